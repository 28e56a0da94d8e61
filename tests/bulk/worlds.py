"""Small worlds of figures, and rows that claim something of them, for laws of tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from factcheck.domain.catalogue import (
    Area,
    Catalogue,
    Grade,
    Indicator,
    Names,
    Nature,
    Rate,
    RateForm,
    Source,
)
from factcheck.domain.figure import Figure
from factcheck.domain.interval import NONNEGATIVE
from factcheck.domain.location import Location
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Observation, Reference, Status
from factcheck.domain.texts import Texts
from factcheck.load.claim_tables import ClaimRows
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.period_reader import parse_period
from factcheck.wording.unit_table import DEFAULT

AREAS = (
    Area(id="north", parent="land", level="town"),
    Area(id="south", parent="land", level="town"),
    Area(id="west", parent="land", level="town"),
    Area(id="land", level="country", parts_complete=True),
)
STEEL = Indicator(id="steel", unit=DEFAULT.unit("t"), nature=Nature.FLOW, bounds=NONNEGATIVE)
COAL = Indicator(id="coal", unit=DEFAULT.unit("t"), nature=Nature.FLOW, bounds=NONNEGATIVE)
BALANCE = Indicator(id="balance", unit=DEFAULT.unit("CNY"), nature=Nature.FLOW)
PEOPLE = Indicator(
    id="people", unit=DEFAULT.unit("persons"), nature=Nature.STOCK, bounds=NONNEGATIVE, integer=True
)
JOBLESS = Indicator(id="jobless", unit=DEFAULT.unit("%"), nature=Nature.RATE, bounds=NONNEGATIVE)
OUTPUT = Indicator(
    id="output",
    unit=DEFAULT.unit("CNY"),
    basis=Basis.CURRENT,
    growth_basis=Basis.CONSTANT,
    bounds=NONNEGATIVE,
)
OUTPUT_GROWTH = Indicator(
    id="output_growth",
    unit=DEFAULT.unit("%"),
    nature=Nature.RATE,
    basis=Basis.CONSTANT,
    rate=Rate(of="output", form=RateForm.GROWTH),
)
INDICATORS = (STEEL, COAL, BALANCE, PEOPLE, JOBLESS, OUTPUT, OUTPUT_GROWTH)
PRINTED = {
    "steel": "{} t", "coal": "{} t", "balance": "{} 元", "people": "{} persons",
    "jobless": "{} %", "output": "{} 元", "output_growth": "{} %",
}  # fmt: skip
OFFICE = Source(id="office", title="Office", publisher=Texts.of("Office"), grade=Grade.OFFICIAL)
DATED = Source(
    id="dated", title="Yearbook", publisher=Texts.of("Office"), grade=Grade.OFFICIAL,
    published=date(2022, 3, 1),
)  # fmt: skip
LEAFLET = Source(id="leaflet", title="Leaflet", publisher=Texts.of("Paper"), grade=Grade.PRESS)
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


@st.composite
def series(draw: st.DrawFn, indicator: Indicator, area: Area) -> list[Observation]:
    """Draw the figures of one series: most of one edition, some of several, some restated."""
    values = draw(st.lists(_values, min_size=1, max_size=len(YEARS)))
    is_plain = draw(st.booleans())
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
    "level": ("{} t", "{} 元", "{} persons", "{} %", "{}", "{}千 t", "about {} t", "{} kg"),
    "change": ("{} t", "{} 元", "{} persons", "-{} t"),
    "growth": ("{} %", "-{} %", "{}.0 %", "about {} %"),
    "cagr": ("{} %", "{}.0 %"),
    "multiple": ("{} times", "{}.0 times", "doubled", "{}"),
    "share": ("{} %", "{}.0 %"),
    "point_change": ("{} pp",),
}
COMPARATORS = (
    "is",
    "about",
    "at least",
    "more than",
    "at most",
    "less than",
    "nearly",
    "just over",
)

_numbers = st.one_of(
    st.integers(0, 12).map(str),
    st.integers(90, 110).map(lambda number: f"{number / 10:.1f}"),
    st.integers(940, 1060).map(str),
    st.sampled_from(["0", "1000", "100", "2500", "0.9", "1.05", "950", "1000000"]),
)
years = st.integers(YEARS.start - 1, YEARS.stop).map(str)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    """Draw a row: most of it meant, some of it faulty or of other kinds."""
    kind = draw(st.sampled_from([*AMOUNTS, "growth", "level", "multiple"]))
    cells = {
        "id": f"c{draw(st.integers(0, 99))}",
        "kind": kind,
        "of": draw(st.sampled_from([indicator.id for indicator in INDICATORS])),
        "area": draw(st.sampled_from([area.id for area in AREAS])),
        "period": draw(years),
        draw(st.sampled_from(("is", "is", *COMPARATORS))): draw(
            st.sampled_from(AMOUNTS[kind])
        ).format(draw(_numbers)),
        "published": draw(st.sampled_from(["", "", "2022-02-01", "2024-05-05"])),
        "issuer": draw(st.sampled_from(["", "", "Office"])),
        "source": draw(st.sampled_from(["", "", "", "office"])),
    }
    if draw(st.integers(0, 3)) == 0 and kind not in ("level", "share"):
        cells["since"] = draw(years)
    if kind == "share" or (kind == "point_change" and draw(st.booleans())):
        if draw(st.booleans()):
            cells["whole area"] = draw(st.sampled_from(["land", "north"]))
        else:
            cells["whole"] = draw(st.sampled_from(["steel", "coal", "people"]))
    if draw(st.integers(0, 9)) == 0:
        cells["basis"] = draw(st.sampled_from(["current", "constant"]))
    if draw(st.integers(0, 19)) == 0:
        cells["review"] = "base: month or year before?"
    return {key: text for key, text in cells.items() if text}


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
