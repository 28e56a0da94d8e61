"""Observations of one quantity by several editions, taken together as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.expression import Expression
from factcheck.language import say
from factcheck.reconcile.stated import Footing, Stated

SEPARATOR = " | "


class Editions(Struct, frozen=True):
    """Statements in which every quantity is observed once, and the places behind each."""

    statements: tuple[Stated, ...]
    places: Mapping[str, tuple[str, ...]]


def merged(statements: Iterable[Stated]) -> Editions:
    """Join what several editions say of one quantity into the range that holds all of it.

    Editions differ: figures are revised. That one of them disagrees with another is no fault of
    a claim; so a claim is held against whatever any of them admits.
    """
    observed: dict[Expression, list[Stated]] = defaultdict(list)
    result: list[Stated] = []
    shared = _shared(statements := tuple(statements))
    for statement in statements:
        if statement.standing is Footing.EVIDENCE and statement.id not in shared:
            observed[statement.relation.expression].append(statement)
        else:
            result.append(statement)
    places: dict[str, tuple[str, ...]] = {}
    for group in observed.values():
        one = _joined(sorted(group, key=lambda each: (each.id, repr(each.relation.interval))))
        places[one.id] = tuple(dict.fromkeys(sorted(statement.id for statement in group)))
        result.append(one)
    return Editions(tuple(result), places)


def _shared(statements: Sequence[Stated]) -> frozenset[str]:
    """Give the ids of observations that say more than one thing: they are left as they are."""
    expressions: dict[str, set[Expression]] = defaultdict(set)
    for statement in statements:
        if statement.standing is Footing.EVIDENCE:
            expressions[statement.id].add(statement.relation.expression)
    return frozenset(key for key, owners in expressions.items() if len(owners) > 1)


def _joined(group: Sequence[Stated]) -> Stated:
    first = group[0]
    if len(group) == 1:
        return first
    interval, printed = first.relation.interval, [first.said]
    for statement in group[1:]:
        interval = interval.hull(statement.relation.interval)
        printed.append(statement.said)
    same = all(each.relation.interval == first.relation.interval for each in group)
    return replace(
        first,
        id=SEPARATOR.join(dict.fromkeys(each.id for each in group)),
        relation=replace(
            first.relation, interval=interval, figure=first.relation.figure if same else None
        ),
        words=say(" or ").join(dict.fromkeys(filter(None, printed))),
        statement=None,
    )
