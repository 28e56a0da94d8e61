"""Contribution: how much of the growth of a whole came from a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, told
from factcheck.kinds._subject import Measure, Subject
from factcheck.language import later, say


@kind("contribution")
@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    __doc__ = later(
        "The change of `of` as part of the change of `whole` (%), or of its level before (pp)."
    )

    of: Indicator
    area: Area
    period: Period
    whole: Indicator | None = None  # the same indicator, unless said
    whole_area: Area | None = None  # the same area, unless said
    since: Period | None = None  # the same span one year before, unless said
    basis: Basis | None = None  # the one the growth of the whole is quoted in, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.PERCENT, UnitForm.POINTS)
        _ = self._share, self._change

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the change of the part over the change, or the former level, of the whole."""
        del catalogue
        yield claimed(self._change.expression() / self._counted_on(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = say(
            "contribution of the {change} to the growth of {whole} of {area}",
            change=self._change.words(),
            whole=(self.whole or self.of).name(),
            area=(self.whole_area or self.area).name(),
        )
        return told(what, self.amount)

    @property
    def _change(self) -> Subject:
        whole = self.whole or self.of
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            since=self.since,
            basis=self.basis or whole.growth_basis,
            measure=Measure.CHANGE,
        )

    @property
    def _share(self) -> Subject:
        """What is part of what; refused where nothing is."""
        return Subject(
            of=self.of,
            area=self.area,
            period=self.period,
            measure=Measure.SHARE,
            whole=self.whole,
            whole_area=self.whole_area,
        )

    def _counted_on(self) -> Expression:
        whole, area, change = self.whole or self.of, self.whole_area or self.area, self._change
        before = whole.at(area, change.base, change.basis)
        if self.amount.unit.form is UnitForm.POINTS:
            return before
        return whole.at(area, self.period, change.basis) - before
