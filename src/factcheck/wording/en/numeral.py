"""Numbers in English words: twenty-one, two and a half million, a dozen."""

from __future__ import annotations

import re
from functools import cache

from factcheck.domain.rational import Fraction
from factcheck.wording.numeral import Numeral

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ENGLISH_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}


def leading_english_numeral(text: str) -> Numeral | None:
    """Read the longest English numeral with which the text begins, if it begins with one.

    Examples
    --------
    >>> leading_english_numeral("twenty-one firms").value
    Fraction(21, 1)
    >>> leading_english_numeral("two and a half million yuan").place
    Fraction(100000, 1)
    """
    sum_ = _EnglishSum()
    end = reached = 0  # of the numeral so far, and of the words looked at
    for match in re.finditer(r"and a half\b|[a-z]+", text, re.IGNORECASE):
        if text[reached : match.start()] not in (("", " ", "-") if reached else ("",)):
            break
        word = match[0].lower()
        if word in ("a", "an") and not reached:
            sum_.section = Fraction(1)
        elif word != "and" or not end:
            if not sum_.takes(word):
                break
            end = match.end()
        reached = match.end()
    return Numeral(value=sum_.value, place=sum_.place, length=end) if end else None


class _EnglishSum:
    """An English numeral, word by word."""

    def __init__(self) -> None:
        self.total = self.section = Fraction(0)
        self.place = Fraction(1)
        self.scale = 10**15  # the last one: they must fall

    @property
    def value(self) -> Fraction:
        return self.total + self.section

    def takes(self, word: str) -> bool:
        """Add a word, if it goes on with the numeral."""
        value = _values().get(word)
        if value is not None and self._has_room(value):
            self.section, self.place = self.section + value, Fraction(1)
            return True
        if word == "and a half" and self.section and self.section % 1 == 0:
            self.section, self.place = self.section + Fraction(1, 2), Fraction(1, 10)
            return True
        scale = _ENGLISH_SCALES.get(word)
        if scale is None or not self.section or (scale > 100 and scale >= self.scale):
            return False
        self.section, self.place = self.section * scale, self.place * scale
        if scale > 100:
            self.total, self.section = self.total + self.section, Fraction(0)
            self.scale = scale
        return True

    def _has_room(self, value: int) -> bool:
        """Whether a word may follow: five after twenty or a hundred, not after ten."""
        return self.section % (100 if value >= 10 or self.section % 100 == 10 else 10) == 0


@cache
def _values() -> dict[str, int]:
    words = {word: value for value, word in enumerate(UNITS)}
    return words | {word: 10 * index for index, word in enumerate(TENS, start=2)}
