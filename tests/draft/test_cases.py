"""Sentences of our own, by rule: what a draft reads in each, and that it reads nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factcheck.draft.drafting import draft

CASES = Path(__file__).parent / "cases"
SIGNS = ("~", ">", ">=", "<", "<=")
DIRECTIONS = ("up", "down", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and the claims it makes, as `figure = kind value unit period sign direction`."""

    rule: str
    text: str
    reads: str
    year: str
    head: str

    @property
    def is_chinese(self) -> bool:
        return any("一" <= mark <= "鿿" for mark in self.text)

    def __str__(self) -> str:
        return f"{self.rule}: {self.text}"


def sentences() -> Iterator[Sentence]:
    for file in sorted(CASES.glob("*.yaml")):
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        for text, reads in page["cases"].items():
            head = str(page.get("head", ""))
            year = str(page["year"])
            yield Sentence(rule=page["rule"], text=text, reads=reads, year=year, head=head)


def drafted(sentence: Sentence, wanted: list[list[str]]) -> list[list[str]]:
    """The draft's claims in the words of the case: only what the case speaks of."""
    text = f"{sentence.head}\n{sentence.text}" if sentence.head else sentence.text
    found = []
    for index, span in enumerate(draft(text, period=sentence.year).spans()):
        asked = wanted[index] if index < len(wanted) else []
        figure = text[int(str(span["fig_start"])) : int(str(span["fig_end"]))]
        unit = str(span["unit"]) or "-"
        said = [
            figure,
            span["type"],
            span["value"] or "-",
            "count" if "count" in asked[3:4] else unit,
        ]
        for word in asked[4:]:
            key = "comparator" if word in SIGNS else "direction" if word in DIRECTIONS else "period"
            said.append(span[key])
        found.append([str(each) for each in said])
    return found


def expected(reads: str) -> list[list[str]]:
    claims = []
    for part in reads.split("; ") if reads else ():
        figure, _, words = part.partition(" = ")
        claims.append([figure, *words.split()])
    return claims


@pytest.mark.parametrize("sentence", tuple(sentences()), ids=str)
def test_a_sentence_is_read_as_its_case_says(sentence: Sentence) -> None:
    wanted = expected(sentence.reads)
    assert drafted(sentence, wanted) == wanted


def test_there_are_at_least_four_hundred_sentences() -> None:
    assert sum(1 for _ in sentences()) >= 400
