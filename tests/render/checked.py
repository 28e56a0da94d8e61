"""A small report with its findings, to be written as a page; every text of a user may be set."""

from __future__ import annotations

from pathlib import Path

from factcheck.check.findings import (
    CarriedFigure,
    CellMention,
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
    Tie,
    TieStrength,
)
from factcheck.manuscript.model import Manuscript
from factcheck.manuscript.read import read_manuscript

FIGURES = dict(
    zip(
        ("12.0%", "$9.7 million", "23.9%", "62 shops", "31%", "8 to 10%"),
        StatementOutcome,
        strict=True,
    )
)
PROSE = (
    "Sales rose 12.0% to a record. Profit was $9.7 million and the tax rate 23.9%. We run 62 shops "
    "and returned 31%. We expect 8 to 10% next year."
)
TABLE = """
| $ million | 2024 | 2023 |
| --- | --- | --- |
| North | 6.1 | 5.0 |
| South | 4.0 | 4.2 |
| Total | 11.1 | 9.2 |
"""


def checked(folder: Path, text: str = "") -> tuple[CheckResult, Manuscript]:
    """Return a report and its findings; `text` stands wherever a user may have written."""
    file = folder / "letter.md"
    body = (
        f"# A letter {text}\n\n{PROSE} {text}\n\n- An item {text}\n\nTable 1. Sales {text}\n{TABLE}"
    )
    file.write_text(body, encoding="utf-8")
    manuscript = read_manuscript(file)
    data = f"data/{text or 'a'}.xlsx"
    statements = []
    for at, (figure, outcome) in enumerate(FIGURES.items()):
        start = manuscript.text.index(figure)
        statements.append(
            StatementFinding(
                id=f"s{at}",
                quote=f"{PROSE} {text}",
                figure=figure,
                start=start,
                end=start + len(figure),
                outcome=outcome,
                cells=(
                    CellMention(
                        file=f"data/{text or 'a'}.xlsx", cell="Sheet!C5", label=text, shown="9.9"
                    ),
                ),
                tie=Tie(strength=TieStrength.CERTAIN, reasons=(text,)),
                arithmetic=f"9.9 / 8.8 − 1 = 12.5 % {text}",
                true="12.5%" if at < 2 else "",
                nearest=text,
                remark=text,
            )
        )
    tables = (
        TableFinding(
            name=manuscript.tables[0].name,
            caption=text,
            foots=False,
            cell="B4",
            equation=f"B4 = B2 + B3: 6.1 + 4.0 = 10.1, printed 11.1 {text}",
            true="10.1",
            remark=text,
            carried=(
                CarriedFigure(
                    cell="C3",
                    figure="4.2",
                    mention=CellMention(file=data, cell="T1!B3", label=text, shown=f"2.4 {text}"),
                ),
            ),
        ),
    )
    result = CheckResult(
        report=str(file),
        language="en",
        files=(data,),
        statements=tuple(statements),
        tables=tables,
        notes=(text,) if text else (),
    )
    return result, manuscript
