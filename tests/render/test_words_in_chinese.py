"""What is said in Chinese is said of the same numbers, and all of it in Chinese."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.domain.flag import Flag
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Slack
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Direction, Label
from factcheck.language import say, speaking
from factcheck.render.account.claim import account
from factcheck.render.notation.page import Page
from factcheck.render.phrases import labels, number
from factcheck.render.phrases.labels import Topic, heading, topic_label
from factcheck.render.phrases.naming import printed
from factcheck.render.phrases.yardstick import POINTS, TIMES, Yardstick, of_figure
from factcheck.wording.figure_reader import parse_figure
from tests.render.sample import sample
from tests.strategies import intervals

_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile(r"-?\d[\d.,]*")


def numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def test_every_word_of_a_verdict_is_said_in_chinese() -> None:
    with speaking("zh"):
        said = [
            *map(heading, Label),
            *map(topic_label, Topic),
            *(say(each.meaning) for each in Label),
            *(say(labels.SLIPS[each]) for each in Slack),
            *(say(labels.DIRECTIONS[each]) for each in Direction),
            *(re.sub("`[^`]*`", "", each.in_full("")) for each in Reason),
            *(each.in_full("") for each in Flag),
        ]
    assert [each for each in said if not _HAN.search(each) or re.search("[a-z]{4}", each)] == [
        each for each in said if "current" in each and "constant" in each
    ]  # words of the claim language


@pytest.mark.parametrize(
    "hedge", [hedge for hedge in Hedge if hedge not in (Hedge.AS_PRINTED, Hedge.BETWEEN)]
)
def test_a_hedge_is_said_in_chinese_and_the_figure_left_as_printed(hedge: Hedge) -> None:
    figure = parse_figure("2000 亿元", hedge=hedge)
    with speaking("zh"):
        said = printed(figure)
    assert said.endswith("2000亿元")
    assert _HAN.search(said.removesuffix("2000亿元"))
    assert said != printed(figure)


@given(interval=intervals(), places=st.integers(0, 4))
def test_a_range_holds_the_same_numbers_in_chinese(interval: Interval, places: int) -> None:
    for told in (number.spread, number.reach, number.bounds):
        in_english = told(interval, places)
        with speaking("zh"):
            in_chinese = told(interval, places)
        assert numbers(in_chinese) == numbers(in_english)
        assert not re.search("[a-z]", in_chinese)


@given(interval=intervals(bounded=True))
def test_a_unit_that_is_ours_is_said_in_chinese_and_one_that_was_printed_is_not(
    interval: Interval,
) -> None:
    with speaking("zh"):
        assert POINTS.found(interval).endswith("个百分点")
        assert TIMES.found(interval).endswith("倍")
        assert Yardstick(unit="times").found(interval).endswith(" times")


def test_a_long_number_is_scaled_as_the_reader_counts() -> None:
    dollars, value = Yardstick(unit="US$"), Interval.point(Fraction(23_594_031_000_000))
    assert dollars.scaled_for(value).found(value) == "23.594 trillion US$"
    with speaking("zh"):
        assert dollars.scaled_for(value).found(value) == "23.594万亿 US$"


def test_labels_in_chinese_leave_what_is_said_in_one_column() -> None:
    with speaking("zh"):
        lines = [Page().written(Page().field(topic_label(topic), "2000")) for topic in Topic]
    assert {cell_len(line.removesuffix("2000\n")) for line in lines} == {15}


def test_an_account_is_of_the_same_topics_in_chinese() -> None:
    audit = sample()
    catalogue = audit.reference.catalogue
    for verdict in audit:
        in_english = [block.topic for block in account(verdict, catalogue)]
        with speaking("zh"):
            assert [block.topic for block in account(verdict, catalogue)] == in_english


@pytest.mark.parametrize(
    ("figure", "english", "chinese"),
    [
        ("1.32 times", "1.32 times", "1.32倍"),
        ("2.3 倍", "2.3 times", "2.3 倍"),
        ("4.9 pp", "4.9 pp", "4.9个百分点"),
        ("11.6 个百分点", "11.6 pp", "11.6 个百分点"),
    ],
)
def test_times_and_points_are_told_once_in_the_words_of_the_reader(
    figure: str, english: str, chinese: str
) -> None:
    parsed = parse_figure(figure)
    value = Interval.point(parsed.value)
    assert printed(parsed) == english
    assert of_figure(parsed).condition(value).endswith(english.rsplit(maxsplit=1)[-1])
    with speaking("zh"):
        assert printed(parsed) == chinese.replace(" ", "")
        assert of_figure(parsed).condition(value).endswith(chinese.rsplit(maxsplit=1)[-1][-1])
