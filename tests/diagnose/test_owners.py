"""What is wanted is told by who has it; that the issuer alone counts a thing is said, no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import pipeline
from factcheck.cli.app import app
from factcheck.domain.diagnostic import InputError
from factcheck.domain.verdict import Label
from factcheck.load import read

INDICATORS = """\
output: {name: Output, unit: US$, nature: flow}
agents: {name: Agents, unit: person, nature: stock{agents}}
parks: {name: Parks, unit: count, nature: stock{parks}}
share: {name: Share, unit: '%', nature: rate, identities: [agents / parks]}
"""
TABLE = """\
area,indicator,period,value,unit,source
here,output,2020,5,US$,office
here,parks,2020,5,count,office
there,output,2021,5,US$,other
"""
CLAIMS = """\
document: {title: D, issuer: X, published: '2022-02-01', area: here}
claims:
- {id: output, kind: level, quote: 6 US$, of: output, period: 2021, is: 6 US$}
- {id: agents, kind: level, quote: 6 agents, of: agents, period: 2021, is: 6 persons}
- {id: parks, kind: level, quote: 6 parks, of: parks, area: there, period: 2021, is: 6}
- {id: rise, kind: growth, quote: 6 %, of: agents, period: 2021, is: 6 %}
"""


def project(folder: Path, agents: str = "", parks: str = "") -> tuple[Path, Path]:
    reference = folder / "reference"
    reference.mkdir()
    pages = {
        "indicators.yaml": INDICATORS.replace("{agents}", agents).replace("{parks}", parks),
        "areas.yaml": "here: {name: Here}\nthere: {name: There}\n",
        "sources.yaml": "office: {title: T, publisher: The Office, grade: official}\n"
        "other: {title: U, publisher: Another Office, grade: official}\n",
        "datapackage.yaml": "name: r\nresources: [{path: table.csv}]\n",
        "table.csv": TABLE,
    }
    for name, text in pages.items():
        (reference / name).write_text(text, encoding="utf-8")
    (folder / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    return folder / "claims.yaml", reference


def reasons(claims: Path, reference: Path) -> dict[str, str]:
    audit = pipeline.audit(*read([claims], reference))
    assert {verdict.label for verdict in audit} == {Label.UNVERIFIABLE}
    return {verdict.claim.id: str(verdict.reason) for verdict in audit}


def test_where_nothing_is_said_a_series_is_missing(tmp_path: Path) -> None:
    assert reasons(*project(tmp_path)) == {
        "output": "no-period", "agents": "no-series", "parks": "no-series", "rise": "no-series",
    }  # fmt: skip


def test_who_alone_counts_is_the_reason(tmp_path: Path) -> None:
    places = project(tmp_path, agents=", counted by: issuer", parks=", counted by: office")
    assert reasons(*places) == {
        "output": "no-period", "agents": "issuer-alone", "parks": "office-list",
        "rise": "issuer-alone",
    }  # fmt: skip


def test_what_is_published_all_the_same_is_an_answer(tmp_path: Path) -> None:
    claims, reference = project(tmp_path, agents=", counted by: issuer")
    table = reference / "table.csv"
    table.write_text(TABLE + "here,agents,2021,6,persons,office\n", encoding="utf-8")
    verdicts = pipeline.audit(*read([claims], reference))
    assert {each.claim.id: each.label for each in verdicts}["agents"] is Label.SUPPORTED


def test_nobody_else_counts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="counted by"):
        reasons(*project(tmp_path, agents=", counted by: nobody"))


def test_what_is_wanted_is_listed_by_who_has_it(tmp_path: Path) -> None:
    claims, reference = project(tmp_path, agents=", counted by: issuer")
    done = CliRunner().invoke(app, ["wanted", str(claims), "-r", str(reference), "--lang", "en"])
    assert done.exit_code == 0
    heads = [line for line in done.stdout.splitlines() if line.endswith(":") and line[0] != " "]
    assert heads == [
        "Published by The Office:",
        "Published, of other areas, by The Office:",
        "Only the issuer counts these:",
    ]
