"""Break-evens in words: where the verdict would change, and how far a figure is from there."""

from __future__ import annotations

from fractions import Fraction

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.outcome import BreakEven
from factcheck.domain.surd import Real
from factcheck.domain.unit import UnitForm
from factcheck.domain.verdict import Verdict
from factcheck.render import naming, number, words
from factcheck.render.provenance import cells
from factcheck.render.yardstick import POINTS, Yardstick


def words_of(each: BreakEven, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say for which values of one published figure the claim would hold."""
    name = naming.quantity(each.input, catalogue, besides=naming.area(verdict.claim))
    yardstick = words.closest(each.input, cells(verdict.outcomes), catalogue, verdict.claim.figure)
    yardstick = yardstick.scaled_for(each.published)
    seen = yardstick.found(each.published, words.ends(each.holds))
    if each.holds is None:
        return f"no value of {name} would do; published {seen}"
    condition = yardstick.condition(_beyond_nought(each.holds))
    exactly, figure = "", verdict.claim.figure
    if each.outright is not None and figure is not None:
        exactly = f" ({naming.printed(figure)} outright {yardstick.condition(each.outright)})"
    return f"{name} {condition}{exactly}; published {seen}{_room(each, yardstick)}"


def _room(each: BreakEven, yardstick: Yardstick) -> str:
    """Say how far a published value is from where the verdict changes."""
    distance = each.distance
    if distance is None or each.holds is None:
        return ""
    share = _part(distance, each.published.middle())
    percent = f" ({number.magnitude(share * 100, 2)} %)" if share else ""
    if yardstick.form in (UnitForm.PERCENT, UnitForm.POINTS):
        size, percent = POINTS.size(distance), ""
    else:
        size = yardstick.size(distance)
    if each.published.below(each.holds):
        return f", {size}{percent} too little"
    if each.holds.below(each.published):
        return f", {size}{percent} too much"
    return f", {size}{percent} from the edge"


def _part(distance: Real, of: Real) -> Fraction:
    """Give how large a distance is as a part of a number; nought where that says nothing."""
    size, whole = (each if isinstance(each, Fraction) else each.near() for each in (distance, of))
    return abs(size / whole) if whole else Fraction(0)


def _beyond_nought(interval: Interval) -> Interval:
    """Leave out a lower end of zero, which goes without saying, where there is an upper one."""
    if interval.low == 0 and not isinstance(interval.high, float):
        return Interval(-INFINITY, interval.high, high_open=interval.high_open)
    return interval
