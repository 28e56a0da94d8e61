"""Gap: one rate, or one amount, lies so far above another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, is_percentage, require_form, require_like, told
from factcheck.kinds._subject import Measure, Subject, other
from factcheck.language import later, say


@kind("gap")
@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    __doc__ = later(
        "How far `of` lies above `over`, another area or another period; below is negative."
    )

    of: Indicator
    area: Area
    period: Period
    over: Indicator | None = None  # the same indicator, unless said
    over_area: Area | None = None  # the same area, unless said
    over_period: Period | None = None  # the same period, unless said
    measure: Measure = Measure.LEVEL
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    whole: Indicator | None = None  # of what both are shares, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said
    amount: Figure

    def __post_init__(self) -> None:
        if self.measure not in (Measure.LEVEL, Measure.CHANGE) or is_percentage(self.of):
            require_form(self.amount, UnitForm.POINTS)
        else:
            require_like(self.amount, self.of)
        _ = self._other

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the one less the other."""
        del catalogue
        difference = self._subject.expression() - self._other.expression()
        yield claimed(difference, self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = say(
            "the gap between the {what} and the {other}",
            what=self._subject.words(),
            other=self._other.words(),
        )
        return told(what, self.amount)

    @property
    def _subject(self) -> Subject:
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            since=self.since,
            basis=self.basis,
            measure=self.measure,
            whole=self.whole,
        )

    @property
    def _other(self) -> Subject:
        return other(
            self._subject, "over", of=self.over, area=self.over_area, period=self.over_period
        )
