from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
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
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.word import word
from tests.manuscript.documents import add_footnote, add_raw, document_of, saved

WORDS = st.text("ab 1.%增长", min_size=1, max_size=20).map(str.strip).filter(bool)


def read(content: bytes) -> Manuscript:
    return word(ReportFile(name="report.docx", content=content))


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_paragraphs_and_tables_come_in_the_order_of_the_body(
    paragraphs: list[str], data: st.DataObject
) -> None:
    document = Document()
    expected = []
    for words in paragraphs:
        document.add_paragraph(words)
        expected.append(words)
        if data.draw(st.booleans()):
            table = document.add_table(1, 2)
            table.cell(0, 0).text, table.cell(0, 1).text = words, "5"
            expected.append(f"{' '.join(words.split())}\t5")
    assert [block.text for block in read(saved(document)).blocks] == expected


def test_headings_items_and_captions_are_told_by_their_styles() -> None:
    document = Document()
    document.add_heading("A year of bicycles", 0)
    document.add_heading("Sales", 1)
    document.add_paragraph("North: 4", style="List Bullet")
    document.add_paragraph("Sales by shop", style="Caption")
    document.add_table(2, 2).cell(0, 0).text = "Shop"
    report = read(saved(document))
    kinds = [block.kind for block in report.blocks if isinstance(block, ReportPassage)]
    assert kinds == [
        PassageKind.HEADING,
        PassageKind.HEADING,
        PassageKind.ITEM,
        PassageKind.CAPTION,
    ]
    assert (report.title, report.tables[0].caption) == ("A year of bicycles", "Sales by shop")


def test_a_figure_that_was_written_in_several_runs_is_whole() -> None:
    document = Document()
    paragraph = document.add_paragraph("Sales were $1,2")
    paragraph.add_run("84.6 mil").bold = True
    paragraph.add_run("lion.")
    assert read(saved(document)).text == "Sales were $1,284.6 million."


def test_a_changed_document_reads_as_it_stands_with_all_changes_accepted() -> None:
    document = Document()
    add_raw(
        document,
        "<w:r><w:t>Sales rose </w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>7</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>8</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden 9</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>struck 6</w:t></w:r>"
        "<w:sdt><w:sdtContent>"
        '<w:r><w:t xml:space="preserve"> percent</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:t>ish</w:t></w:r>",
    )
    report = read(saved(document))
    assert report.text == "Sales rose 8 percent-ish"
    assert {each.what for each in report.set_aside} == {Aside.STRUCK}


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("rose 5.4%", "1", "rose 5.4%"),
        ("增长5.4%", "[2]", "增长5.4%"),
        ("120 km", "2", "120 km2"),
        ("some 10", "6", "some 10^6"),
        ("the 20", "th", "the 20th"),
        ("sold 300", "3", "sold 300"),
    ],
)
def test_a_raised_sign_is_a_mark_of_a_footnote_or_part_of_a_unit(
    before: str, raised: str, text: str
) -> None:
    document = Document()
    paragraph = document.add_paragraph(before)
    paragraph.add_run(raised).font.superscript = True
    assert read(saved(document)).text == text


def test_footnotes_are_read_and_placed_by_their_number() -> None:
    document = document_of("Sales rose 5 percent.")
    add_footnote(document, "Without 40 sold on trial.")
    report = read(saved(document))
    note = report.blocks[-1]
    assert isinstance(note, ReportPassage)
    assert (note.kind, note.text) == (PassageKind.FOOTNOTE, "Without 40 sold on trial.")
    assert str(note.place) == "footnote 1"


def test_merged_cells_hold_their_text_once() -> None:
    document = Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2024"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Sales"
    (grid,) = read(saved(document)).tables
    assert grid.rows == (("00", "2024", ""), ("Sales", "11", "12"), ("", "21", "22"))
    assert set(grid.merged) == {
        MergedCells(row=0, column=1, columns=2),
        MergedCells(row=1, column=0, rows=2),
    }


def test_a_table_of_one_cell_is_a_frame_around_words() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "Sales rose 5 percent."
    report = read(saved(document))
    assert not report.tables
    assert report.text == "Sales rose 5 percent."


def test_heads_and_feet_of_pages_and_contents_are_set_aside() -> None:
    document = document_of("Sales rose 5 percent.")
    document.sections[0].header.paragraphs[0].text = "Annual report 2024"
    report = read(saved(document))
    assert report.text == "Sales rose 5 percent."
    assert {each.what: each.number for each in report.set_aside} == {Aside.FURNITURE: 1}


def test_paragraphs_are_counted_as_a_reader_counts_them() -> None:
    document = document_of("One.", "", "Two.", "Three 3.")
    report = read(saved(document))
    assert str(report.place_at(report.text.index("3"))) == "paragraph 3"


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 40_000_000)
    return packed.getvalue()


def other_archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    return packed.getvalue()


WHOLE = saved(document_of("Sales rose 5 percent.", "Prices fell."))
BROKEN = {
    "cut off": (WHOLE[: len(WHOLE) // 2], "cut off or damaged"),
    "bomb": (bomb(), "many times larger"),
    "locked": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "locked by a password",
    ),
    "old format": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old format"),
    "workbook": (other_archive(), "no document of Word"),
    "empty": (b"", "cut off or damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_document_that_cannot_be_read_is_one_fault(name: str, tmp_path: Path) -> None:
    content, problem = BROKEN[name]
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_manuscript(path)
    (fault,) = caught.value.diagnostics
    assert problem in fault.problem
    assert fault.remedy


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_damaged_byte_gives_a_fault_or_the_same_words(at: int, byte: int) -> None:
    content = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    with suppress(InputError):
        assert read(content).text == "Sales rose 5 percent.\n\nPrices fell."


def test_a_box_of_text_is_read_once_where_it_is_anchored() -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed: 7 shops.</w:t></w:r></w:p></w:txbxContent>"
    namespaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    add_raw(
        document,
        f"<w:r><mc:AlternateContent {namespaces}>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>Sales rose.</w:t></w:r>",
    )
    report = read(saved(document))
    assert [block.text for block in report.blocks] == ["Sales rose.", "Boxed: 7 shops."]
    assert report.set_aside == ()


def test_a_table_that_holds_whole_sentences_sets_out_the_page() -> None:
    document = Document()
    table = document.add_table(1, 2)
    prose = "Sales of bicycles rose by 5 percent in the year, and prices fell by 2 percent. " * 4
    table.cell(0, 0).text, table.cell(0, 1).text = "Sales", prose
    report = read(saved(document))
    assert not report.tables
    assert [block.text for block in report.blocks] == ["Sales", prose.strip()]


def test_what_stands_between_two_tables_is_the_caption_of_the_second() -> None:
    document = Document()
    for caption in ("", "Table 2. Prices"):
        if caption:
            document.add_paragraph(caption)
        document.add_table(2, 2).cell(0, 0).text = "Shop"
    captions = [table.caption for table in read(saved(document)).tables]
    assert captions == ["", "Table 2. Prices"]


def test_the_title_is_that_in_the_text_before_that_of_the_file() -> None:
    document = Document()
    document.core_properties.title = "Letter template"
    assert read(saved(document)).title == "Letter template"
    document.add_heading("A year of bicycles", 1)
    assert read(saved(document)).title == "A year of bicycles"
