"""A quote is explained to those who may not read its language, and to no others."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.language import speaking
from factcheck.load import read_text
from factcheck.render import Format, renderer
from factcheck.render.terminal.audit import Detail
from factcheck.render.terminal.audit import render as terminal

TEXT = """
document: {area: here, period: 2021, language: zh}
areas: {here: {names: {en: Here, zh: 此地}}}
indicators: {output: {names: {en: output, zh: 产出}, unit: t}}
claims:
- {id: said, quote: 产出翻一番, gloss: its output doubled, kind: level, of: output, is: 100 t}
"""


def audit() -> Audit:
    return pipeline.audit(*read_text(TEXT))


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize(("language", "times"), [("en", 1), ("zh", 0)])
def test_a_gloss_is_told_in_another_language_alone(form: Format, language: str, times: int) -> None:
    with speaking(language):
        texts = (renderer(form)(audit()), terminal(audit(), detail=Detail.VERBOSE))
    for text in texts:
        assert min(text.count("its output doubled"), 1) == times
