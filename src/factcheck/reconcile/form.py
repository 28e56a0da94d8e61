"""Linear forms over nodes: what every expression comes down to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.domain.rational import Fraction
from factcheck.reconcile.network import Node


class LinearForm(Struct, frozen=True):
    """A constant and multiples of nodes."""

    constant: Fraction
    terms: tuple[tuple[int, Fraction], ...] = ()

    def plus(self, other: LinearForm, factor: Fraction) -> LinearForm:
        """Give this and a multiple of another."""
        total = dict(self.terms)
        for node, coefficient in other.terms:
            total[node] = total.get(node, Fraction(0)) + factor * coefficient
        terms = tuple(
            sorted((node, coefficient) for node, coefficient in total.items() if coefficient)
        )
        return LinearForm(self.constant + factor * other.constant, terms)

    def scaled(self, factor: Fraction) -> LinearForm:
        """Give a multiple of it."""
        return LinearForm(Fraction(0)).plus(self, factor)

    def label(self, nodes: Sequence[Node]) -> str:
        """Give it in words."""
        parts = [
            f"{'-' if factor < 0 else '+'} {_times(abs(factor))}{nodes[node]}"
            for node, factor in self.terms
        ]
        if self.constant:
            parts.append(f"{'-' if self.constant < 0 else '+'} {abs(self.constant)}")
        return " ".join(parts).removeprefix("+ ")


def single(node: int, factor: Fraction = Fraction(1)) -> LinearForm:
    """Give a multiple of one node."""
    return LinearForm(Fraction(0), ((node, factor),)) if factor else LinearForm(Fraction(0))


def _times(factor: Fraction) -> str:
    return "" if factor == 1 else f"{factor} x "
