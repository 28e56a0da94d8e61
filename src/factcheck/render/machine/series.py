"""The series of a reference for programs."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.catalogue import plain
from factcheck.domain.series import Reference
from factcheck.render.machine.intervals import Record
from factcheck.render.phrases.naming import area_name, indicator_name, names_of, printed


def series_records(reference: Reference, text: str = "") -> Iterator[Record]:
    """Give the series that have a text in an id or a name, each with its latest figure."""
    wanted, catalogue = plain(text), reference.catalogue
    for (indicator, area), cells in sorted(reference.series.items()):
        if not cells or not any(
            wanted in plain(name) for name in names_of(indicator, area, catalogue)
        ):
            continue
        periods = sorted(cells, key=lambda period: (period.last, period.first))
        latest = cells[periods[-1]][-1]
        known = catalogue.indicators.get(indicator)
        yield {
            "series": f"{indicator}@{area}",
            "indicator": indicator,
            "area": area,
            "names": [indicator_name(indicator, catalogue), area_name(area, catalogue)],
            "unit": "" if known is None else str(known.unit),
            "periods": len(periods),
            "first": str(periods[0]),
            "latest": str(periods[-1]),
            "value": printed(latest.figure),
            "source": latest.source.id,
            "at": str(latest.at),
        }
