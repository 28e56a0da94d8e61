"""Formulas as people write them: ``gdp / ((population + population[-1]) / 2)``.

A formula names indicators. Written into an area and a period it becomes an expression. It serves
identities of the catalogue and claims of the kind ``formula``.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from factcheck.domain.expression import Expression
from factcheck.domain.period import Period


class Term(Expression, frozen=True, kw_only=True):
    """An indicator in a formula.

    Its area and period are those of the place it is written into, unless given; `shift` counts
    years from there, and `is_before` means the period of the same length that ends there.
    """

    indicator: str
    area: str = ""
    period: Period | None = None
    shift: int = 0
    is_before: bool = False

    def period_in(self, place: Period) -> Period:
        """Return its period where the formula is written into another one.

        Raises
        ------
        PeriodError
            If there is none: before the first year, or before a single day.
        """
        if self.period is not None:
            return self.period
        moved = place.shifted(self.shift)
        return moved.preceding() if self.is_before else moved

    def place_of(self, period: Period) -> Period:
        """Return the period that a formula is written into where its own is this one.

        Raises
        ------
        PeriodError
            If there is none.
        """
        moved = period.following() if self.is_before else period
        return moved.shifted(-self.shift)

    def __str__(self) -> str:
        area = f"@{self.area}" if self.area else ""
        if self.period is not None:
            return f"{self.indicator}{area}[{self.period}]"
        if self.is_before:
            return f"{self.indicator}{area}[before]"
        return f"{self.indicator}{area}[{self.shift}]" if self.shift else f"{self.indicator}{area}"


class Formula(Struct, frozen=True, kw_only=True):
    """An expression over terms, and the text it was read from."""

    text: str
    expression: Expression

    def terms(self) -> tuple[Term, ...]:
        """Give the terms in it, each once, in order."""
        found: dict[Term, None] = {}

        def look(part: Expression) -> None:
            if isinstance(part, Term):
                found.setdefault(part)
            for each in part.parts():
                look(each)

        look(self.expression)
        return tuple(found)

    def written(self, quantity: Callable[[Term], Expression]) -> Expression:
        """Give the expression with each term replaced by the quantity it stands for."""

        def change(part: Expression) -> Expression:
            return quantity(part) if isinstance(part, Term) else part.rebuilt(change)

        return change(self.expression)

    def __str__(self) -> str:
        return self.text
