"""The digits that a binary double is known to, of a number that a cell stores.

A double holds 15 significant digits of whatever was written into it; those behind are noise.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_KNOWN = 15  # significant digits
_DOUBLE = Context(prec=_KNOWN, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400)


def known_digits(number: float) -> Decimal:
    """Return a stored number to the digits a binary double is known to.

    >>> known_digits(0.1 + 0.2)
    Decimal('0.3')
    """
    value = Decimal(repr(number))
    rounded = value if isinstance(number, int) else value.normalize(_DOUBLE)
    return rounded if rounded.as_tuple().exponent != "F" else value


def in_full(text: str) -> str:
    """Write a number with the 15 significant digits that a binary double is known to.

    >>> in_full("5.3"), in_full("-0.0125"), in_full("1234567890123456789")
    ('5.30000000000000', '-0.0125000000000000', '1234567890123456789')
    """
    number = Decimal(text)
    place = number.adjusted() - _KNOWN + 1 if number else 1 - _KNOWN
    whole = number.normalize(_DOUBLE)
    return (
        format(whole.quantize(Decimal(1).scaleb(place), context=_WIDE), "f") if place < 0 else text
    )
