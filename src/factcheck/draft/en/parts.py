"""Parts of a whole in English words: a third of, by more than half, one in five, 3 out of 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.hedging import hedge_words
from factcheck.draft.measure import COUNTED, POINTS, TIMES, MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.sentences import Spans, found_in
from factcheck.wording.fraction import PARTS
from factcheck.wording.prose_numbers import SMALL_NUMBER, digits, english
from factcheck.wording.vocabulary import any_of

SIZES = PARTS | {"halve": 2}  # of halves, without its ending
PART = any_of(SIZES)
HEDGE = f"(?:{hedge_words('en')})"
#: What makes a bare `a third` or `half` a part, and no ordinal.
HEDGED = re.compile(rf"\b(?:by(?: {HEDGE})?|{HEDGE}|only|just|in)\s*$", re.IGNORECASE)
FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<high>{SMALL_NUMBER})[ -](?P<low>{PART})s?(?![\w-])(?! (?:part(?:y|ies)"
    r"|quarter|place|year|time|term|century|of (?:fiscal |the year|(?:19|20)\d\d)))"
    rf"|(?P<one>an? (?!half)|)(?P<alone>{PART})\b(?!-|s\b))",
    re.IGNORECASE,
)
PART_WORD = re.compile(rf"[Hh]al[fv]|{any_of(part for part in PARTS if part != 'half')}")
LATTER = re.compile(r"\b(?:first|second|latter|other|last|past|next|and a|and)\s*$", re.IGNORECASE)
OF_WHOLE = re.compile(
    r" (?:of (?!(?:fiscal |the )?(?:19|20)\d\d|(?:the |this |last )?(?:(?:fiscal|financial) )?year"
    rf"|(?:{WHOLE_MONTH})\b)|(?:the|its|their|that|as|what|above|below"
    r"|more|less|fewer|higher|lower|larger|smaller|faster|cheaper|up|down)\b)"
)
IN_HALF = re.compile(r"\bin\s*$", re.IGNORECASE)
INDEX = re.compile(
    r"\b(?:index|indices|PMI|score[ds]?|Nasdaq|Dow|S&P|FTSE|DAX|Nikkei|Hang Seng|Composite)\b"
)
RATED = re.compile(
    r"\b(?:rate|share|margin|ratio|proportion|percentage|turnout)s?\b[^.;\n]*$", re.IGNORECASE
)
APART = re.compile(r"[.!?;\n]\s")
MANY = 1000  # so many times nothing is multiplied
RATES = (MeasuredBy.PERCENT, MeasuredBy.POINT)
WHOLE = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,4})"
NO_TIME = (
    r"(?![\w-]|[.,]\d|%| ?(?:percent|per cent|years?|months?|days?|weeks?|quarters?|hours?"
    r"|decades?|minutes?|of the)\b)"
)
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
        value = _fraction(match, text)
        if value is not None:
            yield _part(match, value)
    for match in _at(ODDS_WORD, ODDS, text, where):
        top, whole = _number(match["top"] or "one"), _number(match["whole"] or match["every"])
        if top < whole <= 1000:
            yield _part(match, top / whole)


def _at(
    word: re.Pattern[str], pattern: re.Pattern[str], text: str, where: Spans
) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern that hold a word, which is found sooner."""
    end = -1
    for found in found_in(word, text, where):
        near = pattern.finditer(text, max(0, end, found.start() - 24), found.end() + 80)
        match = next((each for each in near if each.end() > found.start()), None)
        if match and match.start() <= found.start():
            end = match.end()
            yield match


def pointed(text: str, found: list[PrintedFigure]) -> list[PrintedFigure]:
    """Take points of a percentage for percentage points, and thousands of times for a count."""
    for index, each in enumerate(found):
        if each.unit == "times" and each.size >= MANY:
            found[index] = replace(each, measure=COUNTED, unit="", noun="times")
        if each.noun not in ("points", "point") or each.size > 100:
            continue
        near = text[max(0, each.start - 90) : each.start]
        last = found[index - 1] if index else None
        beside = last is not None and last.dimension in RATES and each.start - last.end < 70
        apart = last is not None and APART.search(text, last.end, each.start)
        told = (beside and not apart) or RATED.search(near)
        if told and not INDEX.search(text, max(0, each.start - 120), each.start):
            found[index] = replace(each, measure=POINTS, unit="percentage points", noun="")
    return found


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
    told = HEDGED.search(before)
    if told and IN_HALF.search(before) and low != "half":
        told = None
    return part if behind or told else None


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
