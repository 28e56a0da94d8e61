"""What the rows of a table say, as codes: kinds, series, years and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from factcheck.bulk.figures import UNREAD
from factcheck.bulk.vocabulary import NO_YEAR, OF_DOCUMENTS, Vocabulary
from factcheck.load.claim_tables.rows import UNIT, Cell, ClaimRows
from factcheck.load.fields import COMPARATORS
from factcheck.load.statement import ID, PLACES
from factcheck.plain.codebook import Codebook, Codes, Mask, distinct
from factcheck.plain.judged import Meaning
from factcheck.plain.lanes import NOT_PLAIN
from factcheck.plain.shapes import ClaimShape

_TEXTS = ("quote", "gloss", "note")  # whatever they are, no verdict hangs on them
_ABOUT = ("kind", "of", "area", "period", "since", "basis", "whole", "whole area")
_PLAIN = frozenset(("id", UNIT, *_ABOUT, *_TEXTS, *PLACES, *COMPARATORS, *OF_DOCUMENTS))
_IDS = re.compile(r"(?:[\w.-]+\n)*[\w.-]+")
_PLACE = re.compile(r"[0-9]{0,9}")


class _Sorts(NamedTuple):
    """What is the same in all claims of the sort of each row."""

    shape: Codes
    first: Codes  # names of indicators
    second: Codes
    basis: Codes
    is_over_time: Mask
    is_rounded: Mask
    is_of_own_basis: Mask


def meaning_of(rows: ClaimRows, vocabulary: Vocabulary) -> Meaning:
    """Return what rows say.

    Parameters
    ----------
    rows : ClaimRows
    vocabulary : Vocabulary
        What their texts mean; new ones are added to it.
    """
    return _Block(rows, vocabulary).meaning()


class _Block:
    """The rows of one block, read column by column."""

    def __init__(self, rows: ClaimRows, vocabulary: Vocabulary) -> None:
        self._words, self._file, self._count = vocabulary, rows.file, len(rows)
        self._columns = dict(zip(rows.keys, rows.columns, strict=True))
        self._blank = ("",) * self._count

    def meaning(self) -> Meaning:
        """Return what the rows say."""
        document = self._documents()
        readings = self._words.documents.values_of
        language = self._languages(document)
        figure, is_plain = self._figures(language)
        is_plain &= self._has_nothing_else() & self._has_plain_id()
        is_plain &= np.array([reading is not None for reading in readings])[document]
        sorts = self._sorts(figure)
        year, since = self._year("period", language), self._year("since", language)
        base = np.where(since != NO_YEAR, since, year - 1)
        base = np.where(sorts.is_over_time, base, year)
        is_plain &= (year > 0) & (base > 0) & ((base < year) | ~sorts.is_over_time)
        is_plain &= (since != NO_YEAR) | ~self._is_written("since")
        is_plain &= ~self._means_nothing("basis", self._words.bases)
        is_plain &= ~self._means_nothing("whole", self._words.indicators)
        area = self._codes("area", self._words.areas)
        whole_area = self._codes("whole area", self._words.areas)
        first = self._series(sorts.first, area)
        second = self._series(
            sorts.second, np.where(self._is_written("whole area"), whole_area, area)
        )
        is_share = ~sorts.is_over_time & (sorts.shape != ClaimShape.LEVEL)
        is_plain &= (first != NOT_PLAIN) & (second != NOT_PLAIN) & ~(is_share & (first == second))
        is_below = self._words.figures.columns["high"][figure] <= 0
        is_plain &= ~(is_below & (sorts.shape == ClaimShape.LEVEL))  # is its sign that of a size?
        rounded = self._words.figures.columns["rounded"]
        return Meaning(
            shape=np.where(is_plain, sorts.shape, ClaimShape.OTHER),
            figure=np.where(sorts.is_rounded, rounded[figure], figure),
            year=year,
            base=base,
            first=first,
            second=second,
            basis=sorts.basis,
            is_over_time=sorts.is_over_time,
            is_of_own_basis=sorts.is_of_own_basis,
            document=document,
        )

    def _documents(self) -> Codes:
        book = self._words.documents
        if not any(name in self._columns for name in OF_DOCUMENTS):
            code = book[(self._file, *([""] * len(OF_DOCUMENTS)))]
            return np.full(self._count, code)
        columns = (self._columns.get(name, self._blank) for name in OF_DOCUMENTS)
        return book.codes(zip((self._file,) * self._count, *columns, strict=True), self._count)

    def _languages(self, document: Codes) -> Sequence[str]:
        """Return the language that the document of each row is written in, where it is told."""
        readings = self._words.documents.values_of
        languages = ["" if reading is None else reading.document.language for reading in readings]
        return [languages[code] for code in document.tolist()]

    def _figures(self, language: Sequence[str]) -> tuple[Codes, Mask]:
        """Return the figure of each row, and whether it has one comparator and no more."""
        figure = np.full(self._count, UNREAD)
        times = np.zeros(self._count, np.int64)
        for comparator in (key for key in COMPARATORS if key in self._columns):
            written = self._is_written(comparator)
            codes = self._read(self._with_unit(comparator), comparator, language)
            figure = np.where(written, codes, figure)
            times += written
        return figure, (times == 1) & (figure != UNREAD)

    def _with_unit(self, comparator: str) -> Sequence[Cell]:
        column, units = self._columns[comparator], self._columns.get(UNIT)
        if units is None:
            return column
        return [
            f"{cell} {unit}" if cell and unit else cell
            for cell, unit in zip(column, units, strict=True)
        ]

    def _read(self, column: Sequence[Cell], comparator: str, language: Sequence[str]) -> Codes:
        figures = self._words.figures
        if len(set(language)) == 1:
            book = figures.book(comparator, language[0])
            return np.fromiter(map(book.__getitem__, column), np.int64, self._count)
        codes = (
            figures.book(comparator, spoken)[cell]
            for cell, spoken in zip(column, language, strict=True)
        )
        return np.fromiter(codes, np.int64, self._count)

    def _year(self, key: str, language: Sequence[str]) -> Codes:
        book = self._words.years
        pairs = zip(self._columns.get(key, self._blank), language, strict=True)
        codes = book.codes(pairs, self._count)
        return np.array(book.values_of, np.int64)[codes]

    def _codes(self, key: str, book: Codebook[Cell, Any]) -> Codes:
        return book.codes(self._columns.get(key, self._blank), self._count)

    def _is_written(self, key: str) -> Mask:
        column = self._columns.get(key)
        if column is None:
            return np.zeros(self._count, np.bool_)
        return np.fromiter(map(bool, column), np.bool_, self._count)

    def _means_nothing(self, key: str, book: Codebook[Cell, Any]) -> Mask:
        """Whether something is written that names nothing."""
        if key not in self._columns:
            return np.zeros(self._count, np.bool_)
        codes = self._codes(key, book)
        means_nothing = np.array([value is None for value in book.values_of], np.bool_)
        return self._is_written(key) & means_nothing[codes]

    def _has_nothing_else(self) -> Mask:
        """Whether a row has the keys of a plain claim alone."""
        is_so = np.ones(self._count, np.bool_)
        for key, column in self._columns.items():
            if key not in _PLAIN:
                is_so &= ~self._is_written(key)
            elif key in PLACES:
                sound = (bool(_PLACE.fullmatch(str(cell))) for cell in column)
                is_so &= np.fromiter(sound, np.bool_, self._count)
            elif key in _TEXTS and not all(isinstance(cell, str) for cell in column):
                is_so &= np.array([isinstance(cell, str) for cell in column])
        return is_so

    def _has_plain_id(self) -> Mask:
        """Whether the id of a row is one; that of most blocks is told by one look."""
        ids = self._columns.get("id", self._blank)
        texts = [cell for cell in ids if isinstance(cell, str)]
        if len(texts) == len(ids) and _IDS.fullmatch("\n".join(texts)):
            return np.ones(self._count, np.bool_)
        sound = (isinstance(cell, str) and bool(not cell or ID.fullmatch(cell)) for cell in ids)
        return np.fromiter(sound, np.bool_, self._count)

    def _sorts(self, figure: Codes) -> _Sorts:
        words = self._words
        parts = (
            self._codes("kind", words.kinds),
            self._codes("of", words.indicators),
            self._codes("basis", words.bases),
            self._codes("whole", words.indicators),
            self._is_written("whole area").astype(np.int64),
            words.figures.columns["sort"][figure],
            self._is_written("since").astype(np.int64),
        )
        names = len(words.indicators)
        sizes = (
            len(words.kinds), names, len(words.bases), names, 2, len(words.figures.specimens), 2,
        )  # fmt: skip
        first, which = distinct(parts, sizes)
        keys = zip(*(part[first].tolist() for part in parts), strict=True)
        sorts = [words.sorts.values_of[words.sorts[key]] for key in keys]

        def column(values: Sequence[int]) -> Any:  # noqa: ANN401 - of whole numbers or truth values
            return np.array(values)[which]

        return _Sorts(
            shape=column([sort.shape for sort in sorts]),
            first=column([words.names[sort.first] for sort in sorts]),
            second=column([words.names[sort.second] for sort in sorts]),
            basis=column([sort.basis for sort in sorts]),
            is_over_time=column([sort.is_over_time for sort in sorts]),
            is_rounded=column([sort.is_rounded for sort in sorts]),
            is_of_own_basis=column([sort.is_of_own_basis for sort in sorts]),
        )

    def _series(self, name: Codes, area: Codes) -> Codes:
        """Return the series of the indicator and the area of each row."""
        words = self._words
        first, which = distinct((name, area), (len(words.names), len(words.areas)))
        pairs = zip(name[first].tolist(), area[first].tolist(), strict=True)
        return np.array([words.series(*pair) for pair in pairs], np.int64)[which]
