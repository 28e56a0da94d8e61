"""A verdict in one plain sentence, for formats that have room for no more."""

from __future__ import annotations

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import say
from factcheck.render.account.audit import concern
from factcheck.render.phrases import naming, reviewing, words
from factcheck.render.phrases.labels import heading

_BY_ITSELF = frozenset({Label.IMPLAUSIBLE, Label.NEAR_MISS})
DOUBTFUL = frozenset({Label.CONFLICTING, Label.NEAR_MISS})


def message(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say the verdict, and what was claimed and found or why there is nothing to say.

    Ends with the flags, so that no caution is lost.
    """
    parts = [_finding(verdict, catalogue), *verdict.impossibilities]
    parts += [flag.in_short() for flag in verdict.flags]
    return say("{sentences}.", sentences=say(". ").join(parts))


def _doubt(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what is doubted, and what the claim would be if it was read rightly."""
    text = say(
        "To review: {doubts}; {would_be} if read rightly",
        doubts=say("; ").join(verdict.claim.review),
        would_be=reviewing.would_be(verdict),
    )
    if not words.deciding(verdict):
        return text
    facts = concern(verdict, catalogue)
    return say(
        "{text} (claimed {claimed}; found {found})",
        text=text,
        claimed=facts.claimed,
        found=facts.found,
    )


def _finding(verdict: Verdict, catalogue: Catalogue) -> str:
    label = heading(verdict.label)
    if verdict.is_in_doubt:
        return _doubt(verdict, catalogue)
    if verdict.reason is not None:
        wanted = naming.wanted(verdict, catalogue)
        meaning = say(verdict.reason.meaning)
        if not wanted:
            return say("{label}: {meaning}", label=label, meaning=meaning)
        return say(
            "{label}: {meaning}; would be settled by {figures}",
            label=label,
            meaning=meaning,
            figures=say("; ").join(wanted[:3]),
        )
    deciding = words.deciding(verdict)
    if not deciding:
        meaning = say(verdict.label.meaning)
        if verdict.label in _BY_ITSELF and verdict.notes:
            meaning = verdict.notes[0]  # why it cannot be, or only just
        return say("{label}: {meaning}", label=label, meaning=meaning)
    facts = concern(verdict, catalogue)
    text = say(
        "{label}: claimed {claimed}; found {found}",
        label=label,
        claimed=facts.claimed,
        found=facts.found,
    )
    if facts.but:
        text = say("{text}; but {others}", text=text, others=say("; ").join(facts.but))
    notes = (facts.off_by, words.notes(verdict, deciding[0])) if len(deciding) == 1 else ()
    note = say("; ").join(filter(None, notes))
    return say("{text} ({note})", text=text, note=note) if note else text
