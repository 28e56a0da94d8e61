"""Data Package 1 and 2: the tables that a descriptor names, each read as its own schema says.

Which field is the area, the period or a figure is told by its type and its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from factcheck.language import say
from factcheck.load.digests import other_hash
from factcheck.load.grids.vocabulary import phrases_of, within
from factcheck.load.input_file import Dialect
from factcheck.load.layouts._codes import coded_status, flags
from factcheck.load.layouts._descriptor import JSON, described, is_descriptor
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._package_fields import PackageField, fields_of_table, repeated_fields
from factcheck.load.layouts._spacing import PeriodLength, Spacing
from factcheck.load.layouts._text import TextRow, folded, is_ragged, rows, start
from factcheck.load.layouts._times import WEEK, is_day, period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_TEXTS = (
    "area",
    "area_name",
    "time",
    "month",
    "unit",
    "indicator",
)  # roles that are read once a row
_VALUE_NAMES = within(phrases_of("fields", "value"))
_DAILY = PeriodLength("D")
_MOST_DAYS = 20_000  # by which it is told how far the dates of a table are apart
_DEPTH = 4  # folders above a table in which its descriptor may lie
_TABLES = (".csv", ".tsv", ".txt", ".tab", "")


@dataclass(kw_only=True)
class _PackageTable:
    """One table of a package, and the file that it stands in."""

    resource: Mapping[str, Any]
    original: Original
    repeated: frozenset[str]  # fields that other tables of the package have as well
    fields: list[PackageField] = field(default_factory=list)
    length: PeriodLength = _DAILY  # what a date in it stands for

    def of_role(self, role: str) -> list[int]:
        return [number for number, each in enumerate(self.fields) if each.role == role]


def recognises(original: Original) -> Match:
    """Return how surely a file is the descriptor of a package, or a table that one names."""
    if descriptor_of(original.path) is not None:
        return Match.MARKS
    text = start(original)
    if original.path.suffix.casefold() in (".yaml", ".yml"):
        has_tables = is_descriptor(original.path) and "resources:" in text
        return Match.MARKS if has_tables else Match.NO
    is_named = original.path.name.casefold() in (JSON, "data-package.json")
    if not text.lstrip().startswith("{") or not ('"resources"' in text or is_named):
        return Match.NO
    return Match.MARKS if is_named or "datapackage" in text or '"schema"' in text else Match.NO


def descriptor_of(path: Path) -> Path | None:
    """Return the descriptor of the package that names a table; None where there is none."""
    if path.suffix.casefold() not in (*_TABLES[:-1], ".json") or path.name == JSON:
        return None
    for folder in list(path.resolve().parents)[:_DEPTH]:
        descriptor = folder / JSON
        if descriptor.is_file():
            inside = path.resolve().relative_to(folder).as_posix()
            text = descriptor.read_text(encoding="utf-8", errors="ignore")
            return descriptor if f'"{inside}"' in text.replace("\\/", "/") else None
    return None


def companions(path: Path) -> tuple[Path, ...]:
    """Return the tables that a descriptor names, and their schemas."""
    if not is_descriptor(path):
        return ()
    quiet = Original(path=path, name=path.name)
    package = described(quiet)
    resources = package.get("resources") if isinstance(package, dict) else None
    listing = resources if isinstance(resources, list) else []
    entries = [resource for resource in listing if isinstance(resource, dict)]
    schemas = [str(entry["schema"]) for entry in entries if isinstance(entry.get("schema"), str)]
    names = [name for entry in entries for name in _paths(quiet, entry)]
    return tuple(path.parent / name for name in (*names, *schemas) if ".." not in name)


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
    package = described(original)
    if package is None:
        return
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list) or not resources:
        original.fault(
            say("{key!r} is missing", key="resources"),
            say("The descriptor of a Data Package lists its tables under `resources`."),
        )
        return
    entries = [resource for resource in resources if isinstance(resource, dict)]
    repeated = repeated_fields(entries)
    for resource in entries:
        for path in _paths(original, resource):
            if not alone or path == alone:
                yield from _figures(original, resource, path, repeated)


def _paths(original: Original, resource: Mapping[str, Any]) -> list[str]:
    """Return the files of a resource; one outside the package is a fault, one elsewhere is told."""
    paths = resource.get("path", [])
    if "data" in resource:
        original.remarks.append(
            say("{file}: not read, figures that stand in the descriptor itself", file=original.name)
        )
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
    original: Original, resource: Mapping[str, Any], path: str, repeated: frozenset[str]
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
    described = _PackageTable(resource=resource, original=beside, repeated=repeated)
    described.fields = fields_of_table(beside, resource, header.cells, original.path.parent)
    values = (*described.of_role("value"), *described.of_role("period"))
    if not values:
        original.remarks.append(say("{file}: not read, no field of it is a number", file=name))
        return
    series = {number: _series(described, number) for number in values}
    described.length = _length(described, dialect)
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


def _series(table: _PackageTable, number: int) -> PublishedCell:
    """Return what is true of all figures of a field."""
    each = table.fields[number]
    of_name, of_about = head(each.name), head(each.about)
    if each.role == "period":  # its name is a period: what is counted is what the table is called
        title = str(table.resource.get("title") or table.resource.get("name") or "")
        of_table = head(title)
        return PublishedCell(
            area="",
            indicator=of_table.subject or title,
            indicator_name=title,
            period=period(each.name),
            value="",
            cell="",
            unit=of_table.unit,
            basis=of_table.basis,
            note=of_table.note,
            file=table.original.name,
        )
    return PublishedCell(
        area="",
        indicator=_indicator(table, of_name.subject or each.name),
        indicator_name=each.about or each.name,
        period="",
        value="",
        cell="",
        unit=each.unit or of_name.unit or of_about.unit,
        basis=of_name.basis or of_about.basis,
        adjustment=of_name.adjustment or of_about.adjustment,
        note=each.about,
        file=table.original.name,
    )


def _indicator(table: _PackageTable, name: str) -> str:
    """Return what a field counts: a value is of the table, and so is what several tables have."""
    of_table = str(table.resource.get("name") or "")
    if not of_table:
        return name
    if _VALUE_NAMES.fullmatch(name):
        return of_table
    return f"{of_table}: {name}" if folded(name) in table.repeated else name


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
        figure, time = each.figure(text), of_series.period or _time(table, texts)
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


def _time(table: _PackageTable, texts: Mapping[str, str]) -> str:
    """Return the period of a row: of its year and its month, or of the day that begins it."""
    times = table.of_role("time")
    text = texts.get("time", "")
    time = table.fields[times[0]].time(text) if times else ""
    month = texts.get("month", "")
    if month and re.fullmatch(r"[0-9]{4}", time):
        named = month if not month.isdigit() else month.zfill(2)
        return period(f"{time}-{named}") or period(f"{time} {named}")
    return table.length.period(time) if is_day(time) else time


def _length(table: _PackageTable, dialect: Dialect) -> PeriodLength:
    """Return what a date stands for: months and quarters are often named by their first day."""
    times = table.of_role("time")
    if not times or table.fields[times[0]].type not in ("date", "datetime", "string", "any"):
        return _DAILY
    days: set[str] = set()
    quiet = Original(
        path=table.original.path, name=table.original.name, encoding=table.original.encoding
    )
    for row in rows(quiet, dialect.delimiter or ",", quote=dialect.quote or None):
        if row.line > dialect.header_row and len(row.cells) > times[0] and len(days) < _MOST_DAYS:
            days.add(table.fields[times[0]].time(row.cells[times[0]].strip()))
    spacing = Spacing()
    for text in sorted(text for text in days if is_day(text)):
        spacing.take(text)
    length = spacing.length
    if length.letter == WEEK:  # a package does not say whether its days begin or end the weeks
        return _DAILY._replace(note="weekly")
    return length if length.letter else _DAILY


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
