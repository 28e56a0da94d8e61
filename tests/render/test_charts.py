"""Charts show what they are given: nothing outside the picture, nothing out of order."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.period import Period
from factcheck.domain.series import Observation
from factcheck.render.account.audit import sources
from factcheck.render.account.charts import Bar, RangeChart
from factcheck.render.account.choice import charts
from factcheck.render.account.course import _points, _Series
from factcheck.render.html.chart.draw import drawing
from factcheck.render.html.chart.drawing import (
    WIDTH,
    Scale,
    fitted,
    short,
    text_width,
    tick_texts,
    ticks,
)
from factcheck.render.html.plot import picture
from factcheck.render.notation.signs import visible
from factcheck.render.phrases.yardstick import Yardstick
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]
numbers = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Give a range with one end at least."""
    low, high = sorted((draw(numbers), draw(numbers)))
    form = draw(st.sampled_from(("both", "both", "low", "high")))
    if form == "low":
        return Interval.at_least(low)
    return Interval.at_most(high) if form == "high" else Interval(low, high)


def embedded(name: str, monkeypatch: pytest.MonkeyPatch) -> Audit:
    monkeypatch.chdir(ROOT)
    return pipeline.run([Path("claims") / name], Path("reference"))


@given(low=numbers, span=st.fractions(Fraction(1, 1000), 10**9), most=st.integers(2, 8))
def test_ticks_are_round_lie_within_the_scale_and_are_written_exactly(
    low: Fraction, span: Fraction, most: int
) -> None:
    scale = Scale(float(low), float(low + span), 0, 100)
    if not scale.low < scale.high:
        return
    values = ticks(scale, most)
    assert all(scale.low <= each <= scale.high for each in values)
    assert len(values) <= most + 1
    assert [Fraction(each.replace(",", "")) for each in tick_texts(values)] == list(values)
    steps = {after - before for before, after in pairwise(values)}
    assert len(steps) <= 1
    assert all(re.fullmatch("[125]0*", str(step * 10**12)) for step in steps)


def test_bars_that_all_stand_at_nought_have_a_scale() -> None:
    nought = Interval.point(0)
    assert Scale.over([nought, nought], 40, 300, margin=0.0)(0) == 40


@given(every=st.lists(intervals(), min_size=1, max_size=5))
def test_a_scale_keeps_the_order_of_numbers_and_shows_all_of_them(every: list[Interval]) -> None:
    scale = Scale.over(every, 10, 90)
    ends = sorted(end for each in every for end in (each.low, each.high))
    drawn = [scale(end) for end in ends]
    assert drawn == sorted(drawn)
    assert all(10 <= each <= 90 for each in drawn)
    assert (scale(-INFINITY), scale(INFINITY)) == (10, 90)


@given(claimed=intervals(), found=intervals())
def test_the_bar_of_what_was_found_starts_beyond_the_band_only_if_it_is_beyond(
    claimed: Interval, found: Interval
) -> None:
    band = Bar(name="Claimed", said="x", interval=claimed)
    bar = Bar(name="Found", said="y", interval=found)
    chart = RangeChart(title="title", claimed=band, bars=[bar], yardstick=Yardstick())
    svg = drawing(chart).svg("a")
    boxes = {
        each.get("class"): (float(each.get("x", "")), float(each.get("width", "")))
        for each in svg.iter("rect")
    }
    left, width = boxes["band"]
    if boxes["found"][0] > left + width + 0.2:  # each of the three is written to a tenth
        assert claimed.below(found)


@given(claimed=intervals(), found=st.lists(intervals(), min_size=1, max_size=4))
def test_no_text_of_ranges_lies_in_the_band(claimed: Interval, found: list[Interval]) -> None:
    bars = [Bar(name="Found", said="y", interval=each) for each in found]
    band = Bar(name="Claimed", said="x", interval=claimed)
    chart = RangeChart(title="title", claimed=band, bars=bars, yardstick=Yardstick())
    svg = drawing(chart).svg("a")
    bands = [
        (float(each.get("y", "")), float(each.get("height", "")))
        for each in svg.iter("rect")
        if each.get("class") == "band"
    ]
    lines = [float(each.get("y", "")) for each in svg.iter("text") if each.text in ("x", "y")]
    assert len(bands) == len(lines) == len(found) + 1
    for top, height in bands:
        assert not [y for y in lines if top < y and y - 9 < top + height]


@pytest.mark.parametrize("name", ["changzhi-2021.yaml", "world-economy-2021.yaml"])
def test_no_two_ranges_of_a_chart_have_one_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = embedded(name, monkeypatch)
    drawn = [each for verdict in audit for each in charts(audit, verdict)]
    ranges = [each for each in drawn if isinstance(each, RangeChart)]
    assert [each for each in ranges if len(each.bars) > 1]
    for chart in ranges:
        names = [bar.name for bar in chart.bars]
        assert len(set(names)) == len(names)


@given(text=st.text(max_size=60), most=st.floats(10, 300))
def test_a_text_is_cut_to_what_fits_and_only_then(text: str, most: float) -> None:
    cut = fitted(text, most)
    assert (cut == text) or (text_width(text) > most and cut.endswith("…"))
    assert text_width(cut) <= max(most, text_width("…"))


@given(place=st.floats(-1000, 1000))
def test_a_place_is_written_to_a_tenth(place: float) -> None:
    assert abs(float(short(place)) - place) <= 0.05000001
    assert re.fullmatch("-?[0-9]+([.][1-9])?", short(place))


@pytest.mark.parametrize("name", ["changzhi-2021.yaml", "world-economy-2021.yaml", ""])
def test_nothing_is_drawn_outside_the_picture(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = embedded(name, monkeypatch) if name else sample()
    drawn = [drawing(chart) for each in audit for chart in charts(audit, each)]
    assert drawn
    for chart in drawn:
        svg = chart.svg("a")
        for each in svg.iter("rect"):
            x, y, width, height = (
                float(each.get(key, "")) for key in ("x", "y", "width", "height")
            )
            assert x >= 0
            assert y >= 0
            assert x + width <= WIDTH + 1
            assert y + height <= chart.height + 1
        for each in svg.iter("text"):
            assert 0 <= float(each.get("x", "")) <= WIDTH
            assert 0 < float(each.get("y", "")) <= chart.height


def test_what_the_document_says_itself_is_no_point() -> None:
    audit, series = sample(), _Series(indicator="gdp", area="town")
    used = frozenset({Period.of_year(2021)})
    own = audit.reference.cells("gdp", "town", Period.of_year(2021))[0].source.id
    every, others = (_points(audit, series, used, source) for source in ("", own))
    assert len(others) < len(every)
    assert others == [
        point
        for point, cell in zip(every, _cells(audit, [each.period for each in every]), strict=True)
        if cell.source.id != own
    ]


def _cells(audit: Audit, periods: list[Period]) -> list[Observation]:
    return [
        cell
        for period in dict.fromkeys(periods)
        for cell in audit.reference.cells("gdp", "town", period)
    ]


def test_a_chart_says_in_words_where_the_claim_needs_the_figures_to_lie() -> None:
    drawn = list(map(drawing, charts(sample(), sample()["gdp-doubled"])))
    assert "Claimed: doubled" in drawn[0].description
    assert "The claim needs 2021: at least" in drawn[-1].description


def test_a_picture_of_its_own_says_what_it_is_of_and_on_what_it_rests() -> None:
    shown = 0
    for verdict in sample():
        drawn = picture(sample(), verdict, "")
        if drawn is None:
            continue
        shown += 1
        text = "".join(each.text or "" for each in drawn.iter("text"))
        bare = re.sub(r"\s", "", visible(text))
        assert re.sub(r"\s", "", visible(verdict.claim.quote or verdict.claim.words())) in bare
        for source in sources([verdict]):
            assert re.sub(r"\s", "", visible(source.title or source.id)) in bare
        left, top, width, height = map(float, str(drawn.get("viewBox")).split())
        for each in drawn.iter("text"):
            assert left < float(each.get("x", "")) <= left + width
            assert top < float(each.get("y", "")) < top + height
    assert shown > 2
