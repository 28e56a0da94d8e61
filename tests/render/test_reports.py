"""The pages in reports/ are those that the embedded claims give today."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.render.markdown.audit import render

ROOT = Path(__file__).parents[2]
CLAIMS = sorted(each.name for each in (ROOT / "claims").glob("*.yaml"))


@pytest.mark.parametrize("name", CLAIMS)
def test_a_report_is_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    audit = pipeline.run([Path("claims") / name], Path("reference"))
    report = Path("reports") / Path(name).with_suffix(".md").name
    assert report.read_text(encoding="utf-8") == render(audit), "write it anew: make reports"


def test_every_report_is_of_a_document_that_is_there() -> None:
    reports = {each.stem for each in (ROOT / "reports").glob("*.md")}
    assert reports == {Path(name).stem for name in CLAIMS}
