"""Laws of reconciliation in an audit: what it is given, what it accuses, what it tells."""

from fractions import Fraction
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.terms import Terms
from factcheck.domain.verdict import Label
from factcheck.load import read_text
from factcheck.render.terminal.reconciled import render

HERE = Path(__file__).parents[2]
HEAD = """
document: {title: Report, issuer: Town hall, published: 2022-03-01, area: town, period: 2021}
areas: {town: {name: Town}}
indicators:
  output: {name: output, unit: CNY, basis: current, growth basis: current, at least: 0}
  trade: {name: trade, unit: CNY, at least: 0, identities: [exports + imports]}
  exports: {name: exports, unit: CNY, at least: 0}
  imports: {name: imports, unit: CNY, at least: 0}
  accidents: {name: accidents, unit: count, integer: yes, at least: 0}
"""


def audited(claims: str, series: str = "{}", *, thorough: bool = False) -> Audit:
    """Audit the text of claims and of series."""
    read = read_text(f"{HEAD}series: {series}\nclaims:\n{claims}")
    return pipeline.audit(*read, Terms(thorough=thorough))


def implied(audit: Audit) -> dict[str, Interval]:
    """Give what is implied, by quantity."""
    return {str(each.quantity): each.interval for each in audit.implied}


LEVEL = "  - {id: level, kind: level, of: output, is: 224 CNY}\n"
GROWTH = "  - {id: growth, kind: growth, of: output, is: 34.7 %}\n"
BEFORE = "  - {id: before, kind: level, of: output, period: 2020, is: 170 CNY}\n"


def test_claims_that_cannot_all_hold_are_flagged_with_the_arithmetic() -> None:
    audit = audited(LEVEL + GROWTH + BEFORE)
    (finding,) = audit.findings
    assert set(finding.claims) == {"level", "growth", "before"}
    assert finding.chain
    assert finding.repairs
    assert all(Flag.INCONSISTENT_WITH in each.flags for each in audit)
    assert {each.label for each in audit} == {Label.UNVERIFIABLE}


def test_a_conflict_at_a_base_of_nought_says_who_divides_by_it() -> None:
    nought = "  - {id: before, kind: level, of: accidents, period: 2020, is: 0}\n"
    growth = "  - {id: growth, kind: growth, of: accidents, is: 50 %}\n"
    (finding,) = audited(nought + growth).findings
    assert finding.claims == ("before", "growth")
    *_, last = finding.chain
    assert last == "accidents@town[2020] is 0, and nothing can be divided by it (growth)"


def test_a_claim_impossible_with_the_evidence_on_another_quantity_is_implausible() -> None:
    audit = audited(LEVEL + GROWTH, "{output: {2020: 170}}")
    assert {each.label for each in audit} <= {Label.UNVERIFIABLE, Label.CONTRADICTED}
    assert audit.findings


def test_what_the_claims_imply_is_tight() -> None:
    low, high = Fraction("223.5") / Fraction("1.3475"), Fraction("224.5") / Fraction("1.3465")
    assert implied(audited(LEVEL + GROWTH))["output@town[2020]"] == Interval(low, high)


def test_identities_carry_what_is_implied_from_one_indicator_to_another() -> None:
    audit = audited(
        "  - {id: trade, kind: level, of: trade, is: 13.8 CNY}\n"
        "  - {id: exports, kind: level, of: exports, is: 10.0 CNY}\n"
    )
    found = implied(audit)["imports@town[2021]"]
    assert found == Interval(Fraction("3.7"), Fraction("3.9"))


def test_percentages_of_counts_imply_the_smallest_counts() -> None:
    audit = audited("  - {id: fall, kind: growth, of: accidents, is: -12.7 %}\n")
    found = implied(audit)
    assert found["accidents@town[2020]"].low == 55
    assert found["accidents@town[2021]"].low == 48


def test_the_growth_of_the_other_years_is_implied() -> None:
    audit = audited(
        "  - {id: five, kind: cagr, of: output, since: 2016, is: 19.9 %}\n"
        "  - {id: last, kind: growth, of: output, is: 90 %}\n",
        thorough=True,
    )
    rates = [each for each in audit.implied if "^(1/4)" in str(each.quantity)]
    assert [
        (round(float(each.interval.low), 4), round(float(each.interval.high), 4)) for each in rates
    ] == [(0.0674, 0.0699)]


def test_rival_editions_make_no_conflict_among_claims() -> None:
    series = (
        "[{indicator: output, period: 2021, value: 224, vintage: one},"
        " {indicator: output, period: 2021, value: 250, vintage: other}]"
    )
    audit = audited(LEVEL, series)
    assert [each.label for each in audit] == [Label.CONFLICTING]
    assert audit.findings == ()


@pytest.mark.parametrize("document", ["changzhi-2021", "world-economy-2021"])
def test_the_order_of_claims_changes_nothing(document: str) -> None:
    from factcheck.load import read

    claims, known = read([HERE / "claims" / f"{document}.yaml"], HERE / "reference")
    audit, turned = pipeline.audit(claims, known), pipeline.audit(claims[::-1], known)
    assert {each.id: (each.label, each.flags) for each in audit} == {
        each.id: (each.label, each.flags) for each in turned
    }
    assert {each.claims for each in audit.findings} == {each.claims for each in turned.findings}


def test_the_network_is_told_in_words() -> None:
    text = render(audited(LEVEL + GROWTH + BEFORE))
    assert "cannot all hold" in text
    assert "Would mend it" in text
    assert "No conflict" in render(audited(LEVEL))
