"""What a printed unit measures: its symbol, its factor, and the sort of claim it can make."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.wording.leading import LeadingUnit
from factcheck.wording.unit_table import DEFAULT


class MeasuredBy(StrEnum):
    """What sort of thing a figure measures; the kind of claim depends on it."""

    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    TIMES = "times"
    COUNT = "count"
    QUANTITY = "quantity"
    TIME = "time"
    NUMBER = "number"


class MeasuredUnit(Struct, frozen=True, kw_only=True):
    """A unit: its symbol, the factor to that symbol, and its dimension."""

    symbol: str
    factor: Fraction
    dimension: MeasuredBy


PLAIN = MeasuredUnit(symbol="", factor=Fraction(1), dimension=MeasuredBy.NUMBER)
COUNTED = MeasuredUnit(symbol="count", factor=Fraction(1), dimension=MeasuredBy.COUNT)
TIMES = MeasuredUnit(symbol="ratio", factor=Fraction(1), dimension=MeasuredBy.TIMES)
PERCENT = MeasuredUnit(symbol="percent", factor=Fraction(1), dimension=MeasuredBy.PERCENT)
POINTS = MeasuredUnit(symbol="percentage_point", factor=Fraction(1), dimension=MeasuredBy.POINT)

_FORMS = {
    UnitForm.PERCENT: MeasuredBy.PERCENT,
    UnitForm.POINTS: MeasuredBy.POINT,
    UnitForm.TIMES: MeasuredBy.TIMES,
    UnitForm.COUNT: MeasuredBy.COUNT,
}
_GROUPS = {"money": MeasuredBy.MONEY, "other money": MeasuredBy.MONEY, "time": MeasuredBy.TIME}
#: Units that a list of spans counts in another one, and what it calls some.
_COUNTED_IN = {
    unit: shown
    for shown, units in {
        "%": "成 ppm ppb",
        "pp": "bp",
        "USD": "cent",
        "GBP": "pence",
        "CNY": "角",
        "kg": "斤 两",
        "km": "mile",
        "kW": "MW GW TW",
        "kWh": "Wh MWh GWh TWh",
        "barrel": "kbbl MMbbl",
        "boe": "kboe MMboe",
        "bpd": "kb/d MMb/d",
        "boe/d": "kboe/d",
    }.items()
    for unit in units.split()
}
_SHOWN = {
    "%": "percent",
    "‰": "permille",
    "pp": "percentage_point",
    "times": "ratio",
    "µg": "ug",
    "°C": "celsius",
    "square mile": "sq_mi",
    "square foot": "sq_ft",
    "cubic foot": "cu_ft",
    "foot": "ft",
    "亩": "mu",
    "nautical mile": "n_mile",
    "h": "hour",
    "s": "second",
    "year of age": "year_of_age",
    "µg/m3": "ug/m3",
    "tkm": "t*km",
    "pkm": "person*km",
    "bpd": "barrel",
    "boe": "barrel",
    "boe/d": "barrel",
}
_NAMES = {shown: symbol for symbol, shown in reversed(_SHOWN.items())}


def measured(unit: LeadingUnit) -> MeasuredUnit:
    """Return what a unit of a text measures."""
    symbol = unit.entry.names[0]
    sort = _FORMS.get(unit.unit.form) or _GROUPS.get(unit.entry.group, MeasuredBy.QUANTITY)
    if sort is MeasuredBy.COUNT:
        return MeasuredUnit(symbol=f"count:{_counted(unit)}", factor=Fraction(1), dimension=sort)
    if symbol == "point":
        sort = MeasuredBy.NUMBER
    shown = _COUNTED_IN.get(symbol, symbol)
    factor = unit.unit.factor / DEFAULT.unit(shown).factor if shown != symbol else Fraction(1)
    return MeasuredUnit(symbol=_SHOWN.get(shown, shown), factor=factor, dimension=sort)


def name_of(symbol: str) -> str:
    """Return what the table calls a symbol of a list of spans."""
    return _NAMES.get(symbol, "" if symbol.startswith("count") else symbol)


def _counted(unit: LeadingUnit) -> str:
    """Return the classifier; people are one sort, whatever they are called."""
    if unit.text.isascii():
        return unit.entry.names[0]
    is_people = unit.entry.names[0] == "person" and (len(unit.text) > 1 or unit.text == "人")
    return "人" if is_people else unit.text
