"""Figures as a claim file writes them, each tried with the reader that will read it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.domain.amount_text import decimal_text, exact_text
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.rational import Fraction
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.measure import name_of
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import Kind
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.prose_numbers import chinese, digits
from factcheck.wording.traditional import in_signs_of
from factcheck.wording.unit_table import DEFAULT, UnknownUnit
from factcheck.wording.vocabulary import section
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "amounts")

SIGNED = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.CAGR, Kind.POINT_CHANGE, Kind.CONTRIBUTION})
BEHIND = re.compile(WORDS.pattern(r"{zh.behind}|{en.behind}"), re.IGNORECASE)


class Written(Struct, frozen=True, kw_only=True):
    """A figure as text, what it was read to be, and the unit that the file must declare for it."""

    text: str
    figure: Figure
    hedge: Hedge = Hedge.AS_PRINTED  # the key it stands under
    declared: Mapping[str, str] = field(default_factory=dict)


#: What a bound on the part that is gone says of what is left.
LEFT = {
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
}
#: What a bound on the size of a fall says of the change, which is below zero.
FALLEN = {
    Hedge.MORE_THAN: "< -{size}",
    Hedge.AT_LEAST: "<= -{size}",
    Hedge.AT_MOST: "-{size} to 0",
    Hedge.LESS_THAN: "-{size} to 0",
}
#: What a bound says of a level that is printed below zero: above -5 °C.
ABOVE_OR_BELOW = {
    Hedge.MORE_THAN: "> -{size}",
    Hedge.AT_LEAST: ">= -{size}",
    Hedge.AT_MOST: "<= -{size}",
    Hedge.LESS_THAN: "< -{size}",
}
#: Short scales as they are written where no unit follows: 3.4m users are 3.4 million, no metres.
_NAMED = {1000: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
SPELLED = {sign: _NAMED[int(size)] for sign, size in section("en/prose", "short scales").items()}
SIZE = re.compile(r"^[\d.,]+ ?")
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


def written(
    claim: DraftedClaim, *, behind: bool = False, units: Mapping[str, str] | None = None
) -> Written | None:
    """Text of a claim's figure that the claim file reader understands; None where none does.

    A fall is written with a minus sign, and so that a bound is one on its size: more than 5 % is
    below -5 %. A unit that no table has is declared, never left out.
    """
    below_zero = claim.value is not None and claim.upper is None and claim.value < 0
    fallen = claim.kind in SIGNED and claim.direction is ChangeDirection.DOWN
    falls = behind or fallen or below_zero
    unit = _unit(claim)
    own = units or {}
    declared = {}
    if not _is_known(unit):
        declared = {unit: own.get(unit) or _proposed(claim, unit)}
    table = DEFAULT.extended(declared) if declared else DEFAULT
    bounds = FALLEN if fallen or behind else ABOVE_OR_BELOW if claim.kind not in SIGNED else {}
    form = bounds.get(claim.comparator) if falls else None
    key = claim.comparator if form is None else Hedge.AS_PRINTED
    for text in _forms(claim, unit):
        size = text.removeprefix("-")
        signed = (form or "-{size}").format(size=size) if falls else text
        for simple in (
            (signed, f"{signed}{SIZE.sub('', size)}") if signed.endswith(" to 0") else (signed,)
        ):
            shown = in_signs_of(simple, claim.quote)
            try:
                figure = parse_figure(shown, table, None if key is Hedge.AS_PRINTED else key)
                is_bare = simple.endswith(" to 0") and figure.unit != parse_figure(size, table).unit
            except (FigureError, ValueError):
                continue
            if is_bare:
                continue  # -12 % to 0: who knows what the nought is
            return Written(text=shown, figure=figure, hedge=key, declared=declared)
    return None


def _unit(claim: DraftedClaim) -> str:
    """Unit as a claim file writes it: a sign with two meanings is written as the one it has."""
    if claim.unit == ":1":
        return ""
    entry = DEFAULT.names.get(claim.unit)
    is_sign = entry is not None and entry.group == "money" and not claim.unit.isalpha()
    head = claim.settled or (entry.names[0] if entry and is_sign else claim.unit)
    return f"{head}{claim.per}".strip()


def _is_known(unit: str) -> bool:
    try:
        return DEFAULT.find(unit) is not None
    except UnknownUnit:
        return False


def _proposed(claim: DraftedClaim, unit: str) -> str:
    """Definition of a unit that no table has: by things unknown, it is what is counted by them."""
    if claim.per and _is_known(unit.removesuffix(claim.per)):
        return f"1 {unit.removesuffix(claim.per)}"
    return "count 1" if claim.symbol.startswith("count") else "base"


def _forms(claim: DraftedClaim, unit: str) -> list[str]:
    """Ways to write a figure, the one nearest to print first."""
    latin = unit.isascii() and unit not in ("%", "")
    size = "万亿" if claim.scale == "兆" else claim.scale
    if not unit:
        size = SPELLED.get(size, size)
    scale = f" {size}" if size else ""
    space = " " if latin or not scale else ""
    number = decimal(digits(claim.number)) if MIXED.search(claim.number) else claim.number
    forms = [f"{number}{scale}{space if unit else ''}{unit}".strip()]
    if claim.kind is Kind.MULTIPLE:
        forms = [_multiple(claim), *forms, f"{number}{scale}".strip()]
    if claim.value is None:
        return forms
    in_base = name_of(claim.symbol)
    if claim.upper is not None:
        ends = f"{decimal(claim.value)} to {decimal(claim.upper)}"
        return [claim.figure.strip(" ()"), f"{ends} {in_base}".strip()]
    if claim.symbol.startswith("count"):
        forms.append(f"{decimal(abs(claim.value))} {unit}".strip())
    if not claim.number[:1].isdigit():
        spelled = chinese(claim.number)  # 百亿元, 百分之卅四点一
        form = f"{decimal(spelled)}{claim.scale}{unit}" if spelled is not None else ""
        forms += [form, f"{decimal(abs(claim.value))} {in_base}"]
    if claim.symbol == "ratio" and not unit:
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


def decimal(value: Fraction) -> str:
    """A rational as a decimal string, exactly where it ends, else to six places.

    >>> decimal(Fraction(5, 2)), decimal(Fraction(685000000000)), decimal(Fraction(1, 3))
    ('2.5', '685000000000', '0.333333')
    """
    text = exact_text(value)
    return decimal_text(value, 6).replace(",", "") if "/" in text else text
