"""YAML to nodes, from the stream of parser events.

Every scalar stays the text that was written and keeps its place; nothing becomes a number, a
date or a boolean here. Keys given twice, and text that YAML would quietly drop, are faults.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml
from msgspec.structs import replace

from factcheck.domain.diagnostic import Diagnostic
from factcheck.language import later, say
from factcheck.load.input_file import InputFile, Span
from factcheck.load.yaml_syntax import explain_syntax

Parser: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.Loader  # type: ignore[attr-defined]

DEEPEST = 20  # levels of nesting; a claim file has four
LOST_TEXT = re.compile(r"(?<=\S)[ \t]+#(?=[^\s#!]| ?[0-9])")
PROSE = {"quote", "title"}  # in these even `# 1` is text; elsewhere it may be a remark
REFUSED = "*"  # the style of what stands for an anchor, alias or tag


class Scalar(NamedTuple):
    """A piece of text and its place, counted from 1."""

    text: str
    line: int
    column: int
    style: str  # "" plain, or the quote or block mark; see REFUSED


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

STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def parse(file: InputFile) -> Node | None:
    """Read the text of a file into nodes, and note its faults; None when nothing is readable."""
    try:
        builder = _Builder(file)
        root = builder.document()
    except yaml.YAMLError as error:
        explain_syntax(error, file)
        return None
    except RecursionError:
        file.fault(say("the file is nested too deeply"), say("Write one flat mapping a claim."))
        return None
    if root is None:
        if not file.faults:
            file.fault(say("the file is empty"), say("Write something in it, or remove it."))
    elif file.faults:
        file.faults[:] = [_with_key(fault, root) for fault in file.faults]
    return root


def _with_key(fault: Diagnostic, root: Node) -> Diagnostic:
    """Give a fault of the text the key path of what stands there, or last before it in its line."""
    found = (0, "")
    for node, path in _walk(root, ""):
        if node.line == fault.at.line and found[0] <= node.column <= fault.at.column:
            found = (node.column, path)
    return replace(fault, key=found[1])


def key_paths(root: Node) -> dict[int, str]:
    """Give the path of every node, such as ``claims[3].is``, by the identity of the node."""
    return {id(node): path for node, path in _walk(root, "")}


def _walk(node: Node, path: str) -> Iterator[tuple[Node, str]]:
    yield node, path
    if isinstance(node, Mapping):
        for key, value in node.entries:
            inner = f"{path}.{key.text}" if path else key.text
            yield key, inner
            yield from _walk(value, inner)
    elif isinstance(node, Sequence):
        for number, each in enumerate(node.nodes):
            yield from _walk(each, f"{path}[{number}]")


class _Builder:
    """Builds the nodes of one document from its events."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        self.parser = Parser(file.text)
        self.comments = _lost_text(file)

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
                    self.comment(event, children)
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
        self.file.fault(
            say("a list or mapping stands where a key should"),
            say("Write `key: value`; quote text that begins with '{{' or '['."),
            Span(node.line, node.column),
        )

    def duplicate(self, key: Scalar, first: Scalar) -> None:
        self.file.fault(
            say(
                "the key {key!r} is given twice, first in line {line}",
                key=key.text,
                line=first.line,
            ),
            say("Keep one of the two."),
            Span(key.line, key.column, len(key.text)),
        )

    def comment(self, event: Any, before: list[Node]) -> None:
        """Note text that follows a plain value as `#1` does: YAML takes it for a comment."""
        mark = event.end_mark
        rest = self.file.line(mark.line + 1)[mark.column :]
        lost = rest.lstrip(" \t")
        is_prose = bool(before) and isinstance(before[-1], Scalar) and before[-1].text in PROSE
        if lost.startswith("#") and lost != rest and (is_prose or not lost.startswith("# ")):
            self.file.fault(
                say("{text!r} is lost: YAML takes it for a comment", text=lost.rstrip()),
                say("Quote the whole value, or put a space after '#' if a comment is meant."),
                Span(mark.line + 1, mark.column + 1 + len(rest) - len(lost), len(lost.rstrip())),
            )

    def refuse(self, event: Any) -> Scalar:
        """Note an anchor, alias or tag, and put a placeholder where it stood."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is yaml.AliasEvent:
            problem, name = later("'*' before {name!r} makes it an alias in YAML"), event.anchor
        elif event.tag is not None:
            problem, name = later("'!' before {name!r} makes it a tag in YAML"), event.tag
        else:
            problem, name = later("'&' before {name!r} makes it an anchor in YAML"), event.anchor
        self.file.fault(
            say(problem, name=str(name).removeprefix("!")),
            say("Quote the value, or write it out; tags, anchors and aliases are not used here."),
            Span(line, column),
        )
        return Scalar("", line, column, REFUSED)

    def second_document(self, event: Any) -> None:
        self.file.fault(
            say("a second YAML document begins here"),
            say("Remove the line '---', or move what follows to a file of its own."),
            Span(event.start_mark.line + 1, 1, 3),
        )


def _lost_text(file: InputFile) -> frozenset[int]:
    """Give the lines, counted from 0, on which a comment begins as text would."""
    if "#" not in file.text:
        return frozenset()
    return frozenset(
        number for number, line in enumerate(file.lines) if "#" in line and LOST_TEXT.search(line)
    )
