"""What whoever prints a rate takes for granted: that its base is above zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.domain import expression as tree
from factcheck.domain.expression import Expression
from factcheck.domain.interval import INFINITY, POSITIVE
from factcheck.reconcile.stated import Domain, Stated


def denominators(statements: Iterable[Stated]) -> frozenset[Expression]:
    """Give the quantities something is divided by, but those that are said not to be positive.

    A growth, a share or an average of what may be negative means nothing; whoever prints one
    takes it that the base is above zero.
    """
    below: set[Expression] = set()
    negative: set[Expression] = set()
    for statement in statements:
        below.update(divisors(statement.relation.expression))
        interval = statement.relation.interval
        if interval.high <= 0 or -INFINITY < interval.low < 0:
            negative.add(statement.relation.expression)
    return frozenset(below - negative)


def divisors(expression: Expression) -> Iterator[Expression]:
    """Give the quantities that an expression divides by."""
    for part in tree.walk(expression):
        if isinstance(part, tree.Divide):
            yield from (divisor for divisor in (part.right,) if not divisor.parts())


def assumed(domain: Domain, *, is_positive: bool) -> Domain:
    """Give a domain, without what is not above zero if that is taken for granted."""
    if not is_positive or domain.interval.within(POSITIVE):
        return domain
    both = domain.interval.intersection(POSITIVE)
    return domain if both is None else replace(domain, interval=both, proper=domain.interval)
