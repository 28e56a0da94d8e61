"""The words of a figure's clause in English, and the verbs among them."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.draft.en.finite import Finite, Role, finite_verbs, first_verb, without_hedge
from factcheck.draft.en.measured import MONEY
from factcheck.draft.en.noun_phrases import is_name, phrase_behind, trimmed
from factcheck.draft.en.places import PLACE_FIRST, WIDE
from factcheck.draft.en.subject_words import (
    AND,
    DASHED,
    DATELINE,
    IN_FRONT,
    JOINED,
    LEADING_TIME,
    NUMERAL,
    PARTICIPLE_LIKE,
)
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.naming import Unnamed

#: What stands in brackets within a name.
BRACKETS = re.compile(r" ?\([^()]*\) ?")
#: An amount as a report has it, at the head of its sentence.
REPORTED = re.compile(r"Reported|Adjusted|Restated")
#: The same behind another clause: , reported net sales increased.
AS_REPORTED = re.compile(r"\W*(?:reported|adjusted|restated) (?!(?:an?|the|its|their|that)\b)[a-z]")
#: What leads to a clause of its own: rose in May, with the index for food rising.
HELD_AT = re.compile(r"\W*(?:at|of|with|worth)(?: an?| the)?\s*")
ATTENDING = re.compile(
    r"[^,;]{0,40}?\bwith (?=[^,;]{3,80}\b[a-z]+ing (?:by |to |from )?(?:[a-z]+ ){0,2}$)"
)
REACH = 200  # characters of a clause before its figure


#: When something was said, before what was: announced on Tuesday that.
ON_DAY = re.compile(
    r"^(?: (?:on|in|earlier|late|early|today|yesterday)(?: [A-Z][a-z]+)?){0,3} that "
)


UNCOUNTED = MONEY | {"point", "points"}  # money, and points of an index


class EnglishClause(Struct, frozen=True, kw_only=True):
    """A figure and the words of its clause on both sides."""

    asked: Unnamed
    left: str
    verb: Finite | None  # first one of the clause
    last: Finite | None  # nearest one before the figure

    @property
    def subject(self) -> str:
        """Words before the first verb."""
        return self.left[: self.verb.start] if self.verb else self.left

    @property
    def object(self) -> str:
        """Words between the nearest verb and the figure."""
        return self.left[self.last.end :] if self.last else ""

    @property
    def counted(self) -> str:
        """What the figure itself counts: urban jobs, of 12.69 million urban jobs."""
        figure, passage = self.asked.own.figure, self.asked.own.passage
        if figure.dimension is not MeasuredBy.COUNT or not (figure.noun or figure.unit):
            return ""
        if figure.noun in UNCOUNTED:
            return ""
        printed = NUMERAL.match(figure.text)
        ends = printed.end() if printed else len(figure.number)
        start = figure.start + max(ends, figure.text.find(figure.number) + len(figure.number))
        if figure.scale:
            start = passage.text.find(figure.scale, start) + len(figure.scale)
        return phrase_behind(passage.text, start, passage.sentence[1])


def words_of_clause(unnamed: Unnamed) -> EnglishClause:
    """Return a figure with the words of its own clause, and the verbs among them."""
    before = _left(unnamed)
    led = LEADING_TIME.match(before)
    before = before[led.end() :] if led else before
    wide = WIDE.match(before)
    before = before[wide.end() :] if wide else before
    placed_first = PLACE_FIRST.match(before)
    before = before[placed_first.end() :] if placed_first else before
    before = DASHED.sub(" ", before)
    passage = unnamed.own.passage
    goes_on = unnamed.follows and passage.clause[0] <= passage.previous_end
    attending = ATTENDING.match(before) if unnamed.follows else None
    before = before[attending.end() :] if attending else before
    before = _last_clause(before, goes_on=goes_on)
    verbs = _told_by(before)
    while verbs and verbs[0].role is Role.SAYING:  # data showed that exports rose
        if not trimmed(before[verbs[0].end :]):
            break
        before = ON_DAY.sub("", before[verbs[0].end :])
        verbs = _told_by(before)
    return EnglishClause(
        asked=unnamed,
        left=before,
        verb=verbs[0] if verbs else None,
        last=verbs[-1] if verbs else None,
    )


def _told_by(before: str) -> list[Finite]:
    """Return the verbs of a clause; a participle before its verb is none: the area seeded rose."""
    verbs = [*finite_verbs(before)]
    if verbs and REPORTED.fullmatch(verbs[0].word) and not before[: verbs[0].start].strip(" •●*-–"):
        verbs = verbs[1:]  # Reported profit before tax
    if len(verbs) < 2 or not PARTICIPLE_LIKE.fullmatch(verbs[0].word.lower()):
        return verbs
    between = before[verbs[0].end : verbs[1].start]
    told_of = verbs[1].role is Role.MEASURED and verbs[0].role is Role.DOING
    return verbs[1:] if told_of and not JOINED.search(between) else verbs


def _left(unnamed: Unnamed) -> str:
    """Return the words of the clause before a figure; brackets do not cut a name."""
    passage = unnamed.own.passage
    text, begin = passage.text, passage.clause[0]
    lined = DATELINE.match(text, *passage.sentence)
    opening = lined.end() if lined else passage.sentence[0]
    begin = max(begin, opening)
    near = max(begin, passage.figure.start - REACH)
    before = without_hedge(text[max(near, passage.previous_end) : passage.figure.start])
    opened = text.rfind("(", max(passage.sentence[0], begin - REACH), begin)
    if begin > passage.previous_end and text[begin - 1 : begin] == ")" and opened >= 0:
        first = max(unnamed.parts.clause(opened - 1)[0], passage.previous_end)
        before = f"{text[max(first, opened - REACH) : opened].rstrip()} {before.lstrip()}"
    if not unnamed.follows and text[begin - 1 : begin] == "(" and begin - 1 > opening:
        first = unnamed.parts.clause(begin - 2)[0]  # employment rose among women (+43,000)
        before = f"{text[max(first, opening, begin - REACH) : begin - 1]}{before}"
    if HELD_AT.fullmatch(before) and not unnamed.follows:
        first, end = unnamed.parts.clause(opening)
        led = LEADING_TIME.match(text, max(first, opening))
        if led and end < led.end() <= begin:
            first, end = unnamed.parts.clause(led.end())
        words = text[max(first, opening) : min(end, begin)]
        if end < begin and is_name(trimmed(words)) and not first_verb(words):
            before = f"{words} {before}"  # narrow money (M1), at 67 trillion yuan, rose
    opens = first_verb(before)
    if opens and AS_REPORTED.match(before) and len([*finite_verbs(before)]) > 1:
        opens = None  # For the quarter, reported net sales increased
    if opens and not unnamed.follows and not trimmed(before[: opens.start]):
        first, end = unnamed.parts.clause(opening)
        led = LEADING_TIME.match(text, max(first, opening))
        if led and end < led.end() <= begin:  # In 2023, spending, however, was
            first, end = unnamed.parts.clause(led.end())
        first = max(first, opening)
        while text[end : end + 1] in ("(", ")") and end < begin:
            end = unnamed.parts.clause(end + 1)[1]  # like-for-like (LFL) sales
        named = BRACKETS.sub(" ", text[first : min(end, first + REACH)])
        before = f"{named} {before}" if end < begin else before
    return before


def _last_clause(left: str, *, goes_on: bool) -> str:
    """Return the last of several clauses that `and` joins: both have a subject and a verb.

    Words that go on behind another figure have left their verb before it.
    """
    for mark in reversed([*AND.finditer(left)]):
        before, behind = left[: mark.start()], left[mark.end() :]
        verb = first_verb(behind)
        has_verb = goes_on or first_verb(before)
        if goes_on and IN_FRONT.fullmatch(before):
            continue  # Central and Eastern European sales
        if verb and is_name(trimmed(behind[: verb.start])) and has_verb:
            return behind
    return left
