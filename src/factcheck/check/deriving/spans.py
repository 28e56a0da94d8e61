"""What the parts of a longer time add up to, or are on average: months, quarters, some years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import SEGMENT
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.rational import Fraction
from factcheck.wording.period_reader import canonical
from factcheck.wording.prose_numbers import HAN_COUNTS
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "spans")

_AVERAGE = re.compile(WORDS.pattern(r"{en.average}|{zh.average}"))
_IS_LEVEL = re.compile(WORDS.pattern(r"{en.is_level}|{zh.is_level}"), re.IGNORECASE)
_TOGETHER = re.compile(WORDS.pattern(r"(?P<number>[两三四五六七八九十])年(?:{zh.together})"))
_FEWEST = 2


def span_readings(
    statement: ReportStatement, ties: Iterable[TiedSeries], period: CheckPeriod | None
) -> Iterator[CellReading]:
    """Yield what the parts of a time come to, of series that have no figure of all of it.

    Whether a series may be added up at all is not known: stocks and rates may not.
    """
    whole = None if period is None else canonical(period.part or str(period.year))
    if period is None or whole is None or whole.months < _FEWEST:
        return
    is_average = _AVERAGE.search(statement.sentence.text) is not None
    for tie in ties:
        if tie.series.name.role is not CellRole.LEVEL or period in tie.series.cells:
            continue
        cells = _parts(tie.series, whole)
        if not cells or (not is_average and not _may_be_added(cells[0])):
            continue
        share = Fraction(1, len(cells) if is_average else 1)
        yield CellReading(
            value=sum((cell.value for cell in cells), Fraction(0)) * share,
            range=sum((cell.range for cell in cells), Interval.point(0)) * share,
            cells=tuple(cells),
            strength=max(tie.strength, TieStrength.LIKELY, key=list(TieStrength).index),
            reasons=tie.reasons,
            arithmetic=f"{cells[0].shown} + … + {cells[-1].shown}",
        )


def sums_of_years(
    statement: ReportStatement, ties: Iterable[TiedSeries], period: CheckPeriod | None
) -> Iterator[CellReading]:
    """Yield what the last years come to together, of which a text tells how many: 三年累计投入."""
    count = _years_together(statement)
    if period is None or period.part or count < _FEWEST:
        return
    for tie in ties:
        years = [CheckPeriod(period.year - back) for back in range(count)]
        cells = [cell for year in years if (cell := tie.series.cells.get(year)) is not None]
        if len(cells) == count and _may_be_added(cells[0]):
            yield _added(cells, tie)


def _years_together(statement: ReportStatement) -> int:
    """Return of how many years an amount is said to be all; 0 where it is of one."""
    match = _TOGETHER.search(SEGMENT.split(statement.near)[-1])
    return HAN_COUNTS[match["number"]] if match is not None else 0


def _added(cells: Sequence[DataCell], tie: TiedSeries) -> CellReading:
    return CellReading(
        value=sum((cell.value for cell in cells), Fraction(0)),
        range=sum((cell.range for cell in cells), Interval.point(0)),
        cells=tuple(cells),
        strength=tie.strength,
        reasons=tie.reasons,
        arithmetic=" + ".join(cell.shown for cell in cells),
    )


def _may_be_added(cell: DataCell) -> bool:
    """Whether a cell is an amount that some months have more of than one: no rate, and no index."""
    is_count = cell.last_place >= 1
    return (
        (cell.has_unit or is_count) and not cell.is_part and not _IS_LEVEL.search(cell.series_label)
    )


def _parts(series: CellSeries, whole: Period) -> list[DataCell]:
    """Return the cells of the shortest parts of a time, if they leave nothing of it out."""
    inside = [
        (part, cell)
        for when, cell in series.cells.items()
        if when is not None and when.part
        for part in [canonical(when.part)]
        if part is not None and not part.day and whole.covers(part)
    ]
    shortest = min((part.months for part, _ in inside), default=0)
    parts = sorted((part, cell.place) for part, cell in inside if part.months == shortest)
    by_place = {cell.place: cell for _, cell in inside}
    is_whole = len({part for part, _ in parts}) * shortest == whole.months
    return [by_place[place] for _, place in parts] if is_whole and len(parts) >= _FEWEST else []
