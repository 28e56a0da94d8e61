"""An equation between cells of a table: what is printed, and what the others make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import reduce

from msgspec import Struct

from factcheck.check.tables.cells import CellNumber, EntrySort, TableEntry
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction

_ZERO = Interval.point(0)
_HUNDRED = Interval.point(100)
Values = Mapping[str, CellNumber]  # numbers to try in place of what cells hold, by their names


class EquationKind(StrEnum):
    """How the result of an equation comes about."""

    SUM = "sum"
    DIFFERENCE = "difference"
    GROWTH = "growth"  # in per cent
    SHARE = "share"  # in per cent
    MARGIN = "margin"  # what is left of the first without the second, in per cent of the first
    AVERAGE = "average"


_LINEAR = frozenset({EquationKind.SUM, EquationKind.DIFFERENCE, EquationKind.AVERAGE})


class EquationTerm(Struct, frozen=True):
    """A cell that is added, or taken away."""

    entry: TableEntry
    sign: int = 1


class TableEquation(Struct, frozen=True, kw_only=True):
    """What one cell claims to be by others.

    A share may be printed in the cell of its own count, "14 (52%)", and its whole may be a number
    of a head, "n = 27".
    """

    kind: EquationKind
    result: TableEntry
    terms: tuple[EquationTerm, ...]
    are_counts: bool = False  # whole things: nothing is rounded but percentages
    out_of: Fraction | None = None
    is_beside: bool = False  # the result is the number in brackets

    @property
    def entries(self) -> tuple[TableEntry, ...]:
        """The cells it stands on, its result first, each once."""
        terms = (term.entry for term in self.terms)
        return tuple({entry.name: entry for entry in (self.result, *terms)}.values())

    @property
    def names(self) -> frozenset[str]:
        """The names of its cells."""
        return frozenset(entry.name for entry in self.entries)

    @property
    def printed(self) -> CellNumber:
        """The number it claims."""
        number = self.result.beside if self.is_beside else self.result.number
        assert number is not None  # noqa: S101
        return number

    def expected(self, values: Values | None = None) -> Interval | None:
        """Return what the other cells allow; None where they allow no telling."""
        ranges = [self._range(term, values or {}) for term in self.terms]
        return self._worked_out(ranges)

    def point(self) -> Fraction | None:
        """Return what the other cells give, taken at their word."""
        if self.kind in _LINEAR:
            total = sum((term.sign * _value(term.entry) for term in self.terms), Fraction(0))
            return total / len(self.terms) if self._is_mean else total
        points = [Interval.point(term.sign * _value(term.entry)) for term in self.terms]
        worked_out = self._worked_out(points)
        low = None if worked_out is None else worked_out.low
        return low if isinstance(low, Fraction) else None

    def holds(self, values: Values | None = None) -> bool:
        """Whether some values that round to what is printed make it true."""
        if self.is_linear:
            return self._adds_up(values or {})
        expected = self.expected(values)
        return expected is None or expected.meets(self._printed_range(values or {}))

    @property
    def is_linear(self) -> bool:
        """Whether its cells are added, or taken away, and no more."""
        return self.kind in _LINEAR

    def reaches(self) -> Iterator[tuple[CellNumber, Interval]]:
        """Give the number of each cell of a sum, with all values of it for which the sum holds."""
        miss, allowed = self._miss_and_allowed({})
        factors = {entry.name: 0 for entry in self.entries}
        for term in self.terms:
            factors[term.entry.name] += term.sign
        factors[self.result.name] -= len(self.terms) if self._is_mean else 1
        for entry, factor in zip(self.entries, factors.values(), strict=True):
            if entry.number is not None and factor:
                middle, half = entry.number.value - miss / factor, allowed / abs(factor)
                yield entry.number, Interval(middle - half, middle + half)

    def _adds_up(self, values: Values) -> bool:
        miss, allowed = self._miss_and_allowed(values)
        return abs(miss) <= allowed

    def _miss_and_allowed(self, values: Values) -> tuple[Fraction, Fraction]:
        """Return by how much a sum misses, and the half places of all that is rounded in it."""
        result = self.printed if self.is_beside else values.get(self.result.name, self.printed)
        total, places = Fraction(0), Fraction(0)
        for term in self.terms:
            number = values.get(term.entry.name, term.entry.number)
            if number is not None:
                total += term.sign * number.value
                places += number.place
        scale = len(self.terms) if self._is_mean else 1
        miss = total - scale * result.value
        if self.are_counts and not self._is_mean:
            return miss, Fraction(0)
        return miss, ((Fraction(0) if self.are_counts else places) + scale * result.place) / 2

    @property
    def _is_mean(self) -> bool:
        return self.kind is EquationKind.AVERAGE

    def misses_by_rounding(self) -> bool:
        """Whether it holds, though not for the figures as they stand."""
        point = self.point()
        if point is None or not self.holds():
            return False
        return not Interval.point(point).meets(self.printed.rounded)

    def gap(self) -> Fraction:
        """Return how far the printed result is from what the others give."""
        point = self.point()
        return Fraction(0) if point is None else abs(point - self.printed.value)

    def slack(self) -> Fraction:
        """Return by how much rounding alone may part the two."""
        if self.kind in _LINEAR:
            numbers = [term.entry.number for term in self.terms]
            places = sum((number.place for number in numbers if number), Fraction(0))
            below = len(numbers) if self._is_mean else 1
            inner = Fraction(0) if self.are_counts else places / below / 2
            return inner + (Fraction(0) if self._is_exact_result else self.printed.place / 2)
        expected = self.expected()
        half = Fraction(0) if self._is_exact_result else self.printed.place / 2
        if expected is None or not expected.is_bounded:
            return half
        width = expected.width()
        return half + (width / 2 if isinstance(width, Fraction) else Fraction(0))

    def odds(self) -> Fraction:
        """Return against what odds it would hold by chance, roughly: its size in its slack.

        A sum that is next to nothing but its largest part says little, however large that is.
        """
        size = abs(self.printed.value)
        if self.kind in (EquationKind.SUM, EquationKind.AVERAGE):
            sizes = sorted(abs(_value(term.entry)) for term in self.terms)
            size = min(size, 2 * sum(sizes[:-1], Fraction(0)))
        return max(size / (2 * self.slack() + self.printed.place), Fraction(1))

    def looks_like_mean(self) -> bool:
        """Whether a sum's result lies among its parts: an average, or the last of them in time.

        Head counts of four quarters are not added, though sales in the row above are.
        """
        values = [_value(term.entry) for term in self.terms]
        if self.kind is not EquationKind.SUM or min(values) < 0:
            return False
        return min(values) <= self.printed.value <= max(values)

    def repeats_last(self) -> bool:
        """Whether the result is the last of its parts once more: the staff at the end of a year."""
        return self.printed.value != 0 and self.printed.value == _value(self.terms[-1].entry)

    @property
    def _is_exact_result(self) -> bool:
        return self.are_counts and self.kind in (EquationKind.SUM, EquationKind.DIFFERENCE)

    def _printed_range(self, values: Values) -> Interval:
        number = self.printed if self.is_beside else values.get(self.result.name, self.printed)
        return Interval.point(number.value) if self._is_exact_result else number.rounded

    def _range(self, term: EquationTerm, values: Values) -> Interval:
        number = values.get(term.entry.name, term.entry.number)
        if number is None:
            return _ZERO
        reach = Interval.point(number.value) if self.are_counts else number.rounded
        return reach if term.sign > 0 else -reach

    def _worked_out(self, ranges: list[Interval]) -> Interval | None:
        match self.kind:
            case EquationKind.SUM | EquationKind.DIFFERENCE:
                return reduce(lambda one, other: one + other, ranges, _ZERO)
            case EquationKind.AVERAGE:
                return reduce(lambda one, other: one + other, ranges, _ZERO) / len(ranges)
            case EquationKind.GROWTH:
                ratio = _quotient(ranges[0], ranges[1])
                return None if ratio is None else (ratio - 1) * _HUNDRED
            case EquationKind.MARGIN:
                ratio = _quotient(ranges[1], ranges[0])
                return None if ratio is None else (-ratio + 1) * _HUNDRED
            case EquationKind.SHARE:
                whole = Interval.point(self.out_of) if self.out_of is not None else ranges[1]
                ratio = _quotient(ranges[0], whole)
                return None if ratio is None else ratio * _HUNDRED

    def written(self) -> str:
        """Write it with the names of its cells: B8 = B4 + B5 − B6."""
        names = [term.entry.name for term in self.terms]
        result = f"{self.result.name} (%)" if self.is_beside else self.result.name
        return f"{result} = {self._set_out(names, [term.sign for term in self.terms])}"

    def arithmetic(self) -> str:
        """Write it with the figures of its cells."""
        numbers = [
            (abs(_value(term.entry)), term.sign * (-1 if _value(term.entry) < 0 else 1), term)
            for term in self.terms
        ]
        if self.kind not in (EquationKind.SUM, EquationKind.DIFFERENCE, EquationKind.AVERAGE):
            return self._set_out(
                [_shown(term.entry, _value(term.entry)) for _, _, term in numbers], []
            )
        return self._set_out(
            [_shown(term.entry, size) for size, _, term in numbers],
            [sign for _, sign, _ in numbers],
        )

    def _set_out(self, names: list[str], signs: list[int]) -> str:
        match self.kind:
            case EquationKind.SUM | EquationKind.DIFFERENCE:
                return _added(names, signs)
            case EquationKind.AVERAGE:
                return f"({_added(names, signs)}) / {len(names)}"
            case EquationKind.GROWTH:
                return f"{names[0]} / {names[1]} − 1"
            case EquationKind.MARGIN:
                return f"1 − {names[1]} / {names[0]}"
            case EquationKind.SHARE:
                return f"{names[0]} / {self.out_of if self.out_of is not None else names[1]}"


def _quotient(one: Interval, other: Interval) -> Interval | None:
    if other.low <= 0 <= other.high:
        return None
    return one / other


def _value(entry: TableEntry) -> Fraction:
    return Fraction(0) if entry.number is None else entry.number.value


def _shown(entry: TableEntry, value: Fraction) -> str:
    return "0" if entry.number is None else entry.number.written(value)


def _added(names: list[str], signs: list[int]) -> str:
    head = f"−{names[0]}" if signs[0] < 0 else names[0]
    tail = (
        f" {'−' if sign < 0 else '+'} {name}"
        for name, sign in zip(names[1:], signs[1:], strict=True)
    )
    return f"{head}{''.join(tail)}"


def is_known(entry: TableEntry) -> bool:
    """Whether a cell can stand in an equation: a figure, or a dash that may be a zero."""
    return entry.sort in (EntrySort.FIGURE, EntrySort.NIL)


def slips(number: CellNumber) -> Iterator[CellNumber]:
    """Give the numbers that one slip of the hand turns into this one.

    One digit read or typed otherwise, two digits changed over, the point moved, the sign lost.
    """
    for value in sorted(slip_values(number)):
        yield CellNumber(value=value, place=number.place, unit=number.unit)


def slip_values(number: CellNumber) -> frozenset[Fraction]:
    """Return the values that one slip of the hand turns into this one."""
    whole = abs(number.value) / number.place
    digits, sign = str(int(whole)), -1 if number.value < 0 else 1
    texts: set[str] = set()
    for at in range(len(digits)):
        texts |= {f"{digits[:at]}{other}{digits[at + 1 :]}" for other in "0123456789"}
        for later in range(at + 1, len(digits)):
            swapped = list(digits)
            swapped[at], swapped[later] = swapped[later], swapped[at]
            texts.add("".join(swapped))
    values = {sign * int(text) * number.place for text in texts - {digits}}
    values |= {number.value * 10, number.value / 10, number.value * 1000, -number.value}
    return frozenset(values - {number.value})


def swapped_values(number: CellNumber) -> frozenset[Fraction]:
    """Return the values that two digits beside each other, told in turn, make of this one."""
    digits, sign = str(int(abs(number.value) / number.place)), -1 if number.value < 0 else 1
    texts = {
        f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
        for at in range(len(digits) - 1)
    }
    return frozenset(sign * int(text) * number.place for text in texts - {digits})
