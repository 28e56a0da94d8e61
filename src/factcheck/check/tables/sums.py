"""Lines of a table that claim to be the sum of others: totals below, above or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.hypothesis import (
    EquationGround,
    TableHypothesis,
    weighed,
)
from factcheck.check.tables.layout import LinesView
from factcheck.check.tables.parts import (
    SumParts,
    candidates,
    holds_if_turned,
    is_total,
    may_be_sum,
    misses_by_a_line,
    part_equations,
)
from factcheck.check.tables.search import SumSearch
from factcheck.domain.rational import Fraction

_MOST_WORDLESS = 60  # lines of a table that is searched for sums no word speaks of
_UNNATURAL = 3


def sums(view: LinesView) -> tuple[TableHypothesis, ...]:
    """Return the sums that a table seems to mean: those whose total stands last, then first."""
    search = SumSearch(view)
    order = search.order
    below = tuple(_sums_in(search, order))
    above = tuple(_sums_in(search, order[::-1], is_reversed=True))
    if _parts_of(below) or _parts_of(above):
        rest = [at for at in order if at not in _parts_of(above)]
        rest_above = [at for at in order[::-1] if at not in _parts_of(below)]
        below = (*below, *_sums_in(search, rest))
        above = (*above, *_sums_in(search, rest_above, is_reversed=True))
    told = (*_unless_explained(below, above), *_unless_explained(above, below))
    return _undoubled(_marked(view, told))


_Sum = tuple[tuple[int, ...], TableHypothesis]  # with the lines of its parts


def _parts_of(found: Iterable[_Sum]) -> frozenset[int]:
    """Return the lines for which their total stands from now on, on the other side as well."""
    return frozenset(line for lines, hypothesis in found if _stands(hypothesis) for line in lines)


def _marked(view: LinesView, hypotheses: Sequence[TableHypothesis]) -> Iterator[TableHypothesis]:
    """Give the hypotheses; those that fail are marked where they add a sum to its own parts.

    A subtotal beside some of what it stands for is a chance of a few equal figures, even where the
    others of its parts are left out.
    """
    standing = [_lines_of(view, hypothesis) for hypothesis in hypotheses if _is_met(hypothesis)]
    for hypothesis in hypotheses:
        _, parts = _lines_of(view, hypothesis)
        doubles = any(total in parts and parts & lines for total, lines in standing)
        is_marked = bool(hypothesis.failing) and doubles
        yield replace(hypothesis, counts_twice=True) if is_marked else hypothesis


def _is_met(hypothesis: TableHypothesis) -> bool:
    """Whether nothing speaks against a sum that its words or its figures speak for."""
    is_meant = hypothesis.is_known or hypothesis.ground is EquationGround.TOTAL
    return not hypothesis.failing and (is_meant or len(hypothesis.holding) > 1)


def _lines_of(view: LinesView, hypothesis: TableHypothesis) -> tuple[int, frozenset[int]]:
    """Return the line of a sum, and those of its parts, as they are counted in the table."""
    equation, *_ = hypothesis.equations
    entries = (term.entry for one in hypothesis.equations for term in one.terms)
    lines = frozenset(entry.row if view.is_down else entry.column for entry in entries)
    return equation.result.row if view.is_down else equation.result.column, lines


def _stands(hypothesis: TableHypothesis) -> bool:
    return hypothesis.is_known and not hypothesis.failing


def _unless_explained(found: Sequence[_Sum], opposite: Sequence[_Sum]) -> Iterator[TableHypothesis]:
    """Leave out what fails of a total that stands, without a miss, on the other side of its parts.

    A subtotal is of what stands above it or of what stands below, not of both.
    """
    explained = {
        equation.result.name
        for _, hypothesis in opposite
        if _stands(hypothesis)
        for equation in hypothesis.holding
    }
    for _, hypothesis in found:
        if not any(equation.result.name in explained for equation in hypothesis.failing):
            yield hypothesis


def _sums_in(
    search: SumSearch, order: Sequence[int], *, is_reversed: bool = False
) -> Iterator[_Sum]:
    """Give sums of lines met before their total; what is summed once stands for its parts.

    A total may be parted in more than one way, by area and then by age.
    """
    view = search.view
    stack: list[int] = []
    for at in order:
        ground = _ground(view, at, order, is_reversed=is_reversed)
        is_first = True
        while (best := best_parts(search, at, stack, ground, is_first=is_first)) is not None:
            parts, hypothesis = best
            is_first = False
            if hypothesis.failing:
                doubles = any(may_be_sum(search, line, parts.lines) for line in parts.lines)
                misses = misses_by_a_line(view, at, parts) or holds_if_turned(view, hypothesis)
                hypothesis = replace(hypothesis, counts_twice=doubles, misses_by_a_line=misses)
            yield parts.lines, hypothesis
            if not hypothesis.is_known:
                break
            if ground is EquationGround.ARITHMETIC and min(parts.signs) < 0:
                break  # assets less liabilities: both stand in other sums as well
            stack = [line for line in stack if line not in parts.lines]
        stack.append(at)


def _ground(view: LinesView, at: int, order: Sequence[int], *, is_reversed: bool) -> EquationGround:
    label = view.lines[at].label
    if is_total(view, at):
        return EquationGround.TOTAL
    following = order.index(at) - 1
    if is_reversed and following >= 0 and words.OF_WHICH.match(view.lines[order[following]].label):
        return EquationGround.OF_WHICH
    if words.RESULT.search(label) and not is_reversed:
        return EquationGround.RESULT
    return EquationGround.ARITHMETIC


def best_parts(
    search: SumSearch,
    at: int,
    stack: Sequence[int],
    ground: EquationGround,
    *,
    is_first: bool = True,
) -> tuple[SumParts, TableHypothesis] | None:
    """Return the parts for which most speaks, if anything does."""
    view = search.view
    if ground is EquationGround.ARITHMETIC and len(view.lines) > _MOST_WORDLESS:
        return None
    structures = list(candidates(search, stack))
    best: tuple[tuple[int, Fraction, int], SumParts, TableHypothesis] | None = None
    for parts in structures:
        if not search.may_hold(at, parts.lines, parts.signs):
            continue
        tried = _tried(structures, parts, ground, is_first=is_first) * (
            len(view.lines) if ground is EquationGround.ARITHMETIC else 1
        )
        hypothesis = weighed(
            ground,
            part_equations(view, at, parts),
            tried=tried,
            is_certain=parts.is_certain,
            is_natural=is_first and _is_natural(structures, parts),
        )
        rank = (hypothesis.balance, hypothesis.odds, len(parts.lines))
        if hypothesis.holding and (best is None or rank > best[0]):
            best = rank, parts, hypothesis
    return None if best is None else best[1:]


def _tried(
    structures: Sequence[SumParts], parts: SumParts, ground: EquationGround, *, is_first: bool
) -> int:
    """Return how many structures were as good: all lines before a total are its natural parts."""
    if ground is EquationGround.ARITHMETIC:
        return len(structures)
    if is_first and _is_natural(structures, parts):
        return 1
    return _UNNATURAL * len(structures)


def _is_natural(structures: Sequence[SumParts], parts: SumParts) -> bool:
    return len(parts.lines) == len(structures[0].lines) and min(parts.signs) > 0


def _undoubled(hypotheses: Iterable[TableHypothesis]) -> tuple[TableHypothesis, ...]:
    """Leave out structures on the same cells as one before."""
    once: dict[frozenset[str], TableHypothesis] = {}
    for hypothesis in hypotheses:
        cells = frozenset(name for equation in hypothesis.equations for name in equation.names)
        if cells not in once or (hypothesis.is_known and not once[cells].is_known):
            once[cells] = hypothesis
    return tuple(once.values())
