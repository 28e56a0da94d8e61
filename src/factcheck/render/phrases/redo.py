"""The arithmetic of an outcome with the printed figures put in, for a calculator to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factcheck.domain.amount_text import exact_text
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import (
    Divide,
    Expression,
    Number,
    Rank,
    Subtract,
    leaves,
    replaced,
    walk,
)
from factcheck.domain.figure import Figure
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome, Proviso
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.unit import DIMENSIONLESS, Measure
from factcheck.language import listed, say
from factcheck.render.phrases import number
from factcheck.wording.expression_words import worded

_MANY = 12  # to be put in order by hand


def redone(outcome: Outcome) -> str:
    """Return the arithmetic with the printed figures put in; nothing where some part was derived.

    The figures are plain numbers in one unit, that of the first; a range is put in with both its
    ends, and a place with all that were put in order.
    """
    figures = _printed(outcome)
    expression = _divided(outcome.relation.expression, outcome)
    if outcome.proviso in (Proviso.NEGATIVE_BASE, Proviso.DIRECTION):
        expression = _by_size_of_base(expression, figures)
    every = leaves(expression)
    if len(every) < 2 or not all(leaf in figures for leaf in every):
        return ""
    factors = _factors(expression, figures, outcome.relation.figure)
    values = {leaf: figures[leaf].ends * (1 / factors[leaf]) for leaf in every}
    if isinstance(expression, Rank):
        return _placed(expression, values)
    return _put_in(expression, values)


class _Entered(NamedTuple):
    """A printed figure as it is put in: from which end to which."""

    ends: Interval
    measure: Measure


def _printed(outcome: Outcome) -> Mapping[Expression, _Entered]:
    """Return the printed figure that answers each quantity; those that have no end answer none."""
    return {
        evidence.answers: entered
        for top in outcome.evidence.evidence
        for evidence in _flat(top)
        for cell in evidence.cells
        if evidence.how is Derivation.PUBLISHED
        and (entered := _entered(cell, evidence.interval)) is not None
    }


def _entered(cell: Observation, meant: Interval) -> _Entered | None:
    """Return the figure of a cell, without its sign where it is told as a size."""
    figure = cell.figure
    ends = Interval(figure.value, figure.value if figure.upper is None else figure.upper)
    if not ends.within(cell.interval):
        return None
    if cell.interval == meant:
        return _Entered(ends, figure.measure)
    return _Entered(-ends, figure.measure) if cell.interval == -meant else None


def _by_size_of_base(expression: Expression, figures: Mapping[Expression, _Entered]) -> Expression:
    """Return growth from below zero as the difference over the size of the base."""
    match expression:
        case Subtract(left=Divide(left=after, right=before), right=Number(value)) if (
            value == 1 and before in figures and figures[before].ends.high < 0
        ):
            return (after - before) / (Number(Fraction(0)) - before)
        case _:
            return expression


def _flat(evidence: Evidence) -> Iterator[Evidence]:
    yield evidence
    for part in evidence.parts:
        yield from _flat(part)


def _divided(expression: Expression, outcome: Outcome) -> Expression:
    """Return an expression with the shorter periods in place of those that they make up."""
    arithmetic = {
        evidence.answers: evidence.arithmetic
        for top in outcome.evidence.evidence
        for evidence in _flat(top)
        if evidence.arithmetic is not None
    }
    while any(leaf in arithmetic for leaf in leaves(expression)):
        expression = replaced(expression, arithmetic)
    return expression


def _factors(
    expression: Expression, figures: Mapping[Expression, _Entered], claimed: Figure | None
) -> Mapping[Expression, Fraction]:
    """Return how many base units one of what each quantity is put in has.

    All are put in the unit of the first. Where one is divided by another of a different sort, the
    first is put in the unit of the claim, so that the result is in that as well.
    """
    every = leaves(expression)
    factors = {figures[leaf].measure.factor for leaf in every}
    dimensions = {figures[leaf].measure.unit.dimension for leaf in every}
    if DIMENSIONLESS in dimensions and any(isinstance(part, Number) for part in walk(expression)):
        return dict.fromkeys(every, Fraction(1))  # "1 - 24 %" is no difference of 1 and 24
    if len(dimensions) == 1 or len(factors) == 1:
        return dict.fromkeys(every, figures[every[0]].measure.factor)
    match expression:
        case Divide(left=left, right=right) if claimed is not None and left in figures:
            return {left: claimed.measure.factor} | dict.fromkeys(leaves(right), Fraction(1))
        case _:
            return dict.fromkeys(every, Fraction(1))


def _put_in(expression: Expression, values: Mapping[Expression, Interval]) -> str:
    """Return an expression with a number, or a range, in place of each quantity."""
    text = worded(expression)
    for leaf in sorted(leaves(expression), key=lambda leaf: len(str(leaf)), reverse=True):
        value = values[leaf]
        bare = _number(value)
        in_brackets = bare if value.is_point and value.low >= 0 else f"({bare})"
        alone = rf"(?:(?<=\()|(?<=, )){re.escape(str(leaf))}(?=[,)])"  # as in max(leaf, …)
        text = re.sub(alone, bare, text)
        text = text.replace(str(leaf), in_brackets)
    return text


def _number(value: Interval) -> str:
    low, high = (exact_text(end) for end in (value.low, value.high) if isinstance(end, Fraction))
    return low if low == high else number.to(low, high)


def _placed(rank: Rank, values: Mapping[Expression, Interval]) -> str:
    """Return what has a place, and all that were put in order, the best first."""
    every = (rank.subject, *rank.peers)
    if len(every) > _MANY:
        return ""
    middles = {member: range_of(member, values).middle() for member in every}
    best_first = sorted(every, key=lambda member: middles[member], reverse=not rank.smallest_first)
    return say(
        "place of {subject} in the order {values}",
        subject=_put_in(rank.subject, values),
        values=listed(_put_in(member, values) for member in best_first),
    )
