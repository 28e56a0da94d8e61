"""The cells of a text file: its encoding, and how its columns are parted."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from factcheck.language import say
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.layouts.original import Original
from factcheck.load.reasons import reason

LARGEST = 20_000_000  # bytes of a wide table: its heads and notes stand around it, so all is read
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WESTERN = re.compile("[ÄÖÜäöüßàâçéèêëîïôûùÀÂÇÉÈÊËÎÏÔÛÙñÑáíóúåÅøØæÆœŒ€£§°²³–—‘’“”…µ«»\u00a0·±×]")


def text_of(original: Original) -> str | None:
    """Return the text of a file, in its encoding; None where that cannot be told, which is a fault.

    Where a file is not UTF-8 and nothing says what it is, its bytes may settle it: that is told.
    """
    size = original.path.stat().st_size
    if size > LARGEST:
        original.fault(
            say("the table has {size} MB", size=size // 1_000_000),
            say(
                "A table with heads and notes is read up to {size} MB; "
                "write it as rows of observations.",
                size=LARGEST // 1_000_000,
            ),
        )
        return None
    content = original.path.read_bytes()
    encoding = original.encoding or encoding_of(content)
    if not encoding:
        original.fault(
            say("the file is not UTF-8, and its bytes do not say what else"),
            say("Name its encoding in the descriptor: `encoding: gb18030`, cp1252 or the like."),
        )
        return None
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        original.fault(
            say("the file is not written in {encoding}", encoding=encoding),
            say("Name its encoding in the descriptor."),
        )
        return None
    if not original.encoding and encoding not in {"utf-8", "utf-8-sig", "utf-16"}:
        original.encoding = encoding
        original.remarks.append(
            say(
                "{file}: read as {encoding}, which its bytes suggest",
                file=original.name,
                encoding=encoding,
            )
        )
    return text.removeprefix("\ufeff")


def encoding_of(content: bytes) -> str:
    """Return the encoding of some bytes; nothing where it is not certain.

    >>> encoding_of("Bevölkerung;Größe".encode("cp1252")), encoding_of("地区,年份".encode("gbk"))
    ('cp1252', 'gb18030')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    for encoding in ("utf-8",):
        if _decoded(content, encoding) is not None:
            return encoding
    runs = re.findall(rb"[\x80-\xff]+", content)
    chinese, western = _decoded(content, "gb18030"), _decoded(content, "cp1252")
    are_pairs = sum(len(run) > 1 for run in runs) > 0.6 * len(runs)
    if (
        chinese is not None
        and are_pairs
        and all(_is_chinese(sign) for sign in chinese if ord(sign) > 127)
    ):
        return "gb18030"
    if (
        western is not None
        and not are_pairs
        and all(_WESTERN.match(sign) for sign in western if ord(sign) > 127)
    ):
        return "cp1252"
    return ""


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _is_chinese(sign: str) -> bool:
    return "\u2000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" or sign in "·×÷±°"


def delimiter_of(text: str) -> str:
    r"""Return what parts the columns of a text: a tab, a semicolon, a comma, or a stroke.

    The one that gives most rows of one width, of more than one column.

    >>> delimiter_of("a;b\n1,5;2\n"), delimiter_of("Title\na,b\n1,2\n")
    (';', ',')
    """
    lines = [line for line in islice(text.splitlines(), 200) if line.strip()]
    best, most = ",", (0, 0)
    for delimiter in ("\t", ";", ",", "|"):
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=wide.count, default=0)
        score = (wide.count(usual) if delimiter != "," or wide.count(usual) > most[0] else 0, usual)
        if (score > most and score[0] * 2 >= len(lines)) or score[0] > most[0]:
            best, most = delimiter, score
    return best


def text_grid(original: Original) -> Grid | None:
    """Return the cells of a text file, or None with its fault."""
    text = text_of(original)
    if text is None:
        return None
    dialect = original.dialect
    delimiter = dialect.delimiter or delimiter_of(text)
    original.dialect = dialect._replace(delimiter=delimiter)
    rows, lines = [], []
    for line, row in _rows(original, text, delimiter):
        rows.append(tuple(map(_cell, row)))
        lines.append(line)
    return Grid(rows=tuple(rows), address=lambda row, column: f"{lines[row]}:{column + 1}")


def _cell(text: str) -> GridCell:
    bare = text.strip() if "\n" in text else " ".join(text.split())
    return GridCell(text=bare, indent=len(text) - len(text.lstrip(" \u00a0\u3000")) if bare else 0)


def _rows(original: Original, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    dialect = original.dialect
    reader = csv.reader(
        text.splitlines(keepends=True),
        strict=True,
        delimiter=delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape or None,
        doublequote=dialect.double_quote,
        skipinitialspace=dialect.skip_space,
    )
    line = 1
    try:
        for row in reader:
            if line >= dialect.header_row and not (
                dialect.comment and row and row[0].startswith(dialect.comment)
            ):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        original.fault(
            say("the row cannot be read: {reason}", reason=reason(str(error))),
            say('Close its quotes; inside quotes write "" for a quote.'),
            f"{line}:1",
        )
