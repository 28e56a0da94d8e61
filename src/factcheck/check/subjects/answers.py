"""Of whom something is known, and of whom it is not: 5 gave no height."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.lexicon.words import english, label_keys
from factcheck.check.subjects.questions import question_keys
from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.time_points import time_at, time_in_name
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "answers")

_MISSED = re.compile(WORDS.pattern(r"\b(?:{en.missed})\b"), re.IGNORECASE)
_LOST = re.compile(r"lost to follow-?\s?up", re.IGNORECASE)
_ANSWERED = re.compile(WORDS.pattern(r"\b(?:{en.answered})(?!\w)"), re.IGNORECASE)

_SHORT = 3  # things that the name of a column names, and not a question


def answers(
    columns: Sequence[RecordColumn], text: str, asked: RecordColumn | None = None
) -> Iterator[tuple[int, RecordColumn, bool]]:
    """Give the columns of which a text says that they are known of some, or are not, and where.

    Only a column that is named, or the one of the time that is named, or the question that is
    spoken of, and only one that is not known of all.
    """
    partial = [column for column in columns if not all(column.texts)]
    if not partial:
        return
    truths = {key for column in columns if column.is_yes_or_no for key in label_keys(column.name)}
    bare = text
    for match in _MISSED.finditer(text):
        bare = bare[: match.start()] + " " * len(match[0]) + bare[match.end() :]
        if (column := _column(partial, text, match.start(), asked)) is not None:
            yield match.start(), column, False
    for match in _ANSWERED.finditer(bare):
        if {naming.key for naming in english(match[0])} & truths:
            continue
        if (column := _column(partial, text, match.start(), asked)) is not None:
            yield match.start(), column, True


def _column(
    partial: Sequence[RecordColumn], text: str, at: int, asked: RecordColumn | None
) -> RecordColumn | None:
    """Return the one column that is named, or was measured when a text says."""
    said = {naming.key for naming in english(text)}
    named = [column for column in partial if _is_named(column, said)]
    if not named and asked is not None and asked in partial:
        return asked
    time = time_at(text, at)
    timed = [column for column in partial if time is not None and time_in_name(column.name) == time]
    several = [column for column in named if column in timed] or timed or named
    if not several and _LOST.match(text, at):
        several = list(partial)
    patterns = {tuple(not value for value in column.texts) for column in several}
    return several[0] if len(patterns) == 1 else None


def _is_named(column: RecordColumn, said: set[str]) -> bool:
    """Whether a column is named: by one thing of a short name, by half of a question."""
    keys = question_keys(column)
    heard = len(keys & said)
    return bool(heard) and (len(keys) <= _SHORT or 2 * heard >= len(keys))
