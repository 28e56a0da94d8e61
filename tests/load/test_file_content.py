"""The bytes of a long file that stay in it are those that would be read at once."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import InputError, read_reference
from factcheck.load import file_content, tabular
from factcheck.load.file_content import FileContent
from factcheck.load.input_file import InputFile, Span, decode

Headed: TypeAlias = tuple[int, list[str], Iterator[tuple[int, list[str]]]]

TABLE = "area,indicator,period,value,source\n" + "".join(
    f"town,output,{1900 + number},{number}.5,office\n" for number in range(100)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=3000),
    start=st.integers(-50, 3050),
    stop=st.integers(-50, 3050),
    part=st.binary(min_size=1, max_size=3),
)
def test_they_are_sliced_and_searched_as_bytes_are(
    tmp_path: Path, content: bytes, start: int, stop: int, part: bytes
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    kept = FileContent(path)
    assert len(kept) == len(content)
    assert bool(kept) == bool(content)
    assert kept[start:stop] == content[start:stop]
    assert kept[:] == content
    assert kept.find(part, max(start, 0)) == content.find(part, max(start, 0))
    assert kept.removeprefix(part)[:] == content.removeprefix(part)
    assert pickle.loads(pickle.dumps(kept))[:] == content


def test_what_lies_on_the_edge_of_two_pieces_is_found(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for at in (1022, 1023, 1024, (1 << 18) + 1023, (1 << 18) + 1024):
        path.write_bytes(b"." * at + b"ab" + b"." * 9)
        assert FileContent(path).find(b"ab") == at


def test_a_file_that_is_changed_while_it_is_read_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("one\ntwo\n", encoding="utf-8")
    kept = FileContent(path)
    path.write_text("one\nsix\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    with pytest.raises(InputError, match="changed while it was read"):
        _ = kept[4:7]


@pytest.mark.parametrize("line", [1, 50_000, 59_999, 60_000, 60_001, 300_000])
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_line_of_a_long_file_is_that_of_its_whole_text(
    tmp_path: Path, line: int, break_: str
) -> None:
    text = break_.join(f"line {number} " + "x" * 30 for number in range(1, 60_001))
    path = tmp_path / "long.csv"
    path.write_text(text, encoding="utf-8", newline="")
    whole, pieces = InputFile(name="f", text=text), decode(FileContent(path), "f")
    for number in (line, 3, line):
        assert pieces.line(number) == whole.line(number)
        place = Span(number, 3)
        assert pieces.location(place) == whole.location(place)


PAGES = {
    "areas.yaml": "town: {name: Town}\n",
    "indicators.yaml": "output: {name: output, unit: t}\n",
    "sources.yaml": "office: {title: Office, publisher: Office, url: https://example.org, "
    "accessed: 2024-01-01, grade: official}\n",
    "datapackage.yaml": "name: r\nresources: [{name: t, path: table.csv}]\n",
    "table.csv": TABLE,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_reference_is_read_alike_from_memory_and_from_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = list(read_reference(folder))
    monkeypatch.setattr(file_content, "ON_DISK", 0)
    assert list(read_reference(folder)) == in_memory != []
    (folder / "table.csv").write_bytes(TABLE.encode() + b"town,output,2001,\xff,office\n")
    with pytest.raises(InputError, match=r"table.csv:102:18: the file is not UTF-8: byte 0xFF"):
        read_reference(folder)


@pytest.mark.parametrize(
    "rows",
    [
        "town,output,1950,7.5,office\n",
        "town,output,1950,50.5,office\ntown,output,1960,61.5,office\n",
        "village,output,2001,7.5,office\nvillage,output,2002,7.5,office\n",
        "town,output,20001,7.5,office\n",
        "town,output,2001,7..5,office\n",
        "town,output,2001,7.5,nobody\n",
        "town,output,2001\n",
        "town,output,2001,7.5,office,more\n",
        "town,output,2001,7,5,office\n",
    ],
)
def test_what_is_wrong_with_a_few_rows_is_told_without_reading_all_one_by_one(
    folder: Path, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "table.csv").write_text(TABLE + rows, encoding="utf-8")
    with pytest.raises(InputError) as by_rows:
        read_reference(folder)
    monkeypatch.setattr(file_content, "ON_DISK", 0)
    monkeypatch.setattr(
        "factcheck.load.observation_tables.headed", no_row_asked_for(tabular.headed)
    )
    with pytest.raises(InputError) as by_columns:
        read_reference(folder)
    told = [(fault.at, fault.problem, fault.remedy) for fault in by_columns.value.diagnostics]
    every = [(fault.at, fault.problem, fault.remedy) for fault in by_rows.value.diagnostics]
    assert told
    assert set(told) <= set(every)
    assert {problem for _, problem, _ in told} == {problem for _, problem, _ in every}


def no_row_asked_for(headed: Callable[[InputFile], Headed]) -> Callable[[InputFile], Headed]:
    """Return the reader of a head whose rows may not be asked for."""

    def changed(file: InputFile) -> Headed:
        line, header, _ = headed(file)
        return line, header, iter(lambda: pytest.fail("all rows are read"), (0, [""]))

    return changed
