"""An account of every digit run and numeral: claim, part of a claim, name, or residue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.draft.drafted import SparedNumeral
from factcheck.draft.readings import Read
from factcheck.draft.scanning import Scanned
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "residue")

NUMERALS = "[一二三四五六七八九十百千万亿两〇零半双]"
#: No two of these have a sign in common; alone each is soon found.
RUNS = (
    re.compile(r"\d[\d,]*(?:\.\d+)?"),
    re.compile(f"{NUMERALS}{NUMERALS}*"),
    re.compile(
        WORDS.pattern(r"\b(?=[bdefhmnost])(?:{en.runs})s?\b"),
        re.IGNORECASE,
    ),
)


def numerals(scanned: Scanned, read: Sequence[Read]) -> tuple[SparedNumeral, ...]:
    """Every numeral outside the claimed figures, with its role."""
    claimed = sorted((figure.start, figure.end) for figure, _, reading in read if reading.kind)
    roles = sorted(
        (figure.start, figure.end, reading.role or "residue")
        for figure, _, reading in read
        if not reading.kind
    )
    times = [(moment.start, moment.end) for moment in scanned.moments]
    names = list(scanned.names)
    numerals = []
    for match in _runs(scanned.normal.text):
        start, end = match.span()
        if _inside(claimed, start):
            continue
        role = _role(match[0], start, names, times, roles)
        begin, stop = scanned.normal.span(start, end)
        numerals.append((begin, stop, match[0], role))
    lines = scanned.normal.line_starts
    return tuple(
        SparedNumeral(start=begin, end=stop, line=bisect_right(lines, begin), text=text, role=role)
        for begin, stop, text, role in numerals
    )


def _runs(text: str) -> list[re.Match[str]]:
    """Return every digit run and numeral of a text in order."""
    runs = (match for pattern in RUNS for match in pattern.finditer(text))
    return sorted(runs, key=lambda match: match.start())


def _role(
    word: str,
    start: int,
    names: list[tuple[int, int]],
    times: list[tuple[int, int]],
    roles: list[tuple[int, int, str]],
) -> str:
    if _inside(times, start):
        return "period"
    if _inside(names, start):
        return "name"
    index = bisect_right(roles, (start, 1 << 60, "")) - 1
    if index >= 0 and roles[index][1] > start:
        role = roles[index][2]
        return "word" if role == "residue" and not any(mark.isdigit() for mark in word) else role
    return "residue" if word[0].isdigit() else "word"


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of the last spans that begin no later than a place holds it."""
    behind = bisect_right(spans, (at, 1 << 60))
    for _, end in spans[max(0, behind - 3) : behind]:  # noqa: SIM110 - a generator is slower
        if at < end:
            return True
    return False
