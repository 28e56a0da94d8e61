"""Known findings as JSON, one entry a finding, so that a change of one is a change of few lines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from factcheck.baseline import Known
from factcheck.render.machine.exact import Record

VERSION = "1"


def render(known: Iterable[Known]) -> str:
    """Write a baseline."""
    content: Record = {
        "factcheck baseline": VERSION,
        "known": [
            {
                "document": each.document,
                "claim": each.claim,
                "verdict": each.verdict,
                "fingerprint": each.fingerprint,
                "note": each.note,
            }
            for each in known
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
