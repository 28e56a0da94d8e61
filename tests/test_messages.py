"""The catalogues of other languages hold every text that people read, and say the same."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from factcheck.language import FOLDER, LANGUAGES, SOURCE, say, speaking
from tools.messages import (
    compiled,
    is_translated,
    missing,
    set_in_chinese,
    texts,
    unmarked,
    written,
)

OTHERS = tuple(each for each in LANGUAGES if each != SOURCE)
SPARED = re.compile(
    r"`[^`]+`|(?<!-)--[a-z-]+|\bfactcheck [a-z]+\b|'(?!doubled)[a-z_]+(?: [a-z_]+)*'"
    r"|\w+\.(?:yaml|toml|csv)"
)


def file(code: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / "factcheck.po"


def catalogue(code: str) -> Catalog:
    return read_po(BytesIO(file(code).read_bytes()))


def translated(code: str) -> Iterator[Message]:
    return (each for each in catalogue(code) if each.id and is_translated(each))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated_and_the_catalogue_is_as_gathered_and_compiled(code: str) -> None:
    known = catalogue(code)
    gathered = texts(code, known)
    assert missing(gathered) == []
    assert written(gathered) == file(code).read_bytes(), "write it anew: make messages"
    assert compiled(gathered) == file(code).with_suffix(".mo").read_bytes(), (
        "write it anew: make messages"
    )


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_places_of_its_text(code: str) -> None:
    for each in translated(code):
        ours = (each.id,) if isinstance(each.id, str) else each.id
        theirs = (each.string,) if isinstance(each.string, str) else each.string or ()
        for text in theirs:
            assert places(text) == set().union(*map(places, ours)), each.id


@pytest.mark.parametrize("code", OTHERS)
def test_codes_and_commands_stand_in_a_translation_as_in_its_text(code: str) -> None:
    for each in translated(code):
        if isinstance(each.id, str) and isinstance(each.string, str):
            for word in SPARED.findall(each.id):
                if "{" in word:
                    continue  # its places are looked at above
                assert word.strip("`") in each.string, each.id


def test_chinese_says_it_in_chinese() -> None:
    for each in translated("zh"):
        ours = each.id if isinstance(each.id, str) else each.id[0]
        theirs = each.string if isinstance(each.string, str) else (each.string or ("",))[0]
        words = re.sub(r"\{[^}]*\}", "", ours)
        if re.search(r"[a-z]{4}", words):
            assert re.search(r"[\u4e00-\u9fff]", theirs), ours


def test_no_text_is_made_before_it_is_said() -> None:
    assert list(unmarked()) == []


def test_a_language_is_spoken_until_another_is() -> None:
    with speaking("zh"):
        said = say("Show the version.")
        with speaking(SOURCE):
            assert say("Show the version.") == "Show the version."
        assert say("Show the version.") == said != "Show the version."


@pytest.mark.parametrize(
    ("translation", "as_set"),
    [
        ("共 {number} 条,见下:", "共{number}条，见下："),
        ("请写 `说,是: {number} 条`", "请写 `说,是: {number} 条`"),
        ("键'某: 值'之后", "键'某: 值'之后"),
        ("见https://example.org", "见https://example.org"),
    ],
)
def test_chinese_is_set_with_its_own_marks_and_code_is_left(translation: str, as_set: str) -> None:
    assert set_in_chinese(translation) == as_set
    assert set_in_chinese(as_set) == as_set
