"""Laws of tables of claims: each row fits as it would alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.bulk import audit_table
from factcheck.bulk.formulas import _figure, _interval
from factcheck.domain.expression import Expression
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit
from factcheck.evaluate.exact import fit_of, possible
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.formula_reader import parse_formula

FORMULAS = (
    "after",
    "after / before - 1",
    "root(after / before, 5) - 1",
    "after / (after + before)",
    "after / before",
)
UNITS = st.sampled_from(
    ["", " t", " 亿元", "元", " %", " 个", "万户", " mu", "成", " t or so", " 度"]
)
numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3).map(lambda each: f"{each:f}")
whole = st.integers(0, 10**9).map(str)


@given(number=numbers | whole, unit=UNITS)
def test_a_figure_read_the_short_way_is_that_read_the_long_way(number: str, unit: str) -> None:
    try:
        figure = parse_figure(number + unit)
    except FigureError:
        with pytest.raises(FigureError):
            _figure(number + unit)
        return
    known = _figure(number + unit)
    assert known.encoded is None or known.unit == figure.unit
    if known.encoded is not None and figure.implied().is_bounded:
        assert _interval(known.encoded) == figure.implied()


levels = st.sampled_from(["10 t", "10.0 t", "0 t", "12 kg", "1 万吨", "over 3 t", "105 t", "100 t"])
amounts = st.sampled_from(
    ["10 %", "5.0 %", "at least 5 %", "1.1 times", "doubled", "0.10", "三成", "2"]
)


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(FORMULAS[1:]), amounts, levels, levels), min_size=1, max_size=10
    ),
    copies=st.sampled_from([1, 40]),
)
def test_each_row_of_a_table_fits_as_it_would_alone(
    rows: list[tuple[str, str, str, str]], copies: int
) -> None:
    alone = []
    for formula, amount, after, before in rows:
        read = parse_formula(formula)
        figures = {"after": after, "before": before}
        bindings: dict[Expression, Interval] = {
            each: parse_figure(figures[each.indicator]).implied() for each in read.terms()
        }
        found = possible(read.expression, bindings)
        complete = found != EVERYTHING
        wanted = replace(parse_figure(amount), is_count=False)  # a quotient counts nothing
        alone.append(fit_of(wanted.implied(), found, complete=complete))
    table = rows * copies
    fits = audit_table(
        [row[0] for row in table],
        [row[1] for row in table],
        [{"after": row[2], "before": row[3]} for row in table],
    )
    assert fits == alone * copies


@pytest.mark.parametrize(
    ("formula", "claimed", "figures", "problem"),
    [
        ("after / before", "2 times", {"after": "4 t"}, "row 0: no figure is named 'before'"),
        ("after", "2 %", {"after": "4 t"}, "row 0: the formula gives"),
        ("after + before", "2 t", {"after": "4 t", "before": "3 元"}, "row 0: after"),
        ("after", "many t", {"after": "4 t"}, "row 0: "),
        ("after[-1]", "4 t", {"after": "4 t"}, "row 0: after.-1. names a period"),
        ("after /", "4 t", {"after": "4 t"}, "row 0: "),
    ],
)
def test_a_row_nobody_can_read_is_named(
    formula: str, claimed: str, figures: dict[str, str], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        audit_table([formula], [claimed], [figures])


def test_a_whole_number_is_exact_only_where_it_counts() -> None:
    rows = [{"after": "1807 个", "before": "900 个"}] * 40
    for formula, claimed, fit in (
        ("after / before", "2", Fit.INSIDE),
        ("after - before", "907", Fit.INSIDE),
        ("after - before", "908", Fit.OUTSIDE),
    ):
        assert audit_table([formula] * 40, [claimed] * 40, rows) == [fit] * 40


def test_a_division_by_zero_says_nothing() -> None:
    rows = [{"after": "4", "before": "0.0"}] * 40
    assert audit_table(["after / before"] * 40, ["4"] * 40, rows) == [Fit.OPEN] * 40
