"""Laws of doubts: what is said of a claim that no evidence speaks to."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text

PAGE = """
document: {{title: A year, area: town, period: 2021}}
areas:
  land: {{name: Land}}
  shire: {{name: Shire, parent: land}}
  town: {{name: Town, parent: shire}}
indicators:
  people: {{name: people, unit: persons, nature: stock, at least: 0}}
  output: {{name: output, unit: CNY, at least: 0}}
  balance: {{name: balance of trade, unit: CNY}}
  income: {{name: mean income, unit: CNY, nature: rate, at least: 0}}
{series}
claims:
- {{id: claim, {claim}}}
"""


def verdict_of(claim: str, series: str = "") -> Verdict:
    (verdict,) = pipeline.audit(*read_text(PAGE.format(claim=claim, series=series))).verdicts
    return verdict


@pytest.mark.parametrize(
    ("claim", "is_doubted"),
    [
        ("kind: growth, of: people, is: 101 %", True),
        ("kind: growth, of: people, is: 100 %", False),
        ("kind: growth, of: people, since: 2016, is: 101 %", False),
        ("kind: multiple, of: people, since: 2019, is: 5 times", True),
        ("kind: cagr, of: people, since: 2011, is: 120 %", True),
        ("kind: growth, of: output, is: 110 %", False),  # a flow may
    ],
)
def test_a_stock_that_more_than_doubles_every_year_is_noted(
    claim: str, *, is_doubted: bool
) -> None:
    found = verdict_of(claim)
    assert found.label is Label.UNVERIFIABLE
    assert any("more than doubles" in note for note in found.notes) is is_doubted


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("kind: share, of: output, whole area: shire, is: 101 %", Label.IMPLAUSIBLE),
        ("kind: share, of: people, whole area: land, is: 130 %", Label.IMPLAUSIBLE),
        ("kind: ratio, of: output, to area: land, is: 1.2 times", Label.IMPLAUSIBLE),
        ("kind: share, of: output, whole area: shire, is: 100 %", Label.UNVERIFIABLE),
        ("kind: share, of: output, area: land, whole area: town, is: 101 %", Label.UNVERIFIABLE),
        ("kind: share, of: balance, whole area: shire, is: 101 %", Label.UNVERIFIABLE),
        ("kind: ratio, of: income, to area: land, is: 1.2 times", Label.UNVERIFIABLE),
    ],
)
def test_a_part_that_would_have_more_than_the_whole_is_implausible(
    claim: str, label: Label
) -> None:
    assert verdict_of(claim).label is label


def test_evidence_outweighs_a_doubt() -> None:
    found = verdict_of(
        "kind: growth, of: people, is: 150.0 %", "series: {people: {2020: 2000, 2021: 5000}}"
    )
    assert found.label is Label.SUPPORTED
    assert found.notes == ()
