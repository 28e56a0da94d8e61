"""Areas in order: one bar each, the one that the claim is about set off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.interval import Interval
from factcheck.language import say
from factcheck.render.account.charts import Bar, RankChart
from factcheck.render.html.chart.drawing import (
    WIDTH,
    Drawing,
    Scale,
    box,
    fitted,
    label,
    text_width,
)
from factcheck.render.notation.tree import Element

_ROW = 19
_TOP = 4
_ZERO = Interval.point(0)


def places(chart: RankChart) -> Drawing:
    """Draw one bar a row, from zero to the middle of its range."""
    bars = chart.bars
    left = min(max(text_width(each.name) for each in bars) + 12, WIDTH * 0.4)
    right = max(text_width(each.said) for each in bars) + 10
    scale = Scale.over([_ZERO, *(each.interval for each in bars)], left, WIDTH - right, margin=0.0)
    drawn: list[Element] = []
    for place, bar in enumerate(bars):
        drawn += _bar(bar, scale, _TOP + _ROW * place, left)
    return Drawing(
        title=chart.title,
        description=say("{sentences}.", sentences=_told(bars)),
        height=_TOP + _ROW * len(bars) + 2,
        drawn=tuple(drawn),
    )


def _told(bars: Sequence[Bar]) -> str:
    return say("; ").join(say("{name}: {amount}", name=bar.name, amount=bar.said) for bar in bars)


def _bar(bar: Bar, scale: Scale, top: float, left: float) -> Iterator[Element]:
    yield label(fitted(bar.name, left - 10), 0, top + 12)
    zero, end = scale(0), scale(bar.interval.middle())
    yield box(min(zero, end), top + 3, abs(end - zero), 11, bar.kind)
    yield label(bar.said, WIDTH - 2, top + 12, "said")
