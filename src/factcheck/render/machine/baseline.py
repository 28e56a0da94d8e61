"""Known findings as JSON, one entry a finding, so that a change of one is a change of few lines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from factcheck.render.machine.intervals import Record
from factcheck.render.notation.signs import in_json
from factcheck.results.baseline import KnownFinding

VERSION = "1"


def render(findings: Iterable[KnownFinding]) -> str:
    """Write a baseline."""
    content: Record = {
        "factcheck baseline": VERSION,
        "known": [
            {
                "document": finding.document,
                "claim": finding.claim,
                "verdict": finding.verdict,
                "fingerprint": finding.fingerprint,
                "note": finding.note,
            }
            for finding in findings
        ],
    }
    return in_json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"
