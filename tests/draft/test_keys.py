"""What a drafted claim file says: the kind and the keys of each claim of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factcheck.draft import claim_file
from factcheck.draft.drafting import draft

CASES = Path(__file__).parent / "keys"
BESIDE = ("id", "quote", "line", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedSentence:
    """A sentence and the keys of its claims, but those that say where they stand."""

    rule: str
    text: str
    year: str
    claims: tuple[Mapping[str, str], ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.text}"


def sentences() -> Iterator[KeyedSentence]:
    for file in sorted(CASES.glob("*.yaml")):
        page = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for case in page["cases"]:
            yield KeyedSentence(
                rule=page["rule"],
                text=case["text"],
                year=page["year"],
                claims=tuple(case["claims"]),
            )


@pytest.mark.parametrize("sentence", tuple(sentences()), ids=str)
def test_a_claim_file_says_what_its_case_says(sentence: KeyedSentence) -> None:
    written = yaml.load(
        claim_file(draft(sentence.text, period=sentence.year)), Loader=yaml.BaseLoader
    )
    said = [
        {key: value for key, value in claim.items() if key not in BESIDE}
        for claim in written["claims"]
    ]
    assert [{**claim, "review": ""} for claim in said] == [
        {**claim, "review": ""} for claim in sentence.claims
    ]
