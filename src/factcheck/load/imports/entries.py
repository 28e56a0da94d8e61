"""New entries of a reference, from what a file says and what is answered about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.language import say
from factcheck.load.imports.names import slug
from factcheck.load.imports.pages import Tree
from factcheck.load.imports.survey import FoundArea, FoundSeries
from factcheck.load.layouts._heads import head
from factcheck.load.layouts.original import INDEX
from factcheck.load.published_rows import usual_unit
from factcheck.wording.unit_table import DEFAULT
from factcheck.wording.vocabulary import section

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BARE_CODE = re.compile(r"[A-Z0-9_.:-]+|[a-z0-9_.:-]+")  # UNRATE; no word such as Revenue


def indicator_entry(identifier: str, series: Sequence[FoundSeries]) -> Tree:
    """Return the entry of an indicator that some series of a file are."""
    first = series[0]
    units = sum((each.units for each in series), Counter[str]())
    bases = sum((each.bases for each in series), Counter[str]())
    printed = max(units, key=lambda text: units[text], default="")
    unit = _base_unit(usual_unit(printed, None))
    basis = max(bases, key=lambda text: bases[text], default="")
    names = _names_of_series(identifier, first)
    if first.is_one_of_two:
        names = {
            language: name + section(f"{language}/tables", "behind names")[first.adjustment]
            for language, name in names.items()
        }
    entry: dict[str, str | tuple[str, ...] | Tree] = {"names": names}
    if unit:
        entry["unit"] = unit
    nature = _nature_of(series)
    if nature != "flow":  # only who knows it for one writes that: its months are added up then
        entry["nature"] = nature
    if basis:
        entry["basis"] = basis
    adjustments = {each.adjustment for each in series}
    if len(adjustments) == 1 and "" not in adjustments:
        entry["adjustment"] = next(iter(adjustments))
    entry["codes"] = tuple(dict.fromkeys(each.code for each in series))
    return entry


def _names_of_series(identifier: str, series: FoundSeries) -> dict[str, str]:
    """Return what people call a series, by language: a bare code says less than the id does."""
    name = head(series.name or series.code).subject or series.code
    if name == series.code and _BARE_CODE.fullmatch(name) and identifier != slug(name):
        name = identifier.replace("_", " ")
    return {**_names(series.code if _CHINESE.search(series.code) else name), **_names(name)}


def told_of_indicator(identifier: str, series: Sequence[FoundSeries]) -> list[str]:
    """Say what a new entry takes for granted."""
    nature = _nature_of(series)
    if nature == "flow":
        return [
            say(
                "indicator {id}: new in {file}; write there whether it is a flow or a stock",
                id=identifier,
                file="indicators.yaml",
            )
        ]
    return [
        say(
            "indicator {id}: new in {file}, as a {nature}; mend it there if it is another",
            id=identifier,
            file="indicators.yaml",
            nature=nature,
        )
    ]


def _nature_of(series: Sequence[FoundSeries]) -> str:
    units = sum((each.units for each in series), Counter[str]())
    printed = max(units, key=lambda text: units[text], default="")
    return "rate" if printed == INDEX else _nature(_base_unit(usual_unit(printed, None)))


def _base_unit(text: str) -> str:
    """Return a unit without its scale word: of million NOK, NOK."""
    measure = DEFAULT.find(text) if text else None
    return measure.unit.symbol if measure else text


def _nature(unit: str) -> str:
    """Return what an indicator of a unit most often is; money flows, persons stand."""
    if unit in ("%", "‰", "pp"):
        return "rate"
    return "stock" if unit in ("person", "persons", "人") else "flow"


def area_entry(identifier: str, areas: Sequence[FoundArea]) -> Tree:
    """Return the entry of an area that some codes of a file are."""
    in_words = re.sub("[_-]", " ", identifier).title()
    name = areas[0].name or (identifier if identifier == areas[0].code else in_words)
    entry: dict[str, str | tuple[str, ...] | Tree] = {"names": _names(name)}
    codes = tuple(area.code for area in areas if area.code and area.code != identifier)
    if codes:
        entry["codes"] = codes
    return entry


def source_entry(own: Mapping[str, str], today: date) -> Tree:
    """Return the entry of a source, from what a layout or the user says of it."""
    return {**{key: value for key, value in own.items() if key != "id"}, "accessed": str(today)}


def _names(name: str) -> dict[str, str]:
    return {"zh" if _CHINESE.search(name) else "en": name}
