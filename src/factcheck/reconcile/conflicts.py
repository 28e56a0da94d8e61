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

from factcheck.reconcile.decide import Answer, Decision, decide
from factcheck.reconcile.network import Network
from factcheck.reconcile.stated import Budget

Owners = frozenset[int]

_MOST_CORRECTIONS = 64


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What was found in one component."""

    sets: tuple[Owners, ...] = ()  # minimal, the smallest first
    corrections: tuple[Owners, ...] = ()  # of the smallest size
    is_complete: bool = True  # no other minimal set exists
    is_smallest: bool = True  # the corrections are proved to be the smallest
    left_open: Owners = frozenset()  # what could not be decided
    rest: Owners = frozenset()  # what surely holds together, all conflicts taken out


@dataclass(slots=True)
class Oracle:
    """Decides whether the sayings of some owners can hold together; counts its work."""

    network: Network
    budget: Budget
    asked: int = 0
    known: dict[Owners, Decision] = field(default_factory=dict)

    def __call__(self, owners: Owners) -> Decision:
        """Decide; `OPEN` when the budget is used up."""
        if owners not in self.known:
            if self.asked >= self.budget.decisions:
                return Decision(Answer.OPEN)
            self.asked += 1
            self.known[owners] = decide(self.network.restricted(owners), self.budget)
        return self.known[owners]


def conflicts(oracle: Oracle, everyone: Owners) -> Conflicts:
    """Find minimal conflicts among all, and the smallest corrections."""
    sets: list[Owners] = []
    proved: list[Owners] = []
    left_open: set[int] = set()
    is_complete = is_smallest = True
    tried: set[Owners] = set()
    while True:
        waiting = [each for each in hitting_sets(sets) if each not in tried]
        if not waiting:
            break
        candidate = min(waiting, key=lambda each: (len(each), sorted(each)))
        if len(sets) >= oracle.budget.conflicts and any(len(c) <= len(candidate) for c in proved):
            is_complete = False
            break
        decision = oracle(everyone - candidate)
        if decision.answer is Answer.NO:
            found = minimal(oracle, decision.owners or (everyone - candidate))
            if found is not None:
                sets.append(found)
                continue
            left_open |= decision.owners
        elif decision.answer is Answer.YES:
            tried.add(candidate)
            proved.append(candidate)
            continue
        tried.add(candidate)
        is_complete = is_smallest = False
        left_open |= everyone - candidate if not sets else set()
        if oracle.asked >= oracle.budget.decisions:
            break
    smallest = min(map(len, proved), default=0)
    union = frozenset().union(*sets)
    return Conflicts(
        tuple(sorted(sets, key=lambda each: (len(each), sorted(each)))),
        tuple(sorted((each for each in proved if len(each) == smallest), key=sorted)),
        is_complete,
        is_smallest and bool(proved),
        frozenset(left_open),
        everyone - union,
    )


def minimal(oracle: Oracle, owners: Owners) -> Owners | None:
    """Take members out one by one for as long as the rest cannot hold together.

    Returns
    -------
    frozenset or None
        None where some question stayed open, so that the set may not be minimal.
    """
    kept, current = set[int](), owners
    for member in sorted(owners, reverse=True):
        if member not in current or member in kept:
            continue
        decision = oracle(current - {member})
        match decision.answer:
            case Answer.NO:
                current = (decision.owners or current - {member}) | kept
            case Answer.YES:
                kept.add(member)
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
    found: list[Owners] = [frozenset()]
    for each in sets:
        hit = [one for one in found if one & each]
        missed = [one | {member} for one in found if not one & each for member in sorted(each)]
        new = [one for one in dict.fromkeys(missed) if not any(other <= one for other in hit)]
        found = hit + [one for one in new if not any(other < one for other in new)]
        found = sorted(found, key=lambda one: (len(one), sorted(one)))[:_MOST_CORRECTIONS]
    return found
