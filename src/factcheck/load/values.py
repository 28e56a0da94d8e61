"""From the text of one value to what it means: the readers of single fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import IntEnum, StrEnum
from typing import TypeVar

from msgspec import Struct, field

from factcheck.domain.catalogue import Area, Catalogue, Indicator, Named, Names
from factcheck.domain.figure import Figure
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.formula import Formula
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period, PeriodError
from factcheck.domain.unit import Unit
from factcheck.language import later, listed, say
from factcheck.load.near_words import nearest
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.period_reader import parse_period
from factcheck.wording.unit_table import DEFAULT, UnitTable
from factcheck.wording.vocabulary import every, is_read, sections

_ANSWERS = sections("answers", "files", ("en", "zh"))
YES, NO = _ANSWERS["yes"], _ANSWERS["no"]

N = TypeVar("N", bound=Named)
E = TypeVar("E", bound=StrEnum)


class Unreadable(Exception):  # noqa: N818 - no error of ours: the author's fault, on its way to a place
    """A value nobody can read: what is wrong, what to do, and which part of the text it is.

    `word` is the unit at fault where a unit is.
    """

    def __init__(
        self, problem: str, remedy: str, part: slice | None = None, word: str = ""
    ) -> None:
        self.problem, self.remedy, self.part, self.word = problem, remedy, part, word
        super().__init__(problem)


class Words(Struct, frozen=True, kw_only=True):
    """What words mean in one file: names, units, periods."""

    catalogue: Catalogue = field(default_factory=Catalogue)
    units: UnitTable = DEFAULT
    plans: Mapping[str, Period] = field(default_factory=dict)
    within: Period | None = None  # the year that a period without one belongs to
    fiscal_year: FiscalYear | None = None  # what FY2024 is, where that is told
    language: str = ""  # that figures and periods are written in, where it is told
    unread: frozenset[str] = frozenset()  # what the document gives for its claims, illegibly


def indicator(text: str, words: Words) -> Indicator:
    """Find an indicator by id, name or alias."""
    return _named(text, words.catalogue.indicators, "indicators")


def area(text: str, words: Words) -> Area:
    """Find an area by id, name or alias."""
    return _named(text, words.catalogue.areas, "areas")


_UNKNOWN = {
    "indicators": later("unknown indicator {name!r}"),
    "areas": later("unknown area {name!r}"),
}


def _named(text: str, known: Names[N], section: str) -> N:
    found = known.find(text)
    if found is None:
        asked = nearest(text, known.names())
        if asked:
            remedy = say(
                "{question} Else declare it under `{section}:`, in the reference or in the "
                "claim file.",
                question=asked,
                section=section,
            )
        else:
            remedy = say(
                "Declare it under `{section}:`, in the reference or in the claim file.",
                section=section,
            )
        raise Unreadable(say(_UNKNOWN[section], name=text), remedy)
    return found


def period(text: str, words: Words) -> Period:
    """Read a period; a fiscal one as the months that it is, where that is told."""
    try:
        written = parse_period(text, words.plans, within=words.within, language=words.language)
    except PeriodError as error:
        raise Unreadable(error.problem, error.remedy) from None
    return written if words.fiscal_year is None else words.fiscal_year.on_calendar(written)


def fiscal_year(text: str, words: Words) -> FiscalYear:
    """Read in which month fiscal years end, or begin.

    >>> str(fiscal_year("ends June", Words())), str(fiscal_year("begins April", Words()))
    ('ends June', 'begins April')
    """
    end, _, month = text.strip().partition(" ")
    try:
        named = parse_period(f"{month} 2000", language=words.language) if month else None
    except PeriodError:
        named = None
    if named is None or named.months != 1 or end.casefold() not in ("ends", "begins"):
        raise Unreadable(
            say("{text!r} does not say when a fiscal year ends", text=text),
            say("Write the month it ends in, `ends June`, or begins in, `begins April`."),
        )
    if end.casefold() == "ends":
        return FiscalYear(last_month=named.last % 12 + 1)
    return FiscalYear(last_month=(named.last - 1) % 12 + 1, is_named_by_first=True)


def figure(text: str, words: Words, hedge: Hedge | None = None, unit: str = "") -> Figure:
    """Read a figure as printed; `unit` is one that stands apart from it."""
    try:
        return parse_figure(text, words.units, hedge, unit=unit, language=words.language)
    except FigureError as error:
        part = slice(error.column, None)
        raise Unreadable(error.problem, error.remedy, part, error.word) from None


def require_language(code: str) -> None:
    """Refuse a language whose numbers are not read: 1.234 may be another number in it.

    Raises
    ------
    Unreadable
        If it is none of those that are.
    """
    if code and not is_read(code):
        codes = one_of(every())
        raise Unreadable(
            say("figures are not read in the language {code!r}", code=code),
            say(
                "Write {codes}, or leave it out where they are as English writes them.", codes=codes
            ),
        )


def unit(text: str, words: Words) -> Unit:
    """Find a unit, without a scale word."""
    try:
        measure = words.units.measure(text)
    except ValueError as error:  # one that is unknown, or defined in terms of itself
        problem = getattr(error, "problem", str(error))
        remedy = getattr(error, "remedy", say("Define it otherwise."))
        raise Unreadable(problem, remedy) from None
    if measure.scale != 1:
        raise Unreadable(
            say("the unit {name!r} has a scale word", name=text),
            say("Write {unit!r}; figures bring their own scale.", unit=measure.unit.symbol),
        )
    return measure.unit


def formula(text: str, words: Words) -> Formula:
    """Read a formula whose terms are indicators and areas that are known."""
    from factcheck.wording.formula_reader import FormulaError, parse_formula

    try:
        found = parse_formula(text)
    except FormulaError as error:
        part = slice(error.column, error.column + 1)
        raise Unreadable(error.problem, error.remedy, part) from None
    for term in found.terms():
        try:
            indicator(term.indicator, words)
            if term.area:
                area(term.area, words)
        except Unreadable as fault:
            wrong = term.area if words.catalogue.indicators.find(term.indicator) else term.indicator
            start = max(0, text.find(wrong))
            raise Unreadable(
                fault.problem, fault.remedy, slice(start, start + len(wrong))
            ) from None
    return found


def yes_or_no(text: str, words: Words) -> bool:
    """Read yes or no."""
    del words
    word = text.casefold()
    if word not in {*YES, *NO}:
        raise Unreadable(say("{text!r} is neither yes nor no", text=text), say("Write yes or no."))
    return word in YES


def whole_number(text: str, words: Words) -> int:
    """Read a whole number."""
    del words
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Unreadable(
            say("{text!r} is no whole number", text=text), say("Write digits alone: 12.")
        )
    return int(text)


def day(text: str, words: Words) -> date:
    """Read a date."""
    del words
    is_iso = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    try:
        return date.fromisoformat(text if is_iso else "")
    except ValueError:
        raise Unreadable(
            say("{text!r} is no date", text=text), say("Write year-month-day: 2022-02-20.")
        ) from None


def member(text: str, members: type[E]) -> E:
    """Find one of a closed set of words.

    >>> from factcheck.domain.catalogue import Nature
    >>> member("stock", Nature)
    <Nature.STOCK: 'stock'>
    """
    word = text.casefold()
    for each in members:
        if each.value == word:
            return each
    raise _none_of(text, tuple(each.value for each in members if each.value))


G = TypeVar("G", bound=IntEnum)


def grade(text: str, members: type[G]) -> G:
    """Find one of a closed and ordered set by its name."""
    for each in members:
        if each.name.lower() == text.casefold():
            return each
    raise _none_of(text, tuple(each.name.lower() for each in members))


def _none_of(text: str, known: tuple[str, ...]) -> Unreadable:
    words = one_of(known)
    return Unreadable(
        say("{text!r} is none of {words}", text=text, words=words),
        say("Write {words}.", words=words),
    )


def one_of(words: tuple[str, ...]) -> str:
    """Join words for a message.

    >>> one_of(("flow", "stock", "rate"))
    'flow, stock or rate'
    """
    return say(" or ").join(filter(None, (listed(words[:-1]), *words[-1:])))
