"""Laws of printed figures."""

import math
import re
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.domain.figure import Figure, Reading
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import End, Interval
from factcheck.wording.figure_reader import FigureError, any_figure, parse_figure, simple_figure
from factcheck.wording.misread import MisreadError
from factcheck.wording.unit_table import DEFAULT, UnknownUnit

HERE = Path(__file__).parent
NEAREST = (ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN)
MEASURES = ("", "%", "pp", "亿元", "万户", "times", "t", "billion yuan", "亩", "元/人")
LOOSER = {
    Hedge.AS_PRINTED: (Hedge.ABOUT,),
    Hedge.MORE_THAN: (Hedge.AT_LEAST,),
    Hedge.LESS_THAN: (Hedge.AT_MOST,),
    Hedge.NEARLY: (Hedge.LESS_THAN, Hedge.AT_MOST),
}


def rows(name: str) -> list[tuple[str, ...]]:
    sections = yaml.load((HERE / name).read_text("utf-8"), yaml.BaseLoader)
    groups = sections.values() if isinstance(sections, dict) else [sections]
    return [tuple(row) for group in groups for row in group]


def interval_of(written: str, factor: Fraction) -> Interval:
    match = re.fullmatch(r"([\[(])(.+), (.+)([\])])", written)
    assert match is not None, written

    def end(text: str) -> End:
        return float(text) if "inf" in text else Fraction(text) * factor

    return Interval(end(match[2]), end(match[3]), match[1] == "(", match[4] == ")")


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Draw a decimal as people print them: signed, short, trailing zeros kept."""
    places = draw(st.integers(0, 4))
    return Decimal(draw(st.integers(-(10**7), 10**7))).scaleb(-places)


measures = st.sampled_from(MEASURES)
texts = st.one_of(
    st.text(max_size=30),
    st.text(
        alphabet="0123456789.,%-+ ~eE$¥万亿元个百分点约超过近翻番倍半至多余第一二两三成 abcdfhort/",
        max_size=24,
    ),
    st.lists(
        st.sampled_from(
            (
                "about over nearly 12 3.5 % 亿 元 pp to - million 百分之 三 两 成 half third "
                "doubled 增长 倍 $ US$ per / 约 以上 多 第 top a and between 1,000 .5 e9"
            ).split()
        ),
        max_size=6,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "interval", "unit"), [(*row, "")[:3] for row in rows("figures.yaml")]
)
def test_a_figure_stands_for_its_range(text: str, interval: str, unit: str) -> None:
    assert parse_figure(text).implied() == interval_of(interval, DEFAULT.measure(unit).factor)


def test_there_are_cases_enough_in_both_languages() -> None:
    figures = [row[0] for row in rows("figures.yaml")]
    assert len(figures) >= 150
    assert len(set(figures)) == len(figures)
    assert (
        min(sum(text.isascii() for text in figures), sum(not text.isascii() for text in figures))
        > 60
    )


@pytest.mark.parametrize(("text", "problem", "column", "remedy"), rows("figure_faults.yaml"))
def test_a_text_that_is_no_figure_says_what_to_do(
    text: str, problem: str, column: str, remedy: str
) -> None:
    with pytest.raises(FigureError) as caught:
        parse_figure(text)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert caught.value.column == int(column)


@given(truth=decimals(), places=st.integers(0, 3), rounding=st.sampled_from(NEAREST), unit=measures)
def test_an_honestly_rounded_figure_always_admits_the_truth(
    truth: Decimal, places: int, rounding: str, unit: str
) -> None:
    printed = truth.quantize(Decimal(1).scaleb(-places), rounding)
    figure = parse_figure(f"{printed:f} {unit}")
    if not figure.is_exact:
        assert Fraction(truth) * figure.measure.factor in figure.implied()


@given(
    truth=decimals(),
    places=st.integers(0, 3),
    pair=st.sampled_from(
        [
            (ROUND_DOWN, Reading.TRUNCATED),
            (ROUND_UP, Reading.ROUNDED_UP),
            (ROUND_HALF_UP, Reading.HALF_UP),
            (ROUND_CEILING, Reading.OFF_BY_ONE),
            (ROUND_FLOOR, Reading.OFF_BY_ONE),
        ]
    ),
)
def test_each_reading_admits_the_truth_printed_by_its_rule(
    truth: Decimal, places: int, pair: tuple[str, Reading]
) -> None:
    printed = truth.quantize(Decimal(1).scaleb(-places), pair[0])
    figure = parse_figure(f"{printed:f} %")
    assert Fraction(truth) / 100 in figure.implied(pair[1])


@given(number=decimals(), unit=measures)
def test_digits_dropped_as_trailing_zeros_only_widen(number: Decimal, unit: str) -> None:
    figure = parse_figure(f"{number:f} {unit}")
    assert figure.implied().within(figure.implied(trailing_zeros_count=False))


@given(number=decimals(), unit=measures)
def test_full_width_signs_say_the_same(number: Decimal, unit: str) -> None:
    written = f"{number:f} {unit}"
    wide = written.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert parse_figure(wide).implied() == parse_figure(written).implied()


@given(count=st.integers(0, 10**12), places=st.integers(0, 3), unit=measures)
def test_thousands_may_be_parted(count: int, places: int, unit: str) -> None:
    tail = f".{'5' * places}" if places else ""
    plain = parse_figure(f"{count}{tail} {unit}").implied()
    assert parse_figure(f"{count:,}{tail} {unit}").implied() == plain
    assert parse_figure(f"{count:,}{tail} {unit}".replace(",", "，")).implied() == plain
    assert parse_figure(f"{f'{count:,}'.replace(',', ' ')}{tail} {unit}").implied() == plain


@given(number=decimals(), space=st.sampled_from(["", " ", "  ", "\u3000", "\u00a0"]))
def test_space_before_the_unit_says_nothing(number: Decimal, space: str) -> None:
    assert (
        parse_figure(f"{number:f}{space}亿元").implied()
        == parse_figure(f"{number:f}亿元").implied()
    )


@given(number=decimals())
def test_a_change_of_unit_changes_no_range(number: Decimal) -> None:
    written = [f"{number:f} 亿元", f"{number:f} hundred million yuan", f"{number:f} 万万元"]
    ranges = {repr(parse_figure(each).implied()) for each in written}
    assert ranges == {repr(parse_figure(f"{number:f}", unit="100 million CNY").implied())}


@given(count=st.integers(1, 10**7), unit=st.sampled_from(["元", "吨", "kWh", "亩"]))
def test_moving_the_point_with_the_scale_changes_no_range(count: int, unit: str) -> None:
    in_myriads = parse_figure(f"{Decimal(count).scaleb(-4):f} 万{unit}")
    assert in_myriads.implied() == parse_figure(f"{count} {unit}").implied()


@given(number=decimals().filter(lambda each: each >= 0), unit=measures)
def test_a_looser_hedge_admits_all_that_a_tighter_one_does(number: Decimal, unit: str) -> None:
    for tight, others in LOOSER.items():
        for loose in others:
            tighter = parse_figure(f"{number:f} {unit}", hedge=tight) if number else None
            if tighter is not None:
                looser = parse_figure(f"{number:f} {unit}", hedge=loose)
                assert tighter.implied().within(looser.implied())


@pytest.mark.parametrize("word", ["doubled", "tripled", "halved", "翻两番"])
def test_a_word_multiple_is_hedged_like_a_figure(word: str) -> None:
    printed = parse_figure(word).implied()
    for hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        assert parse_figure(word, hedge=hedge).implied().within(printed)


@given(number=decimals(), unit=measures)
def test_a_negative_figure_mirrors_its_magnitude(number: Decimal, unit: str) -> None:
    size = abs(number)
    for hedge in (Hedge.AS_PRINTED, Hedge.ABOUT, Hedge.NEARLY):
        if size == 0 and hedge is Hedge.NEARLY:
            continue
        plus = parse_figure(f"{size:f} {unit}", hedge=hedge)
        minus = parse_figure(f"-{size:f} {unit}", hedge=hedge)
        for reading in Reading:
            assert minus.implied(reading) == -plus.implied(reading)


def figure_or_fault(text: str, hedge: Hedge | None, unit: str) -> Figure | FigureError:
    try:
        return parse_figure(text, hedge=hedge, unit=unit)
    except FigureError as error:
        return error


@given(text=texts, hedge=st.sampled_from([None, *Hedge]), unit=st.sampled_from(["", "亿元", "%"]))
@example(text=":±0", hedge=None, unit="")
def test_any_text_is_a_figure_or_an_explained_fault(
    text: str, hedge: Hedge | None, unit: str
) -> None:
    found = figure_or_fault(text, hedge, unit)
    assert found.text == text
    if isinstance(found, FigureError):
        assert found.problem
        assert found.remedy
        assert 0 <= found.column <= len(text)
        return
    for reading in Reading:
        assert found.implied(reading).within(found.implied(reading, trailing_zeros_count=False))


@given(text=texts)
def test_the_short_way_reads_as_the_long_way_does(text: str) -> None:
    short = simple_figure(text, text, DEFAULT)
    if short is not None:
        from factcheck.wording.figure_single import SingleReader

        single = SingleReader(text=text, units=DEFAULT, apart=None).read(text, 0)
        assert single.figure == short
        assert not single.hedges
        assert any_figure(text, text, DEFAULT, None, None) == short


@pytest.mark.parametrize("hedge", list(Hedge))
def test_a_key_and_a_word_that_agree_are_one(hedge: Hedge) -> None:
    if hedge not in (Hedge.AS_PRINTED, Hedge.BETWEEN):
        figure = parse_figure(f"{hedge} 2000", hedge=hedge)
        assert figure.implied() == parse_figure("2000", hedge=hedge).implied()


def test_a_key_and_a_word_that_disagree_are_a_fault() -> None:
    with pytest.raises(FigureError, match="the key says 'at least', the figure says 'more than'"):
        parse_figure("over 2000", hedge=Hedge.AT_LEAST)


def test_between_takes_two_numbers_and_nothing_else_does() -> None:
    assert parse_figure("1,000 and 2,000", hedge=Hedge.BETWEEN).implied() == Interval(
        Fraction(1000), Fraction(2000)
    )
    with pytest.raises(FigureError, match="two numbers"):
        parse_figure("1,000", hedge=Hedge.BETWEEN)
    with pytest.raises(FigureError, match="the figure is a range"):
        parse_figure("1,000 to 2,000", hedge=Hedge.AT_MOST)


def test_a_unit_may_stand_apart_but_not_twice() -> None:
    assert parse_figure("2311", unit="亿元").implied() == parse_figure("2311 亿元").implied()
    assert (
        parse_figure("over 60000", unit="元").implied() == parse_figure("over 60000 元").implied()
    )
    assert parse_figure("56 to 60", unit="%").implied() == parse_figure("56 % to 60 %").implied()
    with pytest.raises(FigureError, match="given twice"):
        parse_figure("2311 亿元", unit="亿元")


def test_a_bound_on_a_negative_figure_needs_a_sign() -> None:
    for hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST):
        with pytest.raises(FigureError, match="two ways"):
            parse_figure("-12 %", hedge=hedge)
    assert parse_figure("< -12 %").implied() == Interval.less_than(Fraction(-12, 100))


def test_the_text_is_kept() -> None:
    figure = parse_figure(" 约２３００ 亿元 ")
    assert (figure.text, str(figure), figure.number) == (
        " 约２３００ 亿元 ",
        " 约２３００ 亿元 ",
        "2300",
    )
    assert figure.last_place == DEFAULT.measure("亿元").factor
    assert figure.significant_place == 100 * DEFAULT.measure("亿元").factor


def test_the_faults_inside_are_not_seen_outside() -> None:
    assert not issubclass(FigureError, MisreadError | UnknownUnit)


def test_one_sided_figures_have_no_end() -> None:
    assert parse_figure("at least 5").implied().high == math.inf
    assert parse_figure("at most 5").implied().low == -math.inf


def test_figures_are_values() -> None:
    assert parse_figure("5.20 %") == parse_figure("5.20 %")
    assert parse_figure("5.20 %") != parse_figure("5.2 %")
    assert len({parse_figure("5.20 %"), parse_figure("5.20 %")}) == 1
    assert isinstance(parse_figure("5.20 %"), Figure)
