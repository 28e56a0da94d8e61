"""Slips in time: another year or base, a span too long, an average for a total, months summed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.diagnose.alteration import Alteration, changed, moved, periods, quantities, years_of
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.expression import Add, Expression, Number, Root, Subtract, added, rooted, walk
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.language import counted, say
from factcheck.wording.period_text import in_words

NEAREST = (-1, 1)
FARTHER = tuple(sign * years for years in range(2, 11) for sign in (-1, 1))
_ONE = Number(Fraction(1))


def other_years(expression: Expression, shifts: tuple[int, ...]) -> Iterator[Alteration]:
    """Give another base year, another last year, and the whole some years off."""
    own = periods(expression)
    for years in shifts if own else ():
        if len(own) == 2:
            yield from _other_end(expression, own[0], own[1], years)
        try:
            to = {period: period.shifted(years) for period in own}
        except PeriodError:
            continue
        last = own[-1]
        yield Alteration(
            kind=SlipKind.PERIOD,
            words=say("of {meant}, not {said}", meant=in_words(to[last]), said=in_words(last)),
            expression=moved(expression, to),
        )


def _other_end(
    expression: Expression, first: Period, last: Period, years: int
) -> Iterator[Alteration]:
    try:
        base, end = first.shifted(years), last.shifted(years)
    except PeriodError:
        return
    if base < last:
        yield Alteration(
            kind=SlipKind.BASE,
            words=say("base {meant}, not {said}", meant=in_words(base), said=in_words(first)),
            expression=moved(expression, {first: base}),
        )
    if end > first:
        yield Alteration(
            kind=SlipKind.PERIOD,
            words=say("up to {meant}, not {said}", meant=in_words(end), said=in_words(last)),
            expression=moved(expression, {last: end}),
        )


def spans(expression: Expression) -> Iterator[Alteration]:
    """Give an average over one year more, and one less, of the same change."""
    roots = [part for part in walk(expression) if isinstance(part, Root)]
    if not roots:
        return
    years = roots[0].degree
    for degree in (years + 1, years - 1):
        words = counted(
            "averaged over {number} year, not {said}",
            "averaged over {number} years, not {said}",
            degree,
            said=years,
        )
        yield Alteration(
            kind=SlipKind.SPAN, words=words, expression=_with_degree(expression, years, degree)
        )


def _with_degree(expression: Expression, years: int, degree: int) -> Expression:
    def change(part: Expression) -> Expression:
        if isinstance(part, Root) and part.degree == years:
            return rooted(part.base, degree)
        return part.rebuilt(change)

    return change(expression)


def averages(expression: Expression) -> Iterator[Alteration]:
    """Give an average a year, or a part, for the total; and the other way about."""
    for words, meant in _averaged(expression):
        yield Alteration(kind=SlipKind.AVERAGE, words=words, expression=meant)


def _averaged(expression: Expression) -> Iterator[tuple[str, Expression]]:
    match expression:
        case Subtract(left=Root(base=ratio, degree=years), right=right) if right == _ONE:
            words = say("the growth over all {years} years, not that of a year", years=years)
            yield words, ratio - 1
            words = say("the total divided by {years}, not compounded", years=years)
            yield words, (ratio - 1) / years
        case Subtract(left=left, right=right) if right == _ONE:
            years = years_of(left) or 0
            if years > 1:
                yield say("the average annual growth, not the total"), rooted(left, years) - 1
                words = say("the total divided by {years}, not the total", years=years)
                yield words, expression / years
        case Subtract(left=Quantity() as left, right=Quantity() as right):
            years = years_of(left / right) or 0
            if years > 1:
                yield say("the change a year on average, not in all"), expression / years
        case Add():
            parts = _added(expression)
            words = say("the mean of {parts} parts, not their sum", parts=parts)
            yield words, expression / parts
        case Quantity() as whole if whole.period.is_whole_years and len(whole.period.years()) > 1:
            span = whole.period.years()
            yearly = added(tuple(replace(whole, period=period) for period in span))
            yield say("a year's mean, not the total"), yearly / len(span)
            yield say("the total, not a year's mean"), yearly
        case _:
            pass


def _added(expression: Expression) -> int:
    if isinstance(expression, Add):
        return _added(expression.left) + _added(expression.right)
    return 1


def cumulated(expression: Expression) -> Iterator[Alteration]:
    """Give what was counted since January for the last month or quarter, and the other way."""
    own = {quantity.period for quantity in quantities(expression)}
    if any(period.day or period.months >= 12 or period.fiscal for period in own):
        return
    for change, words in (
        (_since_january, say("cumulated since January")),
        (_last_month, say("the last month alone")),
        (_last_quarter, say("the last quarter alone")),
    ):
        to = {period: change(period) for period in own}
        if all(to[period] not in (None, period) for period in own):

            def other(each: Quantity, to: dict[Period, Period | None] = to) -> Quantity:
                return replace(each, period=to[each.period] or each.period)

            yield Alteration(
                kind=SlipKind.CUMULATED, words=words, expression=changed(expression, other)
            )


def _since_january(period: Period) -> Period | None:
    first, last = period.first % 12 + 1, period.last % 12 + 1
    return Period.of_months(period.year, 1, last) if first > 1 else None


def _last_month(period: Period) -> Period | None:
    return Period.of_months(period.year, period.last % 12 + 1) if period.months > 1 else None


def _last_quarter(period: Period) -> Period | None:
    last = period.last % 12 + 1
    if period.months <= 3 or last % 3:
        return None
    return Period.of_months(period.year, last - 2, last)
