"""Comparison: one thing is larger than another, smaller, or equal to it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._measured import Measured
from factcheck.kinds._subject import Aspect, Subject, other
from factcheck.language import closed, later, say


class Order(StrEnum):
    """Which of the two is larger."""

    LARGER = "larger"
    SMALLER = "smaller"
    EQUAL = "equal"


_DIFFERENCE = {
    Order.LARGER: Interval.more_than(Fraction(0)),
    Order.SMALLER: Interval.less_than(Fraction(0)),
    Order.EQUAL: Interval.point(0),
}
_STATED = {
    Order.LARGER: later("{what} exceeded {other}"),
    Order.SMALLER: later("{what} fell short of {other}"),
    Order.EQUAL: later("{what} equalled {other}"),
}


@kind("comparison")
class Comparison(Measured, frozen=True, kw_only=True):
    __doc__ = later("How `of` compares with `than`, with another area or with another period.")

    is_: Order
    than: Indicator | None = None  # the same indicator, unless said
    than_area: Area | None = None  # the same area, unless said
    than_period: Period | None = None  # the same period, unless said
    measure: Aspect = Aspect.LEVEL
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    whole: Indicator | None = None  # of what both are shares, where shares are measured
    basis: Basis | None = None  # that of the measure, unless said

    def __post_init__(self) -> None:
        _ = self._other

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the one less the other."""
        del catalogue
        yield Relation(
            expression=self.subject.expression() - self._other.expression(),
            interval=_DIFFERENCE[self.is_],
        )

    def words(self) -> str:
        """Say it in one phrase."""
        text = _STATED[self.is_]
        return closed(say(text, what=self.subject.words(), other=self._other.words()))

    @property
    def _other(self) -> Subject:
        return other(
            self.subject, "than", of=self.than, area=self.than_area, period=self.than_period
        )
