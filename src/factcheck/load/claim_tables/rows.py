"""Some rows of a table of claims, as texts, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck import kinds
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import listed, say
from factcheck.load.claims import DocumentKeys
from factcheck.load.fields import fields_of
from factcheck.load.near_words import nearest
from factcheck.load.statement import keys_of

Cell: TypeAlias = "str | tuple[str, ...]"  # empty where nothing is written

DOCUMENT, UNIT, REVIEW = "document", "unit", "review"
OF_CLAIMS_ALONE = ("area", "period", "note")  # keys of a document that a claim has too
PASSED_OVER = "_"  # a column whose name begins so is somebody's own
NOT_IN_A_ROW = ("reviewed",)  # a mapping: no cell holds one


class ClaimRows(Struct, frozen=True, kw_only=True):
    """Some rows of a table of claims, column by column.

    Rows that cannot be told apart into cells are no rows: they are faults.
    """

    file: str
    keys: tuple[str, ...]  # of a claim or its document, a column each
    columns: tuple[Sequence[Cell], ...]
    numbers: Sequence[int]  # of the rows, from 1, below the one that names the columns
    lines: Sequence[int] | None = None  # that they begin in; None where the file has no lines
    places: Sequence[int] = ()  # of the columns in a line, from 1; none where a line has none
    faults: tuple[Diagnostic, ...] = ()
    share: float = 1.0  # of the file that is read with these rows

    def __len__(self) -> int:
        return len(self.numbers)

    def cells(self, index: int) -> dict[str, Cell]:
        """Return what is written in a row, by key."""
        return {
            key: column[index]
            for key, column in zip(self.keys, self.columns, strict=True)
            if column[index]
        }

    def place(self, index: int, key: str = "") -> Location:
        """Return where a row stands, or its cell of a key."""
        if self.lines is None:
            cell = f"row {self.numbers[index]}"
            return Location.of_cell(self.file, f"{cell}:{key}" if key else cell)
        column = dict(zip(self.keys, self.places, strict=False)).get(key, 1)
        return Location.of_cell(self.file, f"{self.lines[index]}:{column}")


def known_keys() -> tuple[str, ...]:
    """Return the keys that a column may have, each once."""
    of_claims = (key for name in kinds.names() for key in keys_of(name))
    of_documents = (field.key for field in fields_of(DocumentKeys))
    keys = dict.fromkeys((*of_claims, DOCUMENT, UNIT, *of_documents))
    return tuple(key for key in keys if key not in NOT_IN_A_ROW)


def key_of(name: str) -> str:
    """Return the key that the name of a column means.

    >>> key_of(" At_least ")
    'at least'
    """
    return name if name.startswith(PASSED_OVER) else name.strip().casefold().replace("_", " ")


def is_passed_over(key: str) -> bool:
    """Whether a column is somebody's own: without a name, or with one that says so."""
    return not key or key.startswith(PASSED_OVER)


def require_keys(file: str, keys: Sequence[str], line: int = 1) -> None:
    """See to it that every column has a key of a claim, one of them its kind, and none twice.

    Raises
    ------
    InputError
        With every fault of the names.
    """
    faults = tuple(_faults_of(file, keys, line))
    if faults:
        raise InputError(faults)


def _faults_of(file: str, keys: Sequence[str], line: int) -> Iterator[Diagnostic]:
    of_claims = known_keys()
    for place, key in enumerate(keys):
        at = Location.of_cell(file, f"{line}:{place + 1}")
        if not is_passed_over(key) and key not in of_claims:
            remedy = nearest(key, of_claims) or say(
                "The columns are the keys of a claim: {keys}. One whose name begins with "
                "'{mark}' is passed over.",
                keys=listed(of_claims),
                mark=PASSED_OVER,
            )
            yield Diagnostic(
                at=at, key=key, problem=say("no claim has a key {name!r}", name=key), remedy=remedy
            )
        elif key and key in keys[:place]:
            problem = say("two columns are named {name!r}", name=key)
            yield Diagnostic(at=at, key=key, problem=problem, remedy=say("Keep one of the two."))
    if "kind" not in keys:
        yield Diagnostic(
            at=Location(file=file, line=line),
            key="",
            problem=say("no column is named {name!r}", name="kind"),
            remedy=say("Name the columns in the first row by the keys of a claim: id, kind, of."),
        )
