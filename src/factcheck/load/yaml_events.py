"""YAML to nodes, from the stream of parser events.

Every scalar stays the text that was written and keeps its place; nothing becomes a number, a
date or a boolean here. Keys given twice, and text that YAML would quietly drop, are faults.
"""

import re
from typing import Any, NamedTuple, TypeAlias

import yaml

from factcheck.load.source import Source
from factcheck.load.yaml_syntax import explain_syntax

Parser: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.Loader

DEEPEST = 20  # levels of nesting; a claim file has four
LOST_TEXT = re.compile(r"(?m)(?<=\S)[ \t]+#(?=[^\s#!])")


class Scalar(NamedTuple):
    """A piece of text and its place, counted from 1."""

    text: str
    line: int
    column: int
    style: str  # "" plain, or the quote or block mark; "*" stands for what was refused


class Sequence(NamedTuple):
    """A list of nodes."""

    nodes: "tuple[Node, ...]"
    line: int
    column: int
    style: str  # "[" when written in brackets


class Mapping(NamedTuple):
    """Keys and their values in the order of the file; a key given twice is there twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int
    style: str  # "{" when written in braces


Node: TypeAlias = Scalar | Sequence | Mapping

REFUSED = "*"

STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def parse(source: Source) -> Node | None:
    """Read a YAML text into nodes; notes the faults, and returns None when nothing is readable."""
    noted = len(source.faults)
    try:
        root = _Builder(source).document()
    except yaml.YAMLError as error:
        explain_syntax(error, source)
        return None
    except RecursionError:
        source.fault("the file is nested too deeply", "Flatten it.", line=1, column=1)
        return None
    if root is None and len(source.faults) == noted:
        source.fault(
            "the file is empty", "Write something in it, or remove it.", line=1, column=1
        )
    return root


class _Builder:
    """Builds the nodes of one document from its events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parser = Parser(source.text)
        self.comments = _lost_text(source.text)

    def document(self) -> Node | None:
        """Read the events to the end; scalars are tried first, for they are the most."""
        next_event, scalar_event = self.parser.get_event, yaml.ScalarEvent
        comments = self.comments
        stack: list[tuple[list[Node], Any]] = []
        children: list[Node] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar_event:
                if event.anchor is not None or event.tag is not None:
                    children.append(self.refuse(event))
                    continue
                mark, style = event.start_mark, event.style or ""
                if comments and not style and event.end_mark.line in comments:
                    self.comment(event)
                children.append(Scalar(event.value, mark.line + 1, mark.column + 1, style))
            elif kind in STARTS:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                stack.append((children, event))
                children = []
                if len(stack) > DEEPEST:
                    raise RecursionError
            elif kind in ENDS:
                parent, start = stack.pop()
                parent.append(self.collection(children, start))
                children = parent
            elif kind is yaml.AliasEvent:
                children.append(self.refuse(event))
            elif kind is yaml.DocumentStartEvent and children:
                self.second_document(event)
                return children[0]
            elif kind is yaml.StreamEndEvent:
                return children[0] if children else None

    def collection(self, children: list[Node], start: Any) -> Sequence | Mapping:
        line, column = start.start_mark.line + 1, start.start_mark.column + 1
        if type(start) is yaml.SequenceStartEvent:
            return Sequence(tuple(children), line, column, "[" if start.flow_style else "")
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.not_a_key(key)
                continue
            if key.text in seen:
                self.duplicate(key, seen[key.text])
            else:
                seen[key.text] = key
            entries.append((key, value))
        return Mapping(tuple(entries), line, column, "{" if start.flow_style else "")

    def not_a_key(self, node: Node) -> None:
        self.source.fault(
            "a list or mapping stands where a key should",
            "Write `key: value`; quote text that begins with '{' or '['.",
            line=node.line,
            column=node.column,
        )

    def duplicate(self, key: Scalar, first: Scalar) -> None:
        self.source.fault(
            f"the key {key.text!r} is given twice, first in line {first.line}",
            "Keep one of the two.",
            line=key.line,
            column=key.column,
            length=len(key.text),
            key=key.text,
        )

    def comment(self, event: Any) -> None:
        """Note text that follows a plain value as `#1` does: YAML takes it for a comment."""
        mark = event.end_mark
        rest = self.source.line(mark.line + 1)[mark.column :]
        lost = rest.lstrip(" \t")
        if lost.startswith("#") and lost != rest:
            self.source.fault(
                f"{lost.rstrip()!r} is lost: YAML takes it for a comment",
                "Quote the whole value, or put a space after '#' if a comment is meant.",
                line=mark.line + 1,
                column=mark.column + 1 + len(rest) - len(lost),
                length=len(lost.rstrip()),
            )

    def refuse(self, event: Any) -> Scalar:
        """Note an anchor, alias or tag, and put a placeholder where it stood."""
        mark = event.start_mark
        character, name = ("!", event.tag) if getattr(event, "tag", None) else ("&", event.anchor)
        if type(event) is yaml.AliasEvent:
            character = "*"
        words = {"!": "a tag", "&": "an anchor", "*": "an alias"}[character]
        self.source.fault(
            f"{character!r} before {str(name).removeprefix('!')!r} makes it {words} in YAML",
            "Quote the value, or write it out; tags, anchors and aliases are not used here.",
            line=mark.line + 1,
            column=mark.column + 1,
        )
        return Scalar("", mark.line + 1, mark.column + 1, REFUSED)

    def second_document(self, event: Any) -> None:
        self.source.fault(
            "a second YAML document begins here",
            "Remove the line '---', or move what follows to a file of its own.",
            line=event.start_mark.line + 1,
            column=1,
            length=3,
        )


def _lost_text(text: str) -> frozenset[int]:
    """Return the lines, counted from 0, on which a comment begins as text would."""
    if "#" not in text:
        return frozenset()
    return frozenset(
        number
        for number, line in enumerate(Source(file="", text=text).lines)
        if LOST_TEXT.search(line)
    )
