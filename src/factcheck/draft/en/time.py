"""What English says of time around a figure: what was done over years, from which year on."""

from __future__ import annotations

import re

from factcheck.draft.calendar import NUMBER, Moment, Use, years_in
from factcheck.draft.compared import COMPARED_WITH, year_before
from factcheck.draft.reading import Kind
from factcheck.draft.time_context import Spot
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "time", "en")

ADDING = frozenset({Kind.LEVEL, Kind.COUNT, Kind.THRESHOLD})
CHANGING = frozenset({Kind.CHANGE, Kind.GROWTH, Kind.POINT_CHANGE})
MANY = 2
TO = re.compile(WORDS.pattern(r"\bto(?: (?:{hedge}|just|an?))*\s*$"))
WITHIN = re.compile(r"Q\d|H\d|-\d\d")
#: A span from the year's first day to the month of the document, at the head of a sentence.
TO_DATE = re.compile(
    r"\W*(?:(?:On a )?year[- ]to[- ]date(?: basis)?|(?:In|For|Over|During) the year[- ]to[- ]date"
    r"|So far this year)\b,?",
    re.IGNORECASE,
)
OF_MONTH = re.compile(r"(?P<year>\d{4})-(?P<part>\d\d)")
OF_QUARTER = re.compile(r"(?P<year>\d{4})Q(?P<part>[1-4])")
FAR = 80

WHOLE = re.compile(r"(?:FY)?\d{4}")
#: Of no year that is over: there are, live, has grown since.
NOW = re.compile(
    WORDS.pattern(
        r"\b(?:is|are|has|have|now|currently|today|since|to date|so far|makes? up"
        r"|(?:{now})s?)\b"
    )
)
DIGIT = re.compile(r"\d")
CLAUSE = re.compile("[,;]")
AND = re.compile(r"\band(?: [a-z]+){0,2} $")
DOING = WORDS.pattern(
    r"(?:(?<!value )added|adding|(?:re)?(?:built|building)|(?:{doing})(?:ed|ing)"
    r"|spent|spending|laid|laying|went public|set up|shook off|brought in)"
)
#: The same where it is still to be done: we will build.
TO_DO = re.compile(
    WORDS.pattern(
        r"\b(?:will|to|shall|and|,) (?:also )?(?:{to_do})\b[^.;]{0,50}$"
        r"|\b(?:will|shall|to) be (?:newly )?$"
    ),
    re.IGNORECASE,
)
TO_BE_DONE = re.compile(rf"[^.;,]{{0,60}}? (?:will|shall|are to|is to) be {DOING}\b", re.IGNORECASE)
#: What has been done since a year: since 2011 the fund has lent.
HAS_DONE = re.compile(
    WORDS.pattern(
        r"\b[Ss]ince (?:the end of )?(?:19|20)\d\d,? [^.;,]{1,40}?\b(?:have"
        r"|has) (?:been )?(?:\w+ly )?"
        r"(?!(?:{standing_verbs})\w*)(?:{participles})\b[^.;]{0,60}$"
    )
)
#: What is done again each year: over a span of years all of it is told, not that of the last.
DONE = re.compile(
    WORDS.pattern(
        r"\b{doing}\b[^.;]{0,50}$|\b[Ww]e (?:have )?(?:(?:also"
        r"|newly) )?(?:(?!{done})\w{3,}ed|held|put"
        r"|cut|won|sent"
        r"|drew)\b[^.;]{0,50}$",
        doing=DOING,
    ),
    re.IGNORECASE,
)
STANDING = WORDS.pattern(r"(?!(?:{standing})\w*|\w+(?:ceed|need)ed)")
DONE_BEHIND = re.compile(
    WORDS.pattern(
        r"(?:[^.;,]{1,60} | )(?:have been|has been|were|was)(?: \w+ly)? {standing}"
        r"(?:{done_behind})\b"
        r"|[^.;]{0,100}?\b(?:(?:have|has|had|were|was)(?: been)?(?: \w+ly)?|who have"
        r"|which were) {doing}\b|(?:[^.;,]{0,40} )?(?:{done_before})\b",
        standing=STANDING,
        doing=DOING,
    ),
    re.IGNORECASE,
)
STOOD = re.compile(
    WORDS.pattern(
        r"\b(?:to|at|from|(?<!total )of|reach(?:ed|ing|es)?|total(?:l?ed|ing)?|stands?"
        r"|stood|is|are|was"
        r"|were|now|covers?|hav(?:e|ing)|has|with)"
        r"(?: (?:{hedge}))?\s*$"
    ),
    re.IGNORECASE,
)
#: Before a word of time that dates what was compared with: up from 6.8% in April.
COMPARED_FIGURE = re.compile(
    WORDS.pattern(
        r"\b(?:from|compared (?:to|with)|against|versus)(?: (?:an?|the|about|around|over"
        r"|some|recent"
        r"|high|low|peak|of|more|than|[a-z]+(?= of)))* [$€£¥]?\d[\d,.]*(?:%"
        r"|[a-z]*)(?: [a-z-]+){0,3} (?:in|at|for|of)"
        r"(?: the)?(?: (?:{compared_figure}) (?:to|ended|ending|of))?\s*$"
    ),
    re.IGNORECASE,
)
#: Of the period before: the previous corresponding period included $11 million.
OF_PERIOD_BEFORE = re.compile(
    r"\b(?:previous|prior|preceding|comparative)(?: (?:corresponding|comparable))?"
    r" (?:period|year|half|half-year|quarter)(?:['’]s (?:[a-z-]+ ){0,4}(?:of )?"
    r"| (?:also )?(?:included|contained|reflected|had included|benefit\w* from)"
    r" (?:(?:an?|the|some|about) )?(?:[a-z-]+ ){0,4}?(?:of )?)$",
    re.IGNORECASE,
)
#: A year that a name bears, of which its figure is: less than the 2012 deficit of $5 billion.
YEAR_OF = re.compile(
    WORDS.pattern(
        r"\b(?:the|its|their|our) (?P<year>(?:19|20)\d\d) (?:[a-z][\w-]* ){1,4}of"
        r"(?: (?:{hedge}))? $"
    )
)
#: A year from which a change is told: up 12 percent on 2015, from its 2015 level, below 1990.
BASE_YEAR = re.compile(
    r"[^.;,\d]{0,30}?\b(?:from|against|compared (?:to|with)|relative to|below|above|over|on|than"
    r"(?: it was)? in|versus)(?: an?| the| its| their)?(?: (?:levels?|figures?|peak) (?:of|in"
    r"|seen in|recorded in))?"
    r" (?P<year>(?:19|20)\d\d)(?: baseline| base"
    r"| levels?| peak)?\b(?! (?:to|through|and|quarter)\b|-\d| ?[–—]|[.,]\d)",
    re.IGNORECASE,
)


#: A change told by both ends: fell by 61 percent, from 93 in 1990 to 37 in 2020.
FROM_TO = re.compile(
    r",? from [^.;]{1,60}? in (?P<first>(?:19|20)\d\d) to [^.;]{1,40}? in (?P<last>(?:19|20)\d\d)\b"
)
#: The same before it: from 8 million at the end of 2011 to 13 million in 2015, an increase of.
FROM_TO_BEFORE = re.compile(
    r"\bfrom (?:[^.;]|\.\d){1,60}?\b(?:in|of|end-) ?(?P<year>(?:19|20)\d\d)"
    r" to (?:[^.;]|\.\d){1,60}?\b(?:19|20)\d\d,? \(?(?:an?|or|up|down|equal to)\b[^.;,\d]{0,30}$"
)
TIMES_OF = re.compile(
    WORDS.pattern(
        r"[^.;,\d]{0,40}?\b(?:{times_of}) "
        r"(?P<year>(?:19|20)\d\d)\b"
        r"|(?: the| its| their)? (?P<year2>(?:19|20)\d\d)(?:['’]s)?(?! (?:to|and|through|or|with"
        r"|by)\b) (?=[a-z])"
    )
)
TIMES_BEFORE = re.compile(
    r" (?:that|those|the (?:level|figure|number)) (?:of|in) (?:the (?:previous|preceding) year"
    r"|last year|a year (?:ago|earlier|before))\b"
)
#: Before the day with which a sentence opens, from which on something holds.
FROM_DAY = re.compile(
    r"\W*(?:From|As from|With effect from|Effective(?: from)?|Starting(?: from)?) "
)
AGO = re.compile(rf"[^.;,\d]{{0,40}}?\b(?P<years>{NUMBER}) years (?:ago|earlier|before)\b")

#: A time within words that only say more of what stands before them: , which opened in May,.
OPENS_ASIDE = re.compile(r", (?:which|who|whose|where)\b[^,;()]*$")
CLOSES_ASIDE = re.compile(r"[^,;()]*, ")
#: Who said so on a day, of which a figure is not.
REPORTED_ON = re.compile(
    r",? [^.;,]{1,60}? (?:reported|announced|said|released|posted|declared|published)\b"
)
LEFT = frozenset({Kind.RANK, Kind.CONTRIBUTION, Kind.GROWTH})
SPAN = re.compile(r"\d{4}\.\.\d{4}")


def carried(spot: Spot) -> str:
    """Period that the sentence before has set, empty where it set none."""
    if spot.kind is Kind.RECORD and spot.earlier:
        return spot.earlier  # of the figure that it is said of
    if spot.carried.startswith("FY") and not spot.setting.span:
        return spot.carried
    if spot.passage.plan or spot.reading.kind is Kind.TARGET:
        return ""
    if WHOLE.fullmatch(spot.carried):
        return spot.carried if _goes_on(spot) else ""
    if not WITHIN.search(spot.carried):
        return ""
    longer = ".." in spot.carried or spot.is_guessed or not WITHIN.search(spot.setting.period)
    return spot.carried if longer else ""


def to_date(spot: Spot) -> str:
    """Return the span up to the document's month or quarter that a sentence opens with.

    The sentences behind it in its paragraph go on with it, unless they tell a time of their own.
    """
    last = OF_MONTH.fullmatch(spot.setting.period) or OF_QUARTER.fullmatch(spot.setting.period)
    if last is None:
        return ""
    text, begin = spot.passage.text, spot.passage.sentence[0]
    opened = TO_DATE.match(text, begin, spot.start)
    if opened is None:
        opened = TO_DATE.match(text, spot.line_start, begin)
        told = any(moment.use is Use.PERIOD for moment in (*spot.before(), *spot.after(FAR)))
        if opened is None or told or _is_begun_anew(spot, opened.end()):
            return ""
    month = 3 * int(last["part"]) if "Q" in last[0] else int(last["part"])
    return f"{last['year']}-01..{last['year']}-{month:02d}"


def _is_begun_anew(spot: Spot, start: int) -> bool:
    """Whether a sentence of a paragraph, behind a place, tells another time than its opening."""
    between = spot.line_of_time.between(start, spot.passage.sentence[0])
    return any(moment.use is Use.PERIOD and not moment.word[-4:].isdigit() for moment in between)


def _goes_on(spot: Spot) -> bool:
    """Whether a sentence goes on with the year of the one before, and is of no other."""
    setting = spot.setting
    if setting.span or not WHOLE.fullmatch(setting.period):
        return False
    if spot.earlier == spot.carried:
        return True
    return not NOW.search(spot.passage.left(200) + spot.passage.right(40))


def both_ends(spot: Spot) -> tuple[int, int] | None:
    """Years between which a change runs that is told by both its ends behind it."""
    match = FROM_TO.match(spot.passage.right(130))
    return (int(match["first"]), int(match["last"])) if match else None


def years_ago(spot: Spot) -> int | None:
    """How many years back lies what a figure is taken some times of."""
    match = AGO.match(spot.passage.right(60))
    return years_in(match["years"]) if match else None


def times_of(spot: Spot, last: str) -> str:
    """Year whose figure is taken some times: twice as many as in 2020, 1.9 times last year's."""
    times = None if spot.is_moved else TIMES_OF.match(spot.passage.right(60))
    if times:
        named = times["year"] or times["year2"]
        return named if named < last else ""
    ago = years_ago(spot) or (1 if TIMES_BEFORE.match(spot.passage.right(60)) else 0)
    return str(int(last) - ago) if ago and last.isdigit() else ""


def ends_window(spot: Spot) -> str:
    """Last year of a span named before a figure that was reached: between 2019 and 2021 to 81."""
    if not TO.search(spot.passage.left(24)):
        return ""
    last = next(iter(spot.before()), None)
    match = re.search(r"\.\.(\d{4})$", (last.period or "") if last else "")
    return match[1] if match else ""


def is_done(spot: Spot) -> bool:
    """Whether a figure counts what was done, year after year: were built, we added."""
    passage = spot.passage
    if spot.kind not in ADDING or STOOD.search(passage.left_in_clause(30)):
        return False
    stop = min(spot.following, passage.sentence[1])
    if AND.search(passage.text[spot.end : stop]):
        stop = passage.sentence[1]
    behind = passage.text[spot.end : min(stop, spot.end + 120)]
    done = DONE.search(passage.left(60)) or HAS_DONE.search(passage.left(140))
    return bool(done or DONE_BEHIND.match(behind))


def first_year(spot: Spot, base: int) -> int:
    """First year of a span in which something was done: since 2011 counts 2011."""
    stop = min(spot.end + 60, spot.passage.sentence[1])
    clause = spot.passage.text[spot.passage.sentence[0] : stop]
    return base if re.search(rf"\b[Ss]ince (?:the end of )?{base}\b", clause) else base + 1


def is_to_do(spot: Spot) -> bool:
    """Whether an aim of years is what shall be done in all of them: we will build."""
    if spot.kind not in ADDING or STOOD.search(spot.passage.left_in_clause(30)):
        return False
    behind = spot.passage.text[spot.end : min(spot.following, spot.passage.sentence[1])]
    return bool(TO_DO.search(spot.passage.left(70)) or TO_BE_DONE.match(behind))


def dates_another(spot: Spot, moment: Moment) -> bool:
    """Whether a word of time before the figure dates what another figure is compared with."""
    sentence = spot.passage.sentence[0]
    start = max(sentence, moment.start - 70)
    text = spot.passage.text
    if ".." in (moment.period or ""):
        return False  # from April to June
    aside = OPENS_ASIDE.search(text, sentence, moment.start)
    if aside and CLOSES_ASIDE.match(text, moment.end, spot.start):
        return True  # the mill, which opened in May, made
    opens = moment.dated and text[: moment.start].endswith("On ")
    if opens and REPORTED_ON.match(text, moment.end):
        return True  # On Jan. 25, 2016, the firm reported
    if moment.dated and FROM_DAY.fullmatch(text, sentence, moment.start):
        return text[moment.end : moment.end + 1] != ","  # From 1 July 1994, the rate will be
    if text[start : moment.start].lower().endswith((" from ", " from the ")):
        return True
    if text[start : moment.start].lower().endswith(" by ") and DIGIT.search(
        text, max(sentence, text.rfind(";", sentence, moment.start)), moment.start
    ):
        return CLAUSE.search(text, moment.end, spot.start) is not None  # a deadline of its own
    return bool(COMPARED_FIGURE.search(text, start, moment.start))


def base_year(spot: Spot, last: int) -> int | None:
    """Year that is named behind a change as what it is measured from, or so many years ago."""
    match = BASE_YEAR.match(spot.passage.right(70)) or FROM_TO_BEFORE.search(spot.passage.left(200))
    if match:
        return int(match["year"])
    ago = years_ago(spot) if spot.kind in CHANGING else None
    return last - ago if ago and last else None


def is_left(spot: Spot) -> bool:
    """Whether a figure is the one that is left for another: from third to second."""
    return spot.reading.kind in LEFT and spot.passage.left(5) == "from "


def spans_gap(spot: Spot) -> bool:
    """Whether a lead is one of the growth over the span of the figure before: faster than."""
    return SPAN.fullmatch(spot.earlier) is not None


def compared_year(spot: Spot, before: str) -> str:
    """Return the year that words right before a figure name: versus 2014 earnings of."""
    against = COMPARED_WITH.search(before[-30:])
    if against and against["year"]:
        return against["year"]
    if OF_PERIOD_BEFORE.search(before):
        return year_before(spot.earlier or spot.setting.period)
    named = YEAR_OF.search(before)
    return named["year"] if named and spot.kind not in CHANGING else ""


def is_monthly(spot: Spot) -> bool:
    """Whether a rate told month by month is the one that is left for another."""
    return spot.kind in (Kind.RATIO, Kind.GROWTH) and spot.passage.left(6).endswith("from ")
