"""How many of several did what: 24家银行营业收入保持正增长, 有28家出现负增长.

So many of them are a part, named by what they did: 营业收入正增长的银行. Two such parts are two
indicators, and none of them all.
"""

from __future__ import annotations

import re

from factcheck.draft.zh.clause import ClauseWords
from factcheck.draft.zh.noun_words import MEASURED
from factcheck.draft.zh.owners import topic_of
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "subsets", "zh")

#: What they did, behind their name: 的利息净收入保持正增长.
DID = re.compile(
    WORDS.pattern(
        r"的?(?P<what>[一-鿿]{0,10}?)(?:同比|环比|均|都)*(?:{held})?(?P<moved>{moved})(?=[，,。；;、]|$)"
    )
)
#: The name of a part by what they did.
PART = re.compile(WORDS.pattern(r"(?P<what>.*?)(?P<moved>{moved})的(?P<things>[^的]+)"))
COLLECTED = frozenset("家户只名个支")


def part_of(words: ClauseWords, things: str) -> str:
    """Return the name of things that a figure counts, with what they did; as it is where nothing.

    Where no thing stands behind the figure it is one of those that the figure before counts.
    """
    figure = words.asked.own.figure
    if figure.unit not in COLLECTED:
        return things
    end = figure.end
    if things:
        at = words.text.find(things, end, words.asked.own.passage.segment[1])
        end = at + len(things) if at >= 0 else end
    did = DID.match(words.text, end, words.asked.own.passage.clause[1])
    if did is None:
        return things
    before = PART.fullmatch(words.before.subject) if words.asked.follows else None
    things = things or (before["things"] if before else "")
    measured = did["what"] if MEASURED.search(did["what"]) else ""
    what = measured or topic_of(words) or (before["what"] if before else "")
    return f"{what}{did['moved']}的{things}" if things else ""
