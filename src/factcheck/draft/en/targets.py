"""Which figures of an English sentence are aims, told from what has been."""

from __future__ import annotations

import re

from factcheck.draft.reading import FigureReading, Kind, Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "targets", "en")

AIM = re.compile(
    r"\b(?:will|shall|expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed)?(?= to| (?:growth"
    r"|increase|revenue))|projected|anticipat(?:es?|ed|ing)|(?:project|forecast|predict"
    r"|target)ing|aims?(?: to| at|ing)|plan(?:s|ned)? "
    r"(?:to|at)|plans? for|propos(?:es?|ed|ing) to|target(?:s|ed|ing)?(?: (?:of|to|for|is|at))"
    r"|fore(?:see|sees|saw)|envisag(?:es?|ed)|guidance|outlook|commit(?:ment|ted|ting|s) to|to be "
    r"(?:between|in the range)|(?:is|are) (?:set )?"
    r"to (?:be |grow|rise|reach|fall|total|exceed|increase)|intend(?:s|ed)? to|would (?:be|reach)"
    r"|should (?:be|reach|total)|goal of|estimat(?:es|ed) (?:to(?! have)"
    r"|that(?![^.;]{0,60}\b(?:were|was|had|ha(?:s|ve) been)\b)))\b",
    re.IGNORECASE,
)
PAST = re.compile(
    WORDS.pattern(r"\b(?:{past})\b"),
    re.IGNORECASE,
)
#: Behind a figure: flats will be built.
AIM_BEHIND = re.compile(
    r"(?: [\w'-]+){0,3} (?:(?:will|shall) be|(?:is|are) (?:to be|(?:expected|projected|planned"
    r"|forecast) (?:to|for)))\b"
)
LEAVING = re.compile(
    WORDS.pattern(
        r"\bfrom(?: (?:last|this|the previous) year['’]s)?(?: (?:{hedge}))?\s*$"
        r"|\b(?:current|present|existing) [\w ]{1,30} of\s*$"
    )
)
#: Before what was, among what shall be: up from 388 million the year before.
FROM_THEN = re.compile(
    WORDS.pattern(
        r"\b(?:(?:up|down|(?:in|de)crease|rise|growth) from|compared (?:with|to)|against"
        r"|versus)"
        r"(?: (?:{hedge}))? $"
    )
)
MODAL = re.compile(
    WORDS.pattern(r"\b(?:{modal})\b"),
    re.IGNORECASE,
)
HAPPENED = re.compile(
    WORDS.pattern(r"\b(?:{happened})\b[^.]{0,40}$"),
    re.IGNORECASE,
)
TARGET = re.compile(r"\btarget:\s*$", re.IGNORECASE)
TO = re.compile(r"\bto\b")
MODAL_HEAD = re.compile("(?:to|will|shall) ")  # to double, will triple
REACH = 220


def is_aim(passage: Passage) -> bool:
    """Whether the words before a figure, or behind it, make it an aim: will be."""
    before = _left(passage)
    if TARGET.search(before) or (AIM.search(before) and not HAPPENED.search(before[-50:])):
        return True
    return passage.figure.upper is None and bool(AIM_BEHIND.match(passage.right(100)))


def is_no_aim(passage: Passage) -> bool:
    """Whether a figure is left for an aim: will fall from 16 percent to 13."""
    before = _left(passage)
    then = FROM_THEN.search(before[-60:])
    return bool(then or (LEAVING.search(before) and TO.search(passage.right(60))))


def is_foreseen(passage: Passage) -> bool:
    """Whether a range in a plan is what the plan foresees; English says so as of any aim."""
    del passage
    return False


def is_fact(passage: Passage, reading: FigureReading) -> bool:
    """Whether a clause of a plan tells what is so already: rose, was built."""
    sentence = passage.around(400)
    if PAST.search(sentence) and not (AIM.search(sentence) or MODAL.search(sentence)):
        return True
    opening = passage.text[passage.sentence[0] : passage.figure.start][:40].strip().lower()
    counted = reading.kind in (Kind.THRESHOLD, Kind.COUNT) and opening in ("over", "more than", "")
    return counted and not AIM.search(passage.clause_around(200))


def _left(passage: Passage) -> str:
    """Return the words before a figure, with the modal verb that it may begin with itself."""
    modal = MODAL_HEAD.match(passage.figure.text)
    return passage.in_segment(REACH) + (modal[0] if modal else "")
