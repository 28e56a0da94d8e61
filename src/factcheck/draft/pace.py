"""The base that a change shares with the one before it, and what is not sure of it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.draft.calendar import MONTH as MONTH_NAME
from factcheck.draft.compared import shifted, year_before
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import ROLLED, Spot
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "pace")

CHANGING = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE})
WITHIN_YEAR = re.compile(r"(?:FY)?\d{4}(?:[QH][1-4]|-\d\d)")


PART_OF_YEAR = re.compile(r"(?:FY)?\d{4}(?:[QH][1-4]|-\d\d)(?:\.\.\d{4}-\d\d)?")
OVER_A_YEAR = re.compile(
    r"(?:[^.;]|\.\d){0,60}\b(?:in|over|during|for) the (?:year|(?:12|twelve) months)"
    r" (?:to|ended|ending)\b",
    re.IGNORECASE,
)
#: Behind a change, the part of a year it is of, and another one over the year.
IN_PART = re.compile(
    WORDS.pattern(
        r" (?:in|for|over|during) (?:the )?(?:[A-Z][a-z]+ )?(?:(?P<part>quarter|month)|{month})"
        r"[^.;,\d]{0,20}(?:,? and|,|,? but)(?: was| were| rose| fell)?(?: up| down| by)*"
        r" [\d.]+[½¼¾]?(?:%| per ?cent) (?:over|on|for|in) the (?:year|12 months|twelve months)\b",
        month=MONTH_NAME,
    ),
    re.IGNORECASE,
)
#: A span up to the report from the first of January, of more than a quarter.
SINCE_NEW_YEAR = re.compile(r"(\d{4})-01\.\.\1-(?:0[4-9]|1[0-2])")
#: What companies report of a quarter, and what is counted of many of them.
OF_COMPANY = re.compile(WORDS.pattern(r"\b(?:{en.of_company})\b"), re.IGNORECASE)
OF_MANY = re.compile(WORDS.pattern(r"\b(?:{en.of_many})\b"), re.IGNORECASE)
YEAR = re.compile(r"(?:FY)?\d{4}")
QUARTER, MONTH = re.compile(r"\d{4}Q[1-4]"), re.compile(r"\d{4}-\d\d")
REACH = 120  # characters in which such a year is told
QUARTERLY = re.compile(r"(?:FY)?\d{4}[QH][1-4]")


#: What there is at one time, of which so many more are counted than at the start of a period.
HELD = re.compile(
    WORDS.pattern(r"\b(?:{en.held})(?:e?s)?\b"),
    re.IGNORECASE,
)
COUNTING = (MeasuredBy.COUNT, MeasuredBy.NUMBER)


class ReadBase(Struct, frozen=True, kw_only=True):
    """What a change is measured from, what is not sure of it, and what told it."""

    base: str
    doubts: tuple[str, ...] = ()
    reason: str = ""  # what says so where no word beside the change does


class Pace(Struct, frozen=True, kw_only=True):
    """Period and base of a change, and whether another of its sentence may share them."""

    period: str = ""
    base: str = ""
    line: int = -1
    sentence: tuple[int, int] = (-1, -1)
    doubts: tuple[str, ...] = ()  # about the base, which is no surer of what shares it
    yearly: bool = False  # whether the text has said of a change that it is one on the year
    otherwise: bool = False  # and of one that it is another
    of_line: frozenset[str] = frozenset()  # bases of the changes of its line; "" for one in doubt
    reason: str = ""  # what says the base where no word beside the change does


def paced(
    spot: Spot, period: str, base: str, before: Pace, about: tuple[str, str] = ("", "")
) -> ReadBase:
    """Return the base of a change, and what is not sure of it.

    A change in a month or quarter that names no base shares that of the change before it; companies
    measure theirs from the year before. Else signs of the text settle it, or it is a guess.
    `about` is its subject and its area.
    """
    if spot.reading.kind is Kind.CAGR:
        return _averaged(spot, period, base, before)
    if spot.reading.kind not in CHANGING or not spot.passage.tongue.ASKS_BASES:
        return ReadBase(base=base)
    if not WITHIN_YEAR.fullmatch(period) or base != year_before(period):
        return ReadBase(base=base)
    if spot.passage.tongue.base_beside(spot, period) or _is_of_a_year(spot, period):
        return ReadBase(base=base)
    if one_before(period) and _is_paired(spot, period):
        return ReadBase(base=one_before(period))  # in the quarter, and so much over the year
    shared = before.base if before.period == period else ""
    if shared and before.sentence == spot.passage.sentence:
        return ReadBase(base=shared, doubts=before.doubts, reason=before.reason)
    if alike := _paced_alike(spot, period, before):
        return alike
    if _is_usually_yearly(spot, period, before, about[0]):
        return ReadBase(base=base)
    if settled := spot.passage.tongue.untold_base(spot, period, about, before):
        return settled
    return _guessed(spot, period, base, before, about[0])


def _paced_alike(spot: Spot, period: str, before: Pace) -> ReadBase | None:
    """Return the base of a change that another is set against, which is told by the same pace."""
    if before.sentence != spot.passage.sentence or before.period <= period or before.doubts:
        return None
    step, is_step = one_before(period), before.base == one_before(before.period) != ""
    is_yearly = before.base == year_before(before.period)
    base = step if is_step else year_before(period) if is_yearly else ""
    return ReadBase(base=base, reason=before.reason) if base else None


def _is_usually_yearly(spot: Spot, period: str, before: Pace, subject: str) -> bool:
    """Whether a change in a quarter is on the year as all that the text has told are."""
    if is_of_company(subject) and period[4:5] != "-":
        return True
    is_usual = before.yearly and not before.otherwise and period == spot.setting.period
    is_usual = is_usual or spot.passage.tongue.tells_years_alone(spot.passage.text)
    is_money = spot.passage.figure.dimension is MeasuredBy.MONEY
    is_counted = spot.reading.kind is Kind.CHANGE and not is_money
    return is_usual and QUARTERLY.fullmatch(period) is not None and not is_counted


def _guessed(spot: Spot, period: str, base: str, before: Pace, subject: str) -> ReadBase:
    """Return the likeliest base of a change of which nothing tells it, in doubt."""
    is_number = spot.passage.figure.dimension in COUNTING and spot.reading.kind is Kind.CHANGE
    if is_number and HELD.search(spot.passage.clause_around(REACH)) and one_before(period):
        return ReadBase(base=one_before(period))  # of what there is: so many more than at its start
    steps = spot.passage.tongue.goes_by_steps(spot, subject)
    likely = (one_before(period) if steps else "") or base
    shared = before.base if before.period == period and before.line == spot.line_start else ""
    if steps and spot.reading.kind is Kind.CHANGE:
        shared = ""  # of what there is: the rates of its line are on the year, its amounts not
    guess = shared or likely
    return ReadBase(base=guess, doubts=(guessed_base(guess),))


def guessed_base(base: str) -> str:
    """Return the doubt that a base bears which the text does not tell."""
    return say("the text does not say what it is measured from: {base} is a guess", base=base)


def is_of_company(name: str) -> bool:
    """Whether a name is of what companies report of a quarter, and not counted of many of them.

    >>> is_of_company("same-store sales"), is_of_company("retail sales"), is_of_company("output")
    (True, False, False)
    """
    return OF_COMPANY.search(name) is not None and OF_MANY.search(name) is None


def _averaged(spot: Spot, period: str, base: str, before: Pace) -> ReadBase:
    """Return what a yearly average is counted from: it is none over a single year."""
    if not YEAR.fullmatch(period) or base != year_before(period):
        return ReadBase(base=base)
    shared = before.base if before.sentence == spot.passage.sentence else ""
    if YEAR.fullmatch(shared) and int(period[-4:]) - int(shared[-4:]) > 1:
        return ReadBase(base=shared)
    return ReadBase(base=base, doubts=(say("base: a yearly average since when?"),))


def _is_paired(spot: Spot, period: str) -> bool:
    """Whether a change in a month or quarter stands beside one over the year to its end."""
    text, stop = spot.passage.text, spot.passage.sentence[1]
    own = IN_PART.match(text, spot.end, min(stop, spot.end + REACH))
    return own is not None and ("Q" in period) == (own["part"] == "quarter")


def _is_of_a_year(spot: Spot, period: str) -> bool:
    """Whether a change is over the year to a month: in the year to May, in the 12 months to May."""
    near = (*spot.before(REACH), *spot.after(REACH))
    if any(ROLLED.match(moment.word) and spot.resolved(moment) == period for moment in near):
        return True
    return bool(OVER_A_YEAR.match(spot.passage.right(REACH)))


def one_before(period: str) -> str:
    """Return the quarter before a quarter, or the month before a month; empty for others.

    >>> one_before("2022Q1"), one_before("FY2022Q3"), one_before("2022-01"), one_before("2022")
    ('2021Q4', 'FY2022Q2', '2021-12', '')
    """
    mark = "FY" if period.startswith("FY") else ""
    bare = period.removeprefix("FY")
    if QUARTER.fullmatch(bare):
        return mark + shifted(bare, "quarter")
    return shifted(bare, "month") if MONTH.fullmatch(bare) else ""


def after(before: Pace, spot: Spot, period: str, told: ReadBase) -> Pace:
    """Return the pace that holds behind a change, and of which sorts the text has told so far."""
    beside = ""
    if spot.reading.kind in CHANGING and PART_OF_YEAR.fullmatch(period):
        beside = spot.passage.tongue.base_beside(spot, period)
    beside = "" if SINCE_NEW_YEAR.fullmatch(period) else beside
    is_step = bool(told.reason) and told.base != year_before(period)
    of_line = before.of_line if before.line == spot.line_start else frozenset()
    return Pace(
        period=period,
        base=told.base,
        line=spot.line_start,
        sentence=spot.passage.sentence,
        doubts=told.doubts,
        yearly=before.yearly or (bool(beside) and beside == year_before(period)),
        otherwise=before.otherwise or is_step or beside not in ("", year_before(period)),
        of_line=of_line | {"" if told.doubts else told.base},
        reason=told.reason,
    )
