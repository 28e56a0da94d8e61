"""Means, spreads and the statistics of tests, of numbers as they are: exact."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.domain.rational import Fraction


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """Return the mean; None of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def variance(values: Sequence[Fraction]) -> Fraction | None:
    """Return the variance of a sample, by one less than its number."""
    middle = mean(values)
    if middle is None or len(values) < 2:
        return None
    return sum(((value - middle) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


def median(values: Sequence[Fraction]) -> Fraction | None:
    """Return the median."""
    order = sorted(values)
    half = len(order) // 2
    if not order:
        return None
    return order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2


def squared_t(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction | None:
    """Return the square of t between two groups of one spread."""
    spreads = variance(one), variance(other)
    means = mean(one), mean(other)
    if None in spreads or None in means or len(one) + len(other) < 3:
        return None
    first, second = (spread or Fraction(0) for spread in spreads)
    pooled = ((len(one) - 1) * first + (len(other) - 1) * second) / (len(one) + len(other) - 2)
    error = pooled * (Fraction(1, len(one)) + Fraction(1, len(other)))
    distance = (means[0] or Fraction(0)) - (means[1] or Fraction(0))
    return distance**2 / error if error else None


def chi_squared(table: Sequence[Sequence[int]], *, corrected: bool = False) -> Fraction | None:
    """Return chi-squared of a table of counts, on two by two corrected for continuity if asked.

    >>> round(float(chi_squared([[14, 13], [8, 19]])), 2)
    2.76
    """
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    whole = sum(rows)
    if not whole or 0 in rows or 0 in columns:
        return None
    total = Fraction(0)
    for row, counts in zip(rows, table, strict=True):
        for column, count in zip(columns, counts, strict=True):
            expected = Fraction(row * column, whole)
            distance = abs(count - expected)
            if corrected:
                distance = max(distance - Fraction(1, 2), Fraction(0))
            total += distance**2 / expected
    return total


def squared_welch(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction | None:
    """Return the square of t between two groups, each of its own spread."""
    spreads = variance(one), variance(other)
    means = mean(one), mean(other)
    if spreads[0] is None or spreads[1] is None or means[0] is None or means[1] is None:
        return None
    error = spreads[0] / len(one) + spreads[1] / len(other)
    return (means[0] - means[1]) ** 2 / error if error else None


def squared_t_of_pairs(changes: Sequence[Fraction]) -> Fraction | None:
    """Return the square of t of the changes of the same subjects."""
    spread, middle = variance(changes), mean(changes)
    return middle**2 * len(changes) / spread if spread and middle is not None else None


def variance_ratio(groups: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Return F of some groups: the spread between them over that within.

    >>> variance_ratio([[Fraction(1), Fraction(3)], [Fraction(5), Fraction(7)]])
    Fraction(8, 1)
    """
    every = [value for group in groups for value in group]
    middle = mean(every)
    if middle is None or not all(groups) or len(groups) < 2 or len(every) <= len(groups):
        return None
    means = [sum(group, Fraction(0)) / len(group) for group in groups]
    between = sum(
        (len(group) * (own - middle) ** 2 for group, own in zip(groups, means, strict=True)),
        Fraction(0),
    )
    within = sum(
        ((value - own) ** 2 for group, own in zip(groups, means, strict=True) for value in group),
        Fraction(0),
    )
    ratio = Fraction(len(every) - len(groups), len(groups) - 1)
    return between / within * ratio if within else None


def squared_correlation(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Return the square of the correlation of pairs.

    >>> squared_correlation([(Fraction(1), Fraction(2)), (Fraction(2), Fraction(4))])
    Fraction(1, 1)
    """
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    first, second = mean(ones), mean(others)
    if first is None or second is None:
        return None
    common = sum(((one - first) * (other - second) for one, other in pairs), Fraction(0))
    spreads = [
        sum(((value - middle) ** 2 for value in values), Fraction(0))
        for values, middle in ((ones, first), (others, second))
    ]
    product = spreads[0] * spreads[1]
    return common**2 / product if product else None
