"""What may be written at a place of a claim file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from factcheck import kinds
from factcheck.desk.cursor import CursorSpot
from factcheck.domain.catalogue import Area, Catalogue, Indicator, Named
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.series import Reference
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import Field, fields_of
from factcheck.load.own_sections import SECTIONS
from factcheck.load.statement import CommonKeys, keys_of
from factcheck.render.phrases.titles import kind_in_words
from factcheck.wording.unit_table import DEFAULT

_MOST = 400  # offers; an editor narrows them down as one types


class Offer(Struct, frozen=True, kw_only=True):
    """One word that may be written, and what it stands for."""

    text: str
    sort: str  # "key", "kind", "indicator", "area", "unit", "period" or "word"
    detail: str = ""


def offers(spot: CursorSpot, reference: Reference) -> tuple[Offer, ...]:
    """Return what may be written at a place."""
    if not spot.key:
        return tuple(_keys(spot))
    return tuple(_values(spot, reference))[:_MOST]


def _keys(spot: CursorSpot) -> Iterator[Offer]:
    if spot.section == "document":
        yield from (Offer(text=f"{field.key}: ", sort="key") for field in fields_of(DocumentKeys))
    elif spot.section == "claims":
        named = spot.kind in kinds.names()
        keys = keys_of(spot.kind) if named else ("id", "kind", "quote", "note", "line")
        yield from (Offer(text=f"{key}: ", sort="key") for key in keys)
    elif not spot.section:
        sections = ("document", "claims", *SECTIONS)
        yield from (Offer(text=f"{section}:", sort="key") for section in sections)


def _values(spot: CursorSpot, reference: Reference) -> Iterator[Offer]:
    catalogue = reference.catalogue
    if spot.section == "claims" and spot.key == "kind":
        for name in kinds.names():
            yield Offer(text=name, sort="kind", detail=kind_in_words(name))
        return
    if spot.section == "claims" and spot.key in {str(hedge) for hedge in Hedge}:
        yield from _units()
        return
    field = _field(spot)
    if field is not None:
        yield from _of_type(field.base, reference, catalogue)


def _field(spot: CursorSpot) -> Field | None:
    """Return the field that a key writes, as its kind or the document has it."""
    if spot.section == "document":
        classes: Iterable[type] = (DocumentKeys,)
    elif spot.kind in kinds.names():
        classes = (kinds.named(spot.kind), CommonKeys)
    else:
        return None
    return next(
        (field for cls in classes for field in fields_of(cls) if field.key == spot.key), None
    )


def _of_type(base: object, reference: Reference, catalogue: Catalogue) -> Iterator[Offer]:
    """Offer values of a type."""
    if base is Indicator:
        yield from _named(catalogue.indicators, "indicator")
    elif base is Area:
        yield from _named(catalogue.areas, "area")
    elif base is Period:
        yield from _periods(reference)
    elif base is Figure:
        yield from _units()
    elif base is bool:
        yield from (Offer(text=word, sort="word") for word in ("yes", "no"))
    elif isinstance(base, type) and issubclass(base, StrEnum):
        yield from (Offer(text=str(member), sort="word") for member in base)


def _named(entries: Iterable[Named], sort: str) -> Iterator[Offer]:
    """Offer an entry by its id, its names in all languages, and its aliases."""
    for entry in entries:
        names = dict.fromkeys((*entry.names.values(), *entry.aliases))
        yield Offer(text=entry.id, sort=sort, detail=" · ".join(names))
        yield from (Offer(text=name, sort=sort, detail=entry.id) for name in names)


def _periods(reference: Reference) -> Iterator[Offer]:
    """Offer the periods for which there is evidence, the latest first."""
    periods = {period for series in reference.series.values() for period in series}
    ordered = sorted(periods, key=lambda period: (period.last, period.first), reverse=True)
    yield from (Offer(text=str(period), sort="period") for period in ordered)


def _units() -> Iterator[Offer]:
    for entry in DEFAULT.entries:
        yield Offer(text=entry.names[0], sort="unit", detail=" · ".join(entry.names[1:]))
