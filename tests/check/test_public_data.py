"""What becomes of figures on public data: tables of offices, with their codes and their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.check.findings import ACCUSED
from factcheck.check.lexicon.words import label_keys
from tests.check.test_check import checked

CASES = [
    case
    for name in ("public_data.yaml", "regions.yaml")
    for case in yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_figure_has_its_outcome_and_its_cells(case: dict[str, Any], tmp_path: Path) -> None:
    result = checked(tmp_path, case["report"], case["data"])
    for figure, outcome, address in case["expect"]:
        findings = [one for one in result.statements if one.figure == str(figure)]
        assert findings, figure
        cells = [cell.address for one in findings for cell in one.cells]
        assert outcome in {one.outcome for one in findings}, (figure, findings)
        assert not address or address in cells, (figure, cells)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_figure_is_accused_but_those_that_are_wrong(
    case: dict[str, Any], tmp_path: Path
) -> None:
    wrong = {str(figure) for figure, outcome, _ in case["expect"] if outcome == "wrong"}
    result = checked(tmp_path, case["report"], case["data"])
    accused = {one.figure for one in result.statements if one.outcome in ACCUSED}
    assert accused == wrong


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Korea, Rep.", "South Korea"),
        ("Viet Nam", "Vietnam"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("Egypt, Arab Rep.", "Egypt"),
        ("Türkiye", "Turkey"),
        ("Congo, Dem. Rep.", "Democratic Republic of the Congo"),
        ("Euro area", "eurozone"),
    ],
)
def test_a_place_is_called_alike_by_all_its_names(name: str, other: str) -> None:
    assert label_keys(name) == label_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korea, Rep.", "Korea, Dem. People's Rep."),
        ("Congo, Rep.", "Congo, Dem. Rep."),
        ("Niger", "Nigeria"),
        ("South Africa", "South Korea"),
    ],
)
def test_two_places_are_never_one(one: str, other: str) -> None:
    assert not label_keys(one) & label_keys(other)
