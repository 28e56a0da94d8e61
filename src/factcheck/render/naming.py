"""What figures and quantities are called when they are shown."""

from __future__ import annotations

import re

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Divide, Expression, Root, Subtract, leaves
from factcheck.domain.figure import Figure, Hedge
from factcheck.domain.finding import Implied
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.verdict import Verdict
from factcheck.render.yardstick import of_implied


def printed(figure: Figure) -> str:
    """Give a figure as its author wrote it, with its hedge and unit where they stood apart.

    >>> from factcheck.domain.figure import parse_figure
    >>> printed(parse_figure("2000 亿元", hedge=Hedge.MORE_THAN))
    'more than 2000 亿元'
    """
    text = figure.text.strip()
    unit = figure.measure.text
    if unit and unit not in text and not figure.is_word:
        text = f"{text} {unit}"
    prefix = figure.measure.prefix
    starts_bare = text[:1].isdigit() or bool(prefix and text.startswith(prefix))
    if figure.hedge in (Hedge.AS_PRINTED, Hedge.BETWEEN) or not starts_bare:
        return text
    return f"{figure.hedge} {text}"


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
            indicator = catalogue.indicators.get(part.indicator)
            name = part.indicator if indicator is None else indicator.name()
            place = catalogue.areas.get(part.area)
            town = part.area if place is None else place.name()
            where = "" if part.area == besides else f" of {town}"
            basis = " at constant prices" if part.basis is Basis.CONSTANT else ""
            return f"{name}{where} in {part.period}{basis}"
        case Divide(left=Quantity() as left, right=Quantity() as right) if (
            left.indicator == right.indicator and left.area == right.area
        ):
            after = quantity(left, catalogue, besides=besides)
            return f"{after} as a multiple of {right.period}"
        case _:
            return str(part)


def formula(expression: Expression, catalogue: Catalogue, *, area: str = "") -> str:
    """Write an expression with the names of what it measures in place of ids."""
    text = str(expression)
    named = {
        str(leaf): f"[{quantity(leaf, catalogue, besides=area)}]" for leaf in leaves(expression)
    }
    for each in sorted(named, key=len, reverse=True):
        text = text.replace(each, named[each])
    return text


def area(claim: Claim) -> str:
    """Give the id of the area the whole document is about, which goes without saying."""
    return "" if claim.document.area is None else claim.document.area.id


def wanted(verdict: Verdict, catalogue: Catalogue) -> tuple[str, ...]:
    """Name the figures that would settle a claim."""
    here = area(verdict.claim)
    return tuple(quantity(each, catalogue, besides=here) for each in verdict.wanted)


def implied(each: Implied, catalogue: Catalogue, claim: Claim | None = None) -> str:
    """Say what claims imply for a figure nobody published, in the unit of a claim if it fits."""
    if claim is None:
        yardstick = of_implied(each, catalogue)
    else:
        yardstick = of_implied(each, catalogue, [claim.figure], claim.document.language)
    name = of_implication(each, catalogue)
    by = f" by {', '.join(each.claims)}" if each.claims else ""
    return f"{name} is {yardstick.implied(each.interval)}, as implied{by}"


def of_implication(each: Implied, catalogue: Catalogue) -> str:
    """Name a quantity, or the average growth of one between two periods."""
    match each.quantity:
        case Subtract(left=Root(base=Divide(left=Quantity() as after, right=Quantity() as before))):
            average = "average annual growth of "
        case Subtract(left=Divide(left=Quantity() as after, right=Quantity() as before)):
            average = "growth of "
        case _:
            return quantity(each.quantity, catalogue)
    name = quantity(after, catalogue).replace(f" in {after.period}", "")
    return f"{average}{name} from {before.period} to {after.period}"


def told_apart(parts: tuple[Expression, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Name quantities by no more than what tells them apart: areas, periods, or in full."""
    quantities = [each for each in parts if isinstance(each, Quantity)]
    full = tuple(quantity(each, catalogue) for each in parts)
    if len(quantities) < len(parts) or len({each.indicator for each in quantities}) > 1:
        return full
    if len({each.period for each in quantities}) == 1:
        areas = (catalogue.areas.get(each.area) for each in quantities)
        return tuple("?" if each is None else each.name() for each in areas)
    if len({each.area for each in quantities}) == 1:
        return tuple(str(each.period) for each in quantities)
    return full
