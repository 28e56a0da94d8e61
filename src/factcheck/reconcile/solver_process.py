"""Run as ``python -m factcheck.reconcile.solver_process``: a question in, an answer out."""

from __future__ import annotations

import sys

_STEPS = 20_000_000  # of the solver's own, some ten seconds; the same on every machine


def answer(question: str) -> list[str]:
    """Give "sat" or "unknown", or "unsat" and the names of a core.

    Parameters
    ----------
    question : str
        In SMT-LIB.
    """
    import z3

    solver = z3.Solver()
    solver.set("rlimit", _STEPS)
    solver.from_string(question)
    found = str(solver.check())
    return [found, *(sorted(map(str, solver.unsat_core())) if found == "unsat" else ())]


if __name__ == "__main__":
    print(*answer(sys.stdin.read()))  # noqa: T201 - it is what the process is for
