"""How far back a record holds: the first period before its span that outdoes it."""

from __future__ import annotations

from factcheck.diagnose.alteration import changed, periods
from factcheck.diagnose.givens import Givens
from factcheck.domain.expression import Greatest, Least, Subtract
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.robustness import Reach

_FURTHEST = 100  # years


def reach_of(outcome: Outcome, givens: Givens) -> Reach | None:
    """Give the latest earlier period that surely outdoes a record; None where none is known.

    Parameters
    ----------
    outcome : Outcome
        Of a claim that something is the highest, or the lowest, in so long.
    givens : Givens
        Looked at period by period, until nothing is known of one.
    """
    match outcome.relation.expression:
        case Subtract(left=now, right=Greatest(of=before)):
            is_highest = True
        case Subtract(left=now, right=Least(of=before)):
            is_highest = False
        case _:
            return None
    own = givens.value(now)
    if own is None or outcome.fit in (Fit.OPEN, Fit.OUTSIDE):
        return None
    if periods(now)[-1].weeks:
        return None  # how far back a claim holds is told in months
    here, starts = periods(now)[-1], [periods(each)[-1].first for each in before]
    same_season = all((here.first - start) % 12 == 0 for start in starts)
    stride = 12 if same_season else here.stride
    for back in range(here.first - min(starts) + stride, min(12 * _FURTHEST, here.first), stride):
        earlier = changed(now, lambda each: each.moved(-back))  # noqa: B023 - called at once
        value = givens.value(earlier)
        if value is None:
            return None
        if own.below(value) if is_highest else value.below(own):
            return Reach(
                measured=earlier,
                period=periods(earlier)[-1],
                found=value,
                is_highest=is_highest,
                months=back,
            )
    return None
