"""How a share moved that was told right before: 63.3 % of revenue, 3 points more than last year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import as_it_stands, difference, quotient
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding, TieStrength
from factcheck.check.lexicon.words import label_keys
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import BEFORE

_PART_AND_WHOLE = 2
_A_YEAR = re.compile(
    r"\b(?:a|each|every|per) (?:year|month|quarter)\b|平均|每年|年均", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\s*(?:higher|lower|more|less|above|below|ahead of|behind|short of|over|under)\b"
    r"(?! (?:than |on )?(?:in )?(?:a year|last year|the (?:year|previous|prior|same)))",
    re.IGNORECASE,
)
_ON_THE_YEAR = re.compile("同比|按年|比上年|较上年")


class ToldShare(Struct, frozen=True, kw_only=True):
    """A share that the text has told, and the cells that it was found to be of."""

    statement: ReportStatement
    reading: CellReading


def share_changes(
    statement: ReportStatement,
    index: CellIndex,
    told: ToldShare | None,
    bases: Iterable[CheckPeriod],
) -> Iterator[CellReading]:
    """Yield by how much the share before a figure differs from what it was.

    Only where the words between the two name nothing else.
    """
    if told is None or told.statement.sentence != statement.sentence:
        return
    said = frozenset[str]().union(*(label_keys(cell.label) for cell in told.reading.cells))
    if index.lexicon.keys(statement.near) - said or told.statement.end > statement.start:
        return
    if _A_YEAR.search(statement.near) or _BESIDE.match(statement.behind):
        return
    is_told = BEFORE.search(statement.near) or _ON_THE_YEAR.search(statement.near)
    for base in bases:
        then = [_at(index, cell, base) for cell in told.reading.cells]
        cells = [cell for cell in then if cell is not None]
        earlier = _share(cells, told.reading.strength)
        is_other = tuple(cells) != told.reading.cells
        if earlier is not None and is_other and len(cells) == len(told.reading.cells):
            change = difference(statement, told.reading, earlier)
            is_sure = is_told and len(cells) == 1  # a whole of last year may have been revised
            strength = change.strength if is_sure else weaker(change.strength, TieStrength.LIKELY)
            yield replace(change, strength=strength)


def _at(index: CellIndex, cell: DataCell, period: CheckPeriod) -> DataCell | None:
    series = index.series_of(cell)
    return None if series is None else series.at(period)


def _share(cells: list[DataCell], strength: TieStrength) -> CellReading | None:
    if len(cells) == _PART_AND_WHOLE and cells[1].value:
        return quotient(cells[0], cells[1], strength, ())
    if len(cells) == 1:
        return as_it_stands(cells[0], strength)
    return None


def told_share_of(
    statement: ReportStatement, readings: Sequence[CellReading], finding: StatementFinding
) -> ToldShare | None:
    """Return a share with the reading that it agrees with."""
    for reading in readings:
        is_share = len(reading.cells) == 1 or reading.is_quotient
        if is_share and reading.mentions == finding.cells[: len(reading.mentions)]:
            return ToldShare(statement=statement, reading=reading)
    return None
