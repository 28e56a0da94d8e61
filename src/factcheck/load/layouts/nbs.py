"""国家统计局: tables of the national data site, by year, quarter or month, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.grids.vocabulary import one_of
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._text import GROUPED, TextRow, gap, is_ragged, other_sort, rows, start
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell
from factcheck.wording.vocabulary import section

SOURCE = {
    "id": "nbs-china",
    "title": "国家数据",
    "publisher": "国家统计局",
    "grade": "official",
    "url": "https://data.stats.gov.cn",
}

_PAGE = "zh/easyquery"
_LINES, _HEADS = section(_PAGE, "lines"), section(_PAGE, "heads")
_DATABASE, _INDICATOR, _AREA, _TIME, _CUMULATED = (
    _HEADS[head] for head in ("database", "indicator", "area", "time", "cumulated")
)
_FOOTERS = tuple(_LINES["footer"].split(" | "))
_ABOUT = re.compile(rf"({one_of(_LINES['about'])})\s*[:：]\s*(.*)")
_BEGINS = re.compile(rf"{_DATABASE}\s*[:：]")
_PERIOD = re.compile(section(_PAGE, "periods")["form"])
_NUMBERS = {
    sign: int(number)
    for number, signs in section(_PAGE, "numbers").items()
    for sign in (number, *signs.split(" | "))
}
_MISSING = frozenset(("", "-", "--", "…", "...", "—", "——"))
_ENCODINGS = ("gb18030",)


class _EasyqueryTable(NamedTuple):
    """What the lines before the header say, and which way the table is turned."""

    header: TextRow
    told: dict[str, str]  # by the words before a colon
    turned: bool  # periods stand in the rows, and what is told by them in the header


def recognises(original: Original) -> Match:
    """Return how surely a file is a table of the site, by the lines that it begins with."""
    if other_sort(original.head):
        return Match.NO
    lines = [line.strip().strip('",') for line in start(original, *_ENCODINGS).splitlines()[:8]]
    rows_of = [[cell.strip() for cell in re.split(r'"?,"?', line)] for line in lines]
    is_told = any(_BEGINS.match(line) for line in lines)
    pairs = list(pairwise([*rows_of, [""]]))
    if is_told:
        is_table = any(_is_header(row) or _is_turned(row, below) for row, below in pairs)
    else:  # turned, it names indicators above its periods, which nobody would by hand
        row, below = pairs[0] if pairs else ([""], [""])
        is_table = row[0] == _INDICATOR and _is_turned(row, below)
    return Match.MARKS if is_table else Match.NO


def _is_header(cells: list[str]) -> bool:
    return (
        len(cells) > 1
        and cells[0].strip() in (_INDICATOR, _AREA)
        and _PERIOD.fullmatch(cells[1].strip()) is not None
    )


def _is_turned(cells: list[str], below: list[str]) -> bool:
    """Whether a header names indicators or areas, and the row below it begins with a period."""
    return (
        len(cells) > 1
        and cells[0].strip() in (_INDICATOR, _AREA, _TIME)
        and bool(below)
        and _PERIOD.fullmatch(below[0].strip()) is not None
    )


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the table; the notes below it are told as remarks."""
    table = rows(original, ",", *_ENCODINGS)
    described, first = _begin(table)
    if described is None:
        if not original.faults:
            original.fault(
                say(
                    "no row of the file begins with {indicator} or {area} and names periods",
                    indicator=_INDICATOR,
                    area=_AREA,
                ),
                say("Download it again as CSV, or name its layout in the descriptor."),
            )
        return
    for row in chain(first, table):
        name = row.cells[0].strip() if row.cells else ""
        if name.startswith(_FOOTERS):
            original.remarks.append(f"{original.name}: {''.join(row.cells).strip()}")
        elif name and not is_ragged(original, row, len(described.header.cells)):
            yield from _cells(original, described, row)


def _begin(table: Iterator[TextRow]) -> tuple[_EasyqueryTable | None, list[TextRow]]:
    """Return what stands before the figures, and the first row of them where it was looked at."""
    told: dict[str, str] = {}
    before: TextRow | None = None
    for row in table:
        if _is_header(row.cells):
            return _EasyqueryTable(row, told, turned=False), []
        if before is not None and _is_turned(before.cells, row.cells):
            return _EasyqueryTable(before, told, turned=True), [row]
        match = _ABOUT.match("".join(row.cells).strip())
        if match:
            told[match[1]] = match[2].strip()
        before = row
    return None, []


def _cells(
    original: Original, table: _EasyqueryTable, row: TextRow
) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of a row: each is of an indicator, an area and a period."""
    name, corner = row.cells[0].strip(), table.header.cells[0].strip()
    are_areas = corner == _AREA or (table.turned and _INDICATOR in table.told)
    for number in range(1, len(table.header.cells)):
        title, at = table.header.cells[number].strip(), row.at(number)
        if not title:
            continue
        if missing := gap(original, row.cells[number].strip(), at, _MISSING, GROUPED):
            yield missing
            continue
        subject, time = (title, name) if table.turned else (name, title)
        printed = table.told.get(_INDICATOR, "") if are_areas else subject
        described = head(printed)
        when = period(time, is_cumulated=_CUMULATED in printed)
        if not when:
            _note(original, time, row.at(0) if table.turned else table.header.at(number))
            continue
        yield PublishedCell(
            area=subject if are_areas else table.told.get(_AREA, ""),
            indicator=described.subject,
            indicator_name=printed,
            period=when,
            value=row.cells[number].strip(),
            cell=at,
            unit=described.unit,
            basis=described.basis,
            adjustment=described.adjustment,
            note=described.note,
        )


def _note(original: Original, text: str, place: str) -> None:
    original.fault(
        say("{text!r} is no period", text=text),
        say("Download the file again; if its publisher gives it so, remove the cell."),
        place,
        cause="period",
    )


def period(title: str, *, is_cumulated: bool = False) -> str:
    """Return the period of a heading; what is cumulated runs from the beginning of the year.

    >>> [period(title) for title in ("2022年", "2024年第一季度", "2024年3月", "2024年13月", "最近")]
    ['2022', '2024Q1', '2024-03', '', '']
    >>> period("2024年3月", is_cumulated=True), period("2024年二季度", is_cumulated=True)
    ('2024-01..2024-03', '2024-01..2024-06')
    """
    match = _PERIOD.fullmatch(title)
    if match is None:
        return ""
    year = match["year"]
    quarter = _NUMBERS.get(match["quarter"], 0)
    if match["half"]:
        return f"{year}H{_NUMBERS[match['half']]}"
    last = 3 * quarter if quarter else int(match["month"] or 0)
    if not last:
        return year
    if last > 12:
        return ""
    if match["first"] or is_cumulated:
        return f"{year}-{int(match['first'] or 1):02}..{year}-{last:02}"
    return f"{year}Q{quarter}" if quarter else f"{year}-{last:02}"
