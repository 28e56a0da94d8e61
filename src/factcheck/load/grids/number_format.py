"""A stored number as a spreadsheet shows it, by its number format.

Notes
-----
The codes of ECMA-376 (Office Open XML), part 1, 18.8.31. A stored binary double is known to 15
significant digits, and is rounded half away from zero from these, as spreadsheets do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import NamedTuple

from factcheck.load.doubles import known_digits

FLOAT = "float: the printed digits are not known"  # in the note of a figure
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)(?:-(?P<locale>[^\]]*))?\]'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<exponent>[eE][+-]0+)|(?P<digit>[0#?])|(?P<general>General)"
    r"|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
_CURRENCIES = {
    "$": "US$", "US$": "US$", "€": "EUR", "£": "GBP", "A$": "AUD", "C$": "CAD", "HK$": "HKD",
    "R$": "BRL", "₹": "INR", "₩": "KRW", "₽": "RUB", "kr": "", "Fr.": "CHF", "元": "元",
}  # fmt: skip
_YEN = {"804": "CNY", "411": "JPY", "zh-CN": "CNY", "ja-JP": "JPY"}
_SCALES = {1: "thousand", 2: "million", 3: "billion", 4: "trillion"}
_LITERAL_SCALES = {
    "k": "thousand", "tsd": "thousand", "tsd.": "thousand", "m": "million", "mn": "million",
    "mio": "million", "mio.": "million", "bn": "billion", "b": "billion", "mrd": "billion",
    "mrd.": "billion",
}  # fmt: skip
_ISO = re.compile(r"[A-Z]{3}")


class Shown(NamedTuple):
    """A number as shown: plain digits with a sign, and the unit that its format adds."""

    text: str
    unit: str = ""
    stored: str = ""  # the number behind it, in the same unit
    scale: str = ""  # a scale that the format takes off: thousand, million


@dataclass(slots=True)
class _Section:
    """One section of a number format, as far as it is read."""

    decimals: int = 0
    spare: int = 0  # of these, digits that are shown only where they are not zero
    scale: int = 0  # thousands taken off, each a comma behind the last digit
    percent: int = 0  # how often the number is multiplied by 100
    literal: str = ""
    currency: str = ""
    has_digits: bool = False
    is_behind_point: bool = False
    is_exponential: bool = False
    is_general: bool = False
    is_fraction: bool = False

    def take(self, token: re.Match[str]) -> None:
        """Take in one token of the format."""
        if token["digit"]:
            self._take_digit(token["digit"])
        elif token["currency"] is not None:
            self.currency = _currency(token["currency"], token["locale"] or "")
        elif token["sign"]:
            self._take_sign(token["sign"])
        else:
            self.is_exponential = self.is_exponential or token["exponent"] is not None
            self.is_general = self.is_general or token["general"] is not None
            self.literal += token["quoted"] or token["escaped"] or ""

    def _take_digit(self, digit: str) -> None:
        self.has_digits = True
        self.scale = 0
        if self.is_behind_point:
            self.decimals += 1
            self.spare = 0 if digit == "0" else self.spare + 1

    def _take_sign(self, sign: str) -> None:
        match sign:
            case ".":
                self.is_behind_point = True
            case "," if self.has_digits:
                self.scale += 1
            case "%":
                self.percent += 1
            case "/" if self.has_digits:
                self.is_fraction = True
            case _:
                self.literal += sign


def plain_digits(value: Decimal) -> str:
    """Write a number without an exponent, and without a sign before zero."""
    text = format(value, "f")
    return text.removeprefix("-") if not value else text


def shown(number: float, code: str) -> Shown:
    """Show a stored number as its format does.

    >>> shown(1173823, "# ##0.0").text, shown(-545, "#,##0_);(#,##0)").text
    ('1173823.0', '-545')
    >>> shown(0.6917, "0.0%")
    Shown(text='69.2', unit='%', stored='69.17', scale='')
    >>> shown(1234567, '#,##0.0,')
    Shown(text='1234.6', unit='', stored='1234.567', scale='thousand')
    """
    value = known_digits(number)
    section = _section(_chosen(code or "General", value))
    if section is None or section.is_general or not section.has_digits:
        return Shown(
            plain_digits(value),
            unit="" if section is None else section.currency,
            stored=plain_digits(value),
        )
    scaled = value.scaleb(2 * section.percent - 3 * section.scale)
    text = _exponential(scaled, section) if section.is_exponential else _decimal(scaled, section)
    literal = section.literal.casefold()
    scale = _SCALES.get(section.scale, "") or _LITERAL_SCALES.get(literal, "")
    unit = "%" if section.percent == 1 else section.currency
    return Shown(text, unit=unit, stored=plain_digits(scaled), scale=scale)


def is_date(code: str) -> bool:
    """Whether a format shows a day or a time."""
    letters = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General', "", code, flags=re.IGNORECASE)
    return re.search(r"[ymdhs]", letters, re.IGNORECASE) is not None


def _chosen(code: str, value: Decimal) -> str:
    """Return the section of a format that shows a number of this sign; conditions are not read."""
    sections = _split(code)
    if any(re.match(r"\[[<>=]", section) for section in sections):
        return _conditional(sections, value)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2 and _has_digits(sections[2]):
        return sections[2]
    return sections[0]


def _conditional(sections: list[str], value: Decimal) -> str:
    for section in sections:
        condition = re.match(
            r"(?:\[[a-z]+\d*\])?\[(<=|>=|<>|<|>|=)([-\d.]+)\]", section, re.IGNORECASE
        )
        if condition is None:
            return section
        bound = Decimal(condition[2])
        order = (value > bound) - (value < bound)
        fits = {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0,
                "=": order == 0, "<>": order != 0}  # fmt: skip
        if fits[condition[1]]:
            return section
    return "General"


def _split(code: str) -> list[str]:
    """Part a format at its semicolons, those in quotes or escaped left alone."""
    sections, last = [""], 0
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            sections.append("")
        else:
            sections[-1] += token[0]
        last = token.end()
    return sections if last == len(code) else [code]


def _has_digits(section: str) -> bool:
    return any(token["digit"] for token in _TOKEN.finditer(section))


@cache
def _section(code: str) -> _Section | None:
    """Read a section of a format; None for a fraction or a date, which we do not imitate."""
    section = _Section()
    for token in _TOKEN.finditer(code):
        section.take(token)
    if is_date(code) or section.is_fraction:
        return None
    literal = _wordless(section.literal)
    if literal == "%":  # shown behind the figure as it is: the number is not multiplied
        section.currency = "%"
    section.currency = section.currency or _currency(literal, "")
    section.literal = literal
    return section


def _wordless(literal: str) -> str:
    return literal.strip(" ()-+\u00a0\u2009\u202f'’")


def _currency(symbol: str, locale: str) -> str:
    symbol = symbol.strip()
    if symbol in {"¥", "￥"}:
        return _YEN.get(locale, "")
    if _ISO.fullmatch(symbol):
        return "US$" if symbol == "USD" else symbol
    return _CURRENCIES.get(symbol, "")


def _decimal(value: Decimal, section: _Section) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    text = plain_digits(rounded)
    for _ in range(section.spare):
        if not text.endswith("0"):
            break
        text = text[:-1]
    return text.rstrip(".") if "." in text else text


def _exponential(value: Decimal, section: _Section) -> str:
    if not value:
        return plain_digits(Decimal(0).scaleb(-section.decimals))
    rounded = Context(prec=section.decimals + 1, rounding=ROUND_HALF_UP).plus(value)
    exponent = rounded.adjusted()
    digits = format(rounded.scaleb(-exponent), f".{section.decimals}f")
    return f"{digits}E{exponent:+03d}"
