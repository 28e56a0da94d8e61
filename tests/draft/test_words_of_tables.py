"""Laws of the words of tables: parts, multiples and periods mean the same in a draft."""

from __future__ import annotations

import pytest

from factcheck.domain.rational import Fraction
from factcheck.draft.claimfile import claim_file
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import draft
from factcheck.load import read_text
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.fraction import PARTS
from factcheck.wording.multiple import multiple_words
from factcheck.wording.period_reader import parse_period
from factcheck.wording.vocabulary import section, words

ELSEWHERE = "2019"  # the year of a document whose sentences name their own


def only(text: str) -> DraftedClaim:
    (claim,) = draft(text, period=ELSEWHERE).claims
    return claim


def value(text: str) -> Fraction:
    """What the claim file says that is drafted from a sentence."""
    (claim,), _ = read_text(claim_file(draft(text, period=ELSEWHERE)))
    assert claim.figure is not None
    return claim.figure.value


@pytest.mark.parametrize("part", PARTS)
def test_a_part_in_english_words_is_the_part_that_a_claim_file_reads(part: str) -> None:
    several = "halves" if part == "half" else f"{part}s"
    assert value(f"One {part} of firms closed.") == parse_figure(f"one {part}").value
    assert value(f"Two {several} of firms closed.") == parse_figure(f"two {several}").value


@pytest.mark.parametrize("number", "一二三四五六七八九")
def test_a_part_in_chinese_words_is_the_part_that_a_claim_file_reads(number: str) -> None:
    for written in (f"十分之{number}", f"{number}成", f"{number}成五"):
        assert value(f"占比达到{written}。") == parse_figure(written).value


@pytest.mark.parametrize("word", multiple_words("en"))
def test_a_multiple_in_words_is_the_multiple_that_a_claim_file_reads(word: str) -> None:
    if word.endswith(("ed", "ing")):
        text = f"Output {word}."
    elif word.endswith("s"):
        return  # is also a noun: in doubles, both halves
    else:
        text = f"Output was more than {word}." if word[-2:] != "ce" else f"It was {word} as much."
    assert only(text).value == parse_figure(word).value


@pytest.mark.parametrize("number", "一两")
def test_doublings_are_the_multiple_that_a_claim_file_reads(number: str) -> None:
    assert only(f"粮食产量翻{number}番。").value == parse_figure(f"翻{number}番").value


MONTHS = [
    name.title() for names in section("en/periods", "months").values() for name in words(names)
]
ENGLISH = [
    *(f"{month} 2021" for month in MONTHS),
    *(f"{first} to {last} 2021" for first, last in zip(MONTHS, MONTHS[2:], strict=False)),
    "January-May 2021",
    "Jan–Mar 2021",
    "2021",
    "FY2021",
    "FY21",
    "fiscal 2021",
    "fiscal year 2021",
    "financial year 2021",
    "2021-22",
    "FY2021/22",
    "H1 2021",
    "2H 2021",
    *(f"the {half} half of 2021" for half in ("first", "second", "last")),
    "first half of fiscal 2021",
    "second half of fiscal year 2021",
    *(f"the {quarter} quarter of 2021" for quarter in "first second third fourth last".split()),
    "Q3 2021",
    "3Q 2021",
    "2021 Q3",
    "third quarter of fiscal 2021",
    "first two quarters of 2021",
    "first three quarters of 2021",
    "quarter ended June 2021",
    "six months ended June 2021",
    "half year to June 2021",
    "nine months to September 2021",
    "week 5 of 2021",
    "week ended 6 February 2021",
    "four weeks ending February 27, 2021",
]
CHINESE = [
    "2021年",
    "2021年度",
    "2021年全年",
    "2021年末",
    "2021年底",
    "2021财年",
    "2021财年上半年",
    "2021财年第三季度",
    "2021年上半年",
    "2021年下半年",
    "2021年第三季度",
    "2021年三季度",
    "2021年前两个季度",
    "2021年前三季度",
    "2021年5月",
    "2021年5月份",
    "2021年1-5月",
    "2021年1至5月",
    "2021年前5个月",
    "2021年前五个月",
    "2021年第5周",
]


@pytest.mark.parametrize("written", sorted({*ENGLISH}))
def test_a_period_in_english_is_the_period_that_a_claim_file_reads(written: str) -> None:
    claim = only(f"In {written}, output was 50 tonnes.")
    assert parse_period(claim.period) == parse_period(written)


@pytest.mark.parametrize("written", CHINESE)
def test_a_period_in_chinese_is_the_period_that_a_claim_file_reads(written: str) -> None:
    assert parse_period(only(f"{written}，粮食产量50吨。").period) == parse_period(written)
