"""Repairs: what one figure would have to say for the others to stand."""

from __future__ import annotations

import math

from msgspec.structs import replace

from factcheck.domain.finding import Repair
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.range import range_of
from factcheck.language import say
from factcheck.reconcile.bounds import ranges
from factcheck.reconcile.decide import prepared
from factcheck.reconcile.lower import core
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.stated import Budget, Effort, Footing, Stated
from factcheck.wording.figure_text import interval_in_unit

_PIVOTS = 1_000  # a conflict is small: best bounds cost little


def repairs(problem: Problem, members: tuple[str, ...], budget: Budget) -> tuple[Repair, ...]:
    """Give a repair for each figure that claims of a conflict print, the smallest change first."""
    effort = Effort(replace(budget, pivots=_PIVOTS, trials=0))
    possible = []
    for identifier in members:
        if problem.standing(identifier) is not Footing.CLAIM:
            continue
        for statement in problem.by_id[identifier]:
            if statement.relation.figure is not None:
                others = tuple(other for other in members if other != identifier)
                needed = _told(needed_interval(problem, statement, others, effort), statement)
                repair = Repair(claim=identifier, printed=statement.printed, needed=needed)
                possible.append((_size(statement, needed), identifier, repair))
    mended = {repair.claim for *_, repair in possible if repair.needed is not None}
    telling = [each for each in possible if each[-1].needed is not None or each[1] not in mended]
    return tuple(repair for *_, repair in sorted(telling, key=lambda each: each[:2]))


def needed_interval(
    problem: Problem, stated: Stated, others: tuple[str, ...], effort: Effort
) -> Interval | None:
    """Give where the expression of a statement lies if others hold; None if that is unknown."""
    expression = stated.relation.expression
    network = problem.network(others, (expression,))
    by_node = ranges(prepared(network, effort.budget), network, effort)
    if by_node is None or not network.wanted:
        return None
    inner = by_node[network.wanted[0][1]].interval
    try:
        needed = range_of(expression, {core(expression): inner})
    except (ValueError, ZeroDivisionError):
        return None  # no value of the others leaves one for the figure
    return None if needed == EVERYTHING else needed


def _told(needed: Interval | None, stated: Stated) -> Interval | None:
    """Give of what a figure would have to be what says something; None where that is nothing.

    Bounds may be wider than the truth: where they leave the figure as it is printed, they tell no
    repair. Where a quantity that is never negative may be anything up to a limit, the limit tells.
    """
    mine = stated.relation.interval
    if needed is None or needed.meets(mine):
        return None
    if needed.low == 0 and needed.high < mine.low:
        return replace(needed, low=-math.inf, low_open=False)
    return needed


def words(repair: Repair, problem: Problem) -> str:
    """Say a repair in one phrase."""
    figures = (statement.relation.figure for statement in problem.by_id[repair.claim])
    figure = next((each for each in figures if each and each.text == repair.printed), None)
    if repair.needed is None or figure is None:
        return say("{claim} ({figure}) would have to go", claim=repair.claim, figure=repair.printed)
    return say(
        "{claim}: {needed} instead of {figure}",
        claim=repair.claim,
        needed=interval_in_unit(repair.needed, figure),
        figure=repair.printed,
    )


def _size(stated: Stated, needed: Interval | None) -> float:
    """Give how large a change is, relative to the figure; for ranking alone."""
    figure = stated.relation.figure
    if needed is None or figure is None:
        return float("inf")
    mine = stated.relation.interval
    gap = max(_gap(needed.low, mine.high), _gap(mine.low, needed.high), 0.0)
    return gap / (abs(float(figure.value)) or 1.0)


def _gap(low: object, high: object) -> float:
    return float(low) - float(high)  # type: ignore[arg-type]
