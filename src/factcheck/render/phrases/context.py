"""What surrounds a figure, in words: other base years, prices and areas; how usual it is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.domain.base_rate import BaseRate, Standing
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.interval import End, Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.rational import Fraction
from factcheck.domain.robustness import Alternative, Reach, Robustness, Turn
from factcheck.domain.unit import UnitForm
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import closed, counted, language, later, say
from factcheck.render.phrases import number
from factcheck.render.phrases.naming import edition_name, indicator_name
from factcheck.render.phrases.provenance import cells
from factcheck.render.phrases.yardstick import PERCENT, TIMES, Yardstick, of_expression, of_outcome
from factcheck.wording.period_text import in_words


def counter_words(robustness: Robustness, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what the same arithmetic gives from other base years and in other prices.

    Growth on the year before leaves no choice of a base: of it prices alone are told.
    """
    yardstick = _yardstick(verdict, catalogue)
    counters = [
        _counter(other, yardstick, catalogue)
        for other in robustness.counters
        if robustness.years > 1 or other.turn is Turn.PRICES
    ]
    return say("; ").join(dict.fromkeys(counters))


def _counter(other: Alternative, yardstick: Yardstick, catalogue: Catalogue) -> str:
    value = yardstick.found(other.found)
    match other.turn:
        case Turn.BASE | Turn.AREA:
            return say("since {base}: {found}", base=in_words(other.base), found=value)
        case Turn.SPAN:
            base, period = in_words(other.base), in_words(other.period)
            return say("from {base} to {period}: {found}", base=base, period=period, found=value)
        case Turn.PRICES:
            if other.indicator:
                return in_prices_of(other.base, other.indicator, value, catalogue)
            if other.basis is Basis.CONSTANT:
                return say("in constant prices: {found}", found=value)
            return say("in current prices: {found}", found=value)


def in_prices_of(period: Period, index: str, found: str, catalogue: Catalogue) -> str:
    """Say what was found in the prices of a period, and by which index."""
    return say(
        "in prices of {period} (by {index}): {found}",
        period=in_words(period),
        found=found,
        index=indicator_name(index, catalogue),
    )


_OUTDONE = {  # by whether it was higher, and whether whole years before
    (True, True): later("it was higher in {period}, {years} years before: {found}"),
    (False, True): later("it was lower in {period}, {years} years before: {found}"),
    (True, False): later("it was higher in {period}: {found}"),
    (False, False): later("it was lower in {period}: {found}"),
}


def reach_words(reach: Reach, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say which year outdid a record, just beyond what it claims or longer ago."""
    yardstick = of_expression(reach.measured, cells(verdict.outcomes), catalogue)
    value = yardstick.scaled_for(reach.found).found(reach.found)
    years, months = divmod(reach.months, 12)
    text = _OUTDONE[reach.is_highest, months == 0]
    return say(text, period=in_words(reach.period), years=years, found=value)


def base_year_rows(
    robustness: Robustness, verdict: Verdict, catalogue: Catalogue
) -> Iterator[tuple[str, str, str]]:
    """Return the claim's own base year and those beside it: what each gives, and that a year."""
    yardstick = _yardstick(verdict, catalogue)
    own = (robustness.base, robustness.found, robustness.a_year)
    others = ((other.base, other.found, other.a_year) for other in robustness.neighbours)
    for base, value, a_year in sorted([own, *others], key=lambda row: row[0]):
        marks = [say("{growth} a year", growth=_a_year(a_year))] if robustness.is_ratio else []
        marks += [say("(the claim's)")] if base == robustness.base else []
        yield say("since {base}", base=in_words(base)), yardstick.found(value), "  ".join(marks)


def steadiness_words(robustness: Robustness, catalogue: Catalogue) -> Iterator[str]:
    """Say how a claim compares with its neighbours, in figures."""
    steadiness = robustness.steadiness
    if steadiness is None or not steadiness.neighbours:
        return
    yield counted(
        "counted from {number} other base year, it falls short by {shortfall} "
        "(robustness {robustness})",
        "counted from {number} other base years, it falls short by {shortfall} on average "
        "(root mean square; robustness {robustness})",
        steadiness.neighbours,
        robustness=f"{steadiness.robustness:.2f}",
        shortfall=_whole_percent(steadiness.shortfall),
    )
    yield say(
        "by weight, {share} of them bear out as strong a claim (uniqueness)",
        share=_whole_percent(steadiness.uniqueness),
    )
    if robustness.is_ratio:
        yield say(
            "{own} a year by the base claimed, {mean} on average by the others (fairness)",
            own=_a_year(robustness.a_year),
            mean=_a_year(steadiness.mean),
        )
    yield counted(
        "of {windows} other pairs of years, {number} changed as much a year (edition: {edition})",
        "of {windows} other pairs of years, {number} changed as much a year (edition: {edition})",
        steadiness.as_strong,
        windows=steadiness.windows,
        edition=edition_name(robustness.edition, catalogue) or say("not named"),
    )
    if robustness.peers:
        yield say(
            "of {peers} comparable areas, {strong} did as much",
            peers=robustness.peers,
            strong=robustness.peers_as_strong or say("none"),
        )


def base_rate_words(base_rate: BaseRate, verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say how many comparable areas did as much as was found and, unless it holds, as is claimed.

    A place in a panel tells both at once.
    """
    yardstick = _yardstick(verdict, catalogue)
    is_times = yardstick.form is UnitForm.TIMES or base_rate.years > 1
    for standing in base_rate.found:
        yield _standing(standing, is_times=is_times, is_claimed=False)
    if not base_rate.found:
        for standing in base_rate.claimed:
            yield _standing(standing, is_times=is_times, is_claimed=True)
        yield say("a base rate says how rare a figure is; it disproves nothing")
    elif verdict.label is Label.CONTRADICTED:
        for standing in base_rate.claimed:
            if standing.place is None:
                yield _standing(standing, is_times=is_times, is_claimed=True)


_REACHED = {  # by whether it is what is claimed
    True: later("{share} reached what is claimed; their median is {median}"),
    False: later("{share} reached what was found; their median is {median}"),
}
_PLACED = {
    True: later("what is claimed would be {standing}; their median is {median}"),
    False: later("what was found is {standing}; their median is {median}"),
}


def _standing(standing: Standing, *, is_times: bool, is_claimed: bool) -> str:
    median = _ratio(standing.median, is_times=is_times)
    if standing.place is None:
        return say(_REACHED[is_claimed], share=_reached(standing), median=median)
    return say(_PLACED[is_claimed], standing=_placed(standing, standing.place), median=median)


def _placed(standing: Standing, place: tuple[int, int]) -> str:
    """Say the place among areas of a panel, and how many others did what is claimed."""
    best, worst = place
    text = say(
        "in place {place} of {number} {areas}",
        place=best if best == worst else number.to(best, worst),
        number=standing.areas,
        areas=_class_name(standing),
    )
    if standing.reached is None:
        return text
    return counted(
        "{place} ({number} other did what is claimed)",
        "{place} ({number} others did what is claimed)",
        standing.reached,
        place=text,
    )


def _class_name(standing: Standing) -> str:
    """Return the name of a class in the script of the reader, where it has one in each."""
    names = standing.name.split(" / ")
    is_chinese = language() == "zh"
    return next((name for name in names if name.isascii() is not is_chinese), names[0])


def _reached(standing: Standing) -> str:
    """Say how many of a class did as much or more, as far as its quantiles tell."""
    areas = say("{number} {areas}", number=standing.areas, areas=_class_name(standing))
    least = math.floor(_above(standing.share_below.high, standing.areas))
    most = math.ceil(_above(standing.share_below.low, standing.areas))
    if most == 0:
        return say("none of {areas}", areas=areas)
    if least == standing.areas:
        return say("all of {areas}", areas=areas)
    if least == most:
        return say("{share} of {areas}", share=least, areas=areas)
    if least == 0:
        return say("at most {share} of {areas}", share=most, areas=areas)
    if most == standing.areas:
        return say("at least {share} of {areas}", share=least, areas=areas)
    return say("{share} of {areas}", share=number.to(least, most), areas=areas)


def _above(share: End, areas: int) -> Fraction:
    """Return how many areas lie above a share of them."""
    if not isinstance(share, Fraction):
        raise TypeError(f"no share: {share!r}")
    return (1 - share) * areas


def _ratio(ratio: Fraction, *, is_times: bool) -> str:
    point = Interval.point(ratio)
    return TIMES.found(point) if is_times else PERCENT.found(point - 1)


def _a_year(growth: float) -> str:
    return closed(f"{growth * 100:.1f} %")


def _whole_percent(share: float) -> str:
    return closed(f"{share * 100:.0f} %")


def _yardstick(verdict: Verdict, catalogue: Catalogue) -> Yardstick:
    return of_outcome(verdict.outcomes[0], catalogue) if verdict.outcomes else PERCENT
