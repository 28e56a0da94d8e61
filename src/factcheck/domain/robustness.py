"""How a figure over time fares under other base years, other prices and in other areas."""

from __future__ import annotations

import math
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis


class Turn(StrEnum):
    """Which parameter of a claim was altered."""

    BASE = "base"  # counted from another year, to the same one
    SPAN = "span"  # as many years, another year at the end
    AREA = "area"
    PRICES = "prices"


class Alternative(Struct, frozen=True, kw_only=True):
    """What the same arithmetic gives when one parameter of the claim is another."""

    turn: Turn
    area: str
    base: Period
    period: Period
    basis: Basis
    found: Interval  # in the measure of the claim: a growth, a multiple …
    a_year: float  # the same a year: growth as a ratio less one, change in base units
    indicator: str = ""  # the index that took prices out, which are then those of the base

    @property
    def years(self) -> int:
        """How many years it runs over."""
        return self.period.years_since(self.base)


class Steadiness(Struct, frozen=True, kw_only=True):
    """How one window of a course compares with the windows beside it.

    All is measured a year, and in the direction of the window: of a fall, the steeper is the
    stronger. Neighbours end in the same year and begin in others, at most as many years away as
    the window is long; each weighs ``1 / (1 + years away)``. Where figures are ranges, every
    doubt is in favour of the window.

    After Wu, Agarwal, Li, Yang and Yu (2014), *Toward computational fact-checking*, PVLDB 7(7).
    """

    neighbours: int
    square_shortfall: float  # weighted mean of the squares of how far each falls short, as a share
    weaker: float  # weighted share of the neighbours that are surely weaker
    mean: float  # weighted mean of the neighbours, a year; nought where there are none
    windows: int = 0  # all other windows of the course
    as_strong: int = 0  # of these, the ones not surely weaker

    @property
    def shortfall(self) -> float:
        """How far the neighbours fall short: 0 not at all, 1 as if each had shown nothing."""
        return math.sqrt(self.square_shortfall)

    @property
    def robustness(self) -> float:
        """From 1, no neighbour falls short, down towards 0."""
        return math.exp(-self.square_shortfall)

    @property
    def uniqueness(self) -> float:
        """The weighted share of the neighbours that may be as strong."""
        return 1 - self.weaker


class PriceEffect(Struct, frozen=True, kw_only=True):
    """The same change in current and in constant prices, both as ratios.

    In constant prices it was published; or else an index of prices was divided by, which `index`
    gives as a ratio, and `indicator` names.
    """

    current: Interval
    constant: Interval
    indicator: str = ""
    index: Interval | None = None

    @property
    def prices(self) -> Interval:
        """What prices alone did, as a ratio."""
        return self.current / self.constant if self.index is None else self.index


class Robustness(Struct, frozen=True, kw_only=True):
    """How the claim fares under other base years, spans, peers and price bases."""

    indicator: str
    area: str
    base: Period
    period: Period
    basis: Basis
    edition: str  # like with like: all windows are of this one
    found: Interval  # of the claim's own window, in that edition
    a_year: float
    is_ratio: bool = True  # False: of the change in its own unit
    steadiness: Steadiness | None = None  # None where it stood still
    runs: Steadiness | None = None  # of years taken together: beside longer and shorter runs
    neighbours: tuple[Alternative, ...] = ()  # other bases, the earliest first
    counters: tuple[Alternative, ...] = ()  # the few that say most against it
    peers: int = 0  # areas of the same parent, in the same edition
    peers_as_strong: int = 0  # of these, the ones not surely weaker
    price_effect: PriceEffect | None = None
    known: int = 0  # years of the course that are known
    is_from_first: bool = False  # nothing is known before the base
    is_from_extreme: bool = False  # of all years known, the base surely makes the most of it

    @property
    def years(self) -> int:
        """How many years the claim runs over."""
        return self.period.years_since(self.base)


class Reach(Struct, frozen=True, kw_only=True):
    """The latest period before a record's span that outdoes it: how far back it holds."""

    measured: Expression  # the same in that period
    period: Period
    found: Interval
    is_highest: bool  # or else the lowest
    months: int  # from that period to the record
