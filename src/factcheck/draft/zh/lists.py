"""Names that a Chinese sentence lists together: 分别, 均, 城乡, 三次产业结构."""

from __future__ import annotations

import re

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.naming import Unnamed
from factcheck.draft.printed import Phrase
from factcheck.draft.zh.noun_words import MEASURED
from factcheck.draft.zh.parts import STRUCTURED
from factcheck.draft.zh.places import OF_VISITORS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "lists", "zh")

SEVERALLY = re.compile("分别|各自?|依次")
AND = re.compile("、|以及|和(?!其[他它]|平|谐)|及(?!其)|与(?!会)")
BETWEEN = re.compile(
    WORDS.pattern(
        r"\s*(?:、|和|及|与|以及|,|，|/)\s*(?:同比|环比)?(?:{between})?(?:约|近|超过?|达|逾"
        r"|为)?\s*"
    )
)
#: Two kinds in one word: 城乡居民收入 is that of 城镇居民 and of 农村居民.
PAIRED = (
    ("城乡", ("城镇", "农村")),
    ("城、乡", ("城镇", "农村")),
    ("进出口", ("进口", "出口")),
    ("存贷款", ("存款", "贷款")),
    ("产销量", ("产量", "销量")),
    ("产销", ("产量", "销量")),
    ("收支", ("收入", "支出")),
)
#: Of these, the ones that name no third thing of their own, as 进出口 does.
TOLD_TOGETHER = ("产销", "产销量", "存贷款")
#: The parts of the country, in one sign each: 东、中、西部地区.
REGIONS = re.compile("(?P<first>(?:[东中西][部]?(?:、|和|及|与))+)(?P<last>[东中西]部)(?P<rest>.*)")
EXAMPLES = re.compile("(?P<items>[^等]+?[、和及][^等]+?)等(?P<what>[^、]{2,})")
#: Words that end a name, and the ones they are told beside: 收入和支出.
OPPOSED = (
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款", "贷款"),
    ("进口额", "出口额"),
    ("产量", "销量"),
    ("资产", "负债"),
    ("上行", "下行"),
    ("出生率", "死亡率"),
    ("件数", "人数"),
    ("户数", "人数"),
)
#: Two sides of one whole: what stands behind the second is of both.
SIDES = tuple(pair.split("/") for pair in WORDS["sides"].split("|"))
INDUSTRIES = re.compile(WORDS["industries"])
TWO_INDUSTRIES = re.compile("第?(?P<one>[一二])、第?(?P<other>[二三])(?=(?:次)?产业)")
NTH = ("第一产业", "第二产业", "第三产业")
BOTH = re.compile(r"(?<![年人平户亩日月场])均|都(?![市会])")
#: Whose all the measures are that are told after it: 上市公司营业收入、净利润.
OWNER = re.compile(WORDS.pattern(r"[^、，]{0,20}?(?:{owner})(?=[一-鿿])"))
#: Whom all of a list are told of: 对东盟、欧盟出口.
TOWARD = re.compile("[对向]")
#: What is traded with whom: 对东盟出口的机械、服装.
TRADED = re.compile("[对向自从][^、]{1,12}?(?:出口|进口|投资|采购)的?(?=[一-鿿]{2})")
TRADE = re.compile("(?:出口|进口|投资|采购|贸易)(?:总?[额值量])?$")
#: What an owner has of its own.
BARE = re.compile(WORDS["bare"])
STOP = re.compile("[，。；;]")
#: Times that a list names: 一季度、二季度, 2020年和2021年.
TIMES = re.compile(
    r"(?:第?[一二三四](?:季度)?|(?:19|20)\d\d年?|\d{1,2}月份?)(?=[、和与及](?:第?[一二三四]季度|(?:19|20)\d\d年|\d))"
    r"|(?<=[、和与及])(?:第?[一二三四]季度|(?:19|20)\d\d年|\d{1,2}月份?)(?![、和与及](?:第?[一二三四]季|(?:19|20)\d\d年))"
)
#: How much there is of something: a list may tell of one in people, of the next in tonnes.
SIZES = frozenset({MeasuredBy.COUNT, MeasuredBy.QUANTITY, MeasuredBy.MONEY})
#: How much something grew: the one 1.5 times, the next 72.6%.
PACES = frozenset({MeasuredBy.TIMES, MeasuredBy.PERCENT})
FEW = 4  # characters of names as long as each other: 小麦、玉米单产
MOST = 6
SHORTEST = 2


def shares(unnamed: Unnamed, name: str) -> str:
    """Name of one part of a structure: 三次产业结构为9:40:51; empty where it is none."""
    if unnamed.own.figure.noun != STRUCTURED or not INDUSTRIES.search(name):
        return ""
    first = unnamed.index
    while first and _is_joined(unnamed, first - 1):
        first -= 1
    number = unnamed.index - first
    return NTH[number] if number < len(NTH) else ""


def _is_joined(unnamed: Unnamed, index: int) -> bool:
    one, other = unnamed.read[index].figure, unnamed.read[index + 1].figure
    return one.noun == STRUCTURED and other.start == one.end + 1


def own_of(unnamed: Unnamed, names: str, earlier: tuple[str, ...] = ()) -> str:
    """Name of a figure in a list that speaks of several in turn; empty where it does not.

    `names` are all of them as they stand before the first figure, `earlier` those of the figures
    before it: 接待游客5万人次,收入3亿元,分别增长4%和6%.
    """
    run = _run(unnamed)
    if len(run) < SHORTEST:
        return ""
    first = unnamed.read[run[0]]
    passage = first.passage
    start = max(passage.segment[0], first.governed - 60)
    before = unnamed.parts.text[start : first.figure.start]
    told = list(SEVERALLY.finditer(before))
    goes_on = bool(unnamed.before.listed) and len(split(unnamed.before.listed, len(run))) == len(
        run
    )
    if not told and _is_pair(names, run):
        return split(names, SHORTEST)[run.index(unnamed.index)]
    if not told or (not goes_on and re.search("[，。；;]", before[told[-1].end() :])):
        return ""
    industries = INDUSTRIES.match(names) if len(run) == len(NTH) else None
    if industries:  # 三次产业对经济增长的拉动分别为
        return NTH[run.index(unnamed.index)] + names[industries.end() :]
    if len(TIMES.findall(before)) == len(run):
        return names  # one thing at as many times: 一季度、二季度进出口分别增长
    listed = split(names, len(run)) or list(unnamed.before.several or earlier[-len(run) :])
    listed = listed if len(listed) == len(run) else []
    return listed[run.index(unnamed.index)] if listed else ""


def _is_pair(names: str, run: list[int]) -> bool:
    """Whether a name ends with one word for two, and as many figures are told: 产销."""
    return len(run) == SHORTEST and names.endswith(TOLD_TOGETHER)


def turn(unnamed: Unnamed) -> tuple[int, int]:
    """Return which of how many figures this one is that are told of as many in turn: 分别."""
    run = _run(unnamed)
    first = unnamed.read[run[0]]
    start = max(first.passage.segment[0], first.governed - 60)
    told = [*SEVERALLY.finditer(unnamed.parts.text, start, first.figure.start)]
    if not told or STOP.search(unnamed.parts.text, told[-1].end(), first.figure.start):
        return 0, 1
    return run.index(unnamed.index), len(run)


def _run(unnamed: Unnamed) -> list[int]:
    """Numbers of the figures that stand in a list with this one, with nothing between."""
    first = last = unnamed.index
    while first and _is_listed(unnamed, first - 1):
        first -= 1
    while last + 1 < len(unnamed.read) and _is_listed(unnamed, last):
        last += 1
    return list(range(first, last + 1))


def _is_listed(unnamed: Unnamed, index: int) -> bool:
    one, other = unnamed.read[index].figure, unnamed.read[index + 1].figure
    alike = one.phrase is other.phrase and one.phrase in (Phrase.FIGURE, Phrase.RANK)
    alike = alike and (
        one.dimension is other.dimension
        or any({one.dimension, other.dimension} <= alike_ones for alike_ones in (SIZES, PACES))
    )
    return alike and bool(BETWEEN.fullmatch(unnamed.parts.text, one.end, other.start))


def split(names: str, number: int) -> list[str]:
    """The names of a list, each whole; empty where there are not so many.

    >>> split("铁路、公路货运量", 2), split("城乡居民人均收入", 2)
    (['铁路货运量', '公路货运量'], ['城镇居民人均收入', '农村居民人均收入'])
    >>> split("航天器制造、半导体器件制造等高端装备制造行业利润", 2)
    ['航天器制造利润', '半导体器件制造利润']
    >>> split("东、中、西部地区业务量比重", 3)
    ['东部地区业务量比重', '中部地区业务量比重', '西部地区业务量比重']
    >>> split("第二、三产业", 2)
    ['第二产业', '第三产业']
    >>> split("第二、第三产业占地区生产总值的比重", 2)
    ['第二产业占地区生产总值的比重', '第三产业占地区生产总值的比重']
    >>> split("新能源汽车、太阳能电池、移动通信基站设备产量", 3)[:2]
    ['新能源汽车产量', '太阳能电池产量']
    >>> split("一般公共预算收入和支出", 2), split("地区生产总值和固定资产投资", 2)
    (['一般公共预算收入', '一般公共预算支出'], ['地区生产总值', '固定资产投资'])
    """
    if number == SHORTEST and (two := TWO_INDUSTRIES.match(names)):
        return [f"第{nth}{names[two.end() :]}" for nth in (two["one"], two["other"])]
    if regions := REGIONS.fullmatch(names):
        signs = [sign for sign in regions["first"] + regions["last"] if sign in "东中西"]
        return [f"{sign}部{regions['rest']}" for sign in signs] if len(signs) == number else []
    examples = EXAMPLES.fullmatch(names)
    if examples and (each := _examples(examples, number)):
        return each
    listed = [name.strip() for name in AND.split(names) if name.strip()]
    by_mark = [name.strip() for name in names.split("、")]
    if len(by_mark) == number < len(listed):
        listed = by_mark  # 化学原料和化学制品制造业、有色金属冶炼和压延加工业
    if len(listed) <= SHORTEST:
        for word, both in PAIRED:
            if word in names and number == len(both) and f"{word}率" not in names:
                return [names.replace(word, name, 1) for name in both]
    if len(listed) != number:
        return []
    last = listed[-1]
    opposed = _opposed(listed)
    if opposed:
        return opposed
    owner = OWNER.match(listed[0])
    if owner and all(is_bare(name) for name in listed[1:]):
        return [listed[0], *(f"{owner[0]}{name}" for name in listed[1:])]
    tail = _tail(listed[0], last)
    toward = (TRADED if not TRADE.search(last) else TOWARD).match(listed[0])
    return [
        name if name is last or MEASURED.search(name) else f"{name}{tail}"
        for name in (
            f"{toward[0]}{name}" if toward and number and not TOWARD.match(name) else name
            for number, name in enumerate(listed)
        )
    ]


def _examples(match: re.Match[str], number: int) -> list[str]:
    """Name each of a list that says behind it what they are: 甲、乙等行业利润."""
    marked, joined = match["items"].split("、"), AND.split(match["items"])
    listed = marked if len(marked) == number else joined
    measured = MEASURED.search(match["what"])
    told = measured[0] if measured else ""
    each = [name if name.endswith(told) else f"{name}{told}" for name in map(str.strip, listed)]
    return each if len(listed) == number else []


def of_pair(whole: str, name: str) -> str:
    """Return the name of one of a pair that the name of both was told with; empty for another.

    >>> of_pair("民营企业进出口", "出口"), of_pair("进出口总值", "出口")
    ('民营企业出口', '')
    """
    for word, both in PAIRED:
        owner, told, _ = whole.partition(word)
        if told and owner and len(name) <= FEW and name.startswith(both):
            return owner + name
    return ""


def is_one_of_pair(whole: str, name: str) -> bool:
    """Whether a name is one of the two that one word at the end of another name tells together.

    >>> is_one_of_pair("进出口", "出口"), is_one_of_pair("机电产品出口", "出口")
    (True, False)
    """
    return any(whole.endswith(word) and name in both for word, both in PAIRED)


def is_bare(name: str) -> bool:
    """Whether a name says what is measured and nothing of whom: 净利润, not 央企净利润.

    >>> is_bare("净利润"), is_bare("营业收入"), is_bare("非银行业存款")
    (True, True, False)
    """
    return BARE.fullmatch(name) is not None


def _opposed(listed: list[str]) -> list[str]:
    """Names whose last word alone is told again: 一般公共预算收入和支出."""
    first, second = listed[0], listed[-1]
    if len(listed) != SHORTEST:
        return []
    for pair in OPPOSED:
        for one, other in (pair, pair[::-1]):
            if second == other and first.endswith(one):
                return [first, first[: -len(one)] + other]
            if first == one and second.startswith(other):
                return [one + second[len(other) :], second]
    return []


def _tail(first: str, last: str) -> str:
    """What the last name of a list says of all of them: 货运量 of 铁路、公路货运量."""
    for one, other in SIDES:
        second = other if first == one else one if first == other else ""
        if second and last.startswith(second) and last != second:
            return last[len(second) :]
    if visitors := OF_VISITORS.search(last):
        return visitors[0]
    if first.endswith("业") and "业" in last:
        return last[last.rfind("业") + 1 :]
    at = last.find(first[-1], 1)
    if 0 < at <= len(first) + 1 and at + 1 < len(last):
        return last[at + 1 :]
    measured = MEASURED.search(last) if first[0] != last[0] else None  # 第二、第三产业
    if measured:
        return measured[0]
    rest = last[len(first) :]
    return rest if len(first) <= FEW and len(rest) > 1 else ""


def all_of(unnamed: Unnamed, names: str) -> tuple[str, ...]:
    """Every name that 均 joins: 粮食、油料产量均增长5%."""
    passage = unnamed.own.passage
    start = max(passage.clause[0], unnamed.own.figure.start - 8)
    if not BOTH.search(passage.text, start, unnamed.own.figure.end):
        return ()
    listed = [name for name in AND.split(names) if name.strip()]
    if not 1 < len(listed) <= MOST or any(len(name) > 16 for name in listed):
        return ()
    return tuple(split(names, len(listed)))
