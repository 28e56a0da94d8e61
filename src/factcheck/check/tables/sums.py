"""Lines of a table that claim to be the sum of others: totals below, above or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.cells import EntrySort, TableEntry
from factcheck.check.tables.equation import (
    EquationKind,
    EquationTerm,
    TableEquation,
    is_known,
)
from factcheck.check.tables.hypothesis import (
    EquationGround,
    TableHypothesis,
    is_explained_by_slip,
    weighed,
)
from factcheck.check.tables.layout import LineNature, LinesView
from factcheck.check.tables.partition import partitions
from factcheck.check.tables.search import SumSearch
from factcheck.domain.rational import Fraction

_FEWEST = 2  # parts of a whole
_MOST_WORDLESS = 60  # lines of a table that is searched for sums no word speaks of
_UNNATURAL = 3
_FAR = Fraction(1, 5)


class _SumParts(Struct, frozen=True):
    """Lines that may be the parts of another, with their signs."""

    lines: tuple[int, ...]
    signs: tuple[int, ...]
    is_certain: bool


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
        if (_is_total(view, at) or words.RESULT.search(view.lines[at].label))
        and any(entry.number and entry.name not in results for entry in view.entries[at])
    ]
    if not open_totals or words.NOT_ALL.search(view.about):
        return ()
    return tuple(_totals_by_slip(search, order)) + tuple(_totals_by_slip(search, order[::-1]))


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
        while (best := _best(search, at, stack, ground, is_first=is_first)) is not None:
            parts, hypothesis = best
            is_first = False
            if hypothesis.failing and any(
                _may_be_sum(search, line, parts.lines) for line in parts.lines
            ):
                hypothesis = replace(hypothesis, counts_twice=True)
            yield parts.lines, hypothesis
            if not hypothesis.is_known:
                break
            if ground is EquationGround.ARITHMETIC and min(parts.signs) < 0:
                break  # assets less liabilities: both stand in other sums as well
            stack = [line for line in stack if line not in parts.lines]
        stack.append(at)


def _ground(view: LinesView, at: int, order: Sequence[int], *, is_reversed: bool) -> EquationGround:
    label = view.lines[at].label
    if _is_total(view, at):
        return EquationGround.TOTAL
    following = order.index(at) - 1
    if is_reversed and following >= 0 and words.OF_WHICH.match(view.lines[order[following]].label):
        return EquationGround.OF_WHICH
    if words.RESULT.search(label) and not is_reversed:
        return EquationGround.RESULT
    return EquationGround.ARITHMETIC


def _is_total(view: LinesView, at: int) -> bool:
    """Whether a line is called a total; "share of total" is none."""
    line = view.lines[at]
    return line.nature is LineNature.LEVEL and words.TOTAL.fullmatch(line.label) is not None


def _best(
    search: SumSearch,
    at: int,
    stack: Sequence[int],
    ground: EquationGround,
    *,
    is_first: bool = True,
) -> tuple[_SumParts, TableHypothesis] | None:
    """Return the parts for which most speaks, if anything does."""
    view = search.view
    if ground is EquationGround.ARITHMETIC and len(view.lines) > _MOST_WORDLESS:
        return None
    candidates = list(_candidates(search, stack))
    best: tuple[tuple[int, Fraction, int], _SumParts, TableHypothesis] | None = None
    for parts in candidates:
        if not search.may_hold(at, parts.lines, parts.signs):
            continue
        tried = _tried(candidates, parts, ground, is_first=is_first) * (
            len(view.lines) if ground is EquationGround.ARITHMETIC else 1
        )
        hypothesis = weighed(
            ground,
            _equations(view, at, parts),
            tried=tried,
            is_certain=parts.is_certain,
            is_natural=is_first and _is_natural(candidates, parts),
        )
        rank = (hypothesis.balance, hypothesis.odds, len(parts.lines))
        if hypothesis.holding and (best is None or rank > best[0]):
            best = rank, parts, hypothesis
    return None if best is None else best[1:]


def _tried(
    candidates: Sequence[_SumParts], parts: _SumParts, ground: EquationGround, *, is_first: bool
) -> int:
    """Return how many structures were as good: all lines before a total are its natural parts."""
    if ground is EquationGround.ARITHMETIC:
        return len(candidates)
    if is_first and _is_natural(candidates, parts):
        return 1
    return _UNNATURAL * len(candidates)


def _is_natural(candidates: Sequence[_SumParts], parts: _SumParts) -> bool:
    return len(parts.lines) == len(candidates[0].lines) and min(parts.signs) > 0


def _candidates(search: SumSearch, stack: Sequence[int]) -> Iterator[_SumParts]:
    """Give the runs of lines that end beside a total: all, and those that words leave."""
    lines = search.view.lines
    usable = [line for line in stack if lines[line].nature not in _NEVER_PARTS]
    doubtful = search.doubtful.intersection(stack)
    runs: set[tuple[int, ...]] = set()
    for start in range(len(usable) - 1):
        run = tuple(usable[start:])
        runs.add(run)
        runs.add(tuple(line for line in run if line not in doubtful))
    for run in sorted(runs, key=lambda lines: (-len(lines), lines)):
        if len(run) < _FEWEST:
            continue
        is_certain = not doubtful
        plain = (1,) * len(run)
        yield _SumParts(run, plain, is_certain)
        less = tuple(-1 if line in search.less else 1 for line in run)
        if less != plain and any(sign > 0 for sign in less):
            yield _SumParts(run, less, is_certain=False)


_NEVER_PARTS = frozenset({LineNature.CHANGE, LineNature.AVERAGE})


def _equations(view: LinesView, at: int, parts: _SumParts) -> Iterator[TableEquation]:
    levels_hold = False
    for series, head in sorted(
        enumerate(view.series), key=lambda pair: pair[1].nature is LineNature.CHANGE
    ):
        if head.nature in (LineNature.AVERAGE, LineNature.OTHER):
            continue
        is_change = head.nature is LineNature.CHANGE
        if is_change and (head.is_percent or not levels_hold or words.POINTS.search(head.label)):
            continue
        result = view.entries[at][series]
        entries = [view.entries[line][series] for line in parts.lines]
        signed = sorted(zip(parts.signs, entries, strict=True), key=lambda pair: pair[1].at)
        equation = _equation(view, result, signed)
        if equation is None:
            continue
        is_of_percent = head.is_percent or view.lines[at].is_percent or equation.printed.is_percent
        if (is_of_percent or head.nature is LineNature.SHARE) and not (
            equation.printed.value == 100 or _make_hundred(view, at, equation)
        ):
            continue
        levels_hold = levels_hold or equation.holds()
        yield equation


def _make_hundred(view: LinesView, at: int, equation: TableEquation) -> bool:
    """Whether the parts of a total make a hundred, whatever is printed for it."""
    point = equation.point()
    return _is_total(view, at) and point is not None and abs(point - 100) <= equation.slack()


def _equation(
    view: LinesView, result: TableEntry, parts: list[tuple[int, TableEntry]]
) -> TableEquation | None:
    """Return the sum in one series; None where a cell says nothing, or of another unit."""
    if result.sort is not EntrySort.FIGURE or result.number is None:
        return None
    unit = result.number.unit
    known = [(sign, entry) for sign, entry in parts if entry.sort is not EntrySort.EMPTY]
    if not all(is_known(entry) for _, entry in known):
        return None
    same = [
        (sign, entry)
        for sign, entry in known
        if entry.number is None or entry.number.unit == unit or not entry.number.unit or not unit
    ]
    if any(entry.number and entry.number.is_percent != (unit == "%") for _, entry in same):
        return None
    if len(same) < _FEWEST or len(same) < len(known):
        return None
    if result.number.value and all(not (entry.number and entry.number.value) for _, entry in same):
        return None  # dashes all over: what is not told of the parts
    equation = TableEquation(
        kind=EquationKind.SUM,
        result=result,
        terms=tuple(EquationTerm(entry, sign) for sign, entry in same),
        are_counts=view.are_counts((result, *(entry for _, entry in same))),
    )
    return equation if len(known) == len(parts) or equation.holds() else None


def _totals_by_slip(search: SumSearch, order: Sequence[int]) -> Iterator[TableHypothesis]:
    stack: list[int] = []
    for at in order:
        if _is_total(search.view, at) and not words.WORLD.search(search.view.lines[at].label):
            best = _best(search, at, stack, EquationGround.TOTAL)
            if best is not None and best[1].is_known:
                stack = [line for line in stack if line not in best[0].lines]
            else:
                yield from _nearest(search, at, stack)
                stack = []
        elif (best := _best(search, at, stack, EquationGround.RESULT)) and best[1].is_known:
            stack = [line for line in stack if line not in best[0].lines]
        elif words.RESULT.search(search.view.lines[at].label):
            for hypothesis in _nearest(search, at, stack):
                yield replace(hypothesis, ground=EquationGround.RESULT, is_certain=False)
        stack.append(at)


def named_parts(view: LinesView) -> Iterator[TableHypothesis]:
    """Give wholes whose parts are named as all there are: urban and rural."""
    for whole, lines in partitions(view):
        parts = _SumParts(lines, (1,) * len(lines), is_certain=True)
        equations = tuple(_equations(view, whole, parts))
        near = all(equation.gap() <= _FAR * _size(equation) for equation in equations)
        if equations and near:
            hypothesis = weighed(EquationGround.TOTAL, equations)
            is_slip = all(map(is_explained_by_slip, hypothesis.failing))
            yield replace(hypothesis, is_certain=is_slip and len(hypothesis.failing) < _FEWEST)


def _nearest(search: SumSearch, at: int, stack: Sequence[int]) -> Iterator[TableHypothesis]:
    """Give the run of parts that comes nearest; certain if one slip explains what is missing."""
    nearest: tuple[Fraction, TableHypothesis] | None = None
    for parts in _candidates(search, stack):
        equations = tuple(_equations(search.view, at, parts))
        gaps = [equation.gap() / _size(equation) for equation in equations]
        if equations and max(gaps) <= _FAR and (nearest is None or max(gaps) < nearest[0]):
            is_certain = parts.is_certain and len(equations) == 1
            nearest = max(gaps), weighed(EquationGround.TOTAL, equations, is_certain=is_certain)
    if nearest is None:
        return
    hypothesis = nearest[1]
    is_slip = all(map(is_explained_by_slip, hypothesis.failing))
    doubled = any(_may_be_sum(search, line, stack) for line in stack)
    yield replace(hypothesis, is_certain=hypothesis.is_certain and is_slip and not doubled)


def _size(equation: TableEquation) -> Fraction:
    return max(abs(equation.printed.value), Fraction(1))


def _may_be_sum(search: SumSearch, line: int, stack: Sequence[int]) -> bool:
    """Whether a part may stand for its neighbours, so that it would be counted twice."""
    at = stack.index(line)
    for beside in (stack[:at], stack[at + 1 :][::-1]):
        for parts in _candidates(search, beside):
            if not search.may_hold(line, parts.lines, parts.signs):
                continue
            equations = tuple(_equations(search.view, line, parts))
            if equations and all(equation.holds() for equation in equations):
                return True
    return False


def _undoubled(hypotheses: Iterable[TableHypothesis]) -> tuple[TableHypothesis, ...]:
    """Leave out structures on the same cells as one before."""
    once: dict[frozenset[str], TableHypothesis] = {}
    for hypothesis in hypotheses:
        cells = frozenset(name for equation in hypothesis.equations for name in equation.names)
        if cells not in once or (hypothesis.is_known and not once[cells].is_known):
            once[cells] = hypothesis
    return tuple(once.values())
