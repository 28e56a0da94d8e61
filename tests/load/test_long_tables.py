"""A table taken in by columns is, to the place of every cell and fault, the one read row by row."""

import io
import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.domain.series import JoinedSeries, Observation, Reference, Series, SeriesKey, Status
from factcheck.load import read_text
from factcheck.load.cell import PLAIN_NUMBER
from factcheck.load.input_file import InputFile
from factcheck.load.long_tables import blocks, codes, combinations, words
from factcheck.load.long_tables.taking import is_taken
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.tabular import headed
from factcheck.load.values import Words

CATALOGUE = read_text(
    """
document: {title: Report, area: north, period: 2021}
areas:
  north: {names: {en: North, zh: 北市}}
  south: {name: South, fiscal year: ends June}
  a_town_with_a_rather_long_name: {name: Long}
indicators:
  output: {name: output, unit: t, aliases: [Output of the works]}
  share: {name: share, unit: '%', nature: rate}
  staff: {name: staff, unit: person, nature: stock, basis: none}
  gdp: {name: GDP, unit: CNY, basis: current}
sources:
  office: {title: Office, grade: official}
  bureau: {title: Bureau, grade: official, language: de}
  press: {title: Press, grade: press, language: en}
claims: [{id: c, kind: level, of: output, is: 1 t}]
"""
)[1].catalogue
TEXTS: dict[str, list[str]] = {
    "area": ["north", "south", "北市", " north", "a_town_with_a_rather_long_name"],
    "indicator": ["output", "Output of the works", "share", "staff", "gdp"],
    "period": ["2019", "2020", "2021", "2020Q1", "2020-01..2020-12", "FY2020"],
    "value": ["1", "12.50", "-3.0", "0.12345678901", "123456789012.5", "007"],
    "unit": ["", "t", "%", "CNY", "person"],
    "basis": ["", "current", "constant"],
    "vintage": ["", "first", "revised in the spring of the year", "ßtrange"],
    "released": ["", "2021-03-01", "2022-03-01"],
    "status": ["", "final", "revised", "Preliminary"],
    "source": ["office", "press", "bureau"],
    "note": ["", "a note", "wanted: c1", "series break in 2020"],
    "adjustment": ["", "adjusted", "unadjusted"],
    "stored": ["", "12.5012", "3"],
    "margin": ["", "0.5"],
}
STRANGE = {
    "value": [
        "",
        "1,234",
        '"1,234"',
        "12 %",
        "abc",
        "1.",
        ".5",
        "-",
        "1.2.3",
        "9" * 20,
        " 7",
        "1/3",
    ],
    "period": ["", "2020..2019", "soon"],
    "area": ["", "nowhere", '"north"'],
    "unit": ["furlong", "kg"],
    "note": ['"of ""them"", some"', '"over\ntwo lines"', "x" * 60, "\x00", 'open "quote'],
    "stored": ["x", "-"],
    "source": ["", "nobody"],
    "released": ["2021-02-30"],
}
USUAL = ("area", "indicator", "period", "value", "source")


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table: mostly sound, of few texts, so that rows may say the same."""
    extra = draw(st.lists(st.sampled_from(sorted(set(TEXTS) - set(USUAL))), unique=True))
    header = draw(st.permutations([*USUAL, *extra]))
    texts = {
        name: draw(st.lists(st.sampled_from(TEXTS[name]), min_size=1, unique=True))
        for name in header
    }
    if draw(st.sampled_from([True, True, True, False])):  # measured in what it is
        texts |= {"value": TEXTS["value"], "indicator": TEXTS["indicator"][:2], "unit": ["", "t"]}
        texts |= {"adjustment": TEXTS["adjustment"][:2], "area": [*texts["area"], "north"]}
    rows = [
        [draw(st.sampled_from(texts[name])) for name in header]
        for _ in range(draw(st.integers(1, 12)))
    ]
    for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1, 2]))):
        name = draw(st.sampled_from([name for name in header if name in STRANGE]))
        draw(st.sampled_from(rows))[header.index(name)] = draw(st.sampled_from(STRANGE[name]))
    if draw(st.sampled_from([True, True, True, False])):
        rows = distinct(header, rows)
    delimiter = draw(st.sampled_from([",", ",", ";", "\t"]))
    lines = [delimiter.join(cells) for cells in [list(header), *rows]]
    for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1]))):
        lines.insert(
            draw(st.integers(0, len(lines))), draw(st.sampled_from(["", ",,", "a,b", " "]))
        )
    line_break = draw(st.sampled_from(["\n", "\n", "\r\n", "\r\n", "\r"]))
    return line_break.join(lines) + draw(st.sampled_from(["", line_break]))


def distinct(header: list[str], rows: list[list[str]]) -> list[list[str]]:
    """Leave out rows that tell of the same thing, by the text of their cells."""
    telling = [header.index(name) for name in header if name not in ("value", "note", "stored")]
    return list({tuple(row[place] for place in telling): row for row in rows}.values())


def told(*files: InputFile) -> dict[str, Any]:
    """What is told of the observations and the faults of some tables that are read in turn."""
    observations = Observations(Words(catalogue=CATALOGUE))
    for file in files:
        read_table(file, observations)
    faults = [fault for file in files for fault in file.faults]
    if faults:
        return {"faults": faults}
    return contents_of(observations.series())


def read_table_of(text: str | bytes) -> Observations:
    """What one table gives, whatever is wrong in it."""
    observations = Observations(Words(catalogue=CATALOGUE))
    read_table(InputFile(name="table.csv", text=text), observations)
    return observations


def contents_of(series: Mapping[SeriesKey, Series]) -> dict[str, Any]:
    """All that is told of some series."""
    return {
        "count": len(Reference(series=series)),
        "keys": list(series),
        "cells": [
            whole(cell) for each in series.values() for cells in each.values() for cell in cells
        ],
        "periods": [list(series[key]) for key in series],
        "settled": [list(Reference(series=series).having([status])) for status in Status],
    }


def whole(cell: Observation) -> tuple[object, ...]:
    return tuple(getattr(cell, name) for name in cell.__struct_fields__)


def both(
    *texts: str, missing: Mapping[str, frozenset[str]] | None = None, header_row: int = 1
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told row by row, and what by columns."""
    by_row = [InputFile(name=f"{n}.csv", text=text) for n, text in enumerate(texts)]
    by_column = [InputFile(name=f"{n}.csv", text=text.encode()) for n, text in enumerate(texts)]
    for file in (*by_row, *by_column):
        file.dialect = file.dialect._replace(missing=missing or {}, header_row=header_row)
    return told(*by_row), told(*by_column)


@given(tables())
@example("area,indicator,period,value,source\nnorth,output,2020,1,office\n")
@example(
    "area,indicator,period,value,source\r\nnorth,output,2020,1,office\r\nnorth,output,2020,1,office"
)
def test_a_table_by_columns_is_the_table_by_rows(text: str) -> None:
    by_row, by_column = both(text)
    assert by_column == by_row


@given(st.lists(tables(), min_size=2, max_size=3))
def test_tables_read_one_after_the_other_are_the_same_by_columns(texts: list[str]) -> None:
    by_row, by_column = both(*texts)
    assert by_column == by_row


@given(tables(), tables(), st.booleans())
def test_observations_are_counted_as_they_are_read(one: str, other: str, by_columns: bool) -> None:  # noqa: FBT001
    over, under = (
        read_table_of(text.encode() if by_columns else text).series() for text in (one, other)
    )
    for series in (
        over,
        under,
        JoinedSeries(over, under),
        Reference(series=over).as_stored().series,
    ):
        reference = Reference(series=series)
        assert len(reference) == len(list(reference))


@given(tables(), st.sampled_from(["NA", "1", "office", ""]))
def test_what_stands_for_a_missing_value_is_missing_by_columns_too(text: str, mark: str) -> None:
    by_row, by_column = both(text.replace("12.50", mark), missing={"": frozenset({mark})})
    assert by_column == by_row


LINE_BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


@given(st.lists(st.tuples(st.sampled_from(["", "Output", "in t"]), LINE_BREAKS), max_size=3))
@example([("Output", "\r")])
def test_lines_above_the_row_of_columns_may_end_in_any_way(above: list[tuple[str, str]]) -> None:
    title = "".join(text + line_break for text, line_break in above)
    count = len(io.StringIO(title, newline="").readlines())
    by_row, by_column = both(title + HEAD + "".join(ROWS), header_row=count + 1)
    assert by_column == by_row
    assert len(by_column["cells"]) == len(ROWS)


HEAD = "area,indicator,period,value,unit,source,note\n"
ROWS = [
    f"{area},output,{year},{year}.5,t,office,\n"
    for area in ("north", "south")
    for year in range(1990, 2024)
]


def is_by_columns(text: str, observations: Observations | None = None) -> bool:
    file = InputFile(name="table.csv", text=text.encode())
    line, header, _ = headed(file)
    reader = observations or Observations(Words(catalogue=CATALOGUE))
    return is_taken(file, line, header, reader, lambda *_: None)


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        ROWS[::-1],
        [*ROWS, 'north,output,2024,"1,234",t,office,\n'],
        [*ROWS, "\n", 'north,output,2024,12.5,t,office,"one, or ""two"""\n', "\n"],
        [*ROWS, "north,output,2024,5 kt,,press,\n"],
        [*ROWS, "北市,share,2024,5,%,press,注\n"],
        [*ROWS, "north,output,2024,,,office,wanted: c1\n"],
    ],
)
def test_sound_tables_are_taken_in_by_columns(rows: list[str]) -> None:
    assert is_by_columns(HEAD + "".join(rows))


@pytest.mark.parametrize(
    "row",
    [
        "north,output,2020,7.0,t,office,\n",  # the same again
        "北市,output,2020-01..2020-12,7.0,t,office,\n",  # in other words
        "north,output,2024,7.0,%,office,\n",
        "north,output,2024,7.0,t\n",
        "north,output,2024,7.0,t,office,\0\n",
        "north,output,2024,7.0,t,office,\rnorth,output,2025,7.0,t,office,\n",
        'north,output,2024,7.0,t,office,"over\ntwo lines"\n',
        "south,output,FY2024,7.0,t,office,\n",  # whose year ends in June
        f"north,output,2024,7.0,t,office,{'x' * 200_000}\n",
    ],
    ids=range(9),
)
def test_a_table_in_doubt_is_left_to_be_read_by_rows(row: str) -> None:
    observations = Observations(Words(catalogue=CATALOGUE))
    assert not is_by_columns(HEAD + "".join(ROWS) + row, observations)
    assert not observations.cells
    assert not observations.seasons


def test_a_table_without_rows_is_left_to_be_read_by_rows() -> None:
    assert not is_by_columns(HEAD)


def test_a_row_that_is_in_another_table_already_is_a_fault_at_its_place() -> None:
    text = HEAD + "".join(ROWS)
    by_row, by_column = both(text, HEAD + "north,output,2024,1,t,office,\n" + ROWS[3])
    assert by_column == by_row
    (fault,) = by_column["faults"]
    assert str(fault.at) == "1.csv:3:19"
    assert "0.csv:5:1" in fault.problem


def cross(texts: dict[str, list[str]], **others: str) -> str:
    """A table with a row for every combination of texts."""
    rows = [[*cells, *others.values()] for cells in itertools.product(*texts.values())]
    return "".join(f"{','.join(row)}\n" for row in [[*texts, *others], *rows])


@pytest.mark.parametrize(
    ("texts", "others"),
    [
        (
            {"indicator": ["gdp", "output"], "basis": ["", "constant"], "period": ["2020", "2021"]},
            {"area": "north", "value": "1", "source": "office"},
        ),
        (
            {"period": ["2020", "2021"], "source": ["office", "press"], "status": ["", "revised"]},
            {"area": "north", "value": "1", "indicator": "output"},
        ),
        (
            {"indicator": ["gdp", "output"], "unit": ["t", "CNY"], "period": ["2020", "2021"]},
            {"area": "north", "value": "1", "source": "office"},
        ),
        (
            {"indicator": ["gdp", "output"], "adjustment": ["adjusted", ""], "period": ["2020"]},
            {"area": "north", "value": "1", "source": "office"},
        ),
        (
            {"value": ["1", "-3.0"], "source": ["office", "bureau"]},
            {"area": "north", "indicator": "output", "period": "2020"},
        ),
    ],
    ids=["bases", "sources", "units", "seasons", "languages"],
)
def test_texts_that_mean_something_together(
    texts: dict[str, list[str]], others: dict[str, str]
) -> None:
    by_row, by_column = both(cross(texts, **others), cross(texts, **others | {"area": "south"}))
    assert by_column == by_row


def test_the_season_of_one_table_is_that_of_the_next() -> None:
    head = "area,indicator,period,value,source,adjustment\n"
    tables_of_two = [head + f"{area},output,2020,1,office,{season}\n" for area, season in
                     (("north", "adjusted"), ("south", "unadjusted"))]  # fmt: skip
    by_row, by_column = both(*tables_of_two)
    assert by_column == by_row
    assert "0.csv:2:1" in by_column["faults"][0].problem


NUMBERS = st.from_regex(r"-?[0-9.,a/\-]{0,18}", fullmatch=True)


@given(st.lists(NUMBERS, min_size=1))
@example(["1", "-", "-.5", "5.", "1..2", "1/2", "12345678", "1234567.9", "-1234567890123456"])
def test_numbers_in_words_are_plain_numbers(texts: list[str]) -> None:
    content = "".join(f"{text};" for text in texts).encode() + bytes(blocks.PADDING)
    text = np.frombuffer(content, np.uint8)
    lengths = np.array([len(each) for each in texts], np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
    plain = words.are_plain_numbers(text, starts, lengths).tolist()
    for each, is_plain in zip(texts, plain, strict=True):
        matches = PLAIN_NUMBER.fullmatch(each) is not None
        assert is_plain == (matches and len(each.removeprefix("-")) <= 16)


@given(
    st.lists(st.text("abß,\t ", max_size=20).map(lambda text: text.replace(",", "c")), min_size=1)
)
def test_texts_have_one_number_each(texts: list[str]) -> None:
    coder, numbers = codes.Coder(), []
    for part in (texts[:3], texts[3:]):
        content = "".join(f"{text},\n" for text in part).encode()
        for _, block in blocks.blocks(content, 0, ord(","), 2):
            rows = np.arange(len(block.rows))
            numbers += coder.codes(block, 0, rows).tolist()
    assert len(set(zip(texts, numbers, strict=True))) == len(set(texts)) == len(set(numbers))
    assert coder.firsts == [numbers.index(number) for number in range(coder.size)]


def test_texts_of_one_slot_are_told_apart() -> None:
    texts = [f"text {number}" for number in range(5000)]  # more than a slot in ten is taken
    coder = codes.Coder()
    content = "".join(f"{text},\n" for text in texts + texts[::-1]).encode()
    numbers = [
        number
        for _, block in blocks.blocks(content, 0, ord(","), 2)
        for number in coder.codes(block, 0, np.arange(len(block.rows))).tolist()
    ]
    assert numbers == [*range(5000), *range(4999, -1, -1)]


def test_too_many_texts_are_not_for_columns() -> None:
    content = "".join(f"{number},\n" for number in range(40_000)).encode()
    _, block = next(blocks.blocks(content, 0, ord(","), 2))
    with pytest.raises(codes.TooManyTextsError):
        codes.Coder().codes(block, 0, np.arange(len(block.rows)))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1))
def test_combinations_are_met_first_where_a_list_has_them(pairs: list[tuple[int, int]]) -> None:
    left, right = (np.array(column) for column in zip(*pairs, strict=True))
    numbers, size = combinations.combined([(left, 5), (right, 4)])
    places = combinations.first_places(numbers, size)
    assert sorted(places.tolist()) == sorted(pairs.index(pair) for pair in set(pairs))
    assert combinations.are_distinct(numbers, size) == (len(set(pairs)) == len(pairs))
    assert combinations.are_distinct(numbers, 1 << 40) == (len(set(pairs)) == len(pairs))


def test_too_many_combinations_cannot_be_counted() -> None:
    column = np.zeros(1, np.int64)
    with pytest.raises(combinations.TooManyCombinationsError):
        combinations.combined([(column, 1 << 40), (column, 1 << 40)])
