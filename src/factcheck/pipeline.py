"""The order of the stages, in one place: load, compile, resolve, evaluate, judge, reconcile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from factcheck.compile import Compiled, compile_claim
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Claim, Document, StatementError
from factcheck.domain.diagnostic import InputError
from factcheck.domain.expression import Expression
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.evaluate import evaluate
from factcheck.judge import Examined, judge
from factcheck.resolve import Resolver, expanded, reason_of, slots


def audit(claims: Sequence[Claim], reference: Reference, *, as_of: date | None = None) -> Audit:
    """Give every claim its verdict.

    Parameters
    ----------
    claims : sequence of Claim
    reference : Reference
        What the claims are checked against.
    as_of : date or None
        Judge by what was public on that day; the day a document was published unless given.

    Raises
    ------
    InputError
        If a claim cannot mean anything, with every such fault.
    """
    compiled = compiled_claims(claims, reference)
    verdicts = []
    for document, group in _by_document(compiled):
        examine = _Examination(document, reference, as_of or document.published)
        verdicts += [
            judge(each.claim, map(examine, each.relations), reference.catalogue, as_of=as_of)
            for each in group
        ]
    order = {id(claim): place for place, claim in enumerate(claims)}
    verdicts.sort(key=lambda each: order[id(each.claim)])
    return Audit(
        documents=tuple({each.document.id: each.document for each in claims}.values()),
        verdicts=tuple(verdicts),
        reference=reference,
    )


def compiled_claims(claims: Iterable[Claim], reference: Reference) -> tuple[Compiled, ...]:
    """Turn claims into relations.

    Raises
    ------
    InputError
        With a fault for each claim that cannot mean anything.
    """
    compiled, faults = [], []
    for claim in claims:
        try:
            compiled.append(compile_claim(claim, reference.catalogue))
        except StatementError as error:
            from factcheck.load import located

            faults.append(located(claim, error))
    if faults:
        raise InputError(faults)
    return tuple(compiled)


class _Examination:
    """What every set of evidence says of a relation of one document."""

    def __init__(self, document: Document, reference: Reference, day: date | None) -> None:
        self.reference = reference
        self.day = day
        self.public = Resolver(reference, own_source=document.source, public_by=day)
        self.ever = Resolver(reference, own_source=document.source)

    def __call__(self, relation: Relation) -> Examined:
        written = expanded(relation.expression, self.reference)
        if written is not relation.expression:
            relation = Relation(
                expression=written,
                interval=relation.interval,
                figure=relation.figure,
                role=relation.role,
            )
        public = self._outcomes(self.public, relation)
        later = tuple(
            each
            for each in self._outcomes(self.ever, relation)
            if self.day is not None
            and each.evidence.public_since is not None
            and each.evidence.public_since > self.day
        )
        known = public or later
        missing = known[0].evidence.missing if known else self._wanted(written)
        return Examined(
            relation=relation,
            public=public,
            later=later,
            missing=missing,
            reason=reason_of(written, missing, self.reference) if missing or not known else None,
        )

    def _outcomes(self, resolver: Resolver, relation: Relation) -> tuple[Outcome, ...]:
        catalogue = self.reference.catalogue
        return tuple(
            evaluate(relation, evidence, catalogue)
            for evidence in resolver.sets(relation.expression)
        )

    def _wanted(self, expression: Expression) -> tuple[Quantity, ...]:
        wanted = (each for slot in slots(expression) for each in self.ever.lacks(slot))
        return tuple(dict.fromkeys(wanted))


def _by_document(compiled: Iterable[Compiled]) -> Iterator[tuple[Document, list[Compiled]]]:
    groups: dict[str, list[Compiled]] = {}
    for each in compiled:
        groups.setdefault(each.claim.document.id, []).append(each)
    for group in groups.values():
        yield group[0].claim.document, group


def run(paths: Sequence[Path], reference: Path | None, *, as_of: date | None = None) -> Audit:
    """Read claim files and a reference folder, and audit them.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    from factcheck.load import read

    claims, known = read(paths, reference)
    return audit(claims, known, as_of=as_of)
