"""Reading one number with its unit, the unit of money before it or any unit after it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Measure, UnitForm
from factcheck.language import say
from factcheck.wording.hedge_words import without_hedge_amid
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import WrittenNumber
from factcheck.wording.number_reader import read_number
from factcheck.wording.unit_composition import money_scale
from factcheck.wording.unit_table import UnitTable, UnknownUnit
from factcheck.wording.zh.numeral import SCALES

_SCALES_IN_DIGITS = ("100 million", "10 thousand", "10,000", "10 000")


class Single(Struct, frozen=True, kw_only=True):
    """One number with its unit, and the hedge between the two if there is one: 3700多万人."""

    figure: Figure
    hedges: tuple[Hedge, ...] = ()


class SingleReader(Struct, frozen=True, kw_only=True):
    """Reads the parts of one text."""

    text: str
    units: UnitTable
    apart: Measure | None  # the unit, where it stands apart from the number

    def read(self, part: str, start: int) -> Single:
        """Read a part of the text that begins at `start`.

        Raises
        ------
        MisreadError, UnknownUnit
            If it is not one number with its unit.
        """
        part = _with_minus(part)
        prefix, bare = self._without_money(part)
        try:
            number = read_number(bare, self.units.languages)
        except MisreadError as error:
            at = start + error.at + len(part) - len(bare)
            raise MisreadError(error.problem, error.remedy, at) from error
        rest, amid = without_hedge_amid(bare[number.end :])
        rest, is_full = _without_full(rest.strip())
        measure = self._measure(number, prefix, rest)
        if number.is_word and number.place >= 1 and measure.scale != 1:
            self._require_one_scale(bare, number.end)
        figure = figure_of(self.text, number, measure)
        if is_full:
            figure = replace(figure, last_place=min(figure.last_place, measure.unit.factor))
        return Single(figure=figure, hedges=() if amid is None else (amid,))

    def _require_one_scale(self, bare: str, end: int) -> None:
        """Refuse 3万4千百元: at once behind a numeral in words stands a unit, no more steps."""
        if bare[end : end + 1] in tuple(SCALES):
            raise MisreadError(
                say("{text!r} can be read in more than one way", text=bare),
                say("Write digits alone, or one number before 万 or 亿: 12.3456 万."),
            )

    def _measure(self, number: WrittenNumber, prefix: str, rest: str) -> Measure:
        if number.unit or number.whole is not None:
            return self._own_measure(number, prefix, rest)
        if rest[:1].isdigit() and not rest.startswith(_SCALES_IN_DIGITS):
            raise UnknownUnit(rest, self.units)
        if self.apart is not None:
            return self._apart_measure(number, self.apart, prefix or rest)
        if prefix:
            return self._money(prefix, rest)
        return self.units.measure(_unhyphened(rest))

    def _apart_measure(self, number: WrittenNumber, apart: Measure, beside: str) -> Measure:
        """Give the unit that stands apart; a scale word may stand with the number: 1.5 million."""
        is_amount = apart.unit.form in (UnitForm.PLAIN, UnitForm.COUNT)
        if number.is_word and "/" in number.digits and not is_amount:
            raise MisreadError(
                say("a part of a whole and the unit {unit!r} do not go together", unit=str(apart)),
                say("Write the part alone, or its number: 33 %."),
                word=str(apart),
            )
        inner = self.units.find(beside) if beside and is_amount and apart.scale == 1 else None
        if inner is not None and not inner.unit.symbol:
            space = " " if beside.isascii() else ""
            return replace(apart, text=f"{beside}{space}{apart.text}", scale=inner.scale)
        if beside:
            raise _given_twice(beside, apart)
        return apart

    def _own_measure(self, number: WrittenNumber, prefix: str, rest: str) -> Measure:
        """Give the unit that a number says itself, or that a part is none of.

        A rank may be followed by a classifier, "1 in 5" by what it is a part of.
        """
        own = self.units.measure(number.unit)
        if prefix:
            raise UnknownUnit(prefix, self.units)
        if number.unit not in ("", "rank"):
            if rest:
                raise UnknownUnit(rest, self.units)
            if self.apart is not None and self.apart.factor != own.factor:
                raise _given_twice(number.unit, self.apart)
            return own
        after = self.units.measure(rest)
        if rest and (after.unit.form is not UnitForm.COUNT or after.scale != 1):
            raise UnknownUnit(rest, self.units)
        return replace(own, text=rest) if number.unit else PLAIN_NUMBER

    def _without_money(self, part: str) -> tuple[str, str]:
        """Take a currency off from before the number: "-$5" gives "$" and "-5"."""
        start = len(part) - len(part.lstrip(" -+"))
        if part[start : start + 1] in "0123456789.":
            return "", part
        name = next((name for name in self.units.money if part.startswith(name, start)), "")
        rest = part[start + len(name) :]
        if not name or not rest.strip() or (name[-1].isascii() and _begins_with_letter(rest, name)):
            return "", part
        return name, part[:start].strip() + rest.strip()

    def _money(self, prefix: str, rest: str) -> Measure:
        """Compose the unit of "$4.8 billion", "$50 per barrel", 人民币5亿元."""
        money = self.units.measure(prefix)
        rest = _unhyphened(rest)
        word = rest.partition(" ")[0].partition("/")[0]
        scale = money_scale(word, self.units.languages)
        after = rest[len(word) :].strip() if scale is not None else rest
        if after[:1] == "/" or after.startswith("per "):
            quotient = self.units.measure(f"{prefix} {after}")
            return replace(
                quotient, text=rest, scale=(scale or Fraction(1)) * quotient.scale, prefix=prefix
            )
        inner = self.units.measure(after)
        if after and inner.unit.symbol and inner.unit.dimension != money.unit.dimension:
            raise UnknownUnit(rest, self.units)
        scale = inner.scale * (scale or 1)
        if inner.unit.symbol:
            return Measure(text=rest, scale=scale, unit=inner.unit)
        return Measure(text=rest, scale=scale, unit=money.unit, prefix=prefix)


def _given_twice(beside: str, apart: Measure) -> MisreadError:
    return MisreadError(
        say("the unit is given twice: {one!r} and '{other}'", one=beside, other=apart),
        say("Keep it in one place."),
        word=str(apart),
    )


def figure_of(text: str, number: WrittenNumber, measure: Measure) -> Figure:
    """Give the figure that a number in a unit is, as yet without a hedge."""
    factor = measure.factor
    return Figure(
        text=text,
        number=number.digits,
        measure=measure,
        value=number.value * factor,
        last_place=number.place * factor,
        is_count=number.is_whole and measure.counts_things,
        out_of=_rounded(text, number.whole),
    )


def _rounded(text: str, whole: WrittenNumber | None) -> Figure | None:
    """Give the whole of a part as a figure that is rounded, whatever it counts."""
    if whole is None:
        return None
    return replace(figure_of(text, whole, PLAIN_NUMBER), is_count=False)


def _with_minus(part: str) -> str:
    """Write a negative number of accounts, which stands in brackets, with a minus: (38) is -38."""
    match = _bracketed().fullmatch(part)
    if match is None:
        return part
    if not match[2][:1].strip(" +-"):
        raise MisreadError(
            say("{text!r} can be read in two ways", text=part.strip()),
            say("Brackets make a number negative. Write it without them: -5.2."),
        )
    return f"-{match[1].strip()}{match[2]} {match[3]}"


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"([^()0-9]{0,12})\(([^()]*[0-9][^()]*)\)([^()]*)")


def _unhyphened(rest: str) -> str:
    """Take off the hyphen of 150-million."""
    return rest[1:] if rest[:1] == "-" and rest[1:2].isalpha() else rest


def _without_full(rest: str) -> tuple[str, bool]:
    """Take off the sign that an amount of money has no smaller part: 伍仟元整."""
    bare = rest.removesuffix("整").removesuffix("正")
    is_full = bare != rest and bare.endswith(("元", "圆"))
    return (bare, True) if is_full else (rest, False)


def _begins_with_letter(rest: str, name: str) -> bool:
    return name[-1].isalpha() and rest[0].isascii() and rest[0].isalpha()
