"""How units compose: scale words before them, quotients, products, powers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Measure, Unit, UnitForm
from factcheck.wording.vocabulary import USUAL, Languages, section, sections

Lookup: TypeAlias = "Callable[[str], Unit | None]"
Reader: TypeAlias = "Callable[[str], Measure | None]"

_EXPONENTS = {"²": 2, "³": 3, "2": 2, "3": 3, "-1": -1, "-2": -2, "-3": -3}


def composed(text: str, lookup: Lookup, languages: Languages = USUAL) -> Measure | None:
    """Read a unit with its scale word, given what single names mean; None if it cannot be read."""
    return _Composition(lookup, languages).measure(text)


class _Composition(Struct, frozen=True):
    lookup: Lookup
    languages: Languages

    def measure(self, text: str) -> Measure | None:
        if not text:
            return PLAIN_NUMBER
        return (
            self._single(text)
            or self._counted_scale(text)
            or self._scaled(text, self._single)
            or self._quotient(text)
            or self._product(text)
            or self._power(text)
            or self._scaled(text, self.measure)
            or self._short_scaled(text)
            or self._scaled_behind(text)
        )

    def _single(self, text: str) -> Measure | None:
        unit = self.lookup(text)
        return None if unit is None else Measure(text=text, unit=unit)

    def _times(self, scale: int, text: str, rest: str, read: Reader) -> Measure | None:
        inside = rest.lstrip(" -")
        if (rest and not inside) or inside[:1].isdigit():
            return None  # 5万- may be a range that was cut off
        inner = read(inside)
        return None if inner is None else replace(inner, text=text, scale=scale * inner.scale)

    def _counted_scale(self, text: str) -> Measure | None:
        """Read "10 000 persons" and "100 million yuan", as columns are headed."""
        if text[0] not in "0123456789":
            return None
        match = re.match(r"([1-9][0-9]{0,2}(?:[ ,][0-9]{3})+|[1-9][0-9]*) ?(?![0-9,])", text)
        if match is None:
            return None
        scale = int(re.sub("[, ]", "", match[1]))
        return self._times(scale, text, text[match.end() :], self.measure) if scale else None

    def _scaled(self, text: str, read: Reader) -> Measure | None:
        folded = text.lower()
        for name, scale in scale_words(self.languages):
            if folded.startswith(name):
                rest = text[len(name) :]
                if name.isascii() and rest[:1].isascii() and rest[:1].isalpha():
                    continue
                found = self._times(scale, text, rest, read)
                if found is not None:
                    return found
        return None

    def _short_scaled(self, text: str) -> Measure | None:
        """Read "m people" and "k"; "m" alone is a metre."""
        scale, rest = short_scales().get(text[0]), text[1:]
        if scale is None or (rest[:1].isascii() and rest[:1].isalpha()):
            return None
        if not rest.strip() and text not in ("k", "K"):
            return None
        return self._times(scale, text, rest, self.measure)

    def _scaled_behind(self, text: str) -> Measure | None:
        """Read "USD million", "US$m" and "CNY 10 000", as columns are headed."""
        for unit_text, scale in _scales_behind(text, self.languages):
            unit = self.lookup(unit_text.rstrip())
            if unit is not None and unit.form is UnitForm.PLAIN and unit.dimension.powers:
                return Measure(text=text, scale=Fraction(scale), unit=unit)
        return None

    def _quotient(self, text: str) -> Measure | None:
        for start, stop in reversed(_places(f" {text}", _over(self.languages))):
            above = self.measure(text[: max(start - 1, 0)].rstrip())
            below = self.measure(text[stop - 1 :].lstrip())
            if above is None or below is None or not below.text:
                continue
            if text[start - 1] == "/" and not (above.text and below.unit.symbol):
                continue  # 1/3 is no unit
            whole = above.unit / below.unit
            unit = replace(whole, symbol=text, factor=whole.factor / below.scale)
            return Measure(text=text, scale=above.scale, unit=unit)
        return None

    def _product(self, text: str) -> Measure | None:
        for start, stop in _places(text, ("·", "*", "⋅", "•", "-", "公里", "海里")):
            at = start if text[start:stop] in ("公里", "海里") else stop
            left, right = self.measure(text[:start].strip()), self.lookup(text[at:].strip())
            if left is None or right is None or not left.text:
                continue
            unit = replace(left.unit * right, symbol=text)
            return Measure(text=text, scale=left.scale, unit=unit)
        return None

    def _power(self, text: str) -> Measure | None:
        for sign, exponent in _EXPONENTS.items():
            base = text.removesuffix(sign).removesuffix("^")
            unit = self.lookup(base) if text.endswith(sign) else None
            if unit is not None and unit.form is UnitForm.PLAIN:
                return Measure(text=text, unit=replace(unit**exponent, symbol=text))
        return None


def _places(text: str, signs: Iterable[str]) -> list[tuple[int, int]]:
    """Find where any of the signs stand, from left to right."""
    found = []
    for sign in signs:
        start = text.find(sign)
        while start >= 0:
            found.append((start, start + len(sign)))
            start = text.find(sign, start + 1)
    return sorted(found)


def _scales_behind(text: str, languages: Languages) -> Iterator[tuple[str, int]]:
    """Give each way to take a scale off the end of a text, with what is left."""
    folded = text.lower()
    for name, scale in scale_words(languages):
        rest = text[: -len(name)]
        if name.isascii() and folded.endswith(name) and not rest[-1:].isalpha():
            yield rest, scale
    is_money = not text[-2:-1].isalpha() or re.fullmatch("[A-Z]{3} .", text)
    if text[-1] in short_scales() and is_money:
        yield text[:-1], short_scales()[text[-1]]
    in_digits = re.search(r" ?(10{1,3}(?:[ ,]?000)*)( million)?$", folded)
    if in_digits is not None:  # a power of ten, not the year of "USD 2015"
        scale = int(re.sub("[ ,]", "", in_digits[1]))
        yield text[: in_digits.start()], scale * (10**6 if in_digits[2] else 1)


@cache
def _over(languages: Languages) -> tuple[str, ...]:
    """Return the signs between what is counted and what it is counted by."""
    spoken = sections("per", "numbers", languages)["one"]
    return ("/", *(f" {word} " if word.isascii() else word for word in spoken))


@cache
def scale_words(languages: Languages = USUAL) -> tuple[tuple[str, int], ...]:
    """Give the scale words with their values, in small letters, the longest first."""
    pairs = (
        (name.lower(), int(scale))
        for language in languages
        for name, scale in section(f"{language}/numbers", "scales").items()
    )
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def short_scales() -> Mapping[str, int]:
    """Give the letters that scale a number: $3m, 5m people."""
    return {name: int(scale) for name, scale in section("signs", "short scales").items()}


def money_scale(word: str, languages: Languages = USUAL) -> Fraction | None:
    """Give the scale of a word after an amount of money ("$3m"); None if it is no scale."""
    scale = short_scales().get(word) or dict(scale_words(languages)).get(word.lower())
    return None if scale is None else Fraction(scale)
