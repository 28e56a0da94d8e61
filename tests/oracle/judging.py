"""How what is found lies to what is claimed: written down once more, in plain steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from tests.oracle.reading import NO_AMOUNTS, Printed
from tests.oracle.span import EVERYTHING, ZERO, End, Span, Undefined

Cell: TypeAlias = tuple[str, str, str]  # indicator, area, period
Slot: TypeAlias = tuple[Cell, ...]  # one cell, or the quotient of two: one thing at two times
Values: TypeAlias = Mapping[Slot, Span]

OPEN = "unverifiable"
SUPPORTED, COMPATIBLE = "supported", "compatible"
NEAR, CONTRADICTED = "near-miss", "contradicted"
Value: TypeAlias = Callable[[Values], Span]
Lift: TypeAlias = Callable[[Fraction], Fraction]


@dataclass(frozen=True)
class Part:
    """One thing that a claim says: what is computed from which slots, and what it should be.

    `lift` turns a claimed value into what is computed, where that is easier to compute exactly: an
    average growth into the growth over all the years.
    """

    slots: tuple[Slot, ...]
    value: Value
    claim: Span
    figure: Printed | None = None
    exact: bool = False
    places: bool = False  # of a rank: never near
    lift: Lift | None = None
    rest: Value | None = None  # what would be zero, were it as claimed: for what may divide by zero
    flawed: bool = False  # periods are wanting: never wholly borne out
    lenient: Value | None = None  # the same without the period under "since"
    spared: Value | None = None  # the same without the period that it is counted since

    def lifted(self, end: End) -> End:
        return end if self.lift is None or isinstance(end, float) else self.lift(end)

    def claimed(self, span: Span) -> Span:
        return Span(self.lifted(span.low), self.lifted(span.high), span.low_open, span.high_open)


def cannot_be(part: Part, values: Values) -> bool:
    """Whether no division by zero is needed to see that a claim cannot hold."""
    return part.rest is not None and not part.rest(values).meets(ZERO)


def value_of(part: Part, values: Values) -> Span:
    try:
        return part.value(values)
    except Undefined:
        return EVERYTHING


def label_of(part: Part, values: Values, *, complete: bool, cell: Printed | None = None) -> str:
    """Call what is found by how it lies to what is claimed; `cell` is the one it is read from."""
    label = _as_printed(part, values, complete=complete)
    return (_if_round(part, values, cell) or label) if label in {NEAR, CONTRADICTED} else label


def _if_round(part: Part, values: Values, cell: Printed | None) -> str | None:
    """Call it by its zeros not counted, those of the claim or of the cell, where that fits."""
    figure, found = part.figure, value_of(part, values)
    if figure is None or part.places or figure.hedge != "is" or figure.unit in NO_AMOUNTS:
        return None
    claims = [(part.claim, True), *_filled(figure)]
    cells = [(found, True), *([] if cell is None else _filled(cell))]
    ends = [end for end in found.ends() if isinstance(end, Fraction)]
    if not any(abs(end - figure.value) <= abs(end) / 20 for end in ends):
        return None
    fits = {
        sure and certain
        for (claimed, sure), (measured, certain) in list(product(claims, cells))[1:]
        if measured.meets(claimed)
    }
    return None if not fits else COMPATIBLE if True in fits else NEAR


def _filled(figure: Printed) -> list[tuple[Span, bool]]:
    """Give the range of a figure that ends in zeros, and whether it is surely round."""
    zeros = figure.zeros
    digits = len(figure.digits.lstrip("0")) - zeros
    return [(figure.filled(), zeros >= 2 and digits >= 2)] if zeros else []


def _as_printed(part: Part, values: Values, *, complete: bool) -> str:
    found, claim = value_of(part, values), part.claimed(part.claim)
    if found.lies_in(claim):
        return COMPATIBLE if part.flawed else SUPPORTED
    if found.meets(claim):
        if not complete or found == EVERYTHING:
            return OPEN
        is_tie = _is_rounded(part) and found.is_bounded and found.touches(claim)
        return NEAR if is_tie else COMPATIBLE
    if part.spared is not None and part.spared(values).meets(claim):
        return COMPATIBLE
    if part.lenient is not None and (without := part.lenient(values)).meets(claim):
        return COMPATIBLE if complete or without.lies_in(claim) else OPEN
    return NEAR if _is_near(part, found) else CONTRADICTED


def _is_rounded(part: Part) -> bool:
    figure = part.figure
    if figure is None or part.places or figure.hedge not in ("is", "about"):
        return False
    return not (part.exact and figure.is_whole and figure.hedge == "is")


def _is_near(part: Part, found: Span) -> bool:
    """Whether a slip explains a miss: two digits, one unit of the last of them, and within 5 %."""
    figure = part.figure
    if figure is None or part.places or figure.hedge not in ("is", "about"):
        return False
    value, place = figure.value, figure.place
    if abs(value) < 10 * place:
        return False
    is_below = found.high < part.lifted(value)
    nearest = found.high if is_below else found.low
    if isinstance(nearest, float):
        return False
    least, most = sorted((value * Fraction(20, 21), value * Fraction(20, 19)))
    if not part.lifted(least) <= nearest <= part.lifted(most):
        return False
    far = value - place * Fraction(3, 2) if is_below else value + place * Fraction(3, 2)
    edge = part.lifted(far)
    if found.is_point:
        return edge <= nearest if is_below else nearest <= edge
    return edge < nearest if is_below else nearest < edge
