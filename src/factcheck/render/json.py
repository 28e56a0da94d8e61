"""An audit as JSON, of a stated version: docs/json.md and schema/audit.schema.json."""

from __future__ import annotations

import json

from factcheck.domain.audit import Audit
from factcheck.render.record import audit_record


def render(audit: Audit) -> str:
    """Write an audit as JSON."""
    return json.dumps(audit_record(audit), ensure_ascii=False, indent=2) + "\n"
