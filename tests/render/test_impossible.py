"""What is impossible by itself is so in every format, and at odds with no other claim."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.load import read_text
from factcheck.render import Format, renderer

HEAD = """
document: {title: A trial, area: here, period: 2021}
areas: {here: {name: Here}}
indicators:
  asked: {name: asked, unit: person, integer: yes, at least: 0}
  ill: {name: ill, unit: person, integer: yes, at least: 0}
  part: {name: part, unit: t, at least: 0, at most: 10}
  rest: {name: rest, unit: t, at least: 0}
  whole: {name: whole, unit: t, at least: 0, identities: [part + rest]}
series: {asked: {2021: 40}, whole: {2021: 30 t}}
claims:
"""
ALONE = {
    "no whole number": (
        "{id: one, kind: share, of: ill, whole: asked, is: 24 %}",
        "impossible-count",
    ),
    "more than can be": (
        "{id: one, kind: formula, expression: part - rest + whole * 0, is: 5 t}",
        "impossible-alone",
    ),
}
TWO = """
- {id: one, kind: level, of: part, is: 8.0 t}
- {id: other, kind: level, of: part, is: 9.0 t}
"""
FLAG = "inconsistent-with"


def audit_of(claims: str) -> Audit:
    return pipeline.audit(*read_text(HEAD + claims))


def record(audit: Audit, form: Format = Format.JSON) -> Any:  # noqa: ANN401 - JSON
    return json.loads(renderer(form)(audit))


def by_id(entries: list[Any]) -> dict[str, Any]:
    return {entry["id"]: entry for entry in entries}


@pytest.mark.parametrize("name", ALONE)
def test_what_is_impossible_by_itself_is_inconsistent_with_nothing(name: str) -> None:
    claim, rule = ALONE[name]
    audit = audit_of(f"- {claim}")
    whole = record(audit)
    lines = [json.loads(line) for line in renderer(Format.JSONL)(audit).splitlines()]
    for told in (by_id(whole["claims"])["one"], by_id(lines)["one"]):
        assert told["verdict"] == "implausible"
        assert (told["conflicts"], told["inconsistent"]) == ([], False)
        assert FLAG not in told["flags"]
        assert any("cannot hold with the evidence" in note for note in told["notes"])
    (finding,) = whole["findings"]
    assert (finding["rule"], finding["claims"]) == (rule, ["one"])
    row = by_id(list(csv.DictReader(io.StringIO(renderer(Format.CSV)(audit)))))["one"]
    assert (row["verdict"], FLAG in row["flags"]) == ("implausible", False)
    (result,) = record(audit, Format.SARIF)["runs"][0]["results"]
    assert result["properties"]["verdict"] == "implausible"
    assert "cannot hold with the evidence" in result["message"]["text"]
    assert FLAG not in json.dumps(result)


def test_claims_at_odds_with_each_other_are_told_as_before() -> None:
    audit = audit_of(TWO)
    whole = record(audit)
    assert [told["conflicts"] for told in whole["claims"]] == [[["one", "other"]]] * 2
    assert all(FLAG in told["flags"] for told in whole["claims"])
    assert [finding["rule"] for finding in whole["findings"]] == [FLAG]
    results = record(audit, Format.SARIF)["runs"][0]["results"]
    assert [result["ruleId"] for result in results][2:] == ["claims-that-cannot-all-hold"]
