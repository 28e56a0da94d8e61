"""The charts of a claim as values: what is drawn, in words and intervals, for any writer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.render.phrases.yardstick import Yardstick


class Bar(Struct, frozen=True, kw_only=True):
    """One range: what it is, what it says in words, and how it is drawn."""

    name: str
    said: str
    interval: Interval
    kind: str = "found"


class RangeChart(Struct, frozen=True, kw_only=True):
    """What is claimed against what was found: ranges below each other on one scale."""

    title: str
    claimed: Bar  # drawn first, and as a band behind the others
    bars: Sequence[Bar]  # in base units, like what is claimed
    yardstick: Yardstick  # the unit of the scale


class RankChart(Struct, frozen=True, kw_only=True):
    """Areas in order, a bar each."""

    title: str
    bars: Sequence[Bar]  # in one unit, with finite ends


class Point(Struct, frozen=True, kw_only=True):
    """What one edition says of one period, in base units."""

    period: Period
    interval: Interval
    edition: str
    said: str  # as printed


class Need(Struct, frozen=True, kw_only=True):
    """Where a value would have to lie for the claim to hold."""

    period: Period
    interval: Interval
    said: str


class SeriesChart(Struct, frozen=True, kw_only=True):
    """The course of one series over time, and where the claim needs it to lie."""

    title: str
    points: Sequence[Point]
    needs: Sequence[Need] = ()
    computed: Sequence[Point] = ()  # worked out from other figures
    used: frozenset[Period] = frozenset()  # the periods the claim is about
    yardstick: Yardstick


Chart: TypeAlias = RangeChart | RankChart | SeriesChart
