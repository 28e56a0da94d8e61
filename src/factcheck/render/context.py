"""What surrounds a figure, in words: other base years, prices and areas; how usual it is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.domain.base_rate import BaseRate, Standing
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.interval import End, Interval
from factcheck.domain.robustness import Alternative, Reach, Robustness, Turn
from factcheck.domain.unit import UnitForm
from factcheck.domain.verdict import Verdict
from factcheck.render import number
from factcheck.render.provenance import cells
from factcheck.render.yardstick import PERCENT, TIMES, Yardstick, of_expression, of_outcome


def counter_words(each: Robustness, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what the same arithmetic gives from other base years and in other prices.

    Growth on the year before leaves no choice of a base: of it prices alone are told.
    """
    yardstick = _yardstick(verdict, catalogue)
    told = [
        _counter(other, yardstick)
        for other in each.counters
        if each.years > 1 or other.turn is Turn.PRICES
    ]
    return "; ".join(dict.fromkeys(told))


def _counter(other: Alternative, yardstick: Yardstick) -> str:
    found = yardstick.found(other.found)
    match other.turn:
        case Turn.BASE | Turn.AREA:
            return f"since {other.base} {found}"
        case Turn.SPAN:
            return f"from {other.base} to {other.period} {found}"
        case Turn.PRICES:
            return f"in {other.basis} prices {found}"


def reach_words(each: Reach, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say which year outdid a record, just beyond what it claims or longer ago."""
    yardstick = of_expression(each.measured, cells(verdict.outcomes), catalogue)
    side = "higher" if each.is_highest else "lower"
    found = yardstick.scaled_for(each.found).found(each.found)
    return f"it was {side} in {each.period}, {each.years} years before: {found}"


def base_year_rows(
    each: Robustness, verdict: Verdict, catalogue: Catalogue
) -> Iterator[tuple[str, str, str]]:
    """Give the claim's own base year and those beside it: year, what it gives, the same a year."""
    yardstick = _yardstick(verdict, catalogue)
    own = (each.base, each.found, each.a_year)
    others = ((other.base, other.found, other.a_year) for other in each.neighbours)
    for base, found, a_year in sorted([own, *others], key=lambda row: row[0]):
        mark = "  (the claim's)" if base == each.base else ""
        told = f"{_a_year(a_year)} a year{mark}" if each.is_ratio else mark.strip()
        yield f"since {base}", yardstick.found(found), told


def steadiness_words(each: Robustness) -> Iterator[str]:
    """Say how a claim compares with its neighbours, in figures."""
    steadiness = each.steadiness
    if steadiness is None or not steadiness.neighbours:
        return
    yield (
        f"robustness {steadiness.robustness:.2f}: in the root of the mean square, "
        f"{steadiness.neighbours} other base years fall short by "
        f"{_whole_percent(steadiness.shortfall)}"
    )
    yield f"uniqueness: {_whole_percent(steadiness.uniqueness)} of them, by weight, are as strong"
    if each.is_ratio:
        yield (
            f"fairness: {_a_year(each.a_year)} a year, where they give "
            f"{_a_year(steadiness.mean)} on average"
        )
    yield (
        f"of all {steadiness.windows} other pairs of years, {steadiness.as_strong} are as strong "
        f"a year (edition {each.edition or 'not named'})"
    )
    if each.peers:
        yield f"of {each.peers} areas beside it, {each.peers_as_strong} did as much"


def base_rate_words(each: BaseRate, verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    """Say where a growth stands among comparable areas: the one found, else the one claimed."""
    yardstick = _yardstick(verdict, catalogue)
    is_times = yardstick.form is UnitForm.TIMES or each.years > 1
    what = "found" if each.found else "claimed"
    for standing in each.found or each.claimed:
        yield f"{what}: {_standing(standing)}, median {_ratio(standing.median, is_times=is_times)}"
    if each.found:
        return
    yield "a base rate says how rare a figure is; it disproves nothing"


def _standing(standing: Standing) -> str:
    if standing.place is None:
        return _among(standing.share_below, f"{standing.areas} {standing.name}")
    best, worst = standing.place
    place = f"place {best}" if best == worst else f"place {best} to {worst}"
    reached = ""
    if standing.reached is not None:
        reached = f" ({standing.reached} others did what is claimed)"
    return f"{place} of {standing.areas} {standing.name}{reached}"


def _among(share: Interval, areas: str) -> str:
    """Say between which quantiles of a class a figure lies."""
    if share.low == 1 or share.high == 0:
        return f"{'above' if share.low == 1 else 'below'} all of {areas}"
    above, below = _percent(share.low), _percent(1 - share.high)
    if share.low == 0:
        return f"below {below} % of {areas}" if share.high < 1 else f"within {areas}"
    if share.high == 1:
        return f"above {above} % of {areas}"
    return f"above {above} % of {areas}, below {below} % of them"


def _percent(share: End) -> str:
    if not isinstance(share, Fraction):
        raise TypeError(f"no share: {share!r}")
    text = number.decimal(share * 100, 1)
    return text.removesuffix(".0")


def _ratio(ratio: Fraction, *, is_times: bool) -> str:
    point = Interval.point(ratio)
    return TIMES.found(point) if is_times else PERCENT.found(point - 1)


def _a_year(growth: float) -> str:
    return f"{growth * 100:.1f} %"


def _whole_percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _yardstick(verdict: Verdict, catalogue: Catalogue) -> Yardstick:
    return of_outcome(verdict.outcomes[0], catalogue) if verdict.outcomes else PERCENT
