"""What to ask of services to settle open claims, where indicators and areas have their codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from factcheck.diagnose.wanted import Wanted
from factcheck.domain.catalogue import Catalogue


class NeededQuery(NamedTuple):
    """Something to ask, and the claims that it may settle."""

    query: str
    claims: tuple[str, ...]  # ids, in their order


def needed(
    cells: Iterable[Wanted], catalogue: Catalogue, services: Sequence[str]
) -> tuple[list[NeededQuery], list[str]]:
    """Return what to ask, what serves the most claims first, and the indicators without codes.

    A code is asked of a service where it has the shape of the codes of that service.
    """
    claims: dict[str, dict[str, None]] = {}
    coded: set[str] = set()
    indicators: dict[str, None] = {}
    for cell in cells:
        indicator = catalogue.indicators.get(cell.quantity.indicator)
        area = catalogue.areas.get(cell.quantity.area)
        if indicator is None or area is None:
            continue
        indicators[indicator.id] = None
        places = tuple(filter(None, (*area.codes, area.code)))
        for service in services:
            for query in _BY_SERVICE[service](indicator.codes, places):
                coded.add(indicator.id)
                ids = claims.setdefault(f"{service}:{query}", {})
                ids.update(dict.fromkeys(claim.id for claim in cell.claims))
    queries = [NeededQuery(query, tuple(sorted(ids))) for query, ids in claims.items()]
    queries.sort(key=lambda asked: (-len(asked.claims), asked.query))
    return queries, [identifier for identifier in indicators if identifier not in coded]


def _worldbank(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    for code in _like(r"[A-Z]{2,3}(?:\.[A-Z0-9]+)+", codes):
        for area in _like(r"[A-Z]{3}", areas)[:1]:
            yield f"{code}/{area}"


def _fred(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    del areas  # the code of a series names its area
    yield from _like(r"[A-Z][A-Z0-9_]{2,}", codes)


def _sdmx(codes: Sequence[str], areas: Sequence[str], form: str, end: str) -> Iterator[str]:
    """Give the series of a service of SDMX: the area fills the part of the key that is empty.

    >>> list(_sdmx(["NA:Q..B1GQ"], ["NO", "NOR"], "[A-Z]+", ""))
    ['NA/Q.NO.B1GQ']
    """
    for code in _like(rf"{form}:[\w.+-]+", codes):
        flow, _, key = code.partition(":")
        steps = (key if "" in key.split(".") else f"{key}{end}").split(".")
        if steps.count("") > 1:
            continue
        for area in _like(r"[A-Z]{2}(?:\d{2}(?:_\d{4})?)?", areas) if "" in steps else [""]:
            yield f"{flow}/{'.'.join(step or area for step in steps)}"


def _eurostat(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    # its tables parted by tabs leave the area out, which is the last part of its keys
    yield from _sdmx(codes, areas, r"[A-Za-z]+_\w+", end=".")


def _ecb(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    yield from _sdmx(codes, areas, r"[A-Z]{2,4}", end="")


def _dbnomics(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    del areas  # the code of a series names its area
    yield from _like(r"[^/\s]+/[^/\s]+/[^/\s]+", codes)


def _sec(codes: Sequence[str], areas: Sequence[str]) -> Iterator[str]:
    del codes  # all that a company files comes at once
    for area in _like(r"CIK\d{10}", areas):
        yield area.removeprefix("CIK").lstrip("0")


def _like(form: str, codes: Sequence[str]) -> list[str]:
    return [code for code in codes if re.fullmatch(form, code)]


_Asker: TypeAlias = "Callable[[Sequence[str], Sequence[str]], Iterator[str]]"
_BY_SERVICE: Mapping[str, _Asker] = MappingProxyType({
    "worldbank": _worldbank,
    "fred": _fred,
    "eurostat": _eurostat,
    "ecb": _ecb,
    "dbnomics": _dbnomics,
    "sec": _sec,
})  # fmt: skip
QUERIED = tuple(_BY_SERVICE)
"""Services whose codes, as files print them, are all that a query needs.

Those of the OECD and the IMF leave out who keeps the dataflow.
"""
