"""Laws of robustness: what is neutral, what is accused."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.diagnose.course import Course, bounds_of
from factcheck.diagnose.query import query_of
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.robustness import PriceEffect, Robustness, Turn
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.context import is_price_effect
from factcheck.load import read_text
from factcheck.wording.period_reader import parse_period

levels = st.integers(min_value=100, max_value=100_000)
rates = st.fractions(min_value=Fraction(-1, 5), max_value=Fraction(1, 2), max_denominator=100)
OUTPUT = Quantity(indicator="output", area="town", period=parse_period("2021"))


def verdict_of(
    series: Mapping[int, object], claim: Mapping[str, object], unit: str = "t"
) -> Verdict:
    """Audit one claim against one series."""
    text = yaml.safe_dump(
        {
            "document": {"title": "A year", "area": "town", "period": 2021},
            "areas": {"town": {"name": "Town"}},
            "indicators": {"output": {"name": "output", "unit": unit}},
            "series": {"output": {year: str(value) for year, value in series.items()}},
            "claims": [{"id": "claim", "of": "output", **claim}],
        },
        sort_keys=False,
    )
    (verdict,) = pipeline.audit(*read_text(text)).verdicts
    return verdict


def robustness(verdict: Verdict) -> Robustness:
    assert verdict.diagnosis is not None
    assert verdict.diagnosis.robustness is not None
    return verdict.diagnosis.robustness


def levels_of(rates: list[Fraction], digits: int = 2) -> dict[int, str]:
    """Give levels as they are printed, the last of them of 2021."""
    level, printed = Fraction(1000), {}
    for year, rate in enumerate([Fraction(0), *rates], start=2021 - len(rates)):
        level *= 1 + rate
        printed[year] = f"{float(level):.{digits}f}"
    return printed


@given(
    rate=st.integers(min_value=1, max_value=300), years=st.integers(min_value=6, max_value=25),
    digits=st.integers(min_value=0, max_value=4), span=st.integers(min_value=2, max_value=12),
)  # fmt: skip
def test_constant_growth_however_rounded_is_never_base_sensitive(
    rate: int, years: int, digits: int, span: int
) -> None:
    assume(span <= years)
    series = levels_of([Fraction(rate, 1000)] * years, digits)
    found = verdict_of(series, {"kind": "growth", "since": 2021 - span, "at least": "0 %"})
    assert Flag.BASE_SENSITIVE not in found.flags
    steadiness = robustness(found).steadiness
    assert steadiness is not None
    assert steadiness.weaker == 0
    assert steadiness.robustness == 1


@given(st.lists(rates, min_size=8, max_size=20))
def test_growth_on_the_year_before_chose_no_base(rates: list[Fraction]) -> None:
    found = verdict_of(levels_of(rates), {"kind": "multiple", "more than": "0.01 times"})
    assert found.label is Label.SUPPORTED
    assert Flag.BASE_SENSITIVE not in found.flags


@given(st.lists(rates, min_size=2, max_size=4), st.integers(min_value=2, max_value=4))
def test_few_other_base_years_accuse_nobody(rates: list[Fraction], span: int) -> None:
    assume(span <= len(rates))
    claim = {"kind": "multiple", "since": 2021 - span, "more than": "0.01 times"}
    found = verdict_of(levels_of(rates), claim)
    assert found.label is Label.SUPPORTED
    assert Flag.BASE_SENSITIVE not in found.flags


SLUMP = {2010: 100, 2011: 101, 2012: 102, 2013: 103, 2014: 104, 2015: 105, 2016: 70,
         2017: 104, 2018: 105, 2019: 106, 2020: 107, 2021: 108}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "is_flagged"),
    [
        ({"kind": "growth", "since": 2016, "is": "54 %"}, True),
        ({"kind": "multiple", "since": 2016, "is": "1.54 times"}, True),
        ({"kind": "cagr", "since": 2016, "is": "9.1 %"}, True),
        ({"kind": "change", "since": 2016, "is": "38 t"}, True),
        ({"kind": "growth", "since": 2015, "is": "3 %"}, False),
        ({"kind": "growth", "since": 2016, "is": "60 %"}, False),  # refuted: nothing to soften
    ],
)
def test_what_counts_from_a_slump_is_base_sensitive(
    claim: dict[str, object], *, is_flagged: bool
) -> None:
    assert (Flag.BASE_SENSITIVE in verdict_of(SLUMP, claim).flags) is is_flagged


def test_a_fall_from_a_peak_is_base_sensitive_like_a_rise_from_a_slump() -> None:
    peak = {year: 10_000 // value for year, value in SLUMP.items()}
    found = verdict_of(peak, {"kind": "multiple", "since": 2016, "less than": "0.7 times"})
    assert found.label is Label.SUPPORTED
    assert Flag.BASE_SENSITIVE in found.flags


@given(
    st.lists(st.integers(min_value=100, max_value=999), min_size=7, max_size=16, unique=True),
    st.data(),
)
def test_an_inner_peak_or_trough_is_told_and_the_first_year_is_no_choice(
    values: list[int], data: st.DataObject
) -> None:
    base = data.draw(st.integers(min_value=0, max_value=len(values) - 3))
    series = {2022 - len(values) + place: f"{value}.0" for place, value in enumerate(values)}
    is_rise = values[-1] > values[base]
    claim = {"kind": "comparison", "than period": 2022 - len(values) + base}
    found = verdict_of(series, {**claim, "is": "larger" if is_rise else "smaller"})
    assert found.label is Label.SUPPORTED
    if base == 0:
        assert Flag.BASE_SENSITIVE not in found.flags
    elif values[base] == (min(values) if is_rise else max(values)):
        assert Flag.BASE_SENSITIVE in found.flags


def test_the_counter_claims_say_the_base_before_the_weakest_and_the_span_before() -> None:
    found = robustness(verdict_of(SLUMP, {"kind": "growth", "since": 2016, "is": "54 %"}))
    told = [(each.turn, str(each.base), str(each.period)) for each in found.counters]
    assert told == [(Turn.BASE, "2015", "2021"), (Turn.SPAN, "2015", "2020")]
    assert Fraction(108, 105) - 1 in found.counters[0].found  # the base before is the weakest


@given(st.lists(rates, min_size=6, max_size=20), st.integers(min_value=2, max_value=6))
def test_a_change_of_unit_changes_nothing(rates: list[Fraction], span: int) -> None:
    series = levels_of(rates)
    claim = {"kind": "multiple", "since": 2021 - span, "more than": "0.01 times"}
    in_tonnes, in_kilograms = (
        verdict_of({year: f"{value} {unit}" for year, value in series.items()}, claim)
        for unit in ("t", "kg")
    )
    assert in_tonnes.flags == in_kilograms.flags
    one, other = (robustness(each) for each in (in_tonnes, in_kilograms))
    assert one.found == other.found
    assert [each.found for each in one.neighbours] == [each.found for each in other.neighbours]


def test_years_far_away_and_huge_numbers_do_no_harm() -> None:
    far = {1600: 1, 1700: 2, 2016: 10_000, 2020: 20_000, 2021: "1" + "0" * 60}
    found = verdict_of(far, {"kind": "growth", "since": 2016, "at least": "10 %"})
    assert Flag.BASE_SENSITIVE not in found.flags


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Draw levels with gaps, or a chain of yearly ratios without."""
    years = draw(st.integers(min_value=2, max_value=30))
    numbers = draw(st.lists(levels, min_size=years, max_size=years))
    if draw(st.booleans()):
        ratios = {year: Interval(Fraction(n, 30_000), Fraction(n + 1, 30_000))
                  for year, n in enumerate(numbers)}  # fmt: skip
        return Course(edition="", figures=ratios, is_chain=True)
    kept = draw(st.lists(st.booleans(), min_size=years, max_size=years))
    figures = {
        year: Interval(n - Fraction(1, 2), n + Fraction(1, 2))
        for year, (n, keep) in enumerate(zip(numbers, kept, strict=True))
        if keep
    }
    assume(len(figures) > 1)
    return Course(edition="", figures=figures)


@given(courses())
def test_bounds_in_floats_hold_the_exact_change(course: Course) -> None:
    assume(not course.is_chain)
    bounds = bounds_of(course, logarithmic=False)
    for begin, before in course.figures.items():
        for end, after in course.figures.items():
            i, j = begin - bounds.first, end - bounds.first
            assert (
                Fraction(bounds.low_after[j]) - Fraction(bounds.low_before[i])
                <= (after - before).low
            )
            assert (
                Fraction(bounds.high_after[j]) - Fraction(bounds.high_before[i])
                >= (after - before).high
            )


@given(st.integers(min_value=1, max_value=10), st.sampled_from(["growth", "cagr", "multiple"]))
def test_a_query_reads_back_the_arithmetic_of_its_claim(years: int, measured: str) -> None:
    ratio = OUTPUT / OUTPUT.shifted(-years)
    expression = {"growth": ratio - 1, "multiple": ratio}.get(measured)
    if expression is None:
        assume(years > 1)
        from factcheck.domain.expression import rooted

        expression = rooted(ratio, years) - 1
    query = query_of(expression, Catalogue())
    assert query is not None
    assert query.expression() == expression
    assert query.years == years
    value = Interval(Fraction(3, 10), Fraction(4, 10))
    meant = query.ratio(value)
    assert meant is not None
    assert query.of_ratio(meant) == value


@pytest.mark.parametrize(
    ("current", "constant", "is_flagged"),
    [
        ("1.35", "1.11", True),  # prices made 21 of 35 %
        ("1.82", "1.42", True),
        ("1.08", "1.06", False),  # prices rose by less than 5 %
        ("1.03", "0.99", True),  # less, but in constant prices it fell
        ("2.00", "1.90", False),  # more than 5 %, but a small part of it
        ("1.00", "1.06", False),  # prices that fall are left to series breaks
        ("1.20", "0.95", True),  # prices made all of it
    ],
)
def test_rising_prices_that_make_a_third_of_a_growth_are_told(
    current: str, constant: str, *, is_flagged: bool
) -> None:
    effect = PriceEffect(
        current=Interval.point(Fraction(current)), constant=Interval.point(Fraction(constant))
    )
    assert is_price_effect(effect) is is_flagged


SPENDING = """
document: {title: A year, area: town, period: 2018}
areas: {town: {name: Town}}
indicators: {spending: {name: spending, unit: GBP, basis: current}}
series:
- indicator: spending
  values: {2014: 96.0, 2015: 99.0, 2016: 102.0, 2017: 105.0, 2018: 108.0}
- indicator: spending
  basis: constant
  values: {2014: %s, 2015: %s, 2016: %s, 2017: %s, 2018: %s}
claims:
- {id: record, kind: record, of: spending, is: highest}
- {id: trend, kind: trend, of: spending, since: 2014, is: rising}
- {id: change, kind: change, of: spending, since: 2014, is: 12 GBP}
- {id: threshold, kind: threshold, of: spending, more than: 106 GBP, first: yes}
- {id: comparison, kind: comparison, of: spending, is: larger, than period: 2014}
- {id: level, kind: level, of: spending, is: 108.0 GBP}
- {id: real, kind: record, of: spending, basis: constant, is: %s}
"""


@pytest.mark.parametrize(
    ("constant", "real", "blamed"),
    [
        ((98.0, 97.0, 96.0, 95.0, 94.0), "lowest",
         {"record", "trend", "change", "threshold", "comparison"}),
        ((94.0, 97.0, 99.0, 101.0, 105.0), "highest", set()),  # it grew as much without prices
        ((94.0, 97.0, 96.0, 101.0, 105.0), "highest", {"trend"}),  # it fell in one year
        ((94.0, 110.0, 99.0, 101.0, 105.0), "lowest", {"record", "trend", "threshold"}),
    ],
)  # fmt: skip
def test_what_is_not_so_in_constant_prices_is_told_of_every_kind_over_time(
    constant: tuple[float, ...], real: str, blamed: set[str]
) -> None:
    audit = pipeline.audit(*read_text(SPENDING % (*constant, real)))
    assert {each.id for each in audit if Flag.PRICE_EFFECT in each.flags} == blamed


def test_growth_quoted_in_constant_prices_is_not_blamed_on_prices() -> None:
    text = """
document: {title: A year, area: town, period: 2021}
areas: {town: {name: Town}}
indicators:
  output: {name: output, unit: CNY, basis: current, growth basis: constant}
  output_growth: {name: real growth, unit: '%', nature: rate, growth of: output, basis: constant}
series:
- {indicator: output, period: 2020, value: 1711.6}
- {indicator: output, period: 2021, value: 2311}
- {indicator: output_growth, period: 2021, value: 11}
claims:
- {id: real, kind: growth, of: output, is: 11 %}
- {id: nominal, kind: growth, of: output, basis: current, is: 35 %}
"""
    found = {each.id: each for each in pipeline.audit(*read_text(text))}
    assert Flag.PRICE_EFFECT not in found["real"].flags
    assert Flag.PRICE_EFFECT in found["nominal"].flags
    (beside,) = robustness(found["real"]).counters
    assert beside.turn is Turn.PRICES
    assert beside.basis is Basis.CURRENT


def test_changes_of_what_falls_below_nought_have_neighbours_too() -> None:
    balance = {
        2011 + year: value for year, value in enumerate((5, -3, 4, -2, 6, -9, 5, -4, 3, 6, 5))
    }
    found = robustness(verdict_of(balance, {"kind": "change", "since": 2016, "is": "14 t"}))
    assert len(found.neighbours) == 9


RECORD = {2009: 40, 2010: 90, 2011: 120, 2012: 30, 2013: 20, 2014: 45, 2015: 50, 2016: 60,
          2017: 55, 2018: 70, 2019: 75, 2020: 80, 2021: 100}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "outdone"),
    [
        ({"kind": "record", "is": "highest", "years": 10}, "2011"),
        ({"kind": "record", "is": "highest", "years": 3}, "2011"),
        ({"kind": "record", "is": "highest", "years": 11}, None),  # refuted: says so itself
        ({"kind": "record", "is": "lowest", "years": 2, "period": 2012}, None),
        ({"kind": "record", "is": "lowest", "years": 2, "period": 2017}, "2015"),
        ({"kind": "record", "is": "lowest", "years": 3, "period": 2012}, None),
        ({"kind": "record", "is": "highest", "years": 2, "period": 2014}, "2011"),
    ],
)
def test_a_record_names_the_latest_year_that_outdoes_it(
    claim: dict[str, object], outdone: str | None
) -> None:
    diagnosis = verdict_of(RECORD, claim).diagnosis
    reach = None if diagnosis is None else diagnosis.reach
    assert (None if reach is None else str(reach.period)) == outdone
