"""Which charts show a claim: its ranges, and the course of the series it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.expression import Rank
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Outcome
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import listed, say
from factcheck.render.account.charts import Bar, Chart, RangeChart, RankChart
from factcheck.render.account.course import course_of
from factcheck.render.phrases import naming, provenance, words
from factcheck.render.phrases.number import has_end
from factcheck.render.phrases.yardstick import of_outcome

_MOST_RIVALS = 4
_MOST_PARTS = 1
_MOST_PEERS = 16


def charts(audit: Audit, verdict: Verdict) -> Iterator[Chart]:
    """Return the charts of a claim, as many as it takes to see its verdict.

    Where a claim plainly holds, the course of its series shows that by itself; else the ranges
    are drawn first, on a scale on which their ends are told apart.
    """
    deciding = words.deciding(verdict)
    drawn = course_of(audit, verdict)
    if drawn is None or verdict.label is not Label.SUPPORTED:
        for outcome in deciding[:_MOST_PARTS]:
            compared = _ranges(audit, verdict, outcome)
            if compared is not None:
                yield compared
    for outcome in deciding[-1:]:
        ordered = _peers(audit, outcome)
        if ordered is not None:
            yield ordered
    if drawn is not None:
        yield drawn


def _ranges(audit: Audit, verdict: Verdict, outcome: Outcome) -> Chart | None:
    """Draw what is claimed against what each edition gives."""
    if not outcome.evidence.evidence or isinstance(outcome.relation.expression, Rank):
        return None
    if not has_end(outcome.found) or not has_end(outcome.claimed):
        return None
    catalogue = audit.reference.catalogue
    yardstick = of_outcome(outcome, catalogue)
    by_range: dict[Interval, Outcome] = {outcome.found: outcome}
    for rival in verdict.rivals:
        if rival.relation == outcome.relation:
            by_range.setdefault(rival.found, rival)
    shown = [each for each in tuple(by_range.values())[: 1 + _MOST_RIVALS] if has_end(each.found)]
    bars = [
        Bar(
            name=say("Found, {edition}", edition=name),
            said=words.found(drawn, catalogue),
            interval=drawn.found,
            kind="found" if drawn is outcome else "rival",
        )
        for drawn, name in zip(shown, _editions(shown, catalogue), strict=True)
    ]
    said = words.claimed(outcome, verdict.claim)
    if outcome.relation.figure is None:
        said = yardstick.condition(outcome.claimed)
    claimed = Bar(name=say("Claimed"), said=said, interval=outcome.claimed, kind="claimed")
    title = say("Claimed against found")
    if outcome.relation.role:
        title = say("Claimed against found: {part}", part=outcome.relation.role)
    return RangeChart(title=title, claimed=claimed, bars=bars, yardstick=yardstick)


def _editions(outcomes: Sequence[Outcome], catalogue: Catalogue) -> Iterator[str]:
    """Name the edition of each; several of one name by when they were public, or by a number."""
    names = [_edition(outcome, catalogue) for outcome in outcomes]
    days = [outcome.evidence.public_since for outcome in outcomes]
    for place, (name, day) in enumerate(zip(names, days, strict=True)):
        alike = [days[other] for other, each in enumerate(names) if each == name]
        if len(alike) == 1:
            yield name
        elif day is not None and alike.count(day) == 1:
            yield listed((name, str(day)))
        else:
            yield f"{name} ({names[: place + 1].count(name)})"


def _edition(outcome: Outcome, catalogue: Catalogue) -> str:
    parts = [naming.edition_name(outcome.evidence.vintage, catalogue) or say("published")]
    if outcome.evidence.mixed_vintage:
        parts = [say("several editions")]
    if outcome.evidence.other_basis:
        parts.append(say("another price basis"))
    return listed(parts)


def _peers(audit: Audit, outcome: Outcome) -> Chart | None:
    """Draw the figures that a place is counted among, in their order."""
    expression = outcome.relation.expression
    if not isinstance(expression, Rank) or not expression.peers:
        return None
    catalogue = audit.reference.catalogue
    bindings = outcome.evidence.bindings
    every = (expression.subject, *expression.peers)
    names = naming.told_apart(every, catalogue)
    cells = provenance.cells((outcome,))
    yardstick = words.closest(expression.subject, cells, catalogue)
    if expression.subject in bindings and bindings[expression.subject].is_bounded:
        yardstick = yardstick.scaled_for(bindings[expression.subject])
    bars = [
        Bar(
            name=name,
            said=yardstick.found(bindings[part]),
            interval=bindings[part],
            kind="found" if part == expression.subject else "rival",
        )
        for name, part in zip(names, every, strict=True)
        if part in bindings and bindings[part].is_bounded
    ]
    if len(bars) < 2 or len(bars) > _MOST_PEERS or bars[0].kind != "found":
        return None
    bars.sort(key=lambda each: each.interval.middle(), reverse=not expression.smallest_first)
    title = say("The areas in order")
    if outcome.relation.role:
        title = say("The areas in order: {part}", part=outcome.relation.role)
    return RankChart(title=title, bars=bars)
