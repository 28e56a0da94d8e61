"""How far back a record looks, and what of an indicator it is the extreme of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.draft.calendar import MONTH, month_number
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.printed import ChangeDirection
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "records")

LOWEST = re.compile(
    WORDS.pattern(r"{zh.lowest}|{en.lowest}"),
    re.IGNORECASE,
)
#: The year, or the month, that was as high or higher: the highest since 2019.
SINCE = re.compile(
    rf"\bsince (?:the end of )?(?:(?P<month>{MONTH}) )?(?P<year>(?:19|20)\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)年(?:(?P<month2>\d{1,2})月)?以?来",
    re.IGNORECASE,
)
#: A greatest fall is the least growth: the biggest drop since.
FALL = re.compile(WORDS.pattern(r"\b(?:{en.fall})\b"), re.IGNORECASE)
RISE = re.compile(WORDS.pattern(r"\b(?:{en.rise})\b"), re.IGNORECASE)
SMALLER = re.compile(r"\b(?:smallest|slowest|weakest|lowest)\b", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")
LAST = 12  # months
#: A run of periods that all rise, or fall, and no record.
RUN = re.compile(
    WORDS.pattern(
        r"\b(?:{en.run})\b|连续第?[一二三四五六七八九十\d]"
        r"|[一二三四五六七八九十]连[增丰升降涨跌]"
    ),
    re.IGNORECASE,
)


def record_keys(claim: DraftedClaim) -> Mapping[str, str]:
    """Return the keys of a record, without its indicator and period.

    A record since a year is beaten by that year: it holds from the one behind it on.
    """
    keys = {"is": "lowest" if LOWEST.search(claim.figure) else "highest"}
    fall = FALL.search(claim.figure)
    if fall or RISE.search(claim.figure):
        small = bool(SMALLER.search(claim.figure))
        keys = {"is": "highest" if bool(fall) == small else "lowest", "measure": "growth"}
    if claim.value is not None and claim.value >= 2 and claim.symbol == "year":
        return {**keys, "years": str(claim.value)}
    since = _since(claim)
    return {**keys, "since": since} if since else keys


def trend_keys(claim: DraftedClaim) -> Mapping[str, str]:
    """Return the keys of a run of years; none where its length or its direction is not told."""
    last = claim.period.split("..")[-1]
    yearly = claim.symbol == "year" and YEAR.fullmatch(last) is not None
    if claim.direction is ChangeDirection.NONE or claim.value is None or not yearly:
        return {}
    way = "rising" if claim.direction is ChangeDirection.UP else "falling"
    return {"is": way, "since": str(int(last) - int(claim.value))}


def _since(claim: DraftedClaim) -> str:
    """Return the year or month after the one a record looks back to, if there is one between."""
    match = SINCE.search(claim.figure)
    if match is None:
        return ""
    if match["year2"]:  # 2018年以来 counts 2018
        month = match["month2"]
        return f"{match['year2']}-{int(month):02d}" if month else match["year2"]
    year = int(match["year"])
    month = month_number(match["month"]) if match["month"] else 0
    if not month:
        last = claim.period.split("..")[-1].removeprefix("FY")[:4]
        sort = "FY" if claim.period.startswith("FY") else ""  # of what the period is one
        return f"{sort}{year + 1}" if last.isdigit() and year + 1 < int(last) else ""
    since = f"{year}-{month + 1:02d}" if month < LAST else f"{year + 1}-01"
    return since if len(claim.period) == len(since) and since < claim.period else ""
