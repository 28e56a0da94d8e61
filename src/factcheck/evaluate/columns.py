"""Relations of one shape, gathered into columns of machine integers. Knows no library.

A shape is an expression whose leaves are places of columns: the growth of any indicator, in any
area and year, has the shape ``#0 / #1 - 1``.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.expression import Divide, Earlier, Expression, Number, Power, Rank, Root
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.surd import Surd

NO_LOW, NO_HIGH = -(2**63), 2**63 - 1  # ends at infinity
LARGEST = 2**62  # what is larger is left to the exact evaluator


@dataclass(frozen=True, slots=True)
class Leaf(Expression):
    """A leaf of a shape: the place of the column that fills it, from 0."""

    place: int

    def __str__(self) -> str:
        return f"#{self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The ends of one interval a row, as whole multiples of one unit."""

    unit: Fraction
    low: array[int] = field(default_factory=lambda: array("q"))
    high: array[int] = field(default_factory=lambda: array("q"))
    low_open: bytearray = field(default_factory=bytearray)
    high_open: bytearray = field(default_factory=bytearray)

    def append(self, encoded: Encoded) -> None:
        """Add a row of the same unit."""
        self.low.append(encoded.low)
        self.high.append(encoded.high)
        self.low_open.append(encoded.low_open)
        self.high_open.append(encoded.high_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one shape whose columns have the same units."""

    shape: Expression
    complete: bool  # whether evidence answers all of it
    claimed: Ends
    leaves: tuple[Ends, ...]
    rows: array[int] = field(default_factory=lambda: array("q"))

    def append(self, row: int, claimed: Encoded, leaves: Iterable[Encoded]) -> None:
        """Add a row; `row` says which relation it is."""
        self.rows.append(row)
        self.claimed.append(claimed)
        for column, each in zip(self.leaves, leaves, strict=True):
            column.append(each)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An interval in machine integers: multiples of ``10 ** exponent / part``."""

    low: int
    high: int
    low_open: bool
    high_open: bool
    exponent: int
    part: int

    @property
    def unit(self) -> Fraction:
        """The size of one of its units."""
        return _unit(self.exponent, self.part)


@cache
def _unit(exponent: int, part: int) -> Fraction:
    return Fraction(10) ** exponent / part


def gather(
    relations: Iterable[Relation], evidence_sets: Iterable[EvidenceSet], catalogue: Catalogue
) -> tuple[list[Group], list[int]]:
    """Sort relations into groups of one shape and one set of units.

    Returns
    -------
    groups : list of Group
    others : list of int
        The relations that have no place in columns: a quantity occurs twice, an end is a root or
        needs more digits than a machine integer has, or division by zero left nothing known.
    """
    groups: dict[object, Group] = {}
    others = []
    for row, (relation, evidence) in enumerate(zip(relations, evidence_sets, strict=True)):
        bindings = bindings_of(evidence)
        spelled = spelling(relation.expression, bindings, catalogue)
        claimed = encoded(relation.interval)
        leaves = [] if spelled is None else [encoded(each) for each in spelled[1]]
        if spelled is None or claimed is None or None in leaves:
            others.append(row)
            continue
        known = [each for each in leaves if each is not None]
        complete = not evidence.missing
        units = tuple((each.exponent, each.part) for each in (claimed, *known))
        key = (spelled[0], complete, units)
        if key not in groups:
            groups[key] = Group(
                shape=shape_of(relation.expression, bindings),
                complete=complete,
                claimed=Ends(unit=claimed.unit),
                leaves=tuple(Ends(unit=each.unit) for each in known),
            )
        groups[key].append(row, claimed, known)
    return list(groups.values()), others


def bindings_of(evidence: EvidenceSet) -> Mapping[Expression, Interval | tuple[Interval, Interval]]:
    """Give what answers each slot; two levels where the slot is answered by their ratio."""
    found: dict[Expression, Interval | tuple[Interval, Interval]] = {}
    for each in evidence.evidence:
        is_ratio = each.how is Derivation.LEVELS and each.interval.is_bounded
        if is_ratio and len(each.parts) == 2:
            found[each.answers] = (each.parts[0].interval, each.parts[1].interval)
        else:
            found[each.answers] = each.interval
    return found


def spelling(
    expression: Expression,
    bindings: Mapping[Expression, Interval | tuple[Interval, Interval]],
    catalogue: Catalogue,
) -> tuple[str, list[Interval]] | None:
    """Spell a shape, and give what fills its leaves in order; None where columns cannot.

    What nothing answers may be anything within its hard bounds.
    """
    filled: list[Interval] = []
    used: set[Expression] = set()
    slots = {type(each) for each in bindings}

    def fill(part: Expression, bound: Interval | tuple[Interval, Interval]) -> str | None:
        ends = bound if isinstance(bound, tuple) else (bound,)
        if part in used and not all(each.is_point for each in ends):
            return None
        used.add(part)
        filled.extend(ends)
        return None if EVERYTHING in ends else "/".join("#" for _ in ends)

    def spell(part: Expression) -> str | None:
        bound = bindings.get(part) if type(part) in slots else None
        if bound is not None:
            return fill(part, bound)
        match part:
            case Number(value):
                return str(value)
            case Quantity(indicator=name):
                indicator = catalogue.indicators.get(name)
                return None if indicator is None else fill(part, indicator.bounds)
            case Earlier() | Power(exponent=0):
                return None
            case _:
                pass
        inner = [spell(each) for each in part.parts()]
        if not inner or None in inner:
            return None
        return f"{_named(part)}({' '.join(each for each in inner if each)})"

    spelled = spell(expression)
    return None if spelled is None or not filled else (spelled, filled)


def _named(part: Expression) -> str:
    """Name the operation of a node, with all that makes it another operation."""
    match part:
        case Power(exponent=number) | Root(degree=number):
            return f"{type(part).__name__}{number}"
        case Rank(smallest_first=True):
            return "RankUp"
        case _:
            return type(part).__name__


def shape_of(
    expression: Expression, bindings: Mapping[Expression, Interval | tuple[Interval, Interval]]
) -> Expression:
    """Give the expression with a numbered leaf for each thing that is bound."""
    places: Iterator[Leaf] = map(Leaf, range(2**31))

    def change(part: Expression) -> Expression:
        bound = bindings.get(part)
        if isinstance(bound, tuple):
            return Divide(left=next(places), right=next(places))
        if bound is not None or isinstance(part, Quantity):
            return next(places)
        return part.rebuilt(change)

    return change(expression)


def encoded(interval: Interval) -> Encoded | None:
    """Give an interval in machine integers; None where they do not hold it.

    Examples
    --------
    >>> encoded(Interval(Fraction("0.3465"), Fraction("0.3475")))
    Encoded(low=3465, high=3475, low_open=False, high_open=False, exponent=-4, part=1)
    """
    if isinstance(interval.low, Surd) or isinstance(interval.high, Surd):
        return None
    finite = [each for each in (interval.low, interval.high) if isinstance(each, Fraction)]
    if not finite:
        return None
    exponent, part = _decimal(math.lcm(*(each.denominator for each in finite)))
    scale = 10**-exponent * part
    whole = [each.numerator * (scale // each.denominator) for each in finite]
    zeros, common = 0, math.gcd(*whole)
    while common and common % 10 == 0:
        common //= 10
        zeros += 1
    if zeros:
        whole = [each // 10**zeros for each in whole]
        exponent += zeros
    if any(abs(each) > LARGEST for each in whole):
        return None
    low = whole[0] if isinstance(interval.low, Fraction) else NO_LOW
    high = whole[-1] if isinstance(interval.high, Fraction) else NO_HIGH
    return Encoded(low, high, interval.low_open, interval.high_open, exponent, part)


@cache
def _decimal(below: int) -> tuple[int, int]:
    """Split a denominator: the power of ten that takes its twos and fives, and what is left.

    >>> _decimal(40), _decimal(15)
    ((-3, 1), (-1, 3))
    """
    exponent = 0
    for factors in (10, 2, 5):
        while below % factors == 0:
            below //= factors
            exponent -= 1
    return exponent, below
