"""Drafted claims as plain mappings, for measuring against annotated texts."""

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.printed import Comparator
from factcheck.draft.reading import Kind

if TYPE_CHECKING:
    from factcheck.draft.drafting import Draft

SOFT = frozenset({Kind.EVENT, Kind.GRADE, Kind.QUALITATIVE})
SIGNS = {
    Comparator.IS: "=",
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "~",
    Comparator.AT_LEAST: ">=",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "<=",
    Comparator.LESS_THAN: "<",
    Comparator.BETWEEN: "=",
}
NAMES = {Kind.GAP: "growth_diff"}


def spans(made: "Draft", *, soft: bool = False) -> list[dict[str, object]]:
    """One mapping a claim: offsets, value in the base unit, unit, type, period, base, comparator."""
    return [
        {
            "start": each.start,
            "end": each.end,
            "fig_start": each.figure_start,
            "fig_end": each.figure_end,
            "text": each.quote,
            "value": _value(each.value, each.upper),
            "unit": each.symbol,
            "type": NAMES.get(each.kind, each.kind.value),
            "period": each.period,
            "base": each.base,
            "comparator": SIGNS[each.comparator],
            "direction": each.direction.value,
            "subject": each.subject,
            "indicator": each.indicator,
            "confidence": each.confidence.value,
        }
        for each in made.claims
        if soft or not (each.kind in SOFT or (each.kind is Kind.TARGET and each.value is None))
    ]


def _value(value: Fraction | None, upper: Fraction | None) -> str | None:
    if value is None:
        return None
    written = decimal(value)
    return written if upper is None else f"{written}..{decimal(upper)}"


def decimal(value: Fraction) -> str:
    """A rational as a decimal string, exactly where it ends, else to six places.

    >>> decimal(Fraction(5, 2)), decimal(Fraction(685000000000)), decimal(Fraction(1, 3))
    ('2.5', '685000000000', '0.333333')
    """
    if value.denominator == 1:
        return str(value.numerator)
    if value < 0:
        return "-" + decimal(-value)
    for places in range(1, 13):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return f"{digits[:-places]}.{digits[-places:]}"
    digits = str(round(value * 10**6)).rjust(7, "0")
    return f"{digits[:-6]}.{digits[-6:]}"
