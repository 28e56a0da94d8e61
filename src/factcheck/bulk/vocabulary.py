"""What the texts of a table mean, each distinct one read once."""

from __future__ import annotations

from collections.abc import Sized
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from factcheck.bulk.figures import ClaimedFigures
from factcheck.bulk.sorts import ClaimSort, SortKey, Sorts
from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.claim import Document
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.load.claim_tables.claims import DOCUMENT_KEYS, ClaimRowReader
from factcheck.load.claim_tables.rows import DOCUMENT, Cell
from factcheck.load.values import Unreadable, Words, member, period
from factcheck.plain.codebook import Codebook
from factcheck.plain.judged import NO_DAY, Books
from factcheck.plain.lanes import Lanes
from factcheck.plain.shapes import ClaimShape

NO_YEAR = -(10**6)
OF_DOCUMENTS = (DOCUMENT, *DOCUMENT_KEYS)

SortCodes: TypeAlias = "tuple[int, ...]"  # kind, of, basis, whole, whole area?, figure, since?


class OfDocument(Struct, frozen=True, kw_only=True):
    """What of a document bears on its claims, where it is one that plain claims have."""

    document: Document
    day: int  # by which figures have to be public
    issuer: int


class Vocabulary:
    """The texts of tables as codes.

    Parameters
    ----------
    reference : Reference
    terms : Terms
    """

    def __init__(self, reference: Reference, terms: Terms) -> None:
        self.reference, self.terms = reference, terms
        self.lanes = Lanes(reference)
        self._rows = ClaimRowReader(reference.catalogue)
        self._sorts = Sorts(reference)
        self.forget()

    def forget(self) -> None:
        """Forget all texts; what was read of the reference stays."""
        catalogue = self.reference.catalogue
        self.figures = ClaimedFigures()
        self.names: Codebook[str, str] = Codebook(str)  # of indicators that are measured
        self.issuers: Codebook[str, str] = Codebook(str)
        self.documents: Codebook[tuple[Cell, ...], OfDocument | None] = Codebook(self._document)
        self.kinds: Codebook[Cell, str] = Codebook(stripped)
        self.indicators: Codebook[Cell, Indicator | None] = Codebook(
            lambda cell: catalogue.indicators.find(stripped(cell)) if cell else None
        )
        self.areas: Codebook[Cell, Area | None] = Codebook(
            lambda cell: catalogue.areas.find(stripped(cell)) if cell else None
        )
        self.bases: Codebook[Cell, Basis | None] = Codebook(_basis)
        self.years: Codebook[tuple[Cell, str], int] = Codebook(_year)
        self.sorts: Codebook[SortCodes, ClaimSort] = Codebook(self._sort)

    def __len__(self) -> int:
        books: tuple[Sized, ...] = (self.documents, self.years, self.areas, self.indicators)
        return len(self.figures) + sum(len(book) for book in books)

    def series(self, name: int, area: int) -> int:
        """Return the series of an indicator, by the code of its name, and of an area."""
        place = self.areas.values_of[area]
        if place is None or place.fiscal_year is not None:
            return self.lanes.code("", "")
        return self.lanes.code(self.names.values_of[name], place.id)

    def books(self) -> Books:
        """Return what the codes of plain claims stand for, as of now."""
        readings = self.documents.values_of
        return Books(
            lanes=self.lanes,
            figures=self.figures.columns,
            days=np.array([0 if read is None else read.day for read in readings], np.int64),
            issuers=np.array([0 if read is None else read.issuer for read in readings], np.int64),
            names=self.issuers.values_of,
        )

    def _document(self, key: tuple[Cell, ...]) -> OfDocument | None:
        file, *texts = key
        cells = {name: cell for name, cell in zip(OF_DOCUMENTS, texts, strict=True) if cell}
        document = self._rows.document(str(file), cells)
        if document is None or document.source or document.fiscal_year is not None:
            return None
        day = self.terms.as_of or document.published
        return OfDocument(
            document=document,
            day=NO_DAY if day is None else day.toordinal(),
            issuer=self.issuers[document.issuer],
        )

    def _sort(self, codes: SortCodes) -> ClaimSort:
        kind, of, basis, whole, has_whole_area, figure, has_since = codes
        specimen, name = self.figures.specimens[figure], self.kinds.values_of[kind]
        if has_since and name not in _FROM_A_BASE:
            return ClaimSort(ClaimShape.OTHER)
        return self._sorts.sort(
            SortKey(
                kind=name,
                of=self.indicators.values_of[of],
                basis=self.bases.values_of[basis],
                whole=self.indicators.values_of[whole],
                has_whole_area=bool(has_whole_area),
                figure=specimen,
            )
        )


_FROM_A_BASE = ("change", "growth", "multiple", "point_change")


def stripped(cell: Cell) -> str:
    """Return a text without outer blanks; of a list, one that means nothing."""
    return cell.strip() if isinstance(cell, str) else "\0"


def _basis(cell: Cell) -> Basis | None:
    try:
        return member(stripped(cell), Basis) if cell else None
    except Unreadable:
        return None


def _year(key: tuple[Cell, str]) -> int:
    """Return the calendar year that a text means; `NO_YEAR` where it means another period."""
    cell, language = key
    if not cell:
        return NO_YEAR
    try:
        written = period(stripped(cell), Words(language=language))
    except Unreadable:
        return NO_YEAR
    return written.year if written == Period.of_year(written.year) else NO_YEAR
