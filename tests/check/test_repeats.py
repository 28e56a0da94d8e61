"""The same figure said twice and unequal is told, where no data decide; nobody is accused by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.check.checking import check
from factcheck.check.findings import StatementFinding, StatementOutcome
from factcheck.manuscript.read import read_manuscript

UNEQUAL = [
    "In 2024 total revenue came to $41.8 million.\n\nTotal revenue was $48.1 million in 2024.",
    "2024年全县财政收入18.64亿元。\n\n2024年全县财政收入16.84亿元。",
]
EQUAL = [
    "In 2024 total revenue came to $41.8 million.\n\nTotal revenue was $42 million in 2024.",
    "In 2024 total revenue came to $41.8 million.\n\nTotal revenue was $38.2 million in 2023.",
    "In 2024 total revenue came to $41.8 million.\n\nTotal costs were $48.1 million in 2024.",
]


def found(folder: Path, text: str) -> tuple[StatementFinding, ...]:
    file = folder / "report.md"
    file.write_text(f"# A report\n\n{text}\n", encoding="utf-8")
    return check(read_manuscript(file)).statements


@pytest.mark.parametrize("text", UNEQUAL)
def test_both_are_told_with_what_the_other_says(tmp_path: Path, text: str) -> None:
    one, other = (
        finding for finding in found(tmp_path, text) if finding.outcome is StatementOutcome.TO_CHECK
    )
    assert other.figure in one.remark
    assert one.figure in other.remark


@pytest.mark.parametrize("text", EQUAL)
def test_a_rounder_figure_another_year_or_another_thing_is_no_contradiction(
    tmp_path: Path, text: str
) -> None:
    assert {finding.outcome for finding in found(tmp_path, text)} == {StatementOutcome.NOT_IN_DATA}
