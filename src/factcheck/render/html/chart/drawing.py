"""What charts have in common: scales, round ticks, marks and short paths, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from msgspec import Struct

from factcheck.domain.interval import End, Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Surd
from factcheck.render.notation.tree import Element, element, raw
from factcheck.render.phrases import number
from factcheck.render.phrases.yardstick import Yardstick

WIDTH = 360  # of every chart, in its own units; a phone shows them one to one
_HEAD = 26  # above a drawing that stands alone, for its title
_LINE = 16  # height of a line of text above or below it
_MARGIN = 14  # around it
LETTER = 5.9  # about the width of a letter in them
MARKS = (  # one shape an edition, drawn from its middle; the first is a dot of its round pen
    "h0",
    "m-4-4h8v8h-8z",
    "m0-3.8l3.6 6.2h-7.2z",
    "m0-5.6l5.6 5.6-5.6 5.6-5.6-5.6z",
    "m0 3.8l3.6-6.2h-7.2z",
    "m-3-3l6 6m0-6l-6 6",
)


class Scale(Struct, frozen=True):
    """A straight scale from values to places on the page."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: End | int) -> float:
        """Return the place of a value; of an infinite one, the end of the scale."""
        near = real(value)
        if near in (math.inf, -math.inf):
            return self.stop if near > 0 else self.start
        return self.start + (near - self.low) / (self.high - self.low) * (self.stop - self.start)

    @classmethod
    def over(
        cls, intervals: Iterable[Interval], start: float, stop: float, margin: float = 0.08
    ) -> Scale:
        """Return a scale that shows every finite end, with a margin, open ends with a wider one."""
        every = list(intervals)
        ends = [real(end) for each in every for end in (each.low, each.high)]
        finite = [end for end in ends if math.isfinite(end)] or [0.0, 1.0]
        low, high = min(finite), max(finite)
        spread = (high - low) or abs(high) * 0.02 or 1.0
        left = 0.25 if -math.inf in ends else margin
        right = 0.25 if math.inf in ends else margin
        if low == high:
            right = right or 1.0  # bars that all stand at nought still have a scale
        return cls(low - spread * left, high + spread * right, start, stop)


def real(value: End | int) -> float:
    """Return a number as near as a drawing needs it."""
    return float(value.near()) if isinstance(value, Surd) else float(value)


def ticks(scale: Scale, most: int) -> tuple[Fraction, ...]:
    """Return round values within a scale: steps of 1, 2 or 5 times a power of ten.

    Examples
    --------
    >>> [str(each) for each in ticks(Scale(0.3, 9.1, 0, 100), 5)]
    ['2', '4', '6', '8']
    """
    span = Fraction(scale.high) - Fraction(scale.low)
    power = Fraction(10) ** (number.exponent(span / most))
    step = next(power * each for each in (1, 2, 5, 10, 20) if span <= power * each * most)
    first = math.ceil(Fraction(scale.low) / step)
    last = math.floor(Fraction(scale.high) / step)
    return tuple(step * each for each in range(first, last + 1))


def tick_texts(values: Iterable[Fraction]) -> tuple[str, ...]:
    """Write ticks with the digits that tell them apart, and no more."""
    every = tuple(values)
    places = next(
        (
            count
            for count in range(number.MOST_PLACES)
            if all((each * 10**count).denominator == 1 for each in every)
        ),
        number.MOST_PLACES,
    )
    return tuple(number.decimal(each, places) for each in every)


def short(place: float) -> str:
    """Write a place on the page, to a tenth.

    >>> short(12.04), short(-0.04), short(7.25)
    ('12', '0', '7.2')
    """
    text = f"{place:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text_width(text: str) -> float:
    """Return about how wide a text is."""
    return LETTER * sum(1.85 if east_asian_width(each) in "WF" else 1 for each in text)


def fitted(text: str, most: float) -> str:
    """Return as much of a text as fits, with a sign where something is left out."""
    if text_width(text) <= most:
        return text
    start = text
    while start and text_width(start) > most - LETTER:
        start = start[:-1]
    return f"{start.rstrip()}…"


def label(text: str, x: float, y: float, kind: str = "") -> Element:
    """Set a text; of the kinds `tick`, `used` and `said` the style says where it is anchored."""
    return element("text", text, x=round(x), y=round(y), class_=kind or None)


def unit_sign(yardstick: Yardstick) -> str:
    """Return the unit that stands once for all numbers of a scale."""
    return f"{yardstick.prefix} {yardstick.sign()}".strip()


def path(drawn: str, kind: str) -> Element:
    """Draw a path."""
    return element("path", d=drawn, class_=kind)


def box(x: float, y: float, width: float, height: float, kind: str) -> Element:
    """Draw a rectangle, never too thin to see."""
    return element(
        "rect",
        x=short(x),
        y=short(y),
        width=short(max(width, 1)),
        height=short(max(height, 1)),
        class_=kind,
    )


class Drawing(Struct, frozen=True, kw_only=True):
    """A drawing with the words that stand for it."""

    title: str
    description: str
    height: float
    drawn: tuple[Element, ...]

    def svg(self, name: str) -> Element:
        """Return the drawing as an element; `name` has to be its own on the page it stands in."""
        root = self._root(name, f"0 0 {WIDTH} {short(self.height)}")
        root.extend(self.drawn)
        return root

    def alone(self, style: str, above: Sequence[str], below: Sequence[str]) -> Element:
        """Return the drawing as a picture that stands for itself, with a margin and its title.

        Parameters
        ----------
        style
            The rules it is drawn by.
        above, below
            Lines of text over the title and under the drawing.
        """
        top = _HEAD + _LINE * len(above)
        width, height = WIDTH + 2 * _MARGIN, top + self.height + _LINE * len(below) + 2 * _MARGIN
        left, start = -_MARGIN, -top - _MARGIN
        root = self._root("chart", f"{left} {start} {width} {short(height)}")
        root.set("xmlns", "http://www.w3.org/2000/svg")
        root.set("width", str(2 * width))
        root.set("height", short(2 * height))
        root.append(raw("style", style))
        root.append(box(left, start, width, height, "paper"))
        root.extend(label(text, 0, 10 - top + _LINE * n, "head") for n, text in enumerate(above))
        root.append(label(fitted(self.title, WIDTH), 0, -10, "sign"))
        root.extend(self.drawn)
        under = self.height + _LINE
        root.extend(label(text, 0, under + _LINE * n, "sign") for n, text in enumerate(below))
        return root

    def _root(self, name: str, view: str) -> Element:
        """Return what bears the drawing, and the words that stand for it."""
        return element(
            "svg",
            element("title", self.title, id=f"{name}-t"),
            element("desc", self.description, id=f"{name}-d"),
            class_="chart",
            viewBox=view,
            role="img",
            aria_labelledby=f"{name}-t {name}-d",
        )


def axis(scale: Scale, y: float, height: float, most: int = 5) -> Iterator[Element]:
    """Draw a horizontal axis: fine lines upward from `y`, and their values below it."""
    values = ticks(scale, most)
    lines = "".join(f"M{short(scale(each))} {short(y)}v-{short(height)}" for each in values)
    if lines:
        yield path(lines, "grid")
    free, texts = -math.inf, element("g", class_="tick")
    for value, text in zip(values, tick_texts(values), strict=True):
        half = text_width(text) / 2
        middle = min(max(scale(value), half), WIDTH - half)
        if middle - half > free:
            texts.append(label(text, middle, y + 13))
            free = middle + half + LETTER
    yield texts
