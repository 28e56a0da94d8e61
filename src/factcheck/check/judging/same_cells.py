"""Figures that differ, and were laid to the very same cells: no more than one of them is of these.

"Client assets and assets under management were up 8 % and 4 %" beside the growth of all assets: one
cell cannot be what both are, and nobody knows whether it is either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.check.findings import (
    StatementFinding,
    StatementOutcome,
    TieStrength,
)
from factcheck.check.judging.deciding import doubted
from factcheck.language import say


def spared_by_same_cells(findings: Iterable[StatementFinding]) -> tuple[StatementFinding, ...]:
    """Return findings, to be checked where another figure rests on the same cells.

    Parameters
    ----------
    findings : iterable of StatementFinding
        What was found of all figures.

    Notes
    -----
    Another one is an accused figure of the report, or one of the same sentence that agrees.
    """
    findings = tuple(findings)
    accused: dict[tuple[str, ...], set[str]] = {}
    agreeing: set[tuple[str, tuple[str, ...]]] = set()
    for one in findings:
        place = _place(one)
        if one.is_accused and place:
            accused.setdefault(place, set()).add(_bare(one.figure))
        elif one.outcome is StatementOutcome.AGREES and place:
            agreeing.add((one.quote, place))
    several = {place for place, figures in accused.items() if len(figures) > 1}
    return tuple(
        _spared(one)
        if one.is_accused and (_place(one) in several or (one.quote, _place(one)) in agreeing)
        else one
        for one in findings
    )


def _place(finding: StatementFinding) -> tuple[str, ...]:
    """Return the cells that a figure rests on, and its unit; of a range none, told of so often.

    A change and its rate rest on the same cells, and both may be wrong.
    """
    cells = sorted({cell.address for cell in finding.cells})
    if not cells or any(":" in cell.cell for cell in finding.cells):
        return ()
    return (re.sub(r"[\d.,]", "", _bare(finding.figure)), *cells)


def _bare(figure: str) -> str:
    return "".join(figure.casefold().split())


def _spared(finding: StatementFinding) -> StatementFinding:
    if finding.tie is not None and finding.tie.strength is TieStrength.SETTLED:
        return finding
    return doubted(finding, (), say("another figure was laid to the same cells"))
