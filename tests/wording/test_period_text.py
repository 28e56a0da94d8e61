"""A period is said so that it can be read again."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.period import Period
from factcheck.language import speaking
from factcheck.wording.period_reader import parse_period
from factcheck.wording.period_text import in_words

months = st.integers(min_value=12 * 1900, max_value=12 * 2100)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
fiscal_years = st.integers(min_value=1900, max_value=2100).map(
    lambda year: Period.of_year(year, fiscal=True)
)
runs = st.builds(lambda first, length: Period(first, first + length), months, st.integers(0, 47))
periods = st.one_of(
    runs, days.map(lambda day: Period.of_day(day.year, day.month, day.day)), fiscal_years
)


@given(period=periods)
def test_a_period_is_said_in_english_as_it_is_written_in_files_but_for_dashes(
    period: Period,
) -> None:
    said = in_words(period)
    assert ".." not in said
    assert said.replace("–", "..").replace(" to ", "..") == str(period)


@given(day=days, count=st.integers(1, 30), language=st.sampled_from(["en", "zh"]))
def test_weeks_are_said_by_number_or_by_their_last_day_and_read_again(
    day: date, count: int, language: str
) -> None:
    weeks = Period.of_weeks(day, 1).to(Period.of_weeks(day, count))
    with speaking(language):
        said = in_words(weeks)
    assert parse_period(said) == weeks


@given(period=periods)
def test_a_period_said_in_chinese_is_read_as_the_same_period(period: Period) -> None:
    with speaking("zh"):
        said = in_words(period)
    assert parse_period(said) == period
