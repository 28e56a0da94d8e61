"""Names of what is measured, parted from the words around them."""

from __future__ import annotations

import re

from factcheck.draft.layout import HAN
from factcheck.draft.zh.noun_words import (
    CIRCUMSTANCE,
    COMPARED,
    LEADING,
    LONGEST,
    MOTION,
    PREDICATE,
    TIME,
    TRAILING,
)
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "noun phrases", "zh")

TURNS = 12
OPEN, CLOSED = "(（", ")）"
ENDED = "，：:；;。！？\n"
COMMA = re.compile(r"(?<=[一-鿿]),|,(?!\d{3}(?!\d))")
BRACKETED = re.compile(r"[(（][^()（）]{0,30}[)）]")
NAME_BEHIND = re.compile(r"[一-鿿A-Za-z“”\"·（）()/、+\-]+")
LETTERS = re.compile(r"[A-Za-z][A-Za-z\d]")
#: Whose report it is, before a word of time or a verb: 公司上半年实现, 集团全年完成.
OWN = re.compile(
    WORDS.pattern(
        r"^(?:[本我]?(?:{own}))(?=(?:共|已|累计)?(?:{time}|实现|完成|拥有|新建|新增|共有))",
        time=TIME,
    )
)
#: What moved it, behind a name: 电子产品受需求回暖带动.
AFFECTED = re.compile(
    WORDS.pattern(
        r"(?<=[一-鿿])(?:受[^，。；]{2,24}?(?:{affected})|[也亦]?(?:随着?|伴随|因)[^，。；]{2,16}而)$"
    )
)
#: A clause of how or why, that begins with no name.
MANNER = re.compile("[以因受随由将把]")
#: What a name opens with that is told by a motion: 持续高发的警情.
ATTRIBUTE = re.compile("[一-鿿]{3,8}的(?=[一-鿿]{2})")
REACH = 100
LITTLE, SHORT = 3, 12  # characters of a name, and of all that is told


def clause_start(text: str, stop: int, first: int) -> int:
    """Return where the clause before a place begins; a bracket within it does not part it.

    >>> clause_start("年末,广义货币(M2)余额增长", 13, 0)
    3
    """
    at = stop
    first = max(first, stop - REACH)
    while at > first:
        mark = text[at - 1]
        if mark in CLOSED:
            opened = max(text.rfind(sign, first, at) for sign in OPEN)
            if opened < 0:
                return at
            at = opened
            continue
        if mark in OPEN or mark in ENDED or text.startswith("——", at - 1):
            return at
        if mark == "," and COMMA.match(text, at - 1):
            return at
        at -= 1
    return at


def trimmed(words: str) -> str:
    """Return words without those of time, of joints and of achieving at either end.

    >>> trimmed("2021年,全年实现社会消费品零售总额同比")
    '社会消费品零售总额'
    >>> trimmed("加权平均利率比上月高"), trimmed("实质"), trimmed("居民消费价格")
    ('加权平均利率', '', '居民消费价格')
    """
    words = OWN.sub("", words.strip())
    for _ in range(TURNS):
        shorter = CIRCUMSTANCE.sub("", words, count=1) if CIRCUMSTANCE.match(words) else words
        shorter = LEADING.sub("", shorter, count=1) if LEADING.match(shorter) else shorter
        shorter = TRAILING.sub("", AFFECTED.sub("", COMPARED.sub("", shorter))).strip()
        if shorter == words:
            break
        words = shorter
    return (
        _balanced(words.strip('“”"、 '))
        if words.count("“") != words.count("”")
        else _balanced(words)
    )


def _balanced(words: str) -> str:
    """Return words without a bracket that is not closed."""
    for opened, closed in ("（）", "()"):
        if words.count(opened) > words.count(closed):
            words = words.replace(opened, "", 1)
        elif words.count(closed) > words.count(opened):
            words = words.replace(closed, "", 1)
    return words


def is_noun(words: str) -> bool:
    """Whether words can be a name: two characters of Chinese, or letters."""
    return len(HAN.findall(words)) > 1 or bool(LETTERS.search(words))


def behind(text: str, start: int, stop: int, *, opens: bool = False) -> str:
    """Return the name of what is counted, right behind its figure, without what is told of it.

    What is told stays where the figure opens its clause and the name is short: 事项实现通办.

    >>> behind("确定160个国家乡村振兴重点帮扶县。", 6, 17)
    '国家乡村振兴重点帮扶县'
    """
    match = NAME_BEHIND.match(text, start, stop)
    if match is None:
        return ""
    words = match[0]
    if words.startswith(("、", *OPEN, *CLOSED)):
        return ""  # 达109亿元、增长9%; 审结97件(含旧存案件); 江苏(5亿元)、浙江
    told = PREDICATE.search(words, 2)
    little = opens and told and told.start() <= LITTLE and len(words) <= SHORT
    if told and not little and is_noun(words[: told.start()]):
        words = words[: told.start()]
    words = trimmed(words)
    return words if len(words) <= LONGEST else ""


def subject_of(clause: str) -> str:
    """Return the name that a clause without a figure says something of: 货物出口维持可观增长.

    >>> subject_of("香港的货物出口维持可观增长"), subject_of("全市上下攻坚克难")
    ('香港的货物出口', '')
    """
    led = ATTRIBUTE.match(clause)
    moved = MOTION.search(clause, led.end() if led and MOTION.match(clause) else 0)
    if moved is None or not moved.start() or MANNER.match(clause.lstrip("，,；; ")):
        return ""
    words = trimmed(clause[: moved.start()])
    return words if is_noun(words) and len(words) <= LONGEST else ""
