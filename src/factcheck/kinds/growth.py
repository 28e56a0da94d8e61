"""Growth: an indicator rose or fell at a stated rate from one period to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._measure import Measure, measured


@kind("growth")
@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Relative change of `of` between two periods, in percent."""

    of: Indicator
    area: Area
    period: Period
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # the one its growth is quoted in, unless said
    amount: Figure

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the change of the ratio of the two levels."""
        del catalogue
        change = measured(
            self.of,
            Measure.GROWTH,
            area=self.area,
            period=self.period,
            since=self.since,
            basis=self.basis,
        )
        yield Relation(expression=change, interval=self.amount.implied(), figure=self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        since = f" since {self.since}" if self.since else ""
        return f"growth of {self.of.name()} in {self.period}{since} is {self.amount.text}"
