"""An audit as JSON Lines: one claim a line, each with all it rests on, its sources included."""

from __future__ import annotations

import json

from factcheck.domain.audit import Audit
from factcheck.render.machine.intervals import Record
from factcheck.render.machine.record import (
    VERSION,
    claim_record,
    document_record,
    source_record,
    sources_of,
)
from factcheck.render.notation.signs import in_json


def render(audit: Audit) -> str:
    """Write one line a claim, in the order of the claims."""
    lines = []
    for verdict in audit:
        record: Record = {"factcheck": VERSION, **claim_record(verdict, audit)}
        record["document"] = document_record(verdict.claim.document)
        record["sources"] = [source_record(each) for each in sources_of((verdict,))]
        lines.append(in_json(json.dumps(record, ensure_ascii=False, separators=(",", ":"))))
    return "".join(f"{_on_one_line(line)}\n" for line in lines)


def _on_one_line(line: str) -> str:
    """Write out the signs that some readers take for the end of a line."""
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
