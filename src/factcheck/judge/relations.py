"""One relation: which set of evidence counts, and what label it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import leaves
from factcheck.domain.figure import Figure
from factcheck.domain.flag import Flag
from factcheck.domain.outcome import Fit, Outcome, Proviso
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.reason import Reason
from factcheck.domain.relation import Relation
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Label
from factcheck.domain.whole_numbers import WholeNumbers
from factcheck.judge.cautions import outcome_flags
from factcheck.language import listed, say
from factcheck.wording.period_text import in_words

PASSES = frozenset({Label.SUPPORTED, Label.COMPATIBLE})
FAILS = frozenset({Label.NEAR_MISS, Label.CONTRADICTED})
_PARTIAL = (Proviso.ROUND_FIGURE, Proviso.NEGATIVE_BASE, Proviso.SIZE)
_NO_GRADE = 9
_MOST_TOLD = 4  # periods of which nothing is known


class Examined(Struct, frozen=True, kw_only=True):
    """One relation of a claim, with what every set of evidence says of it."""

    relation: Relation
    public: tuple[Outcome, ...] = ()  # under what was public on the document's date
    later: tuple[Outcome, ...] = ()  # under sets that hold something published since
    missing: tuple[Quantity, ...] = ()  # where nothing answers: what is wanted
    reason: Reason | None = None  # and why
    is_dated: bool = False  # whether there is a day to judge by
    reaches_back: bool = False  # whether it is about all earlier periods that are known


class Decided(Struct, frozen=True, kw_only=True):
    """The label of one relation, and the outcomes it rests on."""

    label: Label
    headline: Outcome | None
    rivals: tuple[Outcome, ...] = ()
    reason: Reason | None = None
    flags: frozenset[Flag] = frozenset()
    wanted: tuple[Quantity, ...] = ()
    notes: tuple[str, ...] = ()


def decide(examined: Examined, catalogue: Catalogue, edition: str) -> Decided:
    """Label one relation of a claim by what is known of it, or by one edition if one is named."""
    if not examined.public and not examined.later:
        return _without_evidence(examined, catalogue)
    by_edition = _of_edition((*examined.public, *examined.later), edition)
    if by_edition:
        return _by_edition(examined, by_edition)
    headline, outcomes = deciding(examined)
    label = label_of(headline)
    every = (*examined.public, *examined.later)
    flags = set(outcome_flags(headline))
    if outcomes is examined.later:
        flags.add(Flag.LATER_EVIDENCE)
    if examined.is_dated and label is not Label.UNVERIFIABLE and _rests_on_undated(headline, every):
        flags.add(Flag.UNDATED_EVIDENCE)
    if _is_disputed(headline, outcomes):
        label = Label.CONFLICTING
    elif any(_disagree(label, label_of(outcome)) for outcome in examined.later):
        flags.add(Flag.REVISED_SINCE)
    reason = _reason(examined, headline)
    return Decided(
        label=label,
        headline=headline,
        rivals=tuple(outcome for outcome in every if outcome is not headline),
        reason=reason if label is Label.UNVERIFIABLE else None,
        flags=frozenset(flags),
        wanted=_wanted(headline) if label is Label.UNVERIFIABLE else (),
        notes=(*_reach(examined, headline), *_unanswered(edition)),
    )


def _of_edition(outcomes: tuple[Outcome, ...], edition: str) -> tuple[Outcome, ...]:
    """Give what an edition says: the outcomes that rest on it as far as they can."""
    if not edition:
        return ()
    most = max(_cells_of(edition, outcome) for outcome in outcomes)
    return tuple(outcome for outcome in outcomes if _cells_of(edition, outcome) == most > 0)


def _cells_of(edition: str, outcome: Outcome) -> int:
    return sum(cell.vintage == edition for cell in outcome.evidence.observations())


def _by_edition(examined: Examined, outcomes: tuple[Outcome, ...]) -> Decided:
    """Label a relation by one edition alone; what the others say is told, and changes nothing."""
    headline = min(outcomes, key=_latest)
    label = Label.CONFLICTING if _is_disputed(headline, outcomes) else label_of(headline)
    every = (*examined.public, *examined.later)
    return Decided(
        label=label,
        headline=headline,
        rivals=tuple(outcome for outcome in every if outcome is not headline),
        reason=_reason(examined, headline) if label is Label.UNVERIFIABLE else None,
        flags=frozenset(outcome_flags(headline)),
        wanted=_wanted(headline) if label is Label.UNVERIFIABLE else (),
        notes=_reach(examined, headline),
    )


def _reach(examined: Examined, headline: Outcome) -> tuple[str, ...]:
    """Say how far back the figures go that "ever" is judged by, and which are not known."""
    gaps = tuple(_passed_over(headline.gaps))
    if not examined.reaches_back:
        return gaps
    answered = (leaf for item in headline.evidence.evidence for leaf in leaves(item.answers))
    periods = {leaf.period for leaf in answered if isinstance(leaf, Quantity)}
    if len(periods) < 2:
        return gaps
    return (say("earlier figures reach back to {period}", period=in_words(min(periods))), *gaps)


def _passed_over(gaps: tuple[Period, ...]) -> Iterator[str]:
    """Say which periods are left out, since nothing is known of them."""
    if gaps:
        runs = list(_years_joined(gaps))
        spans = [in_words(period) for period, _ in runs[:_MOST_TOLD]]
        if len(runs) > _MOST_TOLD:
            others = sum(count for _, count in runs[_MOST_TOLD:])
            spans.append(say("{number} more", number=others))
        yield say("nothing is known of {periods}", periods=listed(spans))


def _years_joined(periods: Iterable[Period]) -> Iterator[tuple[Period, int]]:
    """Join years that follow each other to spans, each with the number of its periods."""
    span, count = None, 0
    for period in periods:
        goes_on = span is not None and span.is_calendar_years and period.is_calendar_years
        if span is not None and goes_on and span.last + 1 == period.first:
            span, count = span.to(period), count + 1
            continue
        if span is not None:
            yield span, count
        span, count = period, 1
    if span is not None:
        yield span, count


def _unanswered(edition: str) -> tuple[str, ...]:
    return (say("the edition {edition} says nothing of it", edition=edition),) if edition else ()


def label_of(outcome: Outcome) -> Label:
    """Give the label of one relation under one set of evidence."""
    is_indirect = outcome.evidence.other_basis or outcome.evidence.is_carried
    match outcome.fit:
        case Fit.INSIDE:
            is_partial = (
                bool(outcome.gaps)
                or outcome.outdone_in_since
                or outcome.proviso in _PARTIAL
                or outcome.by_stored is not None
            )
            return Label.COMPATIBLE if is_indirect or is_partial else Label.SUPPORTED
        case Fit.OPEN:
            return Label.UNVERIFIABLE
        case _ if outcome.outdone_in_since:
            return Label.COMPATIBLE
        case Fit.OVERLAPPING:
            return Label.NEAR_MISS if outcome.slack and not is_indirect else Label.COMPATIBLE
        case Fit.OUTSIDE if is_indirect:
            return Label.UNVERIFIABLE  # another price basis, or a carried level, cannot refute
        case Fit.OUTSIDE:
            return Label.NEAR_MISS if outcome.slack else Label.CONTRADICTED


def _reason(examined: Examined, headline: Outcome) -> Reason | None:
    if headline.fit is Fit.OPEN:
        return examined.reason or Reason.UNDEFINED
    return Reason.BASIS_UNKNOWN if headline.evidence.other_basis else Reason.NO_PERIOD


def _wanted(headline: Outcome) -> tuple[Quantity, ...]:
    """Give what would settle an open relation: what is missing, or was answered at second hand."""
    evidence = headline.evidence
    if evidence.missing:
        return evidence.missing
    second_hand = (item for item in evidence.evidence if evidence.other_basis or item.is_carried)
    parts = (leaf for item in second_hand for leaf in leaves(item.answers))
    return tuple(dict.fromkeys(part for part in parts if isinstance(part, Quantity)))


def _without_evidence(examined: Examined, catalogue: Catalogue) -> Decided:
    """Judge by hard bounds alone: what no value can satisfy is implausible."""
    relation = examined.relation
    if isinstance(relation.expression, WholeNumbers) and relation.figure is not None:
        return _of_whole_numbers(examined, relation.expression, relation.figure)
    possible = range_of(relation.expression, catalogue.hard_bounds(relation.expression))
    if not possible.meets(relation.interval):
        empty = EvidenceSet(vintage="", evidence=(), missing=examined.missing)
        outcome = Outcome(relation=relation, evidence=empty, found=possible, fit=Fit.OUTSIDE)
        return Decided(
            label=Label.IMPLAUSIBLE,
            headline=outcome,
            wanted=examined.missing,
            notes=(say("it lies outside what is possible at all"),),
        )
    return Decided(
        label=Label.UNVERIFIABLE,
        headline=None,
        reason=examined.reason,
        wanted=examined.missing,
    )


def _of_whole_numbers(examined: Examined, whole: WholeNumbers, figure: Figure) -> Decided:
    """Judge what no series tells by whether whole numbers can come to it at all.

    What they come to when it is cut off, as elsewhere, is no more than a near miss.
    """
    refusal = whole.refusal(figure)
    if not refusal:
        return Decided(label=Label.UNVERIFIABLE, headline=None, reason=examined.reason)
    if not whole.fits_cut_off(figure):
        return Decided(label=Label.IMPLAUSIBLE, headline=None, notes=(refusal,))
    note = say("{figure} fits only if it was cut off, not rounded", figure=figure.text)
    return Decided(label=Label.NEAR_MISS, headline=None, notes=(note, refusal))


def deciding(examined: Examined) -> tuple[Outcome, tuple[Outcome, ...]]:
    """Choose the outcome that counts, and give those it was chosen from.

    Where nothing that was public settles the relation, the next published that does is taken.
    """
    if len(examined.public) == 1 and not examined.later:
        return examined.public[0], examined.public
    settling = [outcome for outcome in examined.later if _settles(outcome)]
    if settling and not any(map(_settles, _unrevised(examined.public))):
        return min(settling, key=_next), examined.later
    outcomes = examined.public or examined.later
    return _chosen(_unrevised(outcomes)), outcomes


def _unrevised(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Leave out what rests on figures that a later edition, which leaves it open, has revised.

    A growth from what has turned out to be zero is undefined, whatever was computed before.
    """
    undefined = [
        outcome for outcome in outcomes if outcome.fit is Fit.OPEN and not outcome.evidence.missing
    ]
    return tuple(
        outcome for outcome in outcomes if not any(_revises(later, outcome) for later in undefined)
    )


def _revises(later: Outcome, outcome: Outcome) -> bool:
    """Whether one, no further from like with like, was published after the other, and denies it."""
    cells, others = (set(result.evidence.observations()) for result in (later, outcome))
    days, other_days = _days(cells - others), _days(others - cells)
    if not (days and other_days) or max(days) <= max(other_days):
        return False
    if _likeness(later) > _likeness(outcome):
        return False
    return any(
        _subject(cell) == _subject(other) and not cell.interval.meets(other.interval)
        for cell in cells
        for other in others
    )


def _subject(cell: Observation) -> tuple[object, ...]:
    """Return what a cell is of, whoever published it."""
    return (cell.indicator, cell.area, cell.period, cell.basis)


def _chosen(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Choose the latest; but what bears no date gives way to no dated source of a worse grade."""
    first = min(outcomes, key=_latest)
    undated = [outcome for outcome in outcomes if outcome.evidence.is_undated and _settles(outcome)]
    if not undated or first.evidence.is_undated:
        return first
    other = min(undated, key=_latest)
    better = (other.evidence.grade or _NO_GRADE) < (first.evidence.grade or _NO_GRADE)
    return other if better and _likeness(other) <= _likeness(first) else first


def _settles(outcome: Outcome) -> bool:
    """Whether an outcome decides a relation, one way or the other."""
    return label_of(outcome) is not Label.UNVERIFIABLE


def _latest(outcome: Outcome) -> tuple[object, ...]:
    """Give a key that sorts what counts first: like with like, complete, the latest, best grade."""
    evidence = outcome.evidence
    days = sorted(-day.toordinal() for day in _days(evidence.observations()))
    return (
        outcome.fit is Fit.OPEN,
        *_likeness(outcome),
        [*days, 0],
        evidence.grade or _NO_GRADE,
        evidence.vintage,
    )


def _next(outcome: Outcome) -> tuple[object, ...]:
    """Give a key that sorts what was published first before what was later, like with like."""
    evidence = outcome.evidence
    day = evidence.public_since or date.min
    return (*_likeness(outcome), day, evidence.grade or _NO_GRADE, evidence.vintage)


def _likeness(outcome: Outcome) -> tuple[bool, bool, bool]:
    """Give how far the evidence is from like with like, the nearest first."""
    evidence = outcome.evidence
    return (evidence.other_basis, evidence.is_carried, evidence.mixed_vintage)


def _days(cells: Iterable[Observation]) -> tuple[date, ...]:
    return tuple(cell.public_since for cell in cells if cell.public_since is not None)


def _is_disputed(headline: Outcome, outcomes: tuple[Outcome, ...]) -> bool:
    """Whether a rival as good as the headline says otherwise."""
    label = label_of(headline)
    return any(_disagree(label, label_of(rival)) for rival in _standing(headline, outcomes))


def _standing(headline: Outcome, outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """Give the rivals as good as the headline: like with like, and of the same time."""
    return [
        rival
        for rival in outcomes
        if rival is not headline
        and _likeness(rival) == _likeness(headline)
        and not _are_of_different_days(headline, rival)
        and not _is_outranked(rival, headline)
    ]


def _are_of_different_days(headline: Outcome, rival: Outcome) -> bool:
    """Whether one was published before the other, in the cells that they do not share."""
    own, others = set(headline.evidence.observations()), set(rival.evidence.observations())
    days, other_days = _days(own - others), _days(others - own)
    return bool(days and other_days) and max(days) != max(other_days)


def _is_outranked(rival: Outcome, headline: Outcome) -> bool:
    """Whether a rival is of a worse grade than figures of the headline that bear no date."""
    worse = (rival.evidence.grade or _NO_GRADE) > (headline.evidence.grade or _NO_GRADE)
    return headline.evidence.is_undated and worse


def _rests_on_undated(headline: Outcome, outcomes: tuple[Outcome, ...]) -> bool:
    """Whether figures without a date decide, and a dated source disagrees, or none settles it."""
    if not any(cell.public_since is None for cell in headline.evidence.observations()):
        return False
    dated = [
        rival
        for rival in outcomes
        if _settles(rival)
        and all(cell.public_since is not None for cell in rival.evidence.observations())
    ]
    label = label_of(headline)
    return not dated or any(_disagree(label, label_of(rival)) for rival in dated)


def _disagree(one: Label, other: Label) -> bool:
    """Whether one passes what the other fails."""
    return (one in PASSES and other in FAILS) or (one in FAILS and other in PASSES)
