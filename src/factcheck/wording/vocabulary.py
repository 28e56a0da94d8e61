"""The words of each language, as data: units, scale words, hedges, multiples, periods.

They are written in the YAML files of this folder, one subfolder a language, and read from
`factcheck.wording.pages`, which `make vocabulary` writes from them: YAML would be slow to start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from factcheck.wording.pages import PAGES

Languages: TypeAlias = tuple[str, ...]

USUAL: Languages = ("zh", "en")  # read side by side: no word of one is a word of the other


def languages_of(code: str) -> Languages:
    """Return the languages that a text is read in whose file states this one, or none.

    Examples
    --------
    >>> languages_of(""), languages_of("en"), languages_of("de")
    (('zh', 'en'), ('zh', 'en'), ('de',))
    """
    return (code,) if code in others() else USUAL


def is_read(code: str) -> bool:
    """Whether figures of a language are read, whose code may name a country: en-GB, not de-CH."""
    return code in every() or code.partition("-")[0] in USUAL


@cache
def every() -> Languages:
    """Return every language that is read."""
    return (*USUAL, *others())


@cache
def others() -> Languages:
    """Return the languages that are read where a text is known to be of them."""
    codes = {page.partition("/")[0] for page in PAGES if page.endswith("/numbers")}
    return tuple(sorted(codes - set(USUAL)))


def section(page: str, name: str) -> Mapping[str, str]:
    """Return a section of a page, empty where the page has none.

    Examples
    --------
    >>> section("zh/numbers", "scales")["万"]
    '10000'
    """
    return PAGES.get(page, {}).get(name, {})


def sections(name: str, page: str, languages: Languages) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a section in several languages, by key.

    Examples
    --------
    >>> sections("instead", "numbers", ("zh", "en"))["vague"][:4]
    ('几', '数', '若干', 'several')
    """
    merged: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for key, row in section(f"{language}/{page}", name).items():
            merged[key] = (*merged.get(key, ()), *words(row))
    return merged


def groups(page: str) -> Mapping[str, Mapping[str, str]]:
    """Return all sections of a page."""
    return PAGES.get(page, {})


def words(row: str) -> tuple[str, ...]:
    """Return the words of a row, which commas part."""
    return tuple(row.split(", "))


def any_of(alternatives: Iterable[str]) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(map(re.escape, sorted(alternatives, key=len, reverse=True)))


def filled(form: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its named parts in their places.

    Examples
    --------
    >>> filled("{year}[0-9]{4}", {"year": "in "})
    'in [0-9]{4}'
    """
    return re.sub(r"\{([a-z_]+)\}", lambda match: parts[match[1]], form)
