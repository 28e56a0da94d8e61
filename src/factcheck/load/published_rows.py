"""Figures of published files as observations of a reference: those whose names it knows.

A file holds more than a reference asks for: what belongs to no indicator or no area of it is left
out, and told once with its number. What the reference does ask for must be said to the end: a unit
that is told nowhere is a fault, and never taken from the indicator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.location import Location
from factcheck.language import counted, later, listed, say
from factcheck.load import values
from factcheck.load.answers import Answers
from factcheck.load.digests import other_hash, sha256_of
from factcheck.load.doubles import in_full
from factcheck.load.input_file import InputFile
from factcheck.load.layouts.original import INDEX, Original, PublishedCell
from factcheck.load.observations import Observations
from factcheck.load.published import published
from factcheck.load.resources import PublishedFile
from factcheck.load.values import Unreadable

_SOME = 5  # names that a fault or a remark shows
_REMEMBERED = 50_000  # series of a file of which it is known whether they belong here
_ASKED = {
    "period": later(
        "Say in its resource how long its periods are: `map: {{frequency: quarterly}}`."
    ),
    "unit": later("Say it in its resource."),
}


class PublishedRow:
    """One figure of a published file, as a row of a table of observations."""

    __slots__ = ("at", "cell", "cells", "original")

    def __init__(self, original: Original, cell: PublishedCell, at: Location) -> None:
        self.original, self.cell, self.at = original, cell, at
        self.cells: Mapping[str, str] = {}

    def fault(self, column: str, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault; the same one of many figures is told once with its number."""
        del part
        if column in ("unit", "basis", "adjustment", "status", "released"):
            remedy = say(
                "{remedy} Where the file is right, say in its resource what it means: {example}.",
                remedy=remedy,
                example=f"`map: {{{column}: {{{self.cell.indicator!r}: …}}}}`",
            )
        twice = column if column == "value" else problem
        self.original.fault(
            say("{column}: {problem}", column=column, problem=problem),
            remedy,
            self.cell.cell,
            cause=f"{self.cell.indicator} {twice}",
        )


def take(file: PublishedFile, observations: Observations) -> tuple[InputFile, list[str]]:
    """Take in the figures of a file; return its faults, and what was left out."""
    original = Original(
        path=file.path,
        name=file.path.as_posix(),
        encoding=file.encoding,
        sheet=file.sheet,
        dialect=file.dialect,
        mapping=file.mapping,
    )
    whole = published(original, file.layout)
    intake = _Intake(file=file, original=original, observations=observations)
    if not original.faults and intake.is_meant():
        for cell in whole.cells(intake.belongs):
            intake.take(cell)
        if not original.faults and not intake.figures:
            intake.note_nothing()
    noted = InputFile(name=original.name, text="")
    noted.faults.extend(whole.faults)
    return noted, [] if noted.faults else [*whole.told(), *intake.left_out()]


@dataclass(kw_only=True)
class _Intake:
    """Takes the figures of one file into a reference, and counts what does not belong there."""

    file: PublishedFile
    original: Original
    observations: Observations
    digest: str = ""
    figures: int = 0
    indicators: dict[str, None] = field(default_factory=dict)  # that the reference does not know
    areas: dict[str, None] = field(default_factory=dict)
    periods: dict[str, None] = field(default_factory=dict)  # that cannot be written here
    known: dict[tuple[object, ...], bool] = field(default_factory=dict)  # by series

    def __post_init__(self) -> None:
        self.answers = Answers(self.original.mapping)

    def is_meant(self) -> bool:
        """Whether the file is the one whose hash the descriptor tells; if not, it is noted."""
        self.digest = sha256_of(self.file.path)
        if self.file.digest in ("", self.digest):
            return True
        with self.file.path.open("rb") as stream:
            fault = other_hash(stream, self.file.digest)
        if fault is not None:
            self.original.fault(*fault)
        return fault is None

    def belongs(self, cell: PublishedCell) -> bool:
        """Whether the reference knows what a figure is of; what it does not know is noted.

        Looked up once for each series of the file: most files hold far more than is wanted.
        """
        series = (cell[:2], cell.area_name, cell.indicator_name, cell.adjustment)
        verdict = self.known.get(series)
        if verdict is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            verdict = self.known[series] = self._is_known(self.answers.filled_in(cell))
        return verdict

    def _is_known(self, cell: PublishedCell) -> bool:
        if self._indicator(cell) is None:
            self.indicators.setdefault(self._series(cell))
        elif self._area(cell) is None:
            self.areas.setdefault(cell.area or cell.area_name)
        else:
            return True
        return False

    def take(self, cell: PublishedCell) -> None:
        """Take in a figure that belongs here, if its period can be written."""
        indicator, area = self._indicator(cell), self._area(cell)
        if indicator is None or area is None:
            return
        if cell.period and not self._is_period(cell.period):
            self.periods.setdefault(cell.period)
        else:
            self._add(cell, indicator, area)

    def _indicator(self, cell: PublishedCell) -> Indicator | None:
        indicators = self.observations.words.catalogue.indicators
        return indicators.published_as(cell.indicator, cell.indicator_name, cell.adjustment)

    def _series(self, cell: PublishedCell) -> str:
        """Name a series that is not known, and how it is adjusted where that is why it is not."""
        named = self.observations.words.catalogue.indicators.published_as
        is_other = named(cell.indicator, cell.indicator_name) is not None
        return f"{cell.indicator} ({cell.adjustment})" if is_other else cell.indicator

    def _area(self, cell: PublishedCell) -> Area | None:
        """Return the area of a figure; where the file is silent, the only one that there is."""
        areas = self.observations.words.catalogue.areas
        if cell.area or cell.area_name:
            return areas.published_as(cell.area, cell.area_name)
        return next(iter(areas)) if len(areas) == 1 else None

    def _is_period(self, text: str) -> bool:
        try:
            values.period(text, self.observations.words)
        except Unreadable:
            return False
        return True

    def _add(self, cell: PublishedCell, indicator: Indicator, area: Area) -> None:
        at = Location.of_cell(cell.file or self.original.name, cell.cell, self.digest)
        row = PublishedRow(self.original, cell, at)
        unit = usual_unit(cell.unit, indicator)
        for column, text in (("period", cell.period), ("unit", cell.unit)):
            if not text:
                row.fault(column, say("the file does not say it"), say(_ASKED[column]))
                return
        row.cells = {
            "area": area.id,
            "indicator": indicator.id,
            "period": cell.period,
            "value": in_full(cell.value) if cell.significant else cell.value,
            "stored": "" if cell.significant else cell.stored,
            "unit": unit,
            "basis": cell.basis,
            "adjustment": cell.adjustment,
            "vintage": cell.vintage,
            "released": cell.released,
            "status": cell.status,
            "source": self.file.source,
            "note": cell.note,
        }
        self.observations.add(row)
        self.figures += 1

    def note_nothing(self) -> None:
        """Note that none of the figures belongs to the reference."""
        if not self.indicators and list(self.areas) == [""]:
            self.original.fault(
                say("the file does not say which area its figures are of"),
                say("Say it in its resource: `map: {{area: …}}`."),
            )
            return
        names = [*self.indicators] or [*self.areas]
        remedy = say(
            "It has the areas {names}. Give one as a code of an area, as `codes: [{name}]`.",
            names=shown(names),
            name=names[0] if names else "…",
        )
        if self.indicators:
            remedy = say(
                "It has the indicators {names}. Give one as a code of an indicator, as "
                "`codes: [{name}]`.",
                names=shown(names),
                name=names[0],
            )
        self.original.fault(say("no figure of the file belongs to the reference"), remedy)

    def left_out(self) -> list[str]:
        """Say what of the file is not part of the reference."""
        unknown = len(self.indicators), len(self.areas), len(self.periods)
        sorts = (
            (self.indicators, counted("{number} indicator", "{number} indicators", unknown[0])),
            (self.areas, counted("{number} area", "{number} areas", unknown[1])),
            (self.periods, counted("{number} period", "{number} periods", unknown[2])),
        )
        return [
            say(
                "{file}: not part of the reference: {sort} ({names})",
                file=self.original.name,
                sort=sort,
                names=shown([name or "-" for name in names]),
            )
            for names, sort in sorts
            if names
        ]


def usual_unit(text: str, indicator: Indicator | None) -> str:
    """Return a unit as it is known here: an index is a bare number, or a part of 100 where it must.

    An indicator that is the index of another has the unit of a ratio, and 104.1 is 104.1 % of it.
    """
    if text == INDEX:
        is_ratio = indicator is not None and indicator.rate is not None
        is_bare = indicator is None or indicator.unit is None
        return "%" if is_ratio else "" if is_bare else text
    return "count" if text == "number" else text


def shown(names: list[str]) -> str:
    """Join some names, and say how many more there are."""
    some = listed(names[:_SOME])
    more = len(names) - _SOME
    return say("{told} and {number} more", told=some, number=more) if more > 0 else some
