"""Policy: what evidence of which edition, basis, source and day makes which verdict."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.finding import Finding, Gravity
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.reason import Reason
from factcheck.domain.terms import Terms
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import with_findings
from factcheck.judge.relations import label_of
from factcheck.load import read_text

PAGE = yaml.load(
    Path(__file__).with_suffix("").with_name("judge.yaml").read_text(), yaml.BaseLoader
)
ROW = {"indicator": "output", "area": "town", "source": "bureau"}


def claim_file(case: dict[str, Any], claims: list[dict[str, str]]) -> str:
    """Write claims as a claim file of their own."""
    head = PAGE["head"]
    indicators = head["indicators"] | case.get("indicators", {})
    rows = [ROW | row for row in case.get("series", [])]
    return yaml.safe_dump(
        head | {"indicators": indicators, "series": rows, "claims": claims},
        allow_unicode=True,
        sort_keys=False,
    )


def verdicts_of(case: dict[str, Any], claims: list[dict[str, str]]) -> tuple[Verdict, ...]:
    """Audit claims written as a claim file of their own."""
    day = case.get("as_of")
    read = read_text(claim_file(case, claims))
    terms = Terms(as_of=date.fromisoformat(day) if day else None, edition=case.get("edition", ""))
    return pipeline.audit(*read, terms).verdicts


@pytest.mark.parametrize("name", PAGE["cases"])
def test_policy(name: str) -> None:
    case = PAGE["cases"][name]
    (verdict,) = verdicts_of(case, [{"id": "claim"} | case["claim"]])
    assert verdict.label == case["label"]
    assert (verdict.reason or "") == case.get("reason", "")
    assert list(verdict.flags) == case.get("flags", [])
    assert (verdict.direction or "") == case.get("direction", "")
    assert list(map(str, verdict.wanted)) == case.get("wanted", [])
    assert list(verdict.notes) == case.get("notes", [])
    assert list(map(told, verdict.rivals)) == case.get("rivals", [])


def told(rival: Outcome) -> str:
    """Say what a set of evidence that did not decide makes of a claim, and its edition."""
    return f"{label_of(rival)} by {rival.evidence.vintage or 'the same'}"


def test_what_cannot_be_is_set_against_all_that_can() -> None:
    share = {"id": "claim", "kind": "level", "of": "part", "is": "104 %"}
    (verdict,) = verdicts_of({}, [share])
    (outcome,) = verdict.outcomes
    assert outcome.found == Interval(Fraction(0), Fraction(1))
    assert outcome.fit is Fit.OUTSIDE
    assert outcome.evidence == EvidenceSet(vintage="", evidence=(), missing=verdict.wanted)


def test_every_reason_that_is_ever_given_has_a_case() -> None:
    given = {case.get("reason", "") for case in PAGE["cases"].values()} - {""}
    assert given == set(Reason)


def open_claims(*labels: Label) -> tuple[Verdict, ...]:
    """Give verdicts on claims a, b, … with the labels."""
    names = "abcdef"[: len(labels)]
    claims = [
        {"id": each, "kind": "level", "of": "output", "is": f"{100 + place} CNY"}
        for place, each in enumerate(names)
    ]
    found = (replace(each, flags=(), findings=()) for each in verdicts_of({}, claims))
    return tuple(replace(each, label=label) for each, label in zip(found, labels, strict=True))


def conflict(*claims: str, gravity: Gravity = Gravity.CONTRADICTION) -> Finding:
    """Give a conflict among claims."""
    return Finding(rule="inconsistent-with", claims=claims, gravity=gravity)


def test_a_claim_impossible_together_with_evidence_and_supported_claims_is_implausible() -> None:
    open_, held = Label.UNVERIFIABLE, Label.SUPPORTED
    alone = with_findings(open_claims(open_), (conflict("a"),))
    assert [(each.label, each.flags) for each in alone] == [(Label.IMPLAUSIBLE, ())]
    beside = with_findings(open_claims(open_, held), (conflict("a", "b"),))
    assert [each.label for each in beside] == [Label.IMPLAUSIBLE, Label.SUPPORTED]


def test_what_is_merely_compatible_with_its_evidence_accuses_no_other_claim() -> None:
    before = open_claims(Label.UNVERIFIABLE, Label.COMPATIBLE)
    after = with_findings(before, (conflict("a", "b"),))
    assert [each.label for each in after] == [Label.UNVERIFIABLE, Label.COMPATIBLE]
    assert all(Flag.INCONSISTENT_WITH in each.flags for each in after)


def test_growth_at_constant_prices_is_not_accused_by_growth_at_current_ones() -> None:
    rows = [{"period": "2020", "value": "1000"}, {"period": "2021", "value": "1100"}]
    growth = {"kind": "growth", "of": "output"}
    claims = [{"id": "real", **growth, "is": "-8.3 %"}, {"id": "nominal", **growth, "is": "10 %"}]
    real, nominal = verdicts_of({"series": rows}, claims)
    assert (real.label, nominal.label) == (Label.UNVERIFIABLE, Label.COMPATIBLE)


def test_among_open_claims_each_is_flagged_and_none_accused() -> None:
    both = with_findings(open_claims(Label.UNVERIFIABLE, Label.UNVERIFIABLE), (conflict("a", "b"),))
    assert [each.label for each in both] == [Label.UNVERIFIABLE, Label.UNVERIFIABLE]
    assert all(Flag.INCONSISTENT_WITH in each.flags for each in both)


def test_a_conflict_that_depends_on_rounding_accuses_nobody() -> None:
    finding = conflict("a", gravity=Gravity.DEPENDS_ON_ROUNDING)
    (only,) = with_findings(open_claims(Label.UNVERIFIABLE), (finding,))
    assert only.label is Label.UNVERIFIABLE
    assert only.findings == (finding,)


@pytest.mark.parametrize("label", [each for each in Label if each is not Label.UNVERIFIABLE])
def test_a_conflict_never_overrides_what_is_decided(label: Label) -> None:
    (only,) = with_findings(open_claims(label), (conflict("a"),))
    assert only.label is label


def test_a_conflict_that_a_refuted_claim_explains_casts_no_doubt_on_the_others() -> None:
    before = open_claims(Label.CONTRADICTED, Label.SUPPORTED, Label.UNVERIFIABLE)
    after = with_findings(before, (conflict("a", "b"), conflict("a", "c")))
    assert [each.flags for each in after] == [(), (), ()]


def test_what_is_impossible_by_itself_casts_no_doubt_on_the_others() -> None:
    before = open_claims(Label.UNVERIFIABLE, Label.UNVERIFIABLE)
    one, other = with_findings(before, (conflict("a"), conflict("a", "b")))
    assert one.label is Label.IMPLAUSIBLE
    assert not one.is_inconsistent
    assert (other.label, other.flags) == (Label.UNVERIFIABLE, ())


@pytest.mark.parametrize(
    ("labels", "inconsistent"),
    [
        ((Label.UNVERIFIABLE, Label.UNVERIFIABLE), (True, True)),
        ((Label.COMPATIBLE, Label.UNVERIFIABLE), (True, True)),
        ((Label.SUPPORTED, Label.UNVERIFIABLE), (False, True)),  # evidence bears the first one out
        ((Label.SUPPORTED, Label.SUPPORTED), (True, True)),  # as it does both: something is wrong
        ((Label.CONTRADICTED, Label.UNVERIFIABLE), (False, False)),  # that explains it
    ],
)
def test_a_conflict_whatever_the_rounding_rule_counts(
    labels: tuple[Label, ...], inconsistent: tuple[bool, ...]
) -> None:
    found = with_findings(open_claims(*labels), (conflict("a", "b"),))
    assert tuple(each.is_inconsistent for each in found) == inconsistent
    assert all(each.fails() for each in found if each.is_inconsistent)
    by_rounding = conflict("a", "b", gravity=Gravity.DEPENDS_ON_ROUNDING)
    found = with_findings(open_claims(*labels), (by_rounding,))
    assert not any(each.is_inconsistent for each in found)


def test_what_is_said_twice_is_flagged_the_second_time() -> None:
    growth = {"kind": "growth", "of": "output", "is": "11 %"}
    same = growth | {"is": "11%", "since": "2020"}
    found = verdicts_of({}, [{"id": "a"} | growth, {"id": "b"} | same, {"id": "c"} | same])
    assert [Flag.REPEATED in each.flags for each in found] == [False, True, True]
    assert found[1].notes == ("a says the same",)


def test_parts_of_one_number_are_not_said_to_be_of_the_same() -> None:
    part = {"kind": "granularity", "of": "40", "is": "25 %"}
    found = verdicts_of({}, [{"id": "a"} | part, {"id": "b"} | part])
    assert [each.flags for each in found] == [(), ()]


def test_claims_outside_a_conflict_are_left_alone() -> None:
    before = open_claims(Label.UNVERIFIABLE, Label.UNVERIFIABLE)
    after = with_findings(before, (conflict("a"),))
    assert after[1] is before[1]
