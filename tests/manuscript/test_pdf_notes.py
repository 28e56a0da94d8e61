"""Laws of notes in a PDF: each marks the words that it is about, and the file's bytes stay."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument, raw

from factcheck.manuscript.pdf import pdf
from factcheck.manuscript.pdf_notes import annotated
from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import ReportFile
from tests.manuscript.pages import Drawn, column, pdf_of

WORDS = "Sales rose by 12.5% to 4,100 in all shops while prices fell, and again by 12.5% in May."
LINES = st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=7).map(" ".join)


class Note(NamedTuple):
    """A note of a PDF as a reader shows it."""

    page: int
    text: str
    author: str
    marked: str


def file_of(*pages: list[Drawn]) -> ReportFile:
    return ReportFile(name="report.pdf", content=pdf_of(*pages))


def notes(content: bytes) -> Iterator[Note]:
    document = PdfDocument(content)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, index)
            marked = ""
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
                corners = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(note, quad, ctypes.byref(corners))
                marked += text.get_text_bounded(corners.x1, corners.y3, corners.x2, corners.y1)
            yield Note(number + 1, string(note, b"Contents"), string(note, b"T"), marked)


def string(note: object, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(note, key, pointer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


@given(st.lists(st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=3), st.data())
def test_a_note_marks_its_words_or_nothing(pages: list[list[str]], data: st.DataObject) -> None:
    file = file_of(*(column(lines) for lines in pages))
    report = pdf(file)
    assume(report.text)  # lines that stand on page after page are no text
    start = data.draw(
        st.sampled_from([at for at, sign in enumerate(report.text) if not sign.isspace()])
    )
    end = start + data.draw(st.integers(1, 12))
    end = min(end, len(report.text[start:].split("\n")[0]) + start)
    written = annotated(file, [Remark(start=start, end=end, text="✘ 增长\nno")], "A. Reader")
    assert written.startswith(file.content)
    again = pdf(ReportFile(name="report.pdf", content=written))
    assert (again.text, again.blocks) == (report.text, report.blocks)
    (note,) = notes(written)
    assert (note.text.split(), note.author) == (["✘", "增长", "no"], "A. Reader")
    assert note.page == report.place_at(start).page
    asked = "".join(report.text[start:end].split())
    assert "".join(note.marked.split()) in (asked, "")


def test_words_that_stand_twice_on_a_page_are_told_apart_by_those_around_them() -> None:
    file = file_of(column(["Sales rose by 12.5% in April,", "and again by 12.5% in May."]))
    text = pdf(file).text
    places = [text.index("12.5%"), text.rindex("12.5%")]
    remarks = [Remark(start=at, end=at + 5, text=str(at)) for at in places]
    found = list(notes(annotated(file, remarks, "A")))
    assert [note.marked.strip() for note in found] == ["12.5%", "12.5%"]


def test_a_figure_that_two_lines_part_is_marked_in_both() -> None:
    file = file_of(column(["Sales of all the shops rose in April by 12.5", "% in all."]))
    start = pdf(file).text.index("12.5")
    (note,) = notes(annotated(file, [Remark(start=start, end=start + 6, text="a")], "A"))
    assert "".join(note.marked.split()) == "12.5%"
