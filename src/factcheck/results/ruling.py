"""One claim with its verdict, as two results of an audit are compared by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.domain.verdict import FAIL_ON, INCONSISTENT, REVIEW, Label


class MeasuredPart(Struct, frozen=True, kw_only=True):
    """One relation of a claim: what is measured, and the intervals claimed and found, as text."""

    expression: str
    claimed: str
    found: str


class Ruling(Struct, frozen=True, kw_only=True):
    """One claim with its verdict, and what can change it, all as text."""

    document: str
    id: str
    label: Label
    kind: str
    reason: str = ""
    found: str = ""  # as a report says it
    flags: tuple[str, ...] = ()
    aspects: Mapping[str, str]  # what it says, by aspect: quote, figure, meaning and the like
    parts: tuple[MeasuredPart, ...] = ()
    cells: Mapping[str, str]  # what was published, by what tells one cell from another
    conflicts: frozenset[tuple[str, ...]] = frozenset()
    implied: tuple[str, ...] = ()
    is_inconsistent: bool = False  # with other claims, whatever the rounding rule
    would_be: Label | None = None  # if read rightly; of claims alone whose reading is in doubt

    def fails(self, fail_on: frozenset[str] = FAIL_ON) -> bool:
        """Whether its label is one of some words, or they name a conflict or doubt it has."""
        return (
            self.label in fail_on
            or (self.is_inconsistent and INCONSISTENT in fail_on)
            or (self.would_be is not None and REVIEW in fail_on)
        )

    @property
    def verdict(self) -> str:
        """The label, with its reason where it has one."""
        return f"{self.label} ({self.reason})" if self.reason else str(self.label)


def bracketed(low: str, high: str, *, low_open: bool, high_open: bool) -> str:
    """Write an exact interval in brackets; a round one marks an end that does not belong to it.

    >>> bracketed("0.115", "", low_open=False, high_open=True)
    '[0.115, ∞)'
    """
    left, right = "(" if low_open else "[", ")" if high_open else "]"
    return f"{left}{low or '-∞'}, {high or '∞'}{right}"


def cell_name(quantity: str, edition: Iterable[str], source: str) -> str:
    """Return what tells a cell from others.

    >>> cell_name("gdp@china[2021]", ["current", ""], "yearbook")
    'gdp@china[2021] current (yearbook)'
    """
    return " ".join(filter(None, (quantity, ", ".join(filter(None, edition)), f"({source})")))


def published(value: str, status: str, grade: str) -> str:
    """Write what was published in a cell, with the grade of its source.

    >>> published("5 %", "", "official")
    '5 % [official]'
    """
    return " ".join(filter(None, (value, status, f"[{grade}]" if grade else "")))
