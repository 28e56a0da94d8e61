"""One phrase that speaks of several subjects: 分别, 均, respectively."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Kind
from factcheck.draft.readings import Read

ALL = re.compile(r"均|都")
BOTH = re.compile(r"(?<![年人平户亩日月场])均")
AND = re.compile(r"、|和|及|与|以及|, and | and |, ")
MEASURED = frozenset({Kind.GROWTH, Kind.LEVEL, Kind.COUNT, Kind.CAGR, Kind.RATIO})
SHARED = frozenset({Kind.GROWTH, Kind.CAGR, Kind.RATIO})
REACH = 12  # figures to either side that one 分别 may speak of


def subjects(read: Sequence[Read], index: int, about: str) -> list[str]:
    """Names of the subjects one figure speaks of: one, or as many as 均 joins.

    `about` is the subject as it stands before the figure, all of its parts together.
    """
    figure, passage, reading = read[index]
    start = max(passage.clause[0], figure.start - 6)
    if ALL.search(passage.text, start, figure.end):
        if reading.kind is Kind.RANK:
            return _all(read, index, about)
        if reading.kind in SHARED and BOTH.search(passage.text, start, figure.end):
            return _each(read, index, about)
    before = passage.text[passage.segment[0] : figure.start]
    if "分别" in before or "respectively" in passage.around(200).casefold():
        return [_own(read, index, about) or about]
    return [about]


def _all(read: Sequence[Read], index: int, about: str) -> list[str]:
    """Every subject that 均 joins: the figures before it in its segment, or the names listed."""
    segment = read[index].passage.segment
    before = [
        other
        for other in read[max(0, index - 4) : index]
        if other.passage.segment == segment
        and other.figure.phrase is Phrase.FIGURE
        and other.reading.kind in MEASURED
    ]
    if len(before) > 1:
        return [about] * len(before)
    names = _names(about)
    return names if 1 < len(names) <= 4 else [about]


def _each(read: Sequence[Read], index: int, about: str) -> list[str]:
    """Every subject that has the same rate: the names before 均, or the counts before its noun."""
    names = about.split("、")
    if 1 < len(names) <= 4 and all(2 <= len(name) <= 16 for name in names):
        return names
    segment = read[index].passage.segment
    before = [
        other.reading.kind
        for other in read[max(0, index - 3) : index]
        if other.passage.segment == segment
    ]
    counts = {Kind.COUNT} if read[index].reading.kind is Kind.RATIO else {Kind.COUNT, Kind.LEVEL}
    several = len(before) == 2 and counts.issuperset(before)
    return [about] * 2 if several else [about]


def _own(read: Sequence[Read], index: int, about: str) -> str:
    """Name that belongs to this figure of a 分别 list; empty when the lists differ in length."""
    segment = read[index].passage.segment
    same = [
        number
        for number in range(max(0, index - REACH), min(len(read), index + REACH + 1))
        if read[number].passage.segment == segment and read[number].figure.phrase is Phrase.FIGURE
    ]
    names = _names(about)
    paired = 1 < len(names) == len(same) and index in same
    return names[same.index(index)] if paired else ""


def _names(about: str) -> list[str]:
    return [name.strip() for name in AND.split(about) if name.strip()]
