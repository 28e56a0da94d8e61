"""The list of sentences to be read holds what is said of a verdict, in each language beside it."""

from __future__ import annotations

import re

from factcheck.language import speaking
from factcheck.pipeline import run
from factcheck.render.phrases.sentence import sentence
from tests.render.sample import CLAIMS, REFERENCE
from tools.sentences import said, texts


def test_all_that_is_said_of_an_audit_is_said_in_each_language() -> None:
    audit = run([CLAIMS], REFERENCE)
    english = dict(said(audit))
    with speaking("zh"):
        chinese = dict(said(run([CLAIMS], REFERENCE)))
    assert {place for place in english if place not in chinese} == set()
    told = {sentence(verdict, audit.reference.catalogue) for verdict in audit}
    assert told <= set(english.values())


def test_the_texts_of_verdicts_are_listed_with_their_translation() -> None:
    pairs = dict(texts("zh"))
    assert pairs["{clause}, not {claimed}."] == "{clause}，而非 {claimed}。"
    assert not [ours for ours, theirs in pairs.items() if not re.search(r"\S", theirs)]
