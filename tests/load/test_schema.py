"""The JSON Schema of claim files agrees with the loader where a schema can."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from factcheck import kinds
from factcheck.domain.diagnostic import InputError
from factcheck.load import read_text
from factcheck.load.schema import claims_schema, schema_text
from factcheck.pipeline import compiled_claims
from tests.kinds.test_kinds import CASES, Case

ROOT = Path(__file__).parents[2]
CLAIMS = [*ROOT.glob("claims/*.yaml"), *ROOT.glob("src/factcheck/starter/claims/*.yaml")]
BROKEN = Path(__file__).parent / "broken"
SCHEMA = claims_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

EVERYTHING = """
document: {title: A leaflet, issuer: The town, published: 2024-05-01, language: en, area: town,
  period: 2022, url: "https://example.org", source: leaflet, note: x}
units: {bag: 50 kg}
periods: {the war years: 2016..2018}
areas:
  land: {name: Land, parts: complete}
  town: {names: {en: Town}, aliases: [Ham], parent: land, level: city, code: 1404, note: x}
indicators:
  flour: {names: {en: flour}, aliases: [meal], unit: t, nature: flow, at least: 0, integer: no}
  sales: {name: sales, unit: CNY, basis: current, growth basis: constant, at most: 9 万亿元}
  pace: {name: pace, unit: "%", nature: rate, growth of: flour}
  twice: {name: twice, unit: t, identities: [flour + flour]}
  rate: {name: rate, unit: CNY/USD, nature: rate, exchange rate: {from: USD, to: CNY}}
sources:
  leaflet: {title: A leaflet}
  almanac: {title: Almanac, publisher: Office, carrier: Post, grade: official, url: "a:b",
    published: 2023-02-01, accessed: 2023-02-02, licence: free, note: x}
series:
  - {indicator: flour, source: almanac, unit: bag, values: {2021: 4100, 2022: 4350}}
  - {indicator: sales, area: town, period: 2022, value: 5.20, unit: CNY, basis: current,
    vintage: first, released: 2023-01-02, status: final, source: almanac, note: x}
claims:
  - {id: a, kind: level, of: flour, period: 2022, more than: 4000 bag, quote: x, line: 3, note: x}
  - {id: b, kind: growth, of: flour, since: 2021, basis: current, about: 6 %}
  - {id: c, kind: rank, of: flour, area: town, from: largest, among: [town, land], is: 1}
  - {id: d, kind: record, of: flour, is: highest, years: 5, measure: level}
  - {id: e, kind: threshold, of: flour, at least: 200 t, first: yes}
  - {id: f, kind: formula, expression: flour * 2, between: [400 t, 500 t]}
  - {id: g, kind: sum, parts: [flour, twice], covers: some, whole: meal}
  - {id: h, kind: qualitative, nature: aim}
  - {id: i, kind: granularity, of: 18, items: 2, lowest: 1, is: "3.44", deviation: "2.47"}
"""
ODD = ("12", "true", "Yes", "CURRENT")


class Core(yaml.SafeLoader):
    """Reads plain text as an editor does, by the core schema of YAML 1.2."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [
            ("tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE$")),
            ("tag:yaml.org,2002:int", re.compile("[-+]?[0-9]+$")),
            (
                "tag:yaml.org,2002:float",
                re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[0-9]+)?$"),
            ),
            ("tag:yaml.org,2002:null", re.compile("(~|null|)$")),
        ]
        for first in ["", *"-+.0123456789tTfFn~"]
    }


def problems(text: str) -> list[str]:
    read: Any = yaml.load(text, Core)
    return [f"{each.json_path}: {each.message}" for each in VALIDATOR.iter_errors(_as_json(read))]


def _as_json(read: object) -> object:
    """Give keys as text, as JSON and editors have them."""
    if isinstance(read, dict):
        return {str(key): _as_json(value) for key, value in read.items()}
    return [_as_json(each) for each in read] if isinstance(read, list) else read


def is_accepted(text: str) -> bool:
    try:
        compiled_claims(*read_text(text))
    except InputError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_on_file_is_the_one_of_the_kinds() -> None:
    stored = (ROOT / "schema" / "claims.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "write it anew: make schema"


@pytest.mark.parametrize("file", CLAIMS, ids=lambda file: file.stem)
def test_the_embedded_claims_fit_the_schema(file: Path) -> None:
    assert problems(file.read_text(encoding="utf-8")) == []


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
        "no-claims",
        "claims-are-no-list",
        "list-where-text-is-wanted",
    ],
)
def test_the_schema_sees_what_an_editor_should_mark(name: str) -> None:
    assert problems((BROKEN / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [each for each in CASES if not each.fault], ids=str)
def test_the_claims_of_every_kind_fit_the_schema(case: Case) -> None:
    root = _composed(case.claim_file())
    for leaf in _leaves(root):
        leaf.style = None
    assert problems(_plain(root)) == []


@cache
def alterations() -> tuple[str, ...]:
    """Put odd text in place of each value of a file that has every key."""
    return tuple(_altered())


def _altered() -> Iterator[str]:
    root = _composed(EVERYTHING)
    for leaf in _leaves(root):
        kept = leaf.value, leaf.style
        for text in ODD:
            leaf.value, leaf.style = text, None
            yield _plain(root)
        leaf.value, leaf.style = kept


def _composed(text: str) -> yaml.Node:
    root: yaml.Node | None = yaml.compose(text, yaml.BaseLoader)
    assert root is not None
    return root


def _plain(root: yaml.Node) -> str:
    """Write nodes, without quotes wherever they are not needed."""
    text: str = yaml.serialize(root, Dumper=yaml.BaseDumper, allow_unicode=True)
    return text


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _leaves(each)
    else:
        for _, each in node.value:
            yield from _leaves(each)


def test_the_schema_takes_whatever_the_loader_takes() -> None:
    accepted = [text for text in alterations() if is_accepted(text)]
    assert is_accepted(EVERYTHING)
    assert len(accepted) > 100
    assert [text for text in accepted if problems(text)] == []


def undescribed(schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """Find the keys a schema knows of which an editor could say nothing."""
    for key, value in schema.get("properties", {}).items():
        if value is not False:
            own = SCHEMA["$defs"][value["$ref"].rpartition("/")[2]] if "$ref" in value else {}
            if not (own | value).get("description"):
                yield f"{path}/{key}"
            yield from undescribed(value, f"{path}/{key}")
    if isinstance(schema.get("items"), dict):
        yield from undescribed(schema["items"], f"{path}[]")


def test_every_key_is_described() -> None:
    found = [*undescribed(SCHEMA)]
    for name, schema in SCHEMA["$defs"].items():
        found += undescribed(schema, name)
    assert found == []


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_is_described_where_it_is_chosen(name: str) -> None:
    chosen = SCHEMA["$defs"]["claim"]["properties"]["kind"]
    said = dict(zip(chosen["enum"], chosen["enumDescriptions"], strict=True))
    assert said[name] == SCHEMA["$defs"][f"kind-{name}"]["properties"]["kind"]["description"]


def test_numbers_and_dates_may_stand_without_quotes() -> None:
    read = {"claims": [{"id": "a", "kind": "count", "of": "firms", "period": 2021, "is": 12}]}
    assert VALIDATOR.is_valid(read)
