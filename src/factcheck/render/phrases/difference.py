"""What changed between two results of an audit, in words."""

from __future__ import annotations

from factcheck.language import later, listed, say
from factcheck.results.compare import Cause, ClaimChange, Movement, ResultComparison
from factcheck.results.ruling import Ruling

SIGNS = {
    Movement.WORSE: "✘",
    Movement.NEW: "?",
    Movement.GONE: "–",
    Movement.BETTER: "✔",
    Movement.SAME: "≈",
}
HEADINGS = {
    Movement.WORSE: later("WORSE"),
    Movement.NEW: later("NEW"),
    Movement.GONE: later("GONE"),
    Movement.BETTER: later("BETTER"),
    Movement.SAME: later("SAME VERDICT, OTHER GROUNDS"),
}
_COUNTS = {
    Movement.WORSE: later("{number} worse"),
    Movement.NEW: later("{number} new"),
    Movement.GONE: later("{number} gone"),
    Movement.BETTER: later("{number} better"),
    Movement.SAME: later("{number} of the same verdict on other grounds"),
}
CAUSES = {
    Cause.CLAIM: later("claim"),
    Cause.EVIDENCE: later("evidence"),
    Cause.OTHER_CLAIMS: later("other claims"),
    Cause.RULES: later("rules"),
}


def turn(change: ClaimChange) -> str:
    """Say from which verdict a claim came to which."""
    if change.old is None or change.new is None:
        return _verdict(change.ruling)
    old, new = _verdict(change.old), _verdict(change.new)
    return say("still {verdict}", verdict=new) if old == new else f"{old} → {new}"


def _verdict(ruling: Ruling) -> str:
    """Say the label, with the reason where there is one."""
    label = say(ruling.label.value)
    if ruling.would_be is not None:
        would_be = say(ruling.would_be.value)
        return say(
            "{label} ({reason})",
            label=label,
            reason=say("to review: {label} if read rightly", label=would_be),
        )
    return say("{label} ({reason})", label=label, reason=ruling.reason) if ruling.reason else label


def summary(comparison: ResultComparison) -> str:
    """Count everything, so that the totals add up."""
    counts = [
        say(_COUNTS[course], number=len(changes))
        for course in Movement
        if (changes := comparison.of(course))
    ]
    counts.append(say("{number} unchanged", number=comparison.unchanged))
    return say("{sentences}.", sentences=listed(counts))
