"""Which question of a questionnaire a text speaks of, where many columns have the same answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.check.lexicon.words import english, label_keys, stem
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.records import RecordColumn
from factcheck.domain.rational import Fraction
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "questions")

_LONG = 3  # things that a name of several words names
_OF_SUBJECTS = frozenset(map(stem, WORDS["en.subjects"].split("|")))
_NOT = re.compile(r"\b(?:not|no|never|nor|neither|n't)\b", re.IGNORECASE)


def question_keys(column: RecordColumn, beside: Iterable[RecordColumn] = ()) -> frozenset[str]:
    """Return what tells a question from those beside it: not what most of them say."""
    own = label_keys(column.name.replace(".", " ")) - _OF_SUBJECTS
    others = [label_keys(other.name.replace(".", " ")) for other in beside if other != column]
    counts = Counter(key for keys in others for key in keys)
    told = frozenset(key for key in own if 2 * counts[key] < len(others) or not others)
    return told or own


def named_question(columns: Sequence[RecordColumn], text: str) -> RecordColumn | None:
    """Return the one column that a text names best; None where none is named, or several are.

    A name of one or two things is named by all of them, a longer one by half.

    >>> names = ("The council keeps the streets clean", "The council listens to people like me")
    >>> asked = [RecordColumn(index=at, name=name, texts=()) for at, name in enumerate(names)]
    >>> named_question(asked, "138 people agreed that streets are kept clean by the council").index
    0
    """
    said = {naming.key for naming in english(text)}
    shares: dict[int, Fraction] = {}
    for column in columns:
        keys = question_keys(column, columns)
        heard = len(keys & said)
        if heard and 2 * heard >= len(keys) and (len(keys) >= _LONG or heard == len(keys)):
            shares[column.index] = Fraction(heard, len(keys))
    most = max(shares.values(), default=None)
    best = [column for column in columns if most is not None and shares.get(column.index) == most]
    return best[0] if len(best) == 1 else None


def asked_about(columns: Sequence[RecordColumn], statement: ReportStatement) -> RecordColumn | None:
    """Return the question that the sentence of a figure speaks of, or else the one before it."""
    own = named_question(columns, statement.sentence.text)
    if own is not None or statement.previous is None:
        return own
    return named_question(columns, statement.previous.text)


def is_told_whole(column: RecordColumn, text: str) -> bool:
    """Whether a text says again what subjects were asked to agree with, and denies nothing."""
    keys = label_keys(column.name) - _OF_SUBJECTS
    said = {naming.key for naming in english(text)}
    return len(keys) >= _LONG and keys <= said and _NOT.search(text) is None
