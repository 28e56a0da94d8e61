"""The noun an English number counts: `56,000 old urban communities`."""

import re

WORD = re.compile(r"""[ ]["“]?([A-Za-z][A-Za-z'&/.-]{0,30})""")
STOP = frozenset(
    "of in to at and by from for on with was were is are be been have has had will would that "
    "which who compared than per percent as or the a an but "
    "while after before during over under into through against since until when where this "
    "these those its their our his her it we they he she not no up down "
    "year month quarter ago respectively yuan dollars vs versus about around approximately "
    "nearly more less".split()
)
IRREGULAR = frozenset(
    "people children men women staff personnel species media livestock cattle sheep poultry "
    "aircraft kronor kroner naira kwacha baht taka reais lei leva ringgit birr tenge zloty".split()
)
NOT_PLURAL = frozenset(
    "this his its thus plus previous various gross business less process progress us is was has "
    "as basis access success express across press address status famous "
    "continuous serious religious campus bonus focus census always perhaps besides towards does "
    "times sales series cannabis diabetes analysis".split()
)
ADJECTIVES = frozenset("more new additional other further extra".split())
LONGEST = 6


def counted_noun(text: str, at: int) -> tuple[str, int]:
    """First plural noun within a few words, and where it ends; empty when there is none.

    >>> counted_noun("160 key counties to help", 3)
    ('counties', 16)
    """
    end = at
    for _ in range(LONGEST):
        match = WORD.match(text, end)
        if not match:
            break
        word = match[1].rstrip(".").lower()
        if word in STOP and not (end == at and word in ADJECTIVES):
            break
        end = match.start(1) + len(match[1].rstrip("."))
        if word in IRREGULAR or plural(word):
            return word, end
        if match[1].endswith("."):
            break
    return "", at


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "'s"))
        and word not in NOT_PLURAL
    )


def singular(noun: str) -> str:
    """A plural noun in the singular, by its ending alone.

    >>> singular("counties"), singular("jobs"), singular("boxes"), singular("people")
    ('county', 'job', 'box', 'people')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("xes", "ches", "shes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
