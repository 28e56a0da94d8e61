"""What there is to choose from: kinds of claim, units, reference series."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field
from itertools import groupby

from factcheck.domain.catalogue import Catalogue, plain
from factcheck.domain.claim import Statement
from factcheck.domain.period import Period
from factcheck.domain.series import Observation, Reference
from factcheck.domain.unit_table import DEFAULT, UnitEntry
from factcheck.kinds import named, names
from factcheck.render.layout import Page, Style, cut, padded, visible, width
from factcheck.render.naming import printed
from factcheck.render.sketch import COLUMNS, sparkline

_FROM_DOCUMENT = ("area", "period")  # may be left out: the document gives them
_COMPARATORS = "one of: is, about, at least, more than, at most, less than, nearly, between"


def kinds(text: str, page: Page) -> str:
    """List the kinds of claim: what each says, and the keys it takes."""
    lines: list[str] = []
    for name in names():
        kind = named(name)
        summary = (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")
        if _holds(text, name, summary):
            lines += _kind(name, kind, summary, page)
    return "\n".join(lines)


def _kind(name: str, kind: type[Statement], summary: str, page: Page) -> Iterator[str]:
    yield page.styled(name, Style.BOLD)
    yield from page.paragraph(summary, indent=2)
    every: Mapping[str, Field[object]] = getattr(kind, "__dataclass_fields__", {})
    needed = [_key(each) for each in every.values() if _is_needed(each)]
    optional = [_key(each) for each in every.values() if not _is_needed(each)]
    if needed:
        yield from page.field("needs", ", ".join(needed), indent=2, stop=12)
    if "amount" in every:
        optional.remove("amount")
        yield from page.field("figure", _COMPARATORS, indent=2, stop=12)
    if optional:
        yield from page.field("may have", ", ".join(optional), indent=2, stop=12)
    yield ""


def _key(field: Field[object]) -> str:
    """Give the YAML key of a field: `whole_area` is written `whole area`, `is_` is `is`."""
    return field.name.rstrip("_").replace("_", " ")


def _is_needed(field: Field[object]) -> bool:
    if field.name == "amount" or field.name in _FROM_DOCUMENT:
        return False
    return field.default is MISSING and field.default_factory is MISSING


def units(text: str, page: Page) -> str:
    """List the units: the name shown, its definition, and the other names it is known by."""
    chosen = [
        each for each in DEFAULT.entries if _holds(text, *each.names, each.group, each.definition)
    ]
    lines: list[str] = []
    for group, entries in groupby(chosen, key=_group_of):
        lines += [page.styled(group, Style.BOLD), *_units(list(entries), page), ""]
    return "\n".join(lines)


def _units(entries: list[UnitEntry], page: Page) -> Iterator[str]:
    size = min(max(width(each.names[0]) for each in entries), 24)
    stop = min(max(width(each.definition) for each in entries), 28)
    for entry in entries:
        start = f"  {padded(cut(entry.names[0], size), size)}  "
        definition = padded(cut(entry.definition, stop), stop)
        others = ", ".join(entry.names[1:])
        rest = page.columns - width(start) - stop - 2
        yield f"{start}{definition}  {page.styled(cut(others, rest), Style.FAINT)}".rstrip()


def _group_of(entry: UnitEntry) -> str:
    return entry.group


def series(reference: Reference, text: str, page: Page) -> str:
    """List the series: name, area, latest value, span, editions, and a sketch of the course."""
    rows = [
        _row(key, periods, reference.catalogue)
        for key, periods in sorted(reference.series.items())
        if periods and _holds(text, *_names(key, reference.catalogue))
    ]
    if not rows:
        return ""
    spark = max(COLUMNS, min(page.columns // 4, 40))
    lines: list[str] = []
    for row in rows:
        lines += _one_series(row, spark, page)
    count = f"{len(rows)} series, {sum(len(row[1]) for row in rows)} periods"
    return "\n".join([*lines, page.styled(count, Style.BOLD), ""])


_Row = tuple[tuple[str, str], list[tuple[Period, tuple[Observation, ...]]], str, str]


def _row(
    key: tuple[str, str],
    periods: Mapping[Period, tuple[Observation, ...]],
    catalogue: Catalogue,
) -> _Row:
    indicator, area = catalogue.indicators.get(key[0]), catalogue.areas.get(key[1])
    return (
        key,
        sorted(periods.items(), key=lambda item: (item[0].last, item[0].first)),
        key[0] if indicator is None else indicator.name(),
        key[1] if area is None else area.name(),
    )


def _one_series(row: _Row, spark: int, page: Page) -> Iterator[str]:
    """Set one series on two lines: what it is; latest value, span, editions and sketch."""
    (indicator, area), periods, name, place = row
    head = f"{page.styled(f'{indicator}@{area}', Style.BOLD)}  {visible(name)}, {visible(place)}"
    yield head
    last, cells = periods[-1]
    first = periods[0][0]
    span = f"{last}" if len(periods) == 1 else f"{first} to {last}, {len(periods)} periods"
    editions = sorted({cell.vintage for _, each in periods for cell in each if cell.vintage})
    sketch = sparkline(periods, spark)
    latest = visible(printed(cells[-1].figure))
    parts = [f"{latest} in {last}", span, _editions(editions), sketch]
    text = "; ".join(part for part in parts if part)
    yield from page.paragraph(text, indent=4, hanging=2)


def _editions(editions: list[str]) -> str:
    if not editions:
        return ""
    word = "edition" if len(editions) == 1 else "editions"
    return f"{word} {', '.join(editions[:3])}{', …' if len(editions) > 3 else ''}"


def _holds(text: str, *where: str) -> bool:
    wanted = plain(text)
    return not wanted or any(wanted in plain(each) for each in where)


def _names(key: tuple[str, str], catalogue: Catalogue) -> Iterator[str]:
    yield from (f"{key[0]}@{key[1]}", *key)
    for entry in (catalogue.indicators.get(key[0]), catalogue.areas.get(key[1])):
        if entry is not None:
            yield from (*entry.names.values(), *entry.aliases)
