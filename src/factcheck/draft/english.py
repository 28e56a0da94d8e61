"""Rules of English: which words beside a figure make it what kind of claim."""

import re

from factcheck.draft.measure import Dimension
from factcheck.draft.printed import Comparator, Direction
from factcheck.draft.reading import Confidence, Kind, Passage, Reading

UP = (
    r"grew|grows?|growing|grown|growth|rose|rises?|rising|risen|increase[sd]?|increasing"
    r"|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed?|es|ing)|soar(?:ed|s|ing)?"
    r"|gain(?:ed|s|ing)?|advance[sd]?|advancing|expand(?:ed|s|ing)?|expansion|(?<!made "
    r")(?<!make )(?<!makes )(?<!making )(?<!set )up(?! to\b)|higher|improve[sd]?|improving"
    r"|improvement|accelerat(?:ed?|es|ing)|raise[sd]?|raising|boosted|lifted|upturn"
    r"|rebounded|rallied|strengthened|edged up|appreciated|skyrocketed|swelled|widen(?:ed|ing)"
    r"|upward|appreciation|inflation"
)
DOWN = (
    r"fell|falls?|falling|fallen|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)"
    r"|down|lower(?:ed|ing)?|slid|slides?|slipp(?:ed|ing)|shr[aiu]nk(?:ing)?|contract(?:ed|s"
    r"|ing|ion)"
    r"|reduc(?:ed?|es|ing|tion|tions)|cut|cuts|cutting|narrow(?:ed|ing)?|eas(?:ed|ing)|lost"
    r"|plung(?:ed?|ing)|tumbl(?:ed?|ing)|dip(?:ped|s)?|sank|weakened|slow(?:ed|ing)"
    r"|deteriorated|depreciat(?:ed|ion)|slump(?:ed)?|downturn|shortened|slowdown"
)
HEDGES = (
    (
        "over",
        r"over|more than|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)|above|in "
        r"excess of|greater than|passed|beyond|upwards? of|crossed|broke(?: through)?|well over"
        r"|outstripped",
    ),
    (
        "least",
        r"at least|no less than|not less than|no fewer than|a minimum of|as (?:much|many|high) "
        r"as|not lower than",
    ),
    (
        "most",
        r"at most|no more than|not more than|up to|a maximum of|no higher than|within|not "
        r"exceeding|capped at|below or equal to",
    ),
    ("under", r"less than|fewer than|under|below|short of"),
    (
        "about",
        r"about|around|approximately|roughly|some|an estimated|approx\.?|circa|or so|in the "
        r"range of|in the region of",
    ),
    ("near", r"nearly|almost|close to|just under|nearing|approaching"),
)
FILL = (
    r"(?:a total of|another|an additional|only|just|a further|a combined|combined|the|a|an|its"
    r"|to a record|a record|record|also|further|by|net|a net|slightly|well|even|far|still"
    r"|already|sharply|currently|now|respectively|annually|on average|year on year|year-on-year"
    r"|year over year|year-over-year|respectively by|a robust|a solid|a strong|a whopping|in "
    r"total|month-on-month|in real terms|real|its|total|altogether|high of|low of|new high of"
    r"|record high of|all-time high of|mark of|the|modest|strong|solid|as|:)"
)
PREPOSITION = (
    r"by|to|at|of|from|in|was|were|is|are|be|being|stood at|came to|come to|amounted to"
    r"|amounting to|amount to|hit|hitting|reached|reaching|reach|totaled|totalled|totaling"
    r"|totalling|total|equal to|for|recorded|registered|posted|averag(?:ed|ing)|and|with"
)
TAIL = re.compile(
    rf"(?:^|[\s(,;—])(?P<prep>(?:{PREPOSITION})(?=\s|$))?(?:\s?{FILL}(?=\s|$))*"
    + r"(?:\s?(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in HEDGES)
    + r")(?=\s|$))?"
    + rf"(?:\s?{FILL}(?=\s|$))*\s*[(]?$",
    re.IGNORECASE,
)
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP})|(?P<down>{DOWN}))(?![\w-])", re.IGNORECASE)
AVERAGED = re.compile(
    r"average annual|annual average|annually on average|per year on average|compound|CAGR"
    r"|average (?:yearly )?(?:growth )?rate|a year on average|average growth|averag(?:ed|ing) "
    r".{0,20}(?:annual|a year|per year)|annual growth rate",
    re.IGNORECASE,
)
AVERAGED_AFTER = re.compile(
    r"^ (?:a year|annually|per year|per annum|each year|every year)(?: on average)?\b|^ (?:on "
    r"average|average annual)|^ (?:compound annual|CAGR)",
    re.IGNORECASE,
)
MOVED_AFTER = re.compile(
    r"^ ?(?:net |year-on-year |year-over-year |real |annual |sequential |organic |overall "
    r"|further |like-for-like |same-store |\w+ ){0,2}(?:(?P<up>increases?|rises?|growth|gains?"
    r"|jump|improvement|higher|more than|more|up|faster|expansion|above|surge|greater|uptick"
    r"|hike)"
    r"|(?P<down>decreases?|drops?|declines?|reductions?|fall|lower|less than|less|fewer|down"
    r"|slower|below|contraction|cut|loss))\b(?! than \$?\d)",
    re.IGNORECASE,
)
SHARED = re.compile(
    r"account(?:ed|s|ing)? for|represent(?:ed|s|ing)?|ma[dk](?:e|es|ing) up|compris(?:ed?|es"
    r"|ing)|constitut(?:ed?|es|ing)|shares?\b|proportion|contribut(?:ed?|ing) to|percentage of"
    r"|weight of|penetration",
    re.IGNORECASE,
)
RATED = re.compile(
    r"\b(?:rates?|ratio|margins?|yields?|coverage|utili[sz]ation|occupancy|return on|ROE|ROA"
    r"|level|tax|interest|coupon|efficiency|turnout|unemployment|deficit|dependency|accuracy"
    r"|probability)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"(?:faster|higher|lower|slower|more|less|better|above|below|ahead of|behind|outpac\w+"
    r"|exceed\w+|outperform\w+|trail\w+)\b(?P<partner>[^,.;]{0,70})",
    re.IGNORECASE,
)
TIMED = re.compile(
    r"(?:than|from|over|compared (?:to|with)|versus)?\s*(?:that |the (?:level|figure|rate) "
    r")?(?:of |in |at |for )?(?:the )?(?:end of |level of |figure of )?(?:the )?(?:same "
    r"|corresponding |previous |prior |preceding |last |a )?(?:year|quarter|month|period|19\d\d"
    r"|20\d\d|january|february|march|april|june|july|august|september|october|november|december"
    r"|one year|a year|first|second|third|fourth)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"contribut\w+|adding|added|pulled|dragged|subtract\w+|driving", re.IGNORECASE
)
ACHIEVED = re.compile(
    r"\b(?:added?|open(?:ed|ing)?|built|complet(?:ed|ing)|launch(?:ed|ing)?|establish(?:ed"
    r"|ing)?|creat(?:ed|ing)|held|hosted|sign(?:ed|ing)|acquir(?:ed|ing)|designat(?:ed|ing)"
    r"|approv(?:ed|ing)|deliver(?:ed|ing)?|includ(?:ed|ing)|closed|sold|has|have|had"
    r"|operat(?:ed?|es|ing)|employ(?:ed|s|ing)|total of|consist\w* of|compris\w+"
    r"|formulat\w+|submitted|issued|adopted|expanded to|increased to|rose to|reached"
    r"|construct\w+|introduc\w+|award\w+|won|receiv\w+|conduct\w+|train\w+|restor\w+|added"
    r"|upgrad\w+|revis\w+|recruit\w+|cover\w*|serv\w+|benefit\w*)\b",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"(?:shorten|reduc|cut|extend|rais|lower|increas|averag|from|reach|improv|stood at|was|life "
    r"expectancy)\w*\b.{0,30}$",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:(?<!more )(?<!less )(?<!fewer )(?<!greater )than|above|below)(?: the| that of| its| "
    r"their)?\s*$",
    re.IGNORECASE,
)
GROWTH_RATE = re.compile(
    r"\bgrowth(?: rate)?s?\b[^,;]{0,90}\b(?:was|were|at|reached|stood at|came to|hit)(?: about| "
    r"around| over| nearly| only)?\s*$",
    re.IGNORECASE,
)
PART = re.compile(r" of (?:the|all|its|their|our|such|these|those)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:with (?:an )?annual|of at least|aged|ages|older than|younger than|per|every|each|for "
    r"every)\s*$",
    re.IGNORECASE,
)


def read_english(passage: Passage) -> Reading:
    """Reading of a figure in an English sentence."""
    figure = passage.figure
    assert figure.measure is not None
    left = passage.text[
        max(passage.previous_end, passage.sentence[0], figure.start - 110) : figure.start
    ]
    tail = TAIL.search(left[-48:])
    hedges = {name for name, _ in HEDGES if tail and tail[name]}
    preposition = (tail["prep"] or "").lower() if tail else ""
    right = passage.right(60)
    verb = _verb(passage, left)
    after = MOVED_AFTER.match(right)
    scope = _scope(passage, left, right)
    if scope:
        return Reading(kind=None, role=scope)
    kind, confidence, partner = _kind(passage, left, right, preposition, hedges, verb, after)
    return Reading(
        kind=kind,
        comparator=_comparator(passage, hedges),
        direction=_direction(kind, verb, after),
        confidence=confidence,
        partner=partner,
        averaged=bool(AVERAGED.search(left[-60:]) or AVERAGED_AFTER.match(right)),
        trigger=figure.start
        - len(left)
        + (verb.start() if verb and kind in CHANGES else len(left)),
        role="" if kind else "residue",
    )


CHANGES = frozenset(
    {Kind.GROWTH, Kind.CAGR, Kind.CHANGE, Kind.POINT_CHANGE, Kind.GAP, Kind.MULTIPLE}
)


def _verb(passage: Passage, left: str) -> re.Match[str] | None:
    """The nearest word of rising or falling before the figure, in its clause."""
    start = max(
        0, len(left) - (passage.figure.start - max(passage.clause[0], passage.previous_end))
    )
    last = None
    for last in MOVED.finditer(left, start):
        pass
    return last


def _direction(
    kind: Kind | None, verb: re.Match[str] | None, after: re.Match[str] | None
) -> Direction:
    if kind not in CHANGES:
        return Direction.NONE
    for found in (after, verb):
        if found:
            return Direction.UP if found["up"] else Direction.DOWN
    return Direction.NONE


def _comparator(passage: Passage, hedges: set[str]) -> Comparator:
    figure = passage.figure
    if figure.upper is not None:
        return Comparator.BETWEEN
    for name, comparator in (
        ("least", Comparator.AT_LEAST),
        ("most", Comparator.AT_MOST),
        ("under", Comparator.LESS_THAN),
        ("over", Comparator.MORE_THAN),
        ("near", Comparator.NEARLY),
        ("about", Comparator.ABOUT),
    ):
        if name in hedges:
            return comparator
    return figure.hedge


def _scope(passage: Passage, left: str, right: str) -> str:
    measure = passage.figure.measure
    assert measure is not None
    if re.search(r"\b(?:several|many|hundreds of|tens of|a few)\s*$", left, re.IGNORECASE):
        return "word"
    if (
        passage.figure.number == "1"
        and measure.dimension is Dimension.MONEY
        and re.search(r"\b(?:to|per|for|against)\s*$", left)
    ):
        return "scope"
    if CONDITION.search(left[-24:]):
        return "scope"
    if measure.dimension is Dimension.TIME:
        if re.match(r" (?:of age|old)\b", right):
            return "scope"
        if (
            not DURATION.search(left[-40:])
            or measure.symbol in ("year", "month")
            and not re.search(r"expectancy|(?:from|to)\s*$", left[-60:])
        ):
            return "duration"
    return ""


def _kind(
    passage: Passage,
    left: str,
    right: str,
    preposition: str,
    hedges: set[str],
    verb: re.Match[str] | None,
    after: re.Match[str] | None,
) -> tuple[Kind | None, Confidence, str]:
    measure = passage.figure.measure
    assert measure is not None
    near = verb is not None and len(left) - verb.end() < (90 if preposition == "by" else 42)
    match measure.dimension:
        case Dimension.POINT:
            return _points(left, right)
        case Dimension.PERCENT:
            return _percent(passage, left, right, preposition, hedges, near, after)
        case Dimension.TIMES:
            return (Kind.SHARE if passage.figure.unit == "" else Kind.MULTIPLE), Confidence.HIGH, ""
        case _:
            return _amount(passage, left, right, preposition, hedges, verb if near else None, after)


def _points(left: str, right: str) -> tuple[Kind, Confidence, str]:
    if CONTRIBUTED.search(left[-40:]) or re.match(r" to (?:the )?(?:\w+ )?growth", right):
        return Kind.CONTRIBUTION, Confidence.HIGH, ""
    for words in (AHEAD.search(right[:60]), AHEAD.search(left[-80:])):
        if (
            words
            and not TIMED.match(words["partner"].strip())
            and re.search(r"than|of\b|outpac|exceed|outperf|trail|above|below|behind", words[0])
        ):
            return (
                Kind.GAP,
                Confidence.MEDIUM,
                re.sub(r"^\s*than\s*|\s*by\s*$", "", words["partner"]).strip(),
            )
    return Kind.POINT_CHANGE, Confidence.HIGH, ""


def _percent(
    passage: Passage,
    left: str,
    right: str,
    preposition: str,
    hedges: set[str],
    near: bool,
    after: re.Match[str] | None,
) -> tuple[Kind, Confidence, str]:
    averaged = AVERAGED.search(left[-70:]) or AVERAGED_AFTER.match(right)
    if re.search(r"contribution\b[^,;]{0,70}$", left, re.IGNORECASE):
        return Kind.CONTRIBUTION, Confidence.MEDIUM, ""
    if PART.match(right) and preposition == "" and not after:
        return Kind.SHARE, Confidence.MEDIUM, ""
    if (
        re.search(
            r"(?:account(?:ed|s|ing)? for|ma[dk]e up|represent(?:ed|s|ing)?) (?:over|more than"
            r"|about|nearly|around|almost) $",
            left,
            re.IGNORECASE,
        )
        and not after
    ):
        return Kind.SHARE, Confidence.HIGH, ""
    if AGAINST.search(left[-24:]) and not after:
        return Kind.RATIO, Confidence.LOW, ""
    clause = left[-80:]
    verb = _verb(passage, left) if near else None
    if passage.figure.measure is not None and passage.figure.measure.symbol == "permille":
        return Kind.RATIO, Confidence.HIGH, ""
    if GROWTH_RATE.search(left) and not after:
        return (Kind.CAGR if averaged else Kind.GROWTH), Confidence.HIGH, ""
    noun = verb is not None and verb[0].lower() in (
        "growth",
        "increase",
        "decrease",
        "decline",
        "rise",
        "drop",
        "gain",
        "reduction",
        "inflation",
        "improvement",
        "expansion",
        "contraction",
        "fall",
    )
    rated = RATED.search(left[-70:])
    if after and not (preposition == "to" and near):
        return (Kind.CAGR if averaged else Kind.GROWTH), Confidence.HIGH, ""
    reaches = verb is not None and re.search(
        r"(?<!due )(?<!according )(?<!compared )\bto\b", left[verb.end() :]
    )
    to = (
        bool(reaches)
        or preposition
        in (
            "to",
            "reached",
            "reaching",
            "from",
            "hit",
            "stood at",
            "was",
            "were",
            "is",
            "are",
            "came to",
        )
        or preposition == "at"
        and not (verb and verb[0].lower().startswith(("grow", "grew", "expand", "increas")))
    )
    if near and not (to and not (noun and preposition not in ("to", "from"))):
        if (
            hedges & {"over"}
            and preposition not in ("by", "of")
            and verb is not None
            and left[verb.end() :].strip().lower()
            not in ("over", "more than", "by over", "by more than")
        ):
            return Kind.THRESHOLD, Confidence.MEDIUM, ""
        if not (
            SHARED.search(clause)
            and verb is not None
            and clause.rfind(verb[0]) < _last(SHARED, clause)
        ):
            return (Kind.CAGR if averaged else Kind.GROWTH), Confidence.HIGH, ""
    if averaged and re.search(r"growth|increase|rate of", left[-70:], re.IGNORECASE):
        return Kind.CAGR, Confidence.MEDIUM, ""
    if hedges & {"over"}:
        return Kind.THRESHOLD, Confidence.MEDIUM, ""
    if SHARED.search(clause):
        return Kind.SHARE, Confidence.HIGH, ""
    if rated and _last(RATED, left[-70:]) > len(left[-70:]) - 60:
        return Kind.RATIO, Confidence.HIGH, ""
    if re.match(r" of (?!growth)", right):
        return Kind.SHARE, Confidence.MEDIUM, ""
    return Kind.RATIO, Confidence.LOW, ""


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _amount(
    passage: Passage,
    left: str,
    right: str,
    preposition: str,
    hedges: set[str],
    verb: re.Match[str] | None,
    after: re.Match[str] | None,
) -> tuple[Kind | None, Confidence, str]:
    figure = passage.figure
    measure = figure.measure
    assert measure is not None
    counted = measure.dimension is Dimension.COUNT
    plain = Kind.COUNT if counted else Kind.LEVEL
    tight = verb is not None and len(left) - verb.end() < 22
    noun = verb is not None and verb[0].lower() in (
        "increase",
        "decrease",
        "decline",
        "rise",
        "drop",
        "gain",
        "reduction",
        "fall",
        "improvement",
    )
    if (
        verb is not None
        and (preposition == "by" or (noun and preposition == "of" and tight))
        and preposition != "to"
    ):
        return Kind.CHANGE, Confidence.HIGH, ""
    if (
        verb is not None
        and verb[0].lower() in ("up", "down")
        and left[verb.end() :].strip() in ("", "by", "about", "over", "nearly")
    ):
        return Kind.CHANGE, Confidence.HIGH, ""
    if (
        verb is not None
        and not noun
        and not left[verb.end() :].strip()
        and verb[0].lower()
        not in ("growth", "expansion", "improvement", "inflation", "contraction")
    ):
        return Kind.CHANGE, Confidence.MEDIUM, ""
    if after and re.match(
        r" ?(?:net |further |year-on-year |one-time )?(?:increase|decrease|rise|drop|decline"
        r"|reduction|higher|lower|more than|less than|improvement)",
        right,
    ):
        return Kind.CHANGE, Confidence.MEDIUM, ""
    if hedges & {"over"}:
        verbal = re.search(
            r"(?:exceed|surpass|topp|pass|cross|broke)\w*\b[^,]{0,14}$", left, re.IGNORECASE
        )
        started = re.search(r"\bfrom (?:over|more than|above)\s*$", left, re.IGNORECASE)
        if (not counted or verbal) and not started:
            return Kind.THRESHOLD, Confidence.HIGH, ""
    if measure.dimension is Dimension.NUMBER:
        if re.match(r" (?:more|fewer|less|higher|lower)\b", right) and (
            "," in figure.number or len(figure.number) < 4
        ):
            return Kind.CHANGE, Confidence.MEDIUM, ""
        if re.search(
            r"\b(?:index|PMI|score|coefficient|multiplier)\b", left[-60:]
        ) and preposition in ("to", "at", "was", "of", "is", "stood at", "reached"):
            return Kind.LEVEL, Confidence.LOW, ""
        if ("," in figure.number) and preposition in (
            "to",
            "at",
            "was",
            "were",
            "of",
            "reached",
            "totaled",
            "from",
            "totaling",
            "stood at",
            "total",
        ):
            return Kind.COUNT, Confidence.LOW, ""
        return None, Confidence.LOW, ""
    if counted and figure.in_words and not figure.scale and not _worded(passage, left):
        return None, Confidence.LOW, ""
    return plain, Confidence.HIGH if preposition or not counted else Confidence.MEDIUM, ""


def _worded(passage: Passage, left: str) -> bool:
    """Whether a number in words counts something; small ones need a verb of achievement or `more`."""
    figure = passage.figure
    if figure.text.lower() in ("twice", "thrice"):
        return True
    assert figure.value is not None
    if figure.value < 2:
        return False
    if figure.value > 12:
        return True
    if re.match(
        r"\s*(?:more|new|additional|other|further)\b",
        figure.text[len(figure.number) :],
        re.IGNORECASE,
    ):
        return True
    if re.search(
        r"\b(?:key|major|main|sides|fronts|areas|aspects|things|ways|parts|steps|pillars"
        r"|principles|dimensions|factors)\b",
        figure.text,
    ):
        return False
    return bool(ACHIEVED.search(left[-40:]))
