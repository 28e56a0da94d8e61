"""What a drafted figure claims of the things that it is about, and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec.structs import replace

from factcheck.check.lexicon import vocabulary as known
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure, UnitForm
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.reading import Kind
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.unit_table import UnknownUnit
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "claimed")

_OF_CHANGE = re.compile(
    WORDS.pattern(
        r"\b(?:{en.changes}),? of (?:about |nearly )?[$€£]?$"
        r"|\b(?:{en.changed}) by (?:about |nearly )?[$€£]?$"
    ),
    re.IGNORECASE,
)
_THAN_BASE = re.compile(
    WORDS.pattern(
        r"^\s*(?:(?P<less>{en.than})"
        r"|above|(?:more|higher|dearer|larger|bigger|better) than|up on|ahead of)"
        r"\s+(?:in |that of |those of )?"
        r"(?:{en.base})"
    ),
    re.IGNORECASE,
)
#: 4.5 per cent less than the 301.6 million of 2023: compared with it, and not somewhere below it.
_IS_LAID_BESIDE = re.compile(
    r"(?<!\b(?:19|20)\d)\d(?:\s?%|\s[a-z-]+){0,3}\s(?:more|less|higher|lower|fewer) than"
    r" (?:the |its |their )?[$€£]?$"
    r"|\b(?:below|above|beyond|over|under|than|exceed\w*) (?:the|its|their|our)"
    r" (?:record |peak |high )?[$€£]?$",  # below the 48,210 of 2022
    re.IGNORECASE,
)
_WENT_UP_TO = re.compile(  # it edged up to 7.99 million: to that, and not to that at most
    rf"(?:{known.MOVES.pattern}|\b(?:went|came|crept|inched|nudg\w+|picked)) (?:back |further )?"
    r"up to (?:about |nearly |almost )?[$€£]?$",
    re.IGNORECASE,
)
_REACHES = re.compile(r",? to (?:[a-z]+ ){0,3}[$€£]?")
#: It cost 2.4 million less: than before, which nobody needs to say.
_IS_APART = re.compile(
    r"\s(?:more|higher|up|larger|bigger|smaller|better|worse|longer|dearer"
    r"|(?P<less>less|fewer|lower|down|shorter|cheaper))"
    r"(?:\s*(?:[.,;)]|$)|\s(?:on|than|over)\s(?:in )?(?:the |a |last )?"
    r"(?:year|previous|prior|same|corresponding|one|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:or|by|to|at) $", re.IGNORECASE)
_FELL_BY_FROM = re.compile(r"\bby [^,;]*\d ?(?:%|per ?cent|points?),? from (?:about |only )?$")
_MORE_BEHIND = re.compile(
    r"\s(?:more|higher|up|above|larger|bigger)\b(?! than (?:half|\d))", re.IGNORECASE
)
_THAT_IS_BY = re.compile(
    r"[,;(–—]\s*(?:that is,? |i\.e\.,? |or )?by (?:about |nearly |almost |over |more than )?$",
    re.IGNORECASE,
)
#: An improvement on the 80.8 % of 2021, which is so much and no change by it.
_ON_WHAT_WAS = re.compile(
    WORDS.pattern(r"\b(?:{en.changes}|improvement|advance) (?:on|from|over) the (?:mere )?$"),
    re.IGNORECASE,
)
_BEHIND_A_NAME = re.compile(r"\b[A-Z][\w'’-]+ [(]$")
_REACHED = re.compile(r"\bto (?:about |nearly |almost |just |only )?$", re.IGNORECASE)
#: 比上年多支出1.26亿元: not spent, but spent more.
_MORE_THAN_LAST = re.compile(
    r"[比较](?:上年|去年)(?:同期)?(?P<way>[多少])(?:支出|收入|完成|投入|收|支)[约近达]?$"
)
_COMES_FROM = re.compile(r"[由从自](?:上年|去年|(?:19|20)\d\d年)?的?$")
_BY = re.compile(r"\bby (?:about |nearly |almost |over |more than )?$")


#: It rose to so much, and not by so much: 上升至18.2%, 上升到2023年的18.2%.
_UP_TO = re.compile(
    "(?:[升降高低大小]|增长|增加|减少)[至到](?:(?:19|20)\\d\\d年?[末底]?[的之]?)?[约近]?$"
)

PLAIN_POINTS = re.compile(r"(?:[\d.]+|[a-z]+) points?", re.IGNORECASE)
_PERCENTAGE = re.compile(r"\d(?:\s?%(?! CI)|\sper ?cent\b)", re.IGNORECASE)
_MOVED_BY = re.compile(
    WORDS.pattern(r"\b(?:{en.moved_by})\s(?:by )?(?:about |nearly )?$"), re.IGNORECASE
)


class ClaimedAs(StrEnum):
    """What a figure claims."""

    LEVEL = "level"
    GROWTH = "growth"
    CAGR = "cagr"
    MULTIPLE = "multiple"
    SHARE = "share"
    POINTS = "points"  # a difference between percentages
    CHANGE = "change"
    BARE = "bare"  # a number of which nothing is known but its digits
    RANK = "rank"


AMOUNTS = frozenset({ClaimedAs.LEVEL, ClaimedAs.BARE, ClaimedAs.SHARE})
MOVES = frozenset({ClaimedAs.GROWTH, ClaimedAs.CHANGE, ClaimedAs.POINTS})

_CLAIMED = {
    Kind.LEVEL: ClaimedAs.LEVEL,
    Kind.COUNT: ClaimedAs.LEVEL,
    Kind.THRESHOLD: ClaimedAs.LEVEL,
    Kind.RANGE: ClaimedAs.LEVEL,
    Kind.GROWTH: ClaimedAs.GROWTH,
    Kind.CAGR: ClaimedAs.CAGR,
    Kind.MULTIPLE: ClaimedAs.MULTIPLE,
    Kind.SHARE: ClaimedAs.SHARE,
    Kind.RATIO: ClaimedAs.SHARE,
    Kind.POINT_CHANGE: ClaimedAs.POINTS,
    Kind.GAP: ClaimedAs.POINTS,
    Kind.CHANGE: ClaimedAs.CHANGE,
    Kind.CONTRIBUTION: ClaimedAs.POINTS,
}


def claimed_by(
    claim: DraftedClaim, figure: dict[str, object], before: str, behind: str
) -> tuple[ClaimedAs, bool]:
    """Return what a figure claims, and whether the words behind it say that it lies below.

    Parameters
    ----------
    claim : DraftedClaim
        The figure as it was drafted.
    figure : dict
        What it stands for.
    before, behind : str
        Its sentence up to it, and from it to the next figure.
    """
    kind = claim.about if claim.kind is Kind.TARGET and claim.about else claim.kind
    claimed = _CLAIMED.get(kind, ClaimedAs.LEVEL)
    clauses = re.split("[,;，；。]", before)[-2:]
    is_rate = claimed in (ClaimedAs.SHARE, ClaimedAs.GROWTH)
    if is_rate and _is_told_in_brackets(before):
        return ClaimedAs.SHARE, False
    if claimed is ClaimedAs.GROWTH and _ON_WHAT_WAS.search(before):
        return ClaimedAs.SHARE, False
    if claimed is ClaimedAs.SHARE and _is_growth(before, clauses):
        claimed = ClaimedAs.GROWTH
    if claimed is ClaimedAs.GROWTH and _is_of_agents(before, behind):
        return ClaimedAs.SHARE, False
    beside = _THAN_BASE.match(behind)
    if beside and claimed in (ClaimedAs.SHARE, ClaimedAs.GROWTH):
        return ClaimedAs.GROWTH, bool(beside["less"])
    if claimed is ClaimedAs.GROWTH and _UP_TO.search(before):
        return ClaimedAs.SHARE, False
    if claimed is ClaimedAs.GROWTH and _FELL_BY_FROM.search(before):
        return ClaimedAs.SHARE, False
    if claimed is ClaimedAs.POINTS and _REACHED.search(before):
        return ClaimedAs.LEVEL, False  # the margin narrowed to 146 basis points
    if claimed is ClaimedAs.LEVEL:
        return _of_level(figure, before, behind)
    value = figure.get("value")
    is_fraction = isinstance(value, Fraction) and 0 < value < 1
    is_by = _BY.search(before) or _MORE_BEHIND.match(behind)
    if claimed is ClaimedAs.MULTIPLE and is_fraction and is_by:
        return ClaimedAs.GROWTH, False
    is_decimal = re.fullmatch(r"[^\d]*\d*\.\d+", claim.figure) is not None
    if claimed is ClaimedAs.SHARE and _is_amount(figure) and (is_decimal or not is_fraction):
        return (ClaimedAs.MULTIPLE if _is_multiple(figure) else ClaimedAs.LEVEL), False
    return claimed, False


def is_of_percentages(
    figure: str,
    claimed: ClaimedAs,
    before: str,
    around: str,
) -> bool:
    """Whether plain points are those between percentages told around: added 13.1 points, to 83.9%.

    Parameters
    ----------
    figure : str
        The figure.
    claimed : ClaimedAs
        What it was taken to claim.
    before : str
        Its sentence up to it.
    around : str
        The text of its sentence, and of what stands before.
    """
    is_level = claimed is ClaimedAs.LEVEL and PLAIN_POINTS.fullmatch(figure) is not None
    is_moved = is_level and _MOVED_BY.search(before) is not None
    return is_moved and _PERCENTAGE.search(around) is not None


def _is_told_in_brackets(before: str) -> bool:
    """Whether a figure stands alone behind a name, and nothing moves there: and Spain (13.7%)."""
    piece = re.split(r"[(),;:]", before.rstrip("( "))[-1]
    return _BEHIND_A_NAME.search(before) is not None and known.MOVES.search(piece) is None


def _of_level(figure: dict[str, object], before: str, behind: str) -> tuple[ClaimedAs, bool]:
    """Return what an amount claims by the words beside it, and whether it lies below."""
    measure = figure.get("measure")
    if isinstance(measure, Measure) and measure.unit.form is UnitForm.PERCENT:
        return ClaimedAs.SHARE, False
    if _is_multiple(figure):
        return ClaimedAs.MULTIPLE, False  # more than twice what it was
    if _OF_CHANGE.search(before):
        return ClaimedAs.CHANGE, False
    if _BY.search(before) and _REACHES.fullmatch(behind):
        return ClaimedAs.CHANGE, False  # EBIT by 3.7 million to 58.9 million
    gap = _MORE_THAN_LAST.search(before)
    if gap is not None:
        return ClaimedAs.CHANGE, gap["way"] == "少"
    apart = _IS_APART.match(behind)
    if apart is not None and not _IN_ALL.search(before):
        return ClaimedAs.CHANGE, bool(apart["less"])
    return ClaimedAs.LEVEL, False


def _is_growth(before: str, clauses: Sequence[str]) -> bool:
    """Whether the words before a percentage say that something changed by it."""
    if _OF_CHANGE.search(before):
        return True  # a slight decline, of 1.7 %
    if _THAT_IS_BY.search(before) and known.MOVES.search(before):
        return True  # fell from 1.4 to 1.0 million, that is by 29 %
    own = clauses[-1]
    if _COMES_FROM.search(own) and not known.GROWTH_WORDS.search(own):
        return False  # 仅增长3.4%，毛利率由27.9%
    is_of_growth = known.GROWTH_WORDS.search(" ".join(clauses)) is not None
    if known.GROWTH_WORDS.search(own):
        return not re.search("占|share|比重", own)
    return is_of_growth and not re.search("占|share|比重|率|份额", own)  # 增速居首,但毛利率15.3%


def _is_of_agents(before: str, behind: str) -> bool:
    """Whether "by" names who does something, and nothing moves: it was named by 46 %."""
    return _BY.search(before) is not None and known.MOVES.search(before + behind) is None


def _is_amount(figure: dict[str, object]) -> bool:
    """Whether a figure has a unit, and is no percentage."""
    measure = figure.get("measure")
    shares = (UnitForm.PERCENT, UnitForm.POINTS)
    return isinstance(measure, Measure) and measure.unit.form not in shares


def _is_multiple(figure: dict[str, object]) -> bool:
    """Whether a figure says how many times as much something is."""
    measure = figure.get("measure")
    return isinstance(measure, Measure) and measure.unit.symbol == "times"


def parsed_figure(text: str, hedge: Hedge | None = None) -> dict[str, object] | None:
    """Return what a printed figure stands for; None where it cannot be read."""
    try:
        figure = parse_figure(text) if hedge is None else parse_figure(text, hedge=hedge)
    except (FigureError, UnknownUnit, ValueError):
        return None
    return {"range": figure.implied(), "value": figure.value, "measure": figure.measure}


def figure_of(claim: DraftedClaim, before: str) -> dict[str, object]:
    """Return what a drafted figure stands for, with the words that hedge it.

    Parameters
    ----------
    claim : DraftedClaim
        The figure.
    before : str
        Its sentence up to it.
    """
    is_bare = re.fullmatch(r"[\d.]+", claim.figure) is not None
    sign = "%" if claim.symbol == "percent" and is_bare else ""
    is_plain = _IS_LAID_BESIDE.search(before) or _WENT_UP_TO.search(before)
    hedged = claim.figure if is_plain else _hedged(claim, before)
    told = [hedged + sign, hedged, claim.figure]
    if not re.search(r"\d", claim.figure) and _A_LITTLE.search(before):
        told.insert(0, _hedged(replace(claim, figure=claim.number), before))
    if not re.search(r"\d", claim.figure):  # double digits are 10 % at least
        told.append(_hedged(replace(claim, figure=f"{claim.number} {claim.unit}".strip()), before))
    elif hedged != claim.figure and claim.kind is Kind.COUNT:  # of what is no unit: visitors
        told.append(_hedged(replace(claim, figure=claim.number), before))
    for text in told:
        try:
            figure = parse_figure(text)
        except (FigureError, UnknownUnit, ValueError):
            continue
        implied = figure.implied()
        return {
            "range": implied if re.search(r"\d", claim.figure) else _in_words(implied),
            "value": figure.value,
            "measure": figure.measure,
            "is_hedged": not figure.is_rounded and not figure.is_exact,
        }
    if claim.value is None:
        return {}
    number = Fraction(claim.number) if re.fullmatch(r"-?\d+(?:\.\d+)?", claim.number) else None
    scale = abs(claim.value / number) if number else Fraction(1)
    half = Fraction(1, 10 ** len(claim.number.partition(".")[2])) * scale / 2
    is_count = claim.kind is Kind.COUNT and "." not in claim.number and scale == 1
    return {
        "range": Interval.point(claim.value)
        if is_count
        else Interval(claim.value - half, claim.value + half),
        "value": claim.value,
    }


_HEDGES = {
    "more than": "more than",
    "less than": "less than",
    "at least": "at least",
    "at most": "at most",
    "nearly": "nearly",
    "just over": "just over",
    "about": "about",
}


def _in_words(implied: Interval) -> Interval:
    """Return what words allow that hedge a word: a little more than half may be 56 percent."""
    low, high = implied.low, implied.high
    if not isinstance(low, Fraction) or not isinstance(high, Fraction):
        return implied
    if implied.low_open and not implied.high_open:
        return Interval(low, high + (high - low), low_open=True)
    if implied.high_open and not implied.low_open:
        return Interval(low - (high - low), high, high_open=True)
    return implied


_A_LITTLE = re.compile(
    r"\b(?:a little|slightly|just|a bit|somewhat|well) (?P<word>more than|over|less than|under)\s$"
)
_OVER = {"over": "more than", "under": "less than"}


def _hedged(claim: DraftedClaim, before: str = "") -> str:
    """Return a figure with its hedge in front of it, as figures are read."""
    word = _HEDGES.get(claim.comparator.value, "")
    little = _A_LITTLE.search(before)
    if not word and little is not None:
        word = _OVER.get(little["word"], little["word"])
    bare = claim.figure
    return f"{word} {bare}" if word and not bare.casefold().startswith(word) else bare
