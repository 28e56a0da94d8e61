"""国家统计局: tables of the national data site, by year, quarter or month, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.language import say
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._text import TextRow, is_ragged, other_sort, rows, start
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "nbs-china",
    "title": "国家数据",
    "publisher": "国家统计局",
    "grade": "official",
    "url": "https://data.stats.gov.cn",
}

_FOOTERS = ("注", "数据来源", "资料来源", "来源")
_ABOUT = re.compile(r"(数据库|时间|指标|地区)\s*[:：]\s*(.*)")
_PERIOD = re.compile(
    r"(?P<year>\d{4})年(?:第?(?P<quarter>[一二三四1-4])季度|(?:(?P<first>\d{1,2})[-—至])?(?P<month>\d{1,2})月"
    r"|(?P<half>上|下)半年)?(?:累计)?"
)
_FIGURE = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?"
)
_MISSING = frozenset(("", "-", "--", "…", "...", "—", "——"))
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_ENCODINGS = ("gb18030",)
_CUMULATED = "累计"


class _Table(NamedTuple):
    """What the lines before the header say, and which column means what."""

    rows_are_areas: bool
    indicator: str  # of all rows, where they are areas
    area: str  # of all rows, where they are indicators
    header: TextRow


def recognises(original: Original) -> Match:
    """Return how surely a file is a table of the site, by the lines that it begins with."""
    if other_sort(original.head):
        return Match.NO
    lines = [line.strip().strip('",') for line in start(original, *_ENCODINGS).splitlines()[:8]]
    is_told = any(re.match(r"数据库\s*[:：]", line) for line in lines)
    has_header = any(_is_header(re.split(r'"?,"?', line)) for line in lines)
    return Match.MARKS if is_told and has_header else Match.NO


def _is_header(cells: list[str]) -> bool:
    return (
        len(cells) > 1
        and cells[0].strip().strip('"') in ("指标", "地区")
        and _PERIOD.fullmatch(cells[1].strip().strip('"')) is not None
    )


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of the table; the notes below it are told as remarks."""
    table = rows(original, ",", *_ENCODINGS)
    described = _begin(table)
    if described is None:
        if not original.faults:
            original.fault(
                say("no row of the file begins with 指标 or 地区 and names periods"),
                say("Download it again as CSV, or name its layout in the descriptor."),
            )
        return
    header = described.header.cells
    for row in table:
        name = row.cells[0].strip() if row.cells else ""
        if name.startswith(_FOOTERS):
            original.remarks.append(f"{original.name}: {''.join(row.cells).strip()}")
            continue
        if not name or is_ragged(original, row, len(header)):
            continue
        yield from _cells(original, described, row)


def _begin(table: Iterator[TextRow]) -> _Table | None:
    """Return what stands before the figures."""
    told: dict[str, str] = {}
    for row in table:
        if _is_header(row.cells):
            are_areas = row.cells[0].strip() == "地区"
            return _Table(are_areas, told.get("指标", ""), told.get("地区", ""), row)
        match = _ABOUT.match("".join(row.cells).strip())
        if match:
            told[match[1]] = match[2].strip()
    return None


def _cells(
    original: Original, table: _Table, row: TextRow
) -> Iterator[PublishedCell | MissingCell]:
    name = row.cells[0].strip()
    printed = table.indicator if table.rows_are_areas else name
    described = head(printed)
    for number in range(1, len(table.header.cells)):
        title = table.header.cells[number].strip()
        text, at = row.cells[number].strip(), row.at(number)
        if not title or text in _MISSING:
            yield MissingCell(at, text)
            continue
        time = period(title, is_cumulated=_CUMULATED in printed)
        if not time or not _FIGURE.fullmatch(text):
            _note(
                original, title if not time else text, table.header.at(number) if not time else at
            )
            continue
        yield PublishedCell(
            area=name if table.rows_are_areas else table.area,
            indicator=described.subject,
            indicator_name=printed,
            period=time,
            value=text,
            cell=at,
            unit=described.unit,
            basis=described.basis,
            adjustment=described.adjustment,
            note=described.note,
        )


def _note(original: Original, text: str, place: str) -> None:
    is_title = "年" in text
    original.fault(
        say("{text!r} is no period", text=text)
        if is_title
        else say("{text!r} is no figure", text=text),
        say("Download the file again; if its publisher gives it so, remove the cell."),
        place,
        cause="period" if is_title else "figure",
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
    quarter = _QUARTERS.get(match["quarter"] or "", 0) or int(match["quarter"] or 0)
    if match["half"]:
        return f"{year}H{1 if match['half'] == '上' else 2}"
    last = 3 * quarter if quarter else int(match["month"] or 0)
    if not last:
        return year
    if last > 12:
        return ""
    if match["first"] or is_cumulated:
        return f"{year}-{int(match['first'] or 1):02}..{year}-{last:02}"
    return f"{year}Q{quarter}" if quarter else f"{year}-{last:02}"
