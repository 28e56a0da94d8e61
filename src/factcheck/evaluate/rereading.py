"""A second reading: of round figures, of growth from below zero, and of what is told as a size.

A whole number that ends in zeros may have been rounded to them, and a percentage from a negative
amount has no agreed meaning. What fits when read so is no contradiction, and no proof either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Add, Divide, Expression, Number, Subtract, walk
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import EVERYTHING, INFINITY, Interval
from factcheck.domain.outcome import Fit, Outcome, Proviso, Slack
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Unit, UnitForm
from factcheck.evaluate.exact import compared, fit_of
from factcheck.evaluate.sizes import told_as_sizes

_ZERO = Fraction(0)
_ROUND = 100  # two zeros; a single one is seldom meant
_DIGITS = 10  # that are left without the zeros, where there are two of them
_NEAR = Fraction(1, 20)
_ABOUT = Fraction(1, 10)  # of a figure: as far as "nearly" and "just over" reach
_OF_ONE_UNIT = (Quantity, Add, Subtract)  # what keeps the unit of its parts
_TO_THE_UNIT = re.compile("exact|precise|恰好|正好|刚好|整整", re.IGNORECASE)
_RISES, _FALLS = (
    Interval(_ZERO, INFINITY, low_open=True),
    Interval(-INFINITY, _ZERO, high_open=True),
)


def reread(outcome: Outcome, catalogue: Catalogue) -> Outcome:
    """Return an outcome with what another reading of its figures says.

    1,800,000 people are 1,802,765 as a round figure; growth from -50 to 40 is a rise, whatever its
    rate may be called; and costs of -46 in the accounts are costs of 46.
    """
    plain = _by_its_signs(outcome)
    sizes = told_as_sizes(outcome, catalogue)
    if sizes is None:
        return plain
    by_size = _by_its_signs(compared(outcome.relation, sizes, catalogue))
    if by_size.fit is Fit.OUTSIDE and plain.fit is not Fit.OUTSIDE:
        return replace(plain, proviso=Proviso.SIZE)
    return replace(by_size, proviso=Proviso.SIZE)


def _by_its_signs(outcome: Outcome) -> Outcome:
    bases = tuple(_bases(outcome))
    if bases:
        return _from_below_zero(outcome, bases)
    return _as_round_figures(outcome)


def _bases(outcome: Outcome) -> Iterator[tuple[Interval, Interval]]:
    """Return the levels before and after of each change that begins or ends below zero."""
    changes = {part for part in walk(outcome.relation.expression) if _is_change(part)}
    for evidence in outcome.evidence.evidence:
        if evidence.answers in changes and evidence.how is Derivation.LEVELS:
            after, before = (part.interval for part in evidence.parts)
            if min(before.low, after.low) < 0:
                yield before, after


def _is_change(part: Expression) -> bool:
    """Whether it is the ratio of one quantity to itself at another time."""
    match part:
        case Divide(left=Quantity() as after, right=Quantity() as before):
            return (after.indicator, after.area) == (before.indicator, before.area)
        case _:
            return False


def _from_below_zero(outcome: Outcome, bases: tuple[tuple[Interval, Interval], ...]) -> Outcome:
    """Read growth by the absolute base, with the sign of the difference; else leave it open."""
    claimed, expression = outcome.claimed, outcome.relation.expression
    is_direction = not claimed.is_bounded and 0 in (claimed.low, claimed.high)
    found, complete = outcome.found, False
    match expression:
        case Subtract(left=left, right=Number(value)) if _is_change(left) and value == 1:
            ((before, after),) = bases
            found, complete = _growth(before, after)
        case _ if all(before.low > 0 for before, _ in bases):
            complete = True  # from above zero to below it the usual formula holds
        case _ if _is_change(expression):
            complete = True
        case _:
            found = EVERYTHING
    fit = fit_of(claimed, found, complete=complete)
    proviso = Proviso.DIRECTION if is_direction else Proviso.NEGATIVE_BASE
    return replace(outcome, found=found, fit=fit, slack=None, break_evens=(), proviso=proviso)


def _growth(before: Interval, after: Interval) -> tuple[Interval, bool]:
    """Return the growth between two levels, and whether it says more than a direction."""
    if before.low > 0:
        return after / before - 1, True
    if before.high < 0:
        return -(after / before) + 1, True
    difference = after - before
    if difference.low > 0:
        return _RISES, False
    return (_FALLS, False) if difference.high < 0 else (EVERYTHING, False)


def _as_round_figures(outcome: Outcome) -> Outcome:
    """Read a claim, or the one cell that answers it, with the zeros at its end not counted."""
    figure = outcome.relation.figure
    if figure is not None and is_loose(figure) and outcome.fit in (Fit.INSIDE, Fit.OVERLAPPING):
        return _as_about(outcome, figure)
    misses = outcome.fit is Fit.OUTSIDE or outcome.slack is Slack.TIE
    if figure is None or not misses or not (may_be_round(figure) or _is_of_amounts(outcome)):
        return outcome
    if not _is_close(figure, outcome.found):
        return outcome
    cell = _only_cell(outcome)
    claims = [(outcome.claimed, True), *widened(figure)]
    cells = [(outcome.found, True), *(() if cell is None else widened(cell))]
    readings = [
        (written and printed and not claimed.touches(value))
        for claimed, written in claims
        for value, printed in cells
        if (claimed, value) != (outcome.claimed, outcome.found) and claimed.meets(value)
    ]
    if any(readings):
        return replace(outcome, fit=Fit.OVERLAPPING, slack=None, proviso=Proviso.ROUND_FIGURE)
    return replace(outcome, slack=outcome.slack or Slack.ROUND) if readings else outcome


def is_loose(figure: Figure) -> bool:
    """Whether "about" says little: before one digit and zeros, so that 100,000 may be 140,000."""
    is_about = figure.hedge is Hedge.ABOUT and not figure.is_word and figure.out_of is None
    return is_about and figure.significant_place / 2 > max(
        figure.last_place / 2, abs(figure.value) * _ABOUT
    )


def _as_about(outcome: Outcome, figure: Figure) -> Outcome:
    """Take nothing for borne out that is more than a tenth from a figure that says "about"."""
    reach = max(figure.last_place / 2, abs(figure.value) * _ABOUT)
    near = Interval(figure.value - reach, figure.value + reach)
    if outcome.found.meets(near):
        return outcome
    return replace(outcome, fit=Fit.OVERLAPPING, slack=None, proviso=Proviso.ROUND_FIGURE)


def may_be_round(figure: Figure) -> bool:
    """Whether a figure is an amount or a count, neither hedged nor said to be exact."""
    return _is_amount(figure.unit) and _is_as_printed(figure)


def may_be_round_bare(figure: Figure) -> bool:
    """Whether a bare number is neither hedged nor said to be exact: it may be an amount."""
    unit = figure.unit
    return unit.form is UnitForm.PLAIN and not unit.symbol and _is_as_printed(figure)


def _is_of_amounts(outcome: Outcome) -> bool:
    """Whether a bare number is told of amounts or counts, or of what lies between them.

    It is in their unit then, as if that were printed behind it.
    """
    figure, evidence = outcome.relation.figure, outcome.evidence.evidence
    cells = [cell for part in evidence for cell in part.observations()]
    return (
        figure is not None
        and may_be_round_bare(figure)
        and all(isinstance(part, _OF_ONE_UNIT) for part in walk(outcome.relation.expression))
        and bool(cells)
        and all(_is_amount(cell.figure.unit) for cell in cells)
    )


def _is_amount(unit: Unit) -> bool:
    return unit.form is UnitForm.COUNT or (
        unit.form is UnitForm.PLAIN and bool(unit.symbol) and unit.symbol not in ("rank", "year")
    )


def _is_as_printed(figure: Figure) -> bool:
    return (
        figure.hedge is Hedge.AS_PRINTED
        and figure.upper is None
        and not figure.is_word
        and not _TO_THE_UNIT.search(figure.text)
    )


def widened(figure: Figure) -> Iterator[tuple[Interval, bool]]:
    """Return the range of a figure without the zeros at its end, and whether it is surely round.

    That takes two zeros, and two digits before them; nothing where no zero stands there.
    """
    place, step = figure.significant_place, figure.last_place
    if "." in figure.number or "e" in figure.number or place <= step:
        return
    zeros, digits = place / step, abs(figure.value) / place
    half = place / 2
    value = Interval.point(figure.value)
    reach = Interval(-half, half)
    yield value + reach, zeros >= _ROUND and digits >= _DIGITS


def _only_cell(outcome: Outcome) -> Figure | None:
    """Return the figure of the one cell that answers a relation, if that may be round."""
    match outcome.evidence.evidence:
        case (Evidence(how=Derivation.PUBLISHED, cells=(cell,), answers=answers),) if (
            answers == outcome.relation.expression and may_be_round(cell.figure)
        ):
            return cell.figure
        case _:
            return None


def _is_close(figure: Figure, value: Interval) -> bool:
    """Whether the figure lies within a twentieth of what was found."""
    ends = [end for end in (value.low, value.high) if isinstance(end, Fraction)]
    return any(abs(end - figure.value) <= _NEAR * abs(end) for end in ends)
