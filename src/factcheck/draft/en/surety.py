"""Whether an English figure can be of nothing else than its subject.

The rules of `subject` always choose a name. It is sure where its head is a noun that measures
something, where it holds no verb, and where the words around the figure leave no other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.en.around import (
    compared_with,
    is_counted,
    is_end_of_list,
    is_end_of_name,
    noun_behind,
    part_behind,
    part_opened,
    words_between,
)
from factcheck.draft.en.finite import Role, finite_verbs
from factcheck.draft.en.measured import PAGE, fits, has_measure, may_be_money
from factcheck.draft.en.nouns import singular
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Kind
from factcheck.language import say
from factcheck.wording.vocabulary import section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "surety", "en")

INNER = frozenset(words(section(PAGE, "inner verbs")["words"]))
DONE = frozenset(words(section(PAGE, "done")["words"]))
REACH = 60
LEADING = frozenset("in at on under between across throughout through".split())
VERBS = frozenset(words(section(PAGE, "verbs")["words"]))
#: A share may be of anything: renewables accounted for 46 percent.
SHARING = re.compile(WORDS.pattern(r"\b(?:{sharing})\b"))
#: Words that titles write with a capital, and how many of them make one.
HEADED = re.compile(r"(?<![\w$€£-])[A-Za-z][a-z]{3,}")
MANY = 2  # verbs of a clause, the last of which is none of the relative clause in it
FEW, MOST = 5, 240  # words of a headline, and characters of it
#: What tells how many things there are, and by how much they became more.
COUNTING = (MeasuredBy.COUNT, MeasuredBy.NUMBER, MeasuredBy.PERCENT)
NEAR = 12  # figures
#: A clause that tells of what stands before it: Canterbury, which had a 2.3 percent increase in.
RELATIVE = re.compile(r"\b(?:which|who|whose)\b(?P<told>[^;]*)$", re.IGNORECASE)
TOLD_ANEW = re.compile(
    r"which (?:is|was|represents?|represented|equals?)(?: (?:about|around|nearly|over))? "
)
WHICH_OF = re.compile(r"\b(?:of|in|from|among) which\b", re.IGNORECASE)
#: A participle that opens no name, as nouns in -ing do: reducing funding.
ACTING = re.compile(r"[a-z]{2,}ing")
NOUNS_IN_ING = frozenset(words(section(PAGE, "nouns in ing")["words"]))
#: A part in words that something was of another: were a third of imports.
WERE = re.compile(WORDS.pattern(r"\b(?:was|were|is|are)(?: (?:{hedge}|just|only|still))*\s*$"))
OF_ANOTHER = re.compile(
    r" of (?P<other>(?!all\b|those\b|them\b|total\b|gdp\b)[a-z][\w-]+s)\b(?! of\b)"
)
#: How many of some things had something done to them: total number of shares traded.
NUMBER_DONE = re.compile(
    r"(?:(?:total|average|overall|combined) )?(?:number|value|volume|amount|cost|price|share)"
    r" of (?:[\w'’&-]+ ){1,5}[a-z]+(?:ed|wn|ld|nt|ught)"
    r"|(?:quantity|quantities|amounts?|volumes?|numbers?) (?:bought|sold|spent|lent|built|made)",
    re.IGNORECASE,
)
RANKED = (Phrase.RANK, Phrase.RECORD)
#: A word that is a verb or a noun, where it can only be the noun.
NOUN_TOO = re.compile(
    WORDS.pattern(
        r"(?:(?<!s) |\b(?:in|of|out of|for|at|from) )(?:{nouns_too})"
        r"(?: (?:in|of|for|per|by|at|on|among|between) .*|)$"
    ),
    re.IGNORECASE,
)
#: A time where the name should stand: second quarter.
AT_TIMES = re.compile(
    WORDS.pattern(
        r"(?:(?:{which})[ -]?)*"
        r"(?:{times})s?(?: (?:of )?(?:19|20)\d\d)?"
    ),
    re.IGNORECASE,
)


def unsure(unnamed: Unnamed, named: Naming) -> Iterator[str]:
    """Give what else a figure may be of, if its words leave that open."""
    if not named.subject:
        return
    if part := part_opened(unnamed):
        yield say("area: {area}, or the document's own?", area=part)
    yield from _of_name(unnamed, named.subject)
    if _is_headline(unnamed):
        yield say("subject: the words of a headline leave out what parts them")
    if unnamed.own.figure.phrase is Phrase.FIGURE:
        yield from _of_figure(unnamed, named)
    elif unnamed.own.figure.phrase in RANKED and (
        beside := words_between(unnamed, named, ranked=True)
    ):
        yield say("subject: {name!r}, or what {words!r} says?", name=named.subject, words=beside)
    other = compared_with(unnamed) or part_behind(unnamed, named.subject) or _of_another(unnamed)
    if other and not named.listed:
        yield say("subject: {name!r}, or that of {other}?", name=named.subject, other=other)
    if _is_of_antecedent(unnamed, named.subject):
        yield say("subject: which {name!r} is meant?", name=named.subject)


def unfit(unnamed: Unnamed, name: str) -> Iterator[str]:
    """Give the doubt about a name that may measure nothing, unless a catalogue knows it."""
    figure = unnamed.own.figure
    if figure.phrase is Phrase.FIGURE:
        fitting = fits(name, figure) or _shares(unnamed) or _is_counted_near(unnamed, name)
    else:
        fitting = figure.phrase not in RANKED or has_measure(name)
    if name and not fitting:
        yield say("subject: does {name!r} name what is measured?", name=name)


def _is_counted_near(unnamed: Unnamed, name: str) -> bool:
    """Whether figures nearby count things of a name: 515 homicides, 37 fewer than in 2013."""
    if unnamed.own.figure.dimension not in COUNTING:
        return False
    near = unnamed.read[max(0, unnamed.index - NEAR) : unnamed.index + NEAR]
    nouns = {singular(other.figure.noun) for other in near if other.figure.noun}
    return bool(nouns) and has_measure(name, frozenset(nouns))


def newly(unnamed: Unnamed, name: str) -> Iterator[str]:
    """Give the doubt about a count of what was done: 12 opened clinics are not all there are."""
    if unnamed.own.reading.kind is not Kind.COUNT or not is_counted(unnamed, name):
        return
    verbs = finite_verbs(unnamed.own.passage.left_in_clause(REACH))
    if verbs and verbs[-1].role is Role.DOING and verbs[-1].word.lower() in DONE:
        yield say("subject: all {name!r}, or those {verb}?", name=name, verb=verbs[-1].word)


def _of_name(unnamed: Unnamed, name: str) -> Iterator[str]:
    """Give the doubts about a name that is led by a verb, is a time, or holds a verb."""
    first, *others = name.lower().split()
    is_acted = bool(others) and ACTING.fullmatch(first) is not None and first not in NOUNS_IN_ING
    if first in VERBS | LEADING or is_acted or AT_TIMES.fullmatch(name):
        yield say("subject: {name!r} names nothing that is measured", name=name)
    verb = next((word for word in others if word in INNER), "")
    if verb and (NOUN_TOO.search(name) or NUMBER_DONE.fullmatch(name)):
        return  # total pay, people out of work
    if verb and not is_counted(unnamed, name):
        yield say("subject: {name!r} holds a verb: {word!r}", name=name, word=verb)


def _of_figure(unnamed: Unnamed, named: Naming) -> Iterator[str]:
    """Give the doubts about a name beside its figure and the words between them."""
    name, figure = named.subject, unnamed.own.figure
    if unnamed.own.reading.kind is not Kind.POINT_CHANGE and may_be_money(name, figure):
        yield say("unit: money, or a number of things?")
    if beside := words_between(unnamed, named):
        yield say("subject: {name!r}, or what {words!r} says?", name=name, words=beside)
    if is_end_of_list(unnamed, name):
        yield say("subject: {name!r} is the end of a list", name=name)
    elif is_end_of_name(unnamed, name):
        yield say("subject: {name!r} is the end of a longer name", name=name)
    if noun := noun_behind(unnamed, name):
        yield say("subject: {name!r}, or the {noun}?", name=name, noun=noun)


def _of_another(unnamed: Unnamed) -> str:
    """Return of what other thing a part in words is told: exports were a third of imports."""
    passage, figure = unnamed.own.passage, unnamed.own.figure
    if not figure.in_words or unnamed.own.reading.kind is not Kind.SHARE:
        return ""
    behind = OF_ANOTHER.match(passage.text, figure.end, passage.sentence[1])
    return behind["other"] if behind and WERE.search(passage.left_in_clause(40)) else ""


def _is_of_antecedent(unnamed: Unnamed, name: str) -> bool:
    """Whether a figure is of a clause that tells of what stands before it."""
    before = unnamed.own.passage.left_in_clause(MOST)
    match = RELATIVE.search(before)
    if match is not None and TOLD_ANEW.fullmatch(match[0]):
        return False  # to $853,502, which is 25.1% of sales
    if match is None or WHICH_OF.search(before) or is_counted(unnamed, name):
        return False
    verbs = finite_verbs(match["told"])
    return len(verbs) < MANY and not (verbs and verbs[0].role is Role.SAYING)


def _is_headline(unnamed: Unnamed) -> bool:
    """Whether nearly all words of a clause are written as those of a title are."""
    passage = unnamed.own.passage
    headlines = HEADED.findall(passage.text[passage.clause[0] : passage.clause[1]][:MOST])
    capital = sum(word[0].isupper() for word in headlines)
    return len(headlines) >= FEW and 4 * capital >= 3 * len(headlines)


def _shares(unnamed: Unnamed) -> bool:
    """Whether a figure is told as the share that its subject has."""
    reading, passage = unnamed.own.reading, unnamed.own.passage
    return reading.kind is Kind.SHARE and SHARING.search(passage.left_in_clause(60)) is not None
