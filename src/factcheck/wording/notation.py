"""How languages part thousands and decimals: 1.234,5 in German is 1,234.5 in English.

"1.234" is a number in both, and not the same: which one is meant is asked of the file that holds
it, or of the words around it, and never guessed.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.language import say
from factcheck.wording.misread import MisreadError
from factcheck.wording.vocabulary import Languages, any_of, others, section, words

_NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_SWAPPED = str.maketrans(".,", ",.")


def in_points(text: str, languages: Languages) -> str:
    """Return a text with decimals after a point, sign for sign; as it is where they are so.

    Raises
    ------
    MisreadError
        If a number in it is none of the language: 1.23 in German.

    Examples
    --------
    >>> in_points("1.234,5 Mio. €", ("de",)), in_points("1.234", ("en",))
    ('1,234.5 Mio. €', '1.234')
    """
    notation = section(f"{languages[0]}/numbers", "notation")
    if notation.get("decimal") != ",":
        return text

    def turned(match: re.Match[str]) -> str:
        if not _with_commas().fullmatch(match[0]):
            raise MisreadError(
                say("{text!r} can be read in more than one way", text=match[0]),
                say("Write it as its language does: {example}.", example=notation["example"]),
                match.start(),
            )
        return match[0].translate(_SWAPPED)

    return _NUMBER.sub(turned, text)


def certain_language(text: str) -> str:
    """Return the language that words of a text are of, and of no other; empty where none is.

    Examples
    --------
    >>> certain_language("1.234 Mio. €"), certain_language("1.234 million")
    ('de', '')
    """
    return next((language for language in others() if _certain(language).search(text)), "")


@cache
def _certain(language: str) -> re.Pattern[str]:
    row = section(f"{language}/numbers", "certain")["words"]
    return re.compile(rf"(?<!\w)(?:{any_of(words(row))})(?!\w)")


@cache
def _with_commas() -> re.Pattern[str]:
    return re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
