"""Plain claims, judged in columns.

A claim is plain where its verdict follows from one or two printed numbers and the figure that is
claimed: one edition, one source a number, calendar years, and nothing else in the reference that
bears on it. What may be otherwise is not judged here; it is left to the exact road, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from factcheck.domain.flag import Flag
from factcheck.domain.quantity import Basis
from factcheck.domain.verdict import Label
from factcheck.evaluate.columnar_steps import OUTSIDE
from factcheck.judge.cautions import is_publisher
from factcheck.plain.base_years import Sensitivity, Windows, sensitivity
from factcheck.plain.codebook import Codes, Mask
from factcheck.plain.comparison import ClaimedColumns, EndColumns, Fits, Found, compare
from factcheck.plain.growing import Growing
from factcheck.plain.lanes import BASES, Lanes, values_of
from factcheck.plain.shapes import ClaimShape

NO_DAY = 10**7  # later than any
_MARGIN = 1e-9  # relative, of floats that only tell whether a row has to be looked at
_CLOSE = 0.06  # of what was found: beyond it no round figure explains a claim
_FURTHEST = 100  # years from a claim that its course looks at
_SMALL = 10  # times smaller than the middle figure of a series
_FLAGS = (
    Flag.UNDATED_EVIDENCE, Flag.NOT_INDEPENDENT, Flag.OVER_PRECISE, Flag.WEAK_SOURCE,
    Flag.BASE_SENSITIVE,
)  # fmt: skip
FLAG_SETS = tuple(
    tuple(flag for place, flag in enumerate(_FLAGS) if code >> place & 1)
    for code in range(1 << len(_FLAGS))
)
LABELS = (Label.SUPPORTED, Label.COMPATIBLE, Label.CONTRADICTED)  # by fit
_SHAPES = (ClaimShape.LEVEL, ClaimShape.DIFFERENCE, ClaimShape.RATIO, ClaimShape.GROWTH)
_ANSWERS = np.array(
    [[code in set(values_of(basis)) for code in range(len(BASES))] for basis in BASES]
)


class Meaning(NamedTuple):
    """What some rows say; of one of the shape `OTHER`, which is not plain, nothing else counts."""

    shape: Codes
    figure: Codes
    year: Codes
    base: Codes  # the year of the second figure
    first: Codes  # series
    second: Codes
    basis: Codes
    is_over_time: Mask
    is_of_own_basis: Mask  # asked for on the basis of the indicator's levels
    document: Codes


class Books(NamedTuple):
    """What codes of claims stand for."""

    lanes: Lanes
    figures: Growing  # by code, with the columns of `factcheck.plain.figures`
    days: Codes  # by document: the day by which figures have to be public
    issuers: Codes  # by document
    names: Sequence[str]  # of the issuers


class PlainVerdicts(NamedTuple):
    """The verdicts of plain rows of one shape."""

    rows: Codes  # their places in the block
    label: Codes  # places in LABELS
    flags: Codes  # places in FLAG_SETS
    figure: Codes
    found: Found
    first: Codes  # the lanes that they rest on
    second: Codes  # 0: on no second


class _Evidence(NamedTuple):
    """The lanes that answer some rows."""

    rows: Codes
    first: Codes
    second: Codes

    def part(self, chosen: Mask) -> _Evidence:
        return _Evidence(self.rows[chosen], self.first[chosen], self.second[chosen])


def judged(meaning: Meaning, books: Books) -> Iterator[PlainVerdicts]:
    """Yield the verdicts of the rows that are plain, those of one shape together.

    Parameters
    ----------
    meaning : Meaning
        What each row says.
    books : Books
        What its codes stand for.
    """
    for shape in _SHAPES:
        rows = np.flatnonzero(meaning.shape == shape)
        if len(rows):
            yield _Claims(shape, rows, meaning, books).judged()


class _Claims:
    """The claims of one shape, less and less of them as they are looked at."""

    def __init__(self, shape: ClaimShape, rows: Codes, meaning: Meaning, books: Books) -> None:
        self._shape, self._meaning, self._books = shape, meaning, books
        self._lanes, self._series = books.lanes.lanes, books.lanes.series
        self._figures = books.figures
        self._evidence = self._answered(rows)

    def judged(self) -> PlainVerdicts:
        """Return the verdicts of those that stay plain to the end."""
        if self._shape is not ClaimShape.LEVEL:
            self._keep(self._is_steady())
        evidence = self._evidence
        figure = self._meaning.figure[evidence.rows]
        compared = compare(
            self._shape, self._claimed(figure), self._ends(evidence.first),
            self._ends(evidence.second),
        )  # fmt: skip
        decided = compared.decided & ~self._may_be_round(figure, compared.fit, compared.found)
        sensitive = self._base_sensitive((compared.fit != OUTSIDE) & decided)
        decided &= sensitive.is_sure
        flags = self._flags(compared.is_over_precise, sensitive.is_so)
        chosen = evidence.part(decided)
        return PlainVerdicts(
            rows=chosen.rows,
            label=compared.fit[decided].astype(np.int64),
            flags=flags[decided],
            figure=figure[decided],
            found=compared.found.part(decided),
            first=chosen.first,
            second=chosen.second,
        )

    def _keep(self, chosen: Mask) -> None:
        self._evidence = self._evidence.part(chosen)

    def _answered(self, rows: Codes) -> _Evidence:
        """Find the lanes of the figures, and keep the rows that plain ones answer."""
        meaning, lanes = self._meaning, self._lanes
        first, is_plain = self._lane(meaning.first[rows], meaning.year[rows])
        second = np.zeros(len(rows), np.int64)
        if self._shape is not ClaimShape.LEVEL:
            second, is_second_plain = self._lane(meaning.second[rows], meaning.base[rows])
            is_plain &= is_second_plain & (lanes["vintage"][first] == lanes["vintage"][second])
        basis, day = meaning.basis[rows], self._books.days[meaning.document[rows]]
        for lane in (first,) if self._shape is ClaimShape.LEVEL else (first, second):
            is_plain &= _ANSWERS[basis, lanes["basis"][lane]] & (lanes["day"][lane] <= day)
        return _Evidence(rows, first, second).part(is_plain)

    def _lane(self, series: Codes, year: Codes) -> tuple[Codes, Mask]:
        """Return the lane of a year of a series, and whether it is a plain one."""
        place = year - self._series["first"][series]
        is_there = (place >= 0) & (place < self._series["length"][series])
        lane = np.where(is_there, self._series["start"][series] + place, 0)
        return lane, self._lanes["plain"][lane]

    def _ends(self, lane: Codes) -> EndColumns:
        lanes = self._lanes
        return EndColumns(lanes["low"][lane], lanes["high"][lane], lanes["exponent"][lane])

    def _claimed(self, figure: Codes) -> ClaimedColumns:
        figures = self._figures
        exponent = figures["exponent"][figure]
        return ClaimedColumns(
            ends=EndColumns(figures["low"][figure], figures["high"][figure], exponent),
            near=self._near(figure, exponent),
            low_open=figures["low_open"][figure],
            high_open=figures["high_open"][figure],
            is_rounded=figures["is_rounded"][figure],
        )

    def _near(self, figure: Codes, exponent: Codes) -> EndColumns:
        """Return where no slip explains a figure; of one that has none to make, the figure."""
        figures = self._figures
        may_slip = figures["may_slip"][figure]
        low = np.where(may_slip, figures["near_low"][figure], figures["low"][figure])
        high = np.where(may_slip, figures["near_high"][figure], figures["high"][figure])
        return EndColumns(low, high, exponent)

    def _is_steady(self) -> Mask:
        """Whether nothing speaks of the course of a series but its figures: no break, no prices."""
        rows, first, second = self._evidence
        meaning, lanes, series = self._meaning, self._lanes, self._series
        own, over_time = meaning.first[rows], meaning.is_over_time[rows]
        basis = meaning.basis[rows]
        is_of_one = series["whole"][own] & (series["basis"][own] == basis)
        has_prices = (basis != BASES.index(Basis.NONE)) & ~is_of_one
        is_broken = lanes["doubts"][first] != lanes["doubts"][second]
        is_steady: Mask = ~over_time | ~(has_prices | is_broken)
        if self._shape is ClaimShape.DIFFERENCE:
            return is_steady
        is_positive = (lanes["low"][second] > 0) & (lanes["low"][first] >= 0)
        is_large = lanes["most"][second] * _SMALL >= series["top"][own] * (1 + _MARGIN)
        is_usual = is_large & meaning.is_of_own_basis[rows]
        is_steady &= is_positive & (~over_time | is_usual)
        return is_steady

    def _may_be_round(self, figure: Codes, fit: Fits, found: Found) -> Mask:
        """Whether the zeros at the end of a figure may explain why it does not fit."""
        figures = self._figures
        is_round = figures["is_round"][figure]
        if self._shape is ClaimShape.LEVEL:
            cell = self._lanes["round"][self._evidence.first]
            is_round = is_round | (cell & figures["may_be_round"][figure])
        rows = np.flatnonzero((fit == OUTSIDE) & is_round)
        may_be = np.zeros(len(figure), np.bool_)
        tens = 10.0 ** figures["exponent"][figure[rows]]
        value = figures["value"][figure[rows]] * tens
        for end in found.part(rows).floats():
            may_be[rows] |= np.abs(end - value) <= _CLOSE * np.abs(end)
        return may_be

    def _base_sensitive(self, passes: Mask) -> Sensitivity:
        """Say which claims that hold owe that to their base year."""
        rows, first, second = self._evidence
        meaning, series = self._meaning, self._series
        so, sure = np.zeros(len(rows), np.bool_), np.ones(len(rows), np.bool_)
        asked = np.flatnonzero(passes & meaning.is_over_time[rows] & (first - second > 1))
        if not len(asked):
            return Sensitivity(so, sure)
        own = meaning.first[rows[asked]]
        start = series["start"][own]
        last = start + series["length"][own] - 1
        day = self._books.days[meaning.document[rows[asked]]]
        is_alone = series["whole"][own] & (series["day"][own] <= day)
        is_alone &= (first[asked] - start <= _FURTHEST) & (last - first[asked] <= _FURTHEST)
        sure[asked[~is_alone]] = False
        asked = asked[is_alone]
        if not len(asked):
            return Sensitivity(so, sure)
        is_ratio = self._shape is not ClaimShape.DIFFERENCE
        low, high = self._books.lanes.bounds(logarithmic=is_ratio)
        windows = Windows(
            begin=second[asked], end=first[asked], first=start[is_alone], last=last[is_alone],
            is_ratio=is_ratio,
        )  # fmt: skip
        answer = sensitivity(windows, low, high)
        so[asked], sure[asked] = answer.is_so, answer.is_sure
        return Sensitivity(so, sure)

    def _flags(self, over_precise: Mask, base_sensitive: Mask) -> Codes:
        rows, first, second = self._evidence
        lanes, document = self._lanes, self._meaning.document[rows]
        own = self._independence()[self._books.issuers[document]]
        either = []
        for lane in (first,) if self._shape is ClaimShape.LEVEL else (first, second):
            is_own = np.take_along_axis(own, lanes["source"][lane][:, None], 1)[:, 0]
            either.append((lanes["undated"][lane], is_own, lanes["weak"][lane]))
        undated, is_own, weak = (np.logical_or.reduce(parts) for parts in zip(*either, strict=True))
        is_dated = self._books.days[document] != NO_DAY
        columns = [undated & is_dated, is_own, over_precise, weak, base_sensitive]
        code = np.zeros(len(rows), np.int64)
        for place, column in enumerate(columns):
            code |= column.astype(np.int64) << place
        return code

    def _independence(self) -> npt.NDArray[np.bool_]:
        """Return whether each issuer is the publisher of each source."""
        sources = self._books.lanes.sources
        return np.array(
            [[is_publisher(issuer, source) for source in sources] for issuer in self._books.names]
        ).reshape(len(self._books.names), len(sources))
