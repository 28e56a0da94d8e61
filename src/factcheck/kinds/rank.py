"""Rank: an area holds the k-th place among its peers, perhaps throughout several years."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Rank
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, stated
from factcheck.kinds._peers import peers_of
from factcheck.kinds._subject import Aspect, Subject
from factcheck.language import closed, later, say
from factcheck.wording.period_text import in_words


class Start(StrEnum):
    """Which end the places are counted from."""

    LARGEST = "largest"
    SMALLEST = "smallest"


_PLACES = {
    Start.LARGEST: later("{what} ranked no. {place}, the largest first"),
    Start.SMALLEST: later("{what} ranked no. {place}, the smallest first"),
}
_PLACES_THROUGHOUT = {
    Start.LARGEST: later("{what}, as throughout {years}, ranked no. {place}, the largest first"),
    Start.SMALLEST: later("{what}, as throughout {years}, ranked no. {place}, the smallest first"),
}


@kind("rank")
class Ranking(Struct, frozen=True, kw_only=True):
    __doc__ = later(
        "The place of an area by `of`, among all areas of its parent unless others are named."
    )

    of: Indicator
    area: Area
    period: Period | None = None  # not wanted where `throughout` is given
    from_: Start = Start.LARGEST
    among: tuple[Area, ...] = ()  # areas, or one that all peers are part of
    measure: Aspect = Aspect.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    throughout: Period | None = None  # a span of years, each of which is ranked
    basis: Basis | None = None  # that of the measure, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.COUNT, UnitForm.PLAIN)
        if self.amount.value < 1 or self.amount.value.denominator != 1:
            raise StatementError(
                say("{amount!r} is no place", amount=self.amount.text),
                say("Places are whole numbers from 1."),
                str(self.amount.hedge),
            )
        if self.throughout is not None and not self.throughout.is_whole_years:
            raise StatementError(
                say("{period} is not made of whole years", period=self.throughout),
                say("Write years: `throughout: 2016..2021`."),
                "throughout",
            )
        if not self._periods:
            raise StatementError(
                say("no period is given"), say("Add 'period', or 'throughout' for a span of years.")
            )
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the place in each year; among no peers where none are known."""
        peers = peers_of(self.area, self.among, catalogue)
        subject = self._subject
        for period in self._periods:
            place = self._place(subject.moved(period), peers)
            role = say("in {period}", period=in_words(period)) if self.throughout else ""
            yield claimed(place, self.amount, role=role)

    def words(self) -> str:
        """Say it in one phrase."""
        what, place = self._subject.words(), stated(self.amount)
        if self.throughout is None:
            return closed(say(_PLACES[self.from_], what=what, place=place))
        years = in_words(self.throughout)
        return closed(say(_PLACES_THROUGHOUT[self.from_], what=what, years=years, place=place))

    def came_to(self, found: str) -> str:
        """Say in a clause which place was found."""
        return closed(say("{what} stood in {found}", what=self._subject.words(), found=found))

    @property
    def _periods(self) -> tuple[Period, ...]:
        if self.throughout is not None:
            return self.throughout.years()
        return () if self.period is None else (self.period,)

    @property
    def _subject(self) -> Subject:
        return Subject(
            of=self.of,
            area=self.area,
            period=self._periods[-1],
            since=self.since,
            basis=self.basis,
            measure=self.measure,
            whole=self.whole,
        )

    def _place(self, subject: Subject, peers: tuple[Area, ...]) -> Rank:
        return Rank(
            subject=subject.expression(),
            peers=tuple(replace(subject, area=peer).expression() for peer in peers),
            smallest_first=self.from_ is Start.SMALLEST,
        )
