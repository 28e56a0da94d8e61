"""What an import writes of a new indicator: nothing that a verdict could rest on unasked."""

from __future__ import annotations

from collections import Counter

import pytest

from factcheck.load.imports.entries import area_entry, indicator_entry
from factcheck.load.imports.survey import FoundArea, FoundSeries


@pytest.mark.parametrize(
    ("unit", "nature"),
    [("million USD", None), ("t", None), ("%", "rate"), ("persons", "stock")],
)
def test_no_flow_is_written_that_months_would_be_added_up_by(unit: str, nature: str | None) -> None:
    series = FoundSeries(code="X", name="Debt", id="", units=Counter({unit: 3}))
    assert indicator_entry("debt", [series]).get("nature") == nature


@pytest.mark.parametrize(
    ("identifier", "code", "name", "names"),
    [
        ("unemployment_rate", "UNRATE", "", {"en": "unemployment rate"}),
        ("unrate", "UNRATE", "", {"en": "UNRATE"}),
        ("population", "population", "population", {"en": "population"}),
        ("gdp", "NY.GDP", "GDP (current US$)", {"en": "GDP"}),
        ("gdp", "国内生产总值", "Gross Output", {"zh": "国内生产总值", "en": "Gross Output"}),
        ("output", "国内生产总值", "", {"zh": "国内生产总值"}),
        ("eps", "Diluted EPS", "", {"en": "Diluted EPS"}),
        ("sales", "Revenue", "Revenue", {"en": "Revenue"}),
    ],
)
def test_an_indicator_is_called_in_words_and_in_each_language_of_the_file(
    identifier: str, code: str, name: str, names: dict[str, str]
) -> None:
    series = FoundSeries(code=code, name=name, id=identifier)
    assert indicator_entry(identifier, [series])["names"] == names


@pytest.mark.parametrize(
    ("identifier", "code", "name", "words"),
    [
        ("NO", "NO", "", "NO"),
        ("united_states", "", "", "United States"),
        ("united-states", "", "", "United States"),
        ("us", "USA", "", "Us"),
        ("norway", "NOR", "Norway", "Norway"),
    ],
)
def test_an_area_is_called_as_the_file_calls_it_or_by_its_id(
    identifier: str, code: str, name: str, words: str
) -> None:
    area = FoundArea(code=code, name=name, id=identifier)
    assert area_entry(identifier, [area])["names"] == {"en": words}
