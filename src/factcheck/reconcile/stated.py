"""What goes in: relations, each said by somebody."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.domain.claim import Statement
from factcheck.domain.interval import EVERYTHING, Interval
from factcheck.domain.relation import Relation
from factcheck.domain.unit import Unit


class Footing(StrEnum):
    """Who answers for a relation when it cannot hold together with others."""

    CLAIM = "claim"  # said by the document: may be at fault
    EVIDENCE = "evidence"  # observed: named in a conflict, but never the one to mend
    HARD = "hard"  # an identity or a bound: never at fault


class Stated(Struct, frozen=True, kw_only=True):
    """A relation and whoever says it. Relations of one `id` stand and fall together."""

    id: str  # the claim, or the place of the observation
    relation: Relation
    standing: Footing = Footing.CLAIM
    words: str = ""  # as printed, for the chain: "+34.7 %"
    statement: Statement | None = None  # of a claim: its words, made where they are told

    @property
    def said(self) -> str:
        """What is said, in words; else the figure as printed."""
        if self.statement is not None:
            return self.statement.words() or self.printed
        return self.words or self.printed

    @property
    def printed(self) -> str:
        """The figure as printed, or whatever words there are."""
        figure = self.relation.figure
        if figure is not None:
            return figure.text
        return self.words if self.statement is None else self.statement.words()


class Domain(Struct, frozen=True, kw_only=True):
    """The values a quantity can have at all."""

    interval: Interval = EVERYTHING
    integer: bool = False
    proper: Interval | None = None  # where nothing were taken for granted of it
    unit: Unit | None = None  # that its values are told in where no figure gives another


class Budget(Struct, frozen=True, kw_only=True):
    """How much work may be spent, counted in steps: the same on every machine."""

    conflicts: int = 8  # minimal sets that are looked for in one component
    looked_at: int = 12_000  # constraints that are looked at in search of conflicts, in all
    pivots: int = 6_000  # exchanges in linear programmes in search of best bounds, in all
    trials: int = 1_500  # values tried in search of best bounds of what is asked for, in all
    branches: int = 3_000  # whole numbers that are tried in one decision
    steps: int = 60_000  # constraints that are applied to what is tried, in one decision
    searched: int = 600_000  # the same, in all
    solver_steps: int = 20_000_000  # of the solver's own, for one question
    unanswered: int = 3  # questions that it leaves open; after them it is asked no more
    rows: int = 150  # circular constraints of the largest linear programme


class Effort:
    """What is left of a budget that all components share."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.looked_at = budget.looked_at
        self.pivots = budget.pivots
        self.trials = budget.trials
        self.searched = budget.searched
        self.unanswered = budget.unanswered
