"""What a drafted claim file declares itself: indicators and areas that no catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from factcheck.domain.catalogue import plain
from factcheck.domain.unit import UnitForm
from factcheck.draft.amounts import Written
from factcheck.draft.catalogue import NameCatalogue, proposed_id
from factcheck.draft.scalars import scalar
from factcheck.draft.zh.places import LEVELS
from factcheck.wording.traditional import TABLE, in_signs_of
from factcheck.wording.unit_table import DEFAULT, UnitTable

BARE = "bare number"
KEY = re.compile(r"^[ \t]+([^\s:][^\n:]*):", re.MULTILINE)
SCOPES = (*LEVELS.items(), ("省内", "province"))


@dataclass(slots=True, kw_only=True)
class Declarations:
    """Indicators and areas that the file must declare itself, in the order they are met."""

    catalogue: NameCatalogue
    language: str
    indicators: dict[str, tuple[str, str]] = field(default_factory=dict)  # id: name, unit
    areas: dict[str, str] = field(default_factory=dict)
    of_area: str = ""  # the document's
    defined: Mapping[str, str] = field(default_factory=dict)  # units that drafting was given
    units: dict[str, str] = field(default_factory=dict)  # those that the file must declare
    held: Mapping[str, str] = field(default_factory=dict)  # units of ids that it declares already
    table: UnitTable = DEFAULT  # the units that all know, and those that the file declares
    ids: dict[str, str] = field(default_factory=dict)  # that are proposed, by their plain names
    area_names: dict[str, str] = field(init=False)  # of the catalogue, by their plain names

    def __post_init__(self) -> None:
        self.area_names = {plain(name): name for name in self.catalogue.areas}

    def indicator(
        self, name: str, amount: Written | None, *, percent: bool, grows: bool = False
    ) -> str:
        """Id for a name, known or proposed, whose unit goes with the figure.

        A rate of growth that is known does not grow itself: what grows is what it is the rate of.
        """
        known = self.catalogue.match(name)
        if grows:
            known = self.catalogue.rates.get(known, known)
        unit = "%" if percent else self._unit(amount)
        if known and self._fits(self.catalogue.unit(known), unit):
            return known
        name = name or ("未写明" if self.language == "zh" else "not stated")
        proposed = self.ids.setdefault(plain(name), proposed_id(name))
        first = 2 if known else 1  # the name is taken by one measured in another unit
        for turn in count(first):
            identifier = proposed if turn == 1 else f"{proposed}_{turn}"
            new = (name if turn == 1 else f"{name} ({turn})", self.held.get(identifier, ""))
            shown, declared = self.indicators.get(identifier, new)
            if identifier not in self.catalogue.ids and self._fits(declared, unit):
                printed = in_signs_of(unit, amount.text if amount else "")
                self.indicators[identifier] = (shown, declared or printed)
                return identifier
        raise AssertionError("numbers do not end")

    def declare(self, amount: Written | None) -> None:
        """Declare the unit of a figure that no table has."""
        if amount is not None and not amount.declared.items() <= self.units.items():
            self.units |= amount.declared
            self.table = DEFAULT.extended(self.units)

    def area(self, name: str) -> str:
        """Name of an area, declared here unless the catalogue has it.

        A word such as 全省 is the name of the area of that level that the document's lies in.
        """
        levels = self.catalogue.above.get(self.of_area, {})
        whole = name.removesuffix("平均").removesuffix("水平").removesuffix("平均")
        name = levels.get(LEVELS.get(whole.translate(TABLE), ""), name)
        simple = name.translate(TABLE)
        if name not in self.catalogue.areas and simple in self.catalogue.areas:
            return simple
        told = {plain(area): area for area in self.areas.values()} | self.area_names
        if plain(name) not in told:
            self.areas[f"area-{len(self.areas) + 1}"] = name
        return told.get(plain(name), name)

    def peers(self, figure: str) -> str:
        """Area whose parts a rank is among, as its scope word names it; empty where unknown."""
        levels = self.catalogue.above.get(self.of_area, {})
        areas = (levels.get(level, "") for word, level in SCOPES if word in figure.translate(TABLE))
        return next(areas, "")

    def declared(self, beside: str = "") -> str:
        """Lines that declare the indicators, but those a text beside them declares already."""
        lines = []
        keys = set(KEY.findall(beside))
        for identifier, (name, unit) in self.indicators.items():
            if identifier in keys:
                continue
            lines += [f"  {identifier}:", f"    names: {{{self.language}: {scalar(name)}}}"]
            if unit not in ("", BARE):
                lines.append(f"    unit: {scalar(unit)}")
        return "".join(line + "\n" for line in lines)

    def declared_units(self, beside: str = "") -> str:
        """Lines that declare the units, but those a text beside them declares already."""
        return "".join(
            f"  {scalar(name)}: {definition}\n"
            for name, definition in self.units.items()
            if not re.search(rf"^[ \t]+[\"']?{re.escape(name)}[\"']?:", beside, re.MULTILINE)
        )

    def declared_areas(self, beside: str = "") -> str:
        """Lines that declare the areas, but those a text beside them names already."""
        lines = []
        names = set(re.findall(r"^[ \t]+(area-\d+):", beside, re.MULTILINE))
        written = plain(beside)
        for area, name in self.areas.items():
            entry = f"{{names: {{{self.language}: {scalar(name)}}}}}"
            if f": {plain(scalar(name))}}}" not in written:  # in whatever language
                free = next(f"area-{turn}" for turn in count(1) if f"area-{turn}" not in names)
                chosen = area if area not in names else free
                names.add(chosen)
                lines.append(f"  {chosen}: {entry}\n")
        return "".join(lines)

    def _fits(self, declared: str, unit: str) -> bool:
        """Whether figures of two units can be of one indicator."""
        declared = declared.translate(TABLE)
        if not declared or not unit or declared == unit:
            return True
        if BARE in (declared, unit):
            named = unit if declared == BARE else declared
            return named == "count" or self._is_plain(named)
        if self._is_exchanged(declared, unit):
            return True
        if not _is_known(declared, self.table):
            return False
        one, other = self.table.unit(declared), self.table.unit(unit)
        return one.dimension == other.dimension and one.form is other.form

    def _is_exchanged(self, declared: str, unit: str) -> bool:
        """Whether two units are so much money each, and the reference knows the rate of the two."""
        is_alike = declared.partition("/")[2] == unit.partition("/")[2]
        return is_alike and {_currency(declared), _currency(unit)} in self.catalogue.exchanged

    def _is_plain(self, name: str) -> bool:
        """Whether a unit is a part of 1 and no percentage: per 1,000 people."""
        if not _is_known(name, self.table):
            return False
        unit = self.table.unit(name)
        return unit.form is UnitForm.PLAIN and not unit.dimension.powers

    def _unit(self, amount: Written | None) -> str:
        """Base unit of a figure's dimension, as a claim file names it."""
        if amount is None:
            return ""
        unit = amount.figure.unit
        if unit.form is UnitForm.PERCENT:
            return "%"
        if unit.form is UnitForm.COUNT:
            return "count"
        if unit.form is UnitForm.PLAIN and not unit.dimension.powers:
            return BARE
        return str(unit) if _is_known(str(unit), self.table) else ""


def _currency(unit: str) -> str:
    """Currency a unit is in, alone or by the head; empty where it is no money."""
    first = unit.split("/", maxsplit=1)[0]
    entry = DEFAULT.names.get(first)
    return entry.names[0] if entry and entry.group in ("money", "other money") else ""


def _is_known(name: str, table: UnitTable) -> bool:
    """Whether a claim file can name a unit: scale words are no part of one."""
    try:
        table.unit(name)
    except ValueError:
        return False
    return True
