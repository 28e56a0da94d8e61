"""Parts of a whole in Chinese: 三分之一, 百分之三点五, 一半, 过半, 八成五."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factcheck.draft.measure import TIMES
from factcheck.draft.numeral import chinese, digits
from factcheck.draft.printed import Comparator, Printed
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
TENTHS = re.compile(
    r"(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])(?![十百千万亿个年月成家])"
)


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
