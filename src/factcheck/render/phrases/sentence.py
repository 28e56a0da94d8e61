"""A verdict in one plain sentence, for formats that have room for no more."""

from __future__ import annotations

import inspect

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.verdict import Label, Verdict
from factcheck.kinds import named
from factcheck.language import counted, say
from factcheck.render.phrases import naming, words
from factcheck.render.phrases.labels import MEANINGS, heading

_BY_ITSELF = frozenset({Label.IMPLAUSIBLE, Label.NEAR_MISS})
DOUBTFUL = frozenset({Label.CONFLICTING, Label.NEAR_MISS})


def message(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say the verdict, and what was claimed and found or why there is nothing to say.

    Ends with the flags, so that no caution is lost.
    """
    parts = [_finding(verdict, catalogue), *verdict.impossibilities]
    parts += [flag.in_short() for flag in verdict.flags]
    return say("{sentences}.", sentences=say(". ").join(parts))


def _finding(verdict: Verdict, catalogue: Catalogue) -> str:
    label = heading(verdict.label)
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
        meaning = say(MEANINGS[verdict.label])
        if verdict.label in _BY_ITSELF and verdict.notes:
            meaning = verdict.notes[0]  # why it cannot be, or only just
        return say("{label}: {meaning}", label=label, meaning=meaning)
    first = deciding[0]
    claimed = words.with_role(first, words.claimed(first, verdict.claim))
    text = say(
        "{label}: claimed {claimed}; found {found}",
        label=label,
        claimed=claimed,
        found=words.found(first, catalogue),
    )
    notes = (words.off_by(first, catalogue), words.direction(verdict, first), words.slip(first))
    extra = say("; ").join(note for note in notes if note)
    return say("{text} ({note})", text=text, note=extra) if extra else text


def inconsistent_words(audit: Audit) -> str:
    """Say how many claims cannot hold together with others, whatever the rounding rule."""
    return counted(
        "{number} cannot hold together with others",
        "{number} cannot hold together with others",
        len(audit.inconsistent()),
    )


def summary_of_kind(kind: str) -> str:
    """Give the first paragraph of what a kind of claim says."""
    return kind_in_words(kind).replace("`", "'") or kind


def kind_in_words(kind: str) -> str:
    """Say the first paragraph of the docstring of a kind; its fields stand in grave accents."""
    text = inspect.getdoc(named(kind)) or ""
    return say(" ".join(text.partition("\n\n")[0].split())) if text else ""
