"""By what figures of sister areas were restated: found once, not again for each claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference, Status
from factcheck.domain.surd import Surd

if TYPE_CHECKING:
    from factcheck.domain.period import Period

RESTATED = (Status.REVISED, Status.FINAL)
_FORMER = tuple(status for status in Status if status not in RESTATED)

_Key: TypeAlias = tuple["Period", Basis, str, str]  # the last two: parent and level of areas
_Group: TypeAlias = tuple[str, _Key, frozenset[str]]  # the last: the editions of the claim's own


class Ratios(Struct, frozen=True, kw_only=True):
    """By what one edition restated a figure, in each of some areas that are alike."""

    areas: Mapping[str, Fraction]
    total: Fraction
    rising: tuple[tuple[Fraction, str], ...]  # with their areas, the least first

    @classmethod
    def of(cls, areas: Mapping[str, Fraction]) -> Ratios:
        """Sum and sort them."""
        return cls(
            areas=areas,
            total=sum(areas.values(), Fraction(0)),
            rising=tuple(sorted((ratio, name) for name, ratio in areas.items())),
        )

    def beside(self, area: str) -> Sisters | None:
        """Return what the others come to; None where there is no other."""
        own = self.areas.get(area)
        number = len(self.areas) - (own is not None)
        if not number:
            return None
        total = self.total if own is None else self.total - own
        return Sisters(
            number=number,
            mean=total / number,
            least=next(ratio for ratio, name in self.rising if name != area),
            most=next(ratio for ratio, name in reversed(self.rising) if name != area),
        )


class Sisters(Struct, frozen=True, kw_only=True):
    """By what the figures of an area's sisters were restated."""

    number: int
    mean: Fraction
    least: Fraction
    most: Fraction


@dataclass(frozen=True, eq=False)
class RestatedAreas:
    """The areas that have restated figures in a reference, by what was restated.

    Of an indicator they are found when it is first asked for: few of a large reference are.
    """

    reference: Reference
    _by_indicator: dict[str, Mapping[_Key, tuple[str, ...]]] = field(default_factory=dict)
    _ratios: dict[_Group, Mapping[str, Ratios]] = field(default_factory=dict)

    def sisters(self, quantity: Quantity) -> Mapping[str, Sisters]:
        """Return by what areas of the same parent and level were restated, by edition.

        By editions that have no figure of the area itself.
        """
        area = self.reference.catalogue.areas.get(quantity.area)
        if area is None:
            return {}
        key = (quantity.period, quantity.basis, area.parent, area.level)
        if not self._restated(quantity.indicator).get(key):
            return {}
        own = frozenset(cell.vintage for cell in self._cells(quantity, quantity.area))
        group = (quantity.indicator, key, own)
        if group not in self._ratios:
            self._ratios[group] = self._compared(quantity, key, own)
        found = {edition: ratios.beside(area.id) for edition, ratios in self._ratios[group].items()}
        return {edition: sisters for edition, sisters in found.items() if sisters is not None}

    def has(self, indicator: str) -> bool:
        """Whether a figure of an indicator was restated, beside one that was not."""
        return indicator in self._areas

    def _restated(self, indicator: str) -> Mapping[_Key, tuple[str, ...]]:
        if indicator not in self._by_indicator:
            self._by_indicator[indicator] = self._of(indicator)
        return self._by_indicator[indicator]

    def _compared(self, quantity: Quantity, key: _Key, own: frozenset[str]) -> Mapping[str, Ratios]:
        """Set each restated figure against the former one, best of an edition that is its own."""
        ratios: dict[str, dict[str, Fraction]] = {}
        for name in self._restated(quantity.indicator)[key]:
            cells = self._cells(quantity, name)
            former = [each for each in cells if each.status not in RESTATED]
            former.sort(key=lambda each: each.vintage not in own)
            editions = {each.vintage: each for each in cells if each.status in RESTATED}
            for edition, cell in editions.items():
                before = _middle(former[0]) if former else Fraction(0)
                if edition not in own and before:
                    ratios.setdefault(edition, {})[name] = _middle(cell) / before
        return {edition: Ratios.of(areas) for edition, areas in ratios.items()}

    def _cells(self, quantity: Quantity, area: str) -> tuple[Observation, ...]:
        cells = self.reference.cells(quantity.indicator, area, quantity.period)
        return tuple(cell for cell in cells if cell.basis is quantity.basis)

    @cached_property
    def _areas(self) -> Mapping[str, tuple[str, ...]]:
        """Areas with a restated figure and one that is not, by indicator."""
        restated = tuple(self.reference.having(RESTATED))
        former = set(self.reference.having(_FORMER)) if restated else set()
        areas: dict[str, list[str]] = {}
        for indicator, area in restated:
            if (indicator, area) in former:
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


def _middle(cell: Observation) -> Fraction:
    if not cell.interval.is_bounded:
        return Fraction(0)
    middle = cell.interval.middle()
    return middle.near() if isinstance(middle, Surd) else middle
