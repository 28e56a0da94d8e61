"""What becomes of the figures of a report, laid against tables as people have them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.checking import check
from factcheck.check.findings import ACCUSED, CheckResult, StatementOutcome, TieStrength, exchanged
from factcheck.check.ties import renewed
from factcheck.diagnose.slip_digits import EDITS, MISTYPED
from factcheck.domain.diagnostic import InputError
from factcheck.load.tie_rows import TieRow, tie_rows, tie_table
from factcheck.manuscript.read import read_manuscript

CASES = [
    case
    for name in ("cases", "papers", "subjects", "surveys", "report-tables", "companies")
    for case in yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
]
LABELS = ("Revenue", "Inventories", "Borrowings", "Total assets", "Dividends")

SLIPS = {name for name, _ in (*EDITS, *MISTYPED)}


def checked(folder: Path, report: str, data: dict[str, str], *ties: TieRow) -> CheckResult:
    folder.mkdir(exist_ok=True)
    file = folder / "report.md"
    file.write_text(report, encoding="utf-8")
    paths = []
    for name, text in data.items():
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return check(read_manuscript(file), paths, base=folder, ties=ties)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_figure_has_its_outcome_and_its_cells(case: dict, tmp_path: Path) -> None:  # type: ignore[type-arg]
    result = checked(tmp_path, case["report"], case["data"])
    for figure, outcome, address in case["expect"]:
        findings = [one for one in result.statements if one.figure.startswith(str(figure))]
        assert findings, figure
        cells = [cell.address for one in findings for cell in one.cells]
        assert outcome in {one.outcome for one in findings}, (figure, findings)
        assert not address or address in cells, (figure, cells)


def test_every_figure_stands_where_its_finding_says(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        result = checked(folder, case["report"], case["data"])
        text = read_manuscript(folder / "report.md").text
        assert all(text[one.start : one.end] == one.figure for one in result.statements)


def test_a_finding_quotes_the_report_as_it_is_printed(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        folder = tmp_path / str(number)
        result = checked(folder, case["report"], case["data"])
        text = read_manuscript(folder / "report.md").text
        assert all(one.quote in text for one in result.statements)
        assert not any(" m" in one.true for one in result.statements if one.figure.endswith("m"))


def test_nobody_is_accused_without_cells_and_a_certain_tie_or_a_slip(tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        for one in checked(tmp_path / str(number), case["report"], case["data"]).statements:
            if one.outcome in ACCUSED:
                assert one.tie is not None
                is_sure = one.tie.strength in (TieStrength.CERTAIN, TieStrength.SETTLED)
                assert is_sure or SLIPS & set(one.tie.reasons)
                assert one.true


@given(
    values=st.lists(st.integers(100, 99_999), min_size=5, max_size=5),
    picked=st.integers(0, 4),
    decimals=st.integers(0, 1),
)
def test_an_honestly_rounded_figure_of_a_labelled_cell_agrees(
    values: list[int], picked: int, decimals: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = "".join(
        f"{label},{value / 100:.2f}\n" for label, value in zip(LABELS, values, strict=True)
    )
    exact = values[picked]
    printed = f"{exact / 100:.2f}" if decimals else str((exact + 50) // 100)
    report = f"# Annual report 2024\n\n{LABELS[picked]} came to ${printed} million in 2024.\n"
    folder = tmp_path_factory.mktemp("law")
    (one,) = checked(folder, report, {"a.csv": f"$ millions,2024\n{rows}"}).statements
    assert one.outcome is StatementOutcome.AGREES


@given(planted=st.integers(100, 99_999), true=st.integers(100, 99_999))
def test_a_figure_of_a_labelled_cell_is_accused_just_if_it_is_another(
    planted: int, true: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = {"a.csv": f"$ millions,2023,2024\nRevenue,{true / 100 + 7000:.2f},{true / 100:.2f}\n"}
    report = f"# Annual report 2024\n\nRevenue was ${planted / 100:.2f} million.\n"
    (one,) = checked(tmp_path_factory.mktemp("law"), report, data).statements
    is_far = 4 * max(planted, true) > 5 * min(planted, true)
    assert (one.outcome is StatementOutcome.AGREES) == (planted == true)
    assert is_far or (one.outcome in ACCUSED) == (planted != true)


ACCOUNTS = {"a.csv": "$ millions,2023,2024\nRevenue,410.2,455.0\nInventories,61.0,54.0\n"}
DOUBTFUL = "# Annual report 2024\n\nOverseas revenue was $54.0 million.\n"


def test_what_a_person_settles_decides_and_survives(tmp_path: Path) -> None:
    first = checked(tmp_path, DOUBTFUL, ACCOUNTS)
    (one,) = first.statements
    assert one.outcome is StatementOutcome.TO_CHECK
    (row,) = renewed(first, ())
    settled = TieRow(
        sentence=row.sentence, figure=row.figure, nth=1, tied="settled", cells=("a.csv#C2",),
        file="ties.csv", line=2,
    )  # fmt: skip
    second = checked(tmp_path, DOUBTFUL, ACCOUNTS, settled)
    assert second.statements[0].outcome is StatementOutcome.WRONG
    assert renewed(second, (settled,)) == (settled,)


def test_a_settled_figure_that_is_in_no_data_is_not_looked_for(tmp_path: Path) -> None:
    (row,) = renewed(checked(tmp_path, DOUBTFUL, ACCOUNTS), ())
    none = TieRow(
        sentence=row.sentence, figure=row.figure, nth=1, tied="none", cells=(), file="", line=2
    )
    result = checked(tmp_path, DOUBTFUL, ACCOUNTS, none)
    assert result.statements[0].outcome is StatementOutcome.NOT_IN_DATA


def test_a_settled_cell_that_is_not_there_is_a_fault_at_its_line(tmp_path: Path) -> None:
    row = TieRow(
        sentence="x",
        figure="1",
        nth=1,
        tied="settled",
        cells=("a.csv#Z9",),
        file="ties.csv",
        line=7,
    )
    with pytest.raises(InputError) as fault:
        checked(tmp_path, DOUBTFUL, ACCOUNTS, row)
    (diagnostic,) = fault.value.diagnostics
    assert (diagnostic.at.file, diagnostic.at.line) == ("ties.csv", 7)
    assert "a.csv#Z9" in diagnostic.problem


def test_ties_come_back_from_their_table_as_they_were(tmp_path: Path) -> None:
    rows = renewed(checked(tmp_path, DOUBTFUL, ACCOUNTS), ())
    file = tmp_path / "ties.csv"
    file.write_text(tie_table(rows), encoding="utf-8")
    assert [(row.sentence, row.figure, row.tied, row.cells) for row in tie_rows(file)] == [
        (row.sentence, row.figure, row.tied, row.cells) for row in rows
    ]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [("s,1,1,sure,a#B2", "sure"), ("s,1,x,settled,a#B2", "x"), ("s,1,1,settled,", "no cells")],
)
def test_a_row_of_ties_that_cannot_be_read_is_a_fault(
    line: str, quoted: str, tmp_path: Path
) -> None:
    file = tmp_path / "ties.csv"
    file.write_text(f"sentence,figure,nth,tied,cells\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as fault:
        tie_rows(file)
    (diagnostic,) = fault.value.diagnostics
    assert diagnostic.at.line == 2
    assert quoted in diagnostic.problem


def test_findings_are_exchanged_in_words_that_other_tools_know(tmp_path: Path) -> None:
    words = {"agrees", "wrong", "rounds_wrongly", "uncovered", "not_in_data", "not_checkable"}
    for number, case in enumerate(CASES):
        plain = exchanged(checked(tmp_path / str(number), case["report"], case["data"]))
        statements = plain["statements"]
        assert isinstance(statements, list)
        assert {one["outcome"] for one in statements} <= words


@given(
    kind=st.sampled_from(["Plant", "Line", "District", "Ward no."]),
    numbers=st.lists(st.integers(1, 60), min_size=2, max_size=12, unique=True),
    values=st.lists(st.integers(1000, 99_999), min_size=24, max_size=24),
)
def test_rows_that_a_number_alone_tells_apart_are_told_apart(
    kind: str, numbers: list[int], values: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows, sentences = [], []
    for place, number in enumerate(numbers):
        before, after = values[2 * place], values[2 * place + 1]
        rows.append(f"{kind} {number},{before / 10:.1f},{after / 10:.1f}\n")
        verb = "rose" if after >= before else "fell"
        change = abs(after / before - 1)
        sentences.append(f"{kind} {number} {verb} by {change:.1%} to ${after / 10:.1f} million.")
    report = "# Annual report 2024\n\n" + "\n\n".join(sentences) + "\n"
    data = {"a.csv": "$ millions,2023,2024\n" + "".join(rows)}
    result = checked(tmp_path_factory.mktemp("law"), report, data)
    accused = [one.figure for one in result.statements if one.outcome is StatementOutcome.WRONG]
    assert accused == []


def test_notes_in_prose_beside_the_figures_stop_nothing(tmp_path: Path) -> None:
    note = "the revised figure of the second edition, carried over from the yearbook: see there"
    data = f"Town,Note,2023\nNorth,{note.replace(',', '')},41\nSouth,,27\n"
    result = checked(tmp_path, "In 2023, North had 41 and South 27.", {"data.csv": data})
    assert {finding.outcome for finding in result.statements} == {StatementOutcome.AGREES}


def test_what_lies_among_the_data_and_is_not_read_is_told(tmp_path: Path) -> None:
    report, data = tmp_path / "report.md", tmp_path / "data"
    report.write_text("In 2023, North had 41.", encoding="utf-8")
    data.mkdir()
    for name in ("data.csv", "old.xls", "~$data.xlsx", ".a.csv"):
        (data / name).write_text("Town,2023\nNorth,41\n", encoding="utf-8")
    result = check(read_manuscript(report), [data])
    assert [note for note in result.notes if "old.xls" in note]
    assert not any("~$" in note or ".a.csv" in note for note in result.notes)
    assert len(result.files) == 1


def test_all_files_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    data = {"a.pdf": "nothing", "b.docx": "nothing", "c.xlsx": "nothing"}
    with pytest.raises(InputError) as caught:
        checked(tmp_path, "In 2023, North had 41.", data)
    assert len({fault.at.file for fault in caught.value.diagnostics}) == len(data)


@given(value=st.integers(1_000, 9_999), digit=st.integers(1, 9))
def test_about_agrees_with_nothing_more_than_a_tenth_off(
    tmp_path_factory: pytest.TempPathFactory, value: int, digit: int
) -> None:
    told = digit * 1000
    report = f"North had about {told:,} visitors in 2023."
    data = {"data.csv": f"North,2022,2023\nVisitors (people),14,{value}\n"}
    (one,) = checked(tmp_path_factory.mktemp("about"), report, data).statements
    if abs(value - told) * 10 > told:
        assert one.outcome is not StatementOutcome.AGREES
    elif abs(value - told) <= 500:
        assert one.outcome is StatementOutcome.AGREES


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("more than 1,300 visitors", StatementOutcome.AGREES),
        ("at least 1,300 visitors", StatementOutcome.AGREES),
        ("nearly 1,400 visitors", StatementOutcome.AGREES),
        ("fewer than 1,400 visitors", StatementOutcome.AGREES),
        ("no more than 1,400 visitors", StatementOutcome.AGREES),
        ("about 1,300 visitors", StatementOutcome.AGREES),
        ("just over 1,300 visitors", StatementOutcome.AGREES),
        ("1,300 or more visitors", StatementOutcome.AGREES),
        ("1,400 or fewer visitors", StatementOutcome.AGREES),
        ("more than 1,400 visitors", StatementOutcome.WRONG),
        ("fewer than 1,300 visitors", StatementOutcome.WRONG),
        ("about 1,400 visitors", StatementOutcome.WRONG),
    ],
)
@pytest.mark.parametrize("form", ["North had {} in 2023.", "In 2023 North had {}."])
def test_a_hedge_before_what_is_no_unit_counts(
    told: str, outcome: StatementOutcome, form: str, tmp_path: Path
) -> None:
    data = {"data.csv": "North,2022,2023\nVisitors (people),14,1312\n"}
    (one,) = checked(tmp_path, form.format(told), data).statements
    assert one.outcome is outcome


NUMERALS = st.text("0123456789.,' -()+%/$€x", min_size=1, max_size=9)
UNITS = st.sampled_from(["", " million", " tonnes", " points", "年"])
OUTPUT = "| | 2024 | 2023 |\n|---|---|---|\n| Output | 1,234 | (1) |"


@given(shapes=st.lists(st.tuples(NUMERALS, UNITS), min_size=1, max_size=9))
def test_no_shape_of_numeral_ends_a_run(
    shapes: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = "; ".join(f"output was {numeral}{unit}" for numeral, unit in shapes)
    report = f"# Output in 2024\n\nIn 2024 {told}.\n\n{OUTPUT}\n"
    checked(tmp_path_factory.mktemp("shapes"), report, {})
