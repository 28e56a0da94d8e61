"""Every way to answer a quantity or a ratio: published, derived, or carried by growth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from factcheck.domain.catalogue import Nature
from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import Divide, Expression, added
from factcheck.domain.formula import Term
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.range import range_of
from factcheck.domain.series import Observation
from factcheck.language import counted
from factcheck.resolve.cells import Candidate, Cells, by_edition
from factcheck.resolve.identities import solutions, written
from factcheck.resolve.levels import divided, narrowed

Found: TypeAlias = dict[Expression, tuple[Candidate, ...]]
SetsOf = Callable[[Expression], tuple[EvidenceSet, ...]]

_LONGEST_CHAIN = 60  # years
_MOST_CHAINS = 24  # of one edition that disagrees with itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Finds the candidates of a slot among usable cells; remembers what it found."""

    cells: Cells
    sets_of: SetsOf  # answers the expression of an identity
    known: Found = field(default_factory=dict)
    passing: Found = field(default_factory=dict)  # on the way to what is asked now, and only there
    late: dict[Expression, list[Observation]] = field(default_factory=dict)  # one passed over
    open: set[Expression] = field(default_factory=set)  # being answered: identities may be circular
    circles: set[Expression] = field(default_factory=set)  # of these, what was asked for again
    solving: set[Quantity] = field(default_factory=set)  # the one an identity is solved for

    def of(self, slot: Expression) -> tuple[Candidate, ...]:
        """Give all candidates of a slot, the best first; none where nothing answers it."""
        later = self.cells.later
        if not self.open:
            self.passing.clear()
        known = self.passing if self.open else self.known
        if slot in known:
            later += self.late.get(slot, ())
            return known[slot]
        if slot in self.open:
            self.circles.add(slot)
            return ()
        if isinstance(slot, Quantity) and (other := self._other_period(slot)) is not None:
            self.circles.add(other)  # a stock is that of the year before and what was added: one
            return self._published(slot)  # step is taken, else there would be no end
        self.open.add(slot)
        noted = len(later)
        match slot:
            case Divide(left=Quantity() as after, right=Quantity() as before):
                found = tuple(self._ratio(slot, after, before))
            case Quantity():
                found = (
                    self._published(slot)
                    or tuple(self._derived(slot))
                    or tuple(self._solved(slot))
                    or tuple(self._carried(slot))
                )
            case _:
                found = ()
        self.open.discard(slot)
        self.circles.discard(slot)
        found = tuple(sorted(found, key=lambda each: each.preference))
        if found or not self.circles:  # in a circle, nothing may only mean: not this way round
            known[slot] = found
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
            agreeing = tuple(filter(None, (narrowed(rate, each) for each in own)))
            yield from agreeing or (rate,)
        with_rate = {each.vintage for each in rates}
        yield from (each for each in levels if each.vintage not in with_rate)
        if not rates and not levels:
            yield from self._chain(slot, after, before)

    def _levels(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by the two levels of one edition; by each pair, where an edition disagrees."""
        for top, base in itertools.product(self.of(after), self.of(before)):
            if top.vintage == base.vintage:
                yield divided(slot, top, base)

    def _mixed(self, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by two levels of different editions, for want of better."""
        for top, base in itertools.product(self.of(after), self.of(before)):
            mixed = divided(after / before, top, base)
            yield replace(mixed, vintage=f"{top.vintage}/{base.vintage}")

    def _chain(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by the product of yearly ratios, all of one edition, in every way there is."""
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
            links.append(link)
        for vintage in dict.fromkeys(each.vintage for each in links[0]):
            own = ([each for each in link if each.vintage == vintage] for link in links)
            for chosen in itertools.islice(itertools.product(*own), _MOST_CHAINS):
                parts = tuple(link.evidence[0] for link in chosen)
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
            expression = written(identity, quantity, catalogue)
            if expression is not None:
                yield from self._answered(quantity, expression, Derivation.IDENTITY, identity.text)
        parts = catalogue.parts(area)
        if (
            parts
            and indicator.nature is not Nature.RATE
            and all(self.cells.reference.has(indicator.id, each.id) for each in parts)
        ):
            total = added(tuple(replace(quantity, area=each.id) for each in parts))
            text = counted(
                "sum over the {number} part of {area}",
                "sum over the {number} parts of {area}",
                len(parts),
                area=area.id,
            )
            yield from self._answered(quantity, total, Derivation.PARTS, text)

    def _solved(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by identities of others in which the quantity is the one that is unknown.

        One is solved at a time: what else is in it has to be answered some other way.
        """
        if self.solving:
            return
        self.solving.add(quantity)
        self.circles.add(quantity)
        for solution in solutions(quantity, self.cells.reference.catalogue):
            if self._published(solution.whole):
                yield from self._answered(
                    quantity, solution.expression, Derivation.IDENTITY, solution.text
                )
        self.solving.discard(quantity)

    def _other_period(self, quantity: Quantity) -> Quantity | None:
        """Return the same at another time, if that is being answered."""
        return next(
            (
                each
                for each in self.open
                if isinstance(each, Quantity) and replace(each, period=quantity.period) == quantity
            ),
            None,
        )

    def _carried(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by the level of the year after or before, and the growth between the two."""
        if not self.cells.reference.has(quantity.indicator, quantity.area):
            return
        for years in (1, -1):
            try:
                near = quantity.shifted(years)
            except PeriodError:
                continue
            growth = near / quantity if years > 0 else quantity / near
            rates = by_edition(growth, self._rates(growth), Derivation.RATE)
            for rate, level in itertools.product(rates, self._published(near)):
                if level.vintage != rate.vintage:
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
            try:
                interval = range_of(expression, answer.bindings)
            except ZeroDivisionError:
                continue
            evidence = Evidence(
                answers=quantity,
                interval=interval,
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
