"""What answers a quantity, and how it was come by (W3C PROV: derivation)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation


class Derivation(StrEnum):
    """The step from what was published to what was asked."""

    PUBLISHED = "published"  # the cell answers as it stands
    RATE = "rate"  # a published growth or index, turned into a ratio
    CHAIN = "chain"  # ratios of adjoining periods, multiplied
    LEVELS = "levels"  # two published levels, divided
    IDENTITY = "identity"  # a declared identity
    PARTS = "parts"  # the sum over all parts of an area
    PERIODS = "periods"  # the shorter periods that a longer one is made of
    CARRIED = "carried"  # the level of an adjoining year and the growth between the two


class Evidence(Struct, frozen=True, kw_only=True):
    """An interval for a quantity, or for a ratio of two, with the cells it rests on."""

    answers: Expression
    interval: Interval
    how: Derivation = Derivation.PUBLISHED
    cells: tuple[Observation, ...] = ()
    parts: tuple[Evidence, ...] = ()
    formula: str = ""  # the identity, where one was used
    arithmetic: Expression | None = None  # of what its parts answer, where periods were taken
    aside: tuple[Observation, ...] = ()  # cells of the same edition that were passed over

    def observations(self) -> Iterator[Observation]:
        """Give every cell it rests on, directly or through its parts."""
        yield from self.cells
        for part in self.parts:
            yield from part.observations()

    @property
    def is_carried(self) -> bool:
        """Whether a step in it carries a level from one year to another by its growth."""
        return self.how is Derivation.CARRIED or any(part.is_carried for part in self.parts)

    @property
    def takes_periods(self) -> bool:
        """Whether a step in it takes shorter periods together."""
        return self.how is Derivation.PERIODS or any(part.takes_periods for part in self.parts)

    @property
    def grade(self) -> Grade:
        """The weakest grade among its cells."""
        return max(observation.source.grade for observation in self.observations())


class EvidenceSet(Struct, frozen=True, kw_only=True):
    """Evidence for all quantities of one relation, of one edition where there is such a set."""

    vintage: str
    evidence: tuple[Evidence, ...]
    missing: tuple[Quantity, ...] = ()  # what nothing answers
    other_basis: bool = False  # answered by figures on another price basis than was asked for

    def observations(self) -> Iterator[Observation]:
        """Give every cell the set rests on."""
        for each in self.evidence:
            yield from each.observations()

    @property
    def mixed_vintage(self) -> bool:
        """Whether its cells are of more than one edition."""
        return len({observation.vintage for observation in self.observations()}) > 1

    @property
    def is_carried(self) -> bool:
        """Whether a level in it is carried from another year by growth.

        The base of a growth rate is often restated, so such evidence can agree with a figure but
        never refute it.
        """
        return any(each.is_carried for each in self.evidence)

    @property
    def bindings(self) -> Mapping[Expression, Interval]:
        """The interval of each answered expression."""
        return {each.answers: each.interval for each in self.evidence}

    @property
    def public_since(self) -> date | None:
        """When the last of its dated cells was public; None where no cell is dated."""
        dates = [observation.public_since for observation in self.observations()]
        return max((each for each in dates if each is not None), default=None)

    @property
    def public_no_earlier_than(self) -> date:
        """When all of it may first have been public; without a date, when its period ended."""
        return max((cell.public_no_earlier_than for cell in self.observations()), default=date.min)

    @property
    def is_undated(self) -> bool:
        """Whether none of its cells is dated."""
        return bool(self.evidence) and self.public_since is None

    @property
    def grade(self) -> Grade | None:
        """The weakest grade among its cells; None where it has none."""
        return max((observation.source.grade for observation in self.observations()), default=None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its cells, each once."""
        return tuple(
            {
                observation.source.id: observation.source for observation in self.observations()
            }.values()
        )
