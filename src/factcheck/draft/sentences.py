"""Runs of a text worth reading: sentences with a numeral or a telling word, by their script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck.draft.layout import HAN, ReportParts
from factcheck.wording.vocabulary import section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "sentences")

#: Stems of the words of multiples, but of what says a number beside it.
MULTIPLES = [
    stem for stem in words(section("en/multiples", "triggers")["words"]) if stem != "times"
]
DIGIT = re.compile(r"\d")
HAN_HOT = re.compile(
    WORDS.pattern(
        r"[二两三四五六七八九十百千万亿半首翻第]|一(?:{zh.hot})|新[高低纪]|前[列茅]|历史"
        r"|连续|名列|居首|纪录"
        r"|领跑|超额|提前|去年|今年|以来"
    )
)
LATIN_HOT = re.compile(
    WORDS.pattern(
        r"(?:{en.hot_numbers})\b"
        r"|[Ff](?:ull[- ][Yy]ear|ort[yi]|ift|irst|ourth|astest|ewest)"
        r"|[Tt](?:went|hirt|housand|ightest|op |arget)"
        r"|[Ss](?:ixt|event|econd|ince|traight|harpest|teepest|trongest|lowest|mallest|hortest)"
        r"|[Ee]ighty|[Nn]inet|illion|{multiples}|[nh]th\b|[Pp]ercentage[ -]point"
        r"|[Rr](?:ecord|anked)|[Aa]ll-time|[Hh](?:istor|ighest|ottest)|[Cc](?:onsecutive|oldest)"
        r"|[Ww](?:orst|eakest|ettest|armest)|[Ll](?:arg|ow)est|[Bb](?:igg|usi|)est"
        r"|[Dd](?:ri|eadli)est",
        multiples="|".join(f"[{stem[0].upper()}{stem[0]}]{stem[1:]}" for stem in MULTIPLES),
    )
)
#: One of these stands, in small letters, in every text that `LATIN_HOT` finds anything in.
TELLING = (
    "top ",
    *"one two three four five six seven eight nine ten eleven twelve twent thirt fort fift dozen"
    " hundred thousand illion hal third quarter year first second"
    " nth hth percentage record all-time histor since consecutive straight est worst target"
    " ranked".split(),
    *MULTIPLES,
)
LATIN = re.compile(r"[A-Za-z]{2}")
DATED = re.compile(WORDS["en.dated"])
TITLES = 300  # characters of a text that may tell its time without a numeral
NAMED = re.compile(WORDS.pattern(r"\d|[a-z]-[a-z]|(?:{en.named}) "))
Spans: TypeAlias = tuple[tuple[int, int], ...]


class Runs(Struct, frozen=True, kw_only=True):
    """Spans of a text to scan with the patterns of each language."""

    hot: Spans
    chinese: Spans
    english: Spans
    dated: Spans  # of the English ones, those that may tell a time
    named: Spans  # and those that may have a numeral in a name


def runs(parts: ReportParts) -> Runs:
    """Sentences worth reading, neighbours joined; a sentence in both scripts is in both lists."""
    hot: list[tuple[int, int]] = []
    chinese: list[tuple[int, int]] = []
    english: list[tuple[int, int]] = []
    dated: list[tuple[int, int]] = []
    named: list[tuple[int, int]] = []
    start = 0
    text = parts.text
    for end in (*parts.sentence_ends, len(text)):
        telling = DIGIT.search(text, start, end) is not None or _is_hot(text, start, end)
        if not telling and end < TITLES:
            telling = DATED.search(text, start, end) is not None
        if end > start and telling:
            stop = min(end + 1, len(text))
            _join(hot, start, stop)
            if HAN.search(text, start, end):
                _join(chinese, start, stop)
            if LATIN.search(text, start, end):
                _join(english, start, stop)
                if DATED.search(text, start, end):
                    _join(dated, start, stop)
                if NAMED.search(text, start, end):
                    _join(named, start, stop)
        start = end + 1
    return Runs(
        hot=tuple(hot),
        chinese=tuple(chinese),
        english=tuple(english),
        dated=tuple(dated),
        named=tuple(named),
    )


def _is_hot(text: str, start: int, end: int) -> bool:
    """Whether a word of a passage tells a figure or a time; most are seen soon to have none."""
    if HAN.search(text, start, end) and HAN_HOT.search(text, start, end):
        return True
    span = (start, end)
    return _holds(TELLING, text, span) and LATIN_HOT.search(text, *span) is not None


def _join(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] >= start:
        spans[-1] = spans[-1][0], end
    else:
        spans.append((start, end))


def in_chinese(text: str, where: Spans) -> Spans:
    """Return the spans of a text that hold a Han sign."""
    return tuple(span for span in where if HAN.search(text, *span))


def holding(words: Sequence[str], text: str, where: Spans) -> Spans:
    """Return the spans of a text that hold one of some words, in small letters or capitals.

    >>> holding(("twice",), "It rose. Twice it fell.", ((0, 8), (9, 23)))
    ((9, 23),)
    """
    return tuple(span for span in where if _holds(words, text, span))


def _holds(words: Sequence[str], text: str, span: tuple[int, int]) -> bool:
    return holds(words, text[slice(*span)])


def holds(needed: Sequence[str], text: str) -> bool:
    """Whether one of some words stands in a text, in small letters or capitals.

    It is asked before a pattern that finds nothing without one of them, for speed.
    """
    return any(map(text.casefold().__contains__, needed))


def found_in(pattern: re.Pattern[str], text: str, where: Spans) -> Iterator[re.Match[str]]:
    """Give every match of a pattern in some spans of a text."""
    for start, end in where:
        yield from pattern.finditer(text, start, end)
