"""One claim: the worst of its relations labels it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.flag import in_order
from factcheck.domain.reason import Reason
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.cautions import claim_flags, direction
from factcheck.judge.relations import Examined, decide
from factcheck.language import say


def judge(
    claim: Claim,
    examined: Iterable[Examined],
    catalogue: Catalogue,
    terms: Terms = AS_PUBLISHED,
) -> Verdict:
    """Return the verdict of one claim from its relations, without regard to the other claims."""
    parts = tuple(examined)
    if not parts:
        return _without_relation(claim, terms)
    decided = [decide(part, catalogue, terms.edition) for part in parts]
    if _is_forecast(claim, terms.as_of or claim.document.published, parts):
        return Verdict(
            claim=claim,
            label=Label.NOT_CHECKABLE,
            reason=Reason.FORECAST,
            rivals=tuple(ruling.headline for ruling in decided if ruling.headline is not None),
            notes=(say("what came of it was published later"),) if _are_later(parts) else (),
        )
    worst = max(decided, key=lambda ruling: ruling.label.severity)
    outcomes = tuple(ruling.headline for ruling in decided if ruling.headline is not None)
    flags = frozenset().union(*(ruling.flags for ruling in decided))
    flags |= claim_flags(claim, outcomes)
    return Verdict(
        claim=claim,
        label=worst.label,
        reason=worst.reason,
        flags=in_order(flags),
        direction=direction(worst.headline) if worst.label is Label.CONTRADICTED else None,
        outcomes=outcomes,
        rivals=tuple(rival for ruling in decided for rival in ruling.rivals),
        wanted=tuple(dict.fromkeys(want for ruling in decided for want in ruling.wanted)),
        notes=tuple(dict.fromkeys(note for ruling in decided for note in ruling.notes)),
    )


def _without_relation(claim: Claim, terms: Terms) -> Verdict:
    """Return the verdict of a claim that no figure can bear out as it stands."""
    lacking = getattr(claim.statement, "lacks", None)
    if lacking is None:
        return Verdict(claim=claim, label=Label.NOT_CHECKABLE, reason=reason_not_checkable(claim))
    if _is_forecast(claim, terms.as_of or claim.document.published, ()):
        return Verdict(claim=claim, label=Label.NOT_CHECKABLE, reason=Reason.FORECAST)
    return Verdict(claim=claim, label=Label.UNVERIFIABLE, reason=lacking)


def reason_not_checkable(claim: Claim) -> Reason:
    """Say why a claim that makes no relation cannot be checked."""
    nature = str(getattr(claim.statement, "nature", "") or "")
    return Reason(nature) if nature in tuple(Reason) else Reason.TOO_VAGUE


def _is_forecast(claim: Claim, day: date | None, parts: tuple[Examined, ...]) -> bool:
    """Whether a period had not ended, and nobody could know a figure of it.

    Figures that were public, or that bear no date, are judged whatever the calendar says: a fiscal
    quarter may end before its namesake.
    """
    period = getattr(claim.statement, "period", None)
    if period is None or day is None or period.end <= day:
        return False
    if any(part.public for part in parts):
        return False
    first = period.year_before().start if period.fiscal else period.start  # whenever it may begin
    return _are_later(parts) or (first > day and not any(part.later for part in parts))


def _are_later(parts: tuple[Examined, ...]) -> bool:
    """Whether only figures that are dated, and later, answer."""
    later = [outcome for part in parts for outcome in part.later]
    return bool(later) and not any(outcome.evidence.is_undated for outcome in later)
