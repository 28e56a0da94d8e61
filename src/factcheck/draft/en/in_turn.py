"""Times of several English figures, in the order of the figures: in 2008 and 2009, respectively."""

from __future__ import annotations

import re

from factcheck.draft.calendar import MONTH, QUARTERS, month_number
from factcheck.draft.time_context import Spot

MANY = 2
#: Times of a list of figures, in the order of the figures.
IN_TURN = re.compile(
    r"\b(?:in|for|during) (?:the )?(?P<list>(?:(?:19|20)\d\d|[A-Za-z]{3,9})(?: quarters?)?"
    r"(?:(?:, and |,? and |, )(?:the )?(?:(?:19|20)\d\d|[A-Za-z]{3,9})){1,4})(?: quarters?)?"
    r"(?: of)?(?: (?P<year>(?:19|20)\d\d))?,? respectively\b"
)
#: The same before the figures.
TIMES_FIRST = re.compile(
    r"\b(?:in|for|during) (?P<list>(?:19|20)\d\d(?:(?:, and |,? and |, )(?:19|20)\d\d){1,4})"
    r"(?P<year>(?!))?[^.;\d]{0,60}(?:\d[\d,.]*[^.;\d]{0,30})*$"
)
RESPECTIVELY = re.compile(r"(?:[^.;]|\.\d)*?,? respectively\b")
LISTED = re.compile(r", and (?:the )?|,? and (?:the )?|, (?:the )?")
YEARS = re.compile(r"(?:19|20)\d\d")
QUARTER = re.compile(r"(?P<which>first|second|third|fourth)(?: quarter)?", re.IGNORECASE)
NAMED_MONTH = re.compile(MONTH, re.IGNORECASE)
_AMOUNT = (
    r"(?:[-−+]?(?:(?:US)?[$€£¥]\s?)?\(?\d[\d,]*(?:\.\d+)?\)?\s?"
    r"(?:%|(?:million|billion|trillion|thousand|percent|per cent|percentage points?|[mb]n?)\b)?)"
)
#: Several amounts for as many years, side by side: 5.1, 6.5 and 9.9 million in 2014, 2015 and 2016.
SIDE_BY_SIDE = re.compile(
    rf"(?P<amounts>{_AMOUNT}(?:\s?, (?:and )?{_AMOUNT}|,? and {_AMOUNT}){{1,4}})"
    r" (?:in|for|during|at the end of|as of) (?:the )?"
    r"(?P<fiscal>(?:fiscal|financial) )?(?:years? )?"
    r"(?P<list>(?:19|20)\d\d(?:(?:\s?, and |,? and |\s?, )(?:19|20)\d\d){1,4})"
    r"\b(?![-–/]\d|,\d)"
)
_ONE_AMOUNT = re.compile(_AMOUNT)


def in_turn(spot: Spot) -> str:
    """Period of one of several figures for as many times: in 2008 and 2009, respectively."""
    stop = min(spot.passage.sentence[1], spot.end + 300)
    match = IN_TURN.search(spot.passage.text, spot.end, stop) or _before_them(spot)
    turn, count = spot.turn
    items = LISTED.split(match["list"]) if match else []
    if match is None or len(items) != count or count < MANY:
        return _side_by_side(spot)
    year = match["year"] or str(spot.line_of_time.year or "")
    if YEARS.fullmatch(items[turn]):
        return items[turn]
    quarter = QUARTER.fullmatch(items[turn])
    if quarter and year:
        return f"{year}Q{QUARTERS[quarter['which'].lower()]}"
    month = NAMED_MONTH.fullmatch(items[turn])
    return f"{year}-{month_number(items[turn]):02d}" if month and year else ""


def _before_them(spot: Spot) -> re.Match[str] | None:
    """Return the times of a list that stand before its figures: in 2010 and 2011, reaching."""
    passage = spot.passage
    behind = passage.text[spot.end : min(passage.sentence[1], spot.end + 60)]
    if not RESPECTIVELY.match(behind):
        return None
    return TIMES_FIRST.search(passage.text, passage.sentence[0], spot.start)


def _side_by_side(spot: Spot) -> str:
    """Return the year of one of several amounts that stand before as many years."""
    begin, end = spot.passage.sentence
    for start, year in side_by_side(spot.passage.text[begin:end]).items():
        if spot.start <= begin + start < spot.end:
            return year
    return ""


def side_by_side(text: str) -> dict[int, str]:
    """Return the year of each of several amounts that stand before as many years.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    dict of int to str
        The years, by where the amounts begin.

    Examples
    --------
    >>> side_by_side("It was 9.0% and 8.0% in 2025 and 2024.")
    {7: '2025', 16: '2024'}
    """
    told: dict[int, str] = {}
    for match in SIDE_BY_SIDE.finditer(text):
        first = match.start("amounts")
        starts = [first + one.start() for one in _ONE_AMOUNT.finditer(match["amounts"])]
        years = YEARS.findall(match["list"])
        if len(starts) == len(years):
            mark = "FY" if match["fiscal"] else ""
            told |= {start: f"{mark}{year}" for start, year in zip(starts, years, strict=True)}
    return told
