"""Parts of a whole in Chinese: 三分之一, 一半, 八成五; and digits in steps: 4万2994."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from factcheck.draft.measure import TIMES, Measure
from factcheck.draft.numeral import chinese, digits
from factcheck.draft.printed import Comparator, Printed
from factcheck.draft.quantities import Number, with_unit
from factcheck.draft.runs import Spans, found_in
from factcheck.draft.units_chinese import CHINESE

FRACTION = re.compile(
    r"(?P<low>百|[二三四五六七八九十]{1,3})分之(?P<high>"
    r"[一二两三四五六七八九十百零]{1,6}(?:点[一二三四五六七八九零]{1,4})?|\d+(?:\.\d+)?)"
)
HALF = re.compile(
    r"(?:一半|半数)(?P<least>以上)?"
    r"|(?P<alone>[过超]半)(?=[，。；、,;！）)\s]|以上|企业|的|$)"
)
STEPPED = re.compile(
    r"(?<![\d.,])(?P<high>\d{1,4})(?:(?P<scale>万)(?P<low>\d{4})(?![\d.,年])"
    r"|亿(?P<low2>\d{1,4})(?P<myriad>万))"
)
TENTHS = re.compile(
    r"(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])(?![十百千万亿个年月成家])"
)


def stepped_digits(text: str, where: Spans, units: Mapping[str, Measure]) -> Iterator[Printed]:
    """Digits with a great scale word between them: 4万2994元, 1亿2000万元."""
    for match in found_in(STEPPED, text, where):
        lower = digits(match["low"] or match["low2"]) * (10**4 if match["myriad"] else 1)
        value = digits(match["high"]) * (10**4 if match["scale"] == "万" else 10**8) + lower
        number = Number(start=match.start(), end=match.end(), text=str(value), value=value)
        yield with_unit(text, number, units)


def chinese_parts(text: str, where: Spans) -> Iterator[Printed]:
    """Every part of a whole that is written in words."""
    for match in found_in(FRACTION, text, where):
        high = match["high"]
        top = digits(high) if high[0].isdigit() else chinese(high) or Fraction(0)
        if match["low"] == "百":
            yield _percent(match, top, match[0])
        else:
            yield _part(match, top / (chinese(match["low"]) or 1), match[0])
    for match in found_in(HALF, text, where):
        hedge = Comparator.AT_LEAST if match["least"] else Comparator.IS
        if match["alone"]:
            hedge = Comparator.MORE_THAN
        yield replace(_part(match, Fraction(1, 2), "二分之一"), hedge=hedge)
    for match in found_in(TENTHS, text, where):
        ones = Fraction(5) if match["ones"] == "半" else chinese(match["ones"]) or Fraction(0)
        value = 10 * (chinese(match["tens"]) or Fraction(0)) + ones
        yield replace(_percent(match, value, str(value)), unit="%")


def _percent(match: re.Match[str], value: Fraction, number: str) -> Printed:
    return replace(_part(match, value, number), measure=CHINESE["%"])


def _part(match: re.Match[str], value: Fraction, number: str) -> Printed:
    return Printed(
        start=match.start(),
        end=match.end(),
        number=number,
        value=value,
        measure=TIMES,
        text=match[0],
    )
