"""Growth and multiples: what an amount comes to beside what it was, or beside another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.arithmetic import (
    SoughtUnit,
    growth,
    is_later,
    only_earlier,
    quotient,
    reading_of,
)
from factcheck.check.deriving.asked_figure import AskedFigure
from factcheck.check.deriving.balances import balances_before, is_of_other_length
from factcheck.check.deriving.other_lines import lines_of_other_tables
from factcheck.check.deriving.paces import is_of_pace, paces
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import at_best_likely, weaker
from factcheck.check.deriving.told_changes import told_changes
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon.words import stem
from factcheck.check.naming.tying import TiedSeries, best
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "growths")

_SINCE = re.compile(WORDS.pattern(r"\b(?:{en.since})\b|同比|前|比"))
_GREW_BY = re.compile(WORDS.pattern(r"(?:{zh.grew_by})了?[约近超]?$"))
_AS_MANY = re.compile(WORDS.pattern(r"\s*(?:as )?(?:{en.as_many})\b(?! as\b)"))
_THAN = re.compile(
    WORDS.pattern(
        r"(?:times|fold|倍)?\s*(?:{en.than})?\s*"
        r"(?:that of |those of |the )?(?P<other>[^,.;:]*)"
    ),
    re.IGNORECASE,
)
_TOLD_AGAIN = re.compile(r"\((?:FY ?)?(?:19|20)\d\d: $")  # 1.0 times EBITDA (2023: 1.2 times)
_RATES = frozenset(map(stem, ("inflation", "growth")))  # of growth themselves


def growths(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield what a growth or a multiple may be."""
    statement, period = asked.statement, asked.period
    bases = asked.bases()
    ties = asked.ties(SoughtUnit.ANY)
    if statement.claimed is ClaimedAs.GROWTH:
        yield from told_changes(ties, period, bases)
    if statement.claimed is ClaimedAs.MULTIPLE:
        if _TOLD_AGAIN.search(statement.near):
            return  # as the one before, of which it does not say again what it is laid beside
        if is_of_pace(statement):
            yield from paces(statement, asked.index, best(ties), period, bases)
            return
        against = list(_against(asked))
        yield from against
        if against and _other(asked) & asked.index.areas:
            return  # of the same time
        if _AS_MANY.match(statement.behind) and not statement.names_time:
            return  # as something else, which the sentence does not repeat
    for tie in ties:
        cell = tie.series.at(period)
        if _RATES & tie.series.keys and tie.series.is_part and cell is not None:
            yield reading_of(cell, tie)
        elif tie.series.name.role is CellRole.LEVEL:
            yield from _from_bases(asked, tie, bases)


def _from_bases(
    asked: AskedFigure, tie: TiedSeries, bases: Sequence[CheckPeriod]
) -> Iterator[CellReading]:
    """Yield what a series grew by from the periods that may be meant."""
    statement, period = asked.statement, asked.period
    later = tie.series.at(period)
    if later is None or None in tie.series.cells:
        return
    ends = [tie.series.at(base) for base in bases]
    is_usual = period is not None and bases[:1] == [period.shifted(-1)]
    only = only_earlier(tie.series, period) if not any(ends) and is_usual else None
    days = balances_before(statement, tie.series, later)
    for earlier in dict.fromkeys(days if len(days) == 1 else (*ends, only, *days)):
        if earlier is None or not is_later(later, earlier):
            continue
        if earlier.value * later.value <= 0:
            continue
        is_guess = later.is_part and statement.claimed is not ClaimedAs.MULTIPLE
        is_guess = is_guess or earlier is only or _is_untold_multiple(statement)
        is_guess = is_guess or len(days) > 1 or is_of_other_length(later, earlier)
        strength = weaker(tie.strength, TieStrength.LIKELY) if is_guess else tie.strength
        told = growth(statement, later, earlier, strength, tie.reasons)
        if statement.claimed is ClaimedAs.MULTIPLE and _GREW_BY.search(statement.near):
            yield replace(
                told,
                value=told.value - 1,
                range=told.range - 1,
                arithmetic=f"{told.arithmetic} − 1",
            )
            told = at_best_likely(told)  # some write 增长2倍 of what became twice as much
        yield told


def _is_untold_multiple(statement: ReportStatement) -> bool:
    """Whether a multiple does not say of when it is one: the share doubled to 29 %."""
    is_told = statement.names_time or _SINCE.search(statement.sentence.text)
    return statement.claimed is ClaimedAs.MULTIPLE and not is_told


def _against(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield the quotient of one thing and another of the same period."""
    other_keys = _other(asked)
    if not other_keys:
        return
    for tie in best(asked.without(other_keys & asked.index.areas).ties(SoughtUnit.ANY)):
        over = tie.series.at(asked.period)
        if over is None or tie.series.name.role is not CellRole.LEVEL:
            continue
        lines = lines_of_other_tables(tie.series, asked.index.called(other_keys), other_keys)
        for other in (*asked.index.beside(tie.series), *lines):
            own = other.area_keys or other.row_keys
            under = other.at(asked.period)
            if own and own <= other_keys and under is not None and under.value > 0:
                yield quotient(over, under, tie.strength, tie.reasons)


def _other(asked: AskedFigure) -> frozenset[str]:
    """Return what something is laid beside: three times as much as Argentina."""
    match = _THAN.match(asked.statement.behind.strip())
    return asked.index.lexicon.keys(match["other"]) if match else frozenset()
