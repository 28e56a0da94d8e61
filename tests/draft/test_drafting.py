"""Laws of a draft: places, accounts, and what does not depend on what."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.hedge import Hedge
from factcheck.draft import draft
from factcheck.draft.reading import Confidence, Kind
from factcheck.wording.prose_numbers import chinese
from tests.draft.test_cases import Sentence, sentences

ALL = tuple(sentences())
sentence = st.sampled_from(ALL)
words = st.text("增长下降达到为的,。、%元亿万个2016年3.5 percent rose to by\n*()-", max_size=100)


@given(text=words)
def test_spans_lie_in_the_text_and_the_figure_in_its_quote(text: str) -> None:
    for claim in draft(text).claims:
        assert 0 <= claim.start <= claim.figure_start < claim.figure_end <= claim.end <= len(text)


@given(text=words)
def test_every_digit_is_accounted_for(text: str) -> None:
    made = draft(text)
    told = [(each.figure_start, each.figure_end) for each in made.claims]
    told += [(each.start, each.end) for each in made.numerals]
    for at, mark in enumerate(text):
        if mark.isascii() and mark.isdigit():
            assert any(start <= at < end for start, end in told), (at, text)


@given(one=sentence, other=sentence)
def test_a_paragraph_added_takes_nothing_from_the_one_before(
    one: Sentence, other: Sentence
) -> None:
    alone = draft(one.text, period="2021").claims
    both = draft(f"{one.text}\n\n{other.text}", period="2021").claims
    assert [each.figure for each in both[: len(alone)]] == [each.figure for each in alone]


@given(one=sentence, before=st.text("\n ", max_size=5))
def test_blank_lines_ahead_move_the_spans_and_nothing_else(one: Sentence, before: str) -> None:
    here = draft(one.text, period="2021").spans()
    there = draft(before + one.text, period="2021").spans()
    for first, second in zip(here, there, strict=True):
        assert int(str(second["start"])) - int(str(first["start"])) == len(before)
        assert unplaced(first) == unplaced(second)


def unplaced(span: dict[str, object]) -> dict[str, object]:
    """A span without its places, nor those of the lines that its doubts speak of."""
    places = dict.fromkeys(("start", "end", "fig_start", "fig_end"), 0)
    return {**span, **places, "review": re.sub(r"line \d+", "line", str(span["review"]))}


@given(one=sentence)
def test_emphasis_changes_no_reading(one: Sentence) -> None:
    plain = draft(one.text, period="2021").spans()
    if not plain:
        return
    first = plain[0]
    start, end = int(str(first["fig_start"])), int(str(first["fig_end"]))
    bold = draft(f"{one.text[:start]}**{one.text[start:end]}**{one.text[end:]}", period="2021")
    kept = [(each["value"], each["unit"], each["type"]) for each in bold.spans()]
    assert kept == [(each["value"], each["unit"], each["type"]) for each in plain]


def test_a_unit_of_ones_own_is_read() -> None:
    box = {"篓": "count 1"}
    assert [each.unit for each in draft("采茶56篓。", units=box).claims] == ["篓"]
    assert draft("采茶56篓。").claims == ()
    assert [each.text for each in draft("采茶56篓。").residue] == ["56"]


def test_a_guess_is_marked_as_one() -> None:
    assert draft("收入增长5%。").claims[0].confidence is Confidence.HIGH
    assert draft("The result was seen by 12 percent.").claims[0].confidence is Confidence.LOW


def test_heading_tells_plan_from_review() -> None:
    text = "一、2021年工作回顾\n出口增长5%。\n二、2022年工作安排\n出口增长6%。\n"
    first, second = (each for each in draft(text).claims if each.value)
    assert (first.kind, first.period) == (Kind.GROWTH, "2021")
    assert (second.kind, second.about, second.period) == (Kind.TARGET, Kind.GROWTH, "2022")


def test_a_heading_of_the_same_sort_ends_a_plan() -> None:
    text = "I. Review of Work in 2021\nII. Tasks for 2022\nOutput will grow 6%.\nIII. Agriculture\n"
    *_, last = draft(text + "Grain output rose 2.4 percent.").claims
    assert (last.kind, last.period) == (Kind.GROWTH, "2021")


def test_a_span_of_years_holds_under_its_heading_alone() -> None:
    text = "· 2021年工作回顾 ·\n· 过去五年 ·\n出口年均增长5%。\n一年来,我们努力\n出口增长6%。\n"
    first, second = (each for each in draft(text).claims if each.value)
    assert (first.period, first.base, second.period) == ("2016..2021", "2016", "2021")


def test_cells_of_a_table_are_told_from_claims() -> None:
    made = draft("| 指标 | 2020 | 2021 |\n| 收入 | 35.2 | 36.1 |\n")
    assert made.claims == ()
    assert {each.role for each in made.numerals} <= {"table", "period"}


@pytest.mark.parametrize("day", ["2002-06-20", "20.06.2002", "6/20/2002"])
def test_a_line_that_is_a_day_is_no_table(day: str) -> None:
    made = draft(f"{day}\nSales were 5 million pounds.\n")
    assert (made.tables, len(made.claims)) == (0, 1)


@given(number=st.integers(1, 99_999_999))
def test_a_chinese_numeral_is_read_as_it_is_written(number: int) -> None:
    assert chinese(spelled(number)) == number


def spelled(number: int) -> str:
    """A whole number in Chinese numerals."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        joint = "零" if 0 < low < 1000 else ""
        return f"{spelled(high)}万{joint}{spelled(low) if low else ''}"
    said, missing = "", False
    for step, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            said += ("零" if missing and said else "") + "零一二三四五六七八九"[digit] + mark
            missing = False
        else:
            missing = True
    return said


@settings(max_examples=12, deadline=None)
@given(piece=st.text('0123456789.,%一二三十百万亿年月第个的增长比from to and $-(“"x ', max_size=8))
def test_drafting_is_linear_whatever_is_repeated(piece: str) -> None:
    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            draft(piece * times)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(1600) <= 12 * max(seconds(400), 0.01)  # fewer may be taken for a table


def test_a_title_with_a_fiscal_year_dates_the_report() -> None:
    made = draft("Annual Report of the City, fiscal year 2021-22\n\nVisits rose 4 percent.")
    assert [each.period for each in made.claims] == ["FY2022"]


def test_a_later_heading_of_work_to_do_dates_the_year_looked_back_on() -> None:
    text = (
        "政府工作报告\n一、过去一年工作回顾\n财政收入增长3%。\n二、2021年重点工作\n财政收入增长4%。"
    )
    first, last = draft(text).claims
    assert (first.kind, first.period) == (Kind.GROWTH, "2020")
    assert (last.kind, last.period) == (Kind.TARGET, "2021")


@pytest.mark.parametrize("number", ["9" * 4301, "一" * 4301, "9" * 4301 + ".5", "9,999" * 1000])
def test_a_number_too_long_for_a_figure_is_listed_and_claims_nothing(number: str) -> None:
    drafted = draft(f"Output was {number} tonnes in 2023. 产量{number}万吨。")
    assert not drafted.claims
    assert [each.line for each in drafted.numerals if len(each.text) > 60]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("2023年，产值达到52亿元，同比增长6.2%。", [Kind.LEVEL, Kind.GROWTH]),
        ("2022年，产值达到52亿元。2023年，力争产值增长6%左右。", [Kind.LEVEL, Kind.TARGET]),
        (
            "一、过去一年工作回顾\n产值达到52亿元。\n二、2023年工作安排\n产值增长6%。",
            [Kind.LEVEL, Kind.TARGET],
        ),
    ],
)
def test_a_report_on_work_takes_what_was_reached_for_no_aim(lines: str, kinds: list[Kind]) -> None:
    made = draft(f"2023年政府工作报告\n{lines}")
    assert [claim.kind for claim in made.claims] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 claims fell by 40,000 last week.",
        "截至2020年4月4日当周，初请失业金人数为661万人。",
    ],
)
def test_a_figure_of_a_week_is_of_no_month_without_a_doubt(text: str) -> None:
    (claim,) = draft(text).claims
    assert any("week" in doubt for doubt in claim.doubts)


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("stood at just under", Hedge.NEARLY),
        ("was slightly below", Hedge.NEARLY),
        ("was just over", Hedge.JUST_OVER),
        ("was over", Hedge.MORE_THAN),
        ("was under", Hedge.LESS_THAN),
        ("was up to", Hedge.AT_MOST),
        ("was as much as", Hedge.AT_MOST),
        ("adds up to", Hedge.AS_PRINTED),
    ],
)
def test_a_hedge_bounds_as_it_does_in_a_claim_file(words: str, hedge: Hedge) -> None:
    made = draft(f"The debt {words} 250 million euros in 2024.")
    assert [claim.comparator for claim in made.claims] == [hedge]
    assert len(made.spans()) == 1
