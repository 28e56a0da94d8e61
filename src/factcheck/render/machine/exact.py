"""Intervals for programs: exact, and as text, so that no reader rounds them."""

from __future__ import annotations

from factcheck.archive.plain import Plain, Record
from factcheck.domain.interval import End, Interval
from factcheck.domain.surd import Surd
from factcheck.render.phrases.number import exact

__all__ = ["Plain", "Record", "exact", "interval_record"]

_DIGITS = 30  # of an irrational end


def interval_record(interval: Interval) -> Record:
    """Give an interval: exact ends as text, None for an end that is not there."""
    record: Record = {
        "low": _end(interval.low),
        "high": _end(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }
    if isinstance(interval.low, Surd) or isinstance(interval.high, Surd):
        record["irrational"] = True
    return record


def _end(end: End) -> str | None:
    if isinstance(end, float):
        return None
    return exact(round(end.near(_DIGITS), _DIGITS) if isinstance(end, Surd) else end)
