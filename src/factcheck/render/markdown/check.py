"""The findings of a check in Markdown: errors, what is open, and how much agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.check.findings import CheckResult, StatementFinding, StatementOutcome
from factcheck.language import say
from factcheck.render.notation.signs import steady
from factcheck.render.phrases import outcomes


def render(result: CheckResult) -> str:
    """Write the findings as a page of Markdown."""
    accused = result.of(StatementOutcome.WRONG)
    to_check = result.of(StatementOutcome.ROUNDS_WRONGLY, StatementOutcome.TO_CHECK)
    bare = result.of(StatementOutcome.NOT_IN_DATA)
    lines = [f"# {say('Check of {report}', report=_safe(result.report))}", ""]
    lines += [f"## {say('Errors')}", "", *_rows(accused)]
    for table in result.tables:
        if table.foots is False:
            lines.append(f"- **{table.place}**: {_safe(table.equation)} → {_safe(table.true)}")
    lines += ["", f"## {say('To check')}", "", *_rows(to_check)]
    for table in result.tables:
        if table.is_open and table.foots is not False:
            elsewhere = (outcomes.carried(one, one.mention.address) for one in table.carried)
            text = " ".join(filter(None, (table.to_check, table.remark, *elsewhere)))
            lines.append(f"- **{table.name}**: {_safe(text)}")
    lines += ["", f"## {say('In no data')}", ""]
    lines += [f"- {_safe(one.figure)}: {_safe(one.quote)}" for one in bare]
    agreeing = len(result.of(StatementOutcome.AGREES))
    whole = len(result.statements)
    lines += ["", say("{number} of {all} figures agree.", number=agreeing, all=whole)]
    return "\n".join(lines) + "\n"


def _rows(findings: Iterable[StatementFinding]) -> Iterator[str]:
    for finding in findings:
        told = "; ".join(
            filter(
                None, (finding.true or finding.nearest, finding.remark, *outcomes.doubts(finding))
            )
        )
        cells = ", ".join(f"`{cell.address}`" for cell in finding.cells[:6])
        place = f" ({finding.place})" if finding.place else ""
        figure, quote = _safe(finding.figure), _safe(finding.quote)
        yield f"- **{figure}**{place}: {_safe(told)} — “{quote}” {cells}"


def _safe(text: str) -> str:
    """Return text without the signs that Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in steady(text))
