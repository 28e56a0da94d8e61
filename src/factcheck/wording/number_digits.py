"""Numbers in digits: thousands parted in many ways, decimals, powers of ten, Chinese steps amid."""

from __future__ import annotations

import re
from functools import cache

from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.misread import MisreadError
from factcheck.wording.number import WrittenNumber, of_numeral
from factcheck.wording.numeral import Numeral
from factcheck.wording.zh.numeral import SCALES, chinese_numeral, leading_chinese_numeral

_LARGEST_EXPONENT = 60
_PARTED = (
    "[1-9][0-9]{0,2}(?:,[0-9]{3})+",  # 1,234,567; 0,123 may be meant as 0.123
    "[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}",  # 12,34,567: lakh and crore
    "[1-9][0-9]{0,2}(?: [0-9]{3})+",  # 1 234 567
    "[1-9][0-9]{0,2}(?:'[0-9]{3})+",  # 1'234'567
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def read_digits(text: str) -> WrittenNumber | None:
    """Read the digits with which a text begins; None if it begins with none.

    Raises
    ------
    MisreadError
        If they can be read in two ways.

    Examples
    --------
    >>> [read_digits(each).digits for each in ("1,234.50", "12,34,567", "1'234", "3.5 × 10^6")]
    ['1234.50', '1234567', '1234', '3.5e6']
    """
    match = _pattern().match(text)
    if match is None:
        return None
    _require_one_reading(text, match.end())
    whole, decimals = re.sub("[, ']", "", match[1] or ""), match[2] or ""
    power = next((part for part in match.groups()[2:] if part), "").translate(_RAISED)
    exponent = int(power or 0)
    if abs(exponent) > _LARGEST_EXPONENT:
        raise MisreadError(
            say("the exponent of {text!r} is out of all reason", text=match[0]), say("Check it.")
        )
    if not power and _goes_on_in_chinese().match(text, match.end()):
        return _mixed(text, match.end())
    place = Fraction(10) ** (exponent - len(decimals))
    return WrittenNumber(
        digits=f"{whole or 0}{'.' if decimals else ''}{decimals}{'e' if power else ''}{power}",
        value=int(whole + decimals) * place,
        place=place,
        end=match.end(),
        is_whole=not decimals and not power,
    )


def chinese_number(written: str) -> Numeral:
    """Read a whole text as a Chinese numeral, or as digits."""
    number = read_digits(written)
    if number is not None and number.end == len(written):
        return Numeral(value=number.value, place=number.place, length=number.end)
    return chinese_numeral(written)


def _mixed(text: str, end: int) -> WrittenNumber:
    """Read digits amid Chinese steps: 12万3456, 2万5千."""
    numeral = leading_chinese_numeral(text)
    if numeral is None or numeral.length <= end:
        raise MisreadError(
            say("{text!r} can be read in more than one way", text=text),
            say("Write digits alone, or one number before 万 or 亿: 12.3456 万."),
        )
    return of_numeral(numeral, text)


def _require_one_reading(text: str, end: int) -> None:
    if re.compile("[,._']*[0-9]").match(text, end):
        written = re.match("[0-9.,_' ]*[0-9]", text)
        raise MisreadError(
            _ambiguous(written[0] if written else text),
            say("Write thousands in threes (1,234,567) and decimals after a point (3.5)."),
        )
    if re.match("[0-9]{1,3} 100 million", text):
        raise MisreadError(
            say("{text!r} can be read in two ways", text=text),
            say("Write 亿 for a hundred million, or give the number in million or billion."),
        )


def _ambiguous(written: str) -> str:
    """Say that digits can be read in more than one way, and in which two if a comma parts them."""
    if not re.fullmatch(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+),[0-9]+", written):
        return say("{text!r} can be read in more than one way", text=written)
    return say(
        "{text!r} can be read in more than one way: as {decimal} if decimals follow a comma, as in "
        "German, or as {whole} if commas part thousands",
        text=written,
        decimal=written.replace(".", "").replace(",", "."),
        whole=written.replace(",", "").lstrip("0") or "0",
    )


@cache
def _pattern() -> re.Pattern[str]:
    parted = "|".join(_PARTED)
    times_ten = r" ?[×xX*·⋅] ?10(?:(?:\^|\*\*) ?(?:([+-]?[0-9]{1,4})|\(([+-]?[0-9]{1,4})\))"
    raised = "([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    return re.compile(
        rf"((?:{parted})(?![0-9])|[0-9]+|(?=\.[0-9]))(?:\.([0-9]+))?"
        rf"(?:[eE]([+-]?[0-9]{{1,4}})(?![0-9a-zA-Z])|{times_ten}|{raised})(?![0-9]))?"
    )


@cache
def _goes_on_in_chinese() -> re.Pattern[str]:
    return re.compile(f"[{SCALES}]+[0-9零〇一二两三四五六七八九]")
