"""What a cell of a table holds: a figure, a year, a period, a missing mark, words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from factcheck.load.grids.figures import is_numeral, missing_mark
from factcheck.load.grids.footnotes import SUPERSCRIPT, standing_words
from factcheck.load.grids.grid import Grid
from factcheck.load.grids.period_heads import PeriodHead, period_head
from factcheck.load.grids.unit_phrases import unit_phrase
from factcheck.load.grids.units_of_cells import figure_with_unit

_YEAR = re.compile(
    r"(?P<year>(?:1[5-9]|20|21)\d\d)(?: ?\d\)| ?\(\d\)|[^\w.,\-/–]*[a-zA-Z]{0,3}[^\w.,%]*)"
)
_MONTH_NUMBER = re.compile(r"(?:19|20)\d\d[-/M](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])/(?:19|20)\d\d")


class CellSort(StrEnum):
    """What a cell looks like by itself."""

    BLANK = "blank"
    YEAR = "year"  # four digits that may be a year, or a figure
    PERIOD = "period"
    FIGURE = "figure"
    MISSING = "missing"
    TEXT = "text"


def sort_of(grid: Grid, row: int, column: int) -> CellSort:
    """Return what a cell looks like."""
    cell = grid.cell(row, column)
    if cell.is_formula:
        return CellSort.FIGURE
    sort = _sort_of_text(cell.text.strip())
    is_figure = cell.is_number and (sort is not CellSort.YEAR or cell.unit != "")
    return CellSort.FIGURE if is_figure else sort


@lru_cache(maxsize=65_536)
def _sort_of_text(text: str) -> CellSort:
    if not text:
        return CellSort.BLANK
    if year_of(text):
        return CellSort.YEAR
    if is_numeral(text) and not _is_month_number(text):
        return CellSort.FIGURE
    if missing_mark(text):
        return CellSort.MISSING
    return CellSort.PERIOD if is_period(head_of(text)) else CellSort.TEXT


def year_of(text: str) -> int:
    """Return the year that a text may be, with a flag or a mark beside it: "2023 (p)", "2021①"."""
    match = _YEAR.fullmatch(SUPERSCRIPT.sub("", text).strip())
    return int(match["year"]) if match and (len(text) == 4 or is_period(head_of(text))) else 0


def has_unit_behind(text: str) -> bool:
    """Whether a text is a figure with its unit in words behind it, and no unit itself."""
    figures = (figure_with_unit(text, mark) for mark in ".,")
    return unit_phrase(text) is None and any(all(figure) for figure in figures)


def _is_month_number(text: str) -> bool:
    """Whether digits are a year and a month, written together: 2022-03, 202203, 03/2022."""
    return _MONTH_NUMBER.fullmatch(text) is not None


def head_of(text: str) -> PeriodHead:
    """Read a head as a period, without the marks of notes."""
    return period_head(SUPERSCRIPT.sub(" ", text))


def is_period(head: PeriodHead) -> bool:
    """Whether a head names a period, and nothing but its standing beside it."""
    return head.says_period and not standing_words(head.words)[0].strip("*#()[]0123456789 ")
