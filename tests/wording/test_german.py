"""German as a proof that a language is data; and that what may be German is never guessed."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.period_reader import parse_period
from factcheck.wording.unit_table import DEFAULT

#: What is a number as English writes it, whatever else it may be.
ENGLISH = re.compile(r"[0-9]+(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
PAGE = yaml.safe_load(Path(__file__).with_name("german.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "written", "unit"), PAGE["figures"])
def test_a_figure_stands_for_its_interval(text: str, written: str, unit: str) -> None:
    low, high = (Fraction(end) for end in written.strip("[]").split(", "))
    factor = DEFAULT.measure(unit).factor
    implied = parse_figure(text, language="de").implied()
    if "666" in written:
        assert abs(implied.low - low) < Fraction(1, 10**9)  # type: ignore[operator]
    else:
        assert implied == Interval(low * factor, high * factor)


@pytest.mark.parametrize(("text", "hedge", "number"), PAGE["hedged"])
def test_a_hedge_is_read(text: str, hedge: str, number: str) -> None:
    figure = parse_figure(text, language="de")
    assert (figure.hedge, figure.number) == (Hedge(hedge), number)


@pytest.mark.parametrize(("text", "value"), PAGE["multiples"])
def test_a_multiple_is_read(text: str, value: str) -> None:
    assert parse_figure(text, language="de").value == Fraction(value)


@pytest.mark.parametrize(("text", "problem"), PAGE["refused"])
def test_what_german_does_not_write_is_refused(text: str, problem: str) -> None:
    with pytest.raises(FigureError, match=problem):
        parse_figure(text, language="de")


@pytest.mark.parametrize(("text", "value"), PAGE["certain"])
def test_its_own_words_make_a_text_german(text: str, value: str) -> None:
    assert parse_figure(text).value == Fraction(value)
    with pytest.raises(FigureError):
        parse_figure(text, language="en")


@pytest.mark.parametrize(("text", "reading"), PAGE["uncertain"])
def test_without_them_both_readings_are_told(text: str, reading: str) -> None:
    with pytest.raises(FigureError) as caught:
        parse_figure(text)
    assert reading in caught.value.problem


@pytest.mark.parametrize(("text", "period"), PAGE["periods"])
def test_a_period_is_read(text: str, period: str) -> None:
    assert str(parse_period(text, language="de")) == period


def test_a_day_in_numbers_is_read_of_a_german_file_alone() -> None:
    assert str(parse_period("3.4.2021", language="de")) == "2021-04-03"
    with pytest.raises(PeriodError):
        parse_period("3.4.2021")


@given(count=st.integers(0, 10**12), places=st.integers(0, 4), unit=st.sampled_from(["t", "€"]))
def test_a_number_means_one_thing_in_a_file_that_states_its_language(
    count: int, places: int, unit: str
) -> None:
    value = Fraction(count, 10**places)
    english = f"{count // 10**places:,}" + (f".{count % 10**places:0{places}}" if places else "")
    german = english.translate(str.maketrans(",.", ".,"))
    assert parse_figure(f"{german} {unit}", language="de").value == value * (
        1000 if unit == "t" else 1
    )
    if ENGLISH.fullmatch(german):
        assert parse_figure(german).value == Fraction(german.replace(",", ""))
    else:
        with pytest.raises(FigureError):
            parse_figure(german)
