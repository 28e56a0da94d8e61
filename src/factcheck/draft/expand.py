"""One phrase that speaks of several subjects: 分别, 均, respectively."""

import re

from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.printed import Phrase, Printed
from factcheck.draft.reading import Kind, Passage, Reading

ALL = re.compile(r"均|都")
SEVERALLY = re.compile(r"分别|respectively", re.IGNORECASE)
AND = re.compile(r"、|和|及|与|以及|, and | and |, ")


def subjects(
    passage: Passage, claim: DraftedClaim, read: list[tuple[Printed, Passage, Reading]], index: int
) -> list[str]:
    """Names of the subjects one phrase speaks of: one, or as many as 均 joins."""
    figure = passage.figure
    if claim.kind is Kind.RANK and ALL.search(
        passage.text[max(passage.clause[0], figure.start - 6) : figure.end]
    ):
        before = [
            other
            for other in read[max(0, index - 4) : index]
            if other[1].segment == passage.segment
            and other[0].phrase is Phrase.FIGURE
            and other[2].kind in (Kind.GROWTH, Kind.LEVEL, Kind.COUNT, Kind.CAGR, Kind.RATIO)
        ]
        if len(before) > 1:
            return [claim.subject] * len(before)
        names = [name for name in AND.split(claim.subject) if name.strip()]
        if 1 < len(names) <= 4:
            return [name.strip() for name in names]
    sentence = passage.text[passage.sentence[0] : passage.sentence[1]]
    if SEVERALLY.search(sentence):
        names = _shares(passage, claim, read, index)
        if names:
            return [names]
    return [claim.subject]


def _shares(
    passage: Passage, claim: DraftedClaim, read: list[tuple[Printed, Passage, Reading]], index: int
) -> str:
    """Name of the subject that belongs to this figure of a 分别 list; empty when the lists differ in length."""
    near = range(max(0, index - 12), min(len(read), index + 13))
    same = [
        number
        for number in near
        if (other := read[number])[1].segment == passage.segment
        and other[0].phrase is Phrase.FIGURE
    ]
    names = [name.strip() for name in AND.split(claim.subject) if name.strip()]
    if len(names) == len(same) and index in same and len(names) > 1:
        return names[same.index(index)]
    return ""
