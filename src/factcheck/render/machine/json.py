"""An audit as JSON, of a stated version: docs/json.md and schema/audit.schema.json.

The record that others read comes first; the archive after it holds the audit as it is, an entry a
line, so that it can be rendered again.
"""

from __future__ import annotations

import json

from factcheck.domain.audit import Audit
from factcheck.render.machine.record import audit_record
from factcheck.results.archive import audits
from factcheck.results.archive.plain import Plain
from factcheck.results.archive.seal import SEAL, seal_of


def render(audit: Audit, *, of: int | None = None, arguments: str = "") -> str:
    """Write an audit as JSON.

    Parameters
    ----------
    audit : Audit
    of : int or None
        How many claims were checked, where the audit holds only some of them.
    arguments : str
        Those with which a command reads the same files.
    """
    record = audit_record(audit, of=of, arguments=arguments)
    entries = audits.write(audit)
    seal = seal_of({**record, "archive": entries})
    head = _text(record, indent=2).removesuffix("\n}")
    lines = ",\n".join(f"    {_text(entry)}" for entry in entries)
    return f'{head},\n  "archive": [\n{lines}\n  ],\n  "{SEAL}": "{seal}"\n}}\n'


def _text(value: Plain, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
