"""Our World in Data: the CSV of a chart, and the metadata that lie beside it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.language import say
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._json import parsed
from factcheck.load.layouts._text import TextRow, is_ragged, other_sort, rows, start
from factcheck.load.layouts._times import is_day, period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "owid",
    "title": "Our World in Data",
    "publisher": "Our World in Data",
    "grade": "compilation",
    "url": "https://ourworldindata.org",
}

_FIGURE = re.compile(r"-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
_COMPANION = ".metadata.json"


def recognises(original: Original) -> Match:
    """Return how surely a file is of a chart, by its first three columns or its metadata."""
    if other_sort(original.head):
        return Match.NO
    if original.path.name.casefold().endswith(_COMPANION):
        text = start(original)
        return Match.MARKS if '"chart"' in text and '"columns"' in text else Match.NO
    first = next(csv.reader(io.StringIO(start(original), newline="")), [])
    names = [name.strip().casefold() for name in first]
    if len(names) < 4 or names[0] != "entity" or names[2] not in ("year", "day"):
        return Match.NO
    return Match.MARKS if names[1] == "code" else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of each column; one that holds only words is told as a remark."""
    if original.path.name.casefold().endswith(_COMPANION):
        original.remarks.append(
            say("{file}: no figures; it is read with the file it explains", file=original.name)
        )
        return
    table = rows(original)
    header = next(table, None)
    if header is None:
        return
    columns = _metadata(original)
    series = [_series(name.strip(), columns.get(name.strip(), {})) for name in header.cells[3:]]
    words: dict[int, tuple[str, str]] = {}
    numbers: set[int] = set()
    for row in table:
        if not any(row.cells) or is_ragged(original, row, len(header.cells)):
            continue
        for number, of_series in enumerate(series, start=3):
            text = row.cells[number].strip()
            if text and not _FIGURE.fullmatch(text):
                words.setdefault(number, (row.at(number), text))
            else:
                numbers.add(number) if text else None
                yield _cell(original, row, number, of_series)
    for number, (place, text) in words.items():
        _note_words(original, header.cells[number], place, text, is_mixed=number in numbers)


def companions(path: Path) -> tuple[Path, ...]:
    """Return the metadata of a chart."""
    return (path.with_name(f"{path.stem}{_COMPANION}"),)


def _cell(
    original: Original, row: TextRow, number: int, series: PublishedCell
) -> PublishedCell | MissingCell:
    text, at = row.cells[number].strip(), row.at(number)
    time = row.cells[2].strip()
    if not text:
        return MissingCell(at, text)
    if not re.fullmatch(r"-?[0-9]{1,6}", time) and not is_day(time):
        original.fault(
            say("{text!r} is no year and no day", text=time),
            say("Download the file again; if its publisher gives it so, remove the row."),
            row.at(2),
            cause="period",
        )
        return MissingCell(at, text)
    entity, code = row.cells[0].strip(), row.cells[1].strip()
    return series._replace(
        area=code or entity, area_name=entity, period=period(time) or time, value=text, cell=at
    )


def _series(name: str, column: Mapping[str, Any]) -> PublishedCell:
    """Return what is true of all figures of a column, by its heading and its metadata."""
    described = head(name)
    unit = str(column.get("unit") or column.get("shortUnit") or described.unit)
    percent = re.fullmatch(r"%.*|percent(?:age)?\b.*", unit)
    updated = str(column.get("lastUpdated") or "")
    notes = (
        described.note,
        unit if percent and unit != "%" else "",
        f"updated by Our World in Data on {updated}" if updated else "",
    )
    return PublishedCell(
        area="",
        indicator=name,
        indicator_name=str(column.get("titleShort") or name),
        period="",
        value="",
        cell="",
        unit="%" if percent else unit,
        basis=described.basis,
        note="; ".join(filter(None, notes)),
    )


def _metadata(original: Original) -> dict[str, Mapping[str, Any]]:
    """Return what the metadata beside the file say of its columns, by heading and by short name."""
    (beside,) = companions(original.path)
    if not beside.is_file():
        return {}
    companion = Original(path=beside, name=beside.name)
    document = parsed(companion)
    original.faults.extend(companion.faults)
    columns = document.get("columns", {}) if isinstance(document, dict) else {}
    by_name: dict[str, Mapping[str, Any]] = {}
    for name, column in columns.items() if isinstance(columns, dict) else ():
        if isinstance(column, dict):
            for key in (
                name,
                column.get("titleShort"),
                column.get("shortName"),
                column.get("titleLong"),
            ):
                by_name.setdefault(str(key or name), column)
    return by_name


def _note_words(original: Original, name: str, place: str, text: str, *, is_mixed: bool) -> None:
    if is_mixed:
        original.fault(
            say("{text!r} is no figure, in a column of figures", text=text),
            say("Download the file again; if its publisher gives it so, remove the cell."),
            place,
        )
    else:
        original.remarks.append(
            say(
                "{file}: the column {name!r} holds words and no figures",
                file=original.name,
                name=name,
            )
        )
