"""Where the claims of a file stand, and each key of them."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from functools import lru_cache

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.load.input_file import decode
from factcheck.load.yaml_events import Mapping, Node, Scalar, Sequence, parse

AMOUNTS = tuple(str(hedge) for hedge in Hedge)


class Stretch(Struct, frozen=True, kw_only=True):
    """A stretch of one line, counted in characters from 0; its end does not belong to it."""

    line: int
    start: int
    stop: int


class ClaimLayout(Struct, frozen=True, kw_only=True):
    """Where one claim stands, and the values of its keys."""

    id: str
    first: int  # the line it begins on
    last: int  # the last line that anything of it stands on
    values: Dictionary[str, Stretch]
    keys: Dictionary[str, Stretch]  # where they themselves stand
    is_flow: bool  # written in braces, with a comma from one key to the next

    @property
    def heart(self) -> Stretch:
        """What a verdict is about: the amount, else the quote, else the id."""
        for key in (*AMOUNTS, "quote", "kind", "id"):
            if key in self.values:
                return self.values[key]
        return Stretch(line=self.first, start=0, stop=1)


@lru_cache(maxsize=4)  # marks, inlays and actions ask of the same text
def claims_of(text: str, name: str) -> tuple[ClaimLayout, ...]:
    """Return where the claims of a file stand; none where the text is no YAML."""
    root = parse(decode(text.encode("utf-8", "surrogatepass"), name))
    sections = root.entries if isinstance(root, Mapping) else ()
    return tuple(
        _layout(claim)
        for key, node in sections
        if key.text == "claims" and isinstance(node, Sequence)
        for claim in node.nodes
        if isinstance(claim, Mapping)
    )


def _layout(claim: Mapping) -> ClaimLayout:
    values = {key.text: _stretch(value) for key, value in claim.entries}
    names = {key.text: value for key, value in claim.entries}
    name = names.get("id")
    return ClaimLayout(
        id=name.text if isinstance(name, Scalar) else "",
        first=claim.line - 1,
        last=max((_last(value) for _, value in claim.entries), default=claim.line) - 1,
        values=values,
        keys={key.text: _stretch(key) for key, _ in claim.entries},
        is_flow=claim.style == "{",
    )


def _stretch(node: Node) -> Stretch:
    length = len(node.text) + 2 * (node.style in ("'", '"')) if isinstance(node, Scalar) else 1
    start = node.column - 1
    return Stretch(line=node.line - 1, start=start, stop=start + max(length, 1))


def _last(node: Node) -> int:
    if isinstance(node, Scalar):
        return node.line + node.text.count("\n") * (node.style in ("|", ">"))
    inner = node.nodes if isinstance(node, Sequence) else [value for _, value in node.entries]
    return max((_last(child) for child in inner), default=node.line)
