"""Figures that go with another one: $124 million, 4 % more; up by 7 % to 318; 5.2, after 4.8."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.check.deriving.beside_amount import beside_amount, follows, goes_on, leads_to
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import at_best_likely
from factcheck.check.deriving.told import ToldFigure, told_amount
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding, TieStrength
from factcheck.check.judging.deciding import decided
from factcheck.check.prose.claimed import MOVES
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SentenceSpan
from factcheck.language import say


class AmountsBeside:
    """What remembers the amount that the next figures of its sentence may go with.

    Parameters
    ----------
    statements : sequence of ReportStatement
        All figures in order.
    year : int
        The year that the report is about.
    """

    def __init__(self, statements: Sequence[ReportStatement], year: int) -> None:
        self.following = {one.start: other for one, other in pairwise(statements)}
        self.year = year
        self.last: ToldFigure | None = None
        self.goes_with: SentenceSpan | None = None  # the sentence in which a figure went with it

    def remember(
        self,
        statement: ReportStatement,
        readings: Sequence[CellReading],
        finding: StatementFinding,
    ) -> None:
        """Keep an amount that is tied to one cell."""
        if self.last is not None and follows(statement, self.last.statement):
            self.goes_with = statement.sentence
        self.last = told_amount(statement, readings, finding) or self.last

    def with_others(
        self,
        statement: ReportStatement,
        readings: Sequence[CellReading],
        index: CellIndex,
        read: Callable[[ReportStatement], Sequence[CellReading]],
    ) -> list[CellReading]:
        """Return readings with those of the series of the amount that a figure goes with.

        What its own words name is no more than likely then, and so it is of an amount that is only
        laid beside the one before: it is of another time.
        """
        if any(map(_is_of_the_one_before, readings)):
            return list(readings)
        amount = self._leading(statement, read)
        if amount is None:
            return list(readings)
        found = beside_amount(statement, amount, index, self.year)
        if not found and statement.claimed in MOVES:
            return list(readings)
        return [*found, *map(at_best_likely, readings)]

    def _leading(
        self,
        statement: ReportStatement,
        read: Callable[[ReportStatement], Sequence[CellReading]],
    ) -> ToldFigure | None:
        """Return the amount that a figure goes with: the next one, or the one before."""
        following = self.following.get(statement.start)
        if following is not None and leads_to(statement, following):
            told = read(following)
            return told_amount(following, told, decided(following, told, 0))
        last = self.last
        if last is None or follows(statement, last.statement):
            return last
        is_next = self.goes_with is statement.sentence and goes_on(statement, last.statement)
        return last if is_next else None


def _is_of_the_one_before(reading: CellReading) -> bool:
    """Whether a figure is beyond doubt what the one before it was, of another time."""
    told = say("it says so of the figure before it")
    return reading.strength is TieStrength.CERTAIN and told in reading.reasons
