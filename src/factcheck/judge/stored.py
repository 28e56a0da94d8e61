"""Cells that show less than they hold: a claim is judged by what a reader sees, and told the rest.

A spreadsheet shows 5.3 and holds 5.26. The figure that was published is the one that is shown; the
stored value is never a reason to accuse, and what it says otherwise is a caution.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property

from msgspec.structs import replace

from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.outcome import Fit, Outcome
from factcheck.resolve import Resolver


class StoredValues:
    """The evidence of a resolver once more, by the values behind the figures that cells show."""

    def __init__(self, shown: Resolver) -> None:
        self._shown = shown

    @cached_property
    def _stored(self) -> Resolver:
        return dataclasses.replace(self._shown, reference=self._shown.reference.as_stored())

    def behind(self, expression: Expression, evidence: EvidenceSet) -> EvidenceSet | None:
        """Return the same set of evidence by the stored values; None where no cell hides any.

        Cells of one edition that agree as displayed may disagree as stored: then there is no such
        set either.
        """
        if all(cell.stored is None for cell in evidence.observations()):
            return None
        cells = _named(evidence)
        sets = self._stored.sets(expression)
        return next((evidence for evidence in sets if _named(evidence) == cells), None)


def _named(evidence: EvidenceSet) -> frozenset[object]:
    """Return which cells a set rests on, whatever their figures."""
    return frozenset(
        (
            observation.indicator,
            observation.area,
            observation.period,
            observation.basis,
            observation.vintage,
            observation.source.id,
            observation.at,
        )
        for observation in evidence.observations()
    )


def as_displayed(shown: Outcome, stored: Outcome) -> Outcome:
    """Return the outcome by the figures as displayed, with what the stored values say otherwise.

    What fits the figures as displayed is not accused by the stored values. What fits the stored
    values alone fits what the file holds, and is not accused by how it shows that.
    """
    if Fit.OPEN in (shown.fit, stored.fit):
        return shown
    if shown.fit is Fit.OUTSIDE:
        if stored.fit is Fit.OUTSIDE:
            return shown
        return replace(stored, evidence=shown.evidence, by_stored=stored.found)
    if stored.fit is Fit.OUTSIDE:
        return replace(shown, by_stored=stored.found)
    if shown.fit is Fit.OVERLAPPING and stored.fit is Fit.INSIDE:
        return replace(shown, slack=None, by_stored=stored.found)
    return shown
