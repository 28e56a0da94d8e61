"""ONS: time series of the Office for National Statistics, years above quarters above months."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from factcheck.language import say
from factcheck.load.layouts._heads import adjustment_in, base_in, basis_in, head
from factcheck.load.layouts._text import GROUPED, TextRow, folded, gap, other_sort, rows, start
from factcheck.load.layouts._times import day, period
from factcheck.load.layouts.original import INDEX, Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "ons",
    "title": "ONS time series",
    "publisher": "Office for National Statistics",
    "grade": "official",
    "url": "https://www.ons.gov.uk",
}

_ABOUT = ("title", "cdid", "source dataset id", "preunit", "unit", "release date", "next release",
          "important notes")  # fmt: skip
_MISSING = frozenset(("", "..", ":", "-", ".", "x", "[x]", "[z]", "[c]"))
_SCALES = {
    "m": "million", "million": "million", "millions": "million", "bn": "billion",
    "billion": "billion", "billions": "billion", "000": "thousand", "000s": "thousand",
    "000's": "thousand", "'000": "thousand", "'000s": "thousand", "thousand": "thousand",
    "thousands": "thousand",
}  # fmt: skip
_MONEY = {"£": "GBP", "$": "USD", "€": "EUR", "us$": "USD"}


def recognises(original: Original) -> Match:
    """Return how surely a file is such a series, by the rows that come before its figures."""
    if other_sort(original.head):
        return Match.NO
    first = csv.reader(io.StringIO(start(original, "cp1252"), newline=""))
    names = [folded(cells[0]) for cells in islice(first, 8) if cells]
    is_series = {"title", "cdid"} <= set(names[:4]) and len({*names} & {*_ABOUT}) > 2
    return Match.MARKS if is_series else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of each series of the file, of all frequencies."""
    about: dict[str, list[str]] = {}
    series: list[PublishedCell] = []
    for row in rows(original, ",", "cp1252"):
        if not any(cell.strip() for cell in row.cells):
            continue
        name = folded(row.cells[0])
        if name in _ABOUT:
            about[name] = [cell.strip() for cell in row.cells]
            continue
        time = period(row.cells[0])
        if not time:
            original.fault(
                say("{text!r} is no period", text=row.cells[0]),
                say("A row begins with a year, a quarter as 2023 Q1, or a month as 2023 JAN."),
                row.at(0),
                cause="period",
            )
            continue
        series = series or _series(original, about)
        for number, of_series in enumerate(series, start=1):
            yield _cell(original, row, number, of_series._replace(period=time))


def _series(original: Original, about: dict[str, list[str]]) -> list[PublishedCell]:
    """Return what is true of all figures of each column."""
    width = max(len(about.get("cdid", ())), len(about.get("title", ())))
    found = [_about(about, number) for number in range(1, width)]
    for text in about.get("important notes", ())[1:]:
        if text:
            original.remarks.append(f"{original.name}: {text}")
    return found


def _about(about: dict[str, list[str]], number: int) -> PublishedCell:
    def text(name: str) -> str:
        cells = about.get(name, [])
        return cells[number] if number < len(cells) else ""

    title = text("title")
    base = base_in(title) or base_in(text("unit"))
    told = unit(text("preunit"), text("unit"))
    return PublishedCell(
        area="",
        indicator=text("cdid") or title,
        indicator_name=title,
        period="",
        value="",
        cell="",
        unit=told or (INDEX if base else head(title).unit or ("%" if "%" in title else "")),
        basis=basis_in(title),
        adjustment=adjustment_in(title),
        released=day(text("release date")),
        note=base,
    )


def unit(before: str, after: str) -> str:
    """Return the unit that two cells make together.

    >>> unit("£", "m"), unit("", "%"), unit("", "£ million"), unit("", "Thousands"), unit("£", "")
    ('million GBP', '%', 'million GBP', 'thousand', 'GBP')
    >>> unit("", "Index, base year = 100"), unit("", "m")
    ('index', 'million')
    """
    text = f"{before} {after}".strip()
    if re.match(r"index\b", text, re.IGNORECASE) or "=100" in text.replace(" ", ""):
        return "index"
    match = re.match(r"(us\$|[£$€])?\s*(.*)", text, re.IGNORECASE)
    sign, rest = (match[1] or "", match[2].strip()) if match else ("", text)
    money = _MONEY.get(sign.casefold(), sign)
    scale = _SCALES.get(rest.casefold())
    if scale:
        return f"{scale} {money}".strip()
    if rest.casefold() in ("%", "per cent", "percent", "percentage"):
        return "%"
    return f"{rest} {money}".strip()


def _cell(
    original: Original, row: TextRow, number: int, series: PublishedCell
) -> PublishedCell | MissingCell:
    text = row.cells[number].strip() if number < len(row.cells) else ""
    at = row.at(number)
    return gap(original, text, at, _MISSING, GROUPED) or series._replace(value=text, cell=at)
