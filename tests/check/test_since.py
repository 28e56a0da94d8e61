"""What changed since an earlier draft was checked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.findings import CheckResult, StatementFinding, StatementOutcome
from factcheck.check.since import since

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "ferries"
FINDINGS = st.lists(
    st.tuples(
        st.sampled_from(["Sales rose by 5 %.", "Costs fell by 5 % to 3.", "We employ 40 people."]),
        st.sampled_from(["5 %", "3", "40 people"]),
        st.sampled_from(StatementOutcome),
    ),
    max_size=6,
)


def result(findings: list[tuple[str, str, StatementOutcome]]) -> CheckResult:
    return CheckResult(
        report="r.md",
        language="en",
        statements=tuple(
            StatementFinding(
                id=f"s{number}",
                quote=quote,
                figure=figure,
                start=number,
                end=number,
                outcome=outcome,
            )
            for number, (quote, figure, outcome) in enumerate(findings)
        ),
    )


@given(findings=FINDINGS)
def test_a_check_beside_itself_has_not_changed(
    findings: list[tuple[str, str, StatementOutcome]],
) -> None:
    told = since(result(findings), result(findings))
    assert (told.changes, told.unchanged) == ((), len(findings))


@given(before=FINDINGS, now=FINDINGS)
def test_every_figure_is_told_or_unchanged(
    before: list[tuple[str, str, StatementOutcome]], now: list[tuple[str, str, StatementOutcome]]
) -> None:
    told = since(result(before), result(now))
    later = [change.now.id for change in told.changes if change.now]
    earlier = [change.before.id for change in told.changes if change.before]
    assert len(later) == len(set(later))
    assert len(earlier) == len(set(earlier))
    assert len(later) + told.unchanged == len(now)
    assert len(earlier) + told.unchanged == len(before)


def run(folder: Path, report: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", "check", report, "--against"]
    command += [str(EXAMPLE / "data"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two drafts of a report, and the check of the first."""
    folder = tmp_path_factory.mktemp("since")
    text = (EXAMPLE / "review-2024.md").read_text(encoding="utf-8")
    (folder / "first.md").write_text(text, encoding="utf-8")
    text = text.replace("46.2%", "41.2%").replace(
        "At the end of 2024 we employed 412", "We had 412"
    )
    (folder / "second.md").write_text(f"{text}\nWe repaired 7 boats.\n", encoding="utf-8")
    assert run(folder, "first.md", "--format", "json", "-o", "last.json").returncode == 1
    return folder


def test_a_new_draft_tells_what_changed(folder: Path) -> None:
    done = run(folder, "second.md", "--since", "last.json")
    assert done.stderr == ""
    _, _, told = done.stdout.partition("Since the last check:")
    words = " ".join(told.split())
    assert words.startswith("✔ 46.2% → 41.2%: in agreement")
    assert "; wrong before + 7 boats: new, in no data 21 figures as before" in words
    same = run(folder, "first.md", "--since", "last.json", "--format", "findings")
    assert len(same.stderr.strip().splitlines()) == 3
    assert same.stdout.startswith("{")


@pytest.mark.parametrize(("name", "told"), [("first.md", "no result"), ("none.json", "opened")])
def test_what_is_no_check_is_a_fault(folder: Path, name: str, told: str) -> None:
    done = run(folder, "second.md", "--since", name)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_check_in_another_language_has_found_the_same(folder: Path) -> None:
    done = run(folder, "first.md", "--lang", "zh", "--since", "last.json")
    _, _, told = done.stdout.partition("自上次检查以来")
    assert "→" not in told
    assert told.split()[-1] == "22个数字与之前相同", told
