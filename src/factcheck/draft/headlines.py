"""Figures of a headline, of which the text below tells the time: 出口增长5%, of 前三季度."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.draft.calendar import Use
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.layout import Line
from factcheck.draft.scanning import Scanned

#: The end of a sentence, which no headline has.
STOP = re.compile(r"[。！？!?]|\.\s*$")


def timed_below(claims: Sequence[DraftedClaim], scanned: Scanned) -> list[DraftedClaim]:
    r"""Give the figures of headlines without a time the period under which they are told again.

    >>> from factcheck.draft import draft
    >>> told = draft("出口增长5%\n前三季度，出口增长5%。", period="2019").claims
    >>> [claim.period for claim in told]
    ['2019-01..2019-09', '2019-01..2019-09']
    """
    lines = scanned.parts.lines
    text, origin = scanned.parts.text, scanned.normal.origin
    is_prose = (STOP.search(text, line.start, line.end) is not None for line in lines)
    last = next((number for number, told in enumerate(is_prose) if told), 0)
    above = [
        (origin(line.start), origin(line.end))
        for line in lines[:last]
        if line.end > line.start and not _tells_time(scanned, line)
    ]
    stop = origin(lines[last].start) if above else 0
    below = [claim for claim in claims if claim.figure_start >= stop]
    return [
        _timed(claim, below)
        if any(start <= claim.figure_start < end for start, end in above)
        else claim
        for claim in claims
    ]


def _tells_time(scanned: Scanned, line: Line) -> bool:
    """Whether a line names a period."""
    inside = scanned.line_of_time.between(line.start, line.end)
    return any(moment.use is Use.PERIOD and not moment.dated for moment in inside)


def _timed(claim: DraftedClaim, below: Sequence[DraftedClaim]) -> DraftedClaim:
    times = {(other.period, other.base) for other in below if _what(other) == _what(claim)}
    if not claim.subject or len(times) != 1:
        return claim
    period, base = times.pop()
    return replace(claim, period=period, base=base)


def _what(claim: DraftedClaim) -> tuple[object, ...]:
    """Return all that a claim says but its time."""
    return (
        claim.kind,
        claim.subject,
        claim.area,
        claim.value,
        claim.upper,
        claim.symbol,
        claim.direction,
        claim.comparator,
        claim.partner,
    )
