"""Minimal conflicts and smallest corrections, by asking "can these hold together?" again.

A conflict here is minimal: without any one member the others can hold together. A correction is
a set of members whose removal lets the rest hold together. Each list is made of the smallest
sets that hit all of the other, which is how they are found, and how completeness is proved.

Notes
-----
Reiter (1987), "A theory of diagnosis from first principles"; Liffiton and Sakallah (2008),
"Algorithms for computing minimal unsatisfiable subsets of constraints".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from factcheck.reconcile.decide import Answer, Decision, decide
from factcheck.reconcile.network import Network
from factcheck.reconcile.stated import Effort

Owners = frozenset[int]

_MOST_CORRECTIONS = 64


class Conflicts(Struct, frozen=True):
    """What was found in one component."""

    sets: tuple[Owners, ...] = ()  # minimal, the smallest first
    corrections: tuple[Owners, ...] = ()  # of the smallest size
    is_complete: bool = True  # no other minimal set exists
    is_smallest: bool = True  # the corrections are proved to be the smallest
    is_open: bool = False  # there are conflicts, but no minimal one could be made out


_FREE_QUESTIONS = 6  # of each component, whatever the budget


@dataclass(slots=True)
class Oracle:
    """Decides whether the sayings of some owners can hold together; counts its work."""

    network: Network
    effort: Effort
    asked: int = 0
    known: dict[Owners, Decision] = field(default_factory=dict)

    @property
    def is_spent(self) -> bool:
        """Whether the budget is used up."""
        return self.effort.looked_at <= 0 and self.asked >= _FREE_QUESTIONS

    def __call__(self, owners: Owners) -> Decision:
        """Decide."""
        if owners not in self.known:
            part = self.network.restricted(owners)
            self.asked += 1
            self.effort.looked_at -= len(part.constraints) + len(part.limits)
            self.known[owners] = self._with_dividers(decide(part, self.effort), owners)
        return self.known[owners]

    def _with_dividers(self, decision: Decision, owners: Owners) -> Decision:
        """Name also who divides, where those named would be free to hold at a divisor of zero."""
        if decision.answer is not Answer.NO or not decision.owners:
            return decision
        dividing = self.network.dividing(owners) - decision.owners
        if not dividing or self(decision.owners).answer is Answer.NO:
            return decision
        return replace(decision, owners=decision.owners | dividing)


def conflicts(oracle: Oracle, everyone: Owners) -> Conflicts:
    """Find minimal conflicts among all, and the smallest corrections."""
    search = _Search(oracle, everyone)
    while search.step():
        pass
    return search.result()


class _Search:
    """The two lists as they grow."""

    def __init__(self, oracle: Oracle, everyone: Owners) -> None:
        self.oracle, self.everyone = oracle, everyone
        self.sets: list[Owners] = []
        self.proved: list[Owners] = []  # corrections
        self.left_open: list[Owners] = []  # candidates for corrections
        self.is_complete = self.is_smallest = True

    def step(self) -> bool:
        """Try the smallest candidate for a correction; say whether there was one."""
        tried = {*self.proved, *self.left_open}
        waiting = [candidate for candidate in hitting_sets(self.sets) if candidate not in tried]
        if not waiting:
            return False
        candidate = min(waiting, key=_by_size)
        has_smallest = any(len(conflict) <= len(candidate) for conflict in self.proved)
        is_enough = has_smallest and len(self.sets) >= self.oracle.effort.budget.conflicts
        if is_enough or (self.sets and self.oracle.is_spent):
            self.is_complete = False
            self.is_smallest &= has_smallest
            return False
        decision = self.oracle(self.everyone - candidate)
        conflict = None
        if decision.answer is Answer.YES:
            self.proved.append(candidate)
            return True
        if decision.answer is Answer.NO:
            conflict = minimal(self.oracle, decision.owners or (self.everyone - candidate))
        if conflict is None:
            self.left_open.append(candidate)
            self.is_complete = self.is_smallest = False
        else:
            self.sets.append(conflict)
        return True

    def result(self) -> Conflicts:
        """Give what was found."""
        smallest = min(map(len, self.proved), default=0)
        corrections = sorted(
            (conflict for conflict in self.proved if len(conflict) == smallest), key=_by_size
        )
        return Conflicts(
            tuple(sorted(self.sets, key=_by_size)),
            tuple(corrections),
            self.is_complete,
            self.is_smallest and bool(self.proved),
            is_open=bool(self.left_open) and not self.sets,
        )


def _by_size(owners: Owners) -> tuple[int, list[int]]:
    return len(owners), sorted(owners)


def minimal(oracle: Oracle, owners: Owners) -> Owners | None:
    """Take members out one by one for as long as the rest cannot hold together.

    Returns
    -------
    frozenset or None
        None where some question stayed open, so that the set may not be minimal.
    """
    needed, current = set[int](), owners
    for member in sorted(owners, reverse=True):
        if member not in current or member in needed:
            continue
        decision = oracle(current - {member})
        match decision.answer:
            case Answer.NO:
                current = (decision.owners or current - {member}) | needed
            case Answer.YES:
                needed.add(member)
            case Answer.OPEN:
                return None
    return current


def hitting_sets(sets: Iterable[Owners]) -> list[Owners]:
    """Give the minimal sets that have a member in common with each of some sets.

    Notes
    -----
    Berge (1989), *Hypergraphs*: one set after another, keeping what is minimal. Of very many
    only the smallest are kept.

    Examples
    --------
    >>> sorted(map(sorted, hitting_sets([frozenset({1, 2}), frozenset({2, 3})])))
    [[1, 3], [2]]
    """
    corrections: list[Owners] = [frozenset()]
    for conflict in sets:
        hit = [correction for correction in corrections if correction & conflict]
        missed = [
            correction | {member}
            for correction in corrections
            if not correction & conflict
            for member in sorted(conflict)
        ]
        new = [one for one in dict.fromkeys(missed) if not any(other <= one for other in hit)]
        corrections = hit + [one for one in new if not any(other < one for other in new)]
        corrections = sorted(
            corrections, key=lambda correction: (len(correction), sorted(correction))
        )[:_MOST_CORRECTIONS]
    return corrections
