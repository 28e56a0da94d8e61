"""Rows whose numbers lie in a band that a text names, have none of something, or any of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.check.lexicon.words import english, label_keys
from factcheck.check.subjects.answers import answers
from factcheck.check.subjects.bands import NumberBand, bands, is_of
from factcheck.check.subjects.measures import NumericMeasure, measure_words, unit_of
from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.time_points import time_at, time_in_name
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction

_NONE = re.compile(  # no close friend, without a car
    r"\b(?:no|zero|without(?: an?| any)?"
    r"|(?:did|does|do|had|have) not(?: (?:have|see|visit|attend|receive|make|use|report))?"
    r"(?: an?| any)?)"
    r"\s+(?P<what>[a-z]+(?:\s+[a-z]+){0,3})",
    re.IGNORECASE,
)
_ANY = re.compile(  # any pain at four hours, received fentanyl
    r"\b(?:any|some|at least some|(?:received|were given|was given|took|used|needed|required)"
    r"(?: any| some)?)"
    r"(?!\s+(?:no|not|an?|the)\b)"
    r"\s+(?P<what>[a-z]+(?:\s+[a-z]+){0,3})",
    re.IGNORECASE,
)
_HAD_NONE = re.compile(r"\b(?:had|have|has|reported) none\b(?! of)", re.IGNORECASE)
_NO_VALUES = frozenset(("none", "no", "never", "nil"))
_BOUND = re.compile(  # a value that is a band: >6m, ≥ 65 years
    r"(?P<sign>>=|<=|[<>≤≥])\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[a-z]*)", re.IGNORECASE
)


def banded(
    columns: Sequence[RecordColumn],
    measures: Iterable[NumericMeasure],
    text: str,
    asked: RecordColumn | None,
) -> Iterator[tuple[int, RowFilter]]:
    """Give the bands of a column of numbers that a text names, where it can be of one alone.

    Parameters
    ----------
    columns : sequence of RecordColumn
        All columns.
    measures : iterable of NumericMeasure
        The numbers of a row.
    text : str
        A piece of a report.
    asked : RecordColumn or None
        The question that it speaks of.
    """
    plain = [measure for measure in measures if measure.earlier is None]
    for band in bands(text):
        of = [measure for measure in plain if is_of(band, measure_words(measure), text)]
        of = [one for one in of if unit_of(one) == band.unit.casefold().strip()] or of
        if len(of) == 1:
            yield band.start, RowFilter(of[0].column.index, band.shown, band.interval)
    for column in columns:
        for value in column.groups:
            bound = _BOUND.fullmatch(value)
            for band in bands(text) if bound is not None else ():
                if bound is not None and _is_bound(band, bound):
                    yield band.start, RowFilter(column.index, value)
    yield from _without(columns, plain, text, asked)
    for match in _HAD_NONE.finditer(text):
        of = [one for one in plain if asked is not None and one.column == asked]
        if of and _begins_at_nought(of[0]):
            yield match.start(), RowFilter(of[0].column.index, "0", Interval.point(0))
    for match in _ANY.finditer(text):
        of = _at_hand(plain, match["what"], text, match.start())
        if len(of) == 1 and _begins_at_nought(of[0]):
            above = Interval.more_than(Fraction(0))
            yield match.start(), RowFilter(of[0].column.index, "> 0", above)


def is_bound_value(value: str) -> bool:
    """Whether a value is named by its number: >6m."""
    return _BOUND.fullmatch(value) is not None


def _without(
    columns: Sequence[RecordColumn],
    plain: Sequence[NumericMeasure],
    text: str,
    asked: RecordColumn | None,
) -> Iterator[tuple[int, RowFilter]]:
    """Give what a text says that rows have none of: no close friend, did not cough."""
    missed = {column.index for _, column, known in answers(columns, text, asked) if not known}
    for match in _NONE.finditer(text):
        near = " ".join(match["what"].split()[:2])
        keys = {naming.key for naming in english(near)}
        for column in columns:
            none = [value for value in column.groups if value.casefold() in _NO_VALUES]
            if none and not column.is_yes_or_no and keys & label_keys(column.name):
                yield match.start(), RowFilter(column.index, none[0])
        of = _at_hand(plain, match["what"], text, match.start())
        if len(of) == 1 and of[0].column.index not in missed and _begins_at_nought(of[0]):
            yield match.start(), RowFilter(of[0].column.index, "0", Interval.point(0))


def _at_hand(
    plain: Sequence[NumericMeasure], what: str, text: str, at: int
) -> list[NumericMeasure]:
    """Return the numbers that some words name, of the time that stands nearby."""
    keys = {naming.key for naming in english(what)}
    near = {naming.key for naming in english(" ".join(what.split()[:2]))}
    whole = [one for one in plain if measure_words(one) <= keys and measure_words(one) & near]
    named = whole or [one for one in plain if near and near <= measure_words(one)]
    if not keys or len(named) <= 1:
        return named if keys else []
    time = time_at(text, at)
    return [one for one in named if time is not None and time_in_name(one.column.name) == time]


def _begins_at_nought(measure: NumericMeasure) -> bool:
    numbers = [number for number in measure.column.numbers if number is not None]
    return min(numbers, default=None) == 0


def _is_bound(band: NumberBand, bound: re.Match[str]) -> bool:
    """Whether a text names the band that a value is called by: longer than six months, >6m."""
    number = Fraction(bound["number"])
    made = {
        ">": Interval.more_than,
        "<": Interval.less_than,
        "≥": Interval.at_least,
        "≤": Interval.at_most,
    }[bound["sign"].replace(">=", "≥").replace("<=", "≤")]
    unit = bound["unit"].casefold()
    return band.interval == made(number) and (not unit or band.unit.casefold().startswith(unit))
