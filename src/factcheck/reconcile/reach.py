"""Which claims have to do with which: by the quantities that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.domain.expression import Expression, leaves
from factcheck.reconcile.stated import Footing, Stated


def reached(statements: Sequence[Stated], start: Iterable[str]) -> frozenset[str]:
    """Return the ids of all that share a quantity with some statements, if by way of others.

    Identities are passed through, and not given: several of them may have one id.
    """
    spoken_of: dict[object, set[Expression]] = defaultdict(set)
    speakers: dict[Expression, set[object]] = defaultdict(set)
    for place, stated in enumerate(statements):
        speaker: object = place if stated.standing is Footing.HARD else stated.id
        for leaf in leaves(stated.relation.expression):
            spoken_of[speaker].add(leaf)
            speakers[leaf].add(speaker)
    waiting = set[object](start)
    speakers_reached = set(waiting)
    while waiting:
        for leaf in spoken_of.pop(waiting.pop(), ()):
            new = speakers.pop(leaf, set()) - speakers_reached
            waiting |= new
            speakers_reached |= new
    return frozenset(speaker for speaker in speakers_reached if isinstance(speaker, str))
