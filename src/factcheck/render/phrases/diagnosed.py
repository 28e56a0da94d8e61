"""A diagnosis in words: what may be the matter with a claim, in few of them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.diagnosis import Break, ByPricesAlone, Restatement, Slip, SlipKind, SmallBase
from factcheck.domain.expression import Subtract
from factcheck.domain.outcome import Fit
from factcheck.domain.rational import Fraction
from factcheck.domain.verdict import Verdict
from factcheck.language import closed, later, say
from factcheck.render.phrases import naming, number, words
from factcheck.render.phrases.context import (
    base_rate_words,
    counter_words,
    in_prices_of,
    reach_words,
)
from factcheck.render.phrases.labels import Topic
from factcheck.render.phrases.provenance import cells
from factcheck.render.phrases.yardstick import PERCENT, TIMES, of_expression, of_figure, of_outcome
from factcheck.wording.period_text import in_words

# By whether the claim would hold
_RESTATED = {
    True: later(
        "in the edition {edition} the same figure of {sisters} sister areas changed by {mean} on "
        "average ({least} to {most}); changed alike, {name} would be {value}, and the claim would "
        "hold with {found} (computed, no evidence)"
    ),
    False: later(
        "in the edition {edition} the same figure of {sisters} sister areas changed by {mean} on "
        "average ({least} to {most}); changed alike, {name} would be {value}, and the claim would "
        "not hold with {found} (computed, no evidence)"
    ),
}
_OF_THE_FIGURE = (SlipKind.SCALE, SlipKind.SIGN, SlipKind.DIGITS, SlipKind.UNIT)


def facts(verdict: Verdict, catalogue: Catalogue) -> Iterator[tuple[Topic, str]]:
    """Return what was found beside the verdict, by topic, the most telling first."""
    diagnosis = verdict.diagnosis
    if diagnosis is None:
        return
    for slip in diagnosis.slips:
        yield Topic.PERHAPS, slip_words(slip)
    for restatement in diagnosis.restatements:
        yield Topic.RESTATED, restatement_words(restatement, verdict, catalogue)
    for step in diagnosis.breaks:
        yield Topic.BREAK, break_words(step, verdict, catalogue)
    for base in diagnosis.small_bases:
        yield Topic.SMALL_BASE, small_base_words(base, verdict, catalogue)
    if diagnosis.robustness is not None:
        text = counter_words(diagnosis.robustness, verdict, catalogue)
        if text:
            yield Topic.COMPARE, text
    if diagnosis.by_prices_alone is not None:
        yield Topic.COMPARE, prices_words(diagnosis.by_prices_alone, verdict, catalogue)
    if diagnosis.reach is not None:
        yield Topic.COMPARE, reach_words(diagnosis.reach, verdict, catalogue)
    if diagnosis.base_rate is not None:
        for text in base_rate_words(diagnosis.base_rate, verdict, catalogue):
            yield Topic.BASE_RATE, text


def slip_words(slip: Slip) -> str:
    """Say a slip, and what the evidence then gives, where that is not the figure itself."""
    figure = slip.relation.figure
    if figure is None or slip.kind in _OF_THE_FIGURE:
        return slip.words
    edges = (slip.claimed.low, slip.claimed.high)
    return say("{slip}: {found}", slip=slip.words, found=of_figure(figure).found(slip.found, edges))


def chance_words(slip: Slip) -> str:
    """Say how easily a slip fits by accident."""
    share = number.magnitude(slip.chance * 100, 2)
    return say(
        "by accident it, or a likelier one, would fit {share} % of comparable figures", share=share
    )


def restatement_words(restatement: Restatement, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what sister areas' restatement would make of a figure, and of the claim."""
    name = naming.quantity(restatement.quantity, catalogue, besides=naming.area(verdict.claim))
    observations = cells(verdict.outcomes)
    yardstick = words.closest(restatement.quantity, observations, catalogue, verdict.claim.figure)
    value = yardstick.scaled_for(restatement.value).found(restatement.value)
    outcome = verdict.outcomes[0]
    edges = (outcome.claimed.low, outcome.claimed.high)
    result = of_outcome(outcome, catalogue).found(restatement.found, edges)
    return say(
        _RESTATED[restatement.fit is not Fit.OUTSIDE],
        edition=naming.edition_name(restatement.edition, catalogue),
        sisters=restatement.sisters,
        mean=_percent(restatement.mean),
        least=_percent(restatement.least),
        most=_percent(restatement.most),
        name=name,
        value=value,
        found=result,
    )


def break_words(step: Break, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say which step of a series cannot be taken at its word."""
    name = naming.quantity(step.quantity, catalogue, besides=naming.area(verdict.claim))
    if step.ratio is None:
        return say("{name} is marked: {note}", name=name, note=step.note)
    text = say(
        "{name} is {times} as much as in {since}",
        name=name,
        times=TIMES.found(step.ratio),
        since=in_words(step.since),
    )
    if step.growth is None:
        return text
    growth = PERCENT.found(step.growth - 1)
    return say("{text}, though a growth of {growth} was published", text=text, growth=growth)


def small_base_words(base: SmallBase, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say from how little something grew."""
    name = naming.quantity(base.quantity, catalogue, besides=naming.area(verdict.claim))
    observations = cells(verdict.outcomes)
    yardstick = words.closest(base.quantity, observations, catalogue).scaled_for(base.usual)
    level, usual = yardstick.found(base.level), yardstick.found(base.usual)
    return say("{name} was {level}, where {usual} is usual", name=name, level=level, usual=usual)


def prices_words(comparison: ByPricesAlone, verdict: Verdict, catalogue: Catalogue) -> str:
    """Say what a comparison over time comes to without the change of prices."""
    yardstick = of_expression(comparison.expression, cells(verdict.outcomes), catalogue)
    yardstick = yardstick.scaled_for(comparison.found)
    if isinstance(comparison.expression, Subtract):
        value = words.compared(comparison.expression, comparison.found, yardstick)
    else:
        value = yardstick.found(comparison.found)
    if comparison.period is None:
        return say("in constant prices: {found}", found=value)
    return in_prices_of(comparison.period, comparison.indicator, value, catalogue)


def _percent(ratio: Fraction) -> str:
    return closed(f"{number.decimal((ratio - 1) * 100, 1)} %")
