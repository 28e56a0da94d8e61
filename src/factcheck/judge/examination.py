"""Resolve and evaluate for one document: what every set of evidence says of a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from factcheck.domain.claim import Document
from factcheck.domain.evidence import Evidence, EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.reason import Reason
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.evaluate import break_evens_of, compared, reread
from factcheck.judge.relations import Examined, deciding
from factcheck.judge.stored import StoredValues, as_displayed
from factcheck.resolve import Past, Resolver, WrittenOut, reason_of, slots


class Examination:
    """Answers the relations of one document.

    Parameters
    ----------
    document : Document
        Its own figures are never evidence for its claims.
    reference : Reference
    day : date or None
        What was public by then makes the headline; everything counts as public without it.
    """

    def __init__(self, document: Document, reference: Reference, day: date | None) -> None:
        self.reference = reference
        self.day = day
        self.public = Resolver(reference, own_source=document.source, public_by=day)
        self.ever = Resolver(reference, own_source=document.source)
        self._stored_public = StoredValues(self.public)
        self._stored_ever = StoredValues(self.ever)
        self._answers: dict[Expression, _Answered] = {}
        self._editions: dict[Expression, Mapping[str, Interval]] = {}

    def examine(self, relation: Relation) -> Iterator[Examined]:
        """Return what is known of a relation, or of each step that it speaks of."""
        past = Past(self.reference, self.ever.knows)
        return map(self._examined, past.written(relation))

    def _examined(self, written: WrittenOut) -> Examined:
        """Return what is known of a relation, with what is missing and why."""
        relation = written.relation
        examined = Examined(
            relation=relation,
            public=self._outcomes(self.public, written),
            later=self._later(written),
            is_dated=self.day is not None,
            reaches_back=written.looks_back,
        )
        if examined.public or examined.later:
            headline, _ = deciding(examined)
            missing = headline.evidence.missing
            if not missing:
                return examined
        else:
            missing = self._wanted(relation.expression)
        reason = reason_of(relation.expression, missing, self.reference)
        if any(resolver.gave_up(relation.expression) for resolver in (self.public, self.ever)):
            reason = Reason.CUT_SHORT
        return replace(examined, missing=missing, reason=reason)

    def value(self, expression: Expression) -> Interval | None:
        """Return what an expression comes to by what was public, or else by what was since.

        Taken like with like: None where something in it is missing, answered on another price
        basis only, carried from another year, or zero where it is divided by.
        """
        return self._answered(expression).value

    def printed(self, expression: Expression) -> Interval | None:
        """Return what an author computes who takes the same cells as they are printed."""
        return self._answered(expression).printed

    def _answered(self, expression: Expression) -> _Answered:
        if expression not in self._answers:
            self._answers[expression] = self._by_cells(expression) or self._by_evidence(expression)
        return self._answers[expression]

    def _by_cells(self, expression: Expression) -> _Answered | None:
        """Work an expression out by the cells that answer it, where these are plain to see."""
        levels = self.public.printed_levels(expression)
        if levels is None:
            return None
        ranges, points = {}, {}
        for slot, parts in levels.items():
            if len(parts) == 1:
                ranges[slot], points[slot] = parts[0].interval, Interval.point(parts[0].value)
            else:
                ranges[slot] = parts[0].interval / parts[1].interval
                points[slot] = Interval.point(ranges[slot].middle())
        return _Answered(_ranged(expression, ranges), _ranged(expression, points))

    def _by_evidence(self, expression: Expression) -> _Answered:
        evidence = self._like_for_like(expression)
        if evidence is None:
            return _Answered(None, None)
        points = {item.answers: _middle(item) for item in evidence.evidence}
        return _Answered(_ranged(expression, evidence.bindings), _ranged(expression, points))

    def _like_for_like(self, expression: Expression) -> EvidenceSet | None:
        every = (
            evidence
            for resolver in (self.public, self.ever)
            for evidence in resolver.whole_sets(expression)
            if not (evidence.other_basis or evidence.is_carried)
        )
        return next(every, None)

    def editions(self, slot: Expression) -> Mapping[str, Interval]:
        """Return what each edition publishes of a quantity, or as the growth of one.

        On the price basis asked for, and nothing derived; by what was public, or else by what was
        published since.
        """
        if slot not in self._editions:
            level = self.public.printed(slot) or self.ever.printed(slot)
            if level is not None:
                self._editions[slot] = {level.vintage: level.interval}
                return self._editions[slot]
            published = self.public.published(slot) or self.ever.published(slot)
            editions: dict[str, Interval] = {}
            for candidate in sorted(published, key=lambda edition: edition.preference):
                editions.setdefault(candidate.vintage, candidate.evidence[0].interval)
            self._editions[slot] = editions
        return self._editions[slot]

    def _outcomes(self, resolver: Resolver, written: WrittenOut) -> tuple[Outcome, ...]:
        return tuple(
            self._whole_outcome(written, evidence, resolver)
            for evidence in resolver.sets(written.relation.expression)
        )

    def _later(self, written: WrittenOut) -> tuple[Outcome, ...]:
        """Return the outcomes by evidence that was published after the day."""
        expression = written.relation.expression
        if self.day is None or not self.public.withholds(expression):
            return ()
        return tuple(
            self._whole_outcome(written, evidence, self.ever)
            for evidence in self.ever.sets(expression)
            if evidence.public_no_earlier_than > self.day
        )

    def _whole_outcome(
        self, written: WrittenOut, evidence: EvidenceSet, resolver: Resolver
    ) -> Outcome:
        """Evaluate a relation by the figures as displayed, and by the values stored behind them."""
        outcome = self._outcome(written, evidence)
        values = self._stored_public if resolver is self.public else self._stored_ever
        stored = values.behind(written.relation.expression, evidence)
        if stored is None:
            return outcome
        by_stored = self._outcome(written, stored)
        return as_displayed(self._with_break_evens(outcome), self._with_break_evens(by_stored))

    def _with_break_evens(self, outcome: Outcome) -> Outcome:
        """Put break-evens to an outcome whose evidence may be told by other figures."""
        return replace(outcome, break_evens=break_evens_of(outcome, self.reference.catalogue))

    def _outcome(self, written: WrittenOut, evidence: EvidenceSet) -> Outcome:
        """Evaluate a relation; where it fails by the period of "since" alone, without that."""
        catalogue = self.reference.catalogue
        outcome = reread(compared(written.relation, evidence, catalogue), catalogue)
        outcome = replace(outcome, gaps=written.gaps)
        if outcome.fit is not Fit.OUTSIDE:
            return outcome
        if written.after_since is not None:
            without = compared(written.after_since, evidence, catalogue)
            if without.fit is not Fit.OUTSIDE:
                return replace(without, gaps=written.gaps, outdone_in_since=True)
        return replace(outcome, outdone_in_since=written.is_in_since)

    def _wanted(self, expression: Expression) -> tuple[Quantity, ...]:
        resolver = self.ever if self.public.withholds(expression) else self.public
        quantities = (missing for slot in slots(expression) for missing in resolver.lacks(slot))
        return tuple(dict.fromkeys(quantities))


class _Answered(NamedTuple):
    """What an expression comes to, taken like with like."""

    value: Interval | None
    printed: Interval | None  # by the cells as they are printed


def _ranged(expression: Expression, bindings: Mapping[Expression, Interval]) -> Interval | None:
    try:
        return range_of(expression, bindings)
    except (ValueError, ZeroDivisionError):
        return None


def _middle(evidence: Evidence) -> Interval:
    """Return the number that stands in a cell; the middle where no one cell answers."""
    for cell in evidence.cells:
        if cell.interval == evidence.interval and cell.figure.hedge is Hedge.AS_PRINTED:
            return Interval.point(cell.figure.value)
    is_bounded = evidence.interval.is_bounded
    return Interval.point(evidence.interval.middle()) if is_bounded else evidence.interval
