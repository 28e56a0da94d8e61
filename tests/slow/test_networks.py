"""Audits of small networks, of every pair of kinds, come to an end and accuse nobody falsely.

Each network is a hidden world of small whole numbers, of which some cells are published, and two
claims, true or not. What reconciliation says is held against all worlds there could be.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

import pytest
import yaml
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.compile import compile_claim
from factcheck.domain.claim import Claim, StatementError
from factcheck.domain.expression import Earlier, Expression, leaves, walk
from factcheck.domain.finding import Finding, Gravity
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.domain.verdict import Label
from factcheck.load import read_text
from factcheck.reconcile import propagate

EACH = 60  # networks of a pair of kinds, of which there are 190
MOST_STEPS = 1_000_000  # constraints applied in one audit
LARGEST = 12
MOST_FREE = 3  # quantities that nothing tells, of which all values are tried
NAMES, AREAS, YEARS = ("a", "b", "w"), ("town", "village"), (2021, 2022, 2023)

Cell = tuple[str, str, int]


class Draw:
    """Random figures about one world."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.truth: dict[Cell, int] = {}
        for area, year in itertools.product(AREAS, YEARS):
            a, b = (self.random.randint(1, LARGEST // 2) for _ in range(2))
            for name, value in zip(NAMES, (a, b, a + b), strict=True):
                self.truth[name, area, year] = value

    def now(self, name: str, year: int = 2023, area: str = "town") -> Fraction:
        return Fraction(self.truth[name, area, year])

    def figure(self, value: Fraction, unit: str = "") -> dict[str, str]:
        """Print a value, or another, as a figure or as a bound."""
        shown = value * 100 if unit in ("%", "pp") else value
        shown += self.random.choice((0, 0, 0, 1, -1, self.random.randint(-9, 9)))
        places = 0 if shown.denominator == 1 else self.random.randint(1, 2)
        text = f"{float(shown):.{places}f} {unit}".strip()
        words = ("is", "is", "is", "more than", "less than", "at least") if shown > 0 else ("is",)
        return {self.random.choice(words): text}

    def world(self, stated: Iterable[tuple[Relation, ...] | None]) -> dict[Expression, Interval]:
        """Return the true values of what some relations speak of."""
        said = (leaf for each in stated for one in each or () for leaf in leaves(one.expression))
        return {
            leaf: Interval.point(self.truth[leaf.indicator, leaf.area, leaf.period.year])
            for leaf in said
            if isinstance(leaf, Quantity)
        }

    def one_of(self, *texts: str) -> str:
        return self.random.choice(texts)


KINDS: dict[str, Callable[[Draw], dict[str, object]]] = {
    "count": lambda d: {"of": "a", **d.figure(d.now("a"))},
    "growth": lambda d: {"of": "a", **d.figure(d.now("a") / d.now("a", 2022) - 1, "%")},
    "multiple": lambda d: {
        "of": "a",
        "since": 2021,
        **d.figure(d.now("a") / d.now("a", 2021), "times"),
    },
    "share": lambda d: {"of": "a", "whole": "w", **d.figure(d.now("a") / d.now("w"), "%")},
    "ratio": lambda d: {"of": "a", "to": "b", **d.figure(d.now("a") / d.now("b"), "times")},
    "comparison": lambda d: {
        "of": "a",
        **({"than": "b"} if d.random.random() < 0.5 else {"than period": 2022}),
        "is": d.one_of("larger", "smaller", "equal"),
    },
    "change": lambda d: {"of": "a", **d.figure(d.now("a") - d.now("a", 2022))},
    "gap": lambda d: {"of": "a", "over": "b", **d.figure(d.now("a") - d.now("b"))},
    "sum": lambda d: {
        "parts": ["a", "b"],
        "whole": "w",
        **d.figure(d.now("w")),
    },
    "average": lambda d: {"of": "a", "per": "b", **d.figure(d.now("a") / d.now("b"))},
    "contribution": lambda d: {
        "of": "a",
        "whole": "w",
        **d.figure((d.now("a") - d.now("a", 2022)) / d.now("w", 2022), "pp"),
    },
    "point_change": lambda d: {
        "of": "a",
        "whole": "w",
        **d.figure(d.now("a") / d.now("w") - d.now("a", 2022) / d.now("w", 2022), "pp"),
    },
    "cagr": lambda d: {"of": "a", "since": 2021, "is": f"{d.random.randint(-40, 60)} %"},
    "rank": lambda d: {"of": "a", "is": d.random.randint(1, 2)},
    "record": lambda d: {"of": "a", "is": d.one_of("highest", "lowest"), "since": 2021},
    "trend": lambda d: {"of": "a", "is": d.one_of("rising", "falling"), "since": 2021},
    "threshold": lambda d: {
        "of": "a",
        "at least": str(d.random.randint(1, LARGEST)),
        "first": "yes",
    },
    "formula": lambda d: {
        "expression": d.one_of("a + b", "a * b", "a / (a + b)", "a - b[-1]", "2 * a - w"),
        "is": str(d.random.randint(-3, LARGEST)),
    },
    "target": lambda d: {
        "of": "a",
        "is": d.one_of("met", "missed"),
        "target": str(d.random.randint(1, 9)),
    },
}
PAIRS = list(itertools.combinations_with_replacement(KINDS, 2))


def network(pair: tuple[str, str], seed: int) -> tuple[Draw, tuple[Claim, ...], Reference]:
    """Draw a world, what is published of it, and a claim of each kind."""
    draw = Draw(f"{pair} {seed}")
    published = sorted(cell for cell in draw.truth if draw.random.random() < 0.3)
    whole: dict[str, object] = {"name": "w", "unit": "count", "integer": "yes"}
    if draw.random.random() < 0.5:
        whole["identities"] = ["a + b"]
    text = yaml.safe_dump(
        {
            "document": {"title": "T", "area": "town", "period": 2023, "published": "2024-06-30"},
            "areas": {
                "land": {"name": "Land", "level": "country", "parts": "complete"},
                **{each: {"name": each, "level": "town", "parent": "land"} for each in AREAS},
            },
            "sources": {"office": {"title": "Office", "grade": "official"}},
            "indicators": {
                **{
                    each: {"name": each, "unit": "count", "integer": "yes", "at least": 0}
                    for each in ("a", "b")
                },
                "w": whole,
            },
            "series": [
                {
                    "indicator": name,
                    "area": area,
                    "period": year,
                    "source": "office",
                    "released": f"{year + 1}-02-01",
                    "value": draw.truth[name, area, year],
                }
                for name, area, year in published
            ],
            "claims": [
                {"id": f"claim-{place}", "kind": kind, **KINDS[kind](draw)}
                for place, kind in enumerate(pair)
            ],
        },
        sort_keys=False,
    )
    claims, reference = read_text(text)
    return draw, tuple(claims), reference


def relations(claim: Claim, reference: Reference) -> tuple[Relation, ...] | None:
    """Return what a claim says; None where it looks back as far as there is evidence."""
    stated = compile_claim(claim, reference.catalogue).relations
    looks_back = any(
        isinstance(part, Earlier) or type(part).__name__ == "Steps"
        for each in stated
        for part in walk(each.expression)
    )
    return None if looks_back or not stated else stated


def holds(stated: tuple[Relation, ...], world: Mapping[Expression, Interval]) -> bool:
    """Whether relations hold in a world, where a division by zero says nothing."""
    try:
        return all(range_of(each.expression, world).meets(each.interval) for each in stated)
    except (ValueError, ZeroDivisionError):
        return False


def worlds(
    quantities: list[Quantity], reference: Reference
) -> Iterator[Mapping[Expression, Interval]]:
    """Yield all worlds of small numbers that agree with what is published."""
    known: dict[Expression, Interval] = {}
    for each in quantities:
        cells = reference.cells(each.indicator, each.area, each.period)
        if cells:
            known[each] = cells[0].interval
    free = [each for each in quantities if each not in known]
    for values in itertools.product(range(LARGEST + 1), repeat=len(free)):
        points = (Interval.point(value) for value in values)
        yield {**known, **dict(zip(free, points, strict=True))}


def _sum_of_parts(whole: Quantity) -> Relation:
    parts = replace(whole, indicator="a") + replace(whole, indicator="b")
    return Relation(expression=whole - parts, interval=Interval.point(0))


def is_disproved(
    finding: Finding, stated: Mapping[str, tuple[Relation, ...] | None], reference: Reference
) -> bool:
    """Whether there is a world in which all claims of a conflict hold."""
    said = [stated[each] for each in finding.claims]
    everything = tuple(one for each in said if each is not None for one in each)
    found = dict.fromkeys(leaf for each in everything for leaf in leaves(each.expression))
    quantities = [each for each in found if isinstance(each, Quantity)]
    ties: tuple[Relation, ...] = ()
    if reference.catalogue.indicators["w"].identities:
        places = dict.fromkeys(replace(each, indicator="w") for each in quantities)
        ties = tuple(_sum_of_parts(each) for each in places)
        quantities = [replace(each, indicator=name) for each in places for name in NAMES]
    unknown = [
        each for each in quantities if not reference.cells(each.indicator, each.area, each.period)
    ]
    if None in said or len(unknown) > MOST_FREE:
        return False
    return any(holds((*everything, *ties), world) for world in worlds(quantities, reference))


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_audits_end_and_no_conflict_is_false(
    pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, apply = 0, propagate.apply

    def counted(*given: object) -> None:
        nonlocal steps
        steps += 1
        apply(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(propagate, "apply", counted)
    for seed in range(EACH):
        steps = 0
        draw, claims, reference = network(pair, seed)
        try:
            audit = pipeline.audit(claims, reference, Terms(thorough=seed % 2 == 0))
        except StatementError:
            continue
        assert steps <= MOST_STEPS, seed
        stated = {each.id: relations(each, reference) for each in claims}
        conflicts = [each for each in audit.findings if each.gravity is Gravity.CONTRADICTION]
        for finding in conflicts:
            assert not is_disproved(finding, stated, reference), (seed, finding.message)
        truth = draw.world(stated.values())
        honest = {each for each, said in stated.items() if said and holds(said, truth)}
        labels = {each.id: each.label for each in audit}
        for each in honest:
            assert labels[each] is not Label.CONTRADICTED, (seed, each)
        if honest == set(stated):
            assert not [each for each in conflicts if each.claims], seed
