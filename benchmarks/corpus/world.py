"""A fictional country: reports of its towns year by year, and the reference that they rest on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

INDICATORS = ("output", "revenue", "exports", "flour", "people")
FIRST, LAST = 2005, 2024
_WRONG = 0.05  # of the figures that a report prints

_DESCRIPTOR = """\
name: towns
resources:
  - {name: figures, path: figures.csv, format: csv, encoding: utf-8}
"""


def write(folder: Path, documents: int, claims: int = 100, towns: int = 100) -> None:
    """Write `claims/` and `reference/`, the same for the same arguments."""
    chance = random.Random(17)  # noqa: S311 - a world, not a secret
    names = [f"town_{number}" for number in range(towns)]
    figures = {(indicator, town): _series(chance) for indicator in INDICATORS for town in names}
    reference = folder / "reference"
    reference.mkdir(parents=True)
    (reference / "datapackage.yaml").write_text(_DESCRIPTOR, "utf-8")
    (reference / "areas.yaml").write_text(
        "".join(f"{name}: {{name: {name.replace('_', ' ')}}}\n" for name in names), "utf-8"
    )
    (reference / "indicators.yaml").write_text(
        "".join(f"{name}: {{name: {name}, unit: t, nature: flow}}\n" for name in INDICATORS),
        "utf-8",
    )
    (reference / "sources.yaml").write_text(
        "yearbook: {title: Yearbook, publisher: The office, grade: official}\n",
        "utf-8",
    )
    with (reference / "figures.csv").open("w", encoding="utf-8", newline="\n") as table:
        table.write("area,indicator,period,value,unit,released,source\n")
        for (indicator, town), series in figures.items():
            for year, value in zip(range(FIRST, LAST + 1), series, strict=True):
                table.write(f"{town},{indicator},{year},{value / 10},t,{year + 1}-02-01,yearbook\n")
    for number in range(documents):
        town, year = names[number % towns], LAST - (number // towns) % (LAST - FIRST - 6)
        report = folder / "claims" / f"{town}-{year}.yaml"
        report.parent.mkdir(exist_ok=True)
        lines = _claims(chance, {name: figures[name, town] for name in INDICATORS}, year, claims)
        report.write_text("".join([_head(town, year), *lines]), "utf-8")


def _series(chance: random.Random) -> list[int]:
    """Return tenths of tonnes by year."""
    value, series = chance.randrange(2_000, 900_000), []
    for _ in range(FIRST, LAST + 1):
        value = value * chance.randrange(930, 1150) // 1000
        series.append(value)
    return series


def _head(town: str, year: int) -> str:
    return (
        f"document: {{title: Report of {town} for {year}, issuer: {town}, "
        f"published: {year + 1}-02-20, area: {town}, period: {year}}}\nclaims:\n"
    )


def _claims(
    chance: random.Random, figures: dict[str, list[int]], year: int, claims: int
) -> Iterator[str]:
    for number in range(claims):
        indicator = chance.choice(INDICATORS)
        told = year - chance.randrange(3)
        now, before = (figures[indicator][each - FIRST] for each in (told, told - 1))
        slip = chance.choice((0.9, 1.1)) if chance.random() < _WRONG else 1
        kind = chance.choice(("level", "growth", "multiple", "change"))
        said = {
            "level": f"is: {now / 10 * slip:.1f} t",
            "growth": f"is: {(now / before - 1) * 100 * slip:.1f} %",
            "multiple": f"since: {told - 5}, is: "
            f"{now / figures[indicator][told - 5 - FIRST] * slip:.2f} times",
            "change": f"is: {(now - before) / 10 * slip:.1f} t",
        }[kind]
        yield (
            f"  - {{id: claim-{number}, quote: {indicator} of {told}, kind: {kind}, "
            f"of: {indicator}, period: {told}, {said}}}\n"
        )
