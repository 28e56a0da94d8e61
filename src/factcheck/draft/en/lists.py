"""Subjects of figures that are told respectively: the rates of the EU and the euro area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.draft.en.finite import Role, finite_verbs
from factcheck.draft.en.noun_phrases import trimmed
from factcheck.draft.naming import Unnamed
from factcheck.draft.printed import Phrase

RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
AND = re.compile(r",? and |, ")
#: What the names of a list share: the rates of, turnover of.
SHARED = re.compile(r"(?P<head>.*\b(?:of|in|for|from) )(?P<list>.+)")
REACH = 8
FAR = 400  # characters
#: What stands within a list and is no name of it: (2.1 million), or tickets sold.
BESIDE = re.compile(r"\s*\([^()]*\)|, or [^,()]+(?=,)")


def in_turn(unnamed: Unnamed, words: str) -> tuple[str, str]:
    """Return the name of one of several figures for as many subjects, and the list of them all."""
    passage = unnamed.own.passage
    around = passage.around(FAR)
    if "respectively" not in around.casefold() or not RESPECTIVELY.search(around):
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
    if turn := _own(unnamed, listed, figures):
        return turn, listed
    opening, verb = _opening(unnamed, figures)
    behind = [number for number in figures if unnamed.read[number].figure.start >= verb > 0]
    turn = _own(unnamed, opening, behind)
    return turn, opening if turn else ""


def _own(unnamed: Unnamed, listed: str, figures: list[int]) -> str:
    """Return the name of a list that is a figure's own, where there are as many of both."""
    head, names = _parted(listed)
    turn = figures.index(unnamed.index) if unnamed.index in figures else -1
    return f"{head}{names[turn]}" if turn >= 0 and 1 < len(names) == len(figures) else ""


def _opening(unnamed: Unnamed, figures: Sequence[int]) -> tuple[str, int]:
    """Return the names that a sentence opens with, and where its verb stands.

    >>> BESIDE.sub("", "Visits, or days, and fares ($38)")
    'Visits, and fares'
    """
    text, (start, stop) = unnamed.parts.text, unnamed.own.passage.sentence
    words = BESIDE.sub(lambda found: " " * len(found[0]), text[start : min(stop, start + FAR)])
    starts = (unnamed.read[number].figure.start - start for number in figures)
    first = next((at for at in starts if words[at : at + 1].strip()), 0)
    verbs = [*finite_verbs(words[:first])]
    if not verbs or any(verb.role is not Role.DOING for verb in verbs[:-1]):
        return "", 0  # tickets sold rose, and not: sales were the first that grew
    opening = " ".join(words[: verbs[-1].start].split()).replace(" ,", ",")
    return trimmed(opening), start + verbs[-1].start


def _parted(words: str) -> tuple[str, list[str]]:
    """Part a list into what its names share and the names."""
    shared = SHARED.fullmatch(words)
    names = [name for name in AND.split(shared["list"] if shared else words) if name]
    return (shared["head"] if shared else ""), names
