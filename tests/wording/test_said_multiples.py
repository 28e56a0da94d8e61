"""A multiple in a word is told in the reader's word for it, and never as another number."""

from __future__ import annotations

import pytest

from factcheck.language import speaking
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.said_multiples import said


@pytest.mark.parametrize(
    ("printed", "english", "chinese"),
    [
        ("翻一番", "doubled", "翻一番"),
        ("doubled", "doubled", "翻一番"),
        ("翻两番", "quadrupled", "翻两番"),
        ("减半", "halved", "减半"),
        ("halved", "halved", "减半"),
        ("2.3 倍", "2.3 times", "2.3 倍"),
        ("1.32 times", "1.32 times", "1.32倍"),
        ("11.6个百分点", "11.6 pp", "11.6个百分点"),
        ("4.9 pp", "4.9 pp", "4.9个百分点"),
        ("more than doubled", "more than doubled", "more than doubled"),
    ],
)
def test_a_word_is_that_of_the_reader(printed: str, english: str, chinese: str) -> None:
    assert said(parse_figure(printed)) == english
    with speaking("zh"):
        assert said(parse_figure(printed)) == chinese


@pytest.mark.parametrize(
    "printed",
    ["翻一番", "翻两番", "减半", "doubled", "halved", "tripled", "2.3倍", "1.32 times", "4.9 pp"],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_word_of_the_reader_is_read_as_the_same_number(printed: str, language: str) -> None:
    figure = parse_figure(printed)
    with speaking(language):
        assert parse_figure(said(figure)).value == figure.value
