"""The tool as a library: what a notebook or another program sees."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

import factcheck
from factcheck import Audit, InputError, Label, Verdict, audit, read, read_reference, read_text
from factcheck.frames import panel_of_frame, periods_of
from factcheck.frames.tables import tables_of
from factcheck.wording.period_reader import parse_period

HERE = Path(__file__).parents[1]
CLAIMS = HERE / "claims" / "changzhi-2021.yaml"
REFERENCE = HERE / "reference"
HEAD = """
document: {title: Report, area: town, period: 2021, published: 2022-03-01}
areas: {town: {name: Town}}
indicators: {output: {name: output, unit: t}}
"""
GROWTH = "claims: [{id: growth, kind: growth, of: output, since: 2020, is: 20 %}]\n"


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(CLAIMS, REFERENCE)


def test_every_public_name_is_there_and_listed() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    assert set(factcheck.__all__) <= set(dir(factcheck))
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        _ = factcheck.absent


def test_paths_texts_and_objects_give_the_same_verdicts(found: Audit) -> None:
    claims, known = read([CLAIMS], read_reference(REFERENCE))
    again = [audit(claims, known), audit(str(CLAIMS), str(REFERENCE)), audit([CLAIMS], REFERENCE)]
    labels = [each.label for each in found]
    assert all([each.label for each in other] == labels for other in again)


def test_a_reference_is_named_by_text_or_by_a_path_and_a_table_is_neither() -> None:
    assert list(read_reference(str(REFERENCE))) == list(read_reference(REFERENCE)) != []
    with pytest.raises(InputError, match="text of a table"):
        read_reference("area,indicator,period,value\ntown,output,2021,3\n" * 999)


def test_an_audit_is_looked_into_by_iteration_and_by_id(found: Audit) -> None:
    assert all(isinstance(each, Verdict) for each in found)
    assert found["gdp-doubled"].label is Label.CONTRADICTED
    assert sum(found.counts().values()) == len(found)
    with pytest.raises(KeyError):
        found["absent"]


def test_a_frame_has_one_row_a_claim(found: Audit) -> None:
    frame = found.to_frame()
    assert list(frame.index) == [each.id for each in found]
    assert frame.loc["gdp-doubled", "label"] == "contradicted"
    assert (frame["high"] < 1.95)["gdp-doubled"]
    assert frame["label"].value_counts().to_dict() == {
        str(label): number for label, number in found.counts().items() if number
    }


def test_a_notebook_shows_a_table_in_which_quotes_are_text() -> None:
    claims, known = read_text(
        HEAD + "claims: [{id: c, kind: level, of: output, is: 5 t, quote: '<b>5 & t'}]"
    )
    shown = audit(claims, known)._repr_html_()
    assert "&lt;b&gt;5 &amp; t" in shown


def tidy(values: object) -> pd.DataFrame:
    return pd.DataFrame(
        {"area": "town", "indicator": "output", "period": [2020, 2021], "value": values}
    )


ENDS = pd.to_datetime(["2020-12-31", "2021-12-31"])


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        (tidy([100, 120]), Label.COMPATIBLE),  # 99.5 to 100.5, and 119.5 to 120.5
        (tidy(["100", "120"]), Label.COMPATIBLE),
        (tidy(["100.0", "120.0"]), Label.SUPPORTED),
        ({"table": tidy([100.0, 120.0])}, Label.SUPPORTED),  # doubles, known to 15 digits
        ({"output": pd.Series([100, 120], index=[2020, 2021])}, Label.COMPATIBLE),
        ({"output": pd.Series([100, 120], index=ENDS.to_period("Y"))}, Label.COMPATIBLE),
        (
            {"output": pd.Series([100, float("nan"), 120], index=[2020, 2019, 2021])},
            Label.SUPPORTED,
        ),
        (tidy([100, 120]).drop(columns="period").set_index(ENDS.to_period("Y")), Label.COMPATIBLE),
    ],
    ids=["whole numbers", "text", "decimals", "doubles", "series", "years", "gap", "index"],
)
def test_frames_and_series_are_evidence(tmp_path: Path, reference: object, label: Label) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    verdict = audit(file, reference)["growth"]  # type: ignore[arg-type]
    assert verdict.label is label
    assert verdict.outcomes[0].found.low < 0.2 < verdict.outcomes[0].found.high


QUARTERS = pd.period_range("2021Q1", periods=4, freq="Q")
MONTHS = pd.period_range("2020-11", periods=4, freq="M")


@pytest.mark.parametrize(
    ("index", "periods"),
    [
        (QUARTERS, ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
        (QUARTERS.to_timestamp(), ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
        (QUARTERS.to_timestamp(how="end"), ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]),
        (MONTHS, ["2020-11", "2020-12", "2021-01", "2021-02"]),
        (MONTHS.to_timestamp(), ["2020-11", "2020-12", "2021-01", "2021-02"]),
        (pd.Index(list(MONTHS.to_timestamp())), ["2020-11", "2020-12", "2021-01", "2021-02"]),
        (pd.period_range("2021", periods=1, freq="Y-JUN"), ["2020-07..2021-06"]),
        (pd.period_range("2021Q1", periods=1, freq="Q-NOV"), ["2020-12..2021-02"]),
        (pd.date_range("2020-01-31", periods=3, freq="YE"), ["2020", "2021", "2022"]),
        (pd.period_range("2021-03-04", periods=1, freq="D"), ["2021-03-04"]),
        (pd.Index(["2021H1", "2021-03"]), ["2021H1", "2021-03"]),
        (pd.Index([2020.0, 2021.0]), ["2020", "2021"]),
        (pd.Index([pd.Period("2021", "Y-JUN")], dtype=object), ["2020-07..2021-06"]),
        (pd.Index([pd.Period("2021-05", "M"), "2021"], dtype=object), ["2021-05", "2021"]),
        (
            pd.date_range("2021-01-31", periods=2, freq="QE-JAN"),
            ["2020-11..2021-01", "2021-02..2021-04"],
        ),
        (
            pd.date_range("2020-07-01", periods=2, freq="YS-JUL"),
            ["2020-07..2021-06", "2021-07..2022-06"],
        ),
        (
            pd.date_range("2021-01-01", periods=2, freq="2D").to_period("D"),
            ["2021-01-01", "2021-01-03"],
        ),
    ],
)
def test_an_index_stands_for_the_periods_it_names(index: pd.Index, periods: list[str]) -> None:
    assert periods_of(index, "output") == periods
    values = pd.Series(range(1, len(index) + 1), index=index)
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    found = audit(claims, [known, {"output": values}])
    cells = found.reference.series["output", "town"]
    assert [str(period) for period in cells] == [str(parse_period(text)) for text in periods]


def test_weeks_of_pandas_are_the_weeks_they_end() -> None:
    assert periods_of(pd.period_range("2024-01-28", periods=2, freq="W-SAT"), "filings") == [
        "2024-01-28..2024-02-03",
        "2024-02-04..2024-02-10",
    ]
    assert periods_of(pd.period_range("2024-02-01", periods=1, freq="W"), "filings") == ["2024-W05"]


@pytest.mark.parametrize(
    "index",
    [
        ENDS,
        ENDS[:1],
        pd.date_range("2021-01-04", periods=3, freq="W"),
        pd.period_range("2021-01-01", periods=1, freq="h"),  # no month, though it begins one
        pd.date_range("2021-01-01", periods=4, freq="h"),
        pd.DatetimeIndex(["2021-03-01", "2021-06-01", "2021-09-01"]),  # quarters that begin or end?
        pd.DatetimeIndex(
            ["2020-07-01", "2021-07-01", "2022-07-01"]
        ),  # years, or the middle of them?
        pd.DatetimeIndex(["2021-06-30", "2021-12-31", "2022-06-30"]),  # halves, or some quarters?
        pd.DatetimeIndex(["2010-12-31", "2015-12-31", "2020-12-31"]),
    ],
)
def test_dates_that_may_be_days_months_or_years_are_a_fault(index: pd.Index) -> None:
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    with pytest.raises(InputError, match=r"output:.*(cannot be told|no whole months)"):
        audit(claims, [known, {"output": pd.Series(range(len(index)), index=index)}])


def test_a_quarter_is_not_its_year() -> None:
    claims, known = read_text(
        HEAD
        + "claims:\n- {id: year, kind: level, of: output, is: 7.2 t}\n"
        + "- {id: quarter, kind: level, of: output, period: 2021Q2, is: 7.2 t}\n"
    )
    found = audit(claims, [known, {"output": pd.Series([7.1, 7.2], index=QUARTERS[:2])}])
    assert found["year"].label is Label.UNVERIFIABLE
    assert found["quarter"].label is Label.SUPPORTED


def test_an_empty_reference_keeps_its_catalogue() -> None:
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    assert len(known) == 0
    assert audit(claims, known).reference.catalogue is known.catalogue


def test_a_frame_stands_beside_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    assert audit(file, [REFERENCE, tidy([100, 120])])["growth"].label is Label.COMPATIBLE


def test_faults_of_a_frame_come_all_at_once(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        audit(file, tidy(["one hundred", "12x"]).assign(area="nowhere"))
    assert len(caught.value.diagnostics) >= 2


def test_two_folders_are_refused() -> None:
    with pytest.raises(TypeError, match=r"one reference folder"):
        audit(CLAIMS, [REFERENCE, REFERENCE])


def test_a_day_can_be_given(found: Audit) -> None:
    late = audit(CLAIMS, REFERENCE, as_of=date(2026, 1, 31))
    flags = {flag for verdict in late for flag in verdict.flags}
    assert "later-evidence" not in flags
    assert "later-evidence" in {flag for verdict in found for flag in verdict.flags}


@pytest.mark.parametrize("column", ["period", "Period"])
@pytest.mark.parametrize("as_objects", [False, True])
def test_a_column_of_periods_is_no_column_of_years(column: str, *, as_objects: bool) -> None:
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    years = pd.Series(pd.period_range("2020", periods=2, freq="Y-JUN"))
    years = years.astype(object) if as_objects else years
    frame = tidy([1, 2]).drop(columns="period").assign(**{column: years})
    for table in (frame, frame.set_index(pd.Index([7, 7])), frame.set_index(column)):
        found = audit(claims, [known, table])
        cells = found.reference.series["output", "town"]
        assert [str(period) for period in cells] == ["2019-07..2020-06", "2020-07..2021-06"]


def test_a_day_of_release_is_a_date(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    days = pd.to_datetime(["2021-02-01", "2022-02-01"])
    found = audit(file, tidy(["100", "120"]).assign(released=days))
    cells = [cell for each in found["growth"].outcomes for cell in each.evidence.observations()]
    assert {cell.released for cell in cells} == {date(2021, 2, 1), date(2022, 2, 1)}


@pytest.mark.parametrize(("dtype", "half"), [("float64", "5e-15"), ("float32", "5e-6")])
def test_a_number_of_floating_point_is_as_exact_as_its_kind(dtype: str, half: str) -> None:
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    values = pd.Series([1.25], index=[2021], dtype=dtype)
    (cell,) = audit(claims, [known, {"output": values}]).reference.cells(
        "output", "town", parse_period("2021")
    )
    assert cell.interval.high == (Fraction("1.25") + Fraction(half)) * 1000  # in kilograms


def test_years_of_a_panel_may_be_floating_point() -> None:
    frame = pd.DataFrame({"area": ["town"], "year": [2020.0], "output": [1.5]})
    assert panel_of_frame(frame).columns["year"] == ("2020",)


def test_faults_of_all_series_come_at_once() -> None:
    claims, known = read_text(HEAD + "claims: [{id: c, kind: level, of: output, is: 1 t}]")
    series = {"output": pd.Series([1, 2], index=ENDS), "input": pd.Series([1, 2], index=ENDS)}
    with pytest.raises(InputError) as caught:
        audit(claims, [known, series])
    assert [each.at.file for each in caught.value.diagnostics] == ["input", "output"]


def test_places_are_texts_or_paths() -> None:
    texts, paths = read(str(CLAIMS), str(REFERENCE)), read([CLAIMS], REFERENCE)
    assert [each.id for each in texts[0]] == [each.id for each in paths[0]]
    assert len(read_reference(str(REFERENCE))) == len(read_reference(REFERENCE))


WIDE = pd.DataFrame(
    {"output": [1.5, 2.25], "people": [3.0, None]},
    index=pd.period_range("2020", periods=2, freq="Y"),
)


def figures(text: str) -> set[tuple[str, ...]]:
    header, *rows = (line.split(",") for line in text.splitlines())
    assert header == ["area", "indicator", "period", "value"]
    return {(*row[:3], f"{float(row[3]):g}") for row in rows}


def test_a_wide_table_is_a_series_a_column() -> None:
    (text,) = tables_of([WIDE], {"town"}).values()
    assert figures(text) == {
        ("town", "output", "2020", "1.5"),
        ("town", "output", "2021", "2.25"),
        ("town", "people", "2020", "3"),
    }


@pytest.mark.parametrize(
    "index",
    [
        pd.period_range("2020", periods=2, freq="Y"),
        pd.DatetimeIndex(["2020-01-01", "2021-01-01"], freq="YS"),
        pd.Index([2020, 2021], name="year"),
    ],
)
@pytest.mark.parametrize("names", [(None, None), ("area", "indicator"), ("indicator", "area")])
def test_two_levels_of_columns_are_area_and_indicator(
    index: pd.Index, names: tuple[str | None, ...]
) -> None:
    heads = [("town", "output"), ("city", "output")]
    if names[0] == "indicator":
        heads = [(indicator, area) for area, indicator in heads]
    columns = pd.MultiIndex.from_tuples(heads, names=names)
    table = pd.DataFrame([[1.5, 2.0], [3.0, 4.0]], index=index, columns=columns)
    (text,) = tables_of([table], set()).values()
    assert figures(text) == {
        ("town", "output", "2020", "1.5"),
        ("town", "output", "2021", "3"),
        ("city", "output", "2020", "2"),
        ("city", "output", "2021", "4"),
    }


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (pd.DataFrame(), "no figure is in it"),
        (pd.DataFrame(columns=["area", "indicator", "period", "value"]), "no figure is in it"),
        (pd.DataFrame({"output": [None, None]}, index=WIDE.index), "no figure is in it"),
        ({"output": pd.Series([], dtype=float)}, "no figure is in it"),
        (pd.DataFrame({"output": [1, 2]}, index=[2020, 2021]), "nor an index of periods"),
        (pd.DataFrame({"year": [2020, 2021], "output": [1, 2]}), "nor an index of periods"),
        (pd.DataFrame({"2020": [1], "2021": [2]}, index=["output"]), "nor an index of periods"),
    ],
)
def test_a_table_that_can_answer_nothing_is_a_fault(table: object, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        tables_of([table], {"town"})
    (fault,) = caught.value.diagnostics
    assert problem in fault.problem


def test_a_wide_table_of_no_area_is_refused() -> None:
    with pytest.raises(TypeError, match="no area"):
        tables_of([WIDE], {"town", "city"})
