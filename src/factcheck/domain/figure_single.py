"""Reading one number with its unit, the unit of money before it or any unit after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge, hedge_amid
from factcheck.domain.misread import MisreadError
from factcheck.domain.number import Number, read_number
from factcheck.domain.unit import Measure, UnitForm
from factcheck.domain.unit_composition import money_scale
from factcheck.domain.unit_table import UnitTable, UnknownUnit
from factcheck.language import say

_SCALES_IN_DIGITS = ("100 million", "10 thousand", "10,000", "10 000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One number with its unit, and the hedge between the two if there is one: 3700多万人."""

    figure: Figure
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleReader:
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
        prefix, bare = self._without_money(part)
        try:
            number = read_number(bare)
        except MisreadError as error:
            at = start + error.at + len(part) - len(bare)
            raise MisreadError(error.problem, error.remedy, at) from error
        length, amid = hedge_amid(bare[number.end :])
        measure = self._measure(number, prefix, bare[number.end + length :].strip())
        return Single(
            figure=figure_of(self.text, number, measure), hedges=() if amid is None else (amid,)
        )

    def _measure(self, number: Number, prefix: str, rest: str) -> Measure:
        if number.unit:
            return self._own_measure(number.unit, rest)
        if self.apart is not None:
            if rest or prefix:
                raise MisreadError(
                    say(
                        "the unit is given twice: {one!r} and '{other}'",
                        one=rest or prefix,
                        other=self.apart,
                    ),
                    say("Keep it in one place."),
                    word=str(self.apart),
                )
            return self.apart
        if prefix:
            return self._money(prefix, rest)
        if rest[:1].isdigit() and not rest.startswith(_SCALES_IN_DIGITS):
            raise UnknownUnit(rest, self.units)
        if rest[:1] == "-" and rest[1:2].isalpha():
            rest = rest[1:]  # 150-million
        return self.units.measure(rest)

    def _own_measure(self, unit: str, rest: str) -> Measure:
        """Give the unit that a number says itself; a rank may be followed by a classifier."""
        if unit != "rank":
            if rest:
                raise UnknownUnit(rest, self.units)
            return self.units.measure(unit)
        after = self.units.measure(rest)
        if rest and (after.unit.form is not UnitForm.COUNT or after.scale != 1):
            raise UnknownUnit(rest, self.units)
        return Measure(text=rest, unit=self.units.unit(unit))

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
        word = rest.partition(" ")[0].partition("/")[0]
        scale = money_scale(word)
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


def figure_of(text: str, number: Number, measure: Measure) -> Figure:
    """Give the figure that a number in a unit is, as yet without a hedge."""
    factor = measure.factor
    return Figure(
        text=text,
        number=number.digits,
        measure=measure,
        value=number.value * factor,
        last_place=number.place * factor,
        is_count=number.is_whole and measure.counts_things,
    )


def _begins_with_letter(rest: str, name: str) -> bool:
    return name[-1].isalpha() and rest[0].isascii() and rest[0].isalpha()
