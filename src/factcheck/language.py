"""The language that people are spoken to: every text they read passes through here.

English is the language of the source; the others are catalogues of GNU gettext under `locale`.
What programs read never passes: keys, ids, codes of verdicts, reasons and flags.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path


class Language(StrEnum):
    """A language that people are spoken to in, by its code of two letters."""

    ENGLISH = "en"
    CHINESE = "zh"


SOURCE = Language.ENGLISH.value
LANGUAGES = tuple(map(str, Language))
OPTION, OWN_VARIABLE = "--lang", "FACTCHECK_LANG"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # of POSIX and gettext, first wins
_DOMAIN = "factcheck"
FOLDER = Path(__file__).with_name("locale")

_HAN = "[\u3000-\u9fff\uff00-\uffef]"
_NEEDLESS = (  # compiled where Chinese is spoken
    f"(?<={_HAN}) (?={_HAN})|(?<=[。，；：！？、（）]) "
    rf"|(?<={_HAN}) (?=\d)|(?<=\d) (?={_HAN}|[%‰])"  # a number and what it counts
)

_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("language", default=None)


def say(text: str, /, **values: object) -> str:
    """Give a text in the language of the reader, its named places filled.

    Parameters
    ----------
    text : str
        In English, written out where this is called, so that catalogues can be made of it.
    **values
        What stands in its places. A brace that is no place is written twice.

    Examples
    --------
    >>> say("{count} of {all} claims", count=2, all=3)
    '2 of 3 claims'
    """
    catalogue = _spoken.get()
    if catalogue is not None:
        text = catalogue.gettext(text)
    return text.format(**values)


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """Give the form of a text that goes with a number, which stands at its place `number`.

    Examples
    --------
    >>> [counted("{number} claim", "{number} claims", each) for each in (1, 2)]
    ['1 claim', '2 claims']
    """
    catalogue = _spoken.get()
    if catalogue is None:
        text = one if number == 1 else many
    else:
        text = catalogue.ngettext(one, many, number)
    return text.format(number=number, **values)


def later(text: str, /) -> str:
    """Mark a text for the catalogues that is said later, such as one in a table."""
    return text


def several(one: str, many: str, /) -> tuple[str, str]:
    """Mark the two forms of a text that is counted later."""
    return one, many


def listed(parts: Iterable[str]) -> str:
    """Set short parts in a row.

    >>> listed(["gdp", "exports"])
    'gdp, exports'
    """
    return say(", ").join(parts)


def together(parts: Iterable[str]) -> str:
    """Set names in a row that belong together, the last behind a word.

    >>> together(["gdp", "exports", "prices"]), together(["gdp"])
    ('gdp, exports and prices', 'gdp')
    """
    *others, last = parts
    return say("{names} and {last}", names=listed(others), last=last) if others else last


def closed(text: str) -> str:
    """Leave out the blanks of a Chinese phrase that set no word of another script apart.

    >>> with speaking("zh"):
    ...     closed("长治市2021年 地区生产总值 自"), closed("长治市2021年 GDP 自")
    ...     closed("为 2311 亿元"), closed("11 %"), closed("4 km")
    ('长治市2021年地区生产总值自', '长治市2021年 GDP 自')
    ('为2311亿元', '11%', '4 km')
    """
    return re.sub(_NEEDLESS, "", text) if language() == Language.CHINESE else text


def language() -> str:
    """Give the language spoken now, as its code of two letters."""
    catalogue = _spoken.get()
    return SOURCE if catalogue is None else catalogue.info().get("language", SOURCE)


def speak(code: str) -> None:
    """Speak a language from now on.

    Raises
    ------
    ValueError
        If there is none of that code.
    """
    _spoken.set(_catalogue(code))


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language for a while.

    Raises
    ------
    ValueError
        If there is none of that code.

    Examples
    --------
    >>> with speaking("zh"):
    ...     language()
    'zh'
    """
    before = _spoken.set(_catalogue(code))
    try:
        yield
    finally:
        _spoken.reset(before)


def _catalogue(code: str) -> gettext.NullTranslations | None:
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}; there are {', '.join(LANGUAGES)}")
    return None if code == SOURCE else gettext.translation(_DOMAIN, FOLDER, [code])


def known(tag: str) -> str:
    """Give the language of a tag, such as ``zh_CN.UTF-8``; empty where there is none.

    >>> known("zh_CN.UTF-8"), known("en-GB"), known("C.UTF-8"), known("tlh")
    ('zh', 'en', 'en', '')
    """
    code = tag.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].lower()
    if code in ("c", "posix"):
        return SOURCE
    return code if code in LANGUAGES else ""


def asked(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language a command is asked to speak.

    The option says it, or the variable FACTCHECK_LANG, or those of the system. What is not known
    is passed over here; the option is checked where options are.

    Examples
    --------
    >>> asked(["audit", "--lang", "zh"], {"LANG": "en_GB.UTF-8"})
    'zh'
    >>> asked(["audit"], {"LANG": "zh_CN.UTF-8"}), asked(["audit"], {})
    ('zh', 'en')
    """
    return by_option(arguments) or by_variable(environment) or by_system(environment)


def by_option(arguments: Sequence[str]) -> str:
    """Give the language that an option asks for, wherever it stands; the last one counts."""
    said = ""
    for place, each in enumerate(arguments):
        if each == "--":
            break
        if each.startswith(f"{OPTION}="):
            said = each.partition("=")[2]
        elif each == OPTION and place + 1 < len(arguments):
            said = arguments[place + 1]
    return known(said)


def by_variable(environment: Mapping[str, str]) -> str:
    """Give the language that our own variable asks for."""
    return known(environment.get(OWN_VARIABLE, ""))


def by_system(environment: Mapping[str, str]) -> str:
    """Give the first language that the variables of the system ask for, and we have."""
    for name in _VARIABLES:
        tags = [each for each in environment.get(name, "").split(":") if each]
        found = [known(tag) for tag in tags]
        if any(found):
            return next(filter(None, found))
        if tags and name != "LANGUAGE":  # set, to a language we do not have
            return SOURCE
    return SOURCE
