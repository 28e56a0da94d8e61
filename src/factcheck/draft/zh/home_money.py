"""Whose 元 a Chinese text writes: that of the mainland, Hong Kong, Macao, Taiwan or Singapore.

Each of these calls its own money 元. An area that is given tells whose it is. A text in simplified
characters means the yuan of the mainland otherwise; one in traditional characters names its money
somewhere, or an office or a place of its own, or nobody can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.rational import Fraction
from factcheck.draft.measure import MeasuredBy, MeasuredUnit, measured
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.zh.places import PROVINCES
from factcheck.wording.leading import reader_of
from factcheck.wording.traditional import TABLE
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "home money", "zh")

OWN = "元"
MAINLAND = "CNY"
#: The money of a place, what else is called so, and the places themselves.
HOMES = {
    "新台币": (re.compile(WORDS["of_taiwan"]), re.compile(WORDS["in_taiwan"])),
    "港元": (re.compile(WORDS["of_hong_kong"]), re.compile(WORDS["in_hong_kong"])),
    "澳门元": (re.compile(WORDS["of_macao"]), re.compile(WORDS["in_macao"])),
    "新加坡元": (re.compile(WORDS["of_singapore"]), re.compile(WORDS["in_singapore"])),
}
#: The name of an area of the mainland.
IN_CHINA = re.compile(rf"^(?:{PROVINCES}|全国|中国|我国)|[省市县州盟旗区乡镇]$")
#: Amounts of money, right before a figure, and the scales of such as are told without 元.
MONEYED = re.compile(WORDS.pattern(r"(?:{moneyed})(?:{between})*$"))
GREAT = ("万", "亿", "万亿", "千万", "百万")
NEAR = 16
YUAN = MeasuredUnit(symbol=MAINLAND, factor=Fraction(1), dimension=MeasuredBy.MONEY)
#: What a text says of all amounts below: 12亿元(人民币，下同).
BELOW = re.compile(r"[（(](?P<money>人民币|新?台币|港[元币]|澳门[元币]|新元)[，,、]下同[)）]")
BELOW_UNITS = {
    "人民币": "",
    "新台币": "新台币",
    "台币": "新台币",
    "港元": "港元",
    "港币": "港元",
    "澳门元": "澳门元",
    "澳门币": "澳门元",
    "新元": "新加坡元",
}
IN_MAINLAND = re.compile(WORDS["in_mainland"])


class HomeMoney(Struct, frozen=True, kw_only=True):
    """What a text calls 元, and whether it says so."""

    unit: str = ""  # empty where it is the yuan of the mainland
    is_sure: bool = True


def home_money(text: str, area: str, *, is_traditional: bool) -> HomeMoney:
    """Return whose money a text, in the characters that rules know, calls 元.

    >>> home_money("营收5亿元", "台湾", is_traditional=False).unit
    '新台币'
    >>> home_money("营收新台币5亿元", "", is_traditional=True)
    HomeMoney(unit='新台币', is_sure=True)
    >>> home_money("营收5亿元（人民币，下同）", "香港", is_traditional=True)
    HomeMoney(unit='', is_sure=True)
    >>> home_money("营收5亿元", "", is_traditional=True)
    HomeMoney(unit='', is_sure=False)
    >>> home_money("营收5亿元", "", is_traditional=False)
    HomeMoney(unit='', is_sure=True)
    """
    below = BELOW.search(text)
    if below is not None:
        return HomeMoney(unit=BELOW_UNITS[below["money"]])
    place = area.translate(TABLE)
    for unit, (_, places) in HOMES.items():
        if place and places.match(place):
            return HomeMoney(unit=unit)
    if not is_traditional or IN_CHINA.search(place):
        return HomeMoney()
    named = [unit for unit, (money, _) in HOMES.items() if money.search(text)]
    is_mainland = IN_MAINLAND.search(text) is not None
    if len(named) == 1 and not is_mainland:
        return HomeMoney(unit=named[0])
    if is_mainland and not named:
        return HomeMoney()
    placed = [unit for unit, (_, places) in HOMES.items() if places.search(text)]
    likely = placed[0] if len(placed) == 1 and not is_mainland else ""
    return HomeMoney(unit=likely, is_sure=False)


def _of_money(figure: PrintedFigure, text: str) -> PrintedFigure:
    """Return a figure with 元 where its words are of money and it leaves it out: 营收50.43亿."""
    if figure.unit or figure.noun or figure.scale not in GREAT or figure.in_words:
        return figure
    if not MONEYED.search(text, max(0, figure.start - NEAR), figure.start):
        return figure
    return replace(figure, unit=OWN, measure=YUAN)


def at_home(
    figures: Iterable[PrintedFigure], home: HomeMoney, text: str
) -> Iterator[PrintedFigure]:
    """Give figures whose 元 is the money of a text; one that may be another is told as settled."""
    own = reader_of(DEFAULT).unit(home.unit, 0) if home.unit else None
    for printed in figures:
        figure = _of_money(printed, text)
        if figure.unit != OWN or figure.currency or figure.measure.symbol != MAINLAND:
            yield figure
            continue
        measure = measured(own) if own else figure.measure
        if home.is_sure:
            yield replace(figure, measure=measure, unit=home.unit or OWN)
        else:
            yield replace(figure, measure=measure, settled=own.entry.names[0] if own else MAINLAND)
