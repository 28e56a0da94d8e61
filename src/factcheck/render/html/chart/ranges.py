"""Claimed against found: what the claim allows as a band, what each edition gives as bars."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.interval import Interval
from factcheck.language import say
from factcheck.render.account.charts import Bar, RangeChart
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
    unit_sign,
)
from factcheck.render.html.chart.drawing import text_width as width_of
from factcheck.render.notation.tree import Element

_ROW = 31  # of text with a bar below it
_TOP = 4
_THIN = 3  # a bar of nothing is still drawn


def ranges(chart: RangeChart) -> Drawing:
    """Draw ranges below each other on one scale."""
    claimed, yardstick = chart.claimed, chart.yardstick
    every = (claimed, *chart.bars)
    own = [yardstick.own(each.interval) for each in every]
    scale = Scale.over(own, 6, WIDTH - 6, margin=0.15)
    height = _TOP + _ROW * len(every)
    start, stop = scale(own[0].low), scale(own[0].high)
    drawn = [box(start, _TOP, stop - start, height - _TOP, "band")]
    drawn += axis(scale, height + 2, height - _TOP)
    for place, (bar, interval) in enumerate(zip(every, own, strict=True)):
        drawn += _bar(bar, interval, scale, _TOP + _ROW * place)
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


def _bar(bar: Bar, interval: Interval, scale: Scale, top: float) -> Iterator[Element]:
    """Draw one range below its name and its words."""
    text = fitted(bar.said, WIDTH * 0.6)
    yield label(fitted(bar.name, WIDTH - 18 - width_of(text)), 6, top + 11)
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
