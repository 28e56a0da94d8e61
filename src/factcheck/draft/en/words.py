"""Words of English that tell one kind of claim from another."""

import re

from factcheck.draft.hedging import hedge_words, hedges_read

UP = (
    r"grew|grows?|growing|grown|growth|rose|rises?|rising|risen|increase[sd]?|increasing"
    r"|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed?|es|ing)|soar(?:ed|s|ing)?"
    r"|gain(?:ed|s|ing)?|advance[sd]?|advancing|expand(?:ed|s|ing)?|expansion|(?<!made "
    r")(?<!make )(?<!makes )(?<!making )"
    r"(?<!take )(?<!takes )(?<!taking )(?<!took )(?<!taken )(?<!set )up(?! to\b)|higher"
    r"|improve[sd]?|improving"
    r"|improvement|accelerat(?:ed?|es|ing)|raise[sd]?|raising|boosted|lifted|upturn"
    r"|rebounded|rallied|strengthened|edged up|appreciated|skyrocketed|swelled|widen(?:ed|ing)"
    r"|upward|appreciation|inflation"
)
DOWN = (
    r"fell|falls?|falling|fallen|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)"
    r"|down|lower(?:ed|ing)?|slid|slides?|slipp(?:ed|ing)|shr[aiu]nk(?:ing)?|contract(?:ed|s"
    r"|ing|ion)"
    r"|reduc(?:ed?|es|ing|tion|tions)|cut|cuts|cutting|slash(?:ed|es|ing)?|trimm(?:ed|ing)"
    r"|narrow(?:ed|ing)?|eas(?:ed|ing)|lost"
    r"|plung(?:ed?|ing)|tumbl(?:ed?|ing)|dip(?:ped|s)?|sank|weakened|slow(?:ed|ing)"
    r"|deteriorated|depreciat(?:ed|ion)|slump(?:ed)?|downturn|shortened|slowdown"
)
FILL = (
    r"(?:a total of|another|an additional|only|just|a further|a combined|combined|the|a|an|its"
    r"|to a record|a record|record|also|further|by|net|a net|slightly|well|even|far|still"
    r"|already|sharply|currently|now|respectively|annually|on average|year on year|year-on-year"
    r"|year over year|year-over-year|respectively by|a robust|a solid|a strong|a whopping|in "
    r"total|month-on-month|in real terms|real|its|total|altogether|high of|low of|new high of"
    r"|record high of|all-time high of|mark of|(?:last|this|the previous|the prior) "
    r"(?:year|month|quarter)['’]s|the|modest|strong|solid|as|:)"
)
PREPOSITION = (
    r"by|to|at|of|from|in|was|were|is|are|be|being|stood at|came to|come to|amounted to"
    r"|amounting to|amount to|hit|hitting|reached|reaching|reach|totaled|totalled|totaling"
    r"|totalling|total|equal to|for|recorded|registered|posted|averag(?:ed|ing)|and|with"
)
TAIL = re.compile(
    rf"(?:^|[\s(,;—])(?P<prep>(?:{PREPOSITION})(?=\s|$))?(?:\s?{FILL}(?=\s|$))*"
    rf"(?:\s?(?P<hedge>{hedge_words('en')})(?=\s|$))?"
    rf"(?:\s?{FILL}(?=\s|$))*\s*[(]?$",
    re.IGNORECASE,
)
#: Every word that such a tail may hold.
TAIL_WORDS = frozenset(
    ": a additional all-time already also altogether amount amounted amounting"
    " an and annually another are as at average averaged averaging be being by came combined come"
    " currently equal even far for from further high hit hitting in is its just last low mark"
    " modest month's month-on-month month’s net new now of on only over posted previous prior"
    " quarter's quarter’s reach reached reaching real record recorded registered respectively"
    " robust sharply slightly solid still stood strong terms the this to total totaled totaling"
    " totalled totalling was well were whopping with year year's"
    " year-on-year year-over-year year’s".split()
).union(word for hedge in hedges_read("en") for word in hedge.split())
TAIL_WORD = re.compile(r"[^\s(,;—]+")
MOVING_NOUNS = frozenset(
    "growth increase decrease decline rise drop gain reduction inflation improvement expansion "
    "contraction fall".split()
)
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP})|(?P<down>{DOWN}))(?![\w-])", re.IGNORECASE)
AVERAGED = re.compile(
    r"average annual|annual average(?! (?:concentration|temperature|density|price|exchange|income"
    r"|wage|rainfall|level|number|output|precipitation|days)s?\b)|annually on average"
    r"|per year on average|compound|CAGR"
    r"|average (?:yearly )?(?:growth )?rate|a year on average|average growth|averag(?:ed|ing) "
    r".{0,20}(?:annual|a year|per year)|annual growth rate",
    re.IGNORECASE,
)
#: An average where a span of years is told of: at an annual rate of.
YEARLY = re.compile(
    r"\bannual (?:growth )?(?:rate|increase|growth|decline|decrease) of\b", re.IGNORECASE
)
AVERAGED_AFTER = re.compile(
    r"^ (?:a year(?! ago| earlier| before)|annually|per year|per annum|each year|every year)"
    r"(?: on average)?\b|^ (?:on average|average annual)|^ (?:compound annual|CAGR)",
    re.IGNORECASE,
)
MOVED_AFTER = re.compile(
    r"^ ?(?:net |year-on-year |year-over-year |y/y |q/q |m/m |yoy |qoq |mom |real |annual "
    r"|sequential |organic |overall "
    r"|further |like-for-like |same-store |\w+ ){0,2}(?:(?P<up>increases?|rises?|growth|gains?"
    r"|jump|improvement|higher|more than|more|up|faster|expansion|above|surge|greater|uptick"
    r"|hike)"
    r"|(?P<down>decreases?|drops?|declines?|reductions?|fall|lower|less than|less|fewer|down"
    r"|slower|below|contraction|cut|loss))\b(?! than \$?\d)",
    re.IGNORECASE,
)
SHARED = re.compile(
    r"account(?:ed|s|ing)? for|represent(?:ed|s|ing)?|ma[dk](?:e|es|ing) up|compris(?:ed?|es"
    r"|ing)|t(?:ak(?:e|es|ing|en)|ook) up|constitut(?:ed?|es|ing)|shares?\b|proportion"
    r"|contribut(?:ed?|ing) to|percentage of"
    r"|weight of|penetration",
    re.IGNORECASE,
)
RATED = re.compile(
    r"\b(?:rates?|ratio|margins?|yields?|coverage|utili[sz]ation|occupancy|return on|ROE|ROA"
    r"|level|tax|interest|coupon|efficiency|turnout|unemployment|deficit|dependency|accuracy"
    r"|probability|conversion)\b",
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
    r"contribut\w+|adding|added|pulled|dragged|subtract\w+|driving|account\w* for", re.IGNORECASE
)
ACHIEVED = re.compile(
    r"\b(?:added?|open(?:ed|ing)?|built|complet(?:ed|ing)|launch(?:ed|ing)?|establish(?:ed"
    r"|ing)?|creat(?:ed|ing)|held|hosted|sign(?:ed|ing)|acquir(?:ed|ing)|designat(?:ed|ing)"
    r"|approv(?:ed|ing)|deliver(?:ed|ing)?|includ(?:ed|ing)|closed|sold|has|have|had"
    r"|operat(?:ed?|es|ing)|employ(?:ed|s|ing)|total of|consist\w* of|compris\w+"
    r"|formulat\w+|submitted|issued|adopted|expanded to|increased to|rose to|reached"
    r"|construct\w+|introduc\w+|award\w+|won|receiv\w+|conduct\w+|train\w+|restor\w+|added"
    r"|upgrad\w+|revis\w+|recruit\w+|cover\w*|serv\w+|benefit\w*|runs?|running|owns?|owned"
    r"|found(?:ed|ing)|set up)\b",
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
    r"\bgrowth(?: rate)?s?\b(?:[^,;]|, (?:excluding|including|adjusted|net of)\b[^,;]*,){0,90}"
    r"\b(?:was|were|at|reached|stood at|came to|hit"
    r"|(?:slow|accelerat|moderat|eas|pick|quicken|f[ae]ll|r[io]s|improv|dipp|declin"
    r"|increas|climb|jump)\w*(?: up)? to)"
    r"(?: about| around| over| nearly| only)?\s*$",
    re.IGNORECASE,
)
PART = re.compile(r" of (?:the|all|its|their|our|such|these|those)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:with (?:an )?annual|with [^,;]{0,40}\bof at least"
    r"|aged|ages|older than|younger than|(?:each|all|any|none) of (?:the|its|our|their)|per|every"
    r"|each|for every|top|bottom|richest|poorest)\s*$",
    re.IGNORECASE,
)
