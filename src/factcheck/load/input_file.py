"""The text of one input file, and the faults found in it."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.file_sorts import is_packed, other_sort
from factcheck.load.snippet import shortened, snippet

BYTE_ORDER_MARK = "\ufeff"
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


@dataclass(kw_only=True)
class InputFile:
    """One input file: its name and text, and a notebook for the faults found in it."""

    name: str
    text: str
    faults: list[Diagnostic] = field(default_factory=list)
    line_breaks: tuple[str, ...] = LINE_BREAKS
    dialect: Dialect = field(default_factory=Dialect)  # of a table

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
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def location(self, span: Span) -> Location:
        """Give a place in this file, moved inside it where it lies beyond its end."""
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


def decode(content: bytes, name: str, encoding: str = "utf-8") -> InputFile:
    """Turn the bytes of a file into text; bytes that cannot be read are a fault, and no text."""
    if encoding == "utf-8" and content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
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
        return InputFile(name=name, text=content.decode(encoding).removeprefix(BYTE_ORDER_MARK))
    except UnicodeError as error:
        return _undecodable(content, name, getattr(error, "start", 0), encoding)


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
