"""What Chinese answers to the questions of drafting: see `factcheck.draft.tongue`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.draft.calendar import MONTHS_TO
from factcheck.draft.reading import Kind
from factcheck.draft.zh.bases import base_beside, paces_of, tells_pace
from factcheck.draft.zh.linking import linked
from factcheck.draft.zh.naming import naming
from factcheck.draft.zh.owners import is_aside
from factcheck.draft.zh.ranks import ranked
from factcheck.draft.zh.rules import read
from factcheck.draft.zh.targets import is_aim, is_fact, is_foreseen, is_no_aim
from factcheck.draft.zh.time import (
    compared_year,
    dates_another,
    done_so_far,
    first_added,
    in_turn,
    is_left,
    is_listed_in,
    parts_listed,
    reports,
    times_of,
)
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.calendar import Moment
    from factcheck.draft.pace import Pace
    from factcheck.draft.reading import Passage
    from factcheck.draft.time_context import Spot

WORDS = WordClasses("draft", "tongue", "zh")

PACED = frozenset({Kind.GROWTH, Kind.CHANGE, Kind.POINT_CHANGE})
COMPARED = PACED | {Kind.MULTIPLE}
#: As many years before, which no base of a change is read as: 比前五年上升40%.
YEARS_BEFORE = re.compile(r"[比较](?:前|之前的?|上一?个)[一二两三四五六七八九十\d]{1,2}年")
REACH = 60
CODE = "zh"
NEAR = 24  # characters in which a market is told of
YEAR_OR_MONTH = re.compile(r"\d{4}(?:[QH]\d|-\d\d)?")
#: What is told of one day of a market: 收涨0.5%报26点.
QUOTED = re.compile(WORDS["quoted"])
BASED_ON_YEARS = True
FACES_YEARS = True
PARTS_BY_COMMA = False
ASKS_BASES = False
TELLS_BEHIND = False

__all__ = [
    "base_beside",
    "compared_year",
    "dates_another",
    "first_added",
    "in_turn",
    "is_aim",
    "is_fact",
    "is_foreseen",
    "is_left",
    "is_listed_in",
    "is_no_aim",
    "linked",
    "naming",
    "ranked",
    "read",
    "reports",
    "times_of",
]


def so_far(spot: Spot, moment: Moment, period: str) -> str:
    """Return what has been done up to a day, since its year began: 截至12月24日，受理案件5万件."""
    return done_so_far(spot, moment, period)


def names_bracket(passage: Passage) -> bool:
    """Whether a figure in brackets is of the name before them: 出口(5亿元), not (不含旧存5件)."""
    return not is_aside(passage.text, passage.figure.start)


# Turns of phrase that Chinese does not have.


def carried(spot: Spot) -> str:
    """Return nothing: a sentence of Chinese names its time, or its heading does."""
    del spot
    return ""


def ends_window(spot: Spot) -> str:
    """Return nothing."""
    del spot
    return ""


def is_done(spot: Spot) -> bool:
    """Return that it does not count years done: Chinese says 累计."""
    del spot
    return False


def is_to_do(spot: Spot) -> bool:
    """Return that it does not count years to do."""
    del spot
    return False


def first_year(spot: Spot, base: int) -> int:
    """Return the year after the base."""
    del spot
    return base + 1


def spans_gap(spot: Spot) -> bool:
    """Return that a lead is of one year unless its span is named."""
    del spot
    return False


def both_ends(spot: Spot) -> tuple[int, int] | None:
    """Return none: Chinese names both ends before the figure."""
    del spot
    return None


def base_year(spot: Spot, last: int) -> int | None:
    """Return none: Chinese names the base before the figure."""
    del spot, last
    return None


def years_ago(spot: Spot) -> int | None:
    """Return none: Chinese names the years before the figure."""
    del spot
    return None


def is_monthly(spot: Spot) -> bool:
    """Return that a rate is yearly unless it says 环比."""
    del spot
    return False


def to_date(spot: Spot) -> str:
    """Return none: Chinese names the months of such a span."""
    del spot
    return ""


def tells_years_alone(text: str) -> bool:
    """Whether a text measures its changes from the year before, and none from another period."""
    return paces_of(text) == frozenset({"year"})


def goes_by_steps(spot: Spot, subject: str) -> bool:
    """Return that Chinese is not asked, as it names its bases."""
    del spot, subject
    return False


def untold_base(spot: Spot, period: str, about: tuple[str, str], before: Pace) -> None:
    """Return none: Chinese is not asked, as it names its bases."""
    del spot, period, about, before


def unsure_times(spot: Spot, period: str, subject: str) -> Iterator[str]:
    """Give the doubt about what is told as a fact of a year after the one reported on."""
    del subject
    is_quoted = YEAR_OR_MONTH.fullmatch(period) and not spot.tells_period()
    if is_quoted and QUOTED.search(spot.passage.clause_around(NEAR)):
        yield say("period: {period}, or a day of it?", period=period)
    if spot.kind in PACED and tells_pace(spot) and base_beside(spot, period) == "":
        yield say("base: the text names none that is a period")
    if ".." not in period and (listed := parts_listed(spot)):
        yield say("period: {period}, or {words}?", period=period, words=listed)
    if spot.kind in COMPARED and YEARS_BEFORE.search(spot.passage.left_in_clause(REACH)):
        yield say("base: the text names none that is a period")
    for moment in spot.before():
        if (moment.period or "").startswith(MONTHS_TO) and not spot.resolved(moment):
            yield say("period: {period}, or {words}?", period=period, words=moment.word)
    time, named = spot.line_of_time, period.rpartition("..")[2][:4]
    last = max(time.year or 0, time.this_year or 0, int(time.written[:4] or 0))
    if last and named.isdigit() and int(named) > last and spot.reading.kind is not Kind.TARGET:
        yield say("kind: an aim, or what has been?")
