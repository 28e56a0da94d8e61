"""The files of a first project, as the package brings them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck.language import SOURCE, language


def starter() -> dict[str, str]:
    """Give the text of each file by its path in the project, in the language of the reader.

    A language has a folder of its own with the files that differ from the English ones.
    """
    package = files("factcheck")
    own = package / f"starter_{language()}"
    texts = dict(_texts(package / "starter", ""))
    return texts if language() == SOURCE else {**texts, **dict(_texts(own, ""))}


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _texts(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_text(encoding="utf-8")
