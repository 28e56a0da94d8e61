"""Laws of `--panel`: a table of comparable areas, from the command line and the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import factcheck

CLAIMS = """
document: {title: A year, area: here, period: 2021}
areas:
  land: {name: Land, level: country}
  here: {name: Here, level: town, parent: land}
indicators: {output: {name: output, unit: t}}
claims:
- {id: claim, kind: multiple, of: output, since: 2019, is: doubled}
"""
ROWS = [
    ("town", name, year, f"{100 + number * (year - 2019):.1f}")
    for number, name in enumerate(("Here", *(f"town {each}" for each in range(1, 120))))
    for year in (2019, 2021)
]


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Write a claim file and a panel, in which twice as much is reached by towns 50 to 119."""
    claims, panel = tmp_path / "claims.yaml", tmp_path / "panel.csv"
    claims.write_text(CLAIMS, encoding="utf-8")
    rows = ["level,area,year,output_t", *(f"{a},{b},{c},{d}" for a, b, c, d in ROWS)]
    panel.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return claims, panel


def explained(claims: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", "explain", "claim", str(claims), *options]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", cwd=claims.parent
    )


def test_a_panel_tells_how_many_areas_did_as_much(places: tuple[Path, Path]) -> None:
    claims, panel = places
    told = " ".join(explained(claims, "--panel", str(panel)).stdout.split())
    assert "of 120 towns of panel.csv, output_t (70 others did what is claimed)" in told
    assert "it disproves nothing" in told


def test_without_a_panel_nothing_is_said_of_areas(places: tuple[Path, Path]) -> None:
    assert "base rate" not in explained(places[0]).stdout


def test_a_panel_that_cannot_be_read_is_a_fault_of_the_input(places: tuple[Path, Path]) -> None:
    done = explained(places[0], "--panel", "nowhere.csv")
    assert done.returncode == 2
    assert "nowhere.csv:1:1" in done.stderr


def test_a_panel_of_nothing_the_catalogue_knows_is_a_fault_of_the_input(
    places: tuple[Path, Path],
) -> None:
    claims, panel = places
    panel.write_text("area,year,sunshine\nHere,2021,7\n", encoding="utf-8")
    done = explained(claims, "--panel", str(panel))
    assert done.returncode == 2
    assert "no column of the panel is called by an indicator" in done.stderr


def test_a_file_and_a_data_frame_of_it_say_the_same(places: tuple[Path, Path]) -> None:
    claims, panel = places
    frame = pd.DataFrame(ROWS, columns=["level", "area", "year", "output_t"])
    of_file, of_frame = (
        factcheck.audit(claims, panel=each)["claim"].diagnosis for each in (panel, frame)
    )
    assert of_file is not None
    assert of_frame is not None
    assert of_file.base_rate is not None
    assert of_frame.base_rate is not None
    assert of_file.base_rate.claimed[0].place == of_frame.base_rate.claimed[0].place
