"""How what the data say is told: in the report's own terms, and in numbers that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_check import checked

FLOWS = """\
US$ million,2023,2024
Capital expenditure,(60.2),(71.9)
Income tax,-30.0,-35.4
Profit before tax,120.0,147.6
Net result,12.0,(4.5)
"""


@pytest.mark.parametrize(
    ("sentence", "true", "arithmetic"),
    [
        ("Capital expenditure was $78.9 million.", "$71.9 million", "= $71.9 million"),
        ("Capital expenditure was $71.9 billion.", "71.9 million US$", "= 71.9 million US$"),
        ("The net result was $5.4 million.", "-$4.5 million", "= -$4.5 million"),
        ("Income tax was 23.9% of profit before tax.", "23.98 %", "| = 23.98 %"),
    ],
)
def test_a_wrong_figure_is_set_right_as_the_report_tells_it(
    tmp_path: Path, sentence: str, true: str, arithmetic: str
) -> None:
    (finding,) = checked(tmp_path, f"# Results 2024\n\n{sentence}\n", {"a.csv": FLOWS}).statements
    assert finding.true == true
    assert finding.arithmetic.endswith(arithmetic)
