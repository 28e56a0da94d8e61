"""A made-up country with figures of its towns, and claims about one of them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from factcheck.compile import compile_claim
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.restated import RestatedAreas
from factcheck.diagnose.slips import slips_of
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
from factcheck.domain.claim import Claim, Document, Statement
from factcheck.domain.diagnosis import Slip
from factcheck.domain.expression import Expression
from factcheck.domain.interval import NONNEGATIVE
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Observation, Reference
from factcheck.domain.verdict import Verdict
from factcheck.judge import judge
from factcheck.judge.examination import Examination
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.formula_reader import parse_formula
from factcheck.wording.unit_table import DEFAULT

YEARS = range(2008, 2022)
DAY = date(2022, 12, 31)
HERE = Area(id="here", names={"en": "Here"}, parent="land", level="town")
TOWNS = (
    HERE,
    *(
        Area(id=f"town-{n}", names={"en": f"Town {n}"}, parent="land", level="town")
        for n in "abcde"
    ),
)
LAND = Area(id="land", names={"en": "Land"}, level="country")
OFFICE = Source(id="office", grade=Grade.OFFICIAL)


def _money(name: str, **more: object) -> Indicator:
    return Indicator(
        id=name,
        unit=DEFAULT.unit("CNY"),
        basis=Basis.CURRENT,
        growth_basis=Basis.CONSTANT,
        bounds=NONNEGATIVE,
        **more,  # type: ignore[arg-type]
    )


OUTPUT = _money("output", identities=(parse_formula("industry + services"),))
INDUSTRY, SERVICES = _money("industry"), _money("services")
EXPORTS = replace(_money("exports"), growth_basis=None)
REAL_GROWTH = Indicator(
    id="output_growth",
    unit=DEFAULT.unit("%"),
    nature=Nature.RATE,
    basis=Basis.CONSTANT,
    rate=Rate(of="output", form=RateForm.GROWTH),
)
GRAIN = Indicator(id="grain", unit=DEFAULT.unit("t"), bounds=NONNEGATIVE)
PEOPLE = Indicator(id="people", unit=DEFAULT.unit("persons"), nature=Nature.STOCK)
URBAN = Indicator(id="urban_share", unit=DEFAULT.unit("%"), nature=Nature.RATE)
DOLLAR = Indicator(
    id="dollar", unit=DEFAULT.unit("CNY/USD"), nature=Nature.RATE, exchange=("USD", "CNY")
)
CATALOGUE = Catalogue(
    indicators=Names(
        [OUTPUT, INDUSTRY, SERVICES, EXPORTS, REAL_GROWTH, GRAIN, PEOPLE, URBAN, DOLLAR]
    ),
    areas=Names([*TOWNS, LAND]),
)


@dataclass
class World:
    """Figures drawn at random; `true` holds them before they were rounded for print."""

    seed: int
    true: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    first: dict[str, Fraction] = field(default_factory=dict)  # of output, by year, first edition

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - a made-up world
        self.reference = Reference.of(CATALOGUE, self._observations())
        self.document = Document(id="report", area=HERE, published=DAY)
        self.examination = Examination(self.document, self.reference, DAY)
        self.known = Givens(
            reference=self.reference,
            value=self.examination.value,
            printed=self.examination.printed,
            editions=lambda _: {},
            restated=RestatedAreas(self.reference),
        )

    def judged(self, statement: Statement) -> Verdict:
        """Judge one claim by itself."""
        claim = Claim(
            id="claim",
            kind="",
            statement=statement,
            document=self.document,
            at=Location(file="claims.yaml"),
        )
        relations = compile_claim(claim, CATALOGUE).relations
        examined = itertools.chain.from_iterable(map(self.examination.examine, relations))
        return judge(claim, examined, CATALOGUE)

    def slips(self, verdict: Verdict) -> tuple[Slip, ...]:
        """Give the slips offered for a claim of one part."""
        return slips_of(verdict.outcomes[0], verdict.rivals, self.known)

    def between(self, low: str, high: str) -> Fraction:
        """Draw a number."""
        return Fraction(low) + (Fraction(high) - Fraction(low)) * Fraction(
            self.random.randrange(10**9), 10**9
        )

    def value(self, expression: Expression) -> Fraction | None:
        """Give the middle of what evidence allows."""
        found = self.examination.value(expression)
        if found is None or not found.is_bounded:
            return None
        middle = found.middle()
        return middle if isinstance(middle, Fraction) else middle.near()

    def _observations(self) -> Iterator[Observation]:
        for area in (*TOWNS, LAND):
            size = 20 if area is LAND else 1
            for indicator, low, high, unit, places in (
                (INDUSTRY, "3e10", "2e11", "亿元", 2),
                (SERVICES, "3e10", "2e11", "亿元", 2),
                (EXPORTS, "1e9", "9e9", "亿元", 2),
                (GRAIN, "1e8", "9e8", "万吨", 2),
                (PEOPLE, "1e6", "5e6", "万人", 2),
                (URBAN, "0.3", "0.6", "%", 2),
            ):
                yield from self._series(area, indicator, (low, high), (unit, places), size)
            yield from self._output(area)
        for year in YEARS:
            yield self._cell(DOLLAR, LAND, str(year), self.between("6.1", "7.1"), "CNY/USD", 4)
        yield from self._months()

    def _series(
        self,
        area: Area,
        indicator: Indicator,
        spread: tuple[str, str],
        shown: tuple[str, int],
        size: int,
    ) -> Iterator[Observation]:
        level = self.between(*spread)
        if indicator != URBAN:
            level *= size
        for year in YEARS:
            steady = indicator in (PEOPLE, URBAN)
            level *= self.between("0.995", "1.02") if steady else self.between("0.92", "1.25")
            yield self._cell(indicator, area, str(year), level, *shown)

    def _output(self, area: Area) -> Iterator[Observation]:
        for year in YEARS:
            key = (area.id, str(year))
            level = self.true["industry", *key] + self.true["services", *key]
            first = level * self.between("0.96", "0.99")
            if area is HERE:
                self.first[str(year)] = first
                old = self._cell(OUTPUT, area, str(year), first, "亿元", 2, vintage="first")
                yield replace(old, released=date(2022, 1, 1))
            yield self._cell(OUTPUT, area, str(year), level, "亿元", 2)
            growth = self.between("0.01", "0.13")
            yield self._cell(REAL_GROWTH, area, str(year), growth, "%", 1)

    def _months(self) -> Iterator[Observation]:
        for year in (2020, 2021):
            total = Fraction(0)
            for month in range(1, 13):
                amount = self.between("1e8", "9e8")
                total += amount
                span = f"{year}-01..{year}-{month:02}"
                yield self._cell(EXPORTS, HERE, f"{year}-{month:02}", amount, "亿元", 3)
                if 1 < month < 12:
                    yield self._cell(EXPORTS, HERE, span, total, "亿元", 3)

    def _cell(  # noqa: PLR0913, PLR0917 - the columns of a table
        self,
        indicator: Indicator,
        area: Area,
        period: str,
        value: Fraction,
        unit: str,
        places: int,
        vintage: str = "final",
    ) -> Observation:
        if vintage == "final":
            self.true[indicator.id, area.id, period] = value
        measure = parse_figure(f"1 {unit}").measure
        year, _, rest = period.partition("-")
        if not rest:
            when = Period.of_year(int(year))
        elif ".." in rest:
            when = Period.of_months(int(year), 1, int(rest[-2:]))
        else:
            when = Period.of_months(int(year), int(rest))
        return Observation(
            indicator=indicator.id,
            area=area.id,
            period=when,
            figure=parse_figure(f"{float(value / measure.factor):.{places}f} {unit}"),
            source=OFFICE,
            at=Location(file="cells.csv"),
            basis=indicator.basis,
            vintage=vintage,
            released=date(2022, 10, 1),
        )
