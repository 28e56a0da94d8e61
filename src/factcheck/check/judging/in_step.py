"""Figures of one list: what agrees beside a figure says how it is to be read.

"Owners gave 6.6, tenants 5.7 and renters 6.8", where a sentence before says what they gave: if the
others are the means of their groups, this one is meant as the mean of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.findings import StatementOutcome, TieStrength
from factcheck.check.judging.anchored import FoundStatement
from factcheck.check.judging.deciding import decided
from factcheck.check.judging.second_look import second_look
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say

_DIGITS = 4  # of the figures beside it that agree: hardly by chance
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def in_step(
    found: Sequence[FoundStatement],
    others: Callable[[ReportStatement], Sequence[CellReading]],
    printed: Callable[[ReportStatement], ReportStatement],
) -> Iterator[FoundStatement]:
    """Give the figures of a sentence, with those settled whose fellows agree.

    Parameters
    ----------
    found : sequence of FoundStatement
        The figures, in their order.
    others : callable
        Gives the other ways to read a figure by which it would be right.
    printed : callable
        Gives a figure in the unit that it is printed in.
    """
    for one in found:
        reading = _likely(one, printed)
        fellows = _fellows(one, reading, found) if reading is not None else []
        digits = sum(len(re.sub(r"\D", "", other.statement.figure)) for other in fellows)
        if reading is None or digits < _DIGITS:
            yield one
            continue
        sure = replace(
            reading,
            strength=TieStrength.CERTAIN,
            reasons=(*reading.reasons, say("the figures beside it are of the same")),
        )
        readings = [sure, *others(one.statement)]
        number = int(one.finding.id.removeprefix("s"))
        plain = printed(one.statement)
        finding = second_look(plain, decided(plain, readings, number), readings, None)
        finding = replace(finding, quote=one.finding.quote, figure=one.finding.figure)
        yield replace(one, finding=finding, readings=readings)


def _likely(
    one: FoundStatement, printed: Callable[[ReportStatement], ReportStatement]
) -> CellReading | None:
    """Return the one way to read a figure that is to be checked, where it is counted from rows."""
    claim = printed(one.statement).range
    if one.finding.outcome is not StatementOutcome.TO_CHECK or claim is None:
        return None
    values = {reading.value for reading in one.readings}
    are_likely = all(reading.strength is TieStrength.LIKELY for reading in one.readings)
    if len(values) != 1 or not are_likely or not one.readings[0].columns:
        return None
    reading = one.readings[0]
    return reading if fit(claim, reading) is FigureFit.DISAGREES else None


def _fellows(
    one: FoundStatement, reading: CellReading, found: Iterable[FoundStatement]
) -> list[FoundStatement]:
    """Return the figures that agree and are read alike, each of another group."""
    return [
        other
        for other in found
        if other.finding.outcome is StatementOutcome.AGREES
        and other.statement.claimed is one.statement.claimed
        and _decimals(other.statement.figure) == _decimals(one.statement.figure)
        and any(_is_alike(reading, beside) for beside in other.readings)
    ]


def _is_alike(one: CellReading, other: CellReading) -> bool:
    return (
        one.columns == other.columns
        and one.reasons[:1] != other.reasons[:1]
        and _NUMBER.sub("", one.arithmetic) == _NUMBER.sub("", other.arithmetic)
    )


def _decimals(figure: str) -> int:
    return len(figure.partition(".")[2])
