"""What changes are measured from: the period and the base that a draft reads beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factcheck.draft.drafting import draft

CASES = Path(__file__).parent / "based"


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedSentence:
    """A sentence of a document of a period and area, with `figure = period since base ?`."""

    rule: str
    text: str
    reads: str
    period: str
    area: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.text}"


def sentences() -> Iterator[BasedSentence]:
    for file in sorted(CASES.glob("*.yaml")):
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in page["cases"]:
            period = str(case["period"])
            yield BasedSentence(
                rule=page["rule"],
                text=case["text"],
                reads=case["reads"],
                period=period,
                area=case.get("area", ""),
            )


@pytest.mark.parametrize("sentence", tuple(sentences()), ids=str)
def test_a_change_is_measured_from_what_its_case_says(sentence: BasedSentence) -> None:
    told = []
    for claim in draft(sentence.text, period=sentence.period, area=sentence.area).claims:
        since = f" since {claim.base}" if claim.base else ""
        doubt = " ?" if any("measured from" in each for each in claim.doubts) else ""
        told.append(f"{claim.figure} = {claim.period}{since}{doubt}")
    assert "; ".join(told) == sentence.reads
