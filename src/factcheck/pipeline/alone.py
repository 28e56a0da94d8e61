"""Claims audited one by one, each as if it were all that its document says.

What is set against other claims, repeats and conflicts, is left to an audit of documents. All else
is the same, and so is the code: a property test holds both equal.
"""

from __future__ import annotations

from datetime import date

from factcheck.compile import Compiled, compile_claim
from factcheck.diagnose import Givens, Inquiry, RestatedAreas
from factcheck.diagnose.panel import peers_of
from factcheck.domain.claim import Claim, Document
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.examination import Examination
from factcheck.pipeline import cautioned_by, givens_of, judged_by, reconciled

_OPEN = frozenset({Label.UNVERIFIABLE, Label.IMPLAUSIBLE})  # what bounds and identities may settle


class LoneClaims:
    """Audits claims of any documents, one at a time.

    Parameters
    ----------
    reference : Reference
        What they are checked against.
    terms : Terms
        By what they are judged.
    """

    def __init__(self, reference: Reference, terms: Terms = AS_PUBLISHED) -> None:
        self.reference, self.terms = reference, terms
        self._restated = RestatedAreas(reference)
        panel = terms.panel
        self._peers = None if panel is None else peers_of(panel, reference.catalogue)
        self._standpoints: dict[tuple[str, date | None], tuple[Examination, Givens]] = {}

    def forget(self) -> None:
        """Forget what was looked up of the reference, so that memory stays as it was."""
        self._standpoints.clear()

    def verdict(self, claim: Claim) -> Verdict:
        """Return the verdict of a claim, as an audit of it alone gives it.

        Raises
        ------
        StatementError
            If it cannot mean anything.
        """
        return self.verdict_of(compile_claim(claim, self.reference.catalogue))

    def verdict_of(self, claim: Compiled) -> Verdict:
        """Return the verdict of a claim that is compiled."""
        examination, givens = self._standpoint(claim.claim.document)
        verdict = judged_by(claim, examination, self.terms)
        if verdict.label in _OPEN:
            pairs = ((verdict, claim.relations),)
            _, (verdict,) = reconciled(pairs, examination.public, self.terms)
        return cautioned_by(verdict, Inquiry(verdict, givens))

    def _standpoint(self, document: Document) -> tuple[Examination, Givens]:
        """Return what claims are examined by that were made on one day, but for one source."""
        day = self.terms.as_of or document.published
        standpoint = (document.source, day)
        if standpoint not in self._standpoints:
            examination = Examination(document, self.reference, day)
            givens = givens_of(examination, self._restated, self._peers)
            self._standpoints[standpoint] = examination, givens
        return self._standpoints[standpoint]
