"""Parts of a whole in Chinese: 三分之一, 一半, 八成五; and digits in steps: 4万2994."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.measure import COUNTED, PERCENT, PLAIN, TIMES
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.quantities import QuantityReader
from factcheck.draft.sentences import Spans, found_in, in_chinese
from factcheck.wording.prose_numbers import chinese, digits
from factcheck.wording.running_numbers import RunningNumber
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "parts", "zh")

FRACTION = re.compile(
    r"(?P<low>百|[二三四五六七八九十]{1,3})分之(?P<high>"
    r"[一二两三四五六七八九十百零〇○廿卅]{1,6}(?:点[一二三四五六七八九零〇○]{1,4})?|\d+(?:\.\d+)?)"
    r"(?P<least>以上)?"
)
HALF = re.compile(
    r"(?:一半|半数)(?P<least>以上)?"
    r"|(?P<alone>[过超]半)(?=[，。；、,;！）)\s]|以上|企业|的|$)"
)
STEPPED = re.compile(
    r"(?<![\d.,])(?P<high>\d{1,4})(?:(?P<scale>万)(?:(?P<low>\d,\d{3}|\d{4})(?![\d.,年])"
    r"|(?P<thousands>\d)千(?![瓦克米伏]))"
    r"|亿(?P<low2>\d,\d{3}|\d{1,4})(?P<thousand>千)?(?P<more>[多余])?(?P<myriad>万))"
)
STRUCTURED = "构成"
TWO_DIGITED = "两位数"
STRUCTURE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[:：︰∶]\d+(?:\.\d+)?){2,}")
PART = re.compile(r"\d+(?:\.\d+)?")
OF_WHOLE = re.compile(WORDS["of_whole"])
#: Growth of ten percent or more, told by how many digits it is written with.
TWO_DIGITS = re.compile(
    WORDS.pattern(
        r"(?:两|双)位数(?=的?(?:正|快速|高速|较快)?(?:{two_digits}))"
        r"|(?<=[增上][长涨])(?:达到|达)?(?:两|双)位数"
    )
)
TENTHS = re.compile(
    r"(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])(?![十百千万亿个年月成家])"
)


def stepped_digits(text: str, where: Spans, reader: QuantityReader) -> Iterator[PrintedFigure]:
    """Digits with a great scale word between them: 4万2994元, 1亿2000万元."""
    for match in found_in(STEPPED, text, in_chinese(text, where)):
        lower = digits(match["low"] or match["low2"] or match["thousands"])
        lower *= 1000 if match["thousands"] or match["thousand"] else 1
        lower *= 10**4 if match["myriad"] else 1
        value = digits(match["high"]) * (10**4 if match["scale"] == "万" else 10**8) + lower
        number = RunningNumber(start=match.start(), end=match.end(), text=str(value), value=value)
        printed = reader.printed(text, number)
        measure = COUNTED if printed.measure is PLAIN else printed.measure
        yield replace(printed, measure=measure, more=printed.more or bool(match["more"]))


def chinese_parts(text: str, where: Spans) -> Iterator[PrintedFigure]:
    """Every part of a whole that is written in words."""
    chinese_only = in_chinese(text, where)
    for match in found_in(FRACTION, text, chinese_only):
        high = match["high"]
        top = digits(high) if high[0].isdigit() else chinese(high) or Fraction(0)
        number = match[0].removesuffix("以上")
        if match["low"] == "百":
            figure = _percent(match, top, number)
        else:
            figure = _part(match, top / (chinese(match["low"]) or 1), number)
        yield replace(figure, hedge=_least(match))
    for match in found_in(HALF, text, chinese_only):
        hedge = Hedge.MORE_THAN if match["alone"] else _least(match)
        yield replace(_part(match, Fraction(1, 2), "二分之一"), hedge=hedge)
    for match in found_in(TWO_DIGITS, text, chinese_only):
        shown = replace(_percent(match, Fraction(10), "10"), unit="%", noun=TWO_DIGITED)
        yield replace(shown, hedge=Hedge.AT_LEAST)
    for match in found_in(STRUCTURE, text, where):
        if is_structure(text, match):
            for part in PART.finditer(text, match.start(), match.end()):
                shown = _percent(part, digits(part[0]), part[0])
                yield replace(shown, unit="%", noun=STRUCTURED)
    for match in found_in(TENTHS, text, chinese_only):
        ones = Fraction(5) if match["ones"] == "半" else chinese(match["ones"]) or Fraction(0)
        value = 10 * (chinese(match["tens"]) or Fraction(0)) + ones
        yield replace(_percent(match, value, str(value)), unit="%")


def _least(match: re.Match[str]) -> Hedge:
    """Return what is said behind a part: 三分之二以上."""
    return Hedge.AT_LEAST if match["least"] else Hedge.AS_PRINTED


def is_structure(text: str, match: re.Match[str]) -> bool:
    """Whether numbers with colons are shares of one whole: 产业结构为14.2:48.5:37.3."""
    if not OF_WHOLE.search(text, max(0, match.start() - 40), match.start()):
        return False
    whole = sum((digits(number) for number in PART.findall(match[0])), Fraction(0))
    return abs(whole - 100) <= Fraction(3, 10)


def _percent(match: re.Match[str], value: Fraction, number: str) -> PrintedFigure:
    return replace(_part(match, value, number), measure=PERCENT)


def _part(match: re.Match[str], value: Fraction, number: str) -> PrintedFigure:
    return PrintedFigure(
        start=match.start(),
        end=match.end(),
        number=number,
        value=value,
        measure=TIMES,
        text=match[0],
    )
