"""World Bank: the CSV or JSON of an indicator, and extracts of the DataBank, however turned."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.layouts import _worldbank_json
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._text import (
    TextRow,
    end,
    folded,
    gap,
    is_ragged,
    other_sort,
    rows,
    start,
)
from factcheck.load.layouts._times import day, period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "world-bank",
    "title": "World Development Indicators",
    "publisher": "World Bank",
    "grade": "official",
    "url": "https://data.worldbank.org",
}

_MISSING = frozenset(("", "..", "...", "n/a", "na", "-"))
_COLUMNS = {
    "country name": "area_name", "country": "area_name", "economy": "area_name",
    "country code": "area", "economy code": "area",
    "indicator name": "indicator_name", "series name": "indicator_name", "series": "indicator_name",
    "indicator code": "indicator", "series code": "indicator",
    "time": "time", "year": "time", "time code": "time_code", "value": "value",
}  # fmt: skip
_CODED = re.compile(r"(.*)\[([^][]+)\]\s*", re.DOTALL)
_UPDATED = re.compile(r"Last Updated(?: Date)?\W+([0-9/.-]+)", re.IGNORECASE)
_PREAMBLE = 12  # rows within which the header stands
_COMPANIONS = ("metadata_country", "metadata_indicator")


class _Pivot(NamedTuple):
    """A column of figures: what its head says of all its cells."""

    number: int
    area: str = ""
    area_name: str = ""
    indicator: str = ""
    indicator_name: str = ""
    period: str = ""


class _ExtractWords(NamedTuple):
    """What a file says of all its figures: their day, and which countries count fiscal years."""

    released: str
    fiscal: dict[str, str]


def recognises(original: Original) -> Match:
    """Return how surely a file is an indicator's CSV or an extract, by its header, or JSON."""
    if other_sort(original.head):
        return Match.NO
    if _worldbank_json.is_answer(original):
        return Match.MARKS
    if _is_companion(original):
        return Match.MARKS
    first = csv.reader(io.StringIO(start(original), newline=""))
    is_header = any(_is_header(cells) for cells in itertools.islice(first, _PREAMBLE))
    return Match.MARKS if is_header else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of an indicator's CSV or JSON, or of an extract."""
    if start(original).lstrip()[:1] in ("[", "{"):
        yield from _worldbank_json.read(original)
        return
    if _is_companion(original):
        original.remarks.append(
            say("{file}: no figures; it is read with the file it explains", file=original.name)
        )
        return
    table = rows(original)
    header = _header(original, table)
    if header is None:
        return
    updated = _UPDATED.search(start(original)) or _UPDATED.search(end(original))
    released = day(updated[1], month_first=True) if updated else ""
    roles = _roles(header.cells)
    pivots = _pivots(original, header, roles)
    words = _ExtractWords(released, _fiscal_years(original))
    groups = [tuple(same) for _, same in itertools.groupby(pivots, key=lambda pivot: pivot[1:5])]
    for row in table:
        if _is_footer(row.cells):
            continue
        if is_ragged(original, row, pivots[-1].number + 1 if pivots else len(header.cells)):
            continue
        keys = {role: row.cells[number].strip() for role, number in roles.items()}
        for group in groups:
            yield from _cells(original, row, keys, group, words)


def _is_header(cells: list[str]) -> bool:
    """Whether a row names the columns as the World Bank does: two of three, by name and by code."""
    roles = set(_roles(cells))
    if len(cells) < 4:
        return False
    pairs = ({"area", "area_name"}, {"indicator", "indicator_name"}, {"time", "time_code"})
    return sum(1 for pair in pairs if pair <= roles) > 1


def _header(original: Original, table: Iterator[TextRow]) -> TextRow | None:
    """Return the row that names the columns; the rows before it are passed."""
    for number, row in enumerate(table):
        if _is_header(row.cells):
            return row
        if number > _PREAMBLE:
            break
    if not original.faults:
        original.fault(
            say("no row of the file names the country and the indicator"),
            say("Download it again as CSV, or name its layout in the descriptor."),
        )
    return None


@cache
def _role(name: str) -> str:
    return _COLUMNS.get(folded(name), "")


def _roles(header: Sequence[str]) -> dict[str, int]:
    """Return the columns that say what a row is about, by what they say."""
    return {role: number for number, name in enumerate(header) if (role := _role(name))}


def _pivots(original: Original, header: TextRow, roles: dict[str, int]) -> list[_Pivot]:
    """Return the columns of figures: years, indicators or countries, whichever no row names."""
    if "value" in roles:
        return [_Pivot(roles.pop("value"))]
    pivots = []
    used = set(roles.values())
    for number, name in enumerate(header.cells):
        if number in used or not name.strip():
            continue
        match = _CODED.fullmatch(name)
        label, code = (match[1].strip(), match[2].strip()) if match else (name.strip(), "")
        if not {"time", "time_code"} & set(roles):
            time = _period(code) or _period(label)
            if not time:
                original.fault(
                    say("{text!r} is no period, and names a column of figures", text=name),
                    say("Remove the column, or mend its name."),
                    header.at(number),
                )
                continue
            pivots.append(_Pivot(number, period=time))
        elif not {"indicator", "indicator_name"} & set(roles):
            pivots.append(_Pivot(number, indicator=code or label, indicator_name=label))
        else:
            pivots.append(_Pivot(number, area=code or label, area_name=label))
    return pivots


def _period(text: str) -> str:
    return period(text.removeprefix("YR"))


def _is_footer(cells: list[str]) -> bool:
    """Whether a row holds one text and nothing else: where the data come from, or nothing."""
    return sum(1 for cell in cells if cell.strip()) < 2


def _cells(
    original: Original,
    row: TextRow,
    keys: dict[str, str],
    pivots: Sequence[_Pivot],
    words: _ExtractWords,
) -> Iterator[PublishedCell | MissingCell]:
    """Yield the figures of a row in columns that differ by their periods alone."""
    first = pivots[0]
    name = first.indicator_name or keys.get("indicator_name", "")
    indicator = first.indicator or keys.get("indicator") or name
    area = first.area or keys.get("area") or keys.get("area_name", "")
    described = _said(name)
    alike = PublishedCell(
        area=area,
        indicator=indicator,
        period="",
        value="",
        cell="",
        unit=described.unit,
        basis=described.basis,
        released=words.released,
        note="; ".join(filter(None, (described.note, words.fiscal.get(area, "")))),
        area_name=first.area_name or keys.get("area_name", ""),
        indicator_name=name,
    )[5:]
    told = "" if first.period else _told_period(keys)
    for pivot in pivots:
        text = row.cells[pivot.number].strip()
        at = row.at(pivot.number)
        time = pivot.period or told
        if missing := gap(original, text, at, _MISSING):
            yield missing
        elif time:
            yield PublishedCell._make((area, indicator, time, text, at, *alike))
        else:
            original.fault(
                say("{text!r} is no period", text=keys.get("time", "")),
                say("Mend the row, or remove it."),
                f"{row.line}:1",
                cause="period",
            )
            yield MissingCell(at, text)


def _told_period(keys: dict[str, str]) -> str:
    return _period(keys.get("time_code", "")) or _period(keys.get("time", ""))


_said = cache(head)


def companions(path: Path) -> tuple[Path, ...]:
    """Return the metadata of an indicator's CSV."""
    return tuple(
        path.with_name(f"Metadata_{sort}_{path.name}") for sort in ("Country", "Indicator")
    )


def _is_companion(original: Original) -> bool:
    name = original.path.name.casefold()
    return name.startswith(_COMPANIONS) and "code" in folded(start(original)[:200])


def _fiscal_years(original: Original) -> dict[str, str]:
    """Return the notes on fiscal years from the metadata of the countries, where it lies beside."""
    name = original.path.name
    beside = original.path.with_name(f"Metadata_Country_{name}")
    if not name.startswith("API_") or not beside.is_file():
        return {}
    notes = {}
    for row in rows(Original(path=beside, name=beside.name)):
        fields = [cell.strip() for cell in row.cells]
        if len(fields) > 3 and re.search(r"\bfiscal year\b", fields[3], re.IGNORECASE):
            notes[fields[0]] = fields[3]
    return notes
