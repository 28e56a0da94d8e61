"""What programs may ask, each answered as plain values by what the commands do."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck import pipeline
from factcheck.desk.confined import confined
from factcheck.desk.session import Session
from factcheck.domain.asked import Asked
from factcheck.domain.audit import Audit
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import Verdict
from factcheck.language import listed, say
from factcheck.load import read, read_text
from factcheck.pipeline.sentence import tried_sentence
from factcheck.render.machine.brief import brief_record
from factcheck.render.machine.intervals import Record
from factcheck.render.machine.record import claim_record, finding_record, record_before
from factcheck.render.machine.series import series_records
from factcheck.render.notation.page import Page
from factcheck.render.terminal.explain import render as derivation
from factcheck.results.archive.plain import Plain

LONGEST = 500_000  # characters of what is handed over
MOST = 500  # claims, or series, of one answer
_NAME = "claims.yaml"  # of claims that are handed over
_COLUMNS = 88
_SHOWN = Asked(in_full=lambda verdict: verdict.fails(), growths=False)


class DeskAnswers:
    """Answers questions about the claims and the reference of one project.

    Parameters
    ----------
    folder : Path
        The project: no claim file outside it is read, and nothing is written.
    reference : Path or None
        The folder of its reference.
    terms : Terms
        By what claims are judged.
    """

    def __init__(self, folder: Path, reference: Path | None, terms: Terms = AS_PUBLISHED) -> None:
        self.folder = folder
        self.session = Session(reference, terms, _SHOWN)

    def answer(self, question: str, arguments: Mapping[str, str]) -> Record:
        """Answer a question by its name.

        Raises
        ------
        InputError
            With every fault of what was named or handed over.
        """
        for key, value in arguments.items():
            if len(value) > LONGEST:
                problem = say("it is longer than {number} characters", number=LONGEST)
                raise _fault(key, problem, say("Hand over less at once."))
        return _QUESTIONS[question](self, **arguments)

    def audit_claims(self, claims: str = "", path: str = "", only: str = "all") -> Record:
        """Audit claims that are handed over, or those of a file or folder of the project.

        Only those that fail or are in doubt are told one by one where `only` is "failing".
        """
        audit = self._audited(claims, path, _SHOWN)
        before = record_before(audit, of=None, arguments="")
        verdicts = [
            verdict for verdict in audit if only != "failing" or _needs_a_look(verdict, audit)
        ]
        listing = verdicts[:MOST]
        return {
            "summary": before["summary"],
            "claims": [brief_record(verdict, audit) for verdict in listing],
            "left_out": len(verdicts) - len(listing),
            "findings": [finding_record(finding, audit) for finding in audit.findings],
        }

    def try_sentence(
        self, sentence: str, area: str = "", period: str = "", published: str = ""
    ) -> Record:
        """Draft the claims of a sentence, and audit them."""
        self.session.refresh()
        self._require_reference()
        tried = tried_sentence(
            sentence, self.session.reference, area=area, period=period, published=published
        )
        audit = tried.audit
        return {
            "area": tried.area,
            "claims": [] if audit is None else [brief_record(verdict, audit) for verdict in audit],
        }

    def explain(self, claim: str, claims: str = "", path: str = "") -> Record:
        """Derive the verdict on one claim in full."""
        scope = Asked(
            claim=claim, in_full=lambda verdict: verdict.claim.is_called(claim), growths=False
        )
        audit = self._audited(claims, path, scope)
        verdict = next((candidate for candidate in audit if candidate.claim.is_called(claim)), None)
        if verdict is None:
            names = listed([verdict.id for verdict in audit][:12])
            problem = say("no claim is called {claim!r}", claim=claim)
            raise _fault(path or _NAME, problem, say("Known are: {words}.", words=names))
        return {
            "claim": claim_record(verdict, audit),
            "derivation": derivation(audit, verdict, Page(columns=_COLUMNS)),
        }

    def find_series(self, text: str = "") -> Record:
        """List the series of the reference that have a text in an id or a name."""
        self.session.refresh()
        self._require_reference()
        known = self.session.reference
        records: list[Plain] = [] if known is None else list(series_records(known, text))
        return {"series": records[:MOST], "left_out": max(len(records) - MOST, 0)}

    def _audited(self, claims: str, path: str, asked: Asked) -> Audit:
        """Audit what is handed over, or what is named; exactly one of them."""
        session = self.session
        session.refresh()
        if bool(claims) == bool(path):
            problem = say("either claims are handed over, or a path names them")
            raise _fault(path or _NAME, problem, say("Give `claims` or `path`."))
        if claims:
            stated, whole = read_text(claims, _NAME, session.reference, session.faults)
        else:
            named = [Path(os.path.relpath(confined(self.folder, path)))]
            stated, whole = read(named, session.reference, faults=session.faults)
        return pipeline.audit(stated, whole, session.terms, asked)

    def _require_reference(self) -> None:
        if self.session.faults:
            raise InputError(self.session.faults)


def _needs_a_look(verdict: Verdict, audit: Audit) -> bool:
    return verdict.is_in_doubt or (verdict.fails() and not audit.is_known(verdict))


_QUESTIONS: Mapping[str, Callable[..., Record]] = {
    "audit_claims": DeskAnswers.audit_claims,
    "try_sentence": DeskAnswers.try_sentence,
    "explain": DeskAnswers.explain,
    "find_series": DeskAnswers.find_series,
}


def _fault(name: str, problem: str, remedy: str) -> InputError:
    at = Location(file=name, line=1, column=1)
    return InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])
