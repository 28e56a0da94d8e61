"""Claims with one slip each, made without the code that has to find it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction

from benchmarks.slips.world import (
    EXPORTS,
    GRAIN,
    HERE,
    INDUSTRY,
    LAND,
    OUTPUT,
    SERVICES,
    TOWNS,
    URBAN,
    World,
)
from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.claim import Statement
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.figure import Figure
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.kinds.cagr import AverageAnnualGrowth
from factcheck.kinds.growth import Growth
from factcheck.kinds.level import Level
from factcheck.kinds.multiple import GrowthMultiple
from factcheck.kinds.point_change import PointChange
from factcheck.kinds.share import Share
from factcheck.wording.figure_reader import parse_figure

Y2021 = Period.of_year(2021)
Make = Callable[[Fraction], Statement]  # the claim with a number in place of the truth


def printed(value: Fraction, unit: str, places: int) -> Figure:
    """Print a number of base units."""
    factor = parse_figure(f"1 {unit}").measure.factor
    return parse_figure(f"{float(value / factor):.{places}f} {unit}")


def level(indicator: Indicator = INDUSTRY, unit: str = "亿元", places: int = 1) -> Make:
    """Claim a level of 2021."""
    return lambda value: Level(
        of=indicator, area=HERE, period=Y2021, amount=printed(value, unit, places)
    )


def growth(since: int = 2020, indicator: Indicator = INDUSTRY) -> Make:
    """Claim a growth to 2021 at current prices."""
    return lambda value: Growth(
        of=indicator,
        area=HERE,
        period=Y2021,
        since=Period.of_year(since),
        basis=Basis.CURRENT,
        amount=printed(value, "%", 1),
    )


def multiple(since: int) -> Make:
    """Claim that a level of 2021 is so many times a former one."""
    return lambda value: GrowthMultiple(
        of=INDUSTRY,
        area=HERE,
        period=Y2021,
        since=Period.of_year(since),
        amount=printed(value, "times", 2),
    )


def average(since: int) -> Make:
    """Claim an average annual growth to 2021."""
    return lambda value: AverageAnnualGrowth(
        of=INDUSTRY,
        area=HERE,
        period=Y2021,
        since=Period.of_year(since),
        basis=Basis.CURRENT,
        amount=printed(value, "%", 1),
    )


def _draw(world: World) -> random.Random:
    """Give a source of chance of one's own: the claims about a world are the same each time."""
    return random.Random(world.seed)  # noqa: S311 - made-up claims


def true_claims(world: World) -> Iterator[tuple[Make, Fraction]]:
    """Give claims of several kinds, with the truth of each."""
    true, since = _reader(world), _draw(world).randrange(2010, 2018)
    now, before = true(INDUSTRY, 2021), true(INDUSTRY, since)
    yield level(), now
    yield level(GRAIN, "万吨"), true(GRAIN, 2021)
    yield growth(), now / true(INDUSTRY, 2020) - 1
    yield growth(since), now / before - 1
    yield multiple(since), now / before
    yield average(since), _root(now / before, 2021 - since) - 1
    share = now / true(OUTPUT, 2021)
    yield _share, share
    yield _points_since(since), true(URBAN, 2021) - true(URBAN, since)


def planted(world: World) -> Iterator[tuple[SlipKind, Make, Fraction]]:
    """Give claims with one slip: its kind, the claim, and the wrong number it is printed with."""
    true, draw = _reader(world), _draw(world)
    since, now = draw.randrange(2010, 2018), _reader(world)(INDUSTRY, 2021)
    before, years = true(INDUSTRY, since), 2021 - since
    for make, truth in true_claims(world):
        yield SlipKind.DIGITS, make, _mistake(make(truth).amount, draw.choice(_MISTAKES))  # type: ignore[attr-defined]
    yield SlipKind.SCALE, level(unit="万元"), now / 10**4
    yield SlipKind.SCALE, level(unit="亿元", places=2), now / 10
    yield SlipKind.SCALE, level(GRAIN, "吨"), true(GRAIN, 2021) / 10**4
    yield SlipKind.SCALE, level(unit="million yuan"), now / 1000
    yield SlipKind.SIGN, growth(), 1 - now / true(INDUSTRY, 2020)
    yield SlipKind.TIMES, growth(since), now / before
    yield SlipKind.TIMES, multiple(since), now / before - 1
    urban = true(URBAN, 2021), true(URBAN, since)
    yield SlipKind.POINTS, _points_as_percent(since), urban[0] - urban[1]
    yield SlipKind.POINTS, _points_since(since), urban[0] / urban[1] - 1
    yield SlipKind.BASE, growth(since), now / true(INDUSTRY, since - 1) - 1
    yield SlipKind.BASE, multiple(since), now / true(INDUSTRY, since + 1)
    yield SlipKind.PERIOD, level(), true(INDUSTRY, 2020)
    yield SlipKind.PERIOD, growth(), true(INDUSTRY, 2020) / true(INDUSTRY, 2019) - 1
    yield SlipKind.SPAN, average(since), _root(now / before, years + 1) - 1
    yield SlipKind.AVERAGE, average(since), (now / before - 1) / years
    yield SlipKind.AVERAGE, growth(since), _root(now / before, years) - 1
    yield SlipKind.CUMULATED, _in_may, world.true["exports", "here", "2021-01..2021-05"]
    yield SlipKind.BASIS, _real, true(OUTPUT, 2021) / true(OUTPUT, 2020) - 1
    yield SlipKind.VINTAGE, level(OUTPUT), world.first["2021"]
    yield SlipKind.UNIT, level(GRAIN, "亿斤", 2), true(GRAIN, 2021) / 2
    yield SlipKind.UNIT, level(EXPORTS, "亿元", 2), true(EXPORTS, 2021) / _rate(world)
    yield SlipKind.AREA, level(), true(INDUSTRY, 2021, LAND)
    yield SlipKind.AREA, level(), true(INDUSTRY, 2021, draw.choice(TOWNS[1:]))
    yield SlipKind.INDICATOR, level(), true(SERVICES, 2021)
    yield SlipKind.INDICATOR, level(OUTPUT), true(INDUSTRY, 2021)
    yield SlipKind.SHARE, growth(), now / true(OUTPUT, 2021)


_MISTAKES = ("transposed", "doubled", "dropped", "mistyped")


def _mistake(figure: Figure, kind: str) -> Fraction:
    """Give the number with one slip of the pen in its first digits."""
    digits = figure.number.replace(".", "").lstrip("-0")
    if len(digits) < 2:
        return Fraction(0)  # of which nothing can be said
    if kind == "transposed":
        at = next((n for n in range(len(digits) - 1) if digits[n] != digits[n + 1]), 0)
        digits = digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
    elif kind == "doubled":
        digits = digits[0] + digits
    elif kind == "dropped":
        digits = digits[:1] + digits[2:]
    else:
        digits = str(int(digits[0]) % 9 + 1) + digits[1:]
    sign = -1 if figure.value < 0 else 1
    return sign * int(digits or "0") * figure.last_place


def _reader(world: World) -> Callable[..., Fraction]:
    def true(indicator: Indicator, year: int, area: Area = HERE) -> Fraction:
        return world.true[indicator.id, area.id, str(year)]

    return true


def _rate(world: World) -> Fraction:
    return world.true["dollar", "land", "2021"]


def _root(value: Fraction, degree: int) -> Fraction:
    return Fraction(float(value) ** (1 / degree))


def _share(value: Fraction) -> Statement:
    return Share(of=INDUSTRY, area=HERE, period=Y2021, whole=OUTPUT, amount=printed(value, "%", 1))


def _points_since(since: int) -> Make:
    return lambda value: PointChange(
        of=URBAN,
        area=HERE,
        period=Y2021,
        since=Period.of_year(since),
        amount=printed(value, "pp", 1),
    )


def _points_as_percent(since: int) -> Make:
    return lambda value: Growth(
        of=URBAN,
        area=HERE,
        period=Y2021,
        since=Period.of_year(since),
        amount=printed(value, "%", 1),
    )


def _in_may(value: Fraction) -> Statement:
    may = Period.of_months(2021, 5)
    return Level(of=EXPORTS, area=HERE, period=may, amount=printed(value, "亿元", 2))


def _real(value: Fraction) -> Statement:
    return Growth(of=OUTPUT, area=HERE, period=Y2021, amount=printed(value, "%", 1))
