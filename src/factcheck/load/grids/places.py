"""Codes and names by which a label is known to be a place: countries, and provinces."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.load.grids.vocabulary import LANGUAGES
from factcheck.wording.vocabulary import section


def _names(language: str) -> Iterator[str]:
    """Give the names of places in a language, without spaces, each with every rank behind it."""
    page = f"{language}/areas"
    ranks = section(page, "ranks").get("words", "").split(" | ")
    for row in section(page, "names").values():
        for name in row.replace(" | ", "|").replace(" ", "").split("|"):
            yield from (name + rank for rank in dict.fromkeys(("", *ranks)))


CODES = frozenset(section("areas", "codes")["words"].split())
NAMES = frozenset(name for language in LANGUAGES for name in _names(language))
