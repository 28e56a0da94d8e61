"""What a rational is, for the whole house: exact, immutable, hashable, and in lowest terms.

Every module takes `Fraction` from here and none from the standard library. To type checkers, and
in all that it does, it is that of the standard library; how it does it is told in
`factcheck.domain.quick_rational`.

Examples
--------
>>> Fraction("0.10"), Fraction(10, 100) == Fraction(1, 10)
(Fraction(1, 10), True)
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from factcheck.domain.quick_rational import Fraction

__all__ = ["Fraction", "approximate"]


def approximate(value: Fraction, digits: int = 15) -> str:
    """Return a short decimal, for eyes only.

    >>> approximate(Fraction(1, 3), 3), approximate(Fraction(10) ** 400)
    ('0.333', '1e+400')
    """
    try:
        near = float(value)
    except OverflowError:
        near = math.inf
    if math.isfinite(near) and (near or not value):
        return f"{near:.{digits}g}"
    quotient = Decimal(value.numerator) / value.denominator
    exponent = quotient.adjusted()
    return f"{float(quotient.scaleb(-exponent)):.{digits}g}e{exponent:+}"
