"""What a user answers about a file that does not say everything of its figures.

`unit` fills in a unit wherever none is told, and `unit:UNRATE` says that of one series, or
`area:USA` what an area is called here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from factcheck.load.layouts.original import ANSWERS, PublishedCell

_OF_AREA = ("area",)
_NATIONAL = ("national currency", "local currency", "XDC", "LCU", "NAC")
_REMEMBERED = 50_000  # series whose answers are looked up once


class _SeriesKey(NamedTuple):
    """What a file says of a figure that answers are found by."""

    area: str
    area_name: str
    indicator: str
    indicator_name: str
    adjustment: str

    def codes(self) -> list[str]:
        """Return what the file calls the series, the narrowest first."""
        codes = [code for code in (self.indicator, self.indicator_name) if code]
        return [*(of_season(code, self.adjustment) for code in codes if self.adjustment), *codes]

    def areas(self) -> list[str]:
        return [code for code in (self.area, self.area_name) if code]


class _SeriesAnswers(NamedTuple):
    """What is answered of one series in one area."""

    columns: Mapping[str, str]  # of it alone, whatever the file says
    currency: str
    digits: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers about one file, looked up once for each of its series.

    Examples
    --------
    >>> cell = PublishedCell("USA", "UNRATE", "2024-01", "3.7", "2:2")
    >>> Answers({"unit": "%", "area:USA": "united_states"}).filled_in(cell)[:2]
    ('united_states', 'UNRATE')
    """

    mapping: Mapping[str, str]
    _columns: tuple[str, ...] = field(init=False)  # that any answer is about
    _series: dict[_SeriesKey, _SeriesAnswers] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        named = {key.partition(":")[0] for key in self.mapping}
        object.__setattr__(self, "_columns", tuple(name for name in ANSWERS if name in named))

    def about(self, column: str, cell: PublishedCell) -> str | None:
        """Return what is answered about one column of a figure, be it what the file says too.

        >>> cell = PublishedCell("", "population", "2024", "5", "2:2")
        >>> Answers({"indicator:population": "population"}).about("indicator", cell)
        'population'
        """
        return self._answer(self._of(cell), column, getattr(cell, column))

    def filled_in(self, cell: PublishedCell) -> PublishedCell:
        """Return a figure with what is answered about it."""
        if not self.mapping:
            return cell
        series = self._of(cell)
        answers = {}
        for column in self._columns:
            text = getattr(cell, column)
            answer = self._answer(series, column, text)
            if answer is not None and answer != text:
                answers[column] = answer
        if series.currency and "unit" not in answers:
            answers["unit"] = _in_currency(cell.unit, series.currency)
        whole = cell._replace(**answers) if answers else cell
        return printed_with(int(series.digits), whole) if series.digits.isdecimal() else whole

    def _answer(self, series: _SeriesAnswers, column: str, text: str) -> str | None:
        answer = series.columns.get(column)
        return self.mapping.get(column) if answer is None and not text else answer

    def _of(self, cell: PublishedCell) -> _SeriesAnswers:
        key = _SeriesKey(
            cell.area, cell.area_name, cell.indicator, cell.indicator_name, cell.adjustment
        )
        answers = self._series.get(key)
        if answers is None:
            if len(self._series) >= _REMEMBERED:
                self._series.clear()
            answers = self._series[key] = self._looked_up(key)
        return answers

    def _looked_up(self, key: _SeriesKey) -> _SeriesAnswers:
        codes, areas = key.codes(), key.areas()
        columns = {}
        for column in self._columns:
            names = areas if column in _OF_AREA else [*codes, *areas]
            answers = (self.mapping.get(f"{column}:{name}") for name in names)
            answer = next((text for text in answers if text is not None), None)
            if answer is not None:
                columns[column] = answer
        return _SeriesAnswers(
            columns=columns,
            currency=self._first("currency", areas),
            digits=self._first("digits", [*codes, *areas]),
        )

    def _first(self, column: str, names: Iterable[str]) -> str:
        """Return what is answered of one of some names, or else of all."""
        keys = (*(f"{column}:{name}" for name in names), column)
        return next((self.mapping[key] for key in keys if key in self.mapping), "")


def of_season(code: str, adjustment: str) -> str:
    """Name the figures of a series that are so adjusted, where a file has both sorts under a code.

    >>> of_season("UNEMP", "adjusted")
    'UNEMP/adjusted'
    """
    return f"{code}/{adjustment}" if adjustment else code


def printed_with(decimals: int, cell: PublishedCell) -> PublishedCell:
    """Return a figure as it was printed by who knows with how many decimals; the file says more.

    >>> cell = PublishedCell("", "", "2024", "5.264", "2:2")
    >>> printed_with(1, cell)[3], printed_with(1, cell).stored, printed_with(4, cell).value
    ('5.3', '5.264', '5.2640')
    """
    try:
        number = Decimal(cell.value)
        value = format(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), "f")
    except InvalidOperation:
        return cell  # no plain number, which is told where it is read
    stored = cell.stored or (cell.value if Decimal(value) != number else "")
    return cell._replace(value=value, stored=stored, significant="")


def _in_currency(unit: str, currency: str) -> str:
    for words in _NATIONAL:
        unit = unit.replace(words, currency)
    return unit
