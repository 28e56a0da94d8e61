"""What is said of documents, sources, places and kinds wherever they are named."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from factcheck.domain.catalogue import Source
from factcheck.domain.claim import Claim, Document
from factcheck.domain.explained import Explained
from factcheck.domain.location import Location
from factcheck.kinds import named
from factcheck.language import language, say
from factcheck.manuscript.model import ReportPlace

DIGEST = len("sha256:") + 12  # signs of a hash that tell one file from another


def dated(document: Document) -> str:
    """Say when a document was published."""
    if document.published is None:
        return say("no date given")
    return say("published {date}", date=document.published)


def dates(source: Source) -> Iterator[str]:
    """Say when a source was published, and when it was read."""
    if source.published:
        yield say("published {date}", date=source.published)
    if source.accessed:
        yield say("read {date}", date=source.accessed)


def advised(advice: Explained) -> str:
    """Say what a code stands for, and what to do about it."""
    meaning, remedy = say(advice.meaning), say(advice.remedy)
    return say("{meaning}. {remedy}", meaning=meaning, remedy=remedy)


def place(at: Location) -> str:
    """Say in which line of which file something stands, or in which cell of a workbook."""
    return str(at) if at.cell else f"{at.file}:{at.line}"


def gloss(claim: Claim) -> str:
    """Return what a quote says, where its reader may not read the language of the document."""
    return "" if claim.document.language == language() else str(claim.gloss)


def claim_place(claim: Claim, write: Callable[[str], str] = str) -> str:
    """Say where a claim is written down, and in which line of its document it stands."""
    where = write(place(claim.at))
    if claim.line is not None:
        return say("{place}, line {line} of the document", place=where, line=claim.line)
    spot = document_place(claim)
    return say("{place}, {spot} of the document", place=where, spot=spot) if spot else where


def document_place(claim: Claim) -> str:
    """Say where in its document a claim stands: "p. 3, paragraph 2"; nothing where it is untold."""
    spot = ReportPlace(
        page=claim.page or 0,
        paragraph=claim.paragraph or 0,
        footnote=claim.footnote or 0,
        line=claim.line or 0,
    )
    return str(spot)


def places(spots: Iterable[Location]) -> tuple[str, ...]:
    """Say in which lines of which files things stand, those of one file together.

    >>> places([Location(file="a.csv", line=2), Location(file="a.csv", line=5)])
    ('a.csv:2,5',)

    Neighbours in a row of a table as published are told by the first and the last of them.

    >>> places(Location.of_cell("b.csv", f"115:{column}") for column in (66, 65, 64, 50))
    ('b.csv:115:66–64,115:50',)
    """
    cells: dict[str, list[tuple[int, int]]] = {}
    for at in spots:
        is_numbered = not at.cell or str(at) == f"{at.file}:{at.line}:{at.column}"
        numbers = cells.setdefault(at.file if is_numbered else str(at), [])
        if is_numbered:
            numbers.append((at.line, at.column if at.cell else 0))
    return tuple(
        f"{name}:{','.join(_runs(numbers))}" if numbers else name for name, numbers in cells.items()
    )


def _runs(cells: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Say lines by their numbers; cells by line and column, three or more in a row as a run."""
    runs: list[list[tuple[int, int]]] = []
    for cell in cells:
        if runs and cell[1] and _goes_on(runs[-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    for run in runs:
        (line, first), (_, last) = run[0], run[-1]
        if len(run) > 2:
            yield f"{line}:{first}–{last}"
        else:
            yield from (f"{row}:{column}" if column else f"{row}" for row, column in run)


def _goes_on(run: list[tuple[int, int]], cell: tuple[int, int]) -> bool:
    """Whether a cell is the next one in the line of a run, in the direction it has taken."""
    (line, column), (row, place) = run[-1], cell
    steps = {place - column} | {after[1] - before[1] for before, after in pairwise(run)}
    return row == line and steps in ({1}, {-1})


def summary_of_kind(kind: str) -> str:
    """Return the first paragraph of what a kind of claim says."""
    return kind_in_words(kind).replace("`", "'") or kind


def kind_in_words(kind: str) -> str:
    """Say the first paragraph of the docstring of a kind; its fields stand in grave accents."""
    text = inspect.getdoc(named(kind)) or ""
    return say(" ".join(text.partition("\n\n")[0].split())) if text else ""
