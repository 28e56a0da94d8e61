"""Laws of the plain text: it says the same, and every place leads back."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft.drafting import draft
from factcheck.draft.normalise import normalise
from factcheck.draft.softlines import joined

MARKUP = ("**", "`", "\u200b", "\ufeff", "_{2.5}", "\n", " ", "％", "１２", "．", "<b>", "</b>")
texts = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.text("增长0123456789.,%元亿万abc \n", max_size=6)),
    max_size=20,
).map("".join)


@given(text=texts)
def test_every_character_of_the_plain_text_stood_somewhere(text: str) -> None:
    plain = normalise(text)
    places = [plain.origin(at) for at in range(len(plain.text))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)


@given(text=texts)
def test_a_character_that_is_kept_is_the_one_that_stood_there(text: str) -> None:
    plain = normalise(text)
    for at, mark in enumerate(plain.text):
        stood = text[plain.origin(at)]
        assert stood == mark or not stood.isascii() or stood in "\t\r\n"


@given(text=st.text("增长一二三0123456789,。元亿万", max_size=80))
def test_a_text_without_markup_stays_as_it_is(text: str) -> None:
    assert normalise(text).text == text


@given(text=texts, at=st.integers(0, 200))
def test_lines_are_counted_in_the_original(text: str, at: int) -> None:
    plain = normalise(text)
    if at < len(plain.text):
        assert plain.line(at) == text.count("\n", 0, plain.origin(at)) + 1


def test_a_figure_broken_by_markup_or_a_line_is_whole_again() -> None:
    assert normalise("达到**2311**亿元").text == "达到2311亿元"
    assert normalise("投资2701.73\n亿元").text == "投资2701.73亿元"
    assert normalise("PM_{2.5}浓度").text == "PM2.5浓度"
    assert normalise("增长８．５％").text == "增长8.5%"


PARAGRAPH = (
    "The gross output of the city grew by 5.4 percent in 2023 and the output of grain "
    "reached 1.2 million metric tons, an increase of 3.1 percent over the year before. "
    "The number of new urban jobs was 45,000, and the surveyed urban unemployment rate "
    "stood at 5.2 percent at the end of the year. Per capita disposable income rose by "
    "6.3 percent to 31,200 yuan, and the ratio between urban and rural incomes fell to 2.1."
)
CHINESE_PARAGRAPH = (
    "初步核算,全年全市地区生产总值2311.1亿元,比上年增长5.4%。其中,第一产业增加值101.5亿元,增长4.1%;"
    "第二产业增加值1389.2亿元,增长6.1%;第三产业增加值820.4亿元,增长4.6%。全年城镇新增就业45000人,"
    "居民人均可支配收入31200元,增长6.3%,城乡居民收入比降至2.1。"
)


@given(width=st.integers(40, 100))
def test_lines_wrapped_at_a_width_run_on(width: int) -> None:
    page = "\n".join(textwrap.wrap(PARAGRAPH, width, break_on_hyphens=False))
    assert normalise(page).text == PARAGRAPH


@given(width=st.integers(24, 40))
def test_chinese_lines_wrapped_at_a_width_run_on(width: int) -> None:
    starts = range(0, len(CHINESE_PARAGRAPH), width)
    page = "\n".join(CHINESE_PARAGRAPH[start : start + width] for start in starts)
    assert normalise(page).text == CHINESE_PARAGRAPH


@given(width=st.integers(50, 90))
def test_headings_lists_and_paragraphs_of_a_wrapped_text_stay_apart(width: int) -> None:
    paragraph = "\n".join(textwrap.wrap(PARAGRAPH, width, break_on_hyphens=False))
    page = f"# Report\n\n{paragraph}\n\nOutlook\n\n{paragraph}\n- first\n- second"
    plain = f"# Report\n\n{PARAGRAPH}\n\nOutlook\n\n{PARAGRAPH}\n- first\n- second"
    assert normalise(page).text == plain


@given(text=st.text("ab 1-。增,\n", max_size=400))
def test_joining_lines_keeps_every_place(text: str) -> None:
    plain = joined(text)
    assert len(plain) == len(text)
    assert all(old in (new, "\n") for new, old in zip(plain, text, strict=True))


def test_lines_of_their_own_are_not_joined() -> None:
    page = "\n".join(f"Item {number} of the list" for number in range(40))
    assert normalise(page).text == page
    lines = "\n".join([PARAGRAPH] * 5)
    assert normalise(lines).text == lines


def test_lines_ended_as_on_windows_are_read_the_same() -> None:
    assert normalise("增长5.4%\r\n达到8亿元").text == "增长5.4%\n达到8亿元"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "面对复杂严峻的形势,全区上下主动作为,全年完成外贸总额34\n0亿元,增长2%。",
            ["340亿元", "2%"],
        ),
        ("面对复杂严峻的形势,全区上下主动作为,工业增加值增长3.\n5%,好于预期。", ["3.5%"]),
        ("利用外资增长12\n.5%。", ["12.5%"]),
        ("产量19\n6.4亿元。", ["6.4亿元"]),  # a short line is no line that was full
    ],
)
def test_a_number_broken_by_the_end_of_a_line_is_whole(text: str, figures: list[str]) -> None:
    assert [each.figure for each in draft(text, period="2023").claims if each.number] == figures


@given(text=texts)
def test_line_ends_of_windows_change_nothing_but_places(text: str) -> None:
    text = text.replace("\r", "")
    plain, other = normalise(text), normalise(text.replace("\n", "\r\n"))
    assert other.text == plain.text
    for at in range(len(plain.text)):
        before = plain.origin(at)
        ends = text.count("\n", 0, before + 1)
        assert other.origin(at) == before + ends
        assert other.line(at) == plain.line(at)
