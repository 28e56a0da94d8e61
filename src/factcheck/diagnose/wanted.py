"""What would settle the open claims: the cells that nobody has published, or nobody has added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator, RateForm
from factcheck.domain.claim import Claim
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label, Verdict

_OPEN = frozenset({Label.UNVERIFIABLE, Label.IMPLAUSIBLE})


class Wanted(Struct, frozen=True, kw_only=True):
    """A cell to look for, and the claims that need it."""

    quantity: Quantity
    unit: str  # of the first claim that prints such a figure, or of the indicator
    why: tuple[Reason, ...]
    claims: tuple[Claim, ...]  # in the order of the documents
    besides: int  # how many other cells that one of them needs which needs the fewest


def wanted(verdicts: Iterable[Verdict], catalogue: Catalogue) -> tuple[Wanted, ...]:
    """Give the cells that would settle open claims, those that serve the most claims first.

    The growth of an indicator is asked for in place of its two levels where growth is published
    as an indicator of its own, on the price basis the claim speaks of.
    """
    needs: dict[Quantity, list[Verdict]] = {}
    besides: dict[Quantity, int] = {}
    for verdict in verdicts:
        if verdict.label not in _OPEN:
            continue
        cells = tuple(dict.fromkeys(_cells(verdict, catalogue)))
        for cell in cells:
            needs.setdefault(cell, []).append(verdict)
            besides[cell] = min(besides.get(cell, len(cells)), len(cells) - 1)
    figures = [
        Wanted(
            quantity=quantity,
            unit=_unit(quantity, claimants, catalogue),
            why=tuple(dict.fromkeys(claimant.reason for claimant in claimants if claimant.reason)),
            claims=tuple(claimant.claim for claimant in claimants),
            besides=besides[quantity],
        )
        for quantity, claimants in needs.items()
    ]
    return tuple(sorted(figures, key=_urgency))


def _urgency(each: Wanted) -> tuple[object, ...]:
    """A key that puts first what serves the most claims, then what settles one by itself."""
    quantity = each.quantity
    where = (quantity.area, quantity.indicator, quantity.period, str(quantity.basis))
    return (-len(each.claims), each.besides, *where)


def _cells(verdict: Verdict, catalogue: Catalogue) -> Iterator[Quantity]:
    """Give what a claim wants, with one growth in place of two levels where it is published."""
    left = list(verdict.wanted)
    while left:
        quantity = left.pop(0)
        for other in left:
            growth = _growth(quantity, other, catalogue)
            if growth is not None:
                left.remove(other)
                yield growth
                break
        else:
            yield quantity


def _growth(one: Quantity, other: Quantity, catalogue: Catalogue) -> Quantity | None:
    """Give the published rate that leads from one quantity to the other, if there is such."""
    if replace(one, period=other.period) != other or one.period == other.period:
        return None
    before, after = sorted((one, other), key=lambda each: each.period)
    try:
        years = after.period.years_since(before.period)
    except PeriodError:
        return None
    rate = _rate(after, catalogue)
    if rate is None or years < 1 or (years > 1 and not after.period.is_whole_years):
        return None
    period = after.period if years == 1 else _grown_over(after.period, years)
    return replace(after, indicator=rate.id, period=period, basis=rate.basis)


def _rate(quantity: Quantity, catalogue: Catalogue) -> Indicator | None:
    """Give the indicator that is the published growth of a quantity, on its price basis."""
    for indicator in catalogue.indicators:
        if indicator.rate is None or indicator.rate.of != quantity.indicator:
            continue
        is_alike = indicator.basis == quantity.basis or Basis.NONE in (
            indicator.basis,
            quantity.basis,
        )
        if indicator.rate.form is RateForm.GROWTH and is_alike:
            return indicator
    return None


def _grown_over(last: Period, years: int) -> Period:
    return last.shifted(1 - years).to(last)


def _unit(quantity: Quantity, claimants: list[Verdict], catalogue: Catalogue) -> str:
    """Give the unit in which a claim prints such a figure, or that of the indicator."""
    indicator = catalogue.indicators.get(quantity.indicator)
    unit = None if indicator is None else indicator.unit
    if unit is None:
        return ""
    for verdict in claimants:
        figure = verdict.claim.figure
        if figure is not None and unit.dimension.powers and figure.unit.mismatch(unit) is None:
            return str(figure.measure)
    return unit.symbol
