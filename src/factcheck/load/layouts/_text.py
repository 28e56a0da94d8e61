"""Files of text, read row by row: however long a file is, little of it is held at once."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from factcheck.language import say
from factcheck.load import file_sorts
from factcheck.load.layouts.original import HEAD, MissingCell, Original
from factcheck.load.reasons import reason
from factcheck.wording.typography import plain

FIGURE = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
GROUPED = re.compile(rf"[-+]?[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|{FIGURE.pattern}")
_TAIL = 16_384  # bytes at the end of a file in which its footer stands
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TextRow(NamedTuple):
    """One row of a table of text, and the line it begins in."""

    line: int
    cells: list[str]

    def at(self, number: int) -> str:
        """Return the place of a cell, counted from 0."""
        return f"{self.line}:{number + 1}"


def other_sort(head: bytes) -> str:
    """Return what a file is that is no table of text; empty where it may be one."""
    return file_sorts.other_sort(head)


def encoding_of(original: Original, *others: str) -> str:
    """Return how a file is encoded: as its descriptor or a mark at its start says, else UTF-8.

    Where its first bytes are not UTF-8, it is the first of some others that they can be.
    """
    head = original.head
    if original.encoding:
        return original.encoding
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    for encoding in ("utf-8", *others):
        if _decodes(head, encoding):
            return encoding
    return "utf-8"


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < HEAD)
    except (UnicodeError, LookupError):
        return False
    return True


def start(original: Original, *others: str) -> str:
    """Return the first part of a file as text, whatever of it cannot be read left out."""
    try:
        text = original.head.decode(encoding_of(original, *others), "ignore")
    except LookupError:
        return ""
    return text.removeprefix("\ufeff")


def end(original: Original, *others: str) -> str:
    """Return the last part of a file as text: a footer may say what holds for all rows."""
    encoding = encoding_of(original, *others)
    size = original.path.stat().st_size
    with original.path.open("rb") as stream:
        stream.seek(max(0, size - _TAIL) // 4 * 4)
        tail = stream.read()
    endless = "utf-16-le" if encoding == "utf-16" else encoding
    return tail.decode(endless, "ignore").replace("\ufeff", "")


def rows(
    original: Original, delimiter: str = ",", *others: str, quote: str | None = '"'
) -> Iterator[TextRow]:
    """Give the rows of a table; what cannot be read is noted, and ends them."""
    encoding = encoding_of(original, *others)
    line = 0
    try:
        with original.path.open(encoding=encoding, newline="") as stream:
            reader = csv.reader(
                _without_nul(stream),
                delimiter=delimiter,
                quotechar=quote,
                quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
                strict=True,
            )
            while True:
                line = reader.line_num + 1
                cells = next(reader, None)
                if cells is None:
                    return
                if line == 1 and cells:
                    cells[0] = cells[0].removeprefix("\ufeff")
                yield TextRow(line, cells)
    except UnicodeError as error:
        _note_encoding(original, encoding, error, line)
    except LookupError:
        original.fault(
            say("unknown encoding {name!r}", name=encoding),
            say("Write utf-8, gb18030, utf-16, cp1252 or the like."),
        )
    except csv.Error as error:
        original.fault(
            say("the row cannot be read: {reason}", reason=reason(str(error))),
            say("The file may be cut short, or mended by hand: download it again."),
            f"{line}:1",
        )


def _without_nul(stream: TextIO) -> Iterator[str]:
    """Give lines; a NUL in text is a wrong encoding, and no part of a figure."""
    for text in stream:
        if "\0" in text:
            raise UnicodeDecodeError("utf-8", b"\0", 0, 1, "NUL")
        yield text


def _note_encoding(original: Original, encoding: str, error: UnicodeError, line: int) -> None:
    byte = ""
    if isinstance(error, UnicodeDecodeError) and error.start < len(error.object):
        byte = f"0x{error.object[error.start]:02X}"
    original.fault(
        say(
            "the file is not {encoding}: byte {byte} cannot be read",
            encoding=encoding.upper().removesuffix("-SIG"),
            byte=byte,
        ),
        say("Name its encoding in the descriptor, as `encoding: gb18030` or `encoding: cp1252`."),
        f"{max(1, line)}:1",
    )


def is_ragged(original: Original, row: TextRow, width: int) -> bool:
    """Whether a row has fewer cells than the table has columns, which is noted."""
    if len(row.cells) >= width:
        return False
    original.fault(
        say(
            "the row has {number} cells of {width}: it may be cut short",
            number=len(row.cells),
            width=width,
        ),
        say("Download the file again; if its publisher gives it so, mend the row."),
        f"{row.line}:1",
        cause="ragged",
    )
    return True


def folded(text: str) -> str:
    """Return a heading as it is compared.

    >>> folded("  Country  Name ")
    'country name'
    """
    return " ".join(plain(text).casefold().split())


def gap(
    original: Original,
    text: str,
    at: str,
    missing: frozenset[str],
    figure: re.Pattern[str] = FIGURE,
) -> MissingCell | None:
    """Return that a cell holds no figure; None where it holds one. Other words are noted."""
    if text.casefold() not in missing:
        if figure.fullmatch(text):
            return None
        original.fault(
            say("{text!r} is no figure", text=text),
            say("Download the file again; if its publisher gives it so, remove the cell."),
            at,
            cause="figure",
        )
    return MissingCell(at, text)
