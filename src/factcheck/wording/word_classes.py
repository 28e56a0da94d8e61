"""Classes of words, of which the rooms that read running text build their patterns.

A class is a row of a page: the verbs of rising, the nouns of money, what a report calls a year
before. The pages `draft` and `check` of a language hold them, a section for each module that asks,
and the page `classes` what several ask. What a module says is how classes follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from factcheck.wording.vocabulary import section

_NAME = re.compile(r"\{(?:(?P<language>[a-z]{2})\.)?(?P<name>[a-z_]+)\}")


class WordClasses(Struct, frozen=True):
    """The classes of words that a module asks for.

    A word may be a small pattern: `grows?`, or `up(?! to)`, which what follows makes another word.
    """

    room: str  # draft, check
    section: str
    language: str = ""  # of names that bear none

    def __getitem__(self, name: str) -> str:
        """Return the words of a class as alternatives of a pattern, in the order of their row."""
        language, _, key = name.rpartition(".")
        return _classes(language or self.language, self.room, self.section)[key]

    def pattern(self, form: str, **parts: str) -> str:
        """Return a pattern with classes, and parts that are given, where it names them.

        Examples
        --------
        >>> WordClasses("draft", "rates", "en").pattern(r"(?:{fallen}) below")[:21]
        '(?:fell|dropped|dippe'
        """
        return _NAME.sub(lambda match: self._filled(match, parts), form)

    def _filled(self, match: re.Match[str], parts: Mapping[str, str]) -> str:
        if not match["language"] and match["name"] in parts:
            return parts[match["name"]]
        return self[match[0][1:-1]]


@cache
def _classes(language: str, room: str, name: str) -> Mapping[str, str]:
    rows = {**section(f"{language}/classes", "common"), **section(f"{language}/{room}", name)}
    return {key.replace(" ", "_"): row.replace(", ", "|") for key, row in rows.items()}
