"""The tables of a report, one by one: whether each adds up, and the cell that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.findings import TableFinding
from factcheck.check.tables.equation import TableEquation
from factcheck.check.tables.faults import TableFault
from factcheck.check.tables.footing import TableFooting, footing
from factcheck.language import listed, say
from factcheck.manuscript.model import Manuscript, ReportBlock, ReportPassage, ReportTable
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "tables")

_NOTE = re.compile(
    WORDS.pattern(r"\W*(?:{en.notes}|{zh.notes})\b"),
    re.IGNORECASE,
)
_FEW = 3  # equations that are named in a remark


def table_findings(manuscript: Manuscript, subjects: int = 0) -> tuple[TableFinding, ...]:
    """Return a finding for each table of a report, in its order.

    `subjects` is how many there are of what the data have a row each.
    """
    blocks = manuscript.blocks
    return tuple(
        told(block, footed(block, _notes(blocks, at), subjects))
        for at, block in enumerate(blocks)
        if isinstance(block, ReportTable)
    )


def footed(table: ReportTable, notes: str = "", subjects: int = 0) -> TableFooting:
    """Add up one table of a report.

    Heads that are merged over several columns are read in each of them; what is merged elsewhere is
    counted once.
    """
    heads = table.heads
    rows = [
        spread if at < (heads or 1) else row
        for at, (row, spread) in enumerate(zip(table.rows, table.spread, strict=True))
    ]
    about = " ".join(filter(None, (table.caption, notes)))
    return footing(rows, about=about, heads=heads, subjects=subjects)


def told(table: ReportTable, result: TableFooting) -> TableFinding:
    """Tell what became of one table."""
    fault = result.faults[0] if result.faults else None
    return TableFinding(
        name=table.name,
        caption=table.caption,
        foots=result.foots,
        cell=fault.cell.name if fault is not None and fault.cell is not None else "",
        equation="; ".join(map(_redone, fault.equations)) if fault is not None else "",
        true=fault.true if fault is not None else "",
        to_check="; ".join(map(_redone, result.left_open[:_FEW])),
        remark=" ".join(_remarks(table, result)),
    )


def _redone(equation: TableEquation) -> str:
    """Write an equation, what it comes to, and what is printed: B4 = B2 + B3 = 1 + 2 = 3, not 4."""
    point = equation.point()
    return say(
        "{equation}: {arithmetic} = {result}, printed {printed}",
        equation=equation.written(),
        arithmetic=equation.arithmetic(),
        result="?" if point is None else equation.printed.written(point),
        printed=equation.printed.written(equation.printed.value),
    )


def _remarks(table: ReportTable, result: TableFooting) -> Iterator[str]:
    if table.unread:
        yield table.unread
        return
    if not result.is_examined:
        yield say("Not examined: no table of figures with a head and labels.")
        return
    for fault in result.faults[:1]:
        yield from _of_fault(fault)
    for fault in result.faults[1:]:
        yield say("Also: {equations}.", equations="; ".join(map(_redone, fault.equations)))
    if result.missed_by_rounding:
        names = (equation.result.name for equation in result.missed_by_rounding)
        yield say("Misses by its rounding: {cells}.", cells=listed(dict.fromkeys(names)))


def _of_fault(fault: TableFault) -> Iterator[str]:
    if fault.cell is not None and fault.true:
        yield say("{cell} would fit as {number}.", cell=fault.cell.name, number=fault.true)
    elif fault.slips:
        yield say(
            "It would add up with one of these: {numbers}.",
            numbers=listed(f"{name} {number}" for name, number in fault.slips[:_FEW]),
        )


def _notes(blocks: Sequence[ReportBlock], at: int) -> str:
    """Return what is noted right below a table."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if isinstance(following, ReportPassage) and _NOTE.match(following.text):
        return following.text
    return ""
