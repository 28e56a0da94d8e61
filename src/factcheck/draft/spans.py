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
    Hedge.JUST_OVER: "~",
    Hedge.AT_LEAST: ">=",
    Hedge.MORE_THAN: ">",
    Hedge.AT_MOST: "<=",
    Hedge.LESS_THAN: "<",
    Hedge.BETWEEN: "=",
}
NAMES = {Kind.GAP: "growth_diff"}


def spans(claims: Sequence[DraftedClaim], *, soft: bool = False) -> Iterator[dict[str, object]]:
    """One mapping a claim: offsets, value in the base unit, unit, type, period, comparator."""
    for claim in claims:
        if not soft and (claim.kind in SOFT or (claim.kind is Kind.TARGET and claim.value is None)):
            continue
        yield {
            "start": claim.start,
            "end": claim.end,
            "fig_start": claim.figure_start,
            "fig_end": claim.figure_end,
            "text": claim.quote,
            **({} if claim.place is None else {"place": _place(claim.place)}),
            "value": _value(claim.value, claim.upper),
            "unit": claim.symbol,
            "type": NAMES.get(claim.kind, claim.kind.value),
            "period": claim.period,
            "base": claim.base,
            "comparator": SIGNS[claim.comparator],
            "direction": claim.direction.value,
            "subject": claim.subject,
            "indicator": claim.indicator,
            "area": claim.area,
            "review": list(statement(claim).review),
            "confidence": claim.confidence.value,
        }


def _place(place: ReportPlace) -> dict[str, int]:
    numbers = {"page": place.page, "paragraph": place.paragraph, "footnote": place.footnote}
    return {key: number for key, number in numbers.items() if number}


def _value(value: Fraction | None, upper: Fraction | None) -> str | None:
    if value is None:
        return None
    written = decimal(value)
    return written if upper is None else f"{written}..{decimal(upper)}"
