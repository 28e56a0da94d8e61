"""What English answers to the questions of drafting: see `factcheck.draft.tongue`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.en.bases import base_beside, goes_by_steps, tells_years_alone
from factcheck.draft.en.in_turn import in_turn
from factcheck.draft.en.linking import linked
from factcheck.draft.en.rules import read
from factcheck.draft.en.subject import naming
from factcheck.draft.en.targets import is_aim, is_fact, is_foreseen, is_no_aim
from factcheck.draft.en.time import (
    base_year,
    both_ends,
    carried,
    compared_year,
    dates_another,
    ends_window,
    first_year,
    is_done,
    is_left,
    is_monthly,
    is_to_do,
    spans_gap,
    times_of,
    to_date,
    years_ago,
)
from factcheck.draft.en.unsure_times import unsure_times
from factcheck.draft.en.untold_bases import untold_base

if TYPE_CHECKING:
    from factcheck.draft.calendar import Moment
    from factcheck.draft.reading import Kind, Passage
    from factcheck.draft.time_context import Spot

CODE = "en"
BASED_ON_YEARS = False
FACES_YEARS = False
PARTS_BY_COMMA = True
ASKS_BASES = True
TELLS_BEHIND = True

__all__ = [
    "base_beside",
    "base_year",
    "both_ends",
    "carried",
    "compared_year",
    "dates_another",
    "ends_window",
    "first_year",
    "goes_by_steps",
    "in_turn",
    "is_aim",
    "is_done",
    "is_fact",
    "is_foreseen",
    "is_left",
    "is_monthly",
    "is_no_aim",
    "is_to_do",
    "linked",
    "naming",
    "read",
    "spans_gap",
    "tells_years_alone",
    "times_of",
    "to_date",
    "unsure_times",
    "untold_base",
    "years_ago",
]

# Turns of phrase that English does not have.


def first_added(spot: Spot, base: int) -> int:
    """Return the year after the base."""
    del spot
    return base + 1


def names_bracket(passage: Passage) -> bool:
    """Return that a name goes on behind a bracket as it was before."""
    del passage
    return False


def is_listed_in(words: str) -> bool:
    """Return that a list does not share its time by its marks alone."""
    del words
    return False


def reports(spot: Spot, moment: Moment) -> bool:
    """Return that a paragraph is not dated by the report it names."""
    del spot, moment
    return False


def so_far(spot: Spot, moment: Moment, period: str) -> str:
    """Return the period as it is named."""
    del spot, moment
    return period


def ranked(words: str) -> Kind | None:
    """Return that the words before a place do not say what is ranked."""
    del words
    return None
