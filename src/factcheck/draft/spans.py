"""Drafted claims as plain mappings, for measuring against annotated texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.amounts import decimal
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.reading import Kind
from factcheck.draft.statements import statement
from factcheck.manuscript.model import ReportPlace

SOFT = frozenset({Kind.EVENT, Kind.GRADE, Kind.QUALITATIVE})
SIGNS = {
    Hedge.AS_PRINTED: "=",
    Hedge.ABOUT: "~",
    Hedge.NEARLY: "~",
    Hedge.AT_LEAST: ">=",
    Hedge.MORE_THAN: ">",
    Hedge.AT_MOST: "<=",
    Hedge.LESS_THAN: "<",
    Hedge.BETWEEN: "=",
}
NAMES = {Kind.GAP: "growth_diff"}


def spans(claims: Sequence[DraftedClaim], *, soft: bool = False) -> Iterator[dict[str, object]]:
    """One mapping a claim: offsets, value in the base unit, unit, type, period, comparator."""
    for each in claims:
        if not soft and (each.kind in SOFT or (each.kind is Kind.TARGET and each.value is None)):
            continue
        yield {
            "start": each.start,
            "end": each.end,
            "fig_start": each.figure_start,
            "fig_end": each.figure_end,
            "text": each.quote,
            **({} if each.place is None else {"place": _place(each.place)}),
            "value": _value(each.value, each.upper),
            "unit": each.symbol,
            "type": NAMES.get(each.kind, each.kind.value),
            "period": each.period,
            "base": each.base,
            "comparator": SIGNS[each.comparator],
            "direction": each.direction.value,
            "subject": each.subject,
            "indicator": each.indicator,
            "area": each.area,
            "review": list(statement(each).review),
            "confidence": each.confidence.value,
        }


def _place(place: ReportPlace) -> dict[str, int]:
    told = {"page": place.page, "paragraph": place.paragraph, "footnote": place.footnote}
    return {key: number for key, number in told.items() if number}


def _value(value: Fraction | None, upper: Fraction | None) -> str | None:
    if value is None:
        return None
    written = decimal(value)
    return written if upper is None else f"{written}..{decimal(upper)}"
