"""A verdict in words: what was claimed, what was found, by how much, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Expression, Greatest, Least, Rank, Subtract, leaves
from factcheck.domain.figure import Figure
from factcheck.domain.flag import Flag
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import End, Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.series import Observation
from factcheck.domain.surd import Real
from factcheck.domain.unit import DIMENSIONLESS, UnitForm
from factcheck.domain.verdict import Direction, Label, Verdict
from factcheck.judge import label_of
from factcheck.language import closed, counted, later, listed, say
from factcheck.render.phrases import number
from factcheck.render.phrases.labels import DIRECTIONS, SLIPS
from factcheck.render.phrases.naming import printed
from factcheck.render.phrases.yardstick import (
    POINTS,
    Yardstick,
    of_expression,
    of_figure,
    of_outcome,
)
from factcheck.wording.period_text import in_words

_MANY_ROLES = 3  # parts that are told by the first and the last
_MANY = 10  # from here on a difference is told as a multiple

# By whether the claim lies above
_SIDES = {
    True: later("{size} above what was found"),
    False: later("{size} below what was found"),
}
_SIDES_WITH_SHARE = {
    True: later("{size} above what was found ({share})"),
    False: later("{size} below what was found ({share})"),
}

_WIDE = (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)


def claimed(outcome: Outcome, claim: Claim) -> str:
    """Say what the claim says of one relation."""
    figure = outcome.relation.figure
    if isinstance(outcome.relation.expression, Rank) and figure is not None:
        text = printed(figure)
        return (
            say("place {place}", place=text)
            if text.isdigit()
            else say("place {figure}", figure=text)
        )
    return claim.words() if figure is None else stated(figure, outcome.claimed)


def stated(figure: Figure, allowed: Interval) -> str:
    """Return a figure as printed, with what it allows where that is not plain from it."""
    text = printed(figure)
    if figure.is_word or figure.hedge in _WIDE:
        text = say(
            "{figure}, that is {range}", figure=text, range=of_figure(figure).condition(allowed)
        )
    return text


def found(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what the evidence gives for one relation, in the unit of the claim."""
    if outcome.fit is Fit.OPEN and not outcome.evidence.evidence:
        return say("nothing")
    if outcome.fit is Fit.OPEN and _says_nothing(outcome):
        return say("nothing that bounds it")
    yardstick = of_outcome(outcome, catalogue)
    expression = outcome.relation.expression
    edges = (outcome.claimed.low, outcome.claimed.high)
    if isinstance(expression, Rank):
        place, count = yardstick.found(outcome.found), len(expression.peers) + 1
        return say("place {place} of {count}", place=place, count=count)
    if outcome.relation.figure is None and isinstance(expression, Subtract):
        return compared(expression, outcome.found, yardstick, edges)
    return _attained(yardstick.found(outcome.found, edges), outcome)


def _says_nothing(outcome: Outcome) -> bool:
    """Whether what was found bounds nothing: any place there is, or any amount from zero up."""
    low, high = outcome.found.low, outcome.found.high
    expression = outcome.relation.expression
    if isinstance(expression, Rank):
        return low <= 1 and high >= len(expression.peers) + 1
    return isinstance(high, float) and (isinstance(low, float) or low == 0)


def found_of_part(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what the evidence gives, and of which part where no figure of the claim tells."""
    text = found(outcome, catalogue)
    return text if outcome.relation.figure is not None else with_role(outcome, text)


# By whether what is measured lies above, below, or may lie on either side
_FROM_HIGHEST = {
    1: later("{found} above the highest before"),
    -1: later("{found} below the highest before"),
    0: later("{found} against the highest before"),
}
_FROM_LOWEST = {
    1: later("{found} above the lowest before"),
    -1: later("{found} below the lowest before"),
    0: later("{found} against the lowest before"),
}


def compared(
    distance: Subtract, interval: Interval, yardstick: Yardstick, edges: Iterable[End] = ()
) -> str:
    """Say what a distance is the distance of, where no figure of the claim says it."""
    text = yardstick.found(interval, edges)
    match distance:
        case Subtract(right=Greatest() | Least() as extreme):
            side = (interval.low >= 0) - (interval.high <= 0)
            if side < 0:
                text = yardstick.found(-interval, [-edge for edge in edges])
            sides = _FROM_HIGHEST if isinstance(extreme, Greatest) else _FROM_LOWEST
            return say(sides[side], found=text)
        case Subtract(left=Quantity() as now, right=Quantity() as then) if (
            now.indicator == then.indicator and now.area == then.area
        ):
            period = in_words(then.period)
            return say("a change of {found} from {period}", found=text, period=period)
        case _:
            return say("a difference of {found}", found=text)


def _attained(text: str, outcome: Outcome) -> str:
    """Say when the largest or smallest of several was reached."""
    if not isinstance(outcome.relation.expression, Greatest | Least):
        return text
    when = [
        in_words(each.answers.period)
        for each in outcome.evidence.evidence
        if isinstance(each.answers, Quantity) and each.interval == outcome.found
    ]
    return say("{found} in {period}", found=text, period=when[0]) if len(when) == 1 else text


def off_by(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say how far what was claimed lies from what was found; empty where the two meet."""
    aim, interval = _aim(outcome), outcome.found
    if outcome.fit is not Fit.OUTSIDE or aim is None or outcome.relation.figure is None:
        return ""
    if isinstance(interval.low, float) or isinstance(interval.high, float):
        return ""
    yardstick = of_outcome(outcome, catalogue)
    nearest = interval.low if aim < interval.low else interval.high
    if isinstance(outcome.relation.expression, Rank):
        return _places(aim - nearest)
    middle = nearest if yardstick.tells_ends_of(interval) else interval.middle()
    gap = aim - middle
    if not gap:
        return ""  # the very edge, which does not belong to what is claimed
    if yardstick.form in (UnitForm.PERCENT, UnitForm.POINTS):
        return say(_SIDES[gap > 0], size=POINTS.size(gap))
    share = _share(gap, middle)
    if yardstick.form is UnitForm.TIMES and share.endswith("%"):
        return say(_SIDES[gap > 0], size=share)  # "0.129 times above" could mean 12.9 % more
    size = number.magnitude(gap) if yardstick.form is UnitForm.TIMES else yardstick.size(gap)
    return say((_SIDES_WITH_SHARE if share else _SIDES)[gap > 0], size=size, share=share)


def _places(distance: Real) -> str:
    whole = distance if isinstance(distance, Fraction) else distance.near()
    return counted("{number} place", "{number} places", abs(round(whole)))


def _aim(outcome: Outcome) -> Real | None:
    """Return the number a claim is measured by: the printed one, or the edge nearest by."""
    figure = outcome.relation.figure
    if figure is not None and figure.hedge is Hedge.AS_PRINTED and not figure.is_word:
        return figure.value
    near = outcome.claimed.low if outcome.found.below(outcome.claimed) else outcome.claimed.high
    return None if isinstance(near, float) else near


def _share(gap: Real, of: Real) -> str:
    """Return a difference as a share of what was found, where that says something."""
    if of <= 0:
        return ""
    share = gap / of if isinstance(of, Fraction) else gap / of.near()
    times = share + 1
    if times >= _MANY:
        return say("{times} times as much", times=number.magnitude(times, 2))
    if 0 < times <= Fraction(1, _MANY):
        return say("{times} times too small", times=number.magnitude(1 / times, 2))
    return closed(f"{number.magnitude(share * 100, 2)} %")


def deciding(verdict: Verdict) -> tuple[Outcome, ...]:
    """Return the outcomes that made the label: all of the worst, or the only one there is."""
    if len(verdict.outcomes) < 2:
        return verdict.outcomes
    worst = max(label_of(outcome).severity for outcome in verdict.outcomes)
    return tuple(outcome for outcome in verdict.outcomes if label_of(outcome).severity == worst)


def roles(outcomes: tuple[Outcome, ...]) -> str:
    """Name the parts of a claim that say the same; years in a row by the first and the last."""
    named = [outcome.relation.role for outcome in outcomes if outcome.relation.role]
    years = [_latest(outcome.relation.expression) for outcome in outcomes]
    by_year = [say("in {period}", period=in_words(year)) for year in years if year is not None]
    if len(named) < _MANY_ROLES or named != by_year:
        return listed(named)
    spans = [year for year in years if year is not None]
    if any(before.following() != after for before, after in pairwise(spans)):
        return listed(named)
    first, last = in_words(spans[0]), in_words(spans[-1])
    return say("in every year from {first} to {last}", first=first, last=last)


def _latest(expression: Expression) -> Period | None:
    """Return the latest year that an expression measures; None where it measures other periods."""
    periods = [leaf.period for leaf in leaves(expression) if isinstance(leaf, Quantity)]
    latest = max(periods, key=lambda period: period.last, default=None)
    return latest if latest is not None and latest.is_calendar_years else None


def with_role(outcome: Outcome, text: str) -> str:
    """Say which part of the claim is meant, where it has several."""
    return of_part(outcome.relation.role, text)


def of_part(role: str, text: str) -> str:
    """Say something of a part of a claim, or of several; of all of it where there is no part."""
    return say("{part}: {text}", part=role, text=text) if role else text


def closest(
    part: Expression,
    observations: tuple[Observation, ...],
    catalogue: Catalogue,
    figure: Figure | None = None,
) -> Yardstick:
    """Return the unit for a part: that of the claim if it fits, or of the cell that answers it."""
    if isinstance(part, Quantity):
        for observation in observations:
            if (observation.indicator, observation.area, observation.period) == (
                part.indicator,
                part.area,
                part.period,
            ):
                if figure is not None and _fits(figure, observation.figure):
                    return of_figure(figure)
                return of_figure(observation.figure)
    return of_expression(part, observations, catalogue)


def _fits(figure: Figure, other: Figure) -> bool:
    """Whether both measure the same, so that one can be shown in the unit of the other."""
    dimension = figure.unit.dimension
    return dimension != DIMENSIONLESS and dimension == other.unit.dimension


def ends(interval: Interval | None) -> tuple[Real, ...]:
    """Return the finite ends of an interval, if there is one."""
    if interval is None:
        return ()
    return tuple(end for end in (interval.low, interval.high) if not isinstance(end, float))


def notes(verdict: Verdict, outcome: Outcome) -> str:
    """Say which way a claim is off, how that may have come about, and how sure it is."""
    certain = confirmed(outcome) if outcome.fit is Fit.OVERLAPPING else ""
    return say("; ").join(filter(None, (direction(verdict, outcome), slip(outcome), certain)))


def slip(outcome: Outcome) -> str:
    """Say how a near miss may have come about."""
    return "" if outcome.slack is None else say(SLIPS[outcome.slack])


def confirmed(outcome: Outcome) -> str:
    """Say how much of a figure the evidence bears out, where rounding leaves its end open."""
    figure = outcome.relation.figure
    if outcome.slack is not None:
        return ""
    if figure is None or not outcome.claimed.is_bounded or not outcome.found.is_bounded:
        return say("rounding of the evidence leaves it open")
    place, digits = figure.last_place, _significant(figure)
    for certain in range(digits - 1, 0, -1):
        place *= 10
        middle = round(figure.value / place) * place
        wider = Interval(middle - place / 2, middle + place / 2)
        if outcome.found.within(wider):
            return say(
                "{kept} of its {digits} digits confirmed; rounding leaves the rest open",
                kept=certain,
                digits=digits,
            )
    return say("rounding of the evidence leaves it open")


def _significant(figure: Figure) -> int:
    steps = abs(figure.value / figure.last_place)
    return len(str(int(steps)))


def all_hold(verdict: Verdict) -> str:
    """Say that every part of a claim holds; empty where one does not, or there is but one."""
    number = len(verdict.outcomes)
    if number < 2 or verdict.label not in (Label.SUPPORTED, Label.COMPATIBLE):
        return ""
    if number == 2:
        return say("both parts hold")
    return say("all {number} parts hold", number=number)


def opposed(verdict: Verdict) -> tuple[Outcome, ...]:
    """Return what other editions say, each once, where it differs in the label."""
    own = {label_of(each) for each in deciding(verdict)}
    different = [rival for rival in verdict.rivals if label_of(rival) not in own]
    return tuple({(str(each.found), each.evidence.vintage): each for each in different}.values())


def strength(verdict: Verdict) -> str:
    """Return how strong the evidence is that a verdict rests on, for its first line.

    The weakest grade that bears it; and whether a restatement would reverse it.
    """
    parts = []
    if verdict.grade is not None and verdict.outcomes:
        parts.append(say("evidence: {grade}", grade=verdict.grade.words))
    if Flag.WOULD_HOLD_RESTATED in verdict.flags:
        parts.append(say("would hold if restated as its sister areas were"))
    return " · ".join(parts)


def undated(verdicts: Iterable[Verdict]) -> str:
    """Say how many of the published figures that verdicts rest on carry no date; else nothing."""
    cells = {
        cell
        for verdict in verdicts
        for outcome in verdict.outcomes
        for cell in outcome.evidence.observations()
    }
    without = sum(cell.public_since is None for cell in cells)
    if not without:
        return ""
    if len(cells) == 1:
        return say("The one figure in evidence carries no date of publication.")
    return counted(
        "{number} of {all} figures in evidence carries no date of publication.",
        "{number} of {all} figures in evidence carry no date of publication.",
        without,
        all=len(cells),
    )


def direction(verdict: Verdict, outcome: Outcome) -> str:
    """Say which way a figure is off; empty where that says nothing of this part."""
    if not _may_be_off(outcome, verdict):
        return ""  # without a look at every part, of which there may be a thousand
    way = way_off(verdict) if outcome in deciding(verdict)[:1] else None
    return "" if way is None else say(DIRECTIONS[way])


def way_off(verdict: Verdict) -> Direction | None:
    """Return which way a figure is off, where the deciding part is about the claim's own figure."""
    first = next(iter(deciding(verdict)), None)
    return None if first is None or not _may_be_off(first, verdict) else verdict.direction


def _may_be_off(outcome: Outcome, verdict: Verdict) -> bool:
    """Whether a part is about the claim's own figure, and a figure that is off in some way."""
    figure = outcome.relation.figure
    return (
        verdict.direction is not None
        and figure is not None
        and figure == verdict.claim.figure
        and not isinstance(outcome.relation.expression, Rank)
    )
