"""Clauses that boast, grade or report an event, and hold no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.draft.layout import HAN, ReportParts
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Kind

CHINESE_GRADE = re.compile(
    r"(?:考核|考评|评估|评价|测评|评定|评级)[^，。；]{0,10}(?:优秀|良好|优等|一等|满分|合格"
    r"|先进)|获[^，。；]{0,6}(?:优秀|A级)"
)
CHINESE_EVENT = re.compile(
    r"建成(?:通车|投用|投产|运营|使用|开放)?|通车|投产|投用|投入(?:使用|运营|运行)|获批|荣获"
    r"|荣膺|入选|被(?:认定|评|列|确定|授予|命名)|获评|在[^，。；]{1,8}召开|圆满(?:完成|举办"
    r"|举行)"
    r"|成功(?:举办|申报|创建|获批|承办|发射|入选)|挂牌|竣工|全线贯通|正式(?:启用|启动|设立|运营"
    r"|开通|成立)|摘帽|通过[^，。；]{1,12}(?:验收|复审|评估|审核)|如期完成|[全向].{1,4}推广"
    r"|完成[^，。；]{1,12}(?:调整|改革|换届|划转)"
)
CHINESE_BOAST = re.compile(
    r"(?:明显|显著|大幅|大为|持续|不断|稳步|进一步|日益|更加|加速|全面|有力|有效|迅猛|蓬勃|逐步"
    r"|加快)(?:提升|提高|增强|改善|优化|凸显|形成|发展|强劲|巩固|好转|完善|壮大|扩大|释放|增进"
    r"|彰显|应对|向好|健全|推进|显现|显效)"
    r"|(?:取得|实现|得到|有了|发生|迈出|迈上|呈现|开创|获得)[^，。；]{0,4}(?:新|积极|显著|明显"
    r"|重大|重要|坚实|长足|历史性)[^，。；]{0,4}(?:成效|进展|突破|成绩|进步|步伐|台阶|提升|加强"
    r"|变化|局面|面貌|成果|增强|飞跃|成就|发展|提高)"
    r"|成效(?:显著|明显)|良好开局|提速提质|圆满(?:实现|收官)|(?:保持|总体)[^，。；]{0,6}(?:稳定"
    r"|平稳)|更[蓝清绿美优强]|一大?批|基本实现"
)
ENGLISH_EVENT = re.compile(
    r"\b(?:was|were|has been|have been) (?:officially |successfully |formally )?(?:launched"
    r"|opened|established|completed|inaugurated|unveiled|promulgated|adopted|named|designated"
    r"|approved|put into operation)\b|\b(?:successfully )?(?:hosted|won the|received the "
    r".{0,30}award)\b",
    re.IGNORECASE,
)
ENGLISH_BOAST = re.compile(
    r"\b(?:significant|substantial|notable|remarkable|major|great|solid|steady|marked|new|rapid"
    r"|considerable)\b.{0,24}\b(?:progress|improvements?|advances?|strides|gains|achievements"
    r"|growth|headway|success|breakthroughs)\b"
    r"|\b(?:steadily|significantly|markedly|notably|greatly|substantially|further|continuously"
    r"|effectively|considerably)\b.{0,12}\b(?:improved|strengthened|enhanced|increased|expanded"
    r"|consolidated|advanced|optimi[sz]ed|developed|upgraded|deepened)\b",
    re.IGNORECASE,
)
RULES = (
    (Kind.GRADE, CHINESE_GRADE),
    (Kind.EVENT, CHINESE_EVENT),
    (Kind.QUALITATIVE, CHINESE_BOAST),
)
ENGLISH_RULES = ((Kind.EVENT, ENGLISH_EVENT), (Kind.QUALITATIVE, ENGLISH_BOAST))
LONGEST = 90


def boasts(
    parts: ReportParts, told: Sequence[PrintedFigure], planned: Sequence[bool]
) -> Iterator[tuple[Kind, int, int]]:
    """Clauses of Chinese and sentences of English that say something no figure says.

    `told` are the figures and phrases already read, in order; `planned` says of each line whether
    it speaks of plans, where nothing has happened yet.
    """
    taken = iter(sorted((each.start, each.end) for each in told))
    ahead = next(taken, None)
    start = 0
    for end in (*parts.clause_ends, len(parts.text)):
        while ahead and ahead[1] <= start:
            ahead = next(taken, None)
        free = not (ahead and ahead[0] < end)
        if free and 4 <= end - start <= LONGEST and not planned[parts.line_index(start)]:
            yield from _boast(parts.text, start, end)
        start = end + 1


def _boast(text: str, start: int, end: int) -> Iterator[tuple[Kind, int, int]]:
    rules = RULES if HAN.search(text, start, end) else ENGLISH_RULES
    for kind, pattern in rules:
        if pattern.search(text, start, end):
            words = text[start:end]
            begin = start + len(words) - len(words.lstrip(" ●•·*—-\t"))
            yield kind, begin, start + len(words.rstrip(" \t\n.。!！?？"))
            return
