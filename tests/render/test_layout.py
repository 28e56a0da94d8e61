"""Text keeps to its columns, and nothing that belongs together is torn apart."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.render.notation.columns import (
    Page,
    Style,
    cut,
    encodable,
    padded,
    styled,
    visible,
    width,
    wrapped,
)

words = st.sampled_from(
    [
        "2311 亿元",
        "增长",
        "1,234.5",
        "11 %",
        "（约",
        "）。",
        "the",
        "-0.5 pp",
        "地区生产总值",
        "“x”",
    ]
)
texts = st.lists(words, min_size=1, max_size=20).map(
    lambda each: " ".join(each).replace(" ）", "）")
)
signs = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.sampled_from("，。、；：？！（）《》％￥éü×±"),
)


@given(text=st.text(signs, max_size=40))
def test_width_is_that_of_a_library_written_by_others(text: str) -> None:
    assert width(text) == cell_len(text)


@given(text=texts, columns=st.integers(min_value=24, max_value=100))
def test_no_line_is_wider_than_its_columns(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrapped(text, columns))


@given(text=texts, columns=st.integers(min_value=10, max_value=60))
def test_no_number_is_broken(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    pattern = r"[-+]?\d[\d.,]*\d(?: ?(?:亿元|%|pp))?|\d"
    whole = re.findall(pattern, text)
    assert [each for line in lines for each in re.findall(pattern, line)] == whole


@given(text=texts, columns=st.integers(min_value=10, max_value=60))
def test_wrapping_loses_nothing_but_blanks(text: str, columns: int) -> None:
    assert "".join("".join(wrapped(text, columns)).split()) == "".join(text.split())


@given(text=texts, columns=st.integers(min_value=10, max_value=60))
def test_no_line_ends_with_a_blank_or_begins_with_a_closing_sign(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert not any(line.endswith(" ") for line in lines)
    assert not any(line.startswith(("）", "。", "”")) for line in lines[1:])


@given(text=st.text(max_size=60), columns=st.integers(min_value=2, max_value=30))
def test_a_text_is_cut_to_its_columns(text: str, columns: int) -> None:
    assert width(cut(visible(text), columns)) <= columns


@given(text=st.text(max_size=60))
def test_no_text_of_a_user_can_steer_the_terminal(text: str) -> None:
    assert visible(text).isprintable()


@given(text=st.text(max_size=60), encoding=st.sampled_from(["ascii", "latin-1", "gbk", "utf-8"]))
def test_what_is_written_has_an_encoding(text: str, encoding: str) -> None:
    encodable(text, encoding).encode(encoding)


def test_a_date_in_brackets_is_not_torn_apart() -> None:
    assert wrapped("政府工作报告(2023年3月29日)", 20) == ["政府工作报告(2023年", "3月29日)"]


def test_our_own_signs_have_stand_ins() -> None:
    assert encodable("✔ ok … ✘", "ascii") == "+ ok ... x"


def test_styles_take_no_columns() -> None:
    assert width(styled("达到", Style.BOLD)) == 4
    assert padded(styled("达到", Style.RED), 6).endswith("  ")


def test_a_page_without_colour_has_no_styles() -> None:
    assert Page().styled("text", Style.RED) == "text"
