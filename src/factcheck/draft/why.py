"""Which words of a text made a draft what it is: kind, subject, period and base of a figure."""

from __future__ import annotations

import re

from factcheck.draft.calendar import Moment
from factcheck.draft.compared import year_before
from factcheck.draft.drafted import DraftedClaim, Why
from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Confidence
from factcheck.draft.readings import Read
from factcheck.draft.scanning import Scanned
from factcheck.draft.time_context import Spot
from factcheck.language import later, say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "why")

REACH = 4000  # characters above a figure in which its period may have been told
_NEAR = 80
#: Words that say what a change is measured from, to be shown: the rules have their own.
BASES = re.compile(
    WORDS.pattern(
        r"同比|环比|[比较](?:{zh.bases})(?:同期|同月|末|底)?"
        r"|\b(?:(?:month|quarter|year)[- ](?:on|over|to)[- ](?:month|quarter|year)"
        r"|on the (?:month|quarter|year)|from (?:the (?:previous|preceding) )?\w+"
        r"|sequentially"
        r"|(?:than|against|since|over) (?:a year (?:ago|earlier|before)|the year before"
        r"|\w+(?: \d{4})?)"
        r"|a year (?:ago|earlier))"
    ),
    re.IGNORECASE,
)
GUESSED = later("no word beside it says so")
ALONE = later("the figure and its unit alone")
OF_DOCUMENT = later("the document as a whole")
TAKEN = later("taken for granted: the year before")


def why(scanned: Scanned, read: Read, spot: Spot, claim: DraftedClaim, of_base: str = "") -> Why:
    """Return which words gave kind, subject, period and base of a claim.

    `of_base` is what told the base where no word beside the figure does.
    """
    start, end = read.governed, read.figure.start
    if start == end and read.figure.phrase is not Phrase.FIGURE:
        end = read.figure.end  # a rank or a record is told by the words it is printed in
    words = scanned.normal.text[start:end].strip()
    return Why(
        kind=_quoted(words) or say(ALONE if claim.confidence is Confidence.HIGH else GUESSED),
        subject=_subject(scanned, spot, claim),
        period=_period(scanned, spot, claim.period),
        base=of_base or _base(scanned, spot, claim.base, claim.period),
    )


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _subject(scanned: Scanned, spot: Spot, claim: DraftedClaim) -> str:
    if not claim.subject:
        return say("none was found")
    text = scanned.normal.text
    start, end = spot.passage.sentence
    for at in (text.rfind(claim.subject, start, spot.start), text.find(claim.subject, start, end)):
        if at >= 0:
            return _quoted(text[at : at + len(claim.subject)])
    above = text.rfind(claim.subject, max(0, start - REACH), start)
    if above >= 0:
        return say(
            "{words}, carried over from line {line}",
            words=_quoted(claim.subject),
            line=scanned.normal.line(above),
        )
    return say("put together from the words around it")


def _period(scanned: Scanned, spot: Spot, period: str) -> str:
    if not period:
        return say("no word of time was found")
    for moment in (*spot.before(), *spot.after(_NEAR)):
        if _is_it(spot, moment, period):
            return _moment(scanned, moment)
    if period == spot.earlier:
        return say("that of the figure before it")
    if period == spot.carried:
        return say("that of the sentence before")
    above = reversed(spot.line_of_time.between(max(0, spot.line_start - REACH), spot.start))
    for moment in above:
        if _is_it(spot, moment, period):
            return say(
                "{words}, in line {line}",
                words=_moment(scanned, moment),
                line=scanned.normal.line(moment.start),
            )
    return say(OF_DOCUMENT) if period == spot.setting.period else say(GUESSED)


def _is_it(spot: Spot, moment: Moment, period: str) -> bool:
    resolved = spot.resolved(moment)
    return bool(resolved) and (resolved == period or period.endswith(f"..{resolved}"))


def _moment(scanned: Scanned, moment: Moment) -> str:
    return _quoted(scanned.normal.text[moment.start : moment.end])


def _base(scanned: Scanned, spot: Spot, base: str, period: str) -> str:
    if not base:
        return ""
    for moment in (*spot.before(), *spot.after(_NEAR)):
        if spot.resolved(moment) == base:
            return _moment(scanned, moment)
    start, end = spot.passage.clause
    begin = max(start, spot.start - _NEAR)
    base_words = BASES.search(scanned.parts.text, begin, min(end, spot.end + _NEAR))
    if base_words:
        return _quoted(scanned.normal.text[base_words.start() : base_words.end()])
    return say(TAKEN) if base == year_before(period) else say(GUESSED)
