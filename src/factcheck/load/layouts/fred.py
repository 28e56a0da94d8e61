"""FRED and ALFRED: series of the Federal Reserve Bank of St. Louis, and the vintages of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.layouts._spacing import PeriodLength, Spacing
from factcheck.load.layouts._text import TextRow, gap, is_ragged, other_sort, rows, start
from factcheck.load.layouts._times import day, frequency_letter, is_day
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "fred",
    "title": "FRED, Federal Reserve Economic Data",
    "publisher": "Federal Reserve Bank of St. Louis",
    "grade": "mirror",
    "url": "https://fred.stlouisfed.org",
}

_DATES = ("observation_date", "date", "period_start_date")
_KNOWN = "realtime_start_date", "realtime_start"
_REPLACED = "realtime_end_date", "realtime_end"
_VALUE = "value"  # in place of the series, where the name of the file tells it
_SERIES = re.compile(r"[A-Z0-9][A-Z0-9_]*")
_VINTAGE = re.compile(r"([A-Z0-9][A-Z0-9_]*)_(\d{8})")
_MISSING = frozenset((".", "", "#n/a", "na"))


class _SeriesColumn(NamedTuple):
    """A column of figures: its series, and the vintage where its name tells one."""

    number: int
    series: str
    vintage: str = ""


def recognises(original: Original) -> Match:
    """Return how surely a file holds series of FRED, by its header and its first day."""
    if other_sort(original.head):
        return Match.NO
    lines = start(original).splitlines()
    header = [name.strip().strip('"') for name in lines[0].split(",")] if lines else []
    if len(header) < 2 or header[0].casefold() not in _DATES or not _columns(header):
        return Match.NO
    names = [name for name in header[1:] if name.casefold() not in (*_KNOWN, *_REPLACED)]
    has_vintages = len(names) < len(header) - 1
    if not all(_SERIES.fullmatch(name) or (has_vintages and name == _VALUE) for name in names):
        return Match.NO
    first = lines[1].split(",")[0].strip().strip('"') if len(lines) > 1 else ""
    is_own = header[0] in ("observation_date", "period_start_date", "DATE")
    return Match.MARKS if is_own and (not first or is_day(first)) else Match.NO


def _columns(header: list[str]) -> list[_SeriesColumn]:
    """Return the columns of figures.

    >>> _columns(["observation_date", "GDPC1_20240215", "UNRATE"])[0]
    _SeriesColumn(number=1, series='GDPC1', vintage='2024-02-15')
    """
    columns = []
    for number, name in enumerate(header[1:], start=1):
        if name.casefold() in (*_KNOWN, *_REPLACED):
            continue
        match = _VINTAGE.fullmatch(name)
        vintage = day(f"{match[2][:4]}-{match[2][4:6]}-{match[2][6:]}") if match else ""
        columns.append(_SeriesColumn(number, match[1] if match and vintage else name, vintage))
    return columns


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of each series, its periods as long as its days are apart."""
    table = rows(original)
    header = next(table, None)
    if header is None:
        return
    columns = [
        column._replace(series=original.path.stem) if column.series == _VALUE else column
        for column in _columns([name.strip() for name in header.cells])
    ]
    names = [name.strip().casefold() for name in header.cells]
    since_column = next((names.index(name) for name in _KNOWN if name in names), -1)
    lengths = _frequencies(original, columns)
    days: set[str] = set()
    for row in table:
        if not any(cell.strip() for cell in row.cells) or is_ragged(original, row, len(names)):
            continue
        begin = row.cells[0].strip()
        if not is_day(begin):
            _note_date(original, row, begin)
            continue
        if since_column < 0 and begin in days:
            _note_twice(original, row, begin)
            continue
        days.add(begin)
        since = row.cells[since_column].strip() if since_column > 0 else ""
        for column in columns:
            yield _cell(original, row, column, lengths[column.series], since)


def _cell(
    original: Original, row: TextRow, column: _SeriesColumn, length: PeriodLength, since: str
) -> PublishedCell | MissingCell:
    text, at = row.cells[column.number].strip(), row.at(column.number)
    if missing := gap(original, text, at, _MISSING):
        return missing
    vintage = column.vintage or since
    return PublishedCell(
        area="",
        indicator=column.series,
        period=length.period(row.cells[0].strip()),
        value=text,
        cell=at,
        vintage=vintage,
        released=vintage,
        note=length.note,
    )


def _frequencies(original: Original, columns: list[_SeriesColumn]) -> dict[str, PeriodLength]:
    """Return how long the periods of each series are: as is told, else by the days it has.

    A file of several series has a row for each day of any of them, so that of each only the days
    with a cell count.
    """
    series = {column.series for column in columns}
    told = {name: _told(original, name) for name in series}
    if all(told.values()):
        return {name: PeriodLength(frequency_letter(text) or "D") for name, text in told.items()}
    spacings = {name: Spacing() for name in series}
    quiet = Original(path=original.path, name=original.name, encoding=original.encoding)
    for row in rows(quiet):
        begin = row.cells[0].strip() if row.cells else ""
        if not is_day(begin):
            continue
        for column in columns:
            is_there = len(row.cells) > column.number and row.cells[column.number].strip()
            if len(series) == 1 or is_there:
                spacings[column.series].take(begin)
    lengths = {
        name: PeriodLength(frequency_letter(told[name]) or "D") if told[name] else spacing.length
        for name, spacing in spacings.items()
    }
    for name in sorted(name for name, length in lengths.items() if not length.letter):
        original.remarks.append(
            say(
                "{series}: the days do not tell how long its periods are; say "
                "--map frequency=quarterly, or what it is",
                series=name,
            )
        )
    return lengths


def _told(original: Original, series: str) -> str:
    """Return how long the periods of a series are, as the user says."""
    mapping = original.mapping
    return mapping.get(f"frequency:{series}") or mapping.get("frequency", "")


def _note_twice(original: Original, row: TextRow, text: str) -> None:
    original.fault(
        say("{text!r} stands twice", text=text),
        say("A series of FRED has one figure a day. Download the file again."),
        row.at(0),
        cause="twice",
    )


def _note_date(original: Original, row: TextRow, text: str) -> None:
    original.fault(
        say("{text!r} is no day", text=text),
        say("A row of FRED begins with a day, as 2024-01-01. Download the file again."),
        row.at(0),
        cause="day",
    )
