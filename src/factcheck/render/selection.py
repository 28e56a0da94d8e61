"""Which claims of an audit are shown."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict


class Selection(Struct, frozen=True, kw_only=True):
    """Conditions that a claim must meet to be shown; an empty one is met by every claim."""

    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.labels or self.text)

    def admits(self, verdict: Verdict) -> bool:
        """Whether a claim is shown."""
        return (
            (not self.kinds or verdict.claim.kind in self.kinds)
            and (not self.labels or verdict.label in self.labels)
            and (not self.text or self.text.casefold() in _searched(verdict))
        )

    def of(self, audit: Audit) -> Audit:
        """Return an audit with the claims shown, and the conflicts that touch them."""
        if not self:
            return audit
        verdicts = tuple(each for each in audit if self.admits(each))
        shown = {verdict.id for verdict in verdicts}
        return replace(
            audit,
            verdicts=verdicts,
            findings=tuple(
                finding for finding in audit.findings if shown.intersection(finding.claims)
            ),
            undecided=tuple(each for each in audit.undecided if shown.intersection(each)),
        )


def _searched(verdict: Verdict) -> str:
    claim = verdict.claim
    return "\n".join((claim.id, claim.quote, *claim.note.every, claim.words())).casefold()
