"""Reads the text of a formula, by recursive descent."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.domain.expression import (
    Expression,
    Greatest,
    Least,
    Number,
    added,
    multiplied,
    rooted,
)
from factcheck.domain.formula import Formula, Term
from factcheck.domain.period import PeriodError
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.period_reader import parse_period

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?P<percent>\s*%)?"
    r"|(?P<name>[^\W\d][\w.]*)|(?P<sign>\*\*|[-+*/^()@,\[\]×÷]))",
    re.IGNORECASE,
)
_AREA = re.compile(r"[^\W\d][\w.]*(?:-[\w.]+)*")
_DEEP = 20  # terms of a chain; a longer one is written as a tree, for that is as deep as it is long
_MOST_TERMS = 5_000
_LONGEST = 100  # digits of a number
_LONGEST_EXPONENT = 4  # with its sign
_SHOWN = 20  # digits of one that is too long
_BEFORE = "before"  # in square brackets: the period of the same length that ends there
_FUNCTIONS = ("sum", "min", "max", "mean", "root", "growth")


class FormulaError(ValueError):
    """A formula that cannot be read; `column` counts its characters from 0."""

    def __init__(self, problem: str, remedy: str, column: int = 0) -> None:
        self.problem, self.remedy, self.column = problem, remedy, column
        super().__init__(say("{problem}. {remedy}", problem=problem, remedy=remedy))


def parse_formula(text: str) -> Formula:
    """Read a formula.

    Parameters
    ----------
    text : str
        Indicators by id or name, numbers, ``+ - * / ^`` and brackets; ``x[2016]`` is a period,
        ``x[-1]`` one year earlier, ``x[before]`` the period of the same length before,
        ``x@area`` another area; ``sum min max mean (a, b, …)``, ``root(x, 5)``, ``growth(x)``
        on one year before.

    Raises
    ------
    FormulaError
        With the column, what is wrong, and what to do.

    Examples
    --------
    >>> str(parse_formula("output / ((people + people[-1]) / 2)").expression)
    'output / ((people + people[-1]) / 2)'
    """
    reader = FormulaReader(text)
    expression = reader.sums()
    reader.finish()
    return Formula(text=text, expression=expression)


class FormulaReader:
    """A reader by recursive descent, one method a level of precedence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.next: re.Match[str] | None = None
        self.step()

    def step(self) -> None:
        if not self.text[self.at :].strip():
            self.next = None
            return
        self.next = _TOKEN.match(self.text, self.at)
        if self.next is None:
            column = self.at + len(self.text[self.at :]) - len(self.text[self.at :].lstrip())
            raise FormulaError(
                say("{text!r} means nothing in a formula", text=self.text[column]),
                say("Use names of indicators, numbers, + - * / ^ and brackets."),
                column,
            )
        self.at = self.next.end()

    @property
    def column(self) -> int:
        return len(self.text) if self.next is None else self.next.end() - len(self.token)

    @property
    def token(self) -> str:
        return "" if self.next is None else self.next.group(0).strip()

    def took(self, *signs: str) -> str:
        if self.next is not None and self.next["sign"] and self.token in signs:
            sign = self.token
            self.step()
            return sign
        return ""

    def need(self, sign: str) -> None:
        if self.took(sign):
            return
        if self.next is None:
            problem = say("expected {sign!r} but found the end", sign=sign)
        else:
            problem = say("expected {sign!r} but found {text!r}", sign=sign, text=self.token)
        raise FormulaError(problem, say("Check the brackets."), self.column)

    def finish(self) -> None:
        if self.next is not None:
            raise FormulaError(
                say("{text!r} is not expected here", text=self.token),
                say("Put an operator (+ - * / ^) between two terms."),
                self.column,
            )

    def sums(self) -> Expression:
        plus, minus = [self.products()], list[Expression]()
        result = plus[0]
        while sign := self.took("+", "-"):
            right = self.products()
            (plus if sign == "+" else minus).append(right)
            result = result + right if sign == "+" else result - right
            self.count(len(plus) + len(minus))
        if len(plus) + len(minus) <= _DEEP:
            return result
        return added(plus) - added(minus) if minus else added(plus)

    def products(self) -> Expression:
        above, below = [self.powers()], list[Expression]()
        result = above[0]
        while sign := self.took("*", "×", "/", "÷"):
            right = self.powers()
            (above if sign in "*×" else below).append(right)
            result = result * right if sign in "*×" else result / right
            self.count(len(above) + len(below))
        if len(above) + len(below) <= _DEEP:
            return result
        return multiplied(above) / multiplied(below) if below else multiplied(above)

    def count(self, terms: int) -> None:
        """Refuse what is too long for anyone to check.

        Raises
        ------
        FormulaError
            If there are more terms than a formula may have.
        """
        if terms > _MOST_TERMS:
            raise FormulaError(
                say("the formula has more than {number} terms", number=_MOST_TERMS),
                say("Part it into several indicators with identities of their own."),
                self.column,
            )

    def powers(self) -> Expression:
        negative = False
        while self.took("-"):
            negative = not negative
        if negative:
            inside = self.powers()  # nothing less a quantity would be a bare number less one
            return Number(-inside.value) if isinstance(inside, Number) else -1 * inside
        base = self.primary()
        if self.took("^", "**"):
            return base ** self.whole_number()
        return base

    def primary(self) -> Expression:
        if self.next is None:
            raise FormulaError(say("the formula ends too soon"), say("Complete it."), self.column)
        if self.next["number"]:
            self.require_short(self.next["number"])
            value = Fraction(self.next["number"]) / (100 if self.next["percent"] else 1)
            self.step()
            return Number(value)
        if self.next["name"]:
            return self.named()
        self.depth += 1
        if self.depth > 100:
            raise FormulaError(
                say("the brackets are nested too deep"), say("Simplify it."), self.column
            )
        self.need("(")
        inside = self.sums()
        self.need(")")
        self.depth -= 1
        return inside

    def require_short(self, number: str) -> None:
        """Refuse a number that no one means, and that would take minutes to reckon with."""
        mantissa, _, exponent = number.lower().partition("e")
        if len(mantissa) > _LONGEST or len(exponent) > _LONGEST_EXPONENT:
            raise FormulaError(
                say("{text!r} is too long for a number", text=number[:_SHOWN] + "…"),
                say("Write no more than {number} digits.", number=_LONGEST),
                self.column,
            )

    def named(self) -> Expression:
        name = self.token
        column = self.column
        self.step()
        if name in _FUNCTIONS and self.took("("):
            return self.function(name, column)
        area = ""
        if self.took("@"):
            area = self.area_id()
        return self.dated(Term(indicator=name, area=area))

    def area_id(self) -> str:
        """Read the area after ``@``; unlike an indicator it may have hyphens: united-states."""
        start = len(self.text) if self.next is None else self.next.end() - len(self.token)
        match = _AREA.match(self.text, start)
        if match is None:
            raise FormulaError(say("no area follows '@'"), say("Write its id: gdp@shanxi."), start)
        self.at = match.end()
        self.step()
        return match[0]

    def dated(self, term: Term) -> Term:
        if self.next is None or self.token != "[":
            return term
        stop = self.text.find("]", self.at)
        if stop < 0:
            raise FormulaError(
                say("'[' is never closed"), say("Add ']' after the period."), self.column
            )
        inside, column = self.text[self.at : stop].strip(), self.at
        self.at = stop + 1
        self.step()
        if re.fullmatch(r"[-+]\d{1,5}", inside):
            return replace(term, shift=int(inside))
        if inside == _BEFORE:
            return replace(term, is_before=True)
        try:
            period = parse_period(inside)
        except PeriodError as error:
            problem = say("unknown period {text!r}", text=inside)
            raise FormulaError(problem, str(error), column) from None
        return replace(term, period=period)

    def function(self, name: str, column: int) -> Expression:
        first = self.sums()
        if name == "root":
            self.need(",")
            degree = self.whole_number()
            self.need(")")
            return rooted(first, degree)
        given = [first]
        while self.took(","):
            given.append(self.sums())
        self.need(")")
        match name:
            case "sum":
                return added(tuple(given))
            case "mean":
                return added(tuple(given)) / len(given)
            case "min":
                return Least(of=tuple(given))
            case "max":
                return Greatest(of=tuple(given))
            case _ if len(given) == 1 and isinstance(first, Term):
                return first / _year_before(first) - 1
            case _:
                raise FormulaError(
                    say("growth() takes one indicator"),
                    say("Write growth(gdp) or growth(gdp[2021])."),
                    column,
                )

    def whole_number(self) -> int:
        if self.next is None or not self.next["number"] or not self.token.isdigit():
            raise FormulaError(
                say("expected a whole number but found {text!r}", text=self.token),
                say("Write it out."),
                self.column,
            )
        self.require_short(self.token)
        value = int(self.token)
        if not 1 <= value <= 1000:
            raise FormulaError(
                say("{number} is out of range", number=value), say("Use 1 to 1000."), self.column
            )
        self.step()
        return value


def _year_before(term: Term) -> Term:
    if term.period is None:
        return replace(term, shift=term.shift - 1)
    return replace(term, period=term.period.shifted(-1))
