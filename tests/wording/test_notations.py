"""Laws of numbers written in the notations of many houses: what is written is read back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.interval import Interval
from factcheck.wording.figure_reader import FigureError, parse_figure

DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("万亿余", "萬億餘")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
counts = st.integers(1, 10**12 - 1)


def in_sections(count: int) -> list[tuple[int, str]]:
    """Split a count into what stands before 亿, before 万 and behind both, zeros left out."""
    parts = ((count // 10**8, "亿"), (count // 10**4 % 10**4, "万"), (count % 10**4, ""))
    return [(part, sign) for part, sign in parts if part]


def mixed(count: int) -> str:
    """Write a count as 1亿2345万6789; a single digit behind 万 or 亿 needs its 零."""
    written = ""
    for part, sign in in_sections(count):
        is_short = written and not sign and part < 10
        written += f"{'零' if is_short else ''}{part}{sign}"
    return written


def section_in_words(part: int) -> str:
    written, gap = "", False
    for digit, step in zip(f"{part:04}", ("千", "百", "十", ""), strict=True):
        if digit == "0":
            gap = bool(written)
        else:
            written += f"{'零' if gap else ''}{DIGITS[int(digit)]}{step}"
            gap = False
    return written


def in_words(count: int) -> str:
    """Write a count in Chinese words, 零 wherever places are passed over."""
    written = ""
    for part, sign in in_sections(count):
        gap = "零" if written and part < 1000 else ""
        written += gap + section_in_words(part) + sign
    return written


def indian(count: int) -> str:
    head, tail = divmod(count, 1000)
    return f"{indian_pairs(head)},{tail:03}" if head else str(tail)


def indian_pairs(head: int) -> str:
    left, pair = divmod(head, 100)
    return f"{indian_pairs(left)},{pair:02}" if left else str(pair)


@given(count=counts)
def test_a_mixed_numeral_is_the_count_it_was_written_for(count: int) -> None:
    figure = parse_figure(f"{mixed(count)}人")
    assert figure.value == count
    if count % 10**4:
        assert figure.is_exact
        assert parse_figure(mixed(count).translate(WIDE)).implied() == Interval.point(count)


@given(count=counts, places=st.integers(1, 3))
def test_decimals_at_the_end_of_a_mixed_numeral_are_its_last_place(count: int, places: int) -> None:
    if count % 10**4 >= 10:
        figure = parse_figure(f"{mixed(count)}.{'7' * places}元")
        assert figure.last_place == Fraction(1, 10**places)
        assert figure.value == Fraction(f"{count}.{'7' * places}")


@given(count=counts)
def test_a_numeral_in_words_is_the_count_it_was_written_for(count: int) -> None:
    words = in_words(count)
    assert parse_figure(f"{words}人").value == count
    for other in (words.translate(FINANCIAL), words.translate(TRADITIONAL)):
        assert parse_figure(f"{other}人").value == count


@given(digit=st.integers(1, 9), head=st.integers(1, 99), scale=st.sampled_from("万亿"))
def test_one_single_digit_is_short_for_the_next_place(digit: int, head: int, scale: str) -> None:
    step = {"万": 10**4, "亿": 10**8}[scale]
    figure = parse_figure(f"{head}{scale}{digit}")
    assert figure.value == head * step + digit * step // 10
    assert figure.last_place == step // 10


@given(tail=st.integers(10, 10**6), head=st.integers(1, 99), scale=st.sampled_from("百千万"))
def test_digits_behind_a_step_are_read_only_where_they_fit(
    tail: int, head: int, scale: str
) -> None:
    step = {"百": 100, "千": 1000, "万": 10**4}[scale]
    text = f"{head}{scale}{tail}"
    if tail < step and (head < 10 or scale == "万"):
        assert parse_figure(text).implied() == Interval.point(head * step + tail)
    else:
        with pytest.raises(FigureError):
            parse_figure(text)


@given(count=st.integers(1000, 10**12), places=st.integers(0, 3))
def test_thousands_parted_in_any_way_say_the_same(count: int, places: int) -> None:
    tail = f".{'5' * places}" if places else ""
    plain = parse_figure(f"{count}{tail} t")
    for parted in (
        indian(count),
        f"{count:,}".replace(",", "'"),
        f"{count:,}".replace(",", "\u2019"),
        f"{count:,}".replace(",", "\u202f"),
    ):
        assert parse_figure(f"{parted}{tail} t").implied() == plain.implied()


@given(count=st.integers(1000, 10**9), at=st.data())
def test_a_mark_out_of_place_is_refused(count: int, at: st.DataObject) -> None:
    written = str(count)
    place = at.draw(st.integers(1, len(written) - 1).filter(lambda each: len(written) - each != 3))
    mark = at.draw(st.sampled_from([",", "'", ",,"]))
    with pytest.raises(FigureError):
        parse_figure(f"{written[:place]}{mark}{written[place:]}")


@given(
    digits=st.integers(1, 9999),
    places=st.integers(0, 3),
    exponent=st.integers(-9, 12),
    form=st.sampled_from(["{}e{}", "{} × 10^{}", "{}×10^({})", "{} x 10^{}", "{}·10**{}"]),
)
def test_a_power_of_ten_moves_the_last_place(
    digits: int, places: int, exponent: int, form: str
) -> None:
    number = f"{Decimal(digits).scaleb(-places):f}"
    figure = parse_figure(f"{form.format(number, exponent)} t")
    assert figure.value == Fraction(number) * Fraction(10) ** exponent * 1000
    assert figure.last_place == Fraction(10) ** (exponent - places) * 1000


@given(
    number=st.decimals(1, 10**6, places=2),
    form=st.sampled_from(["({}) %", "({}%)", "({} %)", "（{}）%"]),
)
def test_brackets_make_a_number_negative(number: Decimal, form: str) -> None:
    assert parse_figure(form.format(number)).implied() == parse_figure(f"-{number} %").implied()


@given(above=st.integers(1, 20), whole=st.integers(2, 500), form=st.sampled_from(["in", "out of"]))
def test_so_many_in_a_whole_admits_every_whole_that_rounds_to_it(
    above: int, whole: int, form: str
) -> None:
    if above <= whole:
        found = parse_figure(f"{above} {form} {whole}").implied()
        for actual in (Fraction(2 * whole - 1, 2), Fraction(whole), Fraction(2 * whole + 1, 2)):
            assert above == whole or above / actual in found
        if above == 1:
            assert found == Interval(Fraction(2, 2 * whole + 1), Fraction(2, 2 * whole - 1))


@given(count=st.integers(1, 10**6), scale=st.sampled_from("万亿"), unit=st.sampled_from("元户吨"))
def test_more_than_is_said_before_or_behind_the_scale(count: int, scale: str, unit: str) -> None:
    bounds = {
        repr(parse_figure(text).implied())
        for word in ("多", "余")
        for text in (f"{count}{word}{scale}{unit}", f"{count}{scale}{word}{unit}")
    }
    assert bounds == {repr(parse_figure(f"> {count}{scale}{unit}").implied())}


@given(count=st.integers(1, 10**6), text=st.sampled_from(["{}+ t", "{} t+", "{}-plus t"]))
def test_a_plus_behind_admits_the_number_itself(count: int, text: str) -> None:
    assert parse_figure(text.format(count)).implied() == Interval.at_least(Fraction(count * 1000))
