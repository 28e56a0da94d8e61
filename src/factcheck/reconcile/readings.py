"""What a printed figure may stand for under other rules of rounding than the one that decides."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.domain.figure import Figure, Reading
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.stated import Stated


def widened(stated: Stated) -> Stated:
    """Give what was stated with its figure read as widely as any rule in use allows.

    That is: rounded to the nearest with both ends admitted, zeros at the end not counted, or cut
    off after the last digit. What cannot hold even so is a contradiction whatever the rule.
    """
    figure, interval = stated.relation.figure, stated.relation.interval
    if figure is None:
        return stated
    wide = _carried(interval, figure.implied(), _widest(figure))
    return replace(stated, relation=replace(stated.relation, interval=wide))


def narrowed(stated: Stated) -> Stated:
    """Give what was stated with its figure rounded by the commonest rule, ties away from zero.

    What holds only with both ends admitted, and not so, holds only if every figure in question
    was a tie. That is no contradiction, but too odd to pass in silence.
    """
    figure, interval = stated.relation.figure, stated.relation.interval
    if figure is None:
        return stated
    narrow = _carried(interval, figure.implied(), figure.implied(Reading.HALF_UP))
    return replace(stated, relation=replace(stated.relation, interval=narrow))


def _widest(figure: Figure) -> Interval:
    wide = figure.implied(trailing_zeros_count=_is_counted_out(figure))
    if figure.hedge is Hedge.NEARLY:  # only its nearer end is hard
        side = Interval.less_than(figure.value)
        return side if figure.value > 0 else Interval.more_than(figure.value)
    if figure.hedge is Hedge.JUST_OVER:
        side = Interval.more_than(figure.value)
        return side if figure.value > 0 else Interval.less_than(figure.value)
    return wide.hull(figure.implied(Reading.TRUNCATED))


def _is_counted_out(figure: Figure) -> bool:
    """Whether a figure counts things one by one: "40 patients", unlike "4000", is never rounded."""
    return figure.is_exact and figure.value % 100 != 0


def _carried(interval: Interval, figure: Interval, wide: Interval) -> Interval:
    """Do to the wide interval what a kind did to that of the figure: shift and stretch it."""
    if interval == figure:
        return wide
    ends = [
        end
        for end in (interval.low, interval.high, figure.low, figure.high)
        if isinstance(end, Fraction)
    ]
    if len(ends) < 4 or ends[0] == ends[1] or ends[2] == ends[3]:
        return interval
    stretch = (ends[1] - ends[0]) / (ends[3] - ends[2])
    return (wide - ends[2]) * stretch + ends[0]
