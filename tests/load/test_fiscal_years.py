"""Fiscal years: told once for a document or an area, and then months of the calendar."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text


def verdict_of(
    claim: dict[str, Any],
    series: dict[str, str],
    *,
    document: str = "",
    area: str = "",
) -> Verdict:
    firm = {"name": "Firm"} | ({"fiscal year": area} if area else {})
    head = {"title": "Letter", "area": "firm"} | ({"fiscal year": document} if document else {})
    text = {
        "document": head,
        "areas": {"firm": firm, "rival": {"name": "Rival"}},
        "indicators": {"sales": {"name": "sales", "unit": "USD", "nature": "flow"}},
        "series": {"sales": series},
        "claims": [{"id": "one", "kind": "level", "of": "sales", **claim}],
    }
    (verdict,) = pipeline.audit(*read_text(yaml.safe_dump(text, sort_keys=False)))
    return verdict


CALENDAR = {"2023Q3": "10", "2023Q4": "20", "2024Q1": "30", "2024Q2": "40"}
FISCAL = {"FY2024Q1": "10", "FY2024Q2": "20", "FY2024Q3": "30", "FY2024Q4": "40"}


@pytest.mark.parametrize("series", [CALENDAR, FISCAL])
@pytest.mark.parametrize("where", ["document", "area"])
@pytest.mark.parametrize(
    ("period", "amount"),
    [
        ("FY2024", 100),
        ("2023/24", 100),
        ("FY2024Q4", 40),
        ("2024Q2", 40),
        ("FY2024H1", 30),
        ("2023-07..2024-06", 100),
        ("year ended June 2024", 100),
    ],
)
def test_a_fiscal_period_is_the_months_that_it_is(
    period: str, amount: int, where: str, series: dict[str, str]
) -> None:
    told = {where: "ends June"}
    verdict = verdict_of({"period": period, "is": f"{amount} USD"}, series, **told)
    assert verdict.label in (Label.SUPPORTED, Label.COMPATIBLE)


@pytest.mark.parametrize("period", ["FY2024Q2", "FY2024"])
def test_a_fiscal_period_is_not_its_namesake_of_the_calendar(period: str) -> None:
    series = {"2024Q2": "40", "2024": "100"}
    claim = {"period": period, "at least": "1 USD"}
    assert verdict_of(claim, series).label is Label.UNVERIFIABLE
    assert verdict_of(claim, series, document="ends June").label is Label.UNVERIFIABLE
    assert verdict_of(claim, series, document="ends December").label is Label.SUPPORTED


def test_the_area_goes_before_the_document() -> None:
    claim = {"period": "FY2024Q1", "is": "10 USD"}
    told = {"document": "ends March", "area": "begins July"}
    assert verdict_of(claim, {"2024Q3": "10"}, **told).label is Label.SUPPORTED


def test_the_average_growth_of_fiscal_years_runs_over_them() -> None:
    series = {"FY2020": "1000", "FY2021": "1100", "FY2022": "1210"}
    claim = {"kind": "cagr", "period": "FY2021..FY2022", "is": "10 %"}
    assert verdict_of(claim, series).label is Label.SUPPORTED
    assert verdict_of(claim, series, area="ends June").label is Label.SUPPORTED


@pytest.mark.parametrize("text", ["June", "ends", "ends Smarch", "ends 2024", "from July"])
def test_what_does_not_say_when_it_ends_is_a_fault(text: str) -> None:
    for where in ("document", "area"):
        with pytest.raises(InputError, match="does not say when a fiscal year ends") as raised:
            verdict_of({"period": "2024", "is": "1 USD"}, {}, **{where: text})
        assert len(raised.value.diagnostics) == 1
