"""A figure that says its own hedge is told with it once, wherever it stands."""

import pytest

from factcheck.domain.hedge import Hedge
from factcheck.render.phrases.naming import printed
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.hedge_words import hedges_at

AFTER = [("2000 t {}", word) for word in hedges_at("after", "en")] + [
    ("2000人{}", word) for word in hedges_at("after", "zh")
]
AMID = [("12亿{}美元", word) for word in hedges_at("amid", "zh")] + [("8234{} people", "+")]


@pytest.mark.parametrize(("form", "word"), [*AFTER, *AMID])
def test_a_hedge_behind_the_number_is_told_once(form: str, word: str) -> None:
    text = form.format(word)
    try:
        figure = parse_figure(text)
    except FigureError:
        pytest.skip("no figure is written so")
    assert figure.hedge is not Hedge.AS_PRINTED
    assert printed(figure) == text


def test_a_hedge_that_the_key_says_stands_before_the_figure() -> None:
    assert printed(parse_figure("2000 t", hedge=Hedge.AT_LEAST)) == "at least 2000 t"
