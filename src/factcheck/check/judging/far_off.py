"""How far a figure lies from what it is set against: errors of reports are most often near.

Somebody exchanges two digits, takes last year's column, slips by a decimal point. What lies farther
from a cell than such slips reach is more often of something that no label names: of figures accused
so in reports that were read for the first time, two of three were right, while of the near ones
nine of ten were errors (docs/check.md). A person looks at them; nobody is accused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.index import CellIndex
from factcheck.check.findings import TieStrength
from factcheck.check.prose.claimed import AMOUNTS, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.diagnose.slip_digits import EDITS, MISTYPED
from factcheck.domain.rational import Fraction
from factcheck.language import say

_SURE = frozenset({TieStrength.CERTAIN, TieStrength.SETTLED})
#: Of change.
RATES = frozenset({ClaimedAs.GROWTH, ClaimedAs.CAGR, ClaimedAs.POINTS})
_OF_CELLS = Fraction(5, 4)  # times what a cell holds, or a part of it
_OF_ROWS = Fraction(5, 3)  # of what is counted, which is often a small number
_MISCOUNT = 2  # rows, of few, that somebody may have counted wrongly
_AT_ALL = Fraction(2)  # of what is reckoned: changes, multiples, differences
_ONE_SCALE = 10  # within which two digits may have been exchanged
_POINTS = Fraction(1, 4)  # between percentages of change
_DIGITS = 3  # that tell a slip of the pen from chance, where the tie is sure
_FIGURE = re.compile(r"\d(?:[\d,   ]*\d)?(?:\.\d+)?")


def far_off(
    statement: ReportStatement, readings: Sequence[CellReading], index: CellIndex | None
) -> str:
    """Say that a figure is far from all that it was set against, and no usual slip explains it.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    readings : sequence of CellReading
        What it was set against.
    index : CellIndex or None
        The cells of the data; None of what is counted from rows.
    """
    claim = statement.value
    if claim is None:
        return ""
    accusing = [reading for reading in readings if reading.strength in _SURE] or readings
    apart = [one for one in accusing if not _is_of_a_power(one)]
    if not apart or any(_is_near(statement, claim, reading, index) for reading in apart):
        return ""
    return say("it is far from what the words name")


def has_digits(claim: Fraction, value: Fraction) -> bool:
    """Whether a figure has the digits of a value, rounded: it is of another scale at most."""
    own = _digits(claim, 12)
    return own == _digits(value, len(own))


def _is_of_a_power(reading: CellReading) -> bool:
    return bool(reading.years) or reading.is_square


def _is_near(
    statement: ReportStatement, claim: Fraction, reading: CellReading, index: CellIndex | None
) -> bool:
    value = reading.value
    if statement.claimed in RATES and abs(abs(claim) - abs(value)) <= _POINTS:
        return True
    if not value or not claim:
        return False
    is_of_rows = statement.claimed in AMOUNTS and not reading.is_of_test
    if not reading.cells and not is_of_rows:
        return True  # of a statistic, or of how two groups compare
    if not reading.cells and abs(abs(claim) - abs(value)) <= _MISCOUNT and value.denominator == 1:
        return True
    times = max(abs(claim / value), abs(value / claim))
    if times <= _reach(statement, reading) or _is_slip(statement, claim, value):
        return True
    own = _digits(claim, 12)
    is_exchanged = sorted(own) == sorted(_digits(value, len(own)))
    is_scaled = len(own) > 1 and has_digits(claim, value)  # one digit is anything's
    if is_scaled or (is_exchanged and times < _ONE_SCALE):
        return True
    return index is not None and times <= _AT_ALL and _is_of_another_time(statement, reading, index)


def _reach(statement: ReportStatement, reading: CellReading) -> Fraction:
    """Return how many times the truth an error may be."""
    if not reading.cells:
        return _OF_ROWS
    return _OF_CELLS if statement.claimed in AMOUNTS else _AT_ALL


def _is_slip(statement: ReportStatement, claim: Fraction, value: Fraction) -> bool:
    """Whether a digit is exchanged, doubled, left out or another one."""
    printed = _FIGURE.search(statement.figure)
    digits = re.sub(r"\D", "", printed[0]) if printed is not None else ""
    if len(digits) < _DIGITS or not int(digits):
        return False
    truth = str(int(abs(value) / (abs(claim) / int(digits)) + Fraction(1, 2)))
    return any(digits in edit(truth) for _, edit in (*EDITS, *MISTYPED))


def _is_of_another_time(statement: ReportStatement, reading: CellReading, index: CellIndex) -> bool:
    """Whether it is what the one cell held at another time, of which its sentence says nothing.

    "Cash at the year-end was 156.2 million", which is last year's.
    """
    series = index.series_of(reading.cells[0]) if len(reading.cells) == 1 else None
    if series is None or statement.range is None or statement.names_time:
        return False
    return any(cell.value in statement.range for cell in series.cells.values())


def _digits(value: Fraction, most: int) -> str:
    """Return the first digits of a number, rounded: what a slip of scale keeps."""
    text = f"{float(abs(value)):.{most - 1}e}".partition("e")[0]
    return text.replace(".", "").rstrip("0")
