"""What the months or quarters of a longer time add up to, or are on average."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.rational import Fraction
from factcheck.wording.period_reader import canonical
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "spans")

_AVERAGE = re.compile(WORDS.pattern(r"{en.average}|{zh.average}"))
_IS_LEVEL = re.compile(WORDS.pattern(r"{en.is_level}|{zh.is_level}"), re.IGNORECASE)
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
