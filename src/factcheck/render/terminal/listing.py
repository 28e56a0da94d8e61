"""What there is to choose from: kinds of claim, units, reference series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import cast

from msgspec import NODEFAULT, Struct
from rich.cells import cell_len

from factcheck.domain.catalogue import Catalogue, plain
from factcheck.domain.claim import Statement
from factcheck.domain.defaults import defaults
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.series import Observation, Reference
from factcheck.kinds import named, names
from factcheck.language import listed, say
from factcheck.render.notation.columns import cut
from factcheck.render.notation.page import Line, Page, Style, rows_of, styled
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import number
from factcheck.render.phrases.naming import area_name, indicator_name, names_of, printed
from factcheck.render.phrases.sparkline import COLUMNS, sparkline
from factcheck.render.phrases.titles import kind_in_words
from factcheck.wording.period_text import in_words
from factcheck.wording.unit_table import DEFAULT, UnitEntry

_FROM_DOCUMENT = ("area", "period")  # may be left out: the document gives them
_COMPARATORS = ", ".join(Hedge)


def kinds(text: str, page: Page) -> str:
    """List the kinds of claim: what each says, and the keys it takes."""
    lines: list[Line] = []
    for name in names():
        summary = kind_in_words(name)
        if _holds(text, name, summary):
            lines += _kind(name, named(name), summary, page)
    return page.written(lines[:-1])


def _kind(name: str, kind: type[Statement], summary: str, page: Page) -> Iterator[Line]:
    yield styled(name, Style.BOLD)
    yield from page.paragraph(summary, indent=2)
    every = defaults(cast("type[Struct]", kind))
    needed = [_key(name) for name in every if _is_needed(name, every[name])]
    optional = [_key(name) for name in every if not _is_needed(name, every[name])]
    if needed:
        yield from page.field(say("needs"), ", ".join(needed), indent=2, stop=12)
    if "amount" in every:
        optional.remove("amount")
        yield from page.field(
            say("figure"), say("one of: {keys}", keys=_COMPARATORS), indent=2, stop=12
        )
    if optional:
        yield from page.field(say("may have"), ", ".join(optional), indent=2, stop=12)
    yield ""


def _key(field: str) -> str:
    """Return the YAML key of a field: `whole_area` is written `whole area`, `is_` is `is`."""
    return field.rstrip("_").replace("_", " ")


def _is_needed(field: str, default: object) -> bool:
    return field not in ("amount", *_FROM_DOCUMENT) and default is NODEFAULT


def units(text: str, page: Page) -> str:
    """List the units: the name shown, its definition, and the other names it is known by."""
    chosen = [
        entry
        for entry in DEFAULT.entries
        if _holds(text, *entry.names, entry.group, entry.heading, entry.definition)
    ]
    lines: list[Line] = []
    for heading, entries in groupby(chosen, key=_heading_of):
        lines += [styled(heading, Style.BOLD), *_units(list(entries), page), ""]
    return page.written(lines[:-1])


def _units(entries: list[UnitEntry], page: Page) -> Iterator[Line]:
    names = [cut(entry.names[0], 24) for entry in entries]
    definitions = [cut(entry.definition, 28) for entry in entries]
    room = page.columns - max(map(cell_len, names)) - max(map(cell_len, definitions)) - 6
    others = [cut(", ".join(entry.names[1:]), room) for entry in entries]
    return rows_of(zip(names, definitions, others, strict=True), indent=2, faint_from=2)


def _heading_of(entry: UnitEntry) -> str:
    return entry.heading


def series(reference: Reference, text: str, page: Page) -> str:
    """List the series: name, area, latest value, span, editions, and a sketch of the course."""
    rows = [
        _row(key, periods, reference.catalogue)
        for key, periods in sorted(reference.series.items())
        if periods and _holds(text, *names_of(*key, reference.catalogue))
    ]
    if not rows:
        return ""
    spark = max(COLUMNS, min(page.columns // 4, 40))
    lines: list[Line] = []
    for row in rows:
        lines += _one_series(row, spark, page)
    periods = sum(len(row[1]) for row in rows)
    count = say("{series} series, {periods} periods", series=len(rows), periods=periods)
    return page.written([*lines, styled(count, Style.BOLD)])


_Row = tuple[tuple[str, str], list[tuple[Period, tuple[Observation, ...]]], str, str]


def _row(
    key: tuple[str, str],
    periods: Mapping[Period, tuple[Observation, ...]],
    catalogue: Catalogue,
) -> _Row:
    return (
        key,
        sorted(periods.items(), key=lambda item: (item[0].last, item[0].first)),
        indicator_name(key[0], catalogue),
        area_name(key[1], catalogue),
    )


def _one_series(row: _Row, spark: int, page: Page) -> Iterator[Line]:
    """Set one series on two lines: what it is; latest value, span, editions and sketch."""
    (indicator, area), periods, name, place = row
    names = listed((visible(name), visible(place)))
    code = f"{indicator}@{area}"
    if cell_len(f"{code}  {names}") <= page.columns:
        yield styled(code, Style.BOLD) + f"  {names}"
    else:
        yield styled(code, Style.BOLD)
        yield from page.paragraph(names, indent=2)
    last, cells = periods[-1]
    span = when = in_words(last)
    if len(periods) > 1:
        years = number.to(in_words(periods[0][0]), when)
        span = say("{span}, {number} periods", span=years, number=len(periods))
    editions = sorted({cell.vintage for _, each in periods for cell in each if cell.vintage})
    sketch = sparkline(periods, spark)
    latest = visible(printed(cells[-1].figure))
    newest = say("{found} in {period}", found=latest, period=when)
    text = say("; ").join(part for part in (newest, span, _editions(editions), sketch) if part)
    yield from page.paragraph(text, indent=4, hanging=2)


def _editions(editions: list[str]) -> str:
    if not editions:
        return ""
    if len(editions) == 1:
        return say("edition {edition}", edition=editions[0])
    return say("editions {editions}", editions=listed([*editions[:3], "…"][: len(editions)]))


def _holds(text: str, *where: str) -> bool:
    wanted = plain(text)
    return not wanted or any(wanted in plain(each) for each in where)
