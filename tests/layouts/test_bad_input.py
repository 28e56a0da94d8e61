"""What is wrong with a published file is one clear fault: its place, what it is, what to do."""

from __future__ import annotations

import resource
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from factcheck.load.layouts.original import Original
from factcheck.load.published import Published, published

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "bad_input.yaml").read_text(encoding="utf-8"))
CODES = "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    + "]><GenericData><DataSet>&a19;</DataSet></GenericData>"
)


def read(path: Path, layout: str = "") -> Published:
    found = published(Original(path=path, name=path.name), layout)
    for _ in found.cells():
        pass
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_it_is_one_fault_with_its_place_and_what_to_do(
    case: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / case["file"]
    path.write_text(case["text"], encoding="utf-8")
    (fault,) = read(path, case["layout"]).faults
    assert case["words"] in fault.problem
    assert str(fault.at).startswith(case["file"] + case["place"])
    assert fault.remedy.endswith(".")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.xml", BOMB, "declares entities"),
        ("a.json", '{"dataSets":' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_would_fill_the_memory_is_refused(
    name: str, text: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (fault,) = read(path, "sdmx").faults
    assert words in fault.problem
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes


def test_a_head_merged_over_two_columns_names_one_figure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Item", "2020-2021", None], ["Output (t)", 1, 2]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    (fault,) = read(tmp_path / "a.xlsx").faults
    assert str(fault.at) == "a.xlsx!Sheet!C2"
    assert fault.problem == "'2' stands for Output, -, 2020/21, and '1' at Sheet!B2"


def test_a_fault_of_many_cells_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CODES + "".join(f"X,A,AT,{year},?\n" for year in range(1900, 2003)))
    (fault,) = read(path).faults
    assert "and 102 cells more like it" in fault.problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{CODES}X,A,AT,2020,1.5\nX,A,Östereich,2021,2\n".encode("cp1252"), "0xD6 cannot be read"),
        (f"{CODES}X,A,AT,2020,1.5\n".encode() + b"\0\0\n", "cannot be read"),
    ],
)
def test_a_wrong_encoding_is_told_with_its_line(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    (fault,) = read(path, "sdmx").faults
    assert words in fault.problem
    assert "encoding:" in fault.remedy


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04" + b"\0" * 99, "an archive"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML><html>", "a web page"),
        (b"a,b,c\n1,2,3\n", "no layout that is known"),
        (b"", "is empty"),
    ],
)
def test_what_has_no_layout_says_what_it_is(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "unknown.dat"
    path.write_bytes(content)
    (fault,) = read(path).faults
    assert words in fault.problem


def test_a_figure_that_stands_twice_alike_is_taken_once_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{CODES}X,A,AT,2020,1.50\nX,A,AT,2020,1.50\n")
    found = published(Original(path=path, name="a.csv"))
    assert [cell.value for cell in found.cells()] == ["1.50"]
    assert "alike and taken once: 1" in found.told()[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "requests==2.31.0\nnumpy>=1.26,<2\nlxml==5.1\n"),
        (
            "notes.txt",
            "Received on 3 May 2024, as agreed.\n\nTo do:\n- ask the office\n- read it\n",
        ),
        ("words.csv", "name,colour\nplum,blue\nlime,green\n"),
        ("heads.csv", "label,2020,2021\n"),
        ("blank.csv", "\n\n"),
    ],
)
def test_a_text_without_rows_of_figures_has_no_layout(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (fault,) = read(tmp_path / name).faults
    assert "no layout that is known" in fault.problem


@pytest.mark.parametrize("layout", ["frame", "wide"])
@pytest.mark.parametrize("text", ["", "\n", ",,\n,,\n", '""\n'])
def test_a_file_with_nothing_in_it_is_a_fault_and_no_error(
    text: str, layout: str, tmp_path: Path
) -> None:
    (tmp_path / "none.csv").write_text(text)
    (fault,) = read(tmp_path / "none.csv", layout).faults
    assert fault.remedy.endswith(".")


@pytest.mark.parametrize("table", [{}, {"flag": [True, False]}])
def test_a_frame_without_a_column_of_figures_is_a_fault(
    table: dict[str, list[bool]], tmp_path: Path
) -> None:
    pq.write_table(pa.table(table), tmp_path / "none.parquet")
    (fault,) = read(tmp_path / "none.parquet").faults
    assert fault.problem == "no table of figures was found"
