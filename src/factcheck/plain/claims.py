"""The plain claims of an audit: their columns, and whole verdicts of them.

What columns decide, a verdict tells with its evidence: it is equal to the one that is made of the
same claim alone, and a property test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec.structs import replace

from factcheck.domain.claim import Claim, Document
from factcheck.domain.evidence import Derivation, Evidence, EvidenceSet
from factcheck.domain.expression import Expression
from factcheck.domain.flag import Flag, in_order
from factcheck.domain.interval import Interval
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge.cautions import direction
from factcheck.plain import figures
from factcheck.plain.codebook import Codes
from factcheck.plain.growing import Growing
from factcheck.plain.judged import FLAG_SETS, LABELS, NO_DAY, Books, Meaning, judged
from factcheck.plain.lanes import BASES, NOT_PLAIN, Lanes
from factcheck.plain.shapes import BASES_OF, ClaimShape, PlainIndicators, shape_of
from factcheck.resolve import is_ratio

if TYPE_CHECKING:
    from factcheck.compile import Compiled
    from factcheck.domain.catalogue import Area, Indicator

_FITS = (Fit.INSIDE, Fit.OVERLAPPING, Fit.OUTSIDE)  # by place in LABELS
_RATIOS = (ClaimShape.RATIO, ClaimShape.GROWTH)
_VERDICT_FLAGS = tuple(
    in_order(flag for flag in flags if flag is not Flag.BASE_SENSITIVE) for flags in FLAG_SETS
)


class _PlainRow(NamedTuple):
    """What one claim says, as codes."""

    shape: ClaimShape
    year: int
    base: int
    first: int
    second: int
    basis: int
    is_over_time: bool
    is_of_own_basis: bool
    document: int


class _PlainRuling(NamedTuple):
    """What columns decide of one claim."""

    outcome: int  # a place in LABELS
    flags: int  # a place in FLAG_SETS
    first: int  # lanes
    second: int


class PlainClaims:
    """Judges those of many claims that are plain.

    Parameters
    ----------
    claims : sequence of Compiled
        All that are audited together; no two of one id.
    reference : Reference
    terms : Terms
        By what they are judged; where an edition or a panel is asked for, no claim is plain.
    """

    def __init__(self, claims: Sequence[Compiled], reference: Reference, terms: Terms) -> None:
        self._lanes = Lanes(reference)
        self._intervals: dict[int, Interval] = {}  # by lane
        self._rulings: Mapping[str, _PlainRuling] = {}
        if not terms.edition and terms.panel is None:
            self._rulings = dict(_PlainRows(reference, terms, self._lanes).rulings(claims))

    def __len__(self) -> int:
        return len(self._rulings)

    def verdict(self, claim: Compiled) -> Verdict | None:
        """Return the verdict of a claim by evidence alone; None where it is not plain."""
        ruling = self._rulings.get(claim.claim.id)
        if ruling is None:
            return None
        (relation,) = claim.relations
        label = LABELS[ruling.outcome]
        evidence, found = self._evidence(relation, ruling)
        outcome = Outcome(
            relation=relation, evidence=evidence, found=found, fit=_FITS[ruling.outcome]
        )
        return Verdict(
            claim=claim.claim,
            label=label,
            flags=_VERDICT_FLAGS[ruling.flags],
            direction=direction(outcome) if label is Label.CONTRADICTED else None,
            outcomes=(outcome,),
        )

    def cautioned(self, verdict: Verdict) -> Verdict | None:
        """Take in what a diagnosis cautions of; None where the claim is not plain."""
        ruling = self._rulings.get(verdict.id)
        if ruling is None:
            return None
        if Flag.BASE_SENSITIVE not in FLAG_SETS[ruling.flags]:
            return verdict
        return replace(verdict, flags=in_order({*verdict.flags, Flag.BASE_SENSITIVE}))

    def _evidence(self, relation: Relation, ruling: _PlainRuling) -> tuple[EvidenceSet, Interval]:
        """Return what answers a relation, and what its expression comes to by that."""
        shape, quantities = shape_of(relation.expression)
        lanes = (ruling.first, ruling.second)[: len(quantities)]
        parts = tuple(map(self._published, quantities, lanes))
        evidence = parts
        if shape in _RATIOS and is_ratio(ratio := quantities[0] / quantities[1]):
            evidence = (_divided(ratio, *parts),)
        bindings = {part.answers: part.interval for part in evidence}
        vintage = parts[0].cells[0].vintage  # lanes of two editions are not plain together
        return EvidenceSet(vintage=vintage, evidence=evidence), range_of(
            relation.expression, bindings
        )

    def _published(self, quantity: Quantity, lane: int) -> Evidence:
        cell = self._lanes.cell(lane)
        if lane not in self._intervals:
            self._intervals[lane] = cell.interval
        return Evidence(answers=quantity, interval=self._intervals[lane], cells=(cell,))


def _divided(ratio: Expression, after: Evidence, before: Evidence) -> Evidence:
    """Return two levels as what answers their ratio."""
    interval, parts = after.interval / before.interval, (after, before)
    return Evidence(answers=ratio, interval=interval, how=Derivation.LEVELS, parts=parts)


class _PlainRows:
    """Claims written as rows of columns."""

    def __init__(self, reference: Reference, terms: Terms, lanes: Lanes) -> None:
        self._terms, self._lanes = terms, lanes
        self._indicators = PlainIndicators(reference)
        self._is_plain: dict[str, bool] = {}
        self._has_a_course: dict[str, bool] = {}
        self._documents: dict[str, int] = {}
        self._days: list[int] = []
        self._issuers: dict[str, int] = {}
        self._issuer_of: list[int] = []

    def rulings(self, claims: Sequence[Compiled]) -> Iterator[tuple[str, _PlainRuling]]:
        """Yield the ids of the claims that are plain, and what columns decide of each."""
        ids: list[str] = []
        rows: list[_PlainRow] = []
        columns = Growing(**figures.COLUMNS)
        for claim in claims:
            row = self._row(claim)
            figure = None if row is None else _figure_row(claim.relations[0])
            if row is not None and figure is not None:
                ids.append(claim.claim.id)
                rows.append(row)
                columns.append(**figure)
        if not rows:
            return
        books = Books(
            lanes=self._lanes,
            figures=columns,
            days=np.array(self._days, np.int64),
            issuers=np.array(self._issuer_of, np.int64),
            names=tuple(self._issuers),
        )
        for part in judged(_meaning(rows), books):
            codes = (part.rows, part.label, part.flags, part.first, part.second)
            for row_number, *ruling in zip(*(code.tolist() for code in codes), strict=True):
                yield ids[row_number], _PlainRuling(*ruling)

    def _row(self, compiled: Compiled) -> _PlainRow | None:
        """Return what a claim says; None where it is not plain."""
        claim, relations = compiled.claim, compiled.relations
        if claim.kind not in BASES_OF or claim.review or len(relations) != 1 or relations[0].role:
            return None
        document = claim.document
        if document.source or document.fiscal_year is not None:
            return None
        shape, quantities = shape_of(relations[0].expression)
        if shape is ClaimShape.OTHER or not self._are_plain(claim):
            return None
        if shape is ClaimShape.LEVEL and relations[0].interval.high <= 0:
            return None  # whether its sign is told is looked into
        first, second = quantities[0], quantities[-1]
        of: Indicator = getattr(claim.statement, "of")  # noqa: B009 - kinds of these names have it
        is_over_time = shape is not ClaimShape.LEVEL and claim.kind != "share"
        if first.indicator != of.id or first.basis is not second.basis:
            return None
        year, base = first.period.year, second.period.year
        if Period.of_year(year) != first.period or Period.of_year(base) != second.period:
            return None
        if is_over_time:
            is_of_one = (first.indicator, first.area) == (second.indicator, second.area)
            if not is_of_one or base >= year or self._of_a_course(of):
                return None
        elif base != year or (shape is not ClaimShape.LEVEL and first == second):
            return None
        lanes = self._lanes
        codes = tuple(lanes.code(leaf.indicator, leaf.area) for leaf in (first, second))
        if NOT_PLAIN in codes:
            return None
        return _PlainRow(
            shape=shape,
            year=year,
            base=base,
            first=codes[0],
            second=codes[1],
            basis=BASES.index(first.basis),
            is_over_time=is_over_time,
            is_of_own_basis=first.basis is of.basis,
            document=self._document(document),
        )

    def _are_plain(self, claim: Claim) -> bool:
        """Whether the areas and indicators of a claim are such as plain claims have."""
        statement = claim.statement
        areas: tuple[Area | None, ...] = (
            getattr(statement, "area", None), getattr(statement, "whole_area", None),
        )  # fmt: skip
        if any(area is not None and area.fiscal_year is not None for area in areas):
            return False
        measured: tuple[Indicator | None, ...] = (
            getattr(statement, "of", None), getattr(statement, "whole", None),
        )  # fmt: skip
        return all(
            self._remembered(self._is_plain, indicator) for indicator in measured if indicator
        )

    def _remembered(self, memory: dict[str, bool], indicator: Indicator) -> bool:
        if indicator.id not in memory:
            memory[indicator.id] = self._indicators.is_plain(indicator)
        return memory[indicator.id]

    def _of_a_course(self, indicator: Indicator) -> bool:
        if indicator.id not in self._has_a_course:
            self._has_a_course[indicator.id] = self._indicators.has_a_course(indicator)
        return self._has_a_course[indicator.id]

    def _document(self, document: Document) -> int:
        if document.id not in self._documents:
            day = self._terms.as_of or document.published
            self._documents[document.id] = len(self._days)
            self._days.append(NO_DAY if day is None else day.toordinal())
            self._issuer_of.append(self._issuers.setdefault(document.issuer, len(self._issuers)))
        return self._documents[document.id]


def _figure_row(relation: Relation) -> dict[str, int] | None:
    """Return the columns of the figure of a relation; None where it is not plain."""
    figure = relation.figure
    if figure is None or not figures.is_plain(figure) or figure.implied() != relation.interval:
        return None
    return figures.row_of(figure)


def _meaning(rows: Sequence[_PlainRow]) -> Meaning:
    columns: Mapping[str, Codes] = {
        name: np.array(values, np.int64)
        for name, values in zip(_PlainRow._fields, zip(*rows, strict=True), strict=True)
    }
    return Meaning(
        figure=np.arange(len(rows)),
        shape=columns["shape"],
        year=columns["year"],
        base=columns["base"],
        first=columns["first"],
        second=columns["second"],
        basis=columns["basis"],
        is_over_time=columns["is_over_time"].astype(np.bool_),
        is_of_own_basis=columns["is_of_own_basis"].astype(np.bool_),
        document=columns["document"],
    )
