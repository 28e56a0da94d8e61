"""How sure it is what a figure is about, where something speaks against it."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import TieStrength
from factcheck.language import say


def weaker(one: TieStrength, other: TieStrength) -> TieStrength:
    """Return the less sure of two strengths."""
    order = [TieStrength.SETTLED, TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
    return max(one, other, key=order.index)


def at_best_likely(reading: CellReading) -> CellReading:
    """Return a reading that is likely at best."""
    return replace(reading, strength=weaker(reading.strength, TieStrength.LIKELY))


def is_named_here(reading: CellReading) -> bool:
    """Whether the sentence of a figure names for certain what it may be."""
    is_sure = reading.strength in (TieStrength.CERTAIN, TieStrength.SETTLED)
    return is_sure and say("named in a sentence before") not in reading.reasons


def less_sure(reading: CellReading) -> CellReading:
    """Return a reading, likely at best where it rests on what was named before."""
    if say("named in a sentence before") not in reading.reasons:
        return reading
    return at_best_likely(reading)
