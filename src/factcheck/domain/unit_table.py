"""Reading units from text: the names known, and how they compose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

from factcheck.domain.typography import plain
from factcheck.domain.unit import PLAIN_NUMBER, Dimension, Measure, Unit, UnitForm
from factcheck.domain.unit_catalogue import CATALOGUE, SCALES, SHORT_SCALES

_FORMS = frozenset(UnitForm)
_LONGEST = 80  # characters of a unit; none in use comes near


class UnknownUnit(ValueError):  # noqa: N818 - it is the unit that is at fault
    """A unit that is not in the table; carries the names most like it."""

    def __init__(self, name: str, nearest: tuple[str, ...], either: bool = False) -> None:  # noqa: FBT001, FBT002
        self.name = name
        self.nearest = nearest
        if either:
            self.problem = f"{name!r} has more than one meaning"
            self.remedy = f"Write {' or '.join(nearest)}."
        else:
            self.problem = f"unknown unit {name!r}"
            asked = f"Did you mean {' or '.join(repr(each) for each in nearest)}? "
            self.remedy = (
                f"{asked if nearest else ''}'factcheck units' lists all units; a file may declare "
                "more under 'units:'."
            )
        super().__init__(f"{self.problem}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """One line of the table, for people who look a unit up."""

    names: tuple[str, ...]
    definition: str
    group: str


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

    def __init__(self, catalogue: str, added: Mapping[str, str] | None = None) -> None:
        self._catalogue = catalogue
        self._added = dict(added or {})
        self._measures: dict[str, Measure] = {"": PLAIN_NUMBER}
        self._pending: set[str] = set()

    def extended(self, definitions: Mapping[str, str]) -> UnitTable:
        """Give a table that knows more units, each as ``name: "500 kg"`` or ``name: base``.

        Raises
        ------
        ValueError
            If a definition cannot be read; UnknownUnit if it names a unit that is not known.
        """
        table = UnitTable(self._catalogue, {**self._added, **definitions})
        for name in definitions:
            table.unit(name)
        return table

    def entries(self) -> tuple[UnitEntry, ...]:
        """Give every line of the table, added ones last."""
        return (*self._entries, *self._added_entries)

    def unit(self, text: str) -> Unit:
        """Give the unit of this name, without any scale word.

        Raises
        ------
        UnknownUnit
            If it is not known, or has a scale word.
        """
        measure = self.measure(text)
        if measure.scale != 1:
            raise UnknownUnit(text, (measure.unit.symbol,))
        return measure.unit

    def measure(self, text: str) -> Measure:
        """Read a unit with its scale word, as in the head of a column: 亿元, million US$.

        Raises
        ------
        UnknownUnit
            If it cannot be read; carries the nearest known names.
        """
        found = self._measures.get(text)
        if found is None:
            written = " ".join(plain(text).split())
            found = self._composed(written) if len(written) <= _LONGEST else None
            if found is None:
                raise UnknownUnit(text[:_LONGEST], self._nearest(written[:_LONGEST]))
            self._measures[text] = found
        return found

    def is_money(self, name: str) -> bool:
        """Whether the name is that of a currency, which may stand before the number."""
        entry = self._names.get(name)
        return entry is not None and entry.group == "money"

    @cached_property
    def money(self) -> tuple[str, ...]:
        """Names of currencies, the longest first."""
        names = (name for entry in self.entries() if entry.group == "money" for name in entry.names)
        return tuple(sorted(names, key=len, reverse=True))

    @cached_property
    def _entries(self) -> tuple[UnitEntry, ...]:
        return tuple(_read_catalogue(self._catalogue))

    @cached_property
    def _added_entries(self) -> tuple[UnitEntry, ...]:
        return tuple(
            UnitEntry(names=(name,), definition=definition, group="declared")
            for name, definition in self._added.items()
        )

    @cached_property
    def _names(self) -> dict[str, UnitEntry]:
        return {name: entry for entry in self.entries() for name in entry.names}

    @cached_property
    def _folded(self) -> dict[str, UnitEntry]:
        """Names of three letters and more, whose case says nothing."""
        return {
            name.casefold(): entry for name, entry in self._names.items() if len(name) > 2
        }

    def _composed(self, text: str) -> Measure | None:
        """Read a unit, a scale with a unit, a quotient, a product or a power."""
        if not text:
            return PLAIN_NUMBER
        entry = self._names.get(text) or self._folded.get(text.casefold())
        if entry is not None:
            return Measure(text=text, unit=self._defined(text, entry))
        return (
            self._scaled(text)
            or self._quotient(text)
            or self._product(text)
            or self._power(text)
            or self._short_scaled(text)
        )

    def _scaled(self, text: str) -> Measure | None:
        number = re.match(r"([0-9][0-9, ]*)(?= ?[^0-9])", text)
        if number is not None:
            digits = re.sub("[, ]", "", number[1])
            return self._times(Fraction(digits), text, text[number.end() :])
        for name, scale in _scales():
            if text.startswith(name) or text.casefold().startswith(name):
                rest = text[len(name) :]
                if name.isascii() and rest[:1].isalpha() and rest[0].isascii():
                    continue
                found = self._times(Fraction(scale), text, rest)
                if found is not None:
                    return found
        return None

    def _times(self, scale: Fraction, text: str, rest: str) -> Measure | None:
        inner = self._composed(rest.lstrip(" -"))
        if inner is None:
            return None
        return Measure(text=text, scale=scale * inner.scale, unit=inner.unit)

    def _short_scaled(self, text: str) -> Measure | None:
        scale = SHORT_SCALES.get(text[0])
        rest = text[1:].strip()
        if scale is None or (text[1:2].isalpha() and text[1].isascii()):
            return None
        if not rest and text not in ("k", "K"):
            return None
        return self._times(Fraction(scale), text, rest)

    def _quotient(self, text: str) -> Measure | None:
        for divider in reversed(list(re.finditer(r" ?/ ?| ?\bper\b ?|每", text))):
            above = self._composed(text[: divider.start()])
            below = self._composed(text[divider.end() :])
            if above is None or below is None or not text[divider.end() :]:
                continue
            whole = above.unit / below.unit
            unit = Unit(
                symbol=text, factor=whole.factor / below.scale, dimension=whole.dimension
            )
            return Measure(text=text, scale=above.scale, unit=unit)
        return None

    def _product(self, text: str) -> Measure | None:
        for divider in re.finditer(r" ?[·*⋅•] ?|(?<=[吨人])(?=公里|千米|海里)|-(?=k?m\b)", text):
            left = self._composed(text[: divider.start()])
            right = self._composed(text[divider.end() :])
            if left is None or right is None or not left.text or not right.text:
                continue
            whole = left.unit * right.unit
            unit = Unit(symbol=text, factor=whole.factor * right.scale, dimension=whole.dimension)
            return Measure(text=text, scale=left.scale, unit=unit)
        return None

    def _power(self, text: str) -> Measure | None:
        match = re.fullmatch(r"([^0-9^²³]+?)\^?(-?[1-9]|²|³)", text)
        if match is None:
            return None
        inner = self._composed(match[1])
        if inner is None or inner.scale != 1 or inner.unit.form is not UnitForm.PLAIN:
            return None
        exponent = {"²": 2, "³": 3}.get(match[2]) or int(match[2])
        whole = inner.unit**exponent
        unit = Unit(symbol=text, factor=whole.factor, dimension=whole.dimension)
        return Measure(text=text, unit=unit)

    def _defined(self, symbol: str, entry: UnitEntry) -> Unit:
        """Work out the definition of an entry, for the symbol by which it was asked for."""
        first, _, rest = entry.definition.partition(" ")
        if first == "base":
            return Unit(symbol=symbol, dimension=Dimension.of(entry.names[0]))
        if first in _FORMS:
            return Unit(symbol=symbol, factor=Fraction(rest or 1), form=UnitForm(first))
        if first == "either":
            raise UnknownUnit(symbol, tuple(rest.split(" or ")), either=True)
        if entry.names[0] in self._pending:
            raise ValueError(f"the unit {entry.names[0]!r} is defined by itself")
        self._pending.add(entry.names[0])
        try:
            inner = self.measure(rest)
            factor = Fraction(first.replace(",", "")) * inner.factor
        except UnknownUnit:
            raise
        except (ValueError, ZeroDivisionError) as error:
            raise ValueError(
                f"{entry.definition!r} does not define a unit; write an exact number of a known "
                "unit, such as '500 kg', or 'base'"
            ) from error
        finally:
            self._pending.discard(entry.names[0])
        if factor <= 0:
            raise ValueError(f"{entry.definition!r}: a unit must be larger than nothing")
        return Unit(
            symbol=symbol, factor=factor, dimension=inner.unit.dimension, form=inner.unit.form
        )

    def _nearest(self, text: str) -> tuple[str, ...]:
        """Give the known names most like this one, word by word where it has several."""
        from difflib import get_close_matches

        scales = [name for name, _ in _scales()]
        known = [*self._names, *scales]
        whole = get_close_matches(text, known, n=3, cutoff=0.7)
        words = text.split(" ")
        if whole or len(words) == 1:
            return tuple(whole)
        mended = [
            word if self._is_known(word) else next(iter(get_close_matches(word, known, 1)), "")
            for word in words
        ]
        return (" ".join(mended),) if all(mended) else ()

    def _is_known(self, word: str) -> bool:
        try:
            return self._composed(word) is not None
        except ValueError:
            return False


@cache
def _scales() -> tuple[tuple[str, int], ...]:
    """Scale words, the longest first."""
    pairs = (item.rsplit(maxsplit=1) for line in SCALES.split("\n") for item in line.split("|"))
    found = [(pair[0].strip(), int(pair[1])) for pair in pairs if len(pair) == 2]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _read_catalogue(text: str) -> Iterator[UnitEntry]:
    group = ""
    for line in text.split("\n"):
        if line.startswith("["):
            group = line.strip("[]")
        elif line:
            names, _, definition = line.rpartition(" = ")
            yield UnitEntry(names=tuple(names.split(", ")), definition=definition, group=group)


DEFAULT = UnitTable(CATALOGUE)
