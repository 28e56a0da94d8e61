"""The findings of a check for programs: as tools exchange them, in full, and as SARIF 2.1.0."""

from __future__ import annotations

import json

import msgspec

from factcheck.check.findings import (
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
    exchanged,
)
from factcheck.language import say
from factcheck.render.machine.sarif import log_of
from factcheck.render.notation.signs import in_json

_KINDS = {
    StatementOutcome.WRONG: "fail",
    StatementOutcome.ROUNDS_WRONGLY: "review",
    StatementOutcome.TO_CHECK: "review",
    StatementOutcome.NOT_IN_DATA: "open",
    StatementOutcome.NOT_CHECKABLE: "notApplicable",
    StatementOutcome.AGREES: "pass",
}
_TABLE = "table-does-not-add-up"


def findings(result: CheckResult) -> str:
    """Write the findings as other tools exchange them."""
    return in_json(json.dumps(exchanged(result), ensure_ascii=False, indent=1)) + "\n"


def full(result: CheckResult) -> str:
    """Write all that is known, as JSON."""
    return in_json(msgspec.json.format(msgspec.json.encode(result), indent=1).decode()) + "\n"


def sarif(result: CheckResult) -> str:
    """Write the findings as SARIF: a result stands where its figure does in the report's text."""
    rules = [{"id": outcome.value} for outcome in StatementOutcome] + [{"id": _TABLE}]
    results = [_statement(statement, result.report) for statement in result.statements]
    results += [_table(table, result.report) for table in result.tables if table.foots is False]
    return in_json(json.dumps(log_of(rules, results), ensure_ascii=False, indent=1)) + "\n"


def _statement(one: StatementFinding, report: str) -> dict[str, object]:
    kind = _KINDS[one.outcome]
    return {
        "ruleId": one.outcome.value,
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": {"text": _said(one)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": report},
                    "region": {
                        "charOffset": one.start,
                        "charLength": one.end - one.start,
                        "snippet": {"text": one.figure},
                    },
                }
            }
        ],
        "properties": {"cells": [cell.address for cell in one.cells]},
    }


def _said(one: StatementFinding) -> str:
    parts = [one.quote, one.arithmetic, one.nearest, one.remark]
    return " — ".join(part for part in parts if part)


def _table(table: TableFinding, report: str) -> dict[str, object]:
    text = say(
        "{table}: {equation}; the parts make {true}",
        table=table.name,
        equation=table.equation or table.cell,
        true=table.true,
    )
    return {
        "ruleId": _TABLE,
        "kind": "fail",
        "level": "error",
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": report}},
                "logicalLocations": [{"name": table.place}],
            }
        ],
    }
