"""The report as it reads, its figures marked, and the notes beside each of its passages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.check.findings import (
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
)
from factcheck.language import say
from factcheck.manuscript.model import (
    Manuscript,
    MergedCells,
    PassageKind,
    ReportPassage,
    ReportTable,
    cell_name,
)
from factcheck.render.html.check_note import (
    anchor,
    mark_anchor,
    statement_note,
    style_name,
    table_anchor,
    table_note,
)
from factcheck.render.notation.tree import Content, Element, element
from factcheck.render.phrases import outcomes

_CELL = re.compile(r"\b[A-Z]{1,3}[1-9]\d*\b")
_LOWEST = 6  # of headings


def report(result: CheckResult, manuscript: Manuscript) -> Iterator[Element]:
    """Show the report, passage by passage, with what was found beside each."""
    yield element("h2", say("The report"), id="report")
    yield _filters(result)
    yield _meanings(result)
    tables = {table.name: table for table in result.tables}
    rows = []
    for start, end, block in manuscript.spans():
        inside = [
            statement
            for statement in result.statements
            if statement.start < end and statement.end > start
        ]
        if isinstance(block, ReportTable):
            finding = tables.get(block.name)
            shown = _table(block, finding, inside, start)
            notes = [table_note(finding)] if finding is not None else []
        else:
            shown, notes = _passage(block, inside, start), []
        shown.set("lang", result.language)
        rows.append(_row(shown, [*notes, *map(statement_note, _beginning(inside, start, end))]))
    yield element("div", *rows, class_="sheet")


def _beginning(
    findings: Sequence[StatementFinding], start: int, end: int
) -> list[StatementFinding]:
    """Return those that begin here: a note stands once, where its figure begins."""
    return [finding for finding in findings if start <= finding.start < end]


def _row(shown: Element, notes: Sequence[Element]) -> Element:
    beside = element("div", *notes, class_="beside") if notes else None
    return element("div", shown, beside, class_="pair-row")


def _filters(result: CheckResult) -> Element:
    """Return a box to tick for each outcome: the notes of others are hidden."""
    counts = Counter(statement.outcome for statement in result.statements)
    boxes = (
        element(
            "label",
            element("input", type="checkbox", id=f"show-{style_name(outcome)}", checked=""),
            element("b", outcomes.sign(outcome), aria_hidden="true"),
            f"{outcomes.name(outcome)} ",
            element("strong", str(counts[outcome])),
            class_=style_name(outcome),
        )
        for outcome in StatementOutcome
        if counts[outcome]
    )
    return element(
        "fieldset",
        element("legend", say("Mark figures that are")),
        element("div", *boxes, class_="chips"),
    )


def _meanings(result: CheckResult) -> Element:
    entries: list[Element] = []
    for outcome in StatementOutcome:
        if result.of(outcome):
            term = f"{outcomes.sign(outcome)} {outcomes.name(outcome)}"
            entries.append(element("dt", term, class_=style_name(outcome)))
            entries.append(element("dd", outcomes.meaning(outcome)))
    return element(
        "details",
        element("summary", say("What the marks mean")),
        element("dl", *entries, class_="meanings"),
        class_="note",
    )


def _passage(block: ReportPassage, findings: Sequence[StatementFinding], start: int) -> Element:
    content = tuple(_marked(block.text, findings, start))
    match block.kind:
        case PassageKind.HEADING:
            return element(f"h{min(block.level + 2, _LOWEST)}", *content)
        case PassageKind.ITEM:
            return element("p", "• ", *content, class_="item")
        case PassageKind.CAPTION:
            return element("p", *content, class_="caption")
        case PassageKind.FOOTNOTE:
            return element("p", *content, class_="footnote")
        case PassageKind.PARAGRAPH:
            return element("p", *content)


def _marked(text: str, findings: Sequence[StatementFinding], start: int) -> Iterator[Content]:
    """Cut a text where a figure begins or ends, and link each figure to its note."""
    spans = [
        (max(finding.start - start, 0), min(finding.end - start, len(text)), finding)
        for finding in findings
    ]
    cuts = sorted({0, len(text), *(at for begin, end, _ in spans for at in (begin, end))})
    begun: set[str] = set()
    for begin, end in pairwise(cuts):
        run = text[begin:end]
        over = [one for first, last, one in spans if first <= begin and end <= last]
        if not over or not run.strip():
            yield run
            continue
        worst = min(over, key=lambda one: list(StatementOutcome).index(one.outcome))
        ends = [one for first, last, one in spans if last == end and one in over]
        yield _mark(run, worst, is_first=worst.id not in begun, ends=ends)
        begun.add(worst.id)


def _mark(
    run: str, one: StatementFinding, *, is_first: bool, ends: Sequence[StatementFinding]
) -> Element:
    signs = "".join(dict.fromkeys(outcomes.sign(other.outcome) for other in ends))
    title = outcomes.name(one.outcome)
    if one.true:
        title = say("{outcome}: data give {figure}", outcome=title, figure=one.true)
    return element(
        "a",
        run,
        element("sup", signs) if signs else None,
        href=f"#{anchor(one)}",
        id=mark_anchor(one) if is_first else None,
        class_=f"figure {style_name(one.outcome)}",
        title=title,
    )


def _table(
    block: ReportTable,
    finding: TableFinding | None,
    findings: Sequence[StatementFinding],
    start: int,
) -> Element:
    if not block.rows:
        return element(
            "p", block.words or block.unread, class_="footnote", id=f"table-{block.name}"
        )
    named = set(_CELL.findall(finding.equation)) if finding and finding.foots is False else set()
    faulty = finding.cell if finding is not None else ""
    carried = {one.cell for one in finding.carried} if finding is not None else set()
    merged = {(cells.row, cells.column): cells for cells in block.merged}
    covered = {place for cells in block.merged for place in _covered(cells)}
    heads = block.heads or 1
    body, at = [], start
    for row, texts in enumerate(block.rows):
        cells = []
        for column, text in enumerate(texts):
            if (row, column) not in covered:
                name = cell_name(row, column)
                content = _marked(text, _within(findings, at, at + len(text)), at)
                cells.append(
                    _cell(
                        tuple(content),
                        is_head=row < heads or column == 0,
                        kind=_kind(name, faulty, carried, named),
                        name=name,
                        merged=merged.get((row, column)),
                    )
                )
            at += len(text) + 1
        body.append(element("tr", *cells))
    table = element("table", element("thead", *body[:heads]), element("tbody", *body[heads:]))
    anchored = table_anchor(finding) if finding is not None else None
    return element("div", table, class_="scroll", tabindex=0, id=anchored)


def _kind(name: str, faulty: str, carried: set[str], named: set[str]) -> str:
    """Return how the style knows a cell: the faulty one, one that stands otherwise elsewhere."""
    if name == faulty:
        return "faulty"
    if name in carried:
        return "carried"
    return "summed" if name in named else ""


def _within(findings: Sequence[StatementFinding], start: int, end: int) -> list[StatementFinding]:
    return [finding for finding in findings if finding.start < end and finding.end > start]


def _cell(
    content: Sequence[Content], *, is_head: bool, kind: str, name: str, merged: MergedCells | None
) -> Element:
    signs = {"faulty": StatementOutcome.WRONG, "carried": StatementOutcome.TO_CHECK}
    mark = element("sup", outcomes.sign(signs[kind])) if kind in signs else None
    return element(
        "th" if is_head else "td",
        *content,
        mark,
        class_=kind or None,
        title=name if kind else None,
        rowspan=merged.rows if merged and merged.rows > 1 else None,
        colspan=merged.columns if merged and merged.columns > 1 else None,
    )


def _covered(cells: MergedCells) -> Iterator[tuple[int, int]]:
    """Give the places that a merged cell takes, but for its first."""
    for row in range(cells.row, cells.row + cells.rows):
        for column in range(cells.column, cells.column + cells.columns):
            if (row, column) != (cells.row, cells.column):
                yield row, column
