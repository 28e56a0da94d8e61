"""One row of a table to a claim, by the very readers of claim files."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from pathlib import PurePath

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim, Document, StatementError
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.claim_tables.rows import (
    DOCUMENT,
    OF_CLAIMS_ALONE,
    REVIEW,
    UNIT,
    Cell,
    ClaimRows,
)
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import COMPARATORS, Fields, fields_of
from factcheck.load.input_file import InputFile
from factcheck.load.near_words import nearest
from factcheck.load.snippet import shortened
from factcheck.load.statement import claim
from factcheck.load.values import Words
from factcheck.load.yaml_events import Mapping, Node, Scalar, Sequence
from factcheck.load.yaml_page import YamlPage

DOCUMENT_KEYS = tuple(
    entry.key for entry in fields_of(DocumentKeys) if entry.key not in OF_CLAIMS_ALONE
)
_WRITTEN = '"'  # the style of a text that is one whatever it looks like


@dataclass(kw_only=True)
class RowPage(YamlPage):
    """A row as the page that its claim stands on: faults are told by row and column."""

    rows: ClaimRows
    index: int
    keys: dict[int, str] = field(default_factory=dict)  # of nodes, by their identity
    nodes: list[Node] = field(default_factory=list)  # held, so that no other has that identity

    def at(self, node: Node) -> Location:
        """Return the place of a node."""
        return self.rows.place(self.index, self.keys.get(id(node), ""))

    def fault(self, node: Node, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault of a node."""
        del part
        self.file.faults.append(
            Diagnostic(
                at=self.at(node),
                key=self.keys.get(id(node), ""),
                problem=shortened(problem),
                remedy=remedy,
            )
        )

    def mapping(self, cells: Dictionary[str, Cell]) -> Mapping:
        """Return cells as the mapping that a claim file would have them in."""
        entries = []
        for key, cell in cells.items():
            pair = (Scalar(key, 1, 1, ""), _node_of(cell))
            entries.append(pair)
            self.nodes += pair
            self.keys.update((id(node), key) for node in pair)
        return Mapping(tuple(entries), 1, 1, "{")


class ClaimRowReader:
    """Reads rows as claims; a document that many of them share is read once.

    Parameters
    ----------
    catalogue : Catalogue
        What their words may name.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._words = Words(catalogue=catalogue)
        self._documents: dict[tuple[object, ...], Document] = {}

    def claim(self, rows: ClaimRows, index: int) -> Claim:
        """Read one row.

        Raises
        ------
        InputError
            With every fault of the row.
        """
        file = InputFile(name=rows.file, text="")
        page = RowPage(file=file, root=Mapping((), 1, 1, "{"), rows=rows, index=index)
        cells = rows.cells(index)
        document = self._document(page, cells)
        own = {key: cell for key, cell in cells.items() if key not in {DOCUMENT, *DOCUMENT_KEYS}}
        own.setdefault("id", str(rows.numbers[index]))
        page.root = page.mapping(_with_doubts(_with_unit(own)))
        words = replace(self._words, fiscal_year=document.fiscal_year, language=document.language)
        reading = claim(page, page.root, document, words)
        if reading is None or file.faults:
            raise InputError(file.faults)
        return reading

    def document(self, file: str, cells: Dictionary[str, Cell]) -> Document | None:
        """Read the document that some cells tell of; None where they cannot be read."""
        rows = ClaimRows(file=file, keys=(), columns=(), numbers=(0,))
        page = RowPage(
            file=InputFile(name=file, text=""), root=Mapping((), 1, 1, "{"), rows=rows, index=0
        )
        document = self._document(page, cells)
        return None if page.file.faults else document

    def _document(self, page: RowPage, cells: Dictionary[str, Cell]) -> Document:
        """Return the document of a row, which has the keys that a document has in a claim file."""
        written = {key: cells[key] for key in DOCUMENT_KEYS if key in cells}
        name = str(cells.get(DOCUMENT, "")) or PurePath(page.file.name).stem
        memory = (page.file.name, name, *written.items())
        if memory not in self._documents:
            document = self._read_document(page, name, written)
            if page.file.faults:
                return document
            self._documents[memory] = document
        return self._documents[memory]

    def _read_document(self, page: RowPage, name: str, cells: Dictionary[str, Cell]) -> Document:
        node = page.mapping(cells)
        entries = {key.text: (key, value) for key, value in node.entries}
        reader = Fields(page, node, entries, self._words)
        values = reader.given(DocumentKeys)
        reader.require_language(values)
        source = values.get("source")
        if source and source not in self._words.catalogue.sources:
            remedy = nearest(str(source), tuple(self._words.catalogue.sources)) or say(
                "Declare it under `sources:`, in the reference or in the claim file."
            )
            problem = say("unknown source {name!r}", name=source)
            reader.fault(entries["source"][1], problem, remedy)
        legible = {key: value for key, value in values.items() if value is not None}
        return Document(id=name, file=page.file.name, **legible)  # type: ignore[arg-type]


def note_meaningless(rows: ClaimRows, index: int, error: StatementError) -> Diagnostic:
    """Return the fault of a row that was read and cannot mean anything."""
    key = error.key if error.key in rows.cells(index) else ""
    return Diagnostic(
        at=rows.place(index, key), key=key, problem=error.problem, remedy=error.remedy
    )


def _node_of(cell: Cell) -> Node:
    if isinstance(cell, str):
        return Scalar(cell, 1, 1, _WRITTEN)
    return Sequence(tuple(Scalar(text, 1, 1, _WRITTEN) for text in cell), 1, 1, "[")


def _with_doubts(cells: dict[str, Cell]) -> dict[str, Cell]:
    """Return cells with a doubt that stands alone, as it does in a cell of CSV, as a list of it."""
    doubt = cells.get(REVIEW)
    return cells | {REVIEW: (doubt,)} if isinstance(doubt, str) else cells


def _with_unit(cells: dict[str, Cell]) -> dict[str, Cell]:
    """Return cells with the unit that stands in a column of its own put behind the figure."""
    unit = cells.pop(UNIT, "")
    for key in (key for key in cells if unit and key in COMPARATORS):
        cell = cells[key]
        if isinstance(cell, str):
            cells[key] = f"{cell} {unit}"
        else:
            cells[key] = (*cell[:-1], f"{cell[-1]} {unit}")
    return cells
