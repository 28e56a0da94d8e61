"""Names that a figure parts: dividends of 16.5p per share, cash of 122 million from operations."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.check.lexicon.words import english, is_chinese
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement

_BEHIND = re.compile(r"[,.;:()]")
_OR = re.compile(r",? or (?:about |nearly |some )?[$€£]?")
_ON_THE_WAY = re.compile(  # between the two halves of a name that a figure parts
    r"(?:\s*\b(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|for the (?:full )?year"
    r"|in the year|during the year|in (?:fiscal )?\d{4}|totall?ing"
    r"|amounting to|of|to|at|about|some|nearly|almost|over|more than|just))*\s*[$€£]?\s*$",
    re.IGNORECASE,
)


class PartedName(NamedTuple):
    """A name that a figure parts: dividends of 16.5p per share."""

    key: str
    parts: frozenset[str]  # what its halves name alone
    head: str


def parted_name(statement: ReportStatement) -> PartedName | None:
    """Return the name that begins ahead of an amount and ends behind it, if there is one."""
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE) or is_chinese(statement.near):
        return None
    ahead = _ON_THE_WAY.sub("", statement.near)
    joined = f"{ahead} {_BEHIND.split(statement.behind, maxsplit=1)[0].strip()}"
    for naming in english(joined):
        if naming.start < len(ahead) < naming.end and " " in joined[naming.start : naming.end]:
            halves = joined[naming.start : len(ahead)], joined[len(ahead) : naming.end]
            parts = frozenset(part.key for half in halves for part in english(half))
            return PartedName(naming.key, parts, halves[0])
    return None


def is_said_otherwise(statement: ReportStatement, behind: frozenset[str]) -> bool:
    """Whether a figure says what is before it in other terms: 196 million, or 3.12 per share.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    behind : frozenset of str
        What is named right behind it.
    """
    return bool(behind) and _OR.fullmatch(statement.near) is not None
