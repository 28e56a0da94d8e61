"""What the codes of an SDMX message say of its figures, however the message is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from factcheck.load.layouts._codes import (
    MULTIPLES,
    CodedUnit,
    coded_basis,
    coded_season,
    coded_status,
    coded_unit,
    flags,
)
from factcheck.load.layouts._heads import basis_in
from factcheck.load.layouts._times import begun_by, day, frequency_letter, is_day, period
from factcheck.load.layouts.original import INDEX, PublishedCell

AREAS = (
    "REF_AREA", "GEO", "LOCATION", "COUNTRY", "REFERENCE_AREA", "ECONOMY", "COUNTRY_CODE", "AREA",
    "REGION", "REPORTER", "BORROWERS_CTY",
)  # fmt: skip
TIMES = ("TIME_PERIOD", "TIME", "TIME_PERIOD_START")
VALUES = ("OBS_VALUE", "VALUE", "OBSVALUE")
STRUCTURE = (
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "KEY", "LAST UPDATE",
    "LAST_UPDATE", "SERIES_KEY",
)  # fmt: skip
_ATTRIBUTE = re.compile(
    r"OBS_(?:STATUS|FLAG|CONF|COM|PRE_BREAK)|CONF_STATUS|UNIT_MULT(?:IPLIER)?|DECIMALS(?:_DISPLAYED)?"
    r"|SCALE|OVERLAP|TITLE\w*|COLLECTION|COMPILATION|COVERAGE|TIME_FORMAT|BREAKS"
    r"|BASE_PER|BASE_YEAR|REF_YEAR_PRICE|UNIT_INDEX_BASE|REF_PERIOD_DETAIL|NAT_TITLE|SOURCE\w*"
    r"|\w*(?:UPDATE|DATE|AGENCY|_ORG|_IDS|COMMENT\w*|NOTES?|METHODOLOGY|CITATION|URL)|PUBL_\w+"
    r"|TIME_PER_COLLECT|EMBARGO_\w+"
)
_STATUS = ("OBS_STATUS", "OBS_FLAG", "OBSERVATION_STATUS")
_COMMENTS = ("OBS_COM", "COMMENT_OBS", "OBS_COMMENT")
OF_FIGURE = (*_STATUS, *_COMMENTS)  # concepts that may differ from figure to figure
FREQUENCIES = ("FREQ", "FREQUENCY")
_BASES = ("REF_YEAR_PRICE", "BASE_PER", "BASE_YEAR", "REF_PERIOD_DETAIL", "UNIT_INDEX_BASE")
_PRICES = re.compile(r"PRICE_BASE|PRICES?|PRIX|PRICE_TYPE|VALUATION_PRICE")
_MEASURES = ("UNIT_MEASURE", "UNIT", "UNITS", "MEASURE_UNIT")
_SEASONS = ("ADJUSTMENT", "SEASONAL_ADJUST", "SEASONAL_ADJUSTMENT", "S_ADJ", "CORRECTION")
_RELEASED = ("LAST UPDATE", "LAST_UPDATE", "UPDATE_DATE", "PUBLICATION_DATE")
_NATIONAL = ("XDC", "NAC")
MISSING = frozenset(("", "nan", "-", "..", ":", "null", "na", "n/a"))


def is_attribute(name: str) -> bool:
    """Whether a concept says something of a figure, and does not tell its series from others.

    >>> [name for name in ("FREQ", "OBS_STATUS", "PUBL_ECB", "SEX") if is_attribute(name)]
    ['OBS_STATUS', 'PUBL_ECB']
    """
    return _ATTRIBUTE.fullmatch(name.upper()) is not None


class Concepts:
    """The codes of one series or one figure, found by concept in any case, and their names."""

    def __init__(self, codes: Mapping[str, str], names: Mapping[str, str] | None = None) -> None:
        self.codes = {name.upper(): code.strip() for name, code in codes.items()}
        self.names = {name.upper(): text for name, text in (names or {}).items()}

    def first(self, concepts: Iterable[str]) -> str:
        """Return the code of the first concept that has one."""
        return next((self.codes[name] for name in concepts if self.codes.get(name)), "")

    def name_of(self, concepts: Iterable[str]) -> str:
        """Return what the code of the first concept that has one is called."""
        return next((self.names.get(name, "") for name in concepts if self.codes.get(name)), "")


def series(dataflow: str, key: Mapping[str, str], concepts: Concepts) -> PublishedCell:
    """Return what is true of all figures of a series; its key tells it from others.

    >>> key = {"FREQ": "Q", "REF_AREA": "NO", "STO": "B1GQ", "PRICES": "V", "UNIT_MEASURE": "NOK"}
    >>> found = series("NA", key, Concepts({**key, "UNIT_MULT": "6"}))
    >>> found.area, found.indicator, found.unit, found.basis
    ('NO', 'NA:Q..B1GQ.V.NOK', 'million NOK', 'current')
    """
    unit = _unit(concepts)
    season = concepts.first(_SEASONS)
    upper = {name.upper(): code for name, code in key.items()}
    area = next((name for name in AREAS if name in upper), "")
    codes = ["" if name == area else code for name, code in upper.items() if name not in TIMES]
    return PublishedCell(
        area=concepts.first(AREAS),
        area_name=concepts.name_of(AREAS),
        indicator=":".join(filter(None, (dataflow, ".".join(codes)))),
        indicator_name=_title(concepts, upper, area),
        period="",
        value="",
        cell="",
        unit=unit.unit,
        basis=_basis(concepts) or unit.basis,
        adjustment=coded_season(season),
        released=next(filter(None, (day(concepts.codes.get(name, "")) for name in _RELEASED)), ""),
        note="; ".join(filter(None, (unit.note, *_notes(concepts, unit)))),
    )


def observation(of_series: PublishedCell, concepts: Concepts, time: str) -> PublishedCell:
    """Return what is true of one figure: its period, its status and what its attributes add."""
    frequency = concepts.first(FREQUENCIES)
    code = concepts.first(_STATUS)
    name = concepts.name_of(_STATUS)
    flagged = (
        flags(code) if concepts.codes.get("OBS_FLAG") == code and code else coded_status(code, name)
    )
    comment = concepts.first(_COMMENTS)
    notes = (flagged.note, of_series.note, comment)
    return of_series._replace(
        period=_period(time, frequency),
        status=flagged.status,
        note="; ".join(filter(None, notes)),
    )


@lru_cache(maxsize=4096)
def _period(time: str, frequency: str) -> str:
    """Return a period; a day that stands for the period it begins is that period."""
    letter = frequency_letter(frequency)
    if is_day(time[:10]) and letter and time[8:10] == "01":
        return begun_by(time[:10], letter)
    return period(time) or time


def _unit(concepts: Concepts) -> CodedUnit:
    """Return the unit: what is counted, and in which multiples of it."""
    currency, quoted = concepts.codes.get("CURRENCY", ""), concepts.codes.get("CURRENCY_DENOM", "")
    if currency and quoted:
        return CodedUnit(f"{currency}/{quoted}")
    code = concepts.first(_MEASURES)
    if not code and "SUBJECT" in concepts.codes:  # as the OECD wrote, the measure was the unit
        code = concepts.codes.get("MEASURE", "")
    unit = coded_unit(code)
    if (code in _NATIONAL or not unit.unit) and re.fullmatch(r"[A-Z]{3}", currency):
        unit = unit._replace(unit=currency)
    multiple = concepts.first(("UNIT_MULT", "UNIT_MULTIPLIER")) or "0"
    scale = MULTIPLES.get(multiple.split(".")[0], f"10^{multiple}")
    if not unit.unit and scale:
        name = concepts.name_of(_MEASURES)
        return unit._replace(unit=f"{scale} {name}".strip())
    return unit._replace(unit=f"{scale} {unit.unit}".strip() if scale else unit.unit)


def _basis(concepts: Concepts) -> str:
    for name, code in concepts.codes.items():
        if _PRICES.fullmatch(name):
            return coded_basis(code, concepts.names.get(name, ""))
    return basis_in(concepts.names.get("MEASURE", ""))


def _notes(concepts: Concepts, unit: CodedUnit) -> list[str]:
    """Return what else is said of the figures of a series, as it is said there."""
    notes = []
    for name in _BASES:
        code = concepts.codes.get(name, "")
        is_base = name != "UNIT_INDEX_BASE" or unit.unit in ("", INDEX)
        if code and code not in ("_Z", "NA") and is_base:
            notes.append(f"{name} {code}")
    others = ("SCALE", "DECIMALS_DISPLAYED", "PRIMARY_DOMESTIC_CURRENCY")
    notes += [f"{name} {concepts.codes[name]}" for name in others if concepts.codes.get(name)]
    season = concepts.first(_SEASONS)
    if season in ("W", "CA", "TC", "T"):
        notes.append(f"{season}: {_SEASON_NOTES[season]}")
    return notes


_SEASON_NOTES = {
    "W": "working day adjusted",
    "CA": "calendar adjusted",
    "TC": "trend",
    "T": "trend",
}


def _title(concepts: Concepts, key: Mapping[str, str], area: str) -> str:
    title = concepts.first(("TITLE_COMPL", "TITLE", "SERIES_NAME"))
    if title:
        return title
    names = (concepts.names.get(name, "") for name in key if name != area and name not in TIMES)
    return " · ".join(filter(None, names))


def dataflow_of(reference: str) -> str:
    """Return the id of a dataflow from any way to refer to it.

    >>> dataflow_of("OECD.SDD.NAD:DSD_NAMAIN10@DF_TABLE1(2.0)"), dataflow_of("ESTAT:NRG_BAL_C(1.0)")
    ('DF_TABLE1', 'NRG_BAL_C')
    >>> dataflow_of("https://stats.oecd.org/sdmx-json/dataflow/PART2/all"), dataflow_of("WEO")
    ('PART2', 'WEO')
    """
    text = reference.strip().split(": ")[0]  # without its label
    if "/dataflow/" in text:
        parts = text.partition("/dataflow/")[2].split("/")
        text = parts[1] if len(parts) > 2 else parts[0]
    return re.sub(r"\([^)]*\)$", "", text.rpartition(":")[2]).rpartition("@")[2]
