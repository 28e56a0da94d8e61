"""What changed since an earlier check, for people at a terminal."""

from __future__ import annotations

from factcheck.check.findings import StatementFinding
from factcheck.check.since import FigureChange, Since
from factcheck.language import counted, say
from factcheck.render.notation.page import Line, Page
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import outcomes


def render(changed: Since, page: Page | None = None) -> str:
    """Write what changed, a figure a line, and how many figures are as they were."""
    page = page or Page()
    lines: list[Line] = [say("Since the last check:"), ""]
    for change in changed.changes:
        lines += page.paragraph(_told(change), indent=2, hanging=2)
    same = counted("{number} figure as before", "{number} figures as before", changed.unchanged)
    return page.written([*lines, *page.paragraph(same, indent=2)])


def _told(change: FigureChange) -> str:
    before, now = change.before, change.now
    if now is None:
        gone = "" if before is None else visible(before.figure)
        return say("− {figure}: no longer in the report", figure=gone)
    if before is None:
        return say("+ {figure}: new, {outcome}", figure=visible(now.figure), outcome=_found(now))
    figure = visible(now.figure)
    if before.figure != now.figure:
        figure = f"{visible(before.figure)} → {figure}"
    if before.outcome is now.outcome:
        return say("{sign} {figure}: {now}", sign=_sign(now), figure=figure, now=_found(now))
    return say(
        "{sign} {figure}: {now}; {before} before",
        sign=_sign(now),
        figure=figure,
        now=_found(now),
        before=outcomes.name(before.outcome),
    )


def _sign(one: StatementFinding) -> str:
    return outcomes.sign(one.outcome)


def _found(one: StatementFinding) -> str:
    """Say what is found of a figure now."""
    name = outcomes.name(one.outcome)
    return say("{name} (it is {true})", name=name, true=one.true) if one.true else name
