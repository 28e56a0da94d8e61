"""BLS: flat files of the Bureau of Labor Statistics, a figure a row, parted by tabs and padded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.language import say
from factcheck.load.layouts._heads import ADJUSTED, UNADJUSTED
from factcheck.load.layouts._text import TextRow, is_ragged, other_sort, rows, start
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "bls",
    "title": "BLS public data",
    "publisher": "U.S. Bureau of Labor Statistics",
    "grade": "official",
    "url": "https://www.bls.gov",
}

_COLUMNS = ("series_id", "year", "period", "value")
_MISSING = frozenset(("", "-", ".", "NA"))
_FIGURE = re.compile(r"-?[0-9]*\.?[0-9]+")
_AVERAGE = ("M13", "Q05", "S03")
_STATUSES = {"P": "preliminary", "R": "revised"}


def recognises(original: Original) -> Match:
    """Return how surely a file is a flat file of the Bureau, by its header."""
    if other_sort(original.head):
        return Match.NO
    return Match.MARKS if _delimiter(start(original)) else Match.NO


def _delimiter(text: str) -> str:
    """Return what parts the columns of a file of the Bureau; empty where it is none."""
    line = text.partition("\n")[0]
    for delimiter in ("\t", ","):
        names = [name.strip(' "\r').casefold().replace(" ", "_") for name in line.split(delimiter)]
        if names[:3] == list(_COLUMNS[:3]) and _COLUMNS[3] in names:
            return delimiter
    return ""


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of all series of the file."""
    delimiter = _delimiter(start(original)) or "\t"
    table = rows(original, delimiter, quote=None if delimiter == "\t" else '"')
    header = next(table, None)
    if header is None:
        return
    names = [name.strip().casefold() for name in header.cells]
    place = names.index("value") if "value" in names else len(_COLUMNS) - 1
    for row in table:
        if any(cell.strip() for cell in row.cells) and not is_ragged(original, row, place + 1):
            yield _cell(original, row, place)


def _cell(original: Original, row: TextRow, place: int) -> PublishedCell | MissingCell:
    cells = [cell.strip() for cell in row.cells]
    series, year, part = cells[:3]
    text, at = cells[place], row.at(place)
    codes = cells[place + 1] if len(cells) > place + 1 else ""
    codes = "" if codes == "NA" else codes  # of a file that was saved again
    if text in _MISSING:
        return MissingCell(at, text)
    time = period(year, part)
    if not time or not _FIGURE.fullmatch(text):
        problem = say("{text!r} is no period", text=f"{year} {part}")
        if time:
            problem = say("{text!r} is no figure", text=text)
        original.fault(
            problem,
            say("Download the file again; if its publisher gives it so, remove the row."),
            at if time else row.at(2),
            cause="figure" if time else "period",
        )
        return MissingCell(at, text)
    statuses = [_STATUSES[code] for code in codes.split(",") if code in _STATUSES]
    notes = (
        "average of the year" if part in _AVERAGE else "",
        f"footnote {codes}" if codes else "",
    )
    return PublishedCell(
        area="",
        indicator=series,
        period=time,
        value=text,
        cell=at,
        adjustment={"S": ADJUSTED, "U": UNADJUSTED}.get(series[2:3], ""),
        status=statuses[0] if statuses else "",
        note="; ".join(filter(None, notes)),
    )


def period(year: str, part: str) -> str:
    """Return the period of a row: M13, Q05 and S03 are the average of the year.

    >>> [period("2019", part) for part in ("M02", "M13", "Q03", "S01", "A01", "M14")]
    ['2019-02', '2019', '2019Q3', '2019H1', '2019', '']
    """
    if not re.fullmatch(r"[0-9]{4}", year) or not re.fullmatch(r"[MQSA][0-9]{2}", part):
        return ""
    letter, number = part[0], int(part[1:])
    if part in (*_AVERAGE, "A01"):
        return year
    if letter == "M" and 1 <= number <= 12:
        return f"{year}-{number:02}"
    if letter == "Q" and 1 <= number <= 4:
        return f"{year}Q{number}"
    return f"{year}H{number}" if letter == "S" and 1 <= number <= 2 else ""
