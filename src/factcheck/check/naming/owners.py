"""Whose a figure is by words that stand further off: a section's heading, a place ahead of it.

Under a heading that says "Rail", or behind "In Scotland,", revenue is not that of the whole.
"""

from __future__ import annotations

import re

from factcheck.check.evidence.index import CellIndex
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import is_chinese, label_keys, stem
from factcheck.check.prose.claimed import AMOUNTS, ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "owners")

_FRONTED = re.compile(
    r"^(?:(?:but|and|yet|while|only|also|even|meanwhile|elsewhere)\s+)?"
    r"(?:in|at|on|for|within|across|among|outside|under|with|without|excluding|including|before"
    r"|after|net of|less|apart from|other than|allowing for|adjusted for|except for)\s"
    r"(?P<words>[^,;:]{1,80}),(?!\d)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[a-z,;] )(?:[A-Z][a-zà-ɏ'’-]{2,}|[A-Z]{2,5}s?(?![\d₂]))(?: [A-Z][a-zà-ɏ'’-]+)*"
)
_CLAUSE = re.compile(r"[,;:.()](?!\d)|\b(?:as|and|but|while|when|after|because|which|with)\b")
_PLACED = re.compile(r"\b(?:in|at|from|across|within|of|by)\s(?:the\s)?$")
_AVERAGED = re.compile(
    WORDS.pattern(r"\b(?P<word>{en.averaged})\w*\b"),
    re.IGNORECASE,
)
#: The average Swede is each of them.
AVERAGE_OF_PEOPLE = re.compile(r"\b(?:the|an) average (?=[A-Z]\w+)", re.IGNORECASE)
_AVERAGE_OF_ALL = re.compile(
    r"\b(?:world|global|EU|European|national)(?:['’]s)? average\b", re.IGNORECASE
)
_OWNED = AMOUNTS | {ClaimedAs.CHANGE}
_MOST_WORDS = 4  # of a heading that is a name
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday fy easter christmas ebitda ebit ifrs gaap"
    " fte ftes eps usd eur gbp us uk eu board trustees chair covid".split()
)


def belongs_to_another(
    statement: ReportStatement,
    index: CellIndex,
    keys: frozenset[str],
    labels: tuple[str, ...],
    table: int = 0,
) -> str:
    """Return why a figure may be of something narrower than a series; nothing if nothing says so.

    Parameters
    ----------
    statement : ReportStatement
        The figure.
    index : CellIndex
        All series.
    keys : frozenset of str
        All that the series is called by, with its table.
    labels : tuple of str
        The words of its table that stand beside it.
    table : int, optional
        The number of its table.
    """
    if is_chinese(statement.sentence.text):
        return ""
    own = keys | {key for label in labels for key in label_keys(label)} | index.own_words
    if _is_of_its_section(statement, index, own, table):
        return say("its section is called {name}", name=statement.sentence.heading)
    fronted = _FRONTED.match(statement.before)
    if fronted is not None and (word := index.lexicon.left_over(fronted["words"], own)):
        return say("the sentence begins with {word}", word=word)
    name = _averaged(statement, labels) or _name_at(statement, own)
    return say("{word} is not in the name of the series", word=name) if name else ""


def _is_of_its_section(
    statement: ReportStatement, index: CellIndex, own: frozenset[str], table: int
) -> bool:
    """Whether the heading above a figure names a part, or somebody, that a series is not of.

    A row of the very table is another line of the same list, and narrows nothing.
    """
    heading = statement.sentence.heading
    if len(heading.split()) > _MOST_WORDS or heading in index.title:
        return False
    keys = label_keys(heading)
    if not keys or keys & own or keys & index.accounts:
        return False
    is_list = re.search(r"\band\b|&", heading) is not None  # Money and doctors names no one part
    is_part = any(
        names == keys or (names < keys and not is_list)
        for number, names in index.parts
        if number != table
    )
    return is_part or heading in index.proper_names


def _averaged(statement: ReportStatement, labels: tuple[str, ...]) -> str:
    """Return the word by which an amount is an average or a peak, of a series that holds none."""
    if statement.claimed not in _OWNED:
        return ""
    behind = _CLAUSE.split(statement.behind, maxsplit=1)[0]
    around = f"{_CLAUSE.split(statement.near)[-1]} {statement.figure} {behind}"
    match = _AVERAGED.search(_AVERAGE_OF_ALL.sub(" ", AVERAGE_OF_PEOPLE.sub(" ", around)))
    is_held = match is not None and match["word"].casefold() in " ".join(labels).casefold()
    return match[0] if match is not None and not is_held else ""


def _name_at(statement: ReportStatement, own: frozenset[str]) -> str:
    """Return a proper name that stands at a figure as its place, and that a series is not of."""
    behind = _CLAUSE.split(statement.behind, maxsplit=1)[0]
    for text in (statement.before, behind):
        for match in _NAME.finditer(text):
            if _PLACED.search(text, 0, match.start()) is None:
                continue
            words = [word for word in re.split(r"[ -]", match[0]) if word]
            is_known = label_keys(match[0]) & own or any(_is_known(word, own) for word in words)
            if not is_known:
                return match[0]
    return ""


def _is_known(word: str, own: frozenset[str]) -> bool:
    bare = word.casefold().removesuffix("'s").removesuffix("’s")
    return bare in _NO_NAMES or bare in known.STOP or stem(word) in own or not label_keys(word)
