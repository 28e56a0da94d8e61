"""The one form that claims, observations and identities take: an expression in an interval."""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.interval import Interval


class Relation(Struct, frozen=True, kw_only=True):
    """That `expression` lies in `interval`.

    `figure` is the printed number the interval comes from, if one does: its digits decide what a
    near miss is, and its unit how values are shown. `role` says which part of the claim this is
    where a claim makes several ("in 2019", "before 2021"); empty for the only one.
    """

    expression: Expression
    interval: Interval
    figure: Figure | None = None
    role: str = ""

    def __str__(self) -> str:
        return f"{self.expression} in {self.interval}"
