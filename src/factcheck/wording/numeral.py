"""A number read from words.

A numeral in words has a value and a last written place, as one in digits has. Tens are places of
their own only in name: 二十 and "twenty" are counted to the unit, 两千 and "two thousand" to the
thousand.
"""

from __future__ import annotations

from msgspec import Struct

from factcheck.domain.rational import Fraction


class Numeral(Struct, frozen=True, kw_only=True):
    """A number read from the beginning of a text."""

    value: Fraction
    place: Fraction  # that of the last written digit
    length: int  # how many characters of the text it takes
