"""A reference, with what claim files declare put over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from factcheck.domain.catalogue import Area, Catalogue, Edition, Indicator, Named, Names, Source
from factcheck.domain.series import JoinedSeries, Reference, Series, SeriesKey
from factcheck.language import later, say
from factcheck.load.claim_file import ClaimFile
from factcheck.load.input_file import Span

N = TypeVar("N", bound=Named)

_DECLARED: Mapping[type, tuple[str, str]] = {
    Indicator: ("indicators", later("the indicator {id!r} is declared otherwise at {place}")),
    Area: ("areas", later("the area {id!r} is declared otherwise at {place}")),
    Source: ("sources", later("the source {id!r} is declared otherwise at {place}")),
    Edition: ("editions", later("the edition {id!r} is declared otherwise at {place}")),
}


def with_own(reference: Reference, files: Iterable[ClaimFile]) -> Reference:
    """Put the entries and series of claim files over a reference.

    Notes an entry that two files declare differently: it would mean two things.
    """
    known, catalogue, series = reference.catalogue, reference.catalogue, reference.series
    declared: dict[tuple[type, str], Named | Source] = {}
    for file in files:
        own = file.catalogue
        if own is not known:
            _note_conflicts(file, _declared(own, known), declared)
            catalogue = Catalogue(
                indicators=_over(catalogue.indicators, own.indicators, known.indicators),
                areas=_over(catalogue.areas, own.areas, known.areas),
                sources={**catalogue.sources, **own.sources},
                editions=_over(catalogue.editions, own.editions, known.editions),
            )
        if file.series:
            series = joined(series, file.series)
    return replace(reference, catalogue=catalogue, series=series)


def _declared(own: Catalogue, known: Catalogue) -> Iterator[Named | Source]:
    yield from _new(own.indicators, known.indicators)
    yield from _new(own.areas, known.areas)
    yield from _new(own.editions, known.editions)
    yield from (
        source for source in own.sources.values() if known.sources.get(source.id) is not source
    )


def _new(own: Names[N], known: Names[N]) -> list[N]:
    return [each for each in own if known.get(each.id) is not each]


def _over(whole: Names[N], own: Names[N], known: Names[N]) -> Names[N]:
    new = _new(own, known)
    ids = {each.id for each in new}
    return Names([*new, *(each for each in whole if each.id not in ids)]) if new else whole


def _note_conflicts(
    file: ClaimFile,
    entries: Iterable[Named | Source],
    declared: dict[tuple[type, str], Named | Source],
) -> None:
    for entry in entries:
        first = declared.setdefault((type(entry), entry.id), entry)
        if replace(first, place=None) == replace(entry, place=None) or entry.place is None:
            continue
        section, problem = _DECLARED[type(entry)]
        file.file.fault(
            say(problem, id=entry.id, place=first.place),
            say("Give one of them another id, or move the declaration to the reference."),
            Span(entry.place.line, entry.place.column, len(entry.id)),
            key=f"{section}.{entry.id}",
        )


def joined(
    known: Mapping[SeriesKey, Series], own: Mapping[SeriesKey, Series]
) -> Mapping[SeriesKey, Series]:
    """Join the series of two references; where both have one, its observations stand together."""
    both: dict[SeriesKey, Series] = {}
    for key, series in own.items():
        both[key] = periods = dict(known.get(key, {}))
        for period, observations in series.items():
            periods[period] = (*periods.get(period, ()), *observations)
    return JoinedSeries(both, known)
