"""What may be the matter with a claim, or with the evidence: offered beside the verdict.

A diagnosis never changes what evidence decided. It says how a figure that does not fit may have
come about, on what unsteady ground a comparison stands, and how unusual a figure is.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.base_rate import BaseRate
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.robustness import Reach, Robustness


class SlipKind(StrEnum):
    """One way to get a figure wrong, the likeliest first."""

    SCALE = "scale"  # 万 for 亿, million for billion, a decimal point out of place
    SIGN = "sign"  # a fall for a rise
    TIMES = "times"  # to so many times, for by so many times
    POINTS = "points"  # percent for percentage points, or the other way about
    BASE = "base"  # counted from another year
    PERIOD = "period"  # of another year
    SPAN = "span"  # averaged over one year too many or too few
    AVERAGE = "average"  # an average for a total, or the other way about
    CUMULATED = "cumulated"  # since January for the month alone, or the other way about
    BASIS = "basis"  # current for constant prices, or the other way about
    VINTAGE = "vintage"  # from another edition
    DIGITS = "digits"  # transposed, doubled, dropped or mistyped
    UNIT = "unit"  # 斤 for kilograms, dollars for yuan
    AREA = "area"  # of the parent, a part or a neighbour
    INDICATOR = "indicator"  # of a kindred indicator
    SHARE = "share"  # a share for a growth, or the other way about


class Slip(Struct, frozen=True, kw_only=True):
    """One change of a claim with which the evidence gives the printed figure.

    `chance` is the share of figures of the same precision, between half and twice the printed
    one, that this slip or a likelier one would explain: how easily it fits by accident.
    """

    kind: SlipKind
    words: str  # "base year 2015", to stand after "holds with"
    relation: Relation  # what the claim would have had to measure
    found: Interval  # what that comes to, as it would be printed in the claim
    chance: Fraction

    @property
    def claimed(self) -> Interval:
        """What the claim allows."""
        return self.relation.interval


class Break(Struct, frozen=True, kw_only=True):
    """A step in a series that its own published growth, or plain sense, does not bear out.

    Or one that its publisher marks as a break, with the note that says so.
    """

    quantity: Quantity  # the level after the step
    since: Period  # the period before it
    ratio: Interval | None = None  # the one level over the other; None of a break that is marked
    growth: Interval | None = None  # as published, as a ratio; None where none is
    note: str = ""  # of the figure that is marked


class SmallBase(Struct, frozen=True, kw_only=True):
    """A level from which a growth is counted, far below what is usual in its series."""

    quantity: Quantity
    level: Interval
    usual: Interval  # the middle one of the other figures of the series


class Restatement(Struct, frozen=True, kw_only=True):
    """What a figure would be if it had been restated as those of its sister areas were.

    Computed, and never evidence.
    """

    quantity: Quantity
    edition: str  # the one its sisters were restated in
    sisters: int
    mean: Fraction  # the mean ratio of the restated to the former figure
    least: Fraction
    most: Fraction
    value: Interval  # of the quantity, restated by the mean
    found: Interval  # what the claim measures would then be
    fit: Fit


class ByPricesAlone(Struct, frozen=True, kw_only=True):
    """A difference over time that is of another sign when prices are taken out of it."""

    expression: Expression
    found: Interval  # without change of prices
    period: Period | None = None  # whose prices an index took it to; None: published so
    indicator: str = ""  # that index


class Doubt(StrEnum):
    """What speaks against a claim that no evidence speaks to."""

    FAST_STOCK = "fast stock"  # what stands at a moment would have more than doubled every year
    PART_ABOVE_WHOLE = "part above whole"  # a part of an area would have more than all of it


class Diagnosis(Struct, frozen=True, kw_only=True):
    """All that was found about one claim, beside its verdict."""

    slips: tuple[Slip, ...] = ()  # at most three, the likeliest first
    breaks: tuple[Break, ...] = ()
    small_bases: tuple[SmallBase, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    robustness: Robustness | None = None
    reach: Reach | None = None  # of a record
    base_rate: BaseRate | None = None
    doubts: tuple[Doubt, ...] = ()  # where there is no evidence
    by_prices_alone: ByPricesAlone | None = None  # what is said over time is not so without them
    unlike_peers: bool = False  # of the areas ranked, one is a hundred times as large as another
