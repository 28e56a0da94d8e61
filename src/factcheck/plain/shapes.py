"""The arithmetic of plain claims, and the indicators that nothing bears on but their levels."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from factcheck.diagnose.restated import RestatedAreas
from factcheck.domain.catalogue import Indicator
from factcheck.domain.expression import Divide, Expression, Number, Subtract
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Reference

_ONE = Number(Fraction(1))

BASES_OF: Mapping[str, str] = {
    "level": "", "change": "since", "growth": "since", "multiple": "since",
    "point_change": "since", "share": "whole",
}  # fmt: skip
"""The kinds that may be plain, and the key that names what their figure is set against."""


class ClaimShape(IntEnum):
    """The arithmetic of a claim: of one figure, or of two."""

    OTHER = 0
    LEVEL = 1  # the first
    DIFFERENCE = 2  # the first less the second
    RATIO = 3  # the first over the second
    GROWTH = 4  # the same less one


def shape_of(expression: Expression) -> tuple[ClaimShape, tuple[Quantity, ...]]:
    """Return the shape of an expression, and what stands in it: one quantity, or two."""
    match expression:
        case Quantity():
            return ClaimShape.LEVEL, (expression,)
        case Subtract(
            left=Divide(left=Quantity() as after, right=Quantity() as before), right=one
        ) if one == _ONE:
            return ClaimShape.GROWTH, (after, before)
        case Subtract(left=Quantity() as after, right=Quantity() as before):
            return ClaimShape.DIFFERENCE, (after, before)
        case Divide(left=Quantity() as part, right=Quantity() as whole):
            return ClaimShape.RATIO, (part, whole)
        case _:
            return ClaimShape.OTHER, ()


class PlainIndicators:
    """Tells the indicators whose claims may be plain.

    Parameters
    ----------
    reference : Reference
        Where published rates, prices, restated figures or classes of growth bear on a claim
        besides the figures it is of, it is not plain.
    """

    def __init__(self, reference: Reference) -> None:
        self._catalogue = reference.catalogue
        self._restated = RestatedAreas(reference)
        self._with_rates = {
            indicator.rate.of for indicator in self._catalogue.indicators if indicator.rate
        }
        self._with_classes = {key[0] for key in reference.growth_classes}

    def is_plain(self, indicator: Indicator) -> bool:
        """Whether nothing bears on the levels of an indicator but these themselves."""
        return (
            indicator.rate is None
            and indicator.exchange is None
            and not self._restated.has(indicator.id)
        )

    def has_a_course(self, indicator: Indicator) -> bool:
        """Whether more is known of its changes than its levels say: rates, prices, or others'."""
        return (
            indicator.id in self._with_rates
            or indicator.id in self._with_classes
            or self._catalogue.price_index(indicator.id) is not None
        )
