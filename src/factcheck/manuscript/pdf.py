"""Reads a report that is a PDF: paragraphs across lines and pages, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from factcheck.domain.diagnostic import InputError
from factcheck.language import later, say
from factcheck.manuscript.assembly import CAPTION, Assembly
from factcheck.manuscript.extras import demand
from factcheck.manuscript.model import Aside, Manuscript, PassageKind, ReportPlace, ReportTable
from factcheck.manuscript.pdf_columns import aligned_table
from factcheck.manuscript.pdf_furniture import NOTE, body_size, footnotes, furniture
from factcheck.manuscript.pdf_paragraphs import ENDS, PdfParagraph, joined, paragraphs, vocabulary
from factcheck.manuscript.pdf_parted import PartedTable, gone_on, rows_at_top
from factcheck.manuscript.pdf_signs import PdfLine, PdfPageLines, pages
from factcheck.manuscript.pdf_tables import RuledTable, is_rest_of_caption, ruled_tables, unruled
from factcheck.manuscript.source import ReportFile

SUFFIXES = frozenset((".pdf",))
MOST_PAGES = 2000
_NEXT_LINE = 2  # sizes: how far below a caption its second line may stand
_HEADING = 1.12  # times the size of the text
_LONGEST_HEADING = 200
_LONGEST_BOLD = 100
_UNMAPPED = 0.2  # of the signs: more, and the text is not to be had
_TRAILER = 2048  # bytes at the end, in which the mark of the end stands
_NO_TITLE = re.compile(r"\.\w{2,4}$|^Microsoft|^untitled", re.IGNORECASE)
_WITHOUT_LINES = later("its columns are parted by no lines, and do not stand apart")


def pdf(file: ReportFile) -> Manuscript:
    """Read a PDF.

    Raises
    ------
    InputError
        If it is locked, damaged, or holds no text.
    """
    demand(file, "pypdfium2", "pdf")
    demand(file, "pdfplumber", "pdf")
    from pypdfium2 import PdfDocument, PdfiumError

    if b"%%EOF" not in file.content[-_TRAILER:]:
        raise _damaged(file, say("its end is missing"))
    try:
        document = PdfDocument(file.content)
        if len(document) > MOST_PAGES:
            raise file.fault(
                say("the PDF has {number} pages", number=len(document)),
                say("Give it in parts."),
            )
        leaves = list(pages(document))
        title = document.get_metadata_value("Title").strip()
        document.close()
    except PdfiumError as error:
        raise _damaged(file, str(error)) from None
    _refuse(file, leaves)
    reader = PdfReader(file, leaves)
    reader.read()
    report = reader.report
    if title and not _NO_TITLE.search(title):
        report.title = reader.title or title
    return report.manuscript()


class PdfReader:
    """Goes through the pages of a document."""

    def __init__(self, file: ReportFile, leaves: Sequence[PdfPageLines]) -> None:
        self.report = Assembly(file=file)
        self.leaves = leaves
        self.title = ""
        self.body = body_size(leaves)
        self.lines = {page.number: page.lines for page in leaves}
        self.words = vocabulary(line for page in leaves for line in page.lines)
        self.last_page = 0  # of the last table
        self.parted = PartedTable()  # the last one without lines
        self.notes: list[PdfLine] = []
        self.flow: list[PdfLine] = []  # lines that are not yet put into paragraphs
        self.numbers: dict[int, int] = {}  # of paragraphs, by page

    def read(self) -> None:
        ruled = ruled_tables(
            self.report.file,
            [page.number for page in self.leaves if page.has_rules],
        )
        around = furniture(self.leaves)
        self.report.aside[Aside.FURNITURE] += len(around)
        for page in self.leaves:
            self.report.aside[Aside.MARK] += page.marks
            self.report.aside[Aside.PICTURE] += page.pictures
            self.page(page, [line for line in page.lines if line not in around], ruled)
        self.flush()
        self.footnotes()

    def page(
        self,
        page: PdfPageLines,
        lines: Sequence[PdfLine],
        ruled: Mapping[int, Sequence[RuledTable]],
    ) -> None:
        """Read a page: its text goes on with that of the page before, tables stand between."""
        tables = list(ruled.get(page.number, ()))
        outside = [line for line in lines if not any(table.holds(line) for table in tables)]
        notes = footnotes(page, outside, self.body)
        self.notes += outside[len(outside) - notes :]
        outside = outside[: len(outside) - notes]
        columns = dict(unruled(outside))
        if 0 not in columns and self.parted.above(page.number, self.flow):
            columns |= {0: rows} if (rows := rows_at_top(outside)) else {}
        end = 0
        for index, line in enumerate(outside):
            if index < end:
                continue
            while tables and line.middle < tables[0].bottom and line.left < tables[0].right:
                self.table(page.number, tables.pop(0))
            if index in columns:
                end = columns[index]
                above = self.parted.above(page.number, self.flow) if index == 0 else ()
                self.columns(page.number, outside[index:end], above)
            else:
                self.flow.append(line)
        for table in tables:
            self.table(page.number, table)

    def table(self, page: int, table: RuledTable) -> None:
        """Add a table; one that goes on where the page before ended is the same."""
        self.flush(is_above_table=True)
        before = self.report.blocks[-1] if self.report.blocks else None
        if (
            isinstance(before, ReportTable)
            and before.rows
            and self.last_page == page - 1
            and len(before.rows[0]) == len(table.rows[0])
        ):
            self.report.blocks[-1] = _continued(before, table)
            self.last_page = page
            return
        self.last_page = page
        self.report.table(table.rows, ReportPlace(page=page), merged=table.merged)

    def columns(self, page: int, lines: Sequence[PdfLine], above: Sequence[PdfLine] = ()) -> None:
        """Add a table without lines; set it aside where its columns would be guessed.

        `above` is what of it ends the page before.
        """
        joined_lines = gone_on(above, lines) if above else ()
        aligned = aligned_table(joined_lines) if joined_lines else None
        if aligned is not None:
            lines = joined_lines
            if self.flow:
                del self.flow[-len(above) :]
            else:
                self.report.take_back_table()
        self.flush(is_above_table=True)
        self.parted = PartedTable(page=page, lines=tuple(lines))
        aligned = aligned or aligned_table(lines)
        if aligned is not None:
            self.last_page = 0
            self.report.table(aligned.rows, ReportPlace(page=page), merged=aligned.merged)
            return
        words = "\n".join(line.text for line in lines)
        self.report.table((), ReportPlace(page=page), unread=say(_WITHOUT_LINES), words=words)

    def flush(self, *, is_above_table: bool = False) -> None:
        """Put the lines so far into paragraphs; the caption of a table may run over two lines."""
        several = list(paragraphs(self.flow, self.lines))
        if is_above_table and len(several) > 1 and _is_caption_and_rest(*several[-2:]):
            several[-2:] = [PdfParagraph(lines=(*several[-2].lines, *several[-1].lines))]
        for paragraph in several:
            self.paragraph(paragraph)
        self.flow = []

    def paragraph(self, paragraph: PdfParagraph) -> None:
        first = paragraph.lines[0]
        number = self.numbers[first.page] = self.numbers.get(first.page, 0) + 1
        place = ReportPlace(page=first.page, paragraph=number)
        text, runs_on = joined(paragraph, self.words, place)
        level = self.level(paragraph, text)
        kind = PassageKind.HEADING if level else PassageKind.PARAGRAPH
        if not level and paragraph.is_item:
            kind = PassageKind.ITEM
        if level == 1 and not self.title:
            self.title = text
        self.report.passage(kind, text, place, level=level, runs_on=runs_on)

    def level(self, paragraph: PdfParagraph, text: str) -> int:
        """Return the level of a heading, by how much larger than the text it is set; else 0."""
        larger = paragraph.lines[0].size / self.body if self.body else 1
        if larger < _HEADING or len(text) > _LONGEST_HEADING:
            is_bold = all(line.is_bold for line in paragraph.lines)
            return 3 if is_bold and len(text) < _LONGEST_BOLD and not ENDS.search(text) else 0
        return 1 if larger > 1.5 else 2 if larger > 1.25 else 3

    def footnotes(self) -> None:
        """Add the footnotes of all pages, each begun by its mark."""
        group: list[PdfLine] = []
        for line in (*self.notes, None):
            if group and (line is None or NOTE.match(line.text) or line.page != group[-1].page):
                place = ReportPlace(page=group[0].page)
                text, _ = joined(PdfParagraph(lines=tuple(group)), self.words, place)
                self.report.passage(PassageKind.FOOTNOTE, NOTE.sub("", text, count=1), place)
                group = []
            if line is not None:
                group.append(line)


def _is_caption_and_rest(first: PdfParagraph, second: PdfParagraph) -> bool:
    """Whether two paragraphs are a caption that was set in the middle, and its second line."""
    begin, end = first.lines[-1], second.lines[0]
    is_near = 0 < begin.middle - end.middle < _NEXT_LINE * begin.size and begin.page == end.page
    is_open = CAPTION.match(first.lines[0].text) and not ENDS.search(begin.text)
    is_rest = len(second.lines) == 1 and is_rest_of_caption(begin, end)
    return bool(is_near and is_open and is_rest)


def _continued(table: ReportTable, more: RuledTable) -> ReportTable:
    """Return a table with the rows of the next page, without the heads that are repeated there."""
    same = more.rows[0] == table.rows[0]
    merged = [
        replace(cells, row=cells.row - same + len(table.rows))
        for cells in more.merged
        if cells.row >= same
    ]
    return replace(table, rows=table.rows + more.rows[same:], merged=(*table.merged, *merged))


def _refuse(file: ReportFile, leaves: Sequence[PdfPageLines]) -> None:
    """Raise the fault of a document without text."""
    signs = sum(page.signs for page in leaves)
    unmapped = sum(page.unmapped for page in leaves)
    if unmapped > _UNMAPPED * (signs + unmapped):
        raise file.fault(
            say("the signs of the PDF stand for no letters"),
            say("Print it anew as PDF from the program that wrote it."),
        )
    if not any(page.lines for page in leaves):
        raise file.fault(
            say("the PDF holds pictures of pages, and no text"),
            say("Have its text recognised first, such as with ocrmypdf, and read it over."),
        )


def _damaged(file: ReportFile, reason: str) -> InputError:
    if "password" in reason.casefold():
        return file.fault(
            say("the document is locked by a password"), say("Save it without a password.")
        )
    return file.fault(
        say("the document is cut off or damaged: {reason}", reason=reason),
        say("Fetch it again from its publisher."),
    )
