"""The words of a claim in the paragraph of the report that they stand in."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from factcheck.domain.claim import Claim
from factcheck.domain.diagnostic import InputError
from factcheck.draft.locate import locate, placed_in
from factcheck.draft.prose import mapped
from factcheck.manuscript import Manuscript, read_manuscript

_MOST = 400  # signs of a paragraph before a quote, and behind it
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


class QuoteInPlace(Struct, frozen=True, kw_only=True):
    """A quote, and what stands before and behind it in its paragraph."""

    before: str
    quote: str
    behind: str


def quote_in_place(claim: Claim) -> QuoteInPlace | None:
    """Return the quote of a claim in its paragraph.

    None where the claim file names no report, it cannot be read, or no longer holds the quote.
    """
    named = claim.document.report.replace("\\", "/")
    if not named or not claim.quote:
        return None
    report = _read(Path(claim.at.file).parent / named)
    if report is None:
        return None
    text = report.source or report.text
    (located,) = locate(text, placed_in(mapped(report), [claim]))
    if located.span is None:
        return None
    start, end = located.span
    first = max([0, *(match.end() for match in _EMPTY_LINE.finditer(text, 0, start))])
    behind = _EMPTY_LINE.search(text, end)
    before = " ".join(text[first:start].split())
    after = " ".join(text[end : behind.start() if behind else len(text)].split())
    return QuoteInPlace(
        before=before if len(before) <= _MOST else f"…{before[-_MOST:]}",
        quote=" ".join(text[start:end].split()),
        behind=after if len(after) <= _MOST else f"{after[:_MOST]}…",
    )


@lru_cache(maxsize=4)
def _read(path: Path) -> Manuscript | None:
    try:
        return read_manuscript(path)
    except InputError:
        return None
