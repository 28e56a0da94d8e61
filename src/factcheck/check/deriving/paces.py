"""How much faster one thing grew than another: a quotient of growths, not of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import TieStrength
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import EVERYTHING
from factcheck.domain.rational import Fraction
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "paces")

_PACE = re.compile(
    WORDS.pattern(
        r"\s*(?:times )?(?:as )?(?:{en.pace})(?:er|ly)*(?: (?:as|than))?"
        r"(?: (?:that|those) of)? ?(?P<other>[^,.;:]*)"
    ),
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\bgrowth(?: rate)?(?: was| is| of)?\s*$|(?:增速|增幅|增长率)(?:是|为|达)?[^,，。;；]*$"
)
_OTHER = re.compile(r"\s*(?:times )?(?:that|those) of (?P<other>[^,.;:]*)", re.IGNORECASE)


def is_of_pace(statement: ReportStatement) -> bool:
    """Whether a multiple is of growths: twice as fast as exports."""
    return _match(statement) is not None or _GROWTH.search(statement.near) is not None


def _match(statement: ReportStatement) -> re.Match[str] | None:
    return _PACE.match(statement.behind)


def paces(
    statement: ReportStatement,
    index: CellIndex,
    ties: Sequence[TiedSeries],
    period: CheckPeriod | None,
    bases: Sequence[CheckPeriod],
) -> Iterator[CellReading]:
    """Yield the growth of what a figure is about over that of what it is laid beside.

    No reading is certain: no word says over which years, or at which prices, growth is meant.
    """
    match = _match(statement) or _OTHER.match(statement.behind)
    keys = index.lexicon.keys(match["other"]) if match else frozenset()
    for tie, base in product(ties, bases):
        own = _growth(tie.series.at(period), tie.series.at(base))
        if own is None:
            continue
        for other in index.beside(tie.series):
            rival = _growth(other.at(period), other.at(base))
            if rival is None or not rival.value or not keys & (other.area_keys or other.row_keys):
                continue
            is_apart = 0 not in rival.range
            yield CellReading(
                value=own.value / rival.value,
                range=own.range / rival.range if is_apart else EVERYTHING,
                cells=(*own.cells, *rival.cells),
                strength=TieStrength.LIKELY,
                reasons=tie.reasons,
                arithmetic=f"({own.arithmetic}) / ({rival.arithmetic})",
            )


def _growth(later: DataCell | None, earlier: DataCell | None) -> CellReading | None:
    """Return by how much a positive amount grew; nothing where an end of it is missing."""
    if later is None or earlier is None or later is earlier:
        return None
    if later.value <= 0 or earlier.value <= 0 or 0 in earlier.range:
        return None
    return CellReading(
        value=later.value / earlier.value - Fraction(1),
        range=later.range / earlier.range - 1,
        cells=(later, earlier),
        arithmetic=f"{later.shown} / {earlier.shown} − 1",
    )
