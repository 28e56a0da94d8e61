"""The rows of a column counted of which something is said: every region grew, four of the six cut.

Accused is only what names its measure in its own sentence, and of which the report says as many
rows as the table has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from factcheck.check.deriving.bases import bases_of
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import StatementFinding, StatementOutcome, TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import english, explained_by, is_chinese, keys_heard, made_words
from factcheck.check.naming.hearing import narrower
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.universal_claims import UniversalClaim
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say

_CLAUSE = re.compile(r"[;；。:：]|, (?:while|but|and|whereas|although)\b")
_PLACES = frozenset(
    "country region state segment division plant site area city ward district"
    " destination economy".split()
)
_FEWEST = 3


class RowCounter:
    """What counts the rows of a column of which something is true.

    Parameters
    ----------
    index : CellIndex
        The series.
    year : int
        The year that the report is about.
    """

    def __init__(self, index: CellIndex, year: int) -> None:
        self.index, self.year = index, year

    def readings(self, claim: UniversalClaim) -> list[CellReading]:
        """Return how many rows satisfy a claim, in each column that its sentence may mean."""
        said = self.index.lexicon.keys(claim.statement.sentence.text)
        told = [
            (group, self._reading(claim, group, TieStrength.LIKELY))
            for group in self._columns
            if self._may_be_meant(claim, group, said)
        ]
        several = [(group, reading) for group, reading in told if reading is not None]
        narrow = narrower(said, self.index)
        heard = [len(keys_heard(_measure(group[0]), narrow)) for group, _ in several]
        fits = [
            (number, number - len(_measure(group[0])))
            for number, (group, _) in zip(heard, several, strict=True)
        ]
        chosen = [pair for pair, fit in zip(several, fits, strict=True) if fit == max(fits)]
        return [
            reading
            if len(chosen) > 1 or not self._is_sure(claim, group, said)
            else _certain(reading)
            for group, reading in chosen
        ]

    @cached_property
    def _columns(self) -> list[list[CellSeries]]:
        """The columns of all tables, each as the series of its rows without totals."""
        columns: dict[tuple[object, ...], list[CellSeries]] = defaultdict(list)
        for series in self.index.series:
            name = series.name
            rows = name.rows if name.area else name.rows[:-1]
            if not series.is_total and (name.area or name.rows):
                columns[name.table, name.columns, name.role, rows, bool(name.area)].append(series)
        return [group for group in columns.values() if len(group) >= _FEWEST]

    def _may_be_meant(
        self, claim: UniversalClaim, group: Sequence[CellSeries], said: frozenset[str]
    ) -> bool:
        first = group[0]
        if claim.bound is None and claim.direction and first.name.role is CellRole.SHARE:
            return False
        if claim.measure is not None:
            unit, own = claim.measure.unit, first.first.measure.unit
            if unit.dimension != own.dimension or unit.form is not own.form:
                return False
        if claim.whole and claim.whole != len(group):
            return False
        nouns = {naming.key for naming in english(claim.noun)}
        about = first.title_keys | first.called | _measure(first)
        is_noun = bool(nouns & about) or (bool(first.name.area) and _is_place(claim.noun))
        is_noun = is_noun or (is_chinese(claim.noun) and bool(claim.whole))
        is_growth = first.name.role is CellRole.CHANGE and known.GROWTH_WORDS.search(
            claim.statement.sentence.text
        )
        is_bare = not _measure(first) or bool(is_growth)
        return bool(keys_heard(_measure(first), said)) or (is_noun and is_bare)

    def _reading(
        self, claim: UniversalClaim, group: Sequence[CellSeries], strength: TieStrength
    ) -> CellReading | None:
        pairs = [self._truth(claim, series) for series in group]
        truths = [pair for pair in pairs if pair is not None]
        if len(truths) != len(group):
            return None
        number = sum(is_true is True for is_true, _ in truths)
        even = sum(is_true is None for is_true, _ in truths)  # as they are printed
        others = [series for series, (is_true, _) in zip(group, truths, strict=True) if not is_true]
        wanted = len(group) if claim.count < 0 else claim.count
        number = wanted if number < wanted <= number + even else number
        names = ", ".join(_name(series) for series in others[:4]) if claim.count < 0 else ""
        shown = say("{number} of {whole}", number=number, whole=len(group))
        value = Fraction(max(claim.count, 0)) if number == wanted else Fraction(number)
        if claim.count < 0 and number != wanted:
            value = Fraction(-1)
        return CellReading(
            value=value,
            range=Interval.point(value),
            cells=tuple(cell for _, cells in truths for cell in cells),
            strength=strength,
            reasons=(say("rows of the column counted, without totals"),),
            arithmetic=shown + (say("; not of {names}", names=names) if names else ""),
        )

    def _truth(
        self, claim: UniversalClaim, series: CellSeries
    ) -> tuple[bool | None, tuple[DataCell, ...]] | None:
        statement = claim.statement
        years = statement.years.attached
        period = CheckPeriod(years[-1]) if years else statement.period
        now = series.at(period)
        if now is None:
            return None
        if claim.bound is not None:
            if claim.bound in now.range:
                return None
            return (now.value < claim.bound) is claim.is_below, (now,)
        if series.name.role is CellRole.CHANGE:
            return (now.value * claim.direction > 0, (now,)) if now.value else None
        base = bases_of(statement, period, self.year)
        then = series.at(base[0]) if base else None
        if then is None or then is now:
            return None
        is_even = then.value == now.value  # as they are printed
        return (None if is_even else (now.value - then.value) * claim.direction > 0, (now, then))

    def _is_sure(
        self, claim: UniversalClaim, group: Sequence[CellSeries], said: frozenset[str]
    ) -> bool:
        first = group[0]
        measure = _measure(first)
        needed = measure - (self.index.unsaid.told_by_unit(first) & made_words()) or measure
        if claim.whole != len(group) or (measure and keys_heard(needed, said) != needed):
            return False
        if known.RESTATED.search(claim.statement.sentence.text):
            return False
        labels = tuple(label for series in group for label in series.labels)
        explained = (
            explained_by(measure)
            | (said - narrower(said, self.index))
            | first.title_keys
            | first.called
            | {n.key for n in english(claim.noun)}
        )
        clause = claim.statement.sentence.text
        for text in _CLAUSE.split(clause):
            if claim.statement.figure in text:
                clause = text.replace(claim.statement.figure, " ")
        return not self.index.lexicon.left_over(clause, explained, labels)


def counted_out(finding: StatementFinding, readings: Sequence[CellReading]) -> StatementFinding:
    """Return a finding that says how many rows it is true of, and of which it is not."""
    shown = readings[0].arithmetic
    is_error = finding.outcome in (StatementOutcome.WRONG, StatementOutcome.ROUNDS_WRONGLY)
    is_open = finding.outcome is StatementOutcome.TO_CHECK
    return replace(
        finding,
        arithmetic=shown,
        true=shown if is_error else "",
        nearest=shown if is_open else "",
    )


def of_bound(
    statement: ReportStatement, finding: StatementFinding, number: int
) -> StatementFinding:
    """Return the finding of the bound that a claim names: none exceeds 10 %."""
    agrees = finding.outcome is StatementOutcome.AGREES
    return replace(
        finding,
        id=f"s{number:03}",
        figure=statement.figure,
        start=statement.start,
        end=statement.end,
        outcome=StatementOutcome.AGREES if agrees else StatementOutcome.TO_CHECK,
        true="",
    )


def _certain(reading: CellReading) -> CellReading:
    return replace(reading, strength=TieStrength.CERTAIN)


def _measure(series: CellSeries) -> frozenset[str]:
    """Return what a column measures: its head, or the row where areas are told apart."""
    return series.column_keys | (series.row_keys if series.name.area else frozenset())


def _name(series: CellSeries) -> str:
    return series.name.area or (series.name.rows[-1] if series.name.rows else "")


def _is_place(noun: str) -> bool:
    bare = noun.casefold().rstrip("s")
    return bare in _PLACES or f"{bare[:-2]}y" in _PLACES
