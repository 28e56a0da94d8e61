"""The text of one input file, and the faults found in it."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, overload

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.file_content import Content, FileContent
from factcheck.load.file_sorts import is_packed, other_sort
from factcheck.load.snippet import shortened, snippet

BYTE_ORDER_MARK = "\ufeff"
_PIECE = 1 << 20  # characters that are looked at together
LONG = 1 << 20  # bytes, from which on a file is not held as text
LINE_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # what YAML takes for "\n"


class Span(NamedTuple):
    """Some characters of one line; lines and columns count from 1."""

    line: int = 1
    column: int = 1
    length: int = 1


class Dialect(NamedTuple):
    """How the rows of a table are written, in the terms of a Data Package."""

    delimiter: str = ""  # told by the row of columns where it is empty: a comma, unless it has none
    quote: str = '"'
    escape: str = ""
    comment: str = ""
    double_quote: bool = True
    skip_space: bool = False
    header_row: int = (
        1  # the line that the row of columns stands in, or the first with text below it
    )
    missing: Mapping[str, frozenset[str]] = MappingProxyType({})  # by column; "" is any other

    def is_missing(self, column: str, text: str) -> bool:
        """Whether a cell of a column says that there is no value."""
        return text in self.missing.get(column, self.missing.get("", frozenset()))


class InputFile:
    """One input file: its name and text, and a notebook for the faults found in it.

    The text of a long file may be given as the bytes of UTF-8, which are decoded when all of it is
    asked for; `pieces` does with one part of them at a time.
    """

    def __init__(
        self, *, name: str, text: str | Content, faults: Iterable[Diagnostic] = ()
    ) -> None:
        self.name = name
        self.content: Content | None = None if isinstance(text, str) else text
        self._counted = (
            0,
            0,
        )  # lines, and the bytes that they take, up to where one was looked for
        self._text = text if isinstance(text, str) else None
        self.faults = list(faults)
        self.line_breaks: tuple[str, ...] = LINE_BREAKS
        self.dialect = Dialect()  # of a table

    @property
    def text(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = (self.content or b"")[:].decode()
        return self._text

    @property
    def is_empty(self) -> bool:
        """Whether there is no text."""
        return not (self.content or self._text)

    def pieces(self) -> Iterator[str]:
        """Give the text in pieces of whole lines."""
        if self.content is None:
            whole = self._text or ""
            for start, stop in _cuts(whole, "\n"):
                yield whole[start:stop]
            return
        for start, stop in _cuts(self.content, b"\n"):
            yield self.content[start:stop].decode()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, cut where YAML cuts them."""
        text = self.text
        for line_break in self.line_breaks:
            if line_break in text:
                text = text.replace(line_break, "\n")
        return text.split("\n")

    def line(self, number: int) -> str:
        """Give a line by its number, counted from 1; empty when there is none."""
        if self.content is not None and "lines" not in self.__dict__:
            return self._line_within(self.content, number)
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _line_within(self, content: Content, number: int) -> str:
        """Look for a line in the pieces of a long file, from where the last one was found on."""
        passed, begin = self._counted if self._counted[0] < number else (0, 0)
        for start, stop in _cuts(content, b"\n", begin):
            piece = content[start:stop].decode()
            for line_break in self.line_breaks:
                piece = piece.replace(line_break, "\n")
            count = piece.count("\n")
            if passed + count >= number or stop == len(content):
                self._counted = passed, start
                lines = piece.split("\n")
                return lines[number - 1 - passed] if 0 < number - passed <= len(lines) else ""
            passed += count
        return ""

    def location(self, span: Span) -> Location:
        """Give a place in this file, moved inside it where it lies beyond its end."""
        if self.content is not None and self.line(span.line):
            line = span.line
        else:
            line = min(max(span.line, 1), len(self.lines))
        column = min(max(span.column, 1), len(self.line(line)) + 1)
        return Location(file=self.name, line=line, column=column)

    def fault(self, problem: str, remedy: str, span: Span | None = None, *, key: str = "") -> None:
        """Note one fault; without a span it is one of the whole file."""
        at = self.location(span or Span())
        shown = snippet(self.line(at.line), at.line, at.column, span.length) if span else ""
        self.faults.append(
            Diagnostic(at=at, key=key, problem=shortened(problem), remedy=remedy, snippet=shown)
        )


def encoding_of(content: bytes) -> str:
    r"""Return how the bytes of a text are to be read, by their mark of byte order.

    >>> encoding_of("\ufeffa".encode("utf-16-be")), encoding_of(b"a")
    ('utf-16-be', 'utf-8')
    """
    marks = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    return next((name for mark, name in marks.items() if content.startswith(mark)), "utf-8")


def decode(content: Content, name: str, encoding: str = "utf-8") -> InputFile:
    """Turn the bytes of a file into text; bytes that cannot be read are a fault, and no text."""
    wide = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if isinstance(content, FileContent):
        if encoding == "utf-8" and not content.startswith(wide) and not is_packed(content[:64]):
            try:
                _require_utf8(content)
            except UnicodeError:
                pass  # to be told with its place
            else:
                return InputFile(name=name, text=content.removeprefix(codecs.BOM_UTF8))
        content = content[:]
    if encoding == "utf-8" and content.startswith(wide):
        encoding = "utf-16"
    if is_packed(content):
        file = InputFile(name=name, text="")
        file.fault(
            say("the file is {sort}, and no text", sort=other_sort(content)),
            say(
                "Save it as text in UTF-8. A table can be brought in as it is: "
                "factcheck import {file}",
                file=name,
            ),
        )
        return file
    try:
        if encoding == "utf-8" and len(content) >= LONG:
            _require_utf8(content)
            return InputFile(name=name, text=content.removeprefix(codecs.BOM_UTF8))
        return InputFile(name=name, text=content.decode(encoding).removeprefix(BYTE_ORDER_MARK))
    except UnicodeError as error:
        return _undecodable(content, name, getattr(error, "start", 0), encoding)


def _require_utf8(content: Content) -> None:
    """See to it that bytes are UTF-8 without holding their text; raises UnicodeDecodeError."""
    if isinstance(content, bytes) and content.isascii():
        return
    for start, stop in _cuts(content, b"\n"):
        try:
            content[start:stop].decode()
        except UnicodeDecodeError:
            if isinstance(content, bytes):
                content.decode()  # so that the place is that in the whole
            raise


@overload
def _cuts(text: str, line_break: str, start: int = 0) -> Iterator[tuple[int, int]]: ...
@overload
def _cuts(text: Content, line_break: bytes, start: int = 0) -> Iterator[tuple[int, int]]: ...
def _cuts(text: Any, line_break: Any, start: int = 0) -> Iterator[tuple[int, int]]:
    r"""Give where to cut a text so that no line is cut, but for ones that are longer than a piece.

    >>> list(_cuts("one\ntwo\n", "\n"))
    [(0, 8)]
    """
    while start < len(text):
        stop = text.find(line_break, start + _PIECE) + 1 or len(text)
        yield start, stop
        start = stop


def _undecodable(content: bytes, name: str, position: int, encoding: str) -> InputFile:
    """Say where the first bad byte stands, and what the encoding may be."""
    legible = content.decode(encoding, "replace").removeprefix(BYTE_ORDER_MARK)
    file = InputFile(name=name, text=legible)
    before = content[:position].decode(encoding, "replace").removeprefix(BYTE_ORDER_MARK)
    place = InputFile(name=name, text=before).lines
    code = "UTF-8" if encoding == "utf-8" else encoding
    file.fault(
        say(
            "the file is not {encoding}: byte {byte} cannot be read",
            encoding=code,
            byte=f"0x{content[position]:02X}",
        ),
        _encoding_remedy(content)
        if encoding == "utf-8"
        else say("Name its encoding in the descriptor."),
        Span(len(place), len(place[-1]) + 1),
    )
    return InputFile(name=name, text="", faults=file.faults)


def _encoding_remedy(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return say("Save it as UTF-8.")
    return say("It may be in GBK, an older Chinese encoding. Save it as UTF-8.")
