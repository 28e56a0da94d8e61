"""Rows of a table that were read as words, as in a PDF whose columns are parted by nothing."""

from __future__ import annotations

import re

from factcheck.check.prose.report_statement import ReportStatement
from factcheck.draft.en.finite import finite_verbs
from factcheck.language import say

_NUMBER_BEFORE = re.compile(r"\d[)%]*\s+(?:[$€£¥]\s?\(?|[−–-]|[—–] +)?$")  # no 24 (88.9 %)
_NUMBER_BEHIND = re.compile(r"[)%]*\s+(?:[$€£¥]\s?\(?|[−–-]|[—–] +)?\d")
_SIGN_BEHIND = re.compile(r"[\d)] +[$€£¥]$")  # the sign of the next one
#: A row of a table that was read as words: Return on assets 50 basis point decline $116.
_ROW = re.compile(
    r"[A-Z][^.,;:]*\d[^,;:]* (?!to|of|by|at|from|up|down|over|about|and|or|in|on|than|nearly)[a-z]+"
    r" [$€£]?\(?\d[\d,.]*\)?"
)
_SET_APART = re.compile(r"[$€£¥] +\(?\d[\d,.]*\)?")  # as amounts of a column stand


def in_a_row(statement: ReportStatement) -> str:
    """Return why a figure is a cell of a row that was read as words; nothing if it is none.

    Parameters
    ----------
    statement : ReportStatement
        The figure, which stands in a row with nothing but blanks to its neighbour, or is all that a
        line without a verb says.
    """
    sentence = statement.sentence
    behind = sentence.text[statement.end - sentence.start :]
    is_beside = _NUMBER_BEFORE.search(statement.before) or _NUMBER_BEHIND.match(behind)
    is_alone = _SET_APART.fullmatch(statement.figure.strip()) is not None and not behind.strip(" .")
    is_alone = is_alone or _SIGN_BEHIND.search(statement.figure) is not None
    is_alone = is_alone or _ROW.fullmatch(sentence.text.strip()) is not None
    is_row = is_alone and not any(finite_verbs(statement.before))
    return say("it stands in a row of numbers") if is_beside or is_row else ""
