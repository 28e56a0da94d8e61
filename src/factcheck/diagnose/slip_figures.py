"""Slips in the figure: its scale, sign or unit, or "to" so many times for "by" so many."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.diagnose.alteration import Alteration, periods, quantities
from factcheck.domain.amount_text import decimal_text
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.expression import Divide, Expression, Number, Root, Subtract
from factcheck.domain.figure import Figure
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.language import later, say

_POWERS = (4, 3, 8, 1, 6)  # of ten; the first are steps from one scale word to the next
_POWERS_OF_PERCENT = (2, 1)
_CHINESE = {10**4: "万", 10**8: "亿", 10**12: "万亿"}
_ENGLISH = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
_ONE = Number(Fraction(1))

# By the base unit of a dimension: what else is in use for it, how many times as large; and the
# larger one as figures have it
_UNITS = {
    "kg": (("斤", later("kilograms"), 2, "kg"),),
    "m": (("里", later("kilometres"), 2, "km"),),
}
_AREAS = (("亩", later("hectares"), 15, "ha"),)  # where the metre is squared


def scales(expression: Expression, figure: Figure) -> Iterator[Alteration]:
    """Give the figure ten, thousand, ten thousand … times too small, then too large."""
    is_percent = figure.unit.form in (UnitForm.PERCENT, UnitForm.POINTS)
    for power in _POWERS_OF_PERCENT if is_percent else _POWERS:
        factor = 10**power
        times = decimal_text(Fraction(factor), 0)
        small = say("{times} times too small", times=times)
        small = _with_scale(small, figure, Fraction(factor))
        large = say("{times} times too large", times=times)
        large = _with_scale(large, figure, Fraction(1, factor))
        yield Alteration(kind=SlipKind.SCALE, words=small, expression=expression / factor)
        yield Alteration(kind=SlipKind.SCALE, words=large, expression=expression * factor)


def _with_scale(slip: str, figure: Figure, factor: Fraction) -> str:
    """Add the scale word that was meant, where there is one: ": 亿 meant, not 万?"."""
    scale, words = figure.measure.scale, scale_words(figure)
    meant, written = words.get(scale * factor), words.get(scale)
    if meant is None or written is None:
        return slip
    if not meant:
        return say("{slip}: {word} not meant?", slip=slip, word=written)
    if not written:
        return say("{slip}: {word} meant?", slip=slip, word=meant)
    return say("{slip}: {meant} meant, not {said}?", slip=slip, meant=meant, said=written)


def scale_words(figure: Figure) -> dict[Fraction, str]:
    """Return the scale words of the language of a figure, by what they stand for; "" for one."""
    words = _CHINESE if _is_chinese(figure) else _ENGLISH
    return {Fraction(1): ""} | {Fraction(scale): word for scale, word in words.items()}


def _is_chinese(figure: Figure) -> bool:
    return any(sign > "\u3000" for sign in figure.text)


def unit_names(figure: Figure) -> tuple[str, ...]:
    """Return the units that a slip of the unit may name for a figure, as figures have them.

    No currency: what is measured in one is never claimed in another.
    """
    powers = figure.unit.dimension.powers
    rows = [row for base, power in powers for row in _others(base, power)]
    return tuple(name for row in rows for name in (row[0], row[-1]))


def signs(expression: Expression) -> Iterator[Alteration]:
    """Give the figure with the other sign."""
    negative = Number(Fraction(0)) - expression
    yield Alteration(kind=SlipKind.SIGN, words=say("the other sign"), expression=negative)


def times(expression: Expression, figure: Figure) -> Iterator[Alteration]:
    """Give "to so many times" for "by so many times", and the other way about."""
    forms = (UnitForm.TIMES, UnitForm.PERCENT)
    if figure.unit.form not in forms and not figure.is_word:
        return
    match expression:
        case Subtract(left=Divide() | Root() as ratio, right=right) if right == _ONE:
            words = say("to so much of what it was, not by so much")
            yield Alteration(kind=SlipKind.TIMES, words=words, expression=ratio)
        case Divide():
            words = say("by so many times, not to so many times")
            yield Alteration(kind=SlipKind.TIMES, words=words, expression=expression - 1)
            words = say("so many times as much again, not so many times as much")
            yield Alteration(kind=SlipKind.TIMES, words=words, expression=expression + 1)
        case _:
            pass


def units(expression: Expression, figure: Figure, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give the figure in another unit in use for the same, and money in another currency."""
    powers = dict(figure.unit.dimension.powers)
    for base, power in powers.items():
        for one, other, factor, _ in _others(base, power):
            for meant, written, change in (
                (one, say(other), Fraction(1, factor)),
                (say(other), one, Fraction(factor)),
            ):
                words = say("{meant} meant, not {said}?", meant=meant, said=written)
                yield Alteration(
                    kind=SlipKind.UNIT, words=words, expression=expression * (1 / change)
                )
    yield from _currencies(expression, powers, catalogue)


def _others(base: str, power: int) -> tuple[tuple[str, str, int, str], ...]:
    """Return the rows of what else is in use for a power of a base unit."""
    return _AREAS if base == "m" and abs(power) == 2 else _UNITS.get(base, ())


def _currencies(
    expression: Expression, powers: dict[str, int], catalogue: Catalogue
) -> Iterator[Alteration]:
    measured = quantities(expression)
    for indicator in catalogue.indicators:
        if indicator.exchange is None or not measured:
            continue
        currencies = [currency for currency in indicator.exchange if powers.get(currency) == 1]
        if len(currencies) != 1:
            continue
        period = periods(expression)[-1]
        rate = replace(measured[0], indicator=indicator.id, period=period, basis=indicator.basis)
        dear, cheap = indicator.exchange  # one of the first is so many of the second
        meant = expression / rate if currencies == [cheap] else expression * rate
        other = dear if currencies == [cheap] else cheap
        words = say("{meant} meant, not {said}?", meant=other, said=currencies[0])
        yield Alteration(kind=SlipKind.UNIT, words=words, expression=meant)
