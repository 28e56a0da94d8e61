"""Laws of the classes of words that drafting and checking build their patterns from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import factcheck
from factcheck.wording.vocabulary import groups
from factcheck.wording.word_classes import WordClasses

PACKAGE = Path(factcheck.__file__).parent
PAGES = [f"{language}/{room}" for room in ("draft", "check") for language in ("en", "zh")]
ASKING = re.compile(r'WordClasses\("(?P<room>\w+)", "(?P<section>[\w ]+)"(?:, "(?P<language>..)")?')
NAMED = re.compile(r'(?:\{|\[")(?:(?P<language>en|zh)\.)?(?P<name>[a-z_]+)(?:\}|"\])')


class WordClass(NamedTuple):
    """A class of words, and where it stands."""

    page: str
    section: str
    name: str
    row: str

    def __str__(self) -> str:
        return f"{self.page} {self.section}: {self.name}"


def classes() -> Iterator[WordClass]:
    for page in PAGES:
        for section, rows in groups(page).items():
            for name, row in rows.items():
                yield WordClass(page, section, name, row)


def named() -> set[tuple[str, str, str]]:
    """The classes that modules name, by their page, section and name."""
    asked = set()
    for file in (*PACKAGE.glob("draft/**/*.py"), *PACKAGE.glob("check/**/*.py")):
        source = file.read_text(encoding="utf-8")
        asking = ASKING.search(source)
        if asking is None:
            continue
        for name in NAMED.finditer(source):
            page = f"{name['language'] or asking['language']}/{asking['room']}"
            for section in (asking["section"], "common"):
                asked.add((page, section, name["name"]))
    return asked


@pytest.mark.parametrize("entry", tuple(classes()), ids=str)
def test_a_class_holds_words_that_make_a_pattern_each_once(entry: WordClass) -> None:
    words = entry.row.split(", ")
    assert [word for word, times in Counter(words).items() if times > 1] == []
    for word in words:
        assert word.strip() == word != ""
        re.compile(word)


def test_every_class_is_asked_for_by_the_module_of_its_section() -> None:
    asked = named()
    unasked = [
        str(entry)
        for entry in classes()
        if (entry.page, entry.section, entry.name.replace(" ", "_")) not in asked
    ]
    assert unasked == []


def test_a_pattern_takes_parts_before_classes_and_leaves_counts_alone() -> None:
    words = WordClasses("draft", "rates", "en")
    assert words.pattern(r"\d{1,2}{fallen}", fallen="x") == r"\d{1,2}x"
    assert words["fallen"] == words["en.fallen"]


def test_a_class_that_no_page_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        WordClasses("draft", "rates", "en").pattern("{nowhere}")
