"""Every way to answer a quantity or a ratio: published, derived, or carried by growth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from factcheck.domain.catalogue import Area, Nature
from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import Divide, Expression, added
from factcheck.domain.formula import Formula, Term
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.range import range_of
from factcheck.domain.series import Observation
from factcheck.language import say
from factcheck.resolve.cells import Candidate, Cells, by_edition

SetsOf = Callable[[Expression], tuple[EvidenceSet, ...]]

NOTHING = Interval.point(0)
_LONGEST_CHAIN = 60  # years


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Finds the candidates of a slot among usable cells; remembers what it found."""

    cells: Cells
    sets_of: SetsOf  # answers the expression of an identity
    known: dict[Expression, tuple[Candidate, ...]] = field(default_factory=dict)
    late: dict[Expression, list[Observation]] = field(default_factory=dict)  # one passed over
    open: set[Expression] = field(default_factory=set)  # being answered: identities may be circular
    circles: set[Expression] = field(default_factory=set)  # of these, what was asked for again

    def of(self, slot: Expression) -> tuple[Candidate, ...]:
        """Give all candidates of a slot, the best first; none where nothing answers it."""
        later = self.cells.later
        if slot in self.known:
            later += self.late.get(slot, ())
            return self.known[slot]
        if slot in self.open:
            self.circles.add(slot)
            return ()
        self.open.add(slot)
        noted = len(later)
        match slot:
            case Divide(left=Quantity() as after, right=Quantity() as before):
                found = tuple(self._ratio(slot, after, before))
            case Quantity():
                found = (
                    self._published(slot)
                    or tuple(self._derived(slot))
                    or tuple(self._carried(slot))
                )
            case _:
                found = ()
        self.open.discard(slot)
        self.circles.discard(slot)
        found = tuple(sorted(found, key=lambda each: each.preference))
        if found or not self.circles:  # in a circle, nothing may only mean: not this way round
            self.known[slot] = found
            if len(later) > noted:
                self.late[slot] = later[noted : noted + 1]
        return found

    def may_change(self, slot: Expression) -> bool:
        """Whether the answer to a slot might be another if more were public."""
        return slot not in self.known or slot in self.late

    def published(self, slot: Expression) -> tuple[Candidate, ...]:
        """Give the candidates that are published as they stand: levels, or rates of growth."""
        if isinstance(slot, Quantity):
            return self._published(slot)
        return by_edition(slot, self._rates(slot), Derivation.RATE)

    def _rates(self, ratio: Expression) -> tuple[tuple[Observation, Interval], ...]:
        match ratio:
            case Divide(left=Quantity() as after, right=Quantity() as before):
                try:
                    return tuple(self.cells.rates(after, before))
                except PeriodError:
                    return ()
            case _:
                return ()

    def _published(self, quantity: Quantity) -> tuple[Candidate, ...]:
        found = ((cell, cell.interval) for cell in self.cells.of(quantity))
        return by_edition(quantity, found, Derivation.PUBLISHED)

    def _ratio(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by a published rate, by two levels, or by a chain of yearly rates."""
        found = tuple(self._like_with_like(slot, after, before))
        if not found and after.basis is not Basis.NONE:
            other = Basis.CURRENT if after.basis is Basis.CONSTANT else Basis.CONSTANT
            found = tuple(
                replace(each, other_basis=True)
                for each in self._like_with_like(slot, after.on(other), before.on(other))
            )
        yield from found or self._mixed(after, before)

    def _like_with_like(
        self, slot: Expression, after: Quantity, before: Quantity
    ) -> Iterator[Candidate]:
        """Answer by the rate and the levels of each edition, or else by a chain."""
        rates = by_edition(slot, self._rates(after / before), Derivation.RATE)
        levels = tuple(self._levels(slot, after, before))
        for rate in rates:
            own = (each for each in levels if each.vintage == rate.vintage)
            agreeing = tuple(filter(None, (_narrowed(rate, each) for each in own)))
            yield from agreeing or (rate,)
        with_rate = {each.vintage for each in rates}
        yield from (each for each in levels if each.vintage not in with_rate)
        if not rates and not levels:
            yield from self._chain(slot, after, before)

    def _levels(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by the two levels of one edition; by each pair, where an edition disagrees."""
        for top, base in itertools.product(self.of(after), self.of(before)):
            if top.vintage == base.vintage:
                yield _divided(slot, top, base)

    def _mixed(self, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by two levels of different editions, for want of better."""
        for top, base in itertools.product(self.of(after), self.of(before)):
            mixed = _divided(after / before, top, base)
            yield replace(mixed, vintage=f"{top.vintage}/{base.vintage}")

    def _chain(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by the product of yearly ratios, all of one edition."""
        try:
            years = after.period.years_since(before.period)
        except PeriodError:
            return
        if not 1 < years <= _LONGEST_CHAIN:
            return
        links = []
        for back in range(years):
            top, base = after.shifted(-back), after.shifted(-back - 1)
            link = by_edition(top / base, self._rates(top / base), Derivation.RATE)
            if not link:
                return
            links.append({each.vintage: each for each in reversed(link)})
        for vintage in links[0]:
            if all(vintage in link for link in links):
                parts = tuple(link[vintage].evidence[0] for link in links)
                interval = Interval.point(1)
                for part in parts:
                    interval = interval * part.interval
                evidence = Evidence(
                    answers=slot, interval=interval, how=Derivation.CHAIN, parts=parts
                )
                yield Candidate(vintage=vintage, evidence=(evidence,))

    def _derived(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by identities, or by all parts of the area."""
        catalogue = self.cells.reference.catalogue
        indicator = catalogue.indicators.get(quantity.indicator)
        area = catalogue.areas.get(quantity.area)
        if indicator is None or area is None:
            return
        for identity in indicator.identities:
            if not all(self._may_be_known(term, quantity) for term in identity.terms()):
                continue
            expression = self._written(identity, quantity)
            yield from self._answered(quantity, expression, Derivation.IDENTITY, identity.text)
        parts = catalogue.parts(area)
        if (
            parts
            and indicator.nature is not Nature.RATE
            and all(self.cells.reference.has(indicator.id, each.id) for each in parts)
        ):
            total = added(tuple(replace(quantity, area=each.id) for each in parts))
            text = say("sum over the {number} parts of {area}", number=len(parts), area=area.id)
            yield from self._answered(quantity, total, Derivation.PARTS, text)

    def _carried(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by the level of the year after or before, and the growth between the two."""
        if not self.cells.reference.has(quantity.indicator, quantity.area):
            return
        for years in (1, -1):
            near = quantity.shifted(years)
            growth = near / quantity if years > 0 else quantity / near
            levels = {each.vintage: each for each in reversed(self._published(near))}
            for rate in by_edition(growth, self._rates(growth), Derivation.RATE):
                level = levels.get(rate.vintage)
                if level is None:
                    continue
                parts = (*level.evidence, *rate.evidence)
                known, ratio = (each.interval for each in parts)
                evidence = Evidence(
                    answers=quantity,
                    interval=known / ratio if years > 0 else known * ratio,
                    how=Derivation.CARRIED,
                    parts=parts,
                )
                yield Candidate(vintage=rate.vintage, evidence=(evidence,))

    def _answered(
        self, quantity: Quantity, expression: Expression, how: Derivation, formula: str
    ) -> Iterator[Candidate]:
        for answer in self.sets_of(expression):
            if answer.missing:
                continue
            evidence = Evidence(
                answers=quantity,
                interval=range_of(expression, answer.bindings),
                how=how,
                parts=answer.evidence,
                formula=formula,
            )
            yield Candidate(
                vintage=answer.vintage,
                evidence=(evidence,),
                other_basis=answer.other_basis,
            )

    def _may_be_known(self, term: Term, quantity: Quantity) -> bool:
        """Whether looking for a term is worth the while; it may still not be found."""
        catalogue = self.cells.reference.catalogue
        indicator = catalogue.indicators.find(term.indicator)
        if indicator is None:
            return False
        whole = catalogue.areas.find(term.area or quantity.area)
        return (
            self.cells.reference.has(indicator.id, whole.id if whole else quantity.area)
            or indicator.rate is not None
            or indicator.exchange is not None
            or bool(indicator.identities)
            or bool(whole and whole.parts_complete)
        )

    def _written(self, identity: Formula, quantity: Quantity) -> Expression:
        catalogue = self.cells.reference.catalogue

        def at(term: Term) -> Expression:
            indicator = catalogue.indicators.find(term.indicator)
            area: Area | None = catalogue.areas.find(term.area) if term.area else None
            period = term.period or quantity.period.shifted(term.shift)
            return replace(
                quantity,
                indicator=indicator.id if indicator else term.indicator,
                area=area.id if area else quantity.area,
                period=period,
                basis=_basis_of(quantity, indicator.basis if indicator else quantity.basis),
            )

        return identity.written(at)


def _basis_of(quantity: Quantity, own: Basis) -> Basis:
    """Give the basis of a term: money follows the quantity derived, other things have none."""
    return own if Basis.NONE in (own, quantity.basis) else quantity.basis


def _divided(slot: Expression, top: Candidate, base: Candidate) -> Candidate:
    """Answer a ratio by its two levels; the levels are kept, for break-evens."""
    parts = (*top.evidence, *base.evidence)
    below = base.evidence[0].interval
    evidence = Evidence(
        answers=slot,
        interval=EVERYTHING if below == NOTHING else top.evidence[0].interval / below,
        how=Derivation.LEVELS,
        parts=parts,
    )
    return Candidate(
        vintage=top.vintage,
        evidence=(evidence,),
        other_basis=top.other_basis or base.other_basis,
    )


def _narrowed(rate: Candidate, levels: Candidate) -> Candidate | None:
    """Take a published rate together with levels of its edition; None where they disagree.

    Levels of a worse grade than the rate add nothing to it, nor do levels that were carried.
    """
    (told,), (divided,) = rate.evidence, levels.evidence
    if divided.is_carried or divided.grade > told.grade:
        return None
    both = told.interval.intersection(divided.interval)
    if both is None:
        return None
    if divided.interval == both:
        return levels
    if told.interval == both:
        return rate
    evidence = replace(told, interval=both, parts=divided.parts)
    return replace(rate, evidence=(evidence,))
