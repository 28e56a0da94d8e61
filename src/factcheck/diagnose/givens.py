"""What diagnosis is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.series import Reference

if TYPE_CHECKING:
    from factcheck.diagnose.panel import Peers
    from factcheck.diagnose.restated import RestatedAreas
    from factcheck.resolve import Rough

Value = Callable[[Expression], "Interval | None"]
Editions = Callable[[Expression], Mapping[str, Interval]]


def _nothing(expression: Expression) -> None:
    del expression


class Givens(Struct, frozen=True, kw_only=True):
    """The reference, and what any expression comes to by it.

    Parameters
    ----------
    reference : Reference
    value : callable
        Gives what the best evidence allows for an expression, taken like with like; None where
        something in it is missing, or answered on another price basis only.
    printed : callable
        Gives what an author computes who takes the cells as they are printed, without their ranges.
    editions : callable
        Gives what each edition publishes of a quantity, or as the growth between two times of one.
    restated : RestatedAreas
        Which areas have restated figures in the reference.
    rough : Rough or None
        Tells what an expression surely is not, long before it is known what it is.
    peers : Peers or None
        A panel of comparable areas.
    """

    reference: Reference
    value: Value
    editions: Editions
    restated: RestatedAreas
    printed: Value = _nothing
    rough: Rough | None = None
    peers: Peers | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The indicators, areas and sources of the reference."""
        return self.reference.catalogue
