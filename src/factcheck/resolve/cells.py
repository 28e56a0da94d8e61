"""Cells of the reference that answer a quantity or a ratio, gathered by edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from factcheck.domain.catalogue import Indicator, RateForm
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference, UnreadPeriods

_NOUGHT = Fraction(0)


class Candidate(Struct, frozen=True, kw_only=True):
    """One way to answer a slot, from one edition."""

    vintage: str
    evidence: tuple[Evidence, ...]
    other_basis: bool = False

    def observations(self) -> Iterator[Observation]:
        """Give every cell it rests on."""
        for answer in self.evidence:
            yield from answer.observations()

    @property
    def mixed_vintage(self) -> bool:
        """Whether it was worked out from cells of more than one edition."""
        return len({cell.vintage for cell in self.observations()}) > 1

    @property
    def preference(self) -> tuple[object, ...]:
        """A key that sorts better candidates first: like with like, grade, latest, name."""
        cells = tuple(self.observations())
        grade = max((cell.source.grade for cell in cells), default=9)
        since = max((cell.public_since or date.min for cell in cells), default=date.min)
        return (self.other_basis, self.mixed_vintage, grade, -since.toordinal(), self.vintage)


class PrintedLevel(NamedTuple):
    """What the one cell of a quantity says: a number in plain digits, as it was printed."""

    digits: int
    place: Fraction  # one unit of the last of them
    reach: Fraction  # to either side of the number, of what may have been rounded
    vintage: str

    @property
    def value(self) -> Fraction:
        """The number."""
        return self.digits * self.place

    @property
    def interval(self) -> Interval:
        """Every value it may stand for."""
        value = self.value
        return Interval(value - self.reach, value + self.reach)


class _PrintedSort(NamedTuple):
    """What cells have in common that are like one."""

    like: Observation
    place: Fraction
    reach: Fraction
    since: date | None  # when they were public
    is_usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The cells that may be used: public by a date, and not the document's own."""

    reference: Reference
    own_source: str = ""
    public_by: date | None = None
    rate_indicators: Mapping[str, tuple[Indicator, ...]] = field(init=False)  # by what they are of
    later: list[Observation] = field(default_factory=list)  # passed over: not public by then
    exchanged: dict[str, tuple[str, ...]] = field(default_factory=dict)  # areas of a rate
    told: dict[tuple[str, str, Period, Basis], PrintedLevel | None] = field(default_factory=dict)
    sorts: dict[int, _PrintedSort] = field(default_factory=dict)  # by the identity of what is like

    def __post_init__(self) -> None:
        rates: dict[str, tuple[Indicator, ...]] = {}
        for indicator in self.reference.catalogue.indicators:
            if indicator.rate is not None:
                rates[indicator.rate.of] = (*rates.get(indicator.rate.of, ()), indicator)
        object.__setattr__(self, "rate_indicators", rates)

    def of(self, quantity: Quantity) -> tuple[Observation, ...]:
        """Give the cells that publish a quantity on its basis."""
        return tuple(
            cell
            for cell in self._usable(quantity.indicator, quantity.area, quantity.period)
            if cell.basis == quantity.basis or Basis.NONE in (cell.basis, quantity.basis)
        )

    def printed(self, quantity: Quantity) -> PrintedLevel | None:
        """Tell what the one cell says that publishes a quantity, without reading it.

        None where that is not so plain: several, another basis, or one that is not to be used.
        """
        key = (quantity.indicator, quantity.area, quantity.period, quantity.basis)
        if key not in self.told:
            self.told[key] = self._printed(quantity)
        return self.told[key]

    def _printed(self, quantity: Quantity) -> PrintedLevel | None:
        series = self.reference.series.get((quantity.indicator, quantity.area))
        number = series.printed(quantity.period) if isinstance(series, UnreadPeriods) else None
        if number is None:
            return None
        sort = self.sorts.get(id(number.like)) or self._sort(number.like)
        if self.public_by is not None and (sort.since or quantity.period.end) > self.public_by:
            return None
        basis = sort.like.basis
        is_like = basis == quantity.basis or Basis.NONE in (basis, quantity.basis)
        if not is_like or not sort.is_usable:
            return None
        return PrintedLevel(number.digits, sort.place, sort.reach, sort.like.vintage)

    def _sort(self, like: Observation) -> _PrintedSort:
        place = like.figure.last_place
        sort = self.sorts[id(like)] = _PrintedSort(
            like=like,
            place=place,
            reach=_NOUGHT if like.figure.is_exact else place / 2,
            since=like.public_since,
            is_usable=not like.source.copy_of and not self._is_own(like),
        )
        return sort

    def rates(self, after: Quantity, before: Quantity) -> Iterator[tuple[Observation, Interval]]:
        """Give the cells that publish the ratio of two times, and that ratio.

        Over several years that is average annual growth, which is published of whole years alone:
        the growth of a month is on the year before, however far back the claim looks.
        """
        indicators = self.rate_indicators.get(after.indicator, ())
        if not indicators:
            return
        years = after.period.years_since(before.period)
        if after.period.months > 12:
            return  # the growth of a span of years is that of one year of it, on average
        if years < 1 or (years > 1 and not after.period.is_whole_years):
            return
        period = after.period if years == 1 else _grown_over(after.period, years)
        for indicator in indicators:
            is_index = indicator.rate is not None and indicator.rate.form is RateForm.INDEX
            for cell in self._usable(indicator.id, after.area, period):
                if cell.basis != after.basis and Basis.NONE not in (cell.basis, after.basis):
                    continue
                yearly = cell.interval if is_index else cell.interval + 1
                yield cell, yearly**years

    def _usable(self, indicator: str, area: str, period: Period) -> Iterator[Observation]:
        cells = self._found(indicator, area, period)
        if not cells:
            return
        sources = {cell.source.id for cell in cells}
        for cell in cells:
            if self._is_own(cell) or cell.source.copy_of in sources:
                continue  # a copy is no second piece of evidence
            if self._is_public(cell):
                yield cell
            else:
                self.later.append(cell)

    def is_usable(self, cell: Observation) -> bool:
        """Whether a cell that stands alone may be used."""
        is_copy = cell.source.copy_of == cell.source.id
        return not is_copy and not self._is_own(cell) and self._is_public(cell)

    def _is_own(self, cell: Observation) -> bool:
        return bool(self.own_source) and cell.source.id == self.own_source

    def _is_public(self, cell: Observation) -> bool:
        return self.public_by is None or cell.public_no_earlier_than <= self.public_by

    def _found(self, indicator: str, area: str, period: Period) -> tuple[Observation, ...]:
        cells = self.reference.cells(indicator, area, period)
        entry = self.reference.catalogue.indicators.get(indicator)
        if cells or entry is None or entry.exchange is None:
            return cells
        if indicator not in self.exchanged:
            self.exchanged[indicator] = tuple(
                area for name, area in self.reference.series if name == indicator
            )
        return tuple(  # one rate serves all areas
            cell
            for area in self.exchanged[indicator]
            for cell in self.reference.cells(indicator, area, period)
        )


def by_edition(
    answers: Expression, answering: Iterable[tuple[Observation, Interval]], how: Derivation
) -> tuple[Candidate, ...]:
    """Gather cells into one candidate an edition, or several where an edition disagrees.

    Within an edition the best grade decides; cells of that grade that agree are taken together,
    which narrows their range; those that do not are candidates of their own. The others are kept
    aside, to be shown.
    """
    pairs_of_all = tuple(answering)
    if len(pairs_of_all) == 1:
        ((cell, interval),) = pairs_of_all
        evidence = Evidence(answers=answers, interval=interval, how=how, cells=(cell,))
        return (Candidate(vintage=cell.vintage, evidence=(evidence,)),)
    editions: dict[str, list[tuple[Observation, Interval]]] = {}
    for cell, interval in pairs_of_all:
        editions.setdefault(cell.vintage, []).append((cell, interval))
    candidates = []
    for vintage, pairs in editions.items():
        best = min(cell.source.grade for cell, _ in pairs)
        aside = tuple(cell for cell, _ in pairs if cell.source.grade != best)
        for cells, interval in _agreeing([pair for pair in pairs if pair[0].source.grade == best]):
            evidence = Evidence(
                answers=answers, interval=interval, how=how, cells=cells, aside=aside
            )
            candidates.append(Candidate(vintage=vintage, evidence=(evidence,)))
    return tuple(candidates)


def _agreeing(
    pairs: list[tuple[Observation, Interval]],
) -> Iterator[tuple[tuple[Observation, ...], Interval]]:
    """Gather cells whose ranges have values in common, those of the most digits first."""
    clusters: list[tuple[list[Observation], Interval]] = []
    for cell, interval in sorted(pairs, key=lambda pair: pair[1].width()):
        for place, (cells, common) in enumerate(clusters):
            both = common.intersection(interval)
            if both is not None:
                clusters[place] = ([*cells, cell], both)
                break
        else:
            clusters.append(([cell], interval))
    for cells, common in clusters:
        yield tuple(cells), common


def _grown_over(last: Period, years: int) -> Period:
    """Give the span of the years in which something grew, as average growth is published."""
    return last.shifted(1 - years).to(last)
