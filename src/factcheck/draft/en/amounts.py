"""Amounts and counts of English: level, count, threshold, absolute change."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.en.beside import EnglishContext
from factcheck.draft.en.finite import without_hedge
from factcheck.draft.en.measured import MONEY
from factcheck.draft.en.parts import INDEX
from factcheck.draft.en.subject_words import PER_SHARE
from factcheck.draft.en.words import ACHIEVED, MOVING_NOUNS
from factcheck.draft.hedging import hedges_read
from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import NOTHING, Confidence, Kind, Said
from factcheck.wording.prose_numbers import SMALL_NUMBER
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "amounts", "en")

CHANGED_BEHIND = re.compile(
    WORDS.pattern(
        r" ?(?:net |further |year-on-year |one-time )?(?:{changed_behind})"
        r"|(?P<again> or|,? ?\((?:or )?)[ \d.]+(?:%| percent| per cent)\)? (?:above|below|more"
        r"|less|higher"
        r"|lower|over|under|fewer)\b"
    )
)
OUTDONE = re.compile(
    r" (?:more|less|fewer|higher|lower) than"
    rf" (?:(?P<when>in|a year|last|the (?:previous|same)|{WHOLE_MONTH}(?! \d))|the|its)\b"
)
#: Between a rise or fall of something, and by how much, with what it came to behind.
IN_WHAT = re.compile(r" in [^.;,()\d]{2,70} of(?: about| around| nearly)? [$€£]?")
CAME_TO = re.compile(r"[^.;,()\d]{0,24} to [$€£]?\d")
PASSED = re.compile(WORDS.pattern(r"(?:{passed})\w*\b[^,]{0,14}$|\bcrossed$"), re.IGNORECASE)
FALLEN = re.compile(WORDS.pattern(r"\b(?:{fallen}) below\s*$"))
STARTED = re.compile(r"\bfrom (?:over|more than|above)\s*$", re.IGNORECASE)
MORE_OR_FEWER = re.compile(r" (?:more|fewer|less|higher|lower)\b")
#: Of what a figure is so much percent more: 131 per cent higher than.
HIGHER_THAN = re.compile(
    r"(?:%|per ?cent) (?:(?:higher|lower|more|less|greater) than|over|from|on) (?:the |an? )?$"
)
INDEXED = re.compile(WORDS.pattern(r"\b(?:{indexed})\b"))
STANDING = frozenset(("to", "at", "was", "of", "is", "stood at", "reached", "came to", "reach"))
#: Both ends of a change of a bare number: cut from 40 to 33.
LEAVING = re.compile(WORDS.pattern(r"\bfrom(?: (?:{hedge}|just))?\s*$"))
LEFT_FOR = re.compile(
    WORDS.pattern(r" to (?:(?:{hedge}|just) )?\d[\d,.]*(?![\d%])(?! (?:per ?cent))")
)
#: What makes a bare whole number a count.
NUMBER_OF = re.compile(
    WORDS.pattern(
        r"\b(?:{number_of})\w* (?:the|its|their|our) (?:(?:cumulative|overall|combined) )?"
        r"(?:total|number|tally|count)(?: [\w' -]{0,40})? to(?: (?:{hedge}))?\s*$"
        r"|\bnumbered\s*$|\bnumbers? of [^,;.]{3,60} \($"
        r"|\b(?:number|total) of [^,;]{3,60} (?:to|at|was|were|is|reached|hit|totall?ed)"
        r"(?: (?:{hedge}|only))?\s*$"
    ),
    re.IGNORECASE,
)
#: Before a bare number that was reached or left, of what is counted: the number of fires fell to.
COUNTED = re.compile(r"\b[Nn]umbers? of [^,;.]{3,90}$")
HELD_AGAINST = re.compile(r"\b(?:compared (?:with|to)|(?:up|down) from|against|versus)\s*$")
THEN = re.compile(
    r" (?:in (?:19|20)\d\d\b|(?:a|one|the) (?:year|month|quarter) (?:ago|earlier|before)|last year"
    r"|in the (?:previous|same|prior|preceding))"
)
OF_WHICH = re.compile(WORDS.pattern(r"\bof (?:which|whom|these|those)(?:,| (?:{hedge}))*\s*$"))
OF_WHOM = re.compile(r" of (?:which|whom|them|these|those)\b")
#: Between a verb of rising or falling and a bare number that it moved by.
MOVED_BY = re.compile(WORDS.pattern(r"(?: by)?(?: (?:{hedge}))? "))
YEAR = re.compile(r"(?:19|20)\d\d")
UNCOUNTED = MONEY | {"point", "points"}  # money, and points of an index
RATIO = re.compile(r"\b(?:ratio|rate|per|for every)\b")
COUNTING = STANDING | {
    "averaged",
    "averaging",
    "reaching",
    "were",
    "totaled",
    "from",
    "totaling",
    "total",
}
NOUNS = frozenset("increase decrease decline rise drop gain reduction fall improvement".split())
#: Between a rise or fall and the amount that it was.
AMOUNTS_TO = re.compile(
    WORDS.pattern(
        r" (?:{amounts_to})"
        r"(?: (?:{hedge}|only))? (?:[$€£¥])?"
    )
)
#: How far apart two counts lie: births exceeded deaths by 1,150.
APART_BY = re.compile(
    WORDS.pattern(r"\b(?:{apart_by})\w*[^.;,\d]{1,60} by(?: (?:{hedge}|only|just))? $")
)
#: Between a rise and the amount it was: an increase in depreciation expense of.
OF_A_THING = re.compile(
    WORDS.pattern(r" in (?:the |its |our |their )?[^.;,\d]{1,40} of(?: (?:{hedge}))? [$€£]?")
)
NEVER_BY = frozenset("growth expansion improvement inflation contraction".split())
CUTTING = frozenset("cut cuts cutting slashed trimmed lifted raised reduced reducing".split())
#: Verbs without an object: what stands behind them is how far. Others may cut 3 billion of debt.
INTRANSITIVE = re.compile(WORDS.pattern(r"(?:{intransitive})"))
ROUGHLY = re.compile(r"^(?:about|around|over|nearly|almost|some|roughly|just|approximately)$")
LOST_OR_GAINED = frozenset("lost gained gaining losing".split())
POSTS = frozenset("jobs posts positions workers employees staff people places".split())
MORE_OF = re.compile(r"\s*(?:more|new|additional|other|further)\b", re.IGNORECASE)
SLOGAN = re.compile(WORDS.pattern(r"\b(?:{slogan})\b"))


#: Before a bare number that is points of the percentage in front of it: 71.0 per cent, up 0.4 on.
POINTS = re.compile(r"(?:%|\bper ?cent)[^.;,\d]{0,60}, (?:up|down)(?: by)? $")
#: A number of things with how they changed: 6,000 fewer people, 3,600 more jobs.
MANY_FEWER = re.compile(
    r"\d[\d,.]*(?: (?:thousand|million|billion))? (?:(?P<fewer>fewer)|more) (?!than\b)[a-z]"
)
#: Before an amount with its sign that says a change once more: (+43,000; +0.7%).
ENCLOSED = re.compile(r"\((?:[+-][^();]{1,16}; )?$")
THAN_THEN = re.compile(
    r" (?:more|fewer|less|higher|lower) than (?:in|a year|the (?:year|previous)|last year)\b"
)
DONE = re.compile(WORDS.pattern(r" (?:were|have been) (?:\w+ly )?(?:{done})\b"))
#: Behind some things that open a sentence: Three provinces saw.
DID = re.compile(WORDS.pattern(r" (?:(?:\w+ly|also) )?(?:{did})\b"))
#: Some of a number of things: 12 of the 30 cities.
SOME_OF = re.compile(
    WORDS.pattern(
        r" (?:out )?of (?:the |its |our |their |all )?(?:\d[\d,]*\b(?![.%])"
        r"|(?:{small_number})\b)"
        r"(?! (?:{some_of})\b)",
        small_number=SMALL_NUMBER,
    ),
    re.IGNORECASE,
)


def amount(words: EnglishContext) -> Said:
    """Say what an amount is: a level or count unless it is passed, or a change."""
    figure = words.figure
    counted = figure.dimension is MeasuredBy.COUNT
    plain = Kind.COUNT if counted and figure.noun not in UNCOUNTED else Kind.LEVEL
    some = figure.size > 1 and figure.size.denominator == 1
    if figure.dimension is MeasuredBy.NUMBER and some and SOME_OF.match(words.right):
        return Said(Kind.COUNT, Confidence.MEDIUM)
    if (
        figure.dimension is MeasuredBy.NUMBER
        and "," in figure.number
        and OF_WHOM.match(words.right)
    ):
        return Said(Kind.COUNT, Confidence.MEDIUM)
    if figure.dimension is MeasuredBy.NUMBER and figure.in_words:
        fewer = figure.size > 1 and THAN_THEN.match(words.right)
        return Said(Kind.CHANGE, Confidence.MEDIUM) if fewer else NOTHING
    if words.word == "lost" and PER_SHARE.match(words.passage.text, figure.end):
        return Said(Kind.LEVEL)  # what a firm lost in a year, not by how much it fell
    change = _counted_more(words) or _change(words)
    if change:
        return change
    if HIGHER_THAN.search(words.passage.left(60)):
        return Said(plain)
    passed = words.hedge is Hedge.MORE_THAN and not STARTED.search(words.left)
    if words.hedge is Hedge.LESS_THAN and FALLEN.search(words.left):
        return Said(Kind.THRESHOLD)
    things = counted or figure.dimension is MeasuredBy.NUMBER
    if passed and (not things or PASSED.search(words.left)):
        return Said(Kind.THRESHOLD)
    if figure.dimension is MeasuredBy.NUMBER:
        return _bare(words)
    if counted and figure.in_words and not figure.scale and not _worded(words):
        return NOTHING
    if words.preposition == "by":  # exports exceeded imports by 3 tonnes
        return Said(plain, Confidence.LOW)
    sure = words.preposition or not counted or not figure.in_words or figure.scale
    return Said(plain, Confidence.HIGH if sure else Confidence.MEDIUM)


def _counted_more(words: EnglishContext) -> Said | None:
    """Say whether the figure itself tells how many more there are: 6,000 fewer people, +43,000."""
    counted = words.figure.dimension is MeasuredBy.COUNT
    if counted and (told := MANY_FEWER.match(words.figure.text)):
        return Said(Kind.CHANGE, Confidence.HIGH if told["fewer"] else Confidence.MEDIUM)
    if words.figure.text[:1] in "+-" and ENCLOSED.search(words.passage.left(24)):
        is_loss = words.figure.dimension is MeasuredBy.MONEY and words.figure.text[0] == "-"
        return Said(Kind.CHANGE, Confidence.LOW if is_loss else Confidence.HIGH)
    return None


def _change(words: EnglishContext) -> Said | None:
    """Say whether the amount is what something rose or fell by."""
    if words.figure.dimension is MeasuredBy.NUMBER and POINTS.search(words.passage.left(90)):
        return Said(Kind.POINT_CHANGE)
    if words.is_near:
        noun = words.word in NOUNS
        named = noun and words.preposition == "of"
        named = named and (
            len(words.between) < 22 or OF_A_THING.fullmatch(words.between) is not None
        )
        named = named or (words.word in MOVING_NOUNS and bool(AMOUNTS_TO.fullmatch(words.between)))
        to_what = noun and IN_WHAT.fullmatch(words.between) and CAME_TO.match(words.right)
        if words.preposition == "by" or named or to_what:
            return Said(Kind.CHANGE)
        told = without_hedge(words.between).strip()
        told = "" if told.casefold() in hedges_read("en") else told
        if words.word in ("up", "down") and told in ("", "by", "about", "over", "nearly"):
            return Said(Kind.CHANGE)
        object_of = words.figure.dimension is MeasuredBy.COUNT and words.word in CUTTING
        if object_of and words.figure.noun not in POSTS:
            return None  # cut 130 permits
        if not ROUGHLY.sub("", told) and not noun and words.word not in NEVER_BY:
            return Said(Kind.CHANGE, Confidence.HIGH if _moved_by(words) else Confidence.MEDIUM)
    behind = CHANGED_BEHIND.match(words.right)
    outdone = OUTDONE.match(words.right)
    if outdone or (behind and (words.after or behind["again"])):
        is_sure = (outdone and outdone["when"]) or (behind and behind["again"])
        return Said(Kind.CHANGE, Confidence.HIGH if is_sure else Confidence.MEDIUM)
    return None


def _moved_by(words: EnglishContext) -> bool:
    """Whether a verb right before an amount leaves it nothing to be but the distance."""
    bare = words.figure.dimension is MeasuredBy.NUMBER and "," not in words.figure.number
    if bare or words.word in LOST_OR_GAINED:
        return words.word in LOST_OR_GAINED and "," in words.figure.number
    return INTRANSITIVE.match(words.word) is not None


def _bare(words: EnglishContext) -> Said:
    """Say what a number without unit or noun is: so many fewer, an index, a count, nothing."""
    number = words.figure.number
    if words.figure.unit == ":1" or words.figure.per:
        return Said(Kind.RATIO, Confidence.MEDIUM)
    if "," in number and APART_BY.search(words.left):
        return Said(Kind.COUNT, Confidence.LOW)
    if MORE_OR_FEWER.match(words.right) and ("," in number or len(number) < 4):
        timed = "," in number and THAN_THEN.match(words.right)
        return Said(Kind.CHANGE, Confidence.HIGH if timed else Confidence.MEDIUM)
    if words.is_near and not words.is_noun and "," in number and MOVED_BY.fullmatch(words.between):
        return Said(Kind.CHANGE, Confidence.MEDIUM)
    if INDEXED.search(words.left[-60:]) and words.preposition in STANDING:
        return Said(Kind.LEVEL, Confidence.LOW)
    if "." not in number and DONE.match(words.right) and words.figure.size > 1:
        return Said(Kind.COUNT, Confidence.HIGH if "," in number else Confidence.LOW)
    left_for = words.is_near and LEAVING.search(words.left) and LEFT_FOR.match(words.right)
    if "." in number and (words.preposition in STANDING or left_for):
        return Said(
            Kind.RATIO if RATIO.search(words.passage.left(80)) else Kind.LEVEL, Confidence.LOW
        )
    if "." in number and HELD_AGAINST.search(words.left):
        return Said(Kind.LEVEL, Confidence.LOW)
    then = HELD_AGAINST.search(words.left) and THEN.match(words.right)
    moved = words.is_near and words.preposition == "to" and not YEAR.fullmatch(number)
    counts = left_for or then or moved or NUMBER_OF.search(words.left)
    if "." not in number and counts:
        told_number = NUMBER_OF.search(words.left) and ("," in number or not then)
        of_things = COUNTED.search(words.passage.left_in_clause(120)) and (moved or left_for)
        named = told_number or of_things
        return Said(Kind.COUNT, Confidence.HIGH if named else Confidence.LOW)
    told = (
        words.preposition in COUNTING
        or OF_WHICH.search(words.left)
        or words.left.rstrip().endswith((":", "averaged over"))
    )
    if "," in number and told:
        listed = INDEX.search(words.passage.left(120))
        return Said(Kind.COUNT, Confidence.LOW if listed else Confidence.HIGH)
    return NOTHING


def _worded(words: EnglishContext) -> bool:
    """Whether a number in words counts something: a small one needs a verb that counts, or more."""
    figure = words.figure
    if figure.text.lower() in ("twice", "thrice") or figure.size > 12:
        return True
    if figure.size < 2:
        return False
    if MORE_OF.match(figure.text[len(figure.number) :]):
        return True
    done = ACHIEVED.search(words.left[-40:]) or DONE.match(words.right)
    if not words.passage.left(40).strip(" •-—–*"):
        done = done or DID.match(words.right)
    return bool(done) and not SLOGAN.search(figure.text)
