"""A note, a gloss, a publisher or the name of an edition is read in each of its languages."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.domain.claim import Claim
from factcheck.domain.diagnostic import InputError
from factcheck.domain.series import Reference
from factcheck.language import speaking
from factcheck.load import read_text
from factcheck.render.account.blocks import labelled
from factcheck.render.account.claim import account
from factcheck.results.archive import audits

PAGE = """
document: {{title: Year, language: {language}, area: town, period: 2021}}
areas: {{town: {{name: Town}}}}
indicators: {{output: {{name: output, unit: t}}}}
sources: {{office: {{title: Yearbook, publisher: {{en: Office, zh: 统计局}}, grade: official}}}}
editions: {{first: {{names: {{en: first published, zh: 初次公布}}}}}}
series: [{{indicator: output, period: 2021, value: 5 t, vintage: first, source: office}}]
claims: [{{id: one, quote: 五吨, kind: level, of: output, is: 5 t, note: {note}, gloss: {gloss}}}]
"""


def read(note: str, gloss: str = "five", language: str = "zh") -> tuple[Claim, Reference]:
    claims, reference = read_text(PAGE.format(note=note, gloss=gloss, language=language))
    return claims[0], reference


def told(note: str, gloss: str, reader: str) -> str:
    claim, reference = read(note, gloss)
    with speaking(reader):
        audit = pipeline.audit((claim,), reference)
        blocks = account(audit["one"], reference.catalogue)
        return "\n".join(text for block in blocks for _, text in labelled(block))


@pytest.mark.parametrize("reader", ["en", "zh"])
def test_each_reader_is_told_in_the_own_language(reader: str) -> None:
    texts = {"en": ("as printed", "first published"), "zh": ("照原文", "初次公布")}
    said = told("{en: as printed, zh: 照原文}", "{en: five tonnes, zh: 五吨}", reader)
    for language, words in texts.items():
        assert all((word in said) is (language == reader) for word in words[:1]), said
    assert ("five tonnes" in said) is (reader == "en")


@pytest.mark.parametrize("reader", ["en", "zh"])
def test_a_text_without_a_language_is_told_to_everybody(reader: str) -> None:
    assert "as it stands" in told("as it stands", "five", reader)


def test_a_reader_of_a_language_that_is_not_there_is_told_the_first() -> None:
    assert "wie gedruckt" in told("{de: wie gedruckt, fr: tel quel}", "five", "zh")


def test_an_edition_is_called_by_its_name_and_unknown_ones_by_their_id() -> None:
    _, reference = read("x")
    assert reference.catalogue.editions["first"].name("zh") == "初次公布"
    assert reference.catalogue.editions.get("second") is None


def test_an_audit_with_texts_is_kept_whole() -> None:
    claim, reference = read("{en: as printed, zh: 照原文}")
    audit = pipeline.audit((claim,), reference)
    kept = audits.read(audits.write(audit))
    assert kept["one"].claim.note == claim.note
    assert [each.id for each in kept.reference.catalogue.editions] == ["first"]


@pytest.mark.parametrize(
    ("note", "problem"),
    [
        ("{en: [a]}", "list where one value"),
        ("[a, b]", "list where one value"),
        ("{en: }", "nothing is written after"),
    ],
)
def test_a_text_that_is_none_is_a_fault(note: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(note)
