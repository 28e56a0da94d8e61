"""Clauses that boast, grade or report an event, and hold no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.draft.layout import HAN, ReportParts
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Kind
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "qualitative")

CHINESE_GRADE = re.compile(
    WORDS.pattern(
        r"(?:{zh.assessments})[^，。；]{0,10}(?:{zh.grades})|获[^，。；]{0,6}(?:优秀|A级)"
    )
)
CHINESE_EVENT = re.compile(WORDS["zh.events"])
CHINESE_BOAST = re.compile(
    WORDS.pattern(
        r"(?:{zh.boasting_adverbs})(?:{zh.boasting_verbs})"
        r"|(?:{zh.achieve})[^，。；]{0,4}(?:{zh.boasting_adjectives})[^，。；]{0,4}"
        r"(?:{zh.achievements})"
        r"|成效(?:显著|明显)|良好开局|提速提质|圆满(?:实现|收官)|(?:保持"
        r"|总体)[^，。；]{0,6}(?:稳定"
        r"|平稳)|更[蓝清绿美优强]|一大?批|基本实现"
    )
)
ENGLISH_EVENT = re.compile(
    WORDS.pattern(
        r"\b(?:was|were|has been|have been) (?:officially |successfully "
        r"|formally )?(?:{en.events})\b|\b(?:successfully )?(?:hosted|won the"
        r"|received the .{0,30}award)\b"
    ),
    re.IGNORECASE,
)
ENGLISH_BOAST = re.compile(
    WORDS.pattern(
        r"\b(?:{en.boasting_adjectives})\b.{0,24}\b(?:{en.achievements})\b"
        r"|\b(?:{en.boasting_adverbs})\b.{0,12}\b(?:{en.boasting_verbs})\b"
    ),
    re.IGNORECASE,
)
RULES = (
    (Kind.GRADE, CHINESE_GRADE),
    (Kind.EVENT, CHINESE_EVENT),
    (Kind.QUALITATIVE, CHINESE_BOAST),
)
ENGLISH_RULES = ((Kind.EVENT, ENGLISH_EVENT), (Kind.QUALITATIVE, ENGLISH_BOAST))
LONGEST = 90


def boasts(
    parts: ReportParts, phrases: Sequence[PrintedFigure], planned: Sequence[bool]
) -> Iterator[tuple[Kind, int, int]]:
    """Clauses of Chinese and sentences of English that say something no figure says.

    `told` are the figures and phrases already read, in order; `planned` says of each line whether
    it speaks of plans, where nothing has happened yet.
    """
    spans = iter(sorted((phrase.start, phrase.end) for phrase in phrases))
    ahead = next(spans, None)
    start = 0
    for end in (*parts.clause_ends, len(parts.text)):
        while ahead and ahead[1] <= start:
            ahead = next(spans, None)
        free = not (ahead and ahead[0] < end)
        if free and 4 <= end - start <= LONGEST and not planned[parts.line_index(start)]:
            yield from _boast(parts.text, start, end)
        start = end + 1


def _boast(text: str, start: int, end: int) -> Iterator[tuple[Kind, int, int]]:
    rules = RULES if HAN.search(text, start, end) else ENGLISH_RULES
    for kind, pattern in rules:
        if pattern.search(text, start, end):
            words = text[start:end]
            begin = start + len(words) - len(words.lstrip(" ●•·*—-\t"))
            yield kind, begin, start + len(words.rstrip(" \t\n.。!！?？"))
            return
