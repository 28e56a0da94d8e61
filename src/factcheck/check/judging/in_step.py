"""Figures of one list: what agrees beside a figure says how it is to be read.

"Owners gave 6.6, tenants 5.7 and renters 6.8", where a sentence before says what they gave: if the
others are the means of their groups, this one is meant as the mean of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import StatementOutcome, TieStrength
from factcheck.check.judging.anchored import FoundStatement
from factcheck.check.judging.deciding import decided
from factcheck.check.judging.second_look import second_look
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "in step")

_CHANGES = frozenset(
    {ClaimedAs.GROWTH, ClaimedAs.CAGR, ClaimedAs.CHANGE, ClaimedAs.POINTS, ClaimedAs.RANK}
)
_OPEN = (TieStrength.LIKELY,)
_DIGITS = 4  # of the figures beside it that agree: hardly by chance
#: Words of no group or line by its name, or of one that is left out: the rest, net of cash.
_OTHERS = re.compile(WORDS.pattern(r"\b(?:{en.others})\b"), re.IGNORECASE)
_DECIMALS = re.compile(r"\d*\.(\d+)")
_CLAUSE = re.compile(r"[,;:](?!\d)|\band\b")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def in_step(
    found: Sequence[FoundStatement],
    others: Callable[[ReportStatement], Sequence[CellReading]],
    printed: Callable[[ReportStatement], ReportStatement],
) -> Iterator[FoundStatement]:
    """Give the figures of a sentence, with those settled whose fellows agree.

    Parameters
    ----------
    found : sequence of FoundStatement
        The figures, in their order.
    others : callable
        Gives the other ways to read a figure by which it would be right.
    printed : callable
        Gives a figure in the unit that it is printed in.
    """
    for one in found:
        ways = _ways(one, found, printed)
        if len({reading.value for reading in ways}) != 1:
            yield one
            continue
        sure = replace(
            ways[0],
            strength=TieStrength.CERTAIN,
            reasons=(*ways[0].reasons, say("the figures beside it are of the same")),
        )
        is_counted = bool(sure.columns)
        readings = [sure, *(others(one.statement) if is_counted else ())]
        number = int(one.finding.id.removeprefix("s"))
        statement = printed(one.statement) if is_counted else one.statement
        finding = second_look(statement, decided(statement, readings, number), readings, one.index)
        finding = replace(finding, quote=one.finding.quote, figure=one.finding.figure)
        yield replace(one, finding=finding, readings=readings)


def _ways(
    one: FoundStatement,
    found: Sequence[FoundStatement],
    printed: Callable[[ReportStatement], ReportStatement],
) -> list[CellReading]:
    """Return the ways to read a figure that is to be checked as its fellows are read."""
    if one.finding.outcome is not StatementOutcome.TO_CHECK or one.statement.claimed in _CHANGES:
        return []
    fits = [_fits(one, reading, printed) for reading in one.readings]
    is_counted = any(reading.columns for reading in one.readings)
    doubted = _OPEN if is_counted else (*_OPEN, TieStrength.GUESSED)
    are_likely = all(reading.strength in doubted for reading in one.readings)
    if not are_likely or any(way is not FigureFit.DISAGREES for way in fits):
        return []
    if is_counted and len({reading.value for reading in one.readings}) > 1:
        return []
    return [
        reading
        for reading in one.readings
        if reading.strength is TieStrength.LIKELY
        and say("another one is named more closely") not in reading.reasons
        and _is_borne_out(one, reading, found, printed)
    ]


def _fits(
    one: FoundStatement,
    reading: CellReading,
    printed: Callable[[ReportStatement], ReportStatement],
) -> FigureFit:
    claim = (printed(one.statement) if reading.columns else one.statement).range
    return FigureFit.DISAGREES if claim is None else fit(claim, reading)


def _is_borne_out(
    one: FoundStatement,
    reading: CellReading,
    found: Sequence[FoundStatement],
    printed: Callable[[ReportStatement], ReportStatement],
) -> bool:
    """Whether figures of enough digits beside one agree by such a reading."""
    fellows = _fellows(one, reading, found, printed)
    digits = sum(len(re.sub(r"\D", "", other.statement.figure)) for other in fellows)
    are_sure = any(_is_sure(other) for other in fellows)
    return digits + are_sure >= _DIGITS and not _is_of_unnamed(one, reading, found)


def _fellows(
    one: FoundStatement,
    reading: CellReading,
    found: Iterable[FoundStatement],
    printed: Callable[[ReportStatement], ReportStatement],
) -> list[FoundStatement]:
    """Return the figures that agree and are read alike, each of another group."""
    return [
        other
        for other in found
        if other.finding.outcome is StatementOutcome.AGREES
        and _sort(other.statement) == _sort(one.statement)
        and _decimals(other.statement.figure) == _decimals(one.statement.figure)
        and any(
            _is_alike(reading, beside) and _fits(other, beside, printed) is FigureFit.AGREES
            for beside in other.readings
        )
    ]


def _is_alike(one: CellReading, other: CellReading) -> bool:
    if one.cells or other.cells:
        return _are_parallel(one.cells, other.cells)
    is_of_all = set(other.columns) < set(one.columns) and "/" not in one.arithmetic
    is_of_all = is_of_all and one.arithmetic != say("rows")  # the mean of all, and of a group
    return (
        (one.columns == other.columns or is_of_all)
        and one.reasons[:1] != other.reasons[:1]
        and _NUMBER.sub("", one.arithmetic) == _NUMBER.sub("", other.arithmetic)
    )


def _are_parallel(one: Sequence[DataCell], other: Sequence[DataCell]) -> bool:
    """Whether cells stand in the same rows of other columns, or in the same columns of other rows.

    Rows and columns of several readings of a share are compared one by one.
    """
    if len(one) != len(other) or not one:
        return False
    pairs = list(zip(one, other, strict=True))
    is_one = all(a.table == b.table and a.measure.unit == b.measure.unit for a, b in pairs)
    is_one = is_one and all(a.period == b.period for a, b in pairs)  # of one time
    same_rows = all(a.row == b.row and a.column != b.column for a, b in pairs)
    first, *rest = pairs
    same_columns = first[0].column == first[1].column and first[0].row != first[1].row
    same_columns = same_columns and all(a.column == b.column for a, b in rest)
    return is_one and (same_rows or same_columns)


def _is_of_unnamed(
    one: FoundStatement, reading: CellReading, found: Sequence[FoundStatement]
) -> bool:
    """Whether the group of a figure is that of a figure before it, or no name of one: the rest.

    So it is where what it would come to stands beside it already, as another figure.
    """
    clause = _CLAUSE.split(one.statement.near)[-1] + _CLAUSE.split(one.statement.behind)[0]
    same = any(
        other.statement.start < one.statement.start and beside.reasons[:1] == reading.reasons[:1]
        if beside.columns
        else bool(beside.cells)
        and beside.cells == reading.cells
        and _fits(other, beside, lambda told: told) is FigureFit.AGREES
        for other in found
        if other is not one
        for beside in other.readings
    )
    is_told = any(
        other.statement.value == reading.value for other in found if other is not one
    )  # 105 of the 514 who answered: 514 is no truth of 105
    return same or is_told or _OTHERS.search(clause) is not None


def _is_sure(one: FoundStatement) -> bool:
    return one.finding.tie is not None and one.finding.tie.strength is TieStrength.CERTAIN


def _sort(statement: ReportStatement) -> ClaimedAs:
    """Return what a figure claims to be; one without a unit is what those beside it are."""
    return ClaimedAs.LEVEL if statement.claimed is ClaimedAs.BARE else statement.claimed


def _decimals(figure: str) -> int:
    match = _DECIMALS.search(figure)
    return len(match[1]) if match is not None else 0
