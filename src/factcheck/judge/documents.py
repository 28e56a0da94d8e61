"""The claims of one document: what cannot hold together, and what is said twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.domain.expression import Expression
from factcheck.domain.finding import Finding, Gravity, Implied
from factcheck.domain.flag import Flag, in_order
from factcheck.domain.reason import Reason
from factcheck.domain.relation import Relation
from factcheck.domain.verdict import Label, Verdict
from factcheck.domain.whole_numbers import WholeNumbers
from factcheck.judge.relations import FAILS
from factcheck.language import say

_REFUTED = FAILS | {Label.IMPLAUSIBLE}


def with_findings(
    verdicts: tuple[Verdict, ...],
    findings: tuple[Finding, ...],
    implied: tuple[Implied, ...] = (),
) -> tuple[Verdict, ...]:
    """Take in what cannot hold together, and what follows. What evidence decided stands.

    A claim without direct evidence is implausible when it is impossible together with evidence
    and with claims that evidence supports. Among claims that are all open, nobody can say which
    one is wrong: each is flagged, none is accused. A conflict in which evidence already refutes a
    claim, or one is impossible by itself, is explained by that, and casts no doubt on the others.
    """
    labels = {verdict.claim.id: verdict.label for verdict in verdicts}
    alone = {only for only in _impossible_alone(findings) if labels.get(only) is Label.UNVERIFIABLE}
    refuted = {name for name, label in labels.items() if label in _REFUTED}
    findings = tuple(
        finding
        for finding in findings
        if not (refuted | (alone if len(finding.claims) > 1 else set())) & set(finding.claims)
        and _tells_more(finding, labels)
    )
    by_quantity = {bound.quantity: bound for bound in implied}
    return tuple(
        _with_own(_with_implied(verdict, by_quantity), findings, labels) for verdict in verdicts
    )


def with_repeats(
    verdicts: tuple[Verdict, ...], stated: Sequence[tuple[Relation, ...]]
) -> tuple[Verdict, ...]:
    """Flag the claims that say what an earlier one of the document has said.

    Parameters
    ----------
    verdicts : tuple of Verdict
    stated : sequence of tuples of Relation
        What each of them asserts.
    """
    first: dict[tuple[object, ...], str] = {}
    result = []
    for each, relations in zip(verdicts, stated, strict=True):
        verdict = each
        meaning = tuple((part.expression, part.interval) for part in relations if _is_of(part))
        earlier = first.setdefault(meaning, verdict.claim.id) if meaning else verdict.claim.id
        if earlier != verdict.claim.id:
            verdict = replace(
                verdict,
                flags=in_order({*verdict.flags, Flag.REPEATED}),
                notes=(*verdict.notes, say("{claim} says the same", claim=earlier)),
            )
        result.append(verdict)
    return tuple(result)


def _is_of(relation: Relation) -> bool:
    """Whether it says what it is about: two parts of 40 need not be of the same 40."""
    return not isinstance(relation.expression, WholeNumbers)


def _impossible_alone(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Give the claims that evidence and bounds alone make impossible, whatever the rounding."""
    for finding in findings:
        if len(finding.claims) == 1 and finding.gravity is Gravity.CONTRADICTION:
            yield finding.claims[0]


def _tells_more(finding: Finding, labels: Mapping[str, Label]) -> bool:
    """Whether it is about several claims, or about one that its own evidence left open."""
    match finding.claims:
        case ():
            return False  # evidence that is at odds with itself
        case (only,):
            return labels.get(only) is Label.UNVERIFIABLE
        case _:
            return True


def _with_implied(verdict: Verdict, implied: Mapping[Expression, Implied]) -> Verdict:
    own = tuple(implied[quantity] for quantity in verdict.wanted if quantity in implied)
    return replace(verdict, implied=own) if own else verdict


def _with_own(
    verdict: Verdict, findings: tuple[Finding, ...], labels: Mapping[str, Label]
) -> Verdict:
    own = tuple(finding for finding in findings if verdict.claim.id in finding.claims)
    if not own or verdict.reason is Reason.UNDEFINED:
        return verdict  # what divides by zero fits nothing, and says so already
    accused = any(
        finding.gravity is Gravity.CONTRADICTION
        and all(
            labels.get(other) is Label.SUPPORTED
            for other in finding.claims
            if other != verdict.claim.id
        )
        for finding in own
    )
    is_open = verdict.label is Label.UNVERIFIABLE
    is_inconsistent = any(
        finding.gravity is Gravity.CONTRADICTION
        and len(finding.claims) > 1
        and (
            verdict.label is not Label.SUPPORTED
            or all(labels[other] is Label.SUPPORTED for other in finding.claims)
        )
        for finding in own
    )
    flagged = replace(verdict, findings=own, is_inconsistent=is_inconsistent)
    return replace(
        flagged,
        label=Label.IMPLAUSIBLE if is_open and accused else verdict.label,
        flags=in_order({*verdict.flags, *_at_odds(flagged)}),
    )


def _at_odds(verdict: Verdict) -> tuple[Flag, ...]:
    """Flag what is at odds with other claims; no claim is inconsistent with itself."""
    return (Flag.INCONSISTENT_WITH,) if verdict.conflicts else ()
