"""Small worlds of figures, and rows that claim something of them, for laws of tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.domain.catalogue import (
    Area,
    Catalogue,
    Grade,
    Indicator,
    Names,
    Nature,
    Source,
)
from factcheck.domain.figure import Figure
from factcheck.domain.location import Location
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation, Reference, Status
from factcheck.domain.texts import Texts
from factcheck.load.claim_tables.rows import ClaimRows
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.period_reader import parse_period
from tests.build import LAND, OUTPUT, OUTPUT_GROWTH, measured
from tests.build import PEOPLE as COUNTED

TOWNS = (Area(id=name, parent="land", level="town") for name in ("north", "south", "west"))
AREAS = (*TOWNS, LAND)
STEEL, COAL = (measured(name, "t") for name in ("steel", "coal"))
BALANCE, LOSS = (measured(name, "CNY", may_be_negative=True) for name in ("balance", "net loss"))
PEOPLE = replace(COUNTED, integer=True)
JOBLESS = measured("jobless", "%", Nature.RATE)
INDICATORS = (STEEL, COAL, BALANCE, LOSS, PEOPLE, JOBLESS, OUTPUT, OUTPUT_GROWTH)
PRINTED = {
    "steel": "{} t", "coal": "{} t", "balance": "{} 元", "net loss": "{} 元",
    "people": "{} persons", "jobless": "{} %", "output": "{} 元", "output_growth": "{} %",
}  # fmt: skip
OFFICE = Source(id="office", title="Office", publisher=Texts.of("Office"), grade=Grade.OFFICIAL)
DATED = Source(
    id="dated", title="Yearbook", publisher=Texts.of("Office"), grade=Grade.OFFICIAL,
    published=date(2022, 3, 1),
)  # fmt: skip
LEAFLET = Source(
    id="leaflet", title="Leaflet", publisher=Texts.of("Paper"), grade=Grade.COMPILATION
)
SOURCES = (OFFICE, DATED, LEAFLET)
CATALOGUE = Catalogue(
    indicators=Names(INDICATORS),
    areas=Names(AREAS),
    sources={source.id: source for source in SOURCES},
)
YEARS = range(2008, 2023)

_values = st.one_of(
    st.integers(90, 110).map(lambda number: f"{number / 10:.1f}"),
    st.integers(1, 30).map(str),
    st.integers(950, 1050).map(str),
    st.sampled_from(["0", "-3", "0.0", "100", "1000", "2500", "1000000", "9.50", "1e3", "over 5"]),
)

_steady = st.integers(900, 1100).map(lambda number: f"{number / 10:.1f}")
_below_zero = _steady.map(lambda number: f"-{number}")
_growing = st.integers(1, 60).map(lambda number: f"{number * number}.{number % 10}")


@st.composite
def series(draw: st.DrawFn, indicator: Indicator, area: Area) -> list[Observation]:
    """Draw the figures of one series: most of one edition, some of several, some restated."""
    kept = draw(st.sampled_from([_values, _steady, _steady, _growing, _below_zero]))
    values = draw(st.lists(kept, min_size=1, max_size=len(YEARS)))
    is_plain = draw(st.integers(0, 3)) > 0
    source = draw(st.sampled_from(SOURCES))
    observations = []
    for number, (year, value) in enumerate(zip(YEARS, values, strict=False)):
        for copy in range(1 if is_plain else draw(st.integers(1, 2))):
            text = value if not value.startswith("over") or not is_plain else "5"
            observations.append(
                Observation(
                    indicator=indicator.id,
                    area=area.id,
                    period=parse_period(str(year)),
                    figure=_figure(PRINTED[indicator.id], text),
                    source=source if is_plain else draw(st.sampled_from(SOURCES)),
                    at=Location(file=f"{indicator.id}.csv", line=10 * number + copy + 2),
                    basis=indicator.basis,
                    vintage="" if is_plain else draw(st.sampled_from(["", "first", "second"])),
                    released=None
                    if is_plain
                    else draw(st.sampled_from([None, date(year, 6, 1), date(year + 1, 2, 1)])),
                    status=Status.UNKNOWN if is_plain else draw(st.sampled_from(Status)),
                    note="" if is_plain else draw(st.sampled_from(["", "series break"])),
                )
            )
    return observations


def _figure(printed: str, value: str) -> Figure:
    return parse_figure(printed.format(value))


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw a reference of some series."""
    pairs = draw(
        st.lists(
            st.tuples(st.sampled_from(INDICATORS), st.sampled_from(AREAS)),
            min_size=1, max_size=6, unique_by=lambda pair: (pair[0].id, pair[1].id),
        )
    )  # fmt: skip
    observations = [cell for pair in pairs for cell in draw(series(*pair))]
    return Reference.of(CATALOGUE, observations)


AMOUNTS = {
    "level": (
        "{} t",
        "{} 元",
        "-{} 元",
        "{} persons",
        "{} %",
        "{}",
        "{}千 t",
        "about {} t",
        "{} kg",
    ),
    "change": ("{} t", "{} 元", "{} persons", "-{} t"),
    "growth": ("{} %", "-{} %", "{}.0 %", "about {} %"),
    "cagr": ("{} %", "{}.0 %"),
    "multiple": ("{} times", "{}.0 times", "doubled", "{}"),
    "share": ("{} %", "{}.0 %"),
    "point_change": ("{} pp",),
}
FROM_A_BASE = ("change", "growth", "multiple", "point_change", "cagr")
COMPARATORS = ("about", "at least", "more than", "at most", "less than", "nearly", "just over")

_numbers = st.one_of(
    st.integers(0, 12).map(str),
    st.integers(90, 110).map(lambda number: f"{number / 10:.1f}"),
    st.integers(940, 1060).map(str),
    st.sampled_from(["0", "1000", "100", "2500", "0.9", "1.05", "950", "1000000"]),
)
years = st.integers(YEARS.start - 1, YEARS.stop).map(str)


@st.composite
def rows_of(draw: st.DrawFn, reference: Reference) -> dict[str, str]:
    """Draw a row: most of it about figures that there are, and near them; some faulty."""
    subjects = sorted(reference.series)
    of, area = draw(st.sampled_from(subjects))
    known = sorted(period.year for period in reference.series[of, area])
    kind = draw(st.sampled_from([*AMOUNTS, "growth", "level", "multiple"]))
    cells = {"id": f"c{draw(st.integers(0, 99))}", "kind": kind, "of": of, "area": area}
    cells["period"] = str(draw(st.sampled_from(known)))
    base = int(cells["period"]) - 1
    if kind in FROM_A_BASE and draw(st.booleans()):
        base = draw(st.sampled_from(known))
        cells["since"] = str(base)
    if kind == "share" or (kind == "point_change" and draw(st.integers(0, 3)) == 0):
        if draw(st.booleans()):
            cells["whole area"] = draw(st.sampled_from(["land", *(other for _, other in subjects)]))
        else:
            cells["whole"] = draw(st.sampled_from(["coal", *(other for other, _ in subjects)]))
    value = _value(reference, cells, base)
    is_meant = value is not None and draw(st.integers(0, 9)) > 0
    cells[draw(st.sampled_from(("is", "is", "is", *COMPARATORS)))] = (
        draw(near(value, *_scale(kind, of)))
        if is_meant and value is not None
        else draw(st.sampled_from(AMOUNTS[kind])).format(draw(_numbers))
    )
    cells |= {
        "published": draw(st.sampled_from(["", "", "2022-04-01", "2024-05-05"])),
        "issuer": draw(st.sampled_from(["", "", "Office"])),
        "source": draw(st.sampled_from(["", "", "", "", "", "office"])),
        "quote": draw(st.sampled_from(["", "as they say"])),
    }
    if draw(st.integers(0, 19)) == 0:
        cells["basis"] = draw(st.sampled_from(["current", "constant"]))
    if draw(st.integers(0, 39)) == 0:
        cells["review"] = "base: month or year before?"
    if draw(st.integers(0, 39)) == 0:
        cells[draw(st.sampled_from(["area", "of", "period", "kind", "since"]))] = "nowhere"
    return {key: text for key, text in cells.items() if text}


@st.composite
def near(draw: st.DrawFn, value: Fraction, factor: int, unit: str) -> str:
    """Draw a figure near a value: as it would be printed, some units of its last digit off."""
    places = draw(st.integers(0, 3))
    digits = round(value * factor * 10**places) + draw(
        st.sampled_from([0, 0, 0, 0, 1, -1, 2, -2, 7, -50])
    )
    text = f"{Decimal(digits).scaleb(-places):.{places}f}"
    return f"{text}{unit}"


def _scale(kind: str, of: str) -> tuple[int, str]:
    """Return by what a value in base units is told, and in which unit."""
    if kind in ("growth", "share", "cagr"):
        return 100, " %"
    if kind == "multiple":
        return 1, " times"
    if kind == "point_change":
        return 100, " pp"
    if of in ("steel", "coal"):
        return 1, " kg"
    return (100, " %") if of in ("jobless", "output_growth") else (1, PRINTED[of][2:])


def _value(reference: Reference, cells: dict[str, str], base: int) -> Fraction | None:
    """Return what the figures of a claim come to as they are printed; None where they do not."""
    of, area, year = cells["of"], cells["area"], int(cells["period"])
    after = _printed(reference, of, area, year)
    before = _printed(reference, of, area, base)
    if cells["kind"] == "share":
        before = _printed(reference, cells.get("whole", of), cells.get("whole area", area), year)
    match cells["kind"]:
        case "level":
            return after
        case _ if after is None or before is None:
            return None
        case "change" | "point_change":
            return after - before
        case "multiple" | "share":
            return after / before if before else None
        case _:
            return after / before - 1 if before else None


def _printed(reference: Reference, of: str, area: str, year: int) -> Fraction | None:
    observations = reference.cells(of, area, parse_period(str(year)))
    return observations[0].figure.value if observations else None


@st.composite
def tables(draw: st.DrawFn) -> tuple[Reference, list[dict[str, str]]]:
    """Draw a reference and rows about it."""
    reference = draw(references())
    return reference, draw(st.lists(rows_of(reference), min_size=1, max_size=12))


def table(made: Sequence[dict[str, str]]) -> ClaimRows:
    """Return rows as a block of a table."""
    keys = tuple(dict.fromkeys(key for cells in made for key in cells))
    return ClaimRows(
        file="claims.csv",
        keys=keys,
        columns=tuple([cells.get(key, "") for cells in made] for key in keys),
        numbers=range(1, len(made) + 1),
        lines=range(2, len(made) + 2),
    )


def plain_reference() -> Reference:
    """Return one series of one edition, a printed figure a year."""
    observations = [
        Observation(
            indicator=STEEL.id,
            area="north",
            period=parse_period(str(year)),
            figure=_figure(PRINTED[STEEL.id], f"{100 + 3 * (year - YEARS.start)}.{year % 10}"),
            source=DATED,
            at=Location(file="steel.csv", line=year - YEARS.start + 2),
        )
        for year in YEARS
    ]
    return Reference.of(CATALOGUE, observations)


def plain_row(reference: Reference, kind: str, year: int) -> dict[str, str]:
    """Return a row that tells a figure of a plain reference a fifth too large."""
    cells = {"kind": kind, "of": STEEL.id, "area": "north", "period": str(year)}
    value = _value(reference, cells, year - 1)
    if value is None:
        raise ValueError(f"no figure of {year}")
    factor, unit = _scale(kind, STEEL.id)
    text = f"{float(value * factor * 6 / 5):.2f}"
    return cells | {"is": f"{text}{' t' if unit == ' kg' else unit}"}
