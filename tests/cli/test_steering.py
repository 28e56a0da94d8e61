"""What others have written steers no terminal and no log: names of files, quotes, names, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.render import Format

NAME = "a\x1b[31m\n::error::b\x9b\u202e\r"
TEXT = r'"x\e[31m\n::error::y\x9b\u202e\r<b>"'
REFERENCE = {
    "datapackage.yaml": "name: r\nresources: [{name: t, path: t.csv}]\n",
    "indicators.yaml": f"flour: {{names: {{en: {TEXT}}}, unit: t}}\n",
    "areas.yaml": f"town: {{names: {{en: {TEXT}}}}}\n",
    "sources.yaml": f"almanac: {{title: {TEXT}, publisher: {TEXT}, grade: official}}\n",
    "t.csv": "area,indicator,period,value,source,note\n"
    'town,flour,2021,205,almanac,"x\x1b[31m"\ntown,flour,2022,217.5,almanac,"\x9b"\n',
}
CLAIMS = f"""\
document: {{title: {TEXT}, issuer: {TEXT}, area: town, period: 2022}}
claims:
  - id: grew
    quote: {TEXT}
    kind: growth
    of: flour
    is: 9 %
    note: {TEXT}
    reviewed: {{by: {TEXT}, on: 2024-01-01, state: disputed, note: {TEXT}}}
  - {{id: two, quote: {TEXT}, kind: growth, of: flour, is: 8 %, review: [{TEXT}]}}
  - {{id: three, kind: level, of: flour, is: 217.5 t}}
"""
REPORT = "# T\x1b[31m\n\nFlour grew by 9 % in 2022\x9b and made 217.5 t\u202e.\n"
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
COMMAND = re.compile(r"^\s*::error::[by]", re.MULTILINE)  # of GitHub Actions
PAGES = frozenset({"csv", "html", "junit"})  # that no log shows: line breaks stay


def commands() -> Iterator[str]:
    for form in Format:
        yield f"audit claims --format {form}"
    for checked in ("text", "findings", "json", "sarif", "markdown", "html"):
        yield f"check REPORT --against reference --format {checked}"
    yield from (
        "audit claims --verbose",
        "audit broken --format github",
        "audit nowhere/NAME",
        "audit claims --reference NAME",
        "audit claims --config NAME",
        "audit claims --as-of NAME",
        "coverage REPORT claims",
        "coverage REPORT claims --format markdown",
        "draft REPORT --why",
        "draft REPORT --format spans",
        "explain grew claims",
        "explain grew claims --format markdown",
        "explain NAME claims",
        "lint broken",
        "lint claims",
        "plot grew claims",
        "reconcile claims",
        "render NAME",
        "series",
        "try NAME",
        "wanted claims",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of which every name and every text tries to steer."""
    folder = tmp_path_factory.mktemp("steering")
    for name in ("reference", "claims", "broken"):
        (folder / name).mkdir()
    for name, text in REFERENCE.items():
        (folder / "reference" / name).write_text(text, encoding="utf-8")
    (folder / "claims" / f"{NAME}.yaml").write_text(CLAIMS, encoding="utf-8")
    broken = CLAIMS.replace("9 %", r'"9 \e[31mbagz"').replace("kind: level", r'kind: "le\e[3mvle"')
    (folder / "broken" / f"{NAME}.yaml").write_text(broken, encoding="utf-8")
    (folder / f"{NAME}.md").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("line", tuple(commands()))
def test_nothing_that_steers_reaches_a_terminal_or_a_log(
    folder: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    words = {"REPORT": f"{NAME}.md", "NAME": NAME, "nowhere/NAME": f"nowhere/{NAME}"}
    done = CliRunner().invoke(app, [words.get(word, word) for word in line.split()])
    assert done.exit_code in (0, 1, 2, 3), done.exception
    assert done.stdout or done.stderr
    for told in (done.stdout, done.stderr):
        assert not STEERING.search(told)
        assert line.rpartition(" ")[2] in PAGES or not COMMAND.search(told)


@pytest.mark.parametrize("form", ["html", "markdown", "json", "jsonl", "claimreview", "sarif"])
def test_no_report_gives_an_address_that_runs_something(
    folder: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    address = r"java\tscript:alert(1)"
    claims = CLAIMS.replace("period: 2022}", f'period: 2022, url: "{address}"}}')
    own = f'sources: {{s: {{title: S, url: "{address}"}}}}\nseries: {{flour: {{2022: 217.5 t}}}}\n'
    (folder / "running.yaml").write_text(own + claims, encoding="utf-8")
    done = CliRunner().invoke(app, ["audit", "running.yaml", "--format", form])
    assert done.exit_code == 1
    told, _, _ = done.stdout.partition('"archive"')  # which keeps what was read to the letter
    assert "script:alert" not in told
