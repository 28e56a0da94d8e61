"""Who has the figures that are wanted: publishers of such series, an office, the issuer alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.diagnose.wanted import Wanted
from factcheck.domain.catalogue import CountedBy
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference


class FigureOwner(NamedTuple):
    """Who has a figure: who alone counts it, else who publishes its indicator."""

    counted_by: CountedBy | None = None
    publishers: tuple[str, ...] = ()
    is_elsewhere: bool = False  # whether they publish it of other areas alone


def by_owner(
    cells: Iterable[Wanted], reference: Reference
) -> list[tuple[FigureOwner, tuple[Wanted, ...]]]:
    """Group what is wanted by who has it; what the issuer alone counts comes last."""
    publishers: dict[str, dict[str, dict[str, None]]] = {}
    for cell in reference:
        of_area = publishers.setdefault(cell.indicator, {}).setdefault(cell.area, {})
        if cell.source.publisher:
            of_area[str(cell.source.publisher)] = None
    groups: dict[FigureOwner, list[Wanted]] = {}
    for want in cells:
        groups.setdefault(_owner(want.quantity, reference, publishers), []).append(want)
    ranked = sorted(groups.items(), key=lambda group: group[0].counted_by is CountedBy.ISSUER)
    return [(owner, tuple(members)) for owner, members in ranked]


def _owner(
    quantity: Quantity,
    reference: Reference,
    publishers: dict[str, dict[str, dict[str, None]]],
) -> FigureOwner:
    indicator = reference.catalogue.indicators.get(quantity.indicator)
    if indicator is not None and indicator.counted_by is not None:
        return FigureOwner(counted_by=indicator.counted_by)
    areas = publishers.get(quantity.indicator, {})
    if quantity.area in areas:
        return FigureOwner(publishers=tuple(sorted(areas[quantity.area])))
    names = {name for of_area in areas.values() for name in of_area}
    return FigureOwner(publishers=tuple(sorted(names)), is_elsewhere=bool(names))
