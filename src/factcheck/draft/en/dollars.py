"""Whose dollars a text counts in, where it writes but a sign and is of more than one country."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "dollars", "en")

HEAD = 3000  # characters in which a text says where it is from
#: A stock exchange, or the place of a dateline, of a country that has dollars of its own.
FROM = re.compile(
    WORDS.pattern(
        r"\b(?P<exchange>{exchanges})\b|\b(?P<code>CSE) ?: ?[A-Z]|\b(?P<custom>{customs})\b"
        r"|^\W*(?i:(?P<place>{places}))\b(?=[^.\n]{0,40}?(?:\d\d\d\d|[-–—(]))"
        r"|\b(?P<money>{money}) dollars?\b"
    ),
    re.MULTILINE,
)
#: What says that the dollars are those of the United States.
SETTLED = re.compile(r"\bU\.?S\.?(?: ?\$|[- ]dollars?)|\bUSD\b")
SIGNS = ("$", "cent", "cents", "¢")


def other_dollars(text: str, printed: str) -> str:
    """Return the words by which a sign may stand for the dollars of another country.

    >>> other_dollars("Acme (TSX: ACM) reports results", "$")
    'TSX'
    """
    return _told(text[:HEAD]) if printed in SIGNS else ""


@lru_cache(maxsize=4)
def _told(head: str) -> str:
    """Return the words of a head that speak for another country's dollars."""
    match = None if SETTLED.search(head) else FROM.search(head)
    return next(filter(None, match.groups()), "") if match else ""
