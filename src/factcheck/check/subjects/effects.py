"""Odds ratios, risk ratios, differences of means and effect sizes, counted again from rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import permutations

from msgspec import Struct

from factcheck.check.deriving.readings import CellReading
from factcheck.check.findings import CellMention, TieStrength
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.chosen_measures import measures_of, timed
from factcheck.check.subjects.distributions import t_tail
from factcheck.check.subjects.measures import NumericMeasure, known
from factcheck.check.subjects.row_filters import RowFilter
from factcheck.check.subjects.sample_moments import mean, variance
from factcheck.check.subjects.samples import Sample
from factcheck.check.subjects.time_points import time_at
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "effects")

_ODDS, _RISK, _DIFFERENCE, _SIZE = "odds ratio", "risk ratio", "mean difference", "effect size"
_EFFECT = re.compile(
    r"(?P<adjusted>\badjusted\s+|\ba(?=OR\b|RR\b|HR\b))?\b(?:(?P<odds>odds ratios?|OR)"
    r"|(?P<risk>relative risks?|risk ratios?|rate ratios?|RR)"
    r"|(?P<difference>(?:mean |average )?differences?"
    r"(?: in means| between (?:the )?(?:groups|means))?)"
    r"|(?P<size>Cohen['’]?s d|effect size(?:\s*\(d\))?|(?<![a-z])d)"
    r"|(?P<other>hazard ratios?|HR|Hedges['’]? g))\b"
)
_IS = (
    r"[\s,]*(?:\(\w+\)\s*)?(?:\s*\b(?:of|for|in|at|after)\s+(?!\d)[\w-]+(?:\s+(?!was|were|is)[\w-]+){0,3}\s*)?"
    r"(?:of|was|were|is|=|:|to be|estimated at|for \w+(?: \w+)?(?: was)?)*\s*[-−–]?\s*$"
)
_INTERVAL = re.compile(
    r"(?P<level>9[059](?:\.\d)?)\s?(?:%|per ?cent)\s*(?:CI|confidence intervals?)\b\s*"
    r"(?:of|from|was|ranged from|[:,=\[(])*\s*(?P<low>[-−–]?\d*\.?\d+)\s*"
    r"(?:to|and|[-–—,;])\s*(?P<high>[-−–]?\d*\.?\d+)",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(
    WORDS["en.adjusted"],
    re.IGNORECASE,
)
_NORMAL = {
    90: Decimal("1.644853626951472714863848907991632"),
    95: Decimal("1.959963984540054235524594430520551"),
    99: Decimal("2.575829303548900760966142100318093"),
}
_STEPS = 60  # halvings by which the bound of t is found


class EffectPlace(Struct, frozen=True, kw_only=True):
    """What a figure is of an effect: the estimate itself, or an end of its interval."""

    kind: str
    end: str  # "", low or high
    level: int = 95
    is_adjusted: bool = False


def interval_at(text: str, at: int) -> re.Match[str] | None:
    """Return the confidence interval in which a figure stands."""
    spans = _INTERVAL.finditer(text)
    return next((one for one in spans if one.start() <= at < one.end()), None)


def effect_at(text: str, at: int) -> EffectPlace | None:
    """Return which part of which effect a figure is; None of none.

    >>> effect_at("The odds ratio was 2.10 (95% CI 1.2 to 3.7).", 19).kind
    'odds ratio'
    """
    interval = interval_at(text, at)
    stop = interval.start() if interval is not None else at
    named = [*_EFFECT.finditer(text, 0, stop)]
    if not named:
        return None
    last = named[-1]
    kinds = {"odds": _ODDS, "risk": _RISK, "difference": _DIFFERENCE, "size": _SIZE, "other": ""}
    kind = kinds[last.lastgroup or "other"] if last.lastgroup in kinds else ""
    kind = next((name for group, name in kinds.items() if last[group]), kind)
    is_adjusted = bool(last["adjusted"]) or _ADJUSTED.search(text) is not None
    if interval is None:
        return (
            EffectPlace(kind=kind, end="", is_adjusted=is_adjusted)
            if re.fullmatch(_IS, text[last.end() : at])
            else None
        )
    if at < interval.start("low"):
        return None
    end = "low" if at < interval.end("low") else "high"
    level = int(float(interval["level"]))
    return EffectPlace(kind=kind, end=end, level=level, is_adjusted=is_adjusted)


def effects(
    sample: Sample, arms: Sequence[RowFilter], statement: ReportStatement, place: EffectPlace
) -> Iterator[CellReading]:
    """Yield what an effect, or an end of its interval, may come to: of either order of groups."""
    if place.is_adjusted or not place.kind or len(arms) != 2:
        return
    text = statement.sentence.text
    before = statement.previous.text if statement.previous is not None else ""
    if place.kind in (_ODDS, _RISK):
        things = _things(sample, arms, text) or _things(sample, arms, before)
        strength = TieStrength.CERTAIN if len(things) == 1 else TieStrength.LIKELY
        for thing in things:
            for one, other in permutations(arms):
                yield from _ratio(sample, (one, other), thing, place, strength)
        return
    time = time_at(text, statement.start - statement.sentence.start, before)
    named = measures_of(sample, text) or measures_of(sample, before)
    for measure in timed(named or sample.measures, time) or named:
        mentions = sample.mentions(
            tuple(column for column in (sample.arm, *measure.columns) if column is not None)
        )
        for one, other in permutations(arms):
            groups = [known(measure, sample.rows({arm})) for arm in (one, other)]
            yield from _distance(groups, place, mentions, measure)


def _things(sample: Sample, arms: Sequence[RowFilter], text: str) -> list[RowFilter]:
    return [one for one in sample.filters(text) if one not in arms and one.band is None]


def _ratio(
    sample: Sample,
    arms: tuple[RowFilter, RowFilter],
    thing: RowFilter,
    place: EffectPlace,
    strength: TieStrength,
) -> Iterator[CellReading]:
    columns = sample.columns_of((arms[0], thing))
    counts = []
    for arm in arms:
        rows = [row for row in sample.rows({arm}) if columns[1].texts[row]]
        counts.append((sum(thing.holds(columns[1], row) for row in rows), len(rows)))
    (a, n), (c, m) = counts
    if 0 in (a, c) or (place.kind == _ODDS and (a == n or c == m)):
        return
    if place.kind == _ODDS:
        value = Fraction(a * (m - c), (n - a) * c)
        error = sum((Fraction(1, count) for count in (a, n - a, c, m - c)), Fraction(0))
        arithmetic = f"({a} × {m - c}) / ({n - a} × {c})"
    else:
        value = Fraction(a, n) / Fraction(c, m)
        error = Fraction(1, a) - Fraction(1, n) + Fraction(1, c) - Fraction(1, m)
        arithmetic = f"({a} / {n}) / ({c} / {m})"
    if place.end:
        value = _bound(value, error, place)
    yield CellReading(
        value=value,
        range=Interval.point(value),
        columns=sample.mentions(columns),
        strength=strength,
        reasons=(say("rows counted where {names}", names=thing.value),),
        arithmetic=arithmetic,
    )


def _bound(value: Fraction, error: Fraction, place: EffectPlace) -> Fraction:
    """Return an end of the interval of a ratio, by the normal of its logarithm."""
    with localcontext() as context:
        context.prec = 40
        reach = _NORMAL.get(place.level, _NORMAL[95]) * _decimal(error).sqrt()
        middle = _decimal(value).ln()
        return Fraction((middle - reach if place.end == "low" else middle + reach).exp())


def _distance(
    groups: Sequence[Sequence[Fraction]],
    place: EffectPlace,
    mentions: tuple[CellMention, ...],
    measure: NumericMeasure,
) -> Iterator[CellReading]:
    means = [mean(group) for group in groups]
    spreads = [variance(group) for group in groups]
    if means[0] is None or means[1] is None or spreads[0] is None or spreads[1] is None:
        return
    sizes = [len(group) for group in groups]
    freedom = sum(sizes) - 2
    pooled = ((sizes[0] - 1) * spreads[0] + (sizes[1] - 1) * spreads[1]) / freedom
    value = means[0] - means[1]
    is_square = place.kind == _SIZE
    if is_square and (place.end or not pooled or value < 0):
        return
    if is_square:
        value = value**2 / pooled
    elif place.end:
        error = pooled * (Fraction(1, sizes[0]) + Fraction(1, sizes[1]))
        reach = _quantile(Fraction(100 - place.level, 100), freedom) * _root(error)
        value += -reach if place.end == "low" else reach
    yield CellReading(
        value=value,
        range=Interval.point(value),
        columns=mentions,
        is_square=is_square,
        reasons=(say("means of {name} compared", name=measure.name),),
        arithmetic=place.kind,
    )


def _quantile(outside: Fraction, freedom: int) -> Fraction:
    """Return the t beyond which, on both sides, so much lies."""
    low, high = Fraction(0), Fraction(64)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if t_tail(middle, Fraction(freedom)) > outside:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _root(value: Fraction) -> Fraction:
    with localcontext() as context:
        context.prec = 40
        return Fraction(_decimal(value).sqrt())


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
