"""Which areas had a figure restated: found once for a reference, not again for each claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.series import Reference, Status

if TYPE_CHECKING:
    from factcheck.domain.period import Period

RESTATED = (Status.REVISED, Status.FINAL)

_Key: TypeAlias = tuple["Period", Basis, str, str]  # the last two: parent and level of areas


@dataclass(frozen=True, eq=False)
class RestatedAreas:
    """The areas that have restated figures in a reference, by what was restated.

    Of an indicator they are found when it is first asked for: few of a large reference are.
    """

    reference: Reference
    _by_indicator: dict[str, Mapping[_Key, tuple[str, ...]]] = field(default_factory=dict)

    def sisters(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the areas of the same parent and level of which the same was restated."""
        area = self.reference.catalogue.areas.get(quantity.area)
        if area is None:
            return ()
        if quantity.indicator not in self._by_indicator:
            self._by_indicator[quantity.indicator] = self._of(quantity.indicator)
        key = (quantity.period, quantity.basis, area.parent, area.level)
        restated = self._by_indicator[quantity.indicator].get(key, ())
        return tuple(name for name in restated if name != area.id)

    @cached_property
    def _areas(self) -> Mapping[str, tuple[str, ...]]:
        """Areas with a restated figure, by indicator."""
        areas: dict[str, list[str]] = {}
        for indicator, area in self.reference.having(RESTATED):
            areas.setdefault(indicator, []).append(area)
        return {indicator: tuple(names) for indicator, names in areas.items()}

    def _of(self, indicator: str) -> Mapping[_Key, tuple[str, ...]]:
        areas = self.reference.catalogue.areas
        restated: dict[_Key, dict[str, None]] = {}
        for name in self._areas.get(indicator, ()):
            area = areas.get(name)
            if area is None:
                continue
            for period, cells in self.reference.series[indicator, name].items():
                for cell in cells:
                    if cell.status in RESTATED:
                        key = (period, cell.basis, area.parent, area.level)
                        restated.setdefault(key, {})[name] = None
        return {key: tuple(names) for key, names in restated.items()}
