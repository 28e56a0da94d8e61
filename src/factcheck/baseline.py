"""Known findings: verdicts that somebody has looked at, and that fail no audit any more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.compare import Ruling
from factcheck.domain.verdict import Label
from factcheck.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One known finding: which claim, which verdict, and a fingerprint of what was found."""

    document: str
    claim: str
    verdict: str
    fingerprint: str
    note: str = ""  # why it is accepted, in somebody's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What a baseline says of a result."""

    accepted: frozenset[tuple[str, str]]  # document and claim
    lapsed: tuple[tuple[Known, str], ...]  # entries that no longer apply, and why


def fingerprint(ruling: Ruling) -> str:
    """Give the same text for the same finding: kind, quantities, exact intervals, and conflicts.

    Words, places and sources do not count; another figure claimed or found does.
    """
    parts = [[each.expression, each.claimed, each.found] for each in ruling.parts]
    counts = ruling.is_inconsistent or ruling.label is Label.IMPLAUSIBLE
    conflicts = sorted(ruling.conflicts) if counts else []
    figures = [ruling.said.get("figure", "")] if ruling.is_inconsistent else []
    content = json.dumps([ruling.kind, parts, conflicts, *figures], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def known(
    rulings: Iterable[Ruling], fail_on: frozenset[str], old: Iterable[Known] = ()
) -> tuple[Known, ...]:
    """Give the findings that fail in order, with the notes of an old baseline."""
    notes = {(each.document, each.claim): each.note for each in old}
    found = [
        Known(
            document=each.document,
            claim=each.id,
            verdict=str(each.label),
            fingerprint=fingerprint(each),
            note=notes.get((each.document, each.id), ""),
        )
        for each in rulings
        if each.fails(fail_on)
    ]
    return tuple(sorted(found, key=lambda each: (each.document, each.claim)))


def match(rulings: Iterable[Ruling], baseline: Iterable[Known]) -> Matched:
    """Set a result against a baseline; entries of documents not audited are left alone."""
    found: Mapping[tuple[str, str], Ruling] = {(each.document, each.id): each for each in rulings}
    documents = {document for document, _ in found}
    accepted, lapsed = set(), []
    for entry in baseline:
        if entry.document not in documents:
            continue
        key = (entry.document, entry.claim)
        why = _lapse(entry, found.get(key))
        if why:
            lapsed.append((entry, why))
        else:
            accepted.add(key)
    return Matched(accepted=frozenset(accepted), lapsed=tuple(lapsed))


def _lapse(entry: Known, ruling: Ruling | None) -> str:
    """Say why an entry does not apply; nothing where it does."""
    if ruling is None:
        return say("there is no such claim")
    if entry.verdict != ruling.label:
        return say("the claim is {verdict} now", verdict=ruling.label)
    if entry.fingerprint != fingerprint(ruling):
        return say("another figure is claimed or found")
    return ""
