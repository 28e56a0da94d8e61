"""Some towns with a report each, and the reference that they rest on."""

from __future__ import annotations

from pathlib import Path

INDICATORS = "output: {name: output, unit: t, nature: flow}\n"
SOURCES = (
    "yearbook: {title: Yearbook, publisher: The office, grade: official, published: 2020-01-01}\n"
)
DESCRIPTOR = "name: towns\nresources:\n  - {name: figures, path: figures.csv}\n"
REPORT = """\
document:
  {{title: Report of {town}, issuer: {town}, published: 2022-02-20, area: {town}, period: 2021}}
claims:
  - {{id: level, kind: level, of: output, is: {level} t}}
  - {{id: growth, kind: growth, of: output, is: 20 %}}
  - {{id: again, kind: level, of: output, is: {level} t}}
  - {{id: elsewhere, kind: level, of: output, area: town_0, is: 120 t}}
"""


def written(folder: Path, towns: int) -> Path:
    """Write `claims` and `reference` into a folder; the report of every third town is wrong."""
    names = [f"town_{number}" for number in range(towns)]
    reference, claims = folder / "reference", folder / "claims"
    reference.mkdir(parents=True)
    claims.mkdir()
    (reference / "datapackage.yaml").write_text(DESCRIPTOR, "utf-8")
    (reference / "indicators.yaml").write_text(INDICATORS, "utf-8")
    (reference / "sources.yaml").write_text(SOURCES, "utf-8")
    areas = "".join(f"{name}: {{name: {name}}}\n" for name in names)
    (reference / "areas.yaml").write_text(areas, "utf-8")
    rows = ["area,indicator,period,value,unit,source"]
    for number, name in enumerate(names):
        rows += [f"{name},output,2020,{100 + number},t,yearbook"]
        rows += [f"{name},output,2021,{120 + number},t,yearbook"]
        level = 120 + number if number % 3 else 150
        report = REPORT.format(town=name, level=level)
        (claims / f"{name}.yaml").write_text(report, "utf-8")
    (reference / "figures.csv").write_text("\n".join([*rows, ""]), "utf-8")
    return folder
