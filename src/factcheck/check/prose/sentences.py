"""The sentences of a report, the years that they name around a figure, and what is only planned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.check.lexicon import vocabulary as known
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "sentences")

_CLAUSE = re.compile(
    r"[,;:](?!\d)|[，；：。]|\s[–—-]\s|[—–()（）]"
    r"|\b(?:and|but|while|whereas|so that|against|after|compared)\b"
)
YEAR = re.compile(r"(?<![\d.,])(?:FY ?)?((?:19|20)\d\d)(?![\d%]|[.,]\d|\s?=\s?100\b)")
_BASE_YEAR = re.compile(
    WORDS.pattern(
        r"(?:\b(?:since|from|between|compared (?:with|to)|against|than|versus|vs\.?"
        r"|below|above|on|ahead of|short of|(?:surpass|exceed|pass|regain|better|top)p?ed"
        r"|(?:times|fold)\b[^,;.]{0,40}?\b(?:of|in))"
        r"|自|从|比|较|与)\s?(?:the )?(?:our |its |their )?(?:base year of )?"
        r"(?:(?:{en.turns}) (?:half|quarter|period|months?) (?:of|in) |(?:that|those"
        r"|the (?:level|figure)s?) (?:of|in) )?"
        r"(?:fiscal |financial )?(?:year )?(?:in )?$"
    ),
    re.IGNORECASE,
)
#: Directly before a figure: (2023: 160.3), (FY2022/23: 4.9), (2023 160.3)
_YEAR_TOLD = re.compile(
    WORDS.pattern(
        r"[(（](?:in )?(?:FY ?|fiscal )?((?:19|20)\d\d) *年?[:： ]\s*[$€£]?"
        r"(?:{en.year_told})? ?$"
        r"|(?<!\d)(?P<own>(?:19|20)\d\d)年?[度底末初]?[的之]$"
    )
)
_WHEN = re.compile(
    r"\b((?:19|20)\d\d),? when\b[^,.;:\d]*[$€£]?$"
)  # since 2015, when its rate of 26.2 %
_SPAN_OF_YEARS = re.compile(
    r"\b(?:between|from)[^,.;]{0,20}\d{4} (?:and|to) (?:fiscal |financial )?$", re.IGNORECASE
)
_COME_FROM = re.compile(r"\d\D{0,20}\bfrom (?:only |just |about |some |around )?[$€£]?$")
_FROM_THERE = re.compile(r"\bfrom (?:[a-z]+ ){0,3}[$€£]?$", re.IGNORECASE)
_TO_HERE = re.compile(r",? to\b", re.IGNORECASE)
BEFORE = re.compile(
    WORDS.pattern(r"{en.before}|{zh.before}"),
    re.IGNORECASE,
)
SEGMENT = re.compile(r"[,;:](?!\d)|[，；：。]")
_AGAINST_PLAN = re.compile(
    WORDS.pattern(
        r"\b(?:{en.against})\s(?:a|an|the|its|our|their)?\s?"
        r"(?=(?:[\w-]+\s)?(?:{en.plans})\b)"
    ),
    re.IGNORECASE,
)
_LIST_OF_PLANS = re.compile(WORDS.pattern(r"(?:{zh.plans})(?:[是为]|如下)?[:：]"))
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|「[^」]*」")
_SAID = re.compile(WORDS.pattern(r"\b(?:{en.said})\b|表示|指出|认为"), re.IGNORECASE)


class SentenceSpan(Struct, frozen=True):
    """A sentence of the report."""

    start: int
    end: int
    text: str
    heading: str
    paragraph: int  # the number of its passage


class StatementYears(Struct, frozen=True, kw_only=True):
    """The years that are named around a figure."""

    attached: tuple[int, ...] = ()  # in its own clause, or at the head of its sentence
    free: tuple[int, ...] = ()  # in a clause of its sentence that has no figure
    section: tuple[int, ...] = ()  # in its section, up to its sentence


def years_around(
    sentence: SentenceSpan, figure: int, figures: Sequence[int], section: Sequence[int]
) -> StatementYears:
    """Return the years named around a figure, by the clauses that they stand in."""
    told = _YEAR_TOLD.search(sentence.text, 0, figure - sentence.start)
    if told is not None:
        return StatementYears(
            attached=(int(told[1] or told["own"]),), section=tuple(sorted(set(section)))
        )
    then = _WHEN.search(sentence.text, 0, figure - sentence.start)
    if then is not None:
        return StatementYears(attached=(int(then[1]),), section=tuple(sorted(set(section))))
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(sentence.text)), len(sentence.text)]
    attached, free = [], []
    for match in YEAR.finditer(sentence.text):
        if _BASE_YEAR.search(sentence.text, 0, match.start()):
            continue
        span = _SPAN_OF_YEARS.search(sentence.text, 0, match.start())
        at = span.start() if span else match.start()
        start = max(cut for cut in cuts if cut <= at)
        end = min(cut for cut in cuts if cut > at)
        if _is_of_next(sentence, figure, figures, at) or _is_of_start(
            sentence, figure, figures, match
        ):
            continue
        inside = [other for other in figures if start <= other - sentence.start < end]
        if figure in inside or (start == 0 and not inside):
            attached.append(int(match[1]))
        elif not inside:
            free.append(int(match[1]))
    return StatementYears(
        attached=tuple(attached),
        free=tuple(free),
        section=tuple(sorted(set(section))),
    )


def _is_of_next(sentence: SentenceSpan, figure: int, figures: Sequence[int], year: int) -> bool:
    """Whether a year stands behind the figure that one has come from: to 18 % from 6 % in 2000."""
    following = next((other - sentence.start for other in figures if other > figure), None)
    if following is None or year < following:
        return False
    return _COME_FROM.search(sentence.text, figure - sentence.start, following) is not None


def _is_of_start(
    sentence: SentenceSpan, figure: int, figures: Sequence[int], year: re.Match[str]
) -> bool:
    """Whether a year is that from which something came to a figure: from 5 in 2022 to 6."""
    leading = max((other - sentence.start for other in figures if other < figure), default=None)
    at = figure - sentence.start
    if leading is None or not leading < year.start() < at:
        return False
    is_from = _FROM_THERE.search(sentence.text, 0, leading) is not None
    return is_from and _TO_HERE.match(sentence.text, year.end(), at) is not None


def years_at(sentence: SentenceSpan, figure: int) -> StatementYears:
    """Return the years named around something that is no figure."""
    named = [int(match[1]) for match in YEAR.finditer(sentence.text)]
    return years_around(sentence, figure, [figure], named)


PLAN = "plan"
_QUOTATION = "quotation"


def open_reason(sentence: SentenceSpan, offset: int) -> str:
    """Return why a figure of a sentence is for nobody to check; nothing where it is not so."""
    if any(match.start() < offset < match.end() for match in _QUOTED.finditer(sentence.text)) and (
        _SAID.search(sentence.text)
    ):
        return _QUOTATION
    if _LIST_OF_PLANS.search(sentence.text, 0, offset):
        return PLAN
    pieces = SEGMENT.split(sentence.text[:offset])
    rest = SEGMENT.split(sentence.text[offset:], maxsplit=1)[0]
    rest = _AGAINST_PLAN.split(rest, maxsplit=1)[0]  # what came, against what was planned
    if known.PLANNED.search(pieces[-1] + rest):
        return PLAN
    goes_on = re.match(r"\s*(?:and|or|with|of which)\b", pieces[-1]) is not None
    before = _AGAINST_PLAN.split(pieces[-2], maxsplit=1)[0] if len(pieces) > 1 else ""
    return PLAN if goes_on and known.PLANNED.search(before) else ""


def sentence_years(sentence: SentenceSpan, year: int) -> tuple[int, ...]:
    """Return the years that a sentence names, by number or as the year before."""
    named = [int(match[1]) for match in YEAR.finditer(sentence.text)]
    if year and BEFORE.search(sentence.text):
        named.append(year - 1)
    return tuple(named)
