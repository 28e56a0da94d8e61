"""The findings of a check as remarks beside the words of the report."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.findings import (
    CellMention,
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
)
from factcheck.language import say
from factcheck.manuscript.model import Manuscript, ReportTable, cell_name
from factcheck.manuscript.remarks import Remark
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import outcomes

_QUIET = frozenset({StatementOutcome.AGREES, StatementOutcome.NOT_CHECKABLE})
_MOST_CELLS = 6


def remarks(
    result: CheckResult, manuscript: Manuscript, *, verbose: bool = False
) -> tuple[Remark, ...]:
    """Return a remark for each finding, in the order of the report.

    Parameters
    ----------
    result : CheckResult
    manuscript : Manuscript
        The report that was checked, as it was read.
    verbose : bool
        Whether what agrees, and what cannot be checked, has a remark as well.
    """
    told = [
        Remark(
            start=statement.start,
            end=statement.end,
            text="\n".join(map(visible, _of_statement(statement))),
            is_error=statement.is_accused,
        )
        for statement in result.statements
        if verbose or statement.outcome not in _QUIET
    ]
    spans = {
        block.name: (start, block)
        for start, _, block in manuscript.spans()
        if isinstance(block, ReportTable)
    }
    for table in result.tables:
        if (table.foots is False or table.is_open) and table.name in spans:
            told += _of_table(table, *spans[table.name])
    return tuple(sorted(told, key=lambda remark: (remark.start, remark.end)))


def _of_statement(one: StatementFinding) -> Iterator[str]:
    head = f"{outcomes.sign(one.outcome)} {one.figure}: {outcomes.name(one.outcome)}"
    yield f"{head}; {say('it is {true}', true=one.true)}" if one.true else head
    if one.nearest:
        yield say("nearest is {cell}", cell=one.nearest)
    if one.reckoning:
        yield one.reckoning
    yield from map(_cell, one.cells[:_MOST_CELLS])
    if len(one.cells) > _MOST_CELLS:
        yield say("and {number} more cells", number=len(one.cells) - _MOST_CELLS)
    if one.tie is not None:
        text = say("Tie: {strength}", strength=outcomes.strength(one.tie.strength))
        yield "; ".join((text, *one.tie.reasons))
    if one.remark:
        yield one.remark


def _cell(cell: CellMention) -> str:
    return " ".join(filter(None, (f"{_name(cell.file)} {cell.cell}", cell.label, cell.shown)))


def _name(path: str) -> str:
    """Return the name of a file without its folders: a report may go elsewhere."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def _of_table(table: TableFinding, start: int, block: ReportTable) -> Iterator[Remark]:
    """Give what was found of a table, beside the cell that it is about."""
    outcome = StatementOutcome.WRONG if table.foots is False else StatementOutcome.TO_CHECK
    head = f"{outcomes.sign(outcome)} {table.place}"
    if table.foots is False:
        head = say(
            "✘ {cell} does not add up; the others make {true}", cell=table.place, true=table.true
        )
    lines = [text for text in (head, table.equation, table.to_check, table.remark) if text]
    if len(lines) > 1 or table.foots is False:
        yield _beside(start, block, table.cell, lines, is_error=table.foots is False)
    for one in table.carried:
        place = f"{_name(one.mention.file)} {one.mention.cell}"
        text = f"{outcomes.sign(StatementOutcome.TO_CHECK)} {outcomes.carried(one, place)}"
        yield _beside(start, block, one.cell, [text], is_error=False)


def _beside(
    start: int, block: ReportTable, cell: str, lines: list[str], *, is_error: bool
) -> Remark:
    """Return a remark on a cell of a table; on its first that is filled where none is named."""
    filled = {name: (first, last) for name, first, last in _filled(start, block)}
    first, last = filled.get(cell) or next(iter(filled.values()), (start, start + 1))
    return Remark(start=first, end=last, text="\n".join(map(visible, lines)), is_error=is_error)


def _filled(start: int, block: ReportTable) -> Iterator[tuple[str, int, int]]:
    """Give the cells that hold words: the name of each, and where they begin and end."""
    at = start
    for row, texts in enumerate(block.rows):
        for column, text in enumerate(texts):
            if text.strip():
                yield cell_name(row, column), at, at + len(text)
            at += len(text) + 1
