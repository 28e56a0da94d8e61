"""Units: what a figure is counted in, with an exact factor to the base unit of its dimension.

Each currency is a base of its own: money converts by an exchange rate, which is evidence, never
by a constant. Percent and percentage points differ in form though both are hundredths.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.language import say


class UnitForm(StrEnum):
    """How a number of this unit is meant."""

    PLAIN = "plain"  # an amount of something measured, or a bare number
    PERCENT = "percent"  # a part of a whole: %, ‰, 成
    POINTS = "points"  # a difference between two percentages
    TIMES = "times"  # a ratio
    COUNT = "count"  # so many things, one by one


class Dimension(Struct, frozen=True):
    """A product of powers of base units, such as ``CNY m^-2``; empty for a bare number.

    Examples
    --------
    >>> str(Dimension.of("CNY") / Dimension.of("m") ** 2)
    'CNY m^-2'
    """

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, base: str) -> Dimension:
        """Give the dimension of one base unit."""
        return cls(((base, 1),))

    def __mul__(self, other: Dimension) -> Dimension:
        if not other.powers:
            return self
        powers = dict(self.powers)
        for base, exponent in other.powers:
            powers[base] = powers.get(base, 0) + exponent
        return Dimension(tuple(sorted(item for item in powers.items() if item[1])))

    def __truediv__(self, other: Dimension) -> Dimension:
        return self * other**-1

    def __pow__(self, exponent: int) -> Dimension:
        if exponent == 0:
            return DIMENSIONLESS
        return Dimension(tuple((base, power * exponent) for base, power in self.powers))

    def __str__(self) -> str:
        if not self.powers:
            return say("a bare number")
        return " ".join(base if power == 1 else f"{base}^{power}" for base, power in self.powers)


DIMENSIONLESS = Dimension()


class Unit(Struct, frozen=True, kw_only=True):
    """One unit; `factor` base units make one of it."""

    symbol: str  # as written
    factor: Fraction = Fraction(1)
    dimension: Dimension = DIMENSIONLESS
    form: UnitForm = UnitForm.PLAIN

    def __mul__(self, other: Unit) -> Unit:
        return Unit(
            symbol=f"{self.symbol}·{other.symbol}",
            factor=self.factor * other.factor,
            dimension=self.dimension * other.dimension,
        )

    def __truediv__(self, other: Unit) -> Unit:
        return Unit(
            symbol=f"{self.symbol}/{other.symbol}",
            factor=self.factor / other.factor,
            dimension=self.dimension / other.dimension,
        )

    def __pow__(self, exponent: int) -> Unit:
        return Unit(
            symbol=f"{self.symbol}{exponent}",
            factor=self.factor**exponent,
            dimension=self.dimension**exponent,
        )

    def __str__(self) -> str:
        return self.symbol

    def mismatch(self, other: Unit) -> str | None:
        """Say why a number of this unit cannot be set against one of the other; None if it can.

        Examples
        --------
        >>> from factcheck.wording.unit_table import DEFAULT
        >>> DEFAULT.unit("亩").mismatch(DEFAULT.unit("公顷")) is None
        True
        >>> print(DEFAULT.unit("%").mismatch(DEFAULT.unit("pp")))
        % is a part of a whole, pp a difference between two such parts: from 5 % to 8 % is 3 pp
        """
        if self.dimension != other.dimension:
            return say(
                "{one} measures {dimension}, {other} measures {other_dimension}",
                one=self.symbol or say("a bare number"),
                dimension=self.dimension,
                other=other.symbol or say("a bare number"),
                other_dimension=other.dimension,
            )
        if self.form is other.form:
            return None
        if UnitForm.POINTS in (self.form, other.form):
            points, rest = (self, other) if self.form is UnitForm.POINTS else (other, self)
            if rest.form is UnitForm.PERCENT:
                return say(
                    "{percent} is a part of a whole, {points} a difference between two such "
                    "parts: from {low} to {high} is {difference}",
                    percent=rest.symbol,
                    points=points.symbol,
                    low="5 %",
                    high="8 %",
                    difference="3 pp",
                )
            return say("{points} are a difference between two percentages", points=points.symbol)
        if UnitForm.COUNT in (self.form, other.form) and UnitForm.PLAIN not in (
            self.form,
            other.form,
        ):
            return say(
                "{one} and {other}: one counts things, the other is a ratio",
                one=self.symbol,
                other=other.symbol,
            )
        return None


class Measure(Struct, frozen=True, kw_only=True):
    """What stands after a number: a unit with its scale word, as in 亿元, billion yuan, 万户."""

    text: str  # as written
    scale: Fraction = Fraction(1)
    unit: Unit
    prefix: str = ""  # what of it stands before the number: "$" of "$3 million"

    @property
    def factor(self) -> Fraction:
        """How many base units one of it is."""
        return self.scale * self.unit.factor

    @property
    def counts_things(self) -> bool:
        """Whether whole numbers of it are counted, not measured, and so exact."""
        is_counted = self.unit.form is UnitForm.COUNT or not self.unit.symbol
        return is_counted and self.scale == 1 and self.unit.factor == 1

    def __str__(self) -> str:
        return f"{self.prefix} {self.text}".strip()


UNSAID = frozenset({"", "1", "count"})  # symbols that say no more than the number before them
ONE = Unit(symbol="")
PLAIN_NUMBER = Measure(text="", unit=ONE)
