"""A claim file that was read: its document, its claims, and what it declares itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim, Document
from factcheck.domain.series import Series, SeriesKey
from factcheck.load.input_file import InputFile

if TYPE_CHECKING:
    from factcheck.load.yaml_events import Node
    from factcheck.load.yaml_page import YamlPage


class ClaimFile(Struct, frozen=True, kw_only=True):
    """One document, its claims, and what the file declares itself."""

    document: Document
    claims: tuple[Claim, ...]
    catalogue: Catalogue  # that of the reference, with its own entries put over it
    series: Mapping[SeriesKey, Series]  # that it brings along
    file: InputFile
    root: Node | None = None  # of its text; None where that is not parsed, and has no faults

    def page(self) -> YamlPage:
        """Return its nodes, on which faults are noted."""
        from factcheck.load.yaml_events import parse
        from factcheck.load.yaml_page import YamlPage

        root = parse(self.file) if self.root is None else self.root
        if root is None:
            raise ValueError(f"{self.file.name} has no nodes, and was read without faults")
        return YamlPage(file=self.file, root=root)


def document_ids(names: Iterable[str]) -> dict[str, str]:
    """Return an id for the document of each claim file: its stem, or more where that is shared.

    >>> document_ids(["claims/plan.yaml", "2020/report.yaml", "2021/report.yaml"]).values()
    dict_values(['plan', '2020/report', '2021/report'])
    """
    endings = {name: _endings(name) for name in names}
    times = Counter(ending for own in endings.values() for ending in own)
    return {
        name: next((ending for ending in own if times[ending] == 1), name)
        for name, own in endings.items()
    }


def _endings(name: str) -> tuple[str, ...]:
    """Return the ends of a path without its suffix, the shortest first."""
    parts = PurePath(name).with_suffix("").parts
    return tuple("/".join(parts[-length:]) for length in range(1, len(parts) + 1))
