"""Arithmetic over quantities: what is said, before anything is known.

An expression is built with ``+ - * / **``, `rooted`, `Least`, `Greatest` and `Rank`. It knows no
evidence: `factcheck.domain.range` gives the values it can take when its leaves are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.rational import Fraction, approximate

if TYPE_CHECKING:
    from factcheck.domain.period import Period

Replacements: TypeAlias = "Mapping[Expression, Expression]"
Operand: TypeAlias = "Expression | Fraction | int"


class Expression(Struct, frozen=True, cache_hash=True):
    """Base of all nodes: gives them arithmetic."""

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


class Number(Expression, frozen=True):
    """A constant."""

    value: Fraction

    def __str__(self) -> str:
        decimal = approximate(self.value, 12)
        return decimal if Fraction(decimal) == self.value else f"({self.value})"


class _Binary(Expression, frozen=True, kw_only=True):
    left: Expression
    right: Expression

    def parts(self) -> tuple[Expression, ...]:
        return (self.left, self.right)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return type(self)(left=change(self.left), right=change(self.right))


class Add(_Binary, frozen=True, kw_only=True):
    """The sum of two."""

    def __str__(self) -> str:
        return f"{self.left} + {self.right}"


class Subtract(_Binary, frozen=True, kw_only=True):
    """The first less the second."""

    def __str__(self) -> str:
        return f"{self.left} - {_wrapped(self.right, Add, Subtract)}"


class Multiply(_Binary, frozen=True, kw_only=True):
    """The product of two."""

    def __str__(self) -> str:
        left = _wrapped(self.left, Add, Subtract)
        return f"{left} x {_wrapped(self.right, Add, Subtract)}"


class Divide(_Binary, frozen=True, kw_only=True):
    """The first over the second."""

    def __str__(self) -> str:
        left = _wrapped(self.left, Add, Subtract)
        return f"{left} / {_wrapped(self.right, Add, Subtract, Multiply, Divide)}"


class Power(Expression, frozen=True, kw_only=True):
    """An integer power."""

    base: Expression
    exponent: int

    def parts(self) -> tuple[Expression, ...]:
        return (self.base,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Power(base=change(self.base), exponent=self.exponent)

    def __str__(self) -> str:
        return f"{_wrapped(self.base, _Binary, Power, Root)}^{self.exponent}"


class Root(Expression, frozen=True, kw_only=True):
    """The real root of a whole degree, as in average annual growth."""

    base: Expression
    degree: int

    def parts(self) -> tuple[Expression, ...]:
        return (self.base,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Root(base=change(self.base), degree=self.degree)

    def __str__(self) -> str:
        return f"{_wrapped(self.base, _Binary, Power, Root)}^(1/{self.degree})"


class Least(Expression, frozen=True, kw_only=True):
    """The smallest of several."""

    of: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.of

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Least(of=tuple(change(each) for each in self.of))

    def __str__(self) -> str:
        return f"min({', '.join(map(str, self.of))})"


class Greatest(Expression, frozen=True, kw_only=True):
    """The largest of several."""

    of: tuple[Expression, ...]

    def parts(self) -> tuple[Expression, ...]:
        return self.of

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Greatest(of=tuple(change(each) for each in self.of))

    def __str__(self) -> str:
        return f"max({', '.join(map(str, self.of))})"


class Rank(Expression, frozen=True, kw_only=True):
    """The place of `subject` among itself and its peers: 1, 2, 3 …; equals share the better.

    Without peers they are not known, and the place may be any.
    """

    subject: Expression
    peers: tuple[Expression, ...]
    smallest_first: bool = False

    def parts(self) -> tuple[Expression, ...]:
        return (self.subject, *self.peers)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return Rank(
            subject=change(self.subject),
            peers=tuple(change(peer) for peer in self.peers),
            smallest_first=self.smallest_first,
        )

    def __str__(self) -> str:
        order = "smallest" if self.smallest_first else "largest"
        return f"rank of {self.subject} among {len(self.peers) + 1} ({order} first)"


class _Past(Expression, frozen=True, kw_only=True):
    """What looks back; written out before evaluation: see `factcheck.resolve.earlier`."""

    of: Expression
    period: Period  # from which it looks back
    same_season: bool = False  # at the same months of other years alone

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)

    def rebuilt(self, change: Callable[[Expression], Expression]) -> Expression:
        return replace(self, of=change(self.of))


class Earlier(_Past, frozen=True, kw_only=True):
    """The same expression in the earlier periods that are known, inside `Least` or `Greatest`."""

    since: Period | None = None  # a span that holds the first of them; None: all that are known
    is_firm: bool = False  # whether a figure within `since` surely counts

    def __str__(self) -> str:
        since = "" if self.since is None else f" since {self.since}"
        return f"{self.of} in earlier periods{since}"


class Steps(_Past, frozen=True, kw_only=True):
    """The change into each period that is known after the first of `since`: a relation each."""

    since: Period

    def __str__(self) -> str:
        return f"steps of {self.of} since {self.since}"


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


def added(expressions: Sequence[Expression]) -> Expression:
    """Return the sum of one or more expressions, no deeper than it has to be."""
    return _joined(expressions, Add)


def multiplied(expressions: Sequence[Expression]) -> Expression:
    """Return the product of one or more expressions, no deeper than it has to be."""
    return _joined(expressions, Multiply)


def _joined(expressions: Sequence[Expression], join: type[Add | Multiply]) -> Expression:
    if len(expressions) == 1:
        return expressions[0]
    middle = (len(expressions) + 1) // 2
    left, right = expressions[:middle], expressions[middle:]
    return join(left=_joined(left, join), right=_joined(right, join))


def walk(expression: Expression) -> Iterator[Expression]:
    """Give the expression and everything it is made of, outermost first."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += part.parts()[::-1]


def leaves(expression: Expression) -> tuple[Expression, ...]:
    """Give the distinct leaves that are no constants, in order of appearance."""
    distinct: dict[Expression, None] = {}
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        parts = part.parts()
        if parts:
            waiting += parts[::-1]
        elif not isinstance(part, Number):
            distinct[part] = None
    return tuple(distinct)


def replaced(expression: Expression, changes: Replacements) -> Expression:
    """Give the expression with some of its parts replaced, outermost first."""

    def change(part: Expression) -> Expression:
        return changes[part] if part in changes else part.rebuilt(change)

    return change(expression)


def _wrapped(expression: Expression, *kinds: type[Expression]) -> str:
    return f"({expression})" if isinstance(expression, kinds) else str(expression)
