"""Granularity: a percentage or a mean is one that so many whole numbers can have."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import StatementError
from factcheck.domain.figure import Figure
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.domain.whole_numbers import WholeDeviation, WholeMean, cut_off
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, require_form, stated, told
from factcheck.language import later, say


@kind("granularity")
class Granularity(Struct, frozen=True, kw_only=True):
    __doc__ = later("A percentage, or a mean with its deviation, of `of` whole numbers.")

    of: int  # how many there are, exactly
    items: int = 1  # whole numbers whose mean is one answer, as in a scale
    lowest: int | None = None  # the least that one number can be
    highest: int | None = None  # the greatest
    deviation: Figure | None = None  # the standard deviation beside a mean
    amount: Figure

    def __post_init__(self) -> None:
        for key, number in (("of", self.of), ("items", self.items)):
            if number < 1:
                raise StatementError(
                    say("{key!r} is {number}", key=key, number=number),
                    say("Write how many there are: a whole number from 1 up."),
                    key,
                )
        if self.lowest is not None and self.highest is not None and self.lowest > self.highest:
            raise StatementError(
                say("'highest' is below 'lowest'"), say("Change one of the values."), "highest"
            )
        require_form(self.amount, UnitForm.PLAIN, UnitForm.PERCENT, UnitForm.COUNT)
        _require_two_ends(self.amount, str(self.amount.hedge))
        is_part = self.amount.unit.form is UnitForm.PERCENT
        if is_part and not self.lowest is self.highest is None:
            raise StatementError(
                say("{figure!r} is a part of a number", figure=self.amount.text),
                say("'lowest' and 'highest' are for answers that have a mean."),
                "lowest" if self.lowest is not None else "highest",
            )
        if self.deviation is not None:
            self._check_deviation(self.deviation)

    def _check_deviation(self, deviation: Figure) -> None:
        require_form(deviation, UnitForm.PLAIN, UnitForm.COUNT)
        _require_two_ends(deviation, "deviation")
        if self.amount.unit.form is UnitForm.PERCENT or self.of == 1 or deviation.value < 0:
            raise StatementError(
                say("{figure!r} is no deviation", figure=deviation.text),
                say("Two numbers or more have one, beside their mean, and it is never negative."),
                "deviation",
            )

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the mean, and the deviation at that mean."""
        del catalogue
        mean = _rounded(self.amount)
        yield claimed(
            WholeMean(count=self.of, items=self.items, lowest=self.lowest, highest=self.highest),
            mean,
        )
        if self.deviation is not None:
            spread = WholeDeviation(
                count=self.of,
                items=self.items,
                lowest=self.lowest,
                highest=self.highest,
                mean=mean.implied(),
                cut=cut_off(mean),
            )
            yield claimed(spread, _rounded(self.deviation), say("its deviation"))

    def words(self) -> str:
        """Say it in one phrase."""
        if self.amount.unit.form is UnitForm.PERCENT:
            what = say("a part of {number}", number=self.of)
        else:
            what = say("the mean of {number} whole numbers", number=self.of)
        if self.items > 1:
            what = say("{what}, {items} items each,", what=what, items=self.items)
        text = told(what, self.amount)
        if self.deviation is None:
            return text
        return say("{claim}, its deviation {amount}", claim=text, amount=stated(self.deviation))


def _rounded(figure: Figure) -> Figure:
    """Return a figure as that of a mean, which is no count."""
    return replace(figure, is_count=False)


def _require_two_ends(figure: Figure, key: str) -> None:
    if not figure.implied().is_bounded:
        raise StatementError(
            say("{figure!r} is a limit, and whole numbers can lie beyond any", figure=figure.text),
            say("Give the figure as it is printed: `is: 24 %`."),
            key,
        )
