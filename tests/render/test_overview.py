"""What is said of all claims together adds up, and leaves none of them out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.domain.audit import Audit
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label
from factcheck.pipeline import run
from factcheck.render.account.overview import HOLD, backlog, consequences, lead, settled
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]


def audits() -> list[Audit]:
    documents = sorted((ROOT / "claims").glob("*.yaml"))
    return [sample(), *(run([each], ROOT / "reference") for each in documents)]


@pytest.mark.parametrize("audit", audits(), ids=["sample", "changzhi", "world"])
def test_the_lead_counts_every_claim_once(audit: Audit) -> None:
    text = lead(audit.verdicts)
    first = re.match(r"Published figures settle (\d+) of (\d+) .*?: (.*?)\. ?", text)
    assert first is not None
    settling, measurable = int(first[1]), int(first[2])
    parts = [int(number) for number in re.findall(r"(\d+) (?:agree|is|are)", first[3])]
    open_ones = re.findall(r"(\d+) (?:waits?|(?:is|are) counted)", text)
    soft = re.findall(r"(\d+) more", text)
    assert sum(parts) == settling
    assert settling + sum(map(int, open_ones)) + len(audit.to_review()) == measurable
    assert measurable + sum(map(int, soft)) == len(audit)


@pytest.mark.parametrize("audit", audits(), ids=["sample", "changzhi", "world"])
def test_what_is_settled_and_what_is_open_are_all_claims_but_those_that_fail(audit: Audit) -> None:
    told = [row.verdict.id for row in settled(audit, audit.reference.catalogue)]
    for label in (Label.UNVERIFIABLE, Label.NOT_CHECKABLE):
        groups = backlog(audit, label)
        assert len({group.reason for group in groups}) == len(groups)
        told += [verdict.id for group in groups for verdict in group.verdicts]
    expected = (*HOLD, Label.UNVERIFIABLE, Label.NOT_CHECKABLE)
    reasoned = [each for each in audit if each.label in HOLD or each.reason is not None]
    assert sorted(told) == sorted(each.id for each in reasoned if each.label in expected)


def test_what_follows_is_told_in_the_units_of_the_document() -> None:
    audit = run([ROOT / "claims" / "changzhi-2021.yaml"], ROOT / "reference")
    texts = [each.text for each in consequences(audit, audit.documents[0])]
    assert texts
    assert not [text for text in texts if "CNY" in text]
    assert Reason.ISSUER_ALONE in {each.reason for each in audit}
