"""All statements against each other: what cannot hold together, and what follows from the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from factcheck.domain.expression import Expression
from factcheck.domain.finding import Finding, Gravity, Implied, Repair
from factcheck.domain.interval import POSITIVE, Interval
from factcheck.domain.range import range_of
from factcheck.reconcile.bounds import Ranges, ranges
from factcheck.reconcile.chain import Chain, Teller
from factcheck.reconcile.components import components
from factcheck.reconcile.conflicts import Conflicts, Oracle, conflicts
from factcheck.reconcile.decide import Answer, decide, prepared
from factcheck.reconcile.lower import core
from factcheck.reconcile.network import Network
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.repair import repairs, words
from factcheck.reconcile.stated import Budget, Domain, Effort, Standing, Stated

Domains: TypeAlias = "Mapping[Expression, Domain] | Callable[[Expression], Domain]"

RULE = "inconsistent-with"
RULE_EVIDENCE = "evidence-disagrees"
RULE_COUNT = "impossible-count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What was found."""

    findings: tuple[Finding, ...] = ()  # minimal conflicts, the gravest and smallest first
    implied: tuple[Implied, ...] = ()  # quantities of which no observation was given
    asked: tuple[Implied, ...] = ()  # what was asked for, in that order
    corrections: tuple[tuple[str, ...], ...] = ()  # smallest sets whose removal mends a part
    undecided: tuple[tuple[str, ...], ...] = ()  # ids whose consistency stayed open
    cut: tuple[tuple[str, ...], ...] = ()  # ids among which further conflicts may exist
    left_out: tuple[str, ...] = ()  # ids of which a relation cannot be reconciled (ranks)


def reconcile(
    statements: Sequence[Stated],
    *,
    hard: Sequence[Stated] = (),
    bounds: Domains | None = None,
    ask: Sequence[Expression] = (),
    budget: Budget | None = None,
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
    fixed = (replace(each, standing=Standing.HARD) for each in hard)
    problem = Problem((*statements, *fixed), domain_lookup(bounds))
    network = problem.network(problem.by_id)
    found = [_Part(problem, each, effort).result() for each in components(network)]
    kept = {id_ for each in found for id_ in each.kept}
    return Reconciliation(
        findings=tuple(sorted((one for each in found for one in each.findings), key=_rank)),
        implied=tuple(one for each in found for one in each.implied),
        asked=tuple(_asked(problem, kept, each, effort) for each in ask),
        corrections=tuple(one for each in found for one in each.corrections),
        undecided=tuple(each.undecided for each in found if each.undecided),
        cut=tuple(each.cut for each in found if each.cut),
        left_out=network.left_out,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    findings: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    undecided: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class _Part:
    """One component."""

    def __init__(self, problem: Problem, network: Network, effort: Effort) -> None:
        self.problem, self.network, self.effort = problem, network, effort

    def result(self) -> _Result:
        everyone = self.network.everyone
        oracle = Oracle(self.network, self.effort)
        first = oracle(everyone)
        found = Conflicts()
        if first.answer is Answer.NO:
            found = conflicts(oracle, everyone)
        is_open = first.answer is Answer.OPEN or found.is_open
        rest = self._consistent(oracle, found, everyone)
        left = self.network.restricted(rest)
        return _Result(
            findings=tuple(self._finding(self.names(each)) for each in found.sets),
            implied=tuple(self._implied(ranges(oracle(rest), left, self.effort), left)),
            corrections=tuple(self.names(each) for each in found.corrections),
            undecided=self.names(everyone) if is_open else (),
            cut=() if found.is_complete else self.names(everyone),
            kept=self.names(rest),
        )

    def names(self, owners: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.network.owners[each] for each in sorted(owners))

    def _consistent(
        self, oracle: Oracle, found: Conflicts, everyone: frozenset[int]
    ) -> frozenset[int]:
        """Give those of whom what they say is relied on: no claim that is in a conflict."""
        suspect = frozenset(owner for each in found.sets for owner in self._blamable(each))
        rest = everyone - suspect
        if found.sets and oracle(rest).answer is Answer.NO:
            return frozenset()
        return rest

    def _blamable(self, owners: frozenset[int]) -> frozenset[int]:
        names = self.network.owners
        claims = {o for o in owners if self.problem.standing(names[o]) is Standing.CLAIM}
        return frozenset(claims) or owners

    def _finding(self, members: tuple[str, ...]) -> Finding:
        chain = Teller(self.problem, self.problem.network(members)).chain()
        claims = tuple(each for each in members if self.problem.standing(each) is Standing.CLAIM)
        mended = repairs(self.problem, members, self.effort)
        wide = decide(self.problem.widened.network(members), self.effort.budget)
        return Finding(
            rule=self._rule(members, claims),
            claims=claims,
            evidence=_cited(self.problem, members, claims),
            gravity=(
                Gravity.CONTRADICTION if wide.answer is Answer.NO else Gravity.DEPENDS_ON_ROUNDING
            ),
            chain=chain.lines,
            message=_message(members, chain, mended, self.problem),
            repairs=mended,
        )

    def _rule(self, members: tuple[str, ...], claims: tuple[str, ...]) -> str:
        network = self.problem.network(members)
        if any(each.integer for each in network.nodes):
            loose = tuple(replace(each, integer=False) for each in network.nodes)
            if decide(replace(network, nodes=loose), self.effort.budget).answer is Answer.YES:
                return RULE_COUNT
        return RULE if claims else RULE_EVIDENCE

    def _implied(self, found: Ranges | None, network: Network) -> Iterator[Implied]:
        if found is None:
            return
        direct: dict[int, set[int]] = defaultdict(set)
        for limit in network.limits:
            if limit.owner >= 0:
                direct[limit.node].add(limit.owner)
        used = sorted({node for _, nodes in network.said_by() for node in nodes})
        for node in used:
            expression = network.nodes[node].expression
            if expression is None or expression.parts():
                continue
            one = found[node]
            names = self.names(one.owners)
            observed = any(self._standing(each) is Standing.EVIDENCE for each in direct[node])
            if observed or POSITIVE.within(one.interval) or one.owners <= direct[node]:
                continue
            yield _as_implied(self.problem, expression, one.interval, names, is_tight=one.is_tight)

    def _standing(self, owner: int) -> Standing:
        return self.problem.standing(self.network.owners[owner])


def _asked(problem: Problem, kept: set[str], expression: Expression, effort: Effort) -> Implied:
    network = problem.network(sorted(kept), (expression,))
    for part in components(network):
        if part.wanted:
            found = ranges(prepared(part, effort.budget), part, effort)
            if found is not None:
                one = found[part.wanted[0][1]]
                names = tuple(network.owners[each] for each in sorted(one.owners))
                interval = range_of(expression, {core(expression): one.interval})
                return _as_implied(problem, expression, interval, names, is_tight=one.is_tight)
    interval = range_of(expression, {})
    return Implied(quantity=expression, interval=interval, exact=False)


def _as_implied(
    problem: Problem,
    expression: Expression,
    interval: Interval,
    names: tuple[str, ...],
    *,
    is_tight: bool,
) -> Implied:
    claims = tuple(each for each in names if problem.standing(each) is Standing.CLAIM)
    return Implied(
        quantity=expression,
        interval=interval,
        claims=claims,
        evidence=_cited(problem, names, claims),
        exact=is_tight,
    )


def _cited(problem: Problem, names: Iterable[str], claims: tuple[str, ...]) -> tuple[str, ...]:
    """Give the places of the observations among some ids."""
    places = (place for each in names if each not in claims for place in problem.cited(each))
    return tuple(dict.fromkeys(places))


def _message(
    members: tuple[str, ...], chain: Chain, mended: tuple[Repair, ...], problem: Problem
) -> str:
    apart = f", by at least {chain.gap}" if chain.gap else ""
    alone = "cannot hold" if len(members) == 1 else "cannot all hold"
    smallest = f"; smallest repair: {words(mended[0], problem)}" if mended else ""
    return f"{', '.join(map(problem.name, members))} {alone}{apart}{smallest}"


def _rank(finding: Finding) -> tuple[bool, bool, int, tuple[str, ...]]:
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
