"""Verbs of English that end a subject, and what each of them does with it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from factcheck.draft.hedging import hedge_word_ending


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
    r"|down|nearly|almost|roughly|approximately|some|all|any|more|less|fewer|just|only|and|or|but"
    r"|an?|the|its|their|our|his|her|this|these|those|that|it|them|slightly|\w+ly"
    r"|for|during|since|until|through|between|out|off|against|further|again|also|short|well|close"
    r"|another|no|one|two|three|four|five|six|seven|eight|nine|ten|[$€£¥+-]?\d)\b|\s+[$€£¥(+-])"
)
BEING = (
    r"is|are|was|were|be|been|being|has been|have been|had been|will be|remain(?:s|ed)?|stood"
    r"|stands?|came(?= to\b| in\b| out\b)|comes?(?= to\b)|numbered|total(?:l?ed|s)|amount(?:ed"
    r"|s)?(?= to\b)"
    r"|reach(?:ed|es)|hit|hits|averaged|averages|exceed(?:ed|s)|surpass(?:ed|es)|topped"
    r"|equal(?:l?ed|s)"
    r"|account(?:ed|s)?(?= for\b)|represent(?:ed|s)|ma[dk]es? up|ma[dk]e up|compris(?:ed|es)"
    r"|constitut(?:ed|es)"
    r"|t(?:ook|akes) up|ranked|ranks|passed|crossed|neared|approached|held(?= steady\b| at\b)"
)
MOVING = (
    r"grew|rose|fell|risen|fallen|grown|slid|shrank|sank|went (?:up|down)|crept|swung|fluctuated"
    r"|(?:climb|jump|surg|soar|gain|advanc|expand|improv|accelerat|rebound|ralli|strengthen|edg"
    r"|appreciat|swell|widen|dropp|declin|decreas|increas|slipp|contract|reduc|narrow|eas|plung"
    r"|tumbl|dipp|weaken|slow|deteriorat|depreciat|slump|inch|tick|pick|doubl|tripl|quadrupl|halv"
    r"|trebl|recover|moderat|rocket|retreat|plummet|collaps|balloon|revers|stagnat|rang|vari)ed"
)
#: The same without an end of its own: its share slipping to.
GOING = (
    r"(?:slipp|fall|ris|grow|climb|dropp|declin|edg|eas|slid|slow|increas|decreas|jump|shrink|narrow"
    r"|widen|improv|dipp|inch|creep|go)ing(?: up| down)?(?= (?:to|by|from|back to)\b)"
)
MOVES = (
    r"(?:rises|falls|grows|increases|declines|drops|climbs|jumps|gains|slips|decreases)"
    r"(?= (?:by|to|from|about|around|over|nearly|\d))"
    r"|(?:did|does|do)(?: not|n['’]t) (?:rise|fall|grow|increase|decline|drop|exceed|reach|change)"
)
MODAL = r"(?:will|would|can|could|may|might|shall|should)"
#: Without an ending behind such a verb: will reach.
BARE = (
    r"(?:reach|total|exceed|average|surpass|equal|amount(?= to\b)|represent|comprise|stand(?= at\b)"
    r"|(?:rise|grow|fall|increase|decline|drop|climb|shrink)(?= (?:by|to|from|about|over|\d)))"
)
SAYING = (
    r"said|says|show(?:ed|s|n)"
    r"|(?:(?<=data )|(?<=[a-z]s )|(?<= also ))(?:show|suggest|indicate|reveal)(?="
    r" that\b| (?:the |its )?[A-Za-z]+['’]s\b| a\b| the\b| an\b)|estimat(?:ed|es)(?! (?:to"
    r"|at)\b)|not(?:ed|es)(?= that\b)"
    r"|report(?:ed|s)(?= that\b)|announced(?= that\b)|expect(?:ed|s)(?= (?!to\b)[a-z])"
    r"|(?:denie[sd]|(?:warn|claim|predict|add|stress|confirm|caution|explain|forecast)(?:ed|s)?"
    r"|(?:argu|believ|conclud|stat)(?:ed?s?))(?= that\b)"
    r"|(?:(?<=results )|(?<=figures )|(?<=data )|(?<=records )|(?<=statistics )|(?<=estimates ))"
    r"(?:show|suggest|indicate|reveal)(?= [a-z])"
    r"|suggest(?:ed|s)|indicat(?:ed|es)|reveal(?:ed|s)|found(?= that\b)|means?(?= that\b)"
)
DOING = (
    rf"has|have|had|having|{MODAL}(?: not| also| now| only| further| soon)?(?: (?!be\b"
    rf"|have\b)[a-z]{{2,}})?"
    r"|do|does|did|saw|sees|held"
    r"|holds"
    r"|took|takes|won|wins|loses|sold|sells|bought|buys|builds|spent|spends|pays"
    r"|sent|met|kept|keeps|began|begins|became|becomes|got|gets|ran|runs|left|put|puts|set|sets"
    r"|to (?:increase|raise|cut|lower|reduce|boost|lift|expand|add|create|build|open|spend|invest"
    r"|save)"
    r"|cut|brought|brings|gave|gives|found|finds|drew|draws|beat|made|makes|lent|lends|laid|led"
    r"|leads|wrote|taught|flew|carries|carried|employs|owns|operates|covers|serves|produces"
    r"|receives"
    r"|provides|includes|contains|generates|attracts|supports|needs|requires|offers|earns"
    r"|received|earned|hired|acquired|attracted|welcomed|obtained|went|goes|drove|broke|fed|shut"
    r"|spread|struck|told|understood|withdrew|fought|hired|cost(?=\s+(?:the|us|them|about|around|over|nearly|[$€£]?\d|$))"
)
#: What somebody did with a result that is named right behind it: the company posted net sales.
REPORTING = (
    r"(?:reported|posted|recorded|generated|delivered|achieved|booked|registered|logged|produced"
    r"|earned|realized|realised|secured|raised|reports|posts|announces|announced|unveiled|corresponds|trades|traded|contributed|declared|forecasts|expects|expect|sees|projects|anticipates|estimates)"
)
FINITE = re.compile(
    rf"(?<![\w'’-])(?:(?P<being>(?:{MODAL} )?(?:{BEING})|{MODAL} {BARE})"
    rf"|(?P<moving>(?:{MOVING}){ONWARD}|{MOVES}|{GOING})"
    rf"|(?P<saying>{SAYING})"
    rf"|(?P<doing>{DOING}|(?<!value )(?:paid|lost|built|laid|spread|shut|[a-z]{{2,20}}ed){ONWARD}"
    r"|(?<=\band )[a-z]{2,20}ed(?= [a-z])"
    r"|(?<!the )(?<!its )(?<!our )(?<!their )(?<!\ba )(?<!\ban )(?<!any )(?<!no )(?<!of )(?<!in )"
    rf"(?<!and )(?<!all )(?<!total ){REPORTING}(?= (?:[a-z]|[1-4]?Q[1-4]?\d*|FY|(?:19|20)\d\d))"
    r"|(?:(?<=\bwe )|(?<=\bthey ))(?:(?:also|now|still|currently|already)"
    r" )?(?!\w+ly\b)[a-z]{2,20}(?=\s|$)))(?![\w'’-])",
    re.IGNORECASE,
)
#: Verbs of rising and falling that may have an object: cut its deficit by.
MOVER = re.compile(
    r"(?:rais|cut|lower|reduc|increas|boost|lift|trimm|slash|expand|improv|widen|narrow|rang|doubl"
    r"|tripl|halv)",
    re.IGNORECASE,
)
OBJECT = re.compile(
    r"\s+(?:the|its|their|our|his|this|these|those|an?)\s|\s+(?!\w+ly\b|by\b|to\b|from\b|about\b"
    r"|around\b|over\b|nearly\b|almost\b|more\b|less\b|at\b|in\b|on\b|for\b|and\b|or\b|up\b|down\b"
    r"|further\b|year\b|month\b|quarter\b|quarterly\b|some\b|another\b|only\b|just\b|well\b|back\b"
    r"|last\b|during\b|since\b|between\b|as\b|again\b|faster\b|slower\b|also\b|slightly\b|most\b"
    r"|steeply\b|even\b|too\b|but\b|sequentially\b|out\b|off\b|with\b|above\b|below\b|under\b"
    r"|short\b|roughly\b|approximately\b|compared\b|after\b|against\b|percent\b|per\b|fast\b)"
    r"[a-z][a-z-]+(?:\s|$)"
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
