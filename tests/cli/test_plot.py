"""Pictures and pages from the command line: real runs on the sample's files."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.render.html import plot_png
from tests.render.pixels import pixels
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
    result = plot("gdp-doubled", "--output", tmp_path / "claim.pdf")
    assert result.exit_code == 2
    assert "as SVG or PNG, not as .pdf" in " ".join(result.stderr.split())
    assert not (tmp_path / "claim.pdf").exists()


@pytest.mark.parametrize("width", [None, 400])
def test_a_picture_is_png_where_the_file_is_called_so(tmp_path: Path, width: int | None) -> None:
    file, again = tmp_path / "claim.png", tmp_path / "again.PNG"
    asked = () if width is None else ("--width", width)
    for each in (file, again):
        result = plot("gdp-doubled", "--output", each, *asked)
        assert (result.exit_code, result.stdout) == (0, "")
    wide, high, colours = pixels(file.read_bytes())
    assert wide == (width or 1200)
    assert 0.5 < high / wide < 0.8
    assert colours[:4] == b"\xff\xff\xff\xff"  # white at the edge
    assert again.read_bytes() == file.read_bytes()


def test_png_without_its_library_is_a_fault_that_names_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = plot("gdp-doubled", "--output", tmp_path / "claim.png")
    assert result.exit_code == 2
    assert "pip install 'factcheck-audit[png]'" in " ".join(result.stderr.split())
    assert not (tmp_path / "claim.png").exists()
    assert plot("gdp-doubled").exit_code == 0


def test_only_png_has_a_width(tmp_path: Path) -> None:
    result = plot("gdp-doubled", "--output", tmp_path / "claim.svg", "--width", 400)
    assert result.exit_code == 2
    assert "only a PNG has a width" in " ".join(result.stderr.split())


def test_a_sign_that_no_font_has_is_told_and_the_picture_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = plot_png.Picture(png=b"x", unwritten="亿")
    monkeypatch.setattr(plot_png, "render", lambda *_: picture)
    result = plot("gdp-doubled", "--output", tmp_path / "claim.png")
    assert (result.exit_code, (tmp_path / "claim.png").read_bytes()) == (0, b"x")
    assert "no font of this machine has '亿'; install one" in " ".join(result.stderr.split())


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
