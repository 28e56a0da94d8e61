"""Whole columns of claims of one shape, evaluated at once and never approximately.

Each block of rows is tried in 64-bit integers, where the numbers fit; else in float64 with
certified bounds. A row that neither decides goes to the exact evaluator, which is the definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression, walk
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.relation import Relation
from factcheck.evaluate.columnar_floats import FloatPlan
from factcheck.evaluate.columnar_integers import IntegerPlan, TooLargeError
from factcheck.evaluate.columnar_program import BLOCK
from factcheck.evaluate.columnar_steps import (
    FITS,
    OPEN,
    OVERLAPPING,
    UNDECIDED,
    Codes,
    Column,
    Columns,
    Plus,
    PrintedColumn,
    Raised,
    unrooted,
)
from factcheck.evaluate.columns import Ends, Leaf, RowGroup
from factcheck.evaluate.exact import fit_of, found_in, possible
from factcheck.evaluate.gather import gather

__all__ = ["FITS", "Column", "Leaf", "PrintedColumn", "certified", "evaluate_many", "fits"]

_FEW = 32  # rows that are evaluated one by one sooner than in columns


def fits(
    shape: Expression, claimed: Columns, leaves: Sequence[Columns], *, complete: bool = True
) -> Codes:
    """Say for each row how what was found lies to what is claimed.

    Parameters
    ----------
    shape : Expression
        Over `Leaf(0)`, `Leaf(1)` and so on, each used once: ``Leaf(0) / Leaf(1) - 1``.
    claimed : Column or PrintedColumn, n rows
        What is claimed, in the base unit of the shape's value.
    leaves : sequence of Column or PrintedColumn, n rows each
        What the evidence allows for each leaf.
    complete : bool
        Whether evidence answers all leaves. If not, a fit that is not settled is open.

    Returns
    -------
    ndarray of uint8, shape (n,)
        Places in `FITS`: 0 inside, 1 overlapping, 2 outside, 3 open.

    Raises
    ------
    ValueError
        If the columns differ in length, the leaves of the shape are not those given, or a row
        has no member: ``low > high``, or a single number that does not belong.

    Notes
    -----
    Equal, row by row, to `factcheck.evaluate.exact`. Rounding is never relied upon: integers are
    checked not to overflow, floats are enclosed (Neumaier, *Interval Methods for Systems of
    Equations*, 1990), and rows on an edge are decided in rationals.

    Examples
    --------
    Revenue grew by 34.7 % and by 35.0 %, from 123.5 to 166.4; and was 20 after 10:

    >>> from fractions import Fraction
    >>> claimed = PrintedColumn(values=np.array([347, 350, 1000]), unit=Fraction("0.001"))
    >>> after = PrintedColumn(values=np.array([1664, 1664, 200]), unit=Fraction("0.1"))
    >>> before = PrintedColumn(values=np.array([1235, 1235, 100]), unit=Fraction("0.1"))
    >>> [FITS[code].value for code in fits(Leaf(0) / Leaf(1) - 1, claimed, [after, before])]
    ['overlapping', 'outside', 'overlapping']
    """
    codes = certified(shape, claimed, leaves)
    if not complete:
        codes[codes == OVERLAPPING] = OPEN
    for row in np.flatnonzero(codes == UNDECIDED).tolist():
        bindings: dict[Expression, Interval] = {
            Leaf(place): each.interval(row) for place, each in enumerate(leaves)
        }
        value = possible(shape, bindings)
        fit = fit_of(
            claimed.interval(row),
            value,
            complete=complete and EVERYTHING not in (value, *bindings.values()),
        )
        codes[row] = FITS.index(fit)
    return codes


def certified(shape: Expression, claimed: Columns, leaves: Sequence[Columns]) -> Codes:
    """Say what machine numbers can say for certain; the rest is `UNDECIDED`.

    Parameters and faults are those of `fits`.
    """
    columns = (claimed, *leaves)
    used = sorted(part.place for part in walk(shape) if isinstance(part, Leaf))
    if used != list(range(len(leaves))):
        raise ValueError(f"{shape} has leaves {used}, but {len(leaves)} columns are given")
    if len({len(column) for column in columns}) != 1:
        raise ValueError(f"columns differ in length: {[len(column) for column in columns]}")
    for column in columns:
        column.check()
    inner, steps = unrooted(shape)
    codes = np.full(len(claimed), UNDECIDED, np.uint8)
    _decide(codes, inner, steps, columns)
    left = np.flatnonzero(codes == UNDECIDED)
    if len(left):
        plan = FloatPlan([leaf.part(left) for leaf in leaves])
        decided = np.empty(len(left), np.uint8)
        with np.errstate(all="ignore"):
            plan.program.run(plan.codes(inner, claimed.part(left), steps), decided)
        codes[left] = decided
    return codes


def _decide(
    codes: Codes, shape: Expression, steps: Sequence[Plus | Raised], columns: Sequence[Columns]
) -> None:
    """Decide what integers can: all rows together, or fewer at a time where they are too large."""
    rows = len(codes)
    if not rows:
        return
    try:
        plan = IntegerPlan(columns[1:])
        plan.program.run(plan.codes(shape, columns[0], steps), codes)
    except TooLargeError:
        if rows > BLOCK:
            for half in (slice(rows // 2), slice(rows // 2, rows)):
                _decide(codes[half], shape, steps, [column.part(half) for column in columns])


def evaluate_many(
    relations: Sequence[Relation], evidence_sets: Sequence[EvidenceSet], catalogue: Catalogue
) -> list[Fit]:
    """Say for each relation how what its evidence allows lies to what it claims.

    Parameters
    ----------
    relations : sequence of Relation, n of them
    evidence_sets : sequence of EvidenceSet, n of them
        For the slots of each relation's expression.
    catalogue : Catalogue
        For the hard bounds of what is missing.

    Returns
    -------
    list of Fit
        What `evaluate` gives for each, in the same order.
    """
    result = [Fit.OPEN] * len(relations)
    groups, others = gather(relations, evidence_sets, catalogue)
    others += fits_of_groups(groups, result)
    for row in others:
        value, complete = found_in(relations[row].expression, evidence_sets[row], catalogue)
        result[row] = fit_of(relations[row].interval, value, complete=complete)
    return result


def fits_of_groups(groups: Iterable[RowGroup], into: list[Fit]) -> list[int]:
    """Put the fits of gathered rows where they belong; give the rows too few to be worth it."""
    few: list[int] = []
    for group in groups:
        if len(group.rows) < _FEW:
            few += group.rows
            continue
        codes = fits(
            group.shape,
            _column(group.claimed),
            [_column(leaf) for leaf in group.leaves],
            complete=group.complete,
        )
        for row, code in zip(group.rows, codes.tolist(), strict=True):
            into[row] = FITS[code]
    return few


def _column(ends: Ends) -> Column:
    return Column(
        low=np.asarray(ends.low),
        high=np.asarray(ends.high),
        unit=ends.unit,
        low_open=np.frombuffer(ends.low_open, np.bool_),
        high_open=np.frombuffer(ends.high_open, np.bool_),
    )
