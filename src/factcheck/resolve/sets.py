"""Sets of evidence: one answer to each slot of an expression, of one edition where possible."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Divide, Expression, Rank, walk
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Reference
from factcheck.resolve.candidates import Candidates
from factcheck.resolve.cells import Candidate, Cells
from factcheck.resolve.slots import slots

_MOST_SETS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of candidates for a group of slots."""

    vintage: str
    candidates: tuple[Candidate, ...]
    mixed_vintage: bool = False

    @property
    def preference(self) -> tuple[object, ...]:
        """A key that sorts better options first."""
        return (self.mixed_vintage, max(each.preference for each in self.candidates))


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
        object.__setattr__(self, "candidates", Candidates(cells=cells, sets_of=self.sets))

    def sets(self, expression: Expression) -> tuple[EvidenceSet, ...]:
        """Give the sets of evidence for an expression, the best first; none where none answers.

        Quantities of one dimension are taken from one edition wherever an edition has them all.
        Nothing answers a place among peers that are not known.
        """
        if any(isinstance(part, Rank) and not part.peers for part in walk(expression)):
            return ()
        wanted = slots(expression)
        answers = {slot: self.candidates.of(slot) for slot in wanted}
        if not any(answers.values()):
            return ()
        missing = tuple(
            dict.fromkeys(each for slot in wanted if not answers[slot] for each in self.lacks(slot))
        )
        groups: dict[object, list[Expression]] = {}
        for slot in wanted:
            if answers[slot]:
                groups.setdefault(self._sort(slot), []).append(slot)
        options = [
            sorted(_options([answers[slot] for slot in group]), key=lambda each: each.preference)
            for group in groups.values()
        ]
        chosen = itertools.islice(itertools.product(*options), _MOST_SETS)
        return tuple(_as_set(each, missing) for each in chosen)

    def lacks(self, slot: Expression) -> tuple[Quantity, ...]:
        """Give the quantities whose figures would answer an unanswered slot."""
        match slot:
            case Quantity():
                return () if self.candidates.of(slot) else (slot,)
            case Divide(left=Quantity() as after, right=Quantity() as before):
                return tuple(each for each in (after, before) if not self.candidates.of(each))
            case _:
                return ()

    def withholds(self, expression: Expression) -> bool:
        """Whether something may have answered an expression, had it been public by then."""
        return any(self.candidates.may_change(slot) for slot in slots(expression))

    def published(self, slot: Expression) -> tuple[Candidate, ...]:
        """Give what each edition publishes of a quantity, or as the growth between two times."""
        return self.candidates.published(slot)

    def _sort(self, slot: Expression) -> object:
        """Give what slots must share to have to be of one edition: the dimension."""
        quantity = slot.left if isinstance(slot, Divide) else slot
        if not isinstance(quantity, Quantity):
            return slot
        indicator = self.reference.catalogue.indicators.get(quantity.indicator)
        unit = None if indicator is None else indicator.unit
        return quantity.indicator if unit is None else unit.dimension


def _options(answers: list[tuple[Candidate, ...]]) -> Iterator[Option]:
    """Give one option an edition that answers all, or else one of the best of each."""
    editions = [{each.vintage for each in candidates} for candidates in answers]
    common = set.intersection(*editions)
    for vintage in sorted(common):
        picked = [
            [each for each in candidates if each.vintage == vintage] for candidates in answers
        ]
        for chosen in itertools.islice(itertools.product(*picked), _MOST_SETS):
            mixed = any(each.mixed_vintage for each in chosen)
            yield Option(vintage=vintage, candidates=chosen, mixed_vintage=mixed)
    if not common:
        yield Option(
            vintage=_mixture(answers),
            candidates=tuple(candidates[0] for candidates in answers),
            mixed_vintage=True,
        )


def _mixture(answers: list[tuple[Candidate, ...]]) -> str:
    return "/".join(dict.fromkeys(candidates[0].vintage for candidates in answers))


def _as_set(options: tuple[Option, ...], missing: tuple[Quantity, ...]) -> EvidenceSet:
    candidates = [each for option in options for each in option.candidates]
    return EvidenceSet(
        vintage=options[0].vintage,
        evidence=tuple(evidence for each in candidates for evidence in each.evidence),
        missing=missing,
        mixed_vintage=any(option.mixed_vintage for option in options),
        other_basis=any(each.other_basis for each in candidates),
    )
