"""Figures of a report's tables against last year's: told where they differ, never accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.check.checking import check
from factcheck.check.findings import TableFinding
from factcheck.manuscript.read import read_manuscript

LAST = """# Review of 2023

Table 1. Revenue ($ million)

| $ million | 2023 | 2022 |
| --- | --- | --- |
| North | 54.1 | 50.3 |
| South | 21.7 | 20.2 |
| West | 33.0 | 31.8 |
| East | 12.5 | 12.9 |
"""
THIS = """# Review of 2024

Table 1. Revenue ($ million)

| $ million | 2024 | {head} |
| --- | --- | --- |
| North | 58.8 | {north} |
| South | 24.0 | 21.7 |
| West | 35.5 | 33.0 |
| East | {east} | 12.5 |
{more}
"""


def table(folder: Path, head: str = "2023", north: str = "54.1", **more: str) -> TableFinding:
    this, last = folder / "2024.md", folder / "2023.md"
    values = {"east": "11.2", "more": ""} | more
    this.write_text(THIS.format(head=head, north=north, **values), encoding="utf-8")
    last.write_text(LAST, encoding="utf-8")
    (found,) = check(read_manuscript(this), [last]).tables
    return found


def test_what_stood_so_last_year_is_not_told(tmp_path: Path) -> None:
    assert table(tmp_path).carried == ()


def test_last_years_figure_that_differs_is_told_with_both_places_and_not_accused(
    tmp_path: Path,
) -> None:
    found = table(tmp_path, north="51.4")
    (carried,) = found.carried
    assert carried.cell == "C2"
    assert carried.mention.address.endswith("2023.md#T1!B2")
    assert "54.1" in carried.mention.shown
    assert found.foots is not False


@pytest.mark.parametrize("head", ["2023 restated", "2023 (restated)"])
def test_a_restated_column_is_left_alone(tmp_path: Path, head: str) -> None:
    assert table(tmp_path, head, north="51.4").carried == ()


def test_a_rounder_figure_is_the_same(tmp_path: Path) -> None:
    assert table(tmp_path, north="54").carried == ()


def test_it_decides_which_cell_of_a_sum_is_wrong(tmp_path: Path) -> None:
    total = "| Total | 129.5 | 121.3 |"
    found = table(tmp_path, north="51.4", more=total)
    assert (found.foots, found.cell) == (False, "C2")
    assert "54.1" in found.true
