"""Set what is found in a folder of network files against the truth written in them.

Run as ``python benchmarks/reconcile/networks.py FOLDER``. A file holds quantities, constraints,
and under ``expected`` what is true: whether all can hold, also under other rules of rounding, the
minimal conflicts, the smallest correction, and the range of each quantity and of what is asked.
"""

from __future__ import annotations

import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reconcile.corpus import File, Rule, read
from factcheck.domain.interval import End, Interval
from factcheck.reconcile import Budget, Reconciliation, possible_pairs, reconcile

_TOLERANCE = Fraction(1, 10**9)  # of the truth as it is written, not of ours
_LINE = "{:<6} {:<9} {:<10} {:>9} {:>10} {:>9} {:>8} {:>8}"


def main() -> None:
    """Print a table."""
    paths = sorted(Path(sys.argv[1]).glob("*.json"))
    heads = ("file", "feasible", "rounding", "conflicts", "correction", "bounds", "pairs", "ms")
    print(_LINE.format(*heads))
    wrong = 0
    for path in paths:
        cells, is_right = row(path)
        wrong += not is_right
        print(_LINE.format(*cells))
    print(f"{len(paths) - wrong} of {len(paths)} files as expected")
    sys.exit(1 if wrong else 0)


def row(path: Path) -> tuple[tuple[str, ...], bool]:
    """Give the line of one file, and whether all of it is right."""
    given = read(path, Rule.HALF_UP)
    start = time.perf_counter()
    result = found(given)
    elapsed = 1000 * (time.perf_counter() - start)
    by_rule = [_feasible(found(read(path, rule))) for rule in Rule]
    truth = [given.expected["feasible_by_rounding"][rule] for rule in Rule]
    bounds, bounds_right = compared_bounds(given, result)
    conflicts, conflicts_right = compared_conflicts(given.expected, result)
    pairs, pairs_right = compared_pairs(given)
    size = given.expected["smallest_correction_size"]
    mine = sum(len(each) for each in smallest(result))
    feasible = _feasible(result)
    marks = (
        _mark(feasible is given.expected["feasible"], _word(feasible)),
        _mark(by_rule == truth, "/".join(_word(each)[:1] for each in by_rule)),
        _mark(conflicts_right, conflicts),
        _mark(mine == size, str(mine)),
        _mark(bounds_right, bounds),
        _mark(pairs_right, pairs),
    )
    is_right = not any(mark.endswith("!") for mark in marks)
    return (given.id, *marks, f"{elapsed:.1f}"), is_right


def found(given: File) -> Reconciliation:
    """Reconcile a file."""
    return reconcile(
        given.statements,
        hard=given.hard,
        bounds=given.domains,
        ask=(*given.domains, *given.wanted.values()),
        budget=Budget(conflicts=50),
    )


def smallest(result: Reconciliation) -> list[tuple[str, ...]]:
    """Give one smallest correction of each part."""
    parts: dict[frozenset[str], tuple[str, ...]] = {}
    for correction in result.corrections:
        about = frozenset(
            claim
            for finding in result.findings
            if set(finding.claims) & set(correction)
            for claim in finding.claims
        )
        known = next((each for each in parts if each & about), None)
        if known is None:
            parts[about] = correction
    return list(parts.values())


def compared_conflicts(expected: dict[str, Any], result: Reconciliation) -> tuple[str, bool]:
    """Say how many of the true conflicts were found; right if no other one was."""
    truth = {frozenset(each) for each in expected["conflicts"]}
    mine = {frozenset(each.claims) for each in result.findings}
    has_smallest = not truth or min(map(len, mine), default=0) == min(map(len, truth))
    return f"{len(mine)}/{len(truth)}", mine <= truth and has_smallest


def compared_bounds(given: File, result: Reconciliation) -> tuple[str, bool]:
    """Say how many ranges are as they should be; of what cannot hold there are none."""
    if not given.expected["feasible"]:
        return "-", True
    truth = [given.expected["bounds"][str(each)] for each in given.domains]
    truth += [given.expected["answers"][name] for name in given.wanted]
    pairs = zip(result.asked, truth, strict=True)
    right = sum(_agrees(implied.interval, wanted) for implied, wanted in pairs)
    return f"{right}/{len(truth)}", right == len(truth)


def compared_pairs(given: File) -> tuple[str, bool]:
    """Say how many pairs of counts there are."""
    if given.pair is None:
        return "-", True
    pairs = possible_pairs(
        (*given.statements, *given.hard), given.pair, bounds=given.domains, below=10_000
    )
    truth = [tuple(each) for each in given.expected["pairs"]]
    return str(len(pairs)), list(pairs) == truth


def _agrees(interval: Interval, truth: dict[str, Any]) -> bool:
    sides = (
        (interval.low, interval.low_open, truth["lo"], truth["lo_closed"]),
        (interval.high, interval.high_open, truth["hi"], truth["hi_closed"]),
    )
    return all(
        _near(end, wanted) and (closed is None or wanted is None or is_open != closed)
        for end, is_open, wanted, closed in sides
    )


def _near(end: End, wanted: str | None) -> bool:
    if wanted is None or isinstance(end, float):
        return wanted is None and isinstance(end, float)
    exact, written = end if isinstance(end, Fraction) else end.near(), Fraction(wanted)
    return abs(exact - written) <= _TOLERANCE * max(abs(written), _TOLERANCE)


def _feasible(result: Reconciliation) -> bool | None:
    return None if result.undecided else not result.findings


def _word(answer: bool | None) -> str:  # noqa: FBT001 - an answer
    return {True: "yes", False: "no", None: "undecided"}[answer]


def _mark(is_right: bool, text: str) -> str:  # noqa: FBT001 - an answer
    return text if is_right else f"{text} !"


if __name__ == "__main__":
    main()
