"""What the digits of a figure settle where the words around it leave its tie likely."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.findings import ACCUSED, StatementFinding, StatementOutcome
from factcheck.diagnose.slip_digits import transposed
from tests.check.test_check import checked

ROOMS = "Measure,2024\nRooms,{rooms}\nStaff,318\nHotels,74\n"


def _finding(sentence: str, rooms: str, more: str = "") -> StatementFinding:
    report = f"# Review of 2024\n\n{sentence}\n\n{more}\n"
    with tempfile.TemporaryDirectory() as folder:
        findings = checked(Path(folder), report, {"a.csv": ROOMS.format(rooms=rooms)}).statements
    return findings[0]


@given(
    before=st.text("3456789", min_size=2, max_size=3),
    pair=st.permutations("0123456789"),
    behind=st.text("123456789", max_size=2),
)
def test_four_digits_with_two_exchanged_accuse_though_a_word_is_left_over(
    before: str, pair: list[str], behind: str
) -> None:
    low, high, *_ = pair
    printed = int(before + low + high + behind)
    finding = _finding(f"We have {printed:,} letting rooms.", before + high + low + behind)
    assert finding.outcome is StatementOutcome.WRONG
    assert finding.tie is not None
    assert "two digits transposed" in finding.tie.reasons


@given(rooms=st.integers(2200, 9999), printed=st.integers(1000, 9999))
def test_a_likely_tie_accuses_of_nothing_else(rooms: int, printed: int) -> None:
    finding = _finding(f"We have {printed:,} letting rooms.", str(rooms))
    is_slip = str(printed) in transposed(str(rooms))
    assert (finding.outcome in ACCUSED) <= is_slip


@pytest.mark.parametrize(
    ("sentence", "rooms", "outcome"),
    [
        ("We have 684 letting rooms.", "648", StatementOutcome.WRONG),
        ("We have 78 letting rooms.", "87", StatementOutcome.TO_CHECK),
        ("We have 48,712 letting rooms.", "48,762", StatementOutcome.WRONG),
        ("We have 4,862 letting rooms.", "4,832", StatementOutcome.TO_CHECK),
        ("We have 487,712 letting rooms.", "48,712", StatementOutcome.WRONG),
        ("We have 381 letting rooms.", "318", StatementOutcome.WRONG),
        ("We have 14,130 letting rooms.", "1413", StatementOutcome.WRONG),
        ("We have 141.3 letting rooms.", "1413", StatementOutcome.WRONG),
        ("We have 1,400 letting rooms.", "140", StatementOutcome.TO_CHECK),
        ("We have 318 letting rooms.", "381", StatementOutcome.TO_CHECK),  # staff is 318
    ],
)
def test_how_many_digits_it_takes(sentence: str, rooms: str, outcome: StatementOutcome) -> None:
    assert _finding(sentence, f'"{rooms}"').outcome is outcome


def test_a_figure_that_the_report_prints_twice_is_no_slip() -> None:
    again = "Next year we plan for 1,431 letting rooms."
    finding = _finding("We have 1,431 letting rooms.", "1413", again)
    assert finding.outcome is StatementOutcome.TO_CHECK


@pytest.mark.parametrize(
    ("printed", "true"), [("1,431", "1,413"), ("1431", "1413")], ids=["parted", "plain"]
)
def test_the_truth_is_written_as_the_figure_is(printed: str, true: str) -> None:
    assert _finding(f"We have {printed} letting rooms.", "1413").true == true


@pytest.mark.parametrize("printed", ["0 to 3", "0", "0–684", "00"])
def test_a_figure_of_noughts_is_a_slip_of_nothing(printed: str) -> None:
    assert _finding(f"We have {printed} letting rooms.", "648").outcome not in ACCUSED
