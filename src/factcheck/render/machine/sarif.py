"""An audit as SARIF 2.1.0 (OASIS): one rule a kind of claim, one result a claim.

A claim that evidence refutes is a `fail`; what needs a person's eye is a `review`; what lacks
evidence is `open`. A result stands where the claim stands in its file, and its fingerprint depends
on the ids of document and claim alone, so that it survives edits elsewhere in the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from factcheck import __version__
from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.finding import Finding, Gravity
from factcheck.domain.location import Location
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import say
from factcheck.render.machine.intervals import Plain, Record
from factcheck.render.machine.message import message
from factcheck.render.notation.signs import in_json
from factcheck.render.phrases import provenance, words
from factcheck.render.phrases.citing import in_words
from factcheck.render.phrases.titles import summary_of_kind

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
KINDS = {
    Label.SUPPORTED: "pass",
    Label.COMPATIBLE: "pass",
    Label.NOT_CHECKABLE: "notApplicable",
    Label.UNVERIFIABLE: "open",
    Label.CONFLICTING: "review",
    Label.NEAR_MISS: "review",
    Label.IMPLAUSIBLE: "review",
    Label.CONTRADICTED: "fail",
}
_CONFLICT = "claims-that-cannot-all-hold"


def render(audit: Audit) -> str:
    """Write an audit as SARIF."""
    kinds = sorted({verdict.claim.kind for verdict in audit})
    rules: list[Plain] = [_rule(kind) for kind in kinds]
    among = [finding for finding in audit.findings if len(finding.claims) > 1]
    if among:
        rules.append(_conflict_rule())
    results: list[Plain] = [
        _result(verdict, kinds.index(verdict.claim.kind), audit) for verdict in audit
    ]
    results += [_conflict(finding, len(kinds), audit) for finding in among]
    return in_json(json.dumps(log_of(rules, results), ensure_ascii=False, indent=2)) + "\n"


def log_of(rules: Sequence[object], results: Sequence[object]) -> Mapping[str, object]:
    """Return the log of one run: what may be found, and what was."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _rule(kind: str) -> Record:
    return {
        "id": kind,
        "shortDescription": {"text": summary_of_kind(kind)},
        "defaultConfiguration": {"level": "error"},
    }


def _conflict_rule() -> Record:
    return {
        "id": _CONFLICT,
        "shortDescription": {"text": say("Claims that cannot all hold.")},
        "defaultConfiguration": {"level": "error"},
    }


def _result(verdict: Verdict, rule: int, audit: Audit) -> Record:
    kind = "review" if verdict.is_in_doubt else KINDS[verdict.label]
    claim, text = verdict.claim, message(verdict, audit.reference.catalogue)
    region: Record = {"startLine": claim.at.line, "startColumn": claim.at.column}
    result: Record = {
        "ruleId": claim.kind,
        "ruleIndex": rule,
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": {"text": say("{name}: {meaning}", name=claim.id, meaning=text)},
        "locations": [_location(claim.at, region)],
        "partialFingerprints": {"claim/v1": _fingerprint(claim.document.id, claim.own_id)},
        "properties": {
            "verdict": str(verdict.label),
            "reason": str(verdict.reason or ""),
            "review": list(claim.review),
            "would_be": str(verdict.would_be or ""),
            "tags": [str(flag) for flag in verdict.flags],
        },
    }
    if audit.is_known(verdict):
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    related = _related(verdict, audit.reference.catalogue)
    if related:
        result["relatedLocations"] = related
    return result


def _related(verdict: Verdict, catalogue: Catalogue) -> list[Plain]:
    """Return the cells that a verdict rests on."""
    return [
        {
            "id": number,
            "message": {"text": provenance.origin(cell, catalogue)},
            **_location(cell.at, {"startLine": cell.at.line}),
        }
        for number, cell in enumerate(provenance.cells(words.deciding(verdict)), start=1)
    ]


def _conflict(finding: Finding, rule: int, audit: Audit) -> Record:
    is_sure = finding.gravity is Gravity.CONTRADICTION
    catalogue = audit.reference.catalogue
    steps = "\n".join(f"- {in_words(step, catalogue)}" for step in finding.chain)
    places = [each.claim.at for each in audit if each.id in finding.claims]
    return {
        "ruleId": _CONFLICT,
        "ruleIndex": rule,
        "kind": "fail" if is_sure else "review",
        "level": "error" if is_sure else "none",
        "message": {"text": f"{finding.message or ', '.join(finding.claims)}\n{steps}".strip()},
        "locations": [_location(at, {"startLine": at.line}) for at in places[:1]],
        "relatedLocations": [
            {"id": number, **_location(at, {"startLine": at.line})}
            for number, at in enumerate(places[1:], start=1)
        ],
        "partialFingerprints": {"claims/v1": _fingerprint(*finding.claims, *finding.evidence)},
    }


def _location(at: Location, region: Record) -> Record:
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(at.file)}, "region": region},
    }


def _uri(file: str) -> str:
    """Return a path as a relative reference, or as a file URI where it is absolute."""
    path = quote(file.replace("\\", "/"))
    return f"file://{path}" if path.startswith("/") else path


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
