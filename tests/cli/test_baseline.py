"""Known findings: accepted while they stay what they were, and no longer."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from msgspec.structs import replace
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.render.machine.rulings import rulings
from factcheck.results.baseline import fingerprint
from tests.render.sample import CLAIMS, REFERENCE, sample

CONFLICT = "claims-that-cannot-all-hold"


def audit(claims: Path, *arguments: object) -> Result:
    given = ["audit", claims, "-r", REFERENCE, "-q", *arguments]
    return CliRunner().invoke(app, list(map(str, given)))


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    return Path(shutil.copy(CLAIMS, tmp_path / "plan.yaml"))


@pytest.fixture
def baseline(claims: Path) -> Path:
    file = claims.with_name("baseline.json")
    assert audit(claims, "--write-baseline", file).exit_code == 0
    return file


def altered(claims: Path, old: str, new: str) -> Path:
    text = claims.read_text(encoding="utf-8")
    assert old in text
    claims.write_text(text.replace(old, new), encoding="utf-8")
    return claims


def test_a_baseline_is_as_its_schema_says(baseline: Path) -> None:
    file = Path(__file__).parents[2] / "schema" / "baseline.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(baseline.read_text("utf-8")))


def test_known_findings_are_shown_and_fail_nothing(claims: Path, baseline: Path) -> None:
    assert audit(claims).exit_code == 1
    done = audit(claims, "--baseline", baseline)
    assert done.exit_code == 0
    assert "gdp-doubled" in done.stdout
    assert "accepted" in done.stderr


def test_known_findings_are_marked_in_every_format_that_fails_a_build(
    claims: Path, baseline: Path
) -> None:
    known = {each["claim"] for each in json.loads(baseline.read_text(encoding="utf-8"))["known"]}
    assert known
    log = json.loads(audit(claims, "--baseline", baseline, "-f", "sarif").stdout)
    results = [each for each in log["runs"][0]["results"] if each["ruleId"] != CONFLICT]
    suppressed = {
        each["message"]["text"].partition(":")[0] for each in results if "suppressions" in each
    }
    assert suppressed == known
    assert audit(claims, "-f", "github").stdout.count("::error") == len(known)
    notes = audit(claims, "--baseline", baseline, "-f", "github").stdout
    assert (notes.count("::error"), notes.count("::notice")) == (0, len(known))
    suites = JUnitXml.fromstring(audit(claims, "--baseline", baseline, "-f", "junit").stdout_bytes)
    before = JUnitXml.fromstring(audit(claims, "-f", "junit").stdout_bytes)
    assert (suites.failures, before.failures) == (0, len(known))
    assert suites.skipped == before.skipped + len(known)


def test_what_a_baseline_lacks_fails(claims: Path, baseline: Path) -> None:
    done = audit(claims, "--baseline", baseline, "--fail-on", "near-miss")
    assert done.exit_code == 1
    assert "not known: gdp-last-digit" in done.stderr


def test_a_finding_with_another_figure_is_not_the_known_one(claims: Path, baseline: Path) -> None:
    done = audit(altered(claims, "-11 %", "-12 %"), "--baseline", baseline)
    assert done.exit_code == 1
    assert "not known: hostile" in done.stderr
    assert "plan/hostile (contradicted): another figure is claimed or found" in done.stderr


def test_what_a_claim_file_says_beside_the_claim_is_no_matter(claims: Path, baseline: Path) -> None:
    altered(claims, "claims:\n", "\n# moved down\n\nclaims:\n")
    assert audit(claims, "--baseline", baseline).exit_code == 0


def test_an_entry_that_no_longer_applies_is_told(claims: Path, baseline: Path) -> None:
    content = json.loads(baseline.read_text(encoding="utf-8"))
    gone = {**content["known"][0], "claim": "gone"}
    elsewhere = {**content["known"][0], "document": "elsewhere"}
    content["known"] += [gone, elsewhere]
    baseline.write_text(json.dumps(content), encoding="utf-8")
    done = audit(claims, "--baseline", baseline)
    assert done.exit_code == 0
    assert "plan/gone (contradicted): there is no such claim" in done.stderr
    assert "elsewhere" not in done.stderr


def test_notes_are_kept_when_a_baseline_is_written_anew(claims: Path, baseline: Path) -> None:
    text = baseline.read_text(encoding="utf-8").replace('"note": ""', '"note": "seen"', 1)
    baseline.write_text(text, encoding="utf-8")
    audit(claims, "--write-baseline", baseline)
    assert baseline.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["{}", "[]", "{", '{"factcheck baseline": "1", "known": [1]}'])
def test_a_file_that_is_no_baseline_stops_the_audit(claims: Path, text: str) -> None:
    file = claims.with_name("other.json")
    file.write_text(text, encoding="utf-8")
    assert audit(claims, "--baseline", file).exit_code == 2
    assert audit(claims, "--baseline", claims.with_name("none.json")).exit_code == 2


def test_a_fingerprint_counts_what_is_claimed_and_found_and_no_words() -> None:
    doubled = next(each for each in rulings(sample()) if each.id == "gdp-doubled")
    (part,) = doubled.parts
    assert fingerprint(replace(doubled, aspects={}, flags=("repeated",))) == fingerprint(doubled)
    for other in (replace(part, found="[2, 2]"), replace(part, claimed="[2, 2]")):
        assert fingerprint(replace(doubled, parts=(other,))) != fingerprint(doubled)


def test_known_findings_are_told_apart_in_every_format_that_people_or_programs_read(
    claims: Path, baseline: Path
) -> None:
    def marks(form: str, sign: str) -> int:
        return audit(claims, "--baseline", baseline, "-f", form).stdout.count(sign)

    known = len(json.loads(baseline.read_text(encoding="utf-8"))["known"])
    assert marks("text", " · known") == known
    assert marks("markdown", " · known · ") == known
    assert marks("html", " · known") == known
    assert marks("json", '"known":true') == marks("jsonl", '"known":true') == known
    table = csv.DictReader(audit(claims, "--baseline", baseline, "-f", "csv").stdout.splitlines())
    assert [each["known"] for each in table].count("known") == known
    for form in ("text", "markdown", "html"):
        assert "· known" not in audit(claims, "-f", form).stdout
