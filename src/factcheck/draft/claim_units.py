"""What a claim is written with: its id, and the unit of its figure or bare number."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.en.nouns import singular
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Kind

#: What a bare number measures where it is read as these.
BARE = {Kind.RATIO: "ratio", Kind.POINT_CHANGE: "percentage_point"} | dict.fromkeys(
    (Kind.COUNT, Kind.CHANGE, Kind.THRESHOLD), "count"
)


def numbered(claim: DraftedClaim, ids: Counter[str]) -> DraftedClaim:
    """Give a claim an id: line, kind and number of its kind on that line."""
    stem = f"l{claim.line:03d}-{claim.kind.value.replace('_', '-')}"
    ids[stem] += 1
    return replace(claim, id=stem if ids[stem] == 1 else f"{stem}-{ids[stem]}")


def bare_symbol(figure: PrintedFigure, kind: Kind) -> str:
    """What a bare number measures: one with decimals counts nothing."""
    told = BARE.get(kind, "")
    return "ratio" if told == "count" and figure.size.denominator > 1 else told


def symbol_of(figure: PrintedFigure) -> str:
    """Return the unit of a figure, with what it counts: count:patient."""
    if figure.measure.symbol == "count" and figure.noun:
        return f"count:{singular(figure.noun)}"
    return figure.measure.symbol
