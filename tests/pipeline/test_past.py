"""Laws of what looks back: months and quarters against all earlier ones known, gaps and all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.flag import Flag
from factcheck.domain.period import Period
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text

NOW = Period.of_months(2023, 1)
Months = dict[Period, int]


def verdicts(series: Mapping[Period, int], *claims: Mapping[str, object]) -> tuple[Verdict, ...]:
    """Audit claims of one month against one series of exact counts."""
    text = yaml.safe_dump(
        {
            "document": {"title": "A month", "area": "town", "period": str(NOW)},
            "areas": {"town": {"name": "Town"}},
            "indicators": {"a": {"name": "accidents", "unit": "count", "integer": True}},
            "series": {"a": {str(period): value for period, value in series.items()}},
            "claims": [{"id": f"c{at}", "of": "a", **each} for at, each in enumerate(claims)],
        },
        sort_keys=False,
    )
    return pipeline.audit(*read_text(text)).verdicts


def judged(
    now: int, earlier: Mapping[Period, int], missing: int, *, is_highest: bool = True
) -> tuple[Label, bool]:
    """Judge a record in plain arithmetic: its label, and whether gaps are told."""
    if not earlier:
        return Label.UNVERIFIABLE, False
    if not (now > max(earlier.values()) if is_highest else now < min(earlier.values())):
        return Label.CONTRADICTED, False
    return (Label.COMPATIBLE, True) if missing else (Label.SUPPORTED, False)


def said(verdict: Verdict) -> tuple[Label, bool]:
    return verdict.label, Flag.GAPS in verdict.flags


def holes(known: Mapping[Period, int], first: Period) -> int:
    """Count the months from one on up to now that are not known."""
    months = range(first.first, NOW.first)
    return sum(NOW.moved(month - NOW.first) not in known for month in months)


@st.composite
def series_of_months(draw: st.DrawFn, *, with_gaps: bool = True) -> Months:
    """Give counts of the months up to now, some of which may be missing."""
    values = draw(st.lists(st.integers(min_value=0, max_value=12), min_size=2, max_size=30))
    months = {NOW.moved(-back): value for back, value in enumerate(values)}
    if with_gaps:
        dropped = draw(st.sets(st.sampled_from([*months][1:])))
        months = {each: value for each, value in months.items() if each not in dropped}
    return months


@given(series_of_months(), st.booleans())
def test_a_record_of_a_month_is_set_against_every_earlier_month_known(
    series: Months,
    is_highest: bool,  # noqa: FBT001 - hypothesis gives it by place
) -> None:
    claim = {"kind": "record", "is": "highest" if is_highest else "lowest"}
    (found,) = verdicts(series, claim)
    earlier = {each: value for each, value in series.items() if each != NOW}
    missing = holes(series, min(earlier)) if earlier else 0
    assert said(found) == judged(series[NOW], earlier, missing, is_highest=is_highest)


@given(series_of_months(), st.integers(min_value=1, max_value=30))
def test_since_a_month_counts_it_unless_it_alone_stands_beyond(series: Months, back: int) -> None:
    since = NOW.moved(-back)
    (found,) = verdicts(series, {"kind": "record", "is": "highest", "since": str(since)})
    inside = {each: value for each, value in series.items() if since <= each < NOW}
    after = {each: value for each, value in inside.items() if each > since}
    is_beaten = bool(inside) and max(inside.values()) >= series[NOW]
    if is_beaten and after and max(after.values()) < series[NOW]:
        assert found.label is Label.COMPATIBLE
        assert Flag.OUTDONE_IN_SINCE in found.flags
    elif is_beaten:
        assert found.label is Label.CONTRADICTED
    elif not inside or min(series) > since:
        assert found.label is Label.UNVERIFIABLE
    else:
        assert said(found) == judged(series[NOW], inside, holes(series, since))


@given(series_of_months())
def test_a_trend_of_months_takes_every_step_between_the_months_known(series: Months) -> None:
    ordered = sorted(series)
    assume(len(ordered) > 1)
    claim = {"kind": "trend", "is": "rising", "since": str(ordered[0])}
    (found,) = verdicts(series, claim)
    values = [series[each] for each in ordered]
    is_rising = all(one < other for one, other in pairwise(values))
    missing = holes(series, ordered[0])
    expected = (Label.COMPATIBLE, True) if missing else (Label.SUPPORTED, False)
    assert found.label is (expected[0] if is_rising else Label.CONTRADICTED)
    assert not is_rising or said(found) == expected


@given(series_of_months(with_gaps=False), st.integers(min_value=0, max_value=12))
def test_a_first_time_and_throughout_are_told_month_by_month(series: Months, limit: int) -> None:
    first, last = min(series), NOW
    earlier = [value for each, value in series.items() if each != NOW]
    span = f"{first}..{last}"
    now, begun, whole = verdicts(
        series,
        {"kind": "threshold", "at least": limit},
        {"kind": "threshold", "at least": limit, "first": True},
        {"kind": "threshold", "at least": limit, "throughout": span},
    )
    assert (now.label is Label.SUPPORTED) is (series[NOW] >= limit)
    assert (begun.label is Label.SUPPORTED) is (series[NOW] >= limit > max(earlier))
    assert (whole.label is Label.SUPPORTED) is (min(series.values()) >= limit)
    assert {each.label for each in (now, begun, whole)} <= {Label.SUPPORTED, Label.CONTRADICTED}


@given(series_of_months(with_gaps=False))
def test_of_the_same_season_only_namesakes_count(series: Months) -> None:
    (found,) = verdicts(series, {"kind": "record", "is": "highest", "same season": True})
    namesakes = {
        each: value
        for each, value in series.items()
        if each != NOW and (NOW.first - each.first) % 12 == 0
    }
    assert said(found) == judged(series[NOW], namesakes, 0)


def claims_over_time(first: Period) -> Iterator[Mapping[str, object]]:
    yield {"kind": "record", "is": "highest"}
    yield {"kind": "record", "is": "lowest", "since": str(first)}
    yield {"kind": "trend", "is": "rising", "since": str(first)}
    yield {"kind": "threshold", "at least": 6, "first": True}
    yield {"kind": "threshold", "at least": 6, "throughout": f"{first}..{NOW}"}


@given(series_of_months(), st.data())
def test_a_month_that_is_dropped_makes_nothing_supported_that_was_open(
    series: Months, data: st.DataObject
) -> None:
    dropped = data.draw(st.sampled_from(sorted(series)))
    fewer = {each: value for each, value in series.items() if each != dropped}
    assume(fewer)
    claims = tuple(claims_over_time(min(series)))
    for before, after in zip(verdicts(series, *claims), verdicts(fewer, *claims), strict=True):
        if before.label is Label.UNVERIFIABLE:
            assert after.label is not Label.SUPPORTED


@given(series_of_months(with_gaps=False), st.data())
def test_a_hole_within_a_series_is_never_supported(series: Months, data: st.DataObject) -> None:
    inner = sorted(series)[1:-1]
    assume(inner)
    dropped = data.draw(st.sampled_from(inner))
    holed = {each: value for each, value in series.items() if each != dropped}
    for found in verdicts(holed, *claims_over_time(min(series))):
        if found.label in (Label.SUPPORTED, Label.COMPATIBLE):
            assert said(found) == (Label.COMPATIBLE, True)
