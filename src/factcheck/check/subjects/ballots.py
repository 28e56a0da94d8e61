"""Answers for and against, as reports of polls tell them: 41 % for yes, no voters, 17 % no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import RowFilter, is_no, is_yes
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "ballots")

_YES = re.compile(
    WORDS.pattern(
        r"\b(?:{en.chosen}) yes\b|(?<=[\d%)])\s+(?:said |answered )?yes\b|\byes (?:{en.side})\b"
        r"|\b(?:{en.for_it})\b"
    ),
    re.IGNORECASE,
)
_NO = re.compile(
    WORDS.pattern(
        r"\b(?:{en.chosen}) no\b(?! (?:{en.more}))"
        r"|(?<=[\d%)])\s+(?:said |answered )?no(?= ?(?:[.,;:)]|and\b|$))"
        r"|\bno (?:{en.side})\b|\b(?:{en.against_it})\b"
    ),
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def ballots(columns: Sequence[RecordColumn], text: str) -> Iterator[tuple[int, RowFilter]]:
    """Give the answers for and against that a text names, where one column alone has them."""
    asked = [(column, answers) for column in columns if (answers := _answers(column))]
    if len(asked) != 1:
        return
    column, (yes, no) = asked[0]
    for pattern, value in ((_YES, yes), (_NO, no)):
        for match in pattern.finditer(text):
            yield match.start(), RowFilter(column.index, value)


def said_so(column: RecordColumn) -> RowFilter | None:
    """Return who says yes to what a column is called by, where some are not sure: recommend."""
    yes = [value for value in column.groups if is_yes(value)]
    no = [value for value in column.groups if is_no(value)]
    is_answer = len(yes) == len(no) == 1 and not column.is_yes_or_no
    return RowFilter(column.index, yes[0]) if is_answer else None


def is_ballot(column: RecordColumn) -> bool:
    """Whether a column holds answers for and against, and others."""
    return _answers(column) is not None


def _answers(column: RecordColumn) -> tuple[str, str] | None:
    """Return the values for and against of a column that has others; None where it has none."""
    if column.is_yes_or_no:
        return None
    ends = {words[-1]: value for value in column.groups if (words := _words(value))}
    return (ends["yes"], ends["no"]) if {"yes", "no"} <= set(ends) else None


def _words(value: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(value)]
