"""The JSON Schema of claim files, drawn from the kinds and from the keys the loader reads.

It is for editors, which complete and check while one types; the loader alone decides.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum, StrEnum
from itertools import combinations
from typing import Any, TypeAlias

from factcheck import kinds
from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.figure import Figure
from factcheck.domain.formula import Formula
from factcheck.domain.period import Period
from factcheck.domain.unit import Unit
from factcheck.load.catalogue_keys import AreaKeys, IndicatorKeys, NameKeys, SourceKeys
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import COMPARATORS, Field, fields_of
from factcheck.load.observations import COLUMNS
from factcheck.load.statement import ClaimKeys

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PRINTED: Schema = {"type": ["string", "number"]}

VALUES: Mapping[object, tuple[str, Schema]] = {
    str: ("text", {"type": ["string", "number", "boolean"]}),
    bool: ("yes-or-no", {"enum": ["yes", "no", True, False, "true", "false", "是", "否"]}),
    int: ("whole-number", {"type": ["integer", "string"], "pattern": "^[0-9]+$"}),
    date: ("date", {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
    Indicator: ("indicator-name", {"type": "string", "description": "an id, name or alias"}),
    Area: ("area-name", {"type": "string", "description": "an id, name or alias"}),
    Period: (
        "period",
        PRINTED | {"description": "2021, 2021H1, 2021Q3, 2021-05, 2016..2021, FY2015, 十四五"},
    ),
    Figure: (
        "figure",
        PRINTED | {"description": "as printed, with its unit: 2311 亿元, 34.7 %, doubled"},
    ),
    Formula: (
        "formula",
        {"type": "string", "description": "indicators, numbers, + - * / ^ and brackets"},
    ),
    Unit: ("unit", {"type": "string", "description": "CNY, person, %, CNY/person"}),
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


TEXT, FIGURE, PERIOD = _ref("text"), _ref("figure"), _ref("period")


def claims_schema() -> Schema:
    """Give the JSON Schema (2020-12) of a claim file."""
    names = kinds.names()
    return {
        "$schema": DIALECT,
        "title": "Claim file",
        "description": "The claims of one document, as factcheck reads them.",
        "type": "object",
        "properties": {
            "document": _object(fields_of(DocumentKeys), _comments(DocumentKeys)),
            "claims": {"type": "array", "items": _ref("claim")},
            "units": _by_name({"type": "string", "description": "such as `50 kg`, or `base`"}),
            "periods": _by_name(PERIOD),
            "indicators": _by_name(_ref("indicator")),
            "areas": _by_name(_ref("area")),
            "sources": _by_name(_object(fields_of(SourceKeys), _comments(SourceKeys))),
            "series": _ref("series"),
        },
        "required": ["claims"],
        "additionalProperties": False,
        "$defs": {
            "claim": _claim(names),
            "indicator": _indicator(),
            "area": _area(),
            "series": _series(),
            **dict(VALUES.values()),
            **{f"kind-{name}": _kind(name) for name in names},
        },
    }


def schema_text() -> str:
    """Give the JSON Schema of a claim file as text."""
    return json.dumps(claims_schema(), ensure_ascii=False, indent=1) + "\n"


def _claim(names: Iterable[str]) -> Schema:
    """A claim: its kind decides which other keys it has."""
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(names), "description": "what is asserted"}},
        "required": ["id", "kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": _ref(f"kind-{name}"),
            }
            for name in names
        ],
    }


def _kind(name: str) -> Schema:
    cls = kinds.named(name)
    fields = fields_of(cls)
    common = {each.key: each for each in fields_of(ClaimKeys)}
    own = {each.key: each for each in fields if each.name != "amount"}
    found = _object([*common.values(), *own.values()], _comments(ClaimKeys) | _comments(cls))
    found["description"] = _first_line(cls)
    properties = found["properties"]
    properties["kind"] = {"const": name}
    for key, value in (("area", _ref("area-name")), ("period", PERIOD)):
        properties.setdefault(key, value)
    found["required"] = [key for key in found["required"] if key not in {"area", "period"}]
    amount = next((each for each in fields if each.name == "amount"), None)
    if amount is not None:
        keys = [key for key in COMPARATORS if key not in own]
        properties |= dict.fromkeys(keys, FIGURE)
        properties["between"] = _one_or_more(FIGURE)
        found |= _comparators(keys, is_required=amount.is_required)
    return found


def _comparators(keys: list[str], *, is_required: bool) -> Schema:
    """Exactly one comparator, or at most one where a claim may do without."""
    if is_required:
        return {"oneOf": [{"required": [key]} for key in keys]}
    return {"not": {"anyOf": [{"required": list(pair)} for pair in combinations(keys, 2)]}}


def _indicator() -> Schema:
    fields = (*fields_of(NameKeys), *fields_of(IndicatorKeys))
    found = _object(fields, _comments(NameKeys) | _comments(IndicatorKeys))
    currency = {"type": "string", "description": "a currency"}
    found["properties"] |= _naming() | {
        "at least": FIGURE | {"description": "it can never be less"},
        "at most": FIGURE | {"description": "it can never be more"},
        "exchange rate": {
            "type": "object",
            "properties": {"from": currency, "to": currency},
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    }
    return found


def _area() -> Schema:
    fields = (*fields_of(NameKeys), *fields_of(AreaKeys))
    found = _object(fields, _comments(NameKeys) | _comments(AreaKeys))
    parts = {"const": "complete", "description": "the areas that name it as parent are all of it"}
    found["properties"] |= _naming() | {"parts": parts}
    return found


def _naming() -> Schema:
    names = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "name": {"type": "string"},
        "names": names | {"description": "by language: {zh: 地区生产总值, en: GDP}"},
        "note": TEXT,
    }


def _series() -> Schema:
    """A list of observations, or values by period by indicator."""
    values = _by_name(PRINTED)
    row = _by_name(TEXT) | {"properties": dict.fromkeys(COLUMNS, TEXT)}
    row["properties"]["values"] = values
    row["additionalProperties"] = False
    return {"oneOf": [{"type": "array", "items": row}, _by_name(values)]}


def _by_name(entry: Schema) -> Schema:
    return {"type": "object", "additionalProperties": entry}


def _object(fields: Iterable[Field], comments: Mapping[str, str]) -> Schema:
    fields = list(fields)
    found = {each.key: _value(each) for each in fields}
    for each in fields:
        if each.name in comments:
            found[each.key] = found[each.key] | {"description": comments[each.name]}
    return {
        "type": "object",
        "properties": found,
        "required": [each.key for each in fields if each.is_required and each.name != "amount"],
        "additionalProperties": False,
    }


def _value(field: Field) -> Schema:
    one = _single(field.base)
    return _one_or_more(one) if field.is_list else one


def _one_or_more(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _single(base: object) -> Schema:
    if isinstance(base, type) and issubclass(base, StrEnum):
        return {"enum": [each.value for each in base if each.value]}
    if isinstance(base, type) and issubclass(base, IntEnum):
        return {"enum": [each.name.lower() for each in base]}
    return _ref(VALUES[base][0])


def _comments(cls: type) -> dict[str, str]:
    """Give the remark behind each field in the source of a class, which is what it documents."""
    found = re.findall(r"(?m)^    (\w+): [^#\n]*#\s*(.+)$", inspect.getsource(cls))
    return dict(found)


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").strip().splitlines()[0]
