"""Figures that disagree with a cell that its own table disproves: nobody is accused by it."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.check.findings import StatementFinding, TableFinding
from factcheck.check.judging.deciding import doubted
from factcheck.language import say


def spared_by_tables(
    statements: Iterable[StatementFinding], tables: Iterable[TableFinding]
) -> tuple[StatementFinding, ...]:
    """Return findings, to be checked where one rests on a cell that does not add up.

    Parameters
    ----------
    statements : iterable of StatementFinding
        What was found of the figures.
    tables : iterable of TableFinding
        What was found of the report's own tables.
    """
    faulty = {_faulty(table) for table in tables if table.foots is False}
    return tuple(_spared(one, faulty) if one.is_accused else one for one in statements)


def _faulty(table: TableFinding) -> str:
    """Return the cell that does not fit; where several may be it, the sum that they should be."""
    return f"{table.name}!{table.cell or table.equation.partition(' = ')[0]}"


def _spared(finding: StatementFinding, faulty: set[str]) -> StatementFinding:
    cell = next((cell for cell in finding.cells if cell.cell in faulty), None)
    if cell is None or finding.tie is None:
        return finding
    why = say("{cell} does not add up in its own table", cell=cell.cell)
    return doubted(finding, (), why)
