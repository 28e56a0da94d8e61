"""What the head of a column and the label of a row say: period, area, indicator, unit, notes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.load.grids.footnotes import Footnotes, split_marks
from factcheck.load.grids.labels import two_languages, without_of_which
from factcheck.load.grids.period_heads import PeriodHead, period_head
from factcheck.load.grids.unit_phrases import UnitPhrase, in_brackets

NO_PERIOD = PeriodHead()


class AxisEntry(Struct, frozen=True, kw_only=True):
    """What one row or column says of its figures."""

    period: PeriodHead = NO_PERIOD
    area: str = ""
    area_name: str = ""
    path: tuple[str, ...] = ()  # names of the indicator, the narrowest last
    translation: str = ""
    code: str = ""
    unit: UnitPhrase | None = None
    marks: tuple[str, ...] = ()
    status: str = ""
    basis: str = ""
    note: str = ""


class LabelParts(Struct, frozen=True):
    """A text of a head or a label, taken apart."""

    text: str
    translation: str
    unit: UnitPhrase | None
    marks: tuple[str, ...]


def label_of(text: str, marks: tuple[str, ...], notes: Footnotes) -> LabelParts:
    """Take a label apart: its marks, its unit, its languages."""
    bare, more = split_marks(text.strip(), notes)
    bare, unit = in_brackets(bare)
    bare, behind = split_marks(bare, notes)
    first, second = two_languages(without_of_which(bare))
    return LabelParts(first.strip(" :：　"), second, unit, (*marks, *more, *behind))


def bare_head(text: str) -> PeriodHead:
    """Read a head as a period, without marks that are sure to be marks."""
    return period_head(split_marks(text, Footnotes())[0])


def names_year(text: str) -> bool:
    """Whether a head names a year."""
    return period_head(text).year != 0


def begins_of_which(text: str) -> bool:
    """Whether a label names a part of what stands before it."""
    return without_of_which(text) != text


def shares_apart(entries: dict[int, AxisEntry]) -> dict[int, AxisEntry]:
    """Name what is in percent "Women (%)", where another row or column of one period is "Women"."""
    units: dict[tuple[tuple[str, ...], str, PeriodHead], set[str]] = {}
    for entry in entries.values():
        key = (entry.path, entry.area, entry.period)
        units.setdefault(key, set()).add(_unit_of(entry))
    return {
        number: replace(entry, path=(*entry.path[:-1], f"{entry.path[-1]} (%)"))
        if entry.path
        and _unit_of(entry) == "%"
        and len(units[entry.path, entry.area, entry.period]) > 1
        else entry
        for number, entry in entries.items()
    }


def _unit_of(entry: AxisEntry) -> str:
    return entry.unit.unit or entry.unit.whole if entry.unit is not None else ""


def repeated(paths: list[tuple[str, ...]]) -> frozenset[str]:
    """Return the narrowest names that stand under different wider ones."""
    wider: dict[str, set[tuple[str, ...]]] = {}
    for path in paths:
        if path:
            wider.setdefault(path[-1], set()).add(path[:-1])
    return frozenset(name for name, above in wider.items() if len(above) > 1)
