"""Ranks and superlatives as sentences claim them: the largest, second of six, highest since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.lexicon.words import stem
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.sentences import SentenceSpan, open_reason, years_at
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER
from factcheck.wording.en.numeral import ORDINALS
from factcheck.wording.prose_numbers import COUNTS, HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "rank claims")

_NUMBERS = {word: number for word, number in COUNTS.items() if word != "one"}
_ORDINALS = {word: number for number, word in enumerate(ORDINALS[:10], start=1)}
_HIGH = (
    "highest largest biggest greatest strongest best fastest most steepest longest busiest".split()
)
_LOW = "lowest smallest slowest least weakest shortest fewest".split()
_OF_MANY = (
    rf"(?:of|among|in) (?:all|(?:the |its |our )?(?:last |past )?(?:\d+|{'|'.join(_NUMBERS)}))\b"
)
_SUPERLATIVE = re.compile(
    rf"(?:\b(?:the|our|its|their|a|by far the)\s+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})[- ])?"
    rf"\b(?<!at )(?P<word>{'|'.join((*_HIGH, *_LOW))})\b"
    r"(?!\s+(?:of\s+)?(?:people|patients|part|likely))"
    rf"(?:\s+(?P<noun>(?!of\b|in\b|among\b|since\b)[a-z-]+))?(?:\s+(?P<many>{_OF_MANY})(?:\s+years)?)?",
    re.IGNORECASE,
)
_BEYOND_ALL = re.compile(
    r"\b(?:the )?(?P<more>more|higher|larger|bigger|greater|longer|older"
    r"|fewer|less|lower|smaller|shorter|younger) than (?:in )?"
    r"(?:any(?:one|body|where)(?: else)?\b|any other\b(?: [a-z]+)?|all (?:the )?others?\b)",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(  # most of our provisions, at the head of a sentence most provisions
    r"(?:most|least) (?:of|are|were|have|had|other)\b|^most (?!recent)", re.IGNORECASE
)
_ORDINAL = re.compile(
    WORDS.pattern(
        r"(?:(?P<puts>\b(?:{en.ordinal})\s+"
        r"(?:(?:the\s)?[A-Z]?\w+\s+)?)|(?P<apart>,\s+))"
        r"(?:the\s+)?(?P<ordinal>{join})"
        r"(?=\s+(?P<many>{of_many})|\s+(?:at|with|place|among|behind|after|in the|only to|to)\b"
        r"|\s*[,.;)])",
        join="|".join(list(_ORDINALS)[1:]),
        of_many=_OF_MANY,
    ),
    re.IGNORECASE,
)
_CHINESE = re.compile(
    WORDS.pattern(
        r"最(?P<word>{zh.most})"
        r"|(?:{zh.placed})(?:[一二三四五六七八九十\d]{1,2}个)?[^,，。;；\d一二三四五六七八九十]{0,8}第"
        r"(?P<ordinal>[一二三四五六七八九十]|\d+)位?"
        r"|(?:位?居|列|仍?[为是])?[^,，。;；\d]{0,6}(?P<first>{zh.first})"
        r"|(?:{zh.placed})[^,，。;；\d]{0,6}(?P<last>{zh.last})"
    )
)
_LESS = frozenset("fewer less lower smaller shorter younger".split())
_CHINESE_LOW = frozenset("低小少慢短弱")
_OVER_TIME = re.compile(
    WORDS.pattern(r"{en.over_time}|{zh.over_time}"),
    re.IGNORECASE,
)
_GAIN = re.compile(WORDS.pattern(r"{en.gain}|{zh.gain}"), re.IGNORECASE)
_CLAUSE = re.compile("[,，;；。]")
_GROWING = re.compile(WORDS.pattern(r"{en.growing}|{zh.growing}"), re.IGNORECASE)
_SINCE = re.compile(r"since (?:fiscal )?(\d{4})|自(\d{4})年", re.IGNORECASE)
_AMONG_ALL = re.compile(WORDS.pattern(r"\b(?:the )?(?:{en.among_all})['’]s $"), re.IGNORECASE)
#: Words behind a superlative that name nothing.
_OTHERS = "anyone anybody anywhere any other others else older longer bigger younger".split()
NO_NOUNS = frozenset(stem(word) for word in (*_HIGH, *_LOW, *_ORDINALS, *_NUMBERS, *_OTHERS))


class RankClaim(Struct, frozen=True, kw_only=True):
    """A rank as a sentence claims it."""

    statement: ReportStatement
    place: int  # 1 of the first
    is_low: bool  # counted from the lowest
    count: int = 0  # of how many; 0 where nothing is said
    over_time: bool = False
    is_gain: bool = False  # of how much something changed
    is_growth: bool = False
    may_be_level: bool = False  # growth is told before, and something else may be ranked
    since: int = 0


def rank_claims(report: ReportReading) -> Iterator[RankClaim]:
    """Give the ranks and superlatives of the prose of a report."""
    for sentence, before in report.in_order():
        matches = [
            *_SUPERLATIVE.finditer(sentence.text),
            *_ORDINAL.finditer(sentence.text),
            *_BEYOND_ALL.finditer(sentence.text),
            *_CHINESE.finditer(sentence.text),
        ]
        for match in sorted(matches, key=lambda found: found.start()):
            if _QUANTIFIER.match(sentence.text, match.start()) is None:
                yield _claim(match, sentence, before, report)


def _claim(
    match: re.Match[str],
    sentence: SentenceSpan,
    previous: SentenceSpan | None,
    report: ReportReading,
) -> RankClaim:
    groups = match.groupdict()
    word = (groups.get("word") or "").casefold()
    ordinal = (groups.get("ordinal") or "").casefold()
    place = _ORDINALS.get(ordinal) or HAN_COUNTS.get(ordinal) or int(ordinal or 1)
    start, end = match.span()
    if groups.get("puts") or groups.get("apart"):
        start = match.start("ordinal")
    text = sentence.text
    figure = text[start:end]
    many = groups.get("many") or ""
    since = _SINCE.search(text, max(0, start - 30))
    before = _AMONG_ALL.sub(lambda among: " " * len(among[0]), text[:start])
    around = figure if figure.isascii() else text[max(0, start - 8) : end]
    statement = ReportStatement(
        start=sentence.start + start,
        end=sentence.start + end,
        figure=figure,
        sentence=sentence,
        previous=previous,
        before=before,
        near=_near(before),
        behind=text[end:],
        claimed=ClaimedAs.RANK,
        range=Interval.point(place),
        value=Fraction(place),
        measure=PLAIN_NUMBER,
        period=CheckPeriod(report.year) if report.year else None,
        years=years_at(sentence, sentence.start + start),
        is_open=open_reason(sentence, start),
    )
    return RankClaim(
        statement=statement,
        place=place,
        is_low=(groups.get("more") or "").casefold() in _LESS
        or word in _LOW
        or word in _CHINESE_LOW
        or bool(groups.get("last")),
        count=_count(many),
        over_time=_OVER_TIME.search(text[start : end + 30]) is not None,
        is_gain=_GAIN.search(figure) is not None,
        is_growth=_GROWING.search(around) is not None and _GAIN.search(figure) is None,
        may_be_level=not figure.isascii() and _GROWING.search(_CLAUSE.split(around)[-1]) is None,
        since=int(next(filter(None, since.groups()))) if since else 0,
    )


def _near(before: str) -> str:
    """Return the words of the clause, or of the ones before it where it names nothing."""
    return re.split(r"[;:;:]", before)[-1]


def _count(many: str) -> int:
    words = many.casefold().split()
    for word in reversed(words):
        if word.isdigit():
            return int(word)
        if word in _NUMBERS:
            return _NUMBERS[word]
    return 0
