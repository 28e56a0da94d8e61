"""Expressions that nothing measures: the mean and the deviation of so many whole numbers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure, Reading
from factcheck.domain.granularity import Totals, deviations_of, may_deviate
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say


class WholeNumbers(Expression, frozen=True, kw_only=True):
    """What is taken of `count` answers, each the mean of `items` whole numbers.

    `lowest` and `highest` are the least and the greatest that one number may be, if there are such.
    """

    count: int
    items: int = 1
    lowest: int | None = None
    highest: int | None = None

    @property
    def totals(self) -> Totals:
        """What the answers can add up to, each written as the sum of its items."""
        return Totals(
            count=self.count,
            low=None if self.lowest is None else self.lowest * self.items,
            high=None if self.highest is None else self.highest * self.items,
        )

    def size(self) -> str:
        """Say how many numbers there are.

        >>> WholeMean(count=40, items=3).size()
        '40 x 3'
        """
        return str(self.count) if self.items == 1 else f"{self.count} x {self.items}"

    def refusal(self, figure: Figure) -> str:
        """Say why no whole numbers come to what a figure stands for; nothing where some may."""
        raise NotImplementedError

    def fits_cut_off(self, figure: Figure) -> bool:
        """Whether whole numbers may come to a figure that was cut off after its last digit."""
        raise NotImplementedError


class WholeMean(WholeNumbers, frozen=True, kw_only=True):
    """The mean of so many whole numbers, or the part that has something: a mean of 0 and 1."""

    def __str__(self) -> str:
        return f"mean of {self.size()} whole numbers"

    def refusal(self, figure: Figure) -> str:
        """Say which means lie on either side of the figure, where none prints as it."""
        mean = figure.implied() * self.items
        if self.totals.within(mean):
            return ""
        unbounded = Totals(count=self.count)
        if unbounded.within(mean):
            return say(
                "if it is of {number}, a mean of {figure} lies outside of what answers can be",
                number=self.size(),
                figure=figure.text,
            )
        below = unbounded.within(Interval(mean.low - 1, mean.low))[-1]
        less, more = (
            figure.in_unit(Fraction(total, self.count * self.items)) for total in (below, below + 1)
        )
        return say(
            "if it is of {number}, no whole number gives {figure}: "
            "{below} gives {less}, and {above} gives {more}",
            number=self.size(),
            figure=figure.text,
            below=below,
            less=less,
            above=below + 1,
            more=more,
        )

    def fits_cut_off(self, figure: Figure) -> bool:
        """Whether some whole number gives the digits of the figure, and more behind them."""
        cut = cut_off(figure)
        return cut is not None and bool(self.totals.within(cut * self.items))


class WholeDeviation(WholeNumbers, frozen=True, kw_only=True):
    """The standard deviation of so many whole numbers whose mean lies in `mean`.

    `cut` is where the mean lies if its figure was cut off, where it may have been.
    """

    mean: Interval
    cut: Interval | None = None

    def __str__(self) -> str:
        return f"standard deviation of {self.size()} whole numbers with a mean in {self.mean}"

    def refusal(self, figure: Figure) -> str:
        """Say how small or how large the deviation can be, where none prints as the figure."""
        mean, deviation = next(self._means(), None), figure.implied() * self.items
        if mean is None or may_deviate(self.totals, mean, deviation):
            return ""
        least, greatest = deviations_of(self.totals, mean)
        if deviation.high < least:
            text = say(
                "if it is of {number}, the deviation at that mean is at least {least}",
                number=self.size(),
                least=figure.in_unit(least / self.items),
            )
        elif greatest is not None and deviation.low > greatest:
            text = say(
                "if it is of {number}, the deviation at that mean is at most {greatest}",
                number=self.size(),
                greatest=figure.in_unit(greatest / self.items),
            )
        else:
            text = say(
                "if it is of {number}, no whole numbers have that mean and a deviation of {figure}",
                number=self.size(),
                figure=figure.text,
            )
        return text

    def fits_cut_off(self, figure: Figure) -> bool:
        """Whether the deviation, or the mean beside it, may be one that was cut off."""
        spreads = filter(None, (figure.implied(), cut_off(figure)))
        pairs = itertools.product(self._means(), spreads)
        return any(may_deviate(self.totals, mean, spread * self.items) for mean, spread in pairs)

    def _means(self) -> Iterator[Interval]:
        """Yield where the mean of the answers lies: as rounded first, and as cut off."""
        for mean in filter(None, (self.mean, self.cut)):
            if self.totals.within(mean * self.items):
                yield mean * self.items


def cut_off(figure: Figure) -> Interval | None:
    """Return what a figure stands for if it was cut off; None where nothing can have been.

    Examples
    --------
    >>> from factcheck.wording.figure_reader import parse_figure
    >>> cut_off(parse_figure("58.53 %")), cut_off(parse_figure("1/2"))
    ([0.5853, 0.5854), None)
    """
    is_decimal = figure.out_of is None and "/" not in figure.number and not figure.is_word
    if not is_decimal or figure.hedge is not Hedge.AS_PRINTED:
        return None
    return figure.implied(Reading.TRUNCATED)
