"""What a file is that is no text, by its first bytes."""

from __future__ import annotations

import codecs

from factcheck.language import later, say

_SORTS = (
    (b"PK\x03\x04", later("an archive, such as an Excel workbook")),
    (b"\xd0\xcf\x11\xe0", later("an Excel workbook")),
    (b"%PDF", later("a PDF")),
    (b"\x1f\x8b", later("an archive")),
    (b"PAR1", later("a Parquet file")),
    (b"<!doctype html", later("a web page")),
    (b"<html", later("a web page")),
)
_PARTS = ((b"word/", later("a Word document")), (b"xl/", later("an Excel workbook")))


def is_packed(content: bytes) -> bool:
    """Whether a file is no text at all: neither a table nor a page of a browser.

    >>> is_packed(b"%PDF-1.7"), is_packed(b"<html>")
    (True, False)
    """
    return content.startswith(tuple(mark for mark, _ in _SORTS if not mark.startswith(b"<")))


def other_sort(content: bytes) -> str:
    """Return what a file is that is no table of text; empty where it may be one.

    >>> other_sort(b"%PDF-1.7"), other_sort(b"area,indicator"), other_sort(b"<html>")
    ('a PDF', '', 'a web page')
    """
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:16].lower()
    for mark, sort in _SORTS:
        if start.startswith(mark.lower()):
            names = _PARTS if mark.startswith(b"PK") else ()
            return next((say(name) for part, name in names if part in content), say(sort))
    return ""
