"""The pages of a reference as text, with entries put into them: the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.load.input_file import InputFile
from factcheck.load.reference_files import DESCRIPTORS, SECTIONS
from factcheck.load.yaml_events import Mapping as MappingNode
from factcheck.load.yaml_events import Node, Scalar, Sequence, parse

_PLAIN = re.compile(r"[^\W\d][\w ./()&-]*", re.ASCII)
_WORDS = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))
_NOTHING = "{}"
_NEW = "name: reference\ntitle: Figures that claims are checked against\nresources:\n"

Tree = Mapping[str, "str | tuple[str, ...] | Tree"]


class NotALine(ValueError):  # noqa: N818 - the author's fault, on its way to a place
    """A list of resources that is written in brackets, so that no line can be added to it."""


@dataclass(kw_only=True)
class Pages:
    """The pages of a reference folder, as they are and as they are to be."""

    folder: Path
    descriptor: str = DESCRIPTORS[0]
    texts: dict[str, str] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, folder: Path) -> Pages:
        """Read the pages of a folder; those that are not there begin empty."""
        there = [name for name in DESCRIPTORS if (folder / name).is_file()]
        pages = cls(folder=folder, descriptor=there[0] if there else DESCRIPTORS[0])
        for name in (pages.descriptor, *(f"{section}.yaml" for section in SECTIONS)):
            path = folder / name
            pages.texts[name] = path.read_text(encoding="utf-8") if path.is_file() else ""
        if not pages.texts[pages.descriptor].strip():
            pages.write(pages.descriptor, _NEW)
        return pages

    def write(self, name: str, text: str) -> None:
        """Put a text in the place of a page."""
        self.texts[name] = text
        self.changed.add(name)

    def add_entry(self, section: str, identifier: str, entry: Tree) -> None:
        """Add an entry at the end of a page of indicators, areas or sources."""
        name = f"{section}.yaml"
        text = self.texts[name].rstrip("\n")
        start = f"{text}\n\n" if text not in ("", _NOTHING) else ""
        self.write(name, f"{start}{scalar(identifier)}:\n{block(entry, 2)}")

    def complete(self) -> None:
        """Let every page that is needed be there."""
        for section in SECTIONS:
            if not self.texts[f"{section}.yaml"].strip():
                self.write(f"{section}.yaml", f"{_NOTHING}\n")

    def put_resource(self, resource: Tree, place: int | None = None) -> None:
        """Add a resource at the end of the list, or put it in the place of one."""
        first, last, indent = self._lines(place)
        lines = self.texts[self.descriptor].rstrip("\n").split("\n")
        body = block(resource, indent + 2).rstrip("\n").split("\n")
        body[0] = f"{' ' * indent}- {body[0].lstrip()}"
        lines[first:last] = body
        self.write(self.descriptor, "\n".join(lines) + "\n")

    def _lines(self, place: int | None) -> tuple[int, int, int]:
        """Return the first line of a resource, the one after its last, and how far it is set in."""
        text = self.texts[self.descriptor]
        lines = text.rstrip("\n").split("\n")
        key, node = self._resources()
        nodes = node.nodes if isinstance(node, Sequence) else ()
        if isinstance(node, Sequence) and node.style == "[" and nodes:
            raise NotALine
        end = next(
            (
                number
                for number in range(key.line, len(lines))
                if lines[number] and lines[number][0] not in " -#\t"
            ),
            len(lines),
        )
        while end > key.line and not lines[end - 1].strip():
            end -= 1
        if not nodes:
            lines[key.line - 1] = re.sub(r":.*", ":", lines[key.line - 1], count=1)
            self.texts[self.descriptor] = "\n".join(lines) + "\n"
            return key.line, key.line, 2
        starts = [each.line - 1 for each in nodes]
        indent = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
        if place is None:
            return end, end, indent
        after = starts[place + 1] if place + 1 < len(starts) else end
        return starts[place], after, indent

    def _resources(self) -> tuple[Scalar, Node]:
        root = parse(InputFile(name=self.descriptor, text=self.texts[self.descriptor]))
        entries = root.entries if isinstance(root, MappingNode) else ()
        for key, value in entries:
            if key.text == "resources":
                return key, value
        text = self.texts[self.descriptor].rstrip("\n") + "\nresources:\n"
        self.texts[self.descriptor] = text
        return Scalar("resources", text.count("\n"), 1, ""), Scalar("", 1, 1, "")


def block(tree: Tree, indent: int) -> str:
    """Return a tree as lines of YAML."""
    lines = []
    for key, value in tree.items():
        start = f"{' ' * indent}{scalar(key)}:"
        if isinstance(value, str):
            lines.append(f"{start} {scalar(value)}\n")
        elif isinstance(value, tuple):
            lines.append(f"{start} [{', '.join(map(scalar, value))}]\n")
        elif value:
            lines.append(f"{start}\n{block(value, indent + 2)}")
    return "".join(lines)


def scalar(text: str) -> str:
    """Return a text as a scalar of YAML, in quotes where it needs them.

    >>> scalar("raw/UNRATE.csv"), scalar("%"), scalar("2024-06"), scalar("no")
    ('raw/UNRATE.csv', "'%'", "'2024-06'", "'no'")
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and text == text.strip():
        return text
    return "'" + text.replace("'", "''") + "'"
