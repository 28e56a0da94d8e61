"""Target: an indicator met a target, went beyond it, or fell short of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.reason import Reason
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, require_like, stated
from factcheck.kinds._measured import Measured
from factcheck.kinds._subject import Aspect
from factcheck.language import closed, later, say


class Attainment(StrEnum):
    """How what was reached lies to the target."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"


class Better(StrEnum):
    """Which side of a target is the good one."""

    MORE = "more"
    LESS = "less"


_SIDES = {
    (Attainment.MET, Better.MORE): Hedge.AT_LEAST,
    (Attainment.EXCEEDED, Better.MORE): Hedge.MORE_THAN,
    (Attainment.MISSED, Better.MORE): Hedge.LESS_THAN,
    (Attainment.MET, Better.LESS): Hedge.AT_MOST,
    (Attainment.EXCEEDED, Better.LESS): Hedge.LESS_THAN,
    (Attainment.MISSED, Better.LESS): Hedge.MORE_THAN,
}
_STATED = {
    Attainment.MET: later("{what} met the target of {target}"),
    Attainment.EXCEEDED: later("{what} exceeded the target of {target}"),
    Attainment.MISSED: later("{what} missed the target of {target}"),
}
_UNSTATED = {
    Attainment.MET: later("{what} met the target"),
    Attainment.EXCEEDED: later("{what} exceeded the target"),
    Attainment.MISSED: later("{what} missed the target"),
}


@kind("target")
class Target(Measured, frozen=True, kw_only=True):
    __doc__ = later(
        "How `of` compares with a target; it stays open until the figure of the target is known."
    )

    is_: Attainment
    target: Figure | None = None
    better: Better = Better.MORE
    measure: Aspect = Aspect.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    basis: Basis | None = None  # that of the measure, unless said

    def __post_init__(self) -> None:
        if self.target is not None:
            if self.measure in (Aspect.LEVEL, Aspect.CHANGE):
                require_like(self.target, self.of)
            else:
                require_form(self.target, UnitForm.PERCENT)
        _ = self.subject

    @property
    def lacks(self) -> Reason | None:
        """What it would have to say to be settled by evidence."""
        return Reason.NO_TARGET if self.target is None else None

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return what was reached, on its side of the target."""
        del catalogue
        if self.target is not None:
            yield claimed(self.subject.expression(), self._bar(self.target))

    def words(self) -> str:
        """Say it in one phrase."""
        what = self.subject.words()
        if self.target is None:
            return closed(say(_UNSTATED[self.is_], what=what))
        return closed(say(_STATED[self.is_], what=what, target=stated(self.target)))

    def _bar(self, target: Figure) -> Figure:
        """Return the target as a bound: its easier end, or the harder one to be exceeded."""
        wants_low = (self.better is Better.MORE) is (self.is_ is not Attainment.EXCEEDED)
        value = target.value
        if target.hedge is Hedge.ABOUT:
            value += target.significant_place / 2 * (-1 if wants_low else 1)
        elif target.upper is not None and not wants_low:
            value = target.upper
        return replace(target, value=value, upper=None, hedge=_SIDES[self.is_, self.better])
