"""A chart as a drawing: ranges below a band, areas in order, the course of a series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from factcheck.domain.interval import Interval
from factcheck.language import say
from factcheck.render.account.charts import Bar, Chart, RangeChart, RankChart, SeriesChart
from factcheck.render.html.chart.drawing import (
    WIDTH,
    Drawing,
    Scale,
    axis,
    box,
    fitted,
    label,
    path,
    short,
    text_width,
    unit_sign,
)
from factcheck.render.html.chart.series import series
from factcheck.render.notation.tree import Element

_TOP = 4
_RANGE = 31  # height of a text with a bar below it
_BAND = 14  # of the text alone
_PLACE = 19  # of a text with a bar beside it
_BOLD = 1.1  # how much wider a bold text is
_THIN = 3  # a bar of nothing is still drawn
_ZERO = Interval.point(0)


def drawing(chart: Chart) -> Drawing:
    """Draw a chart."""
    match chart:
        case RangeChart():
            return _ranges(chart)
        case RankChart():
            return _places(chart)
        case SeriesChart():
            return series(chart)
        case _:
            assert_never(chart)


def _ranges(chart: RangeChart) -> Drawing:
    """Draw ranges below each other on one scale."""
    claimed, yardstick = chart.claimed, chart.yardstick
    every = (claimed, *chart.bars)
    own = [yardstick.own(each.interval) for each in every]
    scale = Scale.over(own, 6, WIDTH - 6, margin=0.15)
    height = _TOP + _RANGE * len(every)
    start, stop = scale(own[0].low), scale(own[0].high)
    drawn = [  # behind each bar, and never behind a text
        box(start, _TOP + _RANGE * place + _BAND, stop - start, _RANGE - _BAND, "band")
        for place in range(len(every))
    ]
    drawn += axis(scale, height + 2, height - _TOP)
    for place, (bar, interval) in enumerate(zip(every, own, strict=True)):
        drawn += _range(bar, interval, scale, _TOP + _RANGE * place)
    unit = unit_sign(yardstick)
    if unit:
        drawn.append(label(unit, WIDTH, height + 27, "unit"))
    return Drawing(
        title=chart.title,
        description=" ".join(
            say("{name}: {amount}.", name=each.name, amount=each.said) for each in every
        ),
        height=height + (32 if unit else 20),
        drawn=tuple(drawn),
    )


def _range(bar: Bar, interval: Interval, scale: Scale, top: float) -> Iterator[Element]:
    """Draw one range below its name and its words."""
    text = fitted(bar.said, WIDTH * 0.6)
    yield label(fitted(bar.name, WIDTH - 18 - text_width(text)), 6, top + 11)
    yield label(text, WIDTH - 6, top + 11, "said")
    start, stop = scale(interval.low), scale(interval.high)
    if stop - start < _THIN:
        middle = (start + stop) / 2
        start, stop = middle - _THIN / 2, middle + _THIN / 2
    y = top + 17
    yield box(start, y, stop - start, 9, bar.kind)
    ends = ""
    if isinstance(interval.high, float):
        ends += f"M{short(stop - 7)} {short(y - 1)}l6 5.5-6 5.5"
    if isinstance(interval.low, float):
        ends += f"M{short(start + 7)} {short(y - 1)}l-6 5.5 6 5.5"
    if ends:
        yield path(ends, "arrow")


def _places(chart: RankChart) -> Drawing:
    """Draw one bar a row, from zero to the middle of its range."""
    bars = chart.bars
    left = min(max(text_width(each.name) for each in bars) + 12, WIDTH * 0.4)
    right = max(text_width(each.said) for each in bars) * _BOLD + 10
    scale = Scale.over([_ZERO, *(each.interval for each in bars)], left, WIDTH - right, margin=0.0)
    texts = (say("{name}: {amount}", name=bar.name, amount=bar.said) for bar in bars)
    drawn: list[Element] = []
    for place, bar in enumerate(bars):
        drawn += _place(bar, scale, _TOP + _PLACE * place, left)
    return Drawing(
        title=chart.title,
        description=say("{sentences}.", sentences=say("; ").join(texts)),
        height=_TOP + _PLACE * len(bars) + 2,
        drawn=tuple(drawn),
    )


def _place(bar: Bar, scale: Scale, top: float, left: float) -> Iterator[Element]:
    yield label(fitted(bar.name, left - 10), 0, top + 12)
    zero, end = scale(0), scale(bar.interval.middle())
    yield box(min(zero, end), top + 3, abs(end - zero), 11, bar.kind)
    yield label(bar.said, WIDTH - 2, top + 12, "said")
