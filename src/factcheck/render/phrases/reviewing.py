"""Doubts and sign-offs in words: what somebody is to look at, and what somebody has looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.domain.audit import Audit
from factcheck.domain.claim import SignOff, Stand
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, later, say
from factcheck.render.phrases.labels import heading


def would_be(verdict: Verdict) -> str:
    """Say what a claim in doubt would be if it was read rightly; empty where none is in doubt."""
    if verdict.would_be is None:
        return ""
    label = heading(verdict.would_be).lower()
    if verdict.would_be_reason is None:
        return say("would be {label}", label=label)
    reason = verdict.would_be_reason.in_words
    return say("would be {label} ({reason})", label=label, reason=reason)


def review(verdicts: Iterable[Verdict]) -> str:
    """Count the claims to review, and those of them that evidence is against; else nothing."""
    doubted = [verdict for verdict in verdicts if verdict.is_in_doubt]
    if not doubted:
        return ""
    return say(
        "{number} to review, {contradicted} of them contradicted if read rightly",
        number=len(doubted),
        contradicted=sum(verdict.would_be is Label.CONTRADICTED for verdict in doubted),
    )


def signed(sign_off: SignOff) -> str:
    """Say who has looked at a finding, when, and what they make of it."""
    made = {
        Stand.ACCEPTED: later("accepted by {by}, {on}"),
        Stand.DISPUTED: later("disputed by {by}, {on}"),
    }
    text = say(made[sign_off.state], by=sign_off.by, on=sign_off.on)
    return say("{text}: {note}", text=text, note=sign_off.note) if sign_off.note else text


def signed_off(verdicts: Iterable[Verdict], audit: Audit) -> str:
    """Count the findings that somebody has looked at, and those that nobody has; else nothing."""
    verdicts = tuple(verdicts)
    if not any(verdict.claim.reviewed for verdict in verdicts):
        return ""
    stands = Counter(_stand(verdict, audit) for verdict in verdicts if verdict.fails())
    lapsed = stands["lapsed"]
    text = (
        later(
            "Of {findings}, {accepted} accepted, {disputed} disputed, "
            "{lapsed} accepted as it no longer is, {unseen} looked at by nobody"
        )
        if lapsed
        else later(
            "Of {findings}, {accepted} accepted, {disputed} disputed, {unseen} looked at by nobody"
        )
    )
    return say(
        text,
        findings=counted("{number} finding", "{number} findings", stands.total()),
        accepted=stands[Stand.ACCEPTED],
        disputed=stands[Stand.DISPUTED],
        lapsed=lapsed,
        unseen=stands[""],
    )


def _stand(verdict: Verdict, audit: Audit) -> str:
    """Return what is made of a finding: a stand, "lapsed", or empty where nobody took one."""
    if audit.is_known(verdict):
        return Stand.ACCEPTED
    sign_off = verdict.claim.reviewed
    if sign_off is None:
        return ""
    return "lapsed" if sign_off.state is Stand.ACCEPTED else sign_off.state
