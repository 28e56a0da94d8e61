"""The number at the beginning of a figure: digits, words, fractions, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factcheck.domain.numeral import (
    Numeral,
    NumeralError,
    chinese_numeral,
    leading_chinese_numeral,
    leading_english_numeral,
)

_LARGEST_EXPONENT = 60
_DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_PARTS = {100: "%", 1000: "‰"}


class NumberError(ValueError):
    """A text that does not begin with a number that can be read in one way."""

    def __init__(self, problem: str, remedy: str, at: int = 0) -> None:
        self.problem = problem
        self.remedy = remedy
        self.at = at
        super().__init__(f"{problem}. {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written, without scale or unit."""

    digits: str  # plain digits, as far as it was written in digits
    value: Fraction
    place: Fraction  # that of the last written digit
    end: int  # where it ends in the text
    is_whole: bool  # written to the unit: exact when it counts things
    is_word: bool = False
    unit: str | None = None  # when the number says its own unit: 百分之十二, 第二


def read_number(text: str) -> Number:
    """Read the number with which the text begins; signs included.

    Raises
    ------
    NumberError
        If there is none, or it can be read in two ways.

    Examples
    --------
    >>> read_number("5.20 %").place
    Fraction(1, 100)
    >>> read_number("百分之十二").unit
    '%'
    """
    sign = _patterns().sign.match(text)
    start = sign.end() if sign else 0
    body = text[start:]
    found = _ordinal(body) or _fraction(body) or _digits(body) or _words(body)
    if found is None:
        raise NumberError(
            f"no number in {text.strip()!r}" if text.strip() else "there is no number",
            "Write the figure as printed, such as 2311 亿元, 34.7 %, over 2000, doubled.",
            start,
        )
    found = replace(found, end=found.end + start)
    if sign and ("-" in sign[0] or "负" in sign[0] or "minus" in sign[0].lower()):
        return replace(found, value=-found.value, digits=f"-{found.digits}")
    return found


def _digits(text: str) -> Number | None:
    match = _patterns().digits.match(text)
    if match is None:
        return None
    _require_one_reading(text, match)
    whole = re.sub("[, ]", "", match["whole"] or "")
    decimals, exponent = match["decimals"] or "", int(match["exponent"] or 0)
    if abs(exponent) > _LARGEST_EXPONENT:
        raise NumberError(f"the exponent of {match[0]!r} is out of all reason", "Check it.")
    if not exponent and not decimals:
        mixed = leading_chinese_numeral(text)
        if mixed is not None and mixed.length > match.end() and _is_mixed(text[: mixed.length]):
            return _of_numeral(mixed, text)
    place = Fraction(10) ** (exponent - len(decimals))
    return Number(
        digits=(whole or "0") + (f".{decimals}" if decimals else "") + _shown(match["exponent"]),
        value=int(whole + decimals) * place,
        place=place,
        end=match.end(),
        is_whole=not decimals and not match["exponent"],
    )


def _shown(exponent: str | None) -> str:
    return f"e{exponent}" if exponent else ""


def _is_mixed(written: str) -> bool:
    """Whether it is 2万5千, a numeral of digits and steps, rather than 2万 or 3千万."""
    return re.search("[十百千万亿][0-9零一二三四五六七八九]", written) is not None


def _require_one_reading(text: str, match: re.Match[str]) -> None:
    rest = text[match.end() :]
    if re.match("[,.][0-9]|[0-9_']", rest):
        written = re.match("[0-9.,_' ]*[0-9]", text)
        shown = written[0] if written else match[0]
        raise NumberError(
            f"{shown!r} can be read in more than one way",
            "Write thousands in threes (1,234,567) and decimals after a point (3.5).",
        )
    if re.match("[0-9]{1,3} 100 million", text):
        raise NumberError(
            f"{match[0]!r} before 'million' can be read in two ways",
            "Write 亿 for a hundred million, or give the number in million or billion.",
        )
    if "/" in rest[:1] and rest[1:2].isdigit():
        raise NumberError(f"{text!r} can be read in more than one way", "Write it in decimals.")


def _fraction(text: str) -> Number | None:
    """Read one part of so many: 三分之一, two thirds, half, 1/3."""
    patterns = _patterns()
    match = patterns.chinese_part.match(text)
    if match is not None:
        try:
            below = chinese_numeral(match["below"] if match["below"] != "百" else "一百")
        except NumeralError:
            below = _thousandths(match["below"])
        above = _part_number(match["above"])
        return _part(above, int(below.value), match.end())
    match = patterns.slash.match(text)
    if match is not None:
        return _part(_plain(Fraction(int(match[1]))), int(match[2]), match.end())
    match = patterns.english_part.match(text)
    if match is not None:
        above = leading_english_numeral(match["above"] or "one") or _plain(Fraction(1))
        return _part(above, _DENOMINATORS[match["below"].lower().rstrip("s")], match.end())
    match = patterns.tenths.match(text)
    if match is not None:
        return _tenths(match)
    match = patterns.half.match(text)
    if match is not None:
        return _part(_plain(Fraction(1)), 2, match.end())
    return None


def _thousandths(written: str) -> Numeral:
    value = {"千": 1000, "万": 10**4}.get(written)
    if value is None:
        raise NumberError(f"{written}分之 is no part", "Write it in decimals.")
    return _plain(Fraction(value))


def _plain(value: Fraction) -> Numeral:
    return Numeral(value=value, place=Fraction(1), length=0)


def _part_number(written: str) -> Numeral:
    if written[0].isascii():
        number = _digits(written)
        if number is not None:
            return Numeral(value=number.value, place=number.place, length=number.end)
    try:
        return chinese_numeral(written)
    except NumeralError as error:
        raise NumberError(f"{written!r} is no number", "Write it in digits.") from error


def _part(above: Numeral, below: int, end: int) -> Number:
    """Give `above` parts of `below`; parts coarser than tenths are known to a tenth."""
    if below == 0:
        raise NumberError("a part of nothing", "Check the denominator.")
    unit = _PARTS.get(below)
    divisor = 1 if unit else below
    return Number(
        digits=f"{above.value}" if unit else f"{above.value}/{below}",
        value=above.value / divisor,
        place=above.place / (divisor if unit else max(10, below)),
        end=end,
        is_whole=False,
        is_word=True,
        unit=unit,
    )


def _tenths(match: re.Match[str]) -> Number:
    """Read 三成, 三成五, 三成半."""
    above = _part_number(match["above"])
    more = match["more"] or ""
    place = {"": Fraction(1), "半": Fraction(1, 2)}.get(more, Fraction(1, 10))
    extra = Fraction(1, 2) if more == "半" else chinese_numeral(more).value / 10 if more else 0
    value = above.value + extra
    return Number(
        digits=str(float(value)) if more else str(value),
        value=value,
        place=place,
        end=match.end(),
        is_whole=False,
        is_word=True,
        unit="成",
    )


def _ordinal(text: str) -> Number | None:
    match = _patterns().ordinal.match(text)
    if match is None:
        return None
    if match["word"]:
        value = _ORDINALS.index(match["word"].lower()) + 1
    elif match["chinese"]:
        value = int(_part_number(match["chinese"]).value)
    else:
        value = int(match["digits"] or match["number"] or match["english"])
    if value < 1:
        raise NumberError(f"{match[0].strip()!r} is no rank", "Ranks run from 1.")
    return Number(
        digits=str(value),
        value=Fraction(value),
        place=Fraction(1),
        end=match.end(),
        is_whole=True,
        unit="rank",
    )


def _words(text: str) -> Number | None:
    numeral = leading_chinese_numeral(text) or leading_english_numeral(text)
    return None if numeral is None else _of_numeral(numeral, text)


def _of_numeral(numeral: Numeral, text: str) -> Number:
    end, value, place = numeral.length, numeral.value, numeral.place
    if text[end : end + 2] in ("倍半", "个半"):
        raise NumberError(f"{text!r} cannot be read", "Write it in digits: 1.5 倍.")
    return Number(
        digits=str(value) if value.denominator == 1 else str(float(value)),
        value=value,
        place=place,
        end=end,
        is_whole=place == 1,
        is_word=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    sign: re.Pattern[str]
    digits: re.Pattern[str]
    chinese_part: re.Pattern[str]
    english_part: re.Pattern[str]
    slash: re.Pattern[str]
    tenths: re.Pattern[str]
    half: re.Pattern[str]
    ordinal: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    numeral = "[零〇一二两三四五六七八九十百千万亿点]+"
    below = "|".join(sorted(_DENOMINATORS, key=len, reverse=True))
    words = "|".join(_ORDINALS)
    return _Patterns(
        sign=re.compile(r"\s*(?:[+-]|负|minus\b)?\s*", re.IGNORECASE),
        digits=re.compile(
            r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+"
            r"|(?=\.[0-9]))(?:\.(?P<decimals>[0-9]+))?(?:[eE](?P<exponent>[+-]?[0-9]{1,4})"
            r"(?![0-9a-zA-Z]))?"
        ),
        chinese_part=re.compile(rf"(?P<below>{numeral})分之(?P<above>{numeral}|[0-9][0-9.]*)"),
        english_part=re.compile(
            rf"(?:(?P<above>an?|one|two|three|four|five|six|seven|eight|nine)[ -])?"
            rf"(?P<below>{below})s?\b(?:(?= of\b| the\b| an?\b) ?(?:of )?(?:the |an? )?)?",
            re.IGNORECASE,
        ),
        slash=re.compile(r"([1-9][0-9]?)/([1-9][0-9]{0,2})(?![0-9/])"),
        tenths=re.compile(
            r"(?P<above>[一二两三四五六七八九十]|[0-9.]+) ?成(?P<more>半|[一二三四五六七八九])?"
        ),
        half=re.compile("一?半(?:数|个)?"),
        ordinal=re.compile(
            rf"(?:(?:第|排名第|位列第|位居第)(?:(?P<chinese>[一二三四五六七八九十百]+)|(?P<digits>[0-9]{{1,6}}))"
            rf"|(?:#|no\. ?)(?P<number>[0-9]{{1,6}})|(?P<english>[0-9]{{1,6}})(?:st|nd|rd|th)\b"
            rf"|(?P<word>{words})\b(?! of\b)(?: (?:place|largest|highest))?)",
            re.IGNORECASE,
        ),
    )
