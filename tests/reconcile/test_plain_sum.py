"""Figures that do not add up are told as the sum that a reader would make."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.finding import Finding
from factcheck.load import read_text

CONFLICTS = Path(__file__).parents[1] / "render" / "files" / "conflicts.yaml"
DOCUMENT = {"title": "Shares", "issuer": "The town", "area": "town", "period": "2021"}
AMOUNT = {"unit": "CNY", "basis": "current", "at least": "0"}
PARTS = ("farms", "works", "shops")

tenths = st.integers(min_value=10, max_value=400).map(lambda each: Decimal(each) / 10)


def findings(text: str) -> dict[frozenset[str], Finding]:
    audit = pipeline.audit(*read_text(text))
    return {frozenset(each.claims): each for each in audit.findings}


def shares(parts: tuple[Decimal, ...], whole: Decimal) -> str:
    claims = [
        {
            "id": f"{name}-share",
            "kind": "share",
            "of": name,
            "whole": "output",
            "is": f"{part:.1f} %",
        }
        for name, part in zip(PARTS, parts, strict=True)
    ]
    claims.append(
        {
            "id": "together",
            "kind": "formula",
            "expression": f"({' + '.join(PARTS)}) / output",
            "is": f"{whole:.1f} %",
        }
    )
    indicators = {name: {"name": name, **AMOUNT} for name in (*PARTS, "output")}
    page = {"document": DOCUMENT, "areas": {"town": {"name": "Town"}}, "indicators": indicators}
    return yaml.safe_dump(page | {"claims": claims})


def test_a_sum_is_told_in_the_units_of_its_claims() -> None:
    found = findings(CONFLICTS.read_text(encoding="utf-8"))
    days = found[frozenset({"days-now", "days-before", "days-more"})]
    assert days.chain == (
        "268 + 20 = 288 days (days-before, days-more)",
        "290 days (days-now)",
        "as figures are rounded, at most 289 days against at least 289.5 days: 0.5 days apart",
    )
    parts = found[frozenset({"farms-share", "works-share", "shops-share", "sectors"})]
    assert parts.chain == (
        "5.8 + 48 + 47.5 = 101.3 % (farms-share, shops-share, works-share)",
        "100 % (sectors)",
        "as figures are rounded, at least 101.15 % against at most 100.5 %: 0.65 pp apart",
    )


def test_no_chain_multiplies_by_six_digits() -> None:
    for finding in findings(CONFLICTS.read_text(encoding="utf-8")).values():
        assert not [line for line in finding.chain if re.search(r"\d\.\d{5,} times", line)]


@given(parts=st.tuples(tenths, tenths, tenths), off=st.integers(-9, 9))
def test_a_sum_is_found_wrong_where_rounding_cannot_mend_it(
    parts: tuple[Decimal, ...], off: int
) -> None:
    total = sum(parts, Decimal(0))
    whole = total + Decimal(off) / 10
    found = findings(shares(parts, whole))
    reach = Decimal("0.05") * (len(parts) + 1)  # how far rounding may bring both together
    apart = abs(total - whole) - reach
    if apart:  # where ranges only touch, it depends on how ties were rounded
        assert bool(found) is (apart > 0)
    for finding in found.values():
        first, second, last = finding.chain
        assert Decimal(first.partition(" = ")[2].partition(" %")[0]) == total
        assert Decimal(second.partition(" %")[0]) == whole
        assert last.endswith(f"{apart:.2f} pp apart") is (apart > 0)


def test_parts_that_are_said_to_be_all_are_added_up_by_a_claim_without_a_figure() -> None:
    page = yaml.safe_load(shares((Decimal("9.8"), Decimal("38.6"), Decimal("51.9")), Decimal(0)))
    *page["claims"], _ = page["claims"]
    all_of_it = {"id": "all", "kind": "sum", "parts": [*PARTS], "whole": "output", "covers": "all"}
    page["claims"].append(all_of_it)
    ((claims, finding),) = findings(yaml.safe_dump(page)).items()
    assert "all" in claims
    assert finding.chain == (
        "9.8 + 51.9 + 38.6 = 100.3 % (farms-share, shops-share, works-share)",
        "they make up 100.0 % (all)",
        "as figures are rounded, at least 100.15 % against at most 100.0 %: 0.15 pp apart",
    )
