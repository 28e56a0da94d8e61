"""The result of an audit: every claim with its verdict, and what was found among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from factcheck.domain.claim import Document
from factcheck.domain.finding import Finding, Implied
from factcheck.domain.method import UNSAID_METHOD, Method
from factcheck.domain.series import Reference
from factcheck.domain.verdict import FAIL_ON, Label, Verdict
from factcheck.language import listed, say


class Audit(Struct, frozen=True, kw_only=True):
    """Verdicts in the order of the claims; every claim that was read has one."""

    documents: tuple[Document, ...]
    verdicts: tuple[Verdict, ...]
    reference: Reference
    findings: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()  # smallest sets of claims that would have to go
    undecided: tuple[tuple[str, ...], ...] = ()  # claims whose consistency the budget left open
    left_out: tuple[str, ...] = ()  # claims that cannot be set against others, such as ranks
    method: Method = UNSAID_METHOD  # how it was made
    known: frozenset[tuple[str, str]] = frozenset()  # document and claim of accepted findings

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __getitem__(self, name: str) -> Verdict:
        for verdict in self.verdicts:
            if verdict.claim.is_called(name):
                return verdict
        sharing = self.sharing(name)
        raise KeyError(
            say("{name}: which of {names}?", name=name, names=listed(sharing)) if sharing else name
        )

    def sharing(self, identifier: str) -> tuple[str, ...]:
        """Give the names of claims that have this id, each in a document of its own."""
        return tuple(verdict.id for verdict in self.verdicts if verdict.claim.own_id == identifier)

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {label}" for label, number in self.counts().items() if number)
        return f"<Audit of {len(self)} claims: {counts or 'nothing to check'}>"

    def counts(self) -> Mapping[Label, int]:
        """Give the number of claims of each label, all labels, from the best to the worst."""
        found = Counter(verdict.label for verdict in self.verdicts)
        return {label: found[label] for label in Label}

    def of(self, document: Document) -> tuple[Verdict, ...]:
        """Give the verdicts of one document."""
        return tuple(
            verdict for verdict in self.verdicts if verdict.claim.document.id == document.id
        )

    def is_known(self, verdict: Verdict) -> bool:
        """Whether somebody has looked at what was found, and accepted it."""
        return (verdict.claim.document.id, verdict.claim.own_id) in self.known

    def inconsistent(self) -> tuple[Verdict, ...]:
        """Give the verdicts on claims that cannot hold together, whatever the rounding rule."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_inconsistent)

    def to_review(self) -> tuple[Verdict, ...]:
        """Give the verdicts on claims that may not have been read rightly."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_in_doubt)

    def fails(self, fail_on: frozenset[str] = FAIL_ON) -> tuple[Verdict, ...]:
        """Give the verdicts that are worse than allowed, known ones apart."""
        return tuple(
            verdict
            for verdict in self.verdicts
            if verdict.fails(fail_on) and not self.is_known(verdict)
        )

    def exit_status(self, fail_on: frozenset[str] = FAIL_ON) -> int:
        """Give 0 if nothing is worse than allowed, 1 if something is, 3 if nothing was checked."""
        if not any(verdict.label is not Label.NOT_CHECKABLE for verdict in self.verdicts):
            return 3
        return 1 if self.fails(fail_on) else 0
