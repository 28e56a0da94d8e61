"""Random claim files: few series, one or two dated editions, and claims of every kind about them.

Most figures are those of an edition, printed honestly or with a slip; so many lie on the edge of
what the evidence allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle.claims import UNITS, claim_of
from tests.oracle.editions import Edition
from tests.oracle.judging import Cell
from tests.oracle.kinds import TOWNS
from tests.oracle.reading import COUNTED, Printed, read
from tests.oracle.span import EVERYTHING, INF, Span

DAY = "2024-06-30"  # of the document
EDITIONS = (  # on which days one or two editions were published
    ("2024-02-01",),
    ("2024-09-01",),
    ("2024-02-01", "2024-04-01"),
    ("2024-02-01", "2024-09-01"),
    ("2024-09-01", "2025-01-01"),
    ("2024-03-01", "2024-03-01"),
    ("2024-09-01", "2024-09-01"),
)
INDICATORS = {
    "out": {"name": "output", "unit": "t", "at least": "0"},
    "use": {"name": "use", "unit": "t", "at least": "0"},
    "net": {"name": "balance", "unit": "t"},
    "money": {"name": "money", "unit": "CNY", "at least": "0"},
    "firms": {"name": "firms", "unit": "firms", "at least": "0"},
    "persons": {"name": "people", "unit": "persons", "at least": "0"},
    "rate": {"name": "coverage", "unit": "%", "nature": "rate", "at least": "0 %"},
    "other": {"name": "turnout", "unit": "%", "nature": "rate", "at least": "0 %"},
}
SIZES = {"out": 900, "use": 300, "net": 40, "money": 5000, "firms": 60, "persons": 400}
DECIMALS = {"out": 1, "use": 1, "net": 1, "money": 0, "rate": 1, "other": 0}


@dataclass(frozen=True)
class World:
    """A claim file, and how it is read here."""

    file: Mapping[str, Any]
    editions: tuple[Edition, ...]

    @property
    def known(self) -> frozenset[Cell]:
        return frozenset(cell for edition in self.editions for cell in edition.cells)


def bound(cell: Cell) -> Span:
    """Give what a cell may be where nobody says: not below zero, but for a balance."""
    return EVERYTHING if cell[0] == "net" else Span(Fraction(0), INF)


def drawn(seed: int, claims: int) -> World:
    """Draw a world, the same for the same seed."""
    random = Random(seed)
    monthly = random.random() < 0.4
    periods = (
        [f"{2022 + step // 12}-{step % 12 + 1:02}" for step in range(18)]
        if monthly
        else [str(year) for year in range(2018, 2024)]
    )
    gaps = random.choice((0, 0, 0.12))
    rows = list(_rows(random, periods, gaps))
    printed: dict[str, dict[Cell, Printed]] = {}
    for row in rows:
        unit = UNITS[row["indicator"]]
        cell = (row["indicator"], row["area"], row["period"])
        printed.setdefault(row["vintage"], {})[cell] = read(f"{row['value']} {unit}")
    days = {row["vintage"]: row["released"] for row in rows}
    found = tuple(
        Edition(
            name,
            days[name],
            {cell: figure.span(exact=cell[0] in COUNTED) for cell, figure in cells.items()},
            cells,
        )
        for name, cells in printed.items()
    )
    claimed = [claim_of(random, found, periods, number) for number in range(claims)]
    file = {
        "document": {"title": "Report", "area": "a", "published": DAY},
        "areas": {
            "p": {"name": "P", "level": "land", "parts": "complete"},
            **{town: {"name": town.upper(), "parent": "p", "level": "town"} for town in TOWNS},
        },
        "indicators": INDICATORS,
        "sources": {"office": {"title": "Yearbook", "grade": "official"}},
        "series": rows,
        "claims": claimed,
    }
    return World(file, found)


def _rows(random: Random, periods: list[str], gaps: float) -> Iterator[dict[str, str]]:
    days = random.choice(EDITIONS)
    for of in INDICATORS:
        for town in TOWNS if of in {"out", "use"} else ("a",):
            values = list(_course(random, of, len(periods)))
            for number, day in enumerate(days):
                if len(days) > 1 and random.random() < 0.15:
                    continue  # this edition has nothing of it
                revised = 1 + random.choice((0.0, 0.0, 0.004, -0.03, 0.08)) * number
                for period, value in zip(periods, values, strict=True):
                    if random.random() >= gaps * (1 + number):
                        yield {
                            "indicator": of,
                            "area": town,
                            "period": period,
                            "value": _written(random, value * revised, DECIMALS.get(of, 0)),
                            "vintage": f"v{number + 1}",
                            "released": day,
                            "source": "office",
                        }


def _course(random: Random, of: str, length: int) -> Iterator[float]:
    if of in {"rate", "other"}:
        yield from (random.uniform(3, 95) for _ in range(length))
        return
    if of == "net":
        yield from (random.uniform(-40, 40) for _ in range(length))
        return
    size = random.choice((0.2, 1, 7)) * SIZES[of]
    for _ in range(length):
        yield size
        size *= random.choice((0.7, 0.96, 1.0, 1.01, 1.05, 1.3, 2.0))


def _written(random: Random, value: float, decimals: int) -> str:
    if random.random() < 0.1:
        decimals = 0
    return (
        f"{value:.{decimals}f}".removeprefix("-")
        if round(value, decimals) == 0
        else f"{value:.{decimals}f}"
    )
