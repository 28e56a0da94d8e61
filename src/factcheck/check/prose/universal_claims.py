"""What is said of all rows of a column, or of so many: every region grew, four of the six cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.sentences import YEAR, SentenceSpan, open_reason, years_at
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Measure
from factcheck.wording.prose_numbers import COUNTS, HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "universal claims")

_COUNT = rf"(?:{'|'.join(COUNTS)}|\d{{1,2}})"
_QUANTIFIER = re.compile(
    r"(?<![\d.,])\b(?:(?P<all>all|every(?: one)?|each)(?: of (?:the|our|its|these))?"
    rf"(?: (?P<of>{_COUNT}))?"
    rf"|(?P<none>none|not one|no)(?: of (?:the|our|its|these)(?: (?P<none_of>{_COUNT}))?)?"
    rf"|(?:only |just )?(?P<some>{_COUNT})"
    rf"(?: (?:out )?of (?:the|our|its)(?: (?P<some_of>{_COUNT}))?)?"
    r")(?= (?P<noun>[a-z]+)\b)",
    re.IGNORECASE,
)
_NONE_ALONE = re.compile(
    WORDS.pattern(r"\b(?P<none>none)\b(?= (?:{en.none_alone}))"), re.IGNORECASE
)
_CHINESE = re.compile(
    r"(?P<of>[一二三四五六七八九十\d]{1,2})个?(?P<noun>[^,，。;；\d]{1,14}?)(?P<all>均|都|全部)"
    r"|(?<![一二三四五六七八九十\d个第])(?P<some3>[一两二三四五六七八九十\d]{1,2})个(?P<noun3>[^,，。;；\d有均都]{1,4}?)"
    r"(?=[^,，。;；\d有均都]{0,10}(?:超过|高于|低于|增长|下降|上升|减少|增加))"
    r"|(?P<of2>[一二三四五六七八九十\d]{1,2})个?(?P<noun2>[^,，。;；\d]{1,6}?)(?:中)?[,，]?(?:有)(?P<some>[一两二三四五六七八九十\d]{1,2})个"
)
_UP = re.compile(
    WORDS.pattern(r"\b(?:{en.up})\b|增长|上升|增加"),
    re.IGNORECASE,
)
_DOWN = re.compile(
    WORDS.pattern(r"\b(?:{en.down})\b|下降|减少"),
    re.IGNORECASE,
)
_NO_ROWS = re.compile(
    r"percent|per|percentage|points?|times|million|billion|thousand|hundred|years?|tonnes?|decades?"
    r"|more|less|fewer|higher|lower",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|higher|larger|bigger)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|lower|smaller)\b", re.IGNORECASE)
_THAN_THEN = re.compile(  # emitted less in 2023 than in 2013, made more than the year before
    r"\bthan (?:it did |they did )?(?:in )?"
    r"(?:(?:19|20)\d\d\b|the (?:year before|previous year)|a year (?:earlier|before|ago)"
    r"|(?:a|one|two|three|five|six|ten) (?:years?|decades?) (?:earlier|before|ago))",
    re.IGNORECASE,
)
_BESIDE_THEN = re.compile(  # had surpassed their 2019 level
    r"\b(?:(?P<above>(?:surpass|exceed|pass|regain|better|top)p?ed|above)"
    r"|(?P<below>below|short of))"
    r" (?:its|their|the) (?:own )?(?:19|20)\d\d (?:level|mark|figure|rate|total|value|peak)s?\b",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(  # of the eight countries in our sample, only three
    rf"\bof (?:the|our|its|all) (?P<whole>{_COUNT}) (?:[a-z-]+ ){{0,2}}?(?P<noun>[a-z]+s)\b"
    r"[^.;:]*,\s$",
    re.IGNORECASE,
)
_DENOMINATOR = re.compile(r"\bof (?:the|our|its|all) $", re.IGNORECASE)
_ABOVE = re.compile(
    r"\b(?:exceed(?:s|ed)?|above|over|topped|more than)\s+(?=[$€£]?\d)|(?:超过|高于)(?=\d)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:below|under|less than|fewer than)\s+(?=[$€£]?\d)|低于(?=\d)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;；。:：]|, (?:while|but|and|whereas|although)\b")


class UniversalClaim(Struct, frozen=True, kw_only=True):
    """What a sentence says of so many rows: how many, of how many, and what is true of them."""

    statement: ReportStatement
    count: int  # -1 of all
    whole: int  # 0 where nothing is said
    noun: str
    direction: int  # 1 of what grew, -1 of what fell; 0 where a bound is told
    bound: Fraction | None = None
    is_below: bool = False
    measure: Measure | None = None
    spared: tuple[int, int] = (0, 0)  # where the bound stands


def universal_claims(report: ReportReading) -> Iterator[UniversalClaim]:
    """Give what the prose says of all rows, of none, or of so many."""
    for sentence, before in report.in_order():
        matches = [
            *_QUANTIFIER.finditer(sentence.text),
            *_NONE_ALONE.finditer(sentence.text),
            *_CHINESE.finditer(sentence.text),
        ]
        end = 0
        for match in sorted(matches, key=lambda one: one.start()):
            claim = _claim(match, sentence, before, report) if match.start() >= end else None
            if claim is not None:
                end = match.end()
                yield claim


def _claim(
    match: re.Match[str],
    sentence: SentenceSpan,
    previous: SentenceSpan | None,
    report: ReportReading,
) -> UniversalClaim | None:
    if _NO_ROWS.fullmatch(match.groupdict().get("noun") or ""):
        return None
    if match.groupdict().get("some") and _DENOMINATOR.search(sentence.text, 0, match.start()):
        return None  # of the eight, three did
    rest = _CLAUSE.split(sentence.text[match.end() :])[0]
    direction = _direction(_CLAUSE.split(sentence.text[: match.start()])[-1])
    predicate = _predicate(rest)
    if predicate is None and direction:
        predicate = (direction, None, False)  # emissions fell at all six
    if predicate is None:
        return None
    direction, bound, is_below = predicate
    groups = match.groupdict()
    some = groups.get("some") or groups.get("some3")
    whole = groups.get("of") or groups.get("of2") or groups.get("some_of") or groups.get("none_of")
    among = _OF_SO_MANY.search(sentence.text[: match.start()]) if some and not whole else None
    groups |= among.groupdict() if among is not None else {}
    whole = whole or groups.get("whole")
    count = _number(some) if some else 0 if groups.get("none") else -1
    edge = _edge(report, sentence.start + match.end() + bound.end()) if bound else None
    if bound is not None and (edge is None or edge.value is None):
        return None
    start, end = match.span()
    statement = ReportStatement(
        start=sentence.start + start,
        end=sentence.start + end,
        figure=match[0],
        sentence=sentence,
        previous=previous,
        before=sentence.text[:start],
        near=sentence.text[:start],
        behind=sentence.text[end:],
        claimed=ClaimedAs.RANK,
        range=Interval.point(max(count, 0)),
        value=Fraction(max(count, 0)),
        measure=PLAIN_NUMBER,
        period=CheckPeriod(report.year) if report.year else None,
        years=years_at(sentence, sentence.start + start),
        is_open=open_reason(sentence, start),
    )
    return UniversalClaim(
        statement=statement,
        count=count,
        whole=_number(whole) if whole else 0,
        noun=(groups.get("noun") or groups.get("noun2") or groups.get("noun3") or "").strip(),
        direction=direction,
        bound=edge.value if edge else None,
        is_below=is_below,
        measure=edge.measure if edge else None,
        spared=(edge.start, edge.end) if edge else (0, 0),
    )


def _edge(report: ReportReading, start: int) -> ReportStatement | None:
    """Return the figure that a bound is told by."""
    return next(
        (statement for statement in report.statements if statement.start <= start < statement.end),
        None,
    )


def _predicate(rest: str) -> tuple[int, re.Match[str] | None, bool] | None:
    """Return what is said to be so: 1 or -1 of a change, or a bound, and whether below it."""
    if then := _BESIDE_THEN.search(rest):
        return (1 if then["above"] else -1, None, False)
    above, below = _ABOVE.search(rest), _BELOW.search(rest)
    figures = re.findall(r"\d[\d.,]*", rest)
    if (above or below) and not _UP.search(rest) and not _DOWN.search(rest) and len(figures) == 1:
        return (0, above or below, above is None)
    direction = _direction(rest)
    return (direction, None, False) if direction else None


def _direction(text: str) -> int:
    """Return 1 where all that moves grew, -1 where it fell; 0 where figures tell by how much."""
    bare = YEAR.sub(" ", text)
    grew, fell = _UP.search(bare), _DOWN.search(bare)
    if not grew and not fell and _THAN_THEN.search(text):
        grew, fell = _MORE.search(text), _LESS.search(text)
    if re.search(r"\d", bare) or bool(grew) == bool(fell):
        return 0
    return 1 if grew else -1


def _number(word: str) -> int:
    folded = word.casefold()
    return int(folded) if folded.isdigit() else COUNTS.get(folded) or HAN_COUNTS.get(folded, 0)
