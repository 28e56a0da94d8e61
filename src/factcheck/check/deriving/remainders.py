"""What is left of a whole, as a part of it: a gross margin, of revenue and what it cost."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.check.deriving.named_ratios import NamedRatios
from factcheck.check.deriving.readings import CellReading
from factcheck.check.evidence.cells import DataCell
from factcheck.check.evidence.check_period import CheckPeriod
from factcheck.check.evidence.series import CellRole, CellSeries
from factcheck.check.findings import TieStrength
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, label_keys
from factcheck.check.naming.doubts import HeardNames
from factcheck.domain.interval import Interval


def remainders(
    named: NamedRatios, names: HeardNames, name: str, period: CheckPeriod | None
) -> Iterator[CellReading]:
    """Yield a ratio whose part is in no table, and is itself what two lines leave.

    Of the row that the text is about, where its table has both in columns; else of the accounts.

    Parameters
    ----------
    named : NamedRatios
        What finds cells by their names.
    names : HeardNames
        What is named around the figure.
    name : str
        What the ratio is called.
    period : CheckPeriod or None
        The time that it is of.
    """
    part, whole = known.RATIOS[name]
    made = next(
        (known.DIFFERENCES[way] for way in part.split(" | ") if way in known.DIFFERENCES), None
    )
    if made is None or made[0] not in whole.split(" | "):
        return
    rows = list(_of_rows(named, names, made, period))
    if rows:
        yield from rows
        return
    said = names.sentence | names.topic
    is_of_all = not said & named.index.row_names - named.index.accounts
    strength = TieStrength.CERTAIN if is_of_all else TieStrength.LIKELY
    for cells in named.pairs(*made, period):
        if cells[0].value > 0:
            reasons = (f"{name} = ({made[0]} − {made[1]}) / {made[0]}",)
            yield replace(_left(*cells), strength=strength, reasons=reasons)


def _of_rows(
    named: NamedRatios, names: HeardNames, made: tuple[str, str], period: CheckPeriod | None
) -> Iterator[CellReading]:
    """Yield what is left of a row that the text is about: a segment, a product."""
    for zone in (names.near, names.sentence, names.topic):
        found = False
        for series in named.index.called(zone):
            keys = series.row_keys
            is_row = bool(keys) and keys <= zone and not keys & named.index.accounts
            if not is_row or series.is_total or not _is_called(series, made[0]):
                continue
            for other in named.index.of_table(series.name.table):
                first, second = series.at(period), other.at(period)
                is_beside = other.name.rows == series.name.rows and _is_called(other, made[1])
                if is_beside and first is not None and second is not None and first.value > 0:
                    found = True
                    yield replace(
                        _left(first, second),
                        strength=TieStrength.CERTAIN
                        if zone is not names.topic
                        else TieStrength.LIKELY,
                        reasons=(f"({first.label} − {second.label}) / {first.label}",),
                    )
        if found:
            return


def _is_called(series: CellSeries, name: str) -> bool:
    """Whether a column holds what has a name, or what a Chinese name ends with: 成本, 营业成本."""
    if series.name.role is not CellRole.LEVEL or not series.column_keys:
        return False
    ways = [label_keys(way) for way in name.split(" | ")]
    if series.column_keys in ways:
        return True
    (key, *others) = series.column_keys
    is_end = not others and is_chinese(key) and len(key) > 1
    return is_end and any(next(iter(way), "").endswith(key) for way in ways)


def _left(whole: DataCell, cost: DataCell) -> CellReading:
    """Return what part of a whole its costs leave, however these are signed."""
    spent = -cost.range if cost.value > 0 else cost.range
    return CellReading(
        value=1 - abs(cost.value) / whole.value,
        range=spent / (whole.range if 0 not in whole.range else Interval.point(whole.value)) + 1,
        cells=(whole, cost),
        arithmetic=f"({whole.shown} − {cost.shown}) / {whole.shown}",
    )
