"""What would settle open claims: asked for, filled in, and dropped into the reference."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import pipeline
from factcheck.cli.app import app
from factcheck.diagnose import wanted
from factcheck.domain.diagnostic import InputError
from factcheck.domain.verdict import Label
from factcheck.load.observations import COLUMNS, WANTED
from factcheck.render.terminal.wanted import table

CLAIMS = """
document: {title: Report, area: town, period: 2021, published: 2022-03-01}
claims:
  - {id: size, kind: level, of: output, is: 1234 亿元}
  - {id: first, kind: threshold, of: output, more than: 1000 亿元}
  - {id: rise, kind: growth, of: output, is: 9.9 %}
  - {id: five-years, kind: cagr, of: output, since: 2016, is: 8.0 %}
  - {id: part, kind: share, of: industry, whole: output, is: 40 %}
"""
INDICATORS = """
output: {names: {en: output}, unit: CNY, basis: current, growth basis: constant}
industry: {names: {en: industry}, unit: CNY, basis: current}
output_growth:
  {names: {en: growth of output}, unit: '%', nature: rate, basis: constant, growth of: output}
"""
GIVEN = {
    "output 2021": "1234",
    "output_growth 2021": "9.9",
    "output_growth 2017..2021": "7.5",
    "industry 2021": "500",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reference = tmp_path / "reference"
    reference.mkdir()
    (tmp_path / "claims.yaml").write_text(CLAIMS, "utf-8")
    (reference / "indicators.yaml").write_text(INDICATORS, "utf-8")
    (reference / "areas.yaml").write_text("town: {names: {en: Town}}\n", "utf-8")
    (reference / "sources.yaml").write_text("office: {title: Office, grade: official}\n", "utf-8")
    (reference / "datapackage.yaml").write_text("resources: [{path: wanted.csv}]\n", "utf-8")
    (reference / "wanted.csv").write_text(",".join(COLUMNS) + "\n", "utf-8")
    return tmp_path


def labels(folder: Path) -> dict[str, Label]:
    audit = pipeline.run([folder / "claims.yaml"], folder / "reference")
    return {each.id: each.label for each in audit}


def template(folder: Path) -> list[dict[str, str]]:
    audit = pipeline.run([folder / "claims.yaml"], folder / "reference")
    text = table(wanted(audit.verdicts, audit.reference.catalogue), COLUMNS, WANTED)
    return list(csv.DictReader(io.StringIO(text)))


def drop(folder: Path, rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    (folder / "reference" / "wanted.csv").write_text(text.getvalue(), "utf-8")


def cells(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(row["indicator"], row["period"]) for row in rows}


def filled(row: dict[str, str]) -> dict[str, str]:
    return row | {"value": GIVEN[f"{row['indicator']} {row['period']}"], "source": "office"}


def test_the_cells_that_serve_the_most_claims_come_first(folder: Path) -> None:
    first, *rest = template(folder)
    assert cells([first]) == {("output", "2021")}
    assert cells(rest) == {
        ("output_growth", "2021"),
        ("output_growth", "2017..2021"),
        ("industry", "2021"),
    }


def test_a_table_that_is_not_filled_in_changes_nothing(folder: Path) -> None:
    before = labels(folder)
    drop(folder, template(folder))
    assert labels(folder) == before == dict.fromkeys(before, Label.UNVERIFIABLE)


def test_what_is_filled_in_settles_what_wanted_it(folder: Path) -> None:
    drop(folder, [filled(row) for row in template(folder)])
    assert labels(folder) == {
        "size": Label.SUPPORTED,
        "first": Label.SUPPORTED,
        "rise": Label.SUPPORTED,
        "five-years": Label.CONTRADICTED,
        "part": Label.CONTRADICTED,
    }
    assert template(folder) == []


def test_what_is_filled_in_by_half_settles_half(folder: Path) -> None:
    first, *rest = template(folder)
    drop(folder, [filled(first), *rest])
    settled = {name for name, label in labels(folder).items() if label is not Label.UNVERIFIABLE}
    assert settled == {"size", "first"}
    assert cells(template(folder)) == cells(rest)


def test_a_figure_without_a_source_is_refused(folder: Path) -> None:
    first, *_ = template(folder)
    drop(folder, [filled(first) | {"source": ""}])
    with pytest.raises(InputError, match="source"):
        labels(folder)


def test_the_command_writes_the_table_and_lists_the_same(folder: Path) -> None:
    runner, out = CliRunner(), folder / "wanted.csv"
    where = [str(folder / "claims.yaml"), "-r", str(folder / "reference")]
    shown = runner.invoke(app, ["wanted", *where])
    assert shown.exit_code == 0
    assert "4 figures would settle 5 claims." in shown.stdout
    assert runner.invoke(app, ["wanted", *where, "-o", str(out)]).exit_code == 0
    assert list(csv.DictReader(io.StringIO(out.read_text("utf-8")))) == template(folder)
    drop(folder, [filled(row) for row in template(folder)])
    assert runner.invoke(app, ["wanted", *where]).exit_code == 3


def test_what_is_known_at_second_hand_only_is_wanted(folder: Path) -> None:
    levels = [
        {"indicator": "output", "period": year, "value": value, "unit": "亿元"}
        for year, value in (("2020", "1000"), ("2021", "1234"))
    ]
    drop(folder, [row | {"area": "town", "source": "office"} for row in levels])
    rows = {row["indicator"]: row["note"] for row in template(folder) if row["period"] == "2021"}
    assert rows["output_growth"] == "wanted (basis-unknown): rise"
