"""Can all this hold together? Yes with a proof, no with a proof, or left open.

Cheap proofs first: propagation to a contradiction; propagation to rest where nothing goes in
circles; a linear programme in rationals for what does; values found and checked; all whole
numbers tried; and at last the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.reconcile import solver
from factcheck.reconcile.bounds_state import HIGH, LOW, Bounds, EmptyError
from factcheck.reconcile.components import is_tight
from factcheck.reconcile.differences import contradiction
from factcheck.reconcile.linear import Circles, blamed
from factcheck.reconcile.network import Network
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.sampling import sampled
from factcheck.reconcile.simplex import InfeasibleError
from factcheck.reconcile.stated import Budget, Effort

_MOST_OPEN = 400  # whole numbers, tried one inside the other


class Answer(StrEnum):
    """Whether statements can hold together."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Decision(Struct, frozen=True):
    """An answer; for `NO`, owners that cannot hold together (not yet as few as possible)."""

    answer: Answer
    owners: frozenset[int] = frozenset()
    propagation: Propagation | None = None  # of what may hold together
    circles: Circles | None = None  # its circular part, where that is a linear programme


def decide(network: Network, effort: Effort) -> Decision:
    """Decide whether all of a network can hold together."""
    propagation = Propagation(network)
    try:
        propagation.start(network)
    except EmptyError as error:
        return Decision(Answer.NO, propagation.bounds.owners((error.low, error.high)))
    return _decided(network, propagation, effort)


def _decided(network: Network, propagation: Propagation, effort: Effort) -> Decision:
    bounds, circles = propagation.bounds, propagation.circles
    whole = propagation.open_integers()
    solved: Circles | None = None
    if circles and len(circles) <= effort.budget.rows:
        try:
            solved = Circles.solved(circles, bounds)
        except InfeasibleError as error:
            return Decision(Answer.NO, blamed(error, bounds))
    if circles and (solved is None or not solved.programme.is_complete):
        circle = contradiction(circles, bounds)
        if circle is not None:
            return Decision(Answer.NO, bounds.owners(circle.events))
    search = Search(effort)
    answer = search.answer(propagation, whole) if whole else search.found(propagation, solved)
    if answer is Answer.OPEN:
        answer, owners = _solved(network, bounds, effort)
        return Decision(answer, owners, propagation, solved)
    if answer is Answer.NO:
        return Decision(answer, network.everyone)
    return Decision(answer, frozenset(), propagation, solved)


def _solved(network: Network, bounds: Bounds, effort: Effort) -> tuple[Answer, frozenset[int]]:
    if effort.unanswered <= 0:
        return Answer.OPEN, frozenset()
    verdict, owners = solver.solve(network, bounds, effort.budget.solver_steps)
    answers = {"sat": Answer.YES, "unsat": Answer.NO}
    effort.unanswered -= verdict not in answers
    return answers.get(verdict, Answer.OPEN), owners


def prepared(network: Network, budget: Budget) -> Decision:
    """Give the bounds of a network that is known to hold together, without deciding it again."""
    propagation = Propagation(network)
    try:
        propagation.start(network)
        solved = None
        if 0 < len(propagation.circles) <= budget.rows:
            solved = Circles.solved(propagation.circles, propagation.bounds)
    except (EmptyError, InfeasibleError):
        return Decision(Answer.NO)
    return Decision(Answer.OPEN, frozenset(), propagation, solved)


class Search:
    """Looks for values, one node at a time; where whole numbers run out, that is an answer."""

    def __init__(self, effort: Effort) -> None:
        self.effort, self.budget = effort, effort.budget
        self.branches, self.steps = self.budget.branches, self.budget.steps

    @property
    def is_spent(self) -> bool:
        """Whether no more values may be tried."""
        return self.branches <= 0 or self.steps <= 0 or self.effort.searched <= 0

    def fixed(self, propagation: Propagation, node: int, value: Fraction) -> Propagation | None:
        """Return what follows from one value of a node; None where that is impossible."""
        trial = propagation.copy()
        try:
            trial.fix(node, value)
        except EmptyError:
            return None
        finally:
            self.branches -= 1
            self.steps -= trial.steps
            self.effort.searched -= trial.steps
        return trial

    def answer(self, propagation: Propagation, whole: Sequence[int]) -> Answer:
        """Try all whole numbers; for the rest, look for one set of values."""
        bounds = propagation.bounds
        nodes = [node for node in whole if not bounds.is_point(node)]
        if not nodes:
            return self.continuous(propagation)
        if len(nodes) > _MOST_OPEN:
            return Answer.OPEN
        node = min(nodes, key=lambda each: (_size(bounds, each), each))
        is_open = False
        for value in _candidates(bounds, node):
            if self.is_spent:
                return Answer.OPEN
            trial = self.fixed(propagation, node, value)
            if trial is None:
                continue
            decision = self.answer(trial, nodes)
            if decision is Answer.YES:
                return decision
            is_open |= decision is Answer.OPEN
        return Answer.OPEN if is_open else Answer.NO

    def continuous(self, propagation: Propagation) -> Answer:
        """Decide where no whole number is open."""
        solved: Circles | None = None
        if 0 < len(propagation.circles) <= self.budget.rows:
            try:
                solved = Circles.solved(propagation.circles, propagation.bounds)
            except InfeasibleError:
                return Answer.NO
        return self.found(propagation, solved)

    def found(self, propagation: Propagation, solved: Circles | None) -> Answer:
        """Say yes if there is a proof, or values can be found."""
        if is_settled(propagation, solved):
            return Answer.YES
        is_large = len(propagation.circles) > self.budget.rows
        if is_large and solver.is_installed():  # which is quicker then
            return Answer.OPEN
        return Answer.YES if sampled(propagation) else Answer.OPEN


def is_settled(propagation: Propagation, circles: Circles | None) -> bool:
    """Whether a solved programme of the circles, and propagation of the rest, prove a yes.

    On what hangs together like a tree, bounds that no constraint can tighten are proof enough,
    if every step was exact. No whole number may be open.
    """
    if propagation.circles and (circles is None or not circles.programme.is_complete):
        return False
    bounds, around = propagation.bounds, set(map(id, propagation.circles))
    tree = (constraint for constraint in propagation.constraints if id(constraint) not in around)
    loose = (id(node) for node in bounds.loose)
    return all(node in around for node in loose) and all(is_tight(node, bounds) for node in tree)


def _size(bounds: Bounds, node: int) -> Fraction | float:
    return bounds.interval(node).width()  # type: ignore[return-value]


def _candidates(bounds: Bounds, node: int) -> Iterable[Fraction]:
    """Give the whole numbers of a node from its lower end; without one, from its upper."""
    low, high = bounds.value[LOW][node], bounds.value[HIGH][node]
    if low is None:
        start, step = (Fraction(0), Fraction(1)) if high is None else (high, Fraction(-1))
    else:
        start, step = low, Fraction(1)
    value = start
    while low is None or high is None or value <= high:
        yield value
        value += step
