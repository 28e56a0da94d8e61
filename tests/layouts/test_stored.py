"""Printed digits: a cell is judged as it is displayed, and what it stores is told beside it."""

from __future__ import annotations

import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.domain.flag import Flag
from factcheck.domain.period import Period
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_reference, read_text
from factcheck.load.grids.whole import grids
from factcheck.load.layouts.original import Original
from factcheck.render import Format, renderer

FAILS = (Label.CONTRADICTED, Label.NEAR_MISS)
CATALOGUE = {
    "indicators": {"rate": {"names": {"en": "rate"}, "unit": "%", "nature": "rate"}},
    "areas": {"atlantis": {"names": {"en": "Atlantis"}}},
    "sources": {"office": {"title": "Office", "publisher": "Office", "grade": "official"}},
}


def reference_of(folder: Path, file: str, layout: str, **keys: object) -> Path:
    """Make a reference of one file that is there, for the rate of Atlantis."""
    resource = {"path": file, "layout": layout, "source": "office", "map": {"unit": "%"}, **keys}
    pages = CATALOGUE | {"datapackage": {"resources": [resource]}}
    for name, page in pages.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(page), encoding="utf-8")
    return folder


def workbook(folder: Path, values: list[float], code: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["", *(str(2020 + place) for place in range(len(values)))])
    sheet.append(["rate", *values])
    for cell in sheet[2][1:]:
        cell.number_format = code
    book.save(folder / "book.xlsx")
    return reference_of(folder, "book.xlsx", "wide")


def parquet(folder: Path, values: list[float], **keys: object) -> Path:
    periods = [str(2020 + place) for place in range(len(values))]
    names = ["rate"] * len(values)
    table = pa.table({"indicator": names, "period": periods, "value": values})
    pq.write_table(table, folder / "frame.parquet")
    return reference_of(folder, "frame.parquet", "frame", **keys)


def verdict_of(folder: Path, **claim: str) -> Verdict:
    page = {
        "document": {"title": "Report", "area": "atlantis", "period": "2021"},
        "claims": [{"id": "c", "of": "rate"} | claim],
    }
    reference = read_reference(folder)
    claims, whole = read_text(yaml.safe_dump(page), reference=reference)
    (verdict,) = pipeline.audit(claims, whole)
    return verdict


@pytest.fixture(scope="module")
def displayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sheet that shows 4.1 and 5.3, and holds 4.14 and 5.26."""
    return workbook(tmp_path_factory.mktemp("displayed"), [4.14, 5.26], "0.0")


@pytest.mark.parametrize(
    ("figure", "label", "flags"),
    [
        ("5.3 %", Label.SUPPORTED, []),
        ("5.26 %", Label.COMPATIBLE, [Flag.FINER_STORED]),  # as stored, and not as shown
        ("5.34 %", Label.COMPATIBLE, [Flag.FINER_STORED, Flag.OVER_PRECISE]),  # as shown alone
        ("5.2 %", Label.NEAR_MISS, [Flag.FINER_STORED]),
        ("5.6 %", Label.CONTRADICTED, []),
    ],
)
def test_a_level_is_judged_as_its_cell_is_displayed(
    displayed: Path, figure: str, label: Label, flags: list[Flag]
) -> None:
    verdict = verdict_of(displayed, kind="level", **{"is": figure})
    assert (verdict.label, [flag for flag in verdict.flags if flag in FLAGS]) == (label, flags)


FLAGS = (Flag.FINER_STORED, Flag.OVER_PRECISE)


def test_what_follows_from_several_cells_is_judged_so_too(displayed: Path) -> None:
    shown = verdict_of(displayed, kind="point_change", **{"is": "1.25 pp"})
    stored = verdict_of(displayed, kind="point_change", **{"is": "1.12 pp"})
    neither = verdict_of(displayed, kind="point_change", **{"is": "1.5 pp"})
    assert [shown.label, stored.label, neither.label] == ["compatible"] * 2 + ["contradicted"]
    assert Flag.FINER_STORED in shown.flags
    assert Flag.FINER_STORED in stored.flags
    assert Flag.FINER_STORED not in neither.flags


def test_the_stored_value_is_told(displayed: Path) -> None:
    page = {
        "document": {"title": "Report", "area": "atlantis", "period": "2021"},
        "claims": [{"id": "c", "of": "rate", "kind": "level", "is": "5.34 %"}],
    }
    claims, whole = read_text(yaml.safe_dump(page), reference=read_reference(displayed))
    audit = pipeline.audit(claims, whole)
    record = renderer(Format.JSON)(audit)
    assert '"stored":"5.26 %"' in record
    assert '"by_stored"' in record
    assert "by the values stored in the cells: 5.260 %" in renderer(Format.MARKDOWN)(audit)


@example(value=0.05, decimals=1, finer=2)
@example(value=-5.26, decimals=1, finer=2)
@given(
    value=st.floats(-1e6, 1e6).filter(lambda number: abs(number) > 1e-3),
    decimals=st.integers(0, 3),
    finer=st.integers(0, 3),
)
def test_an_honest_rounding_of_what_is_shown_or_stored_is_never_accused(
    value: float, decimals: int, finer: int
) -> None:
    stored = Decimal(f"{value:.15g}")
    assume(abs(stored) >= Decimal(1).scaleb(-decimals))
    code = "0." + "0" * decimals if decimals else "0"
    with tempfile.TemporaryDirectory() as folder:
        reference = workbook(Path(folder), [1.0, value], code)
        for digits in {decimals, decimals + finer}:
            printed = stored.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
            verdict = verdict_of(reference, kind="level", **{"is": f"{printed:f} %"})
            assert verdict.label in (Label.SUPPORTED, Label.COMPATIBLE)


@pytest.mark.parametrize(
    ("keys", "figure", "label"),
    [
        ({}, "5.3 %", Label.SUPPORTED),
        ({}, "5.34 %", Label.CONTRADICTED),  # it is 5.30000000000000
        ({"digits": 1}, "5.34 %", Label.COMPATIBLE),
        ({"digits": {"rate": 1}}, "5.34 %", Label.COMPATIBLE),
        ({"digits": {"other": 1}}, "5.34 %", Label.CONTRADICTED),
        ({"digits": 2}, "5.34 %", Label.CONTRADICTED),
    ],
)
def test_a_double_is_known_to_15_digits_unless_the_user_knows_how_many_were_printed(
    tmp_path: Path, keys: dict[str, object], figure: str, label: Label
) -> None:
    verdict = verdict_of(parquet(tmp_path, [4.1, 5.3], **keys), kind="level", **{"is": figure})
    assert verdict.label is label


def test_a_figure_that_was_printed_with_fewer_digits_keeps_what_was_stored(tmp_path: Path) -> None:
    folder = parquet(tmp_path, [4.14, 5.26], digits=1)
    assert verdict_of(folder, kind="level", **{"is": "5.34 %"}).flags[0] is Flag.FINER_STORED
    (cell,) = read_reference(folder).cells("rate", "atlantis", Period.of_year(2021))
    assert (cell.figure.number, cell.stored and cell.stored.number) == ("5.3", "5.26000000000000")


@pytest.mark.parametrize("digits", ["one", -1, 99, "1.5", {"rate": "x"}])
def test_a_number_of_decimals_that_is_none_is_a_fault(tmp_path: Path, digits: object) -> None:
    folder = parquet(tmp_path, [4.1, 5.3], digits=digits)
    with pytest.raises(InputError) as raised:
        read_reference(folder)
    (fault,) = raised.value.diagnostics
    assert "is no number of decimals" in fault.problem
    assert fault.at.file.endswith("datapackage.yaml")


@pytest.mark.parametrize("called", ["figures.csv", "figures.txt", "figures"])
@pytest.mark.parametrize("made", ["book.xlsx", "frame.parquet"])
def test_a_file_is_what_it_holds_whatever_it_is_called(
    tmp_path: Path, made: str, called: str
) -> None:
    (workbook(tmp_path, [1.5], "0.0") if made == "book.xlsx" else parquet(tmp_path, [1.5]))
    file = (tmp_path / made).rename(tmp_path / called)
    original = Original(path=file, name=called)
    (grid,) = grids(original)
    assert not original.faults
    texts = [cell.text for row in grid.rows for cell in row]
    assert "rate" in texts
    assert "1.5" in texts
