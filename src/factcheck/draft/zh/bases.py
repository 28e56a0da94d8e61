"""What a change of Chinese is measured from: 环比, 比上月, 比年初, 比一季度, 比2019年同期."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.draft.reading import Kind
from factcheck.draft.time_context import FAR, Spot
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "bases", "zh")

CUT = re.compile(r"[，；;：:。\n]|(?<=[一-鿿]),|,(?!\d{3}(?!\d))")
THAN = r"(?:[比较]|[与同和](?=[^，。；]{1,8}相?比))"
#: The period right before: a month of a month, a quarter of a quarter.
BEFORE = re.compile(
    WORDS.pattern(r"环比|{than}(?:上|前)(?P<unit>{before})(?!年)|月环比|季环比", than=THAN)
)
#: The end of the year before, where what is counted stands at an end.
YEAR_END = re.compile(
    rf"(?:{THAN}|自)(?:年初|期初|[上去]年(?:年)?[末底]|上年度末|(?P<year>(?:19|20)\d\d)年(?:(?:年)?[末底]|12月(?:31日|[末底])))"
)
YEAR_SAME = re.compile(
    rf"{THAN}(?P<year>(?:19|20)\d\d)年(?:同[期月]|(?P<part>[一二三四]季度|\d{{1,2}}月))"
    r"|(?P<year2>(?:19|20)\d\d)年同期的$"
)
MONTHS = re.compile(rf"{THAN}(?:(?P<first>\d{{1,2}})月?[-—–~至到])?(?P<month>\d{{1,2}})月份?(?!\d)")
QUARTER = re.compile(rf"{THAN}第?(?P<quarter>[一二三四1-4])季度")
#: The first part of a year, that its whole or a longer part is compared with: 较前三季度.
FIRST = re.compile(rf"{THAN}(?P<part>前[三3]个?季度|前[两2]个?季度|上半年)(?!同期)")
FIRST_PARTS = dict.fromkeys(
    ("前三季度", "前3季度", "前三个季度"), "{year}-01..{year}-09"
) | dict.fromkeys(("上半年", "前两季度", "前2季度", "前两个季度"), "{year}H1")
#: As many months right before those of the figure: 与先前三个月比较，.
MONTHS_BEFORE = re.compile(rf"{THAN}(?:先前|之前|此前|前|上)[一两二三四五六九\d]{{1,2}}个月(?!的)")
#: The same in one word: 月减1.6%, 季增率.
SHORT = re.compile(r"(?<![同上每当本个前次各单])(?P<unit>[月季])(?:增|减|成长|衰退)[^，。；]{0,4}$")
YEARLY = re.compile(
    r"同比|(?<![今全当本\d])年(?:增|减|成长|衰退)|[比较](?:上年|去年)(?!年?[末底])|同期"
)
#: The noun of a pace of before, right behind it, and the words that say how paces are counted.
OWN_PACE = re.compile(WORDS.pattern(r"的?(?:{growth_of})(?![到至为达了])"))
PACE_TOLD = re.compile(
    r"同比|按年|年[增减]|(?P<short>环比|按(?P<unit>[季月])|(?<![同上每当本个前次各单])[季月][增减])"
)
#: Any change from the month or the quarter before.
STEPS = re.compile(
    rf"环比|{THAN}[上前](?:一|1)?个?[月季]|按[月季]|[上前](?:一|1)?个?[月季][^，。；]{{0,4}}相比"
    r"|(?<![同上每当本个前次各单今全])[月季][增减](?![长率])"
)
#: Stocks, whose change is measured from the end of the period before.
STOCK = re.compile(WORDS.pattern(r"(?:{stocks})(?:余额|总额)?(?:{flows})?$"))
OPENED = re.compile(r"[与同和较比](?P<year>(?:19|20)\d\d)年(?:末|底)?(?:[^，。；]{0,36})?相比[，,]")
#: A base that holds for what follows: 比2012年（下同）.
SAME_BELOW = re.compile(
    r"[与同和较比](?P<year>(?:19|20)\d\d)年(?:末|底)?(?:相比)?[（(，,](?:以)?下同[）)]?"
)
MORE_THAN_BEFORE = re.compile(r"[多少][增减]")
#: Growth a year over so many: 上半年…两年平均增长5.3%.
AVERAGED = re.compile(r"(?P<years>[两三四五])年(?:平均|年均|复合)")
FIRST_TWO = 2
BOTH = 2  # clauses of a sentence that tell of a change each
POINTS = re.compile("个百分点$")
COMPARES = re.compile(f"{THAN}|同比|环比|同期")
NUMBERS_OF_YEARS = "两三四五"
NUMBERS = "一二三四1234"
YEAR = re.compile(r"\d{4}")
MONTH = re.compile(r"(\d{4})-(\d\d)")
QUARTERLY = re.compile(r"(\d{4})Q([1-4])")
HALF = re.compile(r"(\d{4})H([12])")
SPAN = re.compile(r"(\d{4})-(\d\d)\.\.(\d{4})-(\d\d)")
#: Kinds told in an indicator's own unit or in points, as those of stocks are.
CHANGED = frozenset({Kind.CHANGE})
REACH = 60


def base_beside(spot: Spot, period: str) -> str:
    """Return the period words beside a change measure it from; empty where they say none."""
    clauses = CUT.split(spot.passage.left(REACH))
    words = clauses[-1]
    if spot.earlier and spot.kind is Kind.GROWTH and OWN_PACE.match(spot.passage.right(8)):
        return _as_before(spot, period)
    base = (
        _told(words, period)
        or _as_told_before(spot, clauses, period)
        or _opening(spot, words, period)
        or _above(spot, words, period)
    )
    if base or YEARLY.search(words) or spot.kind not in CHANGED:
        return base
    stock = STOCK.search(words[: len(words) - _verb(spot)])
    if stock is None or MORE_THAN_BEFORE.search(words):
        return ""
    return ended_before(period)


def _as_told_before(spot: Spot, clauses: list[str], period: str) -> str:
    """Return the base of the change in points before, of another rate: 较上月扩大1个百分点."""
    if spot.kind is not Kind.POINT_CHANGE or len(clauses) < BOTH or COMPARES.search(clauses[-1]):
        return ""
    before = clauses[-BOTH]
    return _told(before, period) if POINTS.search(before) else ""


def _as_before(spot: Spot, period: str) -> str:
    """Return the base of a pace of before, which goes on as the one told first: 环比, or 同比."""
    first = spot.passage.sentence[0]
    paces = [*PACE_TOLD.finditer(spot.passage.text, max(first, spot.start - FAR), spot.start)]
    return one_before(period, paces[-1]["unit"] or "") if paces and paces[-1]["short"] else ""


def _opening(spot: Spot, words: str, period: str) -> str:
    """Year with which a sentence opens as what its changes are measured from: 与2012年相比,."""
    sentence = spot.passage.sentence[0]
    start = max(sentence, spot.start - FAR)
    if not YEARLY.search(words) and MONTHS_BEFORE.search(spot.passage.text, start, spot.start):
        return _months_before(period)
    base = [*OPENED.finditer(spot.passage.text, start, spot.start)]
    if not base or YEARLY.search(words) or not YEAR.fullmatch(period):
        return ""
    return base[-1]["year"] if base[-1]["year"] < period else ""


def _above(spot: Spot, words: str, period: str) -> str:
    """Year that the line says its changes are measured from, until it says another: 下同."""
    start = max(spot.line_start, spot.start - 4 * FAR)
    base = [*SAME_BELOW.finditer(spot.passage.text, start, spot.start)]
    if not base or YEARLY.search(words) or not YEAR.fullmatch(period):
        return ""
    return base[-1]["year"] if base[-1]["year"] < period else ""


@lru_cache(maxsize=4)
def paces_of(text: str) -> frozenset[str]:
    """Return from what a text measures its changes anywhere: the year before, or a shorter time.

    >>> paces_of("出口年增5%，进口同比下降2%"), sorted(paces_of("同比增长5%，环比下降2%"))
    (frozenset({'year'}), ['step', 'year'])
    """
    told = {"year"} if YEARLY.search(text) else set()
    if STEPS.search(text):
        told.add("step")
    return frozenset(told)


def tells_pace(spot: Spot) -> bool:
    """Whether the words beside a change measure it from the period right before: 环比."""
    words = CUT.split(spot.passage.left(REACH))[-1]
    told = BEFORE.search(words) or SHORT.search(words)
    return told is not None and not YEAR_END.search(words)


def _verb(spot: Spot) -> int:
    """How many characters right before a figure govern it."""
    trigger = spot.reading.trigger
    return 0 if trigger is None else max(0, spot.start - trigger)


def _told(words: str, period: str) -> str:
    """Period that words compare with, as they name it."""
    year = period.removeprefix("FY")[:4]
    if not year.isdigit():
        return ""
    match = AVERAGED.search(words)
    if match:
        years = NUMBERS_OF_YEARS.index(match["years"]) + 2
        return "" if YEAR.fullmatch(period) else period.replace(year, str(int(year) - years))
    match = YEAR_END.search(words)
    if match:
        return year_end(period, int(match["year"]) if match["year"] else int(year) - 1)
    match = YEAR_SAME.search(words)
    if match:
        return "" if match["part"] else period.replace(year, match["year"] or match["year2"])
    match = FIRST.search(words)
    if match and match["part"] in FIRST_PARTS:
        return FIRST_PARTS[match["part"]].format(year=year)
    if MONTHS_BEFORE.search(words):
        return _months_before(period)
    match = BEFORE.search(words) or SHORT.search(words)
    if match:
        ended = words.startswith(("末", "底"), match.end())
        return one_before(period, f"{match['unit'] or ''}{'末' if ended else ''}")
    match = QUARTER.search(words)
    if match and not YEAR.fullmatch(period):
        return f"{year}Q{NUMBERS.index(match['quarter']) % 4 + 1}"
    match = MONTHS.search(words)
    if match and not YEAR.fullmatch(period):
        last = f"{year}-{int(match['month']):02d}"
        return f"{year}-{int(match['first']):02d}..{last}" if match["first"] else last
    return ""


def year_end(period: str, year: int) -> str:
    """The end of a year, in periods of the length of one: its last month, quarter or half.

    >>> year_end("2024-02", 2023), year_end("2024Q1", 2023), year_end("2024", 2023)
    ('2023-12', '2023Q4', '2023')
    """
    if MONTH.fullmatch(period) or SPAN.fullmatch(period):
        return f"{year}-12"
    if QUARTERLY.fullmatch(period):
        return f"{year}Q4"
    return f"{year}H2" if HALF.fullmatch(period) else str(year)


def one_before(period: str, unit: str = "") -> str:
    """The month before a month, the quarter before a quarter; empty where it cannot be told.

    >>> one_before("2024-01"), one_before("2024Q1", "季"), one_before("2024-03", "季度")
    ('2023-12', '2023Q4', '2023-12')
    >>> one_before("2024Q1", "月"), one_before("2024-01..2024-02", "月")
    ('2024-01..2024-02', '2024-01')
    >>> one_before("2024", "月"), one_before("2024", "季末"), one_before("2024", "月末")
    ('', '2024Q3', '2024-11')
    """
    if YEAR.fullmatch(period) and unit.endswith("末"):
        return f"{period}Q3" if "季" in unit else f"{period}-11" if "月" in unit else ""
    month, quarter, half = (form.fullmatch(period) for form in (MONTH, QUARTERLY, HALF))
    if "月" in unit and (months := _so_far(period)) > 1:
        last = f"{period[:4]}-{months - 1:02d}"
        return f"{period[:4]}-01..{last}" if months > FIRST_TWO else last
    if month:
        back = 3 if "季" in unit else 1
        number = 12 * int(month[1]) + int(month[2]) - 1 - back
        return f"{number // 12}-{number % 12 + 1:02d}"
    if quarter and "月" not in unit:
        number = 4 * int(quarter[1]) + int(quarter[2]) - 2
        return f"{number // 4}Q{number % 4 + 1}"
    if half and "季" in unit:
        return f"{half[1]}Q{1 if half[2] == '1' else 3}"
    if half and "月" not in unit:  # 环比 of a first half may be that of its last quarter
        return f"{half[1]}H1" if half[2] == "2" else f"{int(half[1]) - 1}H2" if unit else ""
    return ""


def _months_before(period: str) -> str:
    """Return as many months right before some.

    >>> _months_before("2024-09..2024-11"), _months_before("2024Q1"), _months_before("2024")
    ('2024-06..2024-08', '2023Q4', '')
    """
    span = SPAN.fullmatch(period)
    if span is None:
        return one_before(period)
    first, last = (12 * int(span[at]) + int(span[at + 1]) - 1 for at in (1, 3))
    ends = (2 * first - last - 1, first - 1)
    return "..".join(f"{number // 12}-{number % 12 + 1:02d}" for number in ends)


def _so_far(period: str) -> int:
    """Return how many months from January on a span, first quarter or half has; 0 for others.

    >>> _so_far("2024-01..2024-05"), _so_far("2024Q1"), _so_far("2024H1"), _so_far("2024Q2")
    (5, 3, 6, 0)
    """
    span = SPAN.fullmatch(period)
    if span:
        return int(span[4]) if span[2] == "01" and span[1] == span[3] else 0
    return {"Q1": 3, "H1": 6}.get(period[4:], 0)


def ended_before(period: str) -> str:
    """The month at whose end a stock stood before a month, quarter, half or months changed it.

    >>> ended_before("2024-01..2024-02"), ended_before("2024Q2"), ended_before("2024-02")
    ('2023-12', '2024-03', '2024-01')
    """
    span, quarter, half = (form.fullmatch(period) for form in (SPAN, QUARTERLY, HALF))
    if MONTH.fullmatch(period):
        return one_before(period)
    if span:
        return one_before(f"{span[1]}-{span[2]}")
    if quarter:
        return one_before(f"{quarter[1]}-{3 * int(quarter[2]) - 2:02d}")
    return one_before(f"{half[1]}-{6 * int(half[2]) - 5:02d}") if half else ""
