"""Data Package 1 and 2: the tables that a descriptor names, each read as its own schema says.

Which field is the area, the period or a figure is told by its type and its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from factcheck.language import listed, say
from factcheck.load.digests import other_hash
from factcheck.load.input_file import Dialect
from factcheck.load.layouts._codes import coded_status, flags
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._json import parsed
from factcheck.load.layouts._text import TextRow, folded, is_ragged, rows, start
from factcheck.load.layouts._times import is_day, period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_DESCRIPTOR, _DEPTH = "datapackage.json", 4  # and how many folders above a table it may lie
_TABLES = (".csv", ".tsv", ".txt", ".tab", "")
_NUMBERS = ("number", "integer")
_TIMES = ("year", "yearmonth", "date", "datetime")
_TIME_NAMES = re.compile(
    r"year|jahr|ann[eé]e|a[nñ]o|date|datum|time|period|quarter|month|年份?|时间|日期|time_period",
    re.IGNORECASE,
)
_CODE_NAMES = re.compile(r".*\b(?:code|iso\w*|geo|ref_area)\b.*|代码", re.IGNORECASE)
_AREA_NAMES = re.compile(
    r".*\b(?:country|land|laender|länder|area|region|state|geo|entity|pays|pa[ií]s|economy|location"
    r"|territory|province|city|county|municipality|place)\b.*|地区|国家|省份|城市",
    re.IGNORECASE,
)
_FLAG_NAMES = re.compile(r"flag\w*|flagge|status|obs_status|symbol|qualifier", re.IGNORECASE)
_UNIT_NAMES = re.compile(r"units?|einheit|unit_measure|unité|单位", re.IGNORECASE)
_SERIES_NAMES = re.compile(r"indicator|series|variable|measure|item|indikator|指标", re.IGNORECASE)
_NOTE_NAMES = re.compile(r"notes?|footnotes?|comments?|anmerkung|remarks?|备注", re.IGNORECASE)
_TEXTS = ("area", "area_name", "time", "unit", "indicator")  # roles that are read once a row
_FIGURE = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class _PackageField:
    """One field of a table: what its schema says of it."""

    name: str
    type: str = "string"
    role: str = ""  # area, area_name, time, value, flag, unit, indicator, note, or nothing
    missing: frozenset[str] = frozenset(("",))
    decimal: str = "."
    group: str = ""
    is_bare: bool = True
    about: str = ""  # title and description

    def figure(self, text: str) -> str:
        """Return a figure with a full stop before its decimals; empty where it is none.

        >>> _PackageField(name="BIP", decimal=",", group=".").figure("5.708,40")
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


@dataclass(kw_only=True)
class _PackageTable:
    """One table of a package, and the file that it stands in."""

    package: Original
    resource: Mapping[str, Any]
    original: Original
    fields: list[_PackageField] = field(default_factory=list)

    def of_role(self, role: str) -> list[int]:
        return [number for number, each in enumerate(self.fields) if each.role == role]


def recognises(original: Original) -> Match:
    """Return how surely a file is the descriptor of a package, or a table that one names."""
    if descriptor_of(original.path) is not None:
        return Match.MARKS
    text = start(original)
    is_named = original.path.name.casefold() in ("datapackage.json", "data-package.json")
    if not text.lstrip().startswith("{") or not ('"resources"' in text or is_named):
        return Match.NO
    return Match.MARKS if is_named or "datapackage" in text or '"schema"' in text else Match.NO


def descriptor_of(path: Path) -> Path | None:
    """Return the descriptor of the package that names a table; None where there is none."""
    if path.suffix.casefold() not in _TABLES[:-1]:
        return None
    for folder in list(path.resolve().parents)[:_DEPTH]:
        descriptor = folder / _DESCRIPTOR
        if descriptor.is_file():
            inside = path.resolve().relative_to(folder).as_posix()
            text = descriptor.read_text(encoding="utf-8", errors="ignore")
            return descriptor if f'"{inside}"' in text.replace("\\/", "/") else None
    return None


def companions(path: Path) -> tuple[Path, ...]:
    """Return the tables that a descriptor names."""
    if path.name.casefold() != _DESCRIPTOR:
        return ()
    quiet = Original(path=path, name=path.name)
    package = parsed(quiet)
    resources = package.get("resources") if isinstance(package, dict) else None
    return tuple(
        path.parent / name
        for resource in (resources if isinstance(resources, list) else ())
        if isinstance(resource, dict)
        for name in _paths(quiet, resource)
    )


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of every table of the package, or of the one table that is given."""
    descriptor = descriptor_of(original.path)
    if descriptor is not None:
        inside = original.path.resolve().relative_to(descriptor.parent)
        package_name = PurePosixPath(original.name)
        for _ in inside.parts:
            package_name = package_name.parent
        whole = Original(
            path=descriptor, name=(package_name / descriptor.name).as_posix(),
            faults=original.faults, remarks=original.remarks, repeats=original.repeats,
        )  # fmt: skip
        yield from _tables(whole, inside.as_posix())
        return
    yield from _tables(original)


def _tables(original: Original, alone: str = "") -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the tables that a descriptor names, or of one alone."""
    package = parsed(original)
    if package is None:
        return
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list) or not resources:
        original.fault(
            say("{key!r} is missing", key="resources"),
            say("The descriptor of a Data Package lists its tables under `resources`."),
        )
        return
    for resource in resources:
        if not isinstance(resource, dict):
            continue
        for path in _paths(original, resource):
            if alone and path != alone:
                continue
            yield from _figures(original, resource, path)


def _paths(original: Original, resource: Mapping[str, Any]) -> list[str]:
    """Return the files of a resource; one outside the package is a fault, one elsewhere is told."""
    paths = resource.get("path", [])
    inside = []
    for path in paths if isinstance(paths, list) else [paths]:
        name = str(path)
        parts = PurePosixPath(name.replace("\\", "/"))
        if "://" in name:
            original.remarks.append(say("{file}: not read, it is not in the package", file=name))
        elif parts.is_absolute() or ".." in parts.parts or name.startswith("~"):
            original.fault(
                say("{file!r} is outside the folder", file=name),
                say("Keep the table beside it."),
            )
        elif parts.suffix.casefold() not in _TABLES:
            original.remarks.append(say("{file}: not read, it is no table of text", file=name))
        else:
            inside.append(name)
    return inside


def _figures(
    original: Original, resource: Mapping[str, Any], path: str
) -> Iterator[PublishedCell | MissingCell]:
    file = original.path.parent / path
    name = (PurePosixPath(original.name).parent / path).as_posix()
    beside = Original(
        path=file, name=name, encoding=str(resource.get("encoding") or ""), faults=original.faults,
        repeats=original.repeats, remarks=original.remarks,
    )  # fmt: skip
    if not file.is_file():
        original.fault(
            say("there is no file {file!r}", file=path), say("Add it, or remove the resource.")
        )
        return
    if not _is_meant(beside, resource):
        return
    dialect = _dialect(resource)
    table = rows(beside, dialect.delimiter or ",", quote=dialect.quote or None)
    header = next((row for row in table if row.line >= dialect.header_row and any(row.cells)), None)
    if header is None:
        return
    described = _PackageTable(package=original, resource=resource, original=beside)
    described.fields = _fields(beside, resource, header.cells)
    if not described.of_role("value"):
        original.remarks.append(say("{file}: not read, no field of it is a number", file=name))
        return
    series = {number: _series(described, number) for number in described.of_role("value")}
    for row in table:
        if dialect.comment and row.cells and row.cells[0].startswith(dialect.comment):
            continue
        if any(row.cells) and not is_ragged(beside, row, len(described.fields)):
            yield from _cells(described, row, series)


def _is_meant(original: Original, resource: Mapping[str, Any]) -> bool:
    """Whether a file has the hash and the length that the descriptor says; if not, it is noted."""
    told = str(resource.get("hash") or "")
    size = resource.get("bytes")
    length = original.path.stat().st_size
    if size is not None and str(size).isdigit() and int(size) != length:
        original.fault(
            say("it has {length} bytes, and the descriptor says {told}", length=length, told=size),
            say("Bring back the file that was meant, or mend the descriptor if this one is."),
        )
        return False
    if not told:
        return True
    with original.path.open("rb") as stream:
        fault = other_hash(stream, told)
    if fault is not None:
        original.fault(*fault)
    return fault is None


def _dialect(resource: Mapping[str, Any]) -> Dialect:
    """Return how the rows are written, by the dialect of either version."""
    told = resource.get("dialect")
    keys = told if isinstance(told, dict) else {}
    heads = keys.get("headerRows")
    first = heads[-1] if isinstance(heads, list) and heads else 1
    suffix = PurePosixPath(str(resource.get("path"))).suffix.casefold()
    default = "\t" if suffix in (".tsv", ".tab") or resource.get("format") == "tsv" else ","
    return Dialect(
        delimiter=str(keys.get("delimiter") or default).replace("\\t", "\t"),
        quote=str(keys.get("quoteChar") or '"'),
        comment=str(keys.get("commentChar") or ""),
        header_row=int(first) if str(first).isdigit() else 1,
    )


def _fields(
    original: Original, resource: Mapping[str, Any], header: list[str]
) -> list[_PackageField]:
    """Return the fields by the header, each with what the schema says of it.

    Where a heading is not that of the schema, the schema's field in its place is meant.
    """
    schema = resource.get("schema")
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


def _field(name: str, entry: Mapping[str, Any], missing: frozenset[str]) -> _PackageField:
    own = _texts(entry.get("missingValues"))
    title, description = str(entry.get("title") or ""), str(entry.get("description") or "")
    return _PackageField(
        name=name,
        type=str(entry.get("type") or "string"),
        missing=own or missing,
        decimal=str(entry.get("decimalChar") or "."),
        group=str(entry.get("groupChar") or ""),
        is_bare=entry.get("bareNumber") is not False,
        about="; ".join(filter(None, (str(entry.get("unit") or ""), title, description))),
    )


def _texts(values: object) -> frozenset[str]:
    """Return what stands for a missing value, each by itself or with a label."""
    if not isinstance(values, list):
        return frozenset()
    return frozenset(str(each.get("value") if isinstance(each, dict) else each) for each in values)


def _with_roles(fields: list[_PackageField]) -> list[_PackageField]:
    """Return the fields, each with what it is for."""
    roles = [_role(each) for each in fields]
    if "area" not in roles and "area_name" in roles:
        roles[roles.index("area_name")] = "area"
    if "time" not in roles:
        guess = [n for n, each in enumerate(fields) if _TIME_NAMES.fullmatch(each.name)]
        if guess:
            roles[guess[0]] = "time"
    return [
        _PackageField(**{**vars(each), "role": role})
        for each, role in zip(fields, roles, strict=True)
    ]


def _role(each: _PackageField) -> str:
    name = each.name.replace("_", " ") if not _FLAG_NAMES.fullmatch(each.name) else each.name
    if each.type in _TIMES or _TIME_NAMES.fullmatch(each.name):
        return "time"
    if each.type in _NUMBERS:
        return "value"
    patterns = (
        (_FLAG_NAMES, "flag"), (_UNIT_NAMES, "unit"), (_SERIES_NAMES, "indicator"),
        (_NOTE_NAMES, "note"), (_CODE_NAMES, "area"), (_AREA_NAMES, "area_name"),
    )  # fmt: skip
    return next((role for pattern, role in patterns if pattern.fullmatch(name)), "")


def _series(table: _PackageTable, number: int) -> PublishedCell:
    """Return what is true of all figures of a field."""
    each = table.fields[number]
    of_name, of_about = head(each.name), head(each.about)
    return PublishedCell(
        area="",
        indicator=of_name.subject or each.name,
        indicator_name=each.about or each.name,
        period="",
        value="",
        cell="",
        unit=of_name.unit or of_about.unit,
        basis=of_name.basis or of_about.basis,
        adjustment=of_name.adjustment or of_about.adjustment,
        note=each.about,
        file=table.original.name,
    )


def _cells(
    table: _PackageTable, row: TextRow, series: Mapping[int, PublishedCell]
) -> Iterator[PublishedCell | MissingCell]:
    texts = {
        role: row.cells[numbers[0]].strip() for role in _TEXTS if (numbers := table.of_role(role))
    }
    code = " ".join(row.cells[number].strip() for number in table.of_role("flag")).strip()
    flagged = (flags(code) if code.islower() else coded_status(code)) if code else None
    notes = [row.cells[number].strip() for number in table.of_role("note")]
    for number, of_series in series.items():
        each, text, at = table.fields[number], row.cells[number].strip(), row.at(number)
        if text in each.missing or not text:
            yield MissingCell(at, text)
            continue
        figure, time = each.figure(text), _time(texts.get("time", ""))
        if not figure or not time:
            _note(table, row, number, figure)
            yield MissingCell(at, text)
            continue
        note = (flagged.note if flagged else "", of_series.note, *notes)
        yield of_series._replace(
            area=texts.get("area", ""),
            area_name=texts.get("area_name", ""),
            indicator=texts.get("indicator") or of_series.indicator,
            period=time,
            value=figure,
            cell=at,
            unit=texts.get("unit") or of_series.unit,
            status=flagged.status if flagged else "",
            note="; ".join(filter(None, note)),
        )


def _time(text: str) -> str:
    return period(text) or (text if is_day(text) else "")


def _note(table: _PackageTable, row: TextRow, number: int, figure: str) -> None:
    is_time = bool(figure)
    times = table.of_role("time")
    place = row.at(times[0]) if is_time and times else row.at(number)
    text = row.cells[times[0]] if is_time and times else row.cells[number]
    table.original.fault(
        say("{text!r} is no period", text=text)
        if is_time
        else say("{text!r} is no figure", text=text),
        say("Mend the cell, or the schema of the package."),
        place,
        cause="period" if is_time else "figure",
    )
