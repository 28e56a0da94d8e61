"""The descriptor of a Data Package, in JSON or in YAML; numbers stay as they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.load.input_file import decode
from factcheck.load.layouts._json import Printed, parsed
from factcheck.load.layouts._text import encoding_of
from factcheck.load.layouts.original import Original
from factcheck.load.yaml_events import Mapping, Node, Sequence, parse

JSON = "datapackage.json"
NAMES = (JSON, "datapackage.yaml", "datapackage.yml")
_YAML = (".yaml", ".yml")
_PLAIN = {"true": True, "false": False, "null": None, "~": None, "": None}


def is_descriptor(path: Path) -> bool:
    """Whether a file has a name of descriptors."""
    return path.name.casefold() in NAMES


def descriptor_in(folder: Path) -> Path | None:
    """Return the descriptor of a folder that holds a package; None where there is none."""
    return next((path for name in NAMES if (path := folder / name).is_file()), None)


def described(original: Original) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a descriptor holds; None where it cannot be read, which is noted."""
    if original.path.suffix.casefold() not in _YAML:
        return parsed(original)
    file = decode(original.path.read_bytes(), original.name, encoding_of(original))
    root = None if file.faults else parse(file)
    original.faults.extend(file.faults)
    return None if root is None or file.faults else _plain(root)


def _plain(node: Node) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return a node as JSON would have it.

    >>> from factcheck.load.yaml_events import Scalar
    >>> _plain(Sequence((Scalar("no", 1, 1, ""), Scalar("true", 1, 1, "'")), 1, 1, "["))
    ['no', 'true']
    """
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.nodes]
    if not node.style and node.text.casefold() in _PLAIN:
        return _PLAIN[node.text.casefold()]
    is_number = not node.style and node.text.replace(".", "", 1).isdecimal()
    return Printed(node.text) if is_number else node.text
