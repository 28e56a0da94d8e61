"""Totals of which nothing speaks but their word, or the names of all their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.equation import TableEquation
from factcheck.check.tables.hypothesis import (
    EquationGround,
    TableHypothesis,
    is_explained_by_slip,
    weighed,
)
from factcheck.check.tables.layout import LinesView
from factcheck.check.tables.partition import partitions
from factcheck.check.tables.parts import (
    FEWEST_PARTS,
    SumParts,
    candidates,
    is_total,
    may_be_sum,
    misses_by_a_line,
    part_equations,
)
from factcheck.check.tables.search import SumSearch
from factcheck.check.tables.sums import best_parts
from factcheck.domain.rational import Fraction

_FAR = Fraction(1, 5)


def unsupported_totals(view: LinesView, results: frozenset[str]) -> tuple[TableHypothesis, ...]:
    """Return totals by their word alone, of a table where no other sum speaks for the structure.

    `results` are cells of which something holds already. Certain are those whose miss one slip of
    the hand explains: a total may be of more than is listed.
    """
    search = SumSearch(view)
    order = search.order
    open_totals = [
        at
        for at in order
        if (is_total(view, at) or words.RESULT.search(view.lines[at].label))
        and any(entry.number and entry.name not in results for entry in view.entries[at])
    ]
    if not open_totals or words.NOT_ALL.search(view.about):
        return ()
    return tuple(_totals_by_slip(search, order)) + tuple(_totals_by_slip(search, order[::-1]))


def _totals_by_slip(search: SumSearch, order: Sequence[int]) -> Iterator[TableHypothesis]:
    stack: list[int] = []
    for at in order:
        if is_total(search.view, at) and not words.WORLD.search(search.view.lines[at].label):
            best = best_parts(search, at, stack, EquationGround.TOTAL)
            if best is not None and best[1].is_known:
                stack = [line for line in stack if line not in best[0].lines]
            else:
                yield from _nearest(search, at, stack)
                stack = []
        elif (best := best_parts(search, at, stack, EquationGround.RESULT)) and best[1].is_known:
            stack = [line for line in stack if line not in best[0].lines]
        elif words.RESULT.search(search.view.lines[at].label):
            for hypothesis in _nearest(search, at, stack):
                yield replace(hypothesis, ground=EquationGround.RESULT, is_certain=False)
        stack.append(at)


def named_parts(view: LinesView) -> Iterator[TableHypothesis]:
    """Give wholes whose parts are named as all there are: urban and rural."""
    for whole, lines in partitions(view):
        parts = SumParts(lines, (1,) * len(lines), is_certain=True)
        equations = tuple(part_equations(view, whole, parts))
        near = all(equation.gap() <= _FAR * _size(equation) for equation in equations)
        if equations and near:
            hypothesis = weighed(EquationGround.TOTAL, equations)
            is_slip = all(map(is_explained_by_slip, hypothesis.failing))
            yield replace(hypothesis, is_certain=is_slip and len(hypothesis.failing) < FEWEST_PARTS)


def _nearest(search: SumSearch, at: int, stack: Sequence[int]) -> Iterator[TableHypothesis]:
    """Give the run of parts that comes nearest; certain if one slip explains what is missing.

    Where some run makes the total in every series, by rounding, it is no error of any other.
    """
    nearest: tuple[Fraction, TableHypothesis, SumParts] | None = None
    for parts in candidates(search, stack):
        equations = tuple(part_equations(search.view, at, parts))
        if equations and all(equation.holds() for equation in equations):
            return
        gaps = [equation.gap() / _size(equation) for equation in equations]
        if equations and max(gaps) <= _FAR and (nearest is None or max(gaps) < nearest[0]):
            is_certain = parts.is_certain and len(equations) == 1
            hypothesis = weighed(EquationGround.TOTAL, equations, is_certain=is_certain)
            nearest = max(gaps), hypothesis, parts
    if nearest is None:
        return
    _, hypothesis, parts = nearest
    is_slip = all(map(is_explained_by_slip, hypothesis.failing))
    doubled = any(may_be_sum(search, line, stack) for line in stack)
    is_sure = is_slip and not doubled and not misses_by_a_line(search.view, at, parts)
    yield replace(hypothesis, is_certain=hypothesis.is_certain and is_sure)


def _size(equation: TableEquation) -> Fraction:
    return max(abs(equation.printed.value), Fraction(1))
