"""Likely slips: with what single change of a claim the evidence gives the printed figure.

Changes are tried in order, the likeliest first, and each explains certain figures: those that
would be printed if it had been made. So it is known how many of the comparable figures (same
precision, between half and twice the printed one) the changes tried so far explain together. Once
that share exceeds one in twenty, a fit says nothing more, and the search ends: of comparable
figures drawn evenly, no more than that share is given a slip by accident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.diagnose import slip_arithmetic, slip_figures, slip_periods, slip_subjects
from factcheck.diagnose.alteration import Alteration
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.neighbours import neighbours
from factcheck.diagnose.printing import Printing, printing_of
from factcheck.diagnose.slip_digits import EDITS, MISTYPED, Edit, printed_as
from factcheck.domain.catalogue import Area
from factcheck.domain.diagnosis import Slip, SlipKind
from factcheck.domain.expression import Expression, Rank, leaves
from factcheck.domain.figure import Figure
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.rational import Fraction
from factcheck.language import say

MOST_CHANCE = Fraction(1, 20)  # of comparable figures that all changes tried may explain
MOST_CHANCE_CLOSE = Fraction(1, 10)  # where only arithmetic over the right cells was tried
MOST_SLIPS = 3
_LONG = 40  # quantities of an expression
_MOST_LOOKED_AT = 5_000  # quantities of all changes of one sort to a long expression
_FEWEST = 20  # comparable figures; among fewer, none can be told from chance


_Change = TypeVar("_Change")


class _Trial(Struct, frozen=True, kw_only=True):
    """One change, the figures it explains, and how it would be offered."""

    kind: SlipKind
    words: str
    numbers: frozenset[int]
    outcome: Outcome  # with the relation altered and what was found, where it explains the figure
    most_chance: Fraction = MOST_CHANCE
    is_last_resort: bool = False  # offered only where nothing else explains the figure


def slips_of(outcome: Outcome, rivals: tuple[Outcome, ...], givens: Givens) -> tuple[Slip, ...]:
    """Give the slips that explain a figure which the evidence contradicts, the likeliest first.

    Parameters
    ----------
    outcome : Outcome
        What is not outside the evidence has no slips: a right figure is never corrected.
    rivals : tuple of Outcome
        What other editions say of the same relation.
    givens : Givens

    Returns
    -------
    tuple of Slip
        At most three.
    """
    printing, figure = printing_of(outcome.relation), outcome.relation.figure
    if outcome.fit is not Fit.OUTSIDE or printing is None or figure is None:
        return ()
    if isinstance(outcome.relation.expression, Rank) or printing.comparable_count < _FEWEST:
        return ()
    right = printing.numbers(outcome.found)
    explained: set[int] = set()
    comparable = printing.comparable
    slips: list[Slip] = []
    for trial in _trials(outcome, figure, printing, rivals, givens):
        explained |= {number for number in trial.numbers - right if number in comparable}
        chance = Fraction(len(explained), printing.comparable_count)
        if chance > trial.most_chance:
            break
        if slips and trial.is_last_resort:
            break
        if printing.number in trial.numbers and trial.words not in {slip.words for slip in slips}:
            altered = trial.outcome
            slips.append(
                Slip(
                    kind=trial.kind,
                    words=trial.words,
                    relation=altered.relation,
                    found=altered.found,
                    chance=chance,
                )
            )
            if len(slips) == MOST_SLIPS:
                break
    return tuple(slips)


def _trials(
    outcome: Outcome,
    figure: Figure,
    printing: Printing,
    rivals: tuple[Outcome, ...],
    givens: Givens,
) -> Iterator[_Trial]:
    """Give the changes in order of likelihood, with what each explains."""
    expression, catalogue = outcome.relation.expression, givens.catalogue
    likely = _affordable(
        expression,
        slip_subjects.points(expression, figure),
        slip_figures.signs(expression),
        slip_figures.scales(expression, figure),
        slip_figures.times(expression, figure),
        slip_arithmetic.turned(expression, figure),
        slip_arithmetic.forms(outcome, figure),
        slip_arithmetic.parts(expression, catalogue),
        slip_periods.averages(expression),
    )
    elsewhere = _affordable(
        expression,
        slip_periods.other_years(expression, slip_periods.NEAREST),
        slip_periods.spans(expression),
        slip_periods.cumulated(expression),
        slip_subjects.prices(expression),
        _editions(outcome, rivals),
    )
    rarer = _affordable(
        expression,
        slip_figures.units(expression, figure, catalogue),
        slip_subjects.kindred_areas(expression, catalogue),
        slip_subjects.kindred_indicators(expression, catalogue),
        slip_subjects.shares(expression, catalogue),
        slip_periods.other_years(expression, slip_periods.FARTHER),
        slip_subjects.other_indicators(expression, catalogue),
    )
    yield from _measured(outcome, likely, printing, givens, is_close=True)
    yield from _measured(outcome, elsewhere, printing, givens)
    if outcome.slack is None:
        yield from _mistakes(outcome, printing, EDITS)
    yield from _measured(outcome, rarer, printing, givens)
    yield from _beside(outcome, printing, givens)
    if outcome.slack is None:
        yield from _mistakes(outcome, printing, MISTYPED)


def _affordable(expression: Expression, *sorts: Iterator[_Change]) -> Iterator[_Change]:
    """Yield the changes of each sort, of a long expression only those of sorts that are few.

    Each costs as much as the expression is long. A sort that is cut short would look less likely
    to fit by chance than it is, so it is passed over as a whole.
    """
    length = len(leaves(expression))
    if length <= _LONG:
        yield from chain.from_iterable(sorts)
        return
    for alterations in sorts:
        few = tuple(islice(alterations, _MOST_LOOKED_AT // length + 1))
        if len(few) * length <= _MOST_LOOKED_AT:
            yield from few


def _measured(
    outcome: Outcome,
    alterations: Iterator[Alteration],
    printing: Printing,
    givens: Givens,
    *,
    is_close: bool = False,
) -> Iterator[_Trial]:
    """Let evidence answer each alteration; one that nothing answers explains nothing."""
    reach = printing.reach
    for alteration in alterations:
        if alteration.found is None and _is_far(alteration.expression, givens, reach):
            continue
        value = alteration.found or givens.value(alteration.expression)
        if value is None:
            continue
        numbers = printing.numbers(value)
        point = givens.printed(alteration.expression) if alteration.found is None else None
        if point is not None:
            if printing.number not in numbers:
                value = point
            numbers |= printing.numbers(point)
        if numbers:
            relation = replace(outcome.relation, expression=alteration.expression)
            altered = replace(outcome, relation=relation, found=value)
            yield _Trial(
                kind=alteration.kind,
                words=alteration.words,
                numbers=numbers,
                outcome=altered,
                most_chance=MOST_CHANCE_CLOSE if is_close else MOST_CHANCE,
            )


def _beside(outcome: Outcome, printing: Printing, givens: Givens) -> Iterator[_Trial]:
    """Try the areas beside the area, of which there may be thousands.

    Where cells tell what each comes to, only those that explain the figure are written out.
    """
    expression, own = (
        outcome.relation.expression,
        slip_subjects.area(outcome.relation.expression, givens.catalogue),
    )
    if own is None:
        return
    alike, told = givens.catalogue.alike(own), None
    if givens.rough is not None:
        told = neighbours(expression, own, alike, printing, givens.rough)
    if told is None:
        sieve = partial(_are_far, givens, printing)
        peers = slip_subjects.peers(expression, givens.catalogue, sieve)
        yield from _measured(outcome, _affordable(expression, peers), printing, givens)
        return
    for part in told:
        if part.area is None:
            kind = SlipKind.AREA
            yield _Trial(kind=kind, words="", numbers=part.numbers, outcome=outcome)
        else:
            elsewhere = slip_subjects.elsewhere(expression, own, part.area)
            yield from _measured(outcome, iter((elsewhere,)), printing, givens)


def _is_far(expression: Expression, givens: Givens, reach: Interval) -> bool:
    """Whether what an expression comes to surely explains no comparable figure."""
    return givens.rough is not None and givens.rough.is_beyond(expression, reach)


def _are_far(
    givens: Givens, printing: Printing, expression: Expression, own: Area, areas: tuple[Area, ...]
) -> Sequence[bool]:
    """Say the same of an expression in each of some areas in the place of its own."""
    if givens.rough is None:
        return [False] * len(areas)
    names = tuple(area.id for area in areas)
    return givens.rough.are_beyond(expression, own.id, names, printing.reach)


def _editions(outcome: Outcome, rivals: tuple[Outcome, ...]) -> Iterator[Alteration]:
    """Give what other editions say of the same relation."""
    for rival in rivals:
        evidence = rival.evidence
        if rival.relation != outcome.relation or evidence.vintage == outcome.evidence.vintage:
            continue
        if evidence.mixed_vintage or evidence.other_basis or evidence.missing:
            continue
        yield Alteration(
            kind=SlipKind.VINTAGE,
            words=_from_edition(evidence.vintage),
            expression=rival.relation.expression,
            found=rival.found,
        )


def _from_edition(name: str) -> str:
    if not name:
        return say("from the edition without a name")
    return say("from the edition {edition}", edition=name)


def _mistakes(
    outcome: Outcome, printing: Printing, edits: tuple[tuple[str, Edit], ...]
) -> Iterator[_Trial]:
    """Give what slips of the pen make of the figure that should have been printed."""
    truths = printing.numbers(outcome.found)
    for words, edit in edits:
        meant = [
            truth for truth in truths if printing.number in printed_as(frozenset({truth}), edit)
        ]
        interval = printing.range_of(meant[0]) if meant else Interval.point(Fraction(0))
        relation = replace(outcome.relation, interval=interval * printing.place)
        yield _Trial(
            kind=SlipKind.DIGITS,
            words=say(words),
            numbers=printed_as(truths, edit),
            outcome=replace(outcome, relation=relation),
            is_last_resort=edits is MISTYPED,
        )
