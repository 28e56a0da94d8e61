"""Checks a report against its data: each figure of its prose, and each of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from factcheck.check.findings import (
    CheckResult,
    StatementFinding,
    StatementOutcome,
    ordered,
)
from factcheck.check.judging.borne_years import year_borne_out
from factcheck.check.judging.contradicted_columns import spared_by_columns
from factcheck.check.judging.faulty_cells import spared_by_tables
from factcheck.check.judging.own_amounts import with_own_amounts
from factcheck.check.judging.repeats import with_repeats
from factcheck.check.judging.same_cells import spared_by_same_cells
from factcheck.check.report_checker import ReportChecker
from factcheck.check.sources import evidence
from factcheck.check.tables.carried import with_carried
from factcheck.check.tables.report import table_findings
from factcheck.check.ties import SettledTies
from factcheck.language import say
from factcheck.load.tie_rows import TieRow
from factcheck.manuscript.model import Manuscript
from factcheck.wording.tongues import foreign, language_name, told_of_foreign


def check(
    report: Manuscript,
    against: Iterable[Path] = (),
    *,
    base: Path | None = None,
    ties: Sequence[TieRow] = (),
    told: Callable[[float, str], None] | None = None,
) -> CheckResult:
    """Check a report against files and folders, and against its own tables.

    Parameters
    ----------
    report : Manuscript
        The report as it was read.
    against : iterable of Path
        What it is checked against.
    base : Path, optional
        A folder from which the files are named.
    ties : sequence of TieRow
        What persons have said that figures are about.
    told : callable, optional
        Told which share of the statements is done, and where the last one stands.
    """
    data = evidence(report, against, base)
    settled = SettledTies(ties, data.cells)
    checker = ReportChecker(report, data, settled)
    findings = checker.placed(told)
    year = year_borne_out(findings, checker.reading, checker.indexes)
    if year != checker.reading.year:
        checker = ReportChecker(report, data, settled, year)
        findings = checker.placed(told)
    subjects = max((records.count for records in data.records), default=0)
    tables = with_carried(table_findings(report, subjects), data.cells)
    told_again = with_repeats(ordered(findings), checker.reading.statements)
    statements = with_own_amounts(told_again, checker.reading.statements)
    notes = [*data.notes, *checker.notes]
    if code := foreign(report.text):
        notes.append(told_of_foreign(code))
        statements = tuple(_of_foreign(finding, code) for finding in statements)
    return CheckResult(
        report=report.path,
        language=checker.reading.language,
        files=tuple(data.files),
        statements=spared_by_same_cells(spared_by_columns(spared_by_tables(statements, tables))),
        tables=tables,
        notes=tuple(notes),
    )


def _of_foreign(finding: StatementFinding, code: str) -> StatementFinding:
    """Return a finding of a report whose language nobody read: it accuses of nothing."""
    if not finding.is_accused:
        return finding
    remark = say("the report seems to be in {language}", language=language_name(code))
    return replace(finding, outcome=StatementOutcome.TO_CHECK, true="", remark=remark)
