"""What reconciliation is given: the claims of a document, and the evidence that bears on them.

Quantities of different editions are different quantities, and mixing them is where false alarms
come from. So each series lends cells of one edition only, public on the day, and only for
quantities that the claims speak of; a growth rate published later, whose base may have been
restated, stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import (
    Divide,
    Expression,
    Greatest,
    Least,
    Rank,
    leaves,
    rooted,
    walk,
)
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.domain.whole_numbers import WholeNumbers
from factcheck.reconcile.stated import Domain, Footing, Stated
from factcheck.resolve import Past, Resolver, is_ratio, slots, written

_LARGEST_COUNT = 100_000
#: Flags of figures of which it is not agreed what they mean.
_NOT_AGREED = frozenset({Flag.NEGATIVE_BASE, Flag.TOLD_AS_SIZE})


def claims_stated(
    judged: Iterable[tuple[Verdict, Sequence[Relation]]], reference: Reference
) -> tuple[Stated, ...]:
    """Return what claims state: each of their relations, for every period it looks back on."""
    agreed = (
        (verdict.claim, relations)
        for verdict, relations in judged
        if _NOT_AGREED.isdisjoint(verdict.flags)
    )
    return stated_by(agreed, reference)


def stated_by(
    claims: Iterable[tuple[Claim, Sequence[Relation]]], reference: Reference
) -> tuple[Stated, ...]:
    """Return each relation that claims make, for every period it looks back on."""
    past = Past(reference)
    return tuple(
        Stated(id=claim.id, relation=written.relation, statement=claim.statement)
        for claim, relations in claims
        for relation in relations
        if not isinstance(relation.expression, WholeNumbers)  # of these claims share nothing
        for written in past.written(relation)
    )


def average_growths(relations: Sequence[Relation]) -> Iterator[Expression]:
    """Return average growths between neighbouring periods that ratios in the claims speak of."""
    claimed = {relation.expression for relation in relations}
    expressions = [list(walk(relation.expression)) for relation in relations]
    stated = {
        part
        for parts in expressions
        if not any(isinstance(part, Least | Greatest | Rank) for part in parts)
        for part in parts
    }
    series: dict[tuple[str, str, Basis], set[Quantity]] = {}
    for part in stated:
        if isinstance(part, Divide) and is_ratio(part):
            for quantity in leaves(part):
                if isinstance(quantity, Quantity):
                    key = (quantity.indicator, quantity.area, quantity.basis)
                    series.setdefault(key, set()).add(quantity)
    for _, spoken_of in sorted(series.items()):
        ordered = sorted(spoken_of, key=lambda quantity: quantity.period)
        for before, after in pairwise(ordered):
            try:
                years = after.period.years_since(before.period)
            except PeriodError:
                continue
            rate = rooted(after / before, max(years, 1)) - 1
            if years > 0 and rate not in claimed:
                yield rate


def large_counts(statements: Iterable[Stated]) -> frozenset[str]:
    """Return the indicators of which a figure is so large that whole numbers rule nothing out."""
    return frozenset(
        relation.expression.indicator
        for relation in (stated.relation for stated in statements)
        if isinstance(relation.expression, Quantity) and relation.interval.low > _LARGEST_COUNT
    )


def quantities_of(claims: Iterable[Stated]) -> tuple[Quantity, ...]:
    """Return the quantities that claims speak of, each once."""
    quantities = (
        leaf
        for claim in claims
        for leaf in leaves(claim.relation.expression)
        if isinstance(leaf, Quantity)
    )
    return tuple(dict.fromkeys(quantities))


def evidence_stated(relations: Iterable[Relation], resolver: Resolver) -> Iterator[Stated]:
    """Return what was published of the slots of the claims, one edition a series."""
    editions: dict[tuple[str, str, Basis], list[tuple[str, Evidence]]] = {}
    past = Past(resolver.reference)
    written_out = (written for relation in relations for written in past.written(relation))
    expressions = (written.relation.expression for written in written_out)
    for slot in dict.fromkeys(
        slot for expression in expressions for slot in _answerable(expression)
    ):
        subject = slot.left if isinstance(slot, Divide) else slot
        if not isinstance(subject, Quantity):
            continue
        for candidate in resolver.candidates.of(slot):
            if candidate.other_basis:
                continue
            for evidence in candidate.evidence:
                if evidence.how in (Derivation.PUBLISHED, Derivation.RATE):
                    key = (subject.indicator, subject.area, subject.basis)
                    editions.setdefault(key, []).append((candidate.vintage, evidence))
    for series in editions.values():
        counts = Counter(vintage for vintage, _ in series)
        edition = min(counts, key=lambda vintage: (-counts[vintage], vintage))
        answered: set[Expression] = set()
        for vintage, evidence in series:
            if vintage == edition and evidence.answers not in answered:
                answered.add(evidence.answers)
                yield _as_stated(evidence)


def _answerable(expression: Expression) -> Iterator[Expression]:
    """Return the slots of an expression, and the levels that ratios among them are of."""
    for slot in slots(expression):
        yield slot
        yield from slot.parts()


def _as_stated(evidence: Evidence) -> Stated:
    cell = min(evidence.cells, key=lambda cell: (cell.source.grade, str(cell.at)))
    figure = cell.figure if cell.figure.implied() == evidence.interval else None
    return Stated(
        id=str(cell.at),
        relation=Relation(expression=evidence.answers, interval=evidence.interval, figure=figure),
        standing=Footing.EVIDENCE,
        words=str(cell.figure),
    )


def identities_of(spoken_of: Sequence[Quantity], catalogue: Catalogue) -> Iterator[Stated]:
    """Return the identities that tie a quantity of the claims to another one of them."""
    quantities = set(spoken_of)
    for quantity in spoken_of:
        indicator = catalogue.indicators.get(quantity.indicator)
        for identity in () if indicator is None else indicator.identities:
            expression = written(identity, quantity, catalogue)
            if expression is not None and quantities & set(leaves(expression)):
                yield Stated(
                    id=f"{quantity.indicator} = {identity.text}",
                    relation=Relation(expression=quantity - expression, interval=Interval.point(0)),
                    standing=Footing.HARD,
                    words=f"{quantity} = {expression}",
                )


def domain_of(expression: Expression, catalogue: Catalogue, large: frozenset[str]) -> Domain:
    """Return within what bounds an expression lies by its indicator, and whether it is a count."""
    if not isinstance(expression, Quantity):
        return Domain()
    indicator = catalogue.indicators.get(expression.indicator)
    if indicator is None:
        return Domain()
    return Domain(
        interval=indicator.bounds,
        integer=indicator.integer and indicator.id not in large,
        unit=indicator.unit,
    )
