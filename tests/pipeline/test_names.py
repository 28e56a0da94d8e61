"""An id belongs to its document: two documents may have one, and nobody takes one for the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import factcheck
from factcheck.cli.app import app
from factcheck.domain.diagnostic import InputError
from factcheck.load import read_text
from factcheck.load.result import read_result
from factcheck.render import Format, renderer

HEAD = """\
document: {{title: The report of {year}, area: town, period: {year}}}
areas: {{town: {{name: Town}}}}
indicators: {{flour: {{name: flour, unit: t}}}}
claims:
"""
LEVEL = "  - {{id: {id}, kind: level, of: flour, is: {figure} t}}\n"
SERIES = """\
series:
  flour: {2019: 205, 2020: 217.5, 2021: 230}
"""
IDS = st.lists(st.sampled_from("abc"), unique=True, min_size=1)
FIGURES = {"a": "217.5", "b": "230", "c": "300"}


def text(year: int, ids: list[str]) -> str:
    levels = "".join(LEVEL.format(id=name, figure=FIGURES[name[0]]) for name in ids)
    return HEAD.format(year=year) + levels + SERIES


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make two reports whose claims have the same ids, but for one."""
    monkeypatch.chdir(tmp_path)
    for year, ids in ((2020, ["a", "c", "b"]), (2021, ["a", "c"])):
        (tmp_path / "claims" / str(year)).mkdir(parents=True)
        (tmp_path / "claims" / str(year) / "report.yaml").write_text(text(year, ids), "utf-8")
    return tmp_path / "claims"


def invoked(*arguments: object, answers: str = "") -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], input=answers)


@given(IDS, IDS)
def test_what_claims_of_others_are_called_changes_no_verdict(
    old: list[str], new: list[str]
) -> None:
    first, reference = read_text(text(2020, old), "first.yaml")
    alike, _ = read_text(text(2021, new), "second.yaml")
    apart, _ = read_text(text(2021, [f"{name}-2021" for name in new]), "second.yaml")
    shared = factcheck.audit([*first, *alike], reference)
    unlike = factcheck.audit([*first, *apart], reference)
    assert [each.label for each in shared] == [each.label for each in unlike]
    assert [each.is_inconsistent for each in shared] == [each.is_inconsistent for each in unlike]
    names = [each.id for each in shared]
    assert len(set(names)) == len(names)
    for verdict, name in zip(shared, [*old, *new], strict=True):
        is_shared = name in old and name in new
        assert verdict.id == (f"{verdict.claim.document.id}/{name}" if is_shared else name)
        assert shared[f"{verdict.claim.document.id}/{name}"] is verdict
        if is_shared:
            with pytest.raises(KeyError, match=f"first/{name}, second/{name}"):
                shared[name]


def test_one_id_twice_in_a_document_is_a_fault_of_it_alone(reports: Path) -> None:
    assert invoked("lint").exit_code == 0
    report = reports / "2021" / "report.yaml"
    report.write_text(report.read_text("utf-8").replace("id: c", "id: a"), "utf-8")
    done = invoked("lint")
    assert done.exit_code == 2
    assert "2021/report.yaml:6" in done.stderr
    assert "first at claims/2021/report.yaml:5" in done.stderr
    assert "2020/report.yaml" not in done.stderr


def test_claims_of_two_documents_of_one_name_are_refused() -> None:
    first, reference = read_text(text(2020, ["a"]), "report.yaml")
    second, _ = read_text(text(2021, ["b"]), "report.yaml")
    with pytest.raises(InputError, match="two documents have the id 'report'"):
        factcheck.audit([*first, *second], reference)
    with pytest.raises(InputError, match="the id 'a' is used twice"):
        factcheck.audit([*first, *read_text(text(2020, ["a"]), "report.yaml")[0]], reference)


@pytest.mark.parametrize("command", ["explain", "plot"])
def test_an_id_of_several_is_asked_for_with_its_document(reports: Path, command: str) -> None:
    del reports
    asked = invoked(command, "c")
    assert asked.exit_code == 2
    assert {"2020/report/c", "2021/report/c"} <= set(re.findall(r"[\w/]+/c\b", asked.output))
    old, new = invoked(command, "2020/report/c"), invoked(command, "2021/report/c")
    assert old.exit_code == new.exit_code == 0
    assert old.stdout != new.stdout
    assert invoked(command, "b").stdout == invoked(command, "2020/report/b").stdout


@pytest.mark.parametrize("form", list(Format))
def test_every_format_tells_them_apart(reports: Path, form: Format) -> None:
    audit = factcheck.audit(reports)
    written = renderer(form)(audit)
    for verdict in audit:
        if verdict.fails():
            document, own = verdict.claim.document.id, verdict.claim.own_id
            assert verdict.id in written or {document, own} <= set(re.split(r"[^\w/]", written))
    anchors = re.findall(r'id="(claim-[^"]+)"', written)
    assert len(anchors) == len(set(anchors))
    if form in (Format.MARKDOWN, Format.HTML):
        assert {
            link.replace("%3A", ":") for link in re.findall(r"\(#(claim-[^)]+)\)", written)
        } <= set(anchors)


def test_a_claim_is_known_again_whatever_others_are_called(reports: Path) -> None:
    alone, both, known = (reports.parent / name for name in ("alone.json", "both.json", "known"))
    invoked("audit", reports / "2020", "--output", alone, "--write-baseline", known)
    invoked("audit", "--output", both)
    (one, other) = (read_result(file)[0] for file in (alone, both))
    assert [each.id for each in other] == ["a", "c", "b", "a", "c"]
    assert [each.conflicts for each in other[:3]] == [each.conflicts for each in one]
    known.write_text(known.read_text("utf-8").replace('"report"', '"2020/report"'), "utf-8")
    done = invoked("audit", "--baseline", known, "-q")
    assert "No longer so" not in done.stderr
    assert "not known: 2021/report/a, 2021/report/c" in done.stderr


def test_a_sign_off_goes_into_the_file_of_its_document(reports: Path) -> None:
    old, new = reports / "2020" / "report.yaml", reports / "2021" / "report.yaml"
    before = new.read_text("utf-8")
    waiting = sum(each.fails() for each in factcheck.audit(old))
    done = invoked("review", "--by", "desk", answers="a\n\n" * waiting + "q\n")
    assert done.exit_code == 0, done.output
    assert old.read_text("utf-8").count("reviewed:") == waiting
    assert new.read_text("utf-8") == before
