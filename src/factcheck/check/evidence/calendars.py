"""Years of the Republic, as texts in traditional characters count them: 112年 is 2023."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.load.grids.grid import Grid, GridCell
from factcheck.wording.traditional import TABLE, TELLING
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "calendars")

_BEFORE_FIRST = 1911
_NAME = re.compile(r"(?:民国|民國|中华民国|中華民國)?\s?(?P<year>[6-9]\d|1[0-3]\d)年(?:度|底|末)?")
_IN_TEXT = re.compile(WORDS.pattern(r"(?<![\d.,])(?P<year>1[0-3]\d)年(?!{zh.in_text})"))
_HEAD_YEAR = re.compile(r"(?:中华民国|民国)?(?<!\d)(?P<year>[6-9]\d|1[0-3]\d)年(?![来间前后期])")
_NUMERALS = str.maketrans("仟佰", "千百")
_MONEY = re.compile("新[台臺][币幣](?=[百千万亿]*元)")
_COMMON = re.compile(r"(?:19|20)\d\d ?年")
_LONGEST = 4


def republic_year(name: str) -> int:
    """Return the common year that a name of a year of the Republic means; 0 where it is none.

    >>> republic_year("108年"), republic_year("民國112年度"), republic_year("2019年")
    (2019, 2023, 0)
    """
    match = _NAME.fullmatch(name.strip())
    return _BEFORE_FIRST + int(match["year"]) if match else 0


def simplified_grid(grid: Grid) -> Grid:
    """Write a table of traditional characters in simplified ones, and its years as common ones.

    113年10月 is 2024年10月, and 仟元 are 千元.
    """
    text = "".join(cell.text for row in grid.rows for cell in row)
    if not any(mark in text for mark in TELLING):
        return grid
    has_common = _COMMON.search(text) is not None
    rows = (tuple(_simplified(cell, has_common) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def traditional_signs(grid: Grid) -> str:
    """Return the traditional signs that a table is printed in, each once."""
    text = "".join(cell.text for row in grid.rows for cell in row if not cell.is_number)
    return "".join(sign for sign in dict.fromkeys(text) if sign.translate(TABLE) != sign)


def _simplified(cell: GridCell, has_common: bool) -> GridCell:  # noqa: FBT001 - of one caller
    text = cell.text.translate(TABLE).translate(_NUMERALS)
    text = _MONEY.sub("", text)
    return cell._replace(text=text if has_common else _HEAD_YEAR.sub(_common, text))


def _common(match: re.Match[str]) -> str:
    return f"{_BEFORE_FIRST + int(match['year'])}年"


def in_common_years(text: str) -> str:
    """Write years of the Republic as common ones, at the same places; a text that has both, as is.

    >>> in_common_years("112年底较111年增加"), in_common_years("2023年,112年")
    ('2023底较2022增加', '2023年,112年')
    """
    if _COMMON.search(text) or not _IN_TEXT.search(text):
        return text
    return _IN_TEXT.sub(lambda match: str(_BEFORE_FIRST + int(match["year"])), text)
