"""The documents of one issuer set against each other, two at a time.

A document may print another figure than an earlier one because the figure was revised meanwhile. So
nobody is accused by what stands here: a difference is told, with both places. It is told only where
no rule of rounding makes the two figures one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.expression import Expression, leaves
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.range import range_of
from factcheck.domain.record import Difference, IssuerRecord, Side, Telling, ToldAgain
from factcheck.domain.relation import Relation
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.evaluate.break_even import solved
from factcheck.reconcile.inputs import claims_stated
from factcheck.reconcile.readings import widened

Judged = Sequence[tuple[Verdict, Sequence[Relation]]]


class DocumentFigures(Struct, frozen=True, kw_only=True):
    """What a document tells, by what it is a figure of, as widely as rounding allows."""

    document: Document
    told: Mapping[Expression, tuple[Telling, ...]]

    def side(self, measured: Expression) -> Side | None:
        """Return what it prints of something; None where that is nothing, or not one thing."""
        tellings = self.told.get(measured, ())
        interval: Interval | None = EVERYTHING
        for telling in tellings:
            interval = interval and interval.intersection(telling.relation.interval)
        if not tellings or interval is None:
            return None
        return Side(tellings=tellings, interval=interval, is_printed=True)


def issuer_record(issuer: str, judged: Judged, reference: Reference) -> IssuerRecord:
    """Set the documents of one issuer against each other.

    Parameters
    ----------
    issuer : str
    judged : sequence
        Every verdict on a claim of these documents, with the relations that the claim makes.
    reference : Reference
        What the claims are about; its figures take no part.
    """
    documents = tuple(_by_document(judged, reference))
    measured = dict.fromkeys(part for document in documents for part in document.told)
    again = tuple(
        ToldAgain(measured=part, tellings=tuple(t for each in told for t in each.told[part]))
        for part in measured
        if isinstance(part, Quantity)
        and len(told := [document for document in documents if part in document.told]) > 1
    )
    return IssuerRecord(
        issuer=issuer,
        documents=tuple(document.document for document in documents),
        told_again=tuple(sorted(again, key=_place)),
        differences=(
            *_told_otherwise(documents, measured),
            *_implied_otherwise(documents, reference.catalogue),
        ),
    )


def _by_document(judged: Judged, reference: Reference) -> Iterator[DocumentFigures]:
    """Yield the figures of each document, the earliest first; none whose reading is in doubt."""
    groups: dict[str, list[tuple[Verdict, Sequence[Relation]]]] = {}
    documents: dict[str, Document] = {}
    for verdict, relations in judged:
        document = verdict.claim.document
        documents[document.id] = document
        group = groups.setdefault(document.id, [])
        if not verdict.is_in_doubt:
            group.append((verdict, relations))
    for document in sorted(documents.values(), key=_day):
        told: dict[Expression, list[Telling]] = {}
        verdicts = {verdict.id: verdict for verdict, _ in groups[document.id]}
        for stated in map(widened, claims_stated(groups[document.id], reference)):
            telling = Telling(verdict=verdicts[stated.id], relation=stated.relation)
            told.setdefault(stated.relation.expression, []).append(telling)
        figures = {part: tuple(tellings) for part, tellings in told.items()}
        yield DocumentFigures(document=document, told=figures)


def _day(document: Document) -> tuple[date, str]:
    return document.published or date.min, document.id


def _place(again: ToldAgain) -> tuple[str, str, str, object]:
    part = again.measured
    assert isinstance(part, Quantity)  # noqa: S101 - those alone are told again
    return part.area, part.indicator, str(part.basis), part.period


def _told_otherwise(
    documents: Sequence[DocumentFigures], measured: Iterable[Expression]
) -> Iterator[Difference]:
    """Yield each figure that is not the one printed before, with the last that it differs from.

    What a document in between has told already is not told again: of 100, 98 and 98 there is one
    difference, and one of 100, "some 99" and 98.
    """
    for part in measured:
        sides: list[Side] = []
        for document in documents:
            side = document.side(part)
            if side is None:
                continue
            earlier = _last_otherwise(sides, side)
            if earlier is not None:
                yield Difference(measured=part, earlier=earlier, later=side)
            sides.append(side)


def _last_otherwise(before: Sequence[Side], side: Side) -> Side | None:
    for place in reversed(range(len(before))):
        earlier, between = before[place], before[place + 1 :]
        is_told = any(_differ(earlier, each) and not _differ(each, side) for each in between)
        if _differ(earlier, side) and not is_told:
            return earlier
    return None


def _implied_otherwise(
    documents: Sequence[DocumentFigures], catalogue: Catalogue
) -> Iterator[Difference]:
    """Yield what one document implies unlike what the nearest other prints."""
    for place, document in enumerate(documents):
        others = (*reversed(documents[:place]), *documents[place + 1 :])  # those before it first
        for part, side in _implied(document, documents, catalogue):
            if document.side(part) is not None:
                continue
            printed = next(filter(None, (other.side(part) for other in others)), None)
            if printed is not None and _differ(printed, side):
                yield _in_order(part, printed, side)


def _in_order(part: Expression, *sides: Side) -> Difference:
    earlier, later = sorted(sides, key=lambda side: _day(side.document))
    return Difference(measured=part, earlier=earlier, later=later)


def _implied(
    document: DocumentFigures, documents: Sequence[DocumentFigures], catalogue: Catalogue
) -> Iterator[tuple[Expression, Side]]:
    """Yield what the levels of a document imply: another level, or what others claim.

    "Output rose by 20 % to 120" implies the output of the year before; "100 in 2020, 120 in 2021"
    what another document says of the growth.
    """
    for expression in dict.fromkeys(part for each in documents for part in each.told):
        quantities = leaves(expression)
        if len(quantities) < 2 or not all(isinstance(part, Quantity) for part in quantities):
            continue
        known = {part: side for part in quantities if (side := document.side(part)) is not None}
        levels = tuple(telling for side in known.values() for telling in side.tellings)
        bounds = {part: _possible(part, catalogue) for part in quantities}
        bindings = bounds | {part: side.interval for part, side in known.items()}
        own = document.side(expression)
        missing = [part for part in quantities if part not in known]
        if own is None and not missing:
            found = range_of(expression, bindings)
            yield expression, Side(tellings=levels, interval=found, is_printed=False)
        elif own is not None and known and len(missing) == 1:
            values = solved(expression, own.interval, bindings, bounds).get(missing[0])
            interval = None if values is None else values.intersection(bounds[missing[0]])
            if interval is not None and range_of(expression, bindings).meets(own.interval):
                tellings = (*own.tellings, *levels)
                yield missing[0], Side(tellings=tellings, interval=interval, is_printed=False)


def _possible(part: Expression, catalogue: Catalogue) -> Interval:
    indicator = catalogue.indicators.get(part.indicator) if isinstance(part, Quantity) else None
    return EVERYTHING if indicator is None else indicator.bounds


def _differ(one: Side, other: Side) -> bool:
    return not one.interval.meets(other.interval)
