"""Cautions that neighbouring windows, price bases and comparable areas call for.

All of them are about what a figure leaves out. None refutes a claim that evidence bears out.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.domain.base_rate import BaseRate, Standing
from factcheck.domain.diagnosis import Doubt
from factcheck.domain.flag import Flag
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.robustness import PriceEffect, Robustness, Steadiness
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.relations import PASSES
from factcheck.language import later, say

FEWEST_NEIGHBOURS = 5  # other base years; fewer tell nothing
MOST_UNIQUENESS = 0.25  # share of neighbours that may be as strong
LEAST_SHORTFALL = 0.5  # of neighbours: the root of the mean square
LEAST_UNFAIRNESS = 0.01  # a year more than neighbours on average

LEAST_PRICES = Fraction(105, 100)  # what prices alone did
PRICES_SHARE = 3  # one part in so many of the growth, counted in logarithms

FEWEST_AREAS = 200  # half a percent of fewer is not one area
RARE = Fraction(1, 200)


def context_flags(
    verdict: Verdict, robustness: Robustness | None, base_rate: BaseRate | None
) -> Iterator[Flag]:
    """Give the cautions that a claim's surroundings call for."""
    if robustness is not None:
        if verdict.label in PASSES and is_base_sensitive(robustness):
            yield Flag.BASE_SENSITIVE
        effect, is_real = robustness.price_effect, robustness.basis is Basis.CONSTANT
        if effect is not None and not is_real and is_price_effect(effect):
            yield Flag.PRICE_EFFECT
    if base_rate is not None and is_outlier(_standings(verdict, base_rate)):
        yield Flag.OUTLIER


def is_base_sensitive(robustness: Robustness) -> bool:
    """Whether a claim owes its strength to the base year it is counted from.

    Growth on the year before chose no base, and what is counted from the first year known had no
    other; neither ever is. Otherwise at least five other years must be known, and the base be an
    inner peak or trough: of the whole series, or set against the base years beside it.
    """
    if robustness.years < 2 or robustness.is_from_first:
        return False
    is_extreme = robustness.is_from_extreme and robustness.known > FEWEST_NEIGHBOURS
    return (
        is_extreme
        or _is_beyond(robustness, robustness.steadiness)
        or _is_beyond(robustness, robustness.runs)
    )


def _is_beyond(robustness: Robustness, steadiness: Steadiness | None) -> bool:
    """Whether what lies beside it tells far less: other base years, or longer and shorter runs.

    Three quarters of at least five of them, by weight, must be surely weaker; they must fall
    short by half, in the root of the mean square; and by a percent a year on average.
    """
    if steadiness is None or steadiness.neighbours < FEWEST_NEIGHBOURS:
        return False
    unfairness = abs(robustness.a_year - steadiness.mean)
    return (
        steadiness.uniqueness <= MOST_UNIQUENESS
        and steadiness.shortfall >= LEAST_SHORTFALL
        and (not robustness.is_ratio or unfairness >= LEAST_UNFAIRNESS)
    )


def is_price_effect(effect: PriceEffect) -> bool:
    """Whether rising prices made a third or more of a growth in current prices, or all of it.

    Falling prices make all of a fall only where an index says that they fell: what looks like them
    where two series are set against each other is often a restated one.
    """
    current, prices = effect.current, effect.prices
    if current.low <= 1:
        return effect.index is not None and current.high < 1 <= effect.constant.low
    if effect.constant.high <= 1:
        return True  # in constant prices it did not grow at all
    if prices.low < LEAST_PRICES:
        return False
    return (prices**PRICES_SHARE).low >= current.high  # as much as its third root


def is_outlier(standings: tuple[Standing, ...]) -> bool:
    """Whether a figure lies beyond 0.5 to 99.5 % of every class, each of them large enough."""
    return bool(standings) and all(
        standing.areas >= FEWEST_AREAS
        and (standing.share_below.low >= 1 - RARE or standing.share_below.high <= RARE)
        for standing in standings
    )


def with_base_rate(verdict: Verdict, base_rate: BaseRate | None) -> Verdict:
    """Take in how unusual a figure is that no evidence speaks to.

    Such a claim is implausible if it lies beyond nearly all comparable areas. What has evidence,
    for or against, keeps its label.
    """
    if base_rate is None or verdict.label is not Label.UNVERIFIABLE:
        return verdict
    if verdict.outcomes or not is_outlier(base_rate.claimed):
        return verdict
    areas = max(claim.areas for claim in base_rate.claimed)
    note = say("beyond 99 % of {areas} comparable areas: no disproof, but a base rate", areas=areas)
    return replace(verdict, label=Label.IMPLAUSIBLE, reason=None, notes=(*verdict.notes, note))


_DOUBTS = {
    Doubt.FAST_STOCK: later(
        "what stands at a moment seldom more than doubles within a year: check unit, "
        "base and definition"
    ),
    Doubt.PART_ABOVE_WHOLE: later("a part of an area cannot have more than all of it"),
}


def with_doubts(verdict: Verdict, doubts: tuple[Doubt, ...]) -> Verdict:
    """Take in what speaks against a claim that no evidence speaks to.

    What cannot be is implausible; what is merely rare is noted.
    """
    if verdict.label is not Label.UNVERIFIABLE or not doubts:
        return verdict
    notes = (*verdict.notes, *(say(_DOUBTS[doubt]) for doubt in doubts))
    if Doubt.PART_ABOVE_WHOLE in doubts:
        return replace(verdict, label=Label.IMPLAUSIBLE, reason=None, notes=notes)
    return replace(verdict, notes=notes)


def _standings(verdict: Verdict, base_rate: BaseRate) -> tuple[Standing, ...]:
    """Give the standings that count: of what evidence gives, else of what is claimed."""
    return base_rate.found or (() if verdict.outcomes else base_rate.claimed)
