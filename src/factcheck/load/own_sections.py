"""What a claim file declares itself: units, indicators, areas, sources, periods and series."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.period import Period
from factcheck.domain.series import Series, SeriesKey
from factcheck.language import say
from factcheck.load import values
from factcheck.load.catalogue import Section, with_sections
from factcheck.load.fields import Entries, Fields
from factcheck.load.own_series import own_series
from factcheck.load.values import Words
from factcheck.load.yaml_page import YamlPage, entries_of
from factcheck.wording.unit_table import UnitTable

SECTIONS = ("units", "periods", "indicators", "areas", "sources", "editions", "series")


class Own(Struct, frozen=True, kw_only=True):
    """What the words of one file mean, and the series it brings along."""

    words: Words
    series: Mapping[SeriesKey, Series]


def own_sections(page: YamlPage, sections: Entries, words: Words) -> Own:
    """Put what a file declares over what `words` mean already."""
    words = replace(
        words,
        units=_units(page, sections, words.units),
        plans={**words.plans, **_periods(page, sections)},
    )
    own = {name: Section(page, sections[name][1]) for name in sections}
    words = replace(words, catalogue=with_sections(own, words))
    if "series" not in sections:
        return Own(words=words, series={})
    document = sections.get("document")
    area = dict(entries_of(page, document[1], "")).get("area") if document else None
    found = own_series(page, sections["series"][1], words, area[1] if area else None)
    return Own(words=words, series=found.series())


def _units(page: YamlPage, sections: Entries, known: UnitTable) -> UnitTable:
    """Read `units: {bag: 50 kg}`."""
    if "units" not in sections:
        return known
    _, node = sections["units"]
    entries = entries_of(page, node, "'units'")
    given = Fields(page, node, entries, Words())
    for name, (_, definition) in reversed(entries.items()):
        text = given.one(lambda text, _: text, definition, name)
        if text is None:
            continue
        try:
            known = known.extended({name: text})
        except ValueError as error:
            remedy = getattr(error, "remedy", say("Write `bag: 50 kg`, or `bag: base`."))
            given.fault(definition, getattr(error, "problem", str(error)), remedy)
    return known


def _periods(page: YamlPage, sections: Entries) -> dict[str, Period]:
    """Read `periods: {十四五: 2021..2025}`."""
    if "periods" not in sections:
        return {}
    _, node = sections["periods"]
    entries = entries_of(page, node, "'periods'")
    given = Fields(page, node, entries, Words())
    found = {name: given.one(values.period, each, name) for name, (_, each) in entries.items()}
    return {name: period for name, period in found.items() if period is not None}
