"""Names for the claims of several documents: an id belongs to its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.domain.claim import Claim, Document
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.language import say


def told_apart(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims of which no two have one id: before one that documents share stands its own.

    Raises
    ------
    InputError
        If two documents share an id, or two claims of one document do, with every such fault.
    """
    faults = tuple(_ambiguous(claims))
    if faults:
        raise InputError(faults)
    times = Counter(claim.own_id for claim in claims)
    return tuple(_named(claim, is_shared=times[claim.own_id] > 1) for claim in claims)


def _named(claim: Claim, *, is_shared: bool) -> Claim:
    name = f"{claim.document.id}/{claim.own_id}" if is_shared else claim.own_id
    return claim if name == claim.id else replace(claim, id=name)


def _ambiguous(claims: Sequence[Claim]) -> Iterator[Diagnostic]:
    """Yield a fault for each claim that nothing tells from an earlier one."""
    documents: dict[str, Document] = {}
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        document = documents.setdefault(claim.document.id, claim.document)
        if document is not claim.document and document != claim.document:
            documents[claim.document.id] = claim.document  # told once a document
            yield Diagnostic(
                at=claim.at,
                key=claim.own_id,
                problem=say("two documents have the id {id!r}", id=document.id),
                remedy=say("Read their files at once, or under names of their own."),
            )
            continue
        earlier = first.setdefault((claim.document.id, claim.own_id), claim)
        if earlier is not claim:
            yield Diagnostic(
                at=claim.at,
                key=claim.own_id,
                problem=say(
                    "the id {id!r} is used twice, first at {place}",
                    id=claim.own_id,
                    place=earlier.at,
                ),
                remedy=say("Give each claim an id of its own."),
            )
