"""Names that a report gives in short, as its data do: treatment as usual (TAU)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.check.lexicon.vocabulary import SHORT_NAMES

_SHORT = re.compile(r"\((?P<short>[A-Za-z][A-Za-z-]{1,9})(?=[,;)])")
_WORD = re.compile(r"[A-Za-z][\w'-]*")
_MOST_WORDS = 8
_END = re.compile(r"[.;:()]")


class Abbreviations:
    """The abbreviations that a text explains.

    Parameters
    ----------
    text : str
        The text.
    names : iterable of str, optional
        What columns are called, usual abbreviations among it: bmi.

    Examples
    --------
    >>> Abbreviations("to treatment as usual (TAU) or not").spelled("on treatment as usual, 5")
    'on TAU               , 5'
    """

    def __init__(self, text: str, names: Iterable[str] = ()) -> None:
        tokens = {token for name in names for token in re.findall(r"[a-z]+", name.casefold())}
        found = {
            way: short
            for short, ways in SHORT_NAMES.items()
            for way in ways.split(" | ")
            if short in tokens
        } | dict(_explained(text))
        ways = sorted(found, key=len, reverse=True)
        self.short = {way.casefold(): found[way] for way in ways}
        spelled = "|".join(re.escape(way).replace(r"\ ", r"\s") for way in ways)
        self.pattern = re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE) if ways else None

    def spelled(self, text: str) -> str:
        """Return a text with what is explained in short; all else stays in its place."""
        if self.pattern is None:
            return text
        return self.pattern.sub(self._padded, text)

    def _padded(self, match: re.Match[str]) -> str:
        return self.short[" ".join(match[0].split()).casefold()].ljust(len(match[0]))


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for match in _SHORT.finditer(text):
        ahead = _END.split(text[max(0, match.start() - 120) : match.start()])[-1]
        words = [*_WORD.finditer(ahead)][-_MOST_WORDS:]
        for word in reversed(words):
            way = ahead[word.start() :].strip()
            if _stands_for(match["short"], way):
                yield " ".join(way.split()), match["short"]
                break


def _stands_for(short: str, way: str) -> bool:
    """Whether the letters of an abbreviation stand in words, each capital at the head of one."""
    letters = [letter for letter in short if letter.isalpha()]
    if len(way) <= len(short) or way[:1].casefold() != letters[0].casefold():
        return False
    heads = [word[0][0].casefold() for word in _WORD.finditer(way)]
    capitals = [letter.casefold() for letter in letters if letter.isupper()]
    if len(capitals) < 2 or not _in_order(capitals, heads):
        return False
    return _in_order([letter.casefold() for letter in letters], list(way.casefold()))


def _in_order(wanted: list[str], among: list[str]) -> bool:
    """Whether some letters stand among others in their order."""
    rest = iter(among)
    return all(letter in rest for letter in wanted)
