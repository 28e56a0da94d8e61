"""Signs of which year an English text is of, and whether they speak for the same one.

A text that no title and no date places in time is placed by what it names. One sign alone, or one
that another speaks against, is told with each figure that rests on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.draft.calendar import Moment, Use
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "year signs", "en")

#: Words of time that bring a year of their own: fiscal 2023, the quarter ended March 31, 2024.
DATED = re.compile(r"(?:FY)?(?P<year>(?:19|20)\d\d)(?!\.\.\d{4}$)")
OWN_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)")
#: Before what a figure is compared with: compared to sales of $331.1 million for fiscal 2023.
AGAINST = re.compile(WORDS.pattern(r"\b(?:{against})\b[^;]*$"), re.IGNORECASE)
RIGHT_BEFORE = re.compile(WORDS.pattern(r"\b(?:{right_before})(?: the| in)?\s*$"), re.IGNORECASE)
SENTENCE = re.compile(r"[.!?;:](?=[\s”\"])|\n")
AHEAD = re.compile(WORDS.pattern(r"\b(?:{ahead})\b"), re.IGNORECASE)
#: What was done in a year that is over: fiscal 2024 represented, sales in 2024 were.
OVER = re.compile(WORDS.pattern(r"\b(?:{over})\b"), re.IGNORECASE)
LABELLED = re.compile(r" ?(?:[:=–-]|was|of) ?[$€£₹]?(?:[A-Z]{1,3} ?)?\(?-?\d")
REACH, CLAUSE = 160, 60  # characters


class Signs(Struct, frozen=True, kw_only=True):
    """Periods that a text names with their years as its own, and those it compares with."""

    own: tuple[Moment, ...] = ()
    ahead: tuple[Moment, ...] = ()
    against: tuple[Moment, ...] = ()
    named: frozenset[str] = frozenset()  # periods of its own that a text names with their years


def signs(text: str, moments: Sequence[Moment]) -> Signs:
    """Return the words of time of a text that bring a year, by what they are named for."""
    own: list[Moment] = []
    ahead: list[Moment] = []
    against: list[Moment] = []
    for moment in _with_years(moments):
        if is_set_against(text, moment):
            against.append(moment)
        elif _is_ahead(text, moment):
            ahead.append(moment)
        else:
            own.append(moment)
    named = frozenset(moment.period or "" for moment in own)
    return Signs(own=tuple(own), ahead=tuple(ahead), against=tuple(against), named=named)


def year_of(moment: Moment) -> int:
    """Return the year of a word of time that brings one."""
    match = DATED.match((moment.period or "").rpartition("..")[2])
    return int(match["year"]) if match else 0


def _with_years(moments: Sequence[Moment]) -> Iterator[Moment]:
    for moment in moments:
        is_dated = moment.use is Use.PERIOD and not moment.dated
        if is_dated and year_of(moment) and OWN_YEAR.search(moment.word):
            yield moment


def _sentence_before(text: str, moment: Moment) -> str:
    before = text[max(0, moment.start - REACH) : moment.start]
    return SENTENCE.split(before)[-1]


def is_set_against(text: str, moment: Moment) -> bool:
    """Whether a word of time is of what something is compared with.

    >>> from factcheck.draft.calendar import Use
    >>> words = "Sales were $308 million compared to sales of $331 million for fiscal 2023."
    >>> last = Moment(start=62, end=73, use=Use.PERIOD, period="FY2023", word="fiscal 2023")
    >>> is_set_against(words, last)
    True
    """
    if _labels(text, moment):
        return True
    before = _sentence_before(text, moment)
    return AGAINST.search(before) is not None or RIGHT_BEFORE.search(before) is not None


def _labels(text: str, moment: Moment) -> bool:
    """Whether a time in brackets says of when the figure behind it was: (H1 2016: £83 million)."""
    return (
        text[moment.start - 1 : moment.start] == "("
        and LABELLED.match(text, moment.end) is not None
    )


def after_labels(text: str, told: Signs) -> str:
    """Return the period that figures of a text are of by those in brackets of a year before.

    So in lists of a report that names its own time nowhere: up 5 percent (H1 2016: 2), again and
    again.
    """
    labels = Counter(one.period or "" for one in told.against if _labels(text, one))
    if told.own or not labels:
        return ""
    named, times = labels.most_common(1)[0]
    is_one = times > 1 and ".." not in named
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) + 1), named, count=1) if is_one else ""


def _is_ahead(text: str, moment: Moment) -> bool:
    before = _sentence_before(text, moment)[-CLAUSE:]
    return AHEAD.search(f"{before} {text[moment.end : moment.end + CLAUSE]}") is not None


def dispute(text: str, told: Signs, year: int | None, *, is_dated: bool) -> str:
    """Return words of a text that speak for another year than the one it is taken to be of.

    Either it tells of a later year what was done in it, or it names its year, and the one before,
    as nothing but what others are compared with, or in a title of what is to come. What the title
    says otherwise is settled.
    """
    title, _, below = text.lstrip().partition("\n")
    is_title = bool(below.strip()) and not title.rstrip().endswith(".")
    if year is None:
        return ""
    named = re.search(rf"(?<!\d)(?:{year}|FY ?'?{year % 100:02d})(?!\d)", title)
    sees_ahead = named is not None and is_title and AHEAD.search(title) is not None
    if named and not sees_ahead:
        return ""
    later = (one for one in told.own if year_of(one) > year and is_over(text, one))
    if (one := next(later, None)) is not None and not is_dated:
        return one.word
    if is_dated or any(year_of(own) == year for own in told.own):
        return ""
    beside = (*told.against, *(told.ahead if sees_ahead else ()))
    return next((one.word for one in beside if year_of(one) in (year - 1, year)), "")


def is_over(text: str, moment: Moment) -> bool:
    """Whether the words about a word of time tell what was done then."""
    before = _sentence_before(text, moment)[-CLAUSE:]
    behind = SENTENCE.split(text[moment.end : moment.end + CLAUSE])[0]
    return OVER.search(f"{before} {behind}") is not None
