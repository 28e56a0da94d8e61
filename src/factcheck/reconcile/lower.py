"""Relations to networks: expressions become nodes, intervals limits and rows.

Nothing is lost on the way: a root ``(x / y) ^ (1 / n) in I`` becomes a limit on the ratio, whose
power it is, and a ratio in ``I`` the product ``x = ratio x y``. Where a ratio is nowhere else
used that is a pair of linear rows, which `factcheck.reconcile.linear` makes of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.domain import expression as tree
from factcheck.domain.expression import Expression
from factcheck.domain.interval import NONNEGATIVE, Interval
from factcheck.reconcile.assume import divisors
from factcheck.reconcile.lowering import DomainOf, Lowering, NotLoweredError
from factcheck.reconcile.network import HARD, Limit, Network, PowerTie
from factcheck.reconcile.stated import Footing, Stated


def lowered(
    statements: Sequence[Stated], domain_of: DomainOf, wanted: Iterable[Expression] = ()
) -> Network:
    """Write statements as one network; the order in which they come is of no account."""
    ordered = sorted(statements, key=_order)
    owners = sorted({each.id for each in ordered if each.standing is not Footing.HARD})
    number = {owner: index for index, owner in enumerate(owners)}
    lowering = Lowering(domain_of)
    left_out: list[str] = []
    dividers: dict[int, set[int]] = defaultdict(set)
    for each in ordered:
        owner = HARD if each.standing is Footing.HARD else number[each.id]
        try:
            forms = [
                (lowering.form(expression), interval)
                for expression, interval in _plain(each.relation.expression, each.relation.interval)
            ]
        except NotLoweredError:
            left_out.append(each.id)
            continue
        for form, interval in forms:
            lowering.relate(form, interval, owner)
        for divisor in divisors(each.relation.expression):
            if divisor in lowering.known:  # nothing is divided where it cancels out
                dividers[lowering.known[divisor]].add(owner)
    asked = []
    for expression in wanted:
        try:
            form = lowering.form(core(expression))
        except NotLoweredError:
            continue
        for node, _ in form.terms:
            if node in lowering.largest:
                lowering.tie(node)
        if form.terms:
            asked.append((expression, lowering.part(form)))
    network = Network(
        tuple(
            replace(node, dividers=frozenset(dividers[index])) if index in dividers else node
            for index, node in enumerate(lowering.nodes)
        ),
        tuple(lowering.limits),
        tuple(lowering.constraints),
        tuple(owners),
        tuple(asked),
        tuple(sorted(set(left_out))),
    )
    return _unrooted(network)


def _plain(expression: Expression, interval: Interval) -> Iterator[tuple[Expression, Interval]]:
    """Write the first place among peers as what it is: not behind any of them."""
    match expression:
        case tree.Rank(subject=subject, peers=peers, smallest_first=smallest_first) if (
            interval.high < 2
        ):
            for peer in peers:
                ahead = peer - subject if smallest_first else subject - peer
                yield ahead, NONNEGATIVE
        case _:
            yield expression, interval


def _unrooted(network: Network) -> Network:
    """Replace a root that is only limited, such as an average growth, by its power."""
    uses = Counter(node for constraint in network.constraints for node in set(constraint.nodes))
    asked = {node for _, node in network.wanted}
    powers = {
        constraint.base: constraint
        for constraint in network.constraints
        if isinstance(constraint, PowerTie) and constraint.is_root and uses[constraint.base] == 1
    }
    limits: list[Limit] = []
    powers_of_nodes = set(powers.values())
    for limit in network.limits:
        power = powers.get(limit.node)
        allowed = limit.interval
        if power is not None and power.base not in asked:
            meant = allowed.intersection(network.nodes[power.base].domain)
            if meant is not None:
                powers_of_nodes.discard(power)
                limits.append(Limit(power.result, meant**power.exponent, limit.owner))
                continue
            powers_of_nodes.add(power)
        limits.append(limit)
    dropped = set(powers.values()) - powers_of_nodes
    constraints = tuple(
        constraint for constraint in network.constraints if constraint not in dropped
    )
    return replace(network, limits=tuple(limits), constraints=constraints)


def core(expression: Expression) -> Expression:
    """Take off what is only done to one number: what is added, the factor, the root.

    The range of the whole follows from that of the core, exactly.

    Examples
    --------
    >>> from factcheck.domain.expression import Number, rooted
    >>> x = Expression()
    >>> core(rooted(x, 5) - 1) is x
    True
    """
    match expression:
        case tree.Root(base=inner):
            return core(inner)
        case (
            tree.Add(left=inner, right=tree.Number())
            | tree.Add(left=tree.Number(), right=inner)
            | tree.Subtract(left=inner, right=tree.Number())
            | tree.Subtract(left=tree.Number(), right=inner)
            | tree.Multiply(left=inner, right=tree.Number())
            | tree.Multiply(left=tree.Number(), right=inner)
            | tree.Divide(left=inner, right=tree.Number())
        ):
            return core(inner)
        case _:
            return expression


def _order(stated: Stated) -> tuple[str, str, str]:
    return (stated.id, stated.relation.role, str(stated.relation))
