"""A table made ready for the search of its sums: whole numbers, and what its labels say, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.cells import EntrySort, TableEntry
from factcheck.check.tables.layout import LineNature, LinesView
from factcheck.domain.rational import Fraction


class SumSearch:
    """What is known of the lines of a table before any sum is tried.

    A sum is tried in whole numbers first, which takes a hundredth of the time; only where it may
    hold in some series is it set out as equations.

    Parameters
    ----------
    view : LinesView
        The table, in the direction in which lines are added.
    """

    def __init__(self, view: LinesView) -> None:
        self.view = view
        self.order = [at for at, line in enumerate(view.lines) if line.has_figures]
        self.less = frozenset(
            at for at, line in enumerate(view.lines) if words.LESS.search(line.label)
        )
        self.doubtful = frozenset(
            at
            for at, line in enumerate(view.lines)
            if line.nature is not LineNature.LEVEL or words.OF_WHICH.match(line.label)
        )
        smallest = min(
            (entry.number.place for row in view.entries for entry in row if entry.number),
            default=Fraction(1),
        )
        self._numbers = [[_scaled(entry, smallest) for entry in row] for row in view.entries]

    def may_hold(self, at: int, lines: Sequence[int], signs: Iterable[int]) -> bool:
        """Whether some series may add up, were it rounded as roughly as can be."""
        pairs = tuple(zip(lines, signs, strict=True))
        for series, result in enumerate(self._numbers[at]):
            if result is None:
                continue
            total, slack = 0, result[1]
            for line, sign in pairs:
                number = self._numbers[line][series]
                if number is not None:
                    total += sign * number[0]
                    slack += number[1]
            if 2 * abs(total - result[0]) <= slack:
                return True
        return False


def _scaled(entry: TableEntry, smallest: Fraction) -> tuple[int, int] | None:
    """Return a number and its last place in units of the smallest place of the table, or more."""
    if entry.sort is not EntrySort.FIGURE or entry.number is None:
        return None
    value, place = entry.number.value / smallest, entry.number.place / smallest
    return int(value), int(place) + 2  # what is cut off is less than one on either side
