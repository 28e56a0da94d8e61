"""The names of units and what they mean; a file may add its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Dimension, Measure, Unit, UnitForm
from factcheck.language import later, say
from factcheck.wording.typography import plain
from factcheck.wording.unit_composition import composed, scale_words
from factcheck.wording.vocabulary import USUAL, Languages, groups, sections, words

DECLARED = "declared"  # the group of units that a file adds
CODES = "other money"  # the group of currencies that are known by their codes alone
_WORDS = frozenset({"ALL", "COP", "CUP", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"})  # in English
# in brackets as above, so that [area] is not taken for the word that elsewhere is a place
HEADINGS = {
    "parts and ratios": later("[parts and ratios]"),
    "things counted": later("[things counted]"),
    "money": later("[money]"),
    CODES: later("[other money]"),
    "mass": later("[mass]"),
    "length": later("[length]"),
    "area": later("[area]"),
    "volume": later("[volume]"),
    "time": later("[time]"),
    "energy and power": later("[energy and power]"),
    "of two units": later("[of two units]"),
    "other": later("[other]"),
    DECLARED: later("[declared]"),
}


_FORMS = frozenset(UnitForm)
_LONGEST = 60  # characters of a unit; none in use comes near


class UnknownUnit(ValueError):  # noqa: N818 - it is the unit that is at fault
    """A unit that is not in the table, or has more than one meaning."""

    def __init__(self, name: str, table: UnitTable, meanings: tuple[str, ...] = ()) -> None:
        self.name = name
        self._table = table
        self._meanings = meanings
        super().__init__(name)

    @cached_property
    def nearest(self) -> tuple[str, ...]:
        """The known names most like this one, best first."""
        return self._meanings or self._table.nearest(self.name)

    @property
    def problem(self) -> str:
        """What is wrong."""
        if self._meanings:
            return say("the unit {name!r} has more than one meaning", name=self.name)
        return say("unknown unit {name!r}", name=self.name)

    @property
    def remedy(self) -> str:
        """What to do."""
        names = say(" or ").join(repr(each) for each in self.nearest)
        if self._meanings:
            return say("Write {names}.", names=names)
        if not names:
            return say("'factcheck units' lists all units; 'units:' in a file declares more.")
        return say(
            "Did you mean {names}? 'factcheck units' lists all units; "
            "'units:' in a file declares more.",
            names=names,
        )

    def __str__(self) -> str:
        return say("{problem}. {remedy}", problem=self.problem, remedy=self.remedy)


class UnitEntry(Struct, frozen=True, kw_only=True):
    """One line of the table."""

    names: tuple[str, ...]
    definition: str
    group: str

    @property
    def heading(self) -> str:
        """The group in the language of the reader."""
        return say(HEADINGS[self.group]).strip("[]")


class UnitTable:
    """Names of units and what they mean.

    Examples
    --------
    >>> DEFAULT.measure("亿元").factor
    Fraction(100000000, 1)
    >>> str(DEFAULT.unit("kWh/m2").dimension)
    'J m^-2'
    >>> DEFAULT.extended({"bag": "50 kg"}).unit("bag").factor
    Fraction(50, 1)
    """

    def __init__(
        self, languages: Languages = USUAL, declared: Mapping[str, str] | None = None
    ) -> None:
        self.languages = languages
        self._declared = dict(declared or {})
        self._own = tuple(
            UnitEntry(names=(name,), definition=definition, group=DECLARED)
            for name, definition in self._declared.items()
        )
        self._measures: dict[str, Measure | None] = {"": PLAIN_NUMBER}
        self._spoken: dict[Languages, UnitTable] = {}
        self._open: list[str] = []  # names whose definitions are being worked out

    def spoken(self, languages: Languages) -> UnitTable:
        """Give a table of the same units under the names that other languages have for them."""
        if languages == self.languages:
            return self
        if languages not in self._spoken:
            self._spoken[languages] = UnitTable(languages, self._declared)
        return self._spoken[languages]

    def extended(self, definitions: Mapping[str, str]) -> UnitTable:
        """Give a table that knows more units, each as ``name: 500 kg`` or ``name: base``.

        Raises
        ------
        ValueError
            If a definition cannot be read, or names itself.
        UnknownUnit
            If a definition names a unit that is not known.
        """
        table = UnitTable(self.languages, {**self._declared, **definitions})
        for name in definitions:
            table.unit(name)
        return table

    @cached_property
    def entries(self) -> tuple[UnitEntry, ...]:
        """Every line of the table, declared units last."""
        return (*_listed(self.languages), *self._own)

    @cached_property
    def money(self) -> tuple[str, ...]:
        """Names of currencies, the longest first."""
        names = (
            name
            for entry in self.entries
            if entry.group in ("money", CODES)
            for name in entry.names
            if name not in _WORDS  # TOP 10 is no amount
        )
        return tuple(sorted(names, key=len, reverse=True))

    def unit(self, text: str) -> Unit:
        """Give the unit of this name, without a scale word.

        Raises
        ------
        UnknownUnit
            If it is not known, or has a scale word.
        """
        measure = self.measure(text)
        if measure.scale != 1:
            raise UnknownUnit(text, self)
        return measure.unit

    def measure(self, text: str) -> Measure:
        """Read a unit with its scale word, as in the head of a column: 亿元, million US$.

        Raises
        ------
        UnknownUnit
            If it cannot be read; carries the nearest known names.
        """
        found = self.find(text)
        if found is None:
            raise UnknownUnit(text[:_LONGEST], self)
        return found

    def find(self, text: str) -> Measure | None:
        """Read a unit with its scale word; None if it cannot be read."""
        try:
            return self._measures[text]
        except KeyError:
            written = " ".join(plain(text).split())
            found = (
                composed(written, self._named, self.languages) if len(written) <= _LONGEST else None
            )
            if len(self._measures) < 4096:
                self._measures[text] = found
            return found

    def _knows(self, text: str) -> bool:
        """Whether a name has one meaning here."""
        try:
            return self.find(text) is not None
        except UnknownUnit:
            return False  # it has several

    def nearest(self, text: str) -> tuple[str, ...]:
        """Give known names most like this text, mended word by word where it has several."""
        from difflib import get_close_matches

        known = [*self.names, *(name for name, _ in scale_words(self.languages))]
        parts = text.split()
        if len(parts) > 1:
            mended = [
                part if self._knows(part) else next(iter(get_close_matches(part, known, 1)), "")
                for part in parts
            ]
            whole = " ".join(mended)
            if all(mended) and whole != text and self._knows(whole):
                return (whole,)
        scale = text[: len(text) - len(text.lstrip("十百千万亿"))]
        cutoff = 0.7 if text.isascii() else 0.5  # Chinese names are short
        close = get_close_matches(text.removeprefix(scale), known, 3, cutoff)
        return tuple(f"{scale}{name}" for name in close if f"{scale}{name}" != text)

    @cached_property
    def names(self) -> dict[str, UnitEntry]:
        """Every name by which a unit is known, in plain signs."""
        return {**_usual(self.languages), **_by_name(self._own)}

    @cached_property
    def _folded(self) -> dict[str, UnitEntry]:
        """Names of three letters and more, whose case says nothing; codes need their capitals."""
        return {
            name.casefold(): each
            for name, each in self.names.items()
            if len(name) > 2 and each.group != CODES
        }

    def _named(self, name: str) -> Unit | None:
        entry = self.names.get(name) or self._folded.get(name.casefold())
        return None if entry is None else self._defined(name, entry)

    def _defined(self, symbol: str, entry: UnitEntry) -> Unit:
        """Work out the definition of an entry, for the symbol by which it was asked for."""
        first, _, rest = entry.definition.strip().partition(" ")
        if first == "base":
            return Unit(symbol=symbol, dimension=Dimension.of(entry.names[0]))
        if first in _FORMS:
            return Unit(symbol=symbol, factor=Fraction(rest), form=UnitForm(first))
        if first == "either":
            raise UnknownUnit(symbol, self, tuple(rest.split(" or ")))
        if entry.names[0] in self._open:
            raise ValueError(say("the unit {name!r} is defined by itself", name=entry.names[0]))
        self._open.append(entry.names[0])
        try:
            inner = self.measure(rest)
        finally:
            self._open.pop()
        return Unit(
            symbol=symbol,
            factor=_exact_number(first, entry) * inner.factor,
            dimension=inner.unit.dimension,
            form=inner.unit.form,
        )


def _exact_number(text: str, entry: UnitEntry) -> Fraction:
    try:
        number = Fraction(text.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        number = Fraction(0)
    if number <= 0:
        raise ValueError(
            say(
                "{definition!r} does not define the unit {name!r}. Write an exact "
                "number of a known unit, such as '500 kg', or 'base'.",
                definition=entry.definition,
                name=entry.names[0],
            )
        )
    return number


def _by_name(entries: Iterable[UnitEntry]) -> dict[str, UnitEntry]:
    """Return entries by each of their names, in plain signs."""
    return {plain(name): entry for entry in entries for name in entry.names}


@cache
def _usual(languages: Languages) -> Mapping[str, UnitEntry]:
    """Return the units that need no declaration, by name: nothing that a file says is in here."""
    return _by_name(_listed(languages))


@cache
def _listed(languages: Languages) -> tuple[UnitEntry, ...]:
    """Return the units of the table, each by its signs and by what the languages call it."""
    return tuple(_entries(languages))


def _entries(languages: Languages) -> Iterator[UnitEntry]:
    for group, rows in groups("units").items():
        spoken = sections(group, "units", languages)
        for row, definition in rows.items():
            signs = words(row)
            names = (*signs, *spoken.get(signs[0], ()))
            yield UnitEntry(names=names, definition=definition, group=group)


DEFAULT = UnitTable()
