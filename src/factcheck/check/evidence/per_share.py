"""What a table of money tells by the share: in that money itself, and in no thousands of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.evidence.cells import DataCell, in_unit
from factcheck.domain.rational import Fraction
from factcheck.domain.unit import Measure

_PER_SHARE = re.compile(r"\bper (?:\w+ )?share\b|\beps\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[A-Z]{3}")
_POUND = "GBP"


def with_units_of_shares(cells: Sequence[DataCell]) -> list[DataCell]:
    """Return cells, those told by the share in the one money that their table is in.

    Earnings a share of 0.13, below amounts in thousands of dollars, are dollars. In pounds nobody
    knows: they may be pence.
    """
    money: dict[int, dict[str, Measure]] = defaultdict(dict)
    for cell in cells:
        if cell.has_unit and _is_money(cell.measure):
            money[cell.table][str(cell.measure.unit.dimension)] = cell.measure
    told = {table: next(iter(some.values())) for table, some in money.items() if len(some) == 1}
    return [_told(cell, told.get(cell.table)) for cell in cells]


def _is_money(measure: Measure) -> bool:
    return _CURRENCY.fullmatch(str(measure.unit.dimension)) is not None


def _told(cell: DataCell, money: Measure | None) -> DataCell:
    is_share = not cell.has_unit and any(map(_PER_SHARE.search, (*cell.rows, *cell.columns)))
    if money is None or not is_share or str(money.unit.dimension) == _POUND:
        return cell
    return in_unit(cell, replace(money, text=money.unit.symbol, scale=Fraction(1), prefix=""))
