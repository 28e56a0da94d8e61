"""The figures that claims state, each distinct text read once, as columns of whole numbers.

Digits before a unit that was met before are read by the way the first of them was, which is
exact: a property test holds that short way equal to the long one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.evaluate.columns import Encoded
from factcheck.evaluate.rereading import may_be_round, may_be_round_bare
from factcheck.load.claim_tables.rows import Cell
from factcheck.load.fields import COMPARATORS
from factcheck.load.values import Unreadable, Words, figure
from factcheck.plain.figures import COLUMNS, is_plain, row_of, row_of_digits, tenth_of
from factcheck.plain.growing import Growing
from factcheck.render.phrases.naming import printed
from factcheck.render.phrases.words import stated
from factcheck.render.phrases.yardstick import Yardstick, of_figure

_DIGITS = re.compile(r"(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,9}))?([^0-9.,].*)?", re.DOTALL)
UNREAD = 0  # the code of a text that is left to be read with its claim


class FigureKey(NamedTuple):
    """A text and what it is read by."""

    text: str
    comparator: str
    language: str


class FigureBook(dict[Cell, int]):
    """The codes of texts that are read under one comparator and in one language."""

    def __init__(self, read: Callable[[FigureKey], int], comparator: str, language: str) -> None:
        super().__init__()
        self._read, self._comparator, self._language = read, comparator, language

    def __missing__(self, cell: Cell) -> int:
        code = UNREAD
        if cell and isinstance(cell, str):
            code = self._read(FigureKey(cell.strip(), self._comparator, self._language))
        self[cell] = code
        return code


class _Model(Struct, frozen=True, kw_only=True):
    """How digits before a unit are read, as the first of their sort was."""

    specimen: Figure
    step: Encoded  # a tenth of the last digit
    sort: int
    yardstick: int
    may_be_round: bool


class ClaimedFigures:
    """Figures by their texts, in columns.

    Their columns are those of `factcheck.plain.figures`. What counts nothing has a second code,
    `rounded`, for where nothing is counted.
    """

    def __init__(self) -> None:
        self.columns = Growing(**COLUMNS, rounded="q", sort="q", yardstick="q")
        self.texts: list[str] = []  # as they are told
        self.specimens: list[Figure | None] = [None]  # by sort: figures that kinds treat alike
        self.yardsticks: list[Yardstick | None] = []
        self._books: dict[tuple[str, str], FigureBook] = {}
        self._sorts: dict[Hashable, int] = {}
        self._models: dict[tuple[int, str, str, str], _Model | None] = {}
        self._keep(None, -1)

    def __len__(self) -> int:
        return len(self.texts)

    def book(self, comparator: str, language: str) -> FigureBook:
        """Return the codes of texts under a comparator, in a language; `UNREAD` if not plain."""
        if (comparator, language) not in self._books:
            self._books[comparator, language] = FigureBook(self._read, comparator, language)
        return self._books[comparator, language]

    def _read(self, key: FigureKey) -> int:
        match = _DIGITS.fullmatch(key.text)
        if match is not None:
            sign, whole, decimals, unit = match.groups("")
            model = self._model(len(decimals), unit, key)
            if model is not None:
                return self._by_model(model, int(f"{sign}{whole}{decimals}"), len(decimals), key)
        reading = _figure(key)
        return UNREAD if reading is None else self._take(reading)

    def _model(self, decimals: int, unit: str, key: FigureKey) -> _Model | None:
        sort = (decimals, unit, key.comparator, key.language)
        if sort not in self._models:
            number = f"7.{'7' * decimals}" if decimals else "7"
            self._models[sort] = self._model_of(key._replace(text=f"{number}{unit}"), number)
        return self._models[sort]

    def _model_of(self, key: FigureKey, number: str) -> _Model | None:
        """Read a specimen; None where more than its digits and its unit count.

        In German the point of 7.777 parts thousands, and no other digits need do as these.
        """
        specimen = _figure(key)
        if specimen is None or not is_plain(specimen) or specimen.is_exact:
            return None
        if specimen.number != number:
            return None
        if specimen.hedge is not Hedge.AS_PRINTED or printed(specimen) != key.text:
            return None
        tenth = tenth_of(specimen.last_place)
        digits = int(number.replace(".", ""))
        if tenth is None or specimen.value != digits * specimen.last_place:
            return None
        return _Model(
            specimen=specimen,
            step=tenth,
            sort=self._sort(specimen),
            yardstick=self._yardstick(specimen),
            may_be_round=may_be_round(specimen) or may_be_round_bare(specimen),
        )

    def _by_model(self, model: _Model, digits: int, decimals: int, key: FigureKey) -> int:
        row = row_of_digits(
            digits, model.step, is_whole=not decimals, may_be_round=model.may_be_round
        )
        if row is None:
            return UNREAD
        self.columns.append(
            **row, rounded=len(self.texts), sort=model.sort, yardstick=model.yardstick
        )
        self.texts.append(key.text)
        return len(self.texts) - 1

    def _take(self, reading: Figure) -> int:
        """Take a figure in, and once more as one that is not counted where it is."""
        if not is_plain(reading):
            return UNREAD
        code, rounded = len(self.texts), replace(reading, is_count=False)
        if reading.is_exact:
            is_taken = self._keep(reading, code + 1) and self._keep(rounded, code + 1)
            return code if is_taken else UNREAD
        return code if self._keep(reading, code) else UNREAD

    def _keep(self, reading: Figure | None, rounded: int) -> bool:
        """Add the row of a figure; of what machine integers do not hold, one that says nothing."""
        row = None if reading is None else row_of(reading)
        self.texts.append("" if reading is None else stated(reading, reading.implied()))
        if reading is None or row is None:
            self.columns.append()
            return False
        self.columns.append(
            **row,
            rounded=rounded,
            sort=self._sort(reading),
            yardstick=self._yardstick(reading),
        )
        return True

    def _sort(self, reading: Figure) -> int:
        """Return the number of the sort of a figure: kinds treat all of one alike."""
        unit = reading.unit
        marks = (unit.form, unit.dimension, unit.symbol, "/" in reading.number)
        key = (*marks, reading.hedge, reading.is_exact)
        if key not in self._sorts:
            self._sorts[key] = len(self.specimens)
            self.specimens.append(reading)
        return self._sorts[key]

    def _yardstick(self, reading: Figure) -> int:
        yardstick = of_figure(reading)
        if yardstick not in self.yardsticks:
            self.yardsticks.append(yardstick)
        return self.yardsticks.index(yardstick)


def _figure(key: FigureKey) -> Figure | None:
    try:
        return figure(key.text, Words(language=key.language), COMPARATORS[key.comparator])
    except Unreadable:
        return None
