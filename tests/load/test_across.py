"""Figures of several areas that are kept together are those that reading each of them gives."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.area_figures import AreaFigures
from factcheck.domain.catalogue import Grade, Source
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import (
    Observation,
    Reference,
    Series,
    SeriesKey,
    Status,
    UnreadSeries,
)
from factcheck.load.input_file import InputFile
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.store.across import KeptFigures
from factcheck.load.store.indexing import StoredSeries
from factcheck.load.store.place import kept
from factcheck.load.store.store import ReferenceStore
from factcheck.load.values import Words
from factcheck.pipeline import run
from factcheck.render.machine import json
from factcheck.resolve import Rough, WholeColumn
from factcheck.resolve.cells import Cells
from factcheck.wording.figure_reader import parse_figure
from tests.load.test_long_tables import CATALOGUE, tables

YEAR = Period.of_year(2020)
SOURCES = (
    Source(id="office", title="Office", grade=Grade.OFFICIAL),
    Source(id="late", title="Late", grade=Grade.OFFICIAL, published=date(2024, 1, 1)),
    Source(id="own", title="Own", grade=Grade.OFFICIAL),
)
FIGURES = st.one_of(
    st.decimals(-(10**6), 10**6, places=2).map(lambda number: f"{number} t"),
    st.integers(-(10**6), 10**6).map(lambda number: f"{number} t"),
    st.integers(0, 10**6).map(lambda number: f"{number} kt"),
    st.integers(0, 10**6).map(lambda number: f"{number} persons"),
    st.sampled_from(["about 2000 t", "over 5 t", "5 to 7 t", "1 in 5", "doubled", "1/3", "0 t"]),
)
CELLS = st.builds(
    lambda text, source, basis, vintage: Observation(
        indicator="output",
        area="",
        period=YEAR,
        figure=parse_figure(text),
        source=source,
        at=Location(file="table.csv"),
        basis=basis,
        vintage=vintage,
    ),
    FIGURES,
    st.sampled_from(SOURCES),
    st.sampled_from(Basis),
    st.sampled_from(["", "second"]),
)
COLUMNS = st.lists(st.lists(CELLS, max_size=2), min_size=1, max_size=12)


class Together(UnreadSeries):
    """Series of one year, of which all areas are known together."""

    def __init__(self, columns: list[list[Observation]]) -> None:
        self.cells = {("output", str(number)): column for number, column in enumerate(columns)}

    def __getitem__(self, key: SeriesKey) -> Series:
        return {YEAR: tuple(self.cells[key])} if self.cells[key] else {}

    def __iter__(self) -> Iterator[SeriesKey]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def having(self, statuses: Collection[Status]) -> Iterator[SeriesKey]:
        raise NotImplementedError

    def observed(self) -> int:
        return sum(map(len, self.cells.values()))

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> AreaFigures:
        return AreaFigures.of((self[indicator, area].get(period, ()) for area in areas), period)


class Known(Together):
    """Series of which some figures are known together."""

    def __init__(self, series: Mapping[SeriesKey, Series], figures: AreaFigures) -> None:
        self.series, self.figures = series, figures

    def __getitem__(self, key: SeriesKey) -> Series:
        return self.series[key]

    def __iter__(self) -> Iterator[SeriesKey]:
        return iter(self.series)

    def __len__(self) -> int:
        return len(self.series)

    def across(self, indicator: str, areas: tuple[str, ...], period: Period) -> AreaFigures:
        del indicator, areas, period
        return self.figures


def meaning(column: WholeColumn) -> list[tuple[object, ...]]:
    """What a column says of each area, whatever unit it is told in."""
    rows = zip(column.lows, column.highs, column.values, column.editions, strict=True)
    return [
        () if edition is None else (edition, *(Fraction(number, column.unit) for number in numbers))
        for *numbers, edition in rows
    ]


@given(COLUMNS, st.sampled_from(Basis))
def test_whole_numbers_are_the_same_by_figures_that_are_known_together(
    columns: list[list[Observation]], basis: Basis
) -> None:
    series = Together(columns)
    areas = tuple(area for _, area in series)
    asked = Quantity(indicator="output", area=areas[0], period=YEAR, basis=basis)
    known, read = (
        Rough(Cells(reference=reference, own_source="own", public_by=date(2023, 1, 1)))
        for reference in (Reference(series=series), Reference(series=dict(series)))
    )
    assert meaning(known.whole(asked, areas)) == meaning(read.whole(asked, areas))


@given(st.lists(tables(), min_size=1, max_size=2))
def test_figures_that_wait_as_text_are_kept_as_reading_each_tells_them(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    observations = Observations(Words(catalogue=CATALOGUE))
    for number, text in enumerate(texts):
        read_table(InputFile(name=f"{number}.csv", text=text.encode()), observations)
    place = tmp_path_factory.mktemp("kept")
    first, then = (
        KeptFigures(path=place / "a.across", folder=place, catalogue=CATALOGUE) for _ in range(2)
    )
    waiting = observations.series()
    read = {key: dict(series) for key, series in observations.series().items()}
    areas = tuple(dict.fromkeys(area for _, area in read))
    asked = {
        Quantity(indicator=indicator, area=area, period=period)
        for (indicator, area), periods in read.items()
        for period in periods
    }
    keys = {quantity: (quantity.indicator, areas, quantity.period) for quantity in asked}
    first.keep(keys.values(), waiting)
    for quantity, key in keys.items():
        by_kept, by_cells = (
            Rough(Cells(reference=reference)).whole(quantity, areas)
            for reference in (
                Reference(CATALOGUE, Known(waiting, then.figures[key])),
                Reference(CATALOGUE, read),
            )
        )
        assert meaning(by_kept) == meaning(by_cells)


PAGES = {
    "datapackage.yaml": "name: small\nresources:\n  - {name: table, path: table.csv}\n",
    "indicators.yaml": "output: {name: output, unit: t}\n",
    "areas.yaml": "land: {name: Land}\n"
    + "".join(f"a{number}: {{name: Town {number}, parent: land}}\n" for number in range(60)),
    "sources.yaml": "office: {title: Office, grade: official}\n",
    "table.csv": "area,indicator,period,value,unit,source\n"
    + "".join(
        f"a{number},output,{year},{1000 + 97 * number + year % 7}.{number % 10},t,office\n"
        for number in range(60)
        for year in (2019, 2020)
    ),
}
CLAIMS = """document: {title: Report, period: 2020, area: a7, published: 2023-01-01}
claims:
  - {id: elsewhere, kind: level, of: output, is: 2944.0 t}
  - {id: nowhere, kind: level, of: output, is: 1234567 t}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reference"
    place.mkdir()
    for name, text in PAGES.items():
        (place / name).write_text(text, encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    return place


def audited(folder: Path, store: ReferenceStore | None) -> str:
    return json.render(run([folder.with_name("claims.yaml")], folder, store=store))


def figures_of(store: ReferenceStore) -> KeptFigures:
    (series,) = store.opened
    assert isinstance(series, StoredSeries)
    assert series.kept is not None
    return series.kept


def test_what_was_asked_for_together_is_kept_and_used(folder: Path, tmp_path: Path) -> None:
    store = ReferenceStore(place=tmp_path / "cache", least=1)
    plain = audited(folder, None)
    assert "Town 20" in plain
    assert audited(folder, store) == plain
    store.keep()
    assert audited(folder, store) == plain
    assert figures_of(store).figures
    assert not figures_of(store).missed


def test_what_was_not_asked_for_before_is_kept_too(folder: Path, tmp_path: Path) -> None:
    store = ReferenceStore(place=tmp_path / "cache", least=1)
    audited(folder, store)
    store.keep()
    folder.with_name("claims.yaml").write_text(CLAIMS.replace("2020", "2019"), encoding="utf-8")
    plain = audited(folder, None)
    assert audited(folder, store) == plain
    assert figures_of(store).missed
    store.keep()
    assert audited(folder, store) == plain
    assert not figures_of(store).missed
    assert {period for _, _, period in figures_of(store).figures} == {
        Period.of_year(2019),
        YEAR,
    }


def test_damage_is_no_harm(folder: Path, tmp_path: Path) -> None:
    store = ReferenceStore(place=tmp_path / "cache", least=1)
    plain = audited(folder, store)
    store.keep()
    (path,) = (file.path for file in kept(store.place) if file.path.suffix == ".across")
    for content in (b"", b"1234", path.read_bytes()[:-1], path.read_bytes().replace(b"a", b"b")):
        path.write_bytes(content)
        assert audited(folder, store) == plain
        store.opened.clear()
