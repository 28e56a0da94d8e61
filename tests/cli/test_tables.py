"""Tables of claims on the command line: real runs, every row a verdict or a fault."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from factcheck.bulk import COLUMNS
from factcheck.cli.app import app

REFERENCE = Path("reference")
HEAD = ("id", "kind", "of", "area", "period", "since", "is", "published")
SOUND = (
    ("gdp", "level", "gdp", "changzhi", "2021", "", "2311.1 亿元", "2022-02-20"),
    ("growth", "growth", "gdp", "changzhi", "2021", "", "9 %", "2022-02-20"),
    ("twice", "multiple", "gdp", "changzhi", "2021", "2016", "doubled", ""),
)
FAULTY = (
    ("unit", "growth", "gdp", "changzhi", "2021", "", "3 t", ""),
    ("of", "growth", "gpd", "changzhi", "2021", "", "3 %", ""),
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments), "-r", str(REFERENCE)])


def as_csv(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *rows])
    return path


def as_json_lines(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    lines = (json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def as_parquet(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table(dict(zip(HEAD, columns, strict=True))), path)
    return path


FORMATS = {"csv": as_csv, "jsonl": as_json_lines, "parquet": as_parquet}


def verdicts(path: Path) -> list[dict[str, object]]:
    """Return the rows of a table of verdicts, lists of CSV parted."""
    if path.suffix == ".parquet":
        rows: list[dict[str, object]] = pq.read_table(path).to_pylist()
        return rows
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return [
        {
            **row,
            "row": int(row["row"]),
            "low": float(row["low"]) if row["low"] else None,
            "high": float(row["high"]) if row["high"] else None,
            "flags": row["flags"].split("; ") if row["flags"] else [],
            "cells": row["cells"].split("; ") if row["cells"] else [],
        }
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def test_every_format_gives_the_same_verdicts_in_every_format(tmp_path: Path) -> None:
    tables = []
    for suffix, write in FORMATS.items():
        claims = write(tmp_path / f"claims.{suffix}", SOUND + FAULTY)
        for other in FORMATS:
            out = tmp_path / f"{suffix}.{other}"
            result = run(claims, "-o", out)
            assert result.exit_code == 1, result.stderr
            tables.append(verdicts(out))
    assert all(table == tables[0] for table in tables)
    assert [row["label"] for row in tables[0]] == ["compatible", "contradicted", "contradicted"]
    assert list(tables[0][0]) == list(COLUMNS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_faulty_row_is_told_with_its_number_and_stops_no_other(
    tmp_path: Path, suffix: str
) -> None:
    claims = FORMATS[suffix](tmp_path / f"claims.{suffix}", FAULTY[:1] + SOUND + FAULTY[1:])
    out = tmp_path / "verdicts.jsonl"
    result = run(claims, "-o", out)
    assert [row["row"] for row in verdicts(out)] == [2, 3, 4]
    places = {"csv": ("2:7", "6:3"), "jsonl": ("1:1", "5:1"), "parquet": ("!row 1:is", "!row 5:of")}
    for place in places[suffix]:
        assert place in result.stderr
    assert "'3 t'" in result.stderr
    assert "'gpd'" in result.stderr
    assert "2 rows of 5 in 1 file cannot be read" in result.stderr
    assert run(claims, "-o", out, "--fail-on-faults").exit_code == 2
    listed = tmp_path / "faults.jsonl"
    run(claims, "-o", out, "--faults", listed)
    records = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    assert [record["key"] for record in records] == ["is", "of"]
    assert all(places[suffix][number] in record["at"] for number, record in enumerate(records))


def test_a_fault_names_the_column_of_the_file_also_beside_columns_of_your_own(
    tmp_path: Path,
) -> None:
    head, faulty = ("_row", *HEAD[:3], "", *HEAD[3:]), ("mine", *FAULTY[0][:3], "", *FAULTY[0][3:])
    claims = tmp_path / "claims.csv"
    claims.write_text(f"{','.join(head)}\n{','.join(faulty)}\n", encoding="utf-8")
    result = run(claims, "-o", tmp_path / "verdicts.csv")
    assert f"{claims}:2:{head.index('is') + 1}: is: " in result.stderr


@pytest.mark.parametrize("suffix", FORMATS)
def test_faults_come_in_the_order_of_their_rows(tmp_path: Path, suffix: str) -> None:
    rows = tuple((f"r{n}", *FAULTY[0][1:6], f"{n} kg", "") for n in range(1, 13))
    claims = FORMATS[suffix](tmp_path / f"claims.{suffix}", rows)
    result = run(claims, "-o", tmp_path / "verdicts.csv")
    places = [result.stderr.index(f"'{number} kg'") for number in range(1, 13)]
    assert places == sorted(places)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_claim_in_doubt_accuses_nobody(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "HEAD", (*HEAD, "review"))
    row = (*SOUND[1], "base: month or year before?")
    out = tmp_path / "verdicts.jsonl"
    run(FORMATS[suffix](tmp_path / f"claims.{suffix}", (row,)), "-o", out)
    assert [verdict["reason"] for verdict in verdicts(out)] == ["reading-in-doubt"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ('"kind": "level", "is": "2311.1 亿元", "is": "1 亿元"', "'is' is given twice"),
        ('"kind": "level", "kind" : "growth", "is": 9.5', "'kind' is given twice"),
        ('"kind": "level", "Kind": "growth", "is": "9 %"', "'kind' is given twice"),
        ('"kind": "level", "is": NaN', "no number in 'NaN'"),
    ],
)
def test_nothing_that_an_object_says_is_dropped(tmp_path: Path, cells: str, told: str) -> None:
    claims = tmp_path / "claims.jsonl"
    about = '"of": "gdp", "area": "changzhi", "period": 2021, "quote": "so: it is"'
    claims.write_text(f"{{{about}, {cells}}}\n", encoding="utf-8")
    result = run(claims, "-o", tmp_path / "verdicts.csv")
    assert told in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_no_parquet_is_told_in_a_whole_sentence(tmp_path: Path) -> None:
    claims = tmp_path / "claims.parquet"
    claims.write_text("kind,of\n", encoding="utf-8")
    told = run(claims, "-o", tmp_path / "verdicts.csv").stderr.splitlines()[0]
    assert told.endswith("the Parquet file cannot be read: Parquet magic bytes not found in footer")


def test_rows_that_are_no_rows_are_counted_too(tmp_path: Path) -> None:
    claims = as_csv(tmp_path / "claims.csv", SOUND)
    with claims.open("a", encoding="utf-8") as stream:
        stream.write("short,growth\n\n")
        stream.write('"open, and never closed\n')
    result = run(claims, "-o", tmp_path / "verdicts.csv")
    assert "2 rows of 5" in result.stderr
    lines = as_json_lines(tmp_path / "claims.jsonl", SOUND)
    with lines.open("a", encoding="utf-8") as stream:
        stream.write('{"id": \n[1]\n{"knid": "growth"}\n{"kind": {"a": 1}}\n')
    result = run(lines, "-o", tmp_path / "verdicts.csv")
    assert "4 rows of 7" in result.stderr
    assert "Did you mean 'kind'?" in result.stderr


@pytest.mark.parametrize("suffix", FORMATS)
def test_columns_of_your_own_are_passed_over(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = FORMATS[suffix](tmp_path / f"plain.{suffix}", SOUND)
    monkeypatch.setattr(sys.modules[__name__], "HEAD", ("_row", *HEAD[:3], "_note", *HEAD[3:]))
    rows = tuple((f"r{number}", *row[:3], "mine", *row[3:]) for number, row in enumerate(SOUND))
    own = FORMATS[suffix](tmp_path / f"plain-own.{suffix}", rows)
    tables = []
    for claims in (plain, own):
        out = claims.with_name(f"{claims.stem}-verdicts.jsonl")
        assert run(claims, "-o", out).exit_code == 1
        tables.append([row | {"document": ""} for row in verdicts(out)])
    assert tables[0] == tables[1]
    assert len(tables[0]) == len(SOUND)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_as_spreadsheets_write_them(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    claims = tmp_path / "claims.csv"
    with claims.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([HEAD, *SOUND])
    out = tmp_path / "verdicts.jsonl"
    run(claims, "-o", out)
    assert [row["id"] for row in verdicts(out)] == ["gdp", "growth", "twice"]


def test_bytes_that_are_no_text_are_a_fault_of_their_row(tmp_path: Path) -> None:
    claims, out = as_csv(tmp_path / "claims.csv", SOUND), tmp_path / "verdicts.csv"
    with claims.open("ab") as stream:
        stream.write("gbk,level,gdp,长治,2021,,1 元,\n".encode("gbk"))
        stream.write(b"after,level,gdp,changzhi,2021,,1 t,\n")
    result = run(claims, "-o", out)
    assert "claims.csv:5:1: a cell of the row is no text in UTF-8" in result.stderr
    assert "2 rows of 5" in result.stderr
    lines = tmp_path / "claims.jsonl"
    lines.write_text('{"kind": "level", "document": "\\ud800", "is": 1.0}\n', encoding="ascii")
    assert "1 row of 1" in run(lines, "-o", out).stderr
    emoji = '{"kind": "level", "of": "gdp", "area": "changzhi", "period": 2021, "is": 1.0, '
    lines.write_text(emoji + '"unit": "元", "quote": "\\ud83d\\ude00"}\n', encoding="utf-8")
    assert "1 claim:" in run(lines, "-o", out).stderr


def test_a_row_that_cannot_be_parted_is_one_fault_wherever_it_stands(tmp_path: Path) -> None:
    claims = tmp_path / "claims.csv"
    head, *rows = as_csv(claims, SOUND).read_text(encoding="utf-8").splitlines(keepends=True)
    claims.write_text(head + 'x"y"z,"a"b,,,,,,\n' + "".join(rows), encoding="utf-8")
    result = run(claims, "-o", tmp_path / "verdicts.csv")
    assert "1 row of 4" in result.stderr
    assert "claims.csv:2:1" in result.stderr


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,knd,of\n", "Did you mean 'kind'?"),
        ("id,of\n", "no column is named 'kind'"),
        ("kind,of,of\n", "two columns are named 'of'"),
        ("", "no column is named 'kind'"),
    ],
)
def test_columns_that_are_none_of_claims_stop_all(tmp_path: Path, text: str, problem: str) -> None:
    claims, out = tmp_path / "claims.csv", tmp_path / "verdicts.csv"
    claims.write_text(text, encoding="utf-8")
    out.write_text("before", encoding="utf-8")
    result = run(claims, "-o", out)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert out.read_text(encoding="utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 2  # and no part of another


def test_digits_and_units_survive_as_they_are_written(tmp_path: Path) -> None:
    lines = tmp_path / "claims.jsonl"
    lines.write_text(
        '{"kind": "growth", "of": "gdp", "area": "changzhi", "period": 2021, "is": 34.70,'
        ' "unit": "%"}\n',
        encoding="utf-8",
    )
    out = tmp_path / "verdicts.jsonl"
    run(lines, "-o", out)
    (row,) = verdicts(out)
    assert row["claimed"] == "34.70 %"
    assert row["id"] == "1"


def test_a_frame_with_years_missing_gives_years_and_no_digits_that_nobody_wrote(
    tmp_path: Path,
) -> None:
    frame = pd.DataFrame(
        {
            "kind": ["multiple", "level"], "of": "gdp", "area": "changzhi", "period": 2021,
            "since": [2016.0, None], "is": [2.0, 2311.0], "unit": ["times", "亿元"],
        }
    )  # fmt: skip
    frame.to_parquet(tmp_path / "claims.parquet")
    out = tmp_path / "verdicts.jsonl"
    run(tmp_path / "claims.parquet", "-o", out)
    assert [row["claimed"] for row in verdicts(out)] == ["2 times", "2311 亿元"]


def test_what_a_table_of_verdicts_does_not_have_is_refused(tmp_path: Path) -> None:
    claims = as_csv(tmp_path / "claims.csv", SOUND)
    for arguments in (("--format", "html"), ("--only", "growth"), ("-o", tmp_path / "v.html")):
        assert run(claims, *arguments).exit_code == 2
    assert run(claims, Path("claims")).exit_code == 2
    assert run(tmp_path / "none.csv").exit_code == 2
