"""Noun phrases of English: what is cut off them on either side, and those that name nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.draft.calendar import WHOLE_MONTH

LEADING = re.compile(
    r"(?:(?:19|20)\d\d (?=[a-z])|\s*\d{1,2}[.)] (?=[A-Z])|[\s●•·*>#\-—–“”\"'’,;:()\[\]]+|\(\d+\) "
    r"|(?:and|but|while|whereas|although|though|because|as|so|yet|or|however|meanwhile|also|overall"
    r"|thus|still|then|where|when|with|that|which|of which|plus|including|among them|in addition"
    r"|by contrast|in turn|for example|moreover|furthermore|today|tonight|now|only|just|even"
    r"|a further"
    r"|out of"
    r"|the|an?|its|their|our|his|her|my|this|these|those|such|both|to|at|by|of|for|about|around"
    r"|some|over|under|nearly|almost|roughly|approximately|more than|less than|fewer than|at least"
    r"|at most|up to|close to|an estimated|a total of|a record|another|as many as|as much as"
    r"|well over|just over|just under|in total|altogether|on average|there|total of|than"
    r"|sequentially|equivalent|equal)"
    r"(?=[\s,]|$))",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:[\s,;:(\[“”\"'’~—–-]+"
    r"|(?<![\w'’-])(?:to|by|of|at|from|in|on|for|with|among|between|as|and|or|but|that|which|who|where|also|an?"
    r"|the"
    r"|its|their|about|around|over|nearly|almost|some|more|than|less|only|just|up|down|alone|not"
    r"|now"
    r"|still|then|thus|respectively|itself|no|year on year|year over year|month on month|since"
    r"|per|record"
    r"|by more|totall?ing|reaching|amounting|worth|exceeding|averaging|covering|including|valued"
    r"|to cover|to reach|(?:last|this) (?:year|month|quarter)|in (?:19|20)\d\d|all|again"
    r"|currently|\w+ly(?<!only)(?<!family)(?<!supply)(?<!assembly)(?<!monthly)(?<!yearly)"
    r"(?<!quarterly)(?<!elderly)))$",
    re.IGNORECASE,
)
#: A time that stands behind a name: net sales for the second quarter of 2024.
TIMED = re.compile(
    r" (?:at|as of|on|as at) (?:the end of )?"
    rf"(?:(?:{WHOLE_MONTH}) \d{{1,2}}|\d{{1,2}} (?:{WHOLE_MONTH})"
    r"|year[- ]end|quarter[- ]end)(?:,? (?:19|20)\d\d)?$"
    r"| (?:at|by) (?:the )?(?:end|close) of (?:the )?(?:year|quarter|period|month|(?:19|20)\d\d)$"
    r"| (?:for|in|during|of|over)(?: the)?(?: full| fiscal| calendar)?"
    r"(?: (?:first|second|third|fourth|last)(?: (?:\w+ months|half|quarter))| Q[1-4]| year"
    rf"| (?:{WHOLE_MONTH}))"
    r"(?: (?:of )?(?:fiscal )?(?:19|20)\d\d)?(?: alone)?$"
)
#: Phrases that point at another one.
POINTING = re.compile(
    r"(?:it|they|he|she|we|i|you|this|that|these|those|there|which|who|what|both|all|each|others?"
    r"|(?:the |this |that |these |same |latter |former |corresponding |previous |its )*(?:figure"
    r"|number"
    r"|total|rate|result|amount|level|share|increase|decline|decrease|growth|rise|fall|drop|latter"
    r"|former|higher|lower|more|less|fewer|greater|change|gap|sum|value|count|tally|proportion|percentage|reading|pace|reduction|gain"
    r"|improvement|loss|volume|ones?|record|high|low|average|score|figures|rates|numbers|period"
    r"|(?:prior|preceding|last)(?: (?:year|quarter|month|period))?|year|month|quarter|half|most"
    r"|rest|remainder|majority|up|down|half|compar\w+|average of"
    r"|january|february|march|april|may|june|july|august|september|october|november|december))"
    r"(?:['’](?:s|ve|re|ll|d))?",
    re.IGNORECASE,
)
#: What opens with these says when, where or against what, and names nothing.
ADJUNCT = re.compile(
    r"(?:(?:from|compared|than|since|during|against|versus|until|after)\b|per (?!capita|head))",
    re.IGNORECASE,
)
MOVING_NOUN = re.compile(
    r"(?:(?:[\w-]+ly|further|slight|sharp|net|modest|annual|similar|steady|overall|absolute|substantial|strong|small|big"
    r"|large|marked|robust|solid|weak|real|monthly|quarterly|[a-z]+-on-[a-z]+|[a-z]+-over-[a-z]+"
    r"|(?:year|month"
    r"|quarter) (?:on|over) (?:year|month|quarter)|corresponding|continued|total|average|new"
    r"|steep) ){0,3}(?:increase|decrease|decline|rise|drop|gain|reduction|fall|improvement"
    r"|growth|jump|surge|contraction|expansion|uptick|cut|slump|dip)s?(?: of)?",
    re.IGNORECASE,
)
NOUN = re.compile(r"[A-Za-z]{2}|(?<![\w])[A-Z](?![\w])")
#: Where a phrase behind a figure ends.
STOPPED = re.compile(
    r"[,;:.)—–](?!\d)|\(|(?<=\w)\san?\s|\s(?:in|from|to|by|compared|since|over|during|for|with|among|at|on|as|after|than"
    r"|while|when|which|that|who|whom|where|and|but|or|is|are|was|were|have|has|had|will|would|can"
    r"|up|down|under|through|between|against|below|above|last|this|each|a (?:year|month|day|week)"
    r"|year|month|quarter|respectively|annually|worldwide|globally|nationwide|did|do|does|went|came"
    r"|saw|took|rose|fell|gr[eo]w|lost|gained|received|became|began|live|lives?|works?|being|not"
    r"|until"
    r"|(?:[a-z]+ed|drew|won|met|sold|bought|paid|sent|built|held|kept|made|spent|ran|use|used|cover"
    r"|provide|produce|own|employ)(?=\s(?:\d|(?:the|its|their|our|his|some|over|about|nearly|more|fewer|less)\b))"
    r"|within|across|because|if|so|yet|now|alone|before|due|out|off|into|\d[\d,.]*)(?=[\s,.;:]|$)",
    re.IGNORECASE,
)
#: A moving noun at the end of what moves: GDP growth.
MOVED = re.compile(
    r"(?P<what>.*[a-z)].*) (?:growth|increase|decrease|decline|rise|drop|reduction"
    r"|fall)(?: rate)?s?$",
    re.IGNORECASE,
)
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
    return shorter.strip()


def is_name(words: str) -> bool:
    """Whether a phrase names something by itself: it has a noun that points at no other."""
    if ADJUNCT.match(words) or words.endswith(("'s", "’s")):
        return False
    return bool(NOUN.search(words)) and not POINTING.fullmatch(words)


def phrase_behind(text: str, start: int, stop: int) -> str:
    """Return the noun phrase that begins at a place."""
    end = STOPPED.search(text, start, stop)
    return trimmed(text[start : end.start() if end else stop])
