"""What is told of a report when it is read: its encoding, and what was set aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.language import counted, listed, say, several
from factcheck.wording.tongues import foreign, told_of_foreign

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.manuscript import Manuscript

_GENERIC = frozenset(
    "document draft final index letter main page press-release readme release report text".split()
)
_LEFT_OUT = {
    "furniture": several(
        "{number} line of heads and feet of pages", "{number} lines of heads and feet of pages"
    ),
    "navigation": several("{number} piece around the text", "{number} pieces around the text"),
    "code": several("{number} piece of code", "{number} pieces of code"),
    "comment": several("{number} comment", "{number} comments"),
    "struck": several("{number} run struck through", "{number} runs struck through"),
    "picture": several("{number} picture", "{number} pictures"),
    "mark": several("{number} mark of a footnote", "{number} marks of footnotes"),
}


def document_name(path: Path, report: Manuscript) -> str:
    """Return how the ids of a report begin: its file's name, and its folder's if need be."""
    if str(path) == "-":
        return report.title[:40]
    stem, folder = path.stem, path.absolute().parent.name
    return f"{folder}-{stem}" if stem.casefold() in _GENERIC and folder else stem


def notes(report: Manuscript) -> list[str]:
    """Say in which encoding a report is, and what of it was left out of its text."""
    lines = []
    if report.encoding:
        lines.append(say("Read as {encoding}.", encoding=report.encoding))
    if code := foreign(report.text):
        lines.append(told_of_foreign(code))
    left_out = [counted(*_LEFT_OUT[aside.what.value], aside.number) for aside in report.set_aside]
    if left_out:
        lines.append(say("Left out: {parts}.", parts=listed(left_out)))
    return lines


def tables_told(drafted: Draft) -> list[str]:
    """Say how many tables, and figures in them, are not drafted; nothing where there are none."""
    if not drafted.tables:
        return []
    figures = counted("{number} figure", "{number} figures", drafted.figures_in_tables)
    lines = [
        counted(
            "{number} table with {figures} is not drafted.",
            "{number} tables with {figures} are not drafted.",
            drafted.tables,
            figures=figures,
        )
    ]
    unread = [table for table in (drafted.report.tables if drafted.report else ()) if table.unread]
    return lines + [
        say(
            "{table} on p. {page} is not examined: {reason}.",
            table=table.name,
            page=table.place.page,
            reason=table.unread,
        )
        if table.place.page
        else say("{table} is not examined: {reason}.", table=table.name, reason=table.unread)
        for table in unread
    ]
