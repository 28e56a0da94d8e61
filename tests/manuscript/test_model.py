from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from factcheck.manuscript import (
    MergedCells,
    PassageKind,
    ReportBlock,
    ReportPassage,
    ReportPlace,
    ReportTable,
    RunOn,
    cell_name,
)
from factcheck.manuscript.model import Manuscript, set_out

WORDS = st.text(string.ascii_letters + "增长 0123456789.%", min_size=1, max_size=12)
PASSAGES = st.builds(
    lambda text, number: ReportPassage(
        kind=PassageKind.PARAGRAPH, text=text, place=ReportPlace(paragraph=number)
    ),
    WORDS,
    st.integers(1, 50),
)


@st.composite
def tables(draw: st.DrawFn) -> ReportTable:
    width = draw(st.integers(1, 4))
    cells = st.text(string.ascii_letters + "0123456789", max_size=4)
    rows = draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=4))
    return ReportTable(name="T1", rows=tuple(rows), place=ReportPlace(table="T1"))


BLOCKS: st.SearchStrategy[list[ReportBlock]] = st.lists(PASSAGES | tables(), max_size=5)


@given(BLOCKS)
def test_every_block_stands_in_the_text_where_its_span_says(blocks: list[ReportBlock]) -> None:
    text, starts = set_out(blocks)
    report = Manuscript(path="a", blocks=tuple(blocks), text=text, starts=starts)
    assert [text[start:end] for start, end, _ in report.spans()] == [each.text for each in blocks]


@given(tables(), st.data())
def test_every_character_of_a_cell_is_placed_in_that_cell(
    table: ReportTable, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(table.rows) - 1))
    column = data.draw(st.integers(0, len(table.rows[0]) - 1))
    before = "\n".join("\t".join(cells) for cells in table.rows[:row]) + "\n" * bool(row)
    start = len(before + "\t".join(table.rows[row][:column])) + bool(column)
    for offset in range(start, start + len(table.rows[row][column])):
        assert table.place_at(offset).cell == cell_name(row, column)


@given(st.integers(0, 2000))
def test_columns_are_counted_by_letters_as_workbooks_do(column: int) -> None:
    letters = cell_name(0, column).removesuffix("1")
    number = 0
    for letter in letters:
        number = 26 * number + string.ascii_uppercase.index(letter) + 1
    assert number == column + 1


def test_a_passage_that_runs_on_is_placed_in_the_line_it_has_come_to() -> None:
    passage = ReportPassage(
        kind=PassageKind.PARAGRAPH,
        text="rose by\n5 percent",
        place=ReportPlace(line=3, column=1),
        runs_on=(RunOn(offset=8, place=ReportPlace(line=4, column=1)),),
    )
    assert passage.place_at(5) == ReportPlace(line=3, column=6)
    assert passage.place_at(10) == ReportPlace(line=4, column=3)


def test_merged_cells_are_spread_over_rows_and_columns() -> None:
    merged = (MergedCells(row=0, column=0, rows=2), MergedCells(row=0, column=1, columns=2))
    rows = (("Item", "2024", ""), ("", "plan", "fact"), ("Sales", "5", "4"))
    table = ReportTable(name="T1", rows=rows, place=ReportPlace(table="T1"), merged=merged)
    assert table.spread[:2] == (("Item", "2024", "2024"), ("Item", "plan", "fact"))
    assert table.spread[2] == rows[2]
