"""Laws of formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.formula import Formula, Term
from factcheck.domain.period import Period, PeriodError
from factcheck.wording.formula_reader import FormulaError, parse_formula
from factcheck.wording.period_reader import parse_period

names = st.sampled_from(["gdp", "population", "出口"])


@st.composite
def texts(draw: st.DrawFn, depth: int = 3) -> str:
    """Draw the text of a formula."""
    if depth == 0:
        year = draw(st.sampled_from(["", "[-1]", "[2016]"]))
        return draw(st.one_of(names.map(lambda name: name + year), st.just("2.5"), st.just("7 %")))
    inner = texts(depth - 1)
    sign = draw(st.sampled_from(["+", "-", "*", "/"]))
    form = draw(st.sampled_from(["({0} {2} {1})", "{0}{2}{1}", "sum({0}, {1})", "({0})^2"]))
    return form.format(draw(inner), draw(inner), sign)


@given(text=texts())
def test_a_formula_written_out_reads_as_itself(text: str) -> None:
    formula = parse_formula(text)
    again = parse_formula(str(formula.expression).replace(" x ", " * "))
    assert str(again.expression) == str(formula.expression)


@given(text=st.text(max_size=40))
def test_any_text_is_a_formula_or_a_fault_inside_the_text(text: str) -> None:
    found: Formula | FormulaError
    try:
        found = parse_formula(text)
    except FormulaError as error:
        found = error
    assert isinstance(found, Formula) or 0 <= found.column <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - b - c", "a - b - c"),
        ("a - (b - c)", "a - (b - c)"),
        ("a / b / c", "a / b / c"),
        ("a / (b * c)", "a / (b x c)"),
        ("-a + b", "-1 x a + b"),
        ("-2 * a", "-2 x a"),
        ("growth(gdp)", "gdp / gdp[-1] - 1"),
        ("growth(gdp[2021])", "gdp[2021] / gdp[2020] - 1"),
        ("root(a / b, 5) - 1", "(a / b)^(1/5) - 1"),
        ("mean(a, b)", "(a + b) / 2"),
        ("gdp@山西省[2016..2020]", "gdp@山西省[2016..2020]"),
        ("gdp@united-states - gdp@korea", "gdp@united-states - gdp@korea"),
        ("50 % * a", "0.5 x a"),
        ("max(a, b[-2])", "max(a, b[-2])"),
    ],
)
def test_a_formula_is_read_by_the_usual_precedence(text: str, expected: str) -> None:
    assert str(parse_formula(text).expression) == expected


@pytest.mark.parametrize(
    ("text", "problem", "column"),
    [
        ("a +", "ends too soon", 3),
        ("a b", "'b' is not expected", 2),
        ("(a", "expected ')'", 2),
        ("a $ b", "'$' means nothing", 2),
        ("gdp[soon]", "unknown period 'soon'", 4),
        ("gdp[2016", "never closed", 3),
        ("gdp@", "no area follows", 4),
        ("a ^ b", "expected a whole number", 4),
        ("growth(a + b)", "takes one indicator", 0),
        ("a ^ 100000", "out of range", 4),
        pytest.param("a * " + "9" * 10**6, "too long for a number", 4, id="a million digits"),
        pytest.param("a ^ " + "9" * 10**6, "too long for a number", 4, id="a power of a million"),
        pytest.param("a[-" + "9" * 10**6 + "]", "unknown period", 2, id="a million digits back"),
        ("a * 1e99999", "too long for a number", 4),
    ],
)
def test_a_fault_is_placed_and_named(text: str, problem: str, column: int) -> None:
    with pytest.raises(FormulaError, match=r"\w") as caught:
        parse_formula(text)
    assert problem in caught.value.problem
    assert caught.value.column == column


def test_terms_are_given_once_each() -> None:
    found = parse_formula("gdp / gdp[-1] - gdp").terms()
    assert found == (Term(indicator="gdp"), Term(indicator="gdp", shift=-1))


@given(
    st.integers(24_000, 24_500),
    st.sampled_from([1, 3, 6, 12, 24]),
    st.builds(Term, indicator=names, shift=st.integers(-9, 9), is_before=st.booleans()),
)
def test_a_formula_is_found_again_from_the_period_of_its_term(
    first: int, months: int, term: Term
) -> None:
    place = Period(first, first + months - 1)
    assert term.place_of(term.period_in(place)) == place


def test_before_is_the_period_of_the_same_length() -> None:
    (now, before) = parse_formula("users - users[before]").terms()
    assert str(before) == "users[before]"
    quarter = parse_period("2023Q1")
    assert (now.period_in(quarter), before.period_in(quarter)) == (quarter, parse_period("2022Q4"))
    with pytest.raises(PeriodError):
        before.period_in(parse_period("2023-01-01"))
