"""What is said of the claims of a table: a row each, in columns that never change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.interval import End
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.render.phrases import provenance, words


class VerdictRow(NamedTuple):
    """What is said of one claim."""

    row: int  # of the table of claims, from 1
    document: str
    id: str
    kind: str
    label: str
    reason: str  # why it could not be judged; else empty
    flags: tuple[str, ...]
    claimed: str  # as printed, with what it allows where that is not plain
    found: str  # by the evidence, in the unit of the claim
    low: float | None  # the least that was found, in base units; None where nothing bounds it
    high: float | None  # the most
    cells: tuple[str, ...]  # the places of the figures it rests on


COLUMNS = VerdictRow._fields
VerdictColumns: TypeAlias = "tuple[Sequence[object], ...]"


class VerdictBlock(Struct, frozen=True, kw_only=True):
    """The verdicts of some rows, in their order, and the faults of those that have none.

    Of each row that was there either a verdict is here or a fault:
    ``len(block) + block.faulty`` of them.
    """

    columns: VerdictColumns = ((),) * len(COLUMNS)  # in the order of COLUMNS
    failing: int = 0  # verdicts that make the exit status 1
    faults: tuple[Diagnostic, ...] = ()  # in the order of the rows
    faulty: int = 0  # rows that have them
    share: float = 1.0  # of the table that has been judged

    @classmethod
    def of(
        cls,
        rows: Iterable[VerdictRow],
        *,
        failing: int = 0,
        faults: Iterable[Diagnostic] = (),
        faulty: int = 0,
        share: float = 1.0,
    ) -> VerdictBlock:
        """Gather rows into columns."""
        columns = tuple(zip(*rows, strict=True)) or ((),) * len(COLUMNS)
        return cls(
            columns=columns,
            failing=failing,
            faults=tuple(sorted(faults, key=lambda fault: fault.at)),
            faulty=faulty,
            share=share,
        )

    def column(self, name: str) -> Sequence[object]:
        """Return the column of a name."""
        return self.columns[COLUMNS.index(name)]

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[VerdictRow]:
        return map(VerdictRow._make, zip(*self.columns, strict=True))


def row_of(number: int, verdict: Verdict, catalogue: Catalogue) -> VerdictRow:
    """Return the row of a verdict.

    Parameters
    ----------
    number : int
        Of the row that makes the claim.
    verdict : Verdict
    catalogue : Catalogue
    """
    claim, deciding = verdict.claim, words.deciding(verdict)
    headline = deciding[0] if deciding else None
    return VerdictRow(
        row=number,
        document=claim.document.id,
        id=claim.id,
        kind=claim.kind,
        label=verdict.label.value,
        reason=str(verdict.reason or ""),
        flags=tuple(flag.value for flag in verdict.flags),
        claimed="" if headline is None else words.claimed(headline, claim),
        found=say("; ").join(words.found(outcome, catalogue) for outcome in deciding),
        low=None if headline is None else end_of(headline.found.low),
        high=None if headline is None else end_of(headline.found.high),
        cells=tuple(str(cell.at) for cell in provenance.cells(verdict.outcomes)),
    )


def end_of(end: End) -> float | None:
    """Return an end as the float that lies next to it; None at infinity."""
    return None if isinstance(end, float) else float(end)
