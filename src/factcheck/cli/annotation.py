"""The text of a document with its claims marked, for reports that show it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.language import say
from factcheck.render import Format

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.render.marks import Text


def required(form: Format, file: Path | None) -> None:
    """Refuse the text of a document where the format has no place for it.

    Raises
    ------
    typer.BadParameter
        If it cannot be shown.
    """
    if file is not None and form is not Format.HTML:
        raise typer.BadParameter(
            say("the text is shown in a page alone, not as {form}; add --format html.", form=form),
            param_hint="--report",
        )


def marked(audit: Audit, file: Path) -> Text:
    """Read a text and find the quotes of the claims in it, and the figures that no claim covers.

    Raises
    ------
    InputError
        If it cannot be read.
    typer.BadParameter
        If the claims are of several documents.
    """
    from factcheck.draft import coverage
    from factcheck.draft.locate import locate, placed_in
    from factcheck.draft.prose import mapped
    from factcheck.manuscript import read_manuscript
    from factcheck.render.marks import Mark, Text

    if len(audit.documents) > 1:
        raise typer.BadParameter(
            say("the claims are of several documents; name one claim file."), param_hint="--report"
        )
    report = read_manuscript(file)
    text = report.source or report.text
    claims = [verdict.claim for verdict in audit]
    located = locate(text, placed_in(mapped(report), claims))
    marks = [
        Mark(start=each.span[0], end=each.span[1], claims=(each.id,))
        for each in located
        if each.span is not None
    ]
    marks += [Mark(start=each.start, end=each.end) for each in coverage(report, claims).uncovered]
    return Text(
        text=text,
        name=file.name,
        marks=tuple(marks),
        lost=tuple(each.id for each in located if each.span is None),
    )
