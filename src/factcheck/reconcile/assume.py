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
    found: set[Expression] = set()
    negative: set[Expression] = set()
    for each in statements:
        found.update(divisors(each.relation.expression))
        interval = each.relation.interval
        if interval.high <= 0 or -INFINITY < interval.low < 0:
            negative.add(each.relation.expression)
    return frozenset(found - negative)


def divisors(expression: Expression) -> Iterator[Expression]:
    """Give the quantities that an expression divides by."""
    for part in tree.walk(expression):
        if isinstance(part, tree.Divide):
            yield from (each for each in (part.right,) if not each.parts())


def assumed(domain: Domain, *, is_positive: bool) -> Domain:
    """Give a domain, without what is not above zero if that is taken for granted."""
    if not is_positive or domain.interval.within(POSITIVE):
        return domain
    both = domain.interval.intersection(POSITIVE)
    return domain if both is None else replace(domain, interval=both, proper=domain.interval)
