"""Rules of English: which words beside a figure make it what kind of claim."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
from factcheck.draft.en.amounts import amount
from factcheck.draft.en.beside import EnglishContext, beside
from factcheck.draft.en.bracketed import bracketed_kind
from factcheck.draft.en.multiples import times
from factcheck.draft.en.percentage_points import points
from factcheck.draft.en.rates import is_rate_of_growth, percent
from factcheck.draft.en.words import CONDITION, DOWN, DURATION
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.phrase_words import ORD
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import Confidence, FigureReading, Kind, Passage, Said
from factcheck.wording.prose_numbers import SMALL_NUMBER
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "rules", "en")

CHANGES = frozenset(
    {Kind.GROWTH, Kind.CAGR, Kind.CHANGE, Kind.POINT_CHANGE, Kind.GAP, Kind.MULTIPLE}
)
VAGUE = re.compile(WORDS.pattern(r"\b(?:{vague})\s*$"), re.IGNORECASE)
RATE_OF = re.compile(r"\b(?:to|per|for|against)\s*$")
#: What falls so fast: declined at an annual rate of.
FALLING_AT = re.compile(
    rf"\b(?:{DOWN})\b[^,;]{{0,30}}? at an? [^,;]{{0,40}}rate of[^,;]{{0,16}}$", re.IGNORECASE
)


def read(passage: Passage) -> FigureReading:
    """Reading of a figure in an English sentence."""
    words = beside(passage)
    scope = _scope(words)
    if scope:
        return FigureReading(kind=None, role=scope)
    if listed := bracketed_kind(passage):
        return FigureReading(
            kind=listed[0],
            comparator=_comparator(words),
            direction=listed[1],
            confidence=Confidence.HIGH,
            trigger=passage.figure.start,
        )
    sort = _said(words)
    changed = sort.kind in CHANGES
    return FigureReading(
        kind=sort.kind,
        comparator=_comparator(words),
        direction=_direction(words) if changed else ChangeDirection.NONE,
        confidence=sort.confidence,
        partner=sort.partner,
        averaged=words.is_averaged,
        trigger=words.trigger if changed and words.verb else passage.figure.start,
        role="" if sort.kind else "residue",
    )


def _said(words: EnglishContext) -> Said:
    match words.figure.dimension:
        case MeasuredBy.POINT:
            return points(words)
        case MeasuredBy.PERCENT:
            return percent(words)
        case MeasuredBy.TIMES:
            return times(words)
        case _:
            return amount(words)


def _direction(words: EnglishContext) -> ChangeDirection:
    if words.figure.text[:1] in "+-":
        return ChangeDirection.DOWN if words.figure.sign < 0 else ChangeDirection.UP
    if is_rate_of_growth(words) and not FALLING_AT.search(words.passage.left(90)):
        return ChangeDirection.UP  # a growth that slowed to 0.8 percent is one
    if " fewer " in words.figure.text:
        return ChangeDirection.DOWN
    for moved in (words.after, words.verb):
        if moved:
            return ChangeDirection.UP if moved["up"] else ChangeDirection.DOWN
    return ChangeDirection.NONE


def _comparator(words: EnglishContext) -> Hedge:
    if words.figure.upper is not None:
        return Hedge.BETWEEN
    return words.figure.hedge if words.hedge is Hedge.AS_PRINTED else words.hedge


#: What stands before the number that some things are of: 12 of the 30 cities.
OUT_OF = re.compile(
    rf"(?:^|[^\w.,])(?:\d[\d,]*|(?!one\b)(?:{SMALL_NUMBER})) (?:out )?of"
    r" (?:the |its |our |their |all )?$",
    re.IGNORECASE,
)
#: What stands before the number that a place is one of: 40th among 132 economies.
RANKED = re.compile(
    rf"\b(?:rank\w*|{ORD}|place)\b[^.;,]{{0,30}} (?:among|out of|of)(?: the| all)? $", re.IGNORECASE
)
#: A number of things, some of which are told behind: of the 50 tasks, 48 were done.
OF_THE = re.compile(r"^\s*(?:Out of|Of) (?:the|its|our|all|all the) $")
ONE_OF_THEM = re.compile(r"[^.;]{0,60}, (?:[a-z]+ ){0,3}\d")
#: How sure a study is of its figures: 95% CI, at the 5% level of significance.
SURE_OF = re.compile(
    WORDS.pattern(r"(?:[ -](?:two-sided |bias-corrected |bootstrap(?:ped)? )?(?:{sure_of}))"),
    re.IGNORECASE,
)
SIGNIFICANT = re.compile(r"\bsignifican\w+ (?:\w+ ){0,3}at(?: the)? $", re.IGNORECASE)
INDEX_OF = re.compile(r"(?:[- ](?:share|stock|company))? (?:index|indices)\b")
LONGER = re.compile(WORDS.pattern(r" (?:{longer}) than\b"))
MANY = 1000  # so many days are counted, not waited for


def _scope(words: EnglishContext) -> str:
    """Say of a figure that tells of what, not how much: per 10,000 yuan, aged 16, three years."""
    figure = words.figure
    if VAGUE.search(words.left):
        return "word"
    things = figure.dimension in (MeasuredBy.COUNT, MeasuredBy.NUMBER)
    if things and INDEX_OF.match(words.right):
        return "word"  # the 20 share index
    if things and RANKED.search(words.passage.left(60)):
        return "scope"
    if things and OF_THE.search(words.left) and ONE_OF_THEM.match(words.right):
        return "scope"
    if things and OUT_OF.search(words.passage.left(40)):
        return "scope"
    if figure.dimension is MeasuredBy.PERCENT and (
        SURE_OF.match(words.right) or SIGNIFICANT.search(words.left[-40:])
    ):
        return "scope"
    unit_of_rate = figure.number == "1" and figure.dimension is MeasuredBy.MONEY
    if (unit_of_rate and RATE_OF.search(words.left)) or CONDITION.search(words.left[-24:]):
        return "scope"
    if figure.dimension is not MeasuredBy.TIME or figure.size >= MANY:
        return ""
    if re.match(r" (?:of age|old)\b", words.right):
        return "scope"
    if LONGER.match(words.right) or "." in figure.number:
        return ""
    match = re.search(r"expectancy|\b[Aa]ge\b|(?:from|to)\s*$", words.left[-60:])
    if figure.measure.symbol in ("year", "month"):
        return "" if match and DURATION.search(words.left[-40:]) else "duration"
    return "" if match or DURATION.search(words.left[-40:]) else "duration"
