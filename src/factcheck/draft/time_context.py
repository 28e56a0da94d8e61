"""Where a reading stands in time: its words, the setting of its line, its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile

from msgspec import Struct

from factcheck.draft.calendar import MONTH, MONTHS_TO, Moment, Use, in_order, last_of, month_number
from factcheck.draft.en.accounts import ENDED, weeks_to
from factcheck.draft.en.year_signs import is_set_against
from factcheck.draft.reading import FigureReading, Kind, Passage
from factcheck.draft.timeline import Setting, Timeline
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "time context")

COMPARED = re.compile(
    WORDS.pattern(
        r"(?:{zh.compared})$|\b(?:than|with|to|over|versus"
        r"|vs\.?|against|on|since|above|below|their|its|prior to)"
        r"(?: the| that| in| of| at| end of| figure)*\s*$"
        r"|\bfrom the (?:end|close|start|beginning) of\s*$|\b(?:that|those|levels?"
        r"|figures?"
        r"|rates?) (?:of|in)(?: the)?\s*$"
    ),
    re.IGNORECASE,
)

HEADED = re.compile(r"[\s●•*-]*On (?:the )?")
FAR = 600  # characters: a longer sentence is a list, where words of time speak of their neighbours


#: A change over the year to a month is dated by that month.
ROLLED = re.compile(r"(?:twelve|12)[ -]months? |year to ", re.IGNORECASE)
ROLLED_MONTH = re.compile(rf"(?P<month>{MONTH})(?: \d{{1,2}})?(?:,? \d{{4}})?$", re.IGNORECASE)
ROLLED_TO = re.compile(
    r"\b(?:year|months) (?:to|ended|ending) (?:the )?(?:end of )?$", re.IGNORECASE
)
#: A clause of its own behind a figure: , and earnings in 2012 may slide.
JOINED = re.compile(r",? (?:and|but|while|as) [\w’'-]+ ")
VERB = re.compile(
    r" (?:may|might|could|can|will|would|should|is|are|was|were|has|have|had|rose|fell|grew"
    r"|[a-z]{3,}ed)\b"
)
#: A verb that says how many times something became what it was.
MOVED = re.compile(WORDS.pattern(r"\b(?:{en.moved})\w*$|翻"), re.IGNORECASE)
#: So many times another amount, not made so many times: more than double those of 2018.
TIMES = re.compile(r"\b(?:double|triple|treble|quadruple|quintuple)$", re.IGNORECASE)
ANOTHER = re.compile(
    r" (?:that|those|what|(?:the|its) (?:\w+ )?(?:level|size|number|amount|value)s?)\b"
)
#: Before a time that is a figure's own, and nothing it is compared with.
OWN = re.compile(r"\b(?:in|for|during)(?: \w+)? (?:its|their|our)$")
OF_RATE = re.compile(
    r"(?<!than the )(?<!to the )(?<!from the )(?<!with the )(?<!on the )\b"
    r"(?:levels?|figures?|rates?) (?:of|in)$"
)
BY_MONTH = re.compile(rf"\b{MONTH}", re.IGNORECASE)
OF_YEAR = re.compile(r"\d{4}[QH]\d")
MONTHLY = re.compile(r"(\d{4})-\d\d")
PART_OF_YEAR = re.compile(r"\d{4}(?:[QH]\d|-\d\d(?:\.\.\d{4}-\d\d)?)")
YEARS = re.compile(r"\d{4}")
QUARTERLY = re.compile(r"Q\d$")
NEAR = 12  # words of time before one, in which its quarter is named
#: The year that a part of one leaves to the document.
UNNAMED = re.compile(r"YYYY(?!Y)")
#: A month alone, and what stands before it where it is what another month is compared with.
LONE_MONTH = re.compile(r"YYYY-\d\d")
LEFT_MONTH = re.compile(
    r"\b(?:from|than|after|following|against|versus|compared (?:with|to))"
    r"(?: (?!to\b)[^\s,;]+){0,5}?(?: in)?\s*$"
)
AMOUNTS = frozenset({Kind.LEVEL, Kind.COUNT, Kind.THRESHOLD, Kind.RANGE})


def _last_month(word: str, period: str) -> str:
    """Month to which a year rolls: the 12 months to May 2023.

    >>> _last_month("12 months to May 2023", "FY2023")
    '2023-05'
    """
    if word.lower().endswith(("quarter", "half")):
        return period
    match = ROLLED.match(word) and ROLLED_MONTH.search(word)
    year = period.removeprefix("FY")[:4]
    return f"{year}-{month_number(match['month']):02d}" if match and year.isdigit() else period


def rolled(period: str, months: int) -> str:
    """Return so many months up to the last one of a period; empty for a period of no months.

    >>> rolled("2025-07", 12), rolled("2025-01..2025-03", 3), rolled("2025", 12)
    ('2024-08..2025-07', '2025-01..2025-03', '')
    """
    last = MONTHLY.fullmatch(period.rpartition("..")[2])
    if last is None:
        return ""
    first = 12 * int(last[1]) + int(last[0][5:]) - months
    return f"{first // 12}-{first % 12 + 1:02d}..{last[0]}"


class Spot(Struct, frozen=True, kw_only=True):
    """A reading and what may tell its period."""

    line_of_time: Timeline
    setting: Setting
    passage: Passage
    reading: FigureReading
    following: int  # where the next figure begins: words of time beyond it belong to that one
    earlier: str  # period of the figure before it in its sentence, empty if there is none
    turn: tuple[int, int]  # which of how many figures between semicolons it is
    joined: bool  # whether `or` ties it to that figure
    line_start: int
    carried: str = ""  # period of the first figure of the sentence before
    carried_kind: Kind | None = None  # and its kind
    told: tuple[str, ...] = ()  # periods of the figures before it in its sentence
    kind: Kind | None  # of the claim; of a target, what it is a target of
    start: int  # where the figure begins
    end: int  # where it ends
    led_by: tuple[Moment, ...]  # words of time in the sentence before it, in reach

    @property
    def is_moved(self) -> bool:
        """Whether a multiple is told by a verb, behind which is no level: doubled in March."""
        text = self.passage.figure.text
        compared = TIMES.search(text) and ANOTHER.match(self.passage.right(40))
        return self.kind is Kind.MULTIPLE and bool(MOVED.search(text)) and not compared

    @property
    def is_in_points(self) -> bool:
        """Whether it is a change of a rate, which is told by other paces than amounts are."""
        return self.kind is Kind.POINT_CHANGE

    @property
    def is_guessed(self) -> bool:
        """Whether no heading and no title says of what the figures of the line are."""
        return bool(self.line_of_time.guess) and self.setting.period == self.line_of_time.guess

    def before(self, reach: int = FAR) -> Iterable[Moment]:
        """Words of time in the sentence before the figure, the nearest first."""
        nearest_first = reversed(self.led_by)
        if reach == FAR:
            return nearest_first
        first = self.start - reach
        return takewhile(lambda moment: moment.start >= first, nearest_first)

    def after(self, reach: int) -> Iterable[Moment]:
        """Words of time behind the figure that are not the next figure's."""
        stop = min(self.following, self.end + reach, self.passage.sentence[1])
        behind = self.line_of_time.between(self.end, stop)
        return tuple(moment for moment in behind if not self._is_told_anew(moment))

    def _is_told_anew(self, moment: Moment) -> bool:
        """Whether a word of time behind the figure is of a clause of its own."""
        text = self.passage.text
        if not VERB.match(text, moment.end):
            return False
        return JOINED.search(text, self.end, moment.start) is not None

    def is_base(self, moment: Moment) -> bool:
        """Whether a word of time before the figure says what it is compared with."""
        first = self.passage.sentence[0]
        if HEADED.fullmatch(self.passage.text, first, moment.start):
            return False
        return self.is_base_in(moment, max(first, moment.start - 26))

    def is_base_in(self, moment: Moment, start: int) -> bool:
        """Whether the words from a place to a word of time make it one to compare with."""
        text = self.passage.text
        if ROLLED.match(moment.word):
            return False  # over the year to April
        if ROLLED_TO.search(text, max(start, moment.start - 20), moment.start):
            return False
        evened = text.startswith("同期", moment.end) or moment.word.endswith("同期")
        words = text[start : moment.start].rstrip()
        if moment.dated and words.endswith(" on"):
            return False  # stood at two million on 1 July
        if OWN.search(words) or (OF_RATE.search(words) and VERB.match(text, moment.end)):
            return False  # in its fourth quarter; the rate in July was
        return evened or bool(COMPARED.search(words))

    def is_before(self, moment: Moment) -> bool:
        """Whether a word of time stands in the sentence before, and is no base there."""
        text, end = self.passage.text, self.passage.sentence[0] - 1
        apart = any(mark in text[moment.end : end] for mark in "。！？\n")
        return not apart and not self.is_base_in(moment, moment.start - 14)

    def resolved(self, moment: Moment) -> str:
        """Period a word of time stands for in this document, empty where it stands for none."""
        year, this = self.line_of_time.year, self.line_of_time.this_year
        now = this or year
        period = moment.period or ""
        if period.startswith(MONTHS_TO):
            return rolled(self.setting.period, int(period.removeprefix(MONTHS_TO)))
        if period == "last":
            return str(now - 1) if now else ""
        if period == "next":
            now = this or year
            return str(now + 1) if now else ""
        if period == "this":
            so_far = self.passage.text.startswith("以来", moment.end)
            month = MONTHLY.fullmatch(self.setting.period) if so_far else None
            return f"{month[1]}-01..{month[0]}" if month else self._this(moment.word.lower())
        for mark, back in (("THIS", 0), ("LAST", 1)):
            if mark in period:
                return in_order(period.replace(mark, str(now - back))) if now else ""
        if "YYYY" in period and (named := self._of_neighbour(moment, period)):
            period = named
        elif "YYYY" in period:
            planned = period.startswith("YYYY") and self.passage.plan and this
            is_late = moment.dated or ENDED.search(moment.word)
            written = self.line_of_time.written[:4] if is_late else ""
            named = str(this if planned else written or year)
            period = self._over(in_order(UNNAMED.sub(named, period))) if year else ""
            period = weeks_to(moment.word, period[:4]) or self._fiscal(moment, period)
        if self.kind not in AMOUNTS:
            return _last_month(moment.word, period)
        return period

    def _fiscal(self, moment: Moment, period: str) -> str:
        """Quarter or half of the fiscal years in which a report counts: the first quarter."""
        by_turn = OF_YEAR.fullmatch(period) and not BY_MONTH.search(moment.word)
        is_fiscal = by_turn and self.setting.period.startswith("FY")
        return f"FY{period}" if is_fiscal else period

    def _of_neighbour(self, moment: Moment, period: str) -> str:
        """Return a month without its year beside one that has it, as the sentence compares them.

        From 4.0% in January to 3.4% in February 2024: of the same year, or of the year before.
        """
        first = max(self.passage.sentence[0], moment.start - FAR)
        last = min(self.passage.sentence[1], moment.end + FAR)
        periods = {
            other.period
            for other in self.line_of_time.between(first, last)
            if other.use is Use.PERIOD and MONTHLY.fullmatch(other.period or "")
        }
        named = periods.pop() if len(periods) == 1 else None
        if named is None or not LONE_MONTH.fullmatch(period):
            return ""
        match = LEFT_MONTH.search(self.passage.text[first : moment.start])
        earlier = period[5:] < named[5:]
        return f"{int(named[:4]) - (not earlier)}{period[4:]}" if match else ""

    def _over(self, period: str) -> str:
        """Month of the year before, where a fact cannot be of one that was still to come."""
        written = self.line_of_time.written
        is_later = written and PART_OF_YEAR.fullmatch(period) and last_of(period) > written
        if not is_later or self.reading.kind is Kind.TARGET:
            return period
        return YEARS.sub(lambda year: str(int(year[0]) - 1), period)

    def _this(self, word: str) -> str:
        if word in ("今年", "this year", "the current year"):
            return str(self.line_of_time.this_year or "")
        if word == "全年":
            period = self.setting.period
            return period[:4] if period[:4].isdigit() and ".." not in period else ""
        if "quarter" in word:
            return self.setting.period if "Q" in self.setting.period else self._quarter_before()
        if word == "the year" and "Q4" in self.setting.period:
            return self.setting.period.partition("Q")[0]
        full = word in (
            "the year as a whole",
            "the whole of the year",
            "the full year",
            "full year",
            "full-year",
            "the whole year",
        )
        mark = "FY" if self.setting.period.startswith("FY") else ""
        return f"{mark}{self.line_of_time.year or ''}" if full else ""

    def _quarter_before(self) -> str:
        """Return the quarter that the text told last, or a year after one that it compares with."""
        time, text = self.line_of_time, self.passage.text
        last = bisect_left(time.starts, self.start)
        for moment in reversed(time.moments[max(0, last - NEAR) : last]):
            is_quarter = moment.use is Use.PERIOD and QUARTERLY.search(moment.period or "")
            if is_quarter and is_set_against(text, moment):
                return YEARS.sub(lambda year: str(int(year[0]) + 1), self.resolved(moment), count=1)
            if is_quarter:
                return self.resolved(moment)
        return ""

    def tells_period(self) -> bool:
        """Whether the sentence names a period of its own before the figure."""
        return any(
            moment.use is Use.PERIOD and not self.is_base(moment) for moment in self.before()
        )
