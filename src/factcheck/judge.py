"""Outcomes and findings to verdicts. The only home of policy.

A claim may make several relations, each with outcomes under several sets of evidence. Here one
outcome of each becomes the headline, the others its rivals; the worst relation labels the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.domain.catalogue import Catalogue, Grade
from factcheck.domain.claim import Claim
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.figure import Hedge
from factcheck.domain.finding import Finding, Gravity, Implied
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.relation import Relation
from factcheck.domain.verdict import Direction, Flag, Label, Reason, Verdict

_PASSES = frozenset({Label.SUPPORTED, Label.COMPATIBLE})
_FAILS = frozenset({Label.NEAR_MISS, Label.CONTRADICTED})
_REFUTED = _FAILS | {Label.IMPLAUSIBLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One relation of a claim, with what every set of evidence says of it."""

    relation: Relation
    public: tuple[Outcome, ...] = ()  # under what was public on the document's date
    later: tuple[Outcome, ...] = ()  # under sets that hold something published since
    missing: tuple[Quantity, ...] = ()  # where nothing answers: what is wanted
    reason: Reason | None = None  # and why


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """The label of one relation, and the outcomes it rests on."""

    label: Label
    headline: Outcome | None
    rivals: tuple[Outcome, ...] = ()
    reason: Reason | None = None
    flags: frozenset[Flag] = frozenset()
    wanted: tuple[Quantity, ...] = ()
    notes: tuple[str, ...] = ()


def judge(
    claim: Claim,
    examined: Iterable[Examined],
    catalogue: Catalogue,
    *,
    as_of: date | None = None,
) -> Verdict:
    """Give the verdict of one claim from its relations, without regard to the other claims."""
    parts = tuple(examined)
    if not parts:
        return Verdict(claim=claim, label=Label.NOT_CHECKABLE, reason=reason_not_checkable(claim))
    if _is_forecast(claim, as_of):
        return Verdict(claim=claim, label=Label.NOT_CHECKABLE, reason=Reason.FORECAST)
    decided = [_decide(each, catalogue) for each in parts]
    worst = max(decided, key=lambda each: each.label.severity)
    outcomes = tuple(each.headline for each in decided if each.headline is not None)
    flags = frozenset().union(*(each.flags for each in decided))
    flags |= _source_flags(claim, outcomes)
    reason = worst.reason if worst.label is Label.UNVERIFIABLE else None
    return Verdict(
        claim=claim,
        label=worst.label,
        reason=reason,
        flags=_ordered(flags),
        direction=_direction(worst.headline) if worst.label is Label.CONTRADICTED else None,
        outcomes=outcomes,
        rivals=tuple(rival for each in decided for rival in each.rivals),
        wanted=tuple(dict.fromkeys(want for each in decided for want in each.wanted)),
        notes=tuple(dict.fromkeys(note for each in decided for note in each.notes)),
    )


def with_findings(
    verdicts: tuple[Verdict, ...],
    findings: tuple[Finding, ...],
    implied: tuple[Implied, ...] = (),
) -> tuple[Verdict, ...]:
    """Take in what cannot hold together, and what follows. What evidence decided stands.

    A claim without direct evidence is implausible when it is impossible together with evidence
    and with claims that evidence supports. Among claims that are all open, nobody can say which
    one is wrong: each is flagged, none is accused. A conflict in which evidence already refutes a
    claim is explained by that, and casts no doubt on the others.
    """
    labels = {each.claim.id: each.label for each in verdicts}
    refuted = {name for name, label in labels.items() if label in _REFUTED}
    findings = tuple(
        each for each in findings if not refuted & set(each.claims) and _tells_more(each, labels)
    )
    known = {each.quantity: each for each in implied}
    return tuple(_with_own(_with_implied(each, known), findings, labels) for each in verdicts)


def with_repeats(
    verdicts: tuple[Verdict, ...], said: Sequence[tuple[Relation, ...]]
) -> tuple[Verdict, ...]:
    """Flag the claims that say what an earlier one of the document has said.

    Parameters
    ----------
    verdicts : tuple of Verdict
    said : sequence of tuples of Relation
        What each of them asserts.
    """
    first: dict[tuple[object, ...], str] = {}
    result = []
    for each, relations in zip(verdicts, said, strict=True):
        verdict = each
        meaning = tuple((part.expression, part.interval) for part in relations)
        earlier = first.setdefault(meaning, verdict.claim.id) if meaning else verdict.claim.id
        if earlier != verdict.claim.id:
            verdict = replace(
                verdict,
                flags=_ordered({*verdict.flags, Flag.REPEATED}),
                notes=(*verdict.notes, f"{earlier} says the same"),
            )
        result.append(verdict)
    return tuple(result)


def _tells_more(finding: Finding, labels: Mapping[str, Label]) -> bool:
    """Whether it is about several claims, or about one that its own evidence left open."""
    return len(finding.claims) > 1 or labels.get(finding.claims[0]) is Label.UNVERIFIABLE


def _with_implied(verdict: Verdict, implied: Mapping[Expression, Implied]) -> Verdict:
    own = tuple(implied[each] for each in verdict.wanted if each in implied)
    return replace(verdict, implied=own) if own else verdict


def _with_own(
    verdict: Verdict, findings: tuple[Finding, ...], labels: Mapping[str, Label]
) -> Verdict:
    own = tuple(each for each in findings if verdict.claim.id in each.claims)
    if not own or verdict.reason is Reason.UNDEFINED:
        return verdict  # what divides by zero fits nothing, and says so already
    accused = any(
        each.gravity is Gravity.CONTRADICTION
        and all(labels.get(other) in _PASSES for other in each.claims if other != verdict.claim.id)
        for each in own
    )
    is_open = verdict.label is Label.UNVERIFIABLE
    return replace(
        verdict,
        label=Label.IMPLAUSIBLE if is_open and accused else verdict.label,
        flags=_ordered({*verdict.flags, Flag.INCONSISTENT_WITH}),
        findings=own,
    )


def _ordered(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=tuple(Flag).index))


def reason_not_checkable(claim: Claim) -> Reason:
    """Say why a claim that makes no relation cannot be checked."""
    nature = str(getattr(claim.statement, "nature", "") or "")
    return Reason(nature) if nature in tuple(Reason) else Reason.TOO_VAGUE


def label_of(outcome: Outcome) -> Label:
    """Give the label of one relation under one set of evidence."""
    is_indirect = outcome.evidence.other_basis or outcome.evidence.is_carried
    match outcome.fit:
        case Fit.INSIDE:
            return Label.COMPATIBLE if is_indirect else Label.SUPPORTED
        case Fit.OVERLAPPING:
            return Label.COMPATIBLE
        case Fit.OUTSIDE if is_indirect:
            return Label.UNVERIFIABLE  # another price basis, or a carried level, cannot refute
        case Fit.OUTSIDE:
            return Label.NEAR_MISS if outcome.slack else Label.CONTRADICTED
        case Fit.OPEN:
            return Label.UNVERIFIABLE


def _decide(examined: Examined, catalogue: Catalogue) -> _Decided:
    if not examined.public and not examined.later:
        return _without_evidence(examined, catalogue)
    known = examined.public or examined.later
    headline = _headline(known)
    label = label_of(headline)
    rivals = tuple(each for each in (*examined.public, *examined.later) if each is not headline)
    flags = set(_outcome_flags(headline))
    if not examined.public:
        flags.add(Flag.LATER_EVIDENCE)
    if any(_disagree(label, label_of(each)) for each in _standing(headline, known)):
        label = Label.CONFLICTING
    elif examined.public and any(_disagree(label, label_of(each)) for each in examined.later):
        flags.add(Flag.REVISED_SINCE)
    reason = _reason(examined, headline)
    return _Decided(
        label=label,
        headline=headline,
        rivals=rivals,
        reason=reason if label is Label.UNVERIFIABLE else None,
        flags=frozenset(flags),
        wanted=headline.evidence.missing if label is Label.UNVERIFIABLE else (),
    )


def _reason(examined: Examined, headline: Outcome) -> Reason | None:
    if headline.fit is Fit.OPEN:
        return examined.reason or Reason.UNDEFINED
    return Reason.BASIS_UNKNOWN if headline.evidence.other_basis else Reason.NO_PERIOD


def _without_evidence(examined: Examined, catalogue: Catalogue) -> _Decided:
    """Judge by hard bounds alone: what no value can satisfy is implausible."""
    relation = examined.relation
    possible = range_of(relation.expression, catalogue.hard_bounds(relation.expression))
    if not possible.meets(relation.interval):
        empty = EvidenceSet(vintage="", evidence=(), missing=examined.missing)
        outcome = Outcome(relation=relation, evidence=empty, found=possible, fit=Fit.OUTSIDE)
        return _Decided(
            label=Label.IMPLAUSIBLE,
            headline=outcome,
            wanted=examined.missing,
            notes=("it lies outside what is possible at all",),
        )
    return _Decided(
        label=Label.UNVERIFIABLE,
        headline=None,
        reason=examined.reason,
        wanted=examined.missing,
    )


def _headline(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Choose the set that counts: like with like, complete, the latest, then the best grade."""

    def key(outcome: Outcome) -> tuple[object, ...]:
        evidence = outcome.evidence
        since = evidence.public_since or date.min
        return (
            outcome.fit is Fit.OPEN,
            evidence.other_basis,
            evidence.is_carried,
            evidence.mixed_vintage,
            -since.toordinal(),
            evidence.grade or 9,
            evidence.vintage,
        )

    return min(outcomes, key=key)


def _standing(headline: Outcome, known: tuple[Outcome, ...]) -> list[Outcome]:
    """Give the rivals as good as the headline: like with like, and not superseded by it."""
    since = headline.evidence.public_since
    return [
        each
        for each in known
        if each is not headline
        and each.evidence.mixed_vintage == headline.evidence.mixed_vintage
        and each.evidence.other_basis == headline.evidence.other_basis
        and each.evidence.is_carried == headline.evidence.is_carried
        and not (
            since is not None
            and each.evidence.public_since is not None
            and each.evidence.public_since < since
        )
    ]


def _disagree(one: Label, other: Label) -> bool:
    """Whether one passes what the other fails."""
    return (one in _PASSES and other in _FAILS) or (one in _FAILS and other in _PASSES)


def _outcome_flags(outcome: Outcome) -> Iterable[Flag]:
    if outcome.evidence.mixed_vintage:
        yield Flag.MIXED_VINTAGE
    if outcome.evidence.other_basis:
        yield Flag.BASIS_DIFFERS
    if _only_by_rounding(outcome):
        yield Flag.BY_ROUNDING
    if outcome.fit is Fit.OVERLAPPING and _is_over_precise(outcome):
        yield Flag.OVER_PRECISE


def _only_by_rounding(outcome: Outcome) -> bool:
    """Whether a word multiple, such as "doubled", is reached only when it is rounded."""
    figure = outcome.relation.figure
    if figure is None or not figure.is_word or outcome.fit is Fit.OUTSIDE:
        return False
    if figure.hedge is not Hedge.AS_PRINTED:
        return False
    return (
        outcome.found.high < figure.value
        if figure.value > 1
        else (outcome.found.low > figure.value)
    )


def _is_over_precise(outcome: Outcome) -> bool:
    """Whether the figure has a digit more than the evidence can bear out."""
    claimed, figure = outcome.relation.interval, outcome.relation.figure
    if figure is None or isinstance(outcome.relation.expression, Rank):
        return False  # what is equal, and places, are exact without being printed so
    if not claimed.is_bounded or not outcome.found.is_bounded:
        return False
    return claimed.within(outcome.found) and claimed.width() * 10 <= outcome.found.width()


def _source_flags(claim: Claim, outcomes: tuple[Outcome, ...]) -> set[Flag]:
    flags = set()
    sources = [source for each in outcomes for source in each.evidence.sources]
    issuer = claim.document.issuer
    if issuer and any(source.publisher == issuer for source in sources):
        flags.add(Flag.NOT_INDEPENDENT)
    if sources and all(source.grade >= Grade.COMPILATION for source in sources):
        flags.add(Flag.WEAK_SOURCE)
    return flags


def _direction(outcome: Outcome | None) -> Direction | None:
    """Say which way a figure is off: away from zero, towards it, or across it."""
    if outcome is None:
        return None
    claimed, found = outcome.claimed, outcome.found
    if claimed.low > 0 > found.high or claimed.high < 0 < found.low:
        return Direction.WRONG_SIGN
    is_less = found.below(claimed)
    if isinstance(outcome.relation.expression, Rank):
        is_less = not is_less  # the better place is the smaller number
    if is_less:
        return Direction.EXAGGERATED if claimed.high > 0 else Direction.UNDERSTATED
    return Direction.UNDERSTATED if claimed.high > 0 else Direction.EXAGGERATED


def _is_forecast(claim: Claim, as_of: date | None) -> bool:
    period = getattr(claim.statement, "period", None)
    published = as_of or claim.document.published
    return period is not None and published is not None and period.start > published
