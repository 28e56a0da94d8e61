"""Intervals for programs: exact, and as text, so that no reader rounds them."""

from __future__ import annotations

from factcheck.domain.amount_text import exact_text
from factcheck.domain.interval import End, Interval
from factcheck.domain.surd import Surd
from factcheck.results.archive.plain import Plain, Record

__all__ = ["Plain", "Record", "interval_ends", "interval_record"]

_DIGITS = 30  # of an irrational end


def interval_record(interval: Interval) -> Record:
    """Return an interval: exact ends as text, None for an end that is not there."""
    low, high = interval_ends(interval)
    record: Record = {
        "low": low,
        "high": high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }
    if isinstance(interval.low, Surd) or isinstance(interval.high, Surd):
        record["irrational"] = True
    return record


def interval_ends(interval: Interval) -> tuple[str | None, str | None]:
    """Return the exact ends of an interval as text; None for one that is not there."""
    return _end(interval.low), _end(interval.high)


def _end(end: End) -> str | None:
    if isinstance(end, float):
        return None
    return exact_text(round(end.near(_DIGITS), _DIGITS) if isinstance(end, Surd) else end)
