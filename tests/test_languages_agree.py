"""What is found is the same in every language: only its words differ."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.finding import Finding
from factcheck.language import LANGUAGES, SOURCE, speaking

ROOT = Path(__file__).parents[1]
OTHERS = [each for each in LANGUAGES if each != SOURCE]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@cache
def audited(language: str) -> Audit:
    with speaking(language):
        return pipeline.run([ROOT / "claims" / "world-economy-2021.yaml"], ROOT / "reference")


@pytest.mark.parametrize("language", OTHERS)
def test_verdicts_and_their_slips_are_the_same(language: str) -> None:
    told = [
        [
            (
                verdict.id,
                verdict.label,
                verdict.flags,
                [(each.kind, each.found) for each in verdict.diagnosis.slips]
                if verdict.diagnosis
                else [],
                len(verdict.notes),
            )
            for verdict in audited(each)
        ]
        for each in (SOURCE, language)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("language", OTHERS)
def test_chains_have_the_same_steps_and_figures_and_other_words(language: str) -> None:
    pairs = list(zip(audited(SOURCE).findings, audited(language).findings, strict=True))
    assert pairs
    for one, other in pairs:
        assert (one.claims, one.evidence, one.gravity) == (
            other.claims,
            other.evidence,
            other.gravity,
        )
        assert _figures(one) == _figures(other)
        assert one.message != other.message


def _figures(finding: Finding) -> list[list[str]]:
    """Give the figures of each step and of the message; the order in a sentence is free."""
    return [sorted(NUMBER.findall(each)) for each in (*finding.chain, finding.message)]
