"""The record of an issuer in words: its reports, what they tell otherwise, what they tell again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.finding import Implied
from factcheck.domain.quantity import Quantity
from factcheck.domain.record import Difference, IssuerRecord, Side, Telling, ToldAgain
from factcheck.domain.verdict import Label
from factcheck.language import counted, listed, say
from factcheck.render.phrases import naming
from factcheck.render.phrases.labels import heading
from factcheck.render.phrases.titles import document_place
from factcheck.render.phrases.titles import place as place_of
from factcheck.render.phrases.yardstick import of_implied
from factcheck.wording.period_text import in_words

_BORNE_OUT = frozenset({Label.SUPPORTED, Label.COMPATIBLE})
_REFUTED = frozenset({Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS})


class RecordTable(Struct, frozen=True, kw_only=True):
    """A table of a record; its columns after the first few are numbers, or figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0  # columns at its end


class ToldSide(Struct, frozen=True, kw_only=True):
    """What one report says of something, and where."""

    document: str
    figure: str
    claims: tuple[tuple[str, str, str], ...]  # of each the quote, its place, and its verdict


class ToldDifference(Struct, frozen=True, kw_only=True):
    """Something that two reports tell otherwise."""

    title: str
    sides: tuple[ToldSide, ...]  # the earlier first
    sentences: tuple[str, ...]  # what evidence says of them, and what it may mean


class RecordAccount(Struct, frozen=True, kw_only=True):
    """All that is told of an issuer."""

    title: str
    about: str
    reports: RecordTable
    differences: tuple[ToldDifference, ...]
    told_again: tuple[RecordTable, ...]


def account(record: IssuerRecord, audit: Audit) -> RecordAccount:
    """Return the record of an issuer in words."""
    days = [document.published for document in record.documents if document.published]
    parts = [
        counted("{number} report", "{number} reports", len(record.documents)),
        say("published from {first} to {last}", first=min(days), last=max(days)) if days else "",
        counted("{number} difference", "{number} differences", len(record.differences)),
    ]
    catalogue = audit.reference.catalogue
    return RecordAccount(
        title=say("The record of {issuer}", issuer=record.issuer),
        about=" · ".join(filter(None, parts)),
        reports=_reports(record, audit),
        differences=tuple(_difference(difference, catalogue) for difference in record.differences),
        told_again=tuple(_tables(record, catalogue)),
    )


def caution() -> str:
    """Say what a difference is not."""
    return say(
        "A later report may restate what an earlier one printed: a difference accuses nobody, and "
        "changes no verdict. It is told only where no rule of rounding makes the two one."
    )


def _reports(record: IssuerRecord, audit: Audit) -> RecordTable:
    verdicts = {document.id: audit.of(document) for document in record.documents}
    labels = [
        label
        for label in Label
        if any(each.label is label for own in verdicts.values() for each in own)
    ]
    rows = tuple(
        (
            str(document),
            str(document.published or ""),
            str(len(verdicts[document.id])),
            *(str(sum(each.label is label for each in verdicts[document.id])) for label in labels),
        )
        for document in record.documents
    )
    heads = (say("Report"), say("Published"), say("Claims"), *(heading(label) for label in labels))
    return RecordTable(title=say("Reports"), heads=heads, rows=rows, numbers=1 + len(labels))


def _difference(difference: Difference, catalogue: Catalogue) -> ToldDifference:
    sides = (difference.earlier, difference.later)
    return ToldDifference(
        title=_name(difference, catalogue),
        sides=tuple(_side(side, difference, catalogue) for side in sides),
        sentences=tuple(_sentences(difference)),
    )


def _name(difference: Difference, catalogue: Catalogue) -> str:
    if isinstance(difference.measured, Quantity):
        return naming.quantity(difference.measured, catalogue)
    printed = next(side for side in (difference.earlier, difference.later) if side.is_printed)
    return printed.tellings[0].verdict.claim.words()


def _side(side: Side, difference: Difference, catalogue: Catalogue) -> ToldSide:
    figures = [telling.relation.figure for telling in side.tellings]
    if side.is_printed:
        printed = (naming.printed(figure) for figure in figures if figure is not None)
        text = listed(dict.fromkeys(printed)) or side.tellings[0].verdict.claim.words()
    else:
        bound = Implied(quantity=difference.measured, interval=side.interval)
        yardstick = of_implied(bound, catalogue, figures, side.document.language)
        text = say("{amount}, as its claims imply", amount=yardstick.implied(side.interval))
    return ToldSide(
        document=str(side.document),
        figure=text,
        claims=tuple(map(_claim, side.tellings)),
    )


def _claim(telling: Telling) -> tuple[str, str, str]:
    verdict, claim = telling.verdict, telling.verdict.claim
    where = listed(filter(None, (document_place(claim), place_of(claim.at))))
    return (
        claim.quote or claim.words(),
        where,
        f"{verdict.label.symbol} {heading(verdict.label).lower()}",
    )


def _sentences(difference: Difference) -> Iterator[str]:
    """Say what evidence says of either side, and what the difference may be."""
    sides = (difference.earlier, difference.later)
    if difference.is_dated and all(map(_is_borne_out, sides)):
        yield say("Evidence public on their days bears out both: it was revised, and restated.")
        return
    for side in sides:
        if _is_borne_out(side):
            yield say("Evidence public on its day bears out {report}.", report=side.document)
        elif any(telling.verdict.label in _REFUTED for telling in side.tellings):
            yield say("Evidence is against {report}.", report=side.document)
    if difference.is_dated:
        yield say("The later report restates it, or one of the two is not right.")
    else:
        yield say("Neither report is known to be the later one, so neither restates the other.")


def _is_borne_out(side: Side) -> bool:
    return all(telling.verdict.label in _BORNE_OUT for telling in side.tellings)


def _tables(record: IssuerRecord, catalogue: Catalogue) -> Iterator[RecordTable]:
    """Set what is told again in tables, a series each, its periods by the reports."""
    groups: dict[tuple[str, str, str], list[ToldAgain]] = {}
    for again in record.told_again:
        part = again.measured
        if isinstance(part, Quantity):
            groups.setdefault((part.indicator, part.area, str(part.basis)), []).append(again)
    for (indicator, area, _), several in groups.items():
        title = say(
            "{indicator}, {area}",
            indicator=naming.indicator_name(indicator, catalogue),
            area=naming.area_name(area, catalogue),
        )
        rows = tuple((_period(again), *_cells(again, record)) for again in several)
        told = [any(row[place] for row in rows) for place in range(1 + len(record.documents))]
        heads = (say("Period"), *_short(record.documents))
        yield RecordTable(
            title=title,
            heads=tuple(_where(told, heads)),
            rows=tuple(tuple(_where(told, row)) for row in rows),
            numbers=sum(told) - 1,
        )


def _short(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return a short name of each report: its day, or its id where days do not tell them apart."""
    days = tuple(str(document.published or "") for document in documents)
    is_enough = all(days) and len(set(days)) == len(days)
    return days if is_enough else tuple(document.id for document in documents)


def _where(told: Sequence[bool], cells: Sequence[str]) -> Iterator[str]:
    return (cell for is_told, cell in zip(told, cells, strict=True) if is_told)


def _period(again: ToldAgain) -> str:
    return in_words(again.measured.period) if isinstance(again.measured, Quantity) else ""


def _cells(again: ToldAgain, record: IssuerRecord) -> Iterator[str]:
    told: Mapping[str, list[str]] = {document.id: [] for document in record.documents}
    for telling in again.tellings:
        claim, figure = telling.verdict.claim, telling.relation.figure
        text = claim.words() if figure is None else naming.printed(figure)
        told[claim.document.id].append(f"{telling.verdict.label.symbol} {text}")
    return (listed(dict.fromkeys(texts)) for texts in told.values())
