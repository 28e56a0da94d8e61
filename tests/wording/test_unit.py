"""Laws of units."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.domain.unit import DIMENSIONLESS, Dimension, Measure, UnitForm
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.unit_composition import scale_words
from factcheck.wording.unit_table import DEFAULT, UnitEntry, UnknownUnit

ENTRIES = [entry for entry in DEFAULT.entries if not entry.definition.startswith("either")]
NAMES = [name for entry in ENTRIES for name in entry.names]
SCALES = [name for name, _ in scale_words()]
bases = st.sampled_from(["kg", "m", "s", "CNY", "J"])
dimensions = st.dictionaries(bases, st.integers(-3, 3).filter(bool)).map(
    lambda powers: Dimension(tuple(sorted(powers.items())))
)
OVER = ("/", " per ")
#: Names that are no quotients themselves: a/b/c is a/b by c.
SINGLE = [name for name in NAMES if not any(sign in name for sign in (*OVER, "每"))]


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("斤", "1/2", "kg"),
        ("公斤", "1", "kg"),
        ("吨", "1000", "kg"),
        ("亩", "2000/3", "m2"),
        ("公顷", "10000", "m2"),
        ("平方公里", "1000000", "m2"),
        ("里", "500", "m"),
        ("千瓦时", "3600000", "J"),
        ("kWh", "3600000", "W·s"),
        ("吨标准煤", "1000", "kgce"),
        ("%", "1/100", ""),
        ("‰", "1/1000", ""),
        ("成", "1/10", ""),
        ("pp", "1/100", "points"),
        ("个基点", "1/10000", "points"),
        ("barrel", "0.158987294928", "m3"),
        ("天", "86400", "s"),
        ("年", "12", "month"),
        ("元/人", "1", "CNY"),
        ("CNY per capita", "1", "CNY"),
        ("kWh/m2", "3600000", "J/m2"),
        ("微克/立方米", "1/1000000000", "kg/m3"),
        ("元/吨", "1/1000", "CNY/kg"),
        ("公斤/亩", "3/2000", "kg/m2"),
        ("beds per 1000 people", "1/1000", ""),
        ("per 1,000 people", "1/1000", ""),
        ("件/万人", "1/10000", ""),
        ("兆瓦时/人", "3600000000", "J"),
        ("元每平方米", "1", "CNY/m2"),
        ("吨公里", "1000000", "kg·m"),
        ("person-km", "1000", "m"),
        ("m^2", "1", "m2"),
        ("km²", "1000000", "m2"),
        ("m3/s", "1", "m3/s"),
        ("吨标准煤/万元", "1/10", "kgce/CNY"),
        ("CNY/USD", "1", "CNY/USD"),
    ],
)
def test_factors_are_exact(unit: str, factor: str, base: str) -> None:
    measure = DEFAULT.measure(unit)
    assert measure.factor == Fraction(factor)
    if base == "points":
        assert measure.unit.form is UnitForm.POINTS
    else:
        assert measure.unit.dimension == DEFAULT.unit(base).dimension


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("亿元", 10**8, "CNY"),
        ("万亿元", 10**12, "CNY"),
        ("万户", 10**4, "户"),
        ("亿斤", 10**8, "斤"),
        ("亿千瓦时", 10**8, "kWh"),
        ("千万", 10**7, ""),
        ("billion yuan", 10**9, "CNY"),
        ("million US$", 10**6, "USD"),
        ("100 million yuan", 10**8, "CNY"),
        ("10 000 tons", 10**4, "t"),
        ("10,000 persons", 10**4, "人"),
        ("万元/亩", 10**4, "CNY/亩"),
        ("m people", 10**6, "people"),
        ("k", 1000, ""),
        ("bn kWh", 10**9, "kWh"),
        ("dozen", 12, ""),
    ],
)
def test_scale_words_stand_before_units(text: str, scale: int, unit: str) -> None:
    measure = DEFAULT.measure(text)
    assert measure.scale == scale
    assert measure.unit.dimension == DEFAULT.unit(unit).dimension
    assert measure.unit.factor == DEFAULT.unit(unit).factor


def test_no_name_stands_twice_in_the_table() -> None:
    every = [name for entry in DEFAULT.entries for name in entry.names]
    assert sorted(every) == sorted(set(every))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.names[0])
def test_every_name_of_the_table_is_read_alone_and_in_a_figure(entry: UnitEntry) -> None:
    factor = DEFAULT.unit(entry.names[0]).factor
    for name in entry.names:
        assert DEFAULT.unit(name).factor == factor
        assert parse_figure(f"12.5 {name}").value == Fraction(25, 2) * factor


@given(name=st.sampled_from(NAMES), scale=st.sampled_from(SCALES))
def test_every_unit_takes_every_scale(name: str, scale: str) -> None:
    gap = " " if scale.isascii() or name.isascii() else ""
    figure = parse_figure(f"2.5 {scale}{gap}{name}")
    assert figure.value == Fraction(5, 2) * dict(scale_words())[scale] * DEFAULT.unit(name).factor


@given(above=st.sampled_from(NAMES), below=st.sampled_from(SINGLE), sign=st.sampled_from(OVER))
def test_every_two_units_make_a_quotient(above: str, below: str, sign: str) -> None:
    unit = DEFAULT.unit(f"{above}{sign}{below}")
    top, bottom = DEFAULT.unit(above), DEFAULT.unit(below)
    assert unit.factor == top.factor / bottom.factor
    assert unit.dimension == top.dimension / bottom.dimension


@given(one=dimensions, other=dimensions)
def test_dimensions_multiply_and_divide_like_numbers(one: Dimension, other: Dimension) -> None:
    assert one * other == other * one
    assert one * other / other == one
    assert one / one == DIMENSIONLESS
    assert one**2 == one * one
    assert one**0 == DIMENSIONLESS


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("%", "pp", "from 5 % to 8 % is 3 pp"),
        ("pp", "times", "difference between two percentages"),
        ("家", "%", "counts things"),
        ("亿元", "亿美元", "CNY"),
        ("t", "m", "kg"),
        ("工作日", "天", "workday"),
        ("", "pp", "difference"),
    ],
)
def test_units_that_do_not_mix_say_why(one: str, other: str, word: str) -> None:
    first, second = DEFAULT.measure(one).unit, DEFAULT.measure(other).unit
    assert word in str(first.mismatch(second))
    assert second.mismatch(first) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("亩", "公顷"), ("%", "times"), ("", "家"), ("家", "户"), ("", "%"), ("pp", "bp")],
)
def test_units_that_mix_do_so_both_ways(one: str, other: str) -> None:
    first, second = DEFAULT.unit(one), DEFAULT.unit(other)
    assert first.mismatch(second) is None
    assert second.mismatch(first) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("bilion CNY", "billion CNY"),
        ("frims", "firms"),
        ("percnt", "percent"),
        ("milion tonnes", "million tonnes"),
        ("亿欧圆", "亿欧元"),
        ("万平方公理", "万平方公里"),
    ],
)
def test_an_unknown_unit_brings_the_nearest(written: str, meant: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        DEFAULT.measure(written)
    assert meant in caught.value.nearest
    assert meant in str(caught.value)


def test_a_table_is_extended_without_changing_the_old_one() -> None:
    table = DEFAULT.extended({"bag": "50 kg", "truck": "20 bag", "grain": "base"})
    assert table.unit("truck").factor == 1000
    assert table.unit("grain").dimension == Dimension.of("grain")
    assert parse_figure("1.5 万 truck", table).value == 15_000_000
    assert table.entries[-3:] == tuple(
        entry for entry in table.entries if entry.group == "declared"
    )
    with pytest.raises(UnknownUnit):
        DEFAULT.unit("bag")


def test_a_file_may_settle_an_ambiguous_sign() -> None:
    with pytest.raises(FigureError, match="more than one meaning"):
        parse_figure("5 ¥")
    assert parse_figure("5 ¥", DEFAULT.extended({"¥": "1 CNY"})).unit.dimension == Dimension.of(
        "CNY"
    )


@pytest.mark.parametrize("definition", ["", "kg", "0 kg", "-1 kg", "1/0 kg", "many kg"])
def test_a_definition_that_defines_nothing_is_refused(definition: str) -> None:
    with pytest.raises(ValueError, match=r"does not define|unknown unit"):
        DEFAULT.extended({"bag": definition})


def test_a_unit_is_not_defined_by_itself() -> None:
    with pytest.raises(ValueError, match="by itself"):
        DEFAULT.extended({"bag": "2 sack", "sack": "2 bag"})


def measure_or_fault(text: str) -> Measure | UnknownUnit:
    try:
        return DEFAULT.measure(text)
    except UnknownUnit as error:
        return error


@given(text=st.text(max_size=70))
@example(text="0 ¥")
def test_any_text_is_a_unit_or_unknown(text: str) -> None:
    found = measure_or_fault(text)
    if isinstance(found, UnknownUnit):
        assert found.problem
        assert found.remedy
    else:
        assert found.factor > 0


@pytest.mark.parametrize("code", ["CLP", "NGN", "EGP", "CZK", "XAF", "KWD"])
def test_a_code_of_a_currency_stands_before_or_behind_its_number(code: str) -> None:
    behind, before = parse_figure(f"5.3 billion {code}"), parse_figure(f"{code} 5.3 billion")
    assert str(behind.unit.dimension) == code
    assert behind.implied() == before.implied()


@pytest.mark.parametrize("word", ["all", "top", "try", "cup", "mad", "sos", "pen", "clp", "Top"])
def test_a_word_is_no_code_of_a_currency(word: str) -> None:
    assert DEFAULT.find(word) is None


@pytest.mark.parametrize("words", ["TOP 10", "ALL 5", "TRY 3", "CUP 2"])
def test_a_word_in_capitals_before_a_number_makes_no_money_of_it(words: str) -> None:
    try:
        unit = parse_figure(words).unit
    except FigureError:
        return
    assert unit.form is UnitForm.COUNT or not unit.dimension.powers  # a rank, or a bare number


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("3.25 USD/share", "USD", "3.25"),
        ("3.25 USD per share", "USD", "3.25"),
        ("16.4 million shares", "", "16400000"),
        ("1.98 births per woman", "", "1.98"),
    ],
)
def test_shares_and_births_are_counted(text: str, symbol: str, value: str) -> None:
    figure = parse_figure(text)
    assert figure.unit.dimension == (Dimension.of(symbol) if symbol else Dimension())
    assert figure.value * figure.unit.factor == Fraction(value)
