"""A file that was read into nodes, and faults placed on them by their key paths."""

from dataclasses import dataclass
from functools import cached_property

from factcheck.domain.claim import Claim
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.input_file import InputFile, Span
from factcheck.load.yaml_events import Mapping, Node, Scalar, Sequence, key_paths


@dataclass(kw_only=True)
class YamlPage:
    """One YAML file: its text and the node at its root."""

    file: InputFile
    root: Node

    @cached_property
    def paths(self) -> dict[int, str]:
        """The key path of each node, by the identity of the node."""
        return key_paths(self.root)

    def at(self, node: Node) -> Location:
        """Give the place of a node."""
        return Location(file=self.file.name, line=node.line, column=node.column)

    def fault(self, node: Node, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault of a node, or of a part of its text."""
        self.file.fault(problem, remedy, _span(node, part), key=self.paths.get(id(node), ""))


def _span(node: Node, part: slice | None) -> Span:
    if not isinstance(node, Scalar) or node.style in {"|", ">"}:
        return Span(node.line, node.column)
    quotes = 1 if node.style else 0
    if part is None:
        return Span(node.line, node.column, len(node.text) + 2 * quotes)
    start, stop, _ = part.indices(len(node.text))
    return Span(node.line, node.column + quotes + start, max(1, stop - start))


def entries_of(page: YamlPage, node: Node, what: str) -> dict[str, tuple[Scalar, Node]]:
    """Give the entries of a mapping by key, the first where one is given twice.

    Notes a fault, and gives nothing, where the node is no mapping. `what` it is, is said already.
    """
    if isinstance(node, Mapping):
        return {key.text: (key, value) for key, value in reversed(node.entries)}
    if not is_blank(node):
        page.fault(
            node,
            say("{owner} is no mapping", owner=what),
            say("Write it as `key: value`, a line each."),
        )
    return {}


def is_blank(node: Node) -> bool:
    """Whether nothing was written: `key:` with no value, `~` or `null`."""
    return isinstance(node, Scalar) and not node.style and node.text in {"", "~", "null"}


def node_of(page: YamlPage, claim: Claim, key: str) -> Node:
    """Find the value of a key of a claim; the claim itself where it has no such key."""
    sections = page.root.entries if isinstance(page.root, Mapping) else ()
    for name, node in sections:
        for each in node.nodes if name.text == "claims" and isinstance(node, Sequence) else ():
            if isinstance(each, Mapping) and page.at(each) == claim.at:
                return next((value for name, value in each.entries if name.text == key), each)
    return page.root
