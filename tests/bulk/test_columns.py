"""Laws of the columns: what is read or told the short way is what the long way gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.bulk.figures import UNREAD, ClaimedFigures
from factcheck.bulk.found_texts import found_texts
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import INFINITY, End, Interval
from factcheck.domain.rational import Fraction
from factcheck.evaluate.columns import NO_HIGH, NO_LOW
from factcheck.load import values
from factcheck.load.values import Words
from factcheck.plain.comparison import Found
from factcheck.render.phrases.words import stated
from factcheck.render.phrases.yardstick import of_figure
from factcheck.wording.figure_reader import FigureError, parse_figure

UNITS = ("", " t", " kg", " %", " 亿元", "元", " persons", " times", " pp", "万户", " mu", " km")
digits = st.one_of(
    st.integers(-(10**7), 10**7).map(str),
    st.tuples(st.integers(-9999, 9999), st.integers(0, 9999)).map(lambda two: f"{two[0]}.{two[1]}"),
    st.sampled_from(["0", "100", "2500", "0.10", "-0.0", "007", "1,234.5"]),
    st.sampled_from(["0.391", "1234.567", "12.345", "0.000"]),  # the point may part thousands
)


@given(
    number=digits,
    unit=st.sampled_from(UNITS),
    hedge=st.sampled_from(Hedge),
    language=st.sampled_from(["", "de"]),
)
def test_a_figure_in_columns_is_the_figure_that_is_read(
    number: str, unit: str, hedge: Hedge, language: str
) -> None:
    figures, text = ClaimedFigures(), f"{number}{unit}"
    code = figures.book(hedge.value, language)[text]
    if code == UNREAD:
        return
    figure = values.figure(text, Words(language=language), hedge)
    columns, implied = figures.columns, figure.implied()
    one = Fraction(10) ** int(columns["exponent"][code])
    low, high = int(columns["low"][code]), int(columns["high"][code])
    ends: tuple[End, End] = (
        -INFINITY if low == NO_LOW else low * one,
        INFINITY if high == NO_HIGH else high * one,
    )
    are_open = bool(columns["low_open"][code]), bool(columns["high_open"][code])
    assert Interval(*ends, *are_open) == implied
    assert int(columns["value"][code]) * one == figure.value
    assert bool(columns["is_rounded"][code]) == figure.is_rounded
    assert figures.texts[code] == stated(figure, implied)
    assert figures.yardsticks[int(columns["yardstick"][code])] == of_figure(figure)
    reach = figure.rounded_to * 3 / 2
    assert int(columns["near_high"][code]) * one == figure.value + reach


def test_a_text_that_is_no_figure_is_left_to_be_read_with_its_claim() -> None:
    figures = ClaimedFigures()
    for text in ("", "several", "1 banana", "doubled", "a third", "12.3.4 t"):
        assert figures.book("is", "")[text] == UNREAD
    with pytest.raises(FigureError):
        parse_figure("1 banana")


ends = st.integers(-(10**7), 10**7)
widths = st.one_of(st.integers(1, 10**4), st.sampled_from([1, 2, 10, 100, 1000, 10**5]))


@given(
    claims=st.lists(
        st.tuples(
            st.integers(-99_999, 99_999), st.integers(0, 3), st.sampled_from(UNITS[:5]),
            st.sampled_from(["is", "at least", "less than", "about"]),
        ),
        min_size=1, max_size=6,
    ),
    data=st.data(),
)  # fmt: skip
def test_what_was_found_is_told_as_one_by_one(
    claims: list[tuple[int, int, str, str]], data: st.DataObject
) -> None:
    figures, found, codes = ClaimedFigures(), [], []
    for number, places, unit, comparator in claims:
        text = f"{number / 10**places:.{places}f}{unit}"
        code = figures.book(comparator, "")[text]
        if code == UNREAD:
            continue
        middle = int(figures.columns["value"][code])
        start = data.draw(st.one_of(ends, st.integers(middle - 60, middle + 60)))
        high = start + data.draw(widths)
        exponent = int(figures.columns["exponent"][code]) + data.draw(st.integers(-2, 1))
        if data.draw(st.booleans()):
            found.append((start, 1, high, 1, exponent))
        else:
            below = data.draw(st.integers(900, 10**6))
            found.append((start, below + 1, high + abs(start) // below + 1, below, exponent + 3))
        codes.append(code)
    if not codes:
        return
    columns = Found(*np.array(found, np.int64).T)
    texts = found_texts(columns, np.array(codes), figures)
    for text, code, (low, low_below, most, high_below, exponent) in zip(
        texts, codes, found, strict=True
    ):
        one = Fraction(10) ** exponent
        claimed = Fraction(10) ** int(figures.columns["exponent"][code])
        least, limit = (int(figures.columns[name][code]) for name in ("low", "high"))
        edges: tuple[End, End] = (
            -INFINITY if least == NO_LOW else least * claimed,
            INFINITY if limit == NO_HIGH else limit * claimed,
        )
        interval = Interval(Fraction(low, low_below) * one, Fraction(most, high_below) * one)
        yardstick = figures.yardsticks[int(figures.columns["yardstick"][code])]
        assert yardstick is not None
        assert text == yardstick.found(interval, edges)
