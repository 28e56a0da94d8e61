"""Shares: a percentage as a table prints it, or what part one cell is of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.check.deriving.arithmetic import SoughtUnit, quotient, reading_of
from factcheck.check.deriving.asked_figure import AskedFigure
from factcheck.check.deriving.named_ratios import says
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import parts_of_plan, says_part_of_plan
from factcheck.check.deriving.remainders import remainders
from factcheck.check.deriving.strengths import at_best_likely, weaker
from factcheck.check.deriving.wholes import (
    column_wholes,
    is_of_another_base,
    says_share,
    wholes_named,
    wholes_of,
)
from factcheck.check.evidence.series import CellRole
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.naming.tying import TiedSeries, best
from factcheck.language import say


def shares(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield what a share may be."""
    if says_part_of_plan(asked.statement):
        ties = asked.without(known.PLAN_KEYS).ties(SoughtUnit.AMOUNT)
        yield from parts_of_plan(asked.statement, ties, asked.index, asked.year)
    yield from _printed(asked)
    named = list(asked.named.ratios(asked.statement, asked.names, asked.period))
    yield from named or _left_over(asked) or _computed(asked)


def _left_over(asked: AskedFigure) -> list[CellReading]:
    """Return a ratio that the words name, of what two lines leave: gross margin."""
    told = (name for name in known.RATIOS if says(asked.statement, name, asked.names))
    return [
        one for name in told for one in remainders(asked.named, asked.names, name, asked.period)
    ]


def _printed(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield percentages of a table; a column of changes only where it is of no levels."""
    wholes = wholes_named(asked.statement, asked.index) - asked.index.areas
    for tie in asked.ties(SoughtUnit.PART):
        is_change = tie.series.name.role is CellRole.CHANGE
        if is_change and asked.index.siblings(tie.series, CellRole.LEVEL):
            continue
        if is_of_another_base(tie.series, wholes):
            continue
        cell = tie.series.at(asked.period)
        if cell is not None:
            yield reading_of(cell, tie)


def _computed(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield what part of its wholes a thing is: of the column named, or of its totals."""
    wholes = wholes_named(asked.statement, asked.index)
    most = TieStrength.CERTAIN if says_share(asked.statement) else TieStrength.LIKELY
    of_columns = list(_of_columns(asked, wholes, most))
    if of_columns:
        yield from of_columns
        return
    ties = asked.ties(SoughtUnit.AMOUNT)
    readings = list(_of_wholes(asked, ties, wholes, most))
    is_one = bool(wholes) or _is_of_one_table(best(ties), readings)
    yield from readings if is_one else map(at_best_likely, readings)


def _of_wholes(
    asked: AskedFigure,
    ties: Iterable[TiedSeries],
    wholes: frozenset[str],
    most: TieStrength,
) -> Iterator[CellReading]:
    """Yield what part things are of their totals."""
    for tie in ties:
        over = tie.series.at(asked.period)
        if over is None or tie.series.name.role is not CellRole.LEVEL:
            continue
        for under, strength in wholes_of(asked.index, tie.series, wholes, asked.period):
            if under.value and under is not over and abs(under.value) >= abs(over.value):
                sure = weaker(most, weaker(tie.strength, strength))
                yield quotient(over, under, sure, tie.reasons)


def _is_of_one_table(ties: Sequence[TiedSeries], readings: Sequence[CellReading]) -> bool:
    """Whether a part of nothing that is named can be of one table alone, or is the same in all.

    What administration took may be of the money, or of the staff.
    """
    levels = [tie for tie in ties if tie.series.name.role is CellRole.LEVEL]
    tables = {tie.series.name.table for tie in levels}
    told = {cell.table for one in readings for cell in one.cells[:1]}
    is_same = all(one.range.meets(readings[0].range) for one in readings)
    return len(tables) < 2 or (tables <= told and is_same)


def _of_columns(
    asked: AskedFigure, wholes: frozenset[str], most: TieStrength
) -> Iterator[CellReading]:
    """Yield what part one column is of another: power from the wind, of all electricity."""
    if not wholes:
        return
    for tie in best(asked.without(wholes - asked.index.areas).ties(SoughtUnit.AMOUNT)):
        over = tie.series.at(asked.period)
        is_named = say("a part of the series is not named") not in tie.reasons
        if over is None or not is_named or not tie.series.column_keys:
            continue
        for under in column_wholes(asked.index, tie.series, wholes, asked.period):
            if under.value and abs(under.value) >= abs(over.value):
                yield quotient(over, under, weaker(most, tie.strength), tie.reasons)
