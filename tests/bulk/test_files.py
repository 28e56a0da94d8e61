"""Tables of claims from Python: from file to file, in blocks, and as a frame."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import read_reference
from factcheck.bulk import (
    COLUMNS,
    TableAuditor,
    VerdictBlock,
    VerdictRow,
    audit_file,
    write_verdicts,
)
from factcheck.bulk.writing import CsvWriter
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.frames import frame_of_verdicts
from factcheck.load.claim_tables.reading import blocks_of
from factcheck.load.claim_tables.rows import ClaimRows
from tests.bulk import worlds

HEAD = ("id", "kind", "of", "area", "period", "is")
ROWS = (
    ("level", "level", "gdp", "changzhi", "2021", "2311.1 亿元"),
    ("growth", "growth", "gdp", "changzhi", "2021", "90 %"),
    ("unit", "growth", "gdp", "changzhi", "2021", "9 t"),
    ("later", "level", "gdp", "changzhi", "2020", "1000 亿元"),
)


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *ROWS])
    return path


def test_a_file_is_audited_into_a_file_and_a_frame(claims: Path, tmp_path: Path) -> None:
    blocks = list(audit_file(claims, "reference"))
    assert sum(map(len, blocks)) + sum(block.faulty for block in blocks) == len(ROWS)
    out = tmp_path / "verdicts.csv"
    assert write_verdicts(blocks, out) == 3
    frame = frame_of_verdicts(blocks)
    assert frame.index.tolist() == [1, 2, 4]
    assert tuple(frame.reset_index().columns) == COLUMNS
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["label"] for row in rows] == frame["label"].tolist()
    assert frame_of_verdicts([]).empty


def test_the_day_and_the_edition_are_those_of_an_audit(claims: Path) -> None:
    early = list(audit_file(claims, "reference", as_of=date(2010, 1, 1)))
    terms = Terms(as_of=date(2010, 1, 1))
    (rows,) = blocks_of(claims)
    assert list(early[0]) == list(TableAuditor(read_reference("reference"), terms).block(rows))


@pytest.mark.parametrize("name", ["claims.yaml", "claims"])
def test_other_files_are_no_tables(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.csv"):
        audit_file(tmp_path / name, "reference")
    with pytest.raises(ValueError, match=r"\.jsonl"):
        write_verdicts([], tmp_path / name)


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)


@given(
    rows=st.lists(
        st.tuples(texts, texts, st.floats(allow_nan=False, allow_infinity=False) | st.none()),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_a_table_of_verdicts_is_csv_that_gives_back_its_cells(
    rows: list[tuple[str, str, float | None]],
) -> None:
    block = VerdictBlock.of(
        VerdictRow(
            row=number, document="d", id=f"a{name}", kind="level", label="supported", reason="",
            flags=(), claimed=f"1{text}", found="1", low=low, high=None, cells=(f"a{text}", "b"),
        )
        for number, (name, text, low) in enumerate(rows)
    )  # fmt: skip
    stream = io.BytesIO()
    CsvWriter(stream).write(block)
    table = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert [(row["id"], row["claimed"], row["low"], row["cells"]) for row in table] == [
        (f"a{name}", f"1{text}", "" if low is None else repr(low), f"a{text}; b")
        for name, text, low in rows
    ]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_rows_without_a_cell_are_passed_over_and_counted(suffix: str, tmp_path: Path) -> None:
    blank = ("",) * len(HEAD)
    path = tmp_path / f"claims{suffix}"
    frame = pd.DataFrame([blank, ROWS[0], blank, blank, ROWS[3], blank], columns=list(HEAD))
    if suffix == ".csv":
        frame.to_csv(path, index=False)
    else:
        frame.replace("", None).to_parquet(path)
    for size in (1, 2, 20):
        blocks = list(blocks_of(path, size))
        assert [number for block in blocks for number in block.numbers] == [2, 5]
        assert [cell for block in blocks for cell in block.columns[0]] == ["level", "later"]
        assert not any(block.faults for block in blocks)


@settings(max_examples=20)
@given(world=worlds.tables(), size=st.integers(1, 5))
def test_parts_of_a_table_give_what_the_whole_gives(
    world: tuple[Reference, list[dict[str, str]]], size: int
) -> None:
    reference, made = world
    rows = worlds.table(made)
    auditor = TableAuditor(reference)
    parts = [auditor.block(part(rows, start, size)) for start in range(0, len(rows), size)]
    whole = TableAuditor(reference).block(rows)
    assert [row for block in parts for row in block] == list(whole)
    assert [fault for block in parts for fault in block.faults] == list(whole.faults)


def part(rows: ClaimRows, start: int, size: int) -> ClaimRows:
    """Return some rows of a block as a block of their own."""
    chosen = slice(start, start + size)
    return ClaimRows(
        file=rows.file,
        keys=rows.keys,
        columns=tuple(column[chosen] for column in rows.columns),
        numbers=rows.numbers[chosen],
        lines=None if rows.lines is None else rows.lines[chosen],
    )
