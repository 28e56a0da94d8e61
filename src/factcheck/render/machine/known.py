"""Which findings are known: accepted in a claim file, or by a baseline."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.domain.audit import Audit
from factcheck.render.machine.rulings import rulings
from factcheck.results.baseline import KnownFinding, Matched, match, signed_findings


def matched(audit: Audit, baseline: Iterable[KnownFinding] = ()) -> Matched:
    """Set an audit against what is accepted, in its claim files and in a baseline."""
    ruled = rulings(audit)
    sign_offs = (verdict.claim.reviewed for verdict in audit)
    return match(ruled, (*signed_findings(ruled, sign_offs), *baseline))
