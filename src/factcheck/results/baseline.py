"""Known findings: verdicts that somebody has looked at, and that fail no audit any more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.domain.claim import SignOff, Stand
from factcheck.domain.verdict import Label
from factcheck.language import say
from factcheck.results.ruling import Ruling


class KnownFinding(Struct, frozen=True, kw_only=True):
    """One known finding: which claim, which verdict, and a fingerprint of what was found."""

    document: str
    claim: str
    verdict: str
    fingerprint: str
    note: str = ""  # why it is accepted, in somebody's words


class Matched(Struct, frozen=True, kw_only=True):
    """What a baseline says of a result."""

    accepted: frozenset[tuple[str, str]]  # document and claim
    lapsed: tuple[tuple[KnownFinding, str], ...]  # entries that no longer apply, and why


def fingerprint(ruling: Ruling) -> str:
    """Return the same text for the same finding: kind, quantities, exact intervals, and conflicts.

    Words, places and sources do not count; another figure claimed or found does.
    """
    parts = [[part.expression, part.claimed, part.found] for part in ruling.parts]
    counts = ruling.is_inconsistent or ruling.label is Label.IMPLAUSIBLE
    conflicts = sorted(ruling.conflicts) if counts else []
    figures = [ruling.aspects.get("figure", "")] if ruling.is_inconsistent else []
    doubts = [] if ruling.would_be is None else [ruling.aspects.get("review", "")]
    content = json.dumps([ruling.kind, parts, conflicts, *figures, *doubts], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def known_findings(
    rulings: Iterable[Ruling], fail_on: frozenset[str], old: Iterable[KnownFinding] = ()
) -> tuple[KnownFinding, ...]:
    """Return the findings that fail in order, with the notes of an old baseline."""
    notes = {(entry.document, entry.claim): entry.note for entry in old}
    entries = [
        KnownFinding(
            document=ruling.document,
            claim=ruling.id,
            verdict=str(ruling.label),
            fingerprint=fingerprint(ruling),
            note=notes.get((ruling.document, ruling.id), ""),
        )
        for ruling in rulings
        if ruling.fails(fail_on)
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.document, entry.claim)))


def signed_findings(
    rulings: Iterable[Ruling], sign_offs: Iterable[SignOff | None]
) -> tuple[KnownFinding, ...]:
    """Return what the claim files accept themselves, as entries of a baseline.

    One that names no finding accepts whatever is found.
    """
    return tuple(
        KnownFinding(
            document=ruling.document,
            claim=ruling.id,
            verdict=str(ruling.label),
            fingerprint=sign_off.finding or fingerprint(ruling),
            note=sign_off.note,
        )
        for ruling, sign_off in zip(rulings, sign_offs, strict=True)
        if sign_off is not None and sign_off.state is Stand.ACCEPTED
    )


def match(rulings: Iterable[Ruling], baseline: Iterable[KnownFinding]) -> Matched:
    """Set a result against a baseline; entries of documents not audited are left alone."""
    by_key: Mapping[tuple[str, str], Ruling] = {
        (ruling.document, ruling.id): ruling for ruling in rulings
    }
    documents = {document for document, _ in by_key}
    accepted, lapsed = set(), []
    for entry in baseline:
        if entry.document not in documents:
            continue
        key = (entry.document, entry.claim)
        reason = _lapse(entry, by_key.get(key))
        if reason:
            lapsed.append((entry, reason))
        else:
            accepted.add(key)
    return Matched(accepted=frozenset(accepted), lapsed=tuple(lapsed))


def _lapse(entry: KnownFinding, ruling: Ruling | None) -> str:
    """Tell why an entry does not apply; nothing where it does."""
    if ruling is None:
        return say("there is no such claim")
    if entry.verdict != ruling.label:
        return say("the claim is {verdict} now", verdict=ruling.label)
    if entry.fingerprint != fingerprint(ruling):
        return say("another figure is claimed or found")
    return ""
