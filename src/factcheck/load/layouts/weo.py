"""IMF World Economic Outlook: text parted by tabs that is named .xls, or saved again as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.load.layouts._heads import basis_in
from factcheck.load.layouts._text import (
    GROUPED,
    TextRow,
    end,
    folded,
    gap,
    is_ragged,
    other_sort,
    rows,
    start,
)
from factcheck.load.layouts._times import period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "imf-weo",
    "title": "World Economic Outlook Database",
    "publisher": "International Monetary Fund",
    "grade": "official",
    "url": "https://www.imf.org/en/Publications/WEO",
}

_MISSING = frozenset(("", "n/a", "--", "na", "..."))
_AREA = ("iso", "weo country group code", "weo country code")
_REPORT = ("country", "subject descriptor", "scale", "estimates start after")
_NAME = ("country", "country group name")
_EDITION = re.compile(
    r"World Economic Outlook(?: Database)?,? *(?:Database,? *)?([A-Z][a-z]+ \d{4})"
)
_IN_NAME = re.compile(r"WEO([A-Z][a-z]{2})(\d{4})", re.IGNORECASE)
_UNITS = (
    (re.compile(r"percent(?:age)? (?:change|of)\b.*|percent", re.IGNORECASE), "%"),
    (re.compile(r"u\.?s\.? dollars?", re.IGNORECASE), "US$"),
    (
        re.compile(r"purchasing power parity; international dollars?.*", re.IGNORECASE),
        "international $",
    ),
    (re.compile(r"persons?", re.IGNORECASE), "persons"),
    (re.compile(r"national currency", re.IGNORECASE), "national currency"),
    (re.compile(r"index.*", re.IGNORECASE), "index"),
)


def recognises(original: Original) -> Match:
    """Return how surely a file is a table of the Outlook, by its header."""
    if other_sort(original.head):
        return Match.NO
    text = start(original, "cp1252")
    header = {folded(name.strip('"')) for name in re.split(r"[\t,;]", text.partition("\n")[0])}
    is_table = "weo subject code" in header and "units" in header
    is_report = {*_REPORT, "units"} <= header  # as the site gives it for some countries
    return Match.MARKS if is_table or is_report else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of each row; those after the last actual year are estimates."""
    first = start(original, "cp1252").partition("\n")[0]
    delimiter = max(("\t", ",", ";"), key=first.count)
    table = rows(original, delimiter, "cp1252", quote=None if delimiter == "\t" else '"')
    table = (TextRow(row.line, [_unquoted(cell) for cell in row.cells]) for row in table)
    header = next(table, None)
    if header is None:
        return
    names = [folded(name) for name in header.cells]
    years = [(number, name) for number, name in enumerate(names) if re.fullmatch(r"\d{4}", name)]
    edition = _edition(original)
    note = "" if delimiter == "\t" else "saved again: trailing zeros may be lost"
    for row in table:
        if sum(1 for cell in row.cells if cell.strip()) < 2:
            continue
        if is_ragged(original, row, len(names)):
            continue
        texts = dict(zip(names, (cell.strip() for cell in row.cells), strict=False))
        series = _series(texts, edition, note)
        actual = texts.get("estimates start after", "")
        for number, year in years:
            is_estimate = actual.isdigit() and int(year) > int(actual) > 0
            status = "estimate" if is_estimate else ""
            yield _cell(original, row, number, series._replace(period=period(year), status=status))


def _unquoted(text: str) -> str:
    """Return a cell without the quotes about the whole of it, which some editions write.

    >>> _unquoted('"3,553.90"'), _unquoted('"Own" notes')
    ('3,553.90', '"Own" notes')
    """
    bare = text.strip()
    is_quoted = len(bare) > 1 and bare[0] == bare[-1] == '"'
    return bare[1:-1].replace('""', '"') if is_quoted else text


def _series(texts: dict[str, str], edition: str, note: str) -> PublishedCell:
    """Return what is true of all figures of a row."""
    descriptor, units = texts.get("subject descriptor", ""), texts.get("units", "")
    plain = next((unit for pattern, unit in _UNITS if pattern.fullmatch(units)), units)
    scale = texts.get("scale", "").casefold().removesuffix("s")
    is_share = plain in ("%", "index")
    notes = (
        units if plain == "%" and units.casefold() != "percent" else "",
        texts.get("country/series-specific notes", ""),
        note,
    )
    return PublishedCell(
        area=next((texts[name] for name in (*_AREA, *_NAME) if texts.get(name)), ""),
        area_name=next((texts[name] for name in _NAME if texts.get(name)), ""),
        indicator=texts.get("weo subject code", "") or descriptor,
        indicator_name=descriptor,
        period="",
        value="",
        cell="",
        unit=plain if is_share or scale in ("", "unit") else f"{scale} {plain}",
        basis=basis_in(descriptor),
        vintage=edition,
        note="; ".join(filter(None, notes)),
    )


def _cell(
    original: Original, row: TextRow, number: int, series: PublishedCell
) -> PublishedCell | MissingCell:
    text, at = row.cells[number].strip(), row.at(number)
    return gap(original, text, at, _MISSING, GROUPED) or series._replace(value=text, cell=at)


def _edition(original: Original) -> str:
    """Return the edition, which the last line names, or the name of the file."""
    match = _EDITION.search(end(original, "cp1252"))
    if match:
        return f"WEO {match[1]}"
    in_name = _IN_NAME.search(original.path.name)
    return f"WEO {in_name[1].title()} {in_name[2]}" if in_name else ""
