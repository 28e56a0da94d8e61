"""An audit as a DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from factcheck.domain.interval import End
from factcheck.domain.verdict import Verdict
from factcheck.render.phrases import words

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

COLUMNS = (
    "document", "kind", "quote", "label", "reason", "flags",
    "claimed", "found", "low", "high", "grade", "sources", "review", "would_be",
)  # fmt: skip


def frame_of(audit: Audit) -> pd.DataFrame:
    """Give a table of one row a claim, indexed by its id.

    Parameters
    ----------
    audit : Audit

    Returns
    -------
    DataFrame, shape (claims, 14)
        ``low`` and ``high`` bound what was found, in base units, as floats; the rest is text.
    """
    rows = [_row(verdict, audit) for verdict in audit]
    index = pd.Index([verdict.claim.id for verdict in audit], name="claim", dtype=object)
    return pd.DataFrame(rows, index=index, columns=list(COLUMNS))


def _row(verdict: Verdict, audit: Audit) -> dict[str, object]:
    catalogue = audit.reference.catalogue
    deciding = words.deciding(verdict)
    headline = deciding[0] if deciding else None
    found = None if headline is None else headline.found
    sources = {source.id for outcome in verdict.outcomes for source in outcome.evidence.sources}
    return {
        "document": verdict.claim.document.id,
        "kind": verdict.claim.kind,
        "quote": verdict.claim.quote,
        "label": str(verdict.label),
        "reason": str(verdict.reason or ""),
        "flags": " ".join(verdict.flags),
        "claimed": "" if headline is None else words.claimed(headline, verdict.claim),
        "found": "" if headline is None else words.found(headline, catalogue),
        "low": _as_float(found.low if found else None),
        "high": _as_float(found.high if found else None),
        "grade": verdict.grade.words if verdict.grade else "",
        "sources": " ".join(sorted(sources)),
        "review": "; ".join(verdict.claim.review),
        "would_be": str(verdict.would_be or ""),
    }


def _as_float(end: End | None) -> float:
    return float("nan") if end is None else float(end)
