"""Columns that most figures contradict: nobody is accused by them.

A report errs in one figure of many. Where more figures differ from a column than agree with it, the
column is of something else than the words make of it, and nobody is accused by it. A slip of the
pen speaks for its tie: that digits are exchanged by chance is out of the question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.check.findings import (
    CellMention,
    StatementFinding,
    StatementOutcome,
    TieStrength,
)
from factcheck.check.judging.deciding import doubted
from factcheck.language import say

_FEWEST = 3  # figures that differ: two may be errors of a short report
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COLUMN = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]+)\d*(?::.*)?")


def spared_by_columns(findings: Iterable[StatementFinding]) -> tuple[StatementFinding, ...]:
    """Return findings, to be checked where most figures differ from a column that one rests on.

    Parameters
    ----------
    findings : iterable of StatementFinding
        What was found of all figures.
    """
    findings = tuple(findings)
    bearing, against = Counter[str](), Counter[str]()
    for one in findings:
        if one.outcome is StatementOutcome.AGREES or _is_slip(one):
            bearing.update(_columns(one.cells))
        elif one.is_accused:
            against.update(_columns(one.cells))
    disputed = {
        column
        for column, number in against.items()
        if number >= _FEWEST and number > bearing[column]
    }
    return tuple(_spared(one, disputed) for one in findings)


def _spared(finding: StatementFinding, disputed: set[str]) -> StatementFinding:
    columns = sorted(_columns(finding.cells) & disputed)
    is_settled = finding.tie is None or finding.tie.strength is TieStrength.SETTLED
    if not columns or is_settled or not finding.is_accused or _is_slip(finding):
        return finding
    why = say("most figures that it was laid to differ from {column}", column=columns[0])
    return doubted(finding, (), why)


def _columns(cells: Sequence[CellMention]) -> set[str]:
    """Return the columns that a figure rests on, named by their files."""
    columns = set()
    for cell in cells:
        match = _COLUMN.fullmatch(cell.cell)
        if match is not None:
            sheet = f"{match['sheet']}!" if match["sheet"] else ""
            columns.add(f"{cell.file}#{sheet}{match['column']}")
    return columns


def _is_slip(finding: StatementFinding) -> bool:
    """Whether an accused figure has the digits of the truth, in another order or scale."""
    printed, true = _NUMBER.search(finding.figure), _NUMBER.search(finding.true)
    if not finding.is_accused or printed is None or true is None:
        return False
    return _digits(printed[0]) == _digits(true[0])


def _digits(number: str) -> list[str]:
    return sorted(re.sub(r"\D", "", number).strip("0"))
