"""Every layout has files, the right reading of them, and a page; what is cut is noticed."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load import layouts
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = ROOT / "docs" / "layouts"
STARTER = ROOT / "src" / "factcheck" / "starter" / "reference"
OURS = ("expected.csv", "told.txt")
GROUPED = ("package", "wide", "frame", "pdf")  # figures with marks between their thousands
WRITE = bool(os.environ.get("WRITE_SNAPSHOTS"))


def files_of(layout: str) -> list[Path]:
    return sorted(
        path for path in (HERE / layout).rglob("*") if path.is_file() and path.name not in OURS
    )


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FACTCHECK_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", "import", "--tidy", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment,
    )


def cells_of(path: Path, layout: str) -> tuple[list[PublishedCell], Original]:
    original = Original(path=path, name=path.name)
    read = layouts.named(layout).read(original)
    return [cell for cell in read if not isinstance(cell, MissingCell)], original


@pytest.mark.parametrize("layout", layouts.names())
def test_a_layout_has_files_and_a_page(layout: str) -> None:
    assert files_of(layout), f"add files of its shape to tests/layouts/{layout}/"
    assert (HERE / layout / "expected.csv").is_file(), "and what is read from them"
    assert (PAGES / f"{layout}.md").is_file(), f"write docs/layouts/{layout}.md"
    assert f"({layout}.md)" in (PAGES / "README.md").read_text(encoding="utf-8"), "and list it"


@pytest.mark.parametrize("layout", layouts.names())
def test_files_are_read_as_expected(layout: str) -> None:
    folder = HERE / layout
    names = [path.relative_to(folder).as_posix() for path in files_of(layout)]
    done = run(*names, cwd=folder)
    if WRITE:
        (folder / "expected.csv").write_text(done.stdout, encoding="utf-8")
        (folder / "told.txt").write_text(done.stderr, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert rows(done.stdout) == rows((folder / "expected.csv").read_text(encoding="utf-8"))
    assert done.stderr == (folder / "told.txt").read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


FILES = [(layout, path) for layout in layouts.names() for path in files_of(layout)]
NAMES = [path.relative_to(HERE).as_posix() for _, path in FILES]


@pytest.mark.parametrize(("layout", "path"), FILES, ids=NAMES)
def test_a_file_is_recognised_as_its_own_layout_alone(layout: str, path: Path) -> None:
    assert layouts.recognised(Original(path=path, name=path.name)) == (layout,)


@pytest.mark.parametrize(("layout", "path"), FILES, ids=NAMES)
def test_digits_are_those_of_the_file(layout: str, path: Path) -> None:
    """A value stands in the bytes of the file, unless its layout says how groups are parted."""
    if layout in GROUPED:
        return
    encodings = ("utf-16", "gb18030") if path.suffix in (".xls", ".csv") else ()
    content = path.read_bytes()
    texts = [content.decode(each, "ignore") for each in ("utf-8", *encodings)]
    for cell in cells_of(path, layout)[0]:
        assert any(cell.value in text for text in texts), cell


TEXTS = [(layout, path) for layout, path in FILES if layout not in GROUPED]


@given(which=st.integers(0, len(TEXTS) - 1), share=st.floats(0, 1, exclude_max=True))
def test_a_file_that_is_cut_gives_no_other_figure(
    which: int, share: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No figure turns up that the whole has not, but for the last, which may be cut itself."""
    layout, path = TEXTS[which]
    content = path.read_bytes()
    cut = tmp_path_factory.mktemp("cut") / path.name
    cut.write_bytes(content[: int(len(content) * share)])
    whole = {cell[2:5] for cell in cells_of(path, layout)[0]}
    part, _ = cells_of(cut, layout)
    strange = [cell for cell in part[:-1] if cell[3:5] not in {each[1:] for each in whole}]
    assert not strange


@pytest.mark.parametrize("layout", ["eurostat", "sdmx", "worldbank"])
def test_a_long_file_is_read_in_little_memory(layout: str, tmp_path: Path) -> None:
    whole = {
        "eurostat": ("unit,geo\\time\t2020 \t2021 \n", "NR,A{0}\t{0}.50 \t{0} p\n"),
        "sdmx": ("FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE\n", "A,A{0},2020,{0}.50\n"),
        "worldbank": (
            "Country Name,Country Code,Series Name,Series Code,2020 [YR2020]\n",
            "Land {0},A{0},GDP (US$),GDP,{0}.50\n",
        ),
    }
    header, row = whole[layout]
    path = tmp_path / "long.tsv"
    number = 40_000
    path.write_text(header + "".join(row.format(n) for n in range(1, number + 1)))
    original = Original(path=path, name="long")
    tracemalloc.start()
    count = sum(1 for _ in layouts.named(layout).read(original))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count >= number
    assert not original.faults
    assert peak < 2**20 < path.stat().st_size * 2


def test_a_tidy_reference_imports_no_layout() -> None:
    code = (
        "import sys; from pathlib import Path; from factcheck.load import read_reference; "
        f"read_reference(Path({str(STARTER)!r})); "
        "print([name for name in sys.modules if '.layouts.' in name and 'original' not in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
