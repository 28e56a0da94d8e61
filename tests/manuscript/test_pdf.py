from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.diagnostic import InputError
from factcheck.manuscript import (
    Aside,
    Manuscript,
    MergedCells,
    PassageKind,
    ReportPassage,
    read_manuscript,
)
from factcheck.manuscript.pdf import pdf
from factcheck.manuscript.pdf_columns import aligned_table
from factcheck.manuscript.pdf_signs import PdfLine
from factcheck.manuscript.source import ReportFile
from tests.manuscript.pages import Drawn, Stroke, Words, column, pdf_of


def read(*pages: list[Drawn], title: str = "") -> Manuscript:
    return pdf(ReportFile(name="report.pdf", content=pdf_of(*pages, title=title)))


def texts(report: Manuscript) -> list[str]:
    return [block.text for block in report.blocks]


WORDS = st.lists(
    st.sampled_from("sales rose by 12.5% to 4,100 in all of the shops while prices fell".split()),
    min_size=2,
    max_size=40,
).filter(lambda words: sum(word[0].isdigit() for word in words) < 2)  # more are rows of a table


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_lines_that_a_page_parted_are_put_together_again(paragraphs: list[list[str]]) -> None:
    drawn: list[Drawn] = []
    top = 560.0
    for words in paragraphs:
        lines = textwrap.wrap(" ".join(["Now", *words]), 50)
        drawn += column(lines, top=top)
        top -= 12 * len(lines) + 12
    assert texts(read(drawn)) == [" ".join(["Now", *words]) for words in paragraphs]


def test_a_new_paragraph_is_known_by_its_indent() -> None:
    lines = ["Sales of bicycles rose in the year, by", "five percent in all of the many shops,"]
    drawn = [*column(lines), Words(70, 496, "Prices of them fell all the same, so")]
    report = read([*drawn, *column(["that the shops earned little."], top=484)])
    assert texts(report) == [
        " ".join(lines),
        "Prices of them fell all the same, so that the shops earned little.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the whole inter-", "national trade", "the whole international trade"),
        ("the whole inter\u00ad", "national trade", "the whole international trade"),
        ("sales year-on-", "year, and again", "sales year-on-year, and again"),
        ("in the year 2023-", "24 sales rose", "in the year 2023-24 sales rose"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_if_it_broke_a_word(
    first: str, second: str, whole: str
) -> None:
    lines = ["A year-on-year change is told.", "", first, second]
    drawn = [each for each in column(lines) if isinstance(each, Words) and each.text]
    assert texts(read([*drawn]))[-1] == whole


def test_a_paragraph_goes_on_on_the_next_page_and_says_where() -> None:
    first = ["Sales of bicycles rose in the year by", "five percent, the most of all since we"]
    report = read(column(first), column(["opened 3 shops."]))
    (paragraph,) = report.blocks
    assert paragraph.text == f"{' '.join(first)} opened 3 shops."
    assert str(report.place_at(3)) == "p. 1, paragraph 1"
    assert str(report.place_at(paragraph.text.index("3"))) == "p. 2"


def test_heads_and_feet_of_pages_are_set_aside_and_their_numbers() -> None:
    pages: list[list[Drawn]] = [
        [
            Words(50, 570, "The Lane, annual report 2024"),
            *column([f"Chapter {name} sold {number}00 bicycles."]),
            Words(200, 20, str(number)),
        ]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    report = read(*pages)
    assert report.text.split("\n\n") == [
        "Chapter one sold 100 bicycles.",
        "Chapter two sold 200 bicycles.",
        "Chapter three sold 300 bicycles.",
    ]
    assert {each.what: each.number for each in report.set_aside} == {Aside.FURNITURE: 6}


def test_raised_marks_go_and_raised_units_stay() -> None:
    report = read(
        [
            Words(50, 500, "Sales rose 12.5%"),
            Words(146, 504, "3", 6),
            Words(156, 500, "on 120 km"),
            Words(210, 504, "2", 6),
            Words(220, 500, "of land"),
        ]
    )
    assert report.text == "Sales rose 12.5% on 120 km2 of land"
    assert {each.what for each in report.set_aside} == {Aside.MARK}


def test_columns_are_read_one_after_the_other() -> None:
    left = ["North sold 1,350 bicycles,", "which is more than a year", "ago."]
    right = ["South sold 2,750 of them,", "the largest number that it", "ever sold."]
    report = read([*column(left), *column(right, left=230)])
    assert texts(report) == [" ".join(left), " ".join(right)]


def test_a_ruled_table_is_a_grid_and_its_merged_cells_are_one() -> None:
    rows, columns = [500, 480, 460, 440], [50, 150, 220, 290]
    strokes: list[Drawn] = [
        *(Stroke(50, row, 290, row) for row in rows),
        *(Stroke(place, 480 if place == 220 else 500, place, 440) for place in columns),
    ]
    lines = {486: ("", "Sales"), 466: ("Shop", "2023", "2024"), 446: ("North", "1,200", "1,350")}
    cells = [
        Words(place + 5, height, text)
        for height, line in lines.items()
        for place, text in zip(columns, line, strict=False)
    ]
    report = read(
        [Words(50, 510, "Table 1. Sales by shop"), *strokes, *cells, Words(50, 420, "Prices fell.")]
    )
    (table,) = report.tables
    assert table.rows == (("", "Sales", ""), ("Shop", "2023", "2024"), ("North", "1,200", "1,350"))
    assert table.merged == (MergedCells(row=0, column=1, columns=2),)
    assert table.caption == "Table 1. Sales by shop"
    assert [type(block).__name__ for block in report.blocks] == [
        "ReportPassage",
        "ReportTable",
        "ReportPassage",
    ]
    assert report.place_at(report.text.index("1,350")).page == 1
    assert str(report.place_at(report.text.index("1,350"))) == "T1!C3"


@given(st.integers(0, 5))
def test_a_sign_on_a_border_stands_in_one_cell_alone(over: int) -> None:
    rows, columns = [500, 480, 460, 440], [50, 150, 220, 290]
    strokes: list[Drawn] = [
        *(Stroke(50, row, 290, row) for row in rows),
        *(Stroke(place, 500, place, 440) for place in columns),
    ]
    lines = (("Shop", "Sales", "Men"), ("North", "1,350", "7"), ("South", "1,400", "9"))
    cells = [
        Words(place, 486 - 20 * number, text)
        for number, line in enumerate(lines)
        for place, text in zip((55, 220 + over - 30, 270), line, strict=True)
    ]
    (table,) = read([*strokes, *cells]).tables
    told = ["".join(row[1:]).replace(" ", "") for row in table.rows[1:]]
    assert told == ["1,3507", "1,4009"]
    assert over > 2 or table.rows == lines


SHOPS = {
    480: ("Shop", "2023", "2024"),
    468: ("North", "1,200", "1,350"),
    456: ("South", "2,500", "2,750"),
}


def shops(places: tuple[int, ...], lines: Mapping[int, tuple[str, ...]] = SHOPS) -> list[Drawn]:
    return [
        *column(["Sales by shop are told below."]),
        *(
            Words(place, height, text)
            for height, line in lines.items()
            for place, text in zip(places, line, strict=True)
            if text
        ),
        *column(["Prices fell 2 percent."], top=420),
    ]


def test_a_table_without_lines_is_a_grid_where_its_columns_stand_apart() -> None:
    report = read(shops((50, 150, 220)))
    (table,) = report.tables
    assert table.rows == tuple(SHOPS.values())
    assert str(report.place_at(report.text.index("1,350"))) == "T1!C2"
    assert texts(report)[-1] == "Prices fell 2 percent."


@given(
    st.lists(
        st.tuples(*[st.integers(100, 99_999)] * 3, st.sampled_from(("North", "South and West"))),
        min_size=2,
        max_size=12,
    )
)
def test_each_figure_of_aligned_columns_stands_in_its_own(
    rows: list[tuple[int | str, ...]],
) -> None:
    lines: list[tuple[str, ...]] = [("Shop", "2022", "2023", "2024")]
    lines += [(str(row[3]), *(f"{value:,}" for value in row[:3])) for row in rows]
    drawn: list[Drawn] = []
    for number, line in enumerate(lines):
        drawn.append(Words(50, 520 - 14 * number, line[0]))
        for edge, text in zip((220, 290, 360), line[1:], strict=True):
            drawn.append(Words(edge - 6 * len(text), 520 - 14 * number, text))  # set to the right
    (table,) = read(drawn).tables
    assert table.rows == tuple(lines)


@given(st.permutations(range(5)))
def test_the_cells_of_a_row_stand_in_their_places_whatever_was_drawn_first(
    order: list[int],
) -> None:
    lines = (("North", "$", "1,200", "$", "1,350"), ("South", "$", "2,500", "$", "2,750"))
    places = (50, 150, 166, 240, 256)
    drawn: list[Drawn] = [
        Words(places[at], 500 - 12 * number, line[at])
        for number, line in enumerate(lines)
        for at in order
    ]
    report = read([*column(["Sales by shop are told below."], top=520), *drawn])
    text = " ".join(report.text.split())
    assert "North $ 1,200 $ 1,350" in text
    assert "South $ 2,500 $ 2,750" in text


def test_a_line_that_was_drawn_to_and_fro_is_in_no_column() -> None:
    def line(label: str, number: str, top: float) -> PdfLine:
        pieces = ((label, 50.0, 90.0), (number, 250.0, 240.0), ("980", 300.0, 318.0))
        return PdfLine(
            page=1,
            text=f"{label} {number} 980",
            cells=(label, number, "980"),
            spans=((50, 90), (250, 240), (300, 318)),
            pieces=pieces,
            left=50,
            right=318,
            bottom=top - 10,
            top=top,
            size=10,
        )

    assert aligned_table([line("North", "1,350 $", 500), line("South", "2,750 $", 488)]) is None


def test_a_sentence_that_breaks_off_before_a_year_goes_on_though_that_might_have_fitted() -> None:
    first = "profits rose to 39.3 percent of what we sold in"
    last = "2022, as fewer goods were given away than in H1 2021."  # six signs longer
    lines = [first, first, last]
    assert texts(read(column(lines))) == [" ".join(lines)]


def test_columns_that_stand_close_are_told_apart_by_all_of_their_rows() -> None:
    lines = (("Staff", "2023", "2024"), ("North", "12,345", "13,350"), ("South", "(2,500)", "980"))
    drawn: list[Drawn] = [
        Words(edge - 6 * len(text) if edge else 50, 520 - 14 * number, text)
        for number, line in enumerate(lines)
        for edge, text in zip((0, 220, 264), line, strict=True)
    ]
    (table,) = read(drawn).tables
    assert table.rows == lines


def test_a_caption_in_the_middle_runs_over_two_lines() -> None:
    caption = [Words(90, 508, "Table 1. Sales by shop, in"), Words(120, 496, "thousands")]
    report = read([*column(["Now see it."], top=540), *caption, *shops((50, 150, 220))[1:]])
    assert report.tables[0].caption == "Table 1. Sales by shop, in thousands"


def test_a_head_above_several_columns_spans_them_and_a_label_of_two_lines_is_one() -> None:
    lines = {
        492: ("", "Sales in thousands", ""),
        480: ("Shop", "2023", "2024"),
        468: ("North", "1,200", "1,350"),
        456: ("Shops outside of", "", ""),
        444: ("the city", "2,500", "2,750"),
    }
    (table,) = read(shops((50, 170, 240), lines)).tables
    assert table.rows == (
        ("", "Sales in thousands", ""),
        ("Shop", "2023", "2024"),
        ("North", "1,200", "1,350"),
        ("Shops outside of the city", "2,500", "2,750"),
    )
    assert table.merged == (MergedCells(row=0, column=1, columns=2),)


def test_a_table_whose_columns_are_in_doubt_is_not_examined_and_its_figures_are_no_prose() -> None:
    crooked = shops((50, 150, 220), {**SHOPS, 456: ("South", "", "")})
    crooked[-1:-1] = [Words(185, 456, "2,500"), Words(255, 456, "2,750")]
    report = read(crooked)
    (table,) = report.tables
    assert not table.rows
    assert "parted" in table.unread
    assert table.words.split("\n")[1] == "North 1,200 1,350"
    assert "1,350" not in report.text
    assert texts(report)[-1] == "Prices fell 2 percent."


def test_footnotes_at_the_foot_of_a_page_do_not_part_its_paragraph() -> None:
    first = ["Sales of bicycles rose in the year by", "five percent, the most of all since we"]
    note = [Words(50, 60, "1 Without 40 sold on trial.", 7)]
    report = read([*column(first), *note], column(["opened 3 shops."]))
    paragraph, footnote = report.blocks
    assert paragraph.text.endswith("since we opened 3 shops.")
    assert isinstance(footnote, ReportPassage)
    assert (footnote.kind, footnote.text) == (PassageKind.FOOTNOTE, "Without 40 sold on trial.")


def test_headings_are_known_by_their_size_or_their_weight() -> None:
    report = read(
        [
            Words(50, 560, "The Lane in 2024", 18),
            Words(50, 530, "Sales", 10, "F2"),
            *column(["Sales of bicycles rose in the year by 5 percent."]),
        ],
        title="Microsoft Word - lane.docx",
    )
    kinds = [(each.kind, each.level) for each in report.blocks if isinstance(each, ReportPassage)]
    assert kinds == [
        (PassageKind.HEADING, 1),
        (PassageKind.HEADING, 3),
        (PassageKind.PARAGRAPH, 0),
    ]
    assert report.title == "The Lane in 2024"


WHOLE = pdf_of(column(["Sales rose 5 percent."]))
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
BROKEN = {
    "cut off": (WHOLE[: len(WHOLE) // 2], "cut off or damaged"),
    "no PDF": (b"%PDF-1.7\nnothing\n%%EOF", "cut off or damaged"),
    "empty": (b"", "cut off or damaged"),
    "pictures": (pdf_of([Stroke(50, 50, 90, 90)]), "pictures of pages, and no text"),
    "locked": (
        pdf_of(column(["Sales rose."]), encrypt=f"{LOCK} /ID [<{'33' * 16}> <{'33' * 16}>]"),
        "locked by a password",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_pdf_that_cannot_be_read_is_one_fault(name: str, tmp_path: Path) -> None:
    content, problem = BROKEN[name]
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_manuscript(path)
    (fault,) = caught.value.diagnostics
    assert problem in fault.problem
    assert fault.remedy


def test_a_ruled_table_goes_on_on_the_next_page() -> None:
    def part(lines: dict[int, tuple[str, ...]], rows: list[int]) -> list[Drawn]:
        return [
            *(Stroke(50, row, 220, row) for row in rows),
            *(Stroke(place, rows[0], place, rows[-1]) for place in (50, 150, 220)),
            *(
                Words(place + 5, height, text)
                for height, line in lines.items()
                for place, text in zip((50, 150), line, strict=True)
            ),
        ]

    first = part({86: ("Shop", "2024"), 66: ("North", "1,350")}, [100, 80, 60])
    second = part({486: ("Shop", "2024"), 466: ("South", "2,750")}, [500, 480, 460])
    report = read([*column(["Sales by shop are told below."]), *first], second)
    (table,) = report.tables
    assert table.rows == (("Shop", "2024"), ("North", "1,350"), ("South", "2,750"))


STOCK = (
    ("", "2023", "2024", "Change"),
    ("North", "1,230", "1,235", "5"),
    ("South", "980", "990", "10"),
    ("Total", "2,210", "2,225", "15"),
)


def stock(rows: tuple[tuple[str, ...], ...], top: float) -> list[Drawn]:
    return [
        Words(edge - 6 * len(text) if edge else 50, top - 14 * number, text)
        for number, row in enumerate(rows)
        for edge, text in zip((0, 200, 260, 330), row, strict=True)
        if text
    ]


def test_heads_of_years_with_a_word_beside_them_are_no_row() -> None:
    (table,) = read([*column(["Now see it."], top=540), *stock(STOCK, 500)]).tables
    assert table.rows == STOCK


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("again", [False, True])
def test_a_table_without_lines_goes_on_on_the_next_page(cut: int, again: bool) -> None:  # noqa: FBT001
    first = [*column(["Now see it."], top=140), *stock(STOCK[:cut], 100)]
    rest = STOCK[:1] * again + STOCK[cut:]
    (table,) = read(first, [*stock(rest, 520), *column(["Then it ends."], top=300)]).tables
    assert table.rows == STOCK


def test_a_table_with_heads_of_its_own_is_another_than_that_of_the_page_before() -> None:
    first = [*column(["Now see it."], top=200), *stock(STOCK, 150)]
    other = (("", "2021", "2022", "Change"), *STOCK[1:])
    tables = read(first, [*stock(other, 520), *column(["Then it ends."], top=300)]).tables
    assert [table.rows for table in tables] == [STOCK, other]


def test_a_caption_in_the_middle_of_its_columns_is_no_head() -> None:
    caption = [Words(110, 514, "Table 1. Shops of the year")]
    report = read([*column(["Now see it."], top=540), *caption, *stock(STOCK, 500)])
    assert report.tables[0].rows == STOCK
    assert report.tables[0].caption == "Table 1. Shops of the year"


def test_a_number_that_a_line_begins_with_begins_no_item_inside_a_sentence() -> None:
    lines = ["Of all shops that there are in the north (N =", "54) most sold 5 bicycles or more."]
    assert texts(read(column(lines))) == [" ".join(lines)]


def test_a_heading_at_the_foot_of_a_page_is_no_part_of_the_text_on_the_next() -> None:
    long = "Sales of bicycles rose in the year by five of 100."
    first = [*column([long]), *column(["People"], top=60)]
    report = read(
        first, column(["So many people came to the shops in the north that", "all sold."])
    )
    assert texts(report)[:2] == [long, "People"]
