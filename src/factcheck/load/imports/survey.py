"""What a published file holds, looked over once: series, areas, and what it does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.domain.catalogue import Catalogue, Names
from factcheck.language import listed, say
from factcheck.load.answers import Answers, of_season
from factcheck.load.imports.names import proposals
from factcheck.load.layouts.original import PublishedCell
from factcheck.load.published import Published
from factcheck.load.published_rows import shown, usual_unit
from factcheck.wording.unit_table import DEFAULT

_MOST = 10_000  # series and areas that are told apart
_LENGTHS = ("monthly", "quarterly", "annual")
_FEW = 12  # series that are asked about, one by one


class OpenQuestion(NamedTuple):
    """Something that neither the file nor the reference says, and its key as an answer."""

    key: str  # as --map takes it: "area", "unit:UNRATE"
    text: str
    proposals: tuple[str, ...] = ()


@dataclass(kw_only=True)
class FoundSeries:
    """One series of a file, by the code that the file gives it."""

    code: str
    name: str
    id: str  # of the indicator it belongs to, as is answered or known; else empty
    units: Counter[str] = field(default_factory=Counter)  # in the areas that are wanted
    units_elsewhere: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)
    adjustment: str = ""  # for the season: of the series, where the file says it of all of it
    is_one_of_two: bool = False  # adjusted and unadjusted figures stand under its code
    undated: int = 0  # figures whose period is not known

    @property
    def key(self) -> str:
        """What it is called in answers: its code, and its season where the code is not enough."""
        return of_season(self.code, self.adjustment) if self.is_one_of_two else self.code


@dataclass(kw_only=True)
class FoundArea:
    """One area of a file, by the code that the file gives it."""

    code: str
    name: str
    id: str


@dataclass(kw_only=True)
class Survey:
    """What a file holds, and what of it the reference knows."""

    published: Published
    series: dict[str, FoundSeries] = field(default_factory=dict)
    areas: dict[str, FoundArea] = field(default_factory=dict)
    without_vintage: bool = False
    released: Counter[str] = field(default_factory=Counter)

    @property
    def codes(self) -> set[str]:
        """What the file calls its series and its areas."""
        series = {text for each in self.series.values() for text in (each.code, each.name)}
        series |= {of_season(each.code, each.adjustment) for each in self.series.values()}
        areas = {text for area in self.areas.values() for text in (area.code, area.name)}
        return (series | areas) - {""}

    @property
    def mapped(self) -> list[FoundSeries]:
        """The series that belong to an indicator."""
        return [series for series in self.series.values() if series.id]

    @property
    def mapped_areas(self) -> list[FoundArea]:
        """The areas that the reference has, or is to have."""
        return [area for area in self.areas.values() if area.id]


def survey(published: Published, catalogue: Catalogue) -> Survey:
    """Look a file over, with what is answered about it."""
    inventory = Survey(published=published)
    answers = Answers(published.original.mapping)
    for cell in published.unanswered():
        _take(inventory, cell, answers, catalogue)
    sorts = Counter(series.code for series in inventory.series.values() if series.adjustment)
    for series in inventory.series.values():
        series.is_one_of_two = sorts[series.code] > 1 and bool(series.adjustment)
    return inventory


def _take(inventory: Survey, cell: PublishedCell, answers: Answers, catalogue: Catalogue) -> None:
    answer = answers.filled_in(cell)
    code = of_season(cell.indicator, cell.adjustment)
    series = inventory.series.get(code)
    if series is None:
        entry = catalogue.indicators.published_as(
            cell.indicator, cell.indicator_name, cell.adjustment
        )
        answered_as = answers.about("indicator", cell)
        series = FoundSeries(
            code=cell.indicator,
            name=cell.indicator_name,
            id=answered_as or (entry.id if entry else ""),
            adjustment=answer.adjustment,
        )
        if len(inventory.series) < _MOST:
            inventory.series[code] = series
    area = inventory.areas.get(cell.area)
    if area is None:
        here = catalogue.areas.published_as(cell.area, cell.area_name) if cell.area else None
        answered_as = answers.about("area", cell)
        area = FoundArea(
            code=cell.area, name=cell.area_name, id=answered_as or (here.id if here else "")
        )
        if not cell.area and not area.id and len(catalogue.areas) == 1:
            area.id = next(iter(catalogue.areas)).id
        if len(inventory.areas) < _MOST:
            inventory.areas[cell.area] = area
    units = series.units if area.id else series.units_elsewhere
    units[answer.unit] += 1
    series.bases[answer.basis] += 1
    series.undated += not answer.period
    if series.id and area.id:
        inventory.released[answer.released] += 1
        inventory.without_vintage = inventory.without_vintage or not answer.vintage


def questions(inventory: Survey, catalogue: Catalogue) -> list[OpenQuestion]:
    """Return what must be answered before the figures of a file can be used."""
    asked = []
    series = list(inventory.series.values())
    if not inventory.mapped:
        asked += _about_indicators(series[:_FEW], catalogue)
    if not inventory.mapped_areas:
        asked += _about_areas(inventory, catalogue)
    for each in inventory.mapped or series[:_FEW]:
        units = each.units or each.units_elsewhere
        if "" in units:
            text = say("in which unit is {name}", name=_named(each.key, each.name))
            entry = catalogue.indicators.get(each.id)
            unit = (entry.unit.symbol,) if entry and entry.unit else ()
            asked.append(OpenQuestion(f"unit:{each.key}", text, unit))
        elif unknown := [unit for unit in units if not _is_known(unit)]:
            text = say(
                "in which unit is {name}; the file says {unit}, which is not known here",
                name=_named(each.key, each.name),
                unit=listed(unknown),
            )
            asked.append(OpenQuestion(f"unit:{each.key}", text))
        if each.undated:
            text = say("how long are the periods of {name}", name=_named(each.key, each.name))
            asked.append(
                OpenQuestion(f"frequency:{each.key}", text, ("monthly", "quarterly", "annual"))
            )
    return asked


def _about_indicators(series: Sequence[FoundSeries], catalogue: Catalogue) -> list[OpenQuestion]:
    """Ask which indicators some series are; no new id is proposed for two of them."""
    asked = []
    new: set[str] = set()
    for each in series:
        *alike, own = _proposed(each, catalogue)
        if own in new:
            own = next(name for number in range(2, _MOST) if (name := f"{own}_{number}") not in new)
        new.add(own)
        text = say("which indicator is {name}", name=_named(each.key, each.name))
        asked.append(OpenQuestion(f"indicator:{each.key}", text, (*alike, own)))
    return asked


def _proposed(series: FoundSeries, catalogue: Catalogue) -> tuple[str, ...]:
    """Return ids that may be meant; adjusted and unadjusted figures need two."""
    fitting = Names(
        indicator for indicator in catalogue.indicators if indicator.fits(series.adjustment)
    )
    ids = proposals(series.code, series.name, fitting)
    if not series.is_one_of_two:
        return ids
    return (*ids[:-1], f"{ids[-1]}_{series.adjustment}")


def _is_known(unit: str) -> bool:
    try:
        return DEFAULT.find(usual_unit(unit, None)) is not None
    except ValueError:  # it has two meanings
        return False


def _about_areas(inventory: Survey, catalogue: Catalogue) -> list[OpenQuestion]:
    """Ask for the area of all figures, or for that of one code."""
    codes = [area for area in inventory.areas.values() if area.code]
    if not codes:
        areas = tuple(area.id for area in catalogue.areas)
        return [OpenQuestion("area", say("of which area are the figures"), areas[:_FEW])]
    names = shown([_named(area.code, area.name) for area in codes])
    text = say("which of its areas do you want: {names}", names=names)
    first = codes[0]
    return [
        OpenQuestion(f"area:{first.code}", text, proposals(first.code, first.name, catalogue.areas))
    ]


def _named(code: str, name: str) -> str:
    return f"{code} ({name})" if name and name != code else code
