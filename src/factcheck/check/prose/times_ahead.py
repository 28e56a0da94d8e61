"""What is to come, of which a text says so once: 2025年预算草案, and a year before a semicolon."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import PLAN, SentenceSpan
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "times ahead")

_YEAR = re.compile(
    r"(?<!\d)(?P<han>(?:19|20)\d\d)(?=年)|\b(?:in|by|for|year|of|FY) ?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[;；]$")
_OF_PLANS = re.compile(WORDS.pattern(r"\b(?:{en.of_plans})\b|{zh.of_plans}"), re.IGNORECASE)
_OF_NOW = re.compile(WORDS.pattern(r"\b(?:{en.of_now})\b|{zh.of_now}"), re.IGNORECASE)


class TimeAhead(Struct, frozen=True, kw_only=True):
    """The year to come that a text is about, up to a sentence."""

    year: int = 0  # 0 of what is not to come
    is_planned: bool = False

    def moved_to(
        self, sentence: SentenceSpan, previous: SentenceSpan | None, this_year: int
    ) -> TimeAhead:
        """Return the year to come that a sentence is about, by itself or by what it stands under.

        Parameters
        ----------
        sentence : SentenceSpan
            The sentence, or a part of one that a semicolon ends.
        previous : SentenceSpan or None
            What stands before it in its paragraph.
        this_year : int
            The year that the report is about.
        """
        if not this_year:
            return TimeAhead()
        headed = _years(sentence.heading)
        is_of_plans = headed and min(headed) > this_year and _OF_PLANS.search(sentence.heading)
        years = _years(sentence.text)
        if is_of_plans and not years:  # 今年 is that year
            return TimeAhead(year=min(headed), is_planned=True)
        if years or _OF_NOW.search(sentence.text):
            ahead = min(years, default=0)
            is_planned = known.PLANNED.search(sentence.text) is not None
            return TimeAhead(year=ahead if ahead > this_year else 0, is_planned=is_planned)
        if previous is not None and _GOES_ON.search(previous.text):
            return self
        return TimeAhead()

    def told_of(self, statement: ReportStatement) -> ReportStatement:
        """Return a figure of which nothing else says when it is, as one of the year to come."""
        if not self.year or statement.years.attached or statement.years.free:
            return statement
        is_open = statement.is_open or (PLAN if self.is_planned else "")
        return replace(statement, period=CheckPeriod(self.year), is_open=is_open)


def _years(text: str) -> set[int]:
    return {int(match["han"] or match["year"]) for match in _YEAR.finditer(text)}
