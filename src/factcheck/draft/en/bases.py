"""The period an English change is measured from, where it is not the year before."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from factcheck.draft.calendar import MONTH, QUARTERS, century, in_order, last_of, month_number
from factcheck.draft.compared import shifted, three_before, year_before
from factcheck.draft.en.two_months import two_months
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "bases", "en")

#: What leads to the time that a change is measured from: lower than that of last month.
THAT_OF = r"(?: (?:that|those|the (?:level|rate|figure)s?))?(?: (?:of|in|at|for|during))?"
#: How a change is told: on the month, from the previous quarter, sequentially.
MONTHLY = re.compile(
    WORDS.pattern(
        r"\b(?:month[- ](?:on|over|to)[- ]month|m/m|mom|(?:on|over) (?:the|a) (?:previous "
        r"|prior )?month"
        r"|on a month(?:ly| earlier)|on a monthly basis|monthly (?:{monthly})|(?:from"
        r"|than|compared (?:with|to)|over|on|against|versus|below|above){that_of} (?:the"
        r"|a) (?:(?:previous|prior|preceding) month|month (?:earlier|ago|before))"
        r"|(?:from|than|compared (?:with|to)|over|on|against|versus|below|above){that_of}"
        r" last month)\b",
        that_of=THAT_OF,
    ),
    re.IGNORECASE,
)
QUARTERLY = re.compile(
    WORDS.pattern(
        r"\b(?:quarter[- ](?:on|over|to)[- ]quarter|q/q|qoq|(?:on|over) (?:the"
        r"|a) (?:previous |prior "
        r"|preceding )?quarter|on a quarterly basis|sequential(?:ly)?"
        r"|quarterly (?:{monthly})|(?:from|than|compared (?:with|to)|over|on"
        r"|against|versus"
        r"|above|below){that_of} (?:the|a) (?:(?:previous|prior|preceding) quarter"
        r"|quarter (?:earlier|ago|before))|(?:from|than|compared (?:with|to)|over|on|against"
        r"|versus|below|above){that_of} last quarter)\b",
        that_of=THAT_OF,
    ),
    re.IGNORECASE,
)
YEARLY = re.compile(
    WORDS.pattern(
        r"\b(?:year[- ](?:on|over|to)[- ]year|y/y|yoy|(?:on|over|from) (?:the"
        r"|a) (?:previous |prior )?year"
        r"(?! to\b(?! (?:the )?(?:{months})))|(?:a|one) year (?:earlier|ago|before)"
        r"|on an annual basis|through the year(?! to\b| end)"
        r"|(?:previous|prior|last|preceding) year|(?:{same}) (?:period|quarter|month)"
        r"|(?:{last}) (?:12|twelve) months"
        r"|(?:12|twelve) months (?:to|ended|ending|through)"
        r"|in the year (?:to|ended|ending|through))\b"
    ),
    re.IGNORECASE,
)
#: A rate that is one on the year by its name: annual growth, the 12-month rate.
ANNUAL = re.compile(
    WORDS.pattern(
        r"\b(?:annual|12-month|twelve-month)(?! rate of) (?:[\w-]+ ){0,6}?(?:{rates_of_years})\b"
    ),
    re.IGNORECASE,
)
#: A named period that a change is measured from: below the first quarter, since March.
NAMED = re.compile(
    r"[^.;,:()\d]{0,40}?(?<![\w-])(?:from|since|below|above|over|on|than(?: it was)?(?: in| at"
    r"| during)?|versus"
    r"|against|(?:compared|relative) (?:to|with)|(?<!end )(?<!start )(?<!beginning )of"
    r"|in (?=\d))(?: that of| those of| the level of"
    r"| levels? (?:in|of))?(?: in| at| for)?(?: the)?(?: same (?:quarter|period|month) (?:of|in))?"
    r"(?: (?:end|start|beginning) of)?(?: end-)?"
    rf" (?:(?P<month>{MONTH})|(?P<quarter>first|second|third|fourth|opening|final"
    rf"|closing) quarter|Q(?P<number>[1-4]))"
    r"(?:,?(?: of)?(?: last year| (?P<fiscal>FY ?|(?:fiscal|financial)(?: year)? )?'?"
    r"(?P<year>(?:19|20)\d\d|(?<=FY)\d\d)))?(?![\w-])",
    re.IGNORECASE,
)
#: The same by the number of the quarter first: from 3Q24.
LED_QUARTER = re.compile(
    r"[^.;,:()\d]{0,40}?(?<![\w-])(?:from|since|below|above|over|on|than|versus|vs\.?|against"
    r"|compared (?:to|with))(?: the| in)? (?P<number>[1-4])Q ?'?(?P<year>(?:20)?\d\d)(?!\w)"
)
#: What was left, and when: from 93 in January.
LEFT_IN = re.compile(
    WORDS.pattern(
        r",? from (?:(?:{hedge}|an?) )?[$€£¥]?\d[\d.,]*%?(?: [a-z-]+){0,3} (?:in|at"
        r"|for)(?: the)? (?:(?P<month>{month})|(?P<quarter>first|second|third|fourth"
        r"|opening|final"
        r"|closing) quarter|Q(?P<number>[1-4]))"
        r"(?:,?(?: of)?(?: (?P<year>(?:19|20)\d\d)))?(?![\w-])",
        month=MONTH,
    ),
    re.IGNORECASE,
)
#: A period right behind a multiple: 2.6 times January 2023 cases.
TIMES_NAMED = re.compile(
    r"(?: as (?:many|much|high|large)(?: as)?)?(?: that| those)?(?: of| in| as in)?(?: the)?"
    rf" (?:(?P<month>{MONTH})|(?P<quarter>first|second|third|fourth)[- ]quarter|Q(?P<number>[1-4]))"
    r"(?: of)? (?P<year>(?:19|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)
#: A month since which something moved, before by how much; and what has one only to be the most.
SINCE_MONTH = re.compile(
    rf"\bsince (?P<month>{MONTH})(?:,? (?P<year>(?:19|20)\d\d))?(?![\w-])", re.IGNORECASE
)
SUPERLATIVE = re.compile(r"\b(?:first|most|least|best|worst|\w+est)\b", re.IGNORECASE)
SAME_QUARTER = re.compile(
    r"[^.;,()\d]{0,40}?\b(?:same|corresponding|comparable) (?:period|quarter|month|half) (?:of|in)"
    r" (?P<year>(?:19|20)\d\d)\b"
)
#: The end of a year or its start, that a change is measured from: than at the end of 2023.
YEAR_END = re.compile(
    r"[^.;,:()\d]{0,40}?(?<![\w-])(?:from|since|than(?: it was)?|compared with|compared to"
    r"|over|on|above|below"
    r"|versus|against)(?: at| in)?(?: the)? (?:(?:end|close) of (?:the year )?(?P<end>(?:19"
    r"|20)\d\d)|(?:year-end |end-)"
    r"(?P<end2>(?:19|20)\d\d)|(?P<last>(?:end|close) of (?:last|the previous|the prior|the"
    r" preceding) year)"
    r"|(?P<start>(?:start|beginning) of (?:the|this) year))"
)
#: What is told from the month or quarter before, unless somebody says otherwise.
STEPPED = re.compile(WORDS.pattern(r"\b(?:{stepped})\b"), re.IGNORECASE)
#: The same in a text of seasonally adjusted series.
SERIES = re.compile(WORDS.pattern(r"\b(?:{series})\b"), re.IGNORECASE)
#: What there is of at one time, of which so much is added in a month.
HELD = re.compile(WORDS.pattern(r"\b(?:{held})\b"), re.IGNORECASE)
ADJUSTED = re.compile(r"\bseasonally[- ]adjusted\b", re.IGNORECASE)
FEW = 2  # changes whose base a text tells by chance
NEAR = 70
FAR = 240  # characters in which a sentence ends with what its changes are measured from
#: A change told again in percent: 8.1 million hours or 11.3% above.
AGAIN = re.compile(r"(?: [a-z]+)?,? \(?or (?:by |about |nearly |around )?[\d.]+(?:%| per ?cent)\)?")
#: Between a figure and the time that it is of.
OWN_TIME = re.compile(r" (?:in|for|during|over|of)(?: the)? ")
#: What all changes of a sentence are measured from, told at its end.
TOLD_LAST = re.compile(
    r", (?:as |when |each |both )?compared (?:with|to) (?:the|a) (?:same |corresponding )?"
    r"(?:(?:previous|prior|preceding) )?(?:month|quarter|period|year)"
    r"(?: (?:earlier|ago|before)|(?: (?:of|in))? (?:the (?:previous|prior|preceding)|last) year)?"
    r"(?=[,.;)]|\s*$)"
)
LEADING = re.compile(
    WORDS.pattern(
        r"\W*(?:On an? )?(?:(?P<month>month[- ](?:on|over|to)[- ]month|on the month"
        r"|on a monthly basis"
        r"|compared (?:with|to) the previous month)|(?P<quarter>{leading}))\b"
    ),
    re.IGNORECASE,
)
#: A named period with which a sentence opens: Compared with July, it fell.
OPENING = re.compile(
    r"(?:\W*(?:As )?(?:Compared (?:with|to)|Against|Versus)"
    r"|[^.;]{0,80}?(?:, | as | that )compared (?:with|to))"
    rf"(?: the)? (?:(?P<month>{MONTH})"
    rf"|(?P<quarter>first|second|third|fourth|opening|final|closing)"
    r" quarter|Q(?P<number>[1-4]))(?:,?(?: of)?(?: (?P<year>(?:19|20)\d\d)))?(?![\w-])(?=,)",
    re.IGNORECASE,
)
#: A part of a year that is told by its months, and what makes it what a change is measured from.
PART_OF_MONTHS = re.compile(
    r"^(?:[A-Z][a-z]+ (?:\d{4} )?(?:quarter|half)|.*\bmonths?\b)|[a-z][-–][A-Z]"
)
AGAINST = re.compile(
    r"\b(?:from|than|over|on|against|versus|vs\.?|(?:compared|relative) (?:to|with)|above|below)"
    r"(?: that of| those of| levels? (?:in|of))?(?: in| at| for| during)?(?: the)?\s*$"
)
SAME_TIME = re.compile(r"\W*(?:In|Over|During|For) the same (?:month|quarter|period)")
MONTH_PERIOD = re.compile(r"\d{4}-\d\d")
QUARTER_PERIOD = re.compile(r"(?:FY)?\d{4}Q[1-4]")


def base_beside(spot: Spot, period: str) -> str:
    """Return the period that the words beside a change measure it from; empty if they say none."""
    text, passage = spot.passage.text, spot.passage
    stop = min(passage.sentence[1], spot.following, spot.end + NEAR)
    behind = text[_behind_own_time(spot, period) : stop]
    is_level = spot.kind is Kind.MULTIPLE and not spot.is_moved
    times = TIMES_NAMED.match(text, spot.end) if is_level else None
    if times:
        return _period(times, period)
    if between := two_months(spot, period):
        return between
    before = LEFT_IN.match(text, spot.end, passage.sentence[1])
    ended = YEAR_END.match(behind)
    if ended and period[:4].isdigit():
        return _year_end(ended, period)
    same = SAME_QUARTER.match(behind)
    if same and period[:4].isdigit():
        return period.replace(period[:4], same["year"])
    if led := LED_QUARTER.match(behind):
        return f"{century(led['year'])}Q{led['number']}"
    if part := _named_part(spot, period):
        return part
    named = before or NAMED.match(behind)
    if named:
        return _period(named, period)
    first = min(
        (
            (match.start(), word)
            for word, pattern in (("month", MONTHLY), ("quarter", QUARTERLY), ("year", YEARLY))
            if (match := pattern.search(behind))
        ),
        default=None,
    )
    word = first[1] if first else _before(spot) or _told_last(spot)
    if not word and (since := _since_before(spot)):
        return _period(since, period)
    opened = OPENING.match(text, passage.sentence[0], spot.start)
    if opened and not first and spot.start - passage.sentence[0] < FAR + FAR:
        return _period(opened, period)
    return _shifted(period, word)


def _since_before(spot: Spot) -> re.Match[str] | None:
    """Return the month since which the things of a sentence moved: increases since May were."""
    text, first = spot.passage.text, spot.passage.sentence[0]
    months = [*SINCE_MONTH.finditer(text, first, spot.start)]
    if not months or SUPERLATIVE.search(text, first, months[-1].start()):
        return None
    return months[-1]


def _behind_own_time(spot: Spot, period: str) -> int:
    """Return where the words behind a figure and its own time begin: in August 2020 compared."""
    again = AGAIN.match(spot.passage.text, spot.end, spot.passage.sentence[1])
    if again:
        return again.end()
    for moment in spot.after(NEAR):
        between = spot.passage.text[spot.end : moment.start]
        if not OWN_TIME.fullmatch(between) or spot.resolved(moment) != period:
            break
        return moment.end
    return spot.end


def _told_last(spot: Spot) -> str:
    """Say by what the changes of a sentence are told at its end: , compared with last quarter."""
    stop = min(spot.passage.segment[1], spot.end + FAR)
    match = TOLD_LAST.search(spot.passage.text, spot.end, stop)
    if match is None:
        return ""
    told = match[0]
    for word, pattern in (("year", YEARLY), ("quarter", QUARTERLY), ("month", MONTHLY)):
        if pattern.search(told):
            return word
    return ""


@lru_cache(maxsize=2)
def tells_years_alone(text: str) -> bool:
    """Whether a text measures changes from the year before, twice or more, and from no other.

    >>> tells_years_alone("Up 5% year on year; down 3% from a year earlier. Then 2% on the month.")
    False
    """
    if MONTHLY.search(text) or QUARTERLY.search(text):
        return False
    return len([*islice(YEARLY.finditer(text), 2)]) > 1


def goes_by_steps(spot: Spot, subject: str) -> bool:
    """Whether a change without a base is likelier one from the month or the quarter before.

    So it is where its sentence is seasonally adjusted, where the text measures more changes so than
    from the year before, or where it measures none and such are told so: output, payrolls.
    """
    text, (first, last) = spot.passage.text, spot.passage.sentence
    if ADJUSTED.search(text, first, min(last, first + FAR + FAR)):
        return True
    steps, years, adjusted = _paces_of(text)
    if adjusted and (STEPPED.search(subject) or SERIES.search(subject)):
        return True
    if spot.kind is Kind.CHANGE and HELD.search(subject):
        return True
    if STEPPED.search(subject):
        return steps + FEW >= years
    return steps > max(years, FEW - 1)


@lru_cache(maxsize=2)
def _paces_of(text: str) -> tuple[int, int, bool]:
    """Count the changes of a text from the month or quarter before, and from the year before.

    Say whether it has series that are seasonally adjusted, too.
    """
    steps = sum(1 for pattern in (MONTHLY, QUARTERLY) for _ in pattern.finditer(text))
    years = sum(1 for _ in YEARLY.finditer(text))
    return steps, years, ADJUSTED.search(text) is not None


def _named_part(spot: Spot, period: str) -> str:
    """Return the part of a year that a change is measured from: than in the March quarter."""
    text = spot.passage.text
    stop = min(spot.following, spot.passage.sentence[1], spot.end + NEAR)
    for moment in spot.line_of_time.between(spot.end, stop):
        named = moment.period or ""
        if not PART_OF_MONTHS.search(moment.word) or not AGAINST.search(
            text, spot.end, moment.start
        ):
            continue
        if YEARLY.search(text, spot.end, moment.start):
            break  # on a year earlier, unchanged on the three months to May
        if "YYYY" not in named:
            return spot.resolved(moment)
        head = period.removeprefix("FY")[:4]
        same = in_order(named.replace("YYYY", head)) if head.isdigit() else ""
        return same if not same or last_of(same) < last_of(period) else year_before(same)
    return ""


def _year_end(named: re.Match[str], period: str) -> str:
    """Return the end of a year as a month, a quarter, a half or a year, as the period is one."""
    year = named["end"] or named["end2"] or str(int(period[:4]) - 1)
    last = period.rsplit("..", maxsplit=1)[-1]
    mark = last[4:5]
    part = {"-": "-12", "Q": "Q4", "H": "H2"}.get(mark, "")
    return f"{year}{part}" if f"{year}{part}" < last else ""


def _before(spot: Spot) -> str:
    """Say by what a change is told in the words before it, or at the head of its sentence."""
    passage = spot.passage
    begin = max(passage.previous_end, passage.segment[0], spot.start - NEAR)
    before = passage.text[begin : spot.start]
    led = LEADING.match(passage.text, passage.sentence[0], passage.sentence[1])
    if led and spot.start - passage.sentence[0] < FAR + FAR:
        return "month" if led["month"] else "quarter"
    for word, pattern in (("month", MONTHLY), ("quarter", QUARTERLY), ("year", YEARLY)):
        told = pattern.search(before)
        if told and not _opens_same(spot, begin + told.end()):
            return word
    is_left = before.rstrip().endswith(" from")  # of the same rate: to 3.3%, from 3.9%
    named = passage.left(3 * NEAR) if is_left else passage.left_in_clause(2 * NEAR)
    return "year" if ANNUAL.search(named) else ""


def _opens_same(spot: Spot, end: int) -> bool:
    """Whether a sentence opens with the time of the one before: In the same month, fuel fell."""
    text, first = spot.passage.text, spot.passage.sentence[0]
    return SAME_TIME.fullmatch(text, first, end) is not None


def _shifted(period: str, word: str) -> str:
    """Return the month, the quarter or the year before; empty where the period has none."""
    if word == "year":
        return year_before(period)
    if word == "month" and MONTH_PERIOD.fullmatch(period):
        return shifted(period, "month")
    if word == "quarter" and (months := three_before(period)):
        return months
    if word == "quarter" and QUARTER_PERIOD.fullmatch(period):
        head = "FY" if period.startswith("FY") else ""
        return head + shifted(period.removeprefix("FY"), "quarter")
    return ""


def _period(named: re.Match[str], period: str) -> str:
    """Return a named month or quarter, of the last year in which it was over before the period."""
    part = (
        f"-{month_number(named['month']):02d}"
        if named["month"]
        else f"Q{QUARTERS[(named['quarter'] or named['number']).lower()]}"
    )
    is_fiscal = period.startswith("FY") or named.groupdict().get("fiscal")
    mark = "FY" if is_fiscal and not named["month"] else ""
    if named["year"]:
        return f"{mark}{century(named['year'])}{part}"
    head = period.removeprefix("FY")[:4]
    if not head.isdigit():
        return ""
    same = f"{head}{part}"
    alike = len(same) == len(period) and ("Q" in same) == ("Q" in period)
    over = same < period if alike else len(period) == 4 or _last_month(same) < _last_month(period)
    return mark + (same if over else f"{int(head) - 1}{part}")


def _last_month(period: str) -> str:
    """Return the last month of a month, a quarter, or a span of months.

    >>> _last_month("2023Q2"), _last_month("2023-05"), _last_month("2023-01..2023-09")
    ('2023-06', '2023-05', '2023-09')
    """
    last = period.rsplit("..", maxsplit=1)[-1]
    quarter = re.fullmatch(r"(?:FY)?(\d{4})Q(\d)", last)
    return f"{quarter[1]}-{3 * int(quarter[2]):02d}" if quarter else last
