"""Eurostat: the table of a dataset parted by tabs, codes in its first column, flags by figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.layouts._codes import coded_season, coded_unit, flags
from factcheck.load.layouts._text import TextRow, is_ragged, other_sort, rows, start
from factcheck.load.layouts._times import period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "eurostat",
    "title": "Eurostat database",
    "publisher": "Eurostat",
    "grade": "official",
    "url": "https://ec.europa.eu/eurostat",
}

_CORNER = re.compile(r"(?:[A-Za-z0-9_]+,)*[A-Za-z0-9_]+\\[A-Za-z0-9_]+")
_FIGURE = re.compile(r"([-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z ]*)")
_AREAS = ("geo", "ref_area", "metroreg", "cities", "rep_mar", "partner")
_TIMES = ("time", "time_period")
_UNKNOWN_WEEK = re.compile(r"\d{4}-?W99")
_SEASON_NOTES = {"CA": "CA: calendar adjusted", "TC": "TC: trend cycle"}


def recognises(original: Original) -> Match:
    """Return how surely a file is such a table, by the first cell of its header."""
    if other_sort(original.head):
        return Match.NO
    corner = start(original).partition("\t")[0].strip()
    return Match.MARKS if _CORNER.fullmatch(corner) else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of a table, row by row."""
    table = rows(original, "\t", quote=None)
    header = next(table, None)
    if header is None or not _CORNER.fullmatch(header.cells[0].strip() if header.cells else ""):
        if not original.faults:
            original.fault(
                say("the file does not begin as a table of Eurostat does"),
                say("Its first cell names the dimensions: freq,unit,geo\\TIME_PERIOD."),
                "1:1",
            )
        return
    names, _, across = header.cells[0].strip().partition("\\")
    dimensions, dataset = names.split(","), _dataset(original.path.stem)
    heads = [head.strip() for head in header.cells]
    if any(_UNKNOWN_WEEK.fullmatch(head) for head in heads):
        original.remarks.append(
            say("{file}: W99 is no week, but what no week is known of", file=original.name)
        )
    for row in table:
        if not any(cell.strip() for cell in row.cells):
            continue
        codes = [code.strip() for code in row.cells[0].split(",")]
        if len(codes) != len(dimensions):
            _note_codes(original, row, names)
        elif not is_ragged(original, row, len(heads)):
            key = dict(zip(dimensions, codes, strict=True))
            yield from _cells(original, row, _Across(dataset, key, across, heads))


class _Across(NamedTuple):
    """What the cells of one row are about: the codes of the row, and those of the columns."""

    dataset: str
    key: dict[str, str]
    dimension: str
    codes: list[str]


def _cells(
    original: Original, row: TextRow, across: _Across
) -> Iterator[PublishedCell | MissingCell]:
    is_time = across.dimension.casefold() in _TIMES
    series = _series(across.dataset, across.key)
    for number in range(1, len(across.codes)):
        code = across.codes[number]
        if is_time and _UNKNOWN_WEEK.fullmatch(code):
            yield MissingCell(row.at(number), code)
            continue
        if not is_time:
            series = _series(across.dataset, {**across.key, across.dimension: code})
        else:
            series = series._replace(period=_period(code))
        yield _cell(original, row, number, series)


def _series(dataset: str, key: dict[str, str]) -> PublishedCell:
    """Return what is true of all cells with these codes, their figures left out.

    >>> series = _series("une_rt_a", {"freq": "A", "unit": "PC_ACT", "sex": "T", "geo": "AT"})
    >>> series.indicator, series.area, series.unit
    ('une_rt_a:A.PC_ACT.T', 'AT', '%')
    """
    names = {name.casefold(): name for name in key}
    where = next((names[name] for name in _AREAS if name in names), "")
    when = next((names[name] for name in _TIMES if name in names), "")
    rest = (code for name, code in key.items() if name not in (where, when))
    unit = coded_unit(key.get(names.get("unit", ""), ""))
    season = key.get(names.get("s_adj", ""), "")
    notes = (unit.note, _SEASON_NOTES.get(season, ""))
    return PublishedCell(
        area=key.get(where, ""),
        indicator=f"{dataset}:{'.'.join(rest)}",
        period=_period(key.get(when, "")),
        value="",
        cell="",
        unit=unit.unit,
        basis=unit.basis,
        adjustment=coded_season(season),
        note="; ".join(filter(None, notes)),
    )


def _cell(
    original: Original, row: TextRow, number: int, series: PublishedCell
) -> PublishedCell | MissingCell:
    """Return one cell: a figure and its flags, or that there is none."""
    text, at = row.cells[number].strip(), row.at(number)
    if not text or text.startswith(":"):
        return MissingCell(at, text)
    match = _FIGURE.fullmatch(text)
    if match is None:
        original.fault(
            say("{text!r} is no figure with flags", text=text),
            say("Download the file again; if its publisher gives it so, remove the cell."),
            at,
            cause="figure",
        )
        return MissingCell(at, text)
    if not match[2]:
        return series._replace(value=match[1], cell=at)
    flagged = flags(match[2])
    note = "; ".join(filter(None, (flagged.note, series.note)))
    return series._replace(value=match[1], cell=at, status=flagged.status, note=note)


def _note_codes(original: Original, row: TextRow, names: str) -> None:
    original.fault(
        say(
            "{text!r} does not name each of {dimensions}",
            text=row.cells[0] if row.cells else "",
            dimensions=names,
        ),
        say("The file may be cut short: download it again."),
        row.at(0),
        cause="codes",
    )


def _period(text: str) -> str:
    return period(text) or text


def _dataset(stem: str) -> str:
    """Return the dataset that a file is named for.

    >>> _dataset("estat_une_rt_a"), _dataset("nama_10_gdp.tsv")
    ('une_rt_a', 'nama_10_gdp')
    """
    return stem.removesuffix(".tsv").removeprefix("estat_").casefold()
