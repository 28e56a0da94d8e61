"""What English says of time around a figure: what was done over years, from which year on."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment
from factcheck.draft.reading import Kind
from factcheck.draft.spot import Spot

ADDING = frozenset({Kind.LEVEL, Kind.COUNT, Kind.THRESHOLD})
DOING = (
    r"(?:added|adding|(?:re)?(?:built|building)|(?:creat|complet|open|launch|establish|construct"
    r"|renovat|relocat|lift|sign|train|upgrad|deliver|issu|sav|provid|allocat|invest|approv"
    r"|introduc|abolish|cancel|remov|delegat|eliminat|clos|plant|restor|recruit|resettl|help"
    r"|install|attract|award|grant|replac|settl|finish|produc|transfer|gain|mov)(?:ed|ing)"
    r"|spent|spending|laid|laying)"
)
#: What is done again each year: over a span of years all of it is told, not that of the last.
DONE = re.compile(rf"\b{DOING}\b[^.;]{{0,50}}$", re.IGNORECASE)
DONE_BEHIND = re.compile(
    rf"[^.;]{{0,60}}?\b(?:(?:have|has|had|were|was)(?: been)?(?: \w+ly)?|who have|which were) "
    rf"{DOING}\b|(?:[^.;,]{{0,40}} )?(?:gained|relocated|moved|added|rebuilt|renovated"
    r"|completed)\b",
    re.IGNORECASE,
)
STOOD = re.compile(
    r"\b(?:to|at|from|of|reach(?:ed|ing|es)?|total(?:l?ed|ing)?|stands?|stood|is|are|was|were|now"
    r"|covers?|hav(?:e|ing)|has|with)(?: (?:over|about|around|nearly|almost|more than|some))?\s*$",
    re.IGNORECASE,
)
#: Before a word of time that dates what was compared with: up from 6.8% in April.
COMPARED_FIGURE = re.compile(
    r"\b(?:from|compared (?:to|with)|against|versus)(?: (?:an?|the|about|around|over|some|recent"
    r"|high|low|peak|of|more|than))* [$€£¥]?\d[\d,.]*(?:%|[a-z]*)(?: [a-z-]+){0,3} (?:in|at|for|of)"
    r"(?: the)?(?: (?:year|12 months|three months|month|quarter) (?:to|ended|ending|of))?\s*$",
    re.IGNORECASE,
)
#: A year from which a change is told: up 12 percent on 2015, from its 2015 level, below 1990.
BASE_YEAR = re.compile(
    r"[^.;,\d]{0,30}?\b(?:from|against|compared (?:to|with)|relative to|below|above|over|on|than"
    r"(?: it was)? in|versus)(?: an?| the| its| their)? (?P<year>(?:19|20)\d\d)(?: baseline| base"
    r"| levels?| peak)?\b(?! (?:to|through|and|quarter)\b|-\d| ?[–—]|[.,]\d)",
    re.IGNORECASE,
)


def is_done(spot: Spot) -> bool:
    """Whether a figure counts what was done, year after year: were built, we added."""
    passage = spot.passage
    if spot.kind not in ADDING or STOOD.search(passage.left_in_clause(30)):
        return False
    behind = passage.text[spot.end : min(spot.following, spot.end + 90, passage.sentence[1])]
    return bool(DONE.search(passage.left(60)) or DONE_BEHIND.match(behind))


def dates_another(spot: Spot, moment: Moment) -> bool:
    """Whether a word of time before the figure dates what another figure is compared with."""
    start = max(spot.passage.sentence[0], moment.start - 70)
    text = spot.passage.text
    if text[start : moment.start].lower().endswith((" from ", " from the ")):
        return True
    return bool(COMPARED_FIGURE.search(text, start, moment.start))


def base_year(spot: Spot) -> int | None:
    """Year that is named behind a change as what it is measured from."""
    found = BASE_YEAR.match(spot.passage.right(70))
    return int(found["year"]) if found else None
