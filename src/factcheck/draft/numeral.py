"""Numbers in digits, in Chinese numerals and in English words, read exactly."""

import re
from fractions import Fraction

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d|,\d)|\d+)(?:\.\d+)?"

CHINESE_DIGIT = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
}
CHINESE_SCALE = {"十": 10, "百": 100, "千": 1000}
CHINESE_GREAT = {"万": 10**4, "亿": 10**8}

ENGLISH_UNIT = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
ENGLISH_TEN = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
ENGLISH_SCALE: dict[str, int | Fraction] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "half": Fraction(1, 2),
}
ENGLISH_ORDINAL = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}

ENGLISH_SMALL = "|".join(sorted({*ENGLISH_UNIT, *ENGLISH_TEN} - {"zero"}, key=len, reverse=True))
ENGLISH_NUMBER = (
    rf"(?:(?:an? )?(?:hundred|dozen|half)|(?:{ENGLISH_SMALL})(?:-(?:{ENGLISH_SMALL}))?"
    rf"(?:[ -](?:hundred|dozen)(?: and (?:{ENGLISH_SMALL})(?:-(?:{ENGLISH_SMALL}))?)?)?)"
)


def digits(text: str) -> Fraction:
    """Value of digits with thousands commas.

    >>> digits("1,234.50")
    Fraction(2469, 2)
    """
    return Fraction(text.replace(",", ""))


def chinese(text: str) -> Fraction | None:
    """Value of a Chinese numeral, or None if it is none.

    >>> chinese("三百六十"), chinese("十二"), chinese("一千万"), chinese("二〇二一"), chinese("百")
    (Fraction(360, 1), Fraction(12, 1), Fraction(10000000, 1), Fraction(2021, 1), Fraction(100, 1))
    """
    if len(text) > 24:
        return None
    if all(mark in CHINESE_DIGIT for mark in text):
        return Fraction(int("".join(str(CHINESE_DIGIT[mark]) for mark in text))) if text else None
    total = section = 0
    pending: int | None = None
    for mark in text:
        if mark in CHINESE_DIGIT:
            pending = CHINESE_DIGIT[mark]
        elif mark in CHINESE_SCALE:
            section += (1 if pending is None else pending) * CHINESE_SCALE[mark]
            pending = None
        elif mark in CHINESE_GREAT:
            great = CHINESE_GREAT[mark]
            section += pending or 0
            if total > great:  # 一亿三千万: the 万 belongs to 三千 alone
                total += (section or 1) * great
            else:
                total = (total + section or 1) * great
            section, pending = 0, None
        else:
            return None
    return Fraction(total + section + (pending or 0))


def english(text: str) -> Fraction | None:
    """Value of English number words, or None.

    >>> english("twenty-five"), english("one hundred and twenty"), english("old")
    (Fraction(25, 1), Fraction(120, 1), None)
    """
    total: int | Fraction = 0
    seen = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("and", "a"):
            continue
        if word in ENGLISH_UNIT or word in ENGLISH_TEN:
            total += ENGLISH_UNIT.get(word, ENGLISH_TEN.get(word, 0))
        elif word in ENGLISH_SCALE:
            total = (total or 1) * ENGLISH_SCALE[word]
        else:
            return None
        seen = True
    return Fraction(total) if seen else None


def ordinal(text: str) -> int | None:
    """Value of an ordinal in either language: `second`, `22nd`, `二`, `3`.

    >>> ordinal("Second"), ordinal("22nd"), ordinal("十二")
    (2, 22, 12)
    """
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", text)
    if found:
        return int(found[1])
    word = text.lower()
    if word in ENGLISH_ORDINAL:
        return ENGLISH_ORDINAL[word]
    value = chinese(text)
    return None if value is None else int(value)
