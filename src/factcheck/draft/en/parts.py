"""Parts of a whole in English words: a third of, by more than half, one in five, 3 out of 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.hedging import hedge_words
from factcheck.draft.measure import COUNTED, PERCENT, POINTS, TIMES, MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.sentences import Spans, found_in
from factcheck.wording.fraction import PARTS
from factcheck.wording.prose_numbers import SMALL_NUMBER, digits, english
from factcheck.wording.vocabulary import any_of
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "parts", "en")

SIZES = PARTS | {"halve": 2}  # of halves, without its ending
PART = any_of(SIZES)
HEDGE = f"(?:{hedge_words('en')})"
#: What makes a bare `a third` or `half` a part, and no ordinal.
HEDGED = re.compile(rf"\b(?:by(?: {HEDGE})?|{HEDGE}|only|just|in)\s*$", re.IGNORECASE)
FRACTION = re.compile(
    WORDS.pattern(
        r"(?<![\w-])(?:(?P<high>{small_number})[ -](?P<low>{part})s?(?![\w-])(?! "
        r"(?:{fraction}))"
        r"|(?P<one>an? (?!half)|)(?P<alone>{part})\b(?!-|s\b))",
        small_number=SMALL_NUMBER,
        part=PART,
    ),
    re.IGNORECASE,
)
#: Behind a part that is one of a percent, or of a percentage point: half a percent.
OF_PERCENT = re.compile(
    r"(?:[ -]of)?(?:[ -](?:an?|one))?[ -](?:(?P<point>(?:percentage|percent|per cent)[ -]points?)"
    r"|(?P<percent>percent|per cent))\b"
)
#: Points of a percentage joined to their number: 0.3 of a percentage point, a quarter-point cut.
JOINED_POINTS = re.compile(
    WORDS.pattern(
        r"(?<![\w.,-])(?:(?P<digits>[-+]?\d{1,2}(?:\.\d+)?) of (?:an?|one) (?:percentage"
        r"|percent)[ -]points?"
        r"|(?P<word>{small_number})-(?:percentage|percent)[ -]points?"
        r"|an? (?:(?:full|whole|single) )?(?:percentage|percent|per cent)[ -]point"
        r"|(?:an? )?(?P<part>{parts})[ -]point(?= (?:\w+ )?(?:{joined_points})\b))"
        r"(?![\w-])",
        small_number=SMALL_NUMBER,
        parts=any_of(PARTS),
    ),
    re.IGNORECASE,
)
#: Growth of ten percent or more, told by how many digits it is written with.
TWO_DIGITS = re.compile(
    WORDS.pattern(
        r"(?<![\w-])(?:double|two)[ -]digit(?:s(?![\w-])"
        r"|(?= (?:\w+ ){0,2}(?:{two_digits})\b))"
    ),
    re.IGNORECASE,
)
DIGIT_WORD = re.compile(r"\bdigits?\b")
POINT_WORD = re.compile(r"\bpoints?\b")
PART_WORD = re.compile(rf"[Hh]al[fv]|{any_of(part for part in PARTS if part != 'half')}")
LATTER = re.compile(WORDS.pattern(r"\b(?:{latter})\s*$"), re.IGNORECASE)
OF_WHOLE = re.compile(
    r" (?:of (?!(?:fiscal |the )?(?:19|20)\d\d|(?:the |this |last )?(?:(?:fiscal|financial) )?year"
    rf"|(?:{WHOLE_MONTH})\b)|(?:the|its|their|that|as|what|above|below"
    r"|more|less|fewer|higher|lower|larger|smaller|faster|cheaper|up|down)\b)"
)
IN_HALF = re.compile(r"\bin\s*$", re.IGNORECASE)
INDEX = re.compile(WORDS.pattern(r"\b(?:{index})\b"))
RATED = re.compile(WORDS.pattern(r"\b(?:{rated})s?\b[^.;\n]*$"), re.IGNORECASE)
APART = re.compile(r"[.!?;\n]\s")
MANY = 1000  # so many times nothing is multiplied
RATES = (MeasuredBy.PERCENT, MeasuredBy.POINT)
WHOLE = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,4})"
NO_TIME = WORDS.pattern(r"(?![\w-]|[.,]\d|%| ?(?:{no_time})\b)")
ODDS = re.compile(
    rf"(?<![\w.,$€£¥-])(?P<top>{SMALL_NUMBER}|\d{{1,3}}) (?:out of(?: every)?|in(?: every)?)"
    rf" (?P<whole>{WHOLE}){NO_TIME}"
    rf"|(?<![\w-])(?P<one>one) [a-z]+ (?:out of|in)(?: every)? (?P<every>{WHOLE})"
    r"(?=[,.;:)]|$| (?:is|are|was|were|has|have|had|lives?|works?|does|did|now|worldwide"
    r"|globally)\b)",
    re.IGNORECASE,
)


ODDS_WORD = re.compile(rf"\b(?:in|out of)(?: every)? {WHOLE}\b", re.IGNORECASE)


def english_parts(text: str, where: Spans) -> Iterator[PrintedFigure]:
    """Every part of a whole that some spans of a text tell in words.

    >>> parts = english_parts("A third of firms and one in five farms.", ((0, 40),))
    >>> [(each.text, str(each.value)) for each in parts]
    [('A third', '1/3'), ('one in five', '1/5')]
    """
    for match in _at(PART_WORD, FRACTION, text, where):
        unit = OF_PERCENT.match(text, match.end())
        value = _value(match) if unit else _fraction(match, text)
        if value is not None:
            yield _of_percent(match, value, unit) if unit else _part(match, value)
    for match in _at(POINT_WORD, JOINED_POINTS, text, where):
        value = _points(match)
        figure = replace(_part(match, value), number=match["digits"] or str(value))
        name = "percentage point" if value == 1 else "percentage points"
        yield replace(figure, measure=POINTS, unit=name)
    for match in _at(DIGIT_WORD, TWO_DIGITS, text, where):
        figure = replace(_part(match, Fraction(10)), number="10", measure=PERCENT, unit="%")
        yield replace(figure, hedge=Hedge.AT_LEAST)
    for match in _at(ODDS_WORD, ODDS, text, where):
        top, whole = _number(match["top"] or "one"), _number(match["whole"] or match["every"])
        if top < whole <= 1000:
            yield _part(match, top / whole)


def _at(
    word: re.Pattern[str], pattern: re.Pattern[str], text: str, where: Spans
) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern that hold a word, which is found sooner."""
    end = -1
    for figures in found_in(word, text, where):
        near = pattern.finditer(text, max(0, end, figures.start() - 24), figures.end() + 80)
        match = next((figure for figure in near if figure.end() > figures.start()), None)
        if match and match.start() <= figures.start():
            end = match.end()
            yield match


def pointed(text: str, figures: list[PrintedFigure]) -> list[PrintedFigure]:
    """Take points of a percentage for percentage points, and thousands of times for a count."""
    for index, figure in enumerate(figures):
        if figure.unit == "times" and figure.size >= MANY:
            figures[index] = replace(figure, measure=COUNTED, unit="", noun="times")
        if figure.noun not in ("points", "point") or figure.size > 100:
            continue
        near = text[max(0, figure.start - 90) : figure.start]
        last = figures[index - 1] if index else None
        beside = last is not None and last.dimension in RATES and figure.start - last.end < 70
        apart = last is not None and APART.search(text, last.end, figure.start)
        is_rate = (beside and not apart) or RATED.search(near)
        if is_rate and not INDEX.search(text, max(0, figure.start - 120), figure.start):
            figures[index] = replace(figure, measure=POINTS, unit="percentage points", noun="")
    return figures


def _fraction(match: re.Match[str], text: str) -> Fraction | None:
    low = (match["low"] or match["alone"]).lower()
    part = Fraction(1, SIZES[low])
    if match["high"]:
        high = english(match["high"]) or Fraction(1)
        if low == "quarter" and not OF_WHOLE.match(text, match.end()):
            return None  # two quarters of a year
        plural = match[0].lower().endswith("s")
        hyphened = "-" in match[0]
        return high * part if plural == (high > 1) and (plural or hyphened or high == 1) else None
    before = text[max(0, match.start() - 24) : match.start()]
    if LATTER.search(before) or (not match["one"].strip() and low != "half"):
        return None
    behind = OF_WHOLE.match(text, match.end())
    hedged = HEDGED.search(before)
    if hedged and IN_HALF.search(before) and low != "half":
        hedged = None
    return part if behind or hedged else None


def _value(match: re.Match[str]) -> Fraction:
    """Return what a part is, whatever stands around it."""
    high = match["high"]
    part = Fraction(1, SIZES[(match["low"] or match["alone"]).lower()])
    return part * (english(high) or 1) if high else part


def _points(match: re.Match[str]) -> Fraction:
    """Return how many points of a percentage are joined to their number."""
    if match["digits"]:
        return Fraction(match["digits"])
    if match["part"]:
        return Fraction(1, PARTS[match["part"].lower()])
    return english(match["word"] or "one") or Fraction(1)


def _of_percent(match: re.Match[str], value: Fraction, unit: re.Match[str]) -> PrintedFigure:
    """Return a part of a percent as the figure that it is: 1/4 percentage points."""
    is_point = unit["point"] is not None
    return replace(
        _part(match, value),
        end=unit.end(),
        number=str(value),
        measure=POINTS if is_point else PERCENT,
        unit="percentage points" if is_point else "%",
        text=f"{match[0]}{unit[0]}",
    )


def _number(word: str) -> Fraction:
    return digits(word) if word[0].isdigit() else english(word) or Fraction(1)


def _part(match: re.Match[str], value: Fraction) -> PrintedFigure:
    return PrintedFigure(
        start=match.start(),
        end=match.end(),
        number=match[0],
        value=value,
        measure=TIMES,
        text=match[0],
        in_words=True,
    )
