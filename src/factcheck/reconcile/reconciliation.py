"""All statements against each other: what cannot hold together, and what follows from the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.expression import Expression, leaves
from factcheck.domain.finding import Finding, Gravity, Implied
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds import ranges
from factcheck.reconcile.components import components
from factcheck.reconcile.decide import prepared
from factcheck.reconcile.lower import core
from factcheck.reconcile.part import Part, as_implied
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.solver import question
from factcheck.reconcile.stated import Budget, Domain, Effort, Footing, Stated
from factcheck.reconcile.witness import witnessed

Domains: TypeAlias = "Mapping[Expression, Domain] | Callable[[Expression], Domain]"


class Reconciliation(Struct, frozen=True, kw_only=True):
    """What was found."""

    findings: tuple[Finding, ...] = ()  # minimal conflicts, the gravest and smallest first
    implied: tuple[Implied, ...] = ()  # quantities of which no observation was given
    asked: tuple[Implied, ...] = ()  # what was asked for, in that order
    corrections: tuple[tuple[str, ...], ...] = ()  # smallest sets whose removal mends a part
    undecided: tuple[tuple[str, ...], ...] = ()  # ids whose consistency stayed open
    cut: tuple[tuple[str, ...], ...] = ()  # ids among which further conflicts may exist
    left_out: tuple[str, ...] = ()  # ids of relations that are not set against others: ranks


def reconcile(  # noqa: PLR0913 - by name, and most of them seldom
    statements: Sequence[Stated],
    *,
    hard: Sequence[Stated] = (),
    bounds: Domains | None = None,
    ask: Sequence[Expression] = (),
    budget: Budget | None = None,
    values: Mapping[Expression, Fraction] | None = None,
    implies: bool = True,
) -> Reconciliation:
    """Set statements against each other.

    Parameters
    ----------
    statements : sequence of Stated
        Claims and evidence; several of one id stand and fall together.
    hard : sequence of Stated
        Identities, which always hold.
    bounds : mapping or callable, optional
        The domain of each quantity: the values it can have, and whether it is whole.
    ask : sequence of Expression
        What to give the implied range of, besides quantities.
    budget : Budget, optional
    values : mapping of Expression to Fraction, optional
        What quantities may well be: what these bear out is not looked into.
    implies : bool
        Whether to give what quantities imply.

    Returns
    -------
    Reconciliation
        The same whatever the order of the statements.

    Notes
    -----
    A conflict is reported only with an exact proof; what could not be proved either way is in
    `undecided`. What quantities imply is said of what holds together: claims in a conflict are
    left out of it.
    """
    effort = Effort(budget or Budget())
    fixed = (replace(statement, standing=Footing.HARD) for statement in hard)
    problem = Problem((*statements, *fixed), domain_lookup(bounds))
    shown = witnessed(problem, values or {}, implies=implies)
    network = problem.network(id_ for id_ in problem.by_id if id_ not in shown)
    results = [
        Part(problem, component, effort).result(implies=implies)
        for component in components(network)
    ]
    ids = {id_ for result in results for id_ in result.kept} | shown
    return Reconciliation(
        findings=tuple(
            sorted(
                (finding for result in results for finding in result.findings), key=gravest_first
            )
        ),
        implied=tuple(one for result in results for one in result.implied),
        asked=tuple(_asked(problem, ids, expression, effort) for expression in ask),
        corrections=tuple(correction for result in results for correction in result.corrections),
        undecided=tuple(result.undecided for result in results if result.undecided),
        cut=tuple(result.cut for result in results if result.cut),
        left_out=network.left_out,
    )


def smt_lib(
    statements: Sequence[Stated], *, hard: Sequence[Stated] = (), bounds: Domains | None = None
) -> str:
    """Write whether statements can hold together as a question for any solver.

    Whoever does not trust the proof of a conflict can have it checked: a solver that reads
    SMT-LIB 2 must answer ``unsat`` to ``(check-sat)`` for the members of a minimal set.

    Examples
    --------
    >>> from factcheck.domain.formula import Term
    >>> from factcheck.domain.interval import Interval
    >>> from factcheck.domain.relation import Relation
    >>> relation = Relation(expression=Term(indicator="x"), interval=Interval.point(3))
    >>> print(smt_lib([Stated(id="three", relation=relation)]).splitlines()[1])
    (declare-const x0 Real)
    """
    fixed = (replace(statement, standing=Footing.HARD) for statement in hard)
    problem = Problem((*statements, *fixed), domain_lookup(bounds))
    return question(problem.network(problem.by_id))


def _asked(problem: Problem, ids: set[str], expression: Expression, effort: Effort) -> Implied:
    about = frozenset[str]().union(
        *(problem.connected.get(leaf, frozenset()) for leaf in leaves(expression))
    )
    network = problem.network(sorted(ids & about), (expression,))
    for part in components(network):
        if part.wanted:
            by_node = ranges(prepared(part, effort.budget), part, effort)
            if by_node is not None:
                one = by_node[part.wanted[0][1]]
                names = tuple(network.owners[owner] for owner in sorted(one.owners))
                interval = range_of(expression, {core(expression): one.interval})
                return as_implied(problem, expression, interval, names, is_tight=one.is_tight)
    interval = range_of(expression, {})
    return Implied(quantity=expression, interval=interval, exact=False)


def gravest_first(finding: Finding) -> tuple[bool, bool, int, tuple[str, ...]]:
    """Give a key that sorts findings: the gravest and smallest first."""
    return (
        finding.gravity is not Gravity.CONTRADICTION,
        not finding.claims,
        len(finding.claims) + len(finding.evidence),
        (*finding.claims, *finding.evidence),
    )


def domain_lookup(bounds: Domains | None) -> Callable[[Expression], Domain]:
    """Give the domains of quantities as a function, however they were given."""
    if bounds is None:
        return lambda _: Domain()
    if callable(bounds):
        return bounds
    return lambda leaf: bounds.get(leaf, Domain())
