"""Words by which tables are understood: patterns of the rows of `tables.yaml` in every language."""

from __future__ import annotations

import re
from types import MappingProxyType

from factcheck.wording.vocabulary import section

LANGUAGES = ("en", "de", "fr", "zh")


def one_of(phrases: str) -> str:
    """Return a pattern for any phrase of a block.

    >>> one_of('''
    ...     year | date
    ...     Jahr
    ... ''')
    '(?:year|date|Jahr)'
    """
    lines = (line for line in phrases.strip().splitlines())
    return "(?:" + "|".join(phrase.strip() for line in lines for phrase in line.split(" | ")) + ")"


def whole(phrases: str) -> re.Pattern[str]:
    """Return what matches a text that is one of some phrases, and nothing else but signs."""
    return re.compile(rf"\W*{one_of(phrases)}\W*", re.IGNORECASE)


def within(phrases: str) -> re.Pattern[str]:
    """Return what finds one of some phrases in a text."""
    return re.compile(one_of(phrases), re.IGNORECASE)


def phrases_of(name: str, key: str) -> str:
    """Return a row of the pages of tables in all languages, its phrases parted by strokes.

    >>> phrases_of("labels", "of earnings")
    'basic | diluted | verwässert | dilué | de base | 基本 | 稀释'
    """
    rows = (section(f"{language}/tables", name).get(key, "") for language in LANGUAGES)
    return " | ".join(filter(None, rows))


def listed(name: str, key: str) -> tuple[str, ...]:
    """Return the phrases of a row in all languages."""
    return tuple(filter(None, phrases_of(name, key).split(" | ")))


def any_of(name: str, key: str) -> str:
    """Return a pattern for any phrase of a row in all languages."""
    return one_of(phrases_of(name, key))


# Heads of columns of labels.

AREA_HEADS = whole(phrases_of("heads", "area"))
INDICATOR_HEADS = whole(phrases_of("heads", "indicator"))
UNIT_HEADS = whole(phrases_of("heads", "unit"))
NOTE_HEADS = whole(phrases_of("heads", "note"))
SOURCE_HEADS = whole(phrases_of("heads", "source"))
CODE_HEADS = whole(phrases_of("heads", "code"))
PERIOD_HEADS = whole(phrases_of("heads", "period"))

# Labels.

GENERIC = whole(phrases_of("labels", "generic"))
VALUE = whole(phrases_of("labels", "value"))
OF_WHICH = re.compile(rf"^\W*{one_of(phrases_of('labels', 'of which'))}[ :：]*", re.IGNORECASE)
COUNTED = within(phrases_of("labels", "counted"))
NO_MONEY = within(phrases_of("labels", "no money"))
RATE = within(phrases_of("labels", "rate"))
CHANGE = within(phrases_of("labels", "change"))
PER_HEAD = within(phrases_of("labels", "per head"))
PER_SHARE = within(phrases_of("labels", "per share"))
OF_EARNINGS = within(phrases_of("labels", "of earnings"))
SHARES = within(phrases_of("labels", "shares"))

# The standing of a figure.

PRELIMINARY = one_of(phrases_of("standing", "preliminary"))
REVISED = one_of(phrases_of("standing", "revised"))
ESTIMATE = one_of(phrases_of("standing", "estimate"))
FINAL = one_of(phrases_of("standing", "final"))
ACTUAL = whole(phrases_of("standing", "actual"))
SERIES_BREAK = within(phrases_of("standing", "series break"))

FLAGS = MappingProxyType(
    {
        letter: "" if standing == "actual" else standing
        for standing in ("preliminary", "revised", "estimate", "actual")
        for letter in listed("flags", standing)
    }
)

# What is said of a table.

CURRENT_PRICES = within(phrases_of("prices", "current"))
CONSTANT_PRICES = within(phrases_of("prices", "constant"))
UNADJUSTED = within(phrases_of("seasons", "unadjusted"))
ADJUSTED = within(phrases_of("seasons", "adjusted"))
TITLE = any_of("titles", "table")
MONEY_SIGNS = any_of("titles", "money")
NO_FIGURE = frozenset(listed("missing", "words"))

# Notes below a table.

MARK_SIGNS = "".join(listed("notes", "mark"))
