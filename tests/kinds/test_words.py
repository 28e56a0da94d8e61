"""What a claim says is the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from factcheck.domain.catalogue import Named
from factcheck.domain.claim import Statement
from factcheck.domain.figure import Figure
from factcheck.domain.formula import Formula
from factcheck.kinds import named, names
from factcheck.language import closed, say, speaking
from factcheck.load import read_text
from tests.kinds.test_kinds import CASES, Case

READABLE = [each for each in CASES if not each.fault]


def figures(text: str) -> set[str]:
    """Give the numbers in a text; a half year is a word in Chinese."""
    text = re.sub(r"(?<=\d)H[12]\b", "", text)
    return {each.lstrip("0") for each in re.findall(r"\d+(?:[.,/]\d+)*", text)}


def printed(statement: Statement) -> Iterator[str]:
    """Give the names and the texts that a claim has from its author."""
    every: tuple[str, ...] = getattr(statement, "__struct_fields__", ())
    for field in every:
        value = getattr(statement, field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Named):
                yield each.name()
            elif isinstance(each, Figure | Formula):
                yield each.text


def said(case: Case) -> tuple[str, str]:
    """Give what a claim says in English and in Chinese."""
    (claim,) = read_text(case.claim_file())[0]
    with speaking("zh"):
        chinese = claim.words()
    return claim.words(), chinese


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_a_claim_says_the_same_figures_in_chinese(case: Case) -> None:
    english, chinese = said(case)
    assert figures(english) == figures(chinese)


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_a_claim_is_said_in_chinese_but_for_names_and_figures(case: Case) -> None:
    (claim,) = read_text(case.claim_file())[0]
    with speaking("zh"):
        chinese = claim.words()
        own = {closed(each).lstrip("-") for each in printed(claim.statement)}
    for each in sorted(own, key=len, reverse=True):
        chinese = chinese.replace(each, "")
    assert not re.search(r"[A-Za-z]", chinese)


@pytest.mark.parametrize("name", names())
def test_what_a_kind_is_for_is_said_in_chinese(name: str) -> None:
    summary = named(name).__doc__ or ""
    assert summary
    with speaking("zh"):
        assert say(summary) != summary
