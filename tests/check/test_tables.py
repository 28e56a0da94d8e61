"""Tables of reports: those that add up are never accused; of the others the cell is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.check.tables.cells import read_entries
from factcheck.check.tables.equation import EquationKind, EquationTerm, TableEquation, slips
from factcheck.check.tables.footing import TableFooting, footing
from factcheck.check.tables.hypothesis import is_explained_by_slip
from factcheck.manuscript.model import cell_name

CASES = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))


def grid(text: str) -> list[list[str]]:
    rows = [line.split("\t") for line in text.strip("\n").split("\n")]
    return [row + [""] * (max(map(len, rows)) - len(row)) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_table_is_told_as_it_stands(case: dict[str, Any]) -> None:
    rows = grid(case["table"])
    result = footing(rows, about=case.get("about", ""))
    wrong = [equation.written() for fault in result.faults for equation in fault.equations]
    assert wrong == case.get("wrong", [])
    holding = [equation.written() for equation in result.holding]
    assert set(case.get("holds", [])) <= set(holding)
    assert result.foots is case.get("foots", not wrong)
    if "cell" in case:
        assert [fault.cell.name for fault in result.faults if fault.cell] == [case["cell"]]
    if "true" in case:
        assert [fault.true for fault in result.faults] == [str(case["true"])]


# Random tables that were added up before they were rounded.


def printed(value: Fraction, decimals: int) -> str:
    size = round(abs(value) * 10**decimals)
    digits = f"{size:0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"({text})" if value < 0 and size else text


Row = tuple[str, list[Fraction]]


def added(label: str, rows: list[Row]) -> Row:
    columns = zip(*(values for _, values in rows), strict=True)
    return label, [sum(column, Fraction(0)) for column in columns]


@st.composite
def nested_totals(draw: st.DrawFn) -> tuple[list[list[str]], int]:
    """Draw a table of groups with subtotals and a total, and the number of its level columns."""
    columns = draw(st.integers(1, 4))
    decimals = draw(st.integers(0, 2))
    lowest = draw(st.sampled_from([1, 1, -4000]))
    amounts = st.integers(lowest, 10**6).map(lambda number: Fraction(number, 7000))
    totals_first = draw(st.booleans())
    with_subtotals = draw(st.booleans())
    rows: list[Row] = []
    leaves: list[Row] = []
    for group in range(draw(st.integers(1, 3))):
        items = [
            (f"Item {group}{at}", draw(st.lists(amounts, min_size=columns, max_size=columns)))
            for at in range(draw(st.integers(2, 4)))
        ]
        leaves += items
        label = draw(st.sampled_from(["Subtotal", "Segment"])) + f" {group}"
        sub = [added(label, items)] if with_subtotals else []
        rows += [*sub, *items] if totals_first else [*items, *sub]
    total = added(draw(st.sampled_from(["Total", "合计", "All"])), leaves)
    rows = [total, *rows] if totals_first else [*rows, total]
    table = [["Item", *(str(2024 - at) for at in range(columns))]]
    table += [[label, *(printed(value, decimals) for value in values)] for label, values in rows]
    if lowest > 0 and draw(st.booleans()):
        table[0].append("Share of total (%)")
        for row, (_, values) in zip(table[1:], rows, strict=True):
            row.append(printed(values[0] / total[1][0] * 100, 1))
    return table, columns


ALL_BUT_NOTHING = """
Item	2024	2023	2022	2021
Total	1	259	86	8
Subtotal 0	0	225	74	1
Item 00	0	143	72	0
Item 01	0	82	2	0
Item 02	0	0	0	0
Subtotal 1	1	34	2	8
Item 10	1	0	0	5
Item 11	0	0	0	2
Item 12	0	7	0	0
Item 13	0	27	2	0
Subtotal 2	0	0	11	0
Item 20	0	0	11	0
Item 21	0	0	0	0
"""


SMALL_AND_EMPTY = """\
Item	2024	2023	Share of total (%)
Item 00	0	0	0.0
Item 01	0	3	49.8
Subtotal 0	0	3	49.9
Item 10	0	0	0.1
Item 11	0	0	50.0
Subtotal 1	0	0	50.1
Total	1	3	100.0
"""


SUBTOTAL_BESIDE_ITS_PART = """\
Item	2024	2023
Total	1.20	239.50
Subtotal 0	0.65	119.74
Item 00	0.04	0.02
Item 01	0.07	119.72
Item 02	0.55	0.00
Subtotal 1	0.55	119.76
Item 10	0.00	119.72
Item 11	0.55	0.04
"""

PART_OF_ANOTHER_SUBTOTAL = """\
Item	2024	2023	Share of total (%)
Item 00	0	0	0.0
Item 01	12	2	49.8
Subtotal 0	12	2	49.9
Item 10	0	0	0.1
Item 11	12	0	50.0
Subtotal 1	12	0	50.1
Total	24	3	100.0
"""

SEGMENT_BESIDE_ITS_PART = """\
Item	2024	2023	Share of total (%)
Item 00	0	0	0.1
Item 01	133	31	48.8
Segment 0	133	31	48.9
Item 10	0	133	0.0
Item 11	0	0	0.1
Item 12	6	0	2.2
Item 13	133	0	48.8
Subtotal 1	139	133	51.1
Total	272	165	100.0
"""


ROUNDED_TO_EVEN = """
Item	2024	2023
Item 00	0.00	0.01
Item 01	0.22	0.00
Item 02	3.38	0.00
Total	3.62	0.02
"""

SUBTOTAL_AMONG_NOUGHTS = """
Item	2024	2023	2022	2021
Total	47.9	198.2	37.8	0.0
Subtotal 0	29.1	142.9	34.9	0.0
Item 00	0.0	0.0	16.2	0.0
Item 01	0.0	142.9	0.0	0.0
Item 02	29.1	0.0	18.7	0.0
Segment 1	0.0	55.4	2.9	0.0
Item 10	0.0	0.0	0.0	0.0
Item 11	0.0	0.0	0.0	0.0
Item 12	0.0	0.0	0.0	0.0
Item 13	0.0	55.4	2.9	0.0
Subtotal 2	18.7	0.0	0.0	0.0
Item 20	18.7	0.0	0.0	0.0
Item 21	0.0	0.0	0.0	0.0
"""

SUBTOTALS_OF_FEW = """
Item	2024
Total	45
Subtotal 0	40
Item 00	20
Item 01	20
Subtotal 1	3
Item 10	0
Item 11	2
Subtotal 2	2
Item 20	0
Item 21	2
"""

SMALL_PART_BESIDE_ITS_SUBTOTAL = """
Item	2024	2023
合计	53.49	15.92
Subtotal 0	48.29	1.16
Item 00	4.84	0.40
Item 01	0.03	0.34
Item 02	43.40	0.40
Item 03	0.03	0.02
Subtotal 1	5.21	14.76
Item 10	0.14	0.04
Item 11	5.06	1.43
Item 12	0.01	13.30
"""

PART_BELOW_THE_ROUNDING = """
Item	2024	2023	2022	Share of total (%)
Item 00	2.6	0.0	0.0	7.9
Item 01	0.1	0.2	1.2	0.2
Segment 0	2.7	0.2	1.2	8.1
Item 10	0.1	0.0	0.0	0.3
Item 11	11.2	0.0	0.0	34.0
Item 12	3.7	0.0	1.4	11.4
Item 13	1.3	3.2	0.1	4.1
Subtotal 1	16.3	3.2	1.6	49.7
Item 20	1.5	2.4	123.8	4.6
Item 21	0.2	0.0	0.1	0.5
Item 22	11.9	59.6	9.4	36.3
Item 23	0.3	142.9	0.0	0.8
Subtotal 2	13.9	204.9	133.2	42.2
Total	32.9	208.3	136.0	100.0
"""


@given(nested_totals())
@example((grid(SMALL_PART_BESIDE_ITS_SUBTOTAL), 2))
@example((grid(PART_BELOW_THE_ROUNDING), 3))
@example((grid(ROUNDED_TO_EVEN), 2))
@example((grid(SUBTOTAL_AMONG_NOUGHTS), 4))
@example((grid(SUBTOTALS_OF_FEW), 1))
@example((grid(ALL_BUT_NOTHING), 4))
@example((grid(SMALL_AND_EMPTY), 2))
@example((grid(SUBTOTAL_BESIDE_ITS_PART), 2))
@example((grid(PART_OF_ANOTHER_SUBTOTAL), 2))
@example((grid(SEGMENT_BESIDE_ITS_PART), 2))
def test_an_honest_table_with_nested_totals_is_never_accused(
    drawn: tuple[list[list[str]], int],
) -> None:
    table, _ = drawn
    assert footing(table).faults == ()


@st.composite
def crossed(draw: st.DrawFn) -> list[list[str]]:
    """Draw a table of whole numbers with totals below and beside.

    No number stands in it twice: where the same few do, a total may be another by chance.
    """
    width, height = draw(st.integers(2, 4)), draw(st.integers(2, 5))
    numbers = st.lists(
        st.integers(100, 9999), min_size=width * height, max_size=width * height, unique=True
    )
    drawn = iter(draw(numbers))
    rows = [[next(drawn) for _ in range(width)] for _ in range(height)]
    rows = [[*row, sum(row)] for row in rows]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    labels = [*(f"Town {at}" for at in range(height)), "Total"]
    head = ["Visitors", *(f"Site {at}" for at in range(width)), "Total"]
    return [head, *([label, *map(str, row)] for label, row in zip(labels, rows, strict=True))]


@st.composite
def equations(draw: st.DrawFn) -> TableEquation:
    """Draw a sum or a mean of cells that may hold anything."""
    texts = st.one_of(
        st.integers(-2000, 2000).map(str), st.decimals(-99, 99, places=1).map(str), st.just("–")
    )
    figures = texts.filter(lambda text: text != "–")
    rows = draw(st.lists(st.tuples(texts), min_size=2, max_size=4))
    (result,), *parts = read_entries([(draw(figures),), *rows])
    signs = st.sampled_from([1, 1, -1])
    return TableEquation(
        kind=draw(st.sampled_from([EquationKind.SUM, EquationKind.AVERAGE])),
        result=result,
        terms=tuple(EquationTerm(part, draw(signs)) for (part,) in parts),
        are_counts=draw(st.booleans()),
    )


@given(equations())
def test_a_slip_explains_a_sum_where_one_of_all_slips_makes_it_hold(
    equation: TableEquation,
) -> None:
    assert is_explained_by_slip(equation) is any(
        equation.holds({entry.name: number})
        for entry in equation.entries
        if entry.number is not None
        for number in slips(entry.number)
    )


@given(crossed(), st.data())
def test_one_error_beyond_rounding_is_named_at_its_cell(
    table: list[list[str]], data: st.DataObject
) -> None:
    row = data.draw(st.integers(1, len(table) - 1))
    column = data.draw(st.integers(1, len(table[0]) - 1))
    right = table[row][column]
    at = data.draw(st.integers(0, len(right) - 3))  # a digit that no rounding reaches
    digit = data.draw(st.sampled_from([sign for sign in "123456789" if sign != right[at]]))
    table[row][column] = right[:at] + digit + right[at + 1 :]
    (fault,) = footing(table).faults
    assert fault.cell is not None
    assert fault.cell.name == cell_name(row, column)
    assert fault.true.replace(",", "") == right


@given(crossed(), st.data())
def test_the_order_of_lines_changes_no_verdict(table: list[list[str]], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(1, len(table) - 1)))
    shuffled = [table[0], *(table[at] for at in order), table[-1]]
    assert footing(shuffled).foots is footing(table).foots is True


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_texts_can_be_read(rows: list[list[str]]) -> None:
    assert isinstance(footing(rows), TableFooting)
    assert [[entry.text for entry in row] for row in read_entries(rows)] == rows
