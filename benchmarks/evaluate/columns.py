#!/usr/bin/env python3
"""Print what a claim costs in columns, next to plain float64 asked the same question.

For each shape of claim and number of rows: nanoseconds of processor time a claim, the same as a
multiple of the floor, bytes a claim that the columns take and that evaluation adds at its peak,
how many rows went to the exact evaluator, and how many the floor got wrong. The floor is interval
arithmetic in float64 over the same columns, without care for rounding.
"""

import argparse
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Number,
    Root,
    Subtract,
    rooted,
)
from factcheck.domain.interval import Interval
from factcheck.domain.range import range_of
from factcheck.evaluate.columnar import Column, Leaf, Printed, certified, fits
from factcheck.evaluate.columnar_steps import UNDECIDED, Columns
from factcheck.evaluate.exact import fit_of

A, B, C, D = map(Leaf, range(4))
SHAPES: dict[str, tuple[Expression, Fraction]] = {  # with one unit of the claim's last digit
    "level": (A, Fraction(1)),
    "change": (A - B, Fraction(1)),
    "growth": (A / B - 1, Fraction(1, 1000)),
    "multiple": (A / B, Fraction(1, 10)),
    "share of a sum": (A / (B + C), Fraction(1, 1000)),
    "gap of two growths": ((A / B - 1) - (C / D - 1), Fraction(1, 1000)),
    "average growth": (rooted(A / B, 5) - 1, Fraction(1, 1000)),
}
TENTHS = Fraction(1, 10)
Range = tuple[np.ndarray, np.ndarray]


def plain(shape: Expression, leaves: Sequence[Range]) -> Range:
    """Interval arithmetic in float64 over positive leaves, rounding not looked at."""
    match shape:
        case Leaf(place):
            return leaves[place]
        case Number(value):
            return np.array(float(value)), np.array(float(value))
        case Add(left=left, right=right):
            (a, b), (c, d) = plain(left, leaves), plain(right, leaves)
            return a + c, b + d
        case Subtract(left=left, right=right):
            (a, b), (c, d) = plain(left, leaves), plain(right, leaves)
            return a - d, b - c
        case Divide(left=left, right=right):
            (a, b), (c, d) = plain(left, leaves), plain(right, leaves)
            return a / d, b / c
        case Root(base=base, degree=degree):
            a, b = plain(base, leaves)
            return a ** (1 / degree), b ** (1 / degree)
        case _:
            raise ValueError(f"no plain arithmetic for {shape}")


def around(column: Columns) -> Range:
    """Ends of a column in float64."""
    unit = float(column.unit)
    if isinstance(column, Column):
        return column.low * unit, column.high * unit
    return (column.values - 0.5) * unit, (column.values + 0.5) * unit


def plain_fits(shape: Expression, claimed: Printed, leaves: Sequence[Columns]) -> np.ndarray:
    """Codes of fits by plain float64: the floor."""
    (least, most), (low, high) = plain(shape, [around(each) for each in leaves]), around(claimed)
    partly = (least < low) | (most > high)
    wholly = (most < low) | (least > high)
    return partly.view(np.uint8) + wholly.view(np.uint8)


def columns(
    shape: Expression, unit: Fraction, rows: int, *, near: bool
) -> tuple[Printed, list[Columns]]:
    """Draw figures of three to seven digits, and claims about them.

    Most claims are rounded honestly, some are one or two off in the last digit. `near` draws
    exact numbers instead, divisors round, so that many values lie halfway between two claims.
    """
    source = np.random.default_rng(0)
    leaves: list[Columns] = []
    values = []
    for place in range(sum(str(each) in str(shape) for each in (A, B, C, D))):
        size = 10 ** source.uniform(3, 7, rows)
        drawn = (size * source.uniform(0.7, 1.4, rows)).astype(np.int32)
        if near:
            round_ones = source.choice(np.array([20, 40, 200, 1000, 2000], np.int32), rows)
            drawn = round_ones if place % 2 else source.integers(1, 5000, rows, np.int32)
            leaves.append(Column(low=drawn, high=drawn, unit=TENTHS))
        else:
            leaves.append(Printed(values=drawn, unit=TENTHS))
        values.append(drawn * 0.1)
    truth = plain(shape, [(each, each) for each in values])[0]
    slip = source.choice([0, 0, 0, 0, 1, -1, 2], rows)
    claimed = (truth / float(unit)).round().astype(np.int64) + slip
    return Printed(values=claimed.astype(np.int32), unit=unit), leaves


def size(column: Columns) -> int:
    """Bytes of a column."""
    if isinstance(column, Printed):
        return column.values.nbytes
    return column.low.nbytes if column.low is column.high else 2 * column.low.nbytes


def seconds(*asked: Callable[[], object], runs: int) -> list[float]:
    """Median processor time of each, all taking turns."""
    rounds = []
    for _ in range(runs):
        times = []
        for each in asked:
            began = time.thread_time()
            each()
            times.append(time.thread_time() - began)
        rounds.append(times)
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of one shape and number of rows."""

    shape: str
    rows: int
    floor: float
    cost: float
    held: int
    peak: int
    exact: int
    wrong: int

    def __str__(self) -> str:
        each = 1e9 / self.rows
        return (
            f"{self.shape:<19} {self.rows:>9,} {self.cost * each:8.1f} {self.floor * each:8.1f} "
            f"{self.cost / self.floor:6.2f} x {self.held / self.rows:6.1f} "
            f"{self.peak / self.rows:6.1f} {self.exact:>7,} {self.wrong / self.rows * 1e6:>11,.0f}"
        )


def measured(name: str, rows: int, *, near: bool, runs: int) -> Measured:
    """Measure one shape."""
    shape, unit = SHAPES[name]
    claimed, leaves = columns(shape, unit, rows, near=near)
    floor, cost = seconds(
        lambda: plain_fits(shape, claimed, leaves),
        lambda: fits(shape, claimed, leaves),
        runs=runs,
    )
    tracemalloc.start()
    codes = fits(shape, claimed, leaves)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Measured(
        shape=name,
        rows=rows,
        floor=floor,
        cost=cost,
        held=sum(size(each) for each in (claimed, *leaves)),
        peak=peak,
        exact=int((certified(shape, claimed, leaves) == UNDECIDED).sum()),
        wrong=int((plain_fits(shape, claimed, leaves) != codes).sum()),
    )


def exact_microseconds(name: str, rows: int = 500) -> float:
    """Processor time of the exact evaluator a claim, in microseconds."""
    shape, unit = SHAPES[name]
    claimed, leaves = columns(shape, unit, rows, near=False)

    def one_by_one() -> None:
        for row in range(rows):
            bindings: dict[Expression, Interval] = {
                Leaf(place): each.interval(row) for place, each in enumerate(leaves)
            }
            fit_of(claimed.interval(row), range_of(shape, bindings))

    return seconds(one_by_one, runs=3)[0] / rows * 1e6


def main() -> None:
    """Measure, and print one line a shape and number of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=6, help="largest power of ten of rows (6)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (5)")
    options = parser.parse_args()
    head = f"{'shape':<19} {'rows':>9} {'ns':>8} {'floor':>8} {'ratio':>8} {'held':>6} {'peak':>6} "
    head += f"{'exact':>7} {'floor wrong':>11}"
    print(f"{head}\n{'':<66}B a claim{'':<12}in a million")
    for power in range(3, options.most + 1):
        for name in ("level", "growth", "average growth") if power != 6 else SHAPES:
            print(measured(name, 10**power, near=False, runs=options.runs))
    print("exact numbers over round ones, where ends often coincide:")
    for name in SHAPES:
        print(measured(name, 10**5, near=True, runs=options.runs))
    print("the exact evaluator, one by one:")
    for name in SHAPES:
        print(f"{name:<19} {exact_microseconds(name):8.1f} µs a claim")


if __name__ == "__main__":
    main()
