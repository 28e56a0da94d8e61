"""The definition: what a relation's expression can be under a set of evidence, exactly."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.figure import Figure, Reading
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import EVERYTHING, End, Interval
from factcheck.domain.outcome import BreakEven, Fit, Outcome, Proviso, Slack
from factcheck.domain.range import Bindings, range_of
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.evaluate.break_even import break_evens

_NEAR = Fraction(1, 20)  # of what was found: no slip of the pen is farther off
_BELOW_ZERO = (Proviso.NEGATIVE_BASE, Proviso.DIRECTION, Proviso.SIZE)
_FEWEST_STEPS = 10  # of the last digit: a number of one digit has none to slip in


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
    outcome = compared(relation, evidence, catalogue)
    return replace(outcome, break_evens=break_evens_of(outcome, catalogue))


def compared(relation: Relation, evidence: EvidenceSet, catalogue: Catalogue) -> Outcome:
    """Compare what is claimed with what the evidence allows, without looking for break-evens."""
    value, complete = found_in(relation.expression, evidence, catalogue)
    fit = fit_of(relation.interval, value, complete=complete)
    return Outcome(
        relation=relation,
        evidence=evidence,
        found=value,
        fit=fit,
        slack=_slack(relation, value, fit),
    )


def break_evens_of(outcome: Outcome, catalogue: Catalogue) -> tuple[BreakEven, ...]:
    """Return with which values of its inputs the claim would hold; none where a rate has no base.

    Of an outcome by values that are stored behind its figures they are known from these.
    """
    if outcome.by_stored is not None or outcome.proviso in _BELOW_ZERO:
        return outcome.break_evens
    return break_evens(outcome.relation, outcome.evidence, catalogue)


def found_in(
    expression: Expression, evidence: EvidenceSet, catalogue: Catalogue
) -> tuple[Interval, bool]:
    """Give what the evidence allows an expression to be, and whether it answers all of it.

    Evidence that leads to a division by zero, or to an even root of a negative number, says
    nothing.
    """
    bindings = {**catalogue.hard_bounds(expression), **evidence.bindings}
    value = possible(expression, bindings)
    ranges = (value, *(answer.interval for answer in evidence.evidence))
    return value, not evidence.missing and EVERYTHING not in ranges


def possible(expression: Expression, bindings: Bindings) -> Interval:
    """Give all values of an expression; any number where it has none at all."""
    try:
        return range_of(expression, bindings)
    except (ValueError, ZeroDivisionError):
        return EVERYTHING


def fit_of(claimed: Interval, value: Interval, *, complete: bool = True) -> Fit:
    """Say how what was found lies to what was claimed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> fit_of(Interval(Fraction(2), Fraction(3)), Interval(Fraction(3), Fraction(4)))
    <Fit.OVERLAPPING: 'overlapping'>
    """
    if value.within(claimed):
        return Fit.INSIDE
    if not value.meets(claimed):
        return Fit.OUTSIDE
    return Fit.OVERLAPPING if complete else Fit.OPEN


def slack_of(figure: Figure, value: Interval) -> Slack | None:
    """Say by which slip of the pen a figure could come from the evidence; None if by none.

    A slip needs two digits to slip in, and lies one unit of the last of them from the nearest
    value of the evidence, rounded to that digit; and within a twentieth of that value.

    Examples
    --------
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> slack_of(parse_figure("1.81 times"), parse_figure("1.819 times").implied())
    <Slack.TRUNCATED: 'truncated'>
    >>> slack_of(parse_figure("2 times"), parse_figure("2.6 times").implied()) is None
    True
    """
    place = figure.rounded_to
    if figure.is_word or abs(figure.value) < _FEWEST_STEPS * place:
        return None
    nearest = value.low if value.low > figure.value else value.high
    if not _is_near(figure.value, nearest):
        return None
    next_but_one = Interval(figure.value - place * 3 / 2, figure.value + place * 3 / 2)
    if not value.meets(next_but_one) or value.touches(next_but_one):
        return None
    if figure.is_exact:
        return Slack.COUNT
    if value.meets(figure.implied(Reading.TRUNCATED)):
        return Slack.TRUNCATED
    return Slack.WRONG_WAY if value.meets(figure.implied(Reading.ROUNDED_UP)) else Slack.LAST_DIGIT


def _slack(relation: Relation, value: Interval, fit: Fit) -> Slack | None:
    figure = relation.figure
    if figure is None or isinstance(relation.expression, Rank):
        return None  # places are counted, not rounded
    if fit is Fit.OVERLAPPING and figure.is_rounded and value.is_bounded:
        return Slack.TIE if value.touches(relation.interval) else None
    if fit is Fit.OUTSIDE and figure.hedge in (Hedge.AS_PRINTED, Hedge.ABOUT):
        return slack_of(figure, value) if figure.implied() == relation.interval else None
    return None


def _is_near(value: Fraction, end: End) -> bool:
    """Whether a printed value lies within a twentieth of what was found."""
    if isinstance(end, float):
        return False
    margin = (end if end > 0 else -end) * _NEAR
    return -margin <= end - value <= margin
