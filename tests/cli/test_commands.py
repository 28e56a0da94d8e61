"""The command line as people and machines meet it: real runs on the sample's files."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.cli.audit import FAIL_ON
from factcheck.domain.verdict import FAIL_ON as DOMAIN_FAIL_ON
from factcheck.render import Format
from tests.render.sample import CLAIMS, REFERENCE, sample

BROKEN = """\
claims:
  - id: one
    kind: level
    of: gpd
    is: 5 bilion yuan
  - id: one
    kind: levl
"""


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), env=environment)


def flowing(text: str) -> str:
    """Return a text as if its lines had not been broken."""
    return " ".join(text.split())


def audit(*arguments: object, **environment: str) -> Result:
    return run("audit", CLAIMS, "--reference", REFERENCE, *arguments, **environment)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    return file


def test_an_audit_ends_with_1_where_a_claim_failed_and_prints_the_report() -> None:
    result = audit()
    assert result.exit_code == 1
    assert "gdp-doubled" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["audit", "lint"])
@pytest.mark.parametrize("indicator", ["gpd", "output"])  # unknown; or known, without a figure
def test_a_project_without_reference_is_told_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, indicator: str
) -> None:
    head = "indicators: {output: {name: output, unit: t}}\nareas: {town: {name: Town}}\n"
    head += "document: {title: D, area: town, period: 2021, published: 2022-02-01}\n"
    claims = "".join(
        f"- {{id: c{number}, kind: level, quote: x, of: {indicator}, is: {number} t}}\n"
        for number in range(1, 4)
    )
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/c.yaml").write_text(f"{head}claims:\n{claims}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(command).stderr.count("There is no folder reference/ here") == 1
    series = "series: {output: {2021: 1 t}}\n"
    (tmp_path / "claims/c.yaml").write_text(f"{head}{series}claims:\n{claims}", encoding="utf-8")
    assert ("no folder reference/" in run(command).stderr) is (indicator == "gpd")


@pytest.mark.parametrize(("fail_on", "status"), [("implausible", 0), ("near-miss,implausible", 1)])
def test_what_counts_as_failure_can_be_chosen(fail_on: str, status: int) -> None:
    assert audit("--fail-on", fail_on).exit_code == status


def test_the_default_of_what_counts_as_failure_is_that_of_the_library() -> None:
    assert frozenset(FAIL_ON.split(",")) == DOMAIN_FAIL_ON


EXCLUDING = """\
document: {title: A year in Examplia, area: examplia, period: 2021}
areas: {examplia: {name: Examplia}}
indicators: {output: {name: output, unit: t}}
claims:
  - {id: output-2020, kind: level, of: output, period: 2020, is: 1000.0 t}
  - {id: output-2021, kind: level, of: output, is: 1200.0 t}
  - {id: growth, kind: growth, of: output, is: GROWTH}
"""


@pytest.mark.parametrize(
    ("growth", "fail_on", "status"),
    [
        ("34 %", FAIL_ON, 1),
        ("34 %", "inconsistent", 1),
        ("34 %", "contradicted,implausible", 0),
        ("20 %", FAIL_ON, 0),
        ("20.02 %", FAIL_ON, 0),  # but for digits that may have been cut off, not rounded
    ],
)
def test_claims_that_exclude_each_other_fail(
    tmp_path: Path, growth: str, fail_on: str, status: int
) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(EXCLUDING.replace("GROWTH", growth), encoding="utf-8")
    result = run("audit", file, "--fail-on", fail_on)
    assert result.exit_code == status
    told = "3 claims: 3 unverifiable, 3 cannot hold together with others" in result.stdout
    assert told is (growth == "34 %")
    findings = json.loads(run("audit", file, "--format", "json").stdout)
    assert [each["inconsistent"] for each in findings["claims"]] == [told] * 3
    assert findings["summary"]["inconsistent"] == 3 * told
    junit = run("audit", file, "--format", "junit").stdout
    assert junit.count('type="inconsistent"') == 3 * told
    assert run("audit", file, "--format", "github").stdout.count("::error") == 3 * told


def test_claims_that_exclude_each_other_can_be_accepted(tmp_path: Path) -> None:
    file, baseline = tmp_path / "claims.yaml", tmp_path / "baseline.json"
    file.write_text(EXCLUDING.replace("GROWTH", "34 %"), encoding="utf-8")
    assert run("audit", file, "--write-baseline", baseline).exit_code == 0
    assert run("audit", file, "--baseline", baseline).exit_code == 0
    file.write_text(EXCLUDING.replace("GROWTH", "35 %"), encoding="utf-8")
    assert run("audit", file, "--baseline", baseline).exit_code == 1


def test_nothing_to_check_ends_with_3() -> None:
    result = audit("-k", "boast")
    assert result.exit_code == 3
    assert "1 of 11" in result.stdout


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (["--verdict", "near-miss"], {"gdp-last-digit"}),
        (["--verdict", "near-miss,conflicting"], {"gdp-last-digit", "gdp-disputed"}),
        (["--only", "multiple"], {"gdp-doubled"}),
        (["-k", "翻了一番"], {"gdp-doubled"}),
        (["-k", "LAST-digit"], {"gdp-last-digit"}),
    ],
)
def test_a_selection_shows_what_was_asked_for(selection: list[str], ids: set[str]) -> None:
    shown = audit(*selection, "--verbose", COLUMNS="100").stdout
    blocks = set(re.findall(r"^  \S (\S+) ", shown, re.MULTILINE))
    assert {each.id for each in sample()} & blocks == ids


def test_an_unknown_verdict_is_refused_with_the_nearest_one() -> None:
    result = audit("--verdict", "contradictd")
    assert result.exit_code == 2
    assert "Did you mean contradicted?" in " ".join(result.stderr.split())


def test_a_date_that_is_none_is_refused() -> None:
    assert audit("--as-of", "20 Feb").exit_code == 2


def test_the_date_decides_which_editions_count() -> None:
    early = audit("-k", "gdp-since-revised", "--as-of", "2022-02-20").stdout
    late = audit("-k", "gdp-since-revised", "--as-of", "2024-06-01").stdout
    assert "1 supported" in early
    assert "1 contradicted" in late


def test_every_fault_of_the_input_is_told_with_its_place_and_counted(broken: Path) -> None:
    result = run("audit", broken, "-r", REFERENCE)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{broken}:4:9" in result.stderr
    assert f"{broken}:7:11" in result.stderr
    assert re.search(r"^\d faults in 1 file; nothing was checked\.$", result.stderr, re.MULTILINE)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    result = run("audit", tmp_path / "none", "-r", REFERENCE)
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr


def test_without_a_path_and_a_folder_of_claims_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("audit")
    assert result.exit_code == 2
    assert "there is no folder claims/ here" in " ".join(result.stderr.split())


def test_lint_says_what_is_wrong_and_judges_nothing(broken: Path) -> None:
    assert run("lint", broken, "-r", REFERENCE).exit_code == 2
    clean = run("lint", CLAIMS, "-r", REFERENCE)
    assert clean.exit_code == 0
    assert clean.stdout == "No faults: 11 claims of 1 document, 8 observations in 2 series.\n"


def test_lint_checks_a_reference_by_itself(tmp_path: Path) -> None:
    clean = run("lint", REFERENCE)
    assert clean.exit_code == 0
    assert re.fullmatch(
        rf"No faults in {re.escape(REFERENCE.as_posix())}/: 8 observations in 2 "
        r"series, \d+ indicators?, \d+ areas?, \d+ sources?\.",
        flowing(clean.stdout),
    )
    folder = tmp_path / "figures"
    shutil.copytree(REFERENCE, folder)
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "\nx: {grade: excellent}\n", "utf-8")
    wrong = run("lint", folder)
    assert wrong.exit_code == 2
    assert wrong.stderr.count("sources.yaml:") == 1
    assert wrong.stderr.endswith("1 fault in 1 file; nothing was checked.\n")


def test_lint_checks_claims_beside_a_reference_it_is_given(broken: Path) -> None:
    both = run("lint", CLAIMS, REFERENCE, "-r", REFERENCE)
    assert both.exit_code == 0
    assert flowing(both.stdout).count("No faults") == 2
    assert run("lint", broken, REFERENCE, "-r", REFERENCE).exit_code == 2


def test_a_table_that_nothing_names_is_told_in_eighty_columns(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    shutil.copytree(REFERENCE, folder)
    (folder / "forgotten.csv").write_text("area,indicator,period,value\n", "utf-8")
    result = run("lint", folder, COLUMNS="80")
    assert result.exit_code == 0
    path, *remedy = result.stderr.splitlines()
    assert path == (folder / "forgotten.csv").as_posix()
    assert "so it is not read" in " ".join(line.strip() for line in remedy)
    assert all(len(line) <= 80 for line in remedy)
    for call in ((folder,), (CLAIMS, "-r", folder)):
        assert flowing(run("lint", *call).stdout).endswith("; 1 table is not read.")


def test_explain_derives_a_verdict_from_its_cells() -> None:
    result = run("explain", "gdp-doubled", CLAIMS, "-r", REFERENCE, COLUMNS="120")
    assert result.exit_code == 0
    for said in (
        "2311.08 / 1269.2",
        f"{REFERENCE}/town.csv:8",
        "[1.8208, 1.8210] times",
        "outside: nothing that the evidence allows is claimed",
        "at most 1185.17 亿元",
    ):
        assert said in result.stdout


def test_the_next_command_that_is_named_runs() -> None:
    command = audit(COLUMNS="200").stdout.rpartition("Next: factcheck ")[2].split()
    assert command[:2] == ["explain", "gdp-doubled"]
    assert run(*command).exit_code == 0


def test_explain_asks_which_claim_was_meant() -> None:
    result = run("explain", "gdp-dubled", CLAIMS, "-r", REFERENCE)
    assert result.exit_code == 2
    assert "Did you mean gdp-doubled" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("command", "found"),
    [
        (["kinds"], "growth"),
        (["kinds", "rank"], "among"),
        (["units", "亩"], "2000/3 m^2"),
        (["series", "-r", str(REFERENCE)], "gdp@town"),
        (["series", "某市", "-r", str(REFERENCE)], "5 periods"),
    ],
)
def test_lists_tell_what_there_is(command: list[str], found: str) -> None:
    result = run(*command)
    assert result.exit_code == 0
    assert found in result.stdout


@pytest.mark.parametrize("command", ["kinds", "units"])
def test_a_list_with_nothing_in_it_ends_with_3(command: str) -> None:
    assert run(command, "xyzzy").exit_code == 3


@pytest.mark.parametrize(
    "call",
    [
        ("explain", "nosuch", CLAIMS, "--reference", REFERENCE),
        ("audit", "--format", "bogus"),
        ("audit", "--fail-on", "bogus"),
        ("docs", "nosuch"),
        ("fetch", "nosuch"),
        ("kinds", "nosuch"),
        ("units", "nosuch"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_wrong_with_a_call_is_told_in_eighty_columns(
    call: tuple[object, ...], language: str
) -> None:
    result = run(*call, COLUMNS="80", FACTCHECK_LANG=language)
    assert result.exit_code in (2, 3)
    assert result.stderr
    assert [line for line in result.stderr.splitlines() if cell_len(line) > 80] == []


def test_the_schema_is_json(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "claims.schema.json"
    assert run("schema", "--output", file).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["$schema"].startswith("https://json-schema")


@pytest.mark.parametrize("form", Format)
def test_a_report_in_a_file_is_the_report_on_the_screen(form: Format, tmp_path: Path) -> None:
    file = tmp_path / "report"
    assert audit("--format", form, "--output", file).stdout == ""
    assert file.read_text(encoding="utf-8") == audit("--format", form).stdout


def test_the_ending_of_the_file_says_the_format(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    audit("--output", file)
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    before = file.stat().st_ino
    audit("--output", file)
    assert file.stat().st_ino != before
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    result = audit("--output", blocked / "report.md")
    assert result.exit_code == 2
    assert result.stderr.startswith("factcheck: ")


@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--colour", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colour_is_as_asked_for(
    environment: dict[str, str],
    options: list[str],
    coloured: bool,  # noqa: FBT001
) -> None:
    os.environ.pop("NO_COLOR", None)
    assert ("\x1b[" in audit(*options, **environment).output) is coloured


def test_columns_of_the_environment_are_kept() -> None:
    lines = audit(COLUMNS="120").stdout.splitlines()
    assert max(map(len, lines)) == 120


def test_in_github_actions_the_summary_of_the_step_is_added_to(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    result = audit("--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert result.stdout.startswith("::error file=")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n## factcheck\n")
    assert "gdp-doubled" in written


def test_explain_writes_a_verdict_to_be_published(tmp_path: Path) -> None:
    told = run("explain", "gdp-doubled", CLAIMS, "-r", REFERENCE, "--format", "markdown")
    assert told.exit_code == 0
    assert "- Print instead: 1.8 times" in told.stdout
    for name, begin in (("verdict.md", "> "), ("verdict.html", "<!DOCTYPE html>")):
        file = tmp_path / name
        done = run("explain", "gdp-doubled", CLAIMS, "-r", REFERENCE, "--output", file)
        assert done.exit_code == 0
        assert file.read_text("utf-8").startswith(begin)
