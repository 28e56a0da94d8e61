"""Names of amounts that texts tell as sizes, whatever sign their table writes before them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.wording.traditional import simplified
from factcheck.wording.vocabulary import section, words


def is_told_as_size(names: Iterable[str]) -> bool:
    """Whether what is called so is told without its sign: a loss, a cost, what was paid.

    What may be of either sign, as a profit or a balance, is not.

    Examples
    --------
    >>> is_told_as_size(["Net loss"]), is_told_as_size(["Profit or loss"])
    (True, False)
    """
    texts = [simplified(name) for name in names]
    return any(map(_named("told so").search, texts)) and not any(
        map(_named("of either sign").search, texts)
    )


@cache
def _named(row: str) -> re.Pattern[str]:
    english = "|".join(words(section("en/naming", "sizes")[row]))
    chinese = "|".join(words(section("zh/naming", "sizes")[row]))
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)
