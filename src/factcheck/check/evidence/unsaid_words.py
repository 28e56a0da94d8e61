"""Words of columns that a text may leave out: what their unit tells, and that something is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.check.evidence.series import (
    CellSeries,
)
from factcheck.check.lexicon.words import (
    made_words,
)
from factcheck.domain.unit import Dimension

_MONEY = re.compile("[A-Z]{3}")  # among base units


class UnsaidWords:
    """What knows which words of a column its table makes needless.

    Parameters
    ----------
    of_table : callable
        Gives the series of a table by its number.
    """

    def __init__(self, of_table: Callable[[int], Sequence[CellSeries]]) -> None:
        self.of_table = of_table
        self._shared: dict[tuple[int, Dimension], frozenset[str]] = {}

    def made_alone(self, series: CellSeries) -> frozenset[str]:
        """Return the word for making in a column's name, where no other column is called as it.

        Visitors are tourist arrivals, in a table that has no tourist nights.
        """
        made = series.column_keys & made_words()
        bare = series.column_keys - made
        if not made or not bare:
            return frozenset()
        others = {other.column_keys for other in self.of_table(series.name.table)}
        is_alone = all(keys == series.column_keys or not bare <= keys for keys in others)
        return made if is_alone else frozenset()

    def told_by_unit(self, series: CellSeries) -> frozenset[str]:
        """Return what all columns of its table are called by that are in its unit, if it has one.

        Of tonnes of coal, gas and oil emissions, a text says only which.
        """
        unit = series.first.measure.unit
        if not _is_physical(unit.dimension):
            return frozenset()
        key = (series.name.table, unit.dimension)
        if key not in self._shared:
            alike = {
                other.column_keys
                for other in self.of_table(series.name.table)
                if other.first.measure.unit.dimension == unit.dimension
                and other.column_keys
                and "per head" not in other.column_keys
            }
            shared = frozenset.intersection(*alike) if len(alike) > 1 else frozenset()
            self._shared[key] = shared
        return self._shared[key]


def _is_physical(dimension: Dimension) -> bool:
    """Whether something is measured in a unit that is no money: tonnes, kilowatt-hours."""
    return bool(dimension.powers) and not any(
        _MONEY.fullmatch(base) for base, _ in dimension.powers
    )
