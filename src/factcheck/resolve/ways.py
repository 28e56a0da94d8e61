"""Ways to work a quantity out from others: by identities, solved or not, and by parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from factcheck.domain.evidence import Derivation
from factcheck.domain.expression import Expression, added
from factcheck.domain.formula import Term
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference
from factcheck.language import counted
from factcheck.resolve.identities import solutions, written
from factcheck.resolve.slots import slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An expression that a quantity equals, and the slots that have to be answered for it."""

    expression: Expression
    how: Derivation
    formula: str
    slots: tuple[Expression, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", slots(self.expression))


@dataclass(frozen=True, slots=True)
class Ways:
    """Finds the ways to a quantity in a catalogue; remembers those by its own identities."""

    reference: Reference
    _derived: dict[Quantity, tuple[Way, ...]] = field(default_factory=dict)
    _grown: frozenset[str] = field(init=False)  # of which some indicator is the growth, or an index

    def __post_init__(self) -> None:
        rates = (indicator.rate for indicator in self.reference.catalogue.indicators)
        object.__setattr__(self, "_grown", frozenset(rate.of for rate in rates if rate is not None))

    def derived(self, quantity: Quantity) -> tuple[Way, ...]:
        """Return its own identities, and the sum over all parts of its area."""
        if quantity not in self._derived:
            self._derived[quantity] = (*self._identities(quantity), *self._parts(quantity))
        return self._derived[quantity]

    def solved(self, quantity: Quantity, is_published: Callable[[Quantity], bool]) -> Iterator[Way]:
        """Yield the identities of published others that it is a term of, solved for it."""
        for solution in solutions(quantity, self.reference.catalogue, is_published):
            yield Way(
                expression=solution.expression, how=Derivation.IDENTITY, formula=solution.text
            )

    def _identities(self, quantity: Quantity) -> Iterator[Way]:
        catalogue = self.reference.catalogue
        indicator = catalogue.indicators.get(quantity.indicator)
        if indicator is None or quantity.area not in catalogue.areas:
            return
        for identity in indicator.identities:
            if not all(self._may_be_known(term, quantity) for term in identity.terms()):
                continue
            expression = written(identity, quantity, catalogue)
            if expression is not None:
                yield Way(expression=expression, how=Derivation.IDENTITY, formula=identity.text)

    def _parts(self, quantity: Quantity) -> Iterator[Way]:
        catalogue = self.reference.catalogue
        indicator = catalogue.indicators.get(quantity.indicator)
        area = catalogue.areas.get(quantity.area)
        if indicator is None or area is None or indicator.nature.is_relative:
            return
        parts = catalogue.parts(area)
        if parts and all(self.reference.has(indicator.id, part.id) for part in parts):
            text = counted(
                "sum over the {number} part of {area}",
                "sum over the {number} parts of {area}",
                len(parts),
                area=area.id,
            )
            total = added(tuple(replace(quantity, area=part.id) for part in parts))
            yield Way(expression=total, how=Derivation.PARTS, formula=text)

    def _may_be_known(self, term: Term, quantity: Quantity) -> bool:
        """Whether looking for a term is worth the while; it may still not be found."""
        catalogue = self.reference.catalogue
        indicator = catalogue.indicators.find(term.indicator)
        if indicator is None:
            return False
        whole = catalogue.areas.find(term.area or quantity.area)
        return (
            self.reference.has(indicator.id, whole.id if whole else quantity.area)
            or indicator.id in self._grown
            or indicator.exchange is not None
            or bool(indicator.identities)
            or bool(whole and whole.parts_complete)
        )
