"""The verdicts as a table for spreadsheets: one claim a row, in UTF-8 that spreadsheets know.

What a spreadsheet would run as a formula is preceded by an apostrophe, as OWASP advises.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.render.notation.signs import steady
from factcheck.render.phrases import naming, provenance, words

MARK = "\ufeff"  # tells spreadsheets that the text is UTF-8
COLUMNS = tuple(
    "document id verdict known reason direction flags kind quote says claimed found off_by"
    " grade sources wanted file line review would_be".split()
)
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠|%]")
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,]*(?: ?[^\W\d_]+| ?%)?")


def render(audit: Audit) -> str:
    """Write the verdicts as CSV (RFC 4180), the names of the columns first."""
    return head() + rows(audit)


def head() -> str:
    """Write what stands before the rows."""
    return MARK + _written([COLUMNS])


def rows(audit: Audit) -> str:
    """Write a row a verdict."""
    return _written([harmless(cell) for cell in _row(verdict, audit)] for verdict in audit)


def _written(lines: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(lines)
    return stream.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> harmless("=1+1"), harmless("-12.7 %"), harmless("-1+cmd|' /C calc'!A0")
    ("'=1+1", '-12.7 %', "'-1+cmd|' /C calc'!A0")
    """
    if not (cell.isascii() and cell.isprintable()):
        cell = "\n".join(map(steady, cell.replace("\0", "").split("\n")))
    if _FORMULA.match(cell.lstrip(" ")) and not _SIGNED_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _row(verdict: Verdict, audit: Audit) -> tuple[str, ...]:
    claim, catalogue = verdict.claim, audit.reference.catalogue
    deciding = words.deciding(verdict)
    first = deciding[0] if deciding else None
    sources = {cell.source.id: None for cell in provenance.cells(verdict.outcomes)}
    return (
        claim.document.id,
        claim.own_id,
        str(verdict.label),
        "known" if audit.is_known(verdict) else "",
        str(verdict.reason or ""),
        str(words.way_off(verdict) or ""),
        " ".join(verdict.flags),
        claim.kind,
        claim.quote,
        claim.words(),
        words.claimed(first, claim) if first else "",
        say("; ").join(words.found(each, catalogue) for each in deciding),
        words.off_by(first, catalogue) if first else "",
        "" if verdict.grade is None else verdict.grade.name.lower(),
        " ".join(sources),
        say("; ").join(naming.wanted(verdict, catalogue)),
        claim.at.file,
        str(claim.at.line),
        say("; ").join(claim.review),
        str(verdict.would_be or ""),
    )
