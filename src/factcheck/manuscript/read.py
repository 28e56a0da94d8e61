"""Reads a report, by what its name and its first bytes say it is."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.language import say
from factcheck.manuscript.model import Manuscript
from factcheck.manuscript.source import ReportFile, report_file

_FOREIGN = re.compile(rb"\s*(?:\{\\rtf\d|(?:From: <Saved by|MIME-Version: 1\.0))", re.IGNORECASE)
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_manuscript(path: Path) -> Manuscript:
    """Read a report, from standard input where the path is ``-``.

    It may be text, Markdown, a web page, DOCX or PDF.

    Raises
    ------
    InputError
        If it cannot be opened, or is nothing of these.
    """
    return manuscript_from(report_file(path))


def manuscript_from(file: ReportFile) -> Manuscript:
    """Read a report whose bytes are at hand, as `read_manuscript` does."""
    from factcheck.manuscript import markdown, pdf, text, web, word

    if _FOREIGN.match(file.content):
        raise file.fault(
            say("the file is a document whose text is packed in signs: RTF, or a page saved whole"),
            say("Save it as DOCX or as HTML."),
        )
    if file.suffix in word.SUFFIXES or file.content.startswith(PACKED):
        return word.word(file)
    if file.suffix in pdf.SUFFIXES or file.content.startswith(b"%PDF"):
        return pdf.pdf(file)
    if file.suffix in web.SUFFIXES or web.is_page(file.content):
        return web.web(file)
    if file.suffix in markdown.SUFFIXES:
        return markdown.markdown(file)
    return text.text(file)


def manuscript_of(words: str, name: str = "text") -> Manuscript:
    """Return a text that is at hand as a report."""
    from factcheck.manuscript import text

    return text.text(ReportFile(name=name, content=words.encode("utf-8", "replace")))
