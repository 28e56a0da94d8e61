"""Codes of statistical offices for units, prices, flags and seasons (SDMX, Eurostat)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.load.layouts._heads import ADJUSTED, CONSTANT, CURRENT, UNADJUSTED
from factcheck.load.layouts.original import INDEX

MULTIPLES = {
    "0": "", "2": "hundred", "3": "thousand", "6": "million", "9": "billion", "12": "trillion",
}  # fmt: skip
_UNITS = {
    "PC": "%", "PT": "%", "PERCENT": "%", "PA": "%", "PCPA": "%", "PCT": "%",
    "PCCH": "%", "PCCP": "%", "AGRWTH": "%",
    "PS": "persons", "PER": "persons", "PERS": "persons", "PERSONS": "persons",
    "IND": "persons", "YRS": "years", "771": "%", "368": "%",
    "IX": INDEX, "INDEX": INDEX, "INX": INDEX, "RT": "", "NR": "number", "NUMBER": "number",
    "T": "tonnes", "TONNE": "tonnes", "TJ": "TJ", "GWH": "GWh", "MWH": "MWh",
    "KTOE": "thousand toe",
    "KM2": "km2", "HA": "ha", "M2": "m2", "M3": "m3", "KG": "kg", "YR": "years", "HR": "hours",
    "H": "hours", "DAY": "days", "NAC": "national currency", "XDC": "XDC", "USD_EXC": "USD",
    "USD_PPP": "international $", "PPS": "PPS", "PPPUSD": "international $",
}  # fmt: skip
_SCALES = {
    "THS": "thousand",
    "THND": "thousand",
    "MIO": "million",
    "MLN": "million",
    "BN": "billion",
    "BIO": "billion",
}
_MILLIONS = re.compile(r"(?:CP|CLV\d{2,4}|PYP|PPP)_M([A-Z]{3,4})")
_PER_HEAD = re.compile(r"(?:(?:CP|CLV\d{2,4}|PYP)_)?([A-Z]{2,3})_(?:HAB|CAP)")
_NOTHING = frozenset(("", "_Z", "_X", "_T", "NA", "SO", "PURE_NUMB", "PURE", "0"))
_BASE = re.compile(r"(?:I|INX|IDX|CLV_I|CP_I)_?(\d{2}|\d{4})\b")


class CodedUnit(NamedTuple):
    """A unit as a code says it, with the prices that some codes name beside it."""

    unit: str
    basis: str = ""
    note: str = ""


@lru_cache(maxsize=1024)
def coded_unit(code: str) -> CodedUnit:
    """Return the unit that a code of an office stands for; one that is not known stays a code.

    >>> coded_unit("CP_MEUR"), coded_unit("CLV10_MEUR")[:2]
    (CodedUnit(unit='million EUR', basis='current', note=''), ('million EUR', 'constant'))
    >>> coded_unit("PC_ACT"), coded_unit("THS_T").unit, coded_unit("NOK").unit, coded_unit("I15")
    (CodedUnit(unit='%', basis='', note='PC_ACT'), 'thousand tonnes', 'NOK', ...)
    """
    code = code.strip()
    basis = CURRENT if code.startswith("CP_") else CONSTANT if _is_volume(code) else ""
    note = code if basis == CONSTANT else ""
    if code.upper() in _NOTHING:
        return CodedUnit("")
    if code.upper() in _UNITS:
        return CodedUnit(_UNITS[code.upper()])
    if match := _MILLIONS.fullmatch(code):
        return CodedUnit(f"million {_money(match[1])}", basis, note)
    if match := _PER_HEAD.fullmatch(code):
        return CodedUnit(f"{_money(match[1])} per capita", basis, note)
    if match := _BASE.fullmatch(code):
        return CodedUnit(INDEX, basis, f"{_full_year(match[1])} = 100")
    if re.match(r"(?:PCH?|PT|PERCENT)_", code):
        return CodedUnit("%", basis, code)
    scale, _, thing = code.partition("_")
    if scale in _SCALES and thing:
        return CodedUnit(f"{_SCALES[scale]} {coded_unit(thing).unit or thing}", basis, note)
    if code in _SCALES:
        return CodedUnit(_SCALES[code])
    return CodedUnit(code, basis, note)


def _is_volume(code: str) -> bool:
    return code.startswith(("CLV", "PYP_"))


def _money(code: str) -> str:
    return {"NAC": "national currency", "XDC": "national currency", "KG": "kg"}.get(code, code)


def _full_year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"20{text}" if int(text) < 50 else f"19{text}"


_PRICES = {
    "V": CURRENT, "CP": CURRENT, "CUR": CURRENT, "CURRENT": CURRENT,
    "L": CONSTANT, "LR": CONSTANT, "Q": CONSTANT, "Y": CONSTANT, "CLV": CONSTANT, "K": CONSTANT,
    "CONSTANT": CONSTANT,
}  # fmt: skip


def coded_basis(code: str, name: str = "") -> str:
    """Return the prices of a code of the code list of prices, or of what it is called."""
    from factcheck.load.layouts._heads import basis_in

    return basis_in(name) or _PRICES.get(code, "")


_SEASONS = {
    "Y": ADJUSTED, "S": ADJUSTED, "SA": ADJUSTED, "SCA": ADJUSTED,
    "N": UNADJUSTED, "NSA": UNADJUSTED, "W": UNADJUSTED, "CA": UNADJUSTED,
}  # fmt: skip


def coded_season(code: str) -> str:
    """Return whether a code says that the season is taken out."""
    return _SEASONS.get(code, "")


PRELIMINARY, ESTIMATE, REVISED = "preliminary", "estimate", "revised"
_STATUSES = {"P": PRELIMINARY, "E": ESTIMATE, "F": ESTIMATE, "I": ESTIMATE, "R": REVISED}
_FLAGS = {
    "b": "break in time series", "c": "confidential", "d": "definition differs", "e": "estimated",
    "f": "forecast", "i": "see metadata", "n": "not significant", "p": "provisional",
    "r": "revised", "s": "Eurostat estimate", "u": "low reliability", "z": "not applicable",
    "a": "", "m": "missing", "k": "", "v": "unvalidated",
}  # fmt: skip
_STATUS_NAMES = {
    "B": "break in time series", "D": "definition differs", "E": "estimated", "F": "forecast",
    "G": "experimental", "I": "imputed", "J": "derogation", "N": "not significant",
    "P": "provisional", "R": "revised", "S": "strike", "U": "low reliability", "V": "unvalidated",
}  # fmt: skip


class Flagged(NamedTuple):
    """What flags say of a figure."""

    status: str
    note: str


@lru_cache(maxsize=1024)
def flags(cluster: str) -> Flagged:
    """Return what the letters of a Eurostat flag say, in one cluster or parted by blanks.

    >>> flags("bep")
    Flagged(status='estimate', note='b: break in time series; e: estimated; p: provisional')
    >>> flags("s").status, flags("b").status, flags("")
    ('estimate', '', Flagged(status='', note=''))
    """
    letters = [letter for letter in cluster.casefold() if letter.isalpha()]
    notes = [f"{letter}: {_FLAGS.get(letter, '')}".rstrip(": ") for letter in letters]
    statuses = {"e": ESTIMATE, "s": ESTIMATE, "f": ESTIMATE, "p": PRELIMINARY, "r": REVISED}
    matches = [statuses[letter] for letter in statuses if letter in letters]
    return Flagged(matches[0] if matches else "", "; ".join(notes))


@lru_cache(maxsize=1024)
def coded_status(code: str, name: str = "") -> Flagged:
    """Return what a code of observation status says; a code that is not common stays in the note.

    >>> coded_status("P"), coded_status("A")
    (Flagged(status='preliminary', note='P: provisional'), Flagged(status='', note=''))
    >>> coded_status("x", "Change significant at the 0.05 level").note
    'x: Change significant at the 0.05 level'
    """
    if code in ("", "A", "_Z"):
        return Flagged("", "")
    if not name and code.islower():
        return flags(code)
    words = name or _STATUS_NAMES.get(code, "")
    status = _STATUSES.get(code, "") if code in _STATUS_NAMES else ""
    return Flagged(status, f"{code}: {words}".rstrip(": "))
