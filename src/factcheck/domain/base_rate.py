"""How usual a growth is among comparable areas."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.catalogue import Source
from factcheck.domain.interval import Interval
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction

ClassKey: TypeAlias = tuple[str, str, str]  # indicator, end of the span, years: as in the table


class GrowthClass(Struct, frozen=True, kw_only=True):
    """How the growth of an indicator over some years is spread over a class of areas."""

    indicator: str
    basis: Basis
    name: str  # "prefecture-level areas of China"
    level: str  # of its areas
    within: str  # the area that all of them are part of; empty for the whole world
    period: Period  # the end of the span
    years: int
    areas: int
    quantiles: tuple[tuple[Fraction, Fraction], ...]  # share of areas below, ratio; both rise
    source: Source
    at: Location

    @property
    def median(self) -> Fraction:
        """The middle ratio."""
        return next(ratio for share, ratio in self.quantiles if share >= Fraction(1, 2))

    def share_below(self, ratio: Interval) -> Interval:
        """Give the share of areas that grew less: between two of the quantiles known.

        Examples
        --------
        >>> from factcheck.wording.period_reader import parse_period
        >>> towns = GrowthClass(
        ...     indicator="output", basis=Basis.NONE, name="towns", level="town", within="",
        ...     period=parse_period("2021"), years=1, areas=300,
        ...     quantiles=tuple((Fraction(share), Fraction(ratio)) for share, ratio in (
        ...         ("0", "0.9"), ("1/2", "1.1"), ("1", "2"))),
        ...     source=Source(id="office"), at=Location(file="rates.csv"))
        >>> towns.share_below(Interval.point(Fraction("1.3")))
        [0.5, 1]
        >>> towns.share_below(Interval.point(Fraction("2.5")))
        [1, 1]
        """
        below = [share for share, limit in self.quantiles if limit < ratio.low]
        above = [share for share, limit in self.quantiles if limit > ratio.high]
        return Interval(max(below, default=Fraction(0)), min(above, default=Fraction(1)))


class Standing(Struct, frozen=True, kw_only=True):
    """Where a figure stands in one class of areas."""

    name: str  # of the class
    areas: int
    share_below: Interval  # of areas that grew less, from 0 to 1
    median: Fraction  # of the class, as a ratio
    place: tuple[int, int] | None = None  # best and worst from the largest; a panel alone tells
    reached: int | None = None  # how many other areas do what the claim says; likewise


class BaseRate(Struct, frozen=True, kw_only=True):
    """How usual the figure is among comparable areas: in the same years, on the same basis."""

    indicator: str
    basis: Basis
    period: Period
    years: int
    claimed: tuple[Standing, ...] = ()  # of what the claim says, a class each
    found: tuple[Standing, ...] = ()  # of what evidence gives, where there is any
