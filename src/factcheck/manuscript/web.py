"""Reads a report that is a web page: its article, without what stands around it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from factcheck.language import say
from factcheck.manuscript.assembly import Assembly, plain
from factcheck.manuscript.encoding import decoded
from factcheck.manuscript.extras import demand
from factcheck.manuscript.marks import is_mark, with_raised
from factcheck.manuscript.model import Aside, Manuscript, PassageKind, ReportPlace
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.web_parts import (
    BLOCKS,
    PICTURES,
    STRUCK,
    UNSEEN,
    children,
    is_around,
    is_hidden,
)
from factcheck.manuscript.web_table import TableTooLargeError, is_for_layout, web_grid

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
_DEEPEST = 150  # elements within each other; what is deeper is read as one text
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def is_page(content: bytes) -> bool:
    """Whether a file is a web page, by how it begins."""
    return _PAGE.match(content.removeprefix(codecs.BOM_UTF8)) is not None


def web(file: ReportFile) -> Manuscript:
    """Read a web page.

    Raises
    ------
    InputError
        If its encoding cannot be told, or there is no text on it.
    """
    demand(file, "selectolax", "html")
    from selectolax.lexbor import LexborHTMLParser

    text, encoding = decoded(file, _declared(file.content))
    page = LexborHTMLParser(text)
    report = Assembly(file=file, encoding=encoding)
    body = page.body
    reader = WebReader(report, 0 if body is None else _length(body))
    if body is not None:
        reader.block(body, 0)
    if not report.blocks:
        raise file.fault(
            say("the page holds no text"),
            say("It may be filled in by a program: open it, and save it whole from the browser."),
        )
    title = page.css_first("title")
    report.title = reader.title or ("" if title is None else plain(title.text()))
    return report.manuscript()


def _declared(content: bytes) -> str:
    """Return the encoding that a page says it is in, where there is such a one."""
    named = _CHARSET.search(content[:4096])
    try:
        code = codecs.lookup(named[1].decode("ascii")).name if named else ""
    except LookupError:
        return ""
    return {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": ""}.get(
        code, code
    )


class WebReader:
    """Goes through the elements of a page and gathers its passages."""

    def __init__(self, report: Assembly, length: int) -> None:
        self.report = report
        self.title = ""  # the first heading of level 1
        self.words = ""  # of the passage that is being read
        self.kind = PassageKind.PARAGRAPH
        self.level = 0
        self.is_inside = False  # of the article
        self.is_cell = False  # of a table
        self.length = length  # of all text of the page

    def block(self, node: LexborNode, depth: int) -> None:
        """Read what stands in an element that is a block of its own."""
        self.flush()
        kind, level, is_inside = self.kind, self.level, self.is_inside
        tag = node.tag or ""
        if heading := _HEADING.fullmatch(tag):
            self.kind, self.level = PassageKind.HEADING, int(heading[1])
        elif tag in ("li", "dt", "dd"):
            self.kind = PassageKind.ITEM
        elif tag in ("figcaption", "caption"):
            self.kind = PassageKind.CAPTION
        self.is_inside = is_inside or tag in ("article", "main")
        self.inside(node, depth + 1)
        self.flush()
        self.kind, self.level, self.is_inside = kind, level, is_inside

    def inside(self, node: LexborNode, depth: int) -> None:
        for child in children(node):
            self.node(child, depth)

    def node(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if node.is_text_node:
            self.words += node.text_content or ""
        elif tag in UNSEEN or tag.startswith(("-", "!")) or is_hidden(node):
            self.report.aside[Aside.COMMENT] += tag == "-comment"
        elif tag in PICTURES:
            self.report.aside[Aside.PICTURE] += 1
        elif tag in STRUCK:
            self.report.aside[Aside.STRUCK] += 1
        elif is_around(node, is_inside=self.is_inside) and 2 * _length(node) < self.length:
            self.report.aside[Aside.NAVIGATION] += bool(node.text().strip())
        elif depth > _DEEPEST:
            self.words += f" {node.text(separator=' ')} "
        elif tag == "br":
            self.words += "\n"
        elif tag == "pre" and node.css_first("code") is not None:
            self.report.aside[Aside.CODE] += 1
        elif self.is_cell and tag in BLOCKS:
            self.words += " "
            self.inside(node, depth + 1)
            self.words += " "
        elif tag == "table":
            self.flush()
            self.table(node, depth)
        elif tag in BLOCKS:
            self.block(node, depth)
        else:
            self.inline(node, depth)

    def inline(self, node: LexborNode, depth: int) -> None:
        """Read what stands in the run of a text; raised pieces may be marks of footnotes."""
        before = self.words
        self.inside(node, depth + 1)
        if node.tag != "sup" or not self.words.startswith(before):
            return
        raised = self.words[len(before) :]
        if is_mark(before.rstrip(), raised):
            self.words = before
            self.report.aside[Aside.MARK] += 1
        elif raised.strip():
            self.words = with_raised(before, raised)

    def table(self, node: LexborNode, depth: int) -> None:
        if is_for_layout(node):
            self.block(node, depth)
            return
        name = f"T{self.report.tables + 1}"
        caption = next((child for child in children(node) if child.tag == "caption"), None)
        if caption is not None:
            words = self.cell(caption, depth)
            self.report.passage(PassageKind.CAPTION, words, ReportPlace(table=name))
        try:
            grid = web_grid(node, lambda cell: self.cell(cell, depth))
        except TableTooLargeError:
            self.report.table((), unread=say("it has more cells than a table can have"))
            return
        if any(cell for row in grid.rows for cell in row):
            self.report.table(grid.rows, heads=grid.heads, merged=grid.merged)

    def cell(self, node: LexborNode, depth: int) -> str:
        """Return the words of a cell, on one line."""
        held, self.words = self.words, ""
        was_cell, self.is_cell = self.is_cell, True
        self.inside(node, depth + 1)
        self.is_cell = was_cell
        words, self.words = plain(self.words), held
        return words

    def flush(self) -> None:
        """End the passage that is being read."""
        lines = [plain(line) for line in self.words.split("\n")] if self.words else []
        self.words = ""
        words = "\n".join(line for line in lines if line)
        if self.level == 1 and not self.title:
            self.title = words
        self.report.passage(self.kind, words, level=self.level)


def _length(node: LexborNode) -> int:
    return len(node.text())
