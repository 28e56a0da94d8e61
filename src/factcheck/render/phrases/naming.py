"""What figures and quantities are called when they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.domain.amount_text import beside
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Divide, Expression, Root, Subtract, leaves
from factcheck.domain.figure import Figure
from factcheck.domain.finding import Implied
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.verdict import Verdict
from factcheck.language import closed, later, listed, say, together
from factcheck.render.notation import SLOT
from factcheck.render.phrases.yardstick import of_implied
from factcheck.wording.expression_words import worded
from factcheck.wording.hedge_words import hedged, without_own_hedge
from factcheck.wording.period_text import in_words
from factcheck.wording.said_multiples import said

_MOST_AREAS = 12  # that are named one by one


def printed(figure: Figure) -> str:
    """Return a figure as its author wrote it, with its hedge and unit where they stood apart.

    >>> from factcheck.domain.hedge import Hedge
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> printed(parse_figure("2000 亿元", hedge=Hedge.MORE_THAN))
    'more than 2000 亿元'
    >>> printed(parse_figure("12亿多美元")), printed(parse_figure("20 % or more"))
    ('12亿多美元', '20 % or more')
    """
    text = said(figure)
    unit = figure.measure.text
    bare, is_hedged = without_own_hedge(figure.text)
    if unit and unit not in bare and not figure.is_word:
        text = beside(text, _left_out(unit, text))
    prefix = figure.measure.prefix
    starts_bare = text[:1].isdigit() or bool(prefix and text.startswith(prefix))
    return closed(hedged(text, figure.hedge) if starts_bare and not is_hedged else text)


def _left_out(unit: str, text: str) -> str:
    """Return what a text leaves out of a unit whose scale stands in it.

    >>> _left_out("million USD", "11 million"), _left_out("million USD", "11")
    ('USD', 'million USD')
    """
    scale, blank, name = unit.partition(" ")
    return name if blank and text.endswith(scale) else unit


def grouped(text: str) -> str:
    """Part the thousands of long numbers in a text; no digit is changed.

    >>> grouped("4278503934690 US$ in 2021")
    '4,278,503,934,690 US$ in 2021'
    """
    return re.sub(r"(?<![\d.,])\d{7,}", lambda found: f"{int(found.group()):,}", text)


def quantity(part: Expression, catalogue: Catalogue, *, besides: str = "") -> str:
    """Name a quantity, or a ratio of two, leaving out the area the reader has in mind anyway."""
    match part:
        case Quantity():
            period, of = in_words(part.period), indicator_name(part.indicator, catalogue)
            if part.area == besides:
                name = say("{of} in {period}", of=of, period=period)
            else:
                town = area_name(part.area, catalogue)
                name = say("{of} of {area} in {period}", of=of, area=town, period=period)
            return _with_prices(closed(name), part)
        case Divide(left=Quantity() as left, right=Quantity() as right) if (
            left.indicator == right.indicator and left.area == right.area
        ):
            return say(
                "{quantity} as a multiple of {period}",
                quantity=quantity(left, catalogue, besides=besides),
                period=in_words(right.period),
            )
        case _:
            return worded(part)


def indicator_name(identifier: str, catalogue: Catalogue) -> str:
    """Return the name of an indicator, or its id where it is not known."""
    indicator = catalogue.indicators.get(identifier)
    return identifier if indicator is None else indicator.name()


def area_name(identifier: str, catalogue: Catalogue) -> str:
    """Return the name of an area, or its id where it is not known."""
    place = catalogue.areas.get(identifier)
    return identifier if place is None else place.name()


def edition_name(identifier: str, catalogue: Catalogue) -> str:
    """Return the name of an edition, or what figures call it where no name is told."""
    edition = catalogue.editions.get(identifier)
    return identifier if edition is None else edition.name()


def names_of(indicator: str, area: str, catalogue: Catalogue) -> Iterator[str]:
    """Give all by which a series can be looked for: its ids, and all names behind them."""
    yield from (f"{indicator}@{area}", indicator, area)
    for entry in (catalogue.indicators.get(indicator), catalogue.areas.get(area)):
        if entry is not None:
            yield from (*entry.names.values(), *entry.aliases)


def _with_prices(name: str, part: Quantity) -> str:
    """Say in which prices something is, where it is not in those of its time."""
    if part.basis is Basis.CONSTANT:
        return say("{quantity} at constant prices", quantity=name)
    return name


def formula(expression: Expression, catalogue: Catalogue, *, area: str = "") -> str:
    """Write an expression with the names of what it measures in place of ids."""
    text = worded(expression)
    named = {
        str(leaf): f"[{quantity(leaf, catalogue, besides=area)}]" for leaf in leaves(expression)
    }
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, named[name])
    return text


def area(claim: Claim) -> str:
    """Return the id of the area the whole document is about, which goes without saying."""
    return "" if claim.document.area is None else claim.document.area.id


def wanted(verdict: Verdict, catalogue: Catalogue) -> tuple[str, ...]:
    """Name the figures that would settle a claim, those of one indicator in the same periods once.

    What is wanted of the area that goes without saying comes first, by itself.
    """
    here = area(verdict.claim)
    periods: dict[tuple[str, Basis, str], list[Period]] = {}
    for each in verdict.wanted:
        periods.setdefault((each.indicator, each.basis, each.area), []).append(each.period)
    areas: dict[tuple[str, Basis, tuple[Period, ...]], list[str]] = {}
    for (indicator, basis, place), spans in periods.items():
        areas.setdefault((indicator, basis, tuple(sorted(spans))), []).append(place)
    return tuple(
        _wanted(
            Quantity(indicator=indicator, area="", period=spans[0], basis=basis),
            spans,
            group,
            here,
            catalogue,
        )
        for (indicator, basis, spans), places in areas.items()
        for group in (places[:1], places[1:])
        if group
    )


def _wanted(
    first: Quantity,
    spans: tuple[Period, ...],
    places: Sequence[str],
    here: str,
    catalogue: Catalogue,
) -> str:
    """Name one indicator of some areas in some periods."""
    of, when = indicator_name(first.indicator, catalogue), together(map(in_words, spans))
    if list(places) == [here]:
        name = say("{of} in {period}", of=of, period=when)
    else:
        shown = [area_name(place, catalogue) for place in places[:_MOST_AREAS]]
        if more := len(places) - len(shown):
            shown.append(say("{number} other areas", number=more))
        name = say("{of} of {area} in {period}", of=of, area=together(shown), period=when)
    return _with_prices(closed(name), first)


def implied(
    bound: Implied, catalogue: Catalogue, claim: Claim | None = None
) -> tuple[str, tuple[str, ...]]:
    """Say what claims imply for a figure nobody published, in the unit of a claim if it fits.

    Returns
    -------
    text : str
        With a slot for the claims, if there are any.
    claims : tuple of str
    """
    if claim is None:
        yardstick = of_implied(bound, catalogue)
    else:
        yardstick = of_implied(bound, catalogue, [claim.figure], claim.document.language)
    name, amount = of_implication(bound, catalogue), yardstick.implied(bound.interval)
    if not bound.claims:
        return say("{name}: {amount}, as implied", name=name, amount=amount), ()
    if len(bound.claims) == 1:
        return say("{name}: {amount}, if {claim} holds", name=name, amount=amount, claim=SLOT), (
            bound.claims
        )
    text = say("{name}: {amount}, if {claims} hold", name=name, amount=amount, claims=SLOT)
    return text, bound.claims


def implied_in_full(bound: Implied, catalogue: Catalogue, claim: Claim) -> str:
    """Say what claims imply, with their ids."""
    text, claims = implied(bound, catalogue, claim)
    return text.replace(SLOT, listed(claims))


def of_implication(bound: Implied, catalogue: Catalogue) -> str:
    """Name a quantity, or the average growth of one between two periods."""
    match bound.quantity:
        case Subtract(left=Root(base=Divide(left=Quantity() as after, right=Quantity() as before))):
            text = later("average annual growth of {what} from {base} to {period}")
        case Subtract(left=Divide(left=Quantity() as after, right=Quantity() as before)):
            text = later("growth of {what} from {base} to {period}")
        case _:
            return quantity(bound.quantity, catalogue)
    of, place = indicator_name(after.indicator, catalogue), area_name(after.area, catalogue)
    what = _with_prices(closed(say("{of} of {area}", of=of, area=place)), after)
    base, period = in_words(before.period), in_words(after.period)
    return closed(say(text, what=what, base=base, period=period))


def told_apart(parts: tuple[Expression, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Name quantities by no more than what tells them apart: areas, periods, or in full."""
    quantities = [part for part in parts if isinstance(part, Quantity)]
    full = tuple(quantity(part, catalogue) for part in parts)
    if len(quantities) < len(parts) or len({each.indicator for each in quantities}) > 1:
        return full
    if len({each.period for each in quantities}) == 1:
        areas = (catalogue.areas.get(each.area) for each in quantities)
        return tuple("?" if each is None else each.name() for each in areas)
    if len({each.area for each in quantities}) == 1:
        return tuple(in_words(each.period) for each in quantities)
    return full
