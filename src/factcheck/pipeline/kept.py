"""What one audit hands to the next of a file that is edited: what no edit has touched.

It is the same as a new audit would make of it: each step is kept with all that went into it, and
given again only where that is equal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factcheck.compile import Compiled
from factcheck.domain.claim import Claim, Document
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.judge.examination import Examination


class _Judged(Struct, frozen=True):
    """A claim with its relations, and the verdict of it by evidence alone."""

    claim: Compiled
    verdict: Verdict


class _Told(Struct, frozen=True):
    """A verdict among those of other claims, and what is told of it in the end."""

    before: Verdict
    after: Verdict


class KeptDocument:
    """What was made of the claims of one document, by its day and its reference."""

    def __init__(self, document: Document, reference: Reference, day: date | None) -> None:
        self.document, self.reference, self.day = document, reference, day
        self.examination = Examination(document, reference, day)
        self._judged: dict[str, _Judged] = {}
        self._told: dict[str, _Told] = {}

    def is_of(self, document: Document, reference: Reference, day: date | None) -> bool:
        """Whether it was made of these."""
        return self.reference is reference and (self.document, self.day) == (document, day)

    def judged(self, claim: Compiled, judge: Callable[[], Verdict]) -> Verdict:
        """Return the verdict of a claim by evidence alone."""
        name = claim.claim.id
        last = self._judged.get(name)
        if (
            last is None
            or last.claim.relations != claim.relations
            or not _says_the_same(last.claim.claim, claim.claim)
        ):
            self._judged[name] = last = _Judged(claim, judge())
        return _of(claim.claim, last.verdict)

    def told(self, verdict: Verdict, tell: Callable[[], Verdict]) -> Verdict:
        """Return what is told of a verdict, with its cautions and its diagnosis."""
        last = self._told.get(verdict.id)
        if (
            last is None
            or not _says_the_same(last.before.claim, verdict.claim)
            or _of(verdict.claim, last.before) != verdict
        ):
            self._told[verdict.id] = last = _Told(verdict, tell())
        return _of(verdict.claim, last.after)


class KeptWork:
    """What was made of documents that are audited again and again, each by the same terms."""

    def __init__(self) -> None:
        self._documents: dict[str, KeptDocument] = {}

    def document(self, document: Document, reference: Reference, day: date | None) -> KeptDocument:
        """Return what was made of a document; nothing yet where anything about it is new."""
        last = self._documents.get(document.id)
        if last is None or not last.is_of(document, reference, day):
            self._documents[document.id] = last = KeptDocument(document, reference, day)
        return last


def _says_the_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims differ in nothing but where they stand in their file."""
    return replace(claim, at=other.at) == other


def _of(claim: Claim, verdict: Verdict) -> Verdict:
    """Return a verdict as that of the claim where it stands now."""
    return verdict if verdict.claim is claim else replace(verdict, claim=claim)
