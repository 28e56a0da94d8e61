"""The day on which a report says that it was written, and the years that it tells by that day."""

from __future__ import annotations

import re

from factcheck.manuscript.model import Manuscript, ReportPassage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "statements")

_LAST_YEAR = re.compile(r"\b(?<!the )(?<!a )(?<!year before )last year\b(?!['’])", re.IGNORECASE)


_PREPOSITION = re.compile(
    r"\b(?:than|since|from|over|on|of|in|for|to|by|against|at|until|during|with)\s$", re.IGNORECASE
)


_CENTURY = re.compile(
    r"\bthe (?:turn|beginning|start) of the (?:century|millennium)\b", re.IGNORECASE
)
_DAY = re.compile(
    WORDS.pattern(
        r"\b(?:\d{1,2} (?:{en.months})|(?:{en.months}) \d{1,2},?) (?P<year>(?:19|20)\d\d)\b"
    )
)
_BYLINE, _SHORT = 4, 16  # passages at the head, and words of one that tells its day


def written_in(report: Manuscript) -> int:
    """Return the year of the day on which a report says that it was written; 0 where it says none.

    A newspaper prints it below its headline: By our correspondent, 3 June 2022.
    """
    passages = [block for block in report.blocks[:_BYLINE] if isinstance(block, ReportPassage)]
    for passage in passages:
        day = _DAY.search(passage.text) if len(passage.text.split()) <= _SHORT else None
        if day is not None:
            return int(day["year"])
    return 0


def with_years_told(text: str, written: int) -> str:
    """Write last year as the number of that year, where the day of writing is told; keep lengths.

    >>> with_years_told("Last year it fell. It is higher than last year.", 2022)
    'In 2021   it fell. It is higher than 2021     .'
    >>> with_years_told("since the turn of the century it", 0)
    'since 2000                    it'
    """
    text = _CENTURY.sub(lambda match: "2000".ljust(len(match[0])), text)
    if not written:
        return text

    def told(match: re.Match[str]) -> str:
        year = str(written - 1)
        is_within = _PREPOSITION.search(text, max(0, match.start() - 12), match.start())
        lead = "" if is_within else "In " if match[0][0].isupper() else "in "
        return f"{lead}{year}".ljust(len(match[0]))

    return _LAST_YEAR.sub(told, text)
