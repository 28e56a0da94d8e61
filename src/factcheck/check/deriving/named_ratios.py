"""Ratios and differences that have a name of their own: gross margin, tax rate, free cash flow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.check.deriving.arithmetic import quotient
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.doubts import HeardNames, NamedParts, doubts_of
from factcheck.check.naming.owners import belongs_to_another
from factcheck.check.prose.report_statement import ReportStatement
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
            "free cash flow",
            "operating cash flow",
        ),
        "revenue",
    ),
    _UnnamedRatio(
        re.compile(r"\beffective rate\b", re.IGNORECASE),
        ("income tax", "tax"),
        "profit before tax",
    ),
)
_EXCEEDS = re.compile(
    r"(?P<one>[A-Za-z][\w '-]*?) "
    r"(?:(?:exceed|surpass|outstripp|outweigh)(?:ed|s|ing)|(?P<fell>fell short of))"
    r" (?P<other>[A-Za-z][\w '-]*?) by (?:[a-z]+ ){0,2}[$€£]?$"
)
_RATIO_OF = re.compile(
    r"\bratio of (?P<one>[a-z][a-z '-]{2,40}?) to (?P<other>[a-z][a-z '-]{2,40}?)"
    r"(?= (?:was|is|rose|fell|stood|improved|worsened|climbed|dropped|remained|came|went|of)\b|$)",
    re.IGNORECASE,
)
_AS_SHARE_OF = re.compile(  # gearing - net debt as a share of capital - went to 68 %
    r"\b(?P<one>[a-z][a-z '-]{2,40}?) as a (?:share|percentage|proportion|per ?cent) of"
    r" (?P<other>[a-z][a-z '-]{2,40}?)"
    r"(?=[),–—-]| (?:was|is|rose|fell|stood|climbed|dropped|remained|came|went|of|–|—)\b|$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|after|against) (?:only |just |about |some )?$")
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
        """Yield the ratio that the words at a figure name: gross margin, of wages to turnover."""
        told = list(self._of_two_lines(statement, period))
        if told:
            yield from told
            return
        for name, (part, whole) in known.RATIOS.items():
            if not says(statement, name, names):
                continue
            of_rows = list(self._of_rows(names, period, part.split(" | "), whole))
            if of_rows:
                yield from of_rows
                return
            strength, doubts = self.strength(statement, names, name)
            for over, under in self.pairs(part, whole, period):
                if under.value:
                    reasons = (f"{name} = {part} / {whole}", *doubts)
                    yield quotient(over, under, strength, reasons)
            return
        yield from self._of_what_was_named(statement, names, period)

    def _of_two_lines(
        self, statement: ReportStatement, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield the ratio whose two lines are told: the ratio of wages to turnover."""
        text = statement.before
        match = _RATIO_OF.search(text) or _AS_SHARE_OF.search(text)
        if match is None or period is None:
            return
        sides = [self.index.lexicon.keys(match[side]) for side in ("one", "other")]
        over, under = (self._line_of(keys, period) for keys in sides)
        if over is None or under is None or over.measure.unit != under.measure.unit:
            return
        if under.value:
            reasons = (say("{part} / {whole}", part=over.label, whole=under.label),)
            yield quotient(over, under, TieStrength.LIKELY, reasons)

    def _of_rows(
        self,
        names: HeardNames,
        period: CheckPeriod | None,
        parts: Sequence[str],
        whole: str,
    ) -> Iterator[CellReading]:
        """Yield the ratio of two columns of a row that the text is about: a segment, a region.

        It is certain where the sentence names the row, and its table has one thing to divide.
        """
        over_keys = {label_keys(part) for part in parts}
        under_keys = {label_keys(way) for way in whole.split(" | ")}
        zones = (names.near, names.sentence, names.topic)
        for zone in zones:
            found = []
            for series in self.index.called(zone):
                keys = series.row_keys
                is_row = keys and keys <= zone and not keys & self.index.accounts
                if keys in over_keys:
                    found += self._of_column(series, zone, under_keys, period)
                if not is_row or series.is_total or series.measure_keys not in over_keys:
                    continue
                found += [
                    (over, under)
                    for other in self.index.of_table(series.name.table)
                    if other.name.rows[-1:] == series.name.rows[-1:]
                    and other.measure_keys in under_keys
                    and (over := series.at(period)) is not None
                    and (under := other.at(period)) is not None
                ]
            is_sure = zone is not names.topic and len(found) == 1
            strength = TieStrength.CERTAIN if is_sure else TieStrength.LIKELY
            for over, under in found:
                if under.value and over.measure.unit == under.measure.unit:
                    reasons = (say("{part} / {whole}", part=over.label, whole=under.label),)
                    yield quotient(over, under, strength, reasons)
            if found:
                return

    def _of_column(
        self,
        series: CellSeries,
        zone: frozenset[str],
        under_keys: Collection[frozenset[str]],
        period: CheckPeriod | None,
    ) -> list[tuple[DataCell, DataCell]]:
        """Return what is divided of a column that the text is about, in a table of accounts."""
        keys = series.column_keys
        if not keys or not keys <= zone or keys & self.index.accounts:
            return []
        return [
            (over, under)
            for other in self.index.of_table(series.name.table)
            if other.name.columns == series.name.columns
            and other.name.role is series.name.role
            and other.row_keys in under_keys
            and (over := series.at(period)) is not None
            and (under := other.at(period)) is not None
        ]

    def _of_what_was_named(
        self, statement: ReportStatement, names: HeardNames, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield the ratio of what its sentence named before it: EBITDA of 337, a margin of 36 %."""
        near = statement.near
        if not re.search(r"[a-z]{3}", near):  # the margin went from 14 % to 18 %
            near = statement.before
        ratio = next((one for one in _UNNAMED if one.words.search(near)), None)
        if period is not None and _FROM.search(statement.near) and not statement.is_dated:
            period = period.shifted(-1)
        if ratio is None:
            return
        of_rows = list(self._of_rows(names, period, ratio.parts, ratio.whole))
        if of_rows:
            yield from of_rows
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
                sign = sign_of_second(first, second)
                yield CellReading(
                    value=first.value + sign * second.value,
                    range=first.range + second.range * sign,
                    cells=(first, second),
                    arithmetic=f"{first.shown} − {second.shown}",
                    reasons=(f"{name} = {parts[0]} − {parts[1]}",),
                )

    def excesses(
        self, statement: ReportStatement, period: CheckPeriod | None
    ) -> Iterator[CellReading]:
        """Yield what one thing is more than another: income exceeded expenditure by so much."""
        match = _EXCEEDS.search(statement.near)
        if match is None:
            return
        sides = [self.index.lexicon.keys(match[side]) for side in ("one", "other")]
        cells = [self._line_of(keys, period) for keys in sides]
        if all(cells) and cells[0] is not cells[1]:
            first, second = [cell for cell in cells if cell]
            sign = 1 if first.value * second.value < 0 else -1  # costs that are printed negative
            yield CellReading(
                value=first.value + sign * second.value,
                range=first.range + second.range * sign,
                cells=(first, second),
                strength=TieStrength.LIKELY if match["fell"] else TieStrength.CERTAIN,
                arithmetic=f"{first.shown} − {second.shown}",
                reasons=(say("{part} − {whole}", part=first.label, whole=second.label),),
            )

    def _line_of(self, keys: frozenset[str], period: CheckPeriod | None) -> DataCell | None:
        """Return the one cell of a line that some words name, and nothing else."""
        cells = [
            cell
            for series in self.index.called(keys)
            if keys in (series.row_keys, series.lead_keys)
            and series.name.role is CellRole.LEVEL
            and not series.column_keys
            and (cell := series.at(period)) is not None
        ]
        return cells[0] if len({cell.value for cell in cells}) == 1 else None

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
            if series.name.role is not CellRole.LEVEL or series.name.area or series.is_other:
                continue
            is_row = series.row_keys in keys and not series.column_keys
            is_whole = series.is_total and series.column_keys in keys
            cell = series.at(period) if is_row or is_whole else None
            if cell is not None:
                cells.append(cell)
        return cells


def sign_of_second(first: DataCell, second: DataCell) -> int:
    """Return how a second thing goes into a difference: costs may be printed negative."""
    is_income = first.value < 0 < second.value and known.COSTS.search(first.label)
    return 1 if second.value < 0 or is_income else -1


def says(statement: ReportStatement, name: str, names: HeardNames) -> bool:
    """Whether the words at a figure name something by one of our own names."""
    if name.isascii():
        text = f"{statement.subject} {statement.near}".casefold()
        return re.search(rf"\b{re.escape(name)}\b", text) is not None
    del names
    return name in statement.subject or name in statement.near
