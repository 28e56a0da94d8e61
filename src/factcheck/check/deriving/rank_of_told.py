"""Ranks that are said of the figure before them: 7.9 tonnes a head, the most of the eleven."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.deriving.ranks import Rival, ranked
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.told import ToldFigure
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import MOVES, ClaimedAs
from factcheck.check.prose.rank_claims import RankClaim
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.rational import Fraction
from factcheck.draft.en.finite import finite_verbs
from factcheck.language import say

_PIECE = re.compile(r"[,，(（—–]")
_PART = re.compile(r"[.;:；：。]")
_END = re.compile(r"[,.;:](?!\d)|[，。；：]|\b(?:ahead of|before|followed by|behind)\b")
_LISTED = re.compile(r"[)）\s]*(?:\band\b|[和与及、])[^,，;；]*$")
_DIFFERENCES = frozenset({ClaimedAs.POINTS, ClaimedAs.CHANGE})
_FARTHEST = 60  # signs between a figure and the rank that is said of it
_FEWEST = 3
_PAIR = 2


def rank_of_told(
    claim: RankClaim, index: CellIndex, told: ToldFigure | None, text: str
) -> list[CellReading]:
    """Return the place of what was told right before among the same of all other rows.

    Parameters
    ----------
    claim : RankClaim
        The rank.
    index : CellIndex
        The series.
    told : ToldFigure or None
        The figure before it.
    text : str
        The report.
    """
    if told is None or claim.over_time or claim.is_gain or claim.is_growth:
        return []
    between = text[told.statement.end : claim.statement.start]
    is_near = 0 <= claim.statement.start - told.statement.end <= _FARTHEST
    if not is_near or _PART.search(between) or not 0 < len(told.reading.cells) <= _PAIR:
        return []
    if told.statement.claimed in MOVES and re.search(r"\w", between):
        return []  # 15.8 points more than in 2000, though still the lowest rate: of what there is
    own = [index.series_of(cell) for cell in told.reading.cells]
    first = own[0]
    if first is None or None in own or _names_another(between, index, first):
        return []
    if _is_of_another(claim, index, first) or _is_of_several(told.statement):
        return []
    peers = index.peers(first)
    readings = (
        _place(claim, index, told, [one for one in own if one], some)
        for some in (peers, *index.parts_beside(first, peers))
    )
    return [reading for reading in readings if reading is not None]


def _place(
    claim: RankClaim,
    index: CellIndex,
    told: ToldFigure,
    own: list[CellSeries],
    peers: Sequence[CellSeries],
) -> CellReading | None:
    """Return the place of what was told among the same of some rows."""
    rivals = [rival for peer in peers if (rival := _rival(told, index, own, peer)) is not None]
    if len(rivals) < _FEWEST:
        return None
    mine = next((rival for rival in rivals if rival[1][0] is told.reading.cells[0]), None)
    if mine is None:
        return None
    is_quotient = told.statement.claimed is ClaimedAs.GROWTH and len(told.reading.cells) == _PAIR
    if told.statement.claimed in MOVES and mine[0] < is_quotient:
        rivals = [(-value, cells) for value, cells in rivals]  # the largest loss
        mine = (-mine[0], mine[1])
    strength = told.reading.strength if told.is_sure else TieStrength.LIKELY
    reasons = (say("it says so of the figure before it"),)
    tie = TiedSeries(own[0], 0, strength, reasons)
    return ranked(claim, tie, [mine, *(rival for rival in rivals if rival[1] != mine[1])])


def _names_another(between: str, index: CellIndex, first: CellSeries) -> bool:
    """Whether the words between a figure and a rank name anything but what the figure is of."""
    return bool(index.lexicon.left_over(_PIECE.split(between)[-1], first.keys, first.labels))


def _is_of_another(claim: RankClaim, index: CellIndex, first: CellSeries) -> bool:
    """Whether a rank is said of another row, or of several at once: and lowest in Bangladesh."""
    statement = claim.statement
    if statement.behind.startswith("、") or "分别" in statement.before:
        return True
    said = index.lexicon.keys(_END.split(statement.behind, maxsplit=1)[0])
    rows = {key for peer in index.peers(first) for key in (peer.area_keys or peer.row_keys)}
    return bool(said & rows - (first.area_keys or first.row_keys))


def _is_of_several(told: ReportStatement) -> bool:
    """Whether a figure ends a list, of all of which a rank is said: A (2.9 %) and B (3.5 %)."""
    return _LISTED.match(told.near) is not None and not any(finite_verbs(told.near))


def _rival(
    told: ToldFigure, index: CellIndex, own: list[CellSeries], peer: CellSeries
) -> Rival | None:
    """Return what the figure before would be of another row, with its cells."""
    cells: list[DataCell] = []
    for series, cell in zip(own, told.reading.cells, strict=True):
        other = _in_row_of(index, series, peer)
        at = other.at(cell.period) if other is not None else None
        if at is None:
            return None
        cells.append(at)
    if len(cells) == 1:
        return cells[0].value, tuple(cells)
    if told.statement.claimed in _DIFFERENCES:
        return cells[0].value - cells[1].value, tuple(cells)
    return (Fraction(cells[0].value / cells[1].value), tuple(cells)) if cells[1].value else None


def _in_row_of(index: CellIndex, series: CellSeries, peer: CellSeries) -> CellSeries | None:
    """Return what stands in the column of a series, and in the row of another."""
    for other in index.of_table(series.name.table):
        is_column = (
            other.name.columns == series.name.columns and other.name.role is series.name.role
        )
        is_row = other.name.area == peer.name.area and (
            other.name.rows == peer.name.rows or bool(peer.name.area)
        )
        if is_column and is_row:
            return other
    return None
