"""A whole audit to entries, and entries to the audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue, Names
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation, Reference
from factcheck.language import say
from factcheck.results.archive import entries
from factcheck.results.archive.form import listed
from factcheck.results.archive.plain import MalformedError, Record
from factcheck.results.archive.store import Store

_NAMING = ("indicator", "area", "vintage", "edition")  # traits that hold an id of the catalogue


def write(audit: Audit) -> list[Record]:
    """Give the entries of an audit, its own the last; of its reference what bears on the claims."""
    return list(entries_of(audit))


def entries_of(audit: Audit) -> Iterator[Record]:
    """Yield the entries of an audit one after the other, as `write` gives them."""
    store = Store()
    for value in (*audit.documents, *audit.verdicts, *audit.findings, *audit.implied):
        store.put(value)
        yield from store.new()
    parts = {name: getattr(audit, name) for name in Audit.__struct_fields__}
    parts["reference"] = _bearing(audit.reference, tuple(store))
    store.put(Audit(**parts))
    yield from store.new()


def read(value: object) -> Audit:
    """Give the audit that entries were written of.

    Raises
    ------
    MalformedError
        If they are no such entries; says which, and why.
    """
    objects: list[object] = []
    for place, entry in enumerate(listed(value)):
        try:
            objects.append(entries.read(entry, objects))
        except MalformedError as error:
            raise error.within(f"[{place}]") from None
    if not objects or not isinstance(objects[-1], Audit):
        raise MalformedError(say("the last entry is no audit"))
    return objects[-1]


def _bearing(reference: Reference, objects: Iterable[object]) -> Reference:
    """Give what of a reference concerns some objects: their series whole, and what these name."""
    series = dict.fromkeys(_series(objects))
    cells = [
        cell
        for key in reference.series
        if key in series
        for cells in reference.series[key].values()
        for cell in cells
    ]
    names = {
        name
        for each in (*objects, *cells)
        for name in (getattr(each, trait, None) for trait in _NAMING)
        if isinstance(name, str)
    }
    sources = {cell.source.id for cell in cells}
    whole = reference.catalogue
    catalogue = Catalogue(
        indicators=Names(indicator for indicator in whole.indicators if indicator.id in names),
        areas=Names(area for area in whole.areas if area.id in names),
        sources={name: each for name, each in whole.sources.items() if name in sources},
        editions=Names(edition for edition in whole.editions if edition.id in names),
    )
    return Reference.of(catalogue, cells)


def _series(objects: Iterable[object]) -> Iterable[tuple[str, str]]:
    """Give the indicator and area of every series that claims ask for or rest on."""
    for value in objects:
        if isinstance(value, Quantity | Observation):
            yield value.indicator, value.area
