"""What changed between two results of an audit, as JSON; docs/diff.md explains the fields."""

from __future__ import annotations

import json

from factcheck.render.machine.intervals import Plain, Record
from factcheck.render.notation.signs import in_json
from factcheck.results.compare import CausedChange, ClaimChange, ResultComparison
from factcheck.results.ruling import Ruling

VERSION = "1"


def render(comparison: ResultComparison) -> str:
    """Write a comparison as JSON."""
    result: Record = {
        "factcheck diff": VERSION,
        "worse": comparison.is_worse,
        "unchanged": comparison.unchanged,
        "changes": [_change(change) for change in comparison.changes],
    }
    return in_json(json.dumps(result, ensure_ascii=False, indent=2)) + "\n"


def _change(change: ClaimChange) -> Record:
    return {
        "document": change.ruling.document,
        "claim": change.ruling.id,
        "course": str(change.movement),
        "worse": change.is_worse,
        "old": _side(change.old),
        "new": _side(change.new),
        "why": [_why(reason) for reason in change.reasons],
    }


def _side(ruling: Ruling | None) -> Plain:
    if ruling is None:
        return None
    return {
        "verdict": str(ruling.label),
        "reason": ruling.reason or None,
        "would_be": None if ruling.would_be is None else str(ruling.would_be),
        "found": ruling.found or None,
        "flags": list(ruling.flags),
    }


def _why(why: CausedChange) -> Record:
    return {
        "cause": str(why.cause),
        "what": why.what,
        "old": why.old or None,
        "new": why.new or None,
    }
