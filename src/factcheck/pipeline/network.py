"""What reconciliation is given: the claims of a document, and the evidence that bears on them.

Quantities of different editions are different quantities, and mixing them is where false alarms
come from. So each series lends cells of one edition only, public on the day, and only for
quantities that the claims speak of; a growth rate published later, whose base may have been
restated, stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import Derivation, Evidence
from factcheck.domain.expression import (
    Divide,
    Expression,
    Greatest,
    Least,
    Rank,
    leaves,
    rooted,
    walk,
)
from factcheck.domain.finding import Implied
from factcheck.domain.interval import Interval
from factcheck.domain.period import PeriodError
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.relation import Relation
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.domain.whole_numbers import WholeNumbers
from factcheck.pipeline.examination import Examination
from factcheck.pipeline.reach import reached
from factcheck.reconcile import (
    Budget,
    Domain,
    Reconciliation,
    Standing,
    Stated,
    gravest_first,
    reconcile,
)
from factcheck.resolve import is_ratio, slots, written

SaidBy = Sequence[tuple[Verdict, Sequence[Relation]]]

_LARGEST_COUNT = 100_000
_WIDEST_GROWTH = Fraction(1, 20)  # wider ranges of average growth are not worth telling
_QUICK = Budget(conflicts=4, looked_at=6_000, pivots=3_000, trials=0, branches=300)
_OPEN = frozenset({Label.UNVERIFIABLE, Label.COMPATIBLE})  # what evidence has not settled


def reconciled(said: SaidBy, examination: Examination, *, thorough: bool = False) -> Reconciliation:
    """Set the claims of one document against each other, then what is open against the evidence.

    What evidence has settled needs no second judgement: a supported claim says less than its
    evidence, and a refuted one would be in conflict with everything around it.
    """
    budget = Budget() if thorough else _QUICK
    catalogue = examination.reference.catalogue
    unsettled = [each for each in said if each[0].label in _OPEN]
    evidence = tuple(_evidence([each for _, stated in unsettled for each in stated], examination))
    open_claims = _stated(unsettled, examination)
    rest = _set_against(open_claims, evidence, catalogue, budget, _large((*open_claims, *evidence)))
    claims = _stated(said, examination)
    ties = tuple(_identities(tuple(dict.fromkeys(_quantities(claims))), catalogue))
    settled = {each.id for each in claims} - {each.id for each in open_claims}
    affected = reached((*claims, *evidence, *ties), settled | {each.id for each in evidence})
    own = _set_against(
        tuple(each for each in claims if each.id in affected),
        (),
        catalogue,
        replace(budget, pivots=0, trials=0),
        _large(claims),
    )
    alone = [each for each in rest.findings if not {*each.claims, *each.evidence} & affected]
    among_claims = sorted((*own.findings, *alone), key=gravest_first)
    known = {each.claims for each in among_claims}
    judged = {(verdict.id,) for verdict, _ in unsettled if verdict.label is not Label.UNVERIFIABLE}
    with_evidence = [each for each in rest.findings if each.claims not in known | judged]
    return replace(
        rest,
        findings=(*(each for each in among_claims if each.claims not in judged), *with_evidence),
        implied=(*rest.implied, *(each for each in rest.asked if _tells_something(each))),
        corrections=(
            *own.corrections,
            *(each for each in rest.corrections if not affected.intersection(each)),
        ),
        undecided=tuple(dict.fromkeys((*own.undecided, *rest.undecided))),
        cut=tuple(dict.fromkeys((*own.cut, *rest.cut))),
        left_out=tuple(sorted({*own.left_out, *rest.left_out})),
    )


def _stated(said: SaidBy, examination: Examination) -> tuple[Stated, ...]:
    return tuple(
        Stated(id=verdict.id, relation=spelled, words=verdict.claim.words())
        for verdict, relations in said
        if Flag.NEGATIVE_BASE not in verdict.flags  # what its figure means is not agreed
        for relation in relations
        if not isinstance(relation.expression, WholeNumbers)  # of these claims share nothing
        for spelled in examination.spelled(relation)
    )


def _set_against(
    claims: tuple[Stated, ...],
    evidence: tuple[Stated, ...],
    catalogue: Catalogue,
    budget: Budget,
    large: frozenset[str],
) -> Reconciliation:
    spoken_of = tuple(dict.fromkeys(_quantities(claims)))
    return reconcile(
        (*claims, *evidence),
        hard=tuple(_identities(spoken_of, catalogue)),
        bounds=lambda quantity: _domain(quantity, catalogue, large),
        ask=tuple(_average_growths([each.relation for each in claims])) if budget.trials else (),
        budget=budget,
    )


def _average_growths(relations: Sequence[Relation]) -> Iterator[Expression]:
    """Give the average growths between neighbouring periods that ratios in the claims speak of."""
    expressions = [list(walk(each.expression)) for each in relations]
    stated = {
        part
        for parts in expressions
        if not any(isinstance(part, Least | Greatest | Rank) for part in parts)
        for part in parts
    }
    series: dict[tuple[str, str, Basis], set[Quantity]] = {}
    for part in stated:
        if isinstance(part, Divide) and is_ratio(part):
            for quantity in leaves(part):
                if isinstance(quantity, Quantity):
                    key = (quantity.indicator, quantity.area, quantity.basis)
                    series.setdefault(key, set()).add(quantity)
    for _, spoken_of in sorted(series.items()):
        ordered = sorted(spoken_of, key=lambda each: each.period)
        for before, after in pairwise(ordered):
            try:
                years = after.period.years_since(before.period)
            except PeriodError:
                continue
            rate = rooted(after / before, max(years, 1)) - 1
            if years > 0 and not any(each.expression == rate for each in relations):
                yield rate


def _tells_something(growth: Implied) -> bool:
    """Whether an average growth is known to within a few points, and not only not to be a fall."""
    low, high = growth.interval.low, growth.interval.high
    return bool(growth.claims) and low > -1 and high < low + _WIDEST_GROWTH


def _large(stated: Iterable[Stated]) -> frozenset[str]:
    """Give the indicators of which a figure is so large that whole numbers rule nothing out."""
    return frozenset(
        each.relation.expression.indicator
        for each in stated
        if isinstance(each.relation.expression, Quantity)
        and each.relation.interval.low > _LARGEST_COUNT
    )


def _quantities(claims: Iterable[Stated]) -> Iterator[Quantity]:
    for each in claims:
        for leaf in leaves(each.relation.expression):
            if isinstance(leaf, Quantity):
                yield leaf


def _evidence(relations: Sequence[Relation], examination: Examination) -> Iterator[Stated]:
    """Give what was published of the slots of the claims, one edition a series."""
    found: dict[tuple[str, str, Basis], list[tuple[str, Evidence]]] = {}
    said = [each.expression for stated in relations for each in examination.spelled(stated)]
    asked = dict.fromkeys(slot for each in said for slot in _answerable(each))
    for slot in asked:
        subject = slot.left if isinstance(slot, Divide) else slot
        if not isinstance(subject, Quantity):
            continue
        for candidate in examination.public.candidates.of(slot):
            if candidate.other_basis:
                continue
            for evidence in candidate.evidence:
                if evidence.how in (Derivation.PUBLISHED, Derivation.RATE):
                    key = (subject.indicator, subject.area, subject.basis)
                    found.setdefault(key, []).append((candidate.vintage, evidence))
    for series in found.values():
        counts = Counter(vintage for vintage, _ in series)
        edition = min(counts, key=lambda vintage: (-counts[vintage], vintage))
        taken: set[Expression] = set()
        for vintage, evidence in series:
            if vintage == edition and evidence.answers not in taken:
                taken.add(evidence.answers)
                yield _as_stated(evidence)


def _answerable(expression: Expression) -> Iterator[Expression]:
    """Give the slots of an expression, and the levels that ratios among them are of."""
    for slot in slots(expression):
        yield slot
        yield from slot.parts()


def _as_stated(evidence: Evidence) -> Stated:
    cell = min(evidence.cells, key=lambda each: (each.source.grade, str(each.at)))
    figure = cell.figure if cell.figure.implied() == evidence.interval else None
    return Stated(
        id=str(cell.at),
        relation=Relation(expression=evidence.answers, interval=evidence.interval, figure=figure),
        standing=Standing.EVIDENCE,
        words=str(cell.figure),
    )


def _identities(spoken_of: Sequence[Quantity], catalogue: Catalogue) -> Iterator[Stated]:
    """Give the identities that tie a quantity of the claims to another one of them."""
    known = set(spoken_of)
    for quantity in spoken_of:
        indicator = catalogue.indicators.get(quantity.indicator)
        for identity in () if indicator is None else indicator.identities:
            expression = written(identity, quantity, catalogue)
            if expression is not None and known & set(leaves(expression)):
                yield Stated(
                    id=f"{quantity.indicator} = {identity.text}",
                    relation=Relation(expression=quantity - expression, interval=Interval.point(0)),
                    standing=Standing.HARD,
                    words=f"{quantity} = {expression}",
                )


def _domain(expression: Expression, catalogue: Catalogue, large: frozenset[str]) -> Domain:
    if not isinstance(expression, Quantity):
        return Domain()
    indicator = catalogue.indicators.get(expression.indicator)
    if indicator is None:
        return Domain()
    return Domain(
        interval=indicator.bounds, integer=indicator.integer and indicator.id not in large
    )
