"""The figures of one period in several areas, told together: most are alike but for the number."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.series import Observation, PrintedNumber

NONE = -1  # no figure of the area stands alone
UNLIKE = -2  # it is none that a number of last places tells


class AreaFigures(Struct, frozen=True, kw_only=True):
    """One figure an area, as a whole number of its last place.

    Two cells are alike where they differ in area, number, note and place alone; `cells` holds one
    of those that are.
    """

    numbers: tuple[int, ...]
    alike: tuple[int, ...]  # which of the cells each is like, or NONE, or UNLIKE
    cells: tuple[Observation, ...]

    @classmethod
    def of(
        cls, areas: Iterable[PrintedNumber | tuple[Observation, ...]], period: Period
    ) -> AreaFigures:
        """Gather what was observed in each area in a period, read or told without reading."""
        numbers: list[int] = []
        alike: list[int] = []
        sorts: dict[object, int] = {}
        firsts: list[Observation] = []
        for figures in areas:
            if isinstance(figures, PrintedNumber):
                number, like = figures
            elif len(figures) == 1 and (steps := _steps_of(figures[0])) is not None:
                number, like = steps, figures[0]
            else:
                numbers.append(0)
                alike.append(UNLIKE if len(figures) == 1 else NONE)
                continue
            sort = sorts.setdefault(_sort(like), len(sorts))
            if sort == len(firsts):
                firsts.append(replace(like, period=period))
            numbers.append(number)
            alike.append(sort)
        return cls(numbers=tuple(numbers), alike=tuple(alike), cells=tuple(firsts))


def _steps_of(cell: Observation) -> int | None:
    """Return a figure in its last places; None where these do not tell what it stands for."""
    figure = cell.figure
    is_plain = figure.hedge is Hedge.AS_PRINTED and not figure.is_word
    if not is_plain or figure.out_of is not None or figure.upper is not None:
        return None
    steps = figure.value / figure.last_place
    return steps.numerator if steps.denominator == 1 else None


def _sort(cell: Observation) -> tuple[object, ...]:
    figure = cell.figure
    return (
        cell.basis, cell.adjustment, cell.vintage, cell.released, cell.status, cell.source.id,
        figure.last_place, figure.is_count, figure.measure,
    )  # fmt: skip
