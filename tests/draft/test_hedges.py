"""Laws of hedges in running text: each word of the tables means there what it means in a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from factcheck.domain.hedge import Hedge
from factcheck.draft.drafting import draft
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.vocabulary import section, words

#: How a figure with a hedge before or behind it stands in a sentence, and the figure alone.
BEFORE = {
    "en": (
        ("The index of output was {word} 50 tonnes.", "{word} 50 tonnes"),
        ("Output reached {word} 50 tonnes in 2021.", "{word} 50 tonnes"),
        ("Output rose by {word} 12 percent.", "{word} 12 percent"),
        ("Output grew {word} 12 percent.", "{word} 12 percent"),
    ),
    "zh": (
        ("粮食产量{word}50吨。", "{word}50吨"),
        ("粮食产量达到{word}50吨。", "{word}50吨"),
        ("粮食产量增长{word}12%。", "{word}12%"),
    ),
}
AFTER = {
    "en": (("The output was 50 tonnes {word}.", "50 tonnes {word}"),),
    "zh": (("粮食产量达到50吨{word}。", "50吨{word}"), ("粮食产量增长12%{word}。", "12%{word}")),
}
FRAMES = {"before": BEFORE, "after": AFTER}
MULTIPLES = {"en": "Output {word} doubled.", "zh": "粮食产量翻了{word}两番。"}


class Hedged(NamedTuple):
    """A hedge of a table in a sentence, and the figure of that sentence as a claim file has it."""

    word: str
    text: str
    figure: str


def unread(language: str, place: str) -> tuple[str, ...]:
    """The hedges that are other words as well in running text, as its page lists them."""
    key = {"before": "before", "after": "words"}[place]
    return words(section(f"{language}/prose", "unread hedges").get(key, ""))


def hedged() -> Iterator[Hedged]:
    for place, frames in FRAMES.items():
        for language, sentences in frames.items():
            for row in section(f"{language}/hedges", place).values():
                for word in words(row):
                    if word in unread(language, place):
                        continue
                    for text, figure in sentences:
                        yield Hedged(
                            word,
                            text.format(word=word).replace(" -", "-"),
                            figure.format(word=word).replace(" -", "-"),
                        )


@pytest.mark.parametrize("case", tuple(hedged()), ids=lambda case: case.text)
def test_a_hedge_means_in_a_draft_what_it_means_in_a_claim_file(case: Hedged) -> None:
    (claim,) = draft(case.text, period="2021").claims
    assert claim.comparator is parse_figure(case.figure).hedge


@pytest.mark.parametrize(
    ("word", "language"),
    [
        (word, language)
        for language in MULTIPLES
        for hedge, row in section(f"{language}/hedges", "before").items()
        if hedge != Hedge.AS_PRINTED
        for word in words(row)
        if word not in unread(language, "before")
    ],
)
def test_a_hedge_of_a_multiple_means_the_same(word: str, language: str) -> None:
    (claim,) = draft(MULTIPLES[language].format(word=word), period="2021").claims
    assert claim.comparator is parse_figure(f"{word} 3").hedge


def test_a_draft_with_each_hedge_is_written_as_spans() -> None:
    for case in hedged():
        (span,) = draft(case.text, period="2021").spans()
        assert span["comparator"] in {"=", "~", ">", ">=", "<", "<="}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Output climbed up to 50 tonnes.", Hedge.AS_PRINTED),  # it came to them
        ("Output was up to 50 tonnes.", Hedge.AT_MOST),
        ("签约50家企业。", Hedge.AS_PRINTED),
        ("经过50公里。", Hedge.AS_PRINTED),
    ],
)
def test_a_word_that_is_no_hedge_where_it_stands_is_left(text: str, hedge: Hedge) -> None:
    (claim,) = draft(text, period="2021").claims
    assert claim.comparator is hedge
