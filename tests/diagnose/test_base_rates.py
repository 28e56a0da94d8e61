"""Laws of base rates: which class a figure is set against, and what may follow from its place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.diagnose.base_rates import base_rate_of
from factcheck.diagnose.panel import Peers
from factcheck.domain.base_rate import GrowthClass, Standing
from factcheck.domain.catalogue import Source
from factcheck.domain.diagnostic import InputError
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.location import Location
from factcheck.domain.panel import Panel
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.context import is_outlier
from factcheck.load import read_reference, read_text
from factcheck.load.panel import read_panel
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.period_reader import parse_period
from tests import build

ratios = st.fractions(min_value=0, max_value=4, max_denominator=200)
SHARES = ("0", "0.005", "0.025", "0.25", "0.5", "0.75", "0.975", "0.995", "1")
LIMITS = ("0.4", "0.6", "0.8", "1", "1.1", "1.2", "1.5", "2", "3")


QUANTILES = tuple(
    (Fraction(share), Fraction(limit)) for share, limit in zip(SHARES, LIMITS, strict=True)
)


def growth_class(quantiles: tuple[tuple[Fraction, Fraction], ...] = QUANTILES) -> GrowthClass:
    return GrowthClass(
        indicator="output", basis=Basis.CURRENT, name="towns", level="town", within="land",
        period=parse_period("2021"), years=1, areas=300, quantiles=quantiles,
        source=Source(id="office"), at=Location(file="base_rates.csv"),
    )  # fmt: skip


@st.composite
def classes(draw: st.DrawFn) -> GrowthClass:
    limits = sorted(draw(st.lists(ratios, min_size=len(SHARES), max_size=len(SHARES))))
    return growth_class(tuple(zip(map(Fraction, SHARES), limits, strict=True)))


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Draw towns with figures of two years, some of them missing; `here` is the first."""
    count = draw(st.integers(min_value=2, max_value=30))
    figure = st.integers(min_value=1, max_value=5000).map(lambda number: f"{number / 10:.1f}")
    before = draw(st.lists(figure | st.just(""), min_size=count, max_size=count))
    after = draw(st.lists(figure | st.just(""), min_size=count, max_size=count))
    names = ("here", *(f"town{number}" for number in range(1, count)))
    return Panel(
        name="panel.csv",
        columns={
            "area": names * 2,
            "year": ("2020",) * count + ("2021",) * count,
            "level": ("town",) * 2 * count,
            "output": (*before, *after),
        },
        area="area", year="year", level="level",
    )  # fmt: skip


NOW = Quantity(indicator="output", area="here", period=parse_period("2021"), basis=Basis.CURRENT)
GROWTH = NOW / NOW.shifted(-1) - 1


def standing(ratio: Interval, panel: Panel) -> Standing | None:
    peers = Peers(panel=panel, catalogue=build.CATALOGUE)
    relation = Relation(expression=GROWTH, interval=ratio - 1)
    found = base_rate_of(relation, None, Reference(build.CATALOGUE), peers)
    return None if found is None else found.claimed[0]


@given(classes(), ratios, ratios)
def test_in_a_table_a_larger_growth_never_stands_lower(
    of: GrowthClass, one: Fraction, other: Fraction
) -> None:
    low, high = (of.share_below(Interval.point(each)) for each in sorted((one, other)))
    assert low.low <= high.low
    assert low.high <= high.high


@given(panels(), ratios, ratios)
def test_in_a_panel_a_larger_growth_never_stands_lower(
    panel: Panel, one: Fraction, other: Fraction
) -> None:
    low, high = (standing(Interval.point(each), panel) for each in sorted((one, other)))
    if low is None or high is None:
        return
    assert low.share_below.low <= high.share_below.low
    assert low.share_below.high <= high.share_below.high


@given(classes(), ratios, ratios)
def test_a_wider_range_stands_less_surely(of: GrowthClass, one: Fraction, other: Fraction) -> None:
    narrow, wide = Interval.point(one), Interval.point(one).hull(Interval.point(other))
    assert of.share_below(narrow).within(of.share_below(wide))


@given(classes())
def test_a_claim_at_the_median_is_never_an_outlier(of: GrowthClass) -> None:
    place = of.share_below(Interval.point(of.median))
    assert not is_outlier((Standing(name="", areas=300, share_below=place, median=of.median),))


@given(panels())
def test_the_median_of_a_panel_is_in_its_midst(panel: Panel) -> None:
    some = standing(Interval.point(1), panel)
    if some is None:
        return
    middle = standing(Interval.point(some.median), panel)
    assert middle is not None
    assert middle.share_below.low <= Fraction(1, 2) <= middle.share_below.high
    assert not is_outlier((middle,))


@given(panels(), ratios)
def test_the_unit_of_a_panel_plays_no_part(panel: Panel, ratio: Fraction) -> None:
    scaled = tuple(f"{float(text) * 10:.0f}" if text else "" for text in panel.columns["output"])
    other = replace(panel, columns={**panel.columns, "output": scaled})
    assert standing(Interval.point(ratio), panel) == standing(Interval.point(ratio), other)


def test_places_are_those_of_the_figures() -> None:
    panel = Panel(
        name="panel.csv",
        columns={
            "area": ("here", "a", "b", "c") * 2,
            "year": ("2020",) * 4 + ("2021",) * 4,
            "output_a": ("100.0",) * 4 + ("150.0", "120.0", "200.0", "160.0"),
            "unknown": ("1",) * 8,
        },
        area="area", year="year",
    )  # fmt: skip
    found = standing(Interval.point(Fraction("1.5")), panel)
    assert found is not None
    assert (found.place, found.areas, found.reached) == ((3, 3), 4, 2)


def test_an_area_that_a_panel_does_not_know_has_no_peers_in_it() -> None:
    columns = {"area": ("a", "b") * 2, "year": ("2020",) * 2 + ("2021",) * 2, "output": ("1",) * 4}
    panel = Panel(name="panel.csv", columns=columns, area="area", year="year")
    assert standing(Interval.point(1), panel) is None


@pytest.mark.parametrize(
    ("column", "is_known"),
    [
        ("output", True),
        ("output_b_wan", True),
        ("output (亿元)", True),
        ("output【亿元】", True),
        ("output_balance", False),
        ("outputs", False),
        ("people", False),
        ("output_growth", False),  # in constant prices
    ],
)
def test_a_column_is_known_by_the_name_of_its_indicator(column: str, *, is_known: bool) -> None:
    columns = {
        "area": ("here", "a") * 2,
        "year": ("2020年", "2020", "2021年", "2021.0"),
        column: ("1,000.5", "1000.5", "1,200.5", "1300.5"),
    }
    panel = Panel(name="panel.csv", columns=columns, area="area", year="year")
    assert (standing(Interval.point(1), panel) is not None) is is_known


def test_a_panel_may_call_levels_as_it_likes_where_an_area_stands_at_one_of_them() -> None:
    columns = {
        "area": ("here", "a", "b") * 2,
        "year": ("2020",) * 3 + ("2021",) * 3,
        "level": ("city", "city", "state") * 2,
        "output": ("1.0",) * 6,
    }
    panel = Panel(name="panel.csv", columns=columns, area="area", year="year", level="level")
    found = standing(Interval.point(1), panel)
    assert found is not None
    assert found.areas == 2
    both = {name: (*cells, cells[0], cells[3]) for name, cells in columns.items()}
    both["level"] = (*columns["level"], "state", "state")
    assert standing(Interval.point(1), replace(panel, columns=both)) is None


HEADER = "indicator,basis,class,level,within,source,period,years,n,p0.5,p50,p99.5,min,max"
ROW = "output,current,towns,town,land,office,2021,1,300,0.8,1.1,1.5,0.5,2"


def folder(path: Path, *rows: str, header: str = HEADER) -> Path:
    """Write a reference folder with one table of base rates."""
    text = {
        "datapackage.yaml": "resources: [{path: base_rates.csv}]\n",
        "indicators.yaml": (
            "output: {name: output, unit: CNY, basis: current}\n"
            "people: {name: people, unit: persons, nature: stock}\n"
        ),
        "areas.yaml": (
            "land: {name: Land, level: country}\n"
            "here: {name: Here, level: town, parent: land}\n"
            "shire: {name: Shire, level: county, parent: land}\n"
            "abroad: {name: Abroad, level: town}\n"
        ),
        "sources.yaml": "office: {title: Yearbook, grade: computed}\n",
        "base_rates.csv": "\n".join((header, *rows)) + "\n",
    }
    for name, content in text.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


def verdict_of(
    reference: Reference, growth: str, *, series: str = "", area: str = "here"
) -> Verdict:
    text = (
        f"document: {{title: A year, area: {area}, period: 2021}}\n{series}"
        f"claims:\n- {{id: claim, kind: growth, of: output, is: {growth}}}\n"
    )
    (verdict,) = pipeline.audit(*read_text(text, reference=reference)).verdicts
    return verdict


@pytest.mark.parametrize(
    ("growth", "label"),
    [
        ("10 %", Label.UNVERIFIABLE),
        ("49 %", Label.UNVERIFIABLE),
        ("50 %", Label.UNVERIFIABLE),  # from 49.5 to 50.5: the range reaches the limit
        ("51 %", Label.IMPLAUSIBLE),
        ("-21 %", Label.IMPLAUSIBLE),
        ("-20 %", Label.UNVERIFIABLE),
    ],
)
def test_without_evidence_what_lies_beyond_nearly_all_areas_is_implausible(
    tmp_path: Path, growth: str, label: Label
) -> None:
    found = verdict_of(read_reference(folder(tmp_path, ROW)), growth)
    assert found.label is label
    assert (Flag.OUTLIER in found.flags) is (label is Label.IMPLAUSIBLE)
    assert any("base rate" in note for note in found.notes) is (label is Label.IMPLAUSIBLE)


SERIES = "series:\n  output: {2020: 100, 2021: 300}\n"


@pytest.mark.parametrize(
    ("growth", "label"), [("200 %", Label.SUPPORTED), ("10 %", Label.CONTRADICTED)]
)
def test_what_evidence_says_stands_however_rare_it_is(
    tmp_path: Path, growth: str, label: Label
) -> None:
    series = SERIES.replace("100", "100.00").replace("300", "300.00")
    found = verdict_of(read_reference(folder(tmp_path, ROW)), growth, series=series)
    assert found.label is label
    assert Flag.OUTLIER in found.flags  # of what was found


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace("current", "constant"),
        ROW.replace("output", "people").replace("current", ""),
        ROW.replace("2021", "2020"),
        ROW.replace(",1,300", ",2,300"),
        ROW.replace(",town,", ",county,"),
        ROW.replace(",300,", ",199,"),  # half a percent of them is not one area
    ],
)
def test_a_class_of_anything_else_says_nothing(tmp_path: Path, row: str) -> None:
    found = verdict_of(read_reference(folder(tmp_path, row)), "300 %")
    assert found.label is Label.UNVERIFIABLE
    assert Flag.OUTLIER not in found.flags


@pytest.mark.parametrize("area", ["shire", "abroad", "land"])
def test_an_area_outside_the_class_has_no_base_rate(tmp_path: Path, area: str) -> None:
    found = verdict_of(read_reference(folder(tmp_path, ROW)), "300 %", area=area)
    assert found.diagnosis is None or found.diagnosis.base_rate is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("output", "outptu"), "base_rates.csv:2:1: indicator: unknown indicator"),
        (ROW.replace("1.1,", "one,"), "p50: 'one' is no ratio"),
        (ROW.replace("0.8,", "1.2,"), "p50: 1.1 is less than the quantile below it"),
        (ROW.replace("office", "nobody"), "source: unknown source 'nobody'"),
        (ROW.replace("300", "few"), "n: 'few' is no whole number"),
        (ROW.replace("land", "sea"), "within: unknown area 'sea'"),
        (ROW + ",7", "base_rates.csv:2:"),
    ],
)
def test_faults_of_a_table_are_told_with_their_place_when_it_is_asked_for(
    tmp_path: Path, row: str, said: str
) -> None:
    reference = read_reference(folder(tmp_path, row))
    with pytest.raises(InputError) as refusal:
        _ = [*reference.growth_classes.values()]
    assert said in str(refusal.value)


def test_a_table_is_not_read_before_a_claim_needs_it(tmp_path: Path) -> None:
    reference = read_reference(folder(tmp_path, ROW.replace("1.1,", "one,")))
    text = (
        "document: {title: A year, area: here, period: 2021}\n"
        "claims:\n- {id: claim, kind: level, of: output, is: 5 CNY}\n"
    )
    claims, known = read_text(text, reference=reference)
    assert pipeline.audit(claims, known)["claim"].label is Label.UNVERIFIABLE


def test_what_claim_files_add_keeps_the_base_rates(tmp_path: Path) -> None:
    reference = read_reference(folder(tmp_path, ROW))
    _, known = read_text(f"document: {{title: A}}\n{SERIES}claims: []\n".replace(
        "{title: A}", "{title: A, area: here, period: 2021}"
    ).replace("claims: []", "claims:\n- {id: a, kind: level, of: output, is: 1 CNY}"),
        reference=reference)  # fmt: skip
    assert known.growth_classes == reference.growth_classes


def test_a_panel_without_areas_or_years_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    file.write_text("town,output\na,1\n", encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        read_panel(file)
    assert len(refusal.value.diagnostics) == 2
    with pytest.raises(InputError):
        read_panel(tmp_path / "missing.csv")


def test_word_multiples_count_who_truly_reached_them() -> None:
    columns = {
        "area": ("here", "a", "b"),
        "year": ("2020", "2020", "2020"),
        "output": ("100.0",) * 3,
    }
    later = {
        "area": ("here", "a", "b"),
        "year": ("2021",) * 3,
        "output": ("150.0", "197.0", "201.0"),
    }
    panel = Panel(
        name="p", columns={name: columns[name] + later[name] for name in columns},
        area="area", year="year",
    )  # fmt: skip
    doubled = parse_figure("doubled")
    relation = Relation(
        expression=NOW / NOW.shifted(-1), interval=doubled.implied(), figure=doubled
    )
    peers = Peers(panel=panel, catalogue=build.CATALOGUE)
    found = base_rate_of(relation, None, Reference(build.CATALOGUE), peers)
    assert found is not None
    assert found.claimed[0].reached == 1
