"""Noun phrases of English: what is cut off them on either side, and those that name nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.en.accounts import ENDED_PART, PART
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "noun phrases", "en")

LEADING = re.compile(
    WORDS.pattern(
        r"(?:(?:19|20)\d\d (?=[a-z])|\s*\d{1,2}[.)] (?=[A-Z])"
        r"""|[\s●•·*>#\-—–“”\"'’,;:()\[\]]+|\(\d+\) """
        r"|(?:{leading})"
        r"(?=[\s,]|$))"
    ),
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:[\s,;:(\[“”\"'’~—–-]+"
    r"|(?<![\w'’-])(?:to|by|of|at|from|in|on|for|with|among|between|as|and|or|but|that|which|who|where|also|an?"
    r"|the"
    r"|its|their|about|around|over|nearly|almost|some|more|than|less|only|just|up|down|alone|not"
    r"|now|steady|unchanged"
    r"|still|then|thus|respectively|itself|no|year on year|year over year|month on month|since"
    r"|per|record|at (?:least|most)|no (?:more|less|fewer) than"
    r"|by more|totall?ing|reaching|amounting|worth|exceeding|averaging|covering|including|valued"
    r"|to cover|to reach|(?:last|this) (?:year|month|quarter)|in (?:19|20)\d\d|all|again"
    r"|currently|\w+ly(?<!only)(?<!family)(?<!supply)(?<!assembly)(?<!monthly)(?<!yearly)"
    r"(?<!quarterly)(?<!elderly)))$",
    re.IGNORECASE,
)
#: A time that stands behind a name: net sales for the second quarter of 2024.
TIMED = re.compile(
    WORDS.pattern(
        r" (?:for|in|during) (?:the year )?(?:19|20)\d\d$| (?:at|as of|on"
        r"|as at) (?:the end of )?"
        r"(?:(?:{whole_month}) \d{1,2}|\d{1,2} (?:{whole_month})"
        r"|year[- ]end|quarter[- ]end)(?:,? (?:19|20)\d\d)?$"
        r"| (?:at|by) (?:the )?(?:end|close) of (?:the )?(?:{timed})$"
        r"| (?:for|in|during|of|over)(?: the)?(?: full| fiscal| calendar)?"
        r"(?: (?:first|second|third|fourth|last)(?: (?:\w+ months|half|quarter))| Q[1-4]"
        r"| year"
        r"| (?:{whole_month}))"
        r"(?: (?:of )?(?:fiscal )?(?:19|20)\d\d)?(?: alone)?$"
        r"| (?:for|in|during|over)(?: the)?(?: (?:{times})"
        r"(?: period)? (?:to|ended|ending|through)(?: the)?(?: end of)?"
        r"(?: \d{1,2})?)? (?:{whole_month})(?:(?: ?[-–] ?| to )(?:{whole_month}))?"
        r"(?: (?:19|20)\d\d)?(?: (?:quarter|half|period))?$"
        r"| (?:for|in|during|over|of) (?:that|this|the same)"
        r" (?:month|quarter|half|year|period|week)$"
        r"| {part}$| {ended_part}$"
        r"| (?:for|in|during|over) the (?:opening|final|closing|latter) (?:quarter|half"
        r"|\w+ months)"
        r"(?: of (?:(?:19|20)\d\d|(?:the|this|last) year))?$",
        whole_month=WHOLE_MONTH,
        part=PART,
        ended_part=ENDED_PART,
    )
)
#: Whose a profit is, where it is that of the firm itself: attributable to Acme Holdings, Inc.
OF_FIRM = re.compile(
    r" attributable to (?:the )?(?:[A-Z][\w&.'’-]*,? ){1,5}"
    r"(?:Inc|Ltd|LLC|Corp|Corporation|plc|PLC|Company|Limited|Group|Holdings)\b\.?"
    r"(?: and (?:its )?subsidiaries)?$"
)
#: The mark of a footnote at the end of a word.
MARKED = re.compile(r"(?<=[a-z]{4})\d\b")
#: Phrases that point at another one.
POINTING = re.compile(
    WORDS.pattern(
        r"(?:(?:19|20)\d\d['’]s )?(?:it|they|he|she|we|i|you|this|that|these|those|there|which"
        r"|who|what|both|all"
        r"|each|others?"
        r"|(?:(?:{pointing}) )*(?:{empty_nouns}))"
        r"(?:['’](?:s|ve|re|ll|d))?"
    ),
    re.IGNORECASE,
)
#: What opens with these says when, where or against what, and names nothing.
ADJUNCT = re.compile(
    r"(?:(?:from|compared|than|since|during|against|versus|until|after|despite|amid|besides"
    r"|unlike|following|given)\b|per (?!capita|head))",
    re.IGNORECASE,
)
MOVING_NOUN = re.compile(
    WORDS.pattern(r"(?:(?:{adjectives}) ){0,3}(?:{changes})s?(?: of)?"),
    re.IGNORECASE,
)
NOUN = re.compile(r"[A-Za-z]{2}|(?<![\w])[A-Z](?![\w])")
#: Where a phrase behind a figure ends.
STOPPED = re.compile(
    WORDS.pattern(
        r"[,;:)—–](?!\d)|(?<!\b[A-Z])\.(?!\d)|\(|(?<=\w)\san?\s|\s(?:in|from|to|by|compared|since|over|during"
        r"|for|with|among|at|on|as|after|than"
        r"|while|when|which|that|who|whom|where|and|but|or|is|are|was|were|have|has|had"
        r"|will|would|can"
        r"|up|down|under|through|between|against|below|above|last|this|each|a (?:year"
        r"|month|day|week)"
        r"|year|month|quarter|respectively|annually|worldwide|globally|nationwide|did|do"
        r"|does|went|came"
        r"|saw|took|rose|fell|gr[eo]w|lost|gained|received|became|began|live|lives?"
        r"|works?|being|not"
        r"|until"
        r"|(?:{stopped})(?=\s(?:\d|(?:the|its|their|our|his|some|over|about|nearly|more"
        r"|fewer|less)\b))"
        r"|within|across|because|if|so|yet|now|alone|before|due|out|off|into"
        r"|\d[\d,.]*)(?=[\s,.;:]|$)"
    ),
    re.IGNORECASE,
)
#: A moving noun at the end of what moves: GDP growth.
MOVED = re.compile(
    WORDS.pattern(r"(?P<what>.*[a-z)].*) (?:{moved})(?: rate)?s?$"),
    re.IGNORECASE,
)
#: A month with its year, which is a time and nothing that is measured.
MONTH_ALONE = re.compile(rf"(?:{WHOLE_MONTH}),? (?:19|20)\d\d", re.IGNORECASE)
LONGEST = 14  # words: a longer phrase is a clause


@lru_cache(maxsize=1024)
def trimmed(words: str) -> str:
    """Return a noun phrase without what only leads to it or follows it.

    >>> trimmed(" and the total volume of trade also ")
    'total volume of trade'
    """
    shorter = words
    for _ in range(LONGEST):
        lead = LEADING.match(shorter)
        shorter = shorter[lead.end() :] if lead else shorter
        tail = TIMED.search(shorter) or TRAILING.search(shorter[-24:])
        shorter = shorter[: len(shorter) - len(tail[0])] if tail else shorter
        if not lead and not tail:
            break
    return MARKED.sub("", OF_FIRM.sub("", shorter.strip()))


def is_name(words: str) -> bool:
    """Whether a phrase names something by itself: it has a noun that points at no other."""
    if ADJUNCT.match(words) or words.endswith(("'s", "’s")):
        return False
    if MONTH_ALONE.fullmatch(words):
        return False  # lower than August 2023 and
    return bool(NOUN.search(words)) and not POINTING.fullmatch(words)


def phrase_behind(text: str, start: int, stop: int) -> str:
    """Return the noun phrase that begins at a place."""
    end = STOPPED.search(text, start, stop)
    return trimmed(text[start : end.start() if end else stop])
