"""The definition: what a relation's expression can be under a set of evidence, exactly."""

from __future__ import annotations

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.figure import Figure, Reading
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit, Outcome, Slack
from factcheck.domain.range import Bindings, range_of
from factcheck.domain.relation import Relation
from factcheck.evaluate.break_even import break_evens

_SLIPS = {
    Reading.TRUNCATED: Slack.TRUNCATED,
    Reading.ROUNDED_UP: Slack.WRONG_WAY,
    Reading.OFF_BY_ONE: Slack.LAST_DIGIT,
}


def evaluate(relation: Relation, evidence: EvidenceSet, catalogue: Catalogue) -> Outcome:
    """Compare what is claimed with what the evidence allows.

    A quantity that nothing answers may be anything within its hard bounds. Where even so every
    value, or none, is as claimed, the outcome is decided; otherwise it is open.

    Parameters
    ----------
    relation : Relation
    evidence : EvidenceSet
        For the slots of the relation's expression.
    catalogue : Catalogue
        For the hard bounds of what is missing.

    Returns
    -------
    Outcome
    """
    found, complete = found_in(relation.expression, evidence, catalogue)
    fit = fit_of(relation.interval, found, complete=complete)
    slack = None
    if (
        fit is Fit.OUTSIDE
        and relation.figure is not None
        and relation.figure.implied() == relation.interval
        and not isinstance(relation.expression, Rank)  # places are counted, not rounded
    ):
        slack = slack_of(relation.figure, found)
    return Outcome(
        relation=relation,
        evidence=evidence,
        found=found,
        fit=fit,
        slack=slack,
        break_evens=break_evens(relation, evidence, catalogue),
    )


def found_in(
    expression: Expression, evidence: EvidenceSet, catalogue: Catalogue
) -> tuple[Interval, bool]:
    """Give what the evidence allows an expression to be, and whether it answers all of it.

    Evidence that leads to a division by zero, or to an even root of a negative number, says
    nothing.
    """
    bindings = {**catalogue.hard_bounds(expression), **evidence.bindings}
    found = possible(expression, bindings)
    told = (found, *(each.interval for each in evidence.evidence))
    return found, not evidence.missing and EVERYTHING not in told


def possible(expression: Expression, bindings: Bindings) -> Interval:
    """Give all values of an expression; any number where it has none at all."""
    try:
        return range_of(expression, bindings)
    except (ValueError, ZeroDivisionError):
        return EVERYTHING


def fit_of(claimed: Interval, found: Interval, *, complete: bool = True) -> Fit:
    """Say how what was found lies to what was claimed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> fit_of(Interval(Fraction(2), Fraction(3)), Interval(Fraction(3), Fraction(4)))
    <Fit.OVERLAPPING: 'overlapping'>
    """
    if found.within(claimed):
        return Fit.INSIDE
    if not found.meets(claimed):
        return Fit.OUTSIDE
    return Fit.OVERLAPPING if complete else Fit.OPEN


def slack_of(figure: Figure, found: Interval) -> Slack | None:
    """Say by which slip of the pen a figure could come from the evidence; None if by none.

    Examples
    --------
    >>> from factcheck.domain.figure import parse_figure
    >>> slack_of(parse_figure("1.81 times"), parse_figure("1.819 times").implied())
    <Slack.TRUNCATED: 'truncated'>
    """
    for reading, slack in _SLIPS.items():
        if reading is Reading.OFF_BY_ONE and abs(figure.value) < 10 * figure.last_place:
            continue  # of a single digit, one more or less is another figure
        if found.meets(figure.implied(reading)):
            return slack
    return None
