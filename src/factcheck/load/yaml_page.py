"""A file that was read into nodes, and faults placed on them by their key paths."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.input_file import InputFile, Span
from factcheck.load.yaml_events import Mapping, Node, Scalar, key_paths


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


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Ask whether the nearest known word was meant; empty when none is near.

    >>> nearest("kindd", ("id", "kind", "quote"))
    "Did you mean 'kind'?"
    """
    found = _nearest(word, known)
    return say("Did you mean {word!r}?", word=found) if found else ""


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in reversed(known)}
    found = get_close_matches(word.casefold()[:80], folded, n=1, cutoff=0.6)
    if not found:
        found = [each for each in folded if _is_inside(word.casefold(), each)][:1]
    return folded[found[0]] if found else ""


def _is_inside(word: str, known: str) -> bool:
    shorter, longer = sorted((word, known), key=len)
    return len(shorter) >= 2 and shorter in longer
