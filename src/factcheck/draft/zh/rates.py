"""Percentages and percentage points of Chinese: growth, share, ratio, gap, contribution."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.domain.hedge import Hedge
from factcheck.draft.reading import Confidence, Kind, Said
from factcheck.draft.zh.beside import ChineseContext
from factcheck.draft.zh.parts import TWO_DIGITED
from factcheck.draft.zh.words import (
    AHEAD,
    APART,
    AVERAGED,
    CONTRIBUTED,
    DOWN,
    OVERDONE,
    PLANNED,
    RATE_NOUN,
    RATED,
    SHARED,
    TIME_WORD,
    UP,
)
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "rates", "zh")

MOVING = re.compile(f"{RATE_NOUN}|{UP}|{DOWN}")
YEAR_ON_YEAR = re.compile(r"(?:同比|环比|[Yy]o[Yy])[:：]?\s?[+-]?$")
MOVED = re.compile(f"{UP}|{DOWN}")
GROWING = re.compile(RATE_NOUN)
HELD_AGAINST = re.compile(WORDS["held_against"])
OF_PLAN = re.compile(
    r"(?:目标|任务|计划|预算)(?:任务)?[数值]?(?:[（(][^，。；）)]{1,10}[）)])?的?$"
)
OF_AIM = re.compile(r"完成[^，。；]{0,8}(?:目标|任务|计划|预算)[（(][^，。；）)]{1,12}[）)]的$")
CONTRIBUTED_BY = re.compile(r"(?<!科技)(?<!进步)贡献率")  # 科技进步贡献率 is an index of its own
GROWN_BY = re.compile("拉动[^，。；]*增长")
TO_GROWTH = re.compile("增[长量速]的?贡献率")
MOVED_FROM = re.compile(
    r"(?P<rate>[^，。；]{2,24}?)[由从][^，。；%]{0,24}%[^，。；\d]{0,6}[至到](?:[^，。；%]{2,24}的)?$"
)
RATED_ALONE = re.compile("率(?:[（(][^（）()]{0,12}[）)])?$")
POINTS_TO = re.compile(r"个百分点[，、,]?[^，。；\d]{0,5}[至到为]$")
#: What was forecast, that a rate is held against: 较预测增加6.44个百分点.
FORECAST = re.compile(r"[比较](?:原|先前|当初|\d{1,2}月)?的?预[测估][数值]?[^，。；]{0,6}$")
#: Of what brackets in a list tell: of growth, or of a part or a rate.
TOLD_OF = re.compile(r"(?P<grown>增长|增速|增幅|涨幅|降幅|跌幅)|占比|比重|份额|(?<!增长)率|收益")
LISTED_IN = 120
GOES_ON_AT = re.compile(
    r"(?:(?:增长|扩张|发展)?速度|增长率|增速|增幅|涨幅|降幅|跌幅)[^，。；占率]{2,8}[为达]$"
)
#: A pace of before, by the noun behind it, and what is said of it.
GROWTH_OF = re.compile(WORDS.pattern(r"的?(?:{growth_of})(?![到至为达了])"))
GONE_ON_FROM = re.compile(WORDS.pattern(r"(?:{gone_on_from})"))
#: A share, and the next whole that a part of it is told of.
SHARED_BEFORE = re.compile(
    r"占[^，。；]{1,20}的[^，。；\d]{0,4}[\d.]+%[,，、和及与](?!其)[^，。；\d]{2,12}的$"
)
#: Growth of several together, and then of each.
GROWN_SEVERALLY = re.compile(
    WORDS.pattern(
        r"(?:{grown})[^，。；]{0,10}[，,](?:增幅|涨幅)?分别(?:为|达到?|是)(?:[\d.%、和及与]|约)*$"
    )
)
#: What a percentage is said to be by the noun behind it.
#: Verbs that growth is the object of: 录得3%的负增长.
OF_GROWTH = re.compile(WORDS.pattern(r"(?:{of_growth})了?(?:约|近|超过?)?$"))
GROWTH_BEHIND = re.compile("的(?:[正负]|[一-鿿]{0,4}?)增长(?=[，。；、,;]|$)")
PACE_BEHIND = re.compile(
    WORDS.pattern(r"的[一-鿿]{0,4}?(?:{pace_behind})|(?:增速|增幅|涨幅|降幅)(?=[，。；、,;]|$)")
)
RATE_BEHIND = re.compile(WORDS.pattern(r"的[一-鿿]{0,4}?(?:{rate_behind})"))
THAN = re.compile("[比较]")
#: Of whom, at the same time: 高出同期全国出口增速.
OF_THE_TIME = re.compile(
    WORDS.pattern(
        r"(?:{of_the_time})(?!同期|全年|[末底])"
        r"(?:[全我本][国省市区县]|[一-鿿A-Z]{2,}(?:增速|增幅|整体|平均))"
    )
)
#: What a rate was, before it went to another: 失业率由2022年第四季的3.5%.
LEFT_FOR = re.compile(r"[由从][一-鿿\d]{1,12}的?$")
OPENED = re.compile(r"(?:[其有]中|有|约|近|超|超过|逾)*")
GOES_ON = re.compile(r"[一-鿿](?<![左右上下])")
DATED = re.compile(WORDS.pattern(r"(?:{dated})的$"))


def points(words: ChineseContext) -> Said:
    """Say what percentage points are: of growth contributed, ahead of another, or up and down."""
    if CONTRIBUTED.search(words.clause):
        return Said(Kind.CONTRIBUTION)
    if FORECAST.search(words.clause[-20:]):
        return Said(Kind.GAP, Confidence.MEDIUM)
    ahead = AHEAD.search(words.clause[-40:])
    if ahead and not (words.grown and words.hedged):  # it rose by more than 2 points
        partner = (ahead["partner"] if ahead["verb"] else ahead["than"]) or ""
        if _is_time(partner):
            return Said(Kind.POINT_CHANGE)
        return Said(Kind.GAP, partner=partner.strip())
    if OVERDONE.search(words.clause[-16:]) and not words.grown:
        return Said(Kind.GAP, Confidence.MEDIUM)
    sure = MOVED.search(words.window)
    return Said(Kind.POINT_CHANGE, Confidence.HIGH if sure else Confidence.MEDIUM)


def percent(words: ChineseContext) -> Said:
    """Say what a percentage is: the first rule that holds decides."""
    if words.figure.noun == TWO_DIGITED:
        return Said(Kind.CAGR if AVERAGED.search(words.clause) else Kind.GROWTH)
    for holds, kind, confidence in RULES:
        if holds(words):
            averaged = kind is Kind.GROWTH and AVERAGED.search(words.clause)
            return Said(Kind.CAGR if averaged else kind, confidence)
    return Said(Kind.RATIO, Confidence.MEDIUM if words.reached else Confidence.LOW)


def _counted_by_thousand(words: ChineseContext) -> bool:
    return words.figure.unit == "‰"


def _contributed(words: ChineseContext) -> bool:
    return not words.passed and bool(CONTRIBUTED_BY.search(words.clause[-14:]))


def _contributed_to_growth(words: ChineseContext) -> bool:
    is_to_growth = TO_GROWTH.search(words.clause) or GROWN_BY.search(words.passage.left(60))
    return _contributed(words) and bool(is_to_growth)


def _growth_moved_to(words: ChineseContext) -> bool:
    return bool(words.moved) and words.reached and bool(GROWING.search(words.clause))


def _grown_by_more(words: ChineseContext) -> bool:
    """Whether something rose or fell by more than the figure: 增长超过10%."""
    return words.passed and bool(words.grown) and not words.reached


def _growth_passed(words: ChineseContext) -> bool:
    return bool(words.passed and words.governor["noun"]) and not AVERAGED.search(words.clause)


def _moved_by(words: ChineseContext) -> bool:
    if words.amounts_to and words.compared and not RATED.search(words.window):
        return not SHARED.search(words.clause)
    return bool(words.governor["noun"]) or (bool(words.moved) and not words.reached)


def _passed(words: ChineseContext) -> bool:
    return bool(words.passed or words.hedge is Hedge.LESS_THAN)


def _shared(words: ChineseContext) -> bool:
    return bool(SHARED.search(words.clause))


def _held_against(words: ChineseContext) -> bool:
    return bool(HELD_AGAINST.search(words.clause) or OF_AIM.search(words.passage.left(32)))


def _of_plan(words: ChineseContext) -> bool:
    """Whether a percentage is what came of a plan: 为预算的101.3%, 完成年度任务的119%."""
    return _held_against(words) and OF_PLAN.search(words.passage.left(14)) is not None


def _more_than_before(words: ChineseContext) -> bool:
    """Whether a percentage is that by which a figure beats its own of before: 比去年高出15%."""
    ahead = AHEAD.search(words.clause[-40:]) if THAN.search(words.clause) else None
    than = (ahead["than"] or "") if ahead else ""
    return _is_time(than)


def _is_time(partner: str) -> bool:
    """Whether what a figure is ahead of is its own of before: 上年同期, not 同期全国增速."""
    if PLANNED.search(partner) or OF_THE_TIME.match(partner):
        return False
    return TIME_WORD.match(partner) is not None


def _part_of(words: ChineseContext) -> bool:
    if RATE_BEHIND.match(words.passage.right(12)):
        return False
    told = words.window.endswith("的") and not DATED.search(words.window)
    return told or (words.passage.right(1) == "的" and not RATED.search(words.window))


def _shares_on(words: ChineseContext) -> bool:
    """Whether a part of a whole goes on with the one before: 占收入的56%，整体利润的72%."""
    passage = words.passage
    left = passage.text[passage.segment[0] : passage.figure.start]
    return words.window.endswith("的") and SHARED_BEFORE.search(left) is not None


def _paced(words: ChineseContext) -> bool:
    """Whether growth goes at this pace: 以年均12%的速度增长."""
    return bool(PACE_BEHIND.match(words.passage.right(12)))


def _recorded(words: ChineseContext) -> bool:
    """Whether growth of this pace is what was reached: 录得3%的负增长."""
    behind = GROWTH_BEHIND.match(words.passage.right(10))
    return behind is not None and OF_GROWTH.search(words.window) is not None


def _outdone(words: ChineseContext) -> bool:
    """Whether a pace is what another goes on from: 延续了一季度6.9%的增长, 比前一季度4.5%的收缩."""
    behind = GROWTH_OF.match(words.passage.right(8))
    return behind is not None and GONE_ON_FROM.search(words.clause[-24:]) is not None


def _listed_growth(words: ChineseContext) -> bool:
    """Whether brackets behind a name tell its growth: 24家正增长，最高的是甲银行(12%)."""
    if not words.passage.left(3).rstrip("+-约近").endswith(("(", "（")):
        return False
    first = max(words.passage.sentence[0], words.figure.start - LISTED_IN)
    told = [*TOLD_OF.finditer(words.passage.text, first, words.figure.start)]
    return bool(told) and told[-1]["grown"] is not None


def _paced_at(words: ChineseContext) -> bool:
    """Whether a pace told in the clause before is at this rate: 增速下滑最多，为-11%."""
    return words.reached and GOES_ON_AT.search(words.clause) is not None


def _leads(words: ChineseContext) -> bool:
    """Whether a part opens its clause and the whole is its verb's subject: 九成惠及民营企业."""
    opens = OPENED.fullmatch(words.clause.strip())
    return bool(opens) and bool(GOES_ON.match(words.passage.right(2)))


def _averaged(words: ChineseContext) -> bool:
    return bool(AVERAGED.search(words.clause) and MOVING.search(words.window))


def _rated(words: ChineseContext) -> bool:
    return bool(RATED.search(LEFT_FOR.sub("", words.window)))


def _moved_from(words: ChineseContext) -> bool:
    """Whether a rate is what one moved to from another: 失业率由3.9%微跌至8月至10月的3.8%."""
    moved = MOVED_FROM.search(words.passage.left_in_clause(80))
    return moved is not None and RATED_ALONE.search(moved["rate"]) is not None


def _moved_to(words: ChineseContext) -> bool:
    """Whether a rate is what one moved to by the points before it: 收窄4.1个百分点、降至23.6%."""
    return words.reached and POINTS_TO.search(words.passage.left(16)) is not None


def _signed(words: ChineseContext) -> bool:
    return bool(YEAR_ON_YEAR.search(words.passage.left(6)))


def _moved_nearby(words: ChineseContext) -> bool:
    return not words.reached and bool(MOVING.search(words.window[-13:]))


def _apart(words: ChineseContext) -> bool:
    """Whether a percentage is a distance from what is usual: 较常年偏少18%."""
    return bool(APART.search(words.window))


def _told_severally(words: ChineseContext) -> bool:
    """Whether growth told of several is told of each: 增长超一倍，分别为282%、119%."""
    left = words.passage.text[words.passage.segment[0] : words.figure.start]
    return GROWN_SEVERALLY.search(left) is not None


Rule = tuple[Callable[[ChineseContext], bool], Kind, Confidence]
RULES: tuple[Rule, ...] = (
    (_told_severally, Kind.GROWTH, Confidence.HIGH),
    (_counted_by_thousand, Kind.RATIO, Confidence.HIGH),
    (_contributed_to_growth, Kind.CONTRIBUTION, Confidence.HIGH),
    (_contributed, Kind.CONTRIBUTION, Confidence.MEDIUM),
    (_growth_moved_to, Kind.GROWTH, Confidence.HIGH),
    (_grown_by_more, Kind.GROWTH, Confidence.HIGH),
    (_recorded, Kind.GROWTH, Confidence.HIGH),
    (_outdone, Kind.GROWTH, Confidence.HIGH),
    (_growth_passed, Kind.THRESHOLD, Confidence.MEDIUM),
    (_moved_by, Kind.GROWTH, Confidence.HIGH),
    (_passed, Kind.THRESHOLD, Confidence.HIGH),
    (_paced, Kind.GROWTH, Confidence.HIGH),
    (_of_plan, Kind.RATIO, Confidence.HIGH),
    (_held_against, Kind.RATIO, Confidence.MEDIUM),
    (_more_than_before, Kind.GROWTH, Confidence.MEDIUM),
    (_shared, Kind.SHARE, Confidence.HIGH),
    (_shares_on, Kind.SHARE, Confidence.HIGH),
    (_part_of, Kind.SHARE, Confidence.MEDIUM),
    (_leads, Kind.SHARE, Confidence.MEDIUM),
    (_averaged, Kind.GROWTH, Confidence.MEDIUM),
    (_signed, Kind.GROWTH, Confidence.HIGH),
    (_listed_growth, Kind.GROWTH, Confidence.HIGH),
    (_paced_at, Kind.GROWTH, Confidence.HIGH),
    (_apart, Kind.GROWTH, Confidence.LOW),
    (_moved_from, Kind.RATIO, Confidence.HIGH),
    (_moved_to, Kind.RATIO, Confidence.HIGH),
    (_rated, Kind.RATIO, Confidence.HIGH),
    (_moved_nearby, Kind.GROWTH, Confidence.LOW),
)
