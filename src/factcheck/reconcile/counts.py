"""What percentages of counts say of the counts themselves, which are whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import HIGH, LOW, EmptyError
from factcheck.reconcile.components import components
from factcheck.reconcile.decide import Answer, Search, decide
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.reconciliation import Domains, domain_lookup
from factcheck.reconcile.stated import Budget, Effort, Stated
from factcheck.reconcile.trial_bounds import possible


def possible_pairs(
    statements: Sequence[Stated],
    pair: tuple[Expression, Expression],
    *,
    bounds: Domains,
    below: int = 1000,
    budget: Budget | None = None,
) -> tuple[tuple[int, int], ...]:
    """Give all values that two counts can have together.

    Parameters
    ----------
    statements : sequence of Stated
        What is said, identities included.
    pair : two expressions
        Quantities that are whole numbers.
    bounds : mapping or callable
        The domain of each quantity.
    below : int
        The largest count that is looked at.

    Raises
    ------
    ValueError
        If nothing is said of one of them, or of the two together, or it cannot be decided.

    Examples
    --------
    "48 accidents, 12.7 % fewer than the year before":

    >>> from factcheck.domain.formula import Term
    >>> from factcheck.domain.relation import Relation
    >>> from factcheck.reconcile.stated import Domain
    >>> now, before = Term(indicator="now"), Term(indicator="before")
    >>> fall = Interval(Fraction("-0.1275"), Fraction("-0.1265"))
    >>> claim = Stated(id="a", relation=Relation(expression=now / before - 1, interval=fall))
    >>> count = Domain(interval=Interval.at_least(Fraction(1)), integer=True)
    >>> possible_pairs([claim], (before, now), bounds=lambda _: count, below=80)
    ((55, 48), (63, 55), (71, 62), (79, 69))
    """
    problem = Problem(statements, domain_lookup(bounds))
    budget = budget or Budget(branches=1_000_000, steps=10**8, searched=10**9)
    effort = Effort(budget)
    for part in components(problem.network(problem.by_id)):
        place = {node.expression: index for index, node in enumerate(part.nodes)}
        if all(each in place for each in pair):
            decision = decide(part, effort)
            if decision.answer is Answer.NO or decision.propagation is None:
                return ()
            one, other = (place[each] for each in pair)
            pairs = _pairs(decision.propagation, one, other, Search(effort), below)
            return tuple(pairs)
    raise ValueError(f"nothing is said of {pair[0]} and {pair[1]} together")


def smallest_counts(ratio: Interval) -> tuple[int, int] | None:
    """Give the smallest counts, the base first, whose ratio lies in an interval.

    Returns
    -------
    tuple of int, or None
        Base and other; None if the ratio cannot be above zero.

    Examples
    --------
    >>> smallest_counts(Interval(Fraction("0.8725"), Fraction("0.8735")))
    (55, 48)
    """
    base = 0
    if ratio.high <= 0:
        return None
    while True:
        base += 1
        low, high = ratio.low * base, ratio.high * base
        start = max(1, -int(-low // 1)) if isinstance(low, Fraction) else 1
        for count in range(start, start + 2):
            if count <= high and Fraction(count, base) in ratio:
                return base, count


def _pairs(
    propagation: Propagation, one: int, other: int, search: Search, below: int
) -> Iterator[tuple[int, int]]:
    for first in _values(propagation, one, below):
        trial = propagation.copy()
        try:
            trial.fix(one, Fraction(first))
        except EmptyError:
            continue
        for second in _values(trial, other, below):
            answer = possible(trial, {other: Fraction(second)}, search)
            if answer is Answer.OPEN:
                raise ValueError(f"cannot decide whether {first} and {second} are possible")
            if answer is Answer.YES:
                yield first, second


def _values(propagation: Propagation, node: int, below: int) -> range:
    low, high = (propagation.bounds.value[side][node] for side in (LOW, HIGH))
    start = 0 if low is None else -(-low.numerator // low.denominator)
    stop = below if high is None else min(below, high.numerator // high.denominator)
    return range(start, stop + 1)
