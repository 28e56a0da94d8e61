"""Slips in what is measured: prices, points, another area or indicator, a share for a growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.diagnose.alteration import Alteration, changed, quantities, years_of
from factcheck.domain.catalogue import Area, Catalogue, Indicator, Named
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.expression import Divide, Expression, Number, Subtract
from factcheck.domain.figure import Figure
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.unit import UnitForm
from factcheck.language import language, later, say

Sieve = Callable[[Expression, Area, tuple[Area, ...]], Sequence[bool]]


_OTHER = {Basis.CURRENT: Basis.CONSTANT, Basis.CONSTANT: Basis.CURRENT, Basis.NONE: Basis.NONE}
_IN_OTHER = {
    Basis.CURRENT: later("in constant prices, not in current ones"),
    Basis.CONSTANT: later("in current prices, not in constant ones"),
}


def points(expression: Expression, figure: Figure) -> Iterator[Alteration]:
    """Give percent for percentage points, and the other way about."""
    match expression:
        case Subtract(left=Divide(left=now, right=before), right=Number(value)) if value == 1:
            if figure.unit.form is UnitForm.PERCENT:
                words = say("percentage points, not percent")
                yield Alteration(kind=SlipKind.POINTS, words=words, expression=now - before)
        case Subtract(left=now, right=before) if figure.unit.form is UnitForm.POINTS:
            words = say("percent, not percentage points")
            yield Alteration(kind=SlipKind.POINTS, words=words, expression=now / before - 1)
        case _:
            pass


def prices(expression: Expression) -> Iterator[Alteration]:
    """Give the other price basis."""
    bases = {quantity.basis for quantity in quantities(expression)} - {Basis.NONE}
    if len(bases) == 1:
        own = bases.pop()
        yield Alteration(
            kind=SlipKind.BASIS,
            words=say(_IN_OTHER[own]),
            expression=changed(expression, lambda each: each.on(_OTHER[each.basis])),
        )


def kindred_areas(expression: Expression, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give the parent of the area, and its parts."""
    own = area(expression, catalogue)
    if own is not None:
        parent = catalogue.areas.get(own.parent)
        for other in (*([parent] if parent else []), *catalogue.inside(own)):
            yield elsewhere(expression, own, other)


def peers(expression: Expression, catalogue: Catalogue, sieve: Sieve) -> Iterator[Alteration]:
    """Give the areas beside the area, but those whose figures are surely too far off."""
    own = area(expression, catalogue)
    if own is not None:
        alike = catalogue.alike(own)
        for other, is_far in zip(alike, sieve(expression, own, alike), strict=True):
            if other.id != own.id and not is_far:
                yield elsewhere(expression, own, other)


def area(expression: Expression, catalogue: Catalogue) -> Area | None:
    """Return the area that an expression is first of all about."""
    subject = next(iter(quantities(expression)), None)
    return None if subject is None else catalogue.areas.get(subject.area)


def elsewhere(expression: Expression, own: Area, other: Area) -> Alteration:
    """Return what is claimed of an area, of another one."""

    def change(each: Quantity) -> Quantity:
        return replace(each, area=other.id) if each.area == own.id else each

    words = say("of {meant}, not {said}", meant=_name(other), said=_name(own))
    return Alteration(kind=SlipKind.AREA, words=words, expression=changed(expression, change))


def kindred_indicators(expression: Expression, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give the wholes and the parts of the indicator, as identities declare them."""
    own = _indicator(expression, catalogue)
    if own is not None:
        for other in _alike(own, catalogue):
            if _is_kin(own, other):
                yield _of(expression, own, other)


def other_indicators(expression: Expression, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give the other indicators of the same unit and nature."""
    own = _indicator(expression, catalogue)
    if own is not None:
        for other in _alike(own, catalogue):
            if not _is_kin(own, other):
                yield _of(expression, own, other)


def _indicator(expression: Expression, catalogue: Catalogue) -> Indicator | None:
    subject = next(iter(quantities(expression)), None)
    return None if subject is None else catalogue.indicators.get(subject.indicator)


def _alike(own: Indicator, catalogue: Catalogue) -> Iterator[Indicator]:
    if own.unit is None:
        return
    for indicator in catalogue.indicators:
        is_level = indicator.rate is None and indicator.exchange is None and indicator.id != own.id
        is_like = indicator.unit is not None and own.unit.mismatch(indicator.unit) is None
        if is_level and is_like and indicator.nature is own.nature:
            yield indicator


def _is_kin(one: Indicator, other: Indicator) -> bool:
    return _mentions(one, other) or _mentions(other, one)


def _mentions(whole: Indicator, part: Indicator) -> bool:
    return any(
        term.indicator in (part.id, *part.names.values(), *part.aliases)
        for identity in whole.identities
        for term in identity.terms()
    )


def _of(expression: Expression, own: Indicator, other: Indicator) -> Alteration:
    def change(each: Quantity) -> Quantity:
        if each.indicator != own.id:
            return each
        basis = other.basis if Basis.NONE in (other.basis, each.basis) else each.basis
        return replace(each, indicator=other.id, basis=basis)

    words = say("{meant}, not {said}", meant=_name(other), said=_name(own))
    return Alteration(kind=SlipKind.INDICATOR, words=words, expression=changed(expression, change))


def shares(expression: Expression, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give the share in a whole for the growth, and the other way about."""
    match expression:
        case Subtract(left=Divide(left=Quantity() as now) as ratio, right=Number(value)):
            if value != 1 or years_of(ratio) is None:
                return
            for whole, name in _wholes(now, catalogue):
                words = say("its share in {whole}, not its growth", whole=name)
                share = _level(now, catalogue) / whole
                yield Alteration(kind=SlipKind.SHARE, words=words, expression=share)
        case Divide(left=Quantity() as part, right=Quantity() as whole):
            if part.period == whole.period:
                words, growth = say("its growth, not its share"), part / part.shifted(-1) - 1
                yield Alteration(kind=SlipKind.SHARE, words=words, expression=growth)
        case _:
            pass


def _wholes(part: Quantity, catalogue: Catalogue) -> Iterator[tuple[Quantity, str]]:
    """Give what a quantity may be a share of: totals by identity, and the area it lies in."""
    own, area = catalogue.indicators.get(part.indicator), catalogue.areas.get(part.area)
    if own is None or own.unit is None:
        return
    for other in _alike(own, catalogue):
        if _mentions(other, own):
            yield replace(part, indicator=other.id, basis=other.basis), _name(other)
    parent = None if area is None else catalogue.areas.get(area.parent)
    if parent is not None:
        of_parent = say("that of {area}", area=_name(parent))
        yield replace(_level(part, catalogue), area=parent.id), of_parent


def _name(each: Named) -> str:
    return each.name(language())


def _level(quantity: Quantity, catalogue: Catalogue) -> Quantity:
    """Give a quantity on the price basis of its levels."""
    indicator = catalogue.indicators.get(quantity.indicator)
    return quantity if indicator is None else quantity.on(indicator.basis)
