"""Laws of the classes of words that drafting and checking build their patterns from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import factcheck
from factcheck.wording.hedge_words import hedges_at
from factcheck.wording.vocabulary import groups, section, words
from factcheck.wording.word_classes import WordClasses

PACKAGE = Path(factcheck.__file__).parent
PAGES = [
    f"{language}/{room}" for room in ("draft", "check", "classes") for language in ("en", "zh")
]
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
        for heading, rows in groups(page).items():
            for name, row in rows.items():
                yield WordClass(page, heading, name, row)


def named() -> set[tuple[str, str, str]]:
    """The classes that modules name, by their page, section and name."""
    asked = set()
    for file in (*PACKAGE.glob("draft/**/*.py"), *PACKAGE.glob("check/**/*.py")):
        source = file.read_text(encoding="utf-8")
        asking = ASKING.search(source)
        if asking is None:
            continue
        for name in NAMED.finditer(source):
            language = name["language"] or asking["language"]
            asked.add((f"{language}/{asking['room']}", asking["section"], name["name"]))
            asked.add((f"{language}/classes", "common", name["name"]))
    return asked


@pytest.mark.parametrize("entry", tuple(classes()), ids=str)
def test_a_class_holds_words_that_make_a_pattern_each_once(entry: WordClass) -> None:
    spoken = entry.row.split(", ")
    assert [word for word, times in Counter(spoken).items() if times > 1] == []
    for word in spoken:
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


def test_what_stands_before_a_figure_as_a_hedge_is_one_of_the_table_of_hedges() -> None:
    told = hedges_at("before", "en")
    assert [
        word for word in words(section("en/classes", "common")["hedge"]) if word not in told
    ] == []


def test_a_pattern_takes_parts_before_classes_and_leaves_counts_alone() -> None:
    classes_of_rates = WordClasses("draft", "rates", "en")
    assert classes_of_rates.pattern(r"\d{1,2}{fallen}", fallen="x") == r"\d{1,2}x"
    assert classes_of_rates["fallen"] == classes_of_rates["en.fallen"]


def test_a_class_that_no_page_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        WordClasses("draft", "rates", "en").pattern("{nowhere}")
