"""Units that a table does not name, and that the figures of the text give away.

A town's budget writes 18,911,480 without a word on dollars, and its text "$18.9 million" of the
same row and year. One such figure may be chance; several, all by one unit and one scale, are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.check.deriving.moments import periods_of
from factcheck.check.evidence.cells import DataCell, in_unit, is_no_amount
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.per_share import with_units_of_shares
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.hearing import heard
from factcheck.check.naming.tying import best, tied
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure, UnitForm
from factcheck.language import say
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "told units")

_WORDS = {1: "", 1000: "thousand", 10**4: "万", 10**6: "million", 10**8: "亿", 10**9: "billion"}
_OWN_UNIT = re.compile(WORDS.pattern(r",\s*(?:{en.own_unit})\s*$"))
_ENOUGH = 2  # figures of three digits; one of two digits is half of one
_SURE = frozenset({TieStrength.CERTAIN, TieStrength.LIKELY})


class _Vote(NamedTuple):
    """A figure that fits a cell by some unit and scale; no measure of one that counts things."""

    cell: DataCell
    measure: Measure | None
    weight: Fraction


def with_told_units(
    cells: Sequence[DataCell], reading: ReportReading
) -> tuple[list[DataCell], list[str]]:
    """Return cells with the units that figures of the text give away, and what was so taken.

    Parameters
    ----------
    cells : sequence of DataCell
        Cells of the data, or of the report's own tables.
    reading : ReportReading
        The prose.
    """
    if not any(map(_is_untold, cells)):
        return with_units_of_shares(cells), []
    votes: dict[int, list[_Vote]] = defaultdict(list)
    index = CellIndex(cells)
    amounts = [one for one in reading.statements if _is_amount(one)]
    counts = [one for one in reading.statements if not _is_amount(one)]
    for statement in amounts:
        for vote in _votes(statement, index, reading.year):
            votes[vote.cell.table].append(vote)
    for statement in counts if votes else ():
        for vote in _votes(statement, index, reading.year):
            votes[vote.cell.table].append(vote)
    units: dict[int, _TableUnit] = {}
    of_columns: dict[tuple[int, int], _TableUnit] = {}
    for table, some in votes.items():
        elected = _elected(some)
        if elected is not None:
            units[table] = elected
        else:
            of_columns |= _elected_by_column(table, some)
    notes = [
        say(
            "{file}: figures without a unit are read as {unit}, since the text tells them so",
            file=unit.file,
            unit=unit.measure,
        )
        for unit in (*units.values(), *of_columns.values())
    ]
    told = [
        _told(cell, of_columns.get((cell.table, cell.column)) or units.get(cell.table))
        for cell in cells
    ]
    return with_units_of_shares(told), list(dict.fromkeys(notes))


def _is_untold(cell: DataCell) -> bool:
    """Whether a table says nothing of what a figure is counted in, or in thousands alone."""
    return not cell.has_unit or _is_scaled(cell)


def _is_scaled(cell: DataCell) -> bool:
    """Whether a table says that figures are in thousands, and not of what."""
    unit = cell.measure.unit
    return cell.measure.scale != 1 and not unit.symbol and not unit.dimension.powers


class _TableUnit(NamedTuple):
    """The unit of the rows and columns of a table in which figures of the text fit by it."""

    file: str
    measure: Measure
    rows: frozenset[int]
    columns: frozenset[int]
    counted: frozenset[int]  # rows and columns of other sorts
    counted_columns: frozenset[int]
    names: frozenset[tuple[str, ...]]  # of these columns: one of another year has the same


def _elected(votes: Sequence[_Vote]) -> _TableUnit | None:
    """Return the unit by which the figures of a table fit; None where it is not beyond doubt."""
    cells: dict[str, dict[str, Fraction]] = defaultdict(dict)
    measures: dict[str, Measure] = {}
    for vote in votes:
        if vote.measure is not None:
            name = _name(vote.measure)
            measures.setdefault(name, vote.measure)
            held = cells[name].get(vote.cell.place, Fraction(0))
            cells[name][vote.cell.place] = max(held, vote.weight)
    weights = {name: sum(some.values(), Fraction(0)) for name, some in cells.items()}
    order = sorted(weights, key=lambda name: -weights[name])
    if not order or weights[order[0]] < _ENOUGH or len(cells[order[0]]) < _ENOUGH:
        return None
    if len(order) > 1 and weights[order[1]] * 2 > weights[order[0]]:
        return None
    own = [
        vote.cell for vote in votes if vote.measure is not None and _name(vote.measure) == order[0]
    ]
    others = [vote.cell for vote in votes if vote.measure is None]
    return _TableUnit(
        file=own[0].file,
        measure=measures[order[0]],
        rows=frozenset(cell.row for cell in own),
        columns=frozenset(cell.column for cell in own),
        counted=frozenset(cell.row for cell in others) - {cell.row for cell in own},
        counted_columns=frozenset(cell.column for cell in others) - {cell.column for cell in own},
        names=frozenset(cell.columns for cell in own if cell.period is not None),
    )


def _elected_by_column(table: int, votes: Sequence[_Vote]) -> dict[tuple[int, int], _TableUnit]:
    """Return the units of columns that each name something else: of a profile, pay and rates.

    Where each column is of another time, what a unit says of one row is said of no other.
    """
    names = {vote.cell.column: label_keys(" ".join(vote.cell.columns)) for vote in votes}
    if len(set(names.values())) < _ENOUGH:
        return {}
    elected = {}
    for column, keys in names.items():
        unit = _elected([vote for vote in votes if vote.cell.column == column]) if keys else None
        if unit is not None:
            elected[table, column] = _of_column(unit, column)
    return elected


def _of_column(unit: _TableUnit, column: int) -> _TableUnit:
    """Return a unit as that of one column alone."""
    none = frozenset[int]()
    return unit._replace(
        rows=none,
        columns=frozenset({column}),
        counted=none,
        counted_columns=none,
        names=frozenset[tuple[str, ...]](),
    )


def _name(measure: Measure) -> str:
    """Return by what two units are one: tonnes are tonnes, of whatever gas."""
    unit = measure.unit
    if not unit.dimension.powers:
        return str(measure)
    return f"{measure.scale} {unit.dimension} {unit.factor} {unit.form}"


def _told(cell: DataCell, unit: _TableUnit | None) -> DataCell:
    if unit is None or not _is_untold(cell) or is_no_amount(cell) or _says_its_unit(cell):
        return cell
    is_usual = unit.measure.scale == 1 and _is_usual(unit.measure, cell)
    if not is_usual and (cell.row in unit.counted or cell.column in unit.counted_columns):
        return cell
    if _is_scaled(cell):  # all that a table has in thousands is of one unit
        measure = _scaled(unit.measure, int(cell.measure.scale))
        return replace(
            cell,
            measure=measure,
            value=cell.value * measure.unit.factor,
            last_place=cell.last_place * measure.unit.factor,
        )
    is_of_column = cell.column in unit.columns or cell.columns in unit.names
    is_near = cell.row in unit.rows or is_of_column or is_usual
    return in_unit(cell, unit.measure) if is_near else cell


def _is_usual(measure: Measure, cell: DataCell) -> bool:
    """Whether a thing is counted so by whoever says nothing: emissions in tonnes."""
    keys = {key for name in (*cell.columns, *cell.rows) for key in label_keys(name)}
    symbol = next((unit for key, unit in known.USUAL_UNITS.items() if key in keys), "")
    usual = DEFAULT.find(symbol) if symbol else None
    return usual is not None and _same_unit(usual, measure)


def _same_unit(one: Measure, other: Measure) -> bool:
    return (one.unit.dimension, one.unit.factor) == (other.unit.dimension, other.unit.factor)


def _says_its_unit(cell: DataCell) -> bool:
    """Whether a row ends on what it is counted in, though that is no unit we know: cents per kg."""
    return bool(cell.rows) and _OWN_UNIT.search(cell.rows[-1]) is not None


def _is_amount(statement: ReportStatement) -> bool:
    """Whether a figure has a unit: money, a percentage, a length."""
    measure = statement.measure
    if measure is None:
        return False
    return measure.unit.form is UnitForm.PERCENT or bool(measure.unit.dimension.powers)


def _votes(statement: ReportStatement, index: CellIndex, year: int) -> Iterator[_Vote]:
    measure, value = statement.measure, statement.value
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.SHARE, ClaimedAs.BARE) or value is None:
        return
    weight = _weight(statement.figure)
    if measure is None or not weight or statement.is_hedged:
        return
    is_part = measure.unit.form is UnitForm.PERCENT
    is_amount = _is_amount(statement)

    def wanted(series: CellSeries) -> bool:
        return _is_untold(series.first)

    names = heard(statement, index, frozenset())
    for tie in best(tied(statement, index, names, wanted)):
        if tie.strength not in _SURE:
            continue
        for period in periods_of(statement, index, year):
            cell = tie.series.at(period)
            if cell is None:
                continue
            is_scaled = _is_scaled(cell)
            for scale in (1,) if is_part or is_scaled or not is_amount else _WORDS:
                if _fits(statement, cell, measure, scale, is_amount=is_amount):
                    own = int(cell.measure.scale) if is_scaled else scale
                    told = _scaled(measure, own) if is_amount else None
                    is_usual = _is_usual(measure, cell)
                    yield _Vote(cell, told, weight * (2 if is_usual else 1))


def _scaled(measure: Measure, scale: int) -> Measure:
    """Return the unit of a figure with another scale, as tables write it."""
    text = f"{_WORDS[scale]} {measure.unit.symbol}".strip()
    return replace(measure, text=text, scale=Fraction(scale), prefix="")


def _fits(
    statement: ReportStatement, cell: DataCell, measure: Measure, scale: int, *, is_amount: bool
) -> bool:
    claim = statement.range
    factor = scale * measure.unit.factor if is_amount else Fraction(1)
    return claim is not None and abs(cell.value) * factor in claim


def _weight(figure: str) -> Fraction:
    """Return how much it says that a figure fits: by its digits."""
    digits = re.sub(r"\D", "", figure).strip("0")
    return Fraction(min(max(len(digits) - 1, 0), 2), 2)
