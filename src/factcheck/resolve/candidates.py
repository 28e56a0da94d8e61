"""Every way to answer a quantity or a ratio: published, derived, or carried by growth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import Divide, Expression
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.range import range_of
from factcheck.domain.series import Observation
from factcheck.resolve.cells import Candidate, Cells, by_edition
from factcheck.resolve.grounds import Grounds, SeriesKey, series_of
from factcheck.resolve.levels import divided, narrowed
from factcheck.resolve.periods import taken_together
from factcheck.resolve.ways import Way, Ways

Found: TypeAlias = dict[Expression, tuple[Candidate, ...]]
SetsOf = Callable[[Expression], tuple[EvidenceSet, ...]]

_LONGEST_CHAIN = 60  # years
_MOST_CHAINS = 24  # of one edition that disagrees with itself
_MOST_WASTED = 100  # looks in one question for what came to nothing before, and does again
_MOST_REACHED = 100_000  # slots that one question may look at to tell which can be answered
_FOREVER = 12 * 10_000  # months, and longer than any period


@dataclass(slots=True)
class Question:
    """What is remembered while one slot is answered, on the way to it and only there."""

    passing: Found = field(default_factory=dict)
    open: dict[Expression, None] = field(default_factory=dict)  # being answered
    series: dict[SeriesKey, Quantity] = field(default_factory=dict)  # of what is open
    circles: set[Expression] = field(default_factory=set)  # of what is open, what was met again
    solving: Quantity | None = None  # the one that an identity is solved for
    in_vain: set[Expression] = field(default_factory=set)  # came to nothing, in a circle
    groundless: frozenset[Expression] | None = None  # cannot be answered whatever is open
    shut: list[frozenset[Expression]] = field(
        default_factory=list
    )  # by depth: not while it is open
    wasted: int = 0  # looks for what came to nothing before, and did again
    reached: int = 0  # slots that were looked at to tell which can be answered
    is_cut_short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Finds the candidates of a slot among usable cells; remembers what it found."""

    cells: Cells
    sets_of: SetsOf  # answers all of the expression of an identity
    known: Found = field(default_factory=dict)
    levels: dict[Quantity, tuple[tuple[Candidate, ...], tuple[Observation, ...]]] = field(
        default_factory=dict
    )  # what is published as it stands, and what was passed over for being later
    late: set[Expression] = field(default_factory=set)  # for which a later cell was passed over
    cut_short: set[Expression] = field(default_factory=set)  # not looked for to the end
    shortest: dict[tuple[str, str], int] = field(default_factory=dict)  # months, by series
    question: Question = field(default_factory=Question)
    ways: Ways = field(init=False)
    grounds: Grounds = field(init=False)

    def __post_init__(self) -> None:
        ways = Ways(self.cells.reference)
        object.__setattr__(self, "ways", ways)
        grounds = Grounds(ways=ways, stands=self._stands, published=self._is_published)
        object.__setattr__(self, "grounds", grounds)

    def of(self, slot: Expression) -> tuple[Candidate, ...]:
        """Return all candidates of a slot, the best first; none where nothing answers it."""
        asked = self.question
        is_first = not asked.open
        if is_first:
            self._ask_anew()
        answers = self.known if is_first else asked.passing
        if slot in answers:
            return answers[slot]
        if slot in asked.open:
            asked.circles.add(slot)
            return ()
        if isinstance(slot, Quantity) and (other := asked.series.get(series_of(slot))) is not None:
            asked.circles.add(other)  # a stock is that of the year before and what was added: one
            return self._by_itself(slot)  # step is taken, else there would be no end
        if slot in asked.in_vain and self._is_shut(slot):
            return ()
        candidates = self._published(slot) if isinstance(slot, Quantity) else ()
        if not candidates:  # else no way leads back to it
            with self._opened(slot):
                candidates = tuple(self._sought(slot))
        if len(candidates) > 1:
            candidates = tuple(sorted(candidates, key=lambda candidate: candidate.preference))
        if candidates or not asked.circles:  # in a circle, nothing may only mean: not this way
            answers[slot] = candidates
        else:
            asked.wasted += slot in asked.in_vain
            asked.in_vain.add(slot)
        if is_first and asked.is_cut_short:
            self.cut_short.add(slot)
        if is_first and self.cells.later:
            self.late.add(slot)
        return candidates

    def _sought(self, slot: Expression) -> Iterable[Candidate]:
        match slot:
            case Divide(left=Quantity() as after, right=Quantity() as before):
                return self._ratio(slot, after, before)
            case Quantity():
                return (
                    self._by_itself(slot)
                    or tuple(self._derived(slot))
                    or tuple(self._solved(slot))
                    or tuple(self._carried(slot))
                )
            case _:
                return ()

    def _ask_anew(self) -> None:
        asked = self.question
        self.cells.later.clear()
        asked.passing.clear()
        asked.in_vain.clear()
        asked.groundless, asked.is_cut_short = None, False
        asked.wasted = asked.reached = 0

    @contextmanager
    def _opened(self, slot: Expression) -> Iterator[None]:
        """Hold a slot for being answered, so that no way to it leads through itself."""
        asked = self.question
        asked.open[slot] = None
        asked.shut.append(frozenset())
        if isinstance(slot, Quantity):
            asked.series[series_of(slot)] = slot
        try:
            yield
        finally:
            del asked.open[slot]
            asked.shut.pop()
            asked.circles.discard(slot)
            if isinstance(slot, Quantity):
                del asked.series[series_of(slot)]

    def _is_shut(self, slot: Expression) -> bool:
        """Whether a slot that came to nothing on another way comes to nothing on this one too.

        So that only those are looked for again of which something may be found.
        """
        asked = self.question
        if asked.groundless is None:
            asked.groundless = self._groundless(next(iter(asked.open)), (), is_solving=False)
        if slot in asked.groundless:
            return True
        asked.circles.update(asked.open)
        if any(slot in shut for shut in asked.shut):
            return True
        if asked.wasted >= _MOST_WASTED or asked.reached >= _MOST_REACHED:
            asked.is_cut_short = True
            return True
        is_solving = asked.solving is not None
        asked.shut[-1] |= self._groundless(slot, asked.open, is_solving=is_solving)
        return slot in asked.shut[-1]

    def _groundless(
        self, slot: Expression, being_answered: Collection[Expression], *, is_solving: bool
    ) -> frozenset[Expression]:
        noted = len(self.cells.later)
        verdict = self.grounds.groundless(slot, being_answered, is_solving=is_solving)
        del self.cells.later[noted:]  # the search itself says what it passed over
        self.question.reached += verdict.reached
        return verdict.slots

    def _stands(self, slot: Expression) -> bool:
        """Whether a slot is answered by what is published of it, without any identity."""
        match slot:
            case Quantity():
                return bool(self._by_itself(slot)) or any(self._carried(slot))
            case Divide(left=Quantity() as after, right=Quantity() as before):
                return any(
                    bool(self._rates(top / base)) or any(self._chain(top / base, top, base))
                    for top, base in ((after.on(basis), before.on(basis)) for basis in Basis)
                )
            case _:
                return False

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
        """Give what is published of a quantity as it stands: looked up once, asked for often."""
        looked_up = self.levels.get(quantity)
        if looked_up is None:
            noted = len(self.cells.later)
            cells = ((cell, cell.interval) for cell in self.cells.of(quantity))
            candidates = by_edition(quantity, cells, Derivation.PUBLISHED)
            self.levels[quantity] = candidates, tuple(self.cells.later[noted:])
            return candidates
        candidates, passed_over = looked_up
        self.cells.later.extend(passed_over)
        return candidates

    def _by_itself(self, quantity: Quantity) -> tuple[Candidate, ...]:
        """Answer by what is published of it, or else of the shorter periods it is made of."""
        return self._published(quantity) or self._taken_together(quantity)

    def _taken_together(self, quantity: Quantity) -> tuple[Candidate, ...]:
        period = quantity.period
        is_short = period.months <= self._shortest(quantity.indicator, quantity.area)
        if is_short and period.weeks < 2:
            return ()
        catalogue = self.cells.reference.catalogue
        return tuple(taken_together(quantity, catalogue, self._published))

    def _shortest(self, indicator: str, area: str) -> int:
        """Return how many months the shortest period has in which anything was observed."""
        key = (indicator, area)
        if key not in self.shortest:
            periods = self.cells.reference.periods(indicator, area)
            self.shortest[key] = min((period.months for period in periods), default=_FOREVER)
        return self.shortest[key]

    def _is_published(self, quantity: Quantity) -> bool:
        return bool(self._published(quantity))

    def _ratio(self, slot: Expression, after: Quantity, before: Quantity) -> Iterator[Candidate]:
        """Answer by a published rate, by two levels, or by a chain of yearly rates."""
        candidates = tuple(self._like_with_like(slot, after, before))
        if not candidates and after.basis is not Basis.NONE:
            other = Basis.CURRENT if after.basis is Basis.CONSTANT else Basis.CONSTANT
            candidates = tuple(
                replace(candidate, other_basis=True)
                for candidate in self._like_with_like(slot, after.on(other), before.on(other))
            )
        yield from candidates or self._mixed(after, before)

    def _like_with_like(
        self, slot: Expression, after: Quantity, before: Quantity
    ) -> Iterator[Candidate]:
        """Answer by the rate and the levels of each edition, or else by a chain."""
        rates = by_edition(slot, self._rates(after / before), Derivation.RATE)
        levels = tuple(self._levels(slot, after, before))
        for rate in rates:
            own = (level for level in levels if level.vintage == rate.vintage)
            agreeing = tuple(filter(None, (narrowed(rate, level) for level in own)))
            yield from agreeing or (rate,)
        with_rate = {candidate.vintage for candidate in rates}
        yield from (level for level in levels if level.vintage not in with_rate)
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
        for vintage in dict.fromkeys(candidate.vintage for candidate in links[0]):
            own = (
                [candidate for candidate in link if candidate.vintage == vintage] for link in links
            )
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
        for way in self.ways.derived(quantity):
            yield from self._answered(quantity, way)

    def _solved(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by identities of others in which the quantity is the one that is unknown.

        One is solved at a time: what else is in it has to be answered some other way.
        """
        asked = self.question
        if asked.solving is not None:
            asked.circles.add(asked.solving)
            return
        asked.solving = quantity
        before, asked.passing = asked.passing, {}  # some of it may itself have been solved for
        for way in self.ways.solved(quantity, self._is_published):
            yield from self._answered(quantity, way)
        asked.solving, asked.passing = None, before

    def _carried(self, quantity: Quantity) -> Iterator[Candidate]:
        """Answer by the level of the year after or before, and the growth between the two."""
        if quantity.indicator not in self.cells.rate_indicators:
            return
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
                value, ratio = (part.interval for part in parts)
                evidence = Evidence(
                    answers=quantity,
                    interval=value / ratio if years > 0 else value * ratio,
                    how=Derivation.CARRIED,
                    parts=parts,
                )
                yield Candidate(vintage=rate.vintage, evidence=(evidence,))

    def _answered(self, quantity: Quantity, way: Way) -> Iterator[Candidate]:
        for answer in self.sets_of(way.expression):
            try:
                interval = range_of(way.expression, answer.bindings)
            except ZeroDivisionError:
                continue
            evidence = Evidence(
                answers=quantity,
                interval=interval,
                how=way.how,
                parts=answer.evidence,
                formula=way.formula,
            )
            yield Candidate(
                vintage=answer.vintage,
                evidence=(evidence,),
                other_basis=answer.other_basis,
            )
