"""Rank: an area holds the k-th place among its peers, perhaps throughout several years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.domain.catalogue import Area, Catalogue, Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Rank as Place
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, stated
from factcheck.kinds._peers import peers_of
from factcheck.kinds._subject import Measure, Subject


class Start(StrEnum):
    """Which end the places are counted from."""

    LARGEST = "largest"
    SMALLEST = "smallest"


@kind("rank")
@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """The place of an area by `of`, among all areas of its parent unless others are named."""

    of: Indicator
    area: Area
    period: Period | None = None  # not wanted where `throughout` is given
    from_: Start = Start.LARGEST
    among: tuple[Area, ...] = ()  # areas, or one that all peers are part of
    measure: Measure = Measure.LEVEL
    whole: Indicator | None = None  # of what it is a share, where shares are measured
    since: Period | None = None  # the base of growth: the same span one year before, unless said
    throughout: Period | None = None  # a span of years, each of which is ranked
    basis: Basis | None = None  # that of the measure, unless said
    amount: Figure

    def __post_init__(self) -> None:
        require_form(self.amount, UnitForm.COUNT, UnitForm.PLAIN)
        if self.amount.value < 1 or self.amount.value.denominator != 1:
            raise StatementError(
                f"{self.amount.text!r} is no place",
                "Places are whole numbers from 1.",
                str(self.amount.hedge),
            )
        if self.throughout is not None and not self.throughout.is_whole_years:
            raise StatementError(
                f"{self.throughout} is not made of whole years",
                "Write years: `throughout: 2016..2021`.",
                "throughout",
            )
        if not self._periods:
            raise StatementError(
                "no period is given", "Add 'period', or 'throughout' for a span of years."
            )
        _ = self._subject

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Give the place in each year; among no peers where none are known."""
        peers = peers_of(self.area, self.among, catalogue)
        for each in self._periods:
            place = self._place(self._subject.moved(each), peers)
            yield claimed(place, self.amount, role=f"in {each}" if self.throughout else "")

    def words(self) -> str:
        """Say it in one phrase."""
        when = "" if self.throughout is None else f", and throughout {self.throughout}"
        place = f"its place from the {self.from_} is {stated(self.amount)}"
        return f"by {self._subject.words()}{when}, {place}"

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

    def _place(self, subject: Subject, peers: tuple[Area, ...]) -> Place:
        return Place(
            subject=subject.expression(),
            peers=tuple(replace(subject, area=peer).expression() for peer in peers),
            smallest_first=self.from_ is Start.SMALLEST,
        )
