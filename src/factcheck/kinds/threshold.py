"""Threshold: an indicator passed a round figure, perhaps for the first time."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Earlier, Expression, Greatest, Least
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_like, told
from factcheck.kinds._past import require_earlier
from factcheck.kinds._subject import level_in_words
from factcheck.language import later, say
from factcheck.wording.period_text import in_words

_BEFORE = {  # how the earlier figures lay to a threshold that was passed for the first time
    Hedge.AT_LEAST: Hedge.LESS_THAN,
    Hedge.MORE_THAN: Hedge.AT_MOST,
    Hedge.JUST_OVER: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.MORE_THAN,
    Hedge.LESS_THAN: Hedge.AT_LEAST,
}


@kind("threshold")
class Threshold(Struct, frozen=True, kw_only=True):
    __doc__ = later("That `of` stands on one side of a figure, perhaps for the first time.")

    of: Indicator
    area: Area
    period: Period
    basis: Basis | None = None  # that of its levels, unless said
    first: bool = False
    since: Period | None = None  # the first of the earlier periods; all that are known, unless said
    same_season: bool = False  # the same month or quarter of other years alone
    throughout: Period | None = None  # a span, in each period of which it stood so; or only now
    amount: Figure

    def __post_init__(self) -> None:
        if self.amount.hedge not in _BEFORE:
            raise StatementError(
                say(
                    "{amount!r} does not say on which side of it the figure lies",
                    amount=self.amount.text,
                ),
                say("Write it under 'at least', 'more than', 'at most' or 'less than'."),
                str(self.amount.hedge),
            )
        require_like(self.amount, self.of)
        if self.since is not None and not self.first:
            raise StatementError(
                say("'since' says how far back it is the first time, which is not said"),
                say("Add `first: yes`, or remove 'since'."),
                "since",
            )
        if self.throughout is not None and self.first:
            raise StatementError(
                say(
                    "it cannot be so for the first time, and throughout {span}",
                    span=self.throughout,
                ),
                say("Keep one of 'first' and 'throughout'."),
                "throughout",
            )
        if self.same_season and not (self.first or self.throughout):
            raise StatementError(
                say("no earlier period is looked at"),
                say("Add `first: yes` or 'throughout', or remove 'same season'."),
                "same season",
            )
        require_earlier(self._last, self.since, same_season=self.same_season)
        require_earlier(self._last, self.throughout, same_season=self.same_season)

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the level now, and the nearest that it came to the threshold before."""
        del catalogue
        level = self.of.at(self.area, self._last, self.basis)
        if self.throughout is not None:
            yield claimed(self._furthest_back(level, self.throughout), self.amount)
            return
        yield claimed(level, self.amount)
        if self.first:
            role = say("before {period}", period=in_words(self._last))
            not_yet = replace(self.amount, hedge=_BEFORE[self.amount.hedge])
            yield claimed(self._nearest_before(level), not_yet, role=role)

    def words(self) -> str:
        """Say it in one phrase."""
        text = told(level_in_words(self.of, self.area, self._last), self.amount)
        if self.throughout is not None:
            span = in_words(self.throughout)
            return say("{statement} as throughout {span}", statement=text, span=span)
        if not self.first:
            return text
        if self.since is None:
            return say("{statement} for the first time", statement=text)
        since = in_words(self.since)
        return say("{statement} for the first time since {since}", statement=text, since=since)

    @property
    def _last(self) -> Period:
        """The last period of the span it stood so throughout, if one is given."""
        span = self.throughout
        if span is None or self.period.day:
            return self.period
        last = self.period.moved(span.last - self.period.last)
        first = last.first_in(span, 12 if self.same_season else last.stride)
        if first is None or (first.first != span.first and not self.same_season):
            raise StatementError(
                say(
                    "{span} is not made of periods such as {period}", span=span, period=self.period
                ),
                say("Give a 'period' of that sort, such as 2023-12 for months or 2023Q4."),
                "throughout",
            )
        return last

    @property
    def _is_lower_bound(self) -> bool:
        return self.amount.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.JUST_OVER)

    def _earlier(self, level: Expression, since: Period | None) -> Earlier:
        return Earlier(
            of=level,
            period=self._last,
            since=since,
            is_firm=self.throughout is not None,
            same_season=self.same_season,
        )

    def _nearest_before(self, level: Expression) -> Expression:
        """Return the earlier figure that comes nearest to the threshold, or is furthest beyond."""
        before = self._earlier(level, self.since)
        return Greatest(of=(before,)) if self._is_lower_bound else Least(of=(before,))

    def _furthest_back(self, level: Expression, span: Period) -> Expression:
        """Return the figure of a span that falls shortest of the threshold."""
        every = (level, self._earlier(level, span))
        return Least(of=every) if self._is_lower_bound else Greatest(of=every)
