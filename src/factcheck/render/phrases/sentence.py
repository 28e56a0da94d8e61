"""A verdict in one sentence, as it could be printed: what was, and what the claim would need."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.hedge import Hedge
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import closed, later, say
from factcheck.render.phrases import words
from factcheck.render.phrases.naming import printed
from factcheck.render.phrases.yardstick import of_figure

_AGREES = {
    Label.SUPPORTED: later("{clause}, as is claimed."),
    Label.COMPATIBLE: later("{clause}; {claimed} is claimed, which it does not contradict."),
}
_WIDE = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)


def sentence(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what was found against what is claimed; empty where no one figure says it.

    A word such as *doubled* is not opposed to a number: it is said what it would need. Where
    sources disagree, it is said what each of two gives.
    """
    outcome, clause = _clause(verdict, catalogue)
    figure = None if outcome is None else outcome.relation.figure
    if outcome is None or figure is None:
        return ""
    claimed = words.claimed(outcome, verdict.claim)
    others = words.opposed(verdict)
    if verdict.label is Label.CONFLICTING and others:
        text = say(
            "{clause}; other evidence gives {found}, where {claimed} is claimed.",
            clause=clause,
            found=words.found(others[0], catalogue),
            claimed=claimed,
        )
    elif outcome.fit is not Fit.OUTSIDE:
        return ""
    elif figure.is_word or figure.hedge in _WIDE:
        needed = of_figure(figure).condition(outcome.claimed)
        text = say(
            "{clause}; {figure} would need {needed}.",
            clause=clause,
            figure=printed(figure),
            needed=needed,
        )
    elif figure.hedge is not Hedge.AS_PRINTED:  # "not at least" would be read as "less than"
        text = say("{clause}; {claimed} is claimed.", clause=clause, claimed=claimed)
    else:
        text = say("{clause}, not {claimed}.", clause=clause, claimed=claimed)
    return closed(text[:1].upper() + text[1:])


def agreement(verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what was found where it agrees with what is claimed; empty where it does not."""
    outcome, clause = _clause(verdict, catalogue)
    if outcome is None or verdict.label not in _AGREES or outcome.relation.figure is None:
        return ""
    claimed = words.claimed(outcome, verdict.claim)
    text = say(_AGREES[verdict.label], clause=clause, claimed=claimed)
    return closed(text[:1].upper() + text[1:])


def _clause(verdict: Verdict, catalogue: Catalogue) -> tuple[Outcome | None, str]:
    """Return the one outcome a verdict rests on, and what was found in a clause; or neither."""
    came_to: Callable[[str], str] | None = getattr(verdict.claim.statement, "came_to", None)
    deciding = words.deciding(verdict)
    if came_to is None or len(deciding) != 1 or not deciding[0].evidence.evidence:
        return None, ""
    (outcome,) = deciding
    if outcome.relation.figure is None or outcome.relation.role:
        return None, ""
    return outcome, came_to(words.found(outcome, catalogue))
