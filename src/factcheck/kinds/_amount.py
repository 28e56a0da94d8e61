"""The figure of a claim: what it has to look like, what it asserts, and how it is said again."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.domain.catalogue import Indicator
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.hedge import Hedge
from factcheck.domain.relation import Relation
from factcheck.domain.unit import UnitForm
from factcheck.language import closed, later, say
from factcheck.wording.hedge_words import hedged, split_hedge
from factcheck.wording.said_multiples import said
from factcheck.wording.vocabulary import every

_MEANT = {
    UnitForm.PLAIN: later("a bare number"),
    UnitForm.PERCENT: later("in percent"),
    UnitForm.POINTS: later("in percentage points"),
    UnitForm.TIMES: later("a multiple"),
    UnitForm.COUNT: later("a number of things"),
}
_REMEDIES = {
    UnitForm.PLAIN: later("Write the bare number."),
    UnitForm.PERCENT: later(
        "Write it with its unit, such as 34.7 %; for '2.3 times' or 'doubled' use the kind "
        "multiple, for percentage points the kind point_change or gap."
    ),
    UnitForm.POINTS: later(
        "The difference of two percentages is in percentage points: write 11.6 pp or 11.6 个百分点."
    ),
    UnitForm.TIMES: later(
        "Write '2.3 times' or 'doubled'; for a rate in percent use the kind growth."
    ),
    UnitForm.COUNT: later("Write the number alone, or with what is counted: 1807 个."),
}
_STATED = {
    Hedge.AS_PRINTED: later("{what} came to {amount}"),
    Hedge.ABOUT: later("{what} came to about {amount}"),
    Hedge.AT_LEAST: later("{what} came to at least {amount}"),
    Hedge.MORE_THAN: later("{what} came to more than {amount}"),
    Hedge.AT_MOST: later("{what} came to at most {amount}"),
    Hedge.LESS_THAN: later("{what} came to less than {amount}"),
    Hedge.NEARLY: later("{what} came to nearly {amount}"),
    Hedge.JUST_OVER: later("{what} came to just over {amount}"),
}

_MINUS = frozenset("-\N{MINUS SIGN}\N{EN DASH}")


def require_form(amount: Figure, *forms: UnitForm) -> None:
    """See to it that a figure is of one of the forms; a fraction may stand for a percentage.

    Raises
    ------
    StatementError
        With a hint at the form that is wanted, or the kind that is meant.
    """
    if amount.unit.dimension.powers:
        raise StatementError(
            say(
                "{amount!r} is an amount in {dimension} where a figure {form} is meant",
                amount=amount.text,
                dimension=amount.unit.dimension,
                form=say(_MEANT[forms[0]]),
            ),
            say(_REMEDIES[forms[0]]),
            _key(amount),
        )
    form = amount.unit.form
    if form in forms or (UnitForm.PERCENT in forms and _is_fraction(amount)):
        return
    wanted = say(" or ").join(say(_MEANT[each]) for each in forms)
    raise StatementError(
        say(
            "{amount!r} is {form}, and not {wanted}",
            amount=amount.text,
            form=say(_MEANT[form]),
            wanted=wanted,
        ),
        say(_REMEDIES[forms[0]]),
        _key(amount),
    )


def require_like(amount: Figure, of: Indicator) -> None:
    """See to it that a figure is of the form of an indicator's levels.

    Money in another currency is let through: it is converted at a reference exchange rate.

    Raises
    ------
    StatementError
        If percentages, points, multiples or things counted are mixed up.
    """
    if of.unit is None or of.unit.dimension != amount.unit.dimension:
        return
    mismatch = of.unit.mismatch(amount.unit)
    if mismatch is not None:
        remedy = say("{name} is {form}.", name=of.name(), form=say(_MEANT[of.unit.form]))
        raise StatementError(mismatch, remedy, _key(amount))
    if of.unit.form is UnitForm.PERCENT:
        require_form(amount, UnitForm.PERCENT, UnitForm.TIMES)


def refuse_points(amount: Figure) -> None:
    """See to it that a figure is not in percentage points.

    Raises
    ------
    StatementError
        If it is.
    """
    if amount.unit.form is UnitForm.POINTS:
        raise StatementError(
            say("{amount!r} is {form}", amount=amount.text, form=say(_MEANT[UnitForm.POINTS])),
            say("For a difference between two percentages use the kind gap or point_change."),
            _key(amount),
        )


def is_percentage(of: Indicator) -> bool:
    """Whether an indicator is in percent itself."""
    return of.unit is not None and of.unit.form is UnitForm.PERCENT


def claimed(expression: Expression, amount: Figure, role: str = "") -> Relation:
    """Give the relation that an expression has the value that a figure states."""
    return Relation(expression=expression, interval=amount.implied(), figure=amount, role=role)


def stated(amount: Figure) -> str:
    """Say a figure with its hedge, once: "at least 2000 t".

    >>> from factcheck.wording.figure_reader import parse_figure
    >>> stated(parse_figure("2000 t", hedge=Hedge.AT_LEAST)), stated(parse_figure("over 2000 t"))
    ('at least 2000 t', 'over 2000 t')
    """
    return hedged(said(amount), _apart(amount) or Hedge.AS_PRINTED)


class AmountChange(NamedTuple):
    """How large a change is, in words, and which way it goes."""

    size: str
    is_fall: bool


def by_how_much(amount: Figure) -> AmountChange:
    """Return the size of a change as it is said, and whether it is a fall.

    >>> from factcheck.wording.figure_reader import parse_figure
    >>> by_how_much(parse_figure("-12.7 %")), by_how_much(parse_figure("35 %", hedge=Hedge.ABOUT))
    (AmountChange(size='12.7 %', is_fall=True), AmountChange(size='about 35 %', is_fall=False))
    """
    text = said(amount)
    if text[:1] in _MINUS and amount.hedge in (Hedge.AS_PRINTED, Hedge.ABOUT):
        return AmountChange(
            hedged(text[1:].lstrip(), _apart(amount) or Hedge.AS_PRINTED), is_fall=True
        )
    return AmountChange(stated(amount), is_fall=False)


def change_found(found: str) -> AmountChange | None:
    """Return the size of a change that was found, and whether it is a fall; None of neither.

    >>> change_found("-12.7 %"), change_found("-0.2 to 1.0 %")
    (AmountChange(size='12.7 %', is_fall=True), None)
    """
    if found[:1].isdigit():
        return AmountChange(found, is_fall=False)
    is_single = found[:1] in _MINUS and len(re.findall(r"\d[\d.,]*", found)) == 1
    return AmountChange(found[1:].lstrip(), is_fall=True) if is_single else None


def told(what: str, amount: Figure) -> str:
    """Say that something is as a figure with its hedge says.

    >>> from factcheck.wording.figure_reader import parse_figure
    >>> told("output in 2021", parse_figure("2000 t", hedge=Hedge.AT_LEAST))
    'output in 2021 came to at least 2000 t'
    """
    text = _STATED[_apart(amount) or Hedge.AS_PRINTED]
    return closed(say(text, what=what, amount=said(amount)))


def _apart(amount: Figure) -> Hedge | None:
    """Give the hedge of a figure where its text does not say it."""
    if amount.hedge in (Hedge.AS_PRINTED, Hedge.BETWEEN) or split_hedge(amount.text, every())[2]:
        return None
    return amount.hedge


def _is_fraction(amount: Figure) -> bool:
    """Whether it is a part of one said in words: a third, 三分之一."""
    return amount.unit.form is UnitForm.PLAIN and "/" in amount.number


def _key(amount: Figure) -> str:
    return str(amount.hedge)
