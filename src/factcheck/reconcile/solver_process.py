"""Run as ``python -m factcheck.reconcile.solver_process``: a question in, an answer out."""

from __future__ import annotations

import sys


def main() -> None:
    """Read SMT-LIB; write "sat", "unknown", or "unsat" and the names of a core."""
    import z3

    solver = z3.Solver()
    solver.from_string(sys.stdin.read())
    answer = str(solver.check())
    core = sorted(map(str, solver.unsat_core())) if answer == "unsat" else []
    print(answer, *core)  # noqa: T201 - it is what the process is for


if __name__ == "__main__":
    main()
