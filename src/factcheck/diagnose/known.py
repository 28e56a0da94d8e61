"""What diagnosis is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.series import Reference

Value = Callable[[Expression], "Interval | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The reference, and what any expression comes to by it.

    Parameters
    ----------
    reference : Reference
    value : callable
        Gives what the best evidence allows for an expression, taken like with like; None where
        something in it is missing, or answered on another price basis only.
    """

    reference: Reference
    value: Value

    @property
    def catalogue(self) -> Catalogue:
        """The indicators, areas and sources of the reference."""
        return self.reference.catalogue
