"""In which unit, and with how many digits, the numbers of a claim are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from factcheck.compile import dimension
from factcheck.domain.amount_text import beside
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import (
    Divide,
    Expression,
    Number,
    Rank,
    Root,
    Subtract,
    leaves,
    walk,
)
from factcheck.domain.figure import Figure
from factcheck.domain.finding import Implied
from factcheck.domain.interval import End, Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.surd import Real
from factcheck.domain.unit import DIMENSIONLESS, UNSAID, UnitForm
from factcheck.language import language as spoken
from factcheck.language import later, say
from factcheck.render.phrases import number
from factcheck.wording.unit_table import DEFAULT

_MOST_SEVERAL = 100
_LONG = 6  # from this power of ten on a number without a scale word is hard to read
_ENGLISH = {12: "trillion", 9: "billion", 6: "million"}
_CHINESE = {8: "亿", 4: "万"}
_PRINTED = {"trillion": 12, "tn": 12, "billion": 9, "bn": 9, "million": 6, "thousand": 3}
_PRINTED_CHINESE = {"万亿": 12, "亿": 8, "万": 4}  # the largest first, like those above
_SPOKEN_CHINESE = {12: "万亿", **_CHINESE}  # to readers of Chinese, whatever the unit


class Yardstick(Struct, frozen=True, kw_only=True):
    """A unit to show numbers in, and how many digits after the point matter in it."""

    factor: Fraction = Fraction(1)  # base units in one of it
    unit: str = ""  # what stands after a number
    is_ours: bool = False  # the unit is our own word, and nobody printed it
    prefix: str = ""  # and before it
    places: int = 2
    form: UnitForm = UnitForm.PLAIN
    is_count: bool = False  # whole numbers of it are told one by one

    def own(self, interval: Interval) -> Interval:
        """Return an interval of base units in the unit shown."""
        return interval if self.factor == 1 else interval * (1 / self.factor)

    def found(self, interval: Interval, edges: Iterable[End] = ()) -> str:
        """Say what evidence allows, never rounded across one of the edges."""
        if not number.has_end(interval):
            return say("any number")
        if self.tells_ends_of(interval):
            own = self.own(interval)
            return self.dressed(number.to(own.low, own.high))
        limits = tuple(self._scaled(edge) for edge in edges)
        return self.dressed(number.spread(self.own(interval), self.places, limits))

    def tells_ends_of(self, interval: Interval) -> bool:
        """Whether a range is one of a few things counted, none of which stands for the others."""
        return self.is_count and _is_several(self.own(interval))

    def implied(self, interval: Interval) -> str:
        """Say what something has to lie in, rounded so that nothing possible is left out."""
        if not number.has_end(interval):
            return say("any number")
        return self.dressed(number.reach(self.own(interval), self.places))

    def condition(self, interval: Interval) -> str:
        """Say where something would have to lie."""
        return self.dressed(number.bounds(self.own(interval), self.places))

    def scaled_for(self, interval: Interval) -> Yardstick:
        """Return the unit with a scale word where the numbers would be very long without one."""
        own = self.own(interval)
        ends = [end for end in (own.low, own.high) if not isinstance(end, float)]
        power = max(map(number.exponent, ends), default=0)
        own_words = _CHINESE if _is_chinese(self.unit) else _ENGLISH
        is_scaled = self.unit.startswith(tuple(own_words.values()))
        if power < _LONG or is_scaled or self.form not in (UnitForm.PLAIN, UnitForm.COUNT):
            return self
        words = _SPOKEN_CHINESE if spoken() == "zh" else own_words
        exponent = max(word for word in words if word <= power)
        blank = " " if self.unit and not _is_chinese(self.unit) else ""
        unit = f"{words[exponent]}{blank}{self.unit}"
        return replace(self, factor=self.factor * 10**exponent, unit=unit, places=3)

    def in_language(self, language: str) -> Yardstick:
        """Return the same with the name that its unit has in a language: 元 for CNY in Chinese."""
        return replace(self, unit=_chinese_name(self.unit)) if language == "zh" else self

    def exactly(self, interval: Interval) -> str:
        """Return both ends of an interval, with a bracket where an end belongs to it."""
        return self.dressed(number.ends(self.own(interval), self.places + 2))

    def size(self, value: Real, digits: int = 3) -> str:
        """Say how large a difference is, without its sign, in a scale word that suits it."""
        fine = self._finer(value)
        return fine.dressed(number.magnitude(value / fine.factor, digits))

    def _finer(self, value: Real) -> Yardstick:
        """Return the unit with a smaller scale word, or none, where its own is far too large."""
        scales = _PRINTED_CHINESE if _is_chinese(self.unit) else _PRINTED
        own = next((word for word in scales if self.unit.startswith(word)), "")
        power = number.exponent(value / self.factor)
        if not own or not value or power >= -1:
            return self
        bare = self.unit.removeprefix(own).lstrip()
        reach = scales[own] + power
        word = next((word for word in scales if scales[word] <= reach), "")
        blank = " " if bare and word and scales is _PRINTED else ""
        finer = self.factor / 10 ** (scales[own] - scales.get(word, 0))
        return replace(self, factor=finer, unit=f"{word}{blank}{bare}")

    def dressed(self, text: str) -> str:
        """Put the unit to a number or a range of numbers."""
        if self.prefix:
            text = re.sub(r"\d[\d.,]*", lambda found: self.prefix + found.group(), text)
        return beside(text, self.sign())

    def sign(self) -> str:
        """Return the unit as it stands after a number."""
        return say(self.unit) if self.is_ours else self.unit

    def _scaled(self, end: End) -> End:
        return end if isinstance(end, float) else end / self.factor


PERCENT = Yardstick(factor=Fraction(1, 100), unit="%", places=1, form=UnitForm.PERCENT)
POINTS = Yardstick(
    factor=Fraction(1, 100), unit=later("pp"), is_ours=True, places=1, form=UnitForm.POINTS
)
TIMES = Yardstick(unit=later("times"), is_ours=True, places=2, form=UnitForm.TIMES)
PLACE = Yardstick(places=0, form=UnitForm.COUNT, is_count=True)


def of_figure(figure: Figure) -> Yardstick:
    """Return the unit a figure is printed in, with one digit more than it prints."""
    measure = figure.measure
    unit = "" if measure.text in UNSAID else measure.text
    form = measure.unit.form
    is_ours = figure.is_word and (not unit or form is UnitForm.TIMES)
    is_foreign = bool(unit) and _is_chinese(unit) is not (spoken() == "zh")
    if is_ours or (is_foreign and form in (UnitForm.TIMES, UnitForm.POINTS)):
        is_ours, unit = True, POINTS.unit if form is UnitForm.POINTS else TIMES.unit
    places = 0
    step = figure.last_place / measure.factor
    while step < 1 and places < number.MOST_PLACES:
        step *= 10
        places += 1
    return Yardstick(
        factor=measure.factor,
        unit=unit,
        is_ours=is_ours,
        prefix=measure.prefix,
        places=places if figure.is_count else places + 1,
        form=form,
        is_count=figure.is_count or form is UnitForm.COUNT,
    )


def of_outcome(outcome: Outcome, catalogue: Catalogue) -> Yardstick:
    """Return the unit of the claim's figure or, where it has none, of the evidence."""
    if isinstance(outcome.relation.expression, Rank):
        return PLACE
    if outcome.relation.figure is not None:
        return of_figure(outcome.relation.figure)
    cells = outcome.evidence.observations()
    yardstick = of_expression(outcome.relation.expression, cells, catalogue)
    return yardstick.scaled_for(outcome.found)


def of_expression(
    expression: Expression, cells: Iterable[Observation], catalogue: Catalogue
) -> Yardstick:
    """Return a unit in which the values of an expression read well."""
    try:
        measured = dimension(expression, catalogue)
    except StatementError:
        measured = None
    if isinstance(expression, Rank):
        return PLACE
    if measured is None or measured == DIMENSIONLESS:
        return _of_ratio(expression, tuple(cells))
    indicators = {leaf.indicator for leaf in leaves(expression) if isinstance(leaf, Quantity)}
    for cell in cells:
        if cell.indicator in indicators and cell.figure.unit.dimension == measured:
            return of_figure(cell.figure)
    for name in indicators:
        indicator = catalogue.indicators.get(name)
        unit = None if indicator is None else indicator.unit
        if unit is not None and unit.dimension == measured:
            symbol = "" if unit.symbol in UNSAID else unit.symbol
            return Yardstick(factor=unit.factor, unit=symbol).in_language(spoken())
    return Yardstick(unit=str(measured))


def of_implied(
    implied: Implied,
    catalogue: Catalogue,
    figures: Iterable[Figure | None] = (),
    language: str = "en",
) -> Yardstick:
    """Return the unit of the first of some figures that measures the same, or that measured in."""
    own = of_expression(implied.quantity, (), catalogue)
    if not isinstance(implied.quantity, Quantity):
        return own
    indicator = catalogue.indicators.get(implied.quantity.indicator)
    unit = None if indicator is None else indicator.unit
    if unit is None:
        return own
    if unit.form is UnitForm.PERCENT:
        return PERCENT
    for figure in figures:
        if figure is not None and figure.unit.mismatch(unit) is None and not figure.is_word:
            return of_figure(figure)
    own = own.in_language(language).in_language(spoken())
    return own.scaled_for(implied.interval)


def _is_several(own: Interval) -> bool:
    """Whether a range holds a few whole numbers, none of which stands for the others."""
    low, high = own.low, own.high
    if not isinstance(low, Fraction) or not isinstance(high, Fraction) or low == high:
        return False
    return low.denominator == high.denominator == 1 and high - low < _MOST_SEVERAL


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def _chinese_name(unit: str) -> str:
    """Return the Chinese name of a unit, where it has one."""
    for entry in DEFAULT.entries:
        if unit in entry.names:
            return next(filter(_is_chinese, entry.names), unit)
    return unit


def _of_ratio(expression: Expression, cells: tuple[Observation, ...]) -> Yardstick:
    """Tell a growth from a ratio from a count, none of which has a dimension."""
    parts = tuple(walk(expression))
    if any(isinstance(part, Subtract) and part.right == Number(Fraction(1)) for part in parts):
        return POINTS if _is_gap(expression) else PERCENT
    if any(isinstance(part, Divide | Root) for part in parts):
        return TIMES
    for cell in cells:
        if cell.figure.unit.form is UnitForm.PERCENT and isinstance(expression, Subtract):
            return POINTS
        return of_figure(cell.figure)
    return Yardstick()


def _is_gap(expression: Expression) -> bool:
    return isinstance(expression, Subtract) and expression.right != Number(Fraction(1))
