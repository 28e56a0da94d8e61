"""The findings of a check for people at a terminal: errors, then what is open, then what agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.check.findings import (
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
)
from factcheck.language import counted, say
from factcheck.render.notation.page import Line, Page, Style
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import outcomes

_MARGIN = 4
_MOST = 8  # findings of a sort that are told in full where they are no errors


def render(result: CheckResult, page: Page | None = None, *, verbose: bool = False) -> str:
    """Lay the findings out for a terminal.

    Parameters
    ----------
    result : CheckResult
        The findings.
    page : Page, optional
        The screen; 80 columns without colour unless given.
    verbose : bool
        Whether all that agrees is told in full as well.
    """
    page = page or Page()
    writer = _FindingWriter(page)
    lines: list[Line] = [*writer.errors(result), *writer.open(result, verbose=verbose)]
    if verbose:
        lines += writer.told(result.of(StatementOutcome.AGREES))
    for note in result.notes:
        lines += page.paragraph(f"! {note}", hanging=2)
    lines += writer.totals(result)
    return page.written(lines)


class _FindingWriter:
    """What sets findings in the columns of a screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def errors(self, result: CheckResult) -> Iterator[Line]:
        """Give the errors of text and tables."""
        accused = result.of(StatementOutcome.WRONG)
        for one in accused:
            yield from self._statement(one)
        for table in result.tables:
            if table.foots is False:
                yield from self._table(table)

    def open(self, result: CheckResult, *, verbose: bool) -> Iterator[Line]:
        """Give what a person has to look at."""
        to_check = result.of(StatementOutcome.ROUNDS_WRONGLY, StatementOutcome.TO_CHECK)
        yield from self.told(to_check if verbose else to_check[:_MOST])
        if len(to_check) > _MOST and not verbose:
            more = len(to_check) - _MOST
            text = say("and {number} more to check: --verbose", number=more)
            yield from self._folded(text, _MARGIN)
            yield ""
        for table in result.tables:
            if table.is_open and table.foots is not False:
                yield from self._open_table(table)
        bare = result.of(StatementOutcome.NOT_IN_DATA)
        if bare:
            figures = ", ".join(visible(one.figure) for one in bare)
            text = say("in no data: {figures}", figures=figures)
            yield from self._folded(f"? {text}")
            yield ""

    def told(self, findings: Iterable[StatementFinding]) -> Iterator[Line]:
        """Give findings in full."""
        for finding in findings:
            yield from self._statement(finding)

    def totals(self, result: CheckResult) -> Iterator[Line]:
        """Give how many figures came to what, the last line of all."""
        parts = []
        for outcome in StatementOutcome:
            number = len(result.of(outcome))
            if number:
                parts.append(f"{number} {outcomes.name(outcome)}")
        known = [table for table in result.tables if table.foots is not None]
        if known:
            sound = sum(table.foots is True for table in known)
            parts.append(say("{sound} of {all} tables add up", sound=sound, all=len(known)))
        number = len(result.statements)
        whole = counted("{number} figure", "{number} figures", number)
        yield from self._folded(f"{whole}: {', '.join(parts)}" if parts else whole)

    def _statement(self, one: StatementFinding) -> Iterator[Line]:
        colour = Style.RED if one.is_accused else Style.YELLOW
        if one.outcome is StatementOutcome.AGREES:
            colour = Style.GREEN
        sign = outcomes.sign(one.outcome)
        head = f"{sign} {visible(one.figure)}: {outcomes.name(one.outcome)}"
        if one.true:
            head += f"; {say('it is {true}', true=one.true)}"
        where = f" ({one.place})" if one.place else ""
        yield from self._folded(head + where, 0, colour, *([Style.BOLD] if one.is_accused else []))
        yield from self._folded(f"“{_excerpt(one)}”", _MARGIN)
        if one.nearest:
            yield from self._folded(say("nearest is {cell}", cell=one.nearest), _MARGIN)
        elif one.arithmetic:
            yield from self._folded(one.arithmetic, _MARGIN)
        cells = ", ".join(cell.address for cell in one.cells[:4])
        if cells:
            strength = outcomes.strength(one.tie.strength) if one.tie else ""
            yield from self._folded(f"{cells} [{strength}]", _MARGIN, Style.FAINT)
        for reason in outcomes.doubts(one):
            yield from self._folded(f"- {reason}", _MARGIN, Style.FAINT)
        if one.remark:
            yield from self._folded(visible(one.remark), _MARGIN)
        yield ""

    def _table(self, table: TableFinding) -> Iterator[Line]:
        head = say(
            "✘ {cell} does not add up; the others make {true}",
            cell=table.place,
            true=table.true,
        )
        yield from self._folded(head, 0, Style.RED, Style.BOLD)
        elsewhere = (outcomes.carried(one, one.mention.address) for one in table.carried)
        for text in (table.caption, table.equation, table.remark, *elsewhere):
            if text:
                yield from self._folded(visible(text), _MARGIN)
        yield ""

    def _open_table(self, table: TableFinding) -> Iterator[Line]:
        head = say("? {table}: to check", table=table.name)
        yield from self._folded(head, 0, Style.YELLOW)
        elsewhere = (outcomes.carried(one, one.mention.address) for one in table.carried)
        for text in (table.caption, table.to_check, table.remark, *elsewhere):
            if text:
                yield from self._folded(visible(text), _MARGIN)
        yield ""

    def _folded(self, text: str, margin: int = 0, *styles: Style) -> list[Line]:
        return self.page.paragraph(text, *styles, indent=margin, hanging=0 if margin else 2)


def _excerpt(one: StatementFinding, most: int = 150) -> str:
    """Return the sentence of a figure, cut around it where it is long."""
    quote = visible(one.quote)
    if len(quote) <= most:
        return quote
    at = max(quote.find(visible(one.figure)), 0)
    start = max(0, min(at - most // 2, len(quote) - most))
    head, tail = "…" if start else "", "…" if start + most < len(quote) else ""
    return f"{head}{quote[start : start + most]}{tail}"
