"""From a drafted claim to the keys of its kind in a claim file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.domain.hedge import Hedge
from factcheck.domain.period import PeriodError
from factcheck.draft.amounts import BEHIND, Written, as_multiple, written
from factcheck.draft.compared import year_before
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.reading import Confidence, Kind
from factcheck.draft.records import LOWEST, RUN, record_keys, trend_keys
from factcheck.language import later, say
from factcheck.wording.period_reader import parse_period
from factcheck.wording.traditional import TABLE
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "statements")

SIDED = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN})
AREAS = re.compile(WORDS.pattern(r"(?:{zh.areas})(?:平均|水平)?"))
FIRST = re.compile(r"历史性|首次|第一次|for the first time", re.IGNORECASE)
#: Scales that no other rupee than India's is commonly told in.
OF_INDIA = ("crore", "crores", "lakh", "lakhs")
RATES = re.compile(
    r"(?:率|比重|占比|比例)$|\b(?:rate|ratio|share|proportion|margin|turnout|occupancy|yield)s?$"
    r"|\bas an? (?:percent|percentage|proportion|share) of\b",
    re.IGNORECASE,
)
_UNSURE = {
    Confidence.MEDIUM: later("medium confidence that this is a {kind}"),
    Confidence.LOW: later("low confidence that this is a {kind}"),
}
MONTH = re.compile(r"\d{4}-\d\d")
MONTHS = re.compile(r"\d{4}-\d\d\.\.\d{4}-\d\d")
PART = re.compile(r"(?P<year>\d{4})(?P<part>[QH])(?P<number>[1-4])")
UNKNOWN = later("the unit {unit!r} is in no table: say under 'units' what one of it is")
#: Base year and last year of a change, or the first and last year of a total; no span of months.
#: A month or a quarter, whose changes are measured from more than one base.
WITHIN_YEAR = re.compile(r"(?:FY)?\d{4}(?:Q[1-4]|-\d\d)")
SPAN = re.compile(r"(?:FY)?\d{4}\.\.(?:FY)?\d{4}")


class ClaimKeys(Struct, frozen=True, kw_only=True):
    """A kind of claim and its keys; the flags say what its indicator is measured in."""

    kind: str
    keys: Mapping[str, str] = field(default_factory=dict)
    amount: Written | None = None
    measured: bool = False  # whether the figure is in the indicator's own unit
    percent: bool = False  # whether the indicator must be a percentage
    partner: str = ""
    partner_is_area: bool = False
    review: tuple[str, ...] = ()

    @property
    def names_indicator(self) -> bool:
        """Whether the kind has a key `of` that must be filled."""
        return self.kind != "qualitative"


def statement(claim: DraftedClaim, units: Mapping[str, str] | None = None) -> ClaimKeys:
    """Kind and keys of one drafted claim; what no kind can hold is kept as qualitative."""
    review = _doubts(claim)
    match claim.kind:
        case Kind.EVENT | Kind.ORDINAL:
            return ClaimKeys(kind="qualitative", keys={"nature": "event"}, review=review)
        case Kind.GRADE:
            return ClaimKeys(kind="qualitative", keys={"nature": "grade"}, review=review)
        case Kind.QUALITATIVE:
            return ClaimKeys(kind="qualitative", keys={"nature": "opinion"}, review=review)
        case Kind.TARGET:
            return _target(claim, review)
        case Kind.RANK:
            return _rank(claim, review)
        case Kind.RECORD:
            return _record(claim, review)
        case Kind.CONDITION:
            premise = say("a premise of what is said beside it, and no claim by itself")
            return ClaimKeys(
                kind="qualitative", keys={"nature": "opinion"}, review=(*review, premise)
            )
        case _:
            return _amount(claim, review, units or {})


def _doubts(claim: DraftedClaim) -> tuple[str, ...]:
    doubts: list[str] = []
    if claim.kind in (Kind.EVENT, Kind.ORDINAL, Kind.GRADE, Kind.QUALITATIVE):
        return tuple(doubts)
    if claim.confidence is not Confidence.HIGH and not _is_plain(claim):
        doubts.append(say(_UNSURE[claim.confidence], kind=claim.kind.value))
    if not claim.subject:
        doubts.append(say("no subject was found"))
    doubts += claim.doubts
    if claim.left_out:
        doubts.append(say("{words!r} beside the figure is not in its unit", words=claim.left_out))
    if claim.settled and not _is_percent(claim) and claim.scale.lower() not in OF_INDIA:
        printed, meant = claim.unit, claim.settled
        doubts.append(say("{unit!r} was taken for {meant}", unit=printed, meant=meant))
    return tuple(doubts)


def _is_percent(claim: DraftedClaim) -> bool:
    """Whether what is read as a percentage can be none in points: 20 pct more visitors."""
    moved = claim.kind in (Kind.GROWTH, Kind.CAGR) and not RATES.search(claim.subject)
    return claim.settled == "%" and (moved or claim.kind in (Kind.SHARE, Kind.RATIO))


def _is_plain(claim: DraftedClaim) -> bool:
    """Whether its own words make its kind sure, whatever rule has read it.

    A place is told by words for places, a rate of what is called one, and what is counted in digits
    with its noun behind them is a count.
    """
    match claim.kind:
        case Kind.RANK:
            return True
        case Kind.RATIO:
            return bool(RATES.search(claim.subject))
        case Kind.COUNT:
            counted = claim.symbol.startswith("count:") and claim.number[:1].isdigit()
            return counted and claim.confidence is Confidence.MEDIUM
        case _:
            return False


def _target(claim: DraftedClaim, review: tuple[str, ...]) -> ClaimKeys:
    if claim.value is not None:
        return ClaimKeys(kind="qualitative", keys={"nature": "aim"}, review=review)
    return ClaimKeys(
        kind="target",
        keys={"is": "exceeded" if "超" in claim.quote or "exceed" in claim.quote else "met"},
        review=review,
    )


def _rank(claim: DraftedClaim, review: tuple[str, ...]) -> ClaimKeys:
    if claim.value is None or claim.value < 1:
        return ClaimKeys(
            kind="qualitative",
            keys={"nature": "grade"},
            review=review,
        )
    key = (
        "at most"
        if re.search(r"前[\d一二三四五六七八九十]|top ", claim.figure, re.IGNORECASE)
        else "is"
    )
    lowest = "smallest" if LOWEST.search(claim.figure) else "largest"
    keys = {key: str(claim.value), "from": lowest}
    if claim.about is None:
        question = say("say whether its level or its growth is ranked")
        return ClaimKeys(kind="rank", keys=keys, review=(*review, question))
    return ClaimKeys(kind="rank", keys={**keys, "measure": claim.about.value}, review=review)


def _record(claim: DraftedClaim, review: tuple[str, ...]) -> ClaimKeys:
    if RUN.search(claim.figure):
        keys = trend_keys(claim)
        question = () if keys else (say("a run of periods: say whether it rises or falls"),)
        kind = "trend" if keys else "qualitative"
        return ClaimKeys(kind=kind, keys=keys or {"nature": "opinion"}, review=(*review, *question))
    return ClaimKeys(kind="record", keys=record_keys(claim), review=review)


def _amount(claim: DraftedClaim, review: tuple[str, ...], units: Mapping[str, str]) -> ClaimKeys:
    claim = as_multiple(claim)
    behind = claim.kind is Kind.GAP and bool(BEHIND.search(claim.quote))
    amount = written(claim, behind=behind, units=units)
    if amount is None:
        return ClaimKeys(
            kind="qualitative",
            keys={"nature": "opinion"},
            review=(*review, say("the figure {figure!r} cannot be read", figure=claim.figure)),
        )
    review = (*review, *(say(UNKNOWN, unit=unit) for unit in amount.declared))
    kind, measured, percent = _kind(claim)
    hedge = amount.hedge
    if kind == "threshold" and amount.figure.hedge not in SIDED:
        hedge = Hedge.AT_LEAST
    keys: dict[str, str] = {}
    if kind == "multiple" and claim.partner:
        kind = "ratio"
    if kind in ("growth", "cagr", "multiple", "change", "point_change", "contribution", "gap"):
        keys |= _base(claim)
    if kind == "gap":
        keys["measure"] = "cagr" if SPAN.fullmatch(claim.period) else "growth"
    keys[hedge.value] = amount.text
    return ClaimKeys(
        kind=kind,
        keys=keys,
        amount=amount,
        measured=measured,
        percent=percent,
        partner=claim.partner if kind in ("gap", "ratio") else "",
        partner_is_area=bool(AREAS.fullmatch(claim.partner.translate(TABLE))),
        review=review,
    )


def _kind(claim: DraftedClaim) -> tuple[str, bool, bool]:
    """Name of the kind; whether its figure is in the indicator's unit; whether that is percent."""
    percent = claim.symbol in ("percent", "permille")
    match claim.kind:
        case Kind.RATIO | Kind.SHARE | Kind.LEVEL | Kind.RANGE:
            return "level", True, percent
        case Kind.COUNT:
            return "count", True, False
        case Kind.THRESHOLD:
            return "threshold", True, percent
        case Kind.CHANGE:
            return "change", True, percent
        case Kind.POINT_CHANGE:
            return "point_change", False, True
        case Kind.CONTRIBUTION:
            return "contribution", False, False
        case _:
            return claim.kind.value, False, False


def _base(claim: DraftedClaim) -> dict[str, str]:
    """Key `since`, where the base is not simply the same span one year before."""
    usual = claim.base == year_before(claim.period) and not WITHIN_YEAR.fullmatch(claim.period)
    itself = claim.base == claim.period.rpartition("..")[2]
    if not claim.base or itself or (usual and not SPAN.fullmatch(claim.period)):
        return {}
    return {"since": claim.base}


def last_month(period: str) -> str:
    """The month at the end of a period within a year.

    >>> last_month("2024-01..2024-02"), last_month("2024Q1"), last_month("2024H1")
    ('2024-02', '2024-03', '2024-06')
    """
    part = PART.fullmatch(period)
    if part:
        return f"{part['year']}-{int(part['number']) * (3 if part['part'] == 'Q' else 6):02d}"
    return period.rpartition("..")[2] if MONTHS.fullmatch(period) else period


def period_key(claim: DraftedClaim, kind: str, default: str) -> str:
    """Period as the kind wants it; empty where it is the document's, or cannot be read."""
    period = claim.period
    if (
        SPAN.fullmatch(period)
        and "since" in _base(claim)
        and kind in ("growth", "cagr", "multiple", "change", "point_change", "contribution", "gap")
    ):
        period = period.split("..")[1]
    if (
        ".." in period
        and kind in ("rank", "record", "trend", "level", "count", "threshold")
        and SPAN.fullmatch(period)
    ):
        period = period.split("..")[1] if kind in ("rank", "record", "trend") else period
    if kind == "change" and MONTH.fullmatch(claim.base):
        period = last_month(period)  # a stock's, from the end of one month to that of another
    if period == default or not period:
        return ""
    try:
        parse_period(period)
    except PeriodError:
        return ""
    return period
