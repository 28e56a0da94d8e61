"""Change: an indicator rose or fell by a stated amount from one period to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, is_percentage, require_like, told
from factcheck.kinds._subject import Measure, Subject
from factcheck.language import later, say


@kind("change")
@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    __doc__ = later(
        "How much more there is of `of` than before, in its own unit; less is negative."
    )

    of: Indicator
    area: Area
    period: Period
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        if is_percentage(self.of):
            raise StatementError(
                say(
                    "{of} is in percent, so its change is in percentage points",
                    of=self.of.name(),
                ),
                say("Use the kind point_change."),
                "kind",
            )
        require_like(self.amount, self.of)
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the difference of the two levels."""
        del catalogue
        yield claimed(self._subject.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        return told(self._subject.words(), self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            since=self.since,
            basis=self.basis,
            measure=Measure.CHANGE,
        )
