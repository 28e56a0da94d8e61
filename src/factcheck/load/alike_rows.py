"""Rows of a checked table that share all but their figure, of which the rest is read once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck.domain.location import Location
from factcheck.load.cell import PLAIN_NUMBER, Cell
from factcheck.load.observations import REQUIRED
from factcheck.load.sampling_columns import SAMPLING

if TYPE_CHECKING:
    from factcheck.domain.period import Period
    from factcheck.load.input_file import Dialect

_OWN = ("area", "period", "value", "note")  # columns in which rows differ that are alike otherwise
_NEVER_ALIKE = frozenset({"stored", *SAMPLING})  # columns that go with one value alone
_MOST = 10_000  # sorts of rows that are remembered


class AlikeRows:
    """Makes the cells of rows after that of a row like them.

    A plain number is the same beside whatever else, so that of two rows that were checked, and
    agree in all other columns, one says what the other means.

    Parameters
    ----------
    name : str
        The file of the table.
    header : sequence of str
    dialect : Dialect
    """

    def __init__(self, name: str, header: Sequence[str], dialect: Dialect) -> None:
        self._name, self._width = name, len(header)
        self._delimiter, self._quote = dialect.delimiter or ",", dialect.quote.encode()
        places = {column: place for place, column in enumerate(header)}
        self._may_be = (
            len(places) == self._width
            and places.keys() >= set(REQUIRED)
            and places.keys().isdisjoint(_NEVER_ALIKE)
            and not (dialect.missing or dialect.escape or dialect.comment)
        )
        if self._may_be:
            self._value, self._note = places["value"], places.get("note")
            self._rest = itemgetter(*(places[each] for each in header if each not in _OWN))
        self._known: dict[object, Cell] = {}

    def parted(self, text: bytes) -> list[str] | None:
        """Return the cells of a row; None where they cannot be told at a glance, or no number."""
        if not self._may_be or (self._quote and self._quote in text):
            return None
        cells = [cell.strip() for cell in text.decode().split(self._delimiter)]
        if len(cells) == self._width and PLAIN_NUMBER.fullmatch(cells[self._value]):
            return cells
        return None

    def cell(self, cells: list[str], period: Period, line: int) -> Cell | None:
        """Return the cell of a row after one like it; None where none is known."""
        like = self._known.get(self._rest(cells))
        if like is None:
            return None
        return Cell(
            cells[self._value],
            like.unit,
            period,
            like.basis,
            like.vintage,
            like.released,
            like.status,
            like.source,
            "" if self._note is None else cells[self._note],
            Location(file=self._name, line=line),
            like.stored,
            like.adjustment,
        )

    def number(self, cells: list[str]) -> tuple[str, Cell] | None:
        """Return the number of a row without a note, and a cell like it, where one is known."""
        like = self._known.get(self._rest(cells))
        if like is None or (self._note is not None and cells[self._note]):
            return None
        return cells[self._value], like

    def remember(self, cells: list[str], cell: Cell) -> None:
        """Note the cell of a row, for those like it."""
        if len(self._known) < _MOST:
            self._known[self._rest(cells)] = cell
