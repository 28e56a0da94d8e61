"""Before a figure of a table of subjects is accused: what else its paragraph may mean by it.

Who is counted, among whom, and of which column, a text leaves to its reader. Where another way to
take the groups and columns that are named nearby gives the very figure, it is not accused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.findings import TieStrength
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.chosen_measures import measures_of
from factcheck.check.subjects.measures import NumericMeasure, is_last, known
from factcheck.check.subjects.plain_shares import begun
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.statistics import MEAN, Statistic, statistic_of
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_CLAUSE = re.compile(r"[;:]|,(?!\d)|\b(?:and|while|but|whereas)\b")
_BESIDE = re.compile(r"^[\s(]*(?:of|out of|/)?[\s\d.,%()]*")  # 11 of 40 (28%) in the control group
_MOST_NAMES = 6  # of groups that are combined
_MOST_TOGETHER = 3
_STATISTICS = (MEAN, *map(Statistic, ("median", "spread", "lowest", "highest")))


def other_readings(sample: Sample, statement: ReportStatement) -> Iterator[CellReading]:
    """Give the other ways to read a figure by which it would be right.

    Parameters
    ----------
    sample : Sample
        The table.
    statement : ReportStatement
        The figure, in the unit that it is printed in.
    """
    if statement.range is None:
        return
    previous = statement.previous.text if statement.previous is not None else ""
    text = f"{previous} {statement.sentence.text}"
    for value, is_square in _values(sample, statement, text):
        reading = CellReading(
            value=value,
            range=Interval.point(value),
            is_square=is_square,
            strength=TieStrength.LIKELY,
            reasons=(say("another reading of its words gives the figure"),),
        )
        if fit(statement.range, reading) is FigureFit.AGREES:
            yield reading
            return


def _values(
    sample: Sample, statement: ReportStatement, text: str
) -> Iterator[tuple[Fraction, bool]]:
    own = _named_at(sample, statement)
    every = list(_groups(sample, text))
    groups = [(group, rows) for group, rows in every if own <= group]
    if statement.is_part:
        yield from ((value, False) for value in _shares(sample, groups, every))
        return
    if statement.range is not None and statement.range.is_point:
        for _, rows in groups:
            yield Fraction(len(rows)), False
            for column in sample.records.columns:
                missing = sum(not column.texts[row] for row in rows)
                if missing:
                    yield Fraction(missing), False
                    yield Fraction(len(rows) - missing), False
    at = statement.start - statement.sentence.start
    measures = measures_of(sample, text)
    statistics = [
        one for one in _STATISTICS if one == statistic_of(statement, at) or one.is_named(text)
    ]
    for measure, (_, rows) in product(measures, groups):
        for numbers in _numbers(sample, measure, rows):
            for statistic in statistics:
                for value in statistic.values(numbers):
                    yield abs(value), statistic.is_square


def _numbers(sample: Sample, measure: NumericMeasure, rows: list[int]) -> Iterator[list[Fraction]]:
    """Give the numbers of a measure: of all rows, and of those alone that have a last one."""
    yield known(measure, rows)
    for last in sample.measures:
        if is_last(last) and last.column != measure.column:
            kept = [row for row in rows if last.of(row) is not None]
            if len(kept) < len(rows):
                yield known(measure, kept)


def _groups(sample: Sample, text: str) -> Iterator[tuple[frozenset[RowFilter], list[int]]]:
    """Give all groups that may be made of what a text names."""
    named = sample.filters(text)[-_MOST_NAMES:]
    yield frozenset(), sample.rows(())
    for size in range(1, _MOST_TOGETHER + 1):
        for several in combinations(named, size):
            if len({one.column for one in several}) == size:
                yield frozenset(several), sample.rows(several)


def _named_at(sample: Sample, statement: ReportStatement) -> frozenset[RowFilter]:
    """Return what the words right at a figure name, one of a column: no reading leaves it out.

    What a sentence begins with counts as named there: among women, 30 % and 12 %.
    """
    rest = statement.sentence.text[statement.end - statement.sentence.start :]
    behind = _CLAUSE.split(_BESIDE.sub("", rest))[0]
    named = sample.filters(f"{_CLAUSE.split(statement.near)[-1]} {behind}")
    at_hand = {one.column for one in named}
    named += [one for one in sample.filters(begun(statement)) if one.column not in at_hand]
    columns = Counter(one.column for one in named)
    return frozenset(one for one in named if columns[one.column] == 1)


def _shares(
    sample: Sample,
    parts: Iterable[tuple[frozenset[RowFilter], list[int]]],
    wholes: Iterable[tuple[frozenset[RowFilter], list[int]]],
) -> Iterator[Fraction]:
    for (part, rows), (whole, base) in product(parts, wholes):
        if not whole < part:  # the rest of what is shared tells the parts apart
            continue
        columns = sample.columns_of(part - whole)
        answered = sum(all(column.texts[row] for column in columns) for row in base)
        for size in {len(base), answered} - {0}:
            yield Fraction(len(rows), size)
