"""Numbers as written, without scale or unit."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.domain.amount_text import exact_text
from factcheck.domain.rational import Fraction
from factcheck.language import say
from factcheck.wording.misread import MisreadError
from factcheck.wording.numeral import Numeral

_MORE_DIGITS = re.compile("[.,']?[0-9零〇一二两三四五六七八九十几半]")


class WrittenNumber(Struct, frozen=True, kw_only=True):
    """A number as written, without scale or unit."""

    digits: str  # plain digits: "5.20", "-3", "2.31e11", "1/3"
    value: Fraction
    place: Fraction  # that of the last written digit
    end: int  # where it ends in the text
    is_whole: bool  # written to the unit: exact when it counts things
    is_word: bool = False
    unit: str = ""  # when the number says its own unit: 百分之十二, 三成, 第二
    whole: WrittenNumber | None = None  # the five of "1 in 5"


def of_numeral(numeral: Numeral, text: str) -> WrittenNumber:
    """Give the number that the numeral at the beginning of a text is.

    Raises
    ------
    MisreadError
        If more digits follow: 三四百, 十几.
    """
    if _MORE_DIGITS.match(text, numeral.length):
        raise MisreadError(
            say("{text!r} can be read in more than one way", text=text),
            say("Write digits, and a range with both its ends: 30 至 40."),
        )
    return WrittenNumber(
        digits=exact_text(numeral.value, len(str(numeral.place.denominator)) - 1),
        value=numeral.value,
        place=numeral.place,
        end=numeral.length,
        is_whole=numeral.place == 1,
        is_word=True,
    )
