"""Areas that a Chinese clause names: 全国, 我市, 主城区; and which of them is the text's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.wording.vocabulary import any_of, section, words

PAGE = "zh/places"
#: Words for an area as a whole, by its level. The last level of a text is its own.
WHOLES = {level: words(row) for level, row in section(PAGE, "wholes").items()}
LEVELS = {whole: level for level, row in WHOLES.items() for whole in row}
WHOLE = re.compile("|".join(LEVELS))
#: Where whole areas are what others are compared with, and not what is spoken of.
AGAINST = re.compile("[占于居列比与较为由对向从]$")
SUFFIXES = (
    (re.compile("^(?:全国|中国|我国|国家)$|共和国$"), "country"),
    (re.compile("省$|自治区$|^(?:内蒙古|广西|西藏|宁夏|新疆)$"), "province"),
    (re.compile("市$|州$|盟$"), "city"),
    (re.compile("县$|旗$"), "county"),
    (re.compile("区$"), "district"),
    (re.compile("[镇乡村]$"), "town"),
    (re.compile("^(?:香港|澳门)|岛$"), "territory"),
)
FEW = 4  # as often as that the commonest whole is named, against once the text's own
COUNTRIES = any_of(words(section(PAGE, "countries")["words"]))
BLOCS = any_of(words(section(PAGE, "blocs")["words"]))
PARTS = (
    "主城区|中心城区|主城|城六区|市辖区|市区|市本级|县域|省级|市级|县级|区级"
    "|地级及以上城市|[一二三]线城市|[一二三四五六七八九十\\d]{1,3}个(?:大中|重点)?城市"
)
PROVINCES = any_of(words(section(PAGE, "provinces")["words"]))
NOT_IN_NAMES = (
    "全我本该各两都超门直辖跨同新举建培引在成实完推加支对与及和"
    "的为是有年月日个第居位占由从比较向被把将获办"
)
NAMED = (
    rf"(?:{PROVINCES})(?:省|市(?!场)|(?:壮族|回族|维吾尔)?自治区|(?=的|地区|全[省市区]|经济|GDP|生产总值|常住人口|进出口|出口|进口|居民|粮食))"
    rf"|(?:(?![{NOT_IN_NAMES}])[一-鿿]){{2,3}}(?:(?<![城超股楼债])市(?![场民值政区况盈占外内级])|县(?![级域区乡城]))"
)
HEAD = re.compile(
    rf"在?(?:(?P<whole>{WHOLE.pattern})|(?P<place>{BLOCS}|{COUNTRIES}|{PARTS})(?!人民币|元|银行|股|时间)|(?P<named>{NAMED}))(?P<of>的|内|范围内|实现|完成)?"
)
#: What begins with the word of an area and is a name of something else.
NO_AREA = re.compile(
    r"全(?:国(?:人大|政协|碳市场|统一|性|文明|卫生|首|百强|社会保障|劳动模范|先进|优秀|五一|三八|重点)|市场)|世界(?:级|一流|500强|遗产|杯|纪录)|中国(?:制造|移动|石油|石化|银行|人民|共产|联通|电信|建筑|铁路|特色)|国内(?:生产|外|增值|旅游|贸易|信贷|消费税|市场)|全球(?:化|首)|东部战区|大陆桥|全省域"
    r"|[省市县区]级以上|省级(?:以上|[一-鿿]{2,})|市级以上|县级以上|中国内地企业"
)

RANKED = re.compile(r"[第首前最]|唯一|率先|排[名位]|领先|平均|位[居列]|名列")


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
    left = words[found.end() :]
    if RANKED.match(left):
        return Sited(words, "", own=False)  # 全省第一 says among whom
    whole = found["whole"]
    if whole:
        is_own = LEVELS[whole] == own or not own
        return Sited(left, "" if is_own else whole, own=is_own)
    if (
        found["place"] in ("东部", "中部", "西部", "东北", "省级", "市级", "县级", "区级")
        and len(left) < 2
    ):
        return Sited(words, "", own=False)
    if found["named"]:
        return Sited(left, found["named"], own=False)
    return Sited(left, found["place"], own=False)


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
    for found in WHOLE.finditer(text):
        if not AGAINST.search(text, max(0, found.start() - 1), found.start()):
            level = LEVELS[found[0]]
            counts[level] = counts.get(level, 0) + 1
    most = max(counts.values(), default=0)
    often = [level for level in WHOLES if FEW * counts.get(level, 0) >= most > 0]
    return often[-1] if often else ""
