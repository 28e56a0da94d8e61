"""How far a thing lies from what it was, from another one, or from its plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from factcheck.check.deriving.arithmetic import (
    SoughtUnit,
    difference,
    in_terms_of,
    only_earlier,
    quotient,
    reading_of,
)
from factcheck.check.deriving.asked_figure import AskedFigure
from factcheck.check.deriving.balances import balances_before, is_of_other_length
from factcheck.check.deriving.named_ratios import says, sign_of_second
from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.referred import plan_gaps, says_of_plan
from factcheck.check.deriving.remainders import remainders
from factcheck.check.deriving.share_changes import ToldShare, share_changes
from factcheck.check.deriving.strengths import at_best_likely
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.naming.tying import TiedSeries, best
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.prose.sentences import YEAR
from factcheck.domain.unit import UnitForm
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "distances")

_COMPARED = re.compile(
    WORDS.pattern(
        r"(?:比(?P<partner>[^,，。;；比]+?)(?:{zh.compared})出?|(?:{zh.beyond})(?P<other>[^,，。;；]+?))$"
    )
)
_BESIDE = re.compile(WORDS.pattern(r"^\s*(?:{en.beside})(?: than)? (?P<partner>[^,.;]+)"))


def points(asked: AskedFigure, told_share: ToldShare | None) -> Iterator[CellReading]:
    """Yield how many percentage points a part moved by, or lies from another.

    Parameters
    ----------
    asked : AskedFigure
        The figure.
    told_share : ToldShare or None
        The last share that the text has told, of which this may be the change.
    """
    statement, bases = asked.statement, asked.bases()
    changes = list(share_changes(statement, asked.index, told_share, bases))
    named = changes or list(_of_named_ratios(asked, bases[:1]))
    other = _partner(statement)
    partner = frozenset[str]() if YEAR.search(other) else asked.index.lexicon.keys(other)
    if named:
        yield from named
    elif partner:
        yield from _gaps(asked, best(asked.without(partner).ties(SoughtUnit.PART)), partner)
    else:
        yield from _of_parts(asked, bases)


def _of_parts(asked: AskedFigure, bases: Sequence[CheckPeriod]) -> Iterator[CellReading]:
    """Yield how far a percentage of a table lies from what it was."""
    for tie in asked.ties(SoughtUnit.PART):
        later = tie.series.at(asked.period)
        if later is None or tie.series.name.role is CellRole.CHANGE:
            continue
        if later.measure.unit.form is UnitForm.POINTS:
            yield reading_of(later, tie)  # a margin of 146 basis points
        for base in bases:
            earlier = tie.series.at(base)
            if earlier is not None and earlier is not later:
                ends = [in_terms_of(asked.statement, cell, tie) for cell in (later, earlier)]
                yield difference(asked.statement, *ends)


def _of_named_ratios(asked: AskedFigure, bases: Sequence[CheckPeriod]) -> Iterator[CellReading]:
    """Yield how far a ratio that has a name of its own moved from what it was."""
    statement, period = asked.statement, asked.period
    for name, (part, whole) in known.RATIOS.items():
        if not says(statement, name, asked.names) or period is None:
            continue
        ends = [
            (now, then)
            for now in asked.named.pairs(part, whole, period)
            for base in bases
            for then in asked.named.pairs(part, whole, base)
            if now[0].table == then[0].table
        ]
        for now, then in ends:
            first = quotient(*now, TieStrength.CERTAIN, (name,))
            second = quotient(*then, TieStrength.CERTAIN, (name,))
            yield difference(statement, first, second)
        if ends:
            return
        yield from _of_remainders(asked, name, bases)


def _of_remainders(
    asked: AskedFigure, name: str, bases: Sequence[CheckPeriod]
) -> Iterator[CellReading]:
    """Yield how far a ratio of what two lines leave moved from what it was: a gross margin."""
    times = (asked.period, *bases)
    now, *earlier = (list(remainders(asked.named, asked.names, name, when)) for when in times)
    for first in now:
        for second in chain(*earlier):
            cells = first.cells[0], second.cells[0]
            if cells[0].rows == cells[1].rows and cells[0].table == cells[1].table:
                yield difference(asked.statement, first, second)


def _gaps(
    asked: AskedFigure, ties: Sequence[TiedSeries], partner: frozenset[str]
) -> Iterator[CellReading]:
    """Yield the distance of one thing from another of the same period."""
    for tie in ties:
        if (tie.series.area_keys or tie.series.row_keys) <= partner:
            continue
        first = tie.series.at(asked.period)
        for other in asked.index.of_table(tie.series.name.table):
            same = other.name.columns == tie.series.name.columns
            same = same and other.name.role is tie.series.name.role
            keys = other.area_keys or other.row_keys
            second = other.at(asked.period)
            if same and keys and keys <= partner and first is not None and second is not None:
                reading = reading_of(second, tie)
                yield difference(asked.statement, reading_of(first, tie), reading)


def _partner(statement: ReportStatement) -> str:
    """Return what something is laid beside at the same time: higher than that of another."""
    if statement.partner:
        return statement.partner
    for pattern, text in ((_COMPARED, statement.before), (_BESIDE, statement.behind)):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            return groups["partner"] or groups.get("other") or ""
    return ""


def gaps_to_plan(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield how far an amount lies from its plan, where the text speaks of one."""
    if says_of_plan(asked.statement):
        ties = asked.without(known.PLAN_KEYS).ties(SoughtUnit.SAME)
        yield from plan_gaps(asked.statement, ties, asked.index, asked.year)


def changes(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield how far an amount lies from what it was."""
    yield from gaps_to_plan(asked)
    yield from asked.named.excesses(asked.statement, asked.period)
    printed = list(_printed(asked))
    named = None if printed else _of_named_difference(asked)
    if printed:
        yield from printed
    elif named is not None:
        yield named
    else:
        yield from _of_amounts(asked)


def _printed(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield by how much an amount changed as a column tells it: 比年初增加, in 亿元.

    It is likely at best where the words at the figure do not say as the column does since when.
    """
    for tie in asked.ties(SoughtUnit.SAME):
        cell = tie.series.at(asked.period)
        since = known.AMOUNT_CHANGES.search(cell.head) if cell is not None else None
        if cell is not None and since is not None and tie.series.name.role is CellRole.CHANGE:
            is_said = since[0][1:3] in asked.statement.near
            yield reading_of(cell, tie) if is_said else at_best_likely(reading_of(cell, tie))


def _of_named_difference(asked: AskedFigure) -> CellReading | None:
    """Return how far a difference that has a name of its own lies from what it was."""
    period, bases = asked.period, asked.bases()
    if period is None or not bases:
        return None
    for name, parts in known.DIFFERENCES.items():
        if not says(asked.statement, name, asked.names):
            continue
        times = (period, bases[0])
        cells = [asked.named.cell_of(part, when) for when in times for part in parts]
        if all(cells):
            a, b, c, d = [cell for cell in cells if cell]
            sign = sign_of_second(a, b)
            now = abs(a.value + sign * b.value)
            then = abs(c.value + sign * d.value)
            return CellReading(
                value=now - then,
                range=(a.range + b.range * sign) - (c.range + d.range * sign),
                cells=(a, b, c, d),
                arithmetic=f"({a.shown} − {b.shown}) − ({c.shown} − {d.shown})",
                reasons=(f"{name} = {parts[0]} − {parts[1]}",),
            )
    return None


def _of_amounts(asked: AskedFigure) -> Iterator[CellReading]:
    """Yield how far an amount of a table lies from what it was."""
    statement, bases = asked.statement, asked.bases()
    for tie in asked.ties(SoughtUnit.SAME):
        later = tie.series.at(asked.period)
        if later is None or tie.series.name.role is not CellRole.LEVEL:
            continue
        ends = [tie.series.at(base) for base in bases]
        only = None if any(ends) else only_earlier(tie.series, asked.period)
        days = balances_before(statement, tie.series, later)
        guesses = (only, *days)  # a balance in July, of which there is July of last year
        for earlier in dict.fromkeys(days if len(days) == 1 else (*ends, *guesses)):
            if earlier is not None and earlier is not later:
                pair = [in_terms_of(statement, cell, tie) for cell in (later, earlier)]
                change = difference(statement, *pair)
                is_guess = only is not None or len(days) > 1 or is_of_other_length(later, earlier)
                yield at_best_likely(change) if is_guess else change
