"""Claims that may not have been read rightly: audited, and accused of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from factcheck.domain.finding import Finding, Gravity
from factcheck.domain.flag import Flag
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say


def in_doubt(verdict: Verdict) -> Verdict:
    """Turn the verdict on a claim, had it been read rightly, into what may be said of it.

    That is that somebody has to look at the text. What the label would be is kept beside it, so
    that no doubt hides an error.
    """
    if not verdict.is_in_doubt:
        return verdict
    return replace(
        verdict,
        label=Label.UNVERIFIABLE,
        reason=Reason.READING_IN_DOUBT,
        flags=tuple(flag for flag in verdict.flags if flag is not Flag.INCONSISTENT_WITH),
        direction=None,
        findings=tuple(_doubted(finding) for finding in verdict.findings),
        is_inconsistent=False,
        would_be=verdict.label,
        would_be_reason=verdict.reason,
    )


def doubted_findings(findings: Iterable[Finding], doubted: frozenset[str]) -> Iterator[Finding]:
    """Give the findings that rest on a claim in doubt, as what is to be reviewed."""
    for finding in findings:
        if doubted.intersection(finding.claims):
            yield _doubted(finding)


def _doubted(finding: Finding) -> Finding:
    """Give a finding as what would be found if all of its claims were read rightly."""
    at_odds = finding.message
    if len(finding.claims) > 1:
        at_odds = say("{claims} cannot all hold", claims=listed(finding.claims))
    message = say("if read rightly: {finding}", finding=at_odds)
    return replace(finding, gravity=Gravity.READING_IN_DOUBT, message=message, repairs=())
