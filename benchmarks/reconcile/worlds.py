"""Networks of claims drawn from a known world, of any size, with or without a misprint."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from factcheck.domain.expression import Expression, added, rooted
from factcheck.domain.interval import POSITIVE, Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.relation import Relation
from factcheck.reconcile import Domain, Footing, Stated

_YEARS = range(2012, 2022)
_PARTS = ("farming", "industry", "services")
_WHOLE = "output"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is said, what always holds, and how things really are."""

    statements: tuple[Stated, ...]
    hard: tuple[Stated, ...]
    truth: dict[Expression, Fraction]

    @staticmethod
    def domain(leaf: Expression) -> Domain:
        """Give the domain of every quantity: above zero."""
        del leaf
        return Domain(interval=POSITIVE)


def world(
    claims: int, *, seed: int = 1, printed: float = 0.4, together: bool = False, wrong: int = 0
) -> World:
    """Draw a world and print claims about it.

    Parameters
    ----------
    claims : int
        How many.
    printed : float
        The share of levels among them; the rest are growths, shares and average growths.
    together : bool
        Whether the areas add up to a country, which makes one component of all.
    wrong : int
        How many claims are misprinted, by a tenth.
    """
    chance = random.Random(seed)  # noqa: S311 - a reproducible draw, no secret
    areas = max(1, round(claims / 60))
    truth: dict[Expression, Fraction] = {}
    hard: list[Stated] = []
    for area in range(areas):
        hard += _area(chance, truth, f"area-{area:05}")
    if together:
        hard += _country(truth, areas)
    expressions = _sayings(chance, areas, printed)
    statements = [_said(index, next(expressions), truth) for index in range(claims)]
    for index in chance.sample(range(claims), wrong):
        statements[index] = _misprinted(statements[index])
    return World(statements=tuple(statements), hard=tuple(hard), truth=truth)


def _at(indicator: str, area: str, year: int) -> Quantity:
    return Quantity(indicator=indicator, area=area, period=Period.of_year(year))


def _area(chance: random.Random, truth: dict[Expression, Fraction], area: str) -> Iterator[Stated]:
    level = {part: Fraction(chance.randint(20_000, 900_000), 1000) for part in _PARTS}
    for year in _YEARS:
        for part in _PARTS:
            level[part] *= Fraction(chance.randint(980, 1150), 1000)
            level[part] = Fraction(round(level[part] * 10**6), 10**6)
            truth[_at(part, area, year)] = level[part]
        whole = _at(_WHOLE, area, year)
        truth[whole] = sum(level.values(), Fraction(0))
        total = added(tuple(_at(part, area, year) for part in _PARTS))
        yield _identity(total - whole)


def _country(truth: dict[Expression, Fraction], areas: int) -> Iterator[Stated]:
    for year in _YEARS:
        parts = tuple(_at(_WHOLE, f"area-{area:05}", year) for area in range(areas))
        whole = _at(_WHOLE, "country", year)
        truth[whole] = sum((truth[each] for each in parts), Fraction(0))
        yield _identity(added(parts) - whole)


def _identity(expression: Expression) -> Stated:
    relation = Relation(expression=expression, interval=Interval.point(0))
    return Stated(id="sum", relation=relation, standing=Footing.HARD)


def _sayings(chance: random.Random, areas: int, printed: float) -> Iterator[Expression]:
    """Give expressions to print, each once, area after area."""
    seen: set[Expression] = set()
    index = 0
    while True:
        area = f"area-{index % areas:05}"
        expression = _saying(chance, area, printed)
        index += 1
        if expression not in seen:
            seen.add(expression)
            yield expression


def _saying(chance: random.Random, area: str, printed: float) -> Expression:
    year = chance.choice(_YEARS)
    indicator = chance.choice((*_PARTS, _WHOLE))
    level = _at(indicator, area, year)
    if chance.random() < printed or year == _YEARS[0]:
        return level
    match chance.randrange(4):
        case 0 if indicator != _WHOLE:
            return level / _at(_WHOLE, area, year)
        case 1 if year - _YEARS[0] > 1:
            back = chance.randint(2, year - _YEARS[0])
            return rooted(level / _at(indicator, area, year - back), back) - 1
        case _:
            return level / _at(indicator, area, year - 1) - 1


def _said(index: int, expression: Expression, truth: dict[Expression, Fraction]) -> Stated:
    """Print an expression: levels to a tenth, rates to a tenth of a percent."""
    step = Fraction(1, 10) if isinstance(expression, Quantity) else Fraction(1, 1000)
    printed = round(_value(expression, truth) / step) * step
    interval = Interval(printed - step / 2, printed + step / 2)
    relation = Relation(expression=expression, interval=interval)
    return Stated(id=f"claim-{index:06}", relation=relation, words=f"{float(printed):g}")


def _value(expression: Expression, truth: dict[Expression, Fraction]) -> Fraction:
    from factcheck.domain.range import range_of

    bindings = {leaf: Interval.point(truth[leaf]) for leaf in _leaves(expression)}
    value = range_of(expression, bindings).low
    if isinstance(value, float):
        raise TypeError(f"no value: {expression}")
    return value if isinstance(value, Fraction) else value.near()


def _leaves(expression: Expression) -> tuple[Expression, ...]:
    from factcheck.domain.expression import leaves

    return leaves(expression)


def _misprinted(stated: Stated) -> Stated:
    from msgspec.structs import replace

    interval = stated.relation.interval
    shift = (
        interval.middle() / 10
        if isinstance(stated.relation.expression, Quantity)
        else Fraction(1, 10)
    )
    return replace(stated, relation=replace(stated.relation, interval=interval + shift))
