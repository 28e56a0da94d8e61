"""Subjects of figures that are told respectively: the rates of the EU and the euro area."""

from __future__ import annotations

import re

from factcheck.draft.naming import Unnamed
from factcheck.draft.printed import Phrase

RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
AND = re.compile(r",? and |, ")
#: What the names of a list share: the rates of, turnover of.
SHARED = re.compile(r"(?P<head>.*\b(?:of|in|for|from) )(?P<list>.+)")
REACH = 8
FAR = 400  # characters


def in_turn(unnamed: Unnamed, words: str) -> tuple[str, str]:
    """Return the name of one of several figures for as many subjects, and the list of them all."""
    passage = unnamed.own.passage
    if not RESPECTIVELY.search(passage.around(FAR)):
        return "", ""
    figures = [
        number
        for number in range(
            max(0, unnamed.index - REACH), min(len(unnamed.read), unnamed.index + REACH)
        )
        if unnamed.read[number].passage.segment == passage.segment
        and unnamed.read[number].figure.phrase is Phrase.FIGURE
        and unnamed.read[number].reading.kind
    ]
    listed = words or unnamed.before.listed
    head, names = _parted(listed)
    turn = figures.index(unnamed.index) if unnamed.index in figures else -1
    if turn < 0 or not 1 < len(names) == len(figures):
        return "", ""
    return f"{head}{names[turn]}", listed


def _parted(words: str) -> tuple[str, list[str]]:
    """Part a list into what its names share and the names."""
    shared = SHARED.fullmatch(words)
    names = [name for name in AND.split(shared["list"] if shared else words) if name]
    return (shared["head"] if shared else ""), names
