"""What is asked for when files are brought in, and what is to be written of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from factcheck.domain.series import Reference
from factcheck.load.imports.pages import Pages
from factcheck.load.imports.survey import OpenQuestion


class Origin(NamedTuple):
    """The service that answered with a file: what it was asked, and who it is."""

    query: str
    address: str
    layout: str
    source: Mapping[str, str]  # as in sources.yaml


class Wish(Struct, frozen=True, kw_only=True):
    """What is asked for: the files, and what the user says about them."""

    files: tuple[Path, ...]
    folder: Path
    mapping: Mapping[str, str]
    today: date
    layout: str = ""
    encoding: str = ""
    sheet: str = ""
    source: str = ""  # an id
    origins: Mapping[Path, Origin] = msgspec.field(
        default_factory=dict
    )  # of files that a service gave

    def name_of(self, path: Path) -> str:
        """Return what people call a file: by what was asked, where a service gave it."""
        return self.origins[path].query if path in self.origins else path.as_posix()


@dataclass(kw_only=True)
class Plan:
    """Every file of the reference that is to be written, or what must be answered before."""

    pages: Pages
    copies: dict[str, Path] = field(default_factory=dict)  # by path in the folder
    questions: list[OpenQuestion] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)  # paths of resources that are new
    codes: set[str] = field(default_factory=set)  # that the files have
    reference: Reference | None = None  # as it is to be

    @property
    def is_nothing(self) -> bool:
        """Whether all is there already."""
        return not self.pages.changed and not self.copies

    def texts(self) -> dict[str, str]:
        """Return the pages that change, the descriptor last: it names the others."""
        names = sorted(self.pages.changed, key=lambda name: name == self.pages.descriptor)
        return {name: self.pages.texts[name] for name in names}
