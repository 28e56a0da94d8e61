"""The keys of catalogue entries, each with the type that decides how it is read.

They are plain classes of annotations: `factcheck.load.fields` reads them as it reads the kinds.
"""

from __future__ import annotations

from datetime import date

from factcheck.domain.catalogue import Area, CountedBy, Grade, Indicator, Nature, OverTime
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.formula import Formula
from factcheck.domain.quantity import Adjustment, Basis
from factcheck.domain.texts import NOTHING, Texts
from factcheck.domain.unit import Unit

NAMING = ("name", "names", "aliases", "codes", "note")
NAMED = ("name", "names", "note")
BOUNDS = ("at least", "at most")


class NameKeys:
    """The keys of any entry that are read by their types."""

    aliases: tuple[str, ...] = ()  # other names it is found by
    codes: tuple[str, ...] = ()  # what publishers call it in their files: NY.GDP.MKTP.CD


class IndicatorKeys:
    """The keys of an indicator that are read by their types."""

    unit: Unit | None = None  # its dimension; figures may print any unit of it
    nature: Nature = Nature.FLOW  # adds up over time, stands at a moment, or is a ratio
    over_time: OverTime | None = None  # how a year comes of its months: sum, last, mean
    basis: Basis = Basis.NONE  # the prices of its levels
    adjustment: Adjustment = Adjustment.NONE  # whether its figures are adjusted for the season
    growth_basis: Basis | None = None  # the prices its growth is quoted in
    integer: bool = False  # whether it counts things
    counted_by: CountedBy | None = None  # who alone knows it: the issuer, an office with a list
    identities: tuple[Formula, ...] = ()  # formulas that always give it
    growth_of: Indicator | None = None  # what it is the published growth of
    index_of: Indicator | None = None  # what it is the index of, the previous year being 100
    change_of: Indicator | None = (
        None  # what it is the change of, from the end of one period to that of the next
    )
    deflator: Indicator | None = None  # the index of its prices, or their published growth


class AreaKeys:
    """The keys of an area that are read by their types."""

    parent: Area | None = None  # the area it is a part of
    level: str = ""  # such as country, province, county: peers share it
    code: str = ""  # a statistical code
    fiscal_year: FiscalYear | None = None  # what FY2024 is here: ends June, begins April


class EditionKeys:
    """An edition has no keys but those that name it."""


class SourceKeys:
    """The keys of a source; all are read by their types."""

    title: str = ""
    publisher: Texts = NOTHING  # who says it
    carrier: Texts = NOTHING  # who carries it, if another
    part_of: str = ""  # the body that the publisher is part of
    copy_of: str = ""  # the id of the source whose figures it repeats
    grade: Grade = Grade.COMPILATION  # how near it is to who knows
    url: str = ""
    published: date | None = None  # year-month-day
    accessed: date | None = None  # year-month-day
    licence: str = ""
    language: str = ""  # that its figures are written in: de where 1.234,5 is meant
    note: Texts = NOTHING
