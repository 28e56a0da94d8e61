"""Figures of several areas that were asked for together, kept beside an index.

Which they are, is told by what audits asked for: of all that there may be, few ever are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from factcheck.domain.area_figures import AreaFigures
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.period import Period
from factcheck.domain.series import Observation, PrintedNumber, Series, SeriesKey, UnreadPeriods
from factcheck.load.store.checked import read_values, write_values
from factcheck.load.waiting_series import AcrossKey

_NOTHING: Series = {}
_MOST = 300_000  # figures that are kept: more would take as long to read as to look up


@dataclass(kw_only=True)
class KeptFigures:
    """Figures that are kept in a file, and those that were asked for in vain.

    Parameters
    ----------
    path : Path
    folder : Path
        Of the reference.
    catalogue : Catalogue
        That of the reference, by which sources are known again.
    """

    path: Path
    folder: Path
    catalogue: Catalogue
    missed: set[AcrossKey] = field(default_factory=set)

    @cached_property
    def figures(self) -> dict[AcrossKey, AreaFigures]:
        """Those that are kept; none where the file is not what was written."""
        values = read_values(self.path, self.catalogue)
        return values if isinstance(values, dict) else {}

    def get(self, key: AcrossKey) -> AreaFigures | None:
        """Return some figures; those that are not kept are noted."""
        found = self.figures.get(key)
        if found is None:
            self.missed.add(key)
        return found

    def keep(self, asked: Iterable[AcrossKey], series: Mapping[SeriesKey, Series]) -> None:
        """Keep those that were asked for, and of those that are kept already what has room."""
        new = {key: _figures(key, series) for key in sorted(asked, key=str)}
        room, kept = _MOST, {}
        for key, figures in {**new, **self.figures}.items():
            room -= len(figures.numbers)
            if room >= 0:
                kept[key] = figures
        if new:
            write_values(self.path, kept, self.catalogue, self.folder)


def _figures(key: AcrossKey, series: Mapping[SeriesKey, Series]) -> AreaFigures:
    indicator, areas, period = key
    return AreaFigures.of((_told(series, (indicator, area), period) for area in areas), period)


def _told(
    series: Mapping[SeriesKey, Series], key: SeriesKey, period: Period
) -> PrintedNumber | tuple[Observation, ...]:
    """Return what was observed in an area, read only where it is not plain to see."""
    periods = series.get(key, _NOTHING)
    printed = periods.printed(period) if isinstance(periods, UnreadPeriods) else None
    return periods.get(period, ()) if printed is None else printed
