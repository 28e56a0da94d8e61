"""Figures that differ by a slip of the pen from the cell that they are likely tied to.

What a word too many leaves in doubt, the digits can settle: that those of another thing should
differ from the cell's by two neighbours exchanged is out of the question where they are four, and
unlikely where they are three. A figure that stands so in any cell of the data is left alone: it may
be of that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import StatementFinding, StatementOutcome, Tie, TieStrength
from factcheck.check.judging.deciding import written
from factcheck.check.naming.tying import named_in_part, named_less_closely
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.diagnose.slip_digits import EDITS, MISTYPED, Edit, transposed
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_OF_CELLS = frozenset(
    {
        ClaimedAs.LEVEL,
        ClaimedAs.BARE,
        ClaimedAs.SHARE,
        ClaimedAs.GROWTH,
        ClaimedAs.CHANGE,
        ClaimedAs.POINTS,
    }
)
_NUMBER = re.compile(r"\d(?:[\d,   ]*\d)?(?:\.\d+)?")
_FEWEST = 3  # digits that tell an exchange from chance, where the tie is nearly certain
_ENOUGH = 4  # that tell it from chance
_MANY = 5  # that tell one digit mistyped from chance, of which there are nine times as many
_MOST_DOUBTS = 1  # of a tie that three digits may settle
_MOST = 2  # things that a figure may likely be about


def with_slip(
    statement: ReportStatement,
    finding: StatementFinding,
    readings: Sequence[CellReading],
    indexes: Sequence[CellIndex],
) -> StatementFinding:
    """Return the finding, wrong where the figure is a slip of what it is likely about.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    finding : StatementFinding
        What it came to by the words around it.
    readings : sequence of CellReading
        All that it may be about.
    indexes : sequence of CellIndex
        All cells, of the data and of the report's own tables.
    """
    claim, number = statement.range, _NUMBER.search(statement.figure)
    if finding.outcome is not StatementOutcome.TO_CHECK or claim is None or number is None:
        return finding
    if statement.claimed not in _OF_CELLS or statement.is_hedged:
        return finding
    likely = {one.value: one for one in readings if one.strength is not TieStrength.GUESSED}
    slips = [
        (one, name)
        for one in likely.values()
        for name in [_slip(statement, re.sub(r"\D", "", number[0]), one)]
        if name
    ]
    if len(slips) != 1 or _rivals(slips[0][0], likely.values()) > _MOST:
        return finding
    if any(fit(claim, one) is FigureFit.AGREES for one in readings):
        return finding
    if any(_stands(claim, statement.figure, index) for index in indexes):
        return finding
    [(reading, name)] = slips
    return replace(
        finding,
        outcome=StatementOutcome.WRONG,
        tie=Tie(strength=reading.strength, reasons=(*reading.reasons, name)),
        cells=reading.mentions,
        true=written(statement, reading),
        nearest="",
    )


def _rivals(reading: CellReading, likely: Iterable[CellReading]) -> int:
    """Count what the words name as closely as the cell that a figure is a slip of, and itself."""
    is_closest = named_less_closely() not in reading.reasons
    return sum(not is_closest or named_less_closely() not in one.reasons for one in likely)


def _stands(claim: Interval, figure: str, index: CellIndex) -> bool:
    """Whether a figure is that of a cell, or is printed once more in the report."""
    again = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)")
    return any(True for _ in index.within(claim)) or len(again.findall(index.text)) > 1


def _slip(statement: ReportStatement, digits: str, reading: CellReading) -> str:
    """Name the slip that parts a figure from what cells come to; nothing if there is none."""
    if not (statement.value and int(digits) and reading.cells):
        return ""  # a figure such as 0 to 3 tells no last place
    if reading.years or reading.is_square:
        return ""
    in_last_place = abs(statement.value) / int(digits)
    truth = str(int(abs(reading.value) / in_last_place + Fraction(1, 2)))
    for name, edit in (*EDITS, *MISTYPED):
        if _told(digits, truth) >= _fewest(edit, reading) and digits in edit(truth):
            return say(name)
    return _shifted(statement, digits, reading)


def _shifted(statement: ReportStatement, digits: str, reading: CellReading) -> str:
    """Name the slip of a decimal point by one place: no table is in tens of what it says."""
    claim, value = statement.range, abs(reading.value)
    if claim is None or len(digits.strip("0")) < _FEWEST:
        return ""
    if value / 10 in claim:
        return say("{times} times too small", times="10")
    return say("{times} times too large", times="10") if value * 10 in claim else ""


def _told(digits: str, truth: str) -> int:
    """Count the digits that tell two numbers apart, without noughts that only lay them out.

    >>> _told("907000", "970000"), _told("301", "310")
    (3, 3)
    """
    shared = takewhile("00".__eq__, map("".join, zip(digits[::-1], truth[::-1], strict=False)))
    return min(len(digits), len(truth)) - sum(1 for _ in shared)


def _fewest(edit: Edit, reading: CellReading) -> int:
    """Return how many digits tell a slip from chance."""
    if edit in {edit for _, edit in MISTYPED}:
        return _MANY
    doubts = reading.reasons[1:]  # behind what it is called
    is_weak = not {named_in_part(), named_less_closely()}.isdisjoint(doubts)
    is_nearly_certain = len(doubts) <= _MOST_DOUBTS and not is_weak
    return _FEWEST if edit is transposed and is_nearly_certain else _ENOUGH
