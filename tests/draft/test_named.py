"""What figures are said of: the subject and the area that a draft reads beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factcheck.draft.drafting import draft

CASES = Path(__file__).parent / "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSentence:
    """A sentence and what its figures are said of, as `figure = subject @ area; …`."""

    rule: str
    text: str
    reads: str
    year: str
    area: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.text}"


def sentences() -> Iterator[NamedSentence]:
    for file in sorted(CASES.glob("*.yaml")):
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        for text, reads in page["cases"].items():
            yield NamedSentence(
                rule=page["rule"],
                text=text,
                reads=reads,
                year=str(page["year"]),
                area=page.get("area", ""),
            )


@pytest.mark.parametrize("sentence", tuple(sentences()), ids=str)
def test_a_figure_is_said_of_what_its_case_says(sentence: NamedSentence) -> None:
    named = []
    for claim in draft(sentence.text, period=sentence.year, area=sentence.area).claims:
        area = f" @ {claim.area}" if claim.area else ""
        named.append(f"{claim.figure} = {claim.subject}{area}")
    assert "; ".join(named) == sentence.reads
