"""The example that the project ships: what a check of it finds, as a reader runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from factcheck.manuscript.read import read_manuscript

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "ferries"
FOUND_ERRORS = 1


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "factcheck", "check", "review-2024.md", "--against", "data")
    return subprocess.run(
        [*command, *arguments], cwd=EXAMPLE, capture_output=True, text=True, check=False
    )


def test_the_example_has_the_errors_that_were_put_into_it_and_no_other() -> None:
    done = run("--format", "findings")
    assert (done.returncode, done.stderr) == (FOUND_ERRORS, "")
    findings = json.loads(done.stdout)
    outcomes = {one["figure"]: one["outcome"] for one in findings["statements"]}
    accused = {
        figure for figure, outcome in outcomes.items() if outcome in ("wrong", "rounds_wrongly")
    }
    assert accused == {"46.2%", "75.3%", "€6.1 billion"}
    assert outcomes["75.3%"] == "rounds_wrongly"
    assert [(table["name"], table["foots"], table.get("cell")) for table in findings["tables"]] == [
        ("T1", True, None),
        ("T2", False, "B4"),
    ]
    counts = Counter(one["outcome"] for one in findings["statements"])
    assert counts["agrees"] >= 15
    assert {figure for figure, outcome in outcomes.items() if outcome == "not_in_data"} == {"87%"}


def test_its_page_shows_the_report_with_a_mark_for_each_figure(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run("--output", str(file)).returncode == FOUND_ERRORS
    page = file.read_text(encoding="utf-8")
    statements = json.loads(run("--format", "findings").stdout)["statements"]
    for one in statements:
        assert f"id=figure-{one['start']}-{one['end']}" in page
    for table in read_manuscript(EXAMPLE / "review-2024.md").tables:
        assert f"id=table-{table.name}" in page
