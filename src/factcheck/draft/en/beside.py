"""The words beside a figure in an English sentence, parted into what governs it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.draft.en.words import (
    AVERAGED,
    AVERAGED_AFTER,
    MOVED,
    MOVED_AFTER,
    MOVING_NOUNS,
    TAIL,
    TAIL_WORD,
    TAIL_WORDS,
    YEARLY,
)
from factcheck.draft.hedging import hedge_ending
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "beside", "en")

BY = re.compile(WORDS.pattern(r",(?: but| and)? by(?: (?:{hedge}|an? \w+er))?\s*$"))
#: The same behind how it moved: cut sharply by, fell by a smaller.
ADVERB_BY = re.compile(
    WORDS.pattern(
        r"\b\w+ly by(?: (?:{hedge}))?\s*$"
        r"|\bby an? (?:smaller|larger|similar|modest|mere|further|record|\w+er)\s*$"
    )
)
#: Of several subjects: by an average of 11 percent and 13 percent per year.
BY_AVERAGE = re.compile(r"\bby an average of [^.;]{0,30}$|\bby an average of$")
EACH_YEAR = re.compile(
    WORDS.pattern(
        r"[^.;]{0,40}\b(?:{each_year})\b"
        r"(?! (?:ago|earlier))"
    )
)


class EnglishContext(Struct, frozen=True, kw_only=True):
    """A figure with the words around it."""

    passage: Passage
    left: str  # from the figure before, or the sentence's start, to this one
    right: str
    preposition: str  # or the verb of standing in its place: by, to, of, reached, stood at
    hedge: Hedge  # told before the figure
    verb: re.Match[str] | None  # nearest word of rising or falling before the figure
    after: re.Match[str] | None  # the same right behind it: a 5 percent increase

    @property
    def figure(self) -> PrintedFigure:
        """The figure itself."""
        return self.passage.figure

    @property
    def between(self) -> str:
        """What stands between that verb and the figure."""
        return self.left[self.verb.end() :] if self.verb else self.left

    @property
    def word(self) -> str:
        """That verb, empty if there is none."""
        return self.verb[0].lower() if self.verb else ""

    @property
    def is_noun(self) -> bool:
        """Whether the rise or fall is named by a noun: a growth of."""
        return self.word in MOVING_NOUNS

    @property
    def is_near(self) -> bool:
        """Whether that verb is near enough to govern the figure."""
        return self.verb is not None and len(self.between) < (
            90 if self.preposition == "by" else 42
        )

    @property
    def is_averaged(self) -> bool:
        """Whether the figure is a yearly average."""
        near = self.left[-70:]
        if AVERAGED.search(near) or AVERAGED_AFTER.match(self.right):
            return True
        if BY_AVERAGE.search(near) and (self.passage.spanned or EACH_YEAR.match(self.right)):
            return True
        return self.passage.spanned and bool(YEARLY.search(near))

    @property
    def trigger(self) -> int:
        """Place in the text where that verb begins."""
        return self.figure.start - len(self.left) + (self.verb.start() if self.verb else 0)


def beside(passage: Passage) -> EnglishContext:
    """Part the words around a figure."""
    start = passage.figure.start
    before = passage.text[max(passage.previous_end, passage.sentence[0], start - 110) : start]
    right = passage.right(60)
    tail = tail_of(before[-48:])
    return EnglishContext(
        passage=passage,
        left=before,
        right=right,
        preposition=_preposition(before, tail),
        hedge=_hedge(tail),
        verb=_verb(passage, before),
        after=MOVED_AFTER.match(right),
    )


def _preposition(before: str, tail: re.Match[str] | None) -> str:
    if BY.search(before) or ADVERB_BY.search(before):
        return "by"
    return (tail["prep"] or "").lower() if tail else ""


def _hedge(tail: re.Match[str] | None) -> Hedge:
    if tail is None or not tail["hedge"]:
        return Hedge.AS_PRINTED
    return hedge_ending(tail.string[: tail.end("hedge")], "en")


def tail_of(words: str) -> re.Match[str] | None:
    """Return the preposition, the hedge and the words between them at the end of some words.

    It is looked for behind the last word that can be none of these, for speed.

    >>> tail_of("Prices rose by nearly ")["prep"]
    'by'
    """
    start = 0
    for word in reversed([*TAIL_WORD.finditer(words)]):
        if word[0].casefold() not in TAIL_WORDS:
            start = word.end()
            break
    return TAIL.search(words, start)


def _verb(passage: Passage, before: str) -> re.Match[str] | None:
    """Give the nearest word of rising or falling before the figure, in its clause."""
    inside = passage.figure.start - max(passage.clause[0], passage.previous_end)
    if BY.search(before):  # has increased, by 12 million
        inside = len(before)
    last = None
    for match in MOVED.finditer(before, max(0, len(before) - inside)):
        last = match
    return last
