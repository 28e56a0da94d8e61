"""A claim file with one key of one claim written, replaced or taken out, and nothing else touched.

Comments, order, quotes and line ends stay: only the characters of that key change.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import yaml

from factcheck.load.input_file import encoding_of

# The parser that claim files are read by: the two differ in what they take, such as [who?].
_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_Node: TypeAlias = yaml.Node
_Entry: TypeAlias = tuple[yaml.Node, yaml.Node]


def rewritten(content: bytes, claim: str, key: str, value: str | None) -> bytes:
    r"""Return the bytes of a claim file with a key of a claim set, or taken out where it is None.

    Raises
    ------
    KeyError
        If the file has no such claim.

    Examples
    --------
    >>> rewritten(b"claims: [{id: a, note: x}]\r\n", "a", "note", None)
    b'claims: [{id: a}]\r\n'
    """
    text = text_of(content)
    changed = without_key(text, claim, key) if value is None else with_key(text, claim, key, value)
    return changed.encode(encoding_of(content))


def text_of(content: bytes) -> str:
    """Return the text of a claim file, with its mark of byte order where it has one."""
    return content.decode(encoding_of(content))


def with_key(text: str, claim: str, key: str, value: str) -> str:
    r"""Return the text of a claim file with a key of a claim set to a value, each as YAML.

    Parameters
    ----------
    text : str
        A claim file that reads without a fault.
    claim : str
        The id of the claim.
    key, value : str
        What is written, such as ``reviewed`` and ``{by: the desk}``.

    Raises
    ------
    KeyError
        If the file has no such claim.

    Examples
    --------
    >>> print(with_key("claims:\n- id: a  # first\n  kind: level\n", "a", "note", '"seen"'))
    claims:
    - id: a  # first
      kind: level
      note: "seen"
    <BLANKLINE>
    """
    mapping = _claim(text, claim)
    entry = _entry(mapping, key)
    if entry is not None:
        name, old = entry
        return f"{text[: name.end_mark.index]}: {value}{text[_stop(text, old) :]}"
    last = _stop(text, mapping.value[-1][1])
    if mapping.flow_style:
        return f"{text[:last]}, {key}: {value}{text[last:]}"
    indent = " " * mapping.start_mark.column
    ending = "\r\n" if "\r\n" in text else "\n"
    if text[:last].endswith("\n"):  # all line ends of the last value count
        return f"{text[:last]}{indent}{key}: {value}{ending}{text[last:]}"
    rest = text[last:]
    remark = rest[: rest.find(ending)] if ending in rest else rest
    last += len(remark)
    return f"{text[:last]}{ending}{indent}{key}: {value}{text[last:]}"


def without_key(text: str, claim: str, key: str) -> str:
    """Return the text of a claim file without a key of a claim; unchanged where it has none.

    Raises
    ------
    KeyError
        If the file has no such claim.

    Examples
    --------
    >>> without_key("claims: [{id: a, review: [who?], kind: level}]", "a", "review")
    'claims: [{id: a, kind: level}]'
    """
    mapping = _claim(text, claim)
    entry = _entry(mapping, key)
    if entry is None:
        return text
    name, value = entry
    place = mapping.value.index(entry)
    stop = _stop(text, value)
    if place and mapping.flow_style:  # with the comma before it
        return text[: _stop(text, mapping.value[place - 1][1])] + text[stop:]
    if place:  # with its lines
        start = text.rfind("\n", 0, name.start_mark.index) + 1
        if not text[:stop].endswith("\n"):
            stop = text.find("\n", stop) + 1
        return text[:start] + text[stop:] if stop else text[:start].rstrip("\r\n")
    following = mapping.value[1][0].start_mark.index
    return text[: name.start_mark.index] + text[following:]


def line_of(text: str, claim: str) -> int:
    """Return the line on which a claim begins, counted from 1.

    Raises
    ------
    KeyError
        If the file has no such claim.
    """
    return int(_claim(text, claim).start_mark.line) + 1


def _claim(text: str, claim: str) -> yaml.MappingNode:
    """Return the mapping of a claim."""
    root = yaml.compose(text, Loader=_LOADER)
    claims = _entry(root, "claims")
    for mapping in claims[1].value if claims else ():
        entry = _entry(mapping, "id")
        if isinstance(mapping, yaml.MappingNode) and entry and entry[1].value == claim:
            return mapping
    raise KeyError(claim)


def _entry(mapping: _Node | None, key: str) -> _Entry | None:
    """Return a key of a mapping with its value; None where there is no such key."""
    entries = mapping.value if isinstance(mapping, yaml.MappingNode) else ()
    return next((entry for entry in entries if entry[0].value == key), None)


def _stop(text: str, node: _Node) -> int:
    """Return where the text of a node ends: a block ends with the last that stands in it."""
    if isinstance(node, yaml.ScalarNode):
        stop: int = node.end_mark.index
        if node.style not in ("|", ">") or "+" in text[node.start_mark.index :].split("\n", 1)[0]:
            return stop
        return len(text[:stop].rstrip())
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _stop(text, last[1] if isinstance(node, yaml.MappingNode) else last)
