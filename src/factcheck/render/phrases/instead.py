"""What could be printed in place of a figure that does not hold."""

from __future__ import annotations

from factcheck.domain.expression import Rank
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import say
from factcheck.render.phrases import number, words
from factcheck.render.phrases.yardstick import of_figure

_WRONG = (Label.CONTRADICTED, Label.NEAR_MISS)


def instead(verdict: Verdict) -> str:
    """Return the figure that the evidence gives, with as many digits as it bears out.

    It has no more digits than the one printed; empty where evidence does not bear out one, or where
    more than one figure does not hold.
    """
    deciding = words.deciding(verdict)
    if verdict.label not in _WRONG or len(deciding) != 1 or deciding[0].fit is not Fit.OUTSIDE:
        return ""
    return _borne_out(deciding[0])


def _borne_out(outcome: Outcome) -> str:
    """Return the number that all that was found is rounded to, in the unit of the claim."""
    figure, found = outcome.relation.figure, outcome.found
    low, high = found.low, found.high
    if figure is None or isinstance(low, float) or isinstance(high, float):
        return ""
    if isinstance(outcome.relation.expression, Rank):
        return say("place {place}", place=number.decimal(low, 0)) if low == high else ""
    yardstick = of_figure(figure)
    own = yardstick.own(found)
    if isinstance(own.low, float) or isinstance(own.high, float):
        return ""
    most = max(0, -number.exponent(figure.last_place / yardstick.factor))
    for places in range(most, -1, -1):
        first, last = number.decimal(own.low, places), number.decimal(own.high, places)
        if first == last:
            return yardstick.dressed(first)
    return ""
