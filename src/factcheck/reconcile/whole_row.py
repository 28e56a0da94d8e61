"""Rows of a tableau in whole numbers, which are added several times as fast as fractions."""

from __future__ import annotations

import math


class WholeRow:
    """``scale x variable = sum of terms``, all in whole numbers, the scale above zero."""

    __slots__ = ("scale", "terms")

    def __init__(self, scale: int, terms: dict[int, int]) -> None:
        self.scale, self.terms = scale, terms

    def solve_for(self, entering: int, leaving: int) -> None:
        """Let another of its variables be the one that is expressed."""
        pivot = self.terms.pop(entering)
        sign = 1 if pivot > 0 else -1
        self.terms = {each: -sign * a for each, a in self.terms.items()}
        self.terms[leaving] = sign * self.scale
        self.scale = abs(pivot)

    def substitute(self, variable: int, row: WholeRow) -> None:
        """Write the terms of a row for the variable that it expresses."""
        factor = self.terms.pop(variable, 0)
        if not factor:
            return
        common = math.gcd(factor, row.scale)
        mine, theirs = row.scale // common, factor // common
        terms = self.terms if mine == 1 else {each: mine * a for each, a in self.terms.items()}
        for each, a in row.terms.items():
            total = terms.get(each, 0) + theirs * a
            if total:
                terms[each] = total
            else:
                terms.pop(each, None)
        scale = self.scale * mine
        common = math.gcd(scale, *terms.values())
        if common > 1:
            scale //= common
            terms = {each: a // common for each, a in terms.items()}
        self.scale, self.terms = scale, terms
