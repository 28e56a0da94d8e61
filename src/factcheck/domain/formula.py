"""Formulas as people write them: ``gdp / ((population + population[-1]) / 2)``.

A formula names indicators. Written into an area and a period it becomes an expression. It serves
identities of the catalogue and claims of the kind ``formula``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from factcheck.domain.expression import (
    Expression,
    Greatest,
    Least,
    Number,
    added,
    rooted,
)
from factcheck.domain.period import Period, PeriodError, parse_period


class FormulaError(ValueError):
    """A formula that cannot be read; `column` counts its characters from 0."""

    def __init__(self, problem: str, remedy: str, column: int = 0) -> None:
        self.problem, self.remedy, self.column = problem, remedy, column
        super().__init__(f"{problem}. {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Expression):
    """An indicator in a formula.

    Its area and period are those of the place it is written into, unless given; `shift` counts
    years from there.
    """

    indicator: str
    area: str = ""
    period: Period | None = None
    shift: int = 0

    def __str__(self) -> str:
        area = f"@{self.area}" if self.area else ""
        if self.period is not None:
            return f"{self.indicator}{area}[{self.period}]"
        return f"{self.indicator}{area}[{self.shift}]" if self.shift else f"{self.indicator}{area}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """An expression over terms, and the text it was read from."""

    text: str
    expression: Expression

    def terms(self) -> tuple[Term, ...]:
        """Give the terms in it, each once, in order."""
        found: dict[Term, None] = {}

        def look(part: Expression) -> None:
            if isinstance(part, Term):
                found.setdefault(part)
            for each in part.parts():
                look(each)

        look(self.expression)
        return tuple(found)

    def written(self, quantity: Callable[[Term], Expression]) -> Expression:
        """Give the expression with each term replaced by the quantity it stands for."""

        def change(part: Expression) -> Expression:
            return quantity(part) if isinstance(part, Term) else part.rebuilt(change)

        return change(self.expression)

    def __str__(self) -> str:
        return self.text


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?P<percent>\s*%)?"
    r"|(?P<name>[^\W\d][\w.]*)|(?P<sign>\*\*|[-+*/^()@,\[\]×÷]))",
    re.IGNORECASE,
)
_AREA = re.compile(r"[^\W\d][\w.]*(?:-[\w.]+)*")
_FUNCTIONS = ("sum", "min", "max", "mean", "root", "growth")


def parse_formula(text: str) -> Formula:
    """Read a formula.

    Parameters
    ----------
    text : str
        Indicators by id or name, numbers, ``+ - * / ^`` and brackets; ``x[2016]`` is a period,
        ``x[-1]`` one year earlier, ``x@area`` another area; ``sum min max mean (a, b, …)``,
        ``root(x, 5)``, ``growth(x)`` on one year before.

    Raises
    ------
    FormulaError
        With the column, what is wrong, and what to do.

    Examples
    --------
    >>> str(parse_formula("output / ((people + people[-1]) / 2)").expression)
    'output / ((people + people[-1]) / 2)'
    """
    reader = _Reader(text)
    expression = reader.sums()
    reader.finish()
    return Formula(text=text, expression=expression)


class _Reader:
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
                f"{self.text[column]!r} means nothing in a formula",
                "Use names of indicators, numbers, + - * / ^ and brackets.",
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
        if not self.took(sign):
            found = repr(self.token) if self.next is not None else "the end"
            raise FormulaError(
                f"expected {sign!r} but found {found}", "Check the brackets.", self.column
            )

    def finish(self) -> None:
        if self.next is not None:
            raise FormulaError(
                f"{self.token!r} is not expected here",
                "Put an operator (+ - * / ^) between two terms.",
                self.column,
            )

    def sums(self) -> Expression:
        result = self.products()
        while sign := self.took("+", "-"):
            right = self.products()
            result = result + right if sign == "+" else result - right
        return result

    def products(self) -> Expression:
        result = self.powers()
        while sign := self.took("*", "×", "/", "÷"):
            right = self.powers()
            result = result * right if sign in "*×" else result / right
        return result

    def powers(self) -> Expression:
        if self.took("-"):
            return 0 - self.powers()
        base = self.primary()
        if self.took("^", "**"):
            return base ** self.whole_number()
        return base

    def primary(self) -> Expression:
        if self.next is None:
            raise FormulaError("the formula ends too soon", "Complete it.", self.column)
        if self.next["number"]:
            value = Fraction(self.next["number"]) / (100 if self.next["percent"] else 1)
            self.step()
            return Number(value)
        if self.next["name"]:
            return self.named()
        self.depth += 1
        if self.depth > 100:
            raise FormulaError("the brackets are nested too deep", "Simplify it.", self.column)
        self.need("(")
        inside = self.sums()
        self.need(")")
        self.depth -= 1
        return inside

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
            raise FormulaError("no area follows '@'", "Write its id: gdp@shanxi.", start)
        self.at = match.end()
        self.step()
        return match[0]

    def dated(self, term: Term) -> Term:
        if self.next is None or self.token != "[":
            return term
        stop = self.text.find("]", self.at)
        if stop < 0:
            raise FormulaError("'[' is never closed", "Add ']' after the period.", self.column)
        inside, column = self.text[self.at : stop].strip(), self.at
        self.at = stop + 1
        self.step()
        if re.fullmatch(r"[-+]\d+", inside):
            return Term(indicator=term.indicator, area=term.area, shift=int(inside))
        try:
            period = parse_period(inside)
        except PeriodError as error:
            raise FormulaError(f"unknown period {inside!r}", str(error), column) from None
        return Term(indicator=term.indicator, area=term.area, period=period)

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
                    "growth() takes one indicator",
                    "Write growth(gdp) or growth(gdp[2021]).",
                    column,
                )

    def whole_number(self) -> int:
        if self.next is None or not self.next["number"] or not self.token.isdigit():
            raise FormulaError(
                f"expected a whole number but found {self.token!r}", "Write it out.", self.column
            )
        value = int(self.token)
        if not 1 <= value <= 1000:
            raise FormulaError(f"{value} is out of range", "Use 1 to 1000.", self.column)
        self.step()
        return value


def _year_before(term: Term) -> Term:
    if term.period is None:
        return Term(indicator=term.indicator, area=term.area, shift=term.shift - 1)
    return Term(indicator=term.indicator, area=term.area, period=term.period.shifted(-1))
