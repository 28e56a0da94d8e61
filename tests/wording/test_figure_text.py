"""Laws of values written back in a figure's unit."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.amount_text import Rounding, decimal_text
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.surd import root
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.figure_text import in_unit, interval_in_unit
from factcheck.wording.unit_table import DEFAULT
from tests.strategies import fractions, intervals

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
MEASURES = ("亿元", "%", "times", "t", "billion yuan", "亩", "pp")


def rows_of(page: Path) -> list[tuple[str, str]]:
    """Give the figures in the tables of a page, each with what it is said to stand for."""
    text = page.read_text("utf-8")
    tables = re.findall(r"^\| written \| stands for .*\n(?:\|.*\n)+", text, re.MULTILINE)
    rows = (re.findall(r"^\| `(.+?)` \| (.+?) \|", table, re.MULTILINE) for table in tables)
    return [row for found in rows for row in found]


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        ("115550000000", "2311 亿元", "1155.5 亿元"),
        ("231110000000", "2311 亿元", "2311.1 亿元"),
        ("2311/1269", "2.3 times", "1.82 times"),
        ("11/100", "11.0 %", "11.0 %"),
        ("1/3", "34.7 %", "33.33 %"),
        ("-127/1000", "-12 %", "-12.7 %"),
        ("115550000000", "2311 CNY", "115,550,000,000 CNY"),
        ("4814000000", "$4.8 billion", "$4.814 billion"),
        ("-4814000000", "$4.8 billion", "-$4.814 billion"),
        ("4814000000", "RMB 4.8 billion", "RMB 4.814 billion"),
        ("12345/10000000", "1.2 %", "0.123 %"),
        ("1807", "1800 个", "1807 个"),
        ("2", "doubled", "2 times"),
        ("0", "5 %", "0 %"),
    ],
)
def test_a_value_is_written_like_the_figure(value: str, like: str, text: str) -> None:
    assert parse_figure(like).in_unit(Fraction(value)) == text


@given(value=fractions, digits=st.integers(0, 6))
def test_rounding_errs_only_the_way_it_is_told(value: Fraction, digits: int) -> None:
    def shown(rounding: Rounding) -> Fraction:
        return Fraction(decimal_text(value, digits, rounding).replace(",", ""))

    step = Fraction(1, 10**digits)
    assert value - step < shown(Rounding.FLOOR) <= value <= shown(Rounding.CEIL) < value + step
    assert abs(shown(Rounding.NEAREST) - value) <= step / 2


@given(value=fractions, measure=st.sampled_from(MEASURES), digits=st.integers(0, 6))
def test_what_is_written_reads_back(value: Fraction, measure: str, digits: int) -> None:
    text = in_unit(value, DEFAULT.measure(measure), digits)
    again = parse_figure(text)
    assert abs(again.value - value) <= again.last_place / 2


@given(interval=intervals(), measure=st.sampled_from(MEASURES), digits=st.integers(0, 6))
def test_an_interval_is_never_written_narrower(
    interval: Interval, measure: str, digits: int
) -> None:
    text = interval_in_unit(interval, DEFAULT.measure(measure), digits)
    if not interval.is_point and interval.low != -INFINITY and interval.high != INFINITY:
        unit = f" {measure}"
        assert text.endswith(unit)
        low, high = (
            text.removesuffix(unit).removeprefix("above ").replace("below ", "").split(" to ")
        )
        shown = [parse_figure(f"{end}{unit}").value for end in (low, high)]
        assert interval.within(Interval(shown[0], shown[1]))


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("2311 亿元", "2310.5 to 2311.5 亿元"),
        ("over 2000 亿元", "more than 2000 亿元"),
        ("at least 5 %", "at least 5 %"),
        ("under 5 %", "less than 5 %"),
        ("at most 5 %", "at most 5 %"),
        ("nearly 2000 t", "1800 to below 2000 t"),
        ("1807 个", "1807 个"),
        ("halved", "above 0.00 to 0.55 times"),
        ("$4.8 billion", "$4.75 to $4.85 billion"),
        ("-12.7 %", "-12.75 to -12.65 %"),
    ],
)
def test_an_interval_is_written_in_words_a_reader_knows(figure: str, text: str) -> None:
    found = parse_figure(figure)
    assert interval_in_unit(found.implied(), found) == text


def test_a_root_is_written_by_its_digits() -> None:
    annual = root(Fraction(2), 5) - 1
    assert in_unit(annual, parse_figure("14.9 %")) == "14.87 %"


@pytest.mark.parametrize(("figure", "text"), rows_of(PAGE))
def test_the_page_on_figures_says_what_they_stand_for(figure: str, text: str) -> None:
    found = parse_figure(figure)
    assert interval_in_unit(found.implied(), found) == text
