"""Tables made up at random, and what an author says of them: rightly, or with one error.

The author reads the printed cells and computes from them, as one does with a table at hand. Nothing
here shares code with the search for slips.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

YEARS = range(2018, 2024)
LAST = 2023
ROWS = ("wheat", "maize", "barley", "oats")
UNITS = (("t", 3), ("million euros", 1), ("GWh", 2), ("thousand persons", 1))  # and their places


class Error(StrEnum):
    """What the author gets wrong."""

    SUM_FOR_MEAN = "sum for mean"
    MEAN_FOR_SUM = "mean for sum"
    OMITTED_PART = "omitted part"
    INVERSE = "inverse"
    COMPLEMENT = "complement"
    SWAPPED_BASE = "swapped base"
    AMOUNT_FOR_PERCENT = "amount for percent"
    PERCENT_FOR_AMOUNT = "percent for amount"
    PERCENT_FOR_POINTS = "percent for points"
    POINTS_FOR_PERCENT = "points for percent"
    LEVEL_FOR_CHANGE = "level for change"
    OTHER_YEAR = "other year"
    OTHER_ROW = "other row"
    OTHER_SIGN = "other sign"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim as the mapping it is written as; `error` is None where it is right."""

    claim: dict[str, object]
    error: Error | None


class Table:
    """Amounts of four crops, their total, and a rate in percent, by year, as printed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - a made-up table
        self.unit, most = self.draw.choice(UNITS)
        self.places = self.draw.randint(0, most)
        self.of_percent = self.draw.choice((0, 1, 1, 1))  # decimals of a percentage that is said
        size = 10 ** self.draw.uniform(2.5 - min(self.places, 1), 4.5 - self.places)
        self.cells = {row: self._series(size, self.places) for row in ROWS}
        self.cells["total"] = {
            year: sum((self.cells[row][year] for row in ROWS), Fraction(0)) for year in YEARS
        }
        self.cells["rate"] = self._rates()

    def text(self) -> dict[str, object]:
        """Give the table as sections of a claim file."""
        amount = {"unit": self.unit.rpartition(" ")[2], "at least": 0}
        return {
            "document": {"title": "Crops", "area": "land", "period": LAST},
            "areas": {"land": {"name": "Land"}},
            "indicators": {
                **{row: {"name": row, **amount} for row in ROWS},
                "total": {"name": "all crops", **amount, "identities": [" + ".join(ROWS)]},
                "rate": {"name": "moisture", "unit": "%", "nature": "rate"},
            },
            "series": {
                row: {year: self.printed(row, value) for year, value in values.items()}
                for row, values in self.cells.items()
            },
        }

    def printed(self, row: str, value: Fraction) -> str:
        """Print a value as the cells of a row are."""
        return f"{rounded(value, 1)} %" if row == "rate" else self.amount(value)

    def amount(self, value: Fraction) -> str:
        """Print an amount."""
        return f"{rounded(value, self.places)} {self.unit}"

    def percent(self, value: Fraction) -> str:
        """Print a percentage."""
        return f"{rounded(value * 100, self.of_percent)} %"

    def _series(self, size: float, places: int) -> dict[int, Fraction]:
        level = size * self.draw.uniform(0.2, 3)
        found = {}
        for year in YEARS:
            level *= self.draw.uniform(0.8, 1.3)
            found[year] = Fraction(Decimal(level).quantize(Decimal(1).scaleb(-places)))
        return found

    def _rates(self) -> dict[int, Fraction]:
        level = self.draw.uniform(4, 40)
        found = {}
        for year in YEARS:
            level += self.draw.uniform(-1, 1) * level / 8
            found[year] = Fraction(Decimal(level).quantize(Decimal("0.1")))
        return found

    def said(self) -> Iterator[Said]:
        """Give claims that are right, and beside each the same with one error."""
        for make in (self._totals, self._changes, self._ratios, self._rates_said):
            yield from make()

    def _row(self) -> tuple[str, str]:
        one, other = self.draw.sample(ROWS, 2)
        return one, other

    def _totals(self) -> Iterator[Said]:
        parts = [self.cells[row][LAST] for row in ROWS]
        total, left_out = sum(parts, Fraction(0)), self.draw.choice(parts)
        mean = total / 4
        for shape in (
            {"kind": "sum", "parts": list(ROWS)},
            {"kind": "level", "of": "total"},
            {"kind": "formula", "expression": f"sum({', '.join(ROWS)})"},
        ):
            yield from self._amounts(
                shape,
                total,
                {Error.MEAN_FOR_SUM: mean, Error.OMITTED_PART: total - left_out},
            )
        shape = {"kind": "formula", "expression": f"mean({', '.join(ROWS)})"}
        wrong = {Error.SUM_FOR_MEAN: total, Error.OMITTED_PART: (total - left_out) / 3}
        yield from self._amounts(shape, mean, wrong)
        row, other = self._row()
        of_row, years = self.cells[row], (LAST, LAST - 1, LAST - 2)
        over_time = sum((of_row[year] for year in years), Fraction(0))
        shape = {"kind": "formula", "expression": f"mean({row}, {row}[-1], {row}[-2])"}
        yield from self._amounts(shape, over_time / 3, {Error.SUM_FOR_MEAN: over_time})
        wrong = {
            Error.OTHER_YEAR: of_row[LAST - 1],
            Error.OTHER_ROW: self.cells[other][LAST],
            Error.DIGITS: self._transposed(of_row[LAST]),
        }
        yield from self._amounts({"kind": "level", "of": row}, of_row[LAST], wrong)

    def _changes(self) -> Iterator[Said]:
        row, other = self._row()
        since = self.draw.choice((LAST - 1, LAST - 2, LAST - 3))
        now, before = self.cells[row][LAST], self.cells[row][since]
        there = self.cells[other]
        shape: dict[str, object] = {"kind": "growth", "of": row, "since": since}
        yield from self._percents(
            shape,
            now / before - 1,
            {
                Error.SWAPPED_BASE: 1 - before / now,
                Error.AMOUNT_FOR_PERCENT: (now - before) / 100,
                Error.OTHER_YEAR: now / self.cells[row][since - 1] - 1,
                Error.OTHER_ROW: there[LAST] / there[since] - 1,
                Error.OTHER_SIGN: 1 - now / before,
            },
        )
        yield from self._amounts(
            {**shape, "kind": "change"},
            now - before,
            {
                Error.PERCENT_FOR_AMOUNT: (now / before - 1) * 100,
                Error.LEVEL_FOR_CHANGE: now,
                Error.OTHER_YEAR: now - self.cells[row][since - 1],
                Error.OTHER_SIGN: before - now,
            },
        )
        gap = {"kind": "gap", "of": row, "over": other}
        percent = {Error.PERCENT_FOR_AMOUNT: (now / there[LAST] - 1) * 100}
        yield from self._amounts(gap, now - there[LAST], percent)

    def _ratios(self) -> Iterator[Said]:
        row, other = self._row()
        part, rival, total = (self.cells[each][LAST] for each in (row, other, "total"))
        yield from self._percents(
            {"kind": "share", "of": row, "whole": "total"},
            part / total,
            {
                Error.COMPLEMENT: 1 - part / total,
                Error.INVERSE: total / part,
                Error.AMOUNT_FOR_PERCENT: part / 100,
                Error.OTHER_ROW: rival / total,
                Error.OTHER_YEAR: self.cells[row][LAST - 1] / self.cells["total"][LAST - 1],
            },
        )
        two = {Error.INVERSE: rival / part}
        yield from self._written({"kind": "ratio", "of": row, "to": other}, part / rival, two, "")
        before = self.cells[row][LAST - 4]
        over_time = {Error.INVERSE: before / part, Error.OTHER_ROW: rival / self.cells[other][2019]}
        shape = {"kind": "multiple", "of": row, "since": LAST - 4}
        yield from self._written(shape, part / before, over_time, " times")
        formula = {"kind": "formula", "expression": f"{row} / {other} - 1"}
        yield from self._percents(formula, part / rival - 1, {Error.SWAPPED_BASE: 1 - rival / part})

    def _rates_said(self) -> Iterator[Said]:
        since = self.draw.choice((LAST - 1, LAST - 2, LAST - 3))
        now, before = self.cells["rate"][LAST], self.cells["rate"][since]
        points, percent = now - before, (now / before - 1) * 100
        shape: dict[str, object] = {"kind": "point_change", "of": "rate", "since": since}
        wrong = {Error.PERCENT_FOR_POINTS: percent, Error.OTHER_SIGN: -points}
        yield from self._written(shape, points, wrong, " pp", places=1)
        wrong = {Error.POINTS_FOR_PERCENT: points, Error.OTHER_SIGN: -percent}
        yield from self._written({**shape, "kind": "growth"}, percent, wrong, " %", places=1)

    def _amounts(
        self, shape: Mapping[str, object], truth: Fraction, wrong: dict[Error, Fraction]
    ) -> Iterator[Said]:
        yield from self._written(shape, truth, wrong, f" {self.unit}", places=self.places)

    def _percents(
        self, shape: Mapping[str, object], truth: Fraction, wrong: dict[Error, Fraction]
    ) -> Iterator[Said]:
        hundred = {error: value * 100 for error, value in wrong.items()}
        yield from self._written(shape, truth * 100, hundred, " %", places=self.of_percent)

    def _written(
        self,
        shape: Mapping[str, object],
        truth: Fraction,
        wrong: dict[Error, Fraction],
        unit: str,
        places: int = 2,
    ) -> Iterator[Said]:
        yield Said(claim={**shape, "is": f"{rounded(truth, places)}{unit}"}, error=None)
        for error, value in wrong.items():
            if value and rounded(value, places) != rounded(truth, places):
                yield Said(claim={**shape, "is": f"{rounded(value, places)}{unit}"}, error=error)

    @staticmethod
    def _transposed(value: Fraction) -> Fraction:
        digits, rest = str(int(value)), value - int(value)
        for at in range(len(digits) - 1):
            if digits[at] != digits[at + 1] and digits[at + 1] != "0":
                return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) + rest
        return Fraction(0)


def rounded(value: Fraction | int, places: int) -> str:
    """Print a number with so many digits after the point."""
    exact = Fraction(value)
    scaled = round(exact * 10**places)
    return str(Decimal(scaled).scaleb(-places))
