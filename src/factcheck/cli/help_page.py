"""Help in the language of the reader, set in columns by the width of what is shown.

The library that writes help speaks English and counts characters; a Chinese one takes two columns.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.cells import cell_len, set_cell_size

from factcheck.language import later, say
from factcheck.render.notation.columns import wrapped

_WIDEST, _NARROWEST = 78, 48
_FIRST = 30  # columns that names of options may take beside their help

# What the library writes by itself, looked up here so that catalogues hold it.
HEADINGS = (later("Options"), later("Arguments"))
OWN_HELP = (
    later("Show this message and exit."),
    later("Install completion for the current shell."),
    later("Show completion for the current shell, to copy it or customize the installation."),
)
_EXTRA = re.compile(r"(?P<help>.*?)(?:  \[(?P<extra>.+)\])?", re.DOTALL)


class HelpPage:
    """What the library writes help on: it says every text, and sets it by its width."""

    def __init__(self) -> None:
        columns = shutil.get_terminal_size((80, 24)).columns - 2
        self.width = max(min(columns, _WIDEST), _NARROWEST)
        self.indented = 0
        self.lines: list[str] = []

    def getvalue(self) -> str:
        """Give the whole page."""
        return "\n".join([*self.lines, ""])

    def write_paragraph(self) -> None:
        """Leave a line free, but at the top."""
        if self.lines:
            self.lines.append("")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.lines.append(say("{heading}:", heading=say(heading)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        del prefix
        start = say("Usage: {command}", command=f"{prog} ")
        first, *rest = wrapped(args, max(self.width - cell_len(start), 20))
        self.lines += [start + first, *(" " * cell_len(start) + each for each in rest)]

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        for place, paragraph in enumerate(say(text).split("\n\n")):
            if place:
                self.lines.append("")
            self.lines += self._set(" ".join(paragraph.split("\n")), self.indented)

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = _FIRST, col_spacing: int = 2
    ) -> None:
        """Write names and what they mean beside them."""
        margin = " " * self.indented
        first = min(max(cell_len(name) for name, _ in rows), col_max) + col_spacing
        for name, meaning in rows:
            told = self._set(self._said(meaning), 0, self.indented + first)
            if cell_len(name) + col_spacing > first:
                self.lines.append(margin + name)
                name = ""  # noqa: PLW2901 - it stands on a line of its own
            self.lines.append((margin + set_cell_size(name, first) + told[0]).rstrip())
            self.lines += [margin + " " * first + each for each in told[1:]]

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write what follows below a heading, further in."""
        self.write_paragraph()
        self.write_heading(name)
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Write what follows further in."""
        self.indented += 2
        try:
            yield
        finally:
            self.indented -= 2

    def _set(self, text: str, indent: int, taken: int | None = None) -> list[str]:
        room = max(self.width - (indent if taken is None else taken), 20)
        return [" " * indent + each for each in wrapped(text, room)]

    @staticmethod
    def _said(meaning: str) -> str:
        """Say the help of an option, and what the library adds to it in brackets."""
        found = _EXTRA.fullmatch(meaning)
        if found is None or not found["help"].strip():
            return meaning
        told, extra = found["help"].strip(), found["extra"]
        return say(told) + (f"  [{_said_extra(extra)}]" if extra else "")


def _said_extra(extra: str) -> str:
    if extra.startswith("default: "):
        return say("unless given: {value}", value=extra.removeprefix("default: "))
    return say("required") if extra == "required" else extra
