"""The text of one input file, and the faults found in it."""

from dataclasses import dataclass, field
from functools import cached_property

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.load.snippet import snippet

BYTE_ORDER_MARK = "\ufeff"
LINE_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # what YAML takes for "\n"


@dataclass(kw_only=True)
class Source:
    """One input file: its name and text, and a notebook for the faults found in it."""

    file: str
    text: str
    faults: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, cut where YAML cuts them."""
        text = self.text
        for line_break in LINE_BREAKS:
            text = text.replace(line_break, "\n")
        return text.split("\n")

    def line(self, number: int) -> str:
        """Return a line by its number, counted from 1; empty when there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def fault(
        self,
        problem: str,
        remedy: str,
        *,
        line: int,
        column: int,
        length: int = 1,
        key: str = "",
    ) -> None:
        """Note one fault, at a place moved inside the file where it lies beyond its end."""
        line = min(max(line, 1), len(self.lines))
        text = self.line(line)
        column = min(max(column, 1), len(text) + 1)
        self.faults.append(
            Diagnostic(
                at=Location(file=self.file, line=line, column=column),
                key=key,
                problem=problem,
                remedy=remedy,
                snippet=snippet(text, line, column, length) if text.strip() else "",
            )
        )


def decode(content: bytes, file: str) -> Source:
    """Turn the bytes of a file into text; what is not UTF-8 becomes a fault and an empty text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        source = Source(file=file, text="")
        source.fault(
            "the file is written in UTF-16", "Save it as UTF-8.", line=1, column=1
        )
        return source
    try:
        return Source(
            file=file, text=content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        )
    except UnicodeDecodeError as error:
        return _undecodable(content, file, error.start)


def _undecodable(content: bytes, file: str, position: int) -> Source:
    """Say where the first bad byte stands, and what the encoding may be."""
    source = Source(file=file, text=content.decode("utf-8", "replace"))
    before = content[:position].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    place = Source(file=file, text=before).lines
    source.fault(
        f"the file is not UTF-8: byte 0x{content[position]:02X} cannot be read",
        _encoding_remedy(content),
        line=len(place),
        column=len(place[-1]) + 1,
    )
    source.text = ""
    return source


def _encoding_remedy(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "Save it as UTF-8."
    return "It may be in GBK, an older Chinese encoding. Save it as UTF-8."
