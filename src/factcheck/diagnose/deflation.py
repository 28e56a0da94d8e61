"""How much prices rose between two periods, by the index that the catalogue names for an amount."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import TypeAlias

from factcheck.diagnose.course import ratios_of
from factcheck.diagnose.givens import Editions
from factcheck.diagnose.query import Query, TwoLevelMeasure
from factcheck.domain.catalogue import Indicator
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.series import Reference

Ratios: TypeAlias = Mapping[str, Interval]  # by edition


class Prices:
    """The prices of amounts in one area, by an index of them.

    Parameters
    ----------
    index : Indicator
        Answered by its own levels, or by its published growth, of one edition at a time; or the
        growth itself, on the year before.
    edition : str
        The one that is taken where it knows the index; else all that know it are, together.
    """

    def __init__(
        self,
        index: Indicator,
        area: str,
        reference: Reference,
        editions: Editions,
        *,
        edition: str = "",
    ) -> None:
        self.index, self.area, self.edition = index, area, edition
        self._reference, self._editions = reference, editions

    def rise(self, since: Period, period: Period) -> Interval | None:
        """Return how many times those of `since` the prices of a period are; None if not known."""
        if since == period:
            return Interval.point(1)
        before, after = (
            Quantity(indicator=self.index.id, area=self.area, period=time, basis=self.index.basis)
            for time in (since, period)
        )
        if self.index.is_yearly_rate:
            ratios = self._of_rates(before, after)
        else:
            ratios = {**self._over_years(before, after), **self._of_levels(before, after)}
        if not ratios:
            return None
        return ratios.get(self.edition) or reduce(Interval.hull, ratios.values())

    def _of_levels(self, before: Quantity, after: Quantity) -> Ratios:
        bases, tops = self._positive(before), self._positive(after)
        return {edition: tops[edition] / bases[edition] for edition in tops if edition in bases}

    def _positive(self, quantity: Quantity) -> Ratios:
        levels = self._editions(quantity)
        return {edition: level for edition, level in levels.items() if _is_positive(level)}

    def _over_years(self, before: Quantity, after: Quantity) -> Ratios:
        """Return the ratio of two years by whatever an edition publishes of the index."""
        first, last = sorted((before, after), key=lambda each: each.period)
        if not _years_between(first, last):
            return {}
        query = Query(before=first, after=last, measured=TwoLevelMeasure.MULTIPLE)
        return _turned(
            ratios_of(query, self._reference, self._editions), is_backward=first is not before
        )

    def _of_rates(self, before: Quantity, after: Quantity) -> Ratios:
        """Return the product of the yearly growth of each edition that knows it of all years."""
        first, last = sorted((before, after), key=lambda each: each.period)
        years = [
            {
                edition: growth + 1
                for edition, growth in self._editions(last.shifted(-back)).items()
                if _is_positive(growth + 1)
            }
            for back in range(_years_between(first, last))
        ]
        ratios = {
            edition: reduce(Interval.__mul__, (growths[edition] for growths in years))
            for edition in (years[0] if years else ())
            if all(edition in growths for growths in years)
        }
        return _turned(ratios, is_backward=first is not before)


def _years_between(first: Quantity, last: Quantity) -> int:
    """Count the years between the same span of two years; nought where they are not the same."""
    try:
        return last.period.years_since(first.period)
    except PeriodError:
        return 0


def _turned(ratios: Ratios, *, is_backward: bool) -> Ratios:
    if not is_backward:
        return ratios
    return {edition: ratio.reciprocal() for edition, ratio in ratios.items()}


def prices_of(
    quantity: Quantity, outcome: Outcome, reference: Reference, editions: Editions
) -> Prices | None:
    """Return the prices that are in a quantity of an outcome; None where no index is declared.

    There are none to be taken out of what is asked, or answered, in constant prices.
    """
    index = reference.catalogue.price_index(quantity.indicator)
    if index is None or quantity.basis is Basis.CONSTANT or outcome.evidence.other_basis:
        return None
    if any(cell.basis is Basis.CONSTANT for cell in outcome.evidence.observations()):
        return None
    edition = outcome.evidence.vintage
    return Prices(index, quantity.area, reference, editions, edition=edition)


def _is_positive(level: Interval) -> bool:
    return level.is_bounded and level.low > 0
