"""Measure robustness: how rightly claims are set against other base years.

Run as ``python benchmarks/robustness``.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from factcheck.diagnose.course import Course, bounds_of
from factcheck.diagnose.steadiness import (
    is_from_extreme,
    steadiness_of,
    strength,
    years_known,
)
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Basis
from factcheck.domain.robustness import Robustness
from factcheck.judge.context import is_base_sensitive
from factcheck.wording.period_reader import parse_period

WORLDS = 300  # of each kind


def course(rates: list[float], digits: int = 1) -> Course:
    """Give the levels of a series, printed to so many digits after the point."""
    level, figures, half = 100.0, {}, Fraction(1, 2 * 10**digits)
    for year, rate in enumerate([0.0, *rates]):
        level *= 1 + rate
        value = Fraction(round(level * 10**digits), 10**digits)
        figures[year] = Interval(value - half, value + half)
    return Course(edition="", figures=figures)


def is_flagged(of: Course, begin: int, end: int) -> bool:
    """Whether a claim that counts from one year to another would be flagged."""
    bounds = bounds_of(of, logarithmic=True)
    steadiness = steadiness_of(bounds, begin, end)
    known = years_known(bounds)
    period = parse_period("2021")
    claim = Robustness(
        indicator="", area="", base=period.shifted(begin - end), period=period,
        basis=Basis.CURRENT, edition="", found=Interval.point(1),
        a_year=sum(strength(bounds, begin, end)) / 2, steadiness=steadiness,
        known=len(known), is_from_first=begin == known[0],
        is_from_extreme=is_from_extreme(bounds, begin, end),
    )  # fmt: skip
    return is_base_sensitive(claim)


def quality() -> None:
    """Print how often claims are flagged that were picked, and that were not."""
    chance = random.Random(2)  # noqa: S311
    last, low = 20, 14

    def noisy(mean: float, spread: float) -> Course:
        return course([chance.gauss(mean, spread) for _ in range(last)])

    def slump(depth: float) -> Course:
        rates = [chance.gauss(0.02, 0.02) for _ in range(last)]
        rates[low - 1], rates[low] = -depth, depth / (1 - depth) + 0.02
        return course(rates)

    print(f"{'series':<44} {'counted from':<26} flagged")
    rows: list[tuple[str, str, Callable[[], Course], Callable[[Course], int]]] = [
        ("constant growth of 6 %", "any year", lambda: noisy(0.06, 0), lambda _: anywhere(chance)),
        ("growth of 6 % +- 2", "any year", lambda: noisy(0.06, 0.02), lambda _: anywhere(chance)),
        ("growth of 4 % +- 5", "any year", lambda: noisy(0.04, 0.05), lambda _: anywhere(chance)),
        ("growth of 2 % +- 10", "any year", lambda: noisy(0.02, 0.1), lambda _: anywhere(chance)),
        ("growth of 6 % +- 2", "the best of ten years", lambda: noisy(0.06, 0.02), best),
        ("growth of 4 % +- 5", "the best of ten years", lambda: noisy(0.04, 0.05), best),
        ("growth of 2 % +- 10", "the best of ten years", lambda: noisy(0.02, 0.1), best),
    ]
    for depth in (0.1, 0.2, 0.3):
        what = f"2 % +- 2, one year {depth:.0%} down"
        rows.append((what, "that year", lambda depth=depth: slump(depth), lambda _: low))  # type: ignore[misc]
        rows.append((what, "another year", lambda depth=depth: slump(depth), beside(chance, low)))  # type: ignore[misc]
    for what, where, make, pick in rows:
        found = 0
        for _ in range(WORLDS):
            made = make()
            found += is_flagged(made, pick(made), last)
        print(f"{what:<44} {where:<26} {found / WORLDS:7.1%}")


def anywhere(chance: random.Random) -> int:
    """Give a base year from three to ten years back."""
    return chance.randint(10, 17)


def beside(chance: random.Random, low: int) -> Callable[[Course], int]:
    """Give a way to pick such a base year that is not one of them."""
    return lambda _: chance.choice([each for each in range(10, 18) if each != low])


def best(of: Course) -> int:
    """Give the base year from three to ten years back from which growth a year is strongest."""
    bounds = bounds_of(of, logarithmic=True)
    return max(range(10, 18), key=lambda begin: strength(bounds, begin, 20))


if __name__ == "__main__":
    quality()
