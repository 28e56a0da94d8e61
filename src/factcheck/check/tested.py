"""Tests of a paper: computed again from the rows, and p from the statistic beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.check.distributions import chi_tail, f_tail, t_tail, z_tail
from factcheck.check.findings import CellMention
from factcheck.check.readings import CellReading
from factcheck.check.records import RecordColumn
from factcheck.check.samples import (
    NumericMeasure,
    RowFilter,
    Sample,
    chi_squared,
    known,
    squared_t,
)
from factcheck.check.statements import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

TEST = re.compile(
    r"(?P<name>[tFrz]|χ²|χ2|chi-?squared?|X2|χ\^2)"
    r"\s*(?:\(\s*(?P<one>\d+(?:\.\d+)?)\s*(?:,\s*(?P<two>\d+(?:\.\d+)?))?"
    r"\s*(?:,?\s*[Nn]\s*=\s*(?P<many>\d+))?\s*\))?\s*=\s*(?P<sign>[-−–]?)(?P<value>\d*\.?\d+)"
    r"(?:\s*[,;]\s*[pP]\s*(?P<relation>[=<>])\s*(?P<p>\d?\.\d+))?"
)


def t_tests(
    sample: Sample, arms: Sequence[RowFilter], test: re.Match[str], named: NumericMeasure | None
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give t, squared, between two groups, for what has as many degrees of freedom."""
    for measure in [named] if named is not None else sample.measures:
        groups = [known(measure, sample.rows({arm})) for arm in arms]
        if sum(map(len, groups)) - 2 != Fraction(test["one"]):
            continue
        square = squared_t(*groups)
        if square is not None and sample.arm is not None:
            yield square, sample.mentions((sample.arm, *measure.columns))


def chi_tests(
    sample: Sample, arms: Sequence[RowFilter], test: re.Match[str], named: Sequence[RowFilter]
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give chi-squared of the groups and each thing that a sentence names, corrected or not."""
    if sample.arm is None:
        return
    columns: dict[RecordColumn, None] = {}
    for one in named:
        if one not in arms:
            columns[sample.by_index[one.column]] = None
    for column, corrected in product(columns, (False, True)):
        table = [
            [len(sample.rows({arm, RowFilter(column.index, value)})) for value in column.groups]
            for arm in arms
        ]
        if (len(table) - 1) * (len(column.groups) - 1) != int(Fraction(test["one"] or 1)):
            continue
        square = chi_squared(table, corrected=corrected)
        if square is not None:
            yield square, sample.mentions((sample.arm, column))


def consistent(statement: ReportStatement, test: re.Match[str]) -> Iterator[CellReading]:
    """Give the p that a printed statistic leads to, for all values that are printed so."""
    text = test["value"]
    middle = Fraction(text)
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    tails = [_tail(test, max(end, Fraction(0))) for end in (middle + half, middle, middle - half)]
    low, value, high = tails
    if low is None or value is None or high is None:
        return
    spread = Interval(min(low, high), max(low, high))
    claim = statement.range
    if test["relation"] != "=" and claim is not None:
        printed = Fraction(test["p"])
        holds = value < printed if test["relation"] == "<" else value > printed
        value = printed if holds else value
        spread = Interval.point(value)
        if holds and isinstance(claim.low, Fraction):
            value = claim.low
    elif claim is not None and (common := claim.intersection(spread)) is not None:
        value = common.middle() if isinstance(common.middle(), Fraction) else value  # type: ignore[assignment]
        spread = Interval.point(value)
    statistic = test[0].partition(", p")[0].partition(",p")[0]
    yield CellReading(
        value=value,
        range=Interval.point(value),
        reasons=(say("p of the statistic printed beside it"),),
        arithmetic=f"p({statistic})",
    )


def _tail(test: re.Match[str], value: Fraction) -> Fraction | None:
    name, one, two = test["name"], test["one"], test["two"]
    if name == "t" and one and Fraction(one) > 0:
        return t_tail(value, Fraction(one))
    if name == "F" and one and two:
        return f_tail(value, Fraction(one), Fraction(two))
    if name == "z":
        return z_tail(value)
    if name == "r" and one and value < 1:
        freedom = Fraction(one)
        return f_tail(value**2 * freedom / (1 - value**2), Fraction(1), freedom)
    if name not in {"t", "F", "r", "z"} and one:
        return chi_tail(value, int(Fraction(one)))
    return None


def tail_of_square(test: re.Match[str], square: Fraction) -> Fraction | None:
    """Return how likely a statistic is by chance, from its square where it has a sign."""
    if test["name"] == "t" and test["one"]:
        return f_tail(square, Fraction(1), Fraction(test["one"]))
    return _tail(test, square) if test["name"] not in {"F", "r", "z"} else None
