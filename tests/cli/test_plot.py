"""Pictures and pages from the command line: real runs on the sample's files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from tests.render.sample import CLAIMS, REFERENCE, sample

SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def plot(*arguments: object) -> Result:
    return run("plot", *arguments, CLAIMS, "--reference", REFERENCE)


def test_a_picture_is_svg_with_a_title_and_a_description_and_is_the_same_twice() -> None:
    result = plot("gdp-doubled")
    root = ET.fromstring(result.stdout)
    assert result.exit_code == 0
    assert root.tag == f"{SVG}svg"
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) != (None, None)
    assert plot("gdp-doubled").stdout == result.stdout


def test_a_picture_names_no_place_but_the_standard_of_svg() -> None:
    assert plot("gdp-doubled").stdout.count("http") == 1


def test_a_picture_of_a_claim_nobody_made_is_a_fault_that_names_the_nearest() -> None:
    result = plot("gdp-dubled")
    assert result.exit_code == 2
    assert "Did you mean gdp-doubled" in " ".join(result.stderr.split())


def test_a_claim_without_figures_has_no_picture_and_says_so() -> None:
    bare = next(each.id for each in sample() if not each.outcomes and not each.wanted)
    result = plot(bare)
    assert result.exit_code == 3
    assert "no figures to draw" in result.stderr


def test_pictures_are_not_written_as_something_else(tmp_path: Path) -> None:
    result = plot("gdp-doubled", "--output", tmp_path / "claim.png")
    assert result.exit_code == 2
    assert not (tmp_path / "claim.png").exists()


def test_the_ending_of_the_file_makes_a_page_with_the_text_marked(tmp_path: Path) -> None:
    text, page = tmp_path / "plan.md", tmp_path / "plan.html"
    quotes = [each.claim.quote for each in sample() if each.id in ("gdp-2021", "gdp-doubled")]
    text.write_text("\n".join(quotes), encoding="utf-8")
    audit = ("audit", CLAIMS, "--reference", REFERENCE, "--report", text, "--output", page)
    assert run(*audit).exit_code == 1
    first = page.read_bytes()
    assert run(*audit).exit_code == 1
    assert page.read_bytes() == first
    assert b"Quotes that do not stand in the text" in first
    assert first.count(b"<a href=#claim-gdp-2021 class=supported title=") == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_text_is_refused_where_it_cannot_be_shown(tmp_path: Path, form: str) -> None:
    text = tmp_path / "plan.md"
    text.write_text("x", encoding="utf-8")
    result = run("audit", CLAIMS, "--reference", REFERENCE, "--report", text, "--format", form)
    assert result.exit_code == 2
    assert "--format html" in " ".join(result.stderr.split())


def test_a_text_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    result = run(
        "audit", CLAIMS, "--reference", REFERENCE, "-f", "html", "--report", tmp_path / "none.md"
    )
    assert result.exit_code == 2
