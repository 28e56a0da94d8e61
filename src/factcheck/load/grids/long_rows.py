"""Tables of one figure a row, whose columns are named for what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.language import say
from factcheck.load.grids.figures import cell_figure, missing_mark
from factcheck.load.grids.footnotes import standing_words
from factcheck.load.grids.labels import head_role, is_value
from factcheck.load.grids.period_heads import PeriodHead
from factcheck.load.grids.row_periods import named_period
from factcheck.load.grids.vocabulary import listed
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

_ALSO = {
    role: listed("columns", role)
    for role in (
        *("unit", "basis", "vintage", "released", "status", "note", "adjustment"),
        *("area_name", "indicator_name"),
    )
}
_STATUSES = ("", "preliminary", "revised", "final", "estimate")
_FLOAT_YEAR = re.compile(r"((?:1[5-9]|20)\d\d)\.0")


def roles_of(heads: Sequence[str]) -> dict[int, str]:
    """Return what each column holds, by its name.

    >>> roles_of(["geo", "year", "variable", "value"])
    {0: 'area', 1: 'period', 2: 'indicator', 3: 'value'}
    """
    roles: dict[int, str] = {}
    for column, head in enumerate(heads):
        folded = head.strip().casefold()
        also = next((role for role, names in _ALSO.items() if folded in names), "")
        role = "value" if folded and is_value((folded,)) else also or head_role(folded)
        if role and (role == "period" or role not in roles.values()):
            roles[column] = role
        elif role in {"area", "indicator"}:
            roles[column] = f"{role}_name"
    return roles


def is_long(heads: Sequence[str]) -> bool:
    """Whether a table gives one figure a row: a column of values, and one of periods."""
    return {"value", "period"} <= set(roles_of(heads).values())


def long_cells(
    original: Original,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    address: Callable[[int, int], str],
) -> Iterator[PublishedCell | MissingCell]:
    """Read a table of one figure a row, in bounded memory.

    Parameters
    ----------
    original : Original
        The file, to note faults on.
    heads : sequence of str
        The names of its columns.
    rows : iterable of sequences of str
        Its cells as text; None where there is no value.
    address : callable
        How evidence calls a cell, by row (of figures) and column from 0.
    """
    roles = roles_of(heads)
    place = next(column for column, role in roles.items() if role == "value")
    for number, cells in enumerate(rows):
        at = address(number, place)
        text = cells[place] if place < len(cells) else None
        if text is None or not text.strip() or missing_mark(text):
            yield MissingCell(at, "null" if text is None else text.strip())
            continue
        figure = cell_figure(text)
        period = _period(heads, cells, roles)
        if figure is None:
            _note_no_figure(original, text, at)
        elif not period:
            _note_no_period(original, at)
        else:
            texts = _texts(heads, cells, roles)
            texts["unit"] = texts["unit"] or figure.unit
            texts["status"], flag = _standing(texts["status"])
            texts["note"] = "; ".join(filter(None, (texts["note"], flag)))
            yield PublishedCell(period=period, value=figure.value, cell=at, **texts)


def _texts(
    heads: Sequence[str], cells: Sequence[str | None], roles: dict[int, str]
) -> dict[str, str]:
    """Return what the columns of a row say, those of no role in the note."""
    texts = dict.fromkeys(("area", "indicator", *_ALSO), "")
    others = []
    for column, (head, cell) in enumerate(zip(heads, cells, strict=False)):
        text = (cell or "").strip()
        role = roles.get(column, "")
        if role in texts:
            texts[role] = text
        elif text and head.strip() and role not in {"value", "period"}:
            others.append(f"{head}: {text}")
    texts["note"] = "; ".join(filter(None, (texts["note"], *others)))
    return texts


def _standing(text: str) -> tuple[str, str]:
    """Return a status in our words, and a flag that is none of them."""
    if text in _STATUSES:
        return text, ""
    _, status = standing_words(text)
    return status, text


def _period(heads: Sequence[str], cells: Sequence[str | None], roles: dict[int, str]) -> str:
    """Return the period of a row, from one column or several: a year, and its month or quarter."""
    reading = PeriodHead()
    for column, (head, cell) in enumerate(zip(heads, cells, strict=False)):
        if roles.get(column) == "period":
            text = _FLOAT_YEAR.sub(r"\1", (cell or "").strip())
            part = named_period(head, text)
            reading = reading if part.words else reading.above(part)
    return reading.period()


def _note_no_figure(original: Original, text: str, at: str) -> None:
    original.fault(
        say("{text!r} is no figure, and no mark of a missing one", text=text[:40]),
        say("Correct the cell, or write a mark such as '..' where there is no figure."),
        at,
        cause=f"no figure {text}",
    )


def _note_no_period(original: Original, at: str) -> None:
    original.fault(
        say("the row names no period that can be read"),
        say("Write the period as 2021, 2021Q3, 2021-05 or 2024-W05; a week by its ISO number."),
        at,
        cause="no period",
    )
