"""What is asked first, for speed, passes over nothing that the whole pattern would find."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import draft, phrase_words, sentences, time_doubts
from factcheck.draft.en.beside import tail_of
from factcheck.draft.en.words import TAIL, TAIL_WORDS
from factcheck.draft.names import CHINESE_NAMES, ENGLISH_NAMES
from factcheck.draft.residue import RUNS
from factcheck.draft.sentences import HAN_HOT, LATIN_HOT, holding
from factcheck.draft.zh.beside import governing
from factcheck.draft.zh.words import GOVERNOR

OTHER = [
    "tonnes",
    "Rose,",
    "up",
    "edged",
    "(",
    ",",
    "(by",
    "a;of",
    "5",
    "last year's",
    "no less than",
]
words = st.lists(st.sampled_from([*sorted(TAIL_WORDS), *OTHER]), max_size=7)
GUARDED = [
    (phrase_words.ENGLISH_MULTIPLE, phrase_words.MULTIPLYING),
    (phrase_words.ENGLISH_TIMES, phrase_words.TWICE),
    (phrase_words.ENGLISH_TARGET, phrase_words.AIMED),
    (phrase_words.ENGLISH_ORDINAL, phrase_words.COUNTED_IN_TURN),
    (phrase_words.ENGLISH_RECORD, phrase_words.RECORDING),
    (phrase_words.ENGLISH_RANK, phrase_words.RANKING),
    (time_doubts.OF_A_WEEK, time_doubts.WEEKS),
]


@given(words=words, blank=st.sampled_from(["", " "]))
def test_the_tail_of_words_is_found_behind_the_last_that_can_be_none(
    words: list[str], blank: str
) -> None:
    left = " ".join(words) + blank
    whole, found = TAIL.search(left), tail_of(left)
    assert (whole and whole.groupdict()) == (found and found.groupdict())


@pytest.mark.parametrize(("pattern", "needed"), GUARDED)
def test_a_pattern_finds_nothing_without_one_of_its_words(
    pattern: re.Pattern[str], needed: tuple[str, ...]
) -> None:
    @given(text=st.from_regex(pattern))
    def passes_over_nothing(text: str) -> None:
        text = "".join(text)
        whole = ((0, len(text)),)
        if text.isascii() and pattern.search(text):
            assert holding(needed, text, whole) == whole

    passes_over_nothing()


@given(text=st.from_regex(HAN_HOT) | st.from_regex(LATIN_HOT))
def test_a_telling_word_is_missed_nowhere(text: str) -> None:
    assert sentences._is_hot(text, 0, len(text))


@given(words=st.from_regex(GOVERNOR))
def test_governing_words_are_found_behind_the_last_sign_that_can_be_in_none(words: str) -> None:
    whole, found = GOVERNOR.search(words), governing(words)
    assert (whole and whole.span()) == (found and found.span())


@pytest.mark.parametrize("piece", ["1", "1.", "a", "A1", "1-", " ", "第1", "一", "the ", "(", "1,"])
@pytest.mark.parametrize("pattern", [CHINESE_NAMES, ENGLISH_NAMES, *RUNS, HAN_HOT, LATIN_HOT])
def test_a_pattern_that_reads_whole_texts_is_linear(pattern: re.Pattern[str], piece: str) -> None:
    def seconds(times: int) -> float:
        text, begun = piece * times, time.process_time()
        for _ in pattern.finditer(text):
            pass
        return time.process_time() - begun

    assert seconds(10_000) <= 12 * max(seconds(2_500), 0.02)


def test_a_long_sentence_with_many_numbers_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        draft("1. " * times + "a" * 100 * times)
        return time.process_time() - begun

    assert seconds(4_000) <= 24 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2021 exports of port {0} rose 6.4 percent to 12 million tonnes, a record. ",
        "2021年，第{0}区粮食产量达121.3万吨，增长20.1%，为1200户居民提供3项服务。\n",
    ],
)
def test_a_long_report_takes_time_in_proportion(sentence: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(map(sentence.format, range(times)))
        begun = time.process_time()
        draft(text)
        return time.process_time() - begun

    assert seconds(1_600) <= 24 * max(seconds(200), 0.02)
