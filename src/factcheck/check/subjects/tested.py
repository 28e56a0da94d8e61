"""Tests of a paper: computed again from the rows, and p from the statistic beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import CellMention, TieStrength
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.distributions import chi_tail, f_tail, t_tail, z_tail
from factcheck.check.subjects.measures import NumericMeasure, known
from factcheck.check.subjects.records import RecordColumn
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.sample_moments import (
    chi_squared,
    squared_correlation,
    squared_t,
    squared_t_of_pairs,
    squared_welch,
    variance_ratio,
)
from factcheck.check.subjects.samples import Sample
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_SIDED = frozenset("trz")
_ONE_SIDED = re.compile(r"\b(?:one|1)-?\s?(?:sided|tailed)\b|\bdirectional\b", re.IGNORECASE)
TEST = re.compile(
    r"(?P<name>[tFrz]|χ²|χ2|chi-?squared?|X2|χ\^2)"
    r"\s*(?:\(\s*(?P<one>\d+(?:\.\d+)?)\s*(?:,\s*(?P<two>\d+(?:\.\d+)?))?"
    r"\s*(?:,?\s*[Nn]\s*=\s*(?P<many>[\d,]*\d))?\s*\))?\s*=\s*(?P<sign>[-−–]?)(?P<value>\d*\.?\d+)"
    r"(?:\s*[,;]\s*[pP]\s*(?P<relation>[=<>])\s*(?P<p>\d?\.\d+))?"
)

_TWO = 2


def t_tests(
    sample: Sample, arms: Sequence[RowFilter], test: re.Match[str], named: NumericMeasure | None
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give t, squared, for what has as many degrees of freedom.

    Of two groups, by one spread or by their own, and of the same subjects twice.
    """
    freedom = Fraction(test["one"])
    for measure in [named] if named is not None else sample.measures:
        values = [known(measure, sample.rows({arm})) for arm in arms]
        columns = sample.mentions((*sample.columns_of(arms[:1]), *measure.columns))
        if len(values) == 2:
            way = squared_t if sum(map(len, values)) - 2 == freedom else squared_welch
            square = way(*values)
            is_so = way is squared_t or (freedom.denominator > 1 and square is not None)
            if square is not None and is_so:
                yield square, columns
        if measure.earlier is not None:
            both = known(measure, range(sample.records.count))
            square = squared_t_of_pairs(both)
            if square is not None and len(both) - 1 == freedom:
                yield square, sample.mentions(measure.columns)


def f_tests(
    sample: Sample, arms: Sequence[RowFilter], test: re.Match[str], named: NumericMeasure | None
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give F of an analysis of variance in one way, for what has as many degrees of freedom."""
    for measure in [named] if named is not None else sample.measures:
        values = [known(measure, sample.rows({arm})) for arm in arms]
        number = sum(map(len, values))
        if not test["two"] or len(arms) < 2 or not all(values):
            continue
        freedom = Fraction(test["one"]), Fraction(test["two"])
        if freedom != (Fraction(len(arms) - 1), Fraction(number - len(arms))):
            continue
        ratio = variance_ratio(values)
        if ratio is not None:
            yield ratio, sample.mentions((*sample.columns_of(arms[:1]), *measure.columns))


def correlations(
    sample: Sample, test: re.Match[str], named: Sequence[NumericMeasure]
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give r, squared, of the two numbers that a sentence names."""
    plain = [measure for measure in named if measure.earlier is None]
    for one, other in combinations(plain, 2):
        both = [
            (first, second)
            for row in range(sample.records.count)
            if (first := one.of(row)) is not None and (second := other.of(row)) is not None
        ]
        square = squared_correlation(both)
        is_so = not test["one"] or len(both) - 2 == Fraction(test["one"])
        if square is not None and is_so:
            yield square, sample.mentions((*one.columns, *other.columns))


def chi_tests(
    sample: Sample, arms: Sequence[RowFilter], test: re.Match[str], named: Sequence[RowFilter]
) -> Iterator[tuple[Fraction, tuple[CellMention, ...]]]:
    """Give chi-squared of the groups and each thing that a sentence names, corrected or not."""
    columns: dict[RecordColumn, None] = {}
    for one in named:
        if one.column != arms[0].column and one.band is None:
            columns[sample.by_index[one.column]] = None
    freedom = int(Fraction(test["one"] or 1))
    for column, corrected in product(columns, (False, True)):
        table = [
            [len(sample.rows({arm, RowFilter(column.index, value)})) for value in column.groups]
            for arm in arms
        ]
        said = [one for one in named if one.column == column.index]
        if freedom == len(table) - 1 and len(column.groups) > _TWO and len(said) == 1:
            place = column.groups.index(said[0].value)  # those in poor condition, and all others
            table = [[row[place], sum(row) - row[place]] for row in table]
        elif (len(table) - 1) * (len(column.groups) - 1) != freedom:
            continue
        square = chi_squared(table, corrected=corrected)
        if square is not None:
            yield square, sample.mentions((*sample.columns_of(arms[:1]), column))


def consistent(statement: ReportStatement, test: re.Match[str]) -> Iterator[CellReading]:
    """Give the p that a printed statistic leads to, for all values that are printed so.

    On both sides; on one, where the sentence says so. Half of what is said of both sides may be
    of one, and accuses nobody.
    """
    text = test["value"]
    middle = Fraction(text)
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    tails = [_tail(test, max(end, Fraction(0))) for end in (middle + half, middle, middle - half)]
    low, value, high = tails
    if low is None or value is None or high is None:
        return
    is_of_one = _ONE_SIDED.search(statement.sentence.text) is not None
    may_be_of_one = test["name"] in _SIDED
    for part, is_usual in ((Fraction(1), not is_of_one), (Fraction(1, 2), is_of_one)):
        if part == 1 or may_be_of_one:
            reading = _p_of(statement, test, (low * part, value * part, high * part))
            yield reading if is_usual else replace(reading, strength=TieStrength.LIKELY)


def _p_of(
    statement: ReportStatement,
    test: re.Match[str],
    tails: tuple[Fraction, Fraction, Fraction],
) -> CellReading:
    value = tails[1]
    spread = Interval(min(tails), max(tails))
    claim = statement.range
    if test["relation"] != "=" and claim is not None:
        printed = Fraction(test["p"])
        ends = (spread.low, spread.high)
        holds = min(ends) < printed if test["relation"] == "<" else max(ends) > printed
        if holds and isinstance(claim.low, Fraction):
            value = claim.low
    elif claim is not None and (common := claim.intersection(spread)) is not None:
        middle = common.middle()
        value = middle if isinstance(middle, Fraction) else value
    statistic = test[0].partition(", p")[0].partition(",p")[0]
    return CellReading(
        value=value,
        range=Interval.point(value),
        reasons=(say("p of the statistic printed beside it"),),
        arithmetic=f"p({statistic})",
        is_of_test=True,
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
