"""Arithmetic over quantities, and the range of its values when quantities are known in ranges.

An expression is built with ``+ - * / **``, `rooted`, `Least`, `Greatest` and `Rank`. It knows no
evidence: `range_of` is given an interval for each leaf, and returns every value that is possible.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from factcheck.domain.interval import EVERYTHING, Interval

Bindings: TypeAlias = "Mapping[Expression, Interval]"
Replacements: TypeAlias = "Mapping[Expression, Expression]"
Operand: TypeAlias = "Expression | Fraction | int"

_MOST_REPEATED = 10  # 2 ** 10 corners; beyond it the range is still sound, but may be too wide


class Expression:
    """Base of all nodes: gives them arithmetic."""

    __slots__ = ()

    def parts(self) -> tuple[Expression, ...]:
        """Give the expressions it is made of; none for a leaf."""
        return ()

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        """Give the same expression over changed parts."""
        del change
        return self

    def __add__(self, other: Operand) -> Expression:
        return Add(left=self, right=number(other))

    def __radd__(self, other: Operand) -> Expression:
        return Add(left=number(other), right=self)

    def __sub__(self, other: Operand) -> Expression:
        return Subtract(left=self, right=number(other))

    def __rsub__(self, other: Operand) -> Expression:
        return Subtract(left=number(other), right=self)

    def __mul__(self, other: Operand) -> Expression:
        return Multiply(left=self, right=number(other))

    def __rmul__(self, other: Operand) -> Expression:
        return Multiply(left=number(other), right=self)

    def __truediv__(self, other: Operand) -> Expression:
        return Divide(left=self, right=number(other))

    def __rtruediv__(self, other: Operand) -> Expression:
        return Divide(left=number(other), right=self)

    def __pow__(self, exponent: int) -> Expression:
        return Power(base=self, exponent=exponent)


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """A constant."""

    value: Fraction

    def __str__(self) -> str:
        decimal = f"{float(self.value):.12g}"
        return decimal if Fraction(decimal) == self.value else f"({self.value})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Binary(Expression):
    left: Expression
    right: Expression

    def parts(self) -> tuple[Expression, ...]:
        return (self.left, self.right)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return type(self)(left=change(self.left), right=change(self.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(_Binary):
    """The sum of two."""

    def __str__(self) -> str:
        return f"{self.left} + {self.right}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtract(_Binary):
    """The first less the second."""

    def __str__(self) -> str:
        return f"{self.left} - {_wrapped(self.right, Add, Subtract)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiply(_Binary):
    """The product of two."""

    def __str__(self) -> str:
        left = _wrapped(self.left, Add, Subtract)
        return f"{left} x {_wrapped(self.right, Add, Subtract)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Divide(_Binary):
    """The first over the second."""

    def __str__(self) -> str:
        left = _wrapped(self.left, Add, Subtract)
        return f"{left} / {_wrapped(self.right, Add, Subtract, Multiply, Divide)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Power(Expression):
    """An integer power."""

    base: Expression
    exponent: int

    def parts(self) -> tuple[Expression, ...]:
        return (self.base,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Power(base=change(self.base), exponent=self.exponent)

    def __str__(self) -> str:
        return f"{_wrapped(self.base, _Binary, Power, Root)}^{self.exponent}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Root(Expression):
    """The real root of a whole degree, as in average annual growth."""

    base: Expression
    degree: int

    def parts(self) -> tuple[Expression, ...]:
        return (self.base,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Root(base=change(self.base), degree=self.degree)

    def __str__(self) -> str:
        return f"{_wrapped(self.base, _Binary, Power, Root)}^(1/{self.degree})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Least(Expression):
    """The smallest of several."""

    of: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.of

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Least(of=tuple(change(each) for each in self.of))

    def __str__(self) -> str:
        return f"min({', '.join(map(str, self.of))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Greatest(Expression):
    """The largest of several."""

    of: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.of

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Greatest(of=tuple(change(each) for each in self.of))

    def __str__(self) -> str:
        return f"max({', '.join(map(str, self.of))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Expression):
    """The place of `subject` among itself and its peers: 1, 2, 3 …; equals share the better."""

    subject: Expression
    peers: tuple[Expression, ...]
    smallest_first: bool = False

    def parts(self) -> tuple[Expression, ...]:
        return (self.subject, *self.peers)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Rank(
            subject=change(self.subject),
            peers=tuple(change(each) for each in self.peers),
            smallest_first=self.smallest_first,
        )

    def __str__(self) -> str:
        order = "smallest" if self.smallest_first else "largest"
        return f"rank of {self.subject} among {len(self.peers) + 1} ({order} first)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier(Expression):
    """The same expression one, two, … periods earlier; stands inside `Least` or `Greatest`.

    ``back`` is how many periods; None means as far as there is evidence. It is expanded before
    evaluation: see `factcheck.resolve`.
    """

    of: Expression
    back: int | None = None

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Earlier(of=change(self.of), back=self.back)

    def __str__(self) -> str:
        return f"{self.of} in {'all' if self.back is None else self.back} earlier periods"


def number(value: Operand) -> Expression:
    """Give a constant as an expression; an expression is given back as it is."""
    return value if isinstance(value, Expression) else Number(Fraction(value))


def rooted(base: Expression, degree: int) -> Expression:
    """Give the root of an expression; the first root is the expression itself.

    Raises
    ------
    ValueError
        If `degree` is below 1.
    """
    if degree < 1:
        raise ValueError(f"no root of degree {degree}")
    return base if degree == 1 else Root(base=base, degree=degree)


def added(expressions: tuple[Expression, ...]) -> Expression:
    """Give the sum of one or more expressions."""
    total = expressions[0]
    for each in expressions[1:]:
        total = total + each
    return total


def walk(expression: Expression) -> Iterator[Expression]:
    """Give the expression and everything it is made of, outermost first."""
    yield expression
    for part in expression.parts():
        yield from walk(part)


def leaves(expression: Expression) -> tuple[Expression, ...]:
    """Give the distinct leaves that are no constants, in order of appearance."""
    found = (each for each in walk(expression) if not each.parts())
    return tuple(dict.fromkeys(each for each in found if not isinstance(each, Number)))


def replaced(expression: Expression, changes: Replacements) -> Expression:
    """Give the expression with some of its parts replaced, outermost first."""

    def change(part: Expression) -> Expression:
        return changes[part] if part in changes else part.rebuilt(change)

    return change(expression)


def range_of(expression: Expression, bindings: Bindings) -> Interval:
    """Give all values that an expression can take.

    Parameters
    ----------
    expression : Expression
    bindings : mapping of Expression to Interval
        What each leaf may be. A larger part, such as the ratio of two quantities, may be bound as
        a whole: it is then not looked into. What is not bound may be any number.

    Returns
    -------
    Interval
        Exact where each quantity occurs once, or where the expression is linear-fractional in
        those that occur more often (at most ten); otherwise an interval that holds the range.

    Examples
    --------
    >>> from factcheck.domain.period import parse_period
    >>> from factcheck.domain.quantity import Quantity
    >>> x = Quantity(indicator="output", area="town", period=parse_period("2021"))
    >>> range_of(x / (x + 1), {x: Interval(Fraction(1), Fraction(3))})
    [0.5, 0.75]
    """
    repeated = _repeated(expression, bindings)
    if not repeated:
        return _natural(expression, bindings)
    if len(repeated) > _MOST_REPEATED or not all(
        _is_monotone(expression, leaf) and bindings[leaf].is_bounded for leaf in repeated
    ):
        return _natural(expression, bindings)
    result: Interval | None = None
    for corner in itertools.product(*(_ends(bindings[leaf]) for leaf in repeated)):
        here = _natural(expression, {**bindings, **dict(zip(repeated, corner, strict=True))})
        result = here if result is None else result.hull(here)
    return EVERYTHING if result is None else result


def _natural(expression: Expression, bindings: Bindings) -> Interval:
    """Evaluate each operation on the ranges of its parts."""
    if expression in bindings:
        return bindings[expression]
    match expression:
        case Number(value):
            return Interval.point(value)
        case Add(left=left, right=right):
            return _natural(left, bindings) + _natural(right, bindings)
        case Subtract(left=left, right=right):
            return _natural(left, bindings) - _natural(right, bindings)
        case Multiply(left=left, right=right):
            return _natural(left, bindings) * _natural(right, bindings)
        case Divide(left=left, right=right):
            return _natural(left, bindings) / _natural(right, bindings)
        case Power(base=base, exponent=exponent):
            return _natural(base, bindings) ** exponent
        case Root(base=base, degree=degree):
            return _natural(base, bindings).root(degree)
        case Least(of=of):
            return _least([_natural(each, bindings) for each in of])
        case Greatest(of=of):
            return -_least([-_natural(each, bindings) for each in of])
        case Rank(subject=subject, peers=peers, smallest_first=smallest_first):
            mine = _natural(subject, bindings)
            theirs = [_natural(each, bindings) for each in peers]
            return rank_range(mine, theirs, smallest_first=smallest_first)
        case _:
            return EVERYTHING


def rank_range(mine: Interval, theirs: list[Interval], *, smallest_first: bool) -> Interval:
    """Give the best and the worst place that one value can hold among others.

    Notes
    -----
    The order of intervals of Fishburn (1985), *Interval Orders and Interval Graphs*.

    Examples
    --------
    >>> near, far = Interval(Fraction(5), Fraction(7)), Interval(Fraction(9), Fraction(10))
    >>> rank_range(Interval(Fraction(5), Fraction(6)), [near, far], smallest_first=False)
    [2, 3]
    """
    if smallest_first:
        mine, theirs = -mine, [-each for each in theirs]
    surely = sum(1 for each in theirs if mine.below(each))
    perhaps = sum(1 for each in theirs if each.high > mine.low)
    return Interval(Fraction(1 + surely), Fraction(1 + perhaps))


def _least(ranges: list[Interval]) -> Interval:
    if not ranges:
        return EVERYTHING
    low = min(each.low for each in ranges)
    low_open = all(each.low_open for each in ranges if each.low == low)
    high = min(each.high for each in ranges)
    high_open = any(each.high_open for each in ranges if each.high == high)
    return Interval(low, high, low_open, high_open)


def _repeated(expression: Expression, bindings: Bindings) -> tuple[Expression, ...]:
    """Give the bound parts that are used more than once and are not single numbers."""
    uses: Counter[Expression] = Counter()

    def count(part: Expression) -> None:
        if part in bindings:
            uses[part] += 1
            return
        for each in part.parts():
            count(each)

    count(expression)
    return tuple(each for each, times in uses.items() if times > 1 and not bindings[each].is_point)


def _ends(interval: Interval) -> tuple[Interval, ...]:
    """Give the two ends of a bounded interval, each as an interval."""
    low, high = interval.low, interval.high
    if isinstance(low, float) or isinstance(high, float):
        return (interval,)
    return Interval.point(low), Interval.point(high)


def _degree(expression: Expression, leaf: Expression) -> int | None:
    """Give the degree of a polynomial in the leaf: 0, 1, or None where it is more or no such."""
    if expression == leaf:
        return 1
    if not any(each == leaf for each in walk(expression)):
        return 0
    match expression:
        case Add(left=left, right=right) | Subtract(left=left, right=right):
            degrees = (_degree(left, leaf), _degree(right, leaf))
            return None if None in degrees else max(each for each in degrees if each is not None)
        case Multiply(left=left, right=right):
            match _degree(left, leaf), _degree(right, leaf):
                case (0, int(degree)) | (int(degree), 0):
                    return degree
                case _:
                    return None
        case Divide(left=left, right=right) if _degree(right, leaf) == 0:
            return _degree(left, leaf)
        case _:
            return None


def _is_monotone(expression: Expression, leaf: Expression) -> bool:
    """Whether the value only rises or only falls with the leaf, whatever the other leaves are.

    True for ratios of two linear forms of the leaf, and for sums, products, powers and roots in
    which such a ratio stands once. False may also mean that it is not known.
    """
    if _degree(expression, leaf) is not None:
        return True
    match expression:
        case Divide(left=left, right=right) if (
            _degree(left, leaf) is not None and _degree(right, leaf) is not None
        ):
            return True
        case Add() | Subtract() | Multiply() | Divide() | Root():
            inside = [each for each in expression.parts() if _degree(each, leaf) != 0]
            return len(inside) == 1 and _is_monotone(inside[0], leaf)
        case _:
            return False


def _wrapped(expression: Expression, *kinds: type[Expression]) -> str:
    return f"({expression})" if isinstance(expression, kinds) else str(expression)
