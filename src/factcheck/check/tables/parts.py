"""The lines that may be the parts of a total, and what they make of it in each series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.tables import vocabulary as words
from factcheck.check.tables.cells import EntrySort, TableEntry
from factcheck.check.tables.equation import (
    EquationKind,
    EquationTerm,
    TableEquation,
    is_known,
    slip_values,
)
from factcheck.check.tables.hypothesis import TableHypothesis
from factcheck.check.tables.layout import LineNature, LinesView
from factcheck.check.tables.search import SumSearch

_NEAR_A_HUNDRED = 10
_LENGTHS = frozenset(
    {"year", "years", "yr", "yrs", "month", "months", "年", "岁", "个月"}
)  # of lives
FEWEST_PARTS = 2  # of a whole


class SumParts(Struct, frozen=True):
    """Lines that may be the parts of another, with their signs."""

    lines: tuple[int, ...]
    signs: tuple[int, ...]
    is_certain: bool


def is_total(view: LinesView, at: int) -> bool:
    """Whether a line is called a total; "share of total" is none."""
    line = view.lines[at]
    return line.nature is LineNature.LEVEL and words.TOTAL.fullmatch(line.label) is not None


def candidates(search: SumSearch, stack: Sequence[int]) -> Iterator[SumParts]:
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
        if len(run) < FEWEST_PARTS:
            continue
        is_certain = not doubtful
        plain = (1,) * len(run)
        yield SumParts(run, plain, is_certain)
        less = tuple(-1 if line in search.less else 1 for line in run)
        if less != plain and any(sign > 0 for sign in less):
            yield SumParts(run, less, is_certain=False)


_NEVER_PARTS = frozenset({LineNature.CHANGE, LineNature.AVERAGE})


def part_equations(view: LinesView, at: int, parts: SumParts) -> Iterator[TableEquation]:
    """Give the sums of some lines, one a series of the table that may be added up."""
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
    """Whether the parts of a total make a hundred, and it is printed near that, or by a slip.

    Shares of several wholes may make a hundred by chance, above a total of 63 %.
    """
    point = equation.point()
    if not is_total(view, at) or point is None or abs(point - 100) > equation.slack():
        return False
    return equation.gap() <= _NEAR_A_HUNDRED or 100 in slip_values(equation.printed)


def _equation(
    view: LinesView, result: TableEntry, parts: list[tuple[int, TableEntry]]
) -> TableEquation | None:
    """Return the sum in one series; None where a cell says nothing, or of another unit."""
    if result.sort is not EntrySort.FIGURE or result.number is None:
        return None
    unit = result.number.unit
    if unit.casefold() in _LENGTHS:
        return None
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
    if len(same) < FEWEST_PARTS or len(same) < len(known):
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


def may_be_sum(search: SumSearch, line: int, stack: Sequence[int]) -> bool:
    """Whether a part may stand for its neighbours, so that it would be counted twice."""
    at = stack.index(line)
    for beside in (stack[:at], stack[at + 1 :][::-1]):
        for parts in candidates(search, beside):
            if not search.may_hold(line, parts.lines, parts.signs):
                continue
            equations = tuple(part_equations(search.view, line, parts))
            if equations and all(equation.holds() for equation in equations):
                return True
    return False


def misses_by_a_line(view: LinesView, at: int, parts: SumParts) -> bool:
    """Whether one line more, or one less, makes a sum hold in every series.

    A subtotal was not seen, or a small part of one was taken for a part of the whole.
    """
    told = len(tuple(part_equations(view, at, parts)))
    for other in (*_with_one_more(view, at, parts), *_with_one_less(parts)):
        equations = tuple(part_equations(view, at, other))
        if len(equations) == told and all(equation.holds() for equation in equations):
            return True
    return False


def _with_one_more(view: LinesView, at: int, parts: SumParts) -> Iterator[SumParts]:
    for line, about in enumerate(view.lines):
        if line != at and line not in parts.lines and about.nature is LineNature.LEVEL:
            yield replace(parts, lines=(*parts.lines, line), signs=(*parts.signs, 1))


def _with_one_less(parts: SumParts) -> Iterator[SumParts]:
    if len(parts.lines) > FEWEST_PARTS:
        for at in range(len(parts.lines)):
            lines = parts.lines[:at] + parts.lines[at + 1 :]
            yield replace(parts, lines=lines, signs=parts.signs[:at] + parts.signs[at + 1 :])


def holds_if_turned(view: LinesView, hypothesis: TableHypothesis) -> bool:
    """Whether one line with its sign turned makes all hold that fails: what is taken away.

    Deductions may be printed without a sign. Of one sum alone a sign may be lost, unless the line
    is nothing in all that hold.
    """
    failing, holding = hypothesis.failing, hypothesis.holding
    lines = {_line_of(view, term) for equation in failing for term in equation.terms}
    return any(
        all(_turned(view, equation, line).holds() for equation in failing)
        and (len(failing) > 1 or all(_is_nothing(view, equation, line) for equation in holding))
        for line in lines
    )


def _line_of(view: LinesView, term: EquationTerm) -> int:
    return term.entry.row if view.is_down else term.entry.column


def _turned(view: LinesView, equation: TableEquation, line: int) -> TableEquation:
    terms = (
        EquationTerm(term.entry, -term.sign) if _line_of(view, term) == line else term
        for term in equation.terms
    )
    return replace(equation, terms=tuple(terms))


def _is_nothing(view: LinesView, equation: TableEquation, line: int) -> bool:
    own = (term.entry.number for term in equation.terms if _line_of(view, term) == line)
    return all(number is None or not number.value for number in own)
