"""Figures as a claim file writes them, each tried with the reader that will read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.en.units import CURRENCY
from factcheck.draft.numeral import digits
from factcheck.draft.printed import ChangeDirection, Comparator
from factcheck.draft.reading import Kind
from factcheck.draft.spans import decimal
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.unit_table import DEFAULT

SIGNED = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.CAGR, Kind.POINT_CHANGE, Kind.CONTRIBUTION})
BEHIND = re.compile(
    r"低于|慢于|落后|少|低$|慢$|slower|lower|below|behind|less|trail", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A figure as text, and what it was read to be."""

    text: str
    figure: Figure


#: What a bound on the part that is gone says of what is left.
LEFT = {
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
    Comparator.NEARLY: Comparator.ABOUT,
}
MIXED = re.compile(r"\d(?:-\d/\d|[¼½¾⅛⅜⅝⅞⅓⅔])$")


def as_multiple(claim: DraftedClaim) -> DraftedClaim:
    """Give a rise or fall by a part as the multiple it makes: cut by a third is 2/3 times."""
    moved = claim.direction is not ChangeDirection.NONE and not re.search(r"\bto\b", claim.quote)
    part = claim.kind is Kind.MULTIPLE and claim.number and not claim.unit
    if not part or not moved or claim.value is None or not 0 < claim.value < 1:
        return claim
    falls = claim.direction is ChangeDirection.DOWN
    comparator = LEFT.get(claim.comparator, claim.comparator) if falls else claim.comparator
    value = 1 - claim.value if falls else 1 + claim.value
    return replace(claim, value=value, number=str(value), unit="times", comparator=comparator)


def written(claim: DraftedClaim, *, behind: bool = False) -> Written | None:
    """Text of a claim's figure that the claim file reader understands; None where none does.

    A fall is written with a minus sign; a classifier that no table has is left out.
    """
    falls = behind or (claim.kind in SIGNED and claim.direction is ChangeDirection.DOWN)
    for text in _forms(claim):
        signed = f"-{text}" if falls and not text.startswith("-") else text
        try:
            figure = parse_figure(signed, DEFAULT, hedge(claim))
        except (FigureError, ValueError):
            continue
        return Written(text=signed, figure=figure)
    return None


def hedge(claim: DraftedClaim) -> Hedge | None:
    """Comparator of a claim as the claim file's reader knows it."""
    return Hedge(claim.comparator.value) if claim.comparator is not Comparator.IS else None


def _forms(claim: DraftedClaim) -> list[str]:
    """Ways to write a figure, the one nearest to print first."""
    unit = "‰" if claim.symbol == "permille" else CURRENCY.get(claim.unit, claim.unit)
    unit = "%" if unit == "pc" else unit
    unit = "pp" if unit in ("pct", "pcts", "个点") and claim.symbol == "percentage_point" else unit
    unit = "个基点" if unit.upper() in ("BP", "个BP") else unit
    latin = unit.isascii() and unit not in ("%", "")
    size = "万亿" if claim.scale == "兆" else claim.scale
    scale = f" {size}" if size else ""
    space = " " if latin or not scale else ""
    number = decimal(digits(claim.number)) if MIXED.search(claim.number) else claim.number
    forms = [f"{number}{scale}{space if unit else ''}{unit}".strip(), f"{number}{scale}".strip()]
    if claim.kind is Kind.MULTIPLE:
        forms.insert(0, _multiple(claim))
    if claim.upper is not None:
        forms = [claim.figure.strip(" ()"), *forms]
    if claim.value is not None and claim.upper is None and claim.symbol.startswith("count"):
        forms.append(decimal(abs(claim.value)))
    if claim.value is not None and claim.upper is None and claim.symbol == "ratio" and not unit:
        forms.append(str(claim.value))
    return [form for form in forms if form]


def _multiple(claim: DraftedClaim) -> str:
    if not claim.number:
        return claim.figure
    if (
        claim.direction is ChangeDirection.UP
        and claim.unit == "倍"
        and not re.search(r"[到至为]", claim.quote)
    ):
        return f"增长{claim.number}倍"
    return f"{claim.number} {claim.unit or 'times'}"
