"""Indicators, areas and sources, from their entries in a reference folder or a claim file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from factcheck.domain.catalogue import (
    Area,
    Catalogue,
    Edition,
    Indicator,
    Named,
    Names,
    Nature,
    Rate,
    RateForm,
    Source,
    plain,
)
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.unit import Unit
from factcheck.language import say
from factcheck.load import values
from factcheck.load.catalogue_keys import (
    BOUNDS,
    NAMED,
    NAMING,
    AreaKeys,
    EditionKeys,
    IndicatorKeys,
    NameKeys,
    SourceKeys,
)
from factcheck.load.changes import change_of, check_change
from factcheck.load.deflators import check_deflator
from factcheck.load.fields import Fields, fields_of
from factcheck.load.over_time import USUAL_OVER_TIME, check_over_time
from factcheck.load.values import Unreadable, Words
from factcheck.load.yaml_events import Mapping as MappingNode
from factcheck.load.yaml_events import Node, Scalar
from factcheck.load.yaml_page import YamlPage, entries_of

N = TypeVar("N", bound=Named)


class Section(NamedTuple):
    """A node that holds entries by their ids, and the page it is on."""

    page: YamlPage
    node: Node


class Entry(NamedTuple):
    """One entry of a section."""

    page: YamlPage
    key: Scalar
    node: Node


def with_sections(sections: Mapping[str, Section], words: Words) -> Catalogue:
    """Give the catalogue of `words` with the entries of some sections put over it.

    First only their names are read, so that entries may speak of one another in any order.
    """
    known = words.catalogue
    if not {"indicators", "areas", "sources", "editions"} & set(sections):
        return known
    indicators = [(each, _stub(Indicator, each)) for each in _entries(sections, "indicators")]
    areas = [(each, _stub(Area, each)) for each in _entries(sections, "areas")]
    sources = [(each.key.text, _source(each, words)) for each in _entries(sections, "sources")]
    editions = [_edition(each) for each in _entries(sections, "editions")]
    _note_shared_names(indicators)
    _note_shared_names(areas)
    named = Catalogue(
        indicators=_over(known.indicators, [stub for _, stub in indicators]),
        areas=_over(known.areas, [stub for _, stub in areas]),
        sources={**known.sources, **dict(sources)},
        editions=_over(known.editions, editions),
    )
    words = replace(words, catalogue=named)
    full = replace(
        named,
        indicators=_over(
            known.indicators, [_indicator(*indicator, words) for indicator in indicators]
        ),
        areas=_over(known.areas, [_area(*area, words) for area in areas]),
    )
    for entry, _ in indicators:
        check_deflator(*entry, full)
        check_over_time(*entry, full)
        check_change(*entry, full)
    return full


def _over(known: Names[N], added: list[N]) -> Names[N]:
    """Put entries over known ones: they replace those of the same id, and their names win."""
    if not added:
        return known
    ids = {each.id for each in added}
    return Names([*added, *(each for each in known if each.id not in ids)])


def _entries(sections: Mapping[str, Section], name: str) -> Iterator[Entry]:
    if name not in sections:
        return
    page, node = sections[name]
    for key, value in reversed(entries_of(page, node, f"'{name}'").values()):
        if re.fullmatch(r"[\w.-]+", key.text):
            yield Entry(page, key, value)
        else:
            page.fault(
                key,
                say("{text!r} is no id", text=key.text),
                say("Use letters, digits, '_', '-' and '.'."),
            )


def _stub(cls: type[N], entry: Entry) -> N:
    """Give an entry of which nothing is known but its names."""
    entries = (
        entries_of(*entry[::2], say("an entry")) if isinstance(entry.node, MappingNode) else {}
    )
    given = Fields(entry.page, entry.node, entries, Words())
    names: dict[str, str] = {}
    if "names" in given.entries:
        _, node = given.entries["names"]
        for key, each in reversed(entries_of(entry.page, node, "'names'").values()):
            names[key.text] = given.one(_text, each, key.text) or ""
    if "name" in given.entries:
        names[""] = given.one(_text, given.entries["name"][1], "name") or ""
    naming = given.given(NameKeys)
    return cls(
        id=entry.key.text,
        names={language: name for language, name in names.items() if name},
        aliases=tuple(filter(None, naming.get("aliases", ()))),  # type: ignore[call-overload]
        codes=tuple(filter(None, naming.get("codes", ()))),  # type: ignore[call-overload]
        place=entry.page.at(entry.key),
    )


def _text(text: str, _: Words) -> str:
    return text


def _season(entry: Entry) -> str:
    """Return whether figures of an entry are adjusted for the season, as it is written."""
    if not isinstance(entry.node, MappingNode):
        return ""
    entries = entries_of(*entry[::2], say("an entry"))
    node = entries["adjustment"][1] if "adjustment" in entries else None
    return node.text.strip() if isinstance(node, Scalar) else ""


def _note_shared_names(entries: list[tuple[Entry, N]]) -> None:
    """Note every name and every code that two entries of one section have."""
    first: dict[str, str] = {}
    seasons = {stub.id: _season(entry) for entry, stub in entries}
    for entry, stub in entries:
        for code in dict.fromkeys(stub.codes):
            owner = first.setdefault(f"code {code}", stub.id)
            if owner != stub.id and len({seasons[owner], seasons[stub.id]} - {""}) < 2:
                problem = say("the code {name!r} is also one of {owner!r}", name=code, owner=owner)
                entry.page.fault(entry.key, problem, say("Give it to one of the two."))
        for name in dict.fromkeys(plain(each) for each in (*stub.names.values(), *stub.aliases)):
            owner = first.setdefault(name, stub.id)
            if owner != stub.id:
                problem = say("the name {name!r} is also one of {owner!r}", name=name, owner=owner)
                entry.page.fault(entry.key, problem, say("Give it to one of the two."))


def _given(entry: Entry, cls: type, words: Words, what: str, others: tuple[str, ...]) -> Fields:
    given = Fields(entry.page, entry.node, entries_of(*entry[::2], what), words)
    given.no_others((*(each.key for each in fields_of(cls)), *others), what)
    return given


def _indicator(entry: Entry, stub: Indicator, words: Words) -> Indicator:
    others = (*NAMING, *BOUNDS, "exchange rate")
    given = _given(entry, IndicatorKeys, words, say("an indicator"), others)
    found = given.given(IndicatorKeys)
    rates = [
        Rate(of=of.id, form=form)
        for form in RateForm
        if isinstance(of := found.pop(f"{form}_of", None), Indicator)
    ]
    stock = found.pop("change_of", None)
    changes = (change_of(stock),) if isinstance(stock, Indicator) else ()
    if len(rates) + len(changes) > 1:
        given.fault(
            entry.key,
            say("more than one of 'growth of', 'index of' and 'change of' is given"),
            say("Keep one of them."),
        )
    if isinstance(deflator := found.get("deflator"), Indicator):
        found["deflator"] = deflator.id
    if "nature" in given.entries and isinstance(nature := found.get("nature"), Nature):
        found.setdefault("over_time", USUAL_OVER_TIME.get(nature))
    written = tuple(filter(None, found.get("identities", ())))  # type: ignore[call-overload]
    found["identities"] = (*written, *changes)
    found = {name: value for name, value in found.items() if value is not None}
    return replace(
        stub,
        **found,  # type: ignore[arg-type]
        bounds=_bounds(given, found.get("unit")),
        rate=rates[0] if rates else None,
        exchange=_exchange(given),
    )


def _bounds(given: Fields, unit: object) -> Interval:
    """Read `at least` and `at most`, in the indicator's own unit unless they have one."""
    bounds = EVERYTHING
    symbol = unit.symbol if isinstance(unit, Unit) else ""
    for key in BOUNDS:
        if key not in given.entries:
            continue
        bound = given.one(
            lambda text, words: _bound(text, words, Hedge(key), symbol),  # noqa: B023 - called at once
            given.entries[key][1],
            key,
        )
        narrower = bounds.intersection(bound) if bound is not None else bounds
        if narrower is None:
            given.fault(
                given.entries[key][0],
                say("the bounds exclude each other"),
                say("Mend one of them."),
            )
        bounds = narrower or bounds
    return bounds


def _bound(text: str, words: Words, hedge: Hedge, unit: str) -> Interval:
    figure = values.figure(text, words, hedge)
    if not figure.measure.text and unit:
        figure = values.figure(text, words, hedge, unit)
    return figure.implied()


def _exchange(given: Fields) -> tuple[str, str] | None:
    """Read `exchange rate: {from: USD, to: CNY}`."""
    if "exchange rate" not in given.entries:
        return None
    _, node = given.entries["exchange rate"]
    ends = entries_of(given.page, node, "'exchange rate'")
    if set(ends) != {"from", "to"}:
        given.fault(
            node,
            say("an exchange rate goes from one currency to another"),
            say("Write `exchange rate: {{from: USD, to: CNY}}`."),
        )
        return None
    first, second = (given.one(values.unit, ends[key][1], key) for key in ("from", "to"))
    return (str(first.dimension), str(second.dimension)) if first and second else None


def _area(entry: Entry, stub: Area, words: Words) -> Area:
    given = _given(entry, AreaKeys, words, say("an area"), (*NAMING, "parts"))
    found = given.given(AreaKeys)
    parent = found.pop("parent", None)
    return replace(
        stub,
        **{name: value for name, value in found.items() if value is not None},  # type: ignore[arg-type]
        parent=parent.id if isinstance(parent, Area) else "",
        parts_complete=_parts_complete(given),
    )


def _parts_complete(given: Fields) -> bool:
    def complete(text: str, _: Words) -> bool:
        if text != "complete":
            raise Unreadable(
                say("{text!r} is not 'complete'", text=text),
                say("Write `parts: complete` where all its parts are listed, or leave it out."),
            )
        return True

    if "parts" not in given.entries:
        return False
    return bool(given.one(complete, given.entries["parts"][1], "parts"))


def _edition(entry: Entry) -> Edition:
    _given(entry, EditionKeys, Words(), say("an edition"), NAMED)
    return _stub(Edition, entry)


def _source(entry: Entry, words: Words) -> Source:
    given = _given(entry, SourceKeys, words, say("a source"), ())
    found = {name: value for name, value in given.given(SourceKeys).items() if value is not None}
    given.require_language(found)
    return Source(id=entry.key.text, place=entry.page.at(entry.key), **found)  # type: ignore[arg-type]
