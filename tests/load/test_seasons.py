"""Adjusted and unadjusted figures are other quantities: they never stand under one indicator."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.load import read_reference, read_text

ROWS = """,area,indicator,adjustment,period,value,unit
0,ATL,UNEMP,adjusted,2024-01,5.1,%
1,ATL,UNEMP,unadjusted,2024-01,5.6,%
2,ATL,UNEMP,adjusted,2024-02,5.2,%
3,ATL,UNEMP,unadjusted,2024-02,5.3,%
"""


def indicator(name: str, **keys: object) -> dict[str, object]:
    return {"names": {"en": name}, "unit": "%", "nature": "rate", **keys}


def own(indicators: dict[str, object], rows: list[dict[str, str]]) -> str:
    """Write a claim file with series of its own."""
    return yaml.safe_dump(
        {
            "document": {"title": "Report", "area": "atlantis", "period": "2024-01"},
            "areas": {"atlantis": {"name": "Atlantis"}},
            "indicators": indicators,
            "series": [{"indicator": "jobless", "period": "2024-01", **row} for row in rows],
            "claims": [{"id": "c", "kind": "level", "of": "jobless", "is": "5.1 %"}],
        }
    )


@pytest.mark.parametrize(
    ("declared", "rows", "problem"),
    [
        ({}, ["adjusted", "unadjusted"], "unadjusted figures stand beside seasonally adjusted"),
        ({}, ["", "unadjusted", "adjusted"], "seasonally adjusted figures stand beside unadjusted"),
        ({"adjustment": "adjusted"}, ["unadjusted"], "jobless has seasonally adjusted figures"),
        ({"adjustment": "unadjusted"}, ["", "adjusted"], "jobless has unadjusted figures"),
    ],
)
def test_both_sorts_under_one_indicator_are_a_fault(
    declared: dict[str, str], rows: list[str], problem: str
) -> None:
    cells = [
        {"value": "5.1", "period": f"2024-0{number}", "adjustment": sort}
        for number, sort in enumerate(rows, start=1)
    ]
    with pytest.raises(InputError) as raised:
        read_text(own({"jobless": indicator("unemployment", **declared)}, cells))
    (fault,) = raised.value.diagnostics
    assert problem in fault.problem
    assert "`adjustment: adjusted`" in fault.remedy


@pytest.mark.parametrize("declared", [{}, {"adjustment": "adjusted"}])
@pytest.mark.parametrize("rows", [["adjusted", "adjusted"], ["adjusted", ""], ["", "adjusted"]])
def test_one_sort_and_figures_that_do_not_say_may_stand_together(
    declared: dict[str, str], rows: list[str]
) -> None:
    cells = [
        {"value": "5.1", "period": f"2024-0{number}", "adjustment": sort}
        for number, sort in enumerate(rows, start=1)
    ]
    read = read_text(own({"jobless": indicator("unemployment", **declared)}, cells))
    (verdict,) = pipeline.audit(*read).verdicts
    assert verdict.label == "supported"


def folder_of(tmp_path: Path, indicators: dict[str, object]) -> Path:
    (tmp_path / "unemployment.csv").write_text(ROWS)
    resource = {"path": "unemployment.csv", "layout": "frame", "source": "office"}
    pages = {
        "indicators": indicators,
        "areas": {"atlantis": {"names": {"en": "Atlantis"}, "codes": ["ATL"]}},
        "sources": {"office": {"title": "Office"}},
        "datapackage": {"resources": [resource]},
    }
    for name, page in pages.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(page), encoding="utf-8")
    return tmp_path


def test_a_code_may_be_that_of_two_indicators_adjusted_and_not(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        {
            "trend": indicator("trend", codes=["UNEMP"], adjustment="adjusted"),
            "raw": indicator("raw", codes=["UNEMP"], adjustment="unadjusted"),
        },
    )
    figures = {
        name: [cell.figure.number for cell in read_reference(folder) if cell.indicator == name]
        for name in ("trend", "raw")
    }
    assert figures == {"trend": ["5.1", "5.2"], "raw": ["5.6", "5.3"]}


def test_the_other_sort_is_no_part_of_an_indicator_and_is_told(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, {"trend": indicator("trend", codes=["UNEMP"], adjustment="adjusted")}
    )
    reference = read_reference(folder)
    assert [cell.figure.number for cell in reference] == ["5.1", "5.2"]
    assert any("(unadjusted)" in remark for remark in reference.remarks)


def test_a_code_of_two_indicators_that_do_not_say_which_is_a_fault(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        {
            "trend": indicator("trend", codes=["UNEMP"], adjustment="adjusted"),
            "raw": indicator("raw", codes=["UNEMP"]),
        },
    )
    with pytest.raises(InputError, match="is also one of"):
        read_reference(folder)
