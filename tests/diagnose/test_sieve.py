"""What floats show to be far off explains no figure: slips are the same without that sieve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest
import yaml

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.range import range_of
from factcheck.load import read_text
from factcheck.resolve import Resolver, Rough
from tests.oracle.worlds import drawn

YEARS = range(2014, 2022)
TOWNS = 40


def towns(seed: int) -> str:
    """Write towns with two indicators each, and claims about one of them, most of them wrong."""
    random = Random(seed)
    rows, claims = list[dict[str, str]](), list[dict[str, str]]()
    levels: dict[tuple[int, str, int], int] = {}
    for town in range(TOWNS):
        for indicator in ("output", "trade"):
            value = random.randrange(200, 9000)
            for year in YEARS:
                value = max(1, value + random.randrange(-60, 300))
                levels[town, indicator, year] = value
                figure = f"{value / 10:.1f}"
                if random.random() < 0.95:
                    row = {"area": f"a{town}", "indicator": indicator, "period": str(year)}
                    rows.append(row | {"value": figure, "source": "office", "vintage": "yearbook"})
    for number in range(24):
        town, other = random.randrange(TOWNS), random.randrange(TOWNS)
        year = random.randrange(2016, 2022)
        level, before = levels[other, "output", year], levels[other, "output", year - 1]
        claim = {"id": f"c{number}", "area": f"a{town}", "of": "output", "period": str(year)}
        match number % 3:
            case 0:
                claim |= {"kind": "level", "is": f"{level / 10:.1f} t"}
            case 1:
                claim |= {"kind": "growth", "is": f"{100 * level / before - 100:.1f} %"}
            case _:
                share = level / levels[other, "trade", year]
                claim |= {"kind": "ratio", "to": "trade", "is": f"{share:.3f}"}
        claims.append(claim)
    page = {
        "document": {"title": "Report"},
        "areas": {
            "land": {"name": "Land"},
            **{f"a{town}": {"name": f"Town {town}", "parent": "land"} for town in range(TOWNS)},
        },
        "indicators": {name: {"name": name, "unit": "t"} for name in ("output", "trade")},
        "sources": {"office": {"title": "Office", "grade": "official"}},
        "series": rows,
        "claims": claims,
    }
    return yaml.safe_dump(page, sort_keys=False)


def texts() -> Iterator[str]:
    yield from (towns(seed) for seed in range(4))
    yield from (yaml.safe_dump(dict(drawn(seed, 10).file), sort_keys=False) for seed in (6, 9, 20))


@pytest.mark.parametrize("number", range(7))
def test_slips_are_the_same_without_the_sieve(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tuple(texts())[number]
    sieved = audited(text)
    assert number >= 4 or any(each.diagnosis and each.diagnosis.slips for each in sieved)
    monkeypatch.setattr(Rough, "are_beyond", nothing_is_far)
    assert sieved.verdicts == audited(text).verdicts


def nothing_is_far(
    rough: Rough, expression: Expression, own: str, areas: tuple[str, ...], bounds: Interval
) -> list[bool]:
    del rough, expression, own, bounds
    return [False] * len(areas)


def audited(text: str) -> Audit:
    return pipeline.audit(*read_text(text))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_beyond_bounds_has_no_value_in_them(seed: int) -> None:
    claims, reference = read_text(towns(seed))
    resolver, random = Resolver(reference), Random(seed)
    rough, seen = Rough(resolver.candidates.cells), Counter[bool]()
    for claim in claims:
        (relation,) = claim.statement.relations(reference.catalogue)
        for factor in (1, Fraction(1, 3), 1000):
            expression = relation.expression * factor
            sets = resolver.sets(expression)
            values = [range_of(expression, each.bindings) for each in sets if not each.missing]
            for value in values:
                width = value.width() * random.choice((1, 3))
                assert isinstance(width, Fraction)
                for steps in (-3, -1, 0, 1, 3):
                    bounds = value + steps * width
                    is_beyond = rough.is_beyond(expression, bounds)
                    seen[is_beyond] += 1
                    assert not (is_beyond and bounds.meets(value))
    assert seen[True] > 100 < seen[False]
