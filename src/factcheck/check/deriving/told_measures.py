"""What passages are about by their figures alone, where no word of theirs is one of a label.

"In Morocco 74 percent of people were online, in Ethiopia 19 percent, in Kenya 22.6": the words are
none of "Individuals using the Internet", and yet each figure is what that column holds of the
place beside it, and no other column does. One such figure may be chance; several are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import SoughtUnit, as_table_prints, fits, in_terms_of
from factcheck.check.deriving.moments import periods_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.deriving.wholes import wholes_named
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.sentences import SEGMENT
from factcheck.domain.rational import Fraction
from factcheck.language import say

_ENOUGH = 2  # figures of three digits; one of two digits is half of one
_SEVERAL = 3
_AMOUNTS = frozenset({ClaimedAs.LEVEL, ClaimedAs.SHARE, ClaimedAs.BARE})
_MONEY = re.compile("[A-Z]{3}")  # among base units
_HAS_DIGITS = re.compile(r"\d")


class _FittingCell(NamedTuple):
    """The one cell of a place that holds a figure, and how much that says."""

    cell: DataCell
    series: CellSeries
    weight: Fraction

    @property
    def measure(self) -> frozenset[str]:
        """What the cell's column is called, or its row where columns are bare."""
        return _measure(self.series)


class ToldMeasures:
    """What tells the measures that figures give away, by the paragraph that they stand in.

    Parameters
    ----------
    reading : ReportReading
        The prose.
    index : CellIndex
        The series of some tables.
    """

    def __init__(self, reading: ReportReading, index: CellIndex) -> None:
        self.index, self.year = index, reading.year
        self.by_area: dict[frozenset[str], list[CellSeries]] = defaultdict(list)
        for series in index.series:
            if series.area_keys and series.name.role is CellRole.LEVEL:
                self.by_area[series.area_keys].append(series)
        self.fitting: dict[int, _FittingCell] = {}
        for statement in reading.statements if self.by_area else ():
            if (one := self._fitting(statement)) is not None:
                self.fitting[statement.start] = one
        self.elected = _elected(reading.statements, self.fitting)
        self.beside: dict[tuple[int, str], list[int]] = defaultdict(list)
        for statement in reading.statements:
            if statement.claimed in _AMOUNTS:
                self.beside[_place(statement)].append(statement.start)

    def topic_of(self, statement: ReportStatement) -> frozenset[str]:
        """Return the measure that figures around one give away; nothing where they give none."""
        return self.elected.get(_place(statement), frozenset())

    def is_beyond_doubt(self, statement: ReportStatement) -> bool:
        """Whether the measure is told by so many other figures that it goes on to this one.

        Three at least, and the one before it in its paragraph: else the one behind it.
        """
        topic, place = self.topic_of(statement), _place(statement)
        if not self._area_in(statement.near, SEGMENT.split(statement.behind)[0], statement.before):
            return False  # it may be of none
        around = self.beside.get(place, [])
        if statement.start not in around:
            return False
        own = around.index(statement.start)
        others = [
            one
            for start in around
            if start != statement.start
            and (one := self.fitting.get(start)) is not None
            and one.measure == topic
        ]
        nearest = self.fitting.get(around[own - 1] if own else around[min(1, len(around) - 1)])
        goes_on = nearest is not None and nearest.measure == topic
        weight = sum((one.weight for one in others), Fraction(0))
        return goes_on and weight >= _ENOUGH and len(others) >= _SEVERAL

    def readings(self, statement: ReportStatement) -> list[CellReading]:
        """Return the cell that holds a figure, if those around it are of the same measure."""
        one = self.fitting.get(statement.start)
        if one is None or one.measure != self.topic_of(statement):
            return []
        return [_told_as(statement, one.cell, one.series)]

    def weighed(self, reading: CellReading, topic: frozenset[str], *, is_sure: bool) -> CellReading:
        """Return a reading as sure as the figures around it make it; of another, a guess."""
        series = [self.index.series_of(cell) for cell in reading.cells]
        is_of_topic = all(one is not None and _measure(one) == topic for one in series)
        if not is_of_topic:
            return replace(reading, strength=TieStrength.GUESSED)
        if is_sure and len(set(reading.reasons) - _settled_by_figures()) <= 1:  # but for its name
            return replace(reading, strength=TieStrength.CERTAIN)
        return replace(reading, strength=weaker(reading.strength, TieStrength.LIKELY))

    def _fitting(self, statement: ReportStatement) -> _FittingCell | None:
        """Return the one cell of the place named at a figure that holds it."""
        claim, weight = statement.range, _weight(statement.figure)
        if claim is None or not weight or statement.is_open or statement.is_hedged:
            return None
        if statement.claimed not in _AMOUNTS:
            return None
        sought = SoughtUnit.PART if statement.is_part else SoughtUnit.SAME
        periods = periods_of(statement, self.index, self.year)
        held = [
            _FittingCell(cell, series, weight)
            for series in self.by_area.get(self._area_at(statement), ())
            if fits(series, statement, sought)
            for cell in [next(filter(None, map(series.at, periods)), None)]
            if cell is not None and abs(_told_as(statement, cell, series).value) in claim
        ]
        if len({one.measure for one in held}) != 1:
            return None
        said = self.index.lexicon.keys(f"{statement.before} {statement.behind}")
        said -= wholes_named(statement, self.index)  # 3.1 % of output
        is_other = any(
            measure <= said for measure in self.index.measures if not measure <= held[0].measure
        )
        return None if is_other else held[0]

    def _area_at(self, statement: ReportStatement) -> frozenset[str]:
        """Return the area right at a figure: before it, or right behind it; nothing if several."""
        previous = statement.previous.text if statement.previous is not None else ""
        behind = SEGMENT.split(statement.behind)[0]
        return self._area_in(statement.near, behind, statement.before, previous)

    def _area_in(self, *texts: str) -> frozenset[str]:
        """Return the area that the first of some texts with any names; nothing if several."""
        for text in texts:
            keys = self.index.lexicon.keys(text)
            named = [area for area in self.by_area if area <= keys]
            fullest = [area for area in named if not any(area < other for other in named)]
            if fullest:
                return fullest[0] if len(fullest) == 1 else frozenset()
        return frozenset()


def _told_as(statement: ReportStatement, cell: DataCell, series: CellSeries) -> CellReading:
    """Return a cell in the terms of a figure, which may leave out its unit."""
    tie = TiedSeries(series, 0, TieStrength.LIKELY, (told_by_figures(),))
    if statement.is_bare_decimal:
        return as_table_prints(cell, tie)
    return in_terms_of(statement, cell, tie)


def _measure(series: CellSeries) -> frozenset[str]:
    return series.column_keys or series.row_keys


def _settled_by_figures() -> frozenset[str]:
    """Return the doubts that figures of one measure settle."""
    return frozenset(
        {
            say("named in a sentence before"),
            say("as much names other series too"),
            say("another one is named more closely"),
        }
    )


def told_by_figures() -> str:
    """Say that figures tell what a figure is about, and no words."""
    return say("the figures beside it are of the same")


def _weight(figure: str) -> Fraction:
    """Return how much it says that a figure fits: by its digits."""
    digits = re.sub(r"\D", "", figure).strip("0") if _HAS_DIGITS.search(figure) else ""
    return Fraction(min(max(len(digits) - 1, 0), 2), 2)


def _place(statement: ReportStatement) -> tuple[int, str]:
    """Return the paragraph of a figure, and what sort of figure it is."""
    measure = statement.measure
    bases = () if measure is None else measure.unit.dimension.powers
    is_money = any(_MONEY.fullmatch(base) for base, _ in bases)
    sort = "%" if statement.is_part else str(bases) if is_money else ""
    return statement.sentence.paragraph, sort


def _elected(
    statements: Iterable[ReportStatement], fitting: Mapping[int, _FittingCell]
) -> dict[tuple[int, str], frozenset[str]]:
    """Return the measure of each place that its figures leave no doubt of."""
    votes: dict[tuple[int, str], list[_FittingCell]] = defaultdict(list)
    for statement in statements:
        if statement.start in fitting:
            votes[_place(statement)].append(fitting[statement.start])
    return {place: _most_told(some) for place, some in votes.items()}


def _most_told(votes: Iterable[_FittingCell]) -> frozenset[str]:
    """Return the measure of most votes, where it has enough and no other has half as many."""
    cells: dict[frozenset[str], dict[str, Fraction]] = defaultdict(dict)
    for vote in votes:
        cells[vote.measure][vote.cell.place] = vote.weight
    weights = {measure: sum(some.values(), Fraction(0)) for measure, some in cells.items()}
    order = sorted(weights, key=lambda measure: -weights[measure])
    if not order or weights[order[0]] < _ENOUGH or len(cells[order[0]]) < _ENOUGH:
        return frozenset()
    is_clear = len(order) == 1 or weights[order[1]] * 2 <= weights[order[0]]
    return order[0] if is_clear else frozenset()
