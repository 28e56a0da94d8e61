"""Tables of claims held against a reference, a block of rows at a time.

A claim of a table is audited by itself: nothing that another row says bears on it. So any part of a
table gives the verdicts that the whole of it gives for these rows, in whatever order or process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.bulk.verdicts import VerdictBlock, VerdictRow, row_of
from factcheck.domain.claim import StatementError
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.series import Reference
from factcheck.domain.terms import AS_PUBLISHED, Terms
from factcheck.domain.verdict import FAIL_ON
from factcheck.load.claim_tables import ClaimRows, RowReader
from factcheck.load.claim_tables.claims import note_meaningless
from factcheck.pipeline.alone import LoneClaims


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
    >>> from factcheck.load.claim_tables import ClaimRows
    >>> rows = ClaimRows(
    ...     file="claims.csv",
    ...     keys=("id", "kind", "of", "area", "period", "is"),
    ...     columns=(["a"], ["growth"], ["gdp"], ["changzhi"], ["2021"], ["90 %"]),
    ...     numbers=[1],
    ... )
    >>> block = TableAuditor(read_reference("reference")).block(rows)
    >>> block.column("label")
    ('contradicted',)
    """

    def __init__(
        self,
        reference: Reference,
        terms: Terms = AS_PUBLISHED,
        fail_on: frozenset[str] = FAIL_ON,
    ) -> None:
        self._reader = RowReader(reference.catalogue)
        self._claims = LoneClaims(reference, terms)
        self._fail_on = fail_on

    def block(self, rows: ClaimRows) -> VerdictBlock:
        """Return the verdict of each row that has no fault, in order, and the faults of the rest.

        A row is in one of the two and never in both: ``len(block) + block.faulty`` is the number of
        rows that were there, those that could not be told apart into cells included.
        """
        verdicts: list[VerdictRow] = []
        faults: list[Diagnostic] = list(rows.faults)
        failing, faulty = 0, len(rows.faults)
        for index, number in enumerate(rows.numbers):
            try:
                claim = self._reader.claim(rows, index)
                verdict = self._claims.verdict(claim)
            except InputError as error:
                faults += error.diagnostics
                faulty += 1
                continue
            except StatementError as error:
                faults.append(note_meaningless(rows, index, error))
                faulty += 1
                continue
            failing += verdict.fails(self._fail_on)
            verdicts.append(row_of(number, verdict, self._claims.reference.catalogue))
        self._claims.forget()
        return VerdictBlock.of(
            verdicts, failing=failing, faults=faults, faulty=faulty, share=rows.share
        )


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
