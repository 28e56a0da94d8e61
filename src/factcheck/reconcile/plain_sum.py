"""A conflict as one sum of printed figures, where adding and subtracting them is all it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.amount_text import Rounding, decimal_text, exact_text
from factcheck.domain.expression import Add, Divide, Expression, Multiply, Number, Subtract
from factcheck.domain.figure import Figure
from factcheck.domain.interval import End, Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import UnitForm
from factcheck.language import listed, say
from factcheck.reconcile.stated import Footing, Stated
from factcheck.wording.figure_text import in_unit
from factcheck.wording.hedge_words import at_least, at_most

_MOST = 9  # figures whose signs are tried
_MOST_HARD = 3  # identities among them
_FEWEST = 3  # figures; of two, one is set against the other without any arithmetic

# What is added up: a quantity, or one over another; the constant is neither.
Atom: TypeAlias = "tuple[Expression | None, Expression | None]"
Terms: TypeAlias = "Mapping[Atom, Fraction]"
_CONSTANT: Atom = (None, None)
_NOUGHT = Interval.point(0)


class Balance(Struct, frozen=True):
    """Figures that add up to one side of a sum, figures of the other side, and what is fixed."""

    left: tuple[Stated, ...]
    right: tuple[Stated, ...]
    ties: tuple[Stated, ...]  # that say without a figure that some add up to others
    constant: Fraction  # what the left is more by than the right, whatever anybody says

    def sides(self) -> tuple[Interval, Interval]:
        """Return what each side can come to as its figures are rounded."""
        start = Interval.point(Fraction(0)), Interval.point(self.constant)
        left, right = (
            sum((each.relation.interval for each in side), begin)
            for side, begin in zip((self.left, self.right), start, strict=True)
        )
        return left, right


def balance(statements: Sequence[Stated]) -> Balance | None:
    """Return how printed figures cannot add up; None where it takes more than that.

    Every figure is taken once, with one sign or the other, and all that is measured cancels out.
    """
    said = [statement for statement in statements if not _is_tie(statement)]
    figures = [each.relation.figure for each in said]
    units = {figure.unit.dimension for figure in figures if figure is not None}
    if not _FEWEST <= len(said) <= _MOST or len(units) > 1:
        return None
    if any(figure is None or figure.upper is not None for figure in figures):
        return None
    known = [(statement, _terms(statement.relation.expression)) for statement in statements]
    forms = [(each, terms) for each, terms in known if terms is not None]
    if {each.id for each in said} - {each.id for each, _ in forms}:
        return None
    divisors = {below for _, terms in forms for _, below in terms if below is not None}
    if len(divisors) == 1:
        (divisor,) = divisors
        forms = [(each, _over(divisor, each, terms)) for each, terms in forms]
    return next(_fitting(forms), None)


def told(fault: Balance, names: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """Return the sum in lines, in the unit of its figures, and how far apart the two sides are."""
    left, right = fault.sides()
    shape = _shape(fault)
    is_more = right.below(left)
    below, above = (right, left) if is_more else (left, right)
    high, low = _finite(below.high), _finite(above.low)
    most = at_most(in_unit(high, shape, None, Rounding.CEIL), is_open=below.high_open)
    least = at_least(in_unit(low, shape, None, Rounding.FLOOR), is_open=above.low_open)
    sums = [_summed(side, shape, names) for side in (fault.left, fault.right) if side]
    if not fault.right:
        whole = say("they make up {amount}", amount=in_unit(fault.constant, shape))
        ties = listed(names[tie.id] for tie in fault.ties)
        sums.append(say("{text} ({claims})", text=whole, claims=ties) if ties else whole)
    first, second = (least, most) if is_more else (most, least)
    clash = say("as figures are rounded, {first} against {second}", first=first, second=second)
    if high == low:
        return (*sums, clash), ""
    gap = _apart(low - high, shape)
    return (*sums, say("{clash}: {gap} apart", clash=clash, gap=gap)), gap


def _is_tie(stated: Stated) -> bool:
    """Whether it says, with no figure, that what it speaks of comes to nought: parts to a whole."""
    if stated.standing is Footing.HARD:
        return True
    return stated.relation.figure is None and stated.relation.interval == _NOUGHT


def _summed(side: Sequence[Stated], shape: Figure, names: Mapping[str, str]) -> str:
    """Return a sum of printed figures and the claims that they stand in."""
    values = [_value(each) for each in side]
    total = in_unit(sum(values, Fraction(0)), shape)
    claims = listed(names[each.id] for each in side)
    if len(side) == 1:
        return say("{total} ({claims})", total=total, claims=claims)
    parts = " + ".join(exact_text(value / shape.measure.factor) for value in values)
    return say("{sum} = {total} ({claims})", sum=parts, total=total, claims=claims)


def _value(stated: Stated) -> Fraction:
    return _figure(stated).value


def _figure(stated: Stated) -> Figure:
    if stated.relation.figure is None:
        raise ValueError(f"{stated.id!r} has no printed figure to be added up")
    return stated.relation.figure


def _shape(fault: Balance) -> Figure:
    """Return the figure whose unit all are told in: that of the total, if there is one."""
    return _figure((*fault.right, *fault.left)[0])


def _finite(end: End) -> Fraction:
    if not isinstance(end, Fraction):
        raise ValueError(f"{end!r} is no end that a printed figure has")
    return end


def _apart(gap: Fraction, shape: Figure) -> str:
    if shape.unit.form is not UnitForm.PERCENT:
        return in_unit(gap, shape, None, Rounding.FLOOR)
    return say("{number} pp", number=decimal_text(gap * 100, 2, Rounding.FLOOR))


def _fitting(forms: Sequence[tuple[Stated, Terms]]) -> Iterator[Balance]:
    """Return the ways in which all that is measured cancels out and the figures do not meet."""
    said = [pair for pair in forms if not _is_tie(pair[0])]
    ties = tuple(each for each, _ in forms if _is_tie(each) and each.standing is not Footing.HARD)
    atoms = {_CONSTANT, *(atom for _, terms in said for atom in terms)}
    hard = [pair for pair in forms if pair not in said and atoms.issuperset(pair[1])][:_MOST_HARD]
    for signs in product(*((1, -1) for _ in said[1:]), *((0, 1, -1) for _ in hard)):
        signed = list(zip((1, *signs), (*said, *hard), strict=True))
        total: dict[Atom, Fraction] = defaultdict(Fraction)
        for sign, (_, terms) in signed:
            for atom, factor in terms.items():
                total[atom] += sign * factor
        constant = total.pop(_CONSTANT, Fraction(0))
        if any(total.values()):
            continue
        figures = signed[: len(said)]
        more = tuple(each for sign, (each, _) in figures if sign > 0)
        less = tuple(each for sign, (each, _) in figures if sign < 0)
        if len(less) > len(more) or (len(less) == len(more) == 1):
            more, less, constant = less, more, -constant
        used = {each.id for sign, (each, _) in signed if sign}
        if not used.issuperset(tie.id for tie in ties):
            continue
        found = Balance(left=more, right=less, ties=ties, constant=constant)
        if (less and constant) or _meet(found):
            continue
        yield found


def _meet(found: Balance) -> bool:
    left, right = found.sides()
    return left.meets(right)


def _over(divisor: Expression, stated: Stated, terms: Terms) -> Terms:
    """Return a tie of quantities, which comes to nought, as one of their shares of one of them."""
    if stated.relation.interval != _NOUGHT or any(below is not None for _, below in terms):
        return terms
    return {
        (_CONSTANT if above == divisor else (above, divisor)): factor
        for (above, _), factor in terms.items()
    }


def _terms(expression: Expression) -> Terms | None:
    """Return an expression as multiples of what is measured; None where it is no such sum."""
    match expression:
        case Number(value=value):
            return {_CONSTANT: value}
        case Add(left=left, right=right):
            return _together(_terms(left), _terms(right), 1)
        case Subtract(left=left, right=right):
            return _together(_terms(left), _terms(right), -1)
        case (
            Multiply(left=Number(value=value), right=other)
            | Multiply(left=other, right=Number(value=value))
        ):
            return _times(_terms(other), value)
        case Divide(left=left, right=Number(value=value)) if value:
            return _times(_terms(left), 1 / value)
        case Divide(left=left, right=right):
            above = _terms(left)
            if above is None or any(below is not None for _, below in above):
                return None
            return {
                (_CONSTANT if atom == right else (atom, right)): factor
                for (atom, _), factor in above.items()
            }
        case _ if not expression.parts():
            return {(expression, None): Fraction(1)}
        case _:
            return None


def _together(left: Terms | None, right: Terms | None, sign: int) -> Terms | None:
    if left is None or right is None:
        return None
    total = defaultdict(Fraction, left)
    for atom, factor in right.items():
        total[atom] += sign * factor
    return {atom: factor for atom, factor in total.items() if factor}


def _times(terms: Terms | None, factor: Fraction) -> Terms | None:
    return None if terms is None else {atom: each * factor for atom, each in terms.items()}
