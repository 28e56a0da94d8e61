"""Which claims have to do with which: by the quantities that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.domain.expression import Expression, leaves
from factcheck.reconcile import Standing, Stated


def reached(statements: Sequence[Stated], start: Iterable[str]) -> frozenset[str]:
    """Give the ids of all that share a quantity with some statements, directly or by way of others.

    Identities are passed through, and not given: several of them may have one id.
    """
    spoken_of: dict[object, set[Expression]] = defaultdict(set)
    speakers: dict[Expression, set[object]] = defaultdict(set)
    for place, each in enumerate(statements):
        speaker: object = place if each.standing is Standing.HARD else each.id
        for leaf in leaves(each.relation.expression):
            spoken_of[speaker].add(leaf)
            speakers[leaf].add(speaker)
    waiting = set[object](start)
    found = set(waiting)
    while waiting:
        for leaf in spoken_of.pop(waiting.pop(), ()):
            new = speakers.pop(leaf, set()) - found
            waiting |= new
            found |= new
    return frozenset(each for each in found if isinstance(each, str))
