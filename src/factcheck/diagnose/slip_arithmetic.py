"""Slips of arithmetic over the right cells: turned round, over the wrong base, a part left out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.diagnose.alteration import Alteration
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.diagnosis import SlipKind
from factcheck.domain.expression import (
    Add,
    Divide,
    Expression,
    Number,
    Subtract,
    added,
    leaves,
)
from factcheck.domain.figure import Figure
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import DIMENSIONLESS, UnitForm
from factcheck.language import say
from factcheck.wording.period_text import in_words

_ONE = Number(Fraction(1))
_PAIR = 2
_PERCENT = Fraction(1, 100)


def turned(expression: Expression, figure: Figure) -> Iterator[Alteration]:
    """Give a quotient turned round, growth counted on the later level, the rest for a share."""
    match expression:
        case Subtract(left=Divide(left=now, right=before), right=right) if right == _ONE:
            words = say("counted on the later level, or the other one, as the base")
            yield _slip(SlipKind.BASE, words, 1 - before / now)
            yield _slip(SlipKind.BASE, words, before / now - 1)
        case Divide(left=part, right=whole):
            if figure.unit.form is UnitForm.PERCENT:
                words = say("the rest of the whole, not the part")
                yield _slip(SlipKind.SHARE, words, 1 - expression)
            yield _slip(SlipKind.TIMES, say("turned round, the one over the other"), whole / part)
        case _:
            pass


def parts(expression: Expression, catalogue: Catalogue) -> Iterator[Alteration]:
    """Give a sum for a mean, a mean for a whole, and any of them with one part left out."""
    match expression:
        case Divide(left=Add() as total, right=Number(value)) if value == _count(total):
            yield _slip(SlipKind.AVERAGE, say("the sum, not the mean"), total)
            yield from _left_out(total, catalogue, mean=True)
        case Add():
            yield from _left_out(expression, catalogue, mean=False)
        case Quantity():
            yield from _of_whole(expression, catalogue)
        case _:
            pass


def forms(outcome: Outcome, figure: Figure) -> Iterator[Alteration]:
    """Give an amount said as a percentage, a percentage as an amount, a level as a change."""
    expression = outcome.relation.expression
    match expression:
        case Subtract(left=Divide(left=now, right=before), right=right) if right == _ONE:
            if figure.unit.form is UnitForm.PERCENT:
                words = say("the amount of the change, not percent")
                yield from _amounts(outcome, words, now - before)
        case Divide(left=part) if figure.unit.form is UnitForm.PERCENT:
            yield from _amounts(outcome, say("the amount, not percent"), part)
        case Subtract(left=now, right=before) if figure.unit.dimension != DIMENSIONLESS:
            factor = figure.measure.factor / _PERCENT
            words = say("the change in percent, not as an amount")
            yield _slip(SlipKind.POINTS, words, (now / before - 1) * factor)
            yield _slip(SlipKind.AVERAGE, say("the level, not the change"), now)
        case _:
            pass


def _amounts(outcome: Outcome, words: str, amount: Expression) -> Iterator[Alteration]:
    """Give an amount as a percentage of the same digits, in the units of its cells."""
    cells = outcome.evidence.observations()
    units = {cell.figure.measure.factor for cell in cells if cell.figure.unit.dimension.powers}
    for factor in sorted(units):
        yield _slip(SlipKind.POINTS, words, amount * (_PERCENT / factor))


def _of_whole(whole: Quantity, catalogue: Catalogue) -> Iterator[Alteration]:
    indicator = catalogue.indicators.get(whole.indicator)
    for identity in () if indicator is None else indicator.identities:
        named = (catalogue.indicators.find(term.indicator) for term in identity.terms())
        of = [part for part in named if part is not None]
        if len(of) < 2 or identity.text.count("+") != len(of) - 1:
            continue  # no plain sum
        words = say("the mean of {parts} parts, not their sum", parts=len(of))
        yield _slip(SlipKind.AVERAGE, words, whole / len(of))
        parts = {part.id: replace(whole, indicator=part.id, basis=part.basis) for part in of}
        for left_out in of if len(of) > _PAIR else ():  # of two, the other has a name of its own
            remainder = added([part for name, part in parts.items() if name != left_out.id])
            words = say("without {part}", part=left_out.name())
            yield _slip(SlipKind.INDICATOR, words, remainder)


def _left_out(total: Add, catalogue: Catalogue, *, mean: bool) -> Iterator[Alteration]:
    every = _summands(total)
    for part in every:
        others = tuple(summand for summand in every if summand is not part)
        if not others or not leaves(part):
            continue
        words = say("without {part}", part=_name(part, every, catalogue))
        left = added(others)
        yield _slip(SlipKind.INDICATOR, words, left / len(others) if mean else left)


def _name(part: Expression, every: tuple[Expression, ...], catalogue: Catalogue) -> str:
    """Name a part by what sets it apart from the others: what it is, where, or when."""
    if not isinstance(part, Quantity):
        return str(part)
    others = [summand for summand in every if isinstance(summand, Quantity)]
    if len({other.indicator for other in others}) > 1:
        indicator = catalogue.indicators.get(part.indicator)
        return part.indicator if indicator is None else indicator.name()
    if len({other.area for other in others}) > 1:
        area = catalogue.areas.get(part.area)
        return part.area if area is None else area.name()
    return in_words(part.period)


def _summands(expression: Expression) -> tuple[Expression, ...]:
    if isinstance(expression, Add):
        return (*_summands(expression.left), *_summands(expression.right))
    return (expression,)


def _count(total: Add) -> int:
    return len(_summands(total))


def _slip(kind: SlipKind, words: str, expression: Expression) -> Alteration:
    return Alteration(kind=kind, words=words, expression=expression)
