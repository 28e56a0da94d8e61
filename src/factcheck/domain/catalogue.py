"""What may be spoken of: indicators, areas and sources, found by id, name or alias."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum, StrEnum
from typing import Generic, TypeAlias, TypeVar, cast

from msgspec import Struct, field

from factcheck.domain.expression import Expression, leaves
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.formula import Formula
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.location import Location
from factcheck.domain.period import Period
from factcheck.domain.quantity import Adjustment, Basis, Quantity
from factcheck.domain.texts import NOTHING, Texts
from factcheck.domain.unit import Unit, UnitForm
from factcheck.language import language, later, say


class Nature(StrEnum):
    """What time does to an indicator."""

    FLOW = "flow"  # adds up over a year: output, revenue
    STOCK = "stock"  # stands at a moment: population, vehicles
    RATE = "rate"  # is a ratio itself: a share, a growth
    INDEX = "index"  # is set to a round number in some period: 2015 = 100

    @property
    def is_relative(self) -> bool:
        """Whether it is no amount: it adds up neither over time nor over areas."""
        return self in (Nature.RATE, Nature.INDEX)


class OverTime(StrEnum):
    """What a longer period has of the shorter ones that it is made of."""

    SUM = "sum"
    LAST = "last"  # what stands at its end
    MEAN = "mean"

    @property
    def natures(self) -> tuple[Nature, ...]:
        """What may be taken together so."""
        return _TAKEN_TOGETHER[self]


_TAKEN_TOGETHER = {
    OverTime.SUM: (Nature.FLOW,),
    OverTime.LAST: (Nature.STOCK,),
    OverTime.MEAN: (Nature.STOCK, Nature.RATE, Nature.INDEX),
}


class CountedBy(StrEnum):
    """Who alone knows a figure, where no series of it is published."""

    ISSUER = "issuer"  # whoever issues the document, of its own work
    OFFICE = "office"  # an office that keeps a list: of firms, parks, awards


class RateForm(StrEnum):
    """How a published rate of another indicator is written."""

    GROWTH = "growth"  # the change on one year before; over a span, the average annual growth
    INDEX = "index"  # the ratio to one year before: previous year = 100


class Rate(Struct, frozen=True, kw_only=True):
    """That an indicator is the published growth, or growth index, of another."""

    of: str
    form: RateForm


class Named(Struct, frozen=True, kw_only=True):
    """What every entry of a catalogue has."""

    id: str
    names: Mapping[str, str] = field(default_factory=dict)  # by language: {"zh": …, "en": …}
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # what publishers call it in their files
    place: Location | None = None

    def name(self, code: str = "") -> str:
        """Give its name in a language, that of the reader unless said; else any, or its id."""
        return self.names.get(code or language()) or next(iter(self.names.values()), self.id)

    def fits(self, adjustment: str) -> bool:
        """Whether figures of a code of it may be its own; of an indicator, see there."""
        del adjustment
        return True

    def __str__(self) -> str:
        return self.id


class Indicator(Named, frozen=True, kw_only=True):
    """Something that is measured: its dimension, bounds, and how it relates to others."""

    unit: Unit | None = None
    nature: Nature = Nature.FLOW
    over_time: OverTime | None = None  # how a year comes of its months; None where it is not told
    basis: Basis = Basis.NONE  # of its levels, unless an observation says otherwise
    adjustment: Adjustment = Adjustment.NONE  # for the season; figures of another are not of it
    growth_basis: Basis | None = None  # what its growth is quoted in; None: that of its levels
    bounds: Interval = EVERYTHING  # hard ones, in the base unit
    integer: bool = False
    identities: tuple[Formula, ...] = ()  # each equals it, always
    rate: Rate | None = None
    counted_by: CountedBy | None = None
    exchange: tuple[str, str] | None = None  # ("USD", "CNY"): one of the first in the second
    deflator: str = ""  # what takes prices out of it: an index of prices, or their growth

    def at(self, area: Area, period: Period, basis: Basis | None = None) -> Quantity:
        """Give the level of it in an area and a period."""
        return Quantity(indicator=self.id, area=area.id, period=period, basis=basis or self.basis)

    def fits(self, adjustment: str) -> bool:
        """Whether figures so adjusted for the season may be its own: others are never."""
        return "" in (adjustment, self.adjustment) or adjustment == self.adjustment

    @property
    def is_yearly_rate(self) -> bool:
        """Whether, as a deflator, it is the growth of prices on the year before, and no index."""
        return self.rate is None and self.unit is not None and self.unit.form is UnitForm.PERCENT

    def ratio(
        self, area: Area, period: Period, since: Period, basis: Basis | None = None
    ) -> Expression:
        """Give how many times its level in `since` that of `period` is, on its growth basis."""
        basis = basis or self.growth_basis or self.basis
        return self.at(area, period, basis) / self.at(area, since, basis)


class Area(Named, frozen=True, kw_only=True):
    """A place, or a pair of currencies, or a firm: whatever has figures of its own."""

    parent: str = ""
    level: str = ""
    code: str = ""
    fiscal_year: FiscalYear | None = None  # what FY2024 is of its figures, where that is told
    parts_complete: bool = False  # the areas that name it as their parent are all of its parts


class Edition(Named, frozen=True, kw_only=True):
    """What the name of an edition of figures stands for, where it is told."""


class Grade(IntEnum):
    """How good a source is; the smaller the better."""

    OFFICIAL = 1
    MIRROR = 2
    PRESS = 3
    COMPILATION = 4
    COMPUTED = 5

    @property
    def words(self) -> str:
        """Give the grade in words."""
        return say(_GRADES[self])


_GRADES = {
    Grade.OFFICIAL: later("official"),
    Grade.MIRROR: later("official, by way of a mirror"),
    Grade.PRESS: later("press"),
    Grade.COMPILATION: later("compilation"),
    Grade.COMPUTED: later("computed"),
}


class Source(Struct, frozen=True, kw_only=True):
    """Who says a figure, and where it can be read."""

    id: str
    title: str = ""
    publisher: Texts = NOTHING  # who says it
    carrier: Texts = NOTHING  # who carries it, if another
    part_of: str = ""  # the body that the publisher is part of
    copy_of: str = ""  # the id of the source whose figures it repeats
    grade: Grade = Grade.COMPILATION
    url: str = ""
    published: date | None = None
    accessed: date | None = None
    licence: str = ""
    language: str = ""  # that its figures are written in, where it is told
    note: Texts = NOTHING
    place: Location | None = None

    def __str__(self) -> str:
        return self.id


N = TypeVar("N", bound=Named)
T = TypeVar("T")


_Found: TypeAlias = "tuple[dict[str, N], dict[str, N], dict[str, dict[str, N]]]"


class Names(Generic[N]):
    """Entries of one sort, found by id, and by name or alias in any language."""

    __slots__ = ("_by_code", "_by_id", "_by_name", "_groups", "_worked_out")

    def __init__(self, entries: Iterable[N] = ()) -> None:
        self._groups: dict[Callable[[N], object], dict[object, tuple[N, ...]]] = {}
        self._worked_out: dict[Callable[[Names[N]], object], object] = {}
        self._by_id: dict[str, N] = {}
        self._by_name: dict[str, N] = {}
        self._by_code: dict[str, dict[str, N]] = {}  # by id, in order
        for entry in entries:
            self.add(entry)

    def __reduce__(self) -> tuple[type[Names[N]], tuple[()], _Found[N]]:
        """Copy and write it without what was worked out."""
        return type(self), (), (self._by_id, self._by_name, self._by_code)

    def __setstate__(self, entries: _Found[N]) -> None:
        self._by_id, self._by_name, self._by_code = entries

    def add(self, entry: N) -> None:
        """Take in an entry; it replaces one of the same id, and the first of a name keeps it."""
        self._groups.clear()
        self._worked_out.clear()
        self._by_id[entry.id] = entry
        for name in (entry.id, *entry.names.values(), *entry.aliases):
            known = self._by_name.get(plain(name))
            if known is None or known.id == entry.id:
                self._by_name[plain(name)] = entry
        for code in entry.codes:
            self._by_code.setdefault(code, {})[entry.id] = entry

    def published_as(self, code: str, name: str = "", adjustment: str = "") -> N | None:
        """Return the entry that a file means by a code, or by the name beside it.

        An entry that has codes is meant by them alone: files give one name to several series. One
        code may be that of two indicators, one adjusted for the season and one not.
        """
        meant = [entry for entry in self._by_code.get(code, {}).values() if entry.fits(adjustment)]
        if meant:
            return meant[0] if len(meant) == 1 else None  # which of them, is not said
        found = None if code in self._by_code else self.find(code)
        if found is None and name and code not in self._by_code:
            named = self.find(name)
            found = named if named is not None and not named.codes else None
        return found if found is not None and found.fits(adjustment) else None

    def find(self, text: str) -> N | None:
        """Give the entry of that id, name or alias; None where there is none."""
        return self._by_id.get(text) or self._by_name.get(plain(text))

    def once(self, work: Callable[[Names[N]], T]) -> T:
        """Return what is worked out from all entries, anew only when another was added."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast("T", self._worked_out[work])

    def sharing(self, trait: Callable[[N], object], value: object) -> tuple[N, ...]:
        """Return the entries that have a trait of some value, in order; sorted once for a trait."""
        groups = self._groups.get(trait)
        if groups is None:
            gathered: dict[object, list[N]] = {}
            for entry in self:
                gathered.setdefault(trait(entry), []).append(entry)
            groups = self._groups[trait] = {key: tuple(same) for key, same in gathered.items()}
        return groups.get(value, ())

    def names(self) -> tuple[str, ...]:
        """Give every word an entry can be found by, for "did you mean"."""
        return tuple(self._by_name)

    def __getitem__(self, identifier: str) -> N:
        return self._by_id[identifier]

    def get(self, identifier: str) -> N | None:
        """Give the entry of that id, or None."""
        return self._by_id.get(identifier)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._by_id

    def __iter__(self) -> Iterator[N]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)


def plain(name: str) -> str:
    """Give a name as it is compared: without case, outer blanks, or doubled blanks.

    >>> plain("  General  Budget Revenue ")
    'general budget revenue'
    """
    return " ".join(name.casefold().split())


class Catalogue(Struct, frozen=True, kw_only=True):
    """All indicators, areas and sources that claims and observations may name."""

    indicators: Names[Indicator] = field(default_factory=Names)
    areas: Names[Area] = field(default_factory=Names)
    sources: Mapping[str, Source] = field(default_factory=dict)
    editions: Names[Edition] = field(default_factory=Names)

    def hard_bounds(self, expression: Expression) -> dict[Expression, Interval]:
        """Give what each quantity of an expression can be at all."""
        bounds: dict[Expression, Interval] = {}
        for leaf in leaves(expression):
            if isinstance(leaf, Quantity):
                indicator = self.indicators.get(leaf.indicator)
                bounds[leaf] = EVERYTHING if indicator is None else indicator.bounds
        return bounds

    def price_index(self, indicator: str) -> Indicator | None:
        """Return the index of the prices of an indicator, or their growth; None if not declared."""
        amount = self.indicators.get(indicator)
        deflator = None if amount is None else self.indicators.get(amount.deflator)
        if deflator is None or deflator.rate is None:
            return deflator
        return self.indicators.get(deflator.rate.of)

    def rates_of(self, indicator: str) -> tuple[Indicator, ...]:
        """Return the indicators that are growth or an index of one, in order."""
        return self.indicators.sharing(_measured_by_rate, indicator) if indicator else ()

    def peers(self, area: Area) -> tuple[Area, ...]:
        """Give the other areas of the same parent and level."""
        return tuple(each for each in self.alike(area) if each.id != area.id)

    def alike(self, area: Area) -> tuple[Area, ...]:
        """Return the areas of the same parent and level, with the area itself."""
        return self.areas.sharing(_parent_and_level, _parent_and_level(area))

    def parts(self, area: Area) -> tuple[Area, ...]:
        """Give the areas that make up an area, where they are declared to be all of them."""
        return self.inside(area) if area.parts_complete else ()

    def inside(self, area: Area) -> tuple[Area, ...]:
        """Return the areas that are declared to be part of an area, all of them or not."""
        return self.areas.sharing(_parent, area.id)


def _measured_by_rate(indicator: Indicator) -> str:
    return indicator.rate.of if indicator.rate is not None else ""


def _parent(area: Area) -> str:
    return area.parent


def _parent_and_level(area: Area) -> tuple[str, str]:
    return area.parent, area.level
