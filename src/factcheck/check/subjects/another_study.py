"""What is told of another study, or of a time before, than the rows that are there know of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.measures import FIRST
from factcheck.check.subjects.plain_shares import CLAUSE
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.time_points import time_in_name
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "another study")

_OF_ANOTHER = re.compile(
    WORDS.pattern(
        r"\b(?:{en.others}) (?:[\w-]+ )?(?:{en.studies})\b"
        r"|\b(?:{en.literature})\b"
        r"|\bin (?:19|20)\d\d,? (?:a|an|the) (?:[\w-]+ )?(?:stud(?:y|ies)|trials?"
        r"|surveys?)\b"
        r"|\b(?:{en.others_of_study})\b"
        r"|\b[A-Z][\w'’-]+(?:,? (?:and|&) [A-Z][\w'’-]+| et al\.?)?,? \(?(?:19|20)\d\d[a-z]?\)"
    ),
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(WORDS.pattern(r"\b(?:{en.time_before})\b"), re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:survey |test )?(?:year|date|month|wave|round|time|season|period)"
    r"(?: of (?:survey|test|birth|visit))?",
    re.IGNORECASE,
)


def is_of_another_study(statement: ReportStatement, samples: Iterable[Sample]) -> bool:
    """Whether a figure is told of what others found, or of a time of which rows hold nothing.

    Rows that know of times, by a column of years or by names that tell them, may hold it.
    """
    if _OF_ANOTHER.search(statement.sentence.text):
        return True
    head = statement.before[: len(statement.before) - len(statement.near)]
    near, behind = CLAUSE.split(statement.near)[-1], CLAUSE.split(statement.behind)[0]
    begins = "" if head else statement.near  # two years ago, 33 %
    if not _TIME_BEFORE.search(f"{begins} {near} {behind}"):
        return False
    columns = (column for sample in samples for column in sample.records.columns)
    return not any(
        time_in_name(one.name) or FIRST.search(one.name) or _OF_TIME.fullmatch(one.name)
        for one in columns
    )
