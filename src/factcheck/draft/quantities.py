"""One number of a text, extended over its scale, its unit and the hedge behind it."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.draft.en.nouns import counted_noun
from factcheck.draft.measure import COUNTED, PLAIN, MeasuredBy, MeasuredUnit, measured
from factcheck.draft.printed import PrintedFigure
from factcheck.wording.leading import LeadingReader, LeadingScale, hedge_behind, latin_scale
from factcheck.wording.running_numbers import RunningNumber
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "quantities")

RATES = (MeasuredBy.PERCENT, MeasuredBy.POINT, MeasuredBy.TIMES, MeasuredBy.TIME)
PER = (MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.COUNT)
TO_ONE = re.compile(r"[:：︰∶]1(?!\d|[.:：︰∶]\d)")
ONE_TO_ONE = MeasuredUnit(symbol="ratio", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
#: What a unit is counted by where the table has no such unit: 元/套餐.
UNKNOWN_PER = re.compile(
    WORDS.pattern(
        r"[/／](?:{zh.scales})?(?:[一-鿿]{1,4}(?=[,，。;；、)）和比]|$)|[A-Za-z]{1,3}\b)"
        r"| per (?!{en.no_things})[a-z]{3,}(?= ?[,.;:)]|$| [a-z])"
    )
)
#: What a figure is told by that its unit does not have.
LEFT_OUT = re.compile(
    WORDS.pattern(
        r" (?:(?:[a-z]+(?:ed|ing) |every year |each year |annually )?per (?!cent\b"
        r"|annum\b)(?:[\d,]+ )?[a-z]+(?: births| people)?"
        r"|an? (?:{en.left_out})\b(?! (?:ago|earlier|before|back|later|on|of)\b))"
    )
)
#: What is told of one share, whatever it is called.
OF_SHARE = re.compile(
    WORDS.pattern(r" (?:per|a|an|for each) (?:(?:fully )?(?:{en.of_share}) )+(?:common )?share\b")
)
AN = re.compile(r" an? (?=[a-z])")
BY_MANY = re.compile(r"(?: per (?=[1-9])|[/／](?=\d*[百千万]))")
OF_SCALE = re.compile(
    r"[/／](?P<number>10{0,3})?(?P<scale>[百千万])人?(?:(?=[下上降升增减提和与及以比较])|(?![一-鿿]))"
)
#: So many things without a name, or with one that no table has: 310 per 100,000 in 2010.
MANY = re.compile(
    r" per (?P<things>1(?:,000)+|1(?: 000)+|10{3,6}|10+(?:,000)+|10+(?: 000)+)(?![\d.,]\d)"
)
SCALES = {"百": 100, "千": 1000, "万": 10000}
#: Signs of units that no table has: 48.5 MPam, 5 mXy.
SIGN = re.compile(
    r" ?(?P<unit>(?:da|[hkmµnpc])[A-Z][a-z]{0,3}|[A-Z]{2,3}[a-z]{1,3}(?<!s))(?![\w'’-])"
)
#: Names of money before a number, and what the same is called behind one.
BEFORE = {"台币": "新台币", "港币": "港元", "人民币": "元", "澳门币": "澳门元", "新币": "新加坡元"}
SIGNS = ("$", "€", "£", "¥", "₹", "₩")
YUAN = ("元", "元人民币", "人民币")


class _Unit(Struct, frozen=True, kw_only=True):
    """A unit behind a number; its measure is None where there is none."""

    text: str = ""
    measure: MeasuredUnit | None = None
    per: str = ""  # what it is counted by: /吨, per barrel
    end: int
    settled: str = ""


class QuantityReader(Struct, frozen=True):
    """Extends numbers over what belongs to them, with the units of a table."""

    leading: LeadingReader

    def printed(self, text: str, number: RunningNumber) -> PrintedFigure:
        """Extend a number over its scale, unit, noun and the hedge behind it."""
        scale = self.leading.scale(text, number.end)
        if scale is None:
            scale = latin_scale(text, number.end, is_money=bool(number.currency))
        scale = scale or LeadingScale(text="", value=1, more=False, end=number.end)
        unit = self._unit(text, scale.end, number)
        noun, measure, at = "", unit.measure, unit.end
        if measure is None:
            noun, at = counted_noun(text, at)
            measure = COUNTED if noun or scale.text else PLAIN
        hedge, end = hedge_behind(text, at)
        is_rate = measure.dimension in RATES
        return PrintedFigure(
            start=number.start,
            end=end,
            number=number.text,
            value=number.value * scale.value * measure.factor * number.sign,
            measure=measure,
            unit=unit.text,
            per=unit.per,
            left_out="" if unit.per or is_rate else self._left_out(text, number, at),
            settled=unit.settled,
            scale=scale.text,
            factor=scale.value,
            currency=number.currency,
            noun=noun,
            more=scale.more,
            hedge=hedge,
            sign=number.sign,
            in_words=number.in_words,
            text=text[number.start : end],
        )

    def _unit(self, text: str, at: int, number: RunningNumber) -> _Unit:
        if TO_ONE.match(text, at):
            return _Unit(text=":1", measure=ONE_TO_ONE, end=at + 2)
        gap = text[at : at + 1] in (" ", "-")
        unit = self.leading.unit(text, at + gap)
        if unit is not None and text[at : at + 1] == "-" and not unit.text.isascii():
            unit = None
        if unit is not None and unit.text in SIGNS and text[unit.end : unit.end + 1].isdigit():
            unit = None  # of the number behind it: 2015 £300m
        sign = SIGN.match(text, at) if unit is None and not number.currency else None
        if sign is not None:
            unknown = sign["unit"]
            measure = MeasuredUnit(
                symbol=unknown, factor=Fraction(1), dimension=MeasuredBy.QUANTITY
            )
            return _Unit(text=unknown, measure=measure, end=sign.end())
        is_money = unit is not None and measured(unit).dimension is MeasuredBy.MONEY
        if unit is None or (number.currency and not is_money):
            per, end = self._per(text, at) if number.currency else self._rate(text, at)
            return self._money(number, _Unit(per=per, end=end))
        is_counted_by = "/" not in unit.text and measured(unit).dimension in PER
        per, end = self._per(text, unit.end) if is_counted_by else ("", unit.end)
        read = _Unit(
            text=unit.text,
            measure=measured(unit),
            per=per,
            end=end,
            settled=unit.settled,
        )
        is_yuan = not unit.text.isascii() and unit.text not in YUAN
        return read if is_yuan else self._money(number, read)

    def _money(self, number: RunningNumber, unit: _Unit) -> _Unit:
        """Return the unit with the money of the sign before the number, if there is one."""
        if not number.currency:
            return unit
        behind = BEFORE.get(number.currency, number.currency)
        money = self.leading.unit(behind, 0)
        if money is None:
            return unit
        named = unit.text if number.currency.isascii() or behind in SIGNS else behind
        return replace(unit, text=named, measure=measured(money), settled=money.settled)

    def _rate(self, text: str, at: int) -> tuple[str, int]:
        """Return by how many things a bare number is told: 12.5 per 100,000 people."""
        if not BY_MANY.match(text, at):
            return "", at
        per, end = self.leading.quotient(text, at)
        if per.startswith(" "):
            return per, at
        many = MANY.match(text, at) if not per else None
        if many is not None:
            return f" per {int(many['things'].replace(',', '').replace(' ', '')):,}", at
        scaled = OF_SCALE.match(text, at)  # no table has 7.2/10万 as a unit
        if scaled is None:
            return per, end
        things = int(scaled["number"] or 1) * SCALES[scaled["scale"]]
        return f" per {things:,}", scaled.end()

    def _per(self, text: str, at: int) -> tuple[str, int]:
        """Return what is counted by at a place, and where the figure ends: not behind `per barrel`.

        Things that no table has are told too, for a person to say what they are.
        """
        share = OF_SHARE.match(text, at)
        if share is not None:
            return " per share", at
        per, end = self.leading.quotient(text, at)
        an = None if per else AN.match(text, at)
        if an is not None:  # $1,950 an ounce
            per, _ = self.leading.quotient(f" per {text[an.end() : an.end() + 24]}", 0)
        unknown = None if per else UNKNOWN_PER.match(text, at)
        if unknown is not None:
            per, end = unknown[0], unknown.end()
        return per, at if per.startswith(" ") else end

    def _left_out(self, text: str, number: RunningNumber, end: int) -> str:
        """Return the words beside a figure that say what it is told by, and are in no unit."""
        behind = LEFT_OUT.match(text, end)
        if behind is not None:
            return behind[0].strip()
        at = text.rfind("每", max(0, number.start - 8), number.start)
        unit = self.leading.unit(text, at + 1, is_asked=True) if at >= 0 else None
        return text[at : number.start] if unit and unit.end == number.start else ""
