"""A verdict in one plain sentence, for formats that have room for no more."""

from __future__ import annotations

import inspect

from factcheck.domain.audit import FAIL_ON
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.verdict import Label, Verdict
from factcheck.kinds import named
from factcheck.render import naming, words
from factcheck.render.labels import FLAGS, MEANINGS, REASONS, heading

FAILING = FAIL_ON
DOUBTFUL = frozenset({Label.CONFLICTING, Label.NEAR_MISS}) - FAIL_ON


def message(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say the verdict, and what was claimed and found or why there is nothing to say.

    Ends with the flags, so that no caution is lost.
    """
    parts = [_finding(verdict, catalogue)]
    parts += [f"{flag}: {FLAGS[flag].meaning}" for flag in verdict.flags]
    return ". ".join(parts) + "."


def _finding(verdict: Verdict, catalogue: Catalogue) -> str:
    label = heading(verdict.label)
    if verdict.reason is not None:
        wanted = naming.wanted(verdict, catalogue)
        settle = f"; would be settled by {'; '.join(wanted[:3])}" if wanted else ""
        return f"{label}: {REASONS[verdict.reason].meaning}{settle}"
    deciding = words.deciding(verdict)
    if not deciding:
        return f"{label}: {MEANINGS[verdict.label]}"
    first = deciding[0]
    claimed = words.with_role(first, words.claimed(first, verdict.claim))
    text = f"{label}: claimed {claimed}; found {words.found(first, catalogue)}"
    notes = (words.off_by(first, catalogue), words.direction(verdict), words.slip(first))
    extra = "; ".join(note for note in notes if note)
    return f"{text} ({extra})" if extra else text


def summary_of_kind(kind: str) -> str:
    """Give the first paragraph of what a kind of claim says."""
    text = inspect.getdoc(named(kind)) or kind
    return " ".join(text.partition("\n\n")[0].replace("`", "'").split())
