"""Tables of claims: one formula, one claimed figure and the figures behind it in each row.

Made for millions of rows whose evidence is known already, as from a spreadsheet or JSON Lines.
What a figure stands for, and how the two are compared, is the same as in an audit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.compile import counts, dimension
from factcheck.domain.catalogue import Catalogue, Indicator, Names
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression, replaced, walk
from factcheck.domain.figure import Figure
from factcheck.domain.formula import Formula, Term
from factcheck.domain.hedge import Hedge
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.outcome import Fit
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.unit import Dimension, Unit
from factcheck.evaluate.columns import Encoded, Leaf, RowGroups, Sort, encoded
from factcheck.evaluate.exact import fit_of, possible
from factcheck.language import listed, say
from factcheck.wording.figure_reader import parse_figure
from factcheck.wording.formula_reader import parse_formula

__all__ = ["audit_table"]

_DIGITS = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,15}))?([^0-9.]*)")
_ONCE = Period.of_year(1)
_HALF = 5  # tenths of the last digit


def audit_table(
    formulas: Sequence[str], claimed: Sequence[str], figures: Sequence[Mapping[str, str]]
) -> list[Fit]:
    """Say for each row how the figures behind a claim lie to what is claimed.

    Parameters
    ----------
    formulas : sequence of str, n of them
        What is claimed of the figures, by their names: ``after / before - 1``.
    claimed : sequence of str, n of them
        The figure claimed, as printed, with its unit and hedge: ``34.7 %``, ``over 2000 t``.
    figures : sequence of mappings of str to str, n of them
        The figures behind it by name, as printed; more than the formula names do no harm.

    Returns
    -------
    list of Fit
        Inside: every value the figures allow is one the claim allows. Overlapping: some are.
        Outside: none is. Open: the formula divides by zero.

    Raises
    ------
    ValueError
        With the row, if a figure or a formula cannot be read, a figure is missing, or unlike
        things are added or compared.

    Examples
    --------
    >>> rows = [{"after": "166.4 t", "before": "123.5 t"}] * 2
    >>> audit_table(["after / before - 1"] * 2, ["34.7 %", "35.2 %"], rows)
    [<Fit.OVERLAPPING: 'overlapping'>, <Fit.OUTSIDE: 'outside'>]
    """
    from factcheck.evaluate.columnar import fits_of_groups

    groups, others = RowGroups(), []
    checked: dict[tuple[object, ...], tuple[Unit, ...]] = {}  # holds them: an id is theirs alone
    table = zip(formulas, claimed, figures, strict=True)
    for row, (formula, amount, known) in enumerate(table):
        try:
            read = _read_formula(formula)
            told, wanted = (
                [_known(name, known) for name in read.names],
                _figure(amount, is_counted=read.is_counted),
            )
            units = (wanted.unit, *(each.unit for each in told))
            if (formula, *map(id, units)) not in checked:
                read.check(*units)
                checked[formula, *map(id, units)] = units
        except (StatementError, ValueError) as error:
            raise ValueError(say("row {number}: {error}", number=row, error=error)) from None
        leaves = [each.encoded for each in told if each.encoded is not None]
        if read.sort is None or wanted.encoded is None or len(leaves) < len(told):
            others.append(row)
        else:
            groups.add(row, read.sort, wanted.encoded, leaves)
    result = [Fit.OPEN] * len(formulas)
    for row in (*others, *fits_of_groups(groups, result)):
        result[row] = _exactly(_read_formula(formulas[row]), claimed[row], figures[row])
    return result


class _Known(Struct, frozen=True):
    """A figure, ready for columns where machine integers hold it."""

    encoded: Encoded | None
    unit: Unit


class _Read(Struct, frozen=True):
    """A formula, and its shape where each name occurs once in it."""

    formula: Formula
    names: tuple[str, ...]
    sort: Sort | None
    is_counted: bool  # a whole number of what comes out is exact

    def check(self, claimed: Unit, *units: Unit) -> None:
        """See to it that what comes out is of the dimension of the claim."""
        found = _dimension(self.formula, self.names, units)
        if found is not None and found != claimed.dimension:
            raise ValueError(
                say(
                    "the formula gives {found}, but {claimed} is claimed",
                    found=found,
                    claimed=claimed.dimension,
                )
            )


@cache
def _read_formula(text: str) -> _Read:
    formula = parse_formula(text)
    terms = formula.terms()
    for each in terms:
        if str(each) != each.indicator:
            raise ValueError(
                say("{term} names a period or an area, but a table knows names alone", term=each)
            )
    names = tuple(term.indicator for term in terms)
    uses = [each for each in walk(formula.expression) if isinstance(each, Term)]
    is_counted = counts(formula.expression, Catalogue())
    if not names or len(uses) > len(names):
        return _Read(formula, names, None, is_counted)
    places: dict[Expression, Expression] = {each: Leaf(place) for place, each in enumerate(terms)}
    shape = replaced(formula.expression, places)
    return _Read(formula, names, Sort(spelling=text, shape=lambda: shape), is_counted)


def _known(name: str, figures: Mapping[str, str]) -> _Known:
    if name not in figures:
        raise ValueError(
            say("no figure is named {name!r}; there are {names}", name=name, names=listed(figures))
        )
    return _figure(figures[name])


@lru_cache(maxsize=1 << 16)
def _figure(text: str, *, is_counted: bool = True) -> _Known:
    """Read a figure; digits with a unit that is known already take a short way."""
    match = _DIGITS.fullmatch(text)
    if match is not None:
        sign, whole, decimals, unit = match.groups("")
        model = _model(len(decimals), unit)
        if model is not None:
            return model.with_digits(int(f"{sign}{whole}{decimals}"), is_counted=is_counted)
    figure = _read_figure(text, is_counted=is_counted)
    return _Known(encoded(figure.implied()), figure.unit)


class _FormulaModel(Struct, frozen=True):
    """How digits with so many decimals are read before a unit."""

    exponent: int  # of half a unit of the last digit, in tenths of that unit
    part: int
    is_exact: bool  # where it is counted
    unit: Unit

    def with_digits(self, digits: int, *, is_counted: bool = True) -> _Known:
        """Give the figure of those digits."""
        tenths, half = 10 * digits, 0 if self.is_exact and is_counted else _HALF
        low, high = tenths - half, tenths + half
        return _Known(Encoded(low, high, False, False, self.exponent, self.part), self.unit)  # noqa: FBT003


@cache
def _model(decimals: int, unit: str) -> _FormulaModel | None:
    """Read a specimen; None where more than its digits and its unit count."""
    text = "7." + "7" * decimals if decimals else "7"
    try:
        figure = parse_figure(text + unit)
    except ValueError:
        return None
    tenth = encoded(Interval.point(figure.last_place / 10))
    digits = figure.value / figure.last_place
    if tenth is None or tenth.low != 1 or figure.hedge is not Hedge.AS_PRINTED or figure.is_word:
        return None
    model = _FormulaModel(tenth.exponent, tenth.part, figure.is_exact, figure.unit)
    told = model.with_digits(int(text.replace(".", ""))).encoded
    if told is None or figure.upper is not None or digits != int(text.replace(".", "")):
        return None
    return model if _interval(told) == figure.implied() else None


def _read_figure(text: str, *, is_counted: bool) -> Figure:
    """Read a figure; a whole number is rounded where nothing is counted."""
    figure = parse_figure(text)
    return figure if is_counted else replace(figure, is_count=False)


def _interval(told: Encoded) -> Interval:
    return Interval(told.low * told.unit, told.high * told.unit)


def _dimension(
    formula: Formula, names: tuple[str, ...], units: tuple[Unit, ...]
) -> Dimension | None:
    """Give the dimension of a formula over figures of some units."""
    kinds = Names(Indicator(id=name, unit=unit) for name, unit in zip(names, units, strict=True))
    written = formula.written(
        lambda term: Quantity(indicator=term.indicator, area="", period=_ONCE)
    )
    return dimension(written, Catalogue(indicators=kinds))


def _exactly(read: _Read, claimed: str, figures: Mapping[str, str]) -> Fit:
    bindings: dict[Expression, Interval] = {
        term: parse_figure(figures[term.indicator]).implied() for term in read.formula.terms()
    }
    found = possible(read.formula.expression, bindings)
    wanted = _read_figure(claimed, is_counted=read.is_counted)
    return fit_of(wanted.implied(), found, complete=found != EVERYTHING)
