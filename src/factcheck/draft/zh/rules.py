"""Rules of Chinese: which words beside a figure make it what kind of claim."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
from factcheck.draft.hedging import hedge_ending, hedges_read
from factcheck.draft.layout import HAN
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import FigureReading, Kind, Passage, Said
from factcheck.draft.zh.amounts import amount
from factcheck.draft.zh.beside import ChineseContext, beside
from factcheck.draft.zh.parts import STRUCTURED, TWO_DIGITED
from factcheck.draft.zh.rates import percent, points
from factcheck.draft.zh.words import (
    AFTER_SCOPE,
    AHEAD,
    AVERAGED,
    PER,
    RATE_NOUN,
    SCALED_TIME,
    SHARED,
)
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "rules", "zh")

#: A bound of these, said of a noun, selects what is spoken of: 5亿元以上项目.
SELECTING = frozenset({MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.COUNT})
#: Whom a bound of money picks out: 超10亿元企业25家.
KINDS_OF = re.compile(WORDS.pattern(r"的?(?:{kinds_of})|的?\d+[家户个]"))
RATE = re.compile(RATE_NOUN)
FALLS_BEHIND = re.compile("的?(?:下[降跌]|降幅|负增长)")
SHRINKS_BEHIND = re.compile(
    "的[一-鿿]{0,2}?(?:负增长|下[降跌滑]|跌幅|降幅|减幅|衰退|萎缩|收缩)|收缩|萎缩|跌幅|降幅|减幅"
)
SAMPLED = re.compile("[的一-鿿]{0,8}?(?:抽样|样本)")
KINDS = ("企业", "项目")
SELECTED = re.compile(r"的[一-鿿]|且")
FOR_WHOM = re.compile(WORDS.pattern(r"(?:{for_whom})[^，。；\d]{0,16}$"))
ATTAINED = re.compile(WORDS.pattern(r"(?:{attained})$"))
COMPARED_TO = re.compile(WORDS.pattern(r"(?:{compared_to})的$"))
HELD_TO = re.compile(WORDS.pattern(r"(?:{held_to})[^，。；占]{1,12}的$"))
#: A bound on a part of what was before, told before both: 不足去年的一半.
BOUNDED_PART = re.compile(
    "(?P<under>不及|不足|不到|低于)[^，。；占]{1,12}的$"
    "|(?P<over>超过|超)[^，。；占]{0,6}年[^，。；占]{0,8}的$"
)
#: What a multiple or a part is one of, where that is another thing: 相当于进口额的三分之一.
OF_OTHER = re.compile(
    WORDS.pattern(
        r"(?P<verb>{equals})(?:了|约)?(?:同期)?(?P<partner>(?:(?!{times_before})[一-鿿（）()A-Za-z]){2,20})"
        r"的(?:{nearly})*$"
    )
)
MANY = 1000  # so many hours are counted, not waited for
STANDING = frozenset({Kind.LEVEL, Kind.COUNT, Kind.SHARE, Kind.RATIO})
BEFORE = frozenset({Kind.POINT_CHANGE, Kind.GROWTH, Kind.CHANGE})
BETTER = re.compile(WORDS["better"])


def read(passage: Passage) -> FigureReading:
    """Reading of a figure in a Chinese sentence."""
    words = beside(passage)
    scope = _scope(words)
    if scope == "condition":
        return FigureReading(kind=Kind.CONDITION, comparator=_comparator(words), trigger=None)
    if scope:
        return FigureReading(kind=None, role=scope)
    said = _said(words)
    trigger = words.trigger
    bound = _bound(words)
    if bound:
        trigger = passage.figure.start - len(words.window) + bound.start()
    if said.kind is Kind.GAP and said.partner:
        trigger = passage.text.rfind(said.partner, 0, passage.figure.start) - len("快于")
    other = OF_OTHER.search(words.window) if said.kind is Kind.MULTIPLE else None
    if other is not None:
        trigger = passage.figure.start - len(words.window) + other.start()
    return FigureReading(
        kind=said.kind,
        comparator=_comparator(words),
        direction=_direction(words, said.kind),
        confidence=said.confidence,
        partner=said.partner,
        averaged=bool(AVERAGED.search(words.window)),
        trigger=trigger,
        role="" if said.kind else "residue",
    )


def _said(words: ChineseContext) -> Said:
    if words.figure.noun == STRUCTURED:
        return Said(Kind.SHARE)
    match words.figure.dimension:
        case MeasuredBy.POINT:
            return points(words)
        case MeasuredBy.PERCENT:
            return percent(words)
        case MeasuredBy.TIMES:
            other = OF_OTHER.search(words.window)
            if other:
                return Said(Kind.MULTIPLE, partner=other["partner"])
            return Said(Kind.SHARE if _is_part(words) else Kind.MULTIPLE)
        case _:
            return amount(words)


def _is_part(words: ChineseContext) -> bool:
    """Whether a fraction is a part of a whole, not what something grew or shrank to."""
    if "分之" not in words.figure.number:
        return False
    if SHARED.search(words.window) or words.figure.text.startswith(("过", "超")):
        return True
    before, behind = words.window, words.passage.right(1)
    if before.endswith("的"):
        return not (COMPARED_TO.search(before) or HELD_TO.search(before))
    if before.endswith("有") and behind == "的":
        return True  # 有三分之二的村
    return not words.moved and bool(HAN.match(behind)) and not words.reached


def _bound(words: ChineseContext) -> re.Match[str] | None:
    """Return the words that bound a part of what was before, or so many times of it."""
    if words.figure.dimension not in (MeasuredBy.PERCENT, MeasuredBy.TIMES):
        return None
    return BOUNDED_PART.search(words.window)


def _comparator(words: ChineseContext) -> Hedge:
    if words.figure.upper is not None:
        return Hedge.BETWEEN
    if bound := _bound(words):
        return Hedge.LESS_THAN if bound["under"] else Hedge.MORE_THAN
    other = OF_OTHER.search(words.window) if words.hedge is Hedge.AS_PRINTED else None
    if other and words.figure.dimension is MeasuredBy.TIMES and other["verb"] in hedges_read("zh"):
        return hedges_read("zh")[other["verb"]]  # 不到进口额的三分之一
    if words.figure.hedge is Hedge.ABOUT and words.hedge is Hedge.AT_MOST:
        return Hedge.ABOUT  # 控制在5.5%左右
    if hedge_ending(words.before.removesuffix("再"), "zh") is Hedge.AT_LEAST:
        return Hedge.AT_LEAST  # 至少降低30%
    if words.hedge is not Hedge.AS_PRINTED:
        return words.hedge
    return Hedge.MORE_THAN if words.figure.more else words.figure.hedge


def _direction(words: ChineseContext, kind: Kind | None) -> ChangeDirection:
    if kind in STANDING:
        return ChangeDirection.NONE
    paces = RATE.findall(words.clause) if words.reached else []
    if paces and kind in (Kind.GROWTH, Kind.CAGR):  # growth that slowed to 5 % is none of -5 %
        return _of_pace(paces[-1])
    if words.governor["up"]:
        return ChangeDirection.UP
    if words.governor["down"] == "改善" and BETTER.search(words.clause):
        return ChangeDirection.UP  # of a rate; of a concentration it is less
    if words.governor["down"]:
        return ChangeDirection.DOWN
    if kind is Kind.GROWTH and SHRINKS_BEHIND.match(words.passage.right(10)):
        return ChangeDirection.DOWN
    if words.figure.noun == TWO_DIGITED:
        falls = FALLS_BEHIND.match(words.passage.right(6))
        return ChangeDirection.DOWN if falls else ChangeDirection.UP
    noun = words.governor["noun"]
    if not noun:
        return _held_before(words) if kind in BEFORE else ChangeDirection.NONE
    return _of_pace(noun)


def _of_pace(noun: str) -> ChangeDirection:
    """Direction that a word for how fast something moves says: 降幅."""
    return ChangeDirection.DOWN if noun[0] in "降跌减下" else ChangeDirection.UP


def _held_before(words: ChineseContext) -> ChangeDirection:
    """Direction of a change told as a comparison: 低于去年同期0.3个百分点."""
    ahead = AHEAD.search(words.clause[-40:])
    told = (ahead["verb"] or ahead["more"]) if ahead else ""
    if not told:
        return ChangeDirection.NONE
    return (
        ChangeDirection.DOWN if told[0] in "低慢落少" or told.endswith("输") else ChangeDirection.UP
    )


def _scope(words: ChineseContext) -> str:
    """Say of a figure that tells of what, not how much: per thousand, 18 years and above."""
    figure, window = words.figure, words.window
    right = words.passage.right(4)
    graded = right.startswith("级") and figure.dimension is not MeasuredBy.COUNT
    if graded or (figure.measure.symbol in ("kV", "kVA") and not words.reached):
        return "scope"  # the class of a thing: 万吨级, 110千伏
    if figure.unit in KINDS and figure.scale and figure.number in ("", "十", "百", "千"):
        return "scope"  # 百亿企业
    sampled = window.endswith("前") or SAMPLED.match(words.passage.right(12))
    if figure.dimension is MeasuredBy.PERCENT and sampled:
        return "scope"  # 全球前1%, 5‰人口变动抽样调查
    if PER.search(window[-4:]) or (not figure.number and right.startswith("的")):
        return "scope"
    if (
        figure.text.endswith(("以上", "以下", "以内"))
        and figure.dimension is not MeasuredBy.PERCENT
        and AFTER_SCOPE.match(right)
        and not ATTAINED.search(window)
    ):
        return "condition" if figure.dimension in SELECTING else "scope"
    bounded = words.passed or figure.text.endswith(("以上", "以下"))
    if bounded and figure.dimension is MeasuredBy.MONEY and KINDS_OF.match(words.passage.right(7)):
        return "condition"
    defined = figure.text.endswith(("及以上", "及以下", "或以上")) and right.startswith("的")
    if defined and figure.dimension in SELECTING:
        return "condition"
    if SELECTED.match(right) and figure.dimension in SELECTING and FOR_WHOM.search(window):
        return "condition"
    if figure.number in ("1", "一") and figure.dimension is MeasuredBy.MONEY:
        return "scope" if right.startswith(("兑", "折", "对")) else ""
    if figure.measure.symbol == "year_of_age":
        match = re.search(r"(?:达到?|为|提高到?|寿命|年龄)[^，。]{0,3}$", window[-8:])
        return "" if match else "scope"
    lasting = figure.dimension is MeasuredBy.TIME and figure.size < MANY
    if lasting and not SCALED_TIME.search(window[-16:]):
        return "duration"
    return ""
