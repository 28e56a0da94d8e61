"""What a figure may be about: some cells, what they come to, and how sure that is."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.check.evidence.cells import DataCell
from factcheck.check.findings import CellMention, TieStrength
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction


class FigureFit(StrEnum):
    """How a figure fits what some cells come to."""

    AGREES = "agrees"
    ROUNDS_OTHERWISE = "rounds otherwise"  # ranges meet, and the value printed is another
    DISAGREES = "disagrees"


class CellReading(Struct, frozen=True, kw_only=True):
    """One way to read a figure: the cells it rests on, and what they come to."""

    value: Fraction  # of the numbers as they are printed
    range: Interval  # of all numbers that may be printed so
    cells: tuple[DataCell, ...] = ()
    columns: tuple[CellMention, ...] = ()  # of tables of one row a subject
    strength: TieStrength = TieStrength.CERTAIN
    reasons: tuple[str, ...] = ()
    arithmetic: str = ""
    years: int = 0  # of average growth: `value` is the quotient over so many years
    is_square: bool = False  # `value` is the square of what is printed
    is_of_test: bool = False  # a statistic, or the p of one: no count of rows

    @property
    def mentions(self) -> tuple[CellMention, ...]:
        """The cells as findings name them, each once."""
        return tuple(dict.fromkeys((*(cell.mention for cell in self.cells), *self.columns)))

    @property
    def is_quotient(self) -> bool:
        """Whether it is what part its first cell is of its second, and rests on no other."""
        if len(self.cells) != 2:
            return False
        part, whole = (cell.value for cell in self.cells)
        return abs(self.value * whole) == abs(part)  # costs may be printed negative


def fit(claim: Interval, reading: CellReading) -> FigureFit:
    """Lay a figure beside what some cells come to."""
    meant = _meant(claim, reading)
    if reading.value in meant:
        return FigureFit.AGREES
    if not meant.meets(reading.range) or _is_next_to(meant, reading):
        return FigureFit.DISAGREES
    return FigureFit.ROUNDS_OTHERWISE


def _is_next_to(meant: Interval, reading: CellReading) -> bool:
    """Whether a figure is printed as finely as the one cell it is of, and lies beside it."""
    return len(reading.cells) == 1 and meant.touches(reading.range)


def _meant(claim: Interval, reading: CellReading) -> Interval:
    """Return a claim in the terms of a reading, which is a power of what is printed."""
    if reading.years:
        return (claim + 1) ** reading.years
    if reading.is_square and isinstance(claim.low, Fraction) and claim.low >= 0:
        return claim**2
    return claim
