"""Expressions that nothing measures: the mean and the deviation of so many whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.granularity import Totals, deviations_of, may_deviate
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumbers(Expression):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeMean(WholeNumbers):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDeviation(WholeNumbers):
    """The standard deviation of so many whole numbers whose mean lies in `mean`."""

    mean: Interval

    def __str__(self) -> str:
        return f"standard deviation of {self.size()} whole numbers with a mean in {self.mean}"

    def refusal(self, figure: Figure) -> str:
        """Say how small or how large the deviation can be, where none prints as the figure."""
        mean, deviation = self.mean * self.items, figure.implied() * self.items
        if not self.totals.within(mean) or may_deviate(self.totals, mean, deviation):
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
