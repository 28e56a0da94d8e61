"""What was found of one figure, or of one table, as a note beside it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.findings import CellMention, StatementFinding, StatementOutcome, TableFinding
from factcheck.language import say
from factcheck.render.notation.tree import Content, Element, element
from factcheck.render.phrases import outcomes

_MOST_CELLS = 8
_AROUND = 70  # signs of a sentence that are shown before and after a figure


def style_name(outcome: StatementOutcome) -> str:
    """Return the name by which the style knows an outcome."""
    return f"o-{outcome.value.replace('_', '-')}"


def anchor(one: StatementFinding) -> str:
    """Return where a note stands on the page."""
    return f"note-{one.start}-{one.end}"


def mark_anchor(one: StatementFinding) -> str:
    """Return where a figure stands on the page."""
    return f"figure-{one.start}-{one.end}"


def table_anchor(table: TableFinding) -> str:
    """Return where a table stands on the page."""
    return f"table-{table.name}"


def excerpt(one: StatementFinding) -> tuple[str, str, str]:
    """Return a figure with what stands around it in its sentence."""
    at = one.quote.find(one.figure)
    if at < 0:
        return _cut(one.quote, 2 * _AROUND), "", ""
    before, after = one.quote[:at], one.quote[at + len(one.figure) :]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    return before, one.figure, _cut(after, _AROUND)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def statement_note(one: StatementFinding) -> Element:
    """Return the note of a figure: a line, and below it the cells and the arithmetic."""
    told = one.true or one.nearest or one.remark
    summary = element(
        "summary",
        element("b", outcomes.sign(one.outcome), aria_hidden="true"),
        element("strong", one.figure),
        element("span", outcomes.name(one.outcome)),
        element("em", _gist(one)) if told else None,
    )
    return element(
        "details",
        summary,
        element("div", *_body(one), id=anchor(one), tabindex=-1),
        class_=f"finding {style_name(one.outcome)}",
        open="" if one.is_accused else None,
    )


def _gist(one: StatementFinding) -> str:
    if one.true:
        return say("data give {figure}", figure=one.true)
    if one.nearest:
        return say("nearest is {cell}", cell=one.nearest)
    return one.remark


def _body(one: StatementFinding) -> Iterator[Element]:
    if one.reckoning:
        yield element("p", one.reckoning, class_="sum")
    if one.cells:
        rows = (_cell(cell) for cell in one.cells[:_MOST_CELLS])
        yield element("ul", *rows, class_="evidence")
    if len(one.cells) > _MOST_CELLS:
        number = len(one.cells) - _MOST_CELLS
        yield element("p", say("and {number} more cells", number=number))
    if one.tie is not None:
        text = say("Tie: {strength}", strength=outcomes.strength(one.tie.strength))
        yield element("p", "; ".join((text, *one.tie.reasons)), class_="tie")
    if one.remark and (one.true or one.nearest):
        yield element("p", one.remark)
    if not (one.arithmetic or one.cells or one.tie):
        yield element("p", outcomes.meaning(one.outcome))
    yield element("a", say("in the text"), href=f"#{mark_anchor(one)}", class_="back")


def _cell(cell: CellMention) -> Element:
    file = cell.file.replace("\\", "/").rpartition("/")[2]
    parts: list[Content] = [element("code", f"{file} {cell.cell}")]
    if cell.label:
        parts += [" ", cell.label]
    if cell.shown:
        parts += [" ", element("b", cell.shown)]
    return element("li", *parts)


def table_note(table: TableFinding) -> Element:
    """Return the note of a table."""
    outcome, name = _table_outcome(table)
    summary = element(
        "summary",
        element("b", outcomes.sign(outcome), aria_hidden="true"),
        element("strong", table.place),
        element("span", name),
    )
    texts = [(table.equation, "sum"), (table.to_check, "sum"), (table.remark, "")]
    texts += [(text, "") for text in elsewhere(table)]
    body = [element("p", text, class_=kind or None) for text, kind in texts if text]
    return element(
        "details",
        summary,
        element("div", *(body or [element("p", _unremarkable(table))])),
        class_=f"finding of-table {style_name(outcome)}",
        open="" if table.foots is False or table.is_open else None,
    )


def elsewhere(table: TableFinding) -> Iterator[str]:
    """Tell the figures of a table that stand otherwise elsewhere."""
    for one in table.carried:
        file = one.mention.file.replace("\\", "/").rpartition("/")[2]
        yield outcomes.carried(one, f"{file} {one.mention.cell}")


def _unremarkable(table: TableFinding) -> str:
    if table.foots is None:
        return say("Nothing in it is said to add up.")
    return say("All that it says of itself holds.")


def _table_outcome(table: TableFinding) -> tuple[StatementOutcome, str]:
    if table.foots is False:
        return StatementOutcome.WRONG, say("does not add up")
    if table.is_open:
        return StatementOutcome.TO_CHECK, outcomes.name(StatementOutcome.TO_CHECK)
    if table.foots is None:
        return StatementOutcome.NOT_CHECKABLE, say("not added up")
    return StatementOutcome.AGREES, say("adds up")
