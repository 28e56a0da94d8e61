"""A world of figures, and claims about it, of any size: the same for all that check them."""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

YEARS = range(1975, 2025)
_INDICATORS = 20
_WRONG = 10  # every so many claims one is off
_HEAD = ("area", "indicator", "period", "value", "unit", "source")
_OF_CLAIMS = ("id", "kind", "indicator", "area", "period", "base", "value", "decimals")


class Claim(NamedTuple):
    """A figure that is claimed: of a year, or against a base."""

    id: str
    kind: str
    indicator: str
    area: str
    period: int
    base: int  # 0 where there is none
    value: str

    @property
    def decimals(self) -> int:
        """How many digits stand behind its point."""
        return len(self.value.partition(".")[2])

    def as_yaml(self) -> str:
        """Write it as a claim file has it."""
        since = f", since: {self.base}" if self.kind == "multiple" else ""
        unit = {"level": " t", "growth": " %", "multiple": ""}[self.kind]
        return (
            f"  - {{id: {self.id}, kind: {self.kind}, of: {self.indicator}, area: {self.area}, "
            f"period: {self.period}{since}, is: {self.value}{unit}}}\n"
        )


def make(folder: Path, cells: int, claims: int) -> Path:
    """Write a reference of so many cells and a document of so many claims, unless it is there."""
    if (folder / "claims.csv").exists():
        return folder
    reference = folder / "reference"
    reference.mkdir(parents=True, exist_ok=True)
    chance = random.Random(cells + claims)  # noqa: S311 - the same each time
    areas = max(1, cells // (len(YEARS) * _INDICATORS))
    texts = {
        "datapackage.yaml": "name: world\nresources: [{name: table, path: table.csv}]\n",
        "indicators.yaml": "".join(
            f"i{number:02}: {{name: indicator {number}, unit: t, nature: flow}}\n"
            for number in range(_INDICATORS)
        ),
        "areas.yaml": "".join(
            f"a{number:05}: {{name: area {number}}}\n" for number in range(areas)
        ),
        "sources.yaml": "office: {title: Statistical office, grade: official}\n",
    }
    for name, text in texts.items():
        (reference / name).write_text(text, encoding="utf-8")
    figures = {}
    with (reference / "table.csv").open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(_HEAD)
        for area, indicator, year, value in _figures(chance, areas):
            figures[area, indicator, year] = value
            table.writerow((area, indicator, year, value, "t", "office"))
    made = list(_claims(chance, areas, claims, figures))
    head = "document: {title: Report, period: 2024, published: 2025-02-01}\nclaims:\n"
    text = head + "".join(claim.as_yaml() for claim in made)
    (folder / "claims.yaml").write_text(text, encoding="utf-8")
    with (folder / "claims.csv").open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(_OF_CLAIMS)
        table.writerows((*claim, claim.decimals) for claim in made)
    return folder


def _figures(chance: random.Random, areas: int) -> Iterator[tuple[str, str, int, str]]:
    for area in range(areas):
        for indicator in range(_INDICATORS):
            value = chance.uniform(50, 5000)
            for year in YEARS:
                value *= chance.uniform(0.97, 1.08)
                yield f"a{area:05}", f"i{indicator:02}", year, f"{value:.2f}"


def _claims(
    chance: random.Random, areas: int, count: int, figures: dict[tuple[str, str, int], str]
) -> Iterator[Claim]:
    for number in range(count):
        area, indicator = f"a{chance.randrange(areas):05}", f"i{chance.randrange(_INDICATORS):02}"
        year, kind = chance.choice(YEARS[10:]), ("level", "growth", "multiple")[number % 3]
        base = {"level": 0, "growth": year - 1, "multiple": year - 10}[kind]
        value = float(figures[area, indicator, year])
        before = float(figures[area, indicator, base]) if base else 1.0
        is_wrong = number % _WRONG == 0
        text = {
            "level": f"{value * (1.2 if is_wrong else 1):.1f}",
            "growth": f"{(value / before - 1) * 100 + (3 if is_wrong else 0):.1f}",
            "multiple": f"{value / before * (1.3 if is_wrong else 1):.2f}",
        }[kind]
        yield Claim(f"c{number}", kind, indicator, area, year, base, text)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
