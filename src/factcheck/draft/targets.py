"""Figures that are aims for years to come, told from figures of what has been."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import FigureReading, Kind, Passage

AIMED = frozenset(
    {
        Kind.LEVEL,
        Kind.COUNT,
        Kind.GROWTH,
        Kind.CAGR,
        Kind.MULTIPLE,
        Kind.CONTRIBUTION,
        Kind.SHARE,
        Kind.RATIO,
        Kind.POINT_CHANGE,
        Kind.GAP,
        Kind.CHANGE,
        Kind.THRESHOLD,
        Kind.RANGE,
    }
)
BAND = re.compile(r"\bof between\s*$", re.IGNORECASE)  # a rule's range, no aim


def as_target(passage: Passage, reading: FigureReading) -> FigureReading:
    """Return the same reading, made a target where heading or modal words say so."""
    tongue = passage.tongue
    if reading.kind not in AIMED or tongue.is_no_aim(passage):
        return reading
    aimed = tongue.is_aim(passage)
    if reading.kind is Kind.RANGE and not aimed and _is_band(passage):
        return reading
    if aimed or (passage.plan and not tongue.is_fact(passage, reading)):
        return replace(reading, kind=Kind.TARGET, target_of=reading.kind)
    return reading


def _is_band(passage: Passage) -> bool:
    """Whether a range says whom a rule is for."""
    if BAND.search(passage.left(24)):
        return True
    percent = passage.figure.dimension is MeasuredBy.PERCENT
    return not percent and not passage.tongue.is_foreseen(passage)
