"""The subject of an English clause by where its verb stands."""

from __future__ import annotations

from factcheck.draft.en.clause import EnglishClause
from factcheck.draft.en.counted import counted_of, people
from factcheck.draft.en.finite import Role
from factcheck.draft.en.measured import PAGE, has_measure
from factcheck.draft.en.noun_phrases import (
    MOVING_NOUN,
    POINTING,
    is_name,
    phrase_behind,
    trimmed,
)
from factcheck.draft.en.objects import is_object, result_of
from factcheck.draft.en.places import (
    placed,
)
from factcheck.draft.en.subject_words import (
    AMONG_OTHERS,
    JOINED_SHARE,
    MOVED_PASSIVE,
    OF_ALL,
    OF_OTHERS,
    PARTICIPLE,
    PREPOSED,
    REACHING,
)
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import Kind
from factcheck.wording.vocabulary import section
from factcheck.wording.vocabulary import words as words_of

NOUNS_IN_ING = frozenset(words_of(section(PAGE, "nouns in ing")["words"]))


def right_before(words: EnglishClause, subject: str) -> str:
    """Return the subject where the words right before the figure leave no other; else nothing."""
    if words.counted and AMONG_OTHERS.search(words.left):
        return people(words, words.counted)  # reached with 46 states, Britain's 96 universities
    is_passive = is_name(subject) and MOVED_PASSIVE.search(words.left)
    return subject if is_passive else ""  # services were slashed by so much


def by_verb(words: EnglishClause, subject: str) -> str:
    """Return the subject where a verb stands before the figure."""
    last = words.last
    object_words = words.object
    if result := result_of(words):
        return result
    if last is not None and last.role is Role.MEASURED and is_name(subject):
        part = placed(subject, words.asked.area)
        if words.counted and part.words and not has_measure(part.words):
            return people(words, words.counted)  # the charity reached 300 families
        if is_name(part.words) or not part.area:
            return subject
        return f"{subject}'s {counted_of(words)}" if counted_of(words) else subject
    if last is not None and last.role is Role.MEASURED:
        return (words.counted and people(words, words.counted)) or ""
    shares = words.asked.own.reading.kind is Kind.SHARE and words.verb is last
    if shares and POINTING.fullmatch(subject) and not trimmed(object_words):
        return ""  # it supplied 48 percent of what others name
    if shares and last is not None and is_name(subject) and not trimmed(object_words):
        return subject  # who supplied 48 percent of it
    object_of = trimmed(object_words)
    area = placed(subject, words.asked.area).area
    named = is_name(object_of) and is_object(object_of) and not OF_ALL.search(object_words)
    if words.counted and not named:  # a fleet of 300 buses is one of buses
        name = people(words, words.counted)
    elif is_name(object_of) and not MOVING_NOUN.fullmatch(object_of) and is_object(object_of):
        part = placed(object_of, words.asked.area)
        name, area = part.words, part.area or area
    else:
        name = counted_of(words)
    if not name and MOVING_NOUN.fullmatch(object_of or "-") and is_name(subject):
        return subject
    if not name:
        return subject if is_name(subject) and not object_of else ""
    return f"{area}'s {name}" if area else name


def without_verb(words: EnglishClause, subject: str) -> str:
    """Return the subject where no verb stands before the figure in its clause."""
    if words.counted and OF_OTHERS.search(words.left):
        return people(words, words.counted)  # the cost to the 150 schools is none of schools
    opened = PARTICIPLE.match(words.left)
    if opened and opened[0].split()[-1].lower() in NOUNS_IN_ING:
        opened = None  # , and operating profit
    if opened and words.asked.follows and JOINED_SHARE.fullmatch(words.left):
        return ""
    if opened and words.asked.follows and REACHING.fullmatch(words.left):
        return ""  # so many of what was told before: up 5%, reaching 2,512 properties
    if opened:
        subject = trimmed(words.left[opened.end() :])
        if words.counted and not is_name(subject):
            return people(words, words.counted)
        return "" if MOVING_NOUN.fullmatch(subject) else subject
    if is_name(subject) and not MOVING_NOUN.fullmatch(subject) and not PREPOSED.match(subject):
        return subject
    if words.counted and not _repeats(words):
        return people(words, words.counted)
    figure = words.asked.own.figure
    if figure.in_words and figure.dimension is MeasuredBy.TIMES and not words.asked.follows:
        part = phrase_behind(
            words.asked.own.passage.text, figure.end, words.asked.own.passage.sentence[1]
        )
        if is_name(part):
            return people(words, part)
    return "" if words.asked.follows else counted_of(words)


def _repeats(words: EnglishClause) -> bool:
    """Whether a count goes on with the one before: of which, up by 35,000 people."""
    reading = words.asked.own.reading
    return words.asked.follows and reading.kind in (Kind.CHANGE, Kind.POINT_CHANGE)
