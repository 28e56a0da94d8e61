"""Ties that a person has settled: what a figure is about, whatever the words around it say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.findings import CheckResult, StatementFinding, TieStrength
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.interval import Interval
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.tie_rows import NONE, SETTLED, TieRow

_Key = tuple[str, str, int]


class SettledTies:
    """What persons have said of figures, by sentence and figure.

    Parameters
    ----------
    rows : sequence of TieRow
        The ties; those that nobody has said are left aside.
    cells : iterable of DataCell
        All cells that they may name.

    Raises
    ------
    InputError
        With every cell that is named and is not there.
    """

    def __init__(self, rows: Sequence[TieRow], cells: Iterable[DataCell]) -> None:
        self.rows = {(row.sentence, row.figure, row.nth): row for row in rows if row.is_said}
        known = {f"{cell.file}#{cell.place}": cell for cell in cells} if self.rows else {}
        self.cells = {
            key: [known[address] for address in row.cells if address in known]
            for key, row in self.rows.items()
        }
        faults = [
            Diagnostic(
                at=Location(file=row.file, line=row.line, column=1),
                key="",
                problem=say("there is no cell {cell!r} with a figure", cell=address),
                remedy=say("Write it as findings do: accounts.xlsx#Sheet!C5."),
            )
            for row in self.rows.values()
            if row.tied == SETTLED
            for address in row.cells
            if address not in known
        ]
        if faults:
            raise InputError(faults)
        self.seen: Counter[tuple[str, str]] = Counter()

    def of(self, statement: ReportStatement) -> list[CellReading] | None:
        """Return the reading that is settled; nothing in it if the figure is in no data.

        None where nobody has said anything. Statements are to be asked for in their order.
        """
        sentence, figure = statement.sentence.text, statement.figure
        self.seen[sentence, figure] += 1
        key = (sentence, figure, self.seen[sentence, figure])
        row = self.rows.get(key)
        if row is None:
            return None
        return [] if row.tied == NONE else [_reading(statement, self.cells[key])]


def _reading(statement: ReportStatement, cells: Sequence[DataCell]) -> CellReading:
    """Return what settled cells come to, by what the figure claims: one alone is its level."""
    first, *others = cells
    value, spread, shown = first.value, first.range, first.shown
    years = 0
    for other in others[:1]:
        if statement.claimed in (ClaimedAs.POINTS, ClaimedAs.CHANGE):
            value, spread = value - other.value, spread - other.range
            shown = f"{shown} − {other.shown}"
            continue
        if not other.value:
            continue
        value = value / other.value
        spread = spread / other.range if 0 not in other.range else Interval.point(value)
        shown = f"{shown} / {other.shown}"
        if statement.claimed is ClaimedAs.GROWTH:
            value, spread, shown = value - 1, spread - 1, f"{shown} − 1"
        elif statement.claimed is ClaimedAs.CAGR:
            years = _years(first.period, other.period)
    return CellReading(
        value=value,
        range=spread,
        cells=tuple(cells),
        strength=TieStrength.SETTLED,
        reasons=(say("settled by a person"),),
        arithmetic=shown,
        years=years,
    )


def _years(later: CheckPeriod | None, earlier: CheckPeriod | None) -> int:
    return max(later.year - earlier.year, 1) if later and earlier else 1


def renewed(result: CheckResult, rows: Sequence[TieRow]) -> tuple[TieRow, ...]:
    """Return the ties of a result, those that a person has said as they are.

    What a person has said of a sentence that is no more in the report is kept at the end.
    """
    said: dict[_Key, TieRow] = {
        (row.sentence, row.figure, row.nth): row for row in rows if row.is_said
    }
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for statement in result.statements:
        seen[statement.quote, statement.figure] += 1
        nth = seen[statement.quote, statement.figure]
        key = (statement.quote, statement.figure, nth)
        made.append(said.pop(key) if key in said else _proposed(statement, nth))
    return (*made, *said.values())


def _proposed(one: StatementFinding, nth: int) -> TieRow:
    strength = one.tie.strength.value if one.tie is not None else ""
    return TieRow(
        sentence=one.quote,
        figure=one.figure,
        nth=nth,
        tied=strength,
        cells=tuple(cell.address for cell in one.cells),
        file="",
        line=0,
    )
