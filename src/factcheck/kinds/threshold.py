"""Threshold: an indicator passed a round figure, perhaps for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Earlier, Expression, Greatest, Least
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.period_text import in_words
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_like, told
from factcheck.kinds._past import years_back
from factcheck.kinds._subject import level_in_words
from factcheck.language import later, say

_BEFORE = {  # how the earlier figures lay to a threshold that was passed for the first time
    Hedge.AT_LEAST: Hedge.LESS_THAN,
    Hedge.MORE_THAN: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.MORE_THAN,
    Hedge.LESS_THAN: Hedge.AT_LEAST,
}


@kind("threshold")
@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    __doc__ = later("That `of` stands on one side of a figure, perhaps for the first time.")

    of: Indicator
    area: Area
    period: Period
    basis: Basis | None = None  # that of its levels, unless said
    first: bool = False
    since: Period | None = None  # the first of the earlier periods; all that are known, unless said
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
        years_back(self.period, self.since)

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the level now, and the nearest that it came to the threshold before."""
        del catalogue
        level = self.of.at(self.area, self.period, self.basis)
        yield claimed(level, self.amount)
        if self.first:
            not_yet = replace(self.amount, hedge=_BEFORE[self.amount.hedge])
            yield claimed(self._nearest_before(level), not_yet, role=say("for the first time"))

    def words(self) -> str:
        """Say it in one phrase."""
        text = told(level_in_words(self.of, self.area, self.period), self.amount)
        if not self.first:
            return text
        if self.since is None:
            return say("{statement} for the first time", statement=text)
        since = in_words(self.since)
        return say("{statement} for the first time since {since}", statement=text, since=since)

    def _nearest_before(self, level: Expression) -> Expression:
        before = Earlier(of=level, back=years_back(self.period, self.since))
        upward = self.amount.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN)
        return Greatest(of=(before,)) if upward else Least(of=(before,))
