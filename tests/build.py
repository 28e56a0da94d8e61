"""Small references and claims, built without files."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

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
from factcheck.domain.interval import NONNEGATIVE
from factcheck.domain.location import Location
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.series import Observation, Reference
from factcheck.domain.texts import Texts
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.formula_reader import parse_formula
from factcheck.wording.period_reader import parse_period
from factcheck.wording.unit_table import DEFAULT

HERE = Area(id="here", parent="land", level="town")
THERE = Area(id="there", parent="land", level="town")
LAND = Area(id="land", level="country", parts_complete=True)


def measured(
    name: str, unit: str, nature: Nature = Nature.FLOW, *, may_be_negative: bool = False
) -> Indicator:
    """Build an indicator in a unit, below zero only where it is said."""
    indicator = Indicator(id=name, unit=DEFAULT.unit(unit), nature=nature)
    return indicator if may_be_negative else replace(indicator, bounds=NONNEGATIVE)


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
PEOPLE = measured("people", "persons", Nature.STOCK)
OUTPUT_PER_HEAD = Indicator(
    id="output_per_head",
    unit=DEFAULT.unit("CNY"),
    nature=Nature.RATE,
    basis=Basis.CURRENT,
    bounds=NONNEGATIVE,
    identities=(parse_formula("output / people"),),
)
DOLLAR = Indicator(
    id="dollar", unit=DEFAULT.unit("CNY/USD"), nature=Nature.RATE, exchange=("USD", "CNY")
)
CATALOGUE = Catalogue(
    indicators=Names([OUTPUT, OUTPUT_GROWTH, PEOPLE, OUTPUT_PER_HEAD, DOLLAR]),
    areas=Names([HERE, THERE, LAND]),
)
BUREAU = Source(id="bureau", publisher=Texts.of("Bureau"), grade=Grade.OFFICIAL)
PAPER = Source(id="paper", publisher=Texts.of("Paper"), grade=Grade.PRESS)


def cell(
    indicator: Indicator,
    period: str,
    value: str,
    *,
    area: Area = HERE,
    vintage: str = "first",
    source: Source = BUREAU,
    released: str = "",
    basis: Basis | None = None,
) -> Observation:
    """Build an observation."""
    return Observation(
        indicator=indicator.id,
        area=area.id,
        period=parse_period(period),
        figure=parse_figure(value),
        source=source,
        at=Location(file="cells.csv"),
        basis=basis or indicator.basis,
        vintage=vintage,
        released=date.fromisoformat(released) if released else None,
    )


def reference(cells: Iterable[Observation], catalogue: Catalogue = CATALOGUE) -> Reference:
    """Gather observations into a reference."""
    return Reference.of(catalogue, cells)


def quantity(
    indicator: Indicator, period: str, area: Area = HERE, basis: Basis | None = None
) -> Quantity:
    """Build a quantity."""
    found = indicator.at(area, parse_period(period))
    return replace(found, basis=basis) if basis else found
