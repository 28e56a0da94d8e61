"""Reading figures from text: hedges off, then a multiple, a range, or one number with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from factcheck.domain.figure import Figure, FigureError
from factcheck.domain.hedge import Hedge, HedgeError, agreed, hedge_amid, split_hedge
from factcheck.domain.multiple import read_multiple
from factcheck.domain.number import Number, NumberError, read_number
from factcheck.domain.typography import plain
from factcheck.domain.unit import Measure, UnitForm
from factcheck.domain.unit_catalogue import SHORT_SCALES
from factcheck.domain.unit_table import UnitTable, UnknownUnit

_LONGEST = 120


def read_figure(text: str, units: UnitTable, hedge: Hedge | None, unit: str) -> Figure:
    """Read a figure; see `factcheck.domain.figure.parse_figure`."""
    if len(text) > _LONGEST:
        raise FigureError(text, "too long for a figure", "Keep the figure and its unit alone.")
    try:
        apart = units.measure(unit) if unit else None
        return _Reader(text, units, apart).figure(hedge)
    except HedgeError as error:
        raise FigureError(text, error.problem, error.remedy) from error
    except UnknownUnit as error:
        raise FigureError(text, error.problem, error.remedy, _column(text, error.name)) from error
    except NumberError as error:
        raise FigureError(text, error.problem, error.remedy, error.at) from error


def _column(text: str, part: str) -> int:
    return max(plain(text).find(part), 0)


class _Reader:
    """The reading of one text."""

    def __init__(self, text: str, units: UnitTable, apart: Measure | None) -> None:
        self.text = text
        self.units = units
        self.apart = apart  # the unit, where it stands apart from the number

    def figure(self, key: Hedge | None) -> Figure:
        written = plain(self.text)
        start, stop, words = split_hedge(written)
        body = written[start:stop]
        if not body:
            raise NumberError("there is no number", "Write the figure as printed.", start)
        multiple = self._multiple(body)
        if multiple is not None:
            return replace(multiple, hedge=agreed(words, None if key is Hedge.BETWEEN else key))
        ranged = self._range(body, start)
        if ranged is not None:
            return self._hedged_range(ranged, words, key)
        top = _leading().match(body)
        if top is not None:
            words, start = (*words, Hedge.AT_MOST), start + top.end()
            body = f"第{body[top.end() :]}"
            start -= 1
        figure, amid = self._single(body, start)
        if key is Hedge.BETWEEN:
            raise NumberError(
                "'between' needs two numbers", "Write both: 1,000 and 2,000.", start
            )
        found = agreed((*words, *amid), key)
        self._refuse_negative_bound(figure, found, from_sign=_has_order_sign(written))
        return replace(figure, hedge=found)

    def _multiple(self, body: str) -> Figure | None:
        found = read_multiple(body)
        if found is None:
            return None
        return Figure(
            text=self.text,
            number=found.digits,
            measure=self.units.measure(found.unit),
            value=found.value,
            last_place=found.place,
            is_word=found.is_word,
        )

    def _refuse_negative_bound(self, figure: Figure, hedge: Hedge, *, from_sign: bool) -> None:
        """Refuse "more than -12 %": it may mean a larger fall or a larger number."""
        sided = (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN)
        if figure.value >= 0 or hedge not in sided or from_sign:
            return
        number = f"{figure.number} {figure.measure}"
        raise NumberError(
            f"'{hedge} {number}' can be read in two ways",
            f"Write '< {number}' for a larger fall, or '> {number}' for a smaller one or a rise.",
        )

    def _hedged_range(self, figure: Figure, words: tuple[Hedge, ...], key: Hedge | None) -> Figure:
        if words and words != (Hedge.ABOUT,):
            raise HedgeError(
                f"a range cannot be '{words[0]}' as well", "Give the range, or one number."
            )
        if key not in (None, Hedge.AS_PRINTED, Hedge.BETWEEN, Hedge.ABOUT):
            raise HedgeError(
                f"the key says '{key}', the figure is a range", "Write it under 'between'."
            )
        return figure

    def _range(self, body: str, start: int) -> Figure | None:
        """Read "A to B", trying each place where the text may be divided."""
        for left, right, at in _divisions(body):
            try:
                high, _ = self._single(right, start + at)
                if left.strip() in self.units.money or not left.strip():
                    continue
                low = self._lower_end(left, right, start)
            except (NumberError, UnknownUnit):
                continue
            if low is None:
                continue
            if low.measure.unit.mismatch(high.measure.unit) is not None:
                raise NumberError(
                    f"the ends of {body!r} are in different units", "Write both in one unit.", start
                )
            if low.value > high.value:
                raise NumberError(
                    f"the range {body!r} runs backwards", "Write the lower end first.", start
                )
            return replace(
                high,
                number=f"{low.number}..{high.number}",
                value=low.value,
                upper=high.value,
                last_place=max(low.last_place, high.last_place),
                hedge=Hedge.BETWEEN,
                is_count=False,
            )
        return None

    def _lower_end(self, left: str, right: str, start: int) -> Figure | None:
        """Read the lower end, which takes from the upper one the unit and scale it does not say."""
        low, hedges = self._single(left, start)
        if hedges:
            return None
        high, _ = self._single(right, start)
        own = low.measure
        if own.unit.symbol and own.scale == 1 and not own.prefix:
            return low
        if own.unit.symbol and own.scale != 1:
            return low
        scale = own.scale if own.scale != 1 else high.measure.scale
        unit = own.unit if own.unit.symbol else high.measure.unit
        count = low.value / own.factor
        return replace(
            low,
            measure=replace(high.measure, scale=scale, unit=unit),
            value=count * scale * unit.factor,
            last_place=low.last_place / own.factor * scale * unit.factor,
        )

    def _single(self, body: str, start: int) -> tuple[Figure, tuple[Hedge, ...]]:
        """Read one number with its unit."""
        prefix, at = self._money_before(body)
        sign = "-" if body.lstrip().startswith("-") and prefix else ""
        try:
            number = read_number(sign + body[at:] if prefix else body)
        except NumberError as error:
            raise NumberError(error.problem, error.remedy, start + error.at) from error
        end = at + number.end - len(sign) if prefix else number.end
        length, amid = hedge_amid(body[end:])
        rest = body[end + length :].strip()
        measure = self._measure(number, prefix, rest)
        factor = measure.factor
        is_plain = measure.scale == 1 and measure.unit.form in (UnitForm.COUNT, UnitForm.PLAIN)
        counts = measure.unit.form is UnitForm.COUNT or not measure.unit.symbol
        figure = Figure(
            text=self.text,
            number=number.digits,
            measure=measure,
            value=number.value * factor,
            last_place=number.place * factor,
            is_count=is_plain and counts and number.is_whole,
        )
        return figure, () if amid is None else (amid,)

    def _measure(self, number: Number, prefix: str, rest: str) -> Measure:
        if number.unit is not None:
            return self._own_measure(number.unit, rest)
        if self.apart is not None:
            if rest or prefix:
                raise NumberError(
                    f"the unit is given twice: {rest or prefix!r} and {self.apart}",
                    "Keep it in one place.",
                )
            return self.apart
        if prefix:
            return self._money(prefix, rest)
        if rest[:1].isdigit() and not _scale_in_digits().match(rest):
            raise UnknownUnit(rest, ())
        return self.units.measure(rest)

    def _own_measure(self, unit: str, rest: str) -> Measure:
        """Give the unit that a number says itself, which at most a classifier may follow."""
        own = Measure(text="" if unit == "rank" else unit, unit=self.units.unit(unit))
        if not rest:
            return own
        after = self.units.measure(rest)
        if unit == "rank" and after.unit.form is UnitForm.COUNT and after.scale == 1:
            return replace(own, text=rest)
        raise UnknownUnit(rest, ())

    def _money_before(self, body: str) -> tuple[str, int]:
        """Find a currency before the number; give it, and where the number begins."""
        start = len(body) - len(body.lstrip(" -+"))
        for name in self.units.money:
            if body.startswith(name, start):
                end = start + len(name)
                rest = body[end:]
                at = end + len(rest) - len(rest.lstrip())
                if rest.strip() and (not name[-1].isalnum() or not rest[0].isalpha() or rest[0] > "z"):
                    return name, at
        return "", 0

    def _money(self, prefix: str, rest: str) -> Measure:
        """Compose the unit of "$4.8 billion" or "$50 per barrel"."""
        scale = Fraction(1)
        word = re.match(r"[a-zA-Z]+(?: million)?|[十百千万亿]+", rest)
        after = rest
        if word is not None and word[0] != "per":
            if word[0] in SHORT_SCALES:
                scale = Fraction(SHORT_SCALES[word[0]])
            else:
                measure = self.units.measure(word[0])
                if measure.unit.symbol:
                    measure = self.units.measure(rest)
                    if measure.unit.dimension != self.units.unit(prefix).dimension:
                        raise UnknownUnit(rest, ())
                    return replace(measure, prefix="")
                scale = measure.scale
            after = rest[word.end() :].strip()
        money = self.units.unit(prefix)
        if not after:
            return Measure(text=rest, scale=scale, unit=money, prefix=prefix)
        if after[0] == "/" or after.startswith("per "):
            inner = self.units.measure(f"{prefix} {after}")
            return Measure(text=rest, scale=scale * inner.scale, unit=inner.unit, prefix=prefix)
        inner = self.units.measure(after)
        if inner.unit.dimension != money.dimension or inner.scale != 1:
            raise UnknownUnit(after, ())
        return Measure(text=rest, scale=scale, unit=inner.unit)


def _divisions(body: str) -> Iterator[tuple[str, str, int]]:
    """Give each way to divide a text into the two ends of a range."""
    opened = _opening().match(body)
    start = opened.end() if opened else 0
    for divider in _divider().finditer(body, start):
        left, right = body[start : divider.start()], body[divider.end() :]
        if divider[0].strip().lower() in ("and", "和", "与") and opened is None:
            continue
        if left.strip() and right.strip():
            yield left, right.removesuffix("之间"), divider.end()


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s*(?:between|from|从|介于|在)\s*", re.IGNORECASE)


@cache
def _divider() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:\.\.+|~|至|到|和|与|\bto\b|\band\b)\s*|(?<![-eE(\s])\s*-\s*(?=[0-9$€£¥.])"
        r"|(?<=[一二两三四五六七八九十百千万亿成])-(?=[一二两三四五六七八九十])",
        re.IGNORECASE,
    )


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"(?:top|前|(?<![a-z])the top)\s*(?=[0-9一二三四五六七八九十])", re.IGNORECASE)


@cache
def _scale_in_digits() -> re.Pattern[str]:
    return re.compile(r"(?:100 million|10 thousand|10,000|10 000)\b")


def _has_order_sign(written: str) -> bool:
    return written.lstrip()[:1] in "<>≤≥"
