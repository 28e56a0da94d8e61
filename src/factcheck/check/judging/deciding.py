"""From the readings of a figure to its outcome: who is accused, and who is only to be checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading, FigureFit, fit
from factcheck.check.findings import StatementFinding, StatementOutcome, Tie, TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.prose.claimed import AMOUNTS, MOVES, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.amount_text import amount_text
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import PLAIN_NUMBER, Measure
from factcheck.language import say
from factcheck.wording.figure_reader import parse_figure

_ORDER = [TieStrength.SETTLED, TieStrength.CERTAIN, TieStrength.LIKELY, TieStrength.GUESSED]
_DECIMALS = re.compile(r"\d\.(\d+)")
_CLAUSE = re.compile(r"[,;:，；：。]")
_SMALLEST, _LARGEST = Fraction(1, 10), 100_000  # numbers that one reads without counting noughts
_PERCENT = parse_figure("1 %").measure
_IS_GLUED = re.compile(r"\d[A-Za-z]+$")  # £62.8m
_GLUED = re.compile(r"(?<=\d) (?=[A-Za-z]+$)")
_IS_PARTED = re.compile(r"(?<!\d)\d,\d{3}(?!\d)")  # 1,431
_THOUSAND = re.compile(r"(?<![\d.,])(\d)(\d{3})(?![\d,])")
_MOST_CELLS = 6  # that a finding names of readings that differ
_ONE_DIGIT = re.compile(r"\D*[1-9](?:[, ]?0)+(?![.,]?\d)")  # and zeros: 3,000; 10万
_ABOUT = Fraction(1, 10)
_SURE = frozenset({TieStrength.SETTLED, TieStrength.CERTAIN})


def decided(
    statement: ReportStatement, readings: Sequence[CellReading], number: int
) -> StatementFinding:
    """Return the finding of a figure.

    A figure is accused where every reading that is certain disagrees, and no other one agrees.
    """
    if statement.is_open:
        return _finding(statement, number, StatementOutcome.NOT_CHECKABLE, ())
    claim = _claim(statement)
    if claim is None or not readings:
        return _finding(statement, number, StatementOutcome.NOT_IN_DATA, ())
    fits = [(reading, _fit(statement, claim, reading)) for reading in readings]
    sure = [(reading, way) for reading, way in fits if reading.strength in _SURE]
    likely = [(reading, way) for reading, way in fits if reading.strength is TieStrength.LIKELY]
    for group in (sure, likely if not sure else []):
        agreeing = [reading for reading, way in group if way is FigureFit.AGREES]
        if agreeing:
            near = [reading for reading in agreeing if not _is_far(statement, claim, reading)]
            outcome = StatementOutcome.AGREES if near else StatementOutcome.TO_CHECK
            return _finding(statement, number, outcome, near or agreeing)
    explaining = [reading for reading, way in fits if way is FigureFit.AGREES]
    if sure and not explaining:
        close = [reading for reading, way in sure if way is FigureFit.ROUNDS_OTHERWISE]
        outcome = (
            StatementOutcome.ROUNDS_WRONGLY
            if close and not statement.is_hedged
            else StatementOutcome.WRONG
        )
        if close and statement.is_hedged:
            outcome = StatementOutcome.TO_CHECK
        return _finding(statement, number, outcome, close or [reading for reading, _ in sure])
    if not sure and not likely and not explaining:
        return _finding(statement, number, StatementOutcome.NOT_IN_DATA, ())
    readings = [*explaining, *(reading for reading, _ in (*sure, *likely))]
    return _finding(statement, number, StatementOutcome.TO_CHECK, readings)


def doubted(
    finding: StatementFinding, readings: Sequence[CellReading], why: str
) -> StatementFinding:
    """Return a finding that accuses nobody, with why: its tie may be to something else."""
    if finding.tie is None:
        return finding
    tie = Tie(strength=finding.tie.strength, reasons=(*finding.tie.reasons, why))
    label = readings[0].cells[0].label if readings and readings[0].cells else ""
    nearest = say("{name}: {value}", name=label, value=finding.true) if label else finding.true
    return replace(finding, outcome=StatementOutcome.TO_CHECK, tie=tie, true="", nearest=nearest)


def _claim(statement: ReportStatement) -> Interval | None:
    claim = statement.range
    if claim is None:
        return None
    falls = statement.falls and statement.claimed in (
        ClaimedAs.GROWTH,
        ClaimedAs.CAGR,
        ClaimedAs.POINTS,
        ClaimedAs.CHANGE,
    )
    return -claim if falls else claim


def _is_far(statement: ReportStatement, claim: Interval, reading: CellReading) -> bool:
    """Whether it is "about 100,000" for its zeros alone, which do not count: over a tenth off."""
    if not claim.is_bounded or not statement.value or not _ONE_DIGIT.match(statement.figure):
        return False
    size = abs(statement.value)
    is_about = claim.middle() in (size, -size)
    return is_about and abs(abs(reading.value) - size) > size * _ABOUT


def _fit(statement: ReportStatement, claim: Interval, reading: CellReading) -> FigureFit:
    """Lay a figure beside a reading; an amount may be printed in brackets that is told as one."""
    if statement.claimed in MOVES:
        way = fit(claim, reading)
        is_either = way is not FigureFit.AGREES and _may_go_either_way(statement)
        return fit(-claim, reading) if is_either else way
    if statement.claimed not in AMOUNTS:
        return fit(claim, reading)
    sign = _sign(statement, reading)
    if sign:
        return fit(claim if sign > 0 else -claim, reading)
    way = fit(claim, reading)
    return fit(-claim, reading) if way is not FigureFit.AGREES and reading.value < 0 else way


def _may_go_either_way(statement: ReportStatement) -> bool:
    """Whether nothing at a change says where it goes: thefts fell by 6 %, burglaries by 11 %."""
    clause = _CLAUSE.split(statement.near)[-1] + statement.figure
    clause += _CLAUSE.split(statement.behind)[0]
    if known.IMPROVED.search(clause):
        return True
    is_plain = known.MOVES.search(clause) is None or known.FALLS.search(clause) is not None
    return not statement.falls and is_plain


def _sign(statement: ReportStatement, reading: CellReading) -> int:
    """Return the sign that the words at an amount give it where its series may have either."""
    if statement.claimed is ClaimedAs.SHARE or len(reading.cells) != 1:
        return 0
    label = reading.cells[0].label
    if not known.SIGNED.search(label):
        return 0
    words = _CLAUSE.split(statement.near)[-1] + _CLAUSE.split(statement.behind)[0]
    gains, losses = known.GAINS.search(words), known.LOSSES.search(words)
    if bool(gains) == bool(losses):
        return 0
    only_losses = known.LOSSES.search(label) and not known.GAINS.search(label)
    return -1 if losses and not only_losses else int(bool(gains))


def _finding(
    statement: ReportStatement,
    number: int,
    outcome: StatementOutcome,
    readings: Sequence[CellReading],
) -> StatementFinding:
    best = min(readings, key=lambda reading: _ORDER.index(reading.strength), default=None)
    cells = dict.fromkeys(mention for reading in readings for mention in reading.mentions)
    named = tuple(cells) if len(readings) == 1 else tuple(cells)[:_MOST_CELLS]
    if best is not None:
        named = tuple(dict.fromkeys((*best.mentions, *named)))
    true = "" if best is None else written(statement, best)
    is_error = outcome in (StatementOutcome.WRONG, StatementOutcome.ROUNDS_WRONGLY)
    return StatementFinding(
        id=f"s{number:03}",
        quote=statement.sentence.text,
        figure=statement.figure,
        start=statement.start,
        end=statement.end,
        outcome=outcome,
        cells=named,
        tie=None if best is None else Tie(strength=best.strength, reasons=best.reasons),
        arithmetic="" if best is None else _derived(statement, best, true),
        true=true if is_error else "",
        nearest=_nearest(best, true) if best and outcome is StatementOutcome.TO_CHECK else "",
        remark=_remark(statement, outcome),
    )


def _remark(statement: ReportStatement, outcome: StatementOutcome) -> str:
    if outcome is not StatementOutcome.NOT_CHECKABLE:
        return ""
    if statement.is_open == "quotation":
        return say("somebody is quoted with it")
    return say("a plan, an estimate or an expectation")


def _derived(statement: ReportStatement, reading: CellReading, true: str) -> str:
    """Say how cells come to what they do: a cell by its name, the order of a rank as it stands."""
    if statement.claimed is ClaimedAs.RANK:
        return reading.arithmetic
    if len(reading.cells) != 1 or reading.arithmetic != reading.cells[0].shown:
        return f"{reading.arithmetic} = {true}"
    shown = f"{reading.cells[0].printed_label}: {reading.arithmetic}"
    return shown if true in shown else f"{shown} = {true}"


def _nearest(reading: CellReading, true: str) -> str:
    """Name what comes nearest to a figure, in the words of its table where it is one cell."""
    if not reading.cells:
        return ""
    cell = reading.cells[0]
    return f"{cell.printed_label}: {cell.shown if reading.arithmetic == cell.shown else true}"


def _told(statement: ReportStatement, reading: CellReading) -> Fraction:
    """Return what cells come to, without the sign of amounts that are told as costs or losses."""
    if statement.claimed not in AMOUNTS:
        return reading.value
    sign = _sign(statement, reading)
    if sign:
        return sign * reading.value
    may_be_either = any(known.SIGNED.search(cell.label) for cell in reading.cells)
    is_plain = statement.range is not None and statement.range.low >= 0
    return abs(reading.value) if is_plain and not may_be_either else reading.value


def _scale(statement: ReportStatement, reading: CellReading, value: Fraction) -> Measure:
    """Return what to write a value in: as the figure, unless that is another order of numbers."""
    measure = statement.measure or PLAIN_NUMBER
    if statement.claimed is ClaimedAs.SHARE and not measure.unit.symbol:
        return _PERCENT  # of "a third"
    own = reading.cells[0].measure if reading.cells else measure
    is_near = _SMALLEST <= abs(value / measure.factor) < _LARGEST
    return measure if not value or is_near or own.unit.form is not measure.unit.form else own


def written(statement: ReportStatement, reading: CellReading) -> str:
    """Write what cells come to as the figure of the report is written."""
    value = _told(statement, reading)
    if statement.claimed is ClaimedAs.RANK:
        return say("number {place}", place=value)
    if reading.years or reading.is_square:
        root = reading.years or 2
        near = float(value) ** (1 / root) - (1 if reading.years else 0)
        value = Fraction(str(round(near, 8)))
    measure = _scale(statement, reading, value)
    decimals = _DECIMALS.search(statement.figure)
    written = amount_text(value, measure, len(decimals[1]) if decimals else 0)
    if _IS_PARTED.search(statement.figure):
        written = _THOUSAND.sub(r"\1,\2", written)
    return _GLUED.sub("", written) if _IS_GLUED.search(statement.figure) else written
