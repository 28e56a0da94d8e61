"""Break the code of evidence and verdicts bit by bit, and see whether the tests notice.

`make mutants` breaks the modules that `pyproject.toml` names under `tool.mutmut`, one place at a
time, runs the tests that reach the place, and prints what part of the breaks they noticed in each
module. It takes some minutes on two cores, and fails where a module falls below nine in ten. A
break that no test noticed is shown by `.venv/bin/mutmut show NAME`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

HOME = Path(__file__).parents[1]
TRIED = HOME / "mutants"  # where mutmut keeps the broken code, and what came of it
LEAST = Fraction(9, 10)
SURVIVED = 0  # the tests passed
UNREACHED = 33  # no test came by


def modules() -> list[str]:
    """Return the modules to break."""
    settings = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["mutmut"]["only_mutate"])


def ends(module: str) -> dict[str, int | None]:
    """Return how the tests ended for each break of a module, by its name."""
    kept = json.loads((TRIED / f"{module}.meta").read_text(encoding="utf-8"))
    return dict(kept["exit_code_by_key"])


def unnoticed(module: str) -> Iterator[str]:
    """Give the breaks of a module that the tests did not notice, or were not tried."""
    for name, status in ends(module).items():
        if status in (SURVIVED, UNREACHED, None):
            yield name


def main(arguments: list[str]) -> int:
    """Break, test and tell; return 1 where too little was noticed.

    Parameters
    ----------
    arguments : list of str
        Passed on to `mutmut run`; with any, what was tried before is kept.
    """
    if not arguments:
        shutil.rmtree(TRIED, ignore_errors=True)
    subprocess.run(
        [Path(sys.executable).with_name("mutmut"), "run", *arguments], cwd=HOME, check=True
    )
    fails = False
    for module in modules():
        every, missed = len(ends(module)), list(unnoticed(module))
        score = Fraction(every - len(missed), every)
        fails |= score < LEAST
        print(f"{module}: {every - len(missed)} of {every} noticed, {float(score):.1%}")
        for name in missed:
            print(f"    {name}")
    return int(fails)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
