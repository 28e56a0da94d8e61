"""Tables of claims held against a reference, a block of rows at a time.

A claim of a table is audited by itself: nothing that another row says bears on it. So any part of a
table gives the verdicts that the whole of it gives for these rows, in whatever order or process.

Plain claims are judged in columns, all others row by row by the functions of an audit. A property
test holds both equal, whole rows of verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from factcheck.bulk.found_texts import found_texts
from factcheck.bulk.meaning import meaning_of
from factcheck.bulk.verdicts import COLUMNS, VerdictBlock, VerdictRow, row_of
from factcheck.bulk.vocabulary import Vocabulary
from factcheck.domain.claim import StatementError
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import FAIL_ON
from factcheck.load.claim_tables.claims import ClaimRowReader, note_meaningless
from factcheck.load.claim_tables.rows import ClaimRows
from factcheck.load.statement import ID
from factcheck.pipeline.alone import LoneClaims
from factcheck.plain.codebook import Codes
from factcheck.plain.judged import FLAG_SETS, LABELS, PlainVerdicts, judged

_FLAGS = tuple(tuple(flag.value for flag in flags) for flags in FLAG_SETS)
_LABELS = tuple(label.value for label in LABELS)
_MOST_TEXTS = 300_000  # that are remembered from one block to the next


class TableAuditor:
    """Audits blocks of rows; what it reads of the reference it reads once.

    Parameters
    ----------
    reference : Reference
        What the claims are checked against.
    terms : Terms
        By what they are judged.
    fail_on : frozenset of str
        Labels that make the exit status 1; besides, ``inconsistent`` and ``review``.

    Examples
    --------
    >>> from factcheck import read_reference
    >>> from factcheck.load.claim_tables.rows import ClaimRows
    >>> rows = ClaimRows(
    ...     file="claims.csv",
    ...     keys=("id", "kind", "of", "area", "period", "is"),
    ...     columns=(["a"], ["growth"], ["gdp"], ["changzhi"], ["2021"], ["90 %"]),
    ...     numbers=[1],
    ... )
    >>> block = TableAuditor(read_reference("reference")).block(rows)
    >>> block.column("label")
    ['contradicted']
    """

    def __init__(
        self,
        reference: Reference,
        terms: Terms = AS_PUBLISHED,
        fail_on: frozenset[str] = FAIL_ON,
    ) -> None:
        self._reader = ClaimRowReader(reference.catalogue)
        self._claims = LoneClaims(reference, terms)
        self._fail_on = fail_on
        self._judged: dict[tuple[object, ...], tuple[VerdictRow, bool]] = {}  # by what rows say
        is_usual = not terms.edition and terms.panel is None
        self._vocabulary = Vocabulary(reference, terms) if is_usual else None

    def block(self, rows: ClaimRows) -> VerdictBlock:
        """Return the verdict of each row that has no fault, in order, and the faults of the rest.

        A row is in one of the two and never in both: ``len(block) + block.faulty`` is the number of
        rows that were there, those that could not be told apart into cells included.
        """
        verdicts = _Verdicts(rows, self._fail_on)
        if self._vocabulary is not None and len(rows):
            meaning = meaning_of(rows, self._vocabulary)
            for part in judged(meaning, self._vocabulary.books()):
                verdicts.take(part, self._vocabulary)
            verdicts.name(meaning.document, self._vocabulary)
        for index in verdicts.left():
            self._judge(rows, index, verdicts)
        self._forget()
        return verdicts.block()

    def _judge(self, rows: ClaimRows, index: int, verdicts: _Verdicts) -> None:
        """Judge a row by the functions of an audit; one that says what another says, as that."""
        number, cells = rows.numbers[index], rows.cells(index)
        name = cells.pop("id", str(number))
        saying = tuple(cells.items())
        if saying in self._judged and isinstance(name, str) and ID.fullmatch(name):
            row, fails = self._judged[saying]
            verdicts.put(index, row._replace(row=number, id=name), fails=fails)
            return
        try:
            claim = self._reader.claim(rows, index)
            verdict = self._claims.verdict(claim)
        except InputError as error:
            verdicts.refuse(error.diagnostics)
        except StatementError as error:
            verdicts.refuse([note_meaningless(rows, index, error)])
        else:
            row = row_of(number, verdict, self._claims.reference.catalogue)
            self._judged[saying] = row, verdict.fails(self._fail_on)
            verdicts.put(index, row, fails=verdict.fails(self._fail_on))

    def _forget(self) -> None:
        """Forget what was looked up, lest memory grow with the rows."""
        self._claims.forget()
        self._judged.clear()
        if self._vocabulary is not None and len(self._vocabulary) > _MOST_TEXTS:
            self._vocabulary.forget()


class _Verdicts:
    """The verdicts of the rows of a block, as they come."""

    def __init__(self, rows: ClaimRows, fail_on: frozenset[str]) -> None:
        self._rows, self._count = rows, len(rows)
        self._columns = {name: np.full(self._count, None, object) for name in COLUMNS}
        self._is_there = np.zeros(self._count, np.bool_)
        self._failing = 0
        self._fails = np.array([label in fail_on for label in _LABELS])
        self._faults: list[Diagnostic] = list(rows.faults)
        self._faulty = len(rows.faults)

    def take(self, part: PlainVerdicts, vocabulary: Vocabulary) -> None:
        """Take in what was judged in columns."""
        figures, rows = vocabulary.figures, part.rows
        low, high = part.found.floats()
        columns = self._columns
        columns["label"][rows] = np.array(_LABELS, object)[part.label]
        columns["flags"][rows] = _objects(_FLAGS)[part.flags]
        columns["claimed"][rows] = [figures.texts[code] for code in part.figure.tolist()]
        columns["found"][rows] = found_texts(part.found, part.figure, figures)
        columns["low"][rows], columns["high"][rows] = low.tolist(), high.tolist()
        place = vocabulary.lanes.place
        lanes = zip(part.first.tolist(), part.second.tolist(), strict=True)
        columns["cells"][rows] = _objects(
            [(place(first), place(second)) if second else (place(first),)
             for first, second in lanes]
        )  # fmt: skip
        columns["reason"][rows] = ""
        self._is_there[rows] = True
        self._failing += int(self._fails[part.label].sum())

    def name(self, document: Codes, vocabulary: Vocabulary) -> None:
        """Name the claims that were judged in columns, and their documents."""
        rows, columns = np.flatnonzero(self._is_there), self._columns
        readings = vocabulary.documents.values_of
        names = [reading.document.id if reading else "" for reading in readings]
        columns["document"][rows] = _objects(names)[document[rows]]
        columns["row"][rows] = np.array(self._rows.numbers, object)[rows]
        kinds, ids = self._written("kind"), self._written("id")
        columns["kind"][rows] = [str(kinds[index]).strip() for index in rows.tolist()]
        columns["id"][rows] = [
            ids[index] or str(self._rows.numbers[index]) for index in rows.tolist()
        ]

    def _written(self, key: str) -> Sequence[object]:
        if key not in self._rows.keys:
            return ("",) * self._count
        return self._rows.columns[self._rows.keys.index(key)]

    def left(self) -> list[int]:
        """Return the places of the rows that are still to be judged."""
        left: list[int] = np.flatnonzero(~self._is_there).tolist()
        return left

    def put(self, index: int, row: VerdictRow, *, fails: bool) -> None:
        """Put the verdict of a row in its place."""
        for name, value in zip(COLUMNS, row, strict=True):
            self._columns[name][index] = value
        self._is_there[index] = True
        self._failing += fails

    def refuse(self, faults: Iterable[Diagnostic]) -> None:
        """Note that a row has no verdict, and why."""
        self._faults += faults
        self._faulty += 1

    def block(self) -> VerdictBlock:
        """Return the verdicts there are."""
        rows = np.flatnonzero(self._is_there)
        return VerdictBlock(
            columns=tuple(self._columns[name][rows].tolist() for name in COLUMNS),
            failing=self._failing,
            faults=tuple(sorted(self._faults, key=lambda fault: fault.at)),
            faulty=self._faulty,
            share=self._rows.share,
        )


def _objects(values: Sequence[object]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return values as an array of them, also where they are tuples."""
    array = np.empty(len(values), object)
    array[:] = values
    return array


def audit_blocks(
    blocks: Iterable[ClaimRows], reference: Reference, terms: Terms = AS_PUBLISHED
) -> Iterator[VerdictBlock]:
    """Yield the verdicts of blocks of rows, one after another, and keep none.

    Parameters
    ----------
    blocks : iterable of ClaimRows
        As `factcheck.load.claim_tables.blocks_of` yields them.
    reference : Reference
    terms : Terms
    """
    auditor = TableAuditor(reference, terms)
    yield from map(auditor.block, blocks)
