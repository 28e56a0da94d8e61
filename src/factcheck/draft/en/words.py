"""Words of English that tell one kind of claim from another."""

import re

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
_NOT_JUST = r"(?<!just )(?<!slightly )"  # just over is no "over"
OVER = (
    rf"{_NOT_JUST}over|more than|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|topp(?:ed|ing)"
    rf"|{_NOT_JUST}above|in excess of|greater than|passed|beyond|upwards? of|crossed"
    r"|broke(?: through)?|well over|outstripped"
)
LEAST = (
    r"at least|no less than|not less than|no fewer than|a minimum of|as (?:little|few|low) as"
    r"|not lower than"
)
#: Of what moved up to a figure, or adds up to it, it is no bound.
_NO_BOUND = "".join(
    rf"(?<!{verb} )"
    for verb in "edged inched crept moved ticked picked nudged went climbed jumped pushed shot"
    " add adds added adding sum sums summed".split()
)
MOST = (
    rf"at most|no more than|not more than|{_NO_BOUND}up to|a maximum of|no higher than|within"
    r"|as (?:much|many|high) as"
    r"|not exceeding|capped at|below or equal to"
)
UNDER = rf"less than|fewer than|{_NOT_JUST}under|{_NOT_JUST}below|short of"
ABOUT = (
    r"about|around|approximately|roughly|some|an estimated|approx\.?|circa|or so"
    r"|in the range of|in the region of"
)
NEAR = r"nearly|almost|close to|(?:just|slightly) (?:under|below)|nearing|approaching"
JUST_OVER = r"(?:just|slightly) (?:over|above)"
HEDGES = (
    ("over", OVER),
    ("least", LEAST),
    ("most", MOST),
    ("under", UNDER),
    ("about", ABOUT),
    ("near", NEAR),
    ("beyond", JUST_OVER),
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
    r"(?:\s?(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in HEDGES)
    + r")(?=\s|$))?"
    + rf"(?:\s?{FILL}(?=\s|$))*\s*[(]?$",
    re.IGNORECASE,
)
#: Every word that such a tail may hold.
TAIL_WORDS = frozenset(
    ": a about above additional all-time almost already also altogether amount amounted amounting"
    " an and annually another approaching approx approx. approximately are around as at average"
    " averaged averaging be being below beyond broke by came capped circa close combined come"
    " crossed currently equal estimated even exceed exceeded exceeding exceeds excess far fewer for"
    " from further greater high higher hit hitting in is its just last least less low lower many"
    " mark maximum minimum modest month's month-on-month month’s more most much nearing nearly net"
    " new no not now of on only or outstripped over passed posted previous prior quarter's"
    " quarter’s range reach reached reaching real record recorded region registered respectively"
    " robust roughly sharply short slightly so solid some still stood strong surpass surpassed"
    " surpasses surpassing terms than the this through to topped topping total totaled totaling"
    " totalled totalling under up upward upwards was well were whopping with within year year's"
    " year-on-year year-over-year year’s".split()
)
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
