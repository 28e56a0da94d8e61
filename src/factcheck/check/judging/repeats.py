"""The same figure said twice in a report, and unequal: told where no data can decide.

Two statements are of the same where the draft reads one subject, one kind, unit and period in both.
A subject that has three values or more is too general a word, and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.findings import StatementFinding, StatementOutcome
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import english, is_chinese
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say

_TWO = 2
_SHORTEST = 4  # signs of a subject that names something


class _Said(Struct, frozen=True):
    """What a statement gives a figure of, as its words are read."""

    subject: str
    claimed: ClaimedAs
    unit: str
    period: str
    base: str
    years: tuple[int, ...]


def with_repeats(
    findings: Iterable[StatementFinding], statements: Sequence[ReportStatement]
) -> tuple[StatementFinding, ...]:
    """Return findings; to be checked is what no data cover and the report gives otherwise."""
    others = {
        (one.start, one.end): other
        for group in _groups(statements)
        for one, other in _unequal(group)
    }
    return tuple(_told(finding, others.get((finding.start, finding.end))) for finding in findings)


def _told(finding: StatementFinding, other: ReportStatement | None) -> StatementFinding:
    if other is None or finding.outcome is not StatementOutcome.NOT_IN_DATA:
        return finding
    remark = say(
        "the report says {figure} elsewhere: {sentence}",
        figure=other.figure,
        sentence=other.sentence.text.strip(),
    )
    return replace(finding, outcome=StatementOutcome.TO_CHECK, remark=remark)


def _groups(statements: Sequence[ReportStatement]) -> Iterator[list[ReportStatement]]:
    """Give the statements that are of the same, where there are two values of it."""
    by_subject: dict[_Said, list[ReportStatement]] = {}
    for statement in statements:
        said = _said(statement)
        if said is not None:
            by_subject.setdefault(said, []).append(statement)
    for group in by_subject.values():
        if len({statement.value for statement in group}) == _TWO:
            yield group


def _said(statement: ReportStatement) -> _Said | None:
    """Return what a statement is of; None where its words do not tell."""
    subject = " ".join(statement.subject.casefold().split())
    if (
        len(subject) < _SHORTEST - _TWO * (not subject.isascii())
        or statement.is_open
        or statement.is_hedged
        or statement.range is None
        or statement.claimed in (ClaimedAs.BARE, ClaimedAs.RANK)
    ):
        return None
    return _Said(
        subject,
        statement.claimed,
        statement.measure.unit.symbol if statement.measure is not None else "",
        str(statement.period or ""),
        str(statement.base or ""),
        statement.years.attached,
    )


def _unequal(group: Sequence[ReportStatement]) -> Iterator[tuple[ReportStatement, ReportStatement]]:
    """Give each statement with the first of another sentence that no rounding makes equal to it."""
    for one in group:
        for other in group:
            is_other = other.sentence.start != one.sentence.start
            if is_other and not _meet(one, other) and _names(one) == _names(other):
                yield one, other
                break


def _names(statement: ReportStatement) -> frozenset[str]:
    """Return what an English sentence names up to a figure, without how it moved.

    "After adjustment the odds ratio was 4.3" is not of what "the odds ratio was 6.0" is of.
    """
    text = statement.before
    if is_chinese(text):
        return frozenset()
    return frozenset(
        naming.key
        for naming in english(text)
        if text[naming.start : naming.end].casefold() not in known.NEUTRAL
    )


def _meet(one: ReportStatement, other: ReportStatement) -> bool:
    if one.range is None or other.range is None:
        return True
    return one.range.meets(other.range)
