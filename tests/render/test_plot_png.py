"""Pictures in pixels show what the SVG shows: colours of the light scheme, words, and a margin."""

from __future__ import annotations

import pytest

from factcheck.render.html import plot_png
from factcheck.render.html.plot_png import Picture, render, settled
from factcheck.render.html.sheet import asset
from factcheck.render.notation.tree import element
from tests.render.pixels import pixels
from tests.render.sample import sample

WIDTH = 400
COLOURS = {"band-edge": "96690a", "found": "1f5a8c", "ink": "1c1b19"}


def picture(width: int = WIDTH) -> Picture:
    audit = sample()
    drawn = render(audit, next(each for each in audit if each.id == "gdp-doubled"), width)
    assert drawn is not None
    return drawn


def colours(drawn: bytes) -> set[bytes]:
    _, _, found = pixels(drawn)
    return {found[at : at + 4] for at in range(0, len(found), 4)}


@pytest.mark.parametrize("name", COLOURS)
def test_a_picture_has_the_colours_of_the_light_scheme(name: str) -> None:
    drawn = picture(4 * WIDTH)  # so large that a stroke of any font covers whole pixels
    assert bytes.fromhex(COLOURS[name] + "ff") in colours(drawn.png)


def test_a_picture_stands_on_white_with_a_margin_on_all_sides() -> None:
    _, height, found = pixels(picture().png)
    rows = [found[at : at + 4 * WIDTH] for at in range(0, 4 * WIDTH * height, 4 * WIDTH)]
    for edge in (*rows[:8], *rows[-8:]):
        assert set(edge) == {255}
    for row in rows:
        assert set(row[:32] + row[-32:]) == {255}


def test_nothing_is_left_in_the_style_that_would_not_be_drawn() -> None:
    style = settled(asset("chart.css"))
    assert [each for each in ("var(", "--", "@media", "650") if each in style] == []


def test_a_claim_without_figures_has_no_picture() -> None:
    audit = sample()
    bare = next(each for each in audit if not each.outcomes and not each.wanted)
    assert render(audit, bare) is None


@pytest.mark.parametrize(("text", "lacking", "told"), [
    ("gross product 亿元", "亿", "亿"),
    ("gross product 亿元", "0", "0"),
    ("gross product", "亿", ""),
])  # fmt: skip
def test_a_sign_that_looks_like_one_no_font_has_is_told(
    monkeypatch: pytest.MonkeyPatch, text: str, lacking: str, told: str
) -> None:
    looks = {lacking: b"box", plot_png._IN_NO_FONT: b"box"}
    monkeypatch.setattr(plot_png, "_sign", lambda sign, _: looks.get(sign, sign.encode()))
    assert plot_png._unwritten(element("svg", element("text", text))) == told
