"""An audit as plain mappings and lists: what every format for machines is made of.

Figures are text as printed. The ends of intervals are exact and text too: a decimal where the
number has one, else a fraction; an irrational end is given to 30 digits and marked. All intervals
are in the base unit of their dimension. docs/json.md describes each field.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.amount_text import exact_text
from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.claim import Claim, Document
from factcheck.domain.diagnosis import Slip
from factcheck.domain.evidence import Evidence
from factcheck.domain.expression import Expression
from factcheck.domain.finding import Finding, Implied
from factcheck.domain.location import Location
from factcheck.domain.outcome import BreakEven, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import label_of
from factcheck.language import language
from factcheck.render.machine.context_record import base_rate_record, robustness_record, slip_record
from factcheck.render.machine.intervals import Record, interval_record
from factcheck.render.notation.signs import opened
from factcheck.render.phrases import break_even, conflicts, diagnosed, naming, provenance, words
from factcheck.render.phrases.yardstick import of_outcome

VERSION = "1"


def audit_record(audit: Audit, *, of: int | None = None, arguments: str = "") -> Record:
    """Return a whole audit; `factcheck.render.machine.json` says what the parameters are."""
    before = record_before(audit, of=of, arguments=arguments)
    return {**before, "claims": list(claim_records(audit)), **record_after(audit)}


def record_before(audit: Audit, *, of: int | None, arguments: str) -> Record:
    """Return what a record says before it comes to the claims."""
    counts: Record = {str(label): number for label, number in audit.counts().items()}
    return {
        "factcheck": VERSION,
        "language": str(language()),
        "arguments": arguments,
        "summary": {
            "claims": len(audit),
            "of": len(audit) if of is None else of,
            "verdicts": counts,
            "inconsistent": len(audit.inconsistent()),
            "to_review": len(audit.to_review()),
            "contradicted_if_read_rightly": sum(
                each.would_be is Label.CONTRADICTED for each in audit.to_review()
            ),
        },
        "documents": [document_record(document) for document in audit.documents],
    }


def claim_records(audit: Audit) -> Iterator[Record]:
    """Yield each claim."""
    return (claim_record(each, audit) for each in audit)


def record_after(audit: Audit) -> Record:
    """Return what a record says after the claims."""
    return {
        "findings": [finding_record(finding, audit) for finding in audit.findings],
        "undecided": [list(each) for each in audit.undecided],
        "sources": [source_record(each) for each in sources_of(audit.verdicts)],
    }


def sources_of(verdicts: tuple[Verdict, ...]) -> list[Source]:
    """Return every source that verdicts and their rivals rest on, by id."""
    used = {
        cell.source.id: cell.source
        for verdict in verdicts
        for cell in provenance.cells((*verdict.outcomes, *verdict.rivals))
    }
    return [used[each] for each in sorted(used)]


def document_record(document: Document) -> Record:
    """Return a document."""
    return {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "published": _day(document.published),
        "language": document.language,
        "url": opened(document.url),
        "file": document.file,
    }


def source_record(source: Source) -> Record:
    """Return a source."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": str(source.publisher),
        "grade": source.grade.name.lower(),
        "url": opened(source.url),
        "published": _day(source.published),
        "accessed": _day(source.accessed),
        "licence": source.licence,
    }


def claim_record(verdict: Verdict, audit: Audit) -> Record:
    """Return one claim of an audit with its verdict and all it rests on."""
    claim, catalogue = verdict.claim, audit.reference.catalogue
    figure = claim.figure
    return {
        "id": claim.own_id,
        "document": claim.document.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "says": claim.words(),
        "note": str(claim.note),
        "figure": None if figure is None else naming.printed(figure),
        "at": _place(claim.at),
        "line": claim.line,
        "page": claim.page,
        "paragraph": claim.paragraph,
        "footnote": claim.footnote,
        "verdict": str(verdict.label),
        "known": audit.is_known(verdict),
        "reason": None if verdict.reason is None else str(verdict.reason),
        "review": list(claim.review),
        "reviewed": _sign_off(claim),
        "would_be": None if verdict.would_be is None else str(verdict.would_be),
        "would_be_reason": str(verdict.would_be_reason) if verdict.would_be_reason else None,
        "direction": words.way_off(verdict),
        "flags": [str(flag) for flag in verdict.flags],
        "grade": None if verdict.grade is None else verdict.grade.name.lower(),
        "parts": [_part(outcome, verdict, catalogue) for outcome in verdict.outcomes],
        "rivals": [_part(rival, verdict, catalogue) for rival in verdict.rivals],
        "wanted": [_quantity(each, catalogue) for each in verdict.wanted],
        "implied": [_implied(each, claim, catalogue) for each in verdict.implied],
        "diagnosis": [
            {"about": about, "text": text} for about, text in diagnosed.facts(verdict, catalogue)
        ],
        "slips": [slip_record(slip) for slip in _slips(verdict)],
        **_context(verdict),
        "notes": [*verdict.notes, *verdict.impossibilities],
        "conflicts": [
            list(map(claim.document.own, conflict.claims)) for conflict in verdict.conflicts
        ],
        "inconsistent": verdict.is_inconsistent,
    }


def _sign_off(claim: Claim) -> Record | None:
    """Return who has looked at what was found of a claim."""
    sign_off = claim.reviewed
    if sign_off is None:
        return None
    return {
        "by": sign_off.by,
        "on": sign_off.on.isoformat(),
        "state": str(sign_off.state),
        "note": sign_off.note,
    }


def _slips(verdict: Verdict) -> tuple[Slip, ...]:
    return () if verdict.diagnosis is None else verdict.diagnosis.slips


def _context(verdict: Verdict) -> Record:
    """Return what surrounds the figure of a claim; None where nothing is known."""
    diagnosed = verdict.diagnosis
    return {
        "robustness": None if diagnosed is None else robustness_record(diagnosed.robustness),
        "base_rate": None if diagnosed is None else base_rate_record(diagnosed.base_rate),
    }


def _part(outcome: Outcome, verdict: Verdict, catalogue: Catalogue) -> Record:
    relation, evidence = outcome.relation, outcome.evidence
    yardstick = of_outcome(outcome, catalogue)
    return {
        "role": relation.role,
        "verdict": str(label_of(outcome)),
        "fit": str(outcome.fit),
        "slip": None if outcome.slack is None else str(outcome.slack),
        "expression": str(relation.expression),
        "claimed": {
            "text": words.claimed(outcome, verdict.claim),
            **interval_record(outcome.claimed),
        },
        "found": {"text": words.found(outcome, catalogue), **interval_record(outcome.found)},
        "by_stored": None if outcome.by_stored is None else interval_record(outcome.by_stored),
        "unit": {
            "text": yardstick.prefix or yardstick.unit,
            "factor": exact_text(yardstick.factor),
        },
        "off_by": words.off_by(outcome, catalogue) or None,
        "edition": evidence.vintage,
        "mixed_editions": evidence.mixed_vintage,
        "other_basis": evidence.other_basis,
        "public_since": _day(evidence.public_since),
        "evidence": [_evidence(each, catalogue) for each in evidence.evidence],
        "missing": [_quantity(each, catalogue) for each in evidence.missing],
        "break_evens": [
            _break_even(point, text, catalogue)
            for point, text in zip(
                outcome.break_evens,
                break_even.in_words(outcome.break_evens, verdict, catalogue),
                strict=True,
            )
        ],
    }


def _evidence(evidence: Evidence, catalogue: Catalogue) -> Record:
    return {
        "answers": _quantity(evidence.answers, catalogue),
        "how": str(evidence.how),
        "formula": evidence.formula,
        "interval": interval_record(evidence.interval),
        "cells": [_cell(cell) for cell in evidence.cells],
        "passed_over": [_cell(each) for each in evidence.aside],
        "parts": [_evidence(part, catalogue) for part in evidence.parts],
    }


def _cell(cell: Observation) -> Record:
    return {
        "indicator": cell.indicator,
        "area": cell.area,
        "period": str(cell.period),
        "value": naming.printed(cell.figure),
        "stored": None if cell.stored is None else provenance.stored(cell.stored),
        "basis": str(cell.basis),
        "adjustment": str(cell.adjustment),
        "vintage": cell.vintage,
        "released": _day(cell.released),
        "status": str(cell.status),
        "source": cell.source.id,
        "at": _place(cell.at),
        "note": cell.note,
    }


def _break_even(point: BreakEven, text: str, catalogue: Catalogue) -> Record:
    return {
        "text": text,
        "input": _quantity(point.input, catalogue),
        "published": interval_record(point.published),
        "holds": None if point.holds is None else interval_record(point.holds),
    }


def _quantity(part: Expression, catalogue: Catalogue) -> Record:
    record: Record = {"text": naming.quantity(part, catalogue), "expression": str(part)}
    if isinstance(part, Quantity):
        record |= {
            "indicator": part.indicator,
            "area": part.area,
            "period": str(part.period),
            "basis": str(part.basis),
        }
    return record


def _implied(bound: Implied, claim: Claim, catalogue: Catalogue) -> Record:
    return {
        "text": naming.implied_in_full(bound, catalogue, claim),
        "expression": str(bound.quantity),
        "interval": interval_record(bound.interval),
        "claims": list(map(claim.document.own, bound.claims)),
        "exact": bound.exact,
    }


def finding_record(finding: Finding, audit: Audit) -> Record:
    """Return one set of claims of a document that cannot all hold."""
    document = _document_of(finding, audit)
    return {
        "rule": finding.rule,
        "gravity": str(finding.gravity),
        "document": document.id,
        "claims": list(map(document.own, finding.claims)),
        "evidence": list(finding.evidence),
        "message": finding.message,
        "chain": list(finding.chain),
        "repairs": [
            {
                "claim": document.own(repair.claim),
                "text": conflicts.repair(repair, audit),
                "needed": None if repair.needed is None else interval_record(repair.needed),
            }
            for repair in finding.repairs
        ],
    }


def _document_of(finding: Finding, audit: Audit) -> Document:
    """Return the document of the claims of a finding; one without a name where it has none."""
    named = (verdict.claim for verdict in audit if verdict.id in finding.claims)
    return next((claim.document for claim in named), Document(id=""))


def _place(at: Location) -> Record:
    place: Record = {"file": at.file, "line": at.line, "column": at.column}
    if at.cell:
        place["cell"] = at.cell
    if at.digest:
        place["hash"] = at.digest
    return place


def _day(day: object) -> str | None:
    return None if day is None else str(day)
