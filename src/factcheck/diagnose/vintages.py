"""Unsteady ground: steps that a series cannot have taken, small bases, figures yet to be restated.

The rules, each with its reason, are on the pages of the flags and in docs/diagnose.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.diagnose.alteration import years_of
from factcheck.diagnose.givens import Givens
from factcheck.domain.catalogue import RateForm
from factcheck.domain.diagnosis import Break, SmallBase
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Divide, Expression, walk
from factcheck.domain.interval import NONNEGATIVE, End, Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference

JUMP = 10  # times as much, or as little, from one year to the next
FAR = Fraction(1, 10)  # between levels and the growth published on their own price basis
FALL = Fraction(7, 100)  # of levels below a growth published at constant prices
GROWTH = Fraction(105, 100)  # which is one of at least this
SMALL = 10  # times smaller than the middle figure of the series
_FEWEST = 4  # other figures of a series that tell what is usual in it
_YEARS = 10  # before the base, that count for what is usual
_WORKED_OUT = (
    Derivation.LEVELS,
    Derivation.IDENTITY,
    Derivation.PARTS,
    Derivation.PERIODS,
)
_ONE = Interval.point(1)


def breaks_of(outcome: Outcome, givens: Givens) -> Iterator[Break]:
    """Give the broken steps of the series that an outcome follows from one period to another."""
    ends: dict[tuple[str, str, Basis], list[Quantity]] = {}
    for level in _levels(outcome.evidence.evidence):
        ends.setdefault((level.indicator, level.area, level.basis), []).append(level)
    for levels in (levels for levels in ends.values() if len(levels) > 1):
        first = min(levels, key=lambda each: each.period)
        last = max(levels, key=lambda each: each.period)
        years = years_of(last / first)
        for back in range(years or 0):
            after = last.shifted(-back)
            broken = _broken(after, outcome.evidence.vintage, givens.reference)
            if broken is not None:
                yield broken
        vintages = {cell.vintage for cell in outcome.evidence.observations()}
        yield from _marked(first, last, vintages, givens.reference)


def _marked(
    first: Quantity, last: Quantity, vintages: set[str], reference: Reference
) -> Iterator[Break]:
    """Give the figures after the first, up to the last, that are marked as the first of a break."""
    before = first.period
    for period in sorted(reference.periods(last.indicator, last.area)):
        if period.length != last.period.length or not first.period < period <= last.period:
            continue
        for cell in reference.cells(last.indicator, last.area, period):
            is_like = cell.basis in (last.basis, Basis.NONE) and cell.vintage in vintages
            if is_like and cell.begins_anew:
                after = replace(last, period=period)
                yield Break(quantity=after, since=before, note=cell.note)
        before = period


def _levels(evidence: tuple[Evidence, ...]) -> Iterator[Quantity]:
    """Give the levels that were published and used as such, not by way of a published rate."""
    for answer in evidence:
        if answer.how in _WORKED_OUT:
            yield from _levels(answer.parts)
        elif answer.how is Derivation.PUBLISHED and isinstance(answer.answers, Quantity):
            yield answer.answers


def _broken(after: Quantity, vintage: str, reference: Reference) -> Break | None:
    """Look at the step into one period; None where it is sound, or not known."""
    before = after.shifted(-1)
    indicator = reference.catalogue.indicators.get(after.indicator)
    if indicator is not None and indicator.nature.is_relative:
        return None  # a rate may go from little to much and back
    tops, bases = _cells(after, vintage, reference), _cells(before, vintage, reference)
    if not tops or not bases or bases[0].interval.low <= 0 or tops[0].interval.low < 0:
        return None
    ratio = tops[0].interval / bases[0].interval
    if ratio.high * JUMP < 1 or ratio.low > JUMP:
        return Break(quantity=after, since=before.period, ratio=ratio)
    for growth, basis in _published(after, reference):
        if _contradicts(ratio, growth, like=basis in (after.basis, Basis.NONE)):
            return Break(quantity=after, since=before.period, ratio=ratio, growth=growth)
    return None


def _contradicts(ratio: Interval, growth: Interval, *, like: bool) -> bool:
    """Whether levels and a published growth cannot both be of one series."""
    if like:
        return ratio.below(growth - FAR) or (growth + FAR).below(ratio)
    return ratio.high < 1 and growth.low >= GROWTH and ratio.below(growth - FALL)


def _cells(quantity: Quantity, vintage: str, reference: Reference) -> list[Observation]:
    """Give the level's cells of one edition, on its price basis."""
    return [
        cell
        for cell in reference.cells(quantity.indicator, quantity.area, quantity.period)
        if cell.vintage == vintage and cell.basis in (quantity.basis, Basis.NONE)
    ]


def _published(after: Quantity, reference: Reference) -> Iterator[tuple[Interval, Basis]]:
    """Give the growth of a period as published, as a ratio, with its price basis."""
    for indicator in reference.catalogue.rates_of(after.indicator):
        is_index = indicator.rate is not None and indicator.rate.form is RateForm.INDEX
        for cell in reference.cells(indicator.id, after.area, after.period):
            yield cell.interval if is_index else cell.interval + _ONE, cell.basis


def small_bases_of(expression: Expression, givens: Givens) -> Iterator[SmallBase]:
    """Give the bases of growth that are far below what is usual in their series."""
    for part in walk(expression):
        if years_of(part) is None or not isinstance(part, Divide):
            continue
        after, base = part.left, part.right
        if not isinstance(base, Quantity) or not isinstance(after, Quantity):
            continue
        indicator = givens.catalogue.indicators.get(base.indicator)
        base = base if indicator is None else base.on(indicator.basis)
        level = givens.value(base)
        if level is None or not level.within(NONNEGATIVE):
            continue
        usual = _usual(base, after.period, givens.reference, level.high * SMALL)
        if usual is not None:
            yield SmallBase(quantity=base, level=level, usual=usual)


def _usual(base: Quantity, last: Period, reference: Reference, above: End) -> Interval | None:
    """Return the middle one of the other figures of a series, up to the period claimed.

    None where there are few, and where it is not above some number: no more of them are read than
    tell so.
    """
    periods = [
        period
        for period in reference.periods(base.indicator, base.area)
        if period.length == base.period.length
        and period != base.period
        and period <= last
        and base.period.year - period.year <= _YEARS
    ]
    figures: list[Interval] = []
    low = 0
    for period in periods:
        cells = reference.cells(base.indicator, base.area, period)
        alike = [cell for cell in cells if cell.basis in (base.basis, Basis.NONE)]
        if alike:
            figures.append(alike[0].interval)
            low += figures[-1].low <= above
            if low > (len(periods) - 1) // 2:
                return None
    if len(figures) < _FEWEST:
        return None
    middle = (len(figures) - 1) // 2
    usual = sorted(figures, key=lambda figure: (figure.low, figure.high))[middle]
    return usual if above < usual.low else None
