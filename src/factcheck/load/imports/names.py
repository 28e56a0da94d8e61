"""Ids for what a file names: those of the reference that are most like it, or a new one."""

from __future__ import annotations

import re
from typing import TypeVar

from factcheck.domain.catalogue import Named, Names

N = TypeVar("N", bound=Named)

_LONGEST = 40  # signs of an id made from a name
_IS_ID = re.compile(r"[\w.-]+")


def is_id(text: str) -> bool:
    """Whether a text can be an id of the reference."""
    return _IS_ID.fullmatch(text) is not None


def proposals(code: str, name: str, known: Names[N]) -> tuple[str, ...]:
    """Return ids that may be meant: of the reference by a word in common, and a new one.

    >>> proposals("UNRATE", "Unemployment rate (%)", Names())
    ('unemployment_rate',)
    """
    words = _words(f"{code} {name}")
    alike = [
        entry.id for entry in known if words & _words(" ".join((entry.id, *entry.names.values())))
    ]
    return tuple(dict.fromkeys([*alike[:2], slug(name) or slug(code) or code]))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{4,}", text.casefold()))


def slug(name: str) -> str:
    """Return an id made from a name: small letters of ASCII, without what stands in brackets.

    >>> slug("GDP (current US$)"), slug("Deaths (n): Control (n = 208)"), slug("国内生产总值")
    ('gdp', 'deaths_control', '')
    """
    bare = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]?", " ", name).casefold()
    return "_".join(re.findall(r"[a-z0-9]+", bare))[:_LONGEST].strip("_")
