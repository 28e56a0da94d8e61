"""Point change: a percentage rose or fell by so many percentage points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, is_percentage, require_form, told
from factcheck.kinds._subject import Measure, Subject, base_of
from factcheck.language import later, say
from factcheck.wording.period_text import in_words


@kind("point_change")
@dataclass(frozen=True, slots=True, kw_only=True)
class PointChange:
    __doc__ = later("The difference between a share now and before, in percentage points.")

    of: Indicator  # itself in percent, where no whole is given
    area: Area
    period: Period
    whole: Indicator | None = None
    whole_area: Area | None = None
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.POINTS)
        base_of(self.period, self.since)
        if self._now.measure is Measure.LEVEL and self.of.unit and not is_percentage(self.of):
            raise StatementError(
                say("{of} is no percentage", of=self.of.name()),
                say("Add 'whole' to speak of its share, or use the kind change."),
                "of",
            )

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the share now less the share before."""
        del catalogue
        before = self._now.moved(base_of(self.period, self.since))
        yield claimed(self._now.expression() - before.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        base = in_words(base_of(self.period, self.since))
        what = say("change of the {what} since {base}", what=self._now.words(), base=base)
        return told(what, self.amount)

    @property
    def _now(self) -> Subject:
        is_share = self.whole is not None or self.whole_area is not None
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            basis=self.basis,
            measure=Measure.SHARE if is_share else Measure.LEVEL,
            whole=self.whole,
            whole_area=self.whole_area,
        )
