"""A longer period out of the shorter ones that it is made of: a year out of its months.

Only where the catalogue tells how, only where none of them is missing, and of one edition, of
which no other has revised a part: a sum of revised and of superseded months is nobody's figure.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, OverTime
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import Expression, Number, added
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.resolve.cells import Candidate

_LENGTHS = (12, 6, 3, 1)  # months: years, halves, quarters, months
_MOST_CHOICES = 24  # of one edition that disagrees with itself

Published = Callable[[Quantity], tuple[Candidate, ...]]


class Together(Struct, frozen=True, kw_only=True):
    """Shorter periods in a row, and what a longer one has of them."""

    whole: Quantity
    parts: tuple[Quantity, ...]  # those that have to be answered
    over_time: OverTime

    @property
    def expression(self) -> Expression:
        """The arithmetic."""
        total = added(self.parts)
        if self.over_time is OverTime.MEAN:
            return total / Number(Fraction(len(self.parts)))
        return total

    @property
    def text(self) -> str:
        """What is done, in words."""
        first, last = self.parts[0].period, self.parts[-1].period
        match self.over_time:
            case OverTime.SUM:
                return say("sum from {first} to {last}", first=first, last=last)
            case OverTime.MEAN:
                return say("mean from {first} to {last}", first=first, last=last)
            case OverTime.LAST:
                return say("what stands at the end of {last}", last=last)


def taken_together(
    quantity: Quantity, catalogue: Catalogue, published: Published
) -> Iterator[Candidate]:
    """Yield what the longest shorter periods that are all published make of a quantity.

    Parameters
    ----------
    quantity : Quantity
    catalogue : Catalogue
        Tells how an indicator is taken together over time, if at all.
    published : callable
        Return what each edition publishes of a quantity, as it stands.
    """
    for together in divisions(quantity, catalogue):
        answers = [
            published(part) or tuple(_year_of_span(quantity, part, catalogue, published))
            for part in together.parts
        ]
        candidates = tuple(_of_one_edition(together, answers)) if all(answers) else ()
        if candidates:
            yield from candidates
            return


def divisions(quantity: Quantity, catalogue: Catalogue) -> Iterator[Together]:
    """Yield the ways to divide the period of a quantity, the longest parts first.

    Years in a row are added, or averaged; what stands at the end of the last of them is no figure
    of all. Weeks make up spans of weeks, and no month or year.

    Examples
    --------
    >>> from factcheck.domain.catalogue import Indicator, Names
    >>> from factcheck.wording.period_reader import parse_period
    >>> catalogue = Catalogue(indicators=Names([Indicator(id="rain", over_time=OverTime.SUM)]))
    >>> rain = Quantity(indicator="rain", area="town", period=parse_period("2021-01..2021-09"))
    >>> [len(each.parts) for each in divisions(rain, catalogue)]
    [3, 9]
    """
    indicator = catalogue.indicators.get(quantity.indicator)
    over_time = None if indicator is None else indicator.over_time
    if over_time is None or (over_time is OverTime.LAST and quantity.period.months > 12):
        return
    whole = quantity.period
    for periods in (whole.weekly(), *(whole.divided(months) for months in _LENGTHS)):
        if len(periods) < 2:
            continue
        used = periods[-1:] if over_time is OverTime.LAST else periods
        parts = tuple(replace(quantity, period=period) for period in used)
        yield Together(whole=quantity, parts=parts, over_time=over_time)


def _year_of_span(
    whole: Quantity, part: Quantity, catalogue: Catalogue, published: Published
) -> Iterator[Candidate]:
    """Yield what the parts of one year make of it, where years are taken together."""
    if part.period.months == 12 < whole.period.months:
        yield from taken_together(part, catalogue, published)


def _of_one_edition(
    together: Together, answers: list[tuple[Candidate, ...]]
) -> Iterator[Candidate]:
    whole = frozenset.intersection(*map(_editions, answers))
    for vintage in sorted(whole):
        own = [[each for each in answer if each.vintage == vintage] for answer in answers]
        partial = [[each for each in answer if each.vintage not in whole] for answer in answers]
        for chosen in itertools.islice(itertools.product(*own), _MOST_CHOICES):
            if any(map(_is_revised, chosen, partial)):
                continue
            parts = tuple(candidate.evidence[0] for candidate in chosen)
            evidence = Evidence(
                answers=together.whole,
                interval=range_of(
                    together.expression, {part.answers: part.interval for part in parts}
                ),
                how=Derivation.PERIODS,
                parts=parts,
                formula=together.text,
                arithmetic=together.expression,
            )
            yield Candidate(vintage=vintage, evidence=(evidence,))


def _editions(answer: tuple[Candidate, ...]) -> frozenset[str]:
    return frozenset(candidate.vintage for candidate in answer)


def _is_revised(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether an edition that lacks other parts publishes another figure, and is no less good."""
    (own,) = candidate.evidence
    for other in others:
        (evidence,) = other.evidence
        if evidence.grade > own.grade or _was_before(evidence, own):
            continue
        if not evidence.interval.meets(own.interval):
            return True
    return False


def _was_before(evidence: Evidence, other: Evidence) -> bool:
    """Whether one was published before the other; what bears no date may be the later of two."""
    days, other_days = (
        [cell.public_since for cell in total.observations() if cell.public_since is not None]
        for total in (evidence, other)
    )
    return bool(days and other_days) and max(days) < max(other_days)
