"""What the outcomes of a check are called, with a sign for each, and what they mean."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.check.findings import CarriedFigure, StatementFinding, StatementOutcome, TieStrength
from factcheck.language import later, say


class OutcomeWords(NamedTuple):
    """How one outcome is told."""

    sign: str
    name: str  # of one figure
    meaning: str


_OUTCOMES = {
    StatementOutcome.WRONG: OutcomeWords(
        "✘",
        later("wrong"),
        later(
            "The data give another figure, and the tie is certain, or likely and the figure a slip."
        ),
    ),
    StatementOutcome.ROUNDS_WRONGLY: OutcomeWords(
        "≁",
        later("rounds otherwise"),
        later("What the data give rounds to another figure; the figures behind it may not."),
    ),
    StatementOutcome.TO_CHECK: OutcomeWords(
        "?",
        later("to check"),
        later("It may be about other cells, so that nobody is accused; the nearest are named."),
    ),
    StatementOutcome.NOT_IN_DATA: OutcomeWords(
        "○", later("in no data"), later("Nothing in the data is about it.")
    ),
    StatementOutcome.NOT_CHECKABLE: OutcomeWords(
        "–",
        later("not checkable"),
        later("A plan, an estimate, or what somebody else is quoted with."),
    ),
    StatementOutcome.AGREES: OutcomeWords(
        "✔",
        later("in agreement"),
        later("The data give what is printed, by its rounding."),
    ),
}
_STRENGTHS = {
    TieStrength.CERTAIN: later("certain"),
    TieStrength.LIKELY: later("likely"),
    TieStrength.GUESSED: later("guessed"),
    TieStrength.SETTLED: later("settled by a person"),
}


def doubts(finding: StatementFinding) -> tuple[str, ...]:
    """Return why a tie is not certain, where a figure is to be checked or is taken for a slip."""
    tie, outcome = finding.tie, finding.outcome
    if tie is None or outcome not in (StatementOutcome.TO_CHECK, StatementOutcome.WRONG):
        return ()
    is_sure = tie.strength in (TieStrength.CERTAIN, TieStrength.SETTLED)
    return () if finding.is_accused and is_sure else tie.reasons[1:]


def sign(outcome: StatementOutcome) -> str:
    """Return the sign that stands for an outcome, so that colour never carries it alone."""
    return _OUTCOMES[outcome].sign


def name(outcome: StatementOutcome) -> str:
    """Return what a figure of an outcome is: wrong, to check."""
    return say(_OUTCOMES[outcome].name)


def meaning(outcome: StatementOutcome) -> str:
    """Return what an outcome means."""
    return say(_OUTCOMES[outcome].meaning)


def strength(tie: TieStrength) -> str:
    """Return how sure a tie is."""
    return say(_STRENGTHS[tie])


def carried(figure: CarriedFigure, place: str) -> str:
    """Say that a figure of a table stands otherwise elsewhere."""
    return say(
        "{cell} is {figure} here and {other} in {place}.",
        cell=figure.cell,
        figure=figure.figure,
        other=figure.mention.shown,
        place=place,
    )
