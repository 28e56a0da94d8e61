"""Break-evens in words: where the verdict would change, and how far a figure is from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.outcome import BreakEven
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.surd import Real
from factcheck.domain.unit import UnitForm
from factcheck.domain.verdict import Verdict
from factcheck.language import closed, later, say
from factcheck.render.phrases import naming, number, words
from factcheck.render.phrases.provenance import cells, with_more
from factcheck.render.phrases.yardstick import POINTS, Yardstick

_MOST_WAYS = 2

# By how a published value lies to where the claim holds
_ROOM = {
    -1: later("{condition}; published {published}, {size} too little"),
    0: later("{condition}; published {published}, {size} from the edge"),
    1: later("{condition}; published {published}, {size} too much"),
}


class Figures(NamedTuple):
    """The published figures of a verdict, and the names of what they measure."""

    cells: tuple[Observation, ...]
    catalogue: Catalogue


def in_words(points: Iterable[BreakEven], verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say of each published figure for which values of it the claim would hold."""
    every = cells(verdict.outcomes)
    answering: dict[tuple[str, str, Period], tuple[Observation, ...]] = {}
    for cell in every:
        answering.setdefault((cell.indicator, cell.area, cell.period), (cell,))
    for point in points:
        match point.input:
            case Quantity(indicator=indicator, area=area, period=period):
                near = answering.get((indicator, area, period), every)
            case _:
                near = every
        yield _words_of(point, near, verdict, catalogue)


def in_one(points: Iterable[BreakEven], verdict: Verdict, catalogue: Catalogue) -> str:
    """Say in one sentence with which published figures changed the claim would hold."""
    every = cells(verdict.outcomes)
    possible = [(point, point.holds) for point in points if point.holds is not None]
    ways = [
        _way(point, holds, verdict, Figures(every, catalogue))
        for point, holds in possible[:_MOST_WAYS]
    ]
    return with_more(say(", or ").join(ways), len(possible) - _MOST_WAYS)


def _way(point: BreakEven, holds: Interval, verdict: Verdict, figures: Figures) -> str:
    """Say what one figure would have to be, and what was published."""
    name = naming.quantity(point.input, figures.catalogue, besides=naming.area(verdict.claim))
    yardstick = words.closest(point.input, figures.cells, figures.catalogue, verdict.claim.figure)
    yardstick = yardstick.scaled_for(point.published)
    text = say(
        "{name} {condition} (published: {published})",
        name=name,
        condition=yardstick.condition(_beyond_nought(holds)),
        published=yardstick.found(point.published, words.ends(holds)),
    )
    return closed(text)


def _words_of(
    point: BreakEven, near: tuple[Observation, ...], verdict: Verdict, catalogue: Catalogue
) -> str:
    name = naming.quantity(point.input, catalogue, besides=naming.area(verdict.claim))
    yardstick = words.closest(point.input, near, catalogue, verdict.claim.figure)
    yardstick = yardstick.scaled_for(point.published)
    published = yardstick.found(point.published, words.ends(point.holds))
    if point.holds is None:
        return say(
            "no value of {name} would do; published {published}", name=name, published=published
        )
    needed = yardstick.condition(_beyond_nought(point.holds))
    condition = closed(say("{name} {condition}", name=name, condition=needed))
    figure = verdict.claim.figure
    if point.outright is not None and figure is not None:
        condition = say(
            "{condition} ({figure} exactly: {needed})",
            condition=condition,
            figure=naming.printed(figure),
            needed=yardstick.condition(point.outright),
        )
    if point.distance is None:
        return say("{condition}; published {published}", condition=condition, published=published)
    if not point.distance:
        return say(
            "{condition}; published {published}, at the edge",
            condition=condition,
            published=published,
        )
    side = point.holds.below(point.published) - point.published.below(point.holds)
    size = _room(point.distance, point.published, yardstick)
    return say(_ROOM[side], condition=condition, published=published, size=size)


def _room(distance: Real, published: Interval, yardstick: Yardstick) -> str:
    """Say how far a published value is from where the verdict changes."""
    if yardstick.form in (UnitForm.PERCENT, UnitForm.POINTS):
        return POINTS.size(distance)
    size, share = yardstick.size(distance), _part(distance, published.middle())
    if not share:
        return size
    return say("{size} ({share})", size=size, share=closed(f"{number.magnitude(share * 100, 2)} %"))


def _part(distance: Real, of: Real) -> Fraction:
    """Return how large a distance is as a part of a number; nought where that says nothing."""
    size, whole = (each if isinstance(each, Fraction) else each.near() for each in (distance, of))
    return abs(size / whole) if whole else Fraction(0)


def _beyond_nought(interval: Interval) -> Interval:
    """Leave out a lower end of zero, which goes without saying, where there is an upper one."""
    if interval.low == 0 and not isinstance(interval.high, float):
        return Interval(-INFINITY, interval.high, high_open=interval.high_open)
    return interval
