"""The JSON Schema of claim files, drawn from the kinds and from the keys the loader reads.

It is for editors, which complete and check while one types; the loader alone decides, and what it
takes the schema takes. ``errorMessage`` and ``enumDescriptions`` are words that editors know beside
those of the standard.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from factcheck import kinds
from factcheck.domain.claim import SignOff
from factcheck.domain.hedge import Hedge
from factcheck.load.catalogue_keys import AreaKeys, IndicatorKeys, NameKeys, SourceKeys
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import COMPARATORS, fields_of
from factcheck.load.observations import COLUMNS
from factcheck.load.schema_values import (
    CELLS,
    COMPARED,
    FIGURE,
    IDENTIFIER,
    PERIOD,
    PRINTED,
    REMARKS,
    SCALAR,
    TEXT,
    VALUES,
    Schema,
    first_line,
    mapping,
    ref,
    remarks_of,
)
from factcheck.load.statement import CommonKeys, DoubtKeys, SignOffKeys

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def claims_schema() -> Schema:
    """Give the JSON Schema (2020-12) of a claim file."""
    names = kinds.names()
    unit = SCALAR | {"description": "an exact number of a known unit, `50 kg`, or `base`"}
    return {
        "$schema": DIALECT,
        "description": "The claims of one document, as factcheck reads them.",
        "type": "object",
        "properties": {
            "document": mapping(DocumentKeys)
            | {"description": "who says it, and of what area and period"},
            "claims": {
                "description": "what is said, one entry a claim",
                "type": "array",
                "items": ref("claim"),
                "minItems": 1,
                "errorMessage": "Begin each claim with `- id: …`.",
            },
            "units": _by_name(unit, "units of the file's own, by name"),
            "periods": _by_name(PERIOD, "periods that have a name: the war years: 2016..2018"),
            "indicators": _by_name(ref("indicator"), "what is measured, by id"),
            "areas": _by_name(ref("area"), "where it is measured, by id"),
            "sources": _by_name(ref("source"), "who publishes figures, by id"),
            "editions": _by_name(ref("edition"), "what editions of figures are called, by id"),
            "series": _series(),
        },
        "required": ["claims"],
        "additionalProperties": False,
        "$defs": {
            "claim": _claim(names),
            "indicator": _indicator(),
            "area": _area(),
            "source": mapping(SourceKeys),
            "edition": _edition(),
            "one-amount": _one_amount(),
            "some-amount": _some_amount(),
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
        "properties": mapping(CommonKeys)["properties"]
        | {
            "review": _review(),
            "reviewed": _sign_off(),
            "id": IDENTIFIER | {"description": remarks_of(CommonKeys)["id"]},
            "kind": {
                "enum": list(names),
                "enumDescriptions": [first_line(kinds.named(name)) for name in names],
                "description": "what is asserted",
            },
        },
        "required": ["id", "kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": ref(f"kind-{name}"),
            }
            for name in names
        ],
    }


def _review() -> Schema:
    """A list of texts, and never one text alone."""
    return {
        "description": remarks_of(DoubtKeys)["review"],
        "type": "array",
        "items": TEXT,
        "errorMessage": 'Write a list of texts in quotes: ["base: month or year before?"].',
    }


def _sign_off() -> Schema:
    """Who has looked at what was found of a claim."""
    return mapping(SignOffKeys) | {"description": first_line(SignOff)}


def _kind(name: str) -> Schema:
    cls = kinds.named(name)
    found = mapping(CommonKeys, cls)
    properties = found["properties"]
    properties["review"] = _review()
    properties["reviewed"] = _sign_off()
    properties["kind"] = {"const": name, "description": first_line(cls)}
    for key, value in (("area", ref("area-name")), ("period", PERIOD)):
        properties.setdefault(key, value)
    found["required"] = [key for key in found["required"] if key not in {"area", "period"}]
    amount = next((each for each in fields_of(cls) if each.name == "amount"), None)
    if amount is not None:
        properties |= {str(key): _compared(key) for key in COMPARED}
        found["allOf"] = [ref("one-amount")]
        found["allOf"] += [ref("some-amount")] if amount.is_required else []
    return found


def _compared(hedge: Hedge) -> Schema:
    described = {"description": COMPARED[hedge]}
    if hedge is not Hedge.BETWEEN:
        return FIGURE | described
    bounds = {"type": "array", "items": FIGURE, "minItems": 2, "maxItems": 2}
    return {"anyOf": [FIGURE, bounds]} | described


def _one_amount() -> Schema:
    """At most one comparator; every one that stands beside another is marked."""
    return {
        "dependentSchemas": {
            one: {
                "properties": {other: False for other in COMPARATORS if other != one},
                "errorMessage": f"{one!r} is given as well; keep one of the two.",
            }
            for one in COMPARATORS
        }
    }


def _some_amount() -> Schema:
    said = f"The claim states no amount: add one of {', '.join(COMPARATORS)}."
    return {"anyOf": [{"required": [key], "errorMessage": said} for key in COMPARATORS]}


def _indicator() -> Schema:
    found = mapping(NameKeys, IndicatorKeys)
    currency = {"type": "string", "description": "a currency"}
    found["properties"] |= _naming() | {
        "at least": FIGURE | {"description": "it can never be less"},
        "at most": FIGURE | {"description": "it can never be more"},
        "exchange rate": {
            "description": "of which it is the price: {from: USD, to: CNY}",
            "type": "object",
            "properties": {"from": currency, "to": currency},
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    }
    return found


def _area() -> Schema:
    found = mapping(NameKeys, AreaKeys)
    parts = {"const": "complete", "description": "the areas that name it as parent are all of it"}
    found["properties"] |= _naming() | {"parts": parts}
    return found


def _edition() -> Schema:
    return {"type": "object", "properties": _naming(), "additionalProperties": False}


def _naming() -> Schema:
    names = {"type": "object", "additionalProperties": SCALAR}
    return {
        "name": SCALAR | {"description": REMARKS["name"]},
        "names": names | {"description": "by language: {zh: 地区生产总值, en: GDP}"},
        "note": TEXT | {"description": REMARKS["note"]},
    }


def _series() -> Schema:
    """A list of observations, or values by period by indicator."""
    cell = {"anyOf": [*SCALAR["anyOf"], {"type": "null"}]}
    columns = {column: cell | {"description": CELLS[column]} for column in COLUMNS}
    values = {"type": "object", "additionalProperties": PRINTED}
    return {
        "description": "observations of the file's own: {flour: {2021: 205, 2022: 217.5}}",
        "type": ["array", "object"],
        "items": {
            "type": "object",
            "properties": columns
            | {"values": values | {"description": "by period, in place of 'period' and 'value'"}},
            "additionalProperties": False,
        },
        "additionalProperties": values,
    }


def _by_name(entry: Schema, description: str) -> Schema:
    return {"type": "object", "description": description, "additionalProperties": entry}
