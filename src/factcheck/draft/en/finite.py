"""Verbs of English that end a subject, and what each of them does with it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from factcheck.draft.hedging import hedge_word_ending
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "finite", "en")


class Role(StrEnum):
    """What stands before a verb: what is measured, who says so, or who does something."""

    MEASURED = "measured"
    SAYING = "saying"
    DOING = "doing"


class Finite(NamedTuple):
    """A finite verb in some words."""

    start: int
    end: int
    role: Role
    word: str


#: What may follow a verb that ends in -ed; before a noun it is an adjective: paid subscribers.
ONWARD = (
    r"(?=\s*$|\s+(?:to|by|from|in|into|at|on|with|for|as|of|about|around|over|under|above|below|up"
    r"|down|higher|lower|back|nearly|almost|roughly|approximately|some|all|any|more|less|fewer|just|only|and|or|but"
    r"|an?|the|its|their|our|his|her|this|these|those|that|it|them|slightly|\w+ly"
    r"|for|during|since|until|through|between|among|across|out|off|against|further|again|also|short|well|close"
    r"|another|no|one|two|three|four|five|six|seven|eight|nine|ten|[$€£¥+-]?\d)\b|\s+[$€£¥(+-])"
)
BEING = WORDS["being"]
#: What is foreseen of a thing, in one verb: is projected to reach, was expected to have risen.
FORESEEN = WORDS.pattern(
    r"(?:is|are|was|were|been|be)(?: (?:now|still|also|currently|\w+ly))? (?:{foreseen}) to"
    r" (?:have )?(?:(?:{comes_to})(?:ed|en)?|risen|grown|fallen){onward}",
    onward=ONWARD,
)
MOVING = WORDS.pattern(
    r"grew|rose|fell|risen|fallen|grown|slid|shrank|sank|leapt|went (?:up|down)|crept|swung"
    r"|fluctuated"
    r"|(?:{moving})ed"
)
#: The same without an end of its own: its share slipping to.
GOING = WORDS.pattern(r"(?:{going})ing(?: up| down)?(?= (?:to|by|from|back to)\b| \d|\s*$)")
MOVES = WORDS.pattern(
    r"(?:{moves})"
    r"(?= (?:by|to|from|about|around|over|nearly|\d))"
    r"|(?:did|does|do)(?: not|n['’]t) (?:{move})"
)
MODAL = r"(?:will|would|can|could|may|might|shall|should)"
#: Without an ending behind such a verb: will reach.
BARE = WORDS.pattern(
    r"(?:reach|total|exceed|average|surpass|equal|amount(?= to\b)|represent|comprise"
    r"|stand(?= at\b)"
    r"|(?:{bare})(?= (?:by|to|from|about|over|\d)))"
)
SAYING = WORDS.pattern(
    r"said|says|show(?:ed|s|n)|fore(?:see|sees|saw)|envisag(?:e|es|ed)"
    r"|(?:(?<=data )|(?<=[a-z]s )|(?<= also ))(?:show|suggest|indicate"
    r"|reveal)(?= that\b| (?:the |its )?[A-Za-z]+['’]s\b| a\b| the\b| an\b)"
    r"|estimat(?:ed|es)(?! (?:to"
    r"|at)\b)|not(?:ed|es)(?= that\b)"
    r"|report(?:ed|s)(?=(?: today| yesterday| on [A-Z][a-z]+)? that\b)"
    r"|announced(?=(?: today| yesterday| on [A-Z][a-z]+)? that\b)|expect(?:ed|s)(?= (?!to\b)[a-z])"
    r"|(?:denie[sd]|(?:{foretell})(?:ed|s)?"
    r"|(?:argu|believ|conclud|stat)(?:ed?s?))(?= that\b)"
    r"|(?:{told_by})"
    r"(?:show|suggest|indicate|reveal)(?= [a-z])"
    r"|suggest(?:ed|s)|indicat(?:ed|es)|reveal(?:ed|s)|found(?= that\b)"
    r"|mean(?:s|t)?(?= that\b| (?:the |its |a )?(?:[a-z-]+ ){1,4}(?:has|have|is|are|was|were"
    r"|will|had|rose|fell|grew|increased)\b)"
)
DOING = WORDS.pattern(
    r"(?:has|have|had)(?: (?:now|also|since|already))? (?:{participles})(?= )"
    r"|has|have|had|having|{modal}(?: not| also| now| only| further| soon)?(?: (?!be\b"
    r"|have\b)[a-z]{2,})?"
    r"|do|does|did|saw|sees|held"
    r"|holds"
    r"|took|takes|won|wins|loses|sold|sells|bought|buys|builds|spent|spends|pays"
    r"|sent|met|kept|keeps|began|begins|became|becomes|got|gets|ran|runs|left|put"
    r"|puts|set|sets"
    r"|to (?:{doing})"
    r"|cut|brought|brings|gave|gives|found|finds|drew|draws|beat|made|makes|lent"
    r"|lends|laid|led"
    r"|leads|wrote|taught|flew|carries|carried|employs|owns|operates|covers|serves"
    r"|produces"
    r"|receives"
    r"|wants|wanted|allows|enables|includes?|contains?(?= \d)"
    r"|provides|contains|generates|attracts|supports|needs|requires|offers"
    r"|earns"
    r"|received|earned|hired|acquired|attracted|welcomed|obtained|went|goes|drove"
    r"|broke|fed|shut"
    r"|spread|struck|told|understood|withdrew|fought|hired|cost(?=\s+(?:the|us|them"
    r"|about|around|over|nearly|[$€£]?\d|$))",
    modal=MODAL,
)
#: What somebody did with a result that is named right behind it: the company posted net sales.
REPORTING = WORDS.pattern(r"(?:{reporting})")
FINITE = re.compile(
    WORDS.pattern(
        r"(?<![\w'’-])(?:(?P<being>{foreseen}|(?:{modal} )?(?:{being})|{modal} {bare})"
        r"|(?P<moving>(?:{moving}){onward}|{moves}|{going})"
        r"|(?P<saying>{saying})"
        r"|(?P<doing>{doing}|(?<!value )(?:{finite}){onward}"
        r"|(?<=\band )(?!(?:{adjectives}) )[a-z]{2,20}ed(?= [a-z])"
        r"|(?<!\bthe )(?<!\bits )(?<!\bour )(?<!\btheir )(?<!\ba )(?<!\ban )(?<!\bany )(?<!\bno )"
        r"(?<!\bof )(?<!\bin )"
        r"(?<!\band )(?<!\ball )(?<!\btotal ){reporting}(?= (?:[a-z]|[1-4]?Q[1-4]?\d*|FY|(?:19"
        r"|20)\d\d))"
        r"|(?:(?<=\bwe )|(?<=\bthey ))(?:(?:{adverbs}) )?(?!\w+ly\b)[a-z]{2,20}(?=\s"
        r"|$)))(?![\w'’-])",
        modal=MODAL,
        being=BEING,
        foreseen=FORESEEN,
        bare=BARE,
        moving=MOVING,
        onward=ONWARD,
        moves=MOVES,
        going=GOING,
        saying=SAYING,
        doing=DOING,
        reporting=REPORTING,
    ),
    re.IGNORECASE,
)
#: Verbs of rising and falling that may have an object: cut its deficit by.
MOVER = re.compile(
    WORDS.pattern(r"(?:{mover})"),
    re.IGNORECASE,
)
OBJECT = re.compile(
    WORDS.pattern(
        r"\s+(?:the|its|their|our|his|this|these|those|an?)\s"
        r"|\s+(?!{object})[a-z][a-z-]+(?:\s|$)"
    )
)


@lru_cache(maxsize=1024)
def finite_verbs(words: str) -> tuple[Finite, ...]:
    """Return the finite verbs of some words in order.

    >>> [verb.word for verb in finite_verbs("The number of paid subscribers rose to")]
    ['rose']
    """
    return tuple(_verb(match, words) for match in FINITE.finditer(words))


def first_verb(words: str) -> Finite | None:
    """Return the first finite verb of some words, if there is one."""
    return next(iter(finite_verbs(words)), None)


def _verb(match: re.Match[str], words: str) -> Finite:
    moved = match["moving"] is not None
    turned = moved and MOVER.match(match[0]) and OBJECT.match(words, match.end())
    measured = match["being"] is not None or (moved and not turned)
    role = Role.SAYING if match["saying"] else Role.MEASURED if measured else Role.DOING
    return Finite(match.start(), match.end(), role, match[0])


def without_hedge(words: str) -> str:
    """Return words without the hedges of several words at their end, which name nothing.

    >>> without_hedge("The port has at least "), without_hedge("Prices broke through ")
    ('The port has ', 'Prices broke through ')
    """
    while hedge := hedge_word_ending(words.rstrip(), "en"):
        verb = first_verb(hedge)
        if " " not in hedge or (verb and not verb.start):
            break
        words = words.rstrip()[: -len(hedge)]
    return words
