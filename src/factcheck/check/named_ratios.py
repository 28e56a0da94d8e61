"""Ratios and differences that have a name of their own: gross margin, tax rate, free cash flow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.check import vocabulary as known
from factcheck.check.arithmetic import quotient
from factcheck.check.cells import CheckPeriod, DataCell
from factcheck.check.doubts import HeardNames, NamedParts, doubts_of
from factcheck.check.findings import TieStrength
from factcheck.check.index import CellIndex
from factcheck.check.owners import belongs_to_another
from factcheck.check.readings import CellReading
from factcheck.check.report_statement import ReportStatement
from factcheck.check.series import CellRole
from factcheck.check.words import label_keys
from factcheck.language import say


class _UnnamedRatio(NamedTuple):
    """A ratio whose name leaves out what is divided, which the sentence has named before."""

    words: re.Pattern[str]
    parts: tuple[str, ...]
    whole: str


_UNNAMED = (
    _UnnamedRatio(
        re.compile(r"\bmargins?\b", re.IGNORECASE),
        (
            "ebitda",
            "operating profit",
            "gross profit",
            "net profit",
            "profit before tax",
            "surplus",
        ),
        "revenue",
    ),
    _UnnamedRatio(
        re.compile(r"\beffective rate\b", re.IGNORECASE),
        ("income tax", "tax"),
        "profit before tax",
    ),
)
_OF_RATIOS = label_keys("ratio margin rate effective")


class NamedRatios:
    """What finds the cells of ratios and differences by the names of their parts.

    Parameters
    ----------
    index : CellIndex
        The series.
    """

    def __init__(self, index: CellIndex) -> None:
        self.index = index

    def ratios(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield the ratio that the words at a figure name: gross margin."""
        for name, (part, whole) in known.RATIOS.items():
            if not says(statement, name, names):
                continue
            strength, doubts = self.strength(statement, names, name)
            for over, under in self.pairs(part, whole, period):
                if under.value:
                    reasons = (f"{name} = {part} / {whole}", *doubts)
                    yield quotient(over, under, strength, reasons)
            return
        yield from self._of_what_was_named(statement, period)

    def _of_what_was_named(
        self, statement: ReportStatement, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield the ratio of what its sentence named before it: EBITDA of 337, a margin of 36 %."""
        ratio = next((one for one in _UNNAMED if one.words.search(statement.near)), None)
        if ratio is None:
            return
        parts = {key: name for name in ratio.parts for key in label_keys(name)}
        named = [
            parts[naming.key]
            for naming in self.index.lexicon.namings(statement.before)
            if naming.key in parts
        ]
        for over, under in self.pairs(named[-1], ratio.whole, period) if named else ():
            if under.value:
                reasons = (say("{part} / {whole}", part=named[-1], whole=ratio.whole),)
                yield quotient(over, under, TieStrength.LIKELY, reasons)

    def strength(
        self, statement: ReportStatement, names: HeardNames, name: str
    ) -> tuple[TieStrength, tuple[str, ...]]:
        """Return how sure it is that a ratio is that of the whole, and why it is not."""
        if not name.isascii():
            return TieStrength.CERTAIN, ()
        keys = label_keys(name) | _OF_RATIOS
        extra = self.index.lexicon.left_over(names.clause, keys | self.index.own_words)
        if extra:
            return TieStrength.LIKELY, (say("{word} is not in the name of the series", word=extra),)
        named = NamedParts(0, 0, 0, keys)
        doubts = doubts_of(statement, self.index, named)
        if not doubts and (owner := belongs_to_another(statement, self.index, keys, ())):
            doubts = [owner]
        return (TieStrength.LIKELY if doubts else TieStrength.CERTAIN), tuple(doubts)

    def differences(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield the difference that the words at a figure name: free cash flow."""
        for name, parts in known.DIFFERENCES.items():
            if not says(statement, name, names):
                continue
            if any(label_keys(name) <= one.keys for one in self.index.called(label_keys(name))):
                continue
            cells = [self.cell_of(part, period) for part in parts]
            if all(cells):
                first, second = [cell for cell in cells if cell]
                sign = 1 if second.value < 0 else -1
                yield CellReading(
                    value=first.value + sign * second.value,
                    range=first.range + second.range * sign,
                    cells=(first, second),
                    arithmetic=f"{first.shown} − {second.shown}",
                    reasons=(f"{name} = {parts[0]} − {parts[1]}",),
                )

    def cell_of(self, key: str, period: CheckPeriod | None) -> DataCell | None:
        """Return a cell that is called by a name alone."""
        return next(iter(self._called(key, period)), None)

    def pairs(
        self, first: str, second: str, period: CheckPeriod | None
    ) -> list[tuple[DataCell, DataCell]]:
        """Return cells of two things, from one table where one has both."""
        pairs = [
            (one, two)
            for one in self._called(first, period)
            for two in self._called(second, period)
        ]
        alike = [pair for pair in pairs if pair[0].measure.unit == pair[1].measure.unit]
        return [pair for pair in alike if pair[0].table == pair[1].table] or alike[:1]

    def _called(self, key: str, period: CheckPeriod | None) -> list[DataCell]:
        """Return the cells that are called by a name alone, totals of a column by its head."""
        keys = [label_keys(way) for way in key.split(" | ")]
        cells = []
        for series in self.index.called(key for way in keys for key in way):
            if series.name.role is not CellRole.LEVEL or series.name.area:
                continue
            is_row = series.row_keys in keys and not series.column_keys
            is_whole = series.is_total and series.column_keys in keys
            cell = series.at(period) if is_row or is_whole else None
            if cell is not None:
                cells.append(cell)
        return cells


def says(statement: ReportStatement, name: str, names: HeardNames) -> bool:
    """Whether the words at a figure name something by one of our own names."""
    if name.isascii():
        text = f"{statement.subject} {statement.near}".casefold()
        return re.search(rf"\b{re.escape(name)}\b", text) is not None
    del names
    return name in statement.subject or name in statement.near
