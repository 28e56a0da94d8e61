"""Where a figure of the prose begins and ends, as a check takes it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.drafted import DraftedClaim

_SORT_BY_TIME = re.compile(
    r"(?P<number>[2-9]|\d[\d,]*\d) (?:day|night|week|month|year|hour) [a-z]{3,}s\b"
)


def span_of(text: str, start: int, claim: DraftedClaim) -> tuple[int, int, DraftedClaim | None]:
    """Return where a drafted figure stands; of things of a sort that a time tells, their number.

    "48,390 day cases" are no days.
    """
    sort = _SORT_BY_TIME.match(text, start)
    if sort is not None:
        return start, sort.end("number"), None
    return start, claim.figure_end, claim


def out_of_brackets(
    text: str, start: int, end: int, claim: DraftedClaim | None
) -> tuple[int, int, DraftedClaim | None]:
    """Return a figure without brackets around it, which make nothing negative in a sentence."""
    figure = text[start:end]
    if claim is None or not (figure[:1] == "(" and figure[-1:] == ")"):
        return start, end, claim
    bare = replace(claim, figure=figure[1:-1], number=claim.number.lstrip("-−"))
    return start + 1, end - 1, bare
