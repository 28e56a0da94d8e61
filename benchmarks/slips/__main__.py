"""Measure how often a planted slip is named, and how often one is offered where there is none.

Run as ``python benchmarks/slips [WORLDS]``; takes about a second a world.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.slips.planted import planted, true_claims
from benchmarks.slips.world import World
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.outcome import Fit

_WRONG: dict[str, Callable[[random.Random], Fraction]] = {
    "between half and twice the truth": lambda draw: Fraction(draw.uniform(0.5, 2)),
    "within 30 % of the truth": lambda draw: Fraction(draw.uniform(0.7, 1.3)),
    "within a decade of the truth": lambda draw: Fraction(math.exp(draw.uniform(-2.3, 2.3))),
}


def main() -> None:
    """Print two tables."""
    worlds = [World(seed) for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 20)]
    tried: Counter[SlipKind] = Counter()
    named: Counter[SlipKind] = Counter()
    first: Counter[SlipKind] = Counter()
    for world in worlds:
        for kind, make, value in planted(world):
            if value == 0:
                continue
            verdict = world.judged(make(value))
            if verdict.outcomes[0].fit is not Fit.OUTSIDE:
                continue  # by accident it is right
            slips = world.slips(verdict)
            tried[kind] += 1
            named[kind] += kind in {each.kind for each in slips}
            first[kind] += bool(slips) and slips[0].kind is kind
    print(f"{'planted':<12}{'tried':>7}{'named':>8}{'first':>8}")
    for kind in SlipKind:
        if tried[kind]:
            print(
                f"{kind:<12}{tried[kind]:>7}{named[kind] / tried[kind]:>8.0%}"
                f"{first[kind] / tried[kind]:>8.0%}"
            )
    print(
        f"{'all':<12}{tried.total():>7}{named.total() / tried.total():>8.0%}"
        f"{first.total() / tried.total():>8.0%}\n"
    )
    print(f"{'figures without a slip':<36}{'tried':>7}{'offered':>9}")
    _print_false_offers(worlds)


def _print_false_offers(worlds: list[World]) -> None:
    offers = tries = 0
    for world in worlds:
        for make, truth in true_claims(world):
            verdict = world.judged(make(truth))
            tries += 1
            offers += bool(world.slips(verdict))
    print(f"{'true, rounded':<36}{tries:>7}{offers / tries:>9.1%}")
    draw = random.Random(1)  # noqa: S311 - figures at random
    for words, factor in _WRONG.items():
        offers = tries = 0
        for world in worlds:
            for make, truth in true_claims(world):
                for _ in range(5):
                    verdict = world.judged(make(truth * factor(draw)))
                    if verdict.outcomes[0].fit is Fit.OUTSIDE:
                        tries += 1
                        offers += bool(world.slips(verdict))
        print(f"{'wrong, ' + words:<36}{tries:>7}{offers / tries:>9.1%}")


if __name__ == "__main__":
    main()
