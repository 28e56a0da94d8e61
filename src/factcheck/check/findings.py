"""What a check gives: a finding for each figure of a report, and one for each of its tables."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

REPORT = "report"  # what the report's own tables are called among the files


class StatementOutcome(StrEnum):
    """What came of one figure."""

    WRONG = "wrong"
    ROUNDS_WRONGLY = "rounds_wrongly"  # the ranges meet, and what is computed rounds otherwise
    TO_CHECK = "to_check"  # a part of the tie was guessed, so that nobody is accused
    NOT_IN_DATA = "not_in_data"
    NOT_CHECKABLE = "not_checkable"  # a plan, an estimate, what somebody is quoted with
    AGREES = "agrees"


ACCUSED = frozenset({StatementOutcome.WRONG})


class TieStrength(StrEnum):
    """How sure it is that a figure is about the cells it is tied to."""

    CERTAIN = "certain"  # label, unit, period and area leave one set of cells
    LIKELY = "likely"  # one of them is carried over, or a name is known by another word
    GUESSED = "guessed"  # the value, or a part of a label, is all that speaks for it
    SETTLED = "settled"  # a person said so


class CellMention(Struct, frozen=True, kw_only=True):
    """A cell, or a run of cells, that a figure rests on."""

    file: str  # as it was given, or "report"
    cell: str  # Sheet!C5, B7, T1!B3, C5:C9
    label: str = ""  # what the table says of it: Revenue, FY2024
    shown: str = ""  # as it is printed, with its unit

    @property
    def address(self) -> str:
        """File and cell in one text.

        >>> CellMention(file="data/accounts.xlsx", cell="Balance!C5").address
        'data/accounts.xlsx#Balance!C5'
        """
        return f"{self.file}#{self.cell}"


class Tie(Struct, frozen=True, kw_only=True):
    """Why a figure is taken to be about some cells."""

    strength: TieStrength
    reasons: tuple[str, ...] = ()


class StatementFinding(Struct, frozen=True, kw_only=True):
    """One figure of the report; `start` and `end` are code points of the manuscript's text."""

    id: str
    quote: str  # the sentence
    figure: str
    start: int
    end: int
    outcome: StatementOutcome
    cells: tuple[CellMention, ...] = ()
    tie: Tie | None = None
    arithmetic: str = ""  # 169.7 / 140.7 - 1 = 20.6 %
    true: str = ""  # what the data give instead, as the figure is written
    nearest: str = ""  # of what is to be checked: the cell that comes nearest, in words
    remark: str = ""  # what else is to be known
    place: str = ""  # where it stands, in the terms of the report's format

    @property
    def is_accused(self) -> bool:
        """Whether it is told as an error."""
        return self.outcome in ACCUSED

    @property
    def reckoning(self) -> str:
        """Its arithmetic, unless that says no more than the one cell it rests on."""
        alone = self.cells[0] if len(self.cells) == 1 else None
        is_said = alone is not None and self.arithmetic == f"{alone.label}: {alone.shown}"
        return "" if is_said else self.arithmetic


class CarriedFigure(Struct, frozen=True, kw_only=True):
    """A figure of a table that stands otherwise in last year's report, or in the data."""

    cell: str  # B4
    figure: str
    mention: CellMention


class TableFinding(Struct, frozen=True, kw_only=True):
    """One table of the report, added up."""

    name: str  # T1, T2, … in the order of the report
    caption: str = ""
    foots: bool | None = None  # None where nothing of it is said to add up, or it cannot be read
    cell: str = ""  # the one that does not fit: B8
    equation: str = ""  # B8 = B4 + B5 + B6 + B7
    true: str = ""  # what the others make of it
    remark: str = ""  # rounded parts that miss by the rounding; why it was not examined
    to_check: str = ""  # equations that fail, of a structure that is not sure
    carried: tuple[CarriedFigure, ...] = ()  # to check as well: nobody is accused by them

    @property
    def is_open(self) -> bool:
        """Whether something of it is left to a person."""
        return bool(self.to_check or self.carried)

    @property
    def place(self) -> str:
        """Its name, with the cell that does not fit where it can be told: T2!B8."""
        return f"{self.name}!{self.cell}" if self.cell else self.name


class CheckResult(Struct, frozen=True, kw_only=True):
    """All findings of a report, in its order."""

    report: str  # its path, as it was given
    language: str  # "en" or "zh"
    files: tuple[str, ...] = ()  # the data, as they were given
    statements: tuple[StatementFinding, ...] = ()
    tables: tuple[TableFinding, ...] = ()
    notes: tuple[str, ...] = ()  # what could not be read of the data, and why

    def of(self, *outcomes: StatementOutcome) -> tuple[StatementFinding, ...]:
        """Return the statements of some outcomes, in the order of the report."""
        return tuple(statement for statement in self.statements if statement.outcome in outcomes)

    @property
    def has_errors(self) -> bool:
        """Whether a statement is accused, or a table does not add up."""
        return any(statement.is_accused for statement in self.statements) or any(
            table.foots is False for table in self.tables
        )


def exchanged(result: CheckResult) -> dict[str, object]:
    """Return the findings as other tools exchange them: statements and tables, as plain values.

    What is to be checked is said to be uncovered there, with the cells that were considered.
    """
    return {
        "statements": [_statement(statement) for statement in result.statements],
        "tables": [_table(table) for table in result.tables],
    }


_EXCHANGED = {
    StatementOutcome.TO_CHECK: "uncovered",
    StatementOutcome.NOT_IN_DATA: "not_in_data",
}


def _statement(one: StatementFinding) -> dict[str, object]:
    return {
        "id": one.id,
        "quote": one.quote,
        "figure": one.figure,
        "start": one.start,
        "end": one.end,
        "outcome": _EXCHANGED.get(one.outcome, one.outcome.value),
        "place": one.place,
        "evidence": [cell.address for cell in one.cells],
        **_filled(
            strength=one.tie.strength.value if one.tie else "",
            reasons=list(one.tie.reasons) if one.tie else [],
            arithmetic=one.arithmetic,
            true=one.true,
            nearest=one.nearest,
            remark=one.remark,
            to_check=one.outcome is StatementOutcome.TO_CHECK,
        ),
    }


def _table(table: TableFinding) -> dict[str, object]:
    return {
        "name": table.name,
        "foots": table.foots,
        **_filled(
            caption=table.caption,
            cell=table.cell,
            equation=table.equation,
            true=table.true,
            to_check=table.to_check,
            remark=table.remark,
            carried=[
                {"cell": one.cell, "figure": one.figure, "elsewhere": one.mention.address}
                for one in table.carried
            ],
        ),
    }


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def ordered(statements: Iterable[StatementFinding]) -> tuple[StatementFinding, ...]:
    """Return statements in the order of the report."""
    return tuple(sorted(statements, key=lambda statement: (statement.start, statement.end)))
