"""Documents of Word for the tests: paragraphs and tables, with raw XML where they need it."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def document_of(*paragraphs: str) -> WordDocument:
    """Return a document of paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def add_raw(document: WordDocument, inside: str) -> None:
    """Add a paragraph whose runs are given as XML."""
    namespaces = nsdecls("w", "r", "wp", "m", "a")
    paragraph = parse_xml(f"<w:p {namespaces}>{inside}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, paragraph)


def add_footnote(document: WordDocument, text: str) -> None:
    """Give the document footnotes: the two lines above them, and one of a text."""
    line = "<w:p><w:r><w:t>—</w:t></w:r></w:p>"
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{line}</w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"), -1)
    )
    notes += f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), f"{CONTENT}.footnotes+xml", blob, package)
    document.part.relate_to(part, f"{RELATIONS}/footnotes")
