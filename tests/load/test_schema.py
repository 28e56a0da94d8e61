"""The JSON Schema of claim files agrees with the loader where a schema can."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from factcheck import kinds
from factcheck.load.schema import claims_schema, schema_text

ROOT = Path(__file__).parents[2]
CLAIMS = sorted((ROOT / "claims").glob("*.yaml"))
BROKEN = Path(__file__).parent / "broken"
SCHEMA = claims_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def problems(file: Path) -> list[str]:
    read: Any = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    return [each.message for each in VALIDATOR.iter_errors(read)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_on_file_is_the_one_of_the_kinds() -> None:
    stored = (ROOT / "schema" / "claims.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "run: factcheck schema --output schema/claims.schema.json"


@pytest.mark.parametrize("file", CLAIMS, ids=lambda file: file.stem)
def test_the_embedded_claims_fit_the_schema(file: Path) -> None:
    assert problems(file) == []


@pytest.mark.parametrize(
    "name",
    [
        "two-comparators",
        "unknown-keys",
        "unknown-kind",
        "no-comparator",
        "no-id-no-kind",
        "none-of-the-words",
        "unknown-document-key",
        "unknown-section",
        "line-not-a-number",
        "wrong-dates",
    ],
)
def test_the_schema_sees_what_an_editor_should_mark(name: str) -> None:
    assert problems(BROKEN / f"{name}.yaml")


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_and_every_key_of_it_is_described(name: str) -> None:
    defined = SCHEMA["$defs"]
    kind = defined[f"kind-{name}"]
    assert kind["description"]
    for key, value in kind["properties"].items():
        assert value != {}, key


def test_numbers_and_dates_may_stand_without_quotes() -> None:
    read = {"claims": [{"id": "a", "kind": "count", "of": "firms", "period": 2021, "is": 12}]}
    assert VALIDATOR.is_valid(read)
