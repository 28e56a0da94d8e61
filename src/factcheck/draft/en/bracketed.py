"""Lists of names, each with its figure in brackets: rises were seen in bars (3%) and toys (2%).

Such a figure is of the name before its bracket, and is what the words that lead the list say of
all of them: rises, falls, contributions.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from factcheck.draft.en.finite import first_verb
from factcheck.draft.en.places import PLACE
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import ChangeDirection
from factcheck.draft.reading import Kind, Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "bracketed", "en")

#: A figure alone in brackets, with no more than its sign before it and a second figure behind.
ALONE = re.compile(
    r"\((?:up |down |by |of |\+ ?|[-−–] ?)*(?:[$€£]?[\d.,]*\d%?(?:, or|,|;| or) [+−–-]?)?$"
)
ENDED = re.compile(
    r"(?: (?:each|more|fewer|higher|lower))?"
    r"(?:[);]|(?:,| or|, or) [+−–-]?[\d.,]*\d ?(?:%|per ?cent)\))"
)
#: A bracket of the same sort: a figure with or without its unit.
BRACKET = re.compile(
    r"\((?:up |down |by |of |[-+−–] ?)*[$€£]?\d[\d.,]*"
    r"(?:%| ?(?:per ?cent|million|billion|trillion|percentage points?|points?|pp)\b)*[^()]{0,40}\)"
)
#: What stands between two items of a list.
JOINT = re.compile(
    r"^(?:[,;]? and |[,;] (?:and |as well as |followed by |while )?|, )(?:in |by |from )?"
)
#: Words that lead to the items: were recorded in, came from, driven by.
LEADING = re.compile(WORDS.pattern(r"\b(?:{leading})(?: the)?(?=\s)"), re.IGNORECASE)
UP = re.compile(WORDS.pattern(r"\b(?:{up})\b"), re.IGNORECASE)
DOWN = re.compile(WORDS.pattern(r"\b(?:{down})\b"), re.IGNORECASE)
CONTRIBUTING = re.compile(r"\bcontribut(?:ion|or|e|ing)", re.IGNORECASE)
#: Words that no name of a list holds.
NO_NAME = re.compile(WORDS.pattern(r"\b(?:{no_name})\b"))
RATED = re.compile(WORDS.pattern(r"\b(?:{rated})\b"), re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|an?) ")
WHOLE_PLACE = re.compile(rf"(?:the )?{PLACE}")
LONGEST = 12  # words of a name
LEADS = 260  # characters in which a list is led


class BracketedItem(Struct, frozen=True, kw_only=True):
    """An item of a list whose figures stand in brackets, and what the list tells of it."""

    name: str
    direction: ChangeDirection
    contributes: bool = False

    @property
    def is_place(self) -> bool:
        """Whether the item is a country, whose figure is of what the sentence tells of."""
        return WHOLE_PLACE.fullmatch(self.name) is not None


def bracketed_item(passage: Passage) -> BracketedItem | None:
    """Return the item of a list that a figure in brackets is of; none where there is no list."""
    text, figure, (first, last) = passage.text, passage.figure, passage.sentence
    opened = ALONE.search(text, max(first, figure.start - 24), figure.start)
    if opened is None or not ENDED.match(text, figure.end):
        return None
    brackets = [*BRACKET.finditer(text, first, last)]
    turn = next((n for n, one in enumerate(brackets) if one.start() == opened.start()), -1)
    if turn < 0 or len(brackets) < 2:
        return None
    begins = brackets[turn - 1].end() if turn else first
    name = _name(text[begins : opened.start()], is_first=turn == 0)
    if not name or not _is_list(text, brackets):
        return None
    led = text[max(first, brackets[0].start() - LEADS) : brackets[0].start()].rpartition(";")[2]
    if RATED.search(led) and not WHOLE_PLACE.fullmatch(name):
        return None  # the rate of each may be told, or by how much it moved
    behind = text[brackets[-1].end() : last]
    return BracketedItem(
        name=name,
        direction=_direction(led) or _direction(behind[:60]) or ChangeDirection.NONE,
        contributes=CONTRIBUTING.search(led) is not None,
    )


def _is_list(text: str, brackets: list[re.Match[str]]) -> bool:
    """Whether a bracket has another beside it, with nothing but a name between the two."""
    return any(
        _name(text[one.end() : other.start()], is_first=False) for one, other in pairwise(brackets)
    )


def _name(words: str, *, is_first: bool) -> str:
    """Return the name before a bracket, which the first one has behind what leads the list."""
    words = words.strip("\n") if is_first else words
    if is_first:
        led = [*LEADING.finditer(words)]
        name = words[led[-1].end() :] if led else words
    else:
        joint = JOINT.match(words)
        if joint is None:
            return ""
        name = words[joint.end() :]
    name = " ".join(name.split()).strip(" ,:•●*")
    article = ARTICLE.match(name)
    name = name[article.end() :] if article else name
    is_long = not 0 < len(name.split()) <= LONGEST
    if is_long or NO_NAME.search(name) or (first_verb(name) and not name.istitle()):
        return ""
    return name


def _direction(words: str) -> ChangeDirection | None:
    """Return the way that words say something moved; none where they say neither or both."""
    ups, downs = ([*pattern.finditer(words)] for pattern in (UP, DOWN))
    if bool(ups) == bool(downs):
        return None
    return ChangeDirection.UP if ups else ChangeDirection.DOWN


def bracketed_kind(passage: Passage) -> tuple[Kind, ChangeDirection] | None:
    """Return what a figure of a list in brackets tells, and which way; none where it is no change.

    Examples
    --------
    Rises were seen in bars (13.9%) and toys (2%): both figures are growths.
    """
    item, figure = bracketed_item(passage), passage.figure
    if item is None:
        return None
    is_point = figure.dimension is MeasuredBy.POINT
    if item.contributes and figure.dimension in (MeasuredBy.POINT, MeasuredBy.PERCENT):
        return (Kind.CONTRIBUTION, ChangeDirection.NONE) if is_point else None
    if item.direction is ChangeDirection.NONE or figure.dimension is MeasuredBy.TIMES:
        return None
    if figure.dimension is MeasuredBy.PERCENT:
        return Kind.GROWTH, item.direction
    return Kind.POINT_CHANGE if is_point else Kind.CHANGE, item.direction
