"""How far back a record holds: the first year before its span that outdoes it."""

from __future__ import annotations

from factcheck.diagnose.alteration import changed, periods
from factcheck.diagnose.known import Known
from factcheck.domain.expression import Expression, Greatest, Least, Subtract
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.robustness import Reach

_FURTHEST = 100  # years


def reach_of(outcome: Outcome, known: Known) -> Reach | None:
    """Give the latest earlier year that surely outdoes a record; None where none is known.

    Parameters
    ----------
    outcome : Outcome
        Of a claim that something is the highest, or the lowest, in so many years.
    known : Known
        Looked at year by year, until nothing is known of one.
    """
    match outcome.relation.expression:
        case Subtract(left=now, right=Greatest(of=before)):
            is_highest = True
        case Subtract(left=now, right=Least(of=before)):
            is_highest = False
        case _:
            return None
    own = known.value(now)
    if own is None or outcome.fit in (Fit.OPEN, Fit.OUTSIDE):
        return None
    for back in range(len(before) + 1, _FURTHEST):
        earlier = _shifted(now, -back)
        value = known.value(earlier)
        if value is None:
            return None
        if own.below(value) if is_highest else value.below(own):
            return Reach(
                measured=earlier,
                period=periods(earlier)[-1],
                found=value,
                is_highest=is_highest,
                years=back,
            )
    return None


def _shifted(expression: Expression, years: int) -> Expression:
    return changed(expression, lambda each: each.shifted(years))
