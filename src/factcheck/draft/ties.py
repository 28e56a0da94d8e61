"""Figures right behind one another that tell of one thing: again, in other money, counted anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.readings import Read
from factcheck.draft.zh.parts import STRUCTURED

MORE_OF_IT = re.compile(r"(?: in (?:19|20)\d\d)? \((?:an?|or|equal to) (?:[a-z][\w'’-]* )+(?:of )?")
OR_ELSE = re.compile(
    r"[^.;]{0,24}?,? or (?:about )?|[^.;\d]{0,60}?, or (?:about )?"
    r"| (?:valued at|worth) (?:about )?",
    re.IGNORECASE,
)
#: Between an amount and the same in another money.
AGAIN = re.compile(
    r" ?[(\[] ?(?:or |about |around |some |approximately |nearly |i\.e\.,? |equal to )?|; |\) ?/ ?"
)


#: How many times what is of one share all are, at least, and figures in which that is told.
ALL_SHARES, NEAR = 1000, 6


def restates(read: Sequence[Read], index: int) -> bool:
    """Whether a figure tells the one before it again in another money: $10bn (£5.19bn)."""
    if not index:
        return False
    before, one = read[index - 1].figure, read[index].figure
    is_money = before.dimension is MeasuredBy.MONEY is one.dimension
    is_money = is_money and (before.currency, before.unit) != (one.currency, one.unit)
    text = read[index].passage.text
    return is_money and AGAIN.fullmatch(text, before.end, one.start) is not None


def tells_more(read: Sequence[Read], index: int) -> bool:
    """Whether brackets right behind a figure tell another of its time: (a margin of 2.4%)."""
    before, one = read[index - 1].figure, read[index].figure
    text = read[index].passage.text
    return MORE_OF_IT.fullmatch(text, before.end, one.start) is not None


def counts_again(read: Sequence[Read], index: int) -> bool:
    """Whether a figure counts what the one before it counts in another way: 197件375人."""
    before, one = read[index - 1].figure, read[index].figure
    counts = before.dimension is MeasuredBy.COUNT is one.dimension
    return counts and before.end == one.start and before.unit != one.unit


def or_else(read: Sequence[Read], index: int) -> bool:
    """Whether `or` ties a figure to the one behind it, or the colon of a structure."""
    one, other = read[index], read[index + 1]
    text = one.passage.text
    if one.figure.noun == STRUCTURED == other.figure.noun:
        return other.figure.start == one.figure.end + 1
    return bool(OR_ELSE.fullmatch(text, one.figure.end, other.figure.start))


def per_again(read: Sequence[Read], index: int) -> str:
    """Give what an amount is of each, as that of its sentence was: or $1.98 a share, or $1.09.

    So is only what tells an amount again as a small part of it.
    """
    if not index or not or_else(read, index - 1):
        return ""
    before, one = read[index - 1].figure, read[index].figure
    is_money = before.dimension is MeasuredBy.MONEY is one.dimension
    if not is_money or before.per or before.size * before.factor < ALL_SHARES * one.size:
        return ""
    told = reversed(read[max(0, index - NEAR) : index])
    sentence = read[index].passage.sentence
    per = (other.figure.per for other in told if other.passage.sentence == sentence)
    return next(filter(None, per), "")
