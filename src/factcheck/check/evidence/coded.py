r"""Tables whose first column gives the codes of what rows are: unit,sex,geo\\TIME_PERIOD."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from factcheck.check.lexicon import vocabulary as known
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.layouts._codes import coded_season, coded_unit
from factcheck.wording.vocabulary import section

_CORNER = re.compile(r"(?:[A-Za-z0-9_]+,)+[A-Za-z0-9_]+\\[A-Za-z0-9_]+")
_AREAS = frozenset({"geo", "ref_area", "partner", "rep_mar"})
_SEASONS = frozenset({"s_adj", "seasonal_adjustment"})
_UNITS = frozenset({"unit", "unit_measure"})
_AGE = re.compile(r"Y?(?P<from>\d{1,2})-(?P<to>\d{1,2})")
_AGE_BOUND = re.compile(r"Y_?(?P<way>LT|GE)(?P<age>\d{1,2})")
_NAMES = {
    "T": "Total",
    "F": "Women",
    "M": "Men",
    "TOTAL": "Total",
    "NAT": "Total",
}
_AREA_NAMES = section("areas", "names of codes")
_TOLD = frozenset({"time_period", "obs_value"}) | _AREAS | _UNITS
_FLAGS = frozenset({"obs_flag", "obs_status", "conf_status", "decimals", "comment_obs"})
_SEVERAL = 2
_HEADS = {**dict.fromkeys(_AREAS, "geo"), **dict.fromkeys(_UNITS, "unit")}


def parted(grid: Grid) -> tuple[Grid, int]:
    """Part the codes of a first column into columns of names; return how many were added.

    A dimension of one code alone tells nothing apart, and is left out unless it is the unit or
    the area.
    """
    corner = grid.rows[0][0].text.strip() if grid.rows and grid.rows[0] else ""
    if not _CORNER.fullmatch(corner):
        return _with_names(grid), 0
    dimensions = corner.partition("\\")[0].split(",")
    codes = [_codes(row, len(dimensions)) for row in grid.rows[1:]]
    wanted = [
        place
        for place, dimension in enumerate(dimensions)
        if dimension in _HEADS or len({row[place] for row in codes if row[place]}) > 1
    ]
    heads = [GridCell(text=_HEADS.get(dimensions[place], "indicator")) for place in wanted]
    rows = [(*heads, *grid.rows[0][1:])]
    for row, cells in zip(codes, grid.rows[1:], strict=True):
        names = (GridCell(text=_name(dimensions[place], row[place])) for place in wanted)
        rows.append((*names, *cells[1:]))
    return replace(grid, rows=tuple(rows)), len(wanted) - 1


def _with_names(grid: Grid) -> Grid:
    """Write names for the codes of rows of observations, and leave out what tells nothing apart."""
    heads = [cell.text.strip() for cell in grid.rows[0]] if grid.rows else []
    folded = [head.casefold() for head in heads]
    if not {"time_period", "obs_value"} <= set(folded):
        return grid
    texts = [[cell.text.strip() for cell in row[: len(heads)]] for row in grid.rows[1:]]
    spare = {column for column, head in enumerate(folded) if _tells_nothing(head, column, texts)}
    named = tuple(
        GridCell(text="note" if column in spare else _HEADS.get(head, heads[column]))
        for column, head in enumerate(folded)
    )
    rows = (
        tuple(
            GridCell(text=text if column in spare else _name(folded[column], text))
            for column, text in enumerate(row)
        )
        for row in texts
    )
    return replace(grid, rows=(named, *rows))


def _tells_nothing(head: str, column: int, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a column of observations holds flags, or one code alone."""
    codes = {row[column] for row in texts if column < len(row)}
    return head in _FLAGS or (head not in _TOLD and len(codes) < _SEVERAL)


def coded_title(file: str) -> tuple[str, ...]:
    """Return what a table is called by the code that its file is named for: une_rt_m."""
    name = known.CODED.get(code_of(file))
    return () if name is None else (name,)


def code_of(file: str) -> str:
    """Return what a file is called, as a code of a series: une_rt_m."""
    stem = PurePosixPath(file).stem.removeprefix("estat_").removesuffix("_linear")
    return stem.casefold()


def _codes(row: Sequence[GridCell], length: int) -> list[str]:
    codes = row[0].text.split(",") if row else []
    return [code.strip() for code in codes] if len(codes) == length else [""] * length


def _name(dimension: str, code: str) -> str:
    """Return what a code stands for; one that is not known stays a code."""
    if dimension in _AREAS:
        return _AREA_NAMES.get(code, code)
    if dimension in _UNITS:
        return coded_unit(code).unit or code
    if dimension in _SEASONS:
        return {"adjusted": "Seasonally adjusted", "unadjusted": "Unadjusted"}.get(
            coded_season(code), code
        )
    if age := _AGE.fullmatch(code):
        return f"{age['from']} to {age['to']}"
    if bound := _AGE_BOUND.fullmatch(code):
        if bound["way"] == "LT":
            return "Youth (under 25)" if bound["age"] == "25" else f"under {bound['age']}"
        return f"{bound['age']} and over"
    return _NAMES.get(code, code)
