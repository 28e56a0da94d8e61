"""What can be measured: an indicator of an area in a period, on a price basis."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from factcheck.domain.expression import Expression
from factcheck.domain.period import Period
from factcheck.language import later


class Basis(StrEnum):
    """The prices an amount is expressed in."""

    CURRENT = "current"
    CONSTANT = "constant"
    NONE = "none"  # prices play no part: tonnes, persons, shares

    __hash__ = str.__hash__  # that of enumerations takes ten times as long


class Adjustment(StrEnum):
    """Whether what the season does is taken out of a figure; other figures, other quantities."""

    NONE = ""  # not said, or there is no season to take out
    ADJUSTED = "adjusted"
    UNADJUSTED = "unadjusted"

    @property
    def words(self) -> str:
        """The words for it, to be told in the language of the reader."""
        return _ADJUSTMENTS[self]


_ADJUSTMENTS = {
    Adjustment.NONE: "",
    Adjustment.ADJUSTED: later("seasonally adjusted"),
    Adjustment.UNADJUSTED: later("unadjusted"),
}


class Quantity(Expression, frozen=True, kw_only=True):
    """A leaf of expressions. Quantities of different basis are different quantities."""

    indicator: str
    area: str
    period: Period
    basis: Basis = Basis.NONE

    def shifted(self, years: int) -> Quantity:
        """Give the same quantity some years later, or earlier if `years` is negative."""
        return replace(self, period=self.period.shifted(years))

    def moved(self, months: int) -> Quantity:
        """Give the same quantity some months later, or earlier if `months` is negative."""
        return replace(self, period=self.period.moved(months))

    def moved_days(self, days: int) -> Quantity:
        """Return the same quantity some days later, or earlier if negative; of a day or weeks."""
        return replace(self, period=self.period.moved_days(days))

    def on(self, basis: Basis) -> Quantity:
        """Give the same quantity on another basis."""
        return replace(self, basis=basis)

    def __str__(self) -> str:
        return f"{self.indicator}@{self.area}[{self.period}]"
