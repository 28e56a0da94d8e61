"""Changes whose ends their sentence tells: what agrees beside a figure says what it is about.

"Costs rose from 14.4 to 14.9, an increase of 5.8 %": where both levels agree with cells, the change
is of these two, whatever else the words could name. Not of what grows in volume and is told in
money, and not where the change is laid beside another thing: 2.9 points below the average.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.judging.deciding import decided, doubted
from factcheck.check.judging.own_amounts import is_of_own_amounts
from factcheck.check.judging.second_look import second_look
from factcheck.check.prose.claimed import AMOUNTS, MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "anchored")

_ENDS = 2
_DIGITS = 3  # of a level that tells its cell from others
_IN_VOLUME = re.compile(WORDS.pattern(r"{en.in_volume}|{zh.in_volume}"), re.IGNORECASE)
_BESIDE = re.compile(WORDS.pattern(r"\s*(?:points? |percentage points )?(?:{en.beside_another})\b"))
_THAN = re.compile(WORDS.pattern(r"\b(?:{en.than})\b|{zh.than}"))
_APART = re.compile(r"[;；]")


class FoundStatement(Struct, frozen=True, kw_only=True):
    """A figure, what it came to, and all that it may be about."""

    statement: ReportStatement
    finding: StatementFinding
    readings: Sequence[CellReading] = ()
    index: CellIndex | None = None

    @property
    def cell(self) -> str:
        """The address of the one cell that a level agrees with; nothing if by chance."""
        digits = re.sub(r"\D", "", self.statement.figure).strip("0")
        is_level = self.statement.claimed in AMOUNTS and len(digits) >= _DIGITS
        if not is_level or self.finding.outcome is not StatementOutcome.AGREES:
            return ""
        addresses = {mention.address for mention in self.finding.cells}
        return addresses.pop() if len(addresses) == 1 else ""


def anchored(found: Sequence[FoundStatement]) -> Iterator[StatementFinding]:
    """Give the findings of a sentence, of changes by what the levels beside them agree with.

    Parameters
    ----------
    found : sequence of FoundStatement
        The figures of a sentence, in their order.
    """
    statements = [one.statement for one in found]
    for one in found:
        ends = [reading for reading in _open(one) if _is_told(reading, one, found)]
        finding = _settled(one, ends[0]) if len(ends) == 1 else one.finding
        if finding.is_accused and is_of_own_amounts(one.statement, statements):
            why = say("it is what the amounts of its sentence come to")
            finding = doubted(finding, one.readings, why)
        if finding.is_accused and _is_of_another_share(one, found):
            finding = doubted(finding, one.readings, say("the figure before it is of another rate"))
        yield finding


def _is_of_another_share(one: FoundStatement, found: Sequence[FoundStatement]) -> bool:
    """Whether points are more than a rate told right before, which no cell of theirs holds.

    "Industry has a share of 51.0 %, 6.7 points more than services" is of no rates of growth.
    """
    told = [
        other.statement
        for other in found
        if other.statement.end <= one.statement.start
        and other.statement.claimed is not ClaimedAs.POINTS
    ]
    before = told[-1].range if told and told[-1].is_part else None
    if one.statement.claimed is not ClaimedAs.POINTS or before is None:
        return False
    if _THAN.search(one.statement.near + one.statement.behind) is None:
        return False
    rates = [cell for reading in one.readings for cell in reading.cells if cell.is_part]
    return bool(rates) and not any(cell.value in before or -cell.value in before for cell in rates)


def _open(one: FoundStatement) -> list[CellReading]:
    """Return the changes between two cells that a figure which is to be checked may be."""
    claim, statement = one.statement.range, one.statement
    if claim is None or statement.claimed not in MOVES or _BESIDE.match(statement.behind):
        return []
    if one.finding.outcome is not StatementOutcome.TO_CHECK:
        return []
    ways = (fit(way, reading) for reading in one.readings for way in (claim, -claim))
    if FigureFit.AGREES in ways:
        return []
    return [
        reading
        for reading in one.readings
        if reading.strength is not TieStrength.GUESSED
        and len(reading.cells) == _ENDS
        and not any(_IN_VOLUME.search(cell.label) for cell in reading.cells)
    ]


def _is_told(reading: CellReading, change: FoundStatement, found: Iterable[FoundStatement]) -> bool:
    """Whether both ends of a change are told beside it, with no half of a sentence between."""
    ends = {cell.mention.address for cell in reading.cells}
    levels = [one.statement for one in found if one.cell in ends]
    if not ends <= {one.cell for one in found}:
        return False
    places = [place for one in (*levels, change.statement) for place in (one.start, one.end)]
    start = change.statement.sentence.start
    told = change.statement.sentence.text[min(places) - start : max(places) - start]
    return _APART.search(told) is None


def _settled(one: FoundStatement, reading: CellReading) -> StatementFinding:
    """Return what a figure comes to as the change that its sentence tells."""
    sure = replace(
        reading,
        strength=TieStrength.CERTAIN,
        reasons=(*reading.reasons[:1], say("its sentence tells the amounts")),
    )
    number = int(one.finding.id.removeprefix("s"))
    finding = decided(one.statement, [sure], number)
    finding = second_look(one.statement, finding, [sure], one.index)
    return replace(finding, quote=one.finding.quote, figure=one.finding.figure)
