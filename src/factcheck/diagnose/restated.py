"""Which areas had a figure restated: found once for a reference, not again for each claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.series import Reference, Status

if TYPE_CHECKING:
    from factcheck.domain.period import Period

RESTATED = (Status.REVISED, Status.FINAL)

_Key: TypeAlias = tuple[str, "Period", Basis, str, str]  # the last two: parent and level of areas


@dataclass(frozen=True, eq=False)
class RestatedAreas:
    """The areas that have restated figures in a reference, by what was restated."""

    reference: Reference

    def sisters(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the areas of the same parent and level of which the same was restated."""
        area = self.reference.catalogue.areas.get(quantity.area)
        if area is None:
            return ()
        key = (quantity.indicator, quantity.period, quantity.basis, area.parent, area.level)
        return tuple(name for name in self._by_key.get(key, ()) if name != area.id)

    @cached_property
    def _by_key(self) -> Mapping[_Key, tuple[str, ...]]:
        areas = self.reference.catalogue.areas
        restated: dict[_Key, dict[str, None]] = {}
        for cell in self.reference:
            area = areas.get(cell.area)
            if cell.status in RESTATED and area is not None:
                key = (cell.indicator, cell.period, cell.basis, area.parent, area.level)
                restated.setdefault(key, {})[cell.area] = None
        return {key: tuple(names) for key, names in restated.items()}
