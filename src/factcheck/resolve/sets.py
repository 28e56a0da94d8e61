"""Sets of evidence: one answer to each slot of an expression, of one edition where possible."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Multiply,
    Number,
    Power,
    Rank,
    Root,
    Subtract,
    leaves,
    walk,
)
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference
from factcheck.resolve.candidates import Candidates
from factcheck.resolve.cells import Candidate, Cells, PrintedLevel
from factcheck.resolve.slots import slots

_MOST_SETS = 24
_ARITHMETIC = (Quantity, Number, Add, Subtract, Multiply, Divide, Power, Root)


Answers: TypeAlias = Mapping[Expression, tuple[Candidate, ...]]
Chosen: TypeAlias = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Answers expressions from the cells of a reference that may be used.

    Parameters
    ----------
    reference : Reference
    own_source : str
        The source that is the document itself; its cells are never evidence.
    public_by : date or None
        Only what was public by then counts; what bears no date counts as public.
    """

    reference: Reference
    own_source: str = ""
    public_by: date | None = None
    candidates: Candidates = field(init=False)

    def __post_init__(self) -> None:
        cells = Cells(
            reference=self.reference, own_source=self.own_source, public_by=self.public_by
        )
        object.__setattr__(self, "candidates", Candidates(cells=cells, sets_of=self.whole_sets))

    def sets(self, expression: Expression) -> tuple[EvidenceSet, ...]:
        """Give the sets of evidence for an expression, the best first; none where none answers.

        Where an edition answers everything, each set is of one edition; otherwise editions are
        mixed no further than they must be. Nothing answers a place among peers that are not known.
        """
        if any(isinstance(part, Rank) and not part.peers for part in walk(expression)):
            return ()
        if not leaves(expression):
            return (_as_set((), ()),)  # plain arithmetic holds, or does not, by itself
        wanted = slots(expression)
        answers = {slot: self.candidates.of(slot) for slot in wanted}
        answered = {slot: candidates for slot, candidates in answers.items() if candidates}
        if not answered:
            return ()
        missing = tuple(
            dict.fromkeys(
                quantity
                for slot in wanted
                if not answers[slot]
                for quantity in ((slot,) if isinstance(slot, Quantity) else self.lacks(slot))
            )
        )
        only = tuple(found[0] for found in answered.values() if len(found) == 1)
        if len(only) == len(answered) and len({each.vintage for each in only}) == 1:
            return (_as_set(only, missing),)  # one edition, of one mind: the most frequent case
        options = [_options(part) for part in _sharing_editions(answered)]
        chosen = itertools.islice(itertools.product(*options), _MOST_SETS)
        return tuple(_as_set(itertools.chain(*combination), missing) for combination in chosen)

    def whole_sets(self, expression: Expression) -> tuple[EvidenceSet, ...]:
        """Return the sets of evidence that answer every quantity of an expression.

        The first that nothing answers is the last that is looked for.
        """
        for slot in slots(expression):
            if isinstance(slot, Quantity) and not self.candidates.of(slot):
                return ()
        return tuple(evidence for evidence in self.sets(expression) if not evidence.missing)

    def lacks(self, slot: Expression) -> tuple[Quantity, ...]:
        """Give the quantities whose figures would answer an unanswered slot."""
        quantities = (leaf for leaf in leaves(slot) if isinstance(leaf, Quantity))
        return tuple(quantity for quantity in quantities if not self.candidates.of(quantity))

    def knows(self, expression: Expression) -> bool:
        """Whether something answers all of an expression that is not carried by growth."""
        return all(
            any(
                not any(answer.is_carried for answer in candidate.evidence)
                for candidate in self.candidates.of(slot)
            )
            for slot in slots(expression)
        )

    def withholds(self, expression: Expression) -> bool:
        """Whether something may have answered an expression, had it been public by then."""
        return any(self.candidates.may_change(slot) for slot in slots(expression))

    def gave_up(self, expression: Expression) -> bool:
        """Whether an unanswered slot of an expression was not looked for to the end."""
        return any(
            slot in self.candidates.cut_short and not self.candidates.of(slot)
            for slot in slots(expression)
        )

    def printed(self, slot: Expression) -> PrintedLevel | None:
        """Tell what the one cell says that publishes a quantity; None where it is not so plain."""
        return self.candidates.cells.printed(slot) if isinstance(slot, Quantity) else None

    def printed_levels(
        self, expression: Expression
    ) -> Mapping[Expression, tuple[PrintedLevel, ...]] | None:
        """Tell the one cell, or the two of a ratio, that answer each slot of an expression.

        None where these are not so plain, or not all of one edition; or where something else may
        answer a slot as well, such as a published rate.
        """
        if not all(isinstance(part, _ARITHMETIC) for part in walk(expression)):
            return None
        answers: dict[Expression, tuple[PrintedLevel, ...]] = {}
        for slot in slots(expression):
            quantities = (slot,) if isinstance(slot, Quantity) else slot.parts()
            levels = [self.printed(quantity) for quantity in quantities]
            found = tuple(level for level in levels if level is not None)
            if len(found) < len(levels):
                return None
            if len(found) > 1 and (self._has_rates(quantities[0]) or found[1].interval.low <= 0):
                return None
            answers[slot] = found
        editions = {level.vintage for levels in answers.values() for level in levels}
        return answers if len(editions) == 1 else None

    def _has_rates(self, part: Expression) -> bool:
        rates = self.candidates.cells.rate_indicators
        return not isinstance(part, Quantity) or part.indicator in rates

    def published(self, slot: Expression) -> tuple[Candidate, ...]:
        """Give what each edition publishes of a quantity, or as the growth between two times."""
        return self.candidates.published(slot)


def _sharing_editions(answers: Answers) -> Iterator[Answers]:
    """Part slots into those that editions tie together: no edition answers slots of two parts."""
    groups: list[tuple[set[str], list[Expression]]] = []
    for slot, candidates in answers.items():
        editions, members = {candidate.vintage for candidate in candidates}, [slot]
        apart = []
        for group in groups:
            if editions.isdisjoint(group[0]):
                apart.append(group)
            else:
                editions, members = editions | group[0], [*group[1], *members]
        groups = [*apart, (editions, members)]
    order = {slot: place for place, slot in enumerate(answers)}
    for _, members in sorted(groups, key=lambda group: min(order[member] for member in group[1])):
        yield {slot: answers[slot] for slot in sorted(members, key=order.__getitem__)}


def _options(answers: Answers) -> list[Chosen]:
    """Give the choices of one candidate a slot, the best first.

    Each edition that answers as much as any other leads one choice, or several where it disagrees
    with itself; where it is silent, the edition that fills most of the rest follows, and so on.
    """
    covers = _covers(answers)
    leads = [
        edition
        for edition in covers
        if not any(covers[edition] < other for other in covers.values())
    ]
    choices: dict[tuple[int, ...], Chosen] = {}
    for lead in leads:
        for chosen in itertools.islice(itertools.product(*_led(answers, lead)), _MOST_SETS):
            choices.setdefault(tuple(map(id, chosen)), chosen)
    return sorted(choices.values(), key=_preference)


def _covers(answers: Answers) -> dict[str, frozenset[Expression]]:
    """Give the slots that each edition answers."""
    covers: dict[str, set[Expression]] = {}
    for slot, candidates in answers.items():
        for candidate in candidates:
            covers.setdefault(candidate.vintage, set()).add(slot)
    return {vintage: frozenset(covers[vintage]) for vintage in sorted(covers)}


def _led(answers: Answers, lead: str) -> list[Chosen]:
    """Give the candidates of each slot by the first edition of a list that answers it."""
    picked: dict[Expression, Chosen] = {}
    open_slots = answers
    while True:
        for slot in _covers(open_slots)[lead]:
            picked[slot] = tuple(
                candidate for candidate in open_slots[slot] if candidate.vintage == lead
            )
        open_slots = {
            slot: candidates for slot, candidates in open_slots.items() if slot not in picked
        }
        if not open_slots:
            return [picked[slot] for slot in answers]
        covers = _covers(open_slots)
        lead = min(
            covers,
            key=lambda vintage: (-len(covers[vintage]), _best_of(vintage, open_slots), vintage),
        )


def _best_of(vintage: str, answers: Answers) -> tuple[object, ...]:
    """Give the preference of an edition: that of the worst of what it answers."""
    return max(
        min(candidate.preference for candidate in candidates if candidate.vintage == vintage)
        for candidates in answers.values()
        if any(candidate.vintage == vintage for candidate in candidates)
    )


def _preference(chosen: Chosen) -> tuple[object, ...]:
    """Give a key that sorts better choices first: that of the worst candidate."""
    return max(candidate.preference for candidate in chosen)


def _as_set(chosen: Iterable[Candidate], missing: tuple[Quantity, ...]) -> EvidenceSet:
    candidates = tuple(chosen)
    return EvidenceSet(
        vintage="/".join(dict.fromkeys(candidate.vintage for candidate in candidates)),
        evidence=tuple(evidence for candidate in candidates for evidence in candidate.evidence),
        missing=missing,
        other_basis=any(candidate.other_basis for candidate in candidates),
    )
