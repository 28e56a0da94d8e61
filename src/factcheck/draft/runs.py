"""Runs of a text worth reading: sentences with a numeral or a telling word, by their script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.draft.layout import HAN, Layout

HOT = re.compile(
    r"[\d二两三四五六七八九十百千万亿半首翻第]|一(?:批|倍|成|半|年来)|新[高低纪]|前[列茅]|历史"
    r"|连续|名列|居首|领跑|超额|提前|去年|今年|以来"
    r"|(?i:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|half"
    r"|third|thirds|quarter)\b"
    r"|twent|thirt|fort[yi]|fift|sixt|sevent|eight|ninet|thousand|illion|twice|doubl|tripl|treb"
    r"|quadr|halv|fold\b|first|second|fourth|fifth|nth\b"
    r"|record|all-time|histor|since|consecutive|straight|worst|weakest|sharpest|steepest"
    r"|highest|largest|fastest|lowest|biggest|best|strongest|slowest|smallest|top |target"
    r"|ranked)"
)
LATIN = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Spans of a text to scan with the patterns of each language."""

    chinese: tuple[tuple[int, int], ...]
    english: tuple[tuple[int, int], ...]


def runs(parts: Layout) -> Runs:
    """Sentences worth reading, neighbours joined; a sentence in both scripts is in both lists."""
    chinese: list[tuple[int, int]] = []
    english: list[tuple[int, int]] = []
    start = 0
    text = parts.text
    for end in (*parts.sentence_ends, len(text)):
        if end > start and HOT.search(text, start, end):
            stop = min(end + 1, len(text))
            if HAN.search(text, start, end):
                _join(chinese, start, stop)
            if LATIN.search(text, start, end):
                _join(english, start, stop)
        start = end + 1
    return Runs(chinese=tuple(chinese), english=tuple(english))


def _join(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] >= start:
        spans[-1] = spans[-1][0], end
    else:
        spans.append((start, end))
