"""Figures that lie far from their cells, or in a column that most others contradict."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.findings import StatementFinding, StatementOutcome
from factcheck.diagnose.slip_digits import EDITS, MISTYPED
from tests.check.test_check import checked

SHOP = "Measure,2022,2023,2024\nBorrowings,156.2,198.4,{borrowings}\nStaff,318,322,341\n"
WRONG, TO_CHECK, AGREES = (
    StatementOutcome.WRONG,
    StatementOutcome.TO_CHECK,
    StatementOutcome.AGREES,
)


def _findings(report: str, data: str) -> list[StatementFinding]:
    with tempfile.TemporaryDirectory() as folder:
        return list(checked(Path(folder), report, {"a.csv": data}).statements)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Borrowings amounted to 205.0.", AGREES),
        ("Borrowings amounted to 188.1.", WRONG),
        ("Borrowings amounted to 143.5.", TO_CHECK),  # net of what no label names
        ("Borrowings amounted to 20.5.", WRONG),  # by a decimal point
        ("Borrowings amounted to 502.0.", WRONG),  # two digits exchanged
        ("Borrowings amounted to 305.0.", WRONG),  # one digit mistyped
        ("Borrowings amounted to 156.2.", WRONG),  # of the year before the last
        ("Borrowings, 198.4 in 2023, amounted to 156.2.", TO_CHECK),  # which of the years told?
    ],
)
def test_an_amount_is_accused_near_its_cell_or_by_a_slip(
    sentence: str, outcome: StatementOutcome
) -> None:
    report = f"# Review of 2024\n\n{sentence}\n"
    assert _findings(report, SHOP.format(borrowings="205.0"))[-1].outcome is outcome


NUMBERS = st.integers(1000, 9999).filter(lambda number: number % 10 and number > 2200)  # no year


@given(truth=NUMBERS, printed=NUMBERS)
def test_what_is_accused_is_within_a_fourth_of_its_cell_or_a_slip(truth: int, printed: int) -> None:
    [finding] = _findings(
        f"# Review of 2024\n\nBorrowings amounted to {printed:,}.\n",
        f"Measure,2024\nBorrowings,{truth}\nStaff,318\n",
    )
    is_near = 4 * max(truth, printed) <= 5 * min(truth, printed)
    is_slip = any(str(printed) in edit(str(truth)) for _, edit in (*EDITS, *MISTYPED))
    is_of_the_digits = sorted(str(printed)) == sorted(str(truth))
    if truth == printed:
        assert finding.outcome is AGREES
    else:
        assert finding.outcome is (WRONG if is_near or is_slip or is_of_the_digits else TO_CHECK)


PLACES = ("Alby", "Borup", "Cerne", "Dunlea", "Ervik", "Fosse", "Garth")
ANSWERS = ("Agree",) * 24 + ("Strongly agree",) * 10 + ("Disagree",) * 66
POLL = "Id,Sex,Age,Street cleaned\n" + "".join(
    f"P{number:03},{'MF'[number % 2]},{20 + number % 61},{answer}\n"
    for number, answer in enumerate(ANSWERS)
)


def test_a_column_that_most_figures_contradict_is_of_something_else() -> None:
    """Who agrees strongly agrees as well, which no label says: three differ, and none agrees."""
    report = (
        "# Poll of residents\n\n28 people agreed that the street is cleaned. "
        "29% of the people agreed that the street is cleaned. "
        "27 people agree that the street is cleaned. 30 people agree that the street is cleaned.\n"
    )
    outcomes = [one.outcome for one in _findings(report, POLL)]
    assert WRONG not in outcomes
    alone = report.partition(" 29%")[0] + "\n"
    assert WRONG in [one.outcome for one in _findings(alone, POLL)]


def _release(values: dict[str, str], year: int) -> str:
    told = " ".join(f"In {place} the rate was {value}." for place, value in values.items())
    return (
        f"# Rates of employment\n\nRelease of 3 December 2024\n\nThey rose in {year}.\n\n{told}\n"
    )


@given(
    st.lists(
        st.integers(300, 899).filter(lambda one: one % 10), min_size=14, max_size=14, unique=True
    )
)
def test_figures_without_a_year_are_of_the_one_that_holds_them(digits: list[int]) -> None:
    rates = [f"{number / 10:.1f}" for number in digits]
    before, now = dict(zip(PLACES, rates, strict=False)), dict(zip(PLACES, rates[7:], strict=True))
    data = "Place,2023,2024\n" + "".join(f"{one},{before[one]},{now[one]}\n" for one in PLACES)
    told = _findings(_release(before, 2023), data)
    assert {one.outcome for one in told} == {AGREES}
    told = _findings(_release(now, 2024), data)
    assert {one.outcome for one in told} == {AGREES}


def test_a_statistic_is_accused_at_any_distance() -> None:
    """What p is follows from the statistic beside it: no words can be about another."""
    report = "# A trial\n\nThe groups were alike at the start, t(52) = 1.62, p = .019.\n"
    [*_, finding] = _findings(report, POLL)
    assert (finding.figure, finding.outcome) == (".019", WRONG)
