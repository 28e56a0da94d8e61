"""Laws that the embedded reference figures keep, row by row."""

from __future__ import annotations

import csv
import hashlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.period_reader import parse_period

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "reference"
Entry = dict[str, str]


def entries(name: str) -> dict[str, Entry]:
    with (REFERENCE / f"{name}.yaml").open(encoding="utf-8") as file:
        found: dict[str, Entry] = yaml.load(file, yaml.BaseLoader)
    return found


def tables() -> Iterator[Path]:
    """Give the tables of observations that the package lists."""
    package = yaml.safe_load((REFERENCE / "datapackage.yaml").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource.get("schema") == "observation.schema.json":
            yield REFERENCE / resource["path"]


def rows(table: Path) -> list[Entry]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TABLES = tuple(tables())
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)


def test_the_package_passes_a_data_package_validator(tmp_path: Path) -> None:
    shutil.copytree(REFERENCE, tmp_path / "reference")
    descriptor = tmp_path / "reference" / "datapackage.yaml"
    lines = descriptor.read_text(encoding="utf-8").splitlines(keepends=True)
    own = [line for line in lines if not line.startswith("    layout:")]  # its name for a dialect
    descriptor.write_text("".join(own), encoding="utf-8")
    validator = [sys.executable, "-m", "frictionless", "validate", descriptor.name]
    done = subprocess.run(
        validator, cwd=descriptor.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_lists_every_table_of_the_folder() -> None:
    listed = {table.name for table in TABLES} | {"base_rates.csv"}
    assert listed == {file.name for file in REFERENCE.glob("*.csv")}


def test_every_file_of_a_publisher_is_listed_with_its_hash() -> None:
    package = yaml.safe_load((REFERENCE / "datapackage.yaml").read_text(encoding="utf-8"))
    listed = {each["path"]: each["hash"] for each in package["resources"] if "layout" in each}
    assert listed == {
        f"raw/{file.name}": f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
        for file in (REFERENCE / "raw").iterdir()
    }


@every_table
@pytest.mark.parametrize(
    ("column", "catalogue"),
    [("source", "sources"), ("indicator", "indicators"), ("area", "areas")],
)
def test_every_id_of_an_observation_is_declared(table: Path, column: str, catalogue: str) -> None:
    assert {row[column] for row in rows(table)} <= set(entries(catalogue))


@every_table
def test_every_value_and_period_can_be_read(table: Path) -> None:
    for row in rows(table):
        parse_period(row["period"])
        parse_figure(f"{row['value']} {row['unit']}")


@every_table
def test_no_source_says_one_thing_twice(table: Path) -> None:
    key = ("area", "indicator", "period", "basis", "vintage", "value", "source")
    said = Counter(tuple(row[column] for column in key) for row in rows(table))
    assert [each for each, times in said.items() if times > 1] == []


@every_table
def test_nothing_was_released_before_its_period_began(table: Path) -> None:
    for row in rows(table):
        if row["released"]:
            first_year = int(re.findall(r"\d{4}", row["period"])[0])
            assert date.fromisoformat(row["released"]) >= date(first_year, 1, 1), row


@pytest.mark.parametrize("catalogue", ["indicators", "areas", "sources"])
def test_ids_are_plain_and_names_are_given(catalogue: str) -> None:
    pattern = "[a-z][a-z0-9_]*" if catalogue == "indicators" else "[a-z][a-z0-9-]*"
    for identifier, entry in entries(catalogue).items():
        assert re.fullmatch(pattern, identifier)
        assert entry["title" if catalogue == "sources" else "names"]


def test_every_source_has_a_publisher_and_a_grade() -> None:
    grades = {"official", "mirror", "press", "compilation", "computed"}
    for identifier, source in entries("sources").items():
        assert source["publisher"], identifier
        assert source["grade"] in grades, identifier


def test_a_published_source_can_be_looked_up() -> None:
    for identifier, source in entries("sources").items():
        assert source["grade"] == "computed" or source["url"].startswith("http"), identifier


def test_base_rates_name_what_is_declared_and_rise_from_quantile_to_quantile() -> None:
    indicators, sources = entries("indicators"), entries("sources")
    for row in rows(REFERENCE / "base_rates.csv"):
        assert row["indicator"] in indicators
        assert row["source"] in sources
        quantiles = [float(row[name]) for name in row if re.fullmatch(r"p[\d.]+", name)]
        assert quantiles == sorted(quantiles)
        assert float(row["min"]) <= quantiles[0]
        assert quantiles[-1] <= float(row["max"])
