"""Text keeps to its columns, and nothing that belongs together is torn apart."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.text import Text

from factcheck.render.notation.columns import cut, wrapped
from factcheck.render.notation.page import Page, Style, rows_of, styled
from factcheck.render.notation.signs import encodable, visible

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


@given(text=texts, columns=st.integers(min_value=24, max_value=100))
def test_no_line_is_wider_than_its_columns(text: str, columns: int) -> None:
    assert all(cell_len(line) <= columns for line in wrapped(text, columns))


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
    assert cell_len(cut(visible(text), columns)) <= columns


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


cells = st.text(st.sampled_from("ab 2311亿元，(…"), max_size=12).map(str.strip)
tables = st.integers(1, 4).flatmap(
    lambda size: st.lists(st.lists(cells, min_size=size, max_size=size), min_size=1, max_size=5)
)
styles = st.lists(st.sampled_from(Style), max_size=2, unique=True)


@given(parts=st.lists(st.tuples(texts, styles), max_size=5))
def test_a_page_without_colour_has_no_styles_and_one_with_colour_the_same_text(
    parts: list[tuple[str, list[Style]]],
) -> None:
    lines = [styled(text, *styles) for text, styles in parts]
    bare = Page(columns=20).written(lines)
    coloured = Page(columns=20, colour=True).written(lines)
    assert bare == "".join(f"{text}\n" for text, _ in parts)
    assert Text.from_ansi(coloured).plain == bare
    assert ("\x1b" in coloured) is any(styles for _, styles in parts)


@given(rows=tables, indent=st.integers(0, 4), colour=st.booleans())
def test_rows_stand_in_columns_and_lose_nothing(
    *, rows: list[list[str]], indent: int, colour: bool
) -> None:
    text = Page(columns=100, colour=colour).written(rows_of(rows, indent=indent, faint_from=1))
    lines = Text.from_ansi(text).plain.removesuffix("\n").split("\n")
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    wanted = [
        (" " * indent + "  ".join(set_cell_size(*each) for each in zip(row, widths, strict=True)))
        for row in rows
    ]
    assert lines == [line.rstrip() for line in wanted]


def test_a_tab_of_a_text_is_left_as_it_is() -> None:
    assert Page().written(["a\tb"]) == "a\tb\n"
