"""What most kinds have in common: they measure an indicator of an area in a period.

A kind that derives from `Measured` has the keys `of`, `area` and `period`, and a subject: what its
keys `since`, `basis`, `measure`, `whole` and `whole area` say, where it has them, is said of that.
One that derives from `MeasuredFigure` states a figure as well, of the subject as it is unless it
overrides `expression` and `phrase`; it declares `amount` after all its other keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds._amount import claimed, require_form, require_like, told
from factcheck.kinds._subject import Aspect, Subject
from factcheck.language import closed, say


class Measured(Struct, frozen=True, kw_only=True):
    """A statement about one indicator of one area in one period."""

    subject_keys: ClassVar[tuple[str, ...]] = ("since", "basis", "measure", "whole", "whole_area")

    of: Indicator
    area: Area
    period: Period

    @property
    def aspect(self) -> Aspect:
        """How the indicator is looked at, where no key says it."""
        return Aspect.LEVEL

    @property
    def subject(self) -> Subject:
        """What is measured; raises StatementError where its keys do not go together."""
        keys = {key: getattr(self, key) for key in self.subject_keys if hasattr(self, key)}
        keys.setdefault("measure", self.aspect)
        return Subject(of=self.of, area=self.area, period=self.period, **keys)


class MeasuredFigure(Measured, frozen=True, kw_only=True):
    """A statement that something measured comes to a stated figure."""

    forms: ClassVar[tuple[UnitForm, ...]] = ()  # of the figure; those of the indicator unless given

    if TYPE_CHECKING:
        amount: Figure  # declared by each kind, so that it is the last of its keys

    def __post_init__(self) -> None:
        self.check()
        _ = self.subject

    def check(self) -> None:
        """See to it that the figure is one that the kind can have; raises StatementError."""
        if self.forms:
            require_form(self.amount, *self.forms)
        else:
            require_like(self.amount, self.of)

    def expression(self) -> Expression:
        """Return the arithmetic that comes to the figure."""
        return self.subject.expression()

    def phrase(self) -> str:
        """Return the name of what comes to the figure."""
        return self.subject.words()

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return that the expression has the value that the figure states."""
        del catalogue
        yield claimed(self.expression(), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        return told(self.phrase(), self.amount)

    def came_to(self, found: str) -> str:
        """Say in a clause what was found of it."""
        return closed(say("{what} stood at {found}", what=self.phrase(), found=found))
