"""What cells come to, one by one, divided and subtracted: values, ranges, and the way in words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import assert_never

from msgspec.structs import replace

from factcheck.check.deriving.readings import CellReading
from factcheck.check.deriving.strengths import weaker
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import label_keys
from factcheck.check.naming.tying import TiedSeries
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure, UnitForm
from factcheck.wording.unit_table import DEFAULT

_SCALES = (1000, 1_000_000)  # that a report tells far from its table


_MONEY_SIGNS = frozenset("$€£¥")
_TONNES = frozenset({"kt", "Mt", "Gt"})
_YUAN = re.compile("[百千万亿]*元")


class SoughtUnit(StrEnum):
    """What the unit of a series has to be for a figure to be about it."""

    SAME = "that of the figure"
    PART = "a percentage"
    AMOUNT = "no percentage"
    ANY = "any"


def fits(series: CellSeries, statement: ReportStatement, sought: SoughtUnit) -> bool:
    """Whether a series can be what a figure is about, by its unit."""
    measure = series.first.measure
    is_part = measure.unit.form in (UnitForm.PERCENT, UnitForm.POINTS)
    match sought:
        case SoughtUnit.ANY:
            return True
        case SoughtUnit.PART:
            return is_part
        case SoughtUnit.AMOUNT:
            return not is_part
        case SoughtUnit.SAME:
            return _is_in_its_unit(series, statement, measure, is_part=is_part)
        case _:
            assert_never(sought)


def _is_in_its_unit(
    series: CellSeries, statement: ReportStatement, measure: Measure, *, is_part: bool
) -> bool:
    """Whether a series is in the unit of a figure, or in the one that it leaves out."""
    claimed = statement.measure
    if claimed is None:
        return not is_part and not series.first.measure.unit.dimension.powers
    if statement.is_bare_decimal and not is_part:
        return True
    whole = measure.factor if measure.unit.dimension.powers else min(measure.factor, Fraction(1))
    if _is_counted(statement) and series.first.last_place < whole:
        return False
    if _is_in_own_money(claimed, measure):
        return True
    if measure.unit.dimension == claimed.unit.dimension:
        return is_part == (claimed.unit.form in (UnitForm.PERCENT, UnitForm.POINTS))
    if not series.first.has_unit and _is_told_in(series, claimed.text.casefold()):
        return not is_part
    noun = label_keys(claimed.text)
    if not series.first.has_unit and noun and noun <= series.keys:
        return claimed.unit.form is UnitForm.PLAIN and bool(claimed.unit.symbol)
    claimed_base = claimed.unit.dimension.powers
    if not claimed.unit.symbol and claimed.scale != 1 and claimed.text in statement.figure[-9:]:
        return not is_part  # "98.1 million", of what was in euros a sentence before
    base = tuple(power for power in measure.unit.dimension.powers if power[1] > 0)
    return bool(claimed_base) and base == tuple(p for p in claimed_base if p[1] > 0)


def _is_told_in(series: CellSeries, unit: str) -> bool:
    """Whether a text tells a thing in a unit that its table leaves out: children a woman."""
    return any(
        unit in units and label_keys(name) <= series.keys for name, units in known.TOLD_IN.items()
    )


def _is_in_own_money(claimed: Measure, measure: Measure) -> bool:
    """Whether a text says of 港元, of which its tables tell, that they are 元."""
    return _YUAN.fullmatch(claimed.text) is not None and measure.text.endswith("元")


def _is_counted(statement: ReportStatement) -> bool:
    """Whether a figure counts things: a whole number without a unit."""
    measure, value = statement.measure, statement.value
    is_plain = measure is None or (
        measure.scale == 1 and (measure.unit.form is UnitForm.COUNT or not measure.unit.symbol)
    )
    is_whole = value is not None and value.denominator == 1 and "." not in statement.figure
    return is_plain and is_whole and statement.claimed in (ClaimedAs.LEVEL, ClaimedAs.BARE)


def as_table_prints(cell: DataCell, tie: TiedSeries) -> CellReading:
    """Return a cell as it is printed, for a figure that says no unit."""
    reading = reading_of(cell, tie)
    factor = cell.measure.factor
    return replace(reading, value=cell.value / factor, range=cell.range / factor)


def over_base(cell: DataCell, tie: TiedSeries) -> CellReading:
    """Return what an index says that a thing grew by, of which the year before is 100."""
    reading = reading_of(cell, tie)
    return replace(
        reading,
        value=cell.value / 100 - 1,
        range=cell.range * Fraction(1, 100) - 1,
        arithmetic=f"{cell.shown} − 100",
    )


def reading_of(cell: DataCell, tie: TiedSeries) -> CellReading:
    """Return a cell as it stands, as surely as its series is tied."""
    return as_it_stands(cell, tie.strength, tie.reasons)


def as_it_stands(
    cell: DataCell, strength: TieStrength, reasons: tuple[str, ...] = ()
) -> CellReading:
    """Return a cell as it stands."""
    return CellReading(
        value=cell.value,
        range=cell.range,
        cells=(cell,),
        strength=strength,
        reasons=reasons,
        arithmetic=cell.shown,
    )


def in_terms_of(statement: ReportStatement, cell: DataCell, tie: TiedSeries) -> CellReading:
    """Return a cell in the unit of a figure that leaves part of its own unsaid.

    "7.1 t per hectare" is read of what is in t/ha, "98.1 million" of what is in million euros.
    """
    reading, claimed = reading_of(cell, tie), statement.measure
    if claimed is None or not cell.has_unit:
        return reading
    if claimed.unit.dimension == cell.measure.unit.dimension:
        return reading
    if claimed.unit.dimension.powers:
        factor = claimed.factor / cell.measure.factor
    elif claimed.scale != 1:
        factor = 1 / _plain_unit(cell.measure).unit.factor
    else:
        return reading
    is_told = not claimed.unit.dimension.powers and _tells_unit(statement, cell)
    strength = tie.strength if is_told else weaker(tie.strength, TieStrength.LIKELY)
    value, spread = cell.value * factor, cell.range * factor
    return replace(reading, value=value, range=spread, strength=strength)


def _plain_unit(measure: Measure) -> Measure:
    """Return tonnes, of thousands or millions of them: of kt, "3.7 million" are tonnes."""
    symbol = measure.unit.symbol
    plain = DEFAULT.find(symbol[1:]) if symbol in _TONNES else None
    return measure if plain is None else plain


def _tells_unit(statement: ReportStatement, cell: DataCell) -> bool:
    """Whether its paragraph prints the money of a cell: $146.1 billion, ahead of 115.5 billion."""
    sign = cell.measure.unit.symbol[-1:]
    text = f"{statement.paragraph} {statement.sentence.text}"
    return sign in _MONEY_SIGNS and re.search(rf"{re.escape(sign)}\s?\d", text) is not None


def in_untold_scale(
    statement: ReportStatement, cell: DataCell, tie: TiedSeries
) -> CellReading | None:
    """Return a cell in the scale of a figure, where its table names neither unit nor scale.

    A table may hold 18.1 of what the text calls 18.1 million: it says nothing against that. Nor
    does one of the report that prints $118,270 under a line, further off, on thousands.
    """
    scale = statement.scale
    if scale > 1 and cell.is_own and cell.has_unit and cell.measure.scale == 1:
        return _in_scale_told_elsewhere(statement, cell, tie)
    if cell.has_unit or scale <= 1:
        return None
    reading = reading_of(cell, tie)
    return replace(
        reading,
        value=cell.value * scale,
        range=cell.range * scale,
        strength=weaker(tie.strength, TieStrength.LIKELY),
    )


def _in_scale_told_elsewhere(
    statement: ReportStatement, cell: DataCell, tie: TiedSeries
) -> CellReading | None:
    """Return a cell in thousands or millions where it is the figure that way, and no other."""
    claim = statement.range
    fitting = [scale for scale in _SCALES if claim is not None and abs(cell.value) * scale in claim]
    if not fitting:
        return None
    reading = reading_of(cell, tie)
    return replace(
        reading,
        value=cell.value * fitting[0],
        range=cell.range * fitting[0],
        strength=weaker(tie.strength, TieStrength.LIKELY),
    )


def quotient(
    over: DataCell, under: DataCell, strength: TieStrength, reasons: tuple[str, ...]
) -> CellReading:
    """Return one cell divided by another, without a sign."""
    value = over.value / under.value
    spread = over.range / under.range if 0 not in under.range else Interval.point(value)
    arithmetic = f"{over.shown} / {under.shown}"
    return CellReading(
        value=abs(value),
        range=-spread if value < 0 else spread,
        cells=(over, under),
        strength=strength,
        reasons=reasons,
        arithmetic=_without_sign(arithmetic) if value < 0 else arithmetic,
    )


def growth(
    statement: ReportStatement,
    later: DataCell,
    earlier: DataCell,
    strength: TieStrength,
    reasons: tuple[str, ...],
) -> CellReading:
    """Return what a later cell is by an earlier one: a quotient, or what it lies above 1."""
    quotient = later.value / earlier.value
    spread = later.range / earlier.range if 0 not in earlier.range else Interval.point(quotient)
    years = 0
    arithmetic = f"{later.shown} / {earlier.shown}"
    if statement.claimed is ClaimedAs.CAGR and later.period and earlier.period:
        years = later.period.year - earlier.period.year
        arithmetic = f"({arithmetic})^(1/{years}) − 1"
    elif statement.claimed is ClaimedAs.GROWTH:
        quotient, spread = quotient - 1, spread - 1
        arithmetic += " − 1"
    return CellReading(
        value=quotient,
        range=spread,
        cells=(later, earlier),
        strength=strength,
        reasons=reasons,
        arithmetic=arithmetic,
        years=years,
    )


def difference(statement: ReportStatement, first: CellReading, second: CellReading) -> CellReading:
    """Return what one reading lies above another."""
    strength = first.strength
    value, spread = first.value - second.value, first.range - second.range
    is_negative = value < 0
    if first.value < 0 and second.value < 0:  # costs, and losses: how much they are without a sign
        value, spread = -value, -spread
        if any(known.SIGNED.search(cell.label) for cell in first.cells):
            strength = weaker(strength, TieStrength.LIKELY)
    if value < 0 and not statement.falls:
        value, spread = -value, -spread
    arithmetic = f"{first.arithmetic} − {second.arithmetic}"
    return CellReading(
        value=value,
        range=spread,
        cells=(*first.cells, *second.cells),
        strength=strength,
        reasons=first.reasons,
        arithmetic=_without_sign(arithmetic) if is_negative and value > 0 else arithmetic,
    )


def _without_sign(arithmetic: str) -> str:
    return f"|{arithmetic}|"


def is_later(one: DataCell, other: DataCell) -> bool:
    """Whether a cell is of a later period than another, as far as both tell theirs."""
    if one is other:
        return False
    return one.period is None or other.period is None or one.period.year >= other.period.year


def only_earlier(series: CellSeries, period: CheckPeriod | None) -> DataCell | None:
    """Return the one cell that a series has of an earlier period; None where it has more."""
    earlier = [
        cell
        for when, cell in series.cells.items()
        if when is not None and period is not None and when.year < period.year
    ]
    return earlier[0] if len(earlier) == 1 else None
