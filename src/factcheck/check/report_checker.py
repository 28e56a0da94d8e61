"""What goes through the figures of a report in their order, and what it remembers on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from factcheck.check.deriving.derived import Deriver
from factcheck.check.deriving.in_terms_of_told import in_terms_of_told
from factcheck.check.deriving.rank_of_told import rank_of_told
from factcheck.check.deriving.ranks import AskedRank
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import (
    is_of_plan,
    says_of_another_whole,
    says_of_the_one_before,
    shares_of_cell,
    stands_for,
)
from factcheck.check.deriving.share_changes import ToldShare, told_share_of
from factcheck.check.deriving.strengths import is_named_here, less_sure
from factcheck.check.deriving.told import ToldFigure, told_figure
from factcheck.check.deriving.told_fractions import with_told_fractions
from factcheck.check.deriving.told_measures import ToldMeasures, told_by_figures
from factcheck.check.deriving.told_units import with_told_units
from factcheck.check.deriving.universals import RowCounter, counted_out, of_bound
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.editions import with_earlier_editions
from factcheck.check.evidence.fiscal_names import with_fiscal_names
from factcheck.check.evidence.fiscal_quarters import months_ahead, with_fiscal_quarters
from factcheck.check.evidence.index import CellIndex
from factcheck.check.evidence.yearless import with_years
from factcheck.check.findings import (
    StatementFinding,
    StatementOutcome,
    TieStrength,
)
from factcheck.check.judging.amounts_beside import AmountsBeside
from factcheck.check.judging.anchored import FoundStatement, anchored
from factcheck.check.judging.deciding import decided
from factcheck.check.judging.in_step import in_step
from factcheck.check.judging.second_look import bears_out, is_reckoned_by, second_look
from factcheck.check.judging.slipped import with_slip
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.spoken_of import SpokenOf
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.rank_claims import RankClaim, rank_claims
from factcheck.check.prose.report_statement import ReportReading, ReportStatement
from factcheck.check.prose.report_year import titled_year
from factcheck.check.prose.sentences import PLAN
from factcheck.check.prose.statements import report_reading
from factcheck.check.prose.universal_claims import UniversalClaim, universal_claims
from factcheck.check.sources import ReportEvidence
from factcheck.check.subjects.counted import Counter
from factcheck.check.subjects.measures import is_timed
from factcheck.check.subjects.printed import as_printed
from factcheck.check.subjects.samples import samples_of
from factcheck.check.ties import SettledTies
from factcheck.language import say
from factcheck.manuscript.model import Manuscript

_SECOND = ("s", 1)
_REPORT_CELL = re.compile(r"T\d+![A-Z]+\d+")


class ReportChecker:
    """What goes through the statements of a report, remembering what it is about.

    Parameters
    ----------
    report : Manuscript
        The report.
    data : ReportEvidence
        What it is checked against.
    ties : SettledTies, optional
        What persons have said that figures are about.
    year : int, optional
        The year that the report is about; 0 where its title and its text tell.
    """

    def __init__(
        self,
        report: Manuscript,
        data: ReportEvidence,
        ties: SettledTies | None = None,
        year: int = 0,
    ) -> None:
        self.report, self.data, self.text = report, data, report.text
        self.ties = ties or SettledTies((), ())
        years = sorted({cell.period.year for cell in data.cells if cell.period is not None})
        is_of_time = any(_SECOND in cell.measure.unit.dimension.powers for cell in data.cells)
        is_of_time = is_of_time or any(map(is_timed, data.records))
        self.reading: ReportReading = report_reading(
            report, years, year, is_of_time=is_of_time, is_of_subjects=bool(data.records)
        )
        cells = with_years(data.cells, self.reading.year)
        cells = with_fiscal_names(cells, self.reading.year)
        cells = with_fiscal_quarters(cells, months_ahead(report.title, report.text))
        cells = with_told_fractions(cells, self.reading)
        given = [cell for cell in cells if not cell.is_own]
        own = [cell for cell in cells if cell.is_own]
        own, given = with_earlier_editions(own, given, data.years, titled_year(report))
        told = [with_told_units(cells, self.reading) for cells in (given, own) if cells]
        self.indexes = [CellIndex(cells, report.title, self.reading.text) for cells, _ in told]
        self.notes = [note for _, notes in told for note in notes]
        self.derivers = [Deriver(index, self.reading.year) for index in self.indexes]
        self.counter = Counter([*chain(*map(samples_of, data.records))], report.text)
        self.row_counters = [RowCounter(index, self.reading.year) for index in self.indexes]
        self.last: tuple[ReportStatement, DataCell] | None = None  # that was found in a cell
        self.told: ToldFigure | None = None  # the figure before, and what it was found to be of
        self.pair: tuple[ToldFigure, ToldFigure] | None = None  # the last two
        self.spoken = SpokenOf(self.reading, self.indexes, report.title)
        self.was_stale = False  # what the text was about, when a figure was come to
        self.told_share: ToldShare | None = None  # of two cells, that was found
        self.measures = {id(index): ToldMeasures(self.reading, index) for index in self.indexes}
        self.amounts = AmountsBeside(self.reading.statements, self.reading.year)

    def placed(self, told: Callable[[float, str], None] | None = None) -> list[StatementFinding]:
        """Return the findings of all statements with their places, telling how far it has come."""
        findings = []
        for share, one in self.findings():
            place = str(self.report.place_at(one.start))
            findings.append(replace(one, place=place))
            if told is not None:
                told(share, place)
        return findings

    def findings(self) -> Iterator[tuple[float, StatementFinding]]:
        """Give the findings of all statements, with the share of them that is done."""
        ranks = {claim.statement.start: claim for claim in rank_claims(self.reading)}
        told = list(self._universals())
        universals = {claim.statement: finding for claim, finding in told}
        spared = [(claim.spared, finding) for claim, finding in told]
        apart = [
            *self.reading.statements,
            *(claim.statement for claim in ranks.values()),
            *self.counter.words(self.reading),
        ]
        statements = sorted(
            [
                *universals,
                *(one for one in apart if not any(map(one.overlaps, universals))),
            ],
            key=lambda statement: statement.start,
        )
        found: list[FoundStatement] = []  # in a sentence
        for number, statement in enumerate(statements, 1):
            if found and statement.sentence != found[-1].statement.sentence:
                yield from ((number / len(statements), one) for one in self._settled(found))
                found = []
            self.spoken.move_to(statement)
            claim = ranks.get(statement.start)
            bound = next(
                (one for span, one in spared if span[0] <= statement.start < span[1]), None
            )
            if statement in universals:
                finding = replace(universals[statement], id=f"s{number:03}")
                one = FoundStatement(statement=statement, finding=finding)
            elif bound is not None:
                finding = of_bound(statement, bound, number)
                one = FoundStatement(statement=statement, finding=finding)
            else:
                one = self._found(statement, number, claim)
            span = statement.sentence
            self.spoken.told_up_to = span.end
            quote = self.text[span.start : span.end]  # as it is printed: 2022/23
            figure = self.text[statement.start : statement.end]
            found.append(replace(one, finding=replace(one.finding, quote=quote, figure=figure)))
        yield from ((1.0, one) for one in self._settled(found))

    def _settled(self, found: Sequence[FoundStatement]) -> Iterator[StatementFinding]:
        """Give the findings of a sentence, each by what agrees beside it."""
        return anchored(list(in_step(found, self.counter.others_of, as_printed)))

    def _universals(self) -> Iterator[tuple[UniversalClaim, StatementFinding]]:
        """Give what is said of all rows of a column, or of so many, where data hold them."""
        for claim in universal_claims(self.reading):
            for counter in self.row_counters:
                readings = counter.readings(claim)
                if readings:
                    finding = decided(claim.statement, readings, 0)
                    yield claim, counted_out(finding, readings)
                    break

    def _found(
        self, statement: ReportStatement, number: int, claim: RankClaim | None = None
    ) -> FoundStatement:
        self.was_stale = self.spoken.is_stale  # whatever the first tables make of it
        apart = self._apart(statement, number, claim)
        if apart is not None:
            return apart
        found: FoundStatement | None = None
        for deriver in self.derivers:
            asked, readings = self._sought(statement, claim, deriver)
            finding = decided(asked, readings, number)
            if claim is None:
                readings = self._with_amounts(asked, readings, finding, deriver)
                finding = decided(asked, readings, number)
                finding = second_look(asked, finding, readings, deriver.index)
            if finding.outcome is StatementOutcome.AGREES and statement.claimed is ClaimedAs.SHARE:
                deriver.told_share = told_share_of(statement, readings, finding)
                self.told_share = deriver.told_share or self.told_share
            if finding.outcome is not StatementOutcome.NOT_IN_DATA:
                self._remember(asked, readings, finding)
                if found is None or finding.outcome is StatementOutcome.AGREES:
                    found = FoundStatement(
                        statement=statement,
                        finding=finding,
                        readings=readings,
                        index=deriver.index,
                    )
                elif bears_out(readings, finding, found.readings):
                    cells = (*found.finding.cells, *finding.cells)
                    found = replace(found, finding=replace(finding, cells=cells))
                if finding.outcome is not StatementOutcome.TO_CHECK and not (
                    finding.is_accused and _is_of_a_report(finding)
                ):
                    break
        if found is None:
            self.told = self.told if claim is not None else None
            self.spoken.look_at(statement)
            self.spoken.is_stale = self.spoken.is_stale or not statement.is_open
            return FoundStatement(statement=statement, finding=decided(statement, (), number))
        if claim is not None:
            return found
        finding = with_slip(statement, found.finding, found.readings, self.indexes)
        return replace(found, finding=finding)

    def _apart(
        self, statement: ReportStatement, number: int, claim: RankClaim | None
    ) -> FoundStatement | None:
        """Return the finding of what a person settled, what is counted, and what is planned."""
        settled = self.ties.of(statement)
        if settled is not None:
            return FoundStatement(statement=statement, finding=decided(statement, settled, number))
        counted = self.counter.readings(statement) if claim is None else []
        if counted:
            if statement.is_open == PLAN and self.counter.asks_for_plans(statement):
                statement = replace(statement, is_open="")
            plain = as_printed(statement)
            finding = second_look(plain, decided(plain, counted, number), counted, None)
            return FoundStatement(statement=statement, finding=finding, readings=counted)
        if claim is None and (self.counter.spares(statement) or is_reckoned_by(statement)):
            return FoundStatement(statement=statement, finding=decided(statement, (), number))
        if statement.is_open == PLAN:
            finding = self._planned(statement, number)
            return FoundStatement(statement=statement, finding=finding)
        return None

    def _sought(
        self,
        statement: ReportStatement,
        claim: RankClaim | None,
        deriver: Deriver,
    ) -> tuple[ReportStatement, list[CellReading]]:
        """Return a figure, in the terms that it is meant in, with its readings in some tables."""
        index = deriver.index
        if claim is not None:
            told = rank_of_told(claim, index, self.told, self.text)
            return statement, told or self._readings(AskedRank(index, claim), statement)
        readings = self._of_the_one_before(statement, index)
        if not readings:
            readings = self._readings(deriver, statement)
            if not any(map(is_named_here, readings)):
                readings = [*self._told_by_figures(deriver, statement), *readings]
        last = (self.told, self.pair)
        return in_terms_of_told(statement, index, readings, last, self.reading.year)

    def _with_amounts(
        self,
        statement: ReportStatement,
        readings: list[CellReading],
        finding: StatementFinding,
        deriver: Deriver,
    ) -> list[CellReading]:
        """Return readings with those of the amount that a figure goes with, where none agrees."""
        if finding.outcome is StatementOutcome.AGREES:
            return readings
        return self.amounts.with_others(
            statement, readings, deriver.index, lambda one: self._readings(deriver, one)
        )

    def _planned(self, statement: ReportStatement, number: int) -> StatementFinding:
        """Return the finding of a plan: not checkable, unless a column of plans holds it."""
        for deriver in self.derivers:
            readings = [
                reading
                for reading in self._readings(deriver, statement)
                if is_of_plan(reading) and reading.strength is not TieStrength.GUESSED
            ]
            if readings:
                finding = decided(replace(statement, is_open=""), readings, number)
                finding = second_look(statement, finding, readings, deriver.index)
                if finding.outcome is not StatementOutcome.TO_CHECK:
                    return finding
        return decided(statement, (), number)

    def _of_the_one_before(self, statement: ReportStatement, index: CellIndex) -> list[CellReading]:
        """Return what part of its whole the amount before is, where a share is said of it."""
        before, cell = self.last or (None, None)
        if cell is not None and says_of_the_one_before(statement, before):
            return list(shares_of_cell(statement, index, cell))
        if cell is not None and before is not None and stands_for(statement, before):
            between = self.text[before.end : statement.start]
            if ";" not in between and not self.spoken.rows_in(between):
                return list(shares_of_cell(statement, index, cell))
        told = self.told_share
        if told is not None and says_of_another_whole(statement, told.statement):
            return list(shares_of_cell(statement, index, told.reading.cells[0]))
        return []

    def _readings(
        self, deriver: Deriver | AskedRank, statement: ReportStatement
    ) -> list[CellReading]:
        """Return the readings of a figure, taking up what the text was about before if need be."""
        newest = next(filter(None, self.spoken.topics), frozenset[str]())
        for topic in (*self.spoken.topics, frozenset[str]()):
            readings = deriver.readings(statement, topic | self.spoken.area)
            if self.was_stale or topic not in (frozenset(), newest):
                readings = [less_sure(reading) for reading in readings]
            if any(reading.strength is not TieStrength.GUESSED for reading in readings):
                return readings
        return []

    def _told_by_figures(
        self, deriver: Deriver | AskedRank, statement: ReportStatement
    ) -> list[CellReading]:
        """Return the readings of a figure under what the figures around it are of."""
        measures = self.measures[id(deriver.index)]
        topic = measures.topic_of(statement)
        if not topic:
            return []
        if readings := measures.readings(statement):
            return readings
        readings = deriver.readings(statement, topic | self.spoken.area)
        is_sure = measures.is_beyond_doubt(statement)
        readings = [measures.weighed(reading, topic, is_sure=is_sure) for reading in readings]
        before, told = say("named in a sentence before"), told_by_figures()
        return [
            replace(
                reading, reasons=tuple(told if one == before else one for one in reading.reasons)
            )
            for reading in readings
            if reading.strength is not TieStrength.GUESSED and before in reading.reasons
        ]

    def _remember(
        self,
        statement: ReportStatement,
        readings: Sequence[CellReading],
        finding: StatementFinding,
    ) -> None:
        """Keep what the text is about, for sentences that name it no more.

        Of several readings that are as good, what all are about; of areas then none.
        """
        self.amounts.remember(statement, readings, finding)
        sure = [reading for reading in readings if reading.strength is not TieStrength.GUESSED]
        if finding.outcome is StatementOutcome.AGREES:  # it is about what it agrees with
            cells = set(finding.cells)
            sure = [reading for reading in sure if cells >= set(reading.mentions)] or sure
        if not sure or not sure[0].cells:
            return
        if statement.claimed is not ClaimedAs.RANK:
            before, self.told = self.told, told_figure(statement, sure, finding)
            self.pair = (before, self.told) if before is not None else None
        if finding.outcome is StatementOutcome.AGREES and len(sure[0].cells) == 1:
            self.last = (statement, sure[0].cells[0])
        likeliest = [reading for reading in sure if reading.strength is sure[0].strength]
        keys = frozenset.intersection(*(_named(reading.cells[:1]) for reading in likeliest))
        is_of_areas = bool(_named(sure[0].cells[:1]) & self.spoken.areas)
        self.spoken.area = keys & self.spoken.areas if is_of_areas else self.spoken.area
        topic = keys - self.spoken.areas
        is_carried = self.was_stale and say("named in a sentence before") in sure[0].reasons
        is_found = finding.outcome is StatementOutcome.AGREES
        self.spoken.is_stale = is_carried and not is_found
        is_open = finding.outcome is StatementOutcome.TO_CHECK
        if topic and not (is_open and self.spoken.topics and topic < self.spoken.topics[0]):
            self.spoken.turn_to(topic)


def _named(cells: Iterable[DataCell]) -> frozenset[str]:
    """Return the words by which a text would name cells."""
    labels = (label for cell in cells for label in (*cell.rows[-1:], *cell.columns, cell.area))
    return frozenset(key for label in labels if label for key in label_keys(label))


def _is_of_a_report(finding: StatementFinding) -> bool:
    """Whether a finding rests on another report alone, which later ones may have corrected."""
    return bool(finding.cells) and all(_REPORT_CELL.fullmatch(cell.cell) for cell in finding.cells)
