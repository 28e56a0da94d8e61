"""Figures that lay the one before them beside another row: 2717 yuan, 1.93 times Shitang's."""

from __future__ import annotations

import re

from factcheck.check.deriving.arithmetic import as_it_stands, difference, quotient
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.told import ToldFigure
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon.words import is_chinese
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "beside told")

_THAN = re.compile(
    WORDS.pattern(
        r"^\s*(?:{en.than})\s+(?:that of |those of |the |in )*"
        r"(?P<other>[A-ZÀ-Þ][\w'’.-]*(?: (?:and |of )?[A-ZÀ-Þ][\w'’.-]*)*)"
    )
)
_CHINESE = re.compile(
    WORDS.pattern(r"(?:{zh.beside})(?P<other>[^,，。;；:：]{2,16}?)(?:{zh.by})?的?$")
)
_PIECE = re.compile(r"[;.:。；：](?!\d)")
_QUOTIENTS = frozenset({ClaimedAs.MULTIPLE, ClaimedAs.SHARE})
_DISTANCES = frozenset({ClaimedAs.CHANGE, ClaimedAs.POINTS, ClaimedAs.LEVEL})
_FARTHEST = 70  # signs between the two


def beside_told(
    statement: ReportStatement, index: CellIndex, told: ToldFigure | None
) -> list[CellReading]:
    """Return what the figure before is by another row, where one is said to be laid beside it.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    index : CellIndex
        The series.
    told : ToldFigure or None
        The figure before it.
    """
    if told is None or not _is_next(statement, told):
        return []
    if len(told.reading.cells) != 1:
        return _gap_of_shares(statement, index, told)
    own = index.series_of(told.reading.cells[0])
    pair = _pair(statement, index, own, told.reading.cells[0]) if own is not None else None
    if pair is None or pair[0] is pair[1]:
        return []
    if statement.claimed is ClaimedAs.POINTS and not pair[0].is_part:
        return []  # how much faster one grew than the other, and no difference of amounts
    strength = TieStrength.CERTAIN if told.is_sure else TieStrength.LIKELY
    reasons = (say("it says so of the figure before it"),)
    if statement.claimed in _QUOTIENTS:
        return [quotient(*pair, strength, reasons)] if pair[1].value else []
    ends = [as_it_stands(one, strength, reasons) for one in pair]
    return [difference(statement, *ends)]


def _gap_of_shares(
    statement: ReportStatement, index: CellIndex, told: ToldFigure
) -> list[CellReading]:
    """Return how far a share of two cells is from that of another row in the same whole."""
    cells = told.reading.cells
    is_gap = statement.claimed is ClaimedAs.POINTS and told.statement.claimed is ClaimedAs.SHARE
    own = index.series_of(cells[0]) if is_gap and len(cells) == len(("part", "whole")) else None
    pair = _pair(statement, index, own, cells[0]) if own is not None else None
    if pair is None or not cells[1].value:
        return []
    strength = TieStrength.CERTAIN if told.is_sure else TieStrength.LIKELY
    reasons = (say("it says so of the figure before it"),)
    ends = [quotient(one, cells[1], strength, reasons) for one in pair]
    return [difference(statement, *ends)]


def _is_next(statement: ReportStatement, told: ToldFigure) -> bool:
    """Whether a figure stands right behind another in its sentence, and may be laid beside it."""
    before = told.statement
    if before.sentence.start != statement.sentence.start:
        return False
    gap = statement.start - before.end
    is_near = 0 <= gap <= _FARTHEST and not _PIECE.search(statement.near)
    if not is_near or before.end + len(statement.near) < statement.start:
        return False
    if statement.claimed is ClaimedAs.LEVEL and not is_chinese(statement.near):
        return False
    return statement.claimed in _QUOTIENTS | _DISTANCES


def _pair(
    statement: ReportStatement, index: CellIndex, own: CellSeries, cell: DataCell
) -> tuple[DataCell, DataCell] | None:
    """Return what is laid beside what: the cell of the figure before, or of a row named since."""
    is_han = is_chinese(statement.near)
    match = _CHINESE.search(statement.near) if is_han else _THAN.match(statement.behind)
    if match is None:
        return None
    since = _named(statement.near[: match.start()] if is_han else statement.near, index, own)
    first = since[0].at(cell.period) if len(since) == 1 else None if since else cell
    said = index.lexicon.keys(match["other"])
    if first is None or index.lexicon.left_over(match["other"], said | own.keys, own.labels):
        return None
    found = _named(match["other"], index, own) or ([] if since else _columns(said, index, own))
    other = found[0].at(cell.period) if len(found) == 1 else None
    return None if other is None else (first, other)


def _named(text: str, index: CellIndex, own: CellSeries) -> list[CellSeries]:
    """Return the rows that a text names, in the column of a series."""
    said = index.lexicon.keys(text)
    return [
        other
        for other in index.of_table(own.name.table)
        if other.name.columns == own.name.columns
        and other.name.role is own.name.role
        and _row(other)
        and _row(other) <= said
    ]


def _columns(said: frozenset[str], index: CellIndex, own: CellSeries) -> list[CellSeries]:
    """Return the columns that some words name, in the row of a series and in its unit."""
    return [
        other
        for other in index.of_table(own.name.table)
        if (other.name.rows, other.name.area) == (own.name.rows, own.name.area)
        and other.name.role is own.name.role
        and other is not own
        and other.column_keys
        and other.column_keys <= said
        and other.first.measure.unit == own.first.measure.unit
    ]


def _row(series: CellSeries) -> frozenset[str]:
    return series.area_keys or series.row_keys
