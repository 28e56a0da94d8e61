"""One table of a report: what it claims by itself, whether that holds, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import prod

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.tables.cells import TableEntry
from factcheck.check.tables.derived import derived, percentages_beside
from factcheck.check.tables.equation import EquationKind, EquationTerm, TableEquation, slips
from factcheck.check.tables.faults import TableFault, faults
from factcheck.check.tables.hypothesis import EquationGround, TableHypothesis
from factcheck.check.tables.layout import LinesView, laid_out, may_begin_with_amounts
from factcheck.check.tables.sums import sums
from factcheck.check.tables.worded import named_parts, unsupported_totals
from factcheck.domain.rational import Fraction

_CORROBORATED = 3  # equations that one number sets right, so that it is no chance
_BEYOND_CHANCE = 10**3
_HEADS = 2  # rows of heads, of which the first is one beyond doubt
_MOST_TRIED = 6
_MOST_CELLS = 6000  # of a table that is a report's, and no data set


class TableFooting(Struct, frozen=True, kw_only=True):
    """What a table adds up to."""

    holding: tuple[TableEquation, ...] = ()
    faults: tuple[TableFault, ...] = ()
    left_open: tuple[TableEquation, ...] = ()  # that fail, of a structure that is not sure
    is_examined: bool = True  # false for what is no table of figures, or too large for one

    @property
    def foots(self) -> bool | None:
        """Whether all holds that it claims; None where it claims nothing that was understood."""
        if self.faults:
            return False
        return True if self.holding and not self.left_open else None

    @property
    def missed_by_rounding(self) -> tuple[TableEquation, ...]:
        """Sums that hold only since their parts are rounded."""
        return tuple(equation for equation in self.holding if equation.misses_by_rounding())


NOT_EXAMINED = TableFooting(is_examined=False)


def footing(
    rows: Sequence[Sequence[str]], *, about: str = "", heads: int | None = None, subjects: int = 0
) -> TableFooting:
    """Add up a table.

    Parameters
    ----------
    rows : sequence of rows of texts
        All of one length, the heads of columns first.
    about : str
        Its caption, and notes below it.
    heads : int, optional
        How many rows are heads, where that is known.
    subjects : int, optional
        How many there are of what the data have a row each: whole numbers up to that count them.

    Examples
    --------
    >>> rows = [["", "2024", "2023"], ["North", "61", "50"], ["South", "40", "42"]]
    >>> fault, = footing([*rows, ["Total", "111", "92"]]).faults
    >>> fault.equations[0].written(), fault.true
    ('B4 = B2 + B3', '101')
    """
    if len(rows) * max(map(len, rows), default=0) > _MOST_CELLS:
        return NOT_EXAMINED
    known = max(heads, 1) if heads is not None else None
    view = laid_out(rows, about=about, heads=known, subjects=subjects)
    if view is None:
        return NOT_EXAMINED
    found = _footed(view)
    if found.faults and (heads or 0) < _HEADS and may_begin_with_amounts(rows):
        whole = laid_out(rows, about=about, heads=0, subjects=subjects)
        headless = None if whole is None else _footed(whole)
        if headless is not None and headless.holding and not headless.faults:
            return headless
    return found


def _footed(view: LinesView) -> TableFooting:
    hypotheses = _hypotheses(view)
    holding = _once(
        equation
        for hypothesis in hypotheses
        if hypothesis.is_known
        for equation in hypothesis.holding
    )
    failing = _once(equation for hypothesis in hypotheses for equation in hypothesis.accused)
    results = frozenset(equation.result.name for equation in holding)
    sides = (view, view.across())
    by_word = [
        *(hypothesis for side in sides for hypothesis in named_parts(side)),
        *(
            hypothesis
            for side in sides
            for hypothesis in unsupported_totals(side, results)
            if all(_is_first_word(equation, holding) for equation in hypothesis.failing)
        ),
    ]
    told = frozenset(name for equation in failing for name in equation.names)
    certain = (hypothesis for hypothesis in by_word if hypothesis.is_certain)
    more = [equation for hypothesis in certain for equation in hypothesis.failing]
    failing = _once(
        (*failing, *(equation for equation in more if not told or equation.names & told))
    )
    left_open = _once(
        (
            *(equation for hypothesis in hypotheses for equation in hypothesis.left_open),
            *(
                equation
                for hypothesis in by_word
                if hypothesis.ground is EquationGround.TOTAL
                for equation in hypothesis.failing
            ),
        )
    )
    if not failing:
        failing = _mended_by_one(view, (*hypotheses, *by_word), holding)
    accused = {equation.names for equation in failing}
    left_open = tuple(equation for equation in left_open if equation.names not in accused)
    return TableFooting(
        holding=holding,
        faults=tuple(faults(failing, holding, left_open)),
        left_open=left_open,
    )


def _mended_by_one(
    view: LinesView,
    hypotheses: Sequence[TableHypothesis],
    holding: Sequence[TableEquation],
) -> tuple[TableEquation, ...]:
    """Return equations that all fail by one total: with another number in its cell, all hold.

    Where a total is wrong that much is derived from, its column says nothing for any structure. One
    number that the parts give, and that sets right several equations more, speaks for itself.
    """
    for equation in _worth_trying(hypotheses):
        number, point = equation.result.number, equation.point()
        if number is None or not point:  # of nought every share holds
            continue
        mended = number.rounding(point)
        wrong = {equation.result.name: number}
        right = {equation.result.name: mended}
        if not all(one.holds(right) for one in holding if equation.result.name in one.names):
            continue
        gained = _once(
            one
            for hypothesis in _hypotheses(view.with_number(equation.result, mended))
            if hypothesis.is_known
            for one in hypothesis.holding
            if equation.result.name in one.names and not one.holds(wrong)
        )
        odds = prod((one.odds() for one in gained), start=Fraction(1))
        is_slip = any(slip.value == mended.value for slip in slips(number))
        if odds >= _BEYOND_CHANCE and len(gained) >= _CORROBORATED - is_slip:
            return tuple(_with_number(one, equation.result) for one in gained)
    return ()


def _worth_trying(hypotheses: Sequence[TableHypothesis]) -> Iterator[TableEquation]:
    """Give the few sums that fail alone in their structure."""
    failing = (
        equation
        for hypothesis in hypotheses
        if len(hypothesis.failing) == 1 and not hypothesis.counts_twice
        for equation in hypothesis.failing
        if equation.kind is EquationKind.SUM
    )
    return islice(failing, _MOST_TRIED)


def _with_number(equation: TableEquation, entry: TableEntry) -> TableEquation:
    """Return an equation with a cell as it is printed."""
    result = entry if equation.result.name == entry.name else equation.result
    terms = tuple(
        EquationTerm(entry, term.sign) if term.entry.name == entry.name else term
        for term in equation.terms
    )
    return replace(equation, result=result, terms=terms)


def _hypotheses(view: LinesView) -> tuple[TableHypothesis, ...]:
    across = view.across()
    return (
        *sums(view),
        *sums(across),
        *derived(across),
        *derived(view),
        *percentages_beside(view),
    )


def _is_first_word(equation: TableEquation, holding: Sequence[TableEquation]) -> bool:
    """Whether nothing that holds makes the same cell of others."""
    return all(other.result.name != equation.result.name for other in holding)


def _once(equations: Iterable[TableEquation]) -> tuple[TableEquation, ...]:
    kept: dict[tuple[str, frozenset[str]], TableEquation] = {}
    for equation in equations:
        kept.setdefault((equation.kind, equation.names), equation)
    return tuple(kept.values())
