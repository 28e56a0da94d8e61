"""Level: an indicator stands at a stated amount in a period."""

from __future__ import annotations

from factcheck.domain.figure import Figure
from factcheck.domain.quantity import Basis
from factcheck.kinds import kind
from factcheck.kinds._measured import MeasuredFigure
from factcheck.language import later


@kind("level")
class Level(MeasuredFigure, frozen=True, kw_only=True):
    __doc__ = later("The amount of `of` in one period.")

    basis: Basis | None = None  # that of its levels, unless said
    amount: Figure
