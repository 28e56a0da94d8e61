"""The claims of an audit as rulings: what two results are compared by, as they would be written."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim
from factcheck.domain.finding import Implied
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Verdict
from factcheck.render.machine.intervals import interval_ends
from factcheck.render.phrases import naming, provenance, words
from factcheck.results.ruling import MeasuredPart, Ruling, bracketed, cell_name, published


def rulings(audit: Audit) -> tuple[Ruling, ...]:
    """Return a ruling a claim, in the order of the claims.

    They are what `factcheck.load.result` reads from the audit once it is written as JSON.
    """
    return tuple(_ruling(verdict, audit) for verdict in audit)


def _ruling(verdict: Verdict, audit: Audit) -> Ruling:
    claim, catalogue = verdict.claim, audit.reference.catalogue
    return Ruling(
        document=claim.document.id,
        id=claim.own_id,
        label=verdict.label,
        kind=claim.kind,
        reason=str(verdict.reason or ""),
        found="; ".join(words.found(outcome, catalogue) for outcome in verdict.outcomes),
        flags=tuple(map(str, verdict.flags)),
        aspects=_aspects(verdict),
        parts=tuple(_part(outcome) for outcome in verdict.outcomes),
        cells=_cells(provenance.cells((*verdict.outcomes, *verdict.rivals))),
        conflicts=frozenset(
            tuple(map(claim.document.own, finding.claims)) for finding in verdict.conflicts
        ),
        implied=tuple(
            naming.implied_in_full(_within(claim, bound), catalogue, claim)
            for bound in verdict.implied
        ),
        is_inconsistent=verdict.is_inconsistent,
        would_be=verdict.would_be,
    )


def _within(claim: Claim, implied: Implied) -> Implied:
    """Name the claims that it rests on as the document of a claim does."""
    return replace(implied, claims=tuple(map(claim.document.own, implied.claims)))


def _aspects(verdict: Verdict) -> dict[str, str]:
    claim = verdict.claim
    return {
        "quote": claim.quote,
        "kind": claim.kind,
        "review": "; ".join(claim.review),
        "figure": "" if claim.figure is None else naming.printed(claim.figure),
        "meaning": claim.words(),
        "measures": "; ".join(str(outcome.relation.expression) for outcome in verdict.outcomes),
        "issuer": claim.document.issuer,
        "date of the document": str(claim.document.published or ""),
    }


def _part(outcome: Outcome) -> MeasuredPart:
    return MeasuredPart(
        expression=str(outcome.relation.expression),
        claimed=_bracketed(outcome.claimed),
        found=_bracketed(outcome.found),
    )


def _bracketed(interval: Interval) -> str:
    low, high = interval_ends(interval)
    low_open, high_open = interval.low_open, interval.high_open
    return bracketed(low or "", high or "", low_open=low_open, high_open=high_open)


def _cells(cells: tuple[Observation, ...]) -> dict[str, str]:
    """Return what was published, by what tells one cell from another."""
    values: dict[str, set[str]] = {}
    for cell in cells:
        grade = cell.source.grade.name.lower()
        value = published(naming.printed(cell.figure), str(cell.status), grade)
        values.setdefault(_name(cell), set()).add(value)
    return {slot: " / ".join(sorted(texts)) for slot, texts in sorted(values.items())}


def _name(cell: Observation) -> str:
    quantity = f"{cell.indicator}@{cell.area}[{cell.period}]"
    return cell_name(quantity, (str(cell.basis), cell.vintage), cell.source.id)
