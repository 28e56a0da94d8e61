"""Amounts and counts of Chinese: level, count, threshold, absolute change."""

from __future__ import annotations

import re

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import NOTHING, Confidence, Kind, Said
from factcheck.draft.zh.beside import ChineseContext
from factcheck.draft.zh.words import ACHIEVED, APART, INDEXED, SLOGAN
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "amounts", "zh")

PRICED = re.compile(r"[一-鿿](?<!钱)")
#: Places whose number is a fact: 十二个省份.
KNOWN_NUMBER = re.compile(WORDS["known_number"])
SINCE = re.compile(WORDS.pattern(r"[比较](?:{since})[^，。；]{0,6}$"))
STEPPED = re.compile(r"[一-鿿]{0,4}(?:台阶|关口|大关)")
MOST_STEPS = 20
COMPARED = re.compile(r"(?<![占同环对])比[^，,。；]{2,24}$")
MORE_THAN = re.compile(r"[比较](?:[一-鿿\d]{2,14})[多少高低](?:出|了)?$")
RATIO_OF = re.compile(r"(?:倍差|收入比|之比|比值)[^，。；]{0,6}$")
SCORED = re.compile(r"(?:达|为|得|是|到|至|提高)")
APPROACHED = re.compile(r"[近约超逾达]$")
#: Before a word of rising or falling that it makes another: 新增 is new, 沉降 settles.
COMPOUNDING = ("新", "扩", "加", "晋", "沉", "直")
GREAT = ("万", "亿", "万亿", "千万", "百万")
#: Classifiers of things rather than of slogans, and those that take any numeral.
THINGS = frozenset("家个座所条项次批届场艘架部只名位件处枚套")
LOOSE = frozenset("种类项条批级对大道块节字口国")
CALENDAR = ("年", "个月", "岁", "天")


def amount(words: ChineseContext) -> Said:
    """Say what an amount is: a level or count unless it is passed, or a change."""
    figure = words.figure
    if figure.in_words and words.passage.right(1) == "性":
        return NOTHING  # 一次性
    counted = figure.dimension is MeasuredBy.COUNT
    plain = Kind.COUNT if counted else Kind.LEVEL
    bare = figure.in_words and figure.dimension is MeasuredBy.NUMBER  # 增长一共
    if words.amounts_to and not (bare or _compounded(words)):
        return Said(Kind.CHANGE, Confidence.HIGH if words.compared else Confidence.MEDIUM)
    if words.grown and not (words.reached or bare or _compounded(words)):
        is_place = figure.unit in ("位", "名") or words.passage.right(2) in ("位次", "名次")
        return Said(Kind.CHANGE, Confidence.LOW if is_place else Confidence.HIGH)
    if words.passed and COMPARED.search(words.clause[: -len(words.governor[0])]):
        return Said(Kind.CHANGE, Confidence.MEDIUM)
    few = counted and figure.unit and figure.size < MOST_STEPS  # 迈上三个台阶, not 突破2万辆台阶
    stepped = few and STEPPED.match(words.passage.right(8))
    if (words.passed or words.hedged == "跌破") and not stepped:
        return Said(Kind.THRESHOLD)
    if APART.search(words.window):
        return Said(Kind.CHANGE, Confidence.LOW)
    if MORE_THAN.search(words.window):
        return Said(Kind.CHANGE, Confidence.MEDIUM)
    if figure.dimension is MeasuredBy.NUMBER:
        return _bare(words, plain)
    if figure.in_words and not _worded(words):
        return NOTHING
    sure = words.reached or not counted or not figure.in_words
    return Said(plain, Confidence.HIGH if sure else Confidence.MEDIUM)


def _bare(words: ChineseContext, plain: Kind) -> Said:
    """Say what a number without a unit is: a score, an index, or nothing."""
    if words.figure.unit == ":1" or words.figure.per:
        return Said(Kind.RATIO, Confidence.MEDIUM)
    if words.figure.unit:
        return Said(plain, Confidence.MEDIUM) if SCORED.search(words.window[-8:]) else NOTHING
    if words.figure.measure.symbol == "" and RATIO_OF.search(words.window):
        return Said(Kind.RATIO)
    indexed = not words.figure.in_words and INDEXED.search(words.window)
    return Said(plain, Confidence.LOW) if indexed else NOTHING


def _compounded(words: ChineseContext) -> bool:
    """Whether 增 or 减 is inside a longer word: 新增 before all says a new count, no change."""
    before = words.before
    if before.endswith("新") and SINCE.search(before):
        return False
    halved = words.figure.number == "半"  # 减半
    return before.endswith(COMPOUNDING) or words.moved == "节约" or halved


def _worded(words: ChineseContext) -> bool:
    """Whether a figure in Chinese numerals counts something: its words must leave no doubt."""
    figure = words.figure
    if not figure.number and figure.scale:
        return bool(figure.unit)
    if figure.scale in GREAT and figure.size >= 10**4 and (figure.unit or len(figure.number) > 1):
        whole = figure.number not in ("千", "百", "十")
        return whole or figure.more or bool(APPROACHED.search(words.window))
    if figure.dimension in (MeasuredBy.MONEY, MeasuredBy.QUANTITY):
        if figure.unit == "元" and len(figure.number) == 1 and not figure.scale:
            return not PRICED.match(words.passage.right(2))  # 三元电池 is no price
        return (figure.number != "一" and len(figure.unit) > 1) or figure.unit in ("元", "吨", "亩")
    if figure.dimension is MeasuredBy.TIME:
        return figure.number == "半" or (figure.size > 1 and figure.unit not in CALENDAR)
    return _counted(words)


def _approached(words: ChineseContext) -> bool:
    return bool(words.reached or APPROACHED.search(words.window))


def _counted(words: ChineseContext) -> bool:
    figure = words.figure
    if figure.number in ("百", "千") and not (figure.scale or figure.more or _approached(words)):
        return False  # 千名老人, 百名干部
    if figure.unit == "个" and figure.size >= 2 and KNOWN_NUMBER.match(words.passage.right(4)):
        return True
    achieved = bool(ACHIEVED.search(words.window))
    slogan = SLOGAN.match(words.passage.right(4)) and figure.unit != "次"
    if slogan or figure.size < 2 or not figure.unit or (figure.unit in LOOSE and not achieved):
        return False
    if figure.unit in ("次", "例", "起"):
        return True
    if figure.size >= 11:
        return achieved or figure.unit not in ("个", "份", "组")
    return achieved and figure.unit in THINGS
