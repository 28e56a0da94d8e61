"""Laws of tables with heads, and what is said of those that are broken."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from importlib import util
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.load import layouts
from factcheck.load.doubles import known_digits
from factcheck.load.grids import extras
from factcheck.load.grids.dates import date_order, dated
from factcheck.load.grids.figures import cell_figure
from factcheck.load.grids.number_format import shown
from factcheck.load.grids.period_heads import period_head
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell
from factcheck.wording.period_reader import parse_period
from factcheck.wording.vocabulary import section, words

SCALES = {"0.00%": 2, "0.00,": -3, "#,##0.00,,": -6, "#,##0.00,,,": -9}
Key = tuple[str, str, str, str]
years = st.lists(st.integers(1950, 2049), min_size=2, max_size=6, unique=True).map(sorted)
names = st.lists(
    st.sampled_from("Coal Wheat Steel Fishing Timber Cotton Copper Tourism".split()),
    min_size=1,
    max_size=5,
    unique=True,
)
whole = st.integers(-999_999_999, 999_999_999)


def read(path: Path, layout: str = "wide", **how: str) -> tuple[list[PublishedCell], Original]:
    original = Original(path=path, name=path.name, mapping=how)
    cells = list(layouts.named(layout).read(original))
    return [cell for cell in cells if not isinstance(cell, MissingCell)], original


def keys(cells: list[PublishedCell]) -> set[Key]:
    return {(cell.area, cell.indicator, cell.period, cell.value) for cell in cells}


def written(path: Path, rows: list[list[str]], delimiter: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[int], dict[tuple[str, int], str]]:
    """Draw indicators, years, and a figure for each, with one digit behind the point."""
    rows, columns = draw(names), draw(years)
    figure = st.integers(-99_999_999, 99_999_999).map(lambda n: f"{n / 10:,.1f}")
    return rows, columns, {(row, year): draw(figure) for row in rows for year in columns}


@given(table=tables())
def test_a_table_says_the_same_lengthways_and_sideways(
    table: tuple[list[str], list[int], dict[tuple[str, int], str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows, columns, figures = table
    folder = tmp_path_factory.mktemp("table")
    years_above = [["Item", *map(str, columns)]] + [
        [row, *(figures[row, year] for year in columns)] for row in rows
    ]
    years_beside = [["Year", *rows]] + [
        [str(year), *(figures[row, year] for row in rows)] for year in columns
    ]
    above, original = read(written(folder / "above.csv", years_above))
    beside, other = read(written(folder / "beside.csv", years_beside))
    assert not original.faults
    assert not other.faults
    expected = {("", row, str(year), plain(figures[row, year])) for row in rows for year in columns}
    assert keys(above) == keys(beside) == expected


def plain(text: str) -> str:
    bare = text.replace(",", "")
    return bare.removeprefix("-") if not Decimal(bare) else bare


@given(table=tables())
def test_commas_for_points_change_no_figure(
    table: tuple[list[str], list[int], dict[tuple[str, int], str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Printed the German way, with semicolons, a table says what it says in English."""
    rows, columns, figures = table
    folder = tmp_path_factory.mktemp("table")
    swapped = str.maketrans(".,", ",.")
    heads = ["Merkmal", *map(str, columns)]
    cells = [[row, *(figures[row, year] for year in columns)] for row in rows]
    german = [[row[0], *(text.translate(swapped) for text in row[1:])] for row in cells]
    english, _ = read(written(folder / "en.csv", [heads, *cells]))
    translated, original = read(written(folder / "de.csv", [heads, *german], ";"))
    assert not original.faults
    assert keys(english) == keys(translated)


@given(number=whole, places=st.integers(0, 4), decimals=st.integers(0, 4))
def test_a_number_is_shown_within_half_a_unit_of_its_last_place(
    number: int, places: int, decimals: int
) -> None:
    stored = number / 10**places
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = shown(stored, code).text
    assert abs(Decimal(text) - known_digits(stored)) <= Decimal(5).scaleb(-decimals - 1)
    assert len(text.partition(".")[2]) == decimals


@given(number=whole, code=st.sampled_from(sorted(SCALES)))
def test_what_is_stored_is_in_the_unit_of_what_is_shown(number: int, code: str) -> None:
    number_as_shown = shown(number, code)
    factor = Decimal(1).scaleb(SCALES[code])
    assert Decimal(number_as_shown.stored) == number * factor
    assert abs(Decimal(number_as_shown.text) - number * factor) <= Decimal("0.005")


@given(number=whole, mark=st.sampled_from([" ", "\u2009", "\u202f", "\u00a0", "'", "’"]))
def test_marks_between_thousands_are_no_digits(number: int, mark: str) -> None:
    text = f"{number:,}".replace(",", mark)
    figure = cell_figure(text)
    assert figure is not None
    assert int(figure.value) == number


@given(year=st.integers(1900, 2099), quarter=st.integers(1, 4))
def test_a_quarter_is_one_however_it_is_written(year: int, quarter: int) -> None:
    forms = (
        f"Q{quarter} {year}", f"{year}Q{quarter}", f"{year}-Q{quarter}", f"{quarter}Q{year}",
        f"{quarter}. Quartal {year}", f"{year}年第{quarter}季度", f"T{quarter} {year}",
    )  # fmt: skip
    assert {period_head(form).period() for form in forms} == {f"{year}Q{quarter}"}


@given(year=st.integers(1900, 2099), quarter=st.integers(1, 4), letter=st.sampled_from("QT"))
def test_a_part_of_a_fiscal_year_is_one_however_it_is_written(
    year: int, quarter: int, letter: str
) -> None:
    """Of no calendar year, where the table does not say when it ends."""
    part = f"{letter}{quarter}"
    forms = (f"FY{year} {part}", f"{part} FY{year}", f"exercice {year}-{part}")
    between = f"{year - 1}/{year % 100:02}"
    assume(not 1 <= year % 100 <= 12)  # 2000/01 alone may be a month
    heads = [period_head(form) for form in (*forms, f"{part} {between}", f"GJ {between} {part}")]
    assert {head.period() for head in heads} == {f"FY{year}Q{quarter}"}
    assert {head.period(12) for head in heads} == {f"{year}Q{quarter}"}


MONTHS = [
    (int(number), name)
    for language in ("en", "de", "fr")
    for number, row in section(f"{language}/periods", "months").items()
    for name in words(row)
]


@given(year=st.integers(1900, 2099), month=st.sampled_from(MONTHS))
def test_a_month_is_one_by_each_of_its_names(year: int, month: tuple[int, str]) -> None:
    number, name = month
    forms = (
        f"{name} {year}",
        f"{name.title()}. {year}",
        f"{year} {name}",
        f"{name.upper()}-{year}",
    )
    assert {period_head(form).period() for form in forms} == {f"{year}-{number:02}"}
    assert period_head(name).first == number


@given(
    first=st.integers(1900, 2090),
    number=st.integers(2, 8),
    mark=st.sampled_from("-/–"),
    before=st.sampled_from(["", "FY", "GJ ", "exercice "]),
)
def test_a_row_of_years_that_run_into_the_next_names_no_month(
    first: int, number: int, mark: str, before: str
) -> None:
    heads = [f"{before}{first + at}{mark}{(first + at + 1) % 100:02}" for at in range(number)]
    order = date_order(heads)
    for later, head in enumerate(heads, start=first + 1):
        year = dated(head, order) or period_head(head)
        assert parse_period(year.period()) == parse_period(f"FY{later}")
        assert parse_period(year.period(6)) == parse_period(f"{later - 1}-07..{later}-06")


@given(year=st.integers(1900, 2099), first=st.integers(1, 11), last=st.integers(2, 12))
def test_a_row_of_months_of_one_year_names_months(year: int, first: int, last: int) -> None:
    heads = [f"{year}-{month:02}" for month in range(min(first, last - 1), last + 1)]
    order = date_order(heads)
    assert [(dated(head, order) or period_head(head)).period() for head in heads] == heads


@pytest.mark.parametrize(
    "text",
    "GDP|Maize|Marketing|2015-2020|Total|第一产业|Table 3.1|1,171|1971.5|Q5 2020|2020-13".split(
        "|"
    ),
)
def test_what_is_no_period_is_read_as_none(text: str) -> None:
    assert not period_head(text).period()


# Broken files: one clear fault, with its place.


def packed(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(name, content)


def with_formulas(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Item", 2021, 2022], ["A", 1, "=B2+1"], ["B", "=B2*2", 3]):
        sheet.append(row)
    book.save(path)


def with_far_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1000001"] = 1
    book.save(path)


def cut(path: Path) -> None:
    with_formulas(path)
    path.write_bytes(path.read_bytes()[:-400])


def text(content: str) -> Callable[[Path], None]:
    return lambda path: binary(path, content.encode())


def binary(path: Path, content: bytes) -> None:
    path.write_bytes(content)


BROKEN: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "formulas without results": (
        "a.xlsx", with_formulas,
        "a.xlsx!Sheet!C2: the formula has no stored result, and 1 cell more like it",
    ),
    "a cell a million rows down": (
        "a.xlsx", with_far_cell, "a.xlsx!Sheet!A1: the sheet 'Sheet' has 1000001 rows and 1 columns"
    ),
    "a workbook that is cut": ("a.xlsx", cut, "a.xlsx:1:1: the workbook is cut off or damaged"),
    "a packed bomb": (
        "a.xlsx", lambda path: packed(path, "xl/worksheets/sheet1.xml", b" " * 90_000_000),
        "a.xlsx:1:1: the workbook unpacks to 90 MB; it is not opened",
    ),
    "a bomb of entities": (
        "a.xlsx", lambda path: packed(path, "xl/styles.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
        "a.xlsx:1:1: the workbook declares entities, which no spreadsheet program writes",
    ),
    "an old workbook": (
        "a.xlsx", lambda path: binary(path, b"\xd0\xcf\x11\xe0" + b"0" * 600),
        "a.xlsx:1:1: the file is an old Excel workbook, or one with a password",
    ),
    "a day that may be a month": (
        "a.csv", text("Date,Rate (%)\n01/02/2023,4.33\n02/03/2023,4.57\n"),
        "a.csv:2:1: '01/02/2023': day and month cannot be told apart, and 1 cell more like it",
    ),
    "a decimal mark that nothing settles": (
        "a.csv", text("Jahr;Wert\n2021;1.234\n2022;2.345\n"),
        "a.csv:2:2: '1.234' can be read in more than one way where ';' parts the cells",
    ),
    "two decimal marks": (
        "a.csv", text('Year,Value\n2021,"1,25"\n2022,2.5\n'),
        "a.csv:3:2: '1,25' and '2.5' have different decimal marks",
    ),
    "a head that may be a day or a month": (
        "a.csv", text("Item,01/02/2023,02/03/2023\nWheat,1,2\n"),
        "a.csv:1:2: '01/02/2023': day and month cannot be told apart, and 1 cell more like it",
    ),
    "years where figures should stand": (
        "a.csv", text("Item,2021,2022\nA,1985,1990\nB,2001,2003\n"),
        "a.csv:1:1: no table of figures was found",
    ),
    "words among figures": (
        "a.csv", text("Item,2021,2022\nWheat,100,see note\nRye,see note,30\n"),
        "a.csv:2:3: 'see note' is no figure, and no mark of a missing one, and 1 cell more like it",
    ),
    "another unit than that of the head": (
        "a.csv", text("Year,Output (t)\n2020,5 t\n2021,6 kg\n2022,7000\n"),
        "a.csv:3:2: '6 kg' has another unit than its table, t",
    ),
    "a scale beside that of the head": (
        "a.csv", text("Item,2020,2021\nSales (EUR million),5.2 bn,7\nRent (EUR million),1,2\n"),
        "a.csv:2:2: '5.2 bn' has another unit than its table, million EUR",
    ),
    "two units in a column": (
        "a.csv", text("Year,Output\n2020,5 million t\n2021,6 EUR m\n"),
        "a.csv:3:2: '6 EUR m' has another unit than its table, million t",
    ),
    "a day that is none": (
        "a.csv", text("Date,Output (t)\n2020-01-31,5\n2020-02-31,6\n2020-13-01,7\n"),
        "a.csv:3:2: '2020-02-31' is no day, and 1 cell more like it",
    ),
    "quotes that do not close": (
        "a.csv", text('Item,2021\n"Wheat,100\n'),
        "a.csv:2:1: the row cannot be read: unexpected end of data",
    ),
}  # fmt: skip


def test_a_count_and_its_share_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Trait,2020\nWomen,97\nWomen (%),45.8\nShare of deaths (%),14.6\n")
    cells, _ = read(path)
    assert [(cell.indicator, cell.unit) for cell in cells] == [
        ("Women", ""), ("Women (%)", "%"), ("Share of deaths", "%"),
    ]  # fmt: skip


def test_a_unit_behind_each_figure_is_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Year,Output,Rent (EUR)\n2020,5 kg,3 EUR\n2021,6 t,4\n")
    cells, original = read(path)
    assert not original.all_faults()
    assert [(cell.value, cell.unit) for cell in cells] == [
        ("5", "kg"), ("3", "EUR"), ("6", "t"), ("4", "EUR"),
    ]  # fmt: skip


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Item,2020,2021\nA (t),1,2\n" + ",,\n" * 1_000_000 + "B (t),3,4\n")
    assert layouts.recognised(Original(path=path, name="a.csv")) == ("wide",)
    cells, original = read(path)
    assert not original.all_faults()
    assert [cell.cell for cell in cells] == ["2:2", "2:3", "1000003:2", "1000003:3"]


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_one_clear_fault(case: str, tmp_path: Path) -> None:
    name, build, message = BROKEN[case]
    build(tmp_path / name)
    _, original = read(tmp_path / name)
    (fault,) = original.all_faults()
    assert f"{fault.at}: {fault.problem}" == message
    assert fault.remedy


@pytest.mark.parametrize(
    ("name", "layout", "content", "message"),
    [
        ("a.parquet", "frame", b"PAR1" + b"0" * 100, "the Parquet file cannot be read"),
        ("a.pdf", "pdf", b"%PDF-1.4\n garbage", "the PDF cannot be read"),
    ],
)
def test_a_damaged_file_is_one_fault(
    name: str, layout: str, content: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    _, original = read(tmp_path / name, layout)
    (fault,) = original.all_faults()
    assert fault.problem.startswith(message)


@pytest.mark.parametrize(
    ("path", "layout"),
    [("wide/yearbook.xlsx", "wide"), ("frame/wide.parquet", "frame"), ("pdf/spans.pdf", "pdf")],
)
def test_a_library_that_is_not_there_is_said(
    path: str, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name != "csv" else util)
    cells, original = read(Path(__file__).parent / path, layout)
    (fault,) = original.all_faults()
    assert not cells
    assert "pip install 'factcheck-audit[" in fault.remedy


def test_an_answer_settles_the_decimal_mark(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [["Jahr", "Wert"], ["2021", "1.234"]], ";")
    assert [cell.value for cell in read(path, decimal=",")[0]] == ["1234"]
    assert [cell.value for cell in read(path, decimal=".")[0]] == ["1.234"]


def test_an_answer_says_when_a_table_was_that_names_no_period(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Characteristic,Treated (n = 212),Control\nAge (years),61.4,60.9\n")
    cells, original = read(path)
    assert (cells, len(original.remarks)) == ([], 1)
    assert "`--map period=…`" in original.remarks[0]
    cells, _ = read(path, period="2023")
    assert [(cell.period, cell.value, cell.unit) for cell in cells] == [
        ("2023", "61.4", "years"), ("2023", "60.9", "years"),
    ]  # fmt: skip


def test_an_answer_says_when_a_fiscal_year_ends(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [["", "FY23", "Q1 FY24"], ["Sales", "5", "6"]])
    assert [cell.period for cell in read(path)[0]] == ["FY2023", "FY2024Q1"]
    answered, _ = read(path, **{"fiscal year": "ends June"})
    assert [cell.period for cell in answered] == ["2022-07..2023-06", "2023Q3"]


def test_the_stored_value_stands_beside_the_one_shown() -> None:
    cells, _ = read(Path(__file__).parent / "wide" / "scaled_de.xlsx")
    assert {cell.cell: (cell.value, cell.stored) for cell in cells if cell.stored} == {
        "Übersicht!B3": ("1234.6", "1234.56789012"),
        "Übersicht!B4": ("12.3", "12.34"),
    }


def test_one_name_in_two_sheets_is_told_apart_by_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, value in (("North", 5), ("South", 7)):
        sheet = book.create_sheet(name)
        sheet.append(["Item", 2021, 2022])
        sheet.append(["Sales", value, 9])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert {cell.indicator for cell in read(path)[0]} == {"North: Sales", "South: Sales"}


HERE = Path(__file__).parent
SPOILT = [
    (layout, path)
    for layout in ("wide", "frame", "pdf")
    for path in sorted((HERE / layout).iterdir())
    if path.suffix in {".csv", ".xlsx", ".parquet", ".pdf"}
]
spots = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8
)


@given(which=st.integers(0, len(SPOILT) - 1), spots=spots, share=st.floats(0.2, 1))
def test_a_spoilt_file_raises_nothing(
    which: int,
    spots: list[tuple[float, int]],
    share: float,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    layout, path = SPOILT[which]
    content = bytearray(path.read_bytes())
    for place, byte in spots:
        content[int(place * len(content))] = byte
    spoilt = tmp_path_factory.mktemp("spoilt") / path.name
    spoilt.write_bytes(content[: max(1, int(share * len(content)))])
    read(spoilt, layout)
