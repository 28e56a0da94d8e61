"""The parts of a JSON Schema that say what one value may be: text, figures, periods, closed sets.

What the loader takes these take. ``errorMessage`` is a word that editors know beside those of the
standard: it is shown in place of their own message.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, TypeAlias

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.formula import Formula
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.texts import Texts
from factcheck.domain.unit import Unit
from factcheck.load.fields import fields_of

Schema: TypeAlias = dict[str, Any]

PRINTED: Schema = {"type": ["string", "number"]}
BOOLEAN: Schema = {"not": {"type": ["string", "number", "null", "array", "object"]}}  # not offered
SCALAR: Schema = {"anyOf": [PRINTED, BOOLEAN]}
CAPITALS: Schema = {"type": "string", "pattern": "[A-Z]"}
IDENTIFIER: Schema = {
    "anyOf": [
        {
            "type": ["string", "number"],
            "pattern": r"^\S+$",
            "errorMessage": "Use letters, digits, '-', '_' and '.', no spaces.",
        },
        BOOLEAN,
    ]
}
DAY, DIGITS = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$", r"^\s*[0-9]{1,9}\s*$"

VALUES: Mapping[object, tuple[str, Schema]] = {
    str: ("text", SCALAR),
    Texts: (
        "texts",
        {
            "description": "a text, or one a language: {en: as printed, zh: 照原文}",
            "anyOf": [SCALAR, {"type": "object", "additionalProperties": SCALAR}],
        },
    ),
    bool: (
        "yes-or-no",
        {
            "description": "yes or no",
            "anyOf": [
                {"enum": ["yes", "no", True, False]},
                {"type": "string", "pattern": "[A-Z]|^(true|false|是|否)$"},
            ],
        },
    ),
    int: (
        "whole-number",
        {
            "type": ["string", "integer"],
            "pattern": DIGITS,
            "minimum": 0,
            "errorMessage": "Write digits alone: 12.",
        },
    ),
    date: (
        "date",
        {
            "type": "string",
            "pattern": DAY,
            "description": "year-month-day: 2022-02-20",
            "errorMessage": "Write year-month-day: 2022-02-20.",
        },
    ),
    Indicator: ("indicator-name", SCALAR | {"description": "an indicator: its id, name or alias"}),
    Area: ("area-name", SCALAR | {"description": "an area: its id, name or alias"}),
    Period: (
        "period",
        PRINTED | {"description": "2021, 2021H1, 2021Q3, 2021-05, 2016..2021, FY2015, 十四五"},
    ),
    FiscalYear: (
        "fiscal-year",
        {
            "type": "string",
            "description": "the month it ends or begins in: ends June, begins April",
        },
    ),
    Figure: (
        "figure",
        PRINTED | {"description": "as printed, with its unit: 2311 亿元, 34.7 %, doubled"},
    ),
    Formula: (
        "formula",
        SCALAR | {"description": "indicators, numbers, + - * / ^ and brackets"},
    ),
    Unit: ("unit", SCALAR | {"description": "CNY, person, %, CNY/person"}),
}

COMPARED: Mapping[Hedge, str] = {
    Hedge.AS_PRINTED: "the figure as printed, with its unit: 2311 亿元, 34.7 %, doubled",
    Hedge.ABOUT: "a rounded figure, whose zeros at the end do not count: 2300 亿元",
    Hedge.AT_LEAST: "the figure, or more",
    Hedge.MORE_THAN: "more than the figure",
    Hedge.AT_MOST: "the figure, or less",
    Hedge.LESS_THAN: "less than the figure",
    Hedge.NEARLY: "below the figure, by a tenth at most",
    Hedge.JUST_OVER: "above the figure, by a tenth at most",
    Hedge.BETWEEN: "between two: 100 to 300, or [100, 300]",
}

REMARKS: Mapping[str, str] = {  # of keys that mean the same wherever they stand
    "title": "what it is called",
    "url": "where it can be read",
    "note": "a remark of your own",
    "licence": "on what terms it may be used",
    "name": "what it is called",
}

CELLS: Mapping[str, str] = {  # of one observation
    "area": "an area; that of the document, unless said",
    "indicator": "an indicator: its id, name or alias",
    "period": "2021, 2021H1, 2021Q3, 2021-05, 2016..2021",
    "value": "the figure as printed",
    "margin": "of its sampling error, to either side",
    "se": "its standard error",
    "low": "the lower end of its confidence interval",
    "high": "the upper end of it",
    "level": "of confidence: 95 %",
    "unit": "that of its indicator, unless said",
    "basis": "current or constant prices; those of its indicator, unless said",
    "adjustment": "adjusted or unadjusted for the season; that of its indicator, unless said",
    "vintage": "the edition it stands in",
    "released": "the day it became public: 2022-02-20",
    "status": "preliminary, revised, final or estimate",
    "source": "the id of a source",
    "note": "a remark of your own",
    "stored": "the digits that the cell holds, where it shows fewer",
}


def ref(name: str) -> Schema:
    """Speak of a definition by its name."""
    return {"$ref": f"#/$defs/{name}"}


TEXT, FIGURE, PERIOD = ref("text"), ref("figure"), ref("period")


def mapping(*classes: type) -> Schema:
    """Give a mapping whose keys are the fields of some classes, but for an amount."""
    found: Schema = {"type": "object", "properties": {}, "required": []}
    for cls in classes:
        remarks = {**REMARKS, **remarks_of(cls)}
        for each in fields_of(cls):
            if each.name == "amount":
                continue
            value = one_or_more(_single(each.base)) if each.is_list else _single(each.base)
            if each.name in remarks:
                value = value | {"description": remarks[each.name]}
            found["properties"][each.key] = value
            found["required"] += [each.key] if each.is_required else []
    return found | {"additionalProperties": False}


def one_or_more(one: Schema) -> Schema:
    """Give a value, or a list of them."""
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _single(base: object) -> Schema:
    """Give one value of a field; capital letters are left to the loader."""
    if isinstance(base, type) and issubclass(base, StrEnum):
        words = [each.value for each in base if each.value]
    elif isinstance(base, type) and issubclass(base, IntEnum):
        words = [each.name.lower() for each in base]
    else:
        return ref(VALUES[base][0])
    return {"anyOf": [{"enum": words}, CAPITALS], "description": first_line(base)}


def remarks_of(cls: type) -> dict[str, str]:
    """Give the remark behind each field in the source of a class, which is what it documents."""
    found = re.findall(r"(?m)^    (\w+): [^#\n]*#\s*(.+)$", inspect.getsource(cls))
    return dict(found)


def first_line(cls: type) -> str:
    """Give the first line of what a class says of itself."""
    return (cls.__doc__ or "").strip().splitlines()[0]
