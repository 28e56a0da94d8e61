"""What the fields of a Data Package hold, told by their types and names in its schema."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.language import listed, say
from factcheck.load.grids.vocabulary import phrases_of, within
from factcheck.load.layouts._json import parsed
from factcheck.load.layouts._text import folded
from factcheck.load.layouts._times import is_day, period
from factcheck.load.layouts.original import Original

_NUMBERS = ("number", "integer")
_TIMES = ("year", "yearmonth", "date", "datetime")
_TIME_NAMES, _MONTH_NAMES, _CODE_NAMES, _AREA_NAMES = (
    within(phrases_of("fields", role)) for role in ("time", "month", "code", "area")
)
_FLAG_NAMES, _UNIT_NAMES, _SERIES_NAMES, _NOTE_NAMES = (
    within(phrases_of("fields", role)) for role in ("flag", "unit", "indicator", "note")
)
_FIGURE = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


class PackageField(Struct, frozen=True, kw_only=True):
    """One field of a table: what its schema says of it."""

    name: str
    type: str = "string"
    role: str = ""  # area, area_name, time, value, flag, unit, indicator, note, or nothing
    missing: frozenset[str] = frozenset(("",))
    decimal: str = "."
    group: str = ""
    is_bare: bool = True
    unit: str = ""
    about: str = ""  # title and description
    form: str = ""  # how a date is written

    def time(self, text: str) -> str:
        """Return a period, a date in the form that the schema tells; empty where it is none.

        >>> PackageField(name="Tag", type="date", form="%d.%m.%Y").time("31.12.2021")
        '2021-12-31'
        """
        if "%" in self.form:
            try:
                return datetime.strptime(text, self.form).date().isoformat()  # noqa: DTZ007 - a day
            except ValueError:
                return ""
        return period(text) or (text if is_day(text) else "")

    def figure(self, text: str) -> str:
        """Return a figure with a full stop before its decimals; empty where it is none.

        >>> PackageField(name="BIP", decimal=",", group=".").figure("5.708,40")
        '5708.40'
        """
        bare = text if self.is_bare else text.strip("%$€£ \u00a0")
        whole, _, rest = bare.partition(self.decimal)
        if self.group:
            if not re.fullmatch(
                rf"[-+]?\d{{1,3}}(?:{re.escape(self.group)}\d{{3}})*|[-+]?\d+", whole
            ):
                return ""
            whole = whole.replace(self.group, "")
        written = f"{whole}.{rest}" if rest else whole
        return written if _FIGURE.fullmatch(written) else ""


def fields_of_table(
    original: Original, resource: Mapping[str, Any], header: list[str], folder: Path
) -> list[PackageField]:
    """Return the fields by the header, each with what the schema says of it.

    Where a heading is not that of the schema, the schema's field in its place is meant.
    """
    schema = resource.get("schema")
    is_beside = isinstance(schema, str) and "://" not in schema and ".." not in schema
    if is_beside and (folder / str(schema)).is_file():
        schema = parsed(Original(path=folder / str(schema), name=str(schema)))
    told = schema.get("fields") if isinstance(schema, dict) else None
    entries = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    missing = _texts(schema.get("missingValues")) if isinstance(schema, dict) else frozenset()
    by_name = {folded(str(entry.get("name"))): entry for entry in entries}
    fields = []
    others = []
    for number, name in enumerate(header):
        entry = by_name.get(folded(name))
        if entry is None and number < len(entries):
            entry = entries[number]
            others.append(f"{name} ({entry.get('name')})")
        fields.append(_field(name.strip(), entry or {}, missing or frozenset(("",))))
    if others and entries:
        original.remarks.append(
            say("{file}: its header is not that of its schema: {names}", file=original.name,
                names=listed(others))
        )  # fmt: skip
    return _with_roles(fields)


def repeated_fields(resources: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return the names of numbers that more than one table has."""
    names: Counter[str] = Counter()
    for resource in resources:
        schema = resource.get("schema")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        entries = [entry for entry in fields or () if isinstance(entry, dict)]
        names.update(
            {folded(str(entry.get("name"))) for entry in entries if entry.get("type") in _NUMBERS}
        )
    return frozenset(name for name, number in names.items() if number > 1)


def _field(name: str, entry: Mapping[str, Any], missing: frozenset[str]) -> PackageField:
    own = _texts(entry.get("missingValues"))
    title, description = str(entry.get("title") or ""), str(entry.get("description") or "")
    return PackageField(
        name=name,
        type=str(entry.get("type") or "string"),
        missing=own or missing,
        decimal=str(entry.get("decimalChar") or "."),
        group=str(entry.get("groupChar") or ""),
        is_bare=entry.get("bareNumber") is not False,
        unit=str(entry.get("unit") or ""),
        about="; ".join(filter(None, (title, description))),
        form=str(entry.get("format") or ""),
    )


def _texts(values: object) -> frozenset[str]:
    """Return what stands for a missing value, each by itself or with a label."""
    if not isinstance(values, list):
        return frozenset()
    return frozenset(
        str(value.get("value") if isinstance(value, dict) else value) for value in values
    )


def _with_roles(fields: list[PackageField]) -> list[PackageField]:
    """Return the fields, each with what it is for."""
    roles = [_role(field) for field in fields]
    if "time" not in roles and "month" in roles:
        roles[roles.index("month")] = "time"
    values = [number for number, role in enumerate(roles) if role == "value"]
    across = [number for number in values if period(fields[number].name)]
    if across and len(across) == len(values) and "time" not in roles:  # a column a period
        return [
            replace(each, role="period" if number in across else role)
            for number, (each, role) in enumerate(zip(fields, roles, strict=True))
        ]
    if "area" not in roles and "area_name" in roles:
        roles[roles.index("area_name")] = "area"
    if "time" not in roles:
        guess = [n for n, each in enumerate(fields) if _TIME_NAMES.fullmatch(each.name)]
        if guess:
            roles[guess[0]] = "time"
    return [replace(each, role=role) for each, role in zip(fields, roles, strict=True)]


def _role(each: PackageField) -> str:
    name = each.name.replace("_", " ") if not _FLAG_NAMES.fullmatch(each.name) else each.name
    if _MONTH_NAMES.fullmatch(each.name) and each.type in (*_NUMBERS, "string"):
        return "month"
    if each.type in _TIMES or _TIME_NAMES.fullmatch(each.name):
        return "time"
    if each.type in _NUMBERS:
        return "value"
    patterns = (
        (_FLAG_NAMES, "flag"), (_UNIT_NAMES, "unit"), (_SERIES_NAMES, "indicator"),
        (_NOTE_NAMES, "note"), (_CODE_NAMES, "area"), (_AREA_NAMES, "area_name"),
    )  # fmt: skip
    return next((role for pattern, role in patterns if pattern.fullmatch(name)), "")
