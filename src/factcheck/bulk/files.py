"""Tables of claims from file to file, and no more of them in memory than a block of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import PathLike
from pathlib import Path

from factcheck.bulk.table import audit_blocks
from factcheck.bulk.verdicts import VerdictBlock
from factcheck.bulk.writing import WRITERS
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.language import listed, say
from factcheck.load import read_reference
from factcheck.load.claim_tables.reading import blocks_of
from factcheck.load.claim_tables.suffixes import SUFFIXES, is_claim_table


def audit_file(
    claims: str | PathLike[str],
    reference: str | PathLike[str] | Reference,
    *,
    as_of: date | None = None,
    edition: str = "",
) -> Iterator[VerdictBlock]:
    """Yield the verdicts of a table of claims, a block of rows at a time.

    Parameters
    ----------
    claims : path
        CSV, JSON Lines or Parquet by its suffix, a claim a row; docs/tables-of-claims.md has the
        columns.
    reference : path or Reference
        What they are checked against.
    as_of : date, optional
        Judge by what was public on that day, instead of the day a document was published.
    edition : str, optional
        Judge by this edition of the figures, wherever it answers a claim.

    Yields
    ------
    VerdictBlock
        The verdicts of some rows, in their order, and the faults of those that have none. Ends of
        what was found are in base units, as floats.

    Raises
    ------
    ValueError
        If the suffix is that of no table of claims.
    InputError
        If the table or the reference cannot be read at all. A row that cannot is a fault of its
        block, and stops nothing.

    Examples
    --------
    >>> for block in audit_file("claims.parquet", "reference"):  # doctest: +SKIP
    ...     print(len(block), block.faulty)
    """
    path = Path(claims)
    if not is_claim_table(path):
        raise ValueError(say("claims are read from {suffixes}.", suffixes=listed(SUFFIXES)))
    whole = reference if isinstance(reference, Reference) else read_reference(reference)
    return audit_blocks(blocks_of(path), whole, Terms(as_of=as_of, edition=edition))


def write_verdicts(blocks: Iterable[VerdictBlock], path: str | PathLike[str]) -> int:
    """Write verdicts to a file as they come; return how many there were.

    Parameters
    ----------
    blocks : iterable of VerdictBlock
    path : path
        CSV, JSON Lines or Parquet by its suffix.

    Raises
    ------
    ValueError
        If the suffix is none of these.
    """
    file = Path(path)
    if file.suffix.casefold() not in WRITERS:
        raise ValueError(say("verdicts are written as {suffixes}.", suffixes=listed(WRITERS)))
    number = 0
    with file.open("wb") as stream:
        writer = WRITERS[file.suffix.casefold()](stream)
        for block in blocks:
            writer.write(block)
            number += len(block)
        writer.close()
    return number
