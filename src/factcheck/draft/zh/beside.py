"""The words beside a figure in a Chinese sentence, parted into what governs it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.domain.hedge import Hedge
from factcheck.draft.hedging import hedge_word_ending, hedges_read
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.reading import Passage
from factcheck.draft.zh.words import GOVERNING, GOVERNOR
from factcheck.wording.vocabulary import section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "beside", "zh")

GOES_ON = re.compile(WORDS.pattern(r"\s*(?:也|已|均|仅|只|并|平均)?(?:{goes_on})[约近超]?"))
COMPARING = re.compile("[同环]比|[比较与](?:上|去|前|年|月|同|期|[12])")
#: Of which year, quarter or month before, in the verb itself: 年增, 季减.
ON = ("年", "季", "月")
PASSING = frozenset(words(section("zh/prose", "passing")["words"]))
REACH = 26  # characters in which verb, adverbs and hedge of a figure stand


class ChineseContext(Struct, frozen=True, kw_only=True):
    """A figure with the words that lead to it."""

    passage: Passage
    window: str  # from the figure before, or the sentence's start, to this one
    clause: str  # the clause's part of it
    governor: re.Match[str]

    @property
    def figure(self) -> PrintedFigure:
        """The figure itself."""
        return self.passage.figure

    @property
    def moved(self) -> str:
        """Verb of rising or falling right before the figure, empty if there is none."""
        return self.governor["up"] or self.governor["down"] or ""

    @property
    def grown(self) -> str:
        """That verb, also where it may be a noun: 增长."""
        noun = self.governor["noun"] or ""
        return self.moved or (noun if noun == "增长" else "")

    @property
    def reached(self) -> bool:
        """Whether it rose or fell to the figure, not by it."""
        return bool(self.governor["to"])

    @property
    def amounts_to(self) -> bool:
        """Whether 达 behind a verb of motion may tell by how much: 同比增长达5亿元."""
        return bool(self.grown) and self.governor["to"] == "达"

    @property
    def compared(self) -> bool:
        """Whether the clause says what a change is measured from: 同比, 比上年, 年增."""
        return self.moved.startswith(ON) or COMPARING.search(self.clause) is not None

    @property
    def hedged(self) -> str:
        """Hedge right before the figure, empty if there is none."""
        words_read = self.governor.string[: self.governor.end("hedge")]
        return hedge_word_ending(words_read, "zh") if self.governor["hedge"] else ""

    @property
    def hedge(self) -> Hedge:
        """What that hedge says."""
        return hedges_read("zh").get(self.hedged, Hedge.AS_PRINTED)

    @property
    def passed(self) -> bool:
        """Whether that hedge is a verb of passing the figure: 突破, 超过."""
        return self.hedge in (Hedge.MORE_THAN, Hedge.JUST_OVER) or self.hedged in PASSING

    @property
    def before(self) -> str:
        """What stands before the governing words, in reach."""
        return self.window[-REACH:][: self.governor.start()]

    @property
    def trigger(self) -> int:
        """Place in the text where the governing words begin."""
        reach = len(self.window[-REACH:])
        return self.figure.start - reach + self.governor.start()


def beside(passage: Passage) -> ChineseContext:
    """Part the words before a figure."""
    start = passage.figure.start
    window = passage.text[max(passage.previous_end, passage.sentence[0], start - 40) : start]
    governor = governing(window[-REACH:])
    if governor is None:
        raise ValueError(f"the pattern of governing words must fit any text: {window!r}")
    clause = passage.left_in_clause(60)
    if GOES_ON.fullmatch(clause):
        clause = _clause_before(passage) + clause
    return ChineseContext(passage=passage, window=window, clause=clause, governor=governor)


def governing(words: str) -> re.Match[str] | None:
    """Return the words at the end of some that govern a figure.

    They are looked for behind the last sign that can be in none of them, for speed.

    >>> governing("2021年外贸总额同比增长约")[0]
    '增长约'
    """
    return GOVERNOR.search(words, len(words.removesuffix("\n").rstrip(GOVERNING)))


def _clause_before(passage: Passage) -> str:
    """The clause a bare verb goes on with: 占比首次突破两成, 达20.6%."""
    start = passage.clause[0]
    earlier = passage.text[max(passage.sentence[0], start - 40) : start]
    return re.split("[，,；;：:]", earlier.rstrip("，,"))[-1]
