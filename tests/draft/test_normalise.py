"""Laws of the plain text: it says the same, and every place leads back."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft.normalise import normalise

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
        assert stood == mark or not stood.isascii() or stood in "\t\r"


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
