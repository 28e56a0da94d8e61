"""What the cells of series come to: levels, growth, shares, multiples and differences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from factcheck.check.deriving.arithmetic import SoughtUnit
from factcheck.check.deriving.asked_figure import AskedFigure
from factcheck.check.deriving.distances import changes, gaps_to_plan, points
from factcheck.check.deriving.growths import growths
from factcheck.check.deriving.levels import levels
from factcheck.check.deriving.moments import periods_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import per_head, says_per_head, totals_in_unit
from factcheck.check.deriving.share_changes import ToldShare
from factcheck.check.deriving.shares import shares
from factcheck.check.deriving.strengths import at_best_likely
from factcheck.check.deriving.sums import is_sum, names_several, sobered, sums
from factcheck.check.deriving.unsettled import is_unsettled
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import TieStrength
from factcheck.check.naming.hearing import heard
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "derived")

_ADDED = re.compile(
    WORDS.pattern(
        r"\b(?:{en.added})"
        r"(?: (?:about|some|nearly|almost|over|more than|another|around|roughly"
        r"|only))*\s*[$€£]?$|(?:{zh.added})[^,，。;；\d]{0,12}$"
    ),
    re.IGNORECASE,
)


class Deriver:
    """What derives readings of one figure from the series of some tables.

    Parameters
    ----------
    index : CellIndex
        The series.
    year : int
        The year that the report is about.
    """

    def __init__(self, index: CellIndex, year: int) -> None:
        self.index, self.year = index, year
        self.told_share: ToldShare | None = None  # the last one of the text that was found

    def readings(self, statement: ReportStatement, topic: frozenset[str]) -> list[CellReading]:
        """Return all readings of a figure, the likeliest first."""
        names = heard(statement, self.index, topic)
        figures = [
            AskedFigure(
                statement=statement, names=names, period=period, index=self.index, year=self.year
            )
            for period in periods_of(statement, self.index, self.year)
        ]
        readings = [
            reading for asked in figures for reading in _timed(asked, self._of_its_kind(asked))
        ]
        if all(reading.strength is TieStrength.GUESSED for reading in readings):
            readings += totals_in_unit(statement, self.index, self.year)
            if says_per_head(statement):
                tied_to = [
                    tie.series for asked in figures[:1] for tie in asked.ties(SoughtUnit.ANY)
                ]
                amounts = [*tied_to, *self.index.totals]
                readings += per_head(statement, amounts, self.index, self.year)
        if not is_sum(statement):
            return readings
        added = [
            reading
            for asked in figures
            for reading in _timed(asked, sums(statement, self.index, topic, asked.period))
        ]
        if not added and not names_several(statement):
            return readings  # the outer isles together
        return [*added, *map(sobered, readings)]

    def _of_its_kind(self, asked: AskedFigure) -> list[CellReading]:
        """Return what a figure may be by what it is claimed as."""
        claimed = asked.statement.claimed
        match claimed:
            case ClaimedAs.LEVEL | ClaimedAs.BARE:
                gaps = list(gaps_to_plan(asked))
                if gaps:
                    return gaps
                if _ADDED.search(asked.statement.before):  # to what there was, or in all: who knows
                    return [*changes(asked), *map(at_best_likely, levels(asked))]
                return list(levels(asked))
            case ClaimedAs.SHARE:
                return list(shares(asked))
            case ClaimedAs.GROWTH | ClaimedAs.CAGR | ClaimedAs.MULTIPLE:
                return list(growths(asked))
            case ClaimedAs.POINTS:
                return list(points(asked, self.told_share))
            case ClaimedAs.CHANGE:
                return list(changes(asked))
            case ClaimedAs.RANK:
                return []
            case _:
                assert_never(claimed)


def _timed(asked: AskedFigure, readings: Iterable[CellReading]) -> Iterable[CellReading]:
    """Yield readings, likely at best where words of time do not fit their cells."""
    for reading in readings:
        is_open = is_unsettled(asked.statement, asked.period, reading.cells, asked.year)
        yield at_best_likely(reading) if is_open else reading
