"""Where a growth stands among the areas of a panel: exact, with figures as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from factcheck.diagnose.query import Query
from factcheck.domain.base_rate import Standing
from factcheck.domain.catalogue import Area, Catalogue, Indicator, RateForm, plain
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.location import Location
from factcheck.domain.panel import Panel
from factcheck.domain.rational import Fraction
from factcheck.language import say

# What may follow the name of an indicator in that of a column: a letter for the edition, a unit.
_MARK = re.compile(r"[a-z]|yi|wan|wanyuan|yuan|cny|rmb|usd|[kmb]usd|eur|pct|percent|t|kg|persons")
_BRACKET = re.compile(r"[\[(（【]")  # what is in brackets is a unit
_YEAR = re.compile(r"([0-9]{4})(?:年|\.0)?")
_NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")
_ONE = Fraction(1)

Figures: TypeAlias = Mapping[str, Mapping[int, str]]  # by area and year, as printed
Ratio: TypeAlias = tuple[Fraction, Fraction]  # from, to


def peers_of(panel: Panel, catalogue: Catalogue) -> Peers:
    """Return the areas of a panel as peers to be asked of.

    Raises
    ------
    InputError
        If no column of it is called by an indicator: it would say nothing of any claim.
    """
    peers = Peers(panel=panel, catalogue=catalogue)
    if not peers.indicators():
        fault = Diagnostic(
            at=Location(file=panel.name),
            key="",
            problem=say("no column of the panel is called by an indicator"),
            remedy=say(
                "Call one by its id, name or alias, such as gdp; docs/base-rates.md tells more."
            ),
        )
        raise InputError([fault])
    return peers


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Answers where a figure stands among the areas of a panel.

    Parameters
    ----------
    panel : Panel
    catalogue : Catalogue
        Tells which indicator a column holds: its name is an id, a name or an alias, perhaps with
        a letter for the edition and a unit after it, such as ``gdp_a_yi`` or ``GDP (亿元)``.
    """

    panel: Panel
    catalogue: Catalogue
    _figures: dict[tuple[str, str], Figures] = field(default_factory=dict)

    def indicators(self) -> frozenset[str]:
        """Give the indicators that the panel has columns of."""
        indicators = (_indicator_of(column, self.catalogue) for column in self.panel.columns)
        return frozenset(indicator.id for indicator in indicators if indicator is not None)

    def standings(self, query: Query, ratio: Interval, goal: Interval) -> Iterator[Standing]:
        """Give the place of a ratio in each column that holds the indicator, on its basis.

        Parameters
        ----------
        query : Query
        ratio : Interval
            Whose place is wanted.
        goal : Interval
            What the claim says; counts how many other areas may have done as much.
        """
        area = self.catalogue.areas.get(query.after.area)
        if area is None or not query.is_ratio or query.after.period.months != 12:
            return
        level, own = self._own(area)
        if not own or not query.after.period.is_calendar_years:
            return
        for column, indicator in self._columns(query):
            others = [
                grown
                for key, years in self._of_level(column, level).items()
                if key not in own and (grown := _grown(years, query, indicator)) is not None
            ]
            if others:
                yield _standing(self._name(level, column), others, ratio, goal)

    def _name(self, level: str, column: str) -> str:
        panel = self.panel.name.rpartition("/")[2]
        if not level:
            return say("areas of {panel}, {column}", panel=panel, column=column)
        return say("{level}s of {panel}, {column}", level=level, panel=panel, column=column)

    def _columns(self, query: Query) -> Iterator[tuple[str, Indicator]]:
        """Give the columns that hold levels of an indicator, or its yearly growth or index."""
        wanted = query.after
        for column in self.panel.columns:
            indicator = _indicator_of(column, self.catalogue)
            if indicator is None:
                continue
            of = indicator.id if indicator.rate is None else indicator.rate.of
            if of == wanted.indicator and indicator.basis is wanted.basis:
                yield column, indicator

    def _own(self, area: Area) -> tuple[str, frozenset[str]]:
        """Give the level, and the names or codes, by which the panel knows an area; none if not.

        The level is that of the catalogue or, if the panel calls levels otherwise, the only one
        at which the area stands.
        """
        names = {plain(each) for each in (area.id, *area.names.values(), *area.aliases)}
        columns: dict[str, set[str]] = {}
        for name, code, level, _ in self._rows():
            if code == area.code if code and area.code else plain(name) in names:
                columns.setdefault(level, set()).add(code or name)
        level = area.level if area.level in columns or len(columns) != 1 else next(iter(columns))
        return level, frozenset(columns.get(level, ()))

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Give the area, its code and level, and the year of every row."""
        panel = self.panel
        empty = ("",) * len(panel)
        codes = panel.columns[panel.code] if panel.code else empty
        levels = panel.columns[panel.level] if panel.level else empty
        return zip(panel.columns[panel.area], codes, levels, panel.columns[panel.year], strict=True)

    def _of_level(self, column: str, level: str) -> Figures:
        """Give the figures of a column by area and year, of the areas of one level."""
        key = (column, level)
        if key not in self._figures:
            columns: dict[str, dict[int, str]] = {}
            figures = self.panel.columns[column]
            for (name, code, of, year), text in zip(self._rows(), figures, strict=True):
                match = _YEAR.fullmatch(year.strip())
                if of == level and match and text:
                    columns.setdefault(code or name, {})[int(match[1])] = text
            self._figures[key] = columns
        return self._figures[key]


def _indicator_of(column: str, catalogue: Catalogue) -> Indicator | None:
    """Give the indicator that a column holds, by the longest name its own begins with.

    >>> _indicator_of("gdp_a_yi", Catalogue()) is None
    True
    """
    words = _BRACKET.split(column)[0].strip().split("_")
    for count in range(len(words), 0, -1):
        indicator = catalogue.indicators.find("_".join(words[:count]).strip())
        if indicator is not None:
            is_marked = all(_MARK.fullmatch(word.strip()) for word in words[count:])
            return indicator if is_marked else None
    return None


def _grown(years: Mapping[int, str], query: Query, indicator: Indicator) -> Ratio | None:
    """Give how many times as much there was at the end of a query's years; None if not known."""
    end = query.after.period.year
    if indicator.rate is None:
        before, after = _figure(years.get(end - query.years)), _figure(years.get(end))
        if before is None or after is None or before[0] <= 0:
            return None
        return after[0] / before[1], after[1] / before[0]
    low = high = _ONE
    for year in range(end - query.years + 1, end + 1):
        figure = _figure(years.get(year))
        if figure is None:
            return None
        one = 0 if indicator.rate.form is RateForm.INDEX else _ONE
        low, high = low * (figure[0] / 100 + one), high * (figure[1] / 100 + one)
    return low, high


@cache
def _figure(text: str | None) -> Ratio | None:
    """Give the ends of what a printed number stands for; None where it is none."""
    match = _NUMBER.fullmatch((text or "").strip().replace(",", ""))
    if match is None:
        return None
    value, half = Fraction(match.group()), Fraction(1, 2 * 10 ** len(match.group(1) or ""))
    return max(value - half, Fraction(0)), value + half


def _standing(name: str, others: list[Ratio], ratio: Interval, goal: Interval) -> Standing:
    count = len(others)
    if goal.low >= 1 or goal.high == INFINITY:
        reached = sum(1 for _, high in others if high >= goal.low)
    else:
        reached = sum(1 for low, _ in others if low <= goal.high)
    return Standing(
        name=name,
        areas=count + 1,
        share_below=Interval(
            Fraction(sum(1 for _, high in others if high < ratio.low), count),
            Fraction(sum(1 for low, _ in others if low <= ratio.high), count),
        ),
        median=sorted((low + high) / 2 for low, high in others)[count // 2],
        place=(
            1 + sum(1 for low, _ in others if low > ratio.high),
            1 + sum(1 for _, high in others if high > ratio.low),
        ),
        reached=reached,
    )
