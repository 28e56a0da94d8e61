"""Where what the cursor rests on is declared: an indicator, an area, a source, the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.desk.cursor import CursorSpot
from factcheck.desk.hover import verdict_at
from factcheck.desk.session import Judged
from factcheck.domain.location import Location
from factcheck.domain.verdict import Verdict
from factcheck.render.phrases import provenance


def definitions(spot: CursorSpot, judged: Judged) -> tuple[Location, ...]:
    """Return the places a word leads to; on the key or id of a claim, those of its evidence."""
    catalogue = judged.reference.catalogue
    source = catalogue.sources.get(spot.word)
    named = (catalogue.indicators.find(spot.word), catalogue.areas.find(spot.word), source)
    places = [entry.place for entry in named if entry is not None and entry.place is not None]
    if places:
        return tuple(places[:1])
    verdict = verdict_at(spot, judged.audit)
    return () if verdict is None else tuple(dict.fromkeys(_evidence(verdict)))


def _evidence(verdict: Verdict) -> Iterator[Location]:
    """Return the cells that a verdict rests on, those with lines of their own."""
    for cell in provenance.cells(verdict.outcomes):
        if not cell.at.cell or cell.at.line > 1:
            yield cell.at
