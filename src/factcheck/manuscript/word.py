"""Reads a report in Word's format, DOCX: the body in its order, boxes of text, footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from factcheck.language import say
from factcheck.manuscript.assembly import Assembly, first_heading, is_prose
from factcheck.manuscript.extras import demand
from factcheck.manuscript.model import Aside, Manuscript, PassageKind, ReportPlace
from factcheck.manuscript.packed import parts
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.word_table import WordGrid, word_grid
from factcheck.manuscript.word_text import ParagraphText, W, paragraph_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

SUFFIXES = frozenset((".docx", ".docm", ".doc"))
_DAMAGED = (KeyError, ValueError, AttributeError)
_BODY = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_HEADING = re.compile(r"(?:heading|überschrift|titre|标题)\s*(?P<level>\d)", re.IGNORECASE)
_HOLDERS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"))


class WordSource(Struct, frozen=True, kw_only=True):
    """The paragraphs of the file that a block was read of; of a table, those of each cell."""

    paragraphs: Sequence[ParagraphText] = ()
    cells: Mapping[tuple[int, int], Sequence[ParagraphText]] = msgspec.field(default_factory=dict)
    reference: _Element | None = None  # of a footnote: its mark in the text


class WordStyle(Struct, frozen=True, kw_only=True):
    """What a style of paragraphs is for."""

    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    is_title: bool = False
    is_furniture: bool = False  # a table of contents


def word(file: ReportFile) -> Manuscript:
    """Read a report in DOCX.

    Raises
    ------
    InputError
        If it is locked, damaged or no document of Word.
    """
    document = opened(file)
    try:
        return WordReader(file, document).read()
    except _DAMAGED as error:
        raise _no_document(file, str(error)) from None


def opened(file: ReportFile) -> Document:
    """Open a document of Word.

    Raises
    ------
    InputError
        If it is locked, damaged or no document of Word.
    """
    if _BODY not in parts(file):
        raise _no_document(file)
    demand(file, "docx", "word")
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(file.content))
    except (OpcError, LxmlError, *_DAMAGED) as error:
        raise _no_document(file, str(error)) from None


class WordReader:
    """Goes through the parts of a document."""

    def __init__(self, file: ReportFile, document: Document) -> None:
        self.document = document
        self.report = Assembly(file=file)
        self.styles = _styles(document)
        self.title = ""  # that stands in the text
        self.sources: list[WordSource] = []  # of each block of the report

    def read(self) -> Manuscript:
        self.blocks(self.document.element.body)
        for kind in _NOTES:
            self.notes(kind)
        self.report.aside[Aside.COMMENT] += len(self.part("comments", "comment"))
        self.report.aside[Aside.FURNITURE] += self.furniture()
        named = self.document.core_properties.title.strip()
        self.report.title = self.title or first_heading(self.report.blocks) or named
        return self.report.manuscript()

    def blocks(self, parent: _Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(word_grid(child))
            elif child.tag in _HOLDERS:
                self.blocks(child)

    def paragraph(self, element: _Element) -> None:
        text = paragraph_text(element)
        style = self.style(element)
        self.report.aside += text.aside
        words = text.words.strip()
        if style.is_furniture:
            self.report.aside[Aside.FURNITURE] += bool(words)
        else:
            if style.is_title and not self.title:
                self.title = words
            self.report.passage(style.kind, words, level=style.level)
            self.read_of(WordSource(paragraphs=[text]))
        self.boxes([text])

    def boxes(self, texts: Iterable[ParagraphText]) -> None:
        for text in texts:
            for box in text.boxes:
                self.blocks(box)

    def table(self, grid: WordGrid) -> None:
        """Add a table; one of a single cell, or of whole sentences, is a frame around words."""
        cells = [cell for row in grid.rows for cell in row]
        for text in grid.paragraphs:
            self.report.aside += text.aside
        if len(cells) == 1 or is_prose(cells):
            for text in grid.paragraphs:
                self.report.passage(PassageKind.PARAGRAPH, text.words.strip())
                self.read_of(WordSource(paragraphs=[text]))
        elif any(cells):
            self.report.table(grid.rows, heads=grid.heads, merged=grid.merged)
            self.read_of(WordSource(cells=grid.inside))
        for nested in grid.nested:
            self.table(word_grid(nested))
        self.boxes(grid.paragraphs)

    def style(self, element: _Element) -> WordStyle:
        properties = element.find(f"{W}pPr")
        if properties is None:
            return self.styles.get("", WordStyle())
        named = properties.find(f"{W}pStyle")
        style = self.styles.get("" if named is None else named.get(f"{W}val", ""), WordStyle())
        level = _outline(properties)
        if level:
            return WordStyle(kind=PassageKind.HEADING, level=level)
        if style.kind is PassageKind.PARAGRAPH and properties.find(f"{W}numPr") is not None:
            return WordStyle(kind=PassageKind.ITEM)
        return style

    def notes(self, kind: str) -> None:
        """Add the footnotes, or those at the end, each with its number."""
        number = 0
        for note in self.part(kind, kind.removesuffix("s")):
            if note.get(f"{W}type") not in (None, "normal"):
                continue  # the line above them
            number += 1
            texts = [paragraph_text(line) for line in note.iter(f"{W}p")]
            words = " ".join(" ".join(text.words for text in texts).split())
            self.report.passage(PassageKind.FOOTNOTE, words, ReportPlace(footnote=number))
            self.read_of(WordSource(reference=self.reference(kind, note.get(f"{W}id", ""))))

    def read_of(self, source: WordSource) -> None:
        """Keep what the last block was read of, if there is one."""
        if len(self.sources) < len(self.report.blocks):
            self.sources.append(source)

    def reference(self, kind: str, number: str) -> _Element | None:
        """Return the mark of a footnote in the text."""
        name = f"{W}{kind.removesuffix('s')}Reference"
        marks = self.document.element.body.iter(name)
        return next((mark for mark in marks if mark.get(f"{W}id") == number), None)

    def part(self, name: str, element: str) -> list[_Element]:
        """Return the elements of another part of the document."""
        from docx.oxml import parse_xml

        related: Iterable[Part] = (
            relation.target_part
            for relation in self.document.part.rels.values()
            if not relation.is_external and relation.reltype.endswith(f"/{name}")
        )
        return [node for part in related for node in parse_xml(part.blob).iter(f"{W}{element}")]

    def furniture(self) -> int:
        """Count the lines of heads and feet of pages."""
        lines = [line for part in ("header", "footer") for line in self.part(part, "p")]
        return sum(bool(paragraph_text(line).words.strip()) for line in lines)


def _styles(document: Document) -> Mapping[str, WordStyle]:
    """Return what the styles of paragraphs are for, by id."""
    purposes = {}
    for style in document.styles:
        properties = style.element.find(f"{W}pPr")
        name = style.name or ""
        level = 0 if properties is None else _outline(properties)
        if heading := _HEADING.match(name):
            level = int(heading["level"]) or 1
        purposes[style.style_id] = _style(name, level)
    return purposes


def _style(name: str, level: int) -> WordStyle:
    plain = name.casefold()
    if plain.startswith("toc ") or plain == "table of figures":
        return WordStyle(is_furniture=True)
    if plain == "title":
        return WordStyle(kind=PassageKind.HEADING, level=1, is_title=True)
    if plain == "subtitle":
        return WordStyle(kind=PassageKind.HEADING, level=2)
    if plain == "caption":
        return WordStyle(kind=PassageKind.CAPTION)
    if level:
        return WordStyle(kind=PassageKind.HEADING, level=level)
    if plain.startswith("list "):
        return WordStyle(kind=PassageKind.ITEM)
    return WordStyle()


def _outline(properties: _Element) -> int:
    """Return the level that a paragraph has in the outline, from 1; 0 for the text below it."""
    outline = properties.find(f"{W}outlineLvl")
    value = "" if outline is None else outline.get(f"{W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _no_document(file: ReportFile, reason: str = "") -> Exception:
    return file.fault(
        say("the file is no document of Word: {reason}", reason=reason)
        if reason
        else say("the file is an archive, and no document of Word"),
        say("Give a report as text, Markdown, HTML, DOCX or PDF."),
    )
