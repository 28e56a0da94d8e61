"""Areas that a Chinese clause names: 全国, 我市, 主城区; and which of them is the text's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "places", "zh")

PAGE = "zh/places"
#: Words for an area as a whole, by its level. The last level of a text is its own.
WHOLES = {level: words(row) for level, row in section(PAGE, "wholes").items()}
LEVELS = {whole: level for level, row in WHOLES.items() for whole in row}
WHOLE = re.compile(rf"(?<![安健完齐保])(?:{'|'.join(LEVELS)})")
#: Where whole areas are what others are compared with, and not what is spoken of.
AGAINST = re.compile("[占于居列比与较为由对向从]$")
SUFFIXES = (
    (re.compile("^(?:全国|中国|我国|国家)$|共和国$"), "country"),
    (re.compile(WORDS.pattern(r"省$|自治区$|^(?:{suffixes})$")), "province"),
    (re.compile("市$|州$|盟$"), "city"),
    (re.compile("县$|旗$"), "county"),
    (re.compile("区$"), "district"),
    (re.compile("[镇乡村]$"), "town"),
    (re.compile("^(?:香港|澳门)|岛$"), "territory"),
)
FEW = 4  # as often as that the commonest whole is named, against once the text's own
COUNTRIES = any_of(words(section(PAGE, "countries")["words"]))
BLOCS = any_of(words(section(PAGE, "blocs")["words"]))
PARTS = WORDS["parts"]
PROVINCES = any_of(words(section(PAGE, "provinces")["words"]))
NOT_IN_NAMES = (
    "全我本该各两都超门直辖跨同新举建培引在成实完推加支对与及和"
    "的为是有年月日个第居位占由从比较向被把将获办"
)
NAMED = WORDS.pattern(
    r"(?:{provinces})(?:省|市(?!场)|(?:壮族|回族|维吾尔)?自治区|(?={named}))"
    r"|(?!来自)(?:(?![{not_in_names}])[一-鿿]){2,3}(?:(?<![城超股楼债])市"
    r"(?![场民值政区况盈占外内级])|县(?![级域区乡城]))",
    provinces=PROVINCES,
    not_in_names=NOT_IN_NAMES,
)
HEAD = re.compile(
    WORDS.pattern(
        r"[在以]?(?:(?P<whole>{whole})|(?P<place>{blocs}|{countries}|{parts})(?!{no_heads})"
        r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})国)?"
        r"|(?P<named>{named}))(?P<of>{heads})?",
        whole=WHOLE.pattern,
        blocs=BLOCS,
        countries=COUNTRIES,
        parts=PARTS,
        named=NAMED,
    )
)
#: One of the areas that a list names before what is told of them: 中部、西部地区进出口.
ONE = rf"(?:{BLOCS}|{COUNTRIES}|{PARTS}|{PROVINCES})(?:地区|省|市)?"
#: Where somebody is from, and not where they are: 香港旅客, 香港及中国台湾旅客.
VISITORS = WORDS.pattern(r"{one}(?:[、和与及]{one})*的?(?:{visitors})", one=ONE)
#: What begins with the word of an area and is a name of something else.
NO_AREA = re.compile(WORDS.pattern(r"{no_area}|{of_visitors}", of_visitors=VISITORS))

RANKED = re.compile(WORDS["ranked"])
AND = re.compile("[、和与及]")
OF_VISITORS = re.compile(WORDS.pattern(r"的?(?:{visitors})"))
LISTED = re.compile(
    rf"(?P<areas>{ONE}(?:[、和与及]{ONE})+?)(?:地区)?的?(?P<name>[一-鿿]{{2,}}.*|$)"
)


class Sited(NamedTuple):
    """A name without the area at its head, and the area; empty where none is named."""

    words: str
    area: str
    own: bool  # whether it names the area of the text itself


def placed(words: str, own: str, area: str = "") -> Sited:
    """Part a name from the area at its head.

    >>> placed("全国粮食产量", "city"), placed("全市粮食产量", "city")
    (Sited(words='粮食产量', area='全国', own=False), Sited(words='粮食产量', area='', own=True))
    >>> placed("国内生产总值", "city").area, placed("欧元区失业率", "").area
    ('', '欧元区')
    """
    if area and words.startswith(area) and len(words) > len(area):
        return Sited(words[len(area) :].removeprefix("的"), "", own=True)
    found = None if NO_AREA.match(words) else HEAD.match(words)
    if found is None:
        return Sited(words, "", own=False)
    tail = words[found.end() :]
    if RANKED.match(tail):
        return Sited(words, "", own=False)  # 全省第一 says among whom
    whole = found["whole"]
    if whole:
        is_own = LEVELS[whole] == own or not own
        return Sited(tail, "" if is_own else whole, own=is_own)
    if (
        found["place"] in ("东部", "中部", "西部", "东北", "省级", "市级", "县级", "区级")
        and len(tail) < 2
    ):
        return Sited(words, "", own=False)
    if found["named"]:
        return Sited(tail, found["named"], own=False)
    return Sited(tail, found["place"], own=False)


def listed_areas(words: str) -> tuple[tuple[str, ...], str]:
    """Part a name from the areas of a list at its head; without any, where it has none.

    >>> listed_areas("中部、西部地区进出口"), listed_areas("江苏和浙江的出口")
    ((('中部', '西部地区'), '进出口'), (('江苏', '浙江'), '出口'))
    >>> listed_areas("中部地区进出口")
    ((), '中部地区进出口')
    """
    match = LISTED.match(words)
    if match is None or RANKED.match(match["name"]) or OF_VISITORS.match(match["name"]):
        return (), words
    return tuple(AND.split(match["areas"])), match["name"]


@lru_cache(maxsize=8)
def own_level(text: str, area: str = "") -> str:
    """Level of the area a text is about: by its name, else by what the text calls a whole.

    >>> own_level("全市增长7.2%,快于全省。我市占全省的4.4%。"), own_level("", "江北省")
    ('city', 'province')
    """
    for pattern, level in SUFFIXES:
        if area and pattern.search(area):
            return level
    counts: dict[str, int] = {}
    for match in WHOLE.finditer(text):
        if not AGAINST.search(text, max(0, match.start() - 1), match.start()):
            level = LEVELS[match[0]]
            counts[level] = counts.get(level, 0) + 1
    most = max(counts.values(), default=0)
    often = [level for level in WHOLES if FEW * counts.get(level, 0) >= most > 0]
    return often[-1] if often else ""
