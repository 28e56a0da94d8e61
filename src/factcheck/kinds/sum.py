"""Sum: parts make up a whole, or part of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression, added
from factcheck.domain.figure import Figure
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_like, told
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class Cover(StrEnum):
    """How much of the whole the parts are."""

    ALL = "all"
    SOME = "some"


_REST = {Cover.ALL: Interval.point(0), Cover.SOME: Interval.at_least(Fraction(0))}
_COVERS = {
    Cover.ALL: later("{sum} made up all of {whole} of {area}"),
    Cover.SOME: later("{sum} made up part of {whole} of {area}"),
}
_ALSO_COVERS = {
    Cover.ALL: later("{statement} and made up all of {whole} of {area}"),
    Cover.SOME: later("{statement} and made up part of {whole} of {area}"),
}


@kind("sum")
class Sum(Struct, frozen=True, kw_only=True):
    __doc__ = later("What `parts`, or the same of several areas, come to together.")

    area: Area
    period: Period
    parts: tuple[Indicator, ...] = ()  # the whole itself, where areas are added
    part_areas: tuple[Area, ...] = ()  # the area of the whole, where indicators are added
    whole: Indicator | None = None
    covers: Cover = Cover.ALL
    basis: Basis | None = None  # that of their levels, unless said
    amount: Figure | None = None

    def __post_init__(self) -> None:
        if len(self._summands) < 2:
            raise StatementError(
                say("a sum has two parts or more"),
                say("List indicators under 'parts', or areas under 'part areas'."),
                "parts",
            )
        if self.whole is None and self.amount is None:
            raise StatementError(
                say("nothing is said of the sum"),
                say("Add 'whole', or the amount: `is: 2311 亿元`."),
            )
        if self.amount is not None:
            require_like(self.amount, self._summands[0][0])

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the sum, and what of the whole it leaves."""
        del catalogue
        total = self._total()
        if self.amount is not None:
            yield claimed(total, self.amount, role=say("the sum") if self.whole else "")
        if self.whole is not None:
            whole = self.whole.at(self.area, self.period, self.basis)
            yield Relation(
                expression=whole - total,
                interval=_REST[self.covers],
                role=say("the whole") if self.amount else "",
            )

    def words(self) -> str:
        """Say it in one phrase."""
        parts = " + ".join(
            say("{of} of {area}", of=of.name(), area=area.name()) for of, area in self._summands
        )
        total = say("{parts} in {period}", parts=parts, period=in_words(self.period))
        statement = "" if self.amount is None else told(total, self.amount)
        if self.whole is None:
            return statement
        whole, area = self.whole.name(), self.area.name()
        if statement:
            text = _ALSO_COVERS[self.covers]
            return closed(say(text, statement=statement, whole=whole, area=area))
        return closed(say(_COVERS[self.covers], sum=total, whole=whole, area=area))

    @property
    def _summands(self) -> tuple[tuple[Indicator, Area], ...]:
        parts = self.parts or (() if self.whole is None else (self.whole,))
        areas = self.part_areas or (self.area,)
        return tuple((of, area) for of in parts for area in areas)

    def _total(self) -> Expression:
        return added(tuple(of.at(area, self.period, self.basis) for of, area in self._summands))
