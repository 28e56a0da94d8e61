"""What floats show to be far off explains no figure: slips are the same without that sieve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.diagnose import slips
from factcheck.diagnose.neighbours import NumbersPrinted, Rationals
from factcheck.diagnose.printing import Printing
from factcheck.domain.audit import Audit
from factcheck.domain.expression import Expression
from factcheck.domain.interval import Interval
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.load import read_text
from factcheck.resolve import Resolver, Rough
from factcheck.wording.figure_reader import parse_figure
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
                    edition = "draft" if random.random() < 0.03 else "yearbook"
                    figure = figure if random.random() < 0.97 else f"over {figure}"
                    rows.append(row | {"value": figure, "source": "office", "vintage": edition})
    for number in range(40):
        town, other = random.randrange(TOWNS), random.randrange(TOWNS)
        year = random.randrange(2016, 2022)
        level, before = levels[other, "output", year], levels[other, "output", year - 1]
        claim = {"id": f"c{number}", "area": f"a{town}", "of": "output", "period": str(year)}
        match number % 5:
            case 0:
                key = random.choice(("is", "is", "about", "at least", "less than"))
                claim |= {"kind": "level", key: f"{level / 10:.{random.randrange(3)}f} t"}
            case 1:
                claim |= {"kind": "growth", "is": f"{100 * level / before - 100:.1f} %"}
            case 2:
                claim |= {"kind": "change", "is": f"{(level - before) / 10:.1f} t"}
            case 3:
                claim |= {"kind": "multiple", "is": f"{level / before:.3f}"}
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
def test_slips_are_the_same_where_each_area_and_year_is_answered_by_evidence(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tuple(texts())[number]
    sieved = audited(text)
    assert number >= 4 or any(each.diagnosis and each.diagnosis.slips for each in sieved)
    monkeypatch.setattr(Rough, "are_beyond", nothing_is_far)
    monkeypatch.setattr(slips, "neighbours", lambda *_: None)
    assert sieved.verdicts == audited(text).verdicts


@given(data=st.data())
def test_many_values_are_printed_as_each_of_them_is(data: st.DataObject) -> None:
    hedge = data.draw(st.sampled_from(["", "about ", "over ", "at most ", "nearly ", "just over "]))
    digits = data.draw(st.decimals(-400, 400, places=data.draw(st.integers(0, 2))).filter(bool))
    unit = data.draw(st.sampled_from([" t", " %", " persons", "亿元"]))
    text = f"{'' if digits < 0 else hedge}{digits:f}{unit}"
    printing = Printing.of(parse_figure(text))
    assert printing is not None
    quotients = st.fractions(-9, 9, max_denominator=60).map(lambda part: part * printing.place)
    lows = data.draw(st.lists(quotients, min_size=1, max_size=5))
    highs = [low + abs(data.draw(quotients)) / 3 for low in lows]
    low, high = map(in_values, (lows, highs))
    ranges = [Interval(*ends) for ends in zip(lows, highs, strict=True)]
    told = NumbersPrinted(printing).of_ranges(low, high)
    assert [frozenset(range(first, last + 1)) for first, last in zip(*told, strict=True)] == [
        printing.numbers(interval) for interval in ranges
    ]


def in_values(numbers: list[Fraction]) -> Rationals:
    return Rationals(
        [number.numerator for number in numbers], [number.denominator for number in numbers]
    )


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
            for value in filter(lambda value: value.is_bounded, values):
                width = value.width() * random.choice((1, 3))
                assert isinstance(width, Fraction)
                for steps in (-3, -1, 0, 1, 3):
                    bounds = value + steps * width
                    is_beyond = rough.is_beyond(expression, bounds)
                    seen[is_beyond] += 1
                    assert not (is_beyond and bounds.meets(value))
    assert seen[True] > 100 < seen[False]
