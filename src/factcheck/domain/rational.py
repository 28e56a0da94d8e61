"""What a rational is, for the whole house: exact, immutable, hashable, and in lowest terms.

Every module takes `Fraction` from here and none from the standard library, so that a compiled one
with the same constructor, operators, `numerator` and `denominator` can be tried by one line.

Examples
--------
>>> Fraction("0.10"), Fraction(10, 100) == Fraction(1, 10)
(Fraction(1, 10), True)
"""

from __future__ import annotations

from fractions import Fraction

__all__ = ["Fraction"]
