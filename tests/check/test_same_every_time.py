"""A law of a check: what it finds is the same, to the byte, each time it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

REPORT = """# Exercise for knees

Of 24 patients, 12 were given exercise. Among women, 4 of 6 responded to exercise, and 3 of 6
men did. In all, 12 patients responded, 8 of them with a brace.
"""
ROWS = list(product(("exercise", "leaflet"), ("female", "male"), ("yes", "no"), (0, 1, 1)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    table = ["patient,arm,sex,brace,responder"]
    table += [f"{number},{','.join(map(str, row))}" for number, row in enumerate(ROWS, 1)]
    (tmp_path / "patients.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    return tmp_path


def test_the_order_of_sets_changes_nothing_that_is_told(folder: Path) -> None:
    command = (sys.executable, "-m", "factcheck", "check", "report.md", "--against", "patients.csv")
    told = set()
    for seed in (1, 2):
        done = subprocess.run(
            [*command, "--format", "findings"],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        told.add(done.stdout)
    (findings,) = told
    assert all(column in findings for column in ("#B2:B25", "#C2:C25", "#E2:E25"))
