"""What the amounts of a sentence say of its changes: 198,765, down by 18,637, is down by 8.6 %."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, permutations

from msgspec.structs import replace

from factcheck.check.findings import StatementFinding, StatementOutcome
from factcheck.check.prose.claimed import AMOUNTS, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.amount_text import amount_text
from factcheck.domain.interval import Interval
from factcheck.domain.unit import PLAIN_NUMBER
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "own_amounts")

_BETWEEN = re.compile(
    WORDS.pattern(r"\W*(?:\b(?:{en.between})\b\W*)*|\W*(?:(?:{zh.between})\W*)*"), re.IGNORECASE
)
_FROM = re.compile(WORDS.pattern(r"(?:\b(?:{en.start})|{zh.start})\s*[$€£¥]?$"), re.IGNORECASE)
_TO = re.compile(WORDS.pattern(r"\s*(?:{en.end}|{zh.end})\s*[$€£¥]?"), re.IGNORECASE)
_CLOSED = re.compile(r"[,.;:)，。；：、）]|$")


def with_own_amounts(
    findings: Iterable[StatementFinding], statements: Sequence[ReportStatement]
) -> tuple[StatementFinding, ...]:
    """Return findings; to be checked is growth in no data that its sentence contradicts."""
    odds = dict(_at_odds(statements))
    return tuple(
        replace(one, outcome=StatementOutcome.TO_CHECK, remark=odds[one.start, one.end])
        if one.outcome is StatementOutcome.NOT_IN_DATA and (one.start, one.end) in odds
        else one
        for one in findings
    )


def is_of_own_amounts(change: ReportStatement, others: Iterable[ReportStatement]) -> bool:
    """Whether growth is that of two amounts told one after the other: $2.08 a share, after $1.92.

    Nothing that it may be tied to speaks against it then.
    """
    claim = _signed(change)
    if change.claimed is not ClaimedAs.GROWTH or claim is None:
        return False
    amounts = [one for one in others if one.claimed in AMOUNTS]
    growths = (
        _growth(later, earlier)
        for pair in pairwise(amounts)
        for later, earlier in permutations(pair)
    )
    return any(growth is not None and growth.meets(claim) for growth in growths)


def _at_odds(
    statements: Sequence[ReportStatement],
) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the places of growth that the two amounts right before it contradict, and why."""
    for _, sentence in groupby(statements, key=lambda one: one.sentence):
        for first, second, change in _runs(list(sentence)):
            claim, growth = _signed(change), _told_growth(first, second, change)
            if claim is not None and growth is not None and not growth.meets(claim):
                come_to = amount_text(growth.middle(), change.measure or PLAIN_NUMBER, 1)
                yield (
                    (change.start, change.end),
                    say("the amounts of its sentence come to {value}", value=come_to),
                )


def _runs(
    sentence: Sequence[ReportStatement],
) -> Iterator[tuple[ReportStatement, ReportStatement, ReportStatement]]:
    """Give growth with the two figures before it, where nothing else stands between."""
    for first, second, change in zip(sentence, sentence[1:], sentence[2:], strict=False):
        is_plain = not (change.is_open or change.is_hedged or change.period != second.period)
        if change.claimed is ClaimedAs.GROWTH and is_plain:
            is_bare = _BETWEEN.fullmatch(_text(second.end, change.start, change)) is not None
            if is_bare and _CLOSED.match(change.behind.strip()):
                yield first, second, change


def _told_growth(
    first: ReportStatement, second: ReportStatement, change: ReportStatement
) -> Interval | None:
    """Return the growth that two amounts tell: from 68 to 82, or 82, which is 14 more."""
    between = _text(first.end, second.start, change)
    if first.claimed in AMOUNTS and second.claimed in AMOUNTS:
        is_told = _FROM.search(first.before) and _TO.fullmatch(between)
        return _growth(second, first) if is_told else None
    amount = _signed(second)
    if first.claimed not in AMOUNTS or second.claimed is not ClaimedAs.CHANGE or amount is None:
        return None
    if first.range is None or not _are_alike(first, second) or not _BETWEEN.fullmatch(between):
        return None
    before = first.range - amount
    return amount / before if before.low > 0 else None


def _growth(later: ReportStatement, earlier: ReportStatement) -> Interval | None:
    ends = later.range, earlier.range
    if ends[0] is None or ends[1] is None or ends[1].low <= 0 or not _are_alike(later, earlier):
        return None
    return ends[0] / ends[1] - 1


def _are_alike(one: ReportStatement, other: ReportStatement) -> bool:
    measures = (one.measure or PLAIN_NUMBER, other.measure or PLAIN_NUMBER)
    return measures[0].unit == measures[1].unit


def _signed(change: ReportStatement) -> Interval | None:
    if change.range is None:
        return None
    return -change.range if change.falls else change.range


def _text(start: int, end: int, statement: ReportStatement) -> str:
    sentence = statement.sentence
    return sentence.text[start - sentence.start : end - sentence.start]
