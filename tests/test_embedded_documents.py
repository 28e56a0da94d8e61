"""Laws of the audits of the embedded documents, claim by claim as listed in embedded.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from factcheck.domain.audit import Audit
from factcheck.domain.finding import Gravity
from factcheck.domain.verdict import Label
from factcheck.pipeline import run

ROOT = Path(__file__).parents[1]
WRONG = frozenset({Label.NEAR_MISS, Label.CONTRADICTED, Label.IMPLAUSIBLE})


Groups = Mapping[str, Sequence[str]]  # claims by what is said of them

EXPECTED: Mapping[str, Mapping[str, Groups]] = yaml.safe_load(
    (ROOT / "tests" / "embedded.yaml").read_text(encoding="utf-8")
)
COMPLETE = ("world-economy-2021",)  # documents all of whose claims are listed


def listed(part: str) -> tuple[tuple[str, str, str], ...]:
    """Give document, claim, and what is expected of it."""
    return tuple(
        (document, claim, said)
        for document, expected in EXPECTED.items()
        for said, claims in expected.get(part, {}).items()
        for claim in claims
    )


@cache
def audit(document: str) -> Audit:
    return run([ROOT / "claims" / f"{document}.yaml"], ROOT / "reference")


@pytest.mark.parametrize(("document", "claim", "label"), listed("verdicts"))
def test_a_claim_gets_the_verdict_listed(document: str, claim: str, label: str) -> None:
    assert audit(document)[claim].label == label


@pytest.mark.parametrize(("document", "claim", "reason"), listed("reasons"))
def test_a_claim_left_open_says_why(document: str, claim: str, reason: str) -> None:
    assert audit(document)[claim].reason == reason


@pytest.mark.parametrize(("document", "claim", "direction"), listed("directions"))
def test_a_claim_that_fails_says_which_way(document: str, claim: str, direction: str) -> None:
    assert audit(document)[claim].direction == direction


@pytest.mark.parametrize("document", COMPLETE)
def test_every_claim_of_a_complete_document_is_listed_once(document: str) -> None:
    named = [claim for where, claim, _ in listed("verdicts") if where == document]
    assert sorted(named) == sorted(verdict.id for verdict in audit(document))


@pytest.mark.parametrize("document", tuple(EXPECTED))
def test_the_counts_of_an_audit_add_up(document: str) -> None:
    assert sum(audit(document).counts().values()) == len(audit(document))


def test_what_is_wrong_on_purpose_fails_and_nothing_else() -> None:
    verdicts = tuple(audit("world-economy-2021"))
    meant = {each.id for each in verdicts if str(each.claim.note).startswith("wrong on purpose")}
    assert meant == {each.id for each in verdicts if each.label in WRONG}


def test_the_article_on_the_case_counts_as_the_audit_does() -> None:
    article = (ROOT / "docs" / "case-changzhi.md").read_text(encoding="utf-8")
    verdicts = tuple(audit("changzhi-2021"))
    labels = Counter(verdict.label for verdict in verdicts)
    open_ = Counter(verdict.reason for verdict in verdicts if verdict.label is Label.UNVERIFIABLE)
    soft = labels[Label.NOT_CHECKABLE]
    settled = len(verdicts) - soft - labels[Label.UNVERIFIABLE]
    assert f"{len(verdicts)}\nstatements" in article
    assert f"{soft} statements are boasts, aims and events" in article
    assert f"Of the {len(verdicts) - soft} that can be measured" in article
    assert f"published figures settle {settled}." in article
    told = re.findall(r"^\| [a-z ]+ \| (\d+) \|", article, re.MULTILINE)
    assert Counter(map(int, told)) == Counter(open_.values())


def test_a_later_report_contradicts_itself_as_the_article_tells() -> None:
    report = run([ROOT / "docs" / "examples" / "changzhi-2023.yaml"], ROOT / "reference")
    (finding,) = report.findings
    assert set(finding.claims) == {each.id for each in report}
    assert finding.gravity is Gravity.CONTRADICTION
    article = (ROOT / "docs" / "case-changzhi.md").read_text(encoding="utf-8")
    assert "examples/changzhi-2023.yaml" in article
