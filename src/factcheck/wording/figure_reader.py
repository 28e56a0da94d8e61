"""Reading figures from text: hedges off, then a multiple, a range, or one number with its unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure
from factcheck.language import say
from factcheck.wording.figure_range import read_range
from factcheck.wording.figure_single import SingleReader
from factcheck.wording.hedge_words import agreed, split_hedge
from factcheck.wording.misread import MisreadError
from factcheck.wording.multiple import read_multiple
from factcheck.wording.notation import certain_language, in_points
from factcheck.wording.sampling import SampledReader, sampled_text
from factcheck.wording.typography import plain
from factcheck.wording.unit_table import DEFAULT, UnitTable, UnknownUnit
from factcheck.wording.vocabulary import USUAL, languages_of
from factcheck.wording.zh.numeral import FINANCIAL

_LONGEST = 120
_SIDED = (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN)
_DIGITS = "0123456789"
_NOT_SIMPLE = "0123456789,._'‘’ʼ′eE/成"


class FigureError(ValueError):
    """A text that is no figure, or more than one; `column` counts its signs from 0.

    `word` is the unit at fault where a unit is.
    """

    def __init__(
        self,
        text: str,
        problem: str,
        remedy: str | Callable[[], str],
        column: int = 0,
        word: str = "",
    ) -> None:
        self.text = text
        self.problem = problem
        self.column = column
        self.word = word
        self._remedy = remedy
        super().__init__(problem)

    @cached_property
    def remedy(self) -> str:
        """What to do; like names are sought only where somebody asks."""
        return self._remedy if isinstance(self._remedy, str) else self._remedy()

    def __str__(self) -> str:
        return say("{problem}. {remedy}", problem=self.problem, remedy=self.remedy)


def parse_figure(
    text: str,
    units: UnitTable | None = None,
    hedge: Hedge | None = None,
    *,
    unit: str = "",
    language: str = "",
) -> Figure:
    """Read a figure as printed, in Chinese or English.

    Parameters
    ----------
    text
        Such as ``2311 亿元``, ``约 3.2 万座``, ``$10,000``, ``-12.7 %``, ``doubled``.
    units
        The units known; those of the package unless given.
    hedge
        What the key of a claim file says; it must not contradict the text.
    unit
        The unit with its scale, where it stands apart, as in the head of a column.
    language
        What the text is written in, such as ``de``; Chinese or English unless its words say else.

    Raises
    ------
    FigureError
        If it cannot be read; with problem, remedy and the column in the text.

    Returns
    -------
    Figure
        The number with its unit and hedge; `Figure.implied` gives the range it stands for.

    Notes
    -----
    The last written digit decides the range; see the page on figures. What can be read in more
    than one way is refused, never guessed.

    Examples
    --------
    >>> parse_figure("1.234,5 Mio. €").value, parse_figure("1.234", language="de").value
    (Fraction(1234500000, 1), Fraction(1234, 1))
    >>> parse_figure("25.6 万户").implied()
    [255500, 256500]
    >>> parse_figure("1807 个").is_exact
    True
    >>> parse_figure("12万3456人").value, parse_figure("25万6千").last_place
    (Fraction(123456, 1), Fraction(1000, 1))
    >>> parse_figure("8234+").implied(), parse_figure("(5.2) %").implied()
    ([8234, inf), [-0.0525, -0.0515])
    """
    table = (units or DEFAULT).spoken(languages_of(language))
    try:
        return _read(text, table, hedge, unit)
    except FigureError:
        sampled = sampled_text(text)
        if sampled is not None:
            reader = SampledReader(
                text=text,
                sampled=sampled,
                read=partial(parse_figure, units=units, language=language),
            )
            try:
                return reader.figure(hedge, unit)
            except (MisreadError, FigureError) as error:  # of a part of it
                raise FigureError(text, error.problem, error.remedy) from error
        certain = "" if language else certain_language(f"{text} {unit}")
        if not certain:
            raise
        return _read(text, table.spoken((certain,)), hedge, unit)


def _read(text: str, units: UnitTable, hedge: Hedge | None, unit: str) -> Figure:
    if len(text) > _LONGEST:
        raise FigureError(
            text, say("too long for a figure"), say("Keep the figure and its unit alone.")
        )
    try:
        apart = _apart(unit, units) if unit else None
        written = in_points(plain(text), units.languages) if units.languages != USUAL else text
        figure = simple_figure(text, written, units, apart)
        if figure is None:
            return any_figure(text, written, units, apart, hedge)
        return _hedged(figure, hedge or Hedge.AS_PRINTED, by_sign=False)
    except UnknownUnit as error:
        column = max(plain(text).rfind(error.name), 0)
        remedy = partial(getattr, error, "remedy")
        raise FigureError(text, error.problem, remedy, column, error.name) from error
    except MisreadError as error:
        column = max(0, min(error.at, len(text)))
        raise FigureError(text, error.problem, error.remedy, column, error.word) from error


def _apart(unit: str, units: UnitTable) -> Measure:
    """Read a unit that stands apart: the catalogue names it, in whatever language the figure is."""
    return units.find(unit) or units.spoken(USUAL).measure(unit)


def simple_figure(
    text: str, body: str, units: UnitTable, apart: Measure | None = None
) -> Figure | None:
    """Read digits with a known unit after them, as most figures are; None for all else.

    A short cut: `any_figure` gives the same.
    """
    at = end = 1 if body.startswith("-") else 0
    while end < len(body) and body[end] in _DIGITS:
        end += 1
    stop = end
    if body.startswith(".", end):
        stop = end + 1
        while stop < len(body) and body[stop] in _DIGITS:
            stop += 1
    rest = body[stop:].strip()
    if end == at or stop == end + 1 or (rest and (rest[0] in _NOT_SIMPLE or "-" in rest)):
        return None
    measure = units.find(rest) if apart is None else None if rest else apart
    if measure is None:
        return None
    places = max(stop - end - 1, 0)
    number = int(body[:end] + body[end + 1 : stop])
    factor = measure.factor
    above, below = factor.numerator, factor.denominator * 10**places
    return Figure(
        text=text,
        number=body[:stop],
        measure=measure,
        value=Fraction(number * above, below),
        last_place=Fraction(above, below),
        is_count=stop == end and measure.counts_things,
    )


def any_figure(
    text: str, written: str, units: UnitTable, apart: Measure | None, key: Hedge | None
) -> Figure:
    """Read a figure of any form, from its text with decimals after a point."""
    written = plain(written).translate(FINANCIAL)
    start, stop, words = split_hedge(written, units.languages)
    body = written[start:stop]
    by_sign = written[:start].strip() in ("<", ">", "<=", ">=", "≤", "≥")
    figure = simple_figure(text, body, units, apart)
    if figure is not None:
        return _hedged(figure, agreed(words, key), by_sign=by_sign)
    figure = _multiple(text, body, units, words, key)
    if figure is not None:
        return figure
    if words and body[:1] in ("百", "千", "万", "亿"):
        body, start = f"一{body}", start - 1  # 近千万
    reader = SingleReader(text=text, units=units, apart=apart)
    ranged = read_range(reader, body, start, expected=key is Hedge.BETWEEN)
    if ranged is not None:
        return _hedged_range(ranged, words, key)
    if body.lower().startswith(("top ", "the top ", "前")):
        words = (*words, Hedge.AT_MOST)
        length = len(body) - len(
            body.lower().removeprefix("the ").removeprefix("top ").lstrip("前")
        )
        body, start = f"第{body[length:].strip()}", start + length - 1
    single = reader.read(body, start)
    return _hedged(single.figure, agreed((*words, *single.hedges), key), by_sign=by_sign)


def _multiple(
    text: str, body: str, units: UnitTable, words: tuple[Hedge, ...], key: Hedge | None
) -> Figure | None:
    found = read_multiple(body, units.languages)
    if found is None:
        return None
    figure = Figure(
        text=text,
        number=found.digits,
        measure=units.measure(found.unit),
        value=found.value,
        last_place=found.place,
        is_word=found.is_word,
    )
    return _hedged(figure, agreed((*words, *found.hedges), key), by_sign=False)


def _hedged(figure: Figure, hedge: Hedge, *, by_sign: bool) -> Figure:
    """Give the figure its hedge, unless "more than -12 %" leaves open which side is meant."""
    if hedge is Hedge.AS_PRINTED:
        return figure
    if hedge is Hedge.BETWEEN:
        raise MisreadError(say("'between' needs two numbers"), say("Write both: 1,000 and 2,000."))
    if figure.value == 0 and hedge in (Hedge.NEARLY, Hedge.JUST_OVER):
        raise MisreadError(
            say("a tenth of zero is nothing: no figure lies near it on one side"),
            say("Write more than, less than, or about."),
        )
    if figure.value < 0 and hedge in _SIDED and not by_sign:
        number = f"{figure.number} {figure.measure}".strip()
        raise MisreadError(
            say("'{hedge} {number}' can be read in two ways", hedge=hedge, number=number),
            say(
                "Write \"is: '< {number}'\" for a larger fall, \"is: '> {number}'\" for a smaller.",
                number=number,
            ),
        )
    return replace(figure, hedge=hedge)


def _hedged_range(figure: Figure, words: tuple[Hedge, ...], key: Hedge | None) -> Figure:
    if words and set(words) != {Hedge.ABOUT}:
        raise MisreadError(
            say("a range cannot be '{hedge}' as well", hedge=words[0]),
            say("Give the range, or one number."),
        )
    if key not in (None, Hedge.AS_PRINTED, Hedge.BETWEEN, Hedge.ABOUT):
        raise MisreadError(
            say("the key says '{key}', the figure is a range", key=key),
            say("Write it under 'between'."),
        )
    return figure
