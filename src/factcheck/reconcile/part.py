"""One component: its conflicts as findings, and what the rest of it implies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.expression import Expression
from factcheck.domain.finding import Finding, Gravity, Implied, Repair
from factcheck.domain.interval import POSITIVE, Interval
from factcheck.language import later, listed, say
from factcheck.reconcile.bounds import Ranges, ranges
from factcheck.reconcile.conflicts import Conflicts, Oracle, conflicts
from factcheck.reconcile.decide import Answer, Decision, decide
from factcheck.reconcile.network import Network
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.repair import repairs, words
from factcheck.reconcile.stated import Effort, Footing

if TYPE_CHECKING:
    from factcheck.reconcile.chain import Chain

RULE = "inconsistent-with"
RULE_ALONE = "impossible-alone"
RULE_EVIDENCE = "evidence-disagrees"
RULE_COUNT = "impossible-count"

# By whether there is one alone, and whether it is known how far the ends are apart
_CLASHES = {
    (True, False): later("{claims} cannot hold"),
    (True, True): later("{claims} cannot hold, by at least {gap}"),
    (False, False): later("{claims} cannot all hold"),
    (False, True): later("{claims} cannot all hold, by at least {gap}"),
}


class Result(Struct, frozen=True, kw_only=True):
    """What was found in one component."""

    findings: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    undecided: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Part:
    """One component."""

    def __init__(self, problem: Problem, network: Network, effort: Effort) -> None:
        self.problem, self.network, self.effort = problem, network, effort

    def result(self, *, implies: bool = True) -> Result:
        """Look for its conflicts, and for what the rest of it implies where that is wanted."""
        everyone = self.network.everyone
        oracle = Oracle(self.network, self.effort)
        first = oracle(everyone)
        excluded = conflicts(oracle, everyone) if first.answer is Answer.NO else Conflicts()
        is_open = first.answer is Answer.OPEN or excluded.is_open
        consistent = self._consistent(oracle, excluded, everyone)
        network = self.network.restricted(consistent)
        findings = self._findings(excluded) or self._touching(first)
        decision = oracle(consistent)
        bounds = ranges(decision, network, self.effort) if implies else None
        return Result(
            findings=findings,
            implied=tuple(self._implied(bounds, network)),
            corrections=tuple(self.names(owners) for owners in excluded.corrections),
            undecided=self.names(everyone) if is_open else (),
            cut=() if excluded.is_complete else self.names(everyone),
            kept=self.names(consistent),
        )

    def names(self, owners: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.network.owners[owner] for owner in sorted(owners))

    def _findings(self, excluded: Conflicts) -> tuple[Finding, ...]:
        return tuple(self._finding(self.names(owners)) for owners in excluded.sets)

    def _touching(self, decision: Decision) -> tuple[Finding, ...]:
        """Find what can hold together only if figures were ties, where that is possible."""
        if decision.answer is not Answer.YES or not _may_touch(self.network, decision):
            return ()
        ids = self.names(self.network.everyone)
        statements = (
            statement for identifier in ids for statement in self.problem.by_id[identifier]
        )
        if all(stated.relation.figure is None for stated in statements):
            return ()
        narrowed = self.problem.narrowed
        network = narrowed.network(ids)
        oracle = Oracle(network, self.effort)
        if oracle(network.everyone).answer is not Answer.NO:
            return ()
        part = Part(narrowed, network, self.effort)
        return part._findings(conflicts(oracle, network.everyone))

    def _consistent(
        self, oracle: Oracle, excluded: Conflicts, everyone: frozenset[int]
    ) -> frozenset[int]:
        """Return those of whom what they say is relied on: no claim that is in a conflict."""
        suspect = frozenset(owner for owners in excluded.sets for owner in self._blamable(owners))
        consistent = everyone - suspect
        if excluded.sets and oracle(consistent).answer is Answer.NO:
            return frozenset()
        return consistent

    def _blamable(self, owners: frozenset[int]) -> frozenset[int]:
        names = self.network.owners
        claims = {o for o in owners if self.problem.standing(names[o]) is Footing.CLAIM}
        return frozenset(claims) or owners

    def _finding(self, members: tuple[str, ...]) -> Finding:
        from factcheck.reconcile.chain import Teller

        chain = Teller(self.problem, self.problem.network(members)).chain()
        claims = tuple(
            member for member in members if self.problem.standing(member) is Footing.CLAIM
        )
        mended = repairs(self.problem, members, self.effort.budget)
        wide = decide(self.problem.widened.network(members), self.effort)
        rule = self._rule(members, claims)
        return Finding(
            rule=rule,
            claims=claims,
            evidence=_cited(self.problem, members, claims),
            gravity=(
                Gravity.CONTRADICTION if wide.answer is Answer.NO else Gravity.DEPENDS_ON_ROUNDING
            ),
            chain=chain.lines,
            gap=chain.gap,
            message=(
                _message_of_one(claims[0], members, chain, self.problem, rule)
                if len(claims) == 1
                else _message(members, chain, mended, self.problem)
            ),
            repairs=mended,
        )

    def _rule(self, members: tuple[str, ...], claims: tuple[str, ...]) -> str:
        network = self.problem.network(members)
        if any(node.integer for node in network.nodes):
            loose = tuple(replace(node, integer=False) for node in network.nodes)
            if decide(replace(network, nodes=loose), self.effort).answer is Answer.YES:
                return RULE_COUNT
        return (RULE_EVIDENCE, RULE_ALONE, RULE)[min(len(claims), 2)]

    def _implied(self, bounds: Ranges | None, network: Network) -> Iterator[Implied]:
        if bounds is None:
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
            one = bounds[node]
            names = self.names(one.owners)
            observed = any(
                self._standing(neighbour) is Footing.EVIDENCE for neighbour in direct[node]
            )
            if observed or POSITIVE.within(one.interval) or one.owners <= direct[node]:
                continue
            yield as_implied(self.problem, expression, one.interval, names, is_tight=one.is_tight)

    def _standing(self, owner: int) -> Footing:
        return self.problem.standing(self.network.owners[owner])


def _may_touch(network: Network, decision: Decision) -> bool:
    """Whether ranges may have only their ends in common: some node has one value left by chance."""
    if decision.circles is not None and decision.circles.programme.is_complete:
        return True
    bounds = decision.propagation.bounds if decision.propagation is not None else None
    fixed = {limit.node for limit in network.limits if limit.interval.is_point}
    spoken_of = {node for _, nodes in network.said_by() for node in nodes}
    return bounds is not None and any(
        bounds.is_point(node) and not network.nodes[node].integer for node in spoken_of - fixed
    )


def as_implied(
    problem: Problem,
    expression: Expression,
    interval: Interval,
    names: tuple[str, ...],
    *,
    is_tight: bool,
) -> Implied:
    """Give a range with the claims and observations it rests on."""
    claims = tuple(name for name in names if problem.standing(name) is Footing.CLAIM)
    return Implied(
        quantity=expression,
        interval=interval,
        claims=claims,
        evidence=_cited(problem, names, claims),
        exact=is_tight,
    )


def _cited(problem: Problem, names: Iterable[str], claims: tuple[str, ...]) -> tuple[str, ...]:
    """Give the places of the observations among some ids."""
    places = (place for name in names if name not in claims for place in problem.cited(name))
    return tuple(dict.fromkeys(places))


def _message(
    members: tuple[str, ...], chain: Chain, mended: tuple[Repair, ...], problem: Problem
) -> str:
    text = _CLASHES[len(members) == 1, bool(chain.gap)]
    clash = say(text, claims=listed(map(problem.name, members)), gap=chain.gap)
    if not mended:
        return clash
    return say("{clash}; smallest repair: {repair}", clash=clash, repair=words(mended[0], problem))


def _message_of_one(
    claim: str, members: tuple[str, ...], chain: Chain, problem: Problem, rule: str
) -> str:
    """Say that a claim is impossible by itself, or with what is published."""
    clash = say("{claim} cannot hold", claim=claim)
    if evidence := [problem.name(member) for member in members if member != claim]:
        clash = say(
            "{claim} cannot hold with the evidence ({evidence})",
            claim=claim,
            evidence=listed(evidence),
        )
    if rule == RULE_COUNT:
        return say("{clash}: no whole number fits", clash=clash)
    return say("{clash}, by at least {gap}", clash=clash, gap=chain.gap) if chain.gap else clash
