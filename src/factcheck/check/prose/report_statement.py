"""One figure of the prose of a report, as it is read, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.sentences import (
    BEFORE,
    SEGMENT,
    YEAR,
    SentenceSpan,
    StatementYears,
)
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure, UnitForm

_THAN = re.compile(
    r"(?:\b(?:than|over|on|from|since|below|above|beat|topped|(?:exceed|surpass|match)(?:ed|s|ing))"
    r"|[比较較由])\s*(?:in |that of |those of |at |the )?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class ReportStatement(Struct, frozen=True, kw_only=True):
    """One figure of the prose, as it is read."""

    start: int
    end: int
    figure: str
    sentence: SentenceSpan
    previous: SentenceSpan | None  # the sentence before it in its paragraph
    before: str  # the sentence up to the figure
    paragraph: str = ""  # what stands before its sentence in its paragraph
    near: str  # what stands between the figure before it, or the last clause, and the figure
    behind: str  # what stands behind it, up to the next figure
    claimed: ClaimedAs
    range: Interval | None = None  # what the figure stands for, in base units
    value: Fraction | None = None
    measure: Measure | None = None
    is_hedged: bool = False
    falls: bool = False  # it is said to have gone down
    subject: str = ""
    partner: str = ""
    period: CheckPeriod | None = None
    base: CheckPeriod | None = None
    years: StatementYears
    is_sure: bool = True  # the draft was, of its subject
    lead: CheckPeriod | None = None  # the period of the first figure of its sentence
    is_tangled: bool = False  # its year stands in a list that cannot be told apart
    is_open: str = ""  # why nobody can check it: a plan, a quotation

    @property
    def is_bare_decimal(self) -> bool:
        """Whether it has decimals and no unit: "in 2005 it was 80.1"."""
        measure = self.measure
        is_bare = measure is None or not measure.unit.symbol
        return is_bare and self.scale == 1 and re.search(r"\d\.\d", self.figure) is not None

    @property
    def scale(self) -> Fraction:
        """What its printed number is multiplied by, without a unit: a million of 18.1 million."""
        if self.measure is not None:
            return self.measure.scale
        match = _NUMBER.search(self.figure.replace(",", ""))
        number = Fraction(match[0]) if match else Fraction(0)
        return self.value / number if self.value and number else Fraction(1)

    @property
    def is_dated(self) -> bool:
        """Whether a year, or the one before, stands at the figure itself."""
        clause = re.split(r"[,;.](?!\d)|[，；。]", self.behind)[0]
        return bool(self.years.attached) or BEFORE.search(clause) is not None

    @property
    def is_of_before(self) -> bool:
        """Whether its clause says that it is of the year before, and not only told by that."""
        clause = SEGMENT.split(self.near)[-1], SEGMENT.split(self.behind)[0]
        return any(
            _THAN.search(text, 0, match.start()) is None
            for text in clause
            for match in BEFORE.finditer(text)
        )

    @property
    def follows_year_before(self) -> bool:
        """Whether its sentence speaks of the year before ahead of it."""
        return BEFORE.search(self.before) is not None

    @property
    def names_time(self) -> bool:
        """Whether its sentence says of what time it speaks, by a year or as the one before."""
        text = self.sentence.text
        return YEAR.search(text) is not None or BEFORE.search(text) is not None

    def overlaps(self, other: ReportStatement) -> bool:
        """Whether both stand in part in the same place."""
        return self.start < other.end and other.start < self.end

    @property
    def is_part(self) -> bool:
        """Whether it is printed as a percentage or a part: 12 %, one in five."""
        if self.measure is None:
            return False
        form = self.measure.unit.form
        return form in (UnitForm.PERCENT, UnitForm.POINTS) or (
            self.value is not None and 0 < self.value < 1 and not self.measure.unit.symbol
        )


class ReportReading(Struct, frozen=True, kw_only=True):
    """All of the prose, cut and read."""

    text: str  # the prose alone, all else blanked: its offsets are those of the report
    language: str
    year: int  # that the report is about
    sentences: tuple[SentenceSpan, ...]
    statements: tuple[ReportStatement, ...]

    def in_order(self) -> Iterator[tuple[SentenceSpan, SentenceSpan | None]]:
        """Give each sentence with the one before it in its paragraph, if there is one."""
        previous: SentenceSpan | None = None
        for sentence in self.sentences:
            is_same = previous is not None and previous.paragraph == sentence.paragraph
            yield sentence, previous if is_same else None
            previous = sentence
