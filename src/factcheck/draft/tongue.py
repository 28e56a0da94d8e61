"""What drafting asks of a language: each has a package that answers, with equal names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.calendar import Moment
    from factcheck.draft.naming import Naming, Unnamed
    from factcheck.draft.pace import Pace, ReadBase
    from factcheck.draft.printed import PrintedFigure
    from factcheck.draft.reading import FigureReading, Kind, Passage
    from factcheck.draft.time_context import Spot


class Tongue(Protocol):
    """The rules of one language. A language that does not know a turn of phrase says no."""

    CODE: str  # such as "zh"
    BASED_ON_YEARS: bool  # whether a base year beside a change outweighs words of one year
    FACES_YEARS: bool  # whether a coming year before a figure makes it an aim: 面向2027年
    PARTS_BY_COMMA: bool  # whether a comma parts an aim from words of time that are not its own
    ASKS_BASES: bool  # whether a change in a month or quarter that names no base is in doubt
    TELLS_BEHIND: bool  # whether the period of a figure may be told behind it

    def read(self, passage: Passage, /) -> FigureReading:
        """Return what the words beside a figure make of it."""

    def linked(
        self, passage: Passage, reading: FigureReading, other: PrintedFigure, earlier: FigureReading
    ) -> FigureReading:
        """Return a figure's reading after what ties it to the figure before."""

    def naming(self, unnamed: Unnamed, /) -> Naming:
        """Return what a figure is said of, and what is not sure of it."""

    def names_bracket(self, passage: Passage, /) -> bool:
        """Whether a figure in brackets is of the name before them, that goes on: 出口(5亿元)."""

    def is_aim(self, passage: Passage, /) -> bool:
        """Whether the words before a figure, or right behind it, make it an aim."""

    def is_no_aim(self, passage: Passage, /) -> bool:
        """Whether a figure that looks like an aim is left for one, or measured by one."""

    def is_foreseen(self, passage: Passage, /) -> bool:
        """Whether a range in a plan is what the plan foresees."""

    def is_fact(self, passage: Passage, reading: FigureReading, /) -> bool:
        """Whether a clause of a plan tells what is so already."""

    def in_turn(self, spot: Spot, /) -> str:
        """Return the period of one of several figures for as many times; empty for one alone."""

    def is_left(self, spot: Spot, /) -> bool:
        """Whether a figure is the one that is left for another: from third to second."""

    def carried(self, spot: Spot, /) -> str:
        """Return the period that the sentence before has set, empty where it set none."""

    def to_date(self, spot: Spot, /) -> str:
        """Return the span up to the document's month that a sentence opens with; empty for none."""

    def ends_window(self, spot: Spot, /) -> str:
        """Return the last year of a span named before a figure that was reached."""

    def times_of(self, spot: Spot, last: str, /) -> str:
        """Return the year whose figure is taken some times, empty where none is named."""

    def is_done(self, spot: Spot, /) -> bool:
        """Whether a figure counts what was done, year after year."""

    def is_to_do(self, spot: Spot, /) -> bool:
        """Whether an aim of years is what shall be done in all of them."""

    def first_year(self, spot: Spot, base: int, /) -> int:
        """Return the first year of a span in which something was done."""

    def first_added(self, spot: Spot, base: int, /) -> int:
        """Return the first year that a total of years counts in."""

    def is_listed_in(self, words: str, /) -> bool:
        """Whether the words before a figure make it one more of a list that shares its time."""

    def spans_gap(self, spot: Spot, /) -> bool:
        """Whether a lead is one of the growth over the span of the figure before."""

    def dates_another(self, spot: Spot, moment: Moment, /) -> bool:
        """Whether a word of time before the figure dates another figure."""

    def so_far(self, spot: Spot, moment: Moment, period: str, /) -> str:
        """Return the period of what has been done up to a day, or of what stood at it."""

    def reports(self, spot: Spot, moment: Moment, /) -> bool:
        """Whether a word of time says what report the paragraph is of."""

    def both_ends(self, spot: Spot, /) -> tuple[int, int] | None:
        """Return the years between which a change runs that is told by both its ends behind it."""

    def base_year(self, spot: Spot, last: int, /) -> int | None:
        """Return the year that is named beside a change as what it is measured from."""

    def base_beside(self, spot: Spot, period: str, /) -> str:
        """Return the period words beside a change measure it from; empty where they say none."""

    def tells_years_alone(self, text: str, /) -> bool:
        """Whether a text measures its changes from the year before and from no other period."""

    def goes_by_steps(self, spot: Spot, subject: str, /) -> bool:
        """Whether a change without a base is likelier one from the month or quarter before."""

    def untold_base(
        self, spot: Spot, period: str, about: tuple[str, str], before: Pace, /
    ) -> ReadBase | None:
        """Return what signs of the text say a change that names no base is measured from."""

    def years_ago(self, spot: Spot, /) -> int | None:
        """Return how many years back lies what a figure is compared with."""

    def is_monthly(self, spot: Spot, /) -> bool:
        """Whether a rate told month by month is the one that is left for another."""

    def unsure_times(self, spot: Spot, period: str, subject: str, /) -> Iterator[str]:
        """Give what the words around a figure leave in doubt of its period."""

    def ranked(self, words: str, /) -> Kind | None:
        """Return what the words right before a place say is ranked; none where they do not say."""

    def compared_year(self, spot: Spot, before: str, /) -> str:
        """Return the year that words right before a figure name as that of what is compared."""
