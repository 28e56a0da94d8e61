"""What a descriptor names is read, or is a fault; and it is read as the descriptor says."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.domain.diagnostic import InputError
from factcheck.domain.series import Reference
from factcheck.load import read_reference, unread
from factcheck.load.base_rates import check_rates

TABLE = "area,indicator,period,value,unit,source\nno,gdp,2021,4323.93,billion NOK,office\n"
CATALOGUE = {
    "areas.yaml": "no: {names: {en: Norway}}\n",
    "indicators.yaml": "gdp: {names: {en: GDP}, unit: NOK}\n",
    "sources.yaml": "office: {title: Accounts, grade: official}\n",
}


def reference(folder: Path, content: bytes, resource: str = "", path: str = "x.csv") -> Reference:
    """Read a folder of one table, named by a resource with further keys."""
    for name, text in CATALOGUE.items():
        (folder / name).write_text(text, encoding="utf-8")
    further = f", {resource}" if resource else ""
    descriptor = f'name: r\nresources:\n  - {{name: x, path: "{path}"{further}}}\n'
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    (folder / Path(path).name).write_bytes(content)
    return read_reference(folder)


def written(delimiter: str = ",", quote: str = '"', header: str | None = None) -> str:
    rows = [line.split(",") for line in TABLE.splitlines()]
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows]
    return "\n".join([header or lines[0], *lines[1:]]) + "\n"


@pytest.mark.parametrize(
    ("content", "resource"),
    [
        (TABLE, ""),
        (written(header=TABLE.splitlines()[0].title()), ""),
        (written(";"), ""),
        (written("\t"), ""),
        (written("|"), "dialect: {delimiter: '|'}"),
        (written(",", "'"), 'dialect: {quoteChar: "\'"}'),
        ("# of Norway\n" + TABLE, "dialect: {commentChar: '#'}"),
        ("GDP of Norway\n\n" + TABLE, "dialect: {headerRows: [2]}"),
        ("GDP of Norway\n\n" + TABLE, "dialect: {headerRows: [3]}"),  # lines, as one sees them
        ('GDP of "Norway\n' + TABLE, "dialect: {headerRows: [2], commentChar: '#'}"),
        ('# a remark,"with a quote\n' + TABLE, "dialect: {commentChar: '#'}"),
        (TABLE.replace(",", ", "), "dialect: {skipInitialSpace: true}"),
    ],
    ids=(
        "plain capitals semicolons tabs bars quotes comments title line quote remark spaces".split()
    ),
)
def test_a_table_is_read_as_its_descriptor_or_its_own_columns_say(
    tmp_path: Path, content: str, resource: str
) -> None:
    assert len(reference(tmp_path, content.encode(), resource)) == 1


@pytest.mark.parametrize("path", ["x.CSV", "x.tsv", "x.txt", "x"])
def test_the_name_of_a_table_changes_nothing(tmp_path: Path, path: str) -> None:
    assert len(reference(tmp_path, TABLE.encode(), path=path)) == 1


@pytest.mark.parametrize(
    ("content", "resource", "path", "problem"),
    [
        ("GDP of Norway\n" + TABLE, "", "x.csv", "x.csv:1:1: the row names no column"),
        ("Norway,2020,2021\ngdp,1,2\n", "", "x.csv", "x.csv:1:1: the row names no column"),
        ("observation_date,UNRATE\n2023-08-01,3.8\n", "", "x.csv", "x.csv:1:1: the row names no"),
        ("", "", "x.csv", "x.csv:1:1: the table is empty"),
        (TABLE, "", "x.xlsx", "an Excel workbook"),
        (TABLE, "", "https://example.org/x.csv", "outside the folder"),
        (TABLE, "encoding: klingon", "x.csv", "unknown encoding 'klingon'"),
        (TABLE, "hash: 'sha256:00'", "x.csv", "the descriptor says 00"),
        (TABLE, "hash: 'rot13:00'", "x.csv", "unknown hash 'rot13'"),
        (TABLE, "dialect: {delimeter: ','}", "x.csv", "unknown key 'delimeter'"),
        (TABLE, "dialect: {header: false}", "x.csv", "'header' cannot be 'false'"),
        (TABLE, "dialect: {headerRows: [1, 2]}", "x.csv", "'headerRows' cannot be"),
        (TABLE, "dialect: {delimiter: ';;'}", "x.csv", "'delimiter' cannot be ';;'"),
        (TABLE, "dialect: {delimiter: '\"'}", "x.csv", "one character stands for two things"),
        (TABLE, "dialect: dialect.json", "x.csv", "the dialect stands elsewhere"),
        (TABLE, "encoding: base64", "x.csv", "unknown encoding 'base64'"),
        (TABLE, "schema: absent.json", "x.csv", "there is no file 'absent.json'"),
        (TABLE, "schema: 'https://example.org/s.json'", "x.csv", "is outside the folder"),
        (TABLE, "", "more.yaml", "a YAML file"),
        (TABLE, "", "x.csv.gz", "an archive"),
        (TABLE.replace("4323.93", ".."), "missingValues: [..]", "x.csv", "no row of the table"),
        (TABLE.replace("4323.93", ""), "missingValues: [..]", "x.csv", "'value' is empty"),
        (written(";").replace("4323.93", "4,323"), "", "x.csv", "Write 4323 or 4.323."),
    ],
)
def test_a_table_that_cannot_be_read_is_a_fault(
    tmp_path: Path, content: str, resource: str, path: str, problem: str
) -> None:
    with pytest.raises(InputError) as refusal:
        reference(tmp_path, content.encode(), resource, path)
    assert problem in str(refusal.value)


@given(header=st.lists(st.text("abcxyz ,;\t", max_size=9), max_size=4).map(",".join))
def test_no_table_is_passed_over_without_a_word(
    tmp_path_factory: pytest.TempPathFactory, header: str
) -> None:
    folder = tmp_path_factory.mktemp("reference")
    with pytest.raises(InputError, match=r"x\.csv"):
        reference(folder, f"{header}\n1,2,3,4,5,6\n".encode())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "cp1252", "utf-8"])
def test_an_encoding_is_honoured(tmp_path: Path, encoding: str) -> None:
    assert len(reference(tmp_path, TABLE.encode(encoding), f"encoding: {encoding}")) == 1


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert len(reference(tmp_path, mark + TABLE.encode(encoding))) == 1


@pytest.mark.parametrize(
    ("content", "sort"),
    [
        (b"%PDF-1.7 \xff", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "a Word document"),
        (b"PK\x03\x04 xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04 readme.txt", "an archive"),
        (b"\xd0\xcf\x11\xe0 book", "an Excel workbook"),
    ],
)
def test_what_is_no_text_is_told_for_what_it_is(tmp_path: Path, content: bytes, sort: str) -> None:
    with pytest.raises(InputError, match=sort) as caught:
        reference(tmp_path, content)
    assert len(caught.value.diagnostics) == 1


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_a_hash_that_is_right_is_no_fault(tmp_path: Path, algorithm: str) -> None:
    digest = hashlib.new(algorithm, TABLE.encode()).hexdigest()
    assert len(reference(tmp_path, TABLE.encode(), f"hash: '{algorithm}:{digest.upper()}'")) == 1
    if algorithm == "md5":
        assert len(reference(tmp_path, TABLE.encode(), f"hash: {digest}")) == 1


@pytest.mark.parametrize(
    "resource",
    [
        "missingValues: ['..']",
        "missingValues: [{value: '..', label: not told}]",
        "dialect: {nullSequence: '..'}",
        "schema: {missingValues: ['..']}",
        "schema: {fields: [{name: value, missingValues: ['..']}]}",
    ],
)
def test_what_stands_for_a_missing_value_is_no_figure(tmp_path: Path, resource: str) -> None:
    content = TABLE + "no,gdp,2022, .. ,billion NOK,office\n"
    assert len(reference(tmp_path, content.encode(), resource)) == 1
    with pytest.raises(InputError):
        reference(tmp_path, content.encode())


def test_lint_names_a_table_that_no_resource_names(tmp_path: Path) -> None:
    reference(tmp_path, TABLE.encode())
    (tmp_path / "old.CSV").write_text(TABLE)
    assert [path.name for path in unread(tmp_path)] == ["old.CSV"]
    (tmp_path / "claims.yaml").write_text(
        "document: {title: T, area: no, period: 2021}\n"
        "claims: [{id: a, kind: level, of: gdp, is: 4323.9 billion NOK}]\n"
    )
    shown = CliRunner().invoke(
        app, ["lint", str(tmp_path / "claims.yaml"), "--reference", str(tmp_path)]
    )
    assert "old.CSV\n    No resource of the descriptor names it" in shown.output


@pytest.mark.parametrize(
    ("resources", "problem"),
    [
        ("{name: x, path: []}", "'path' names no file"),
        ("{name: x, data: [[1]]}", "the resource has no 'path'"),
        ("{path: x.csv}, {path: x.csv}", "stands at"),
        ("{path: x.csv, schema: broken.json}", "'broken.json' cannot be read"),
    ],
)
def test_a_resource_that_names_no_table_of_its_own_is_a_fault(
    tmp_path: Path, resources: str, problem: str
) -> None:
    reference(tmp_path, TABLE.encode())
    (tmp_path / "broken.json").write_text('{"fields": [')
    (tmp_path / "datapackage.yaml").write_text(f"resources: [{resources}]\n")
    with pytest.raises(InputError, match=problem):
        read_reference(tmp_path)


RATES = (
    "Indicator;Basis;Class;Level;Within;Source;Period;Years;N;Min;Max\n"
    "gdp;current;c;l;;office;2021;1;5;1;2\n"
)


def test_base_rates_are_read_as_any_table_and_lint_reads_them_all(tmp_path: Path) -> None:
    assert len(reference(tmp_path, RATES.encode()).growth_classes) == 1
    broken = (
        RATES + "gdp;current;d;l;;office;2021;one;5;1;2\ngdp;current;e;l;;office;soon;1;5;1;2\n"
    )
    with pytest.raises(InputError) as refusal:
        check_rates(reference(tmp_path, broken.encode()))
    assert [fault.key for fault in refusal.value.diagnostics] == ["years", "period"]


def test_a_table_that_is_named_by_way_of_its_folder_is_not_unread(tmp_path: Path) -> None:
    reference(tmp_path, TABLE.encode(), path="./x.csv")
    assert unread(tmp_path) == ()
