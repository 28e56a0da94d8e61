"""Percentages and percentage points of English: growth, share, ratio, gap, contribution."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.domain.hedge import Hedge
from factcheck.draft.en.beside import EnglishContext
from factcheck.draft.en.finite import without_hedge
from factcheck.draft.en.part_of import (
    moved_on,
    part_done,
    part_of,
    part_of_them,
    part_of_them_done,
)
from factcheck.draft.en.words import (
    AGAINST,
    AVERAGED_AFTER,
    GROWTH_LEFT,
    GROWTH_RATE,
    MOVED,
    RATED,
    SHARED,
)
from factcheck.draft.reading import Confidence, Kind, Said
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "rates", "en")

STANDING = frozenset(
    ("to", "reached", "reaching", "from", "hit", "stood at", "was", "were", "is", "are", "came to")
)
#: A part of a growth: accounting for 2 percent of GDP growth, subtracting 1 percent from growth.
ACCOUNTS = re.compile(
    WORDS.pattern(
        r"\b(?P<shares>account\w* for)(?: (?:{hedge}))?\s*$|\b(?:{adds})(?: (?:{hedge}))?\s*$"
    )
)
OF_GROWTH = re.compile(
    r" (?:of|to|from|off) (?:the |its )?(?:(?:overall|real|annual|headline|quarterly|total) )?"
    r"(?:(?:GDP|economic|output|employment|retail|export) )?growth\b"
)
CONTRIBUTION = re.compile(
    WORDS.pattern(
        r"contribution\b(?! rates?\b)[^,;]{0,70}$|contribut\w+(?! rates?\b)(?: (?:{hedge}))?\s*$"
    ),
    re.IGNORECASE,
)
ACCOUNTED = re.compile(
    WORDS.pattern(
        r"(?:account(?:ed|s|ing)? for|ma[dk]e up|represent(?:ed|s|ing)?) (?:(?:{hedge}) )?$"
    ),
    re.IGNORECASE,
)
REACHED = re.compile(r"(?<!due )(?<!according )(?<!compared )\bto\b")
FALLEN = re.compile(WORDS.pattern(r"\b(?:{fallen}) below\s*$"))
#: How fast prices or pay rise: the annual rate eased from 10 to 9.7 percent.
ANNUAL_RATE = re.compile(
    WORDS.pattern(
        r"\b(?:annual|12-month|twelve-month|monthly|year-on-year) (?:(?:inflation |growth )?rate\b"
        r"(?! of (?:interest|return))|(?:percent(?:age)? )?(?:change|increase|rise|decline|fall)\b)"
        r"[^,;]{0,60}\b(?:from|to|was|is|at|of|reached)"
        r"(?: (?:{hedge}|only|just))?\s*$"
    )
)
#: What is a rate by its name, and came to the figure: core inflation had risen to.
RATE_BY_NAME = re.compile(
    WORDS.pattern(
        r"\b(?:{by_name})\b(?:, as measured by [^,;]{3,60},)?"
        r"(?![^,;]{0,60}\b(?:target|expectation|rate)s?\b)[^,;]{0,60}?\b(?:from"
        r"|to|at|was|were|is|been|be|averag(?:ed|ing)|reached|reaching|of|below|above)"
        r"(?: (?:{hedge}|only|just|an?|its|the|historic\w*|record|low|high|level|rate|peak"
        r"|of))*\s*$"
    )
)
#: Something grew at a 5 percent rate.
GREW_AT = re.compile(WORDS.pattern(r"\b(?:{grew})(?: \w+ly)? at an?(?: (?:{hedge}|\w+))? $"))
AT_RATE = re.compile(r" (?:[\w-]+ ){0,2}(?:rate|pace|clip)\b")
#: Of a rate, so many percent that it changed by: an increase in the ratio of 50 percent.
CHANGED_RATE = re.compile(
    WORDS.pattern(
        r"\b(?:{changes}) in (?:the |its |their )?"
        r"(?:[\w:'’-]+ ){0,6}(?:{changed_rates})s? of (?:about |around |over "
        r"|nearly )?$"
    )
)
RATE_OF = re.compile(r"growth|increase|rate of", re.IGNORECASE)
#: A rate that figures represent, and what insurance, forests or networks cover.
TOLD_AS_RATE = re.compile(
    WORDS.pattern(
        r"\b(?:{amounting})\w* an? (?:(?!growth )[\w-]+ ){0,4}(?:{rates})\b[^,;]{0,20}$"
        r"|\b(?:{present}) (?:[\w-]+ ){0,4}(?:rate|ratio|level)s? of $"
        r"|\bcover(?:s|ed|ing)?(?: (?:{hedge}|only))? $"
    ),
    re.IGNORECASE,
)
KEPT = re.compile(WORDS.pattern(r"\b(?:{kept})\w*(?: well| just)? (?:above|below)\s*$"))
PART_OF = re.compile(r" of (?:it|them|the|its|all|total)\b(?!.{0,30}(?:growth|increase))")
SHARE_BEHIND = re.compile(r" (?:[\w-]+ )?(?:share|stake|interest|holding) (?:of|in)\b")
#: A part of a whole that all parts make up, also where it is left for another.
WHOLE_BEHIND = re.compile(
    WORDS.pattern(
        r"(?: to [a-z ]{0,16}[\d.]+ ?(?:percent|per cent|%))? of (?:the |its |our |their "
        r"|all )?"
        r"(?:[\w'-]+ )?(?:{whole_behind})\b"
    )
)
OF_WHICH = re.compile(
    WORDS.pattern(r"\b[Oo]f (?:which|whom|these|those|them|this)(?:,| (?:{hedge}))*\s*$")
)
OF_THOSE = re.compile(
    WORDS.pattern(
        r"\W*(?:Out )?[Oo]f (?:the|its|our|their|all|these"
        r"|those)(?: total of)?(?: (?P<many>[\d.,]+(?: million"
        r"| thousand)?))? (?P<what>[a-z][\w' -]{2,50}?)(?:,"
        r"| (?:{hedge})) (?:[^.;]{0,60} )?$"
    )
)
DONE_TO = re.compile(
    WORDS.pattern(
        r"\b(?:{done_to})"
        r"(?: (?:{hedge}|only|just))? $"
    )
)
OR_OF = re.compile(
    WORDS.pattern(r"(?:,|\)) (?:or|equal to|equivalent to|which is)(?: (?:{hedge}))? $")
)
PASSED = re.compile(r"\b(?:exceed|surpass|topp)\w*\s*$")
#: Before a growth with its sign in brackets: (+3.4%), (+$1.03; +3.4%).
ENCLOSED = re.compile(r"\((?:[+-][^();]{1,16}; )?$")
#: Before a growth that another is told after.
AFTER = re.compile(
    r"\b(?:after|following|from)(?: [+-]?\d[\d.]*(?:%| per ?cent)[^.;,\d]{0,30} and)? $"
)
WHOLE = 100  # percent
GROWN = ("grow", "grew", "expand", "increas")


def percent(words: EnglishContext) -> Said:
    """Say what a percentage is: the first rule that holds decides."""
    for holds, kind, confidence in RULES:
        if holds(words):
            averaged = kind is Kind.GROWTH and words.is_averaged
            if kind is Kind.GROWTH and _is_rate_a_year(words):
                return Said(Kind.RATIO, Confidence.HIGH)
            if kind is Kind.SHARE and words.figure.size > WHOLE:
                return Said(Kind.RATIO, Confidence.MEDIUM)  # no part is more than all
            return Said(Kind.CAGR if averaged else kind, confidence)
    return Said(Kind.RATIO, Confidence.LOW)


def _grew_at(words: EnglishContext) -> bool:
    """Whether something grew at the rate that the figure is: rose at a 5.1 percent annual rate."""
    grown = GREW_AT.search(words.passage.left(60))
    return grown is not None and AT_RATE.match(words.right) is not None


def _is_rate_a_year(words: EnglishContext) -> bool:
    """Whether a rate that is told by the year came to the figure: cut to 6.5 percent per annum."""
    rated = RATED.search(words.passage.left(120))
    reached = words.preposition in ("to", "at", "from")
    return reached and bool(rated and AVERAGED_AFTER.match(words.right))


def _accounts_for_growth(words: EnglishContext) -> bool:
    accounts = ACCOUNTS.search(words.left)
    return bool(accounts and accounts["shares"] and OF_GROWTH.match(words.right))


def _adds_to_growth(words: EnglishContext) -> bool:
    return bool(ACCOUNTS.search(words.left) and OF_GROWTH.match(words.right))


def _changed_rate(words: EnglishContext) -> bool:
    return CHANGED_RATE.search(words.left) is not None


def _contributed(words: EnglishContext) -> bool:
    part = PART_OF.match(words.right) or PASSED.search(words.left)
    return bool(CONTRIBUTION.search(words.left)) and not part


def _rate_by_name(words: EnglishContext) -> bool:
    """Whether a figure is what a rate came to that needs no other word: inflation eased to."""
    return not words.after and bool(RATE_BY_NAME.search(words.passage.left_in_clause(110)))


def _of_a_whole(words: EnglishContext) -> bool:
    rated = RATED.search(words.left[-70:])
    return not rated and words.preposition in STANDING and bool(WHOLE_BEHIND.match(words.right))


def _accounted_for(words: EnglishContext) -> bool:
    is_of_it = words.right.startswith(" of ")  # for 12 percent of sales growth
    return (is_of_it or not words.after) and ACCOUNTED.search(words.left) is not None


def _kept_above(words: EnglishContext) -> bool:
    return not words.after and bool(KEPT.search(words.left[-40:]))


def _held_against(words: EnglishContext) -> bool:
    return not words.after and bool(AGAINST.search(words.left[-24:]))


def _counted_by_thousand(words: EnglishContext) -> bool:
    return words.figure.measure.symbol == "permille"


def is_rate_of_growth(words: EnglishContext) -> bool:
    """Whether a figure is what a rate of growth came to: employment growth slowed to."""
    match = GROWTH_RATE.search(words.left) or ANNUAL_RATE.search(words.passage.left(90))
    match = match or GROWTH_LEFT.search(words.passage.left_in_clause(170))
    return not words.after and bool(match)


def _moved_behind(words: EnglishContext) -> bool:
    return bool(words.after) and not (words.preposition == "to" and words.is_near)


def _is_reached(words: EnglishContext) -> bool:
    """Whether something rose or fell to the figure, not by it."""
    reached = words.verb is not None and REACHED.search(without_hedge(words.between))
    growing = words.is_near and words.word.startswith(GROWN)
    at = words.preposition == "at" and not growing
    return bool(reached) or words.preposition in STANDING or at


def _is_governed(words: EnglishContext) -> bool:
    """Whether a word of rising or falling speaks of the figure."""
    named = words.is_noun and words.preposition not in ("to", "from")
    return words.is_near and (named or not _is_reached(words))


def _passed_afar(words: EnglishContext) -> bool:
    is_bound = words.between.strip().lower() in ("over", "more than", "by over", "by more than")
    return (
        _is_governed(words)
        and words.hedge is Hedge.MORE_THAN
        and words.preposition not in ("by", "of")
        and not is_bound
    )


def _moved_by(words: EnglishContext) -> bool:
    clause = words.left[-80:]
    shared = SHARED.search(clause) and clause.rfind(words.verb[0] if words.verb else "") < _last(
        SHARED, clause
    )
    return _is_governed(words) and not shared


def _averaged(words: EnglishContext) -> bool:
    grown = AVERAGED_AFTER.match(words.right) and MOVED.search(words.passage.left(120))
    return words.is_averaged and bool(RATE_OF.search(words.left[-70:]) or grown)


def _stood_above(words: EnglishContext) -> bool:
    """Whether nothing is told of a rise or fall, and the figure is what something stands above."""
    stood = words.preposition in STANDING or words.preposition == "at" or PASSED.search(words.left)
    return words.hedge is Hedge.MORE_THAN and bool(stood) and not words.verb and not words.after


def _passed(words: EnglishContext) -> bool:
    return words.hedge is Hedge.MORE_THAN


def _fallen_below(words: EnglishContext) -> bool:
    return bool(FALLEN.search(words.left))


def _shared(words: EnglishContext) -> bool:
    return bool(SHARED.search(words.left[-80:]))


def _told_as_rate(words: EnglishContext) -> bool:
    return bool(TOLD_AS_RATE.search(words.left))


def _of_which(words: EnglishContext) -> bool:
    is_behind = words.right.startswith((" of whom", " of which"))
    return not words.after and (is_behind or bool(OF_WHICH.search(words.left)))


def _share_behind(words: EnglishContext) -> bool:
    return bool(SHARE_BEHIND.match(words.right)) and words.preposition != "by"


def _rated(words: EnglishContext) -> bool:
    window = words.left[-70:]
    return _last(RATED, window) > len(window) - 60 and bool(RATED.search(window))


def _signed(words: EnglishContext) -> bool:
    return words.figure.text[:1] in "+-"


def _signed_after(words: EnglishContext) -> bool:
    """Whether a growth with its sign is one that another follows: up 1.2%, after +0.5%."""
    before = words.passage.left(40)
    return _signed(words) and bool(AFTER.search(before) or ENCLOSED.search(before))


def _shared_before(words: EnglishContext) -> bool:
    """Whether a share came to the figure, after by how many points it rose."""
    clause = words.passage.left_in_clause(120)
    apart = len(words.left) < len(clause) and "point" in clause
    return words.preposition == "to" and apart and bool(SHARED.search(clause))


def _rated_before(words: EnglishContext) -> bool:
    """Whether a rate came to the figure, after by how many points it moved."""
    clause = words.passage.left_in_clause(120)
    apart = len(words.left) < len(clause) and "point" in clause
    return words.preposition == "to" and apart and not SHARED.search(clause)


def _of_those(words: EnglishContext) -> bool:
    """Whether the sentence opens with things of which a part is told: of the 4,288 teachers."""
    return not words.after and bool(OF_THOSE.match(words.passage.left(160)))


def _or_of(words: EnglishContext) -> bool:
    """Whether an amount is told as a part of a whole too: $84 million, or 20% of sales."""
    return bool(OR_OF.search(words.passage.left(24)) and re.match(r" of (?!growth)", words.right))


def _done_to(words: EnglishContext) -> bool:
    """Whether somebody did something to a part of a whole: supplied 48 percent of demand."""
    done = DONE_TO.search(words.passage.left_in_clause(40))
    return bool(done) and bool(re.match(r" of (?!growth)", words.right))


def _by(words: EnglishContext) -> bool:
    """Whether a list leaves out that it rose: visits rose by 3 percent, and receipts by 4."""
    return words.preposition == "by" and not words.right.startswith(" of ")


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


Rule = tuple[Callable[[EnglishContext], bool], Kind, Confidence]
RULES: tuple[Rule, ...] = (
    (_accounts_for_growth, Kind.SHARE, Confidence.HIGH),
    (_adds_to_growth, Kind.CONTRIBUTION, Confidence.HIGH),
    (_contributed, Kind.CONTRIBUTION, Confidence.MEDIUM),
    (_grew_at, Kind.GROWTH, Confidence.HIGH),
    (_changed_rate, Kind.GROWTH, Confidence.MEDIUM),
    (_fallen_below, Kind.THRESHOLD, Confidence.HIGH),
    (_told_as_rate, Kind.RATIO, Confidence.HIGH),
    (_of_which, Kind.SHARE, Confidence.HIGH),
    (_of_those, Kind.SHARE, Confidence.HIGH),
    (_done_to, Kind.SHARE, Confidence.HIGH),
    (_or_of, Kind.SHARE, Confidence.HIGH),
    (_share_behind, Kind.SHARE, Confidence.HIGH),
    (part_of_them_done, Kind.SHARE, Confidence.MEDIUM),
    (part_of_them, Kind.SHARE, Confidence.HIGH),
    (_of_a_whole, Kind.SHARE, Confidence.HIGH),
    (_accounted_for, Kind.SHARE, Confidence.HIGH),
    (_kept_above, Kind.THRESHOLD, Confidence.HIGH),
    (_held_against, Kind.RATIO, Confidence.LOW),
    (_counted_by_thousand, Kind.RATIO, Confidence.HIGH),
    (is_rate_of_growth, Kind.GROWTH, Confidence.HIGH),
    (_rate_by_name, Kind.RATIO, Confidence.HIGH),
    (_moved_behind, Kind.GROWTH, Confidence.HIGH),
    (_passed_afar, Kind.THRESHOLD, Confidence.MEDIUM),
    (_moved_by, Kind.GROWTH, Confidence.HIGH),
    (_averaged, Kind.GROWTH, Confidence.MEDIUM),
    (_stood_above, Kind.THRESHOLD, Confidence.HIGH),
    (_passed, Kind.THRESHOLD, Confidence.MEDIUM),
    (_shared, Kind.SHARE, Confidence.HIGH),
    (_shared_before, Kind.SHARE, Confidence.MEDIUM),
    (moved_on, Kind.GROWTH, Confidence.MEDIUM),
    (_rated_before, Kind.RATIO, Confidence.HIGH),
    (_rated, Kind.RATIO, Confidence.HIGH),
    (_by, Kind.GROWTH, Confidence.LOW),
    (_signed_after, Kind.GROWTH, Confidence.HIGH),
    (_signed, Kind.GROWTH, Confidence.MEDIUM),
    (part_done, Kind.SHARE, Confidence.MEDIUM),
    (part_of, Kind.SHARE, Confidence.HIGH),
)
