"""Measure reconciliation on networks from 100 to 100,000 claims: time and memory.

Run as ``python benchmarks/reconcile [LARGEST]``. A hundred thousand claims in one component take
minutes and a gigabyte; they are left out.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reconcile.worlds import World, world
from factcheck.reconcile import Reconciliation, reconcile

_SIZES = (100, 1_000, 10_000, 100_000)


def main() -> None:
    """Print a table."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(
        f"{'claims':>8} {'shape':<12} {'wrong':>5} {'build s':>8} {'seconds':>8} {'MiB':>6}  found"
    )
    for size in (each for each in _SIZES if each <= largest):
        for together in (False, True) if size < _SIZES[-1] else (False,):
            for wrong in (0, 1):
                start = time.process_time()
                given = world(size, together=together, wrong=wrong)
                built = time.process_time() - start
                seconds, result = measured(given)
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                shape = "together" if together else "apart"
                print(
                    f"{size:>8} {shape:<12} {wrong:>5} {built:>8.2f} {seconds:>8.3f} {memory:>6.0f}"
                    f"  {len(result.findings)} conflicts, {len(result.implied)} implied"
                    f" ({sum(each.exact for each in result.implied)} tight),"
                    f" {sum(map(len, result.undecided))} undecided",
                    flush=True,
                )


def measured(given: World) -> tuple[float, Reconciliation]:
    """Reconcile, and say how much time of a processor it took."""
    start = time.process_time()
    result = reconcile(given.statements, hard=given.hard, bounds=World.domain)
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
