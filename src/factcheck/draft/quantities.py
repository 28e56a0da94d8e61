"""One number of a text, extended over its scale, its unit and the hedge behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.domain.rational import Fraction
from factcheck.draft.en.nouns import counted_noun
from factcheck.draft.en.units import CURRENCY, ENGLISH, ENGLISH_SCALE, ENGLISH_UNIT
from factcheck.draft.measure import COUNTED, PLAIN, MeasuredBy, MeasuredUnit
from factcheck.draft.printed import Comparator, PrintedFigure
from factcheck.draft.zh.units import CHINESE_SCALE, chinese_unit

MORE = re.compile(r"[多余]|(?<=十)几")
PER_UNIT = re.compile(
    r"[/／](?:百|千|万|十万|百万)?(?:[一-鿿]{1,4}(?=[,，。;；、)）和比]|$)|[A-Za-z]{1,3}\b)"
)
CHINESE_AFTER = re.compile(
    r"\s?(?:(?P<about>左右|上下|许)|(?P<more>(?<=[倍成元吨亩里斤方])多(?![个种样元家元])|有余)|(?P<least>及?以上|或以上|之多)|(?P<most>及?以内|及?以下|之内))"
)
ENGLISH_AFTER = re.compile(
    r"(?: (?:(?P<least>or (?:more|higher|above|greater)|and (?:above|over))"
    r"|(?P<most>or (?:less|lower|below|fewer))|(?P<about>or so))|-plus)\b|\+(?=\s)"
)
ENGLISH_SCALES = re.compile(
    r"(?P<gap>[ -]?)(?P<scale>"
    + "|".join(
        sorted((re.escape(word) for word in ENGLISH_SCALE if len(word) > 2), key=len, reverse=True)
    )
    + r"|(?-i:bn|mn|tn|mm|[kKmMbB]))(?![A-Za-z\d²³])",
    re.IGNORECASE,
)
TO_ONE = re.compile(r"[:：︰∶]1(?!\d|[.:：︰∶]\d)")
ONE_TO_ONE = MeasuredUnit(symbol="ratio", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
SCALED_UNITS = ("千瓦", "千克", "千米", "千伏")
#: After 百 or 十 these begin another word: 百分点, 百强, 十佳.
NO_SCALE = ("分", "强", "佳", "姓", "货", "大")
SHORT = ("m", "mm", "k", "b")  # scales only where they touch the number: $5m, 10k
MONEYS = {"新台币": "新台币", "台币": "新台币", "港币": "港币"}
MEGA = ("瓦", "赫", "帕", "字", "比", "伏")  # with these 兆 is the million of a unit
ABROAD = re.compile(r"(?:新台|港|台)币$")
YUAN = ("元", "元人民币", "人民币")


@dataclass(frozen=True, slots=True, kw_only=True)
class BareNumber:
    """A bare number, with the currency sign before it."""

    start: int
    end: int
    text: str
    value: Fraction
    currency: str = ""
    sign: int = 1

    @property
    def money(self) -> MeasuredUnit:
        """What its currency sign measures."""
        return MeasuredUnit(
            symbol=CURRENCY[self.currency], factor=Fraction(1), dimension=MeasuredBy.MONEY
        )


def factor_of(scale: str) -> int:
    """What a scale word of either language multiplies by.

    >>> factor_of("万亿"), factor_of("million"), factor_of("")
    (1000000000000, 1000000, 1)
    """
    return CHINESE_SCALE.get(scale) or ENGLISH_SCALE.get(scale.lower(), 1)


def with_unit(text: str, number: BareNumber, units: Mapping[str, MeasuredUnit]) -> PrintedFigure:
    """Extend a number over what belongs to it."""
    at, scale, more = _chinese_scale(text, number.end)
    if not scale and not more:
        at, scale = _english_scale(text, number)
    unit, measure, at = _unit(text, at, number, units)
    noun = ""
    if measure is None:
        noun, at = counted_noun(text, at)
        measure = COUNTED if noun or scale else PLAIN
    hedge, at = _hedge(text, at)
    return PrintedFigure(
        start=number.start,
        end=at,
        number=number.text,
        value=number.value * factor_of(scale) * measure.factor * number.sign,
        measure=measure,
        unit=unit,
        scale=scale,
        currency=number.currency,
        noun=noun,
        more=more,
        hedge=hedge,
        sign=number.sign,
        text=text[number.start : at],
    )


def _chinese_scale(text: str, at: int) -> tuple[int, str, bool]:
    more = False
    step = at
    if MORE.match(text, step):
        more, step = True, step + 1
    elif text[step : step + 1] == " ":
        step += 1
    for length in (2, 1):
        scale = text[step : step + length]
        if scale in CHINESE_SCALE and not _begins_unit(text, step, scale):
            step += len(scale)
            if MORE.match(text, step):
                more, step = True, step + 1
                if text[step : step + 1] == "亿" and scale == "万":  # 4万多亿元
                    scale, step = "万亿", step + 1
            return step, scale, more
    return (step if more else at), "", more


def _begins_unit(text: str, at: int, scale: str) -> bool:
    """Whether 千 belongs to 千瓦, and 百 to 百分点."""
    if scale == "千" and text[at : at + 2] in SCALED_UNITS:
        return True
    if scale == "兆" and text[at + 1 : at + 2] in MEGA:
        return True
    return scale in ("百", "十") and text[at + 1 : at + 2] in NO_SCALE


def _english_scale(text: str, number: BareNumber) -> tuple[int, str]:
    match = ENGLISH_SCALES.match(text, number.end)
    if not match:
        return number.end, ""
    scale = match["scale"]
    apart = match["gap"] == "-" or (match["gap"] and not number.currency)
    if scale.lower() in SHORT and apart:
        return number.end, ""
    again = ENGLISH_SCALES.match(text, match.end())
    if again and f"{scale} {again['scale']}".lower() in ENGLISH_SCALE:
        return again.end(), f"{scale} {again['scale']}"
    return match.end(), scale


def _unit(
    text: str, at: int, number: BareNumber, units: Mapping[str, MeasuredUnit]
) -> tuple[str, MeasuredUnit | None, int]:
    """Unit that stands at a place, what it measures, and where it ends."""
    if TO_ONE.match(text, at):
        return ":1", ONE_TO_ONE, at + 2
    blank = text[at : at + 1] == " "
    found = chinese_unit(text, at + blank, units) if units else None
    if not found:
        return _english_unit(text, at, number)
    unit, measure = found
    at += blank + len(unit)
    rate = PER_UNIT.match(text, at)
    if rate and "/" not in unit:
        at = rate.end()
    if unit == "元" and number.currency == "":
        abroad = ABROAD.search(text, max(0, number.start - 3), number.start)
        if abroad:
            return unit, units.get(MONEYS[abroad[0]], measure), at
    return unit, number.money if number.currency and unit in YUAN else measure, at


def _english_unit(text: str, at: int, number: BareNumber) -> tuple[str, MeasuredUnit | None, int]:
    match = ENGLISH_UNIT.match(text, at)
    word = match["unit"].lower() if match else ""
    measure = ENGLISH.get(word)
    if number.currency:
        if match and measure and measure.dimension is MeasuredBy.MONEY:
            return match["unit"], number.money, match.end()
        return "", number.money, at
    return (match["unit"], measure, match.end()) if match else ("", None, at)


def _hedge(text: str, at: int) -> tuple[Comparator, int]:
    match = CHINESE_AFTER.match(text, at) or ENGLISH_AFTER.match(text, at)
    if not match:
        return Comparator.IS, at
    part = match.groupdict()
    if part.get("most"):
        return Comparator.AT_MOST, match.end()
    if part.get("more"):
        return Comparator.MORE_THAN, match.end()
    if part.get("about"):
        return Comparator.ABOUT, match.end()
    return Comparator.AT_LEAST, match.end()
