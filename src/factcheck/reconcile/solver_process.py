"""Run as ``python -m factcheck.reconcile.solver_process``: a question in, an answer out."""

from __future__ import annotations

import sys


def answer(question: str, steps: int) -> list[str]:
    """Return "sat" or "unknown", or "unsat" and the names of a core.

    Parameters
    ----------
    question : str
        In SMT-LIB.
    steps : int
        How many of the solver's own it may take, the same on every machine.
    """
    import z3

    solver = z3.Solver()
    solver.set("rlimit", steps)
    solver.from_string(question)
    verdict = str(solver.check())
    return [verdict, *(sorted(map(str, solver.unsat_core())) if verdict == "unsat" else ())]


if __name__ == "__main__":
    print(*answer(sys.stdin.read(), int(sys.argv[1])))  # noqa: T201 - it is what the process is for
