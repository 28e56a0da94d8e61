"""A chart as a drawing, each sort in its way."""

from __future__ import annotations

from typing import assert_never

from factcheck.render.account.charts import Chart, RangeChart, RankChart, SeriesChart
from factcheck.render.html.chart.drawing import Drawing
from factcheck.render.html.chart.places import places
from factcheck.render.html.chart.ranges import ranges
from factcheck.render.html.chart.series import series


def drawing(chart: Chart) -> Drawing:
    """Draw a chart."""
    match chart:
        case RangeChart():
            return ranges(chart)
        case RankChart():
            return places(chart)
        case SeriesChart():
            return series(chart)
        case _:
            assert_never(chart)
