"""Bringing a file in takes one command: it asks what is not said, and writes all or nothing."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factcheck.load import read_reference

FILES = Path(__file__).parents[1] / "layouts"
RATE = ("--map", "area=atlantis", "--map", "unit=%", "--map", "indicator:MONTHLY=unemployment")
CLAIMS = """document: {title: D, issuer: X, published: '2024-07-01', area: atlantis}
claims:
- {id: rate, kind: level, quote: 3.7 %, of: unemployment, period: 2024-01, is: 3.7 %}
- {id: other, kind: level, quote: 1.5 %, of: unemployment, period: 2024-03, is: 1.5 %}
"""


def environment() -> dict[str, str]:
    return {**os.environ, "FACTCHECK_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1"}


def factcheck(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
    )


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def resources(folder: Path) -> list[dict[str, object]]:
    page = yaml.safe_load((folder / "reference/datapackage.yaml").read_text(encoding="utf-8"))
    return list(page["resources"])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("fred/MONTHLY.csv", "fred/ONE.csv", "weo/WEOApr2020all.xls"):
        (tmp_path / "in" / Path(name).name).write_bytes((FILES / name).read_bytes())
    for path in (FILES / "worldbank").glob("*GDP*.csv"):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    return tmp_path


WORLD = "in/API_XX.GDP_DS2_en_csv_v2_1.csv"


def test_what_is_not_said_is_listed_as_options_and_nothing_is_written(project: Path) -> None:
    before = state(project)
    done = factcheck("import", "in/MONTHLY.csv", cwd=project)
    assert done.returncode == 2
    for option in ("indicator:MONTHLY=monthly", "'area=…'", "'unit:MONTHLY=…'"):
        assert f"--map {option}" in done.stderr
    assert state(project) == before


def test_the_command_to_call_again_needs_the_open_answers_alone(project: Path) -> None:
    done = factcheck("import", "in/MONTHLY.csv", "--map", "vintage=of 2024", cwd=project)
    (again,) = re.findall("Call it again as: factcheck (.*)", done.stderr)
    answered = again.replace("area=…", "area=usa").replace("unit:MONTHLY=…", "unit:MONTHLY=%")
    assert "…" not in answered
    done = factcheck(*shlex.split(answered), cwd=project)
    assert done.returncode == 0, done.stderr
    reference = read_reference(project / "reference")
    assert {cell.vintage for cell in reference} == {"of 2024"}
    assert {cell.indicator for cell in reference} == {"monthly"}


def test_what_a_first_file_needs_is_all_written(project: Path) -> None:
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 0, done.stderr
    reference = read_reference(project / "reference")
    assert len(reference) == 3
    assert {cell.figure.text for cell in reference} == {"3.70", "3.9", "4.0"}
    assert {str(cell.source.publisher) for cell in reference} == {
        "Federal Reserve Bank of St. Louis"
    }
    copied = project / "reference/raw/MONTHLY.csv"
    assert copied.read_bytes() == (project / "in/MONTHLY.csv").read_bytes()


def test_a_folder_is_the_package_that_it_holds(tmp_path: Path) -> None:
    source = FILES / "package/one"
    for path in source.rglob("*"):
        if path.is_file():
            copy = tmp_path / "in" / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    whole = factcheck("import", "in", "--tidy", cwd=tmp_path)
    assert whole.returncode == 0, whole.stderr
    assert whole.stdout == factcheck("import", "in/datapackage.json", "--tidy", cwd=tmp_path).stdout
    (tmp_path / "empty").mkdir()
    none = factcheck("import", "empty", cwd=tmp_path)
    assert none.returncode == 2
    assert "a folder without datapackage.json or datapackage.yaml" in none.stderr


def test_a_package_may_be_described_in_yaml(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/catches.csv").write_text(
        "Landings\ncountry_code;year;herring\nNOR;2021;331,50\nISL;2021;-\n"
    )
    (tmp_path / "in/datapackage.yaml").write_text(
        """
        name: catches
        resources:
          - path: catches.csv
            dialect: {delimiter: ;, headerRows: [2]}
            schema:
              missingValues: ['', '-']
              fields:
                - {name: country_code, type: string}
                - {name: year, type: year}
                - {name: herring, type: number, decimalChar: ',', bareNumber: false, unit: t}
        """
    )
    whole = factcheck("import", "in", "--tidy", cwd=tmp_path)
    assert whole.stdout.splitlines()[1:] == [
        "NOR,herring,2021,331.50,t,,,,,,,in/catches.csv,3:3",
    ]
    files = ("in/datapackage.yaml", "in/catches.csv")
    assert factcheck("import", *files, "--tidy", cwd=tmp_path).stdout == whole.stdout
    (tmp_path / "in/datapackage.yaml").write_text("resources: [{path: &x catches.csv}]\n")
    fault = factcheck("import", "in", "--tidy", cwd=tmp_path)
    assert fault.stderr.startswith("in/datapackage.yaml:1:20: "), fault.stderr


def test_one_cause_is_told_once_with_a_count(tmp_path: Path) -> None:
    assert factcheck("init", cwd=tmp_path).returncode == 0
    table = tmp_path / "reference/pool.csv"
    head, first, *_ = table.read_text(encoding="utf-8").splitlines()
    row = first.replace("example-town", "nowhere")
    table.write_text("\n".join([head, *[row] * 103, ""]), encoding="utf-8")
    done = factcheck("lint", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("unknown area 'nowhere'") == 1
    assert "and 102 places more like it" in done.stderr
    assert "103 faults" in done.stderr


def test_twice_is_as_once(project: Path) -> None:
    factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    before = state(project)
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 0
    assert "Nothing to do." in done.stdout
    assert state(project) == before


@pytest.mark.parametrize("name", ["aux.csv", "Con.csv", "lpt1.new.csv"])
def test_a_file_that_windows_could_not_keep_is_a_fault_and_writes_nothing(
    project: Path, name: str
) -> None:
    (project / "in/MONTHLY.csv").rename(project / "in" / name)
    before = state(project)
    others = ("in/ONE.csv", *RATE, "--map", "indicator:ONE=other", "--source", "fred")
    done = factcheck("import", f"in/{name}", *others, cwd=project)
    assert done.returncode == 2
    assert done.stderr.count("for a device") == 1
    assert f"'{name}'" in done.stderr
    assert state(project) == before


def test_a_changed_file_is_another_vintage_beside_the_old(project: Path) -> None:
    factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    before = state(project / "reference")
    file = project / "in/MONTHLY.csv"
    file.write_text(file.read_text().replace("3.9", "3.8"))
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 0, done.stderr
    after = state(project / "reference")
    assert after["raw/MONTHLY.csv"] == before["raw/MONTHLY.csv"]
    first, second = resources(project)
    assert first["path"] != second["path"]
    reference = read_reference(project / "reference")
    vintages = {cell.vintage for cell in reference}
    assert len(reference) == 6
    assert len(vintages) == 2
    assert after["datapackage.yaml"].startswith(before["datapackage.yaml"])


def test_a_dry_run_shows_what_would_come_of_it_and_writes_nothing(project: Path) -> None:
    (project / "claims").mkdir()
    (project / "claims/c.yaml").write_text(CLAIMS, encoding="utf-8")
    before = state(project)
    done = factcheck("import", "in/MONTHLY.csv", *RATE, "--dry-run", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "It would bring in 3 observations" in done.stdout
    assert "unemployment  atlantis  2024-01  3.70 %  in/MONTHLY.csv:2:2" in done.stdout
    assert "1 of 2 open claims settled: rate" in done.stdout
    assert state(project) == before


def test_pages_that_are_there_keep_their_text(project: Path) -> None:
    assert factcheck("init", cwd=project).returncode == 0
    before = state(project / "reference")
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 0, done.stderr
    after = state(project / "reference")
    for name, text in before.items():
        assert after[name].startswith(text.rstrip(b"\n")), name
    assert factcheck("lint", cwd=project).returncode == 0


def test_files_of_a_publisher_who_names_areas_need_those_that_are_wanted(project: Path) -> None:
    asked = factcheck("import", WORLD, cwd=project)
    assert "--map area:ATL=atlantis" in asked.stderr
    options = ("indicator:NY.GDP.MKTP.KD=gdp", "area:ATL=atlantis", "area:QQQ=nowhere")
    answers = [word for option in options for word in ("--map", option)]
    done = factcheck("import", WORLD, *answers, cwd=project)
    assert done.returncode == 0, done.stderr
    assert "no file has the code 'QQQ'" in done.stderr
    assert {cell.vintage for cell in read_reference(project / "reference")} == {
        "world-bank-2024-06-28"
    }
    metadata = project / "reference/raw" / f"Metadata_Country_{Path(WORLD).name}"
    assert metadata.is_file()
    more = factcheck("import", WORLD, "--map", "area:EWN=erewhon", cwd=project)
    assert more.returncode == 0, more.stderr
    assert len(resources(project)) == 1
    assert {cell.area for cell in read_reference(project / "reference")} == {"atlantis", "erewhon"}


def test_a_file_that_names_its_edition_keeps_it(project: Path) -> None:
    done = factcheck(
        "import", "in/WEOApr2020all.xls", "--map", "indicator:NGDP=gdp", "--map",
        "area:ATL=atlantis", "--map", "currency:ATL=NOK", cwd=project,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    cells = list(read_reference(project / "reference"))
    assert {cell.vintage for cell in cells} == {"WEO April 2020"}
    assert {str(cell.figure.unit.dimension) for cell in cells} == {"NOK"}


def test_an_index_is_a_bare_number_and_a_unit_that_is_not_known_is_asked(project: Path) -> None:
    for name in ("worldbank/extract_indicators.csv", "companyfacts/CIK0001234567.json"):
        text = (FILES / name).read_bytes().replace(b"USD/shares", b"USD/tranche")
        (project / "in" / Path(name).name).write_bytes(text)
    done = factcheck(
        "import", "in/extract_indicators.csv", "--map", "indicator:FP.CPI.TOTL=cpi", "--map",
        "area:NAB=there", cwd=project,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (cell,) = read_reference(project / "reference")
    assert (cell.figure.text, cell.figure.unit.symbol) == ("101.50", "")
    asked = factcheck(
        "import", "in/CIK0001234567.json", "--map", "indicator:EarningsPerShareDiluted=eps",
        "--map", "area:CIK0001234567=corp", cwd=project,
    )  # fmt: skip
    assert asked.returncode == 2
    assert "--map 'unit:EarningsPerShareDiluted=…'" in asked.stderr
    assert "the file says USD/tranche, which is not known here" in " ".join(asked.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("in/GONE.csv",), "there is no such file"),
        (("in/BROKEN.csv", *RATE), "is no day"),
        (("in/PAGE.json",), "no layout that is known"),
        (("in/MONTHLY.csv", "--map", "colour=red"), "is no answer"),
        (("in/MONTHLY.csv", *RATE[:-1], "indicator:MONTHLY=un employment"), "is no id"),
        (
            ("in/MONTHLY.csv", *RATE[:3], "unit=parsecs", *RATE[4:]),
            "parsecs, which is not known here",
        ),
        (("in/ONE.csv", "in/MONTHLY.csv", *RATE), "frequency:ONE=monthly"),
    ],
)
def test_what_cannot_be_used_writes_nothing(
    project: Path, arguments: tuple[str, ...], words: str
) -> None:
    (project / "in/BROKEN.csv").write_text(
        "observation_date,MONTHLY\n2024-01-01,3.7\n2024-13-01,3.8\n", encoding="utf-8"
    )
    (project / "in/PAGE.json").write_text("<!DOCTYPE html><title>Log in</title>", encoding="utf-8")
    before = state(project)
    done = factcheck("import", *arguments, cwd=project)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert state(project) == before


def test_resources_in_brackets_are_a_fault_and_no_loss(project: Path) -> None:
    folder = project / "reference"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text("name: x\nresources: [{path: a.csv}]\n")
    (folder / "a.csv").write_text("area,indicator,period,value,source\n")
    for name in ("indicators", "areas", "sources"):
        (folder / f"{name}.yaml").write_text("{}\n")
    before = state(project)
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 2
    assert "stand in brackets" in done.stderr
    assert state(project) == before


def test_an_empty_list_of_resources_takes_a_first_one(project: Path) -> None:
    folder = project / "reference"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text("resources: []  # none yet\nname: x\n")
    done = factcheck("import", "in/MONTHLY.csv", *RATE, cwd=project)
    assert done.returncode == 0, done.stderr
    assert [resource["path"] for resource in resources(project)] == ["raw/MONTHLY.csv"]
    assert len(read_reference(folder)) == 3


TABLE = "area,indicator,period,value,unit\nATL,population,2024,5,persons\nATL,cpi,2024,2.0,%\n"


def test_an_answer_that_is_the_code_itself_is_an_answer(tmp_path: Path) -> None:
    """What the questions propose is often the code of the file: it brings the series in."""
    (tmp_path / "table.csv").write_text(TABLE)
    answers = ("--map", "indicator:population=population", "--map", "area:ATL=ATL")
    command = ("import", "table.csv", *answers, "--source", "office=Yearbook of Atlantis")
    done = factcheck(*command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (cell,) = read_reference(tmp_path / "reference")
    assert (cell.area, cell.indicator, cell.figure.text) == ("ATL", "population", "5")


def test_a_source_that_is_new_is_named_by_its_title(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE)
    command = ("import", "table.csv", "--map", "indicator:cpi=cpi", "--map", "area:ATL=atlantis")
    asked = factcheck(*command, "--source", "office", cwd=tmp_path)
    assert asked.returncode == 2
    assert "ID=TITLE of a new one" in asked.stderr
    named = factcheck(*command, "--source", "office=Yearbook of Atlantis", cwd=tmp_path)
    assert named.returncode == 0, named.stderr
    assert "as a compilation" in named.stderr
    (cell,) = read_reference(tmp_path / "reference")
    assert (cell.source.id, cell.source.title) == ("office", "Yearbook of Atlantis")
    before = state(tmp_path)
    again = factcheck(*command, "--source", "office=Another", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "there already, as 'Yearbook of Atlantis'" in again.stderr
    assert state(tmp_path) == before


def test_a_code_may_hold_the_sign_that_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Trait,Treated (n = 212),Control (n = 208)\nAge (years),61,60\n"
    )
    done = factcheck("import", "a.csv", "--map", "period=2023", cwd=tmp_path)
    (again,) = re.findall("Call it again as: factcheck (.*)", done.stderr)
    again = again.replace("'area=…'", "area=trial").replace("'…'", "'trial=A trial'")
    done = factcheck(*shlex.split(again), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    cells = {(cell.indicator, cell.figure.text) for cell in read_reference(tmp_path / "reference")}
    assert cells == {("age_treated", "61"), ("age_control", "60")}


def test_no_new_id_is_proposed_for_two_series(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Item,2020\nOutput (old),1\nOutput (new),2\nOutput,3\n")
    done = factcheck("import", "a.csv", cwd=tmp_path)
    proposed = re.findall(r"--map '?indicator:[^=]*=(\w+)'?\n", done.stderr)
    assert proposed == ["output", "output_2", "output_3"]


def test_what_several_files_leave_open_is_asked_once(project: Path) -> None:
    asked = factcheck("import", "in/MONTHLY.csv", "in/ONE.csv", cwd=project)
    assert asked.stderr.count("--map 'area=…'\n") == 1
    assert "indicator:MONTHLY" in asked.stderr
    assert "indicator:ONE" in asked.stderr


def test_in_a_terminal_it_asks(project: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "import", "in/MONTHLY.csv"],
        cwd=project,
        env={**environment(), "TERM": "dumb"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, b"unemployment\natlantis\n%\n")
    output, _ = process.communicate(timeout=60)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert process.returncode == 0, said
    assert "which indicator is MONTHLY? [monthly]" in said
    assert b"Brought in 3 observations" in output
    assert {cell.indicator for cell in read_reference(project / "reference")} == {"unemployment"}


SEASONS = """,area,indicator,adjustment,period,value,unit
0,ATL,UNEMP,adjusted,2024-01,5.1,%
1,ATL,UNEMP,unadjusted,2024-01,5.6,%
"""


def test_adjusted_and_unadjusted_figures_of_one_code_are_two_indicators(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text(SEASONS)
    command = ("import", "jobs.csv", "--layout", "frame", "--map", "area:ATL=atlantis")
    asked = factcheck(*command, cwd=tmp_path)
    told = asked.stdout + asked.stderr
    assert "--map indicator:UNEMP/adjusted=unemp_adjusted" in told
    assert "--map indicator:UNEMP/unadjusted=unemp_unadjusted" in told
    (tmp_path / "reference").mkdir(exist_ok=True)
    (tmp_path / "reference/sources.yaml").write_text("office: {title: Office}\n")
    answers = ("--source", "office", "--map", "indicator:UNEMP/adjusted=unemp_adjusted",
               "--map", "indicator:UNEMP/unadjusted=unemp_unadjusted")  # fmt: skip
    done = factcheck(*command, *answers, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = {
        cell.indicator: cell.figure.number for cell in read_reference(tmp_path / "reference")
    }
    assert figures == {"unemp_adjusted": "5.1", "unemp_unadjusted": "5.6"}
    page = yaml.safe_load((tmp_path / "reference/indicators.yaml").read_text(encoding="utf-8"))
    assert [entry["adjustment"] for entry in page.values()] == ["adjusted", "unadjusted"]
