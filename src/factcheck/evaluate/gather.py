"""Relations and their evidence, sorted into columns of one shape. Knows no library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.expression import (
    Divide,
    Earlier,
    Expression,
    Number,
    Power,
    Rank,
    Root,
    Steps,
)
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.evaluate.columns import Leaf, RowGroups, Sort, encoded

Bound: TypeAlias = Interval | tuple[Interval, Interval]  # a ratio may be bound by its two levels


def gather(
    relations: Iterable[Relation], evidence_sets: Iterable[EvidenceSet], catalogue: Catalogue
) -> tuple[RowGroups, list[int]]:
    """Sort relations into groups of one shape and one set of units.

    Returns
    -------
    groups : RowGroups
    others : list of int
        The relations that have no place in columns: a quantity occurs twice, an end is a root or
        needs more digits than a machine integer has, or division by zero left nothing known.
    """
    groups = RowGroups()
    others = []
    for row, (relation, evidence) in enumerate(zip(relations, evidence_sets, strict=True)):
        bindings = bindings_of(evidence)
        spelled = spelling(relation.expression, bindings, catalogue)
        claimed = encoded(relation.interval)
        leaves = [] if spelled is None else [encoded(interval) for interval in spelled[1]]
        if spelled is None or claimed is None or None in leaves:
            others.append(row)
            continue
        sort = Sort(
            spelling=spelled[0],
            shape=partial(shape_of, relation.expression, bindings),
            complete=not evidence.missing,
        )
        groups.add(row, sort, claimed, [leaf for leaf in leaves if leaf is not None])
    return groups, others


def bindings_of(evidence: EvidenceSet) -> Mapping[Expression, Bound]:
    """Give what answers each slot; two levels where the slot is answered by their ratio."""
    bindings: dict[Expression, Bound] = {}
    for answer in evidence.evidence:
        is_ratio = answer.how is Derivation.LEVELS and answer.interval.is_bounded
        if is_ratio and len(answer.parts) == 2:
            bindings[answer.answers] = (answer.parts[0].interval, answer.parts[1].interval)
        else:
            bindings[answer.answers] = answer.interval
    return bindings


def spelling(
    expression: Expression,
    bindings: Mapping[Expression, Bound],
    catalogue: Catalogue,
) -> tuple[str, list[Interval]] | None:
    """Spell a shape, and give what fills its leaves in order; None where columns cannot.

    What nothing answers may be anything within its hard bounds.
    """
    filled: list[Interval] = []
    used: set[Expression] = set()
    slots = {type(binding) for binding in bindings}

    def fill(part: Expression, bound: Bound) -> str | None:
        ends = bound if isinstance(bound, tuple) else (bound,)
        if part in used and not all(end.is_point for end in ends):
            return None
        used.add(part)
        filled.extend(ends)
        return None if EVERYTHING in ends else "/".join("#" for _ in ends)

    def spell(part: Expression) -> str | None:
        bound = bindings.get(part) if type(part) in slots else None
        if bound is not None:
            return fill(part, bound)
        match part:
            case Number(value):
                return str(value)
            case Quantity(indicator=name):
                indicator = catalogue.indicators.get(name)
                return None if indicator is None else fill(part, indicator.bounds)
            case Earlier() | Steps() | Power(exponent=0):
                return None
            case _:
                pass
        inner = [spell(inner_part) for inner_part in part.parts()]
        if not inner or None in inner:
            return None
        return f"{_named(part)}({' '.join(text for text in inner if text)})"

    spelled = spell(expression)
    return None if spelled is None or not filled else (spelled, filled)


def _named(part: Expression) -> str:
    """Name the operation of a node, with all that makes it another operation."""
    match part:
        case Power(exponent=number) | Root(degree=number):
            return f"{type(part).__name__}{number}"
        case Rank(smallest_first=True):
            return "RankUp"
        case _:
            return type(part).__name__


def shape_of(expression: Expression, bindings: Mapping[Expression, Bound]) -> Expression:
    """Give the expression with a numbered leaf for each thing that is bound."""
    places: Iterator[Leaf] = map(Leaf, range(2**31))

    def change(part: Expression) -> Expression:
        bound = bindings.get(part)
        if isinstance(bound, tuple):
            return Divide(left=next(places), right=next(places))
        if bound is not None or isinstance(part, Quantity):
            return next(places)
        return part.rebuilt(change)

    return change(expression)
