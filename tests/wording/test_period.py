"""Laws of periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.period import Period, PeriodError
from factcheck.load import values
from factcheck.load.values import Words
from factcheck.wording.period_reader import parse_period

years = st.integers(1900, 2100)
wholes = st.builds(
    lambda year, month, months: Period(12 * year + month, 12 * year + month + months),
    years,
    st.integers(0, 11),
    st.integers(0, 150),
)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(
    lambda day: Period.of_day(day.year, day.month, day.day)
)
fiscal = wholes.map(lambda period: replace(period, fiscal=True))
calendars = st.builds(FiscalYear, last_month=st.integers(1, 12), is_named_by_first=st.booleans())
weeks = st.builds(
    Period.of_weeks,
    st.one_of(
        st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        st.sampled_from([date(2021, 2, 1), date(2026, 2, 1)]),  # four weeks there are a month
    ),
    st.one_of(st.integers(1, 60), st.just(4)),
)
periods = st.one_of(wholes, days, weeks, fiscal)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年度", "2021"),
        ("2021全年", "2021"),
        ("２０２１年", "2021"),
        ("二〇二一年", "2021"),
        ("2021年末", "2021"),
        ("in 2021", "2021"),
        ("the end of 2021", "2021"),
        ("2021年上半年", "2021H1"),
        ("2021年下半年", "2021H2"),
        ("2021H1", "2021H1"),
        ("H1 2021", "2021H1"),
        ("first half of 2021", "2021H1"),
        ("the second half of 2021", "2021H2"),
        ("2021年一季度", "2021Q1"),
        ("2021年第四季度", "2021Q4"),
        ("2021Q3", "2021Q3"),
        ("2021 q3", "2021Q3"),
        ("Q3 2021", "2021Q3"),
        ("third quarter of 2021", "2021Q3"),
        ("2021年前三季度", "2021-01..2021-09"),
        ("first three quarters of 2021", "2021-01..2021-09"),
        ("2021年1-8月", "2021-01..2021-08"),
        ("2021年1—8月", "2021-01..2021-08"),
        ("2021年1月至8月", "2021-01..2021-08"),
        ("2021年前8个月", "2021-01..2021-08"),
        ("2021-01..2021-08", "2021-01..2021-08"),
        ("January to August 2021", "2021-01..2021-08"),
        ("Jan-Aug 2021", "2021-01..2021-08"),
        ("2021-01..2021-06", "2021H1"),
        ("2021-01..2021-12", "2021"),
        ("2021-05", "2021-05"),
        ("2021年5月", "2021-05"),
        ("2021年五月份", "2021-05"),
        ("May 2021", "2021-05"),
        ("Sept. 2021", "2021-09"),
        ("2020-11-01", "2020-11-01"),
        ("2020年11月1日", "2020-11-01"),
        ("1 November 2020", "2020-11-01"),
        ("November 1, 2020", "2020-11-01"),
        ("2016..2021", "2016..2021"),
        ("2016-2021", "2016..2021"),
        ("2016–2021", "2016..2021"),
        ("2016年至2021年", "2016..2021"),
        ("from 2016 to 2021", "2016..2021"),
        ("between 2016 and 2021", "2016..2021"),
        ("2020-07..2021-06", "2020-07..2021-06"),
        ("2020Q3..2021Q2", "2020-07..2021-06"),
        ("FY2015", "FY2015"),
        ("fiscal year 2015", "FY2015"),
        ("2015财年", "FY2015"),
        ("FY2015..FY2019", "FY2015..FY2019"),
        ("FY24", "FY2024"),
        ("FY98", "FY1998"),
        ("2023/24", "FY2024"),
        ("2023-24", "FY2024"),
        ("1999/2000", "FY2000"),
        ("FY2010-11", "FY2011"),
        ("FY2024Q4", "FY2024Q4"),
        ("FY24-Q4", "FY2024Q4"),
        ("Q4 FY2024", "FY2024Q4"),
        ("fourth quarter of fiscal 2024", "FY2024Q4"),
        ("2024财年第四季度", "FY2024Q4"),
        ("H1 FY2024", "FY2024H1"),
        ("FY2024M05", "FY2024M05"),
        ("FY2024Q1..FY2024Q3", "FY2024M01..FY2024M09"),
        ("2024M03", "2024-03"),
        ("2024-H1", "2024H1"),
        ("1H2024", "2024H1"),
        ("3Q 2024", "2024Q3"),
        ("2011-12", "2011-12"),
        ("二○二一年", "2021"),
        ("year ended 30 June 2024", "2023-07..2024-06"),
        ("12 months to June 2024", "2023-07..2024-06"),
        ("three months ended June 30, 2024", "2024Q2"),
        ("十四五", "2021..2025"),
        ("“十三五”时期", "2016..2020"),
        ("“十二五”", "2011..2015"),
        ("the 14th Five-Year Plan period", "2021..2025"),
        ("一五", "1953..1957"),
        ("六五", "1981..1985"),
        ("2024-W05", "2024-W05"),
        ("2024W5", "2024-W05"),
        ("2024-W05-3", "2024-01-31"),
        ("2024年第5周", "2024-W05"),
        ("week 5 of 2024", "2024-W05"),
        ("2024-W05..2024-W08", "2024-W05..2024-W08"),
        ("2024-01-29..2024-02-04", "2024-W05"),
        ("the week ending 4 February 2024", "2024-W05"),
        ("week ended February 3, 2024", "2024-01-28..2024-02-03"),
        ("week to 2024-02-03", "2024-01-28..2024-02-03"),
        ("week beginning 2024-01-29", "2024-W05"),
        ("four weeks ending 3 February 2024", "2024-01-07..2024-02-03"),
        ("截至2024年2月3日当周", "2024-01-28..2024-02-03"),
        ("截至2024-02-03的一周", "2024-01-28..2024-02-03"),
    ],
)
def test_a_period_is_read_as_reports_write_it(written: str, canonical: str) -> None:
    assert str(parse_period(written)) == canonical


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "is no period"),
        ("banana", "is no period"),
        ("21", "is no period"),
        ("2021-13", "no month 13"),
        ("2021-02-30", "no day 30"),
        ("2021..2016", "before it begins"),
        ("1-8月", "names no year"),
        ("一季度", "names no year"),
        ("2021H3", "is no period"),
        ("2021Q5", "is no period"),
        ("2015/17", "runs into the next"),
        ("2011/12", "may be a month"),
        ("2024-W53", "has no week 53"),
        ("2024年第54周", "has no week 54"),
        ("week 0 of 2024", "has no week 0"),
        ("2024-W05..2024-02", "make no span"),
        ("2024-W05..2024-02-09", "make no span"),
        ("9999-W52", "beyond the year 9999"),
        ("2024M13", "no month 13"),
        ("FY2024Q5", "is no period"),
        ("2021-01..FY2021", "make no span"),
        ("2021-01-01..2021-01-05", "make no span"),
    ],
)
def test_a_text_that_is_no_period_says_so(written: str, problem: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(written)
    assert problem in caught.value.problem
    assert caught.value.remedy


@given(period=periods)
def test_a_period_reads_back_from_its_text(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(period=periods, years=st.integers(-50, 50))
def test_shifting_by_years_is_undone_by_shifting_back(period: Period, years: int) -> None:
    is_last = period.day == 29 or (period.weeks and period.start.isocalendar().week > 51)
    if not is_last:  # not every year has such a day, or week
        assert period.shifted(years).shifted(-years) == period
        assert period.shifted(years).years_since(period) == years
    assert period.year_before() == period.shifted(-1)


@given(period=periods)
def test_start_and_end_are_its_first_and_last_day(period: Period) -> None:
    assert period.start <= period.end
    if period.months and not period.fiscal:
        assert period.preceding().end + timedelta(days=1) == period.start
        assert period.preceding().months == period.months


@given(week=weeks, step=st.integers(-60, 60))
def test_weeks_follow_each_other_without_a_gap(week: Period, step: int) -> None:
    assert week.preceding().following() == week
    assert week.following().start - week.end == timedelta(days=1)
    assert [part.start for part in week.weekly()] == [
        week.start + timedelta(days=7 * number) for number in range(week.weeks)
    ]
    moved = week.moved_days(7 * step)
    assert (moved.length, moved.start.weekday()) == (week.length, week.start.weekday())
    assert (moved < week) == (step < 0)
    assert week in moved.to(week) if step <= 0 else week in week.to(moved)


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_week_from_monday_on_has_the_number_of_the_calendar(day: date) -> None:
    year, number, weekday = day.isocalendar()
    week = Period.of_week(year, number)
    assert str(week) == f"{year}-W{number:02}"
    assert Period.of_day(day.year, day.month, day.day) in week
    assert week.start == day - timedelta(days=weekday - 1)


@given(week=weeks, years=st.integers(-30, 30))
def test_a_week_some_years_on_has_its_number_and_begins_on_the_same_day_of_the_week(
    week: Period, years: int
) -> None:
    moved = week.shifted(years)
    assert moved.start.weekday() == week.start.weekday()
    assert abs((moved.start - week.start).days - 365.2425 * years) < 11


@given(week=weeks)
def test_no_month_or_year_is_made_of_weeks(week: Period) -> None:
    assert not any(week.divided(months) for months in (1, 3, 6, 12))
    assert not week.is_whole_years
    assert Period.of_year(week.year).weekly() == ()


@given(week=weeks)
def test_weeks_are_those_weeks_however_they_are_written(week: Period) -> None:
    first, last = week.weekly()[0], week.weekly()[-1]
    assert first.to(last) == week
    assert parse_period(f"{week.weeks} weeks ending {week.end}") == week


@given(one=periods, other=periods)
def test_periods_are_ordered_by_their_beginning(one: Period, other: Period) -> None:
    if (one.start.year, one.start.month) < (other.start.year, other.start.month):
        assert one < other


@given(one=wholes, other=wholes)
def test_a_span_covers_both_its_ends(one: Period, other: Period) -> None:
    first, last = sorted((one, other))
    if first.last <= last.last:
        span = first.to(last)
        assert one in span
        assert other in span


@given(first=years, length=st.integers(0, 20))
def test_whole_years_are_made_of_years(first: int, length: int) -> None:
    span = Period.of_year(first).to(Period.of_year(first + length))
    assert [str(year) for year in span] == [str(first + each) for each in range(length + 1)]
    assert span.year == first + length


def test_the_extent_alone_tells_periods_apart() -> None:
    half = parse_period("2021年1-6月")
    assert half == parse_period("2021H1") == parse_period("2021年上半年")
    assert len({half, parse_period("2021H1")}) == 1
    assert parse_period("FY2021") != parse_period("2021")
    assert parse_period("2021-05-01") != parse_period("2021-05")
    assert parse_period("FY2021") not in parse_period("2021")


def test_a_document_names_periods_of_its_own() -> None:
    plans = {"the plan": parse_period("2018..2022")}
    assert parse_period("the plan", plans) == parse_period("2018..2022")
    assert parse_period("2016 to the plan".replace("the plan", "2022"), plans).year == 2022


@pytest.mark.parametrize("written", ["一季度", "1-3月", "前3个月", "1月至3月"])
def test_a_period_without_a_year_belongs_to_the_one_given(written: str) -> None:
    assert str(parse_period(written, within=Period.of_year(2021))) == "2021Q1"


def test_years_are_counted_only_between_like_spans() -> None:
    assert parse_period("2021").years_since(parse_period("2016")) == 5
    for base in ("2020Q4", "2021-01-01", "FY2020", "2016..2020"):
        with pytest.raises(PeriodError, match="not the same span"):
            parse_period("2021").years_since(parse_period(base))


def test_the_twenty_ninth_of_february_has_a_day_before_it_every_year() -> None:
    assert str(parse_period("2020-02-29").year_before()) == "2019-02-28"


def period_or_fault(text: str) -> Period | PeriodError:
    try:
        return parse_period(text, within=Period.of_year(2021))
    except PeriodError as error:
        return error


@given(
    text=st.one_of(
        st.text(max_size=20),
        st.text(alphabet="0123456789-.年月季度半上下HQFY至 ", max_size=14),
    )
)
def test_any_text_is_a_period_or_an_explained_fault(text: str) -> None:
    found = period_or_fault(text)
    if isinstance(found, PeriodError):
        assert found.remedy
    else:
        assert parse_period(str(found)) == found


@given(period=periods, calendar=calendars)
def test_a_fiscal_period_is_as_many_months_of_the_calendar(
    period: Period, calendar: FiscalYear
) -> None:
    months = calendar.on_calendar(period)
    assert not months.fiscal
    assert months.months == period.months
    assert period.fiscal or months == period
    assert values.fiscal_year(str(calendar), Words()) == calendar


@given(year=years, calendar=calendars)
def test_a_fiscal_year_ends_in_its_month_and_bears_the_name_of_that_year_or_the_one_before(
    year: int, calendar: FiscalYear
) -> None:
    months = calendar.on_calendar(Period.of_year(year, fiscal=True))
    assert months.last % 12 + 1 == calendar.last_month
    named_by = months.start if calendar.is_named_by_first else months.end
    assert named_by.year == year


@given(year=years, calendar=calendars)
def test_a_fiscal_year_is_made_of_its_quarters(year: int, calendar: FiscalYear) -> None:
    whole = Period.of_year(year, fiscal=True)
    quarters = (parse_period(f"FY{year}Q{number}") for number in range(1, 5))
    assert tuple(map(calendar.on_calendar, quarters)) == calendar.on_calendar(whole).divided(3)


@given(first=st.integers(12 * 1990, 12 * 2030), months=st.integers(1, 30))
def test_days_that_begin_and_end_whole_months_are_those_months(first: int, months: int) -> None:
    span = Period(first, first + months - 1)
    assert parse_period(f"{span.start}..{span.end}") == span
