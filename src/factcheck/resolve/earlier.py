"""What looks back, written out: for the periods that are known, telling which are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.expression import (
    Earlier,
    Expression,
    Greatest,
    Least,
    Steps,
    leaves,
    replaced,
    walk,
)
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.week import DAYS
from factcheck.language import say
from factcheck.resolve.observed import periods_of
from factcheck.wording.period_text import in_words

_LONGEST_RUN = 240  # periods that nothing is known of, where all of them count


class WrittenOut(Struct, frozen=True, kw_only=True):
    """A relation over quantities alone, and what was passed over in writing it."""

    relation: Relation
    gaps: tuple[Period, ...] = ()  # of which nothing is known, among those that count
    after_since: Relation | None = None  # the same where the period of "since" does not count
    is_in_since: bool = False  # whether it is a step within the span of "since"
    looks_back: bool = False  # as far as there are figures


class _Span(Struct, frozen=True, kw_only=True):
    """The earlier periods that count, the earliest first, and those among them not known."""

    own: Period
    counted: tuple[Period, ...]
    gaps: tuple[Period, ...] = ()

    def at(self, expression: Expression, period: Period) -> Expression:
        """Give the expression as long before as another period is: in days, or in months."""
        months = period.first - self.own.first
        days = (period.start - self.own.start).days if self.own.day else 0
        return replaced(
            expression,
            {
                leaf: leaf.moved_days(days)
                if self.own.day and leaf.period.day
                else leaf.moved(months)
                for leaf in leaves(expression)
                if isinstance(leaf, Quantity)
            },
        )

    def after(self, since: Period) -> tuple[Period, ...]:
        """Give those after the span of "since", or the last where it holds them all."""
        return tuple(period for period in self.counted if period not in since) or self.counted[-1:]


class Past(Struct, frozen=True):
    """Writes out relations that look back.

    A figure is compared with the earlier ones that are known. Where the first that is asked for
    lies before all of them, it counts though it is not known, and leaves the relation open.

    Parameters
    ----------
    reference : Reference
    knows : callable or None
        Whether an expression is answered. None where every period since one that is named counts.
    """

    reference: Reference
    knows: Callable[[Expression], bool] | None = None

    def written(self, relation: Relation) -> tuple[WrittenOut, ...]:
        """Write out a relation; steps make one each."""
        for part in walk(relation.expression):
            if isinstance(part, Steps):
                return tuple(self._steps(relation, part))
            if isinstance(part, Earlier):
                return (self._looking_back(relation, part),)
        return (WrittenOut(relation=relation),)

    def _looking_back(self, relation: Relation, node: Earlier) -> WrittenOut:
        span, since = self._span(node), node.since

        def over(periods: tuple[Period, ...]) -> Relation:
            of = tuple(span.at(node.of, period) for period in reversed(periods))
            return replace(relation, expression=_spread(relation.expression, node, of))

        after = span.counted if since is None or node.is_firm else span.after(since)
        return WrittenOut(
            relation=over(span.counted),
            gaps=span.gaps,
            after_since=over(after) if after != span.counted else None,
            looks_back=since is None,
        )

    def _steps(self, relation: Relation, node: Steps) -> Iterator[WrittenOut]:
        span = self._span(node)
        begun = span.gaps[:1]
        for before, after in pairwise((*span.counted, span.own)):
            start = min((before, *begun))
            begun = ()
            gaps = tuple(gap for gap in span.gaps if start <= gap < after)
            role = say("in {period}", period=in_words(after))
            if gaps:
                base = in_words(before)
                role = say("from {base} to {period}", base=base, period=in_words(after))
            step = span.at(node.of, after) - span.at(node.of, before)
            yield WrittenOut(
                relation=replace(relation, expression=step, role=role),
                gaps=gaps,
                is_in_since=after in node.since and after != span.own,
            )

    def _span(self, node: Earlier | Steps) -> _Span:
        own = node.period
        observed = periods_of(node.of, own, self.reference)
        stride = _stride(own, observed, same_season=node.same_season)
        first = own.first_in(node.since, stride) if node.since else None
        bare = _Span(own=own, counted=())
        if self.knows is None and first is not None:
            run = _run(first, own, stride)
            if 0 < len(run) <= _LONGEST_RUN:
                return replace(bare, counted=run)
        periods = tuple(
            period
            for period in observed
            if period < own
            and _is_in_step(period, own, stride)
            and (self.knows is None or self.knows(bare.at(node.of, period)))
        )
        before = (own.preceding() if own.weeks and not stride else own.moved(-stride),)
        if first is None or node.since is None:
            start, counted = (periods or (own,))[0], periods or before
        else:
            inside = tuple(period for period in periods if period >= first)
            is_reached = any(period in node.since for period in inside) or (
                isinstance(node, Earlier) and periods[:1] < (first,) and periods != ()
            )
            start = first if is_reached else (inside or (own,))[0]
            counted = (inside or before) if is_reached else (first, *inside)
        gaps = tuple(period for period in _run(start, own, stride) if period not in set(counted))
        return replace(bare, counted=counted, gaps=gaps)


def _spread(expression: Expression, node: Earlier, of: tuple[Expression, ...]) -> Expression:
    """Put expressions in the place of a node, into the least or greatest that it stands in."""

    def change(part: Expression) -> Expression:
        if isinstance(part, Least | Greatest) and node in part.of:
            return replace(part, of=(*(term for term in part.of if term != node), *of))
        return part.rebuilt(change)

    return change(expression)


def _stride(own: Period, observed: tuple[Period, ...], *, same_season: bool) -> int:
    """Give how many months apart the periods are that are set against each other.

    The first quarter or half of a year may be meant as what was cumulated since January; it is
    where no other quarter, or half, is known.
    """
    starts = {period.first % 12 for period in observed}
    if same_season or (own.months > 1 and own.first % 12 == 0 and starts <= {0}):
        return 12
    return own.stride


def _is_in_step(period: Period, own: Period, stride: int) -> bool:
    """Whether an earlier period is of those that follow each other up to its own."""
    if own.weeks and stride:
        try:
            own.years_since(period)
        except PeriodError:
            return False
    return own.day > 0 or (own.first - period.first) % stride == 0


def _run(start: Period, own: Period, stride: int) -> tuple[Period, ...]:
    """Give all periods from one on up to its own; days are not counted through."""
    if own.weeks:
        days = (own.start - start.start).days
        run = (own.moved_days(-back) for back in range(days, 0, -DAYS))
        return tuple(week for week in run if _is_in_step(week, own, stride))
    if own.day:
        return ()
    return tuple(own.moved(first - own.first) for first in range(start.first, own.first, stride))
