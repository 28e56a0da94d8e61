"""A whole audit to entries, and entries to the audit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue, Names
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation, Reference
from factcheck.language import say
from factcheck.results.archive import entries
from factcheck.results.archive.form import listed
from factcheck.results.archive.plain import MalformedError, Record
from factcheck.results.archive.store import Store


def write(audit: Audit) -> list[Record]:
    """Give the entries of an audit, its own the last; of its reference what bears on the claims."""
    store = Store()
    for each in (*audit.documents, *audit.verdicts, *audit.findings, *audit.implied):
        store.put(each)
    known = {each.name: getattr(audit, each.name) for each in fields(Audit)}
    known["reference"] = _bearing(audit.reference, tuple(store))
    store.put(Audit(**known))
    return store.entries


def read(value: object) -> Audit:
    """Give the audit that entries were written of.

    Raises
    ------
    MalformedError
        If they are no such entries; says which, and why.
    """
    known: list[object] = []
    for place, entry in enumerate(listed(value)):
        try:
            known.append(entries.read(entry, known))
        except MalformedError as error:
            raise error.within(f"[{place}]") from None
    if not known or not isinstance(known[-1], Audit):
        raise MalformedError(say("the last entry is no audit"))
    return known[-1]


def _bearing(reference: Reference, kept: Iterable[object]) -> Reference:
    """Give what of a reference concerns some objects: their series whole, and what these name."""
    series = dict.fromkeys(_series(kept))
    cells = [
        cell
        for key, periods in reference.series.items()
        if key in series
        for cells in periods.values()
        for cell in cells
    ]
    names = {
        name
        for each in (*kept, *cells)
        for name in (getattr(each, "indicator", None), getattr(each, "area", None))
        if isinstance(name, str)
    }
    sources = {each.source.id for each in cells}
    known = reference.catalogue
    catalogue = Catalogue(
        indicators=Names(each for each in known.indicators if each.id in names),
        areas=Names(each for each in known.areas if each.id in names),
        sources={name: each for name, each in known.sources.items() if name in sources},
    )
    return Reference.of(catalogue, cells)


def _series(kept: Iterable[object]) -> Iterable[tuple[str, str]]:
    """Give the indicator and area of every series that claims ask for or rest on."""
    for each in kept:
        if isinstance(each, Quantity | Observation):
            yield each.indicator, each.area
