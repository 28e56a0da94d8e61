"""Words of English that tell one kind of claim from another."""

import re

from factcheck.draft.hedging import hedge_words, hedges_read
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "beside", "en")

UP = WORDS["rise"]
DOWN = WORDS["fall"]
FILL = WORDS.pattern(r"(?:{fill})")
PREPOSITION = WORDS["preposition"]
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
    " year-on-year year-over-year year’s seasonally adjusted seasonally-adjusted annualised"
    " annualized".split()
).union(word for hedge in hedges_read("en") for word in hedge.split())
TAIL_WORD = re.compile(r"[^\s(,;—]+")
MOVING_NOUNS = frozenset(
    "growth increase decrease decline rise drop gain reduction inflation improvement expansion "
    "contraction fall".split()
)
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP})|(?P<down>{DOWN}))(?![\w-])", re.IGNORECASE)
AVERAGED = re.compile(
    WORDS.pattern(
        r"average annual|annual average(?! (?:{averaged})s?\b)|annually on average"
        r"|per year on average|compound|CAGR"
        r"|average (?:yearly )?(?:growth )?rate|a year on average|average growth"
        r"|averag(?:ed|ing) .{0,20}(?:annual|a year|per year)"
    ),
    re.IGNORECASE,
)
#: An average where a span of years is told of: at an annual rate of.
YEARLY = re.compile(WORDS.pattern(r"\bannual (?:growth )?(?:{yearly}) of\b"), re.IGNORECASE)
AVERAGED_AFTER = re.compile(
    WORDS.pattern(
        r"^ (?:{averaged_after})"
        r"(?: on average)?\b|^ (?:on average|average annual)|^ (?:compound annual|CAGR)"
    ),
    re.IGNORECASE,
)
MOVED_AFTER = re.compile(
    WORDS.pattern(
        r"^ ?(?!of (?:the|its|their|this|that|all)\b)"
        r"(?:(?:{measured_how}) ){0,2}(?:(?P<up>{rise_after})"
        r"|(?P<down>{fall_after}))\b(?! than \d)"
    ),
    re.IGNORECASE,
)
SHARED = re.compile(
    WORDS["shared"],
    re.IGNORECASE,
)
RATED = re.compile(
    WORDS.pattern(r"\b(?:{rated})\b"),
    re.IGNORECASE,
)
AHEAD = re.compile(
    WORDS.pattern(r"(?:{ahead})\b(?P<partner>[^,.;]{0,70})"),
    re.IGNORECASE,
)
TIMED = re.compile(
    WORDS.pattern(
        r"(?:than|from|over|compared (?:to|with)|versus)?\s*(?:that |the (?:level|figure"
        r"|rate) )?(?:of |in |at |for )?(?:the )?(?:end of |level of "
        r"|figure of )?(?:the )?(?:(?:{same}) )?(?:{times})"
    ),
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(WORDS["contributed"], re.IGNORECASE)
ACHIEVED = re.compile(
    WORDS.pattern(r"\b(?:{achieved})\b"),
    re.IGNORECASE,
)
DURATION = re.compile(
    WORDS.pattern(r"(?:{duration})\w*\b.{0,30}$"),
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:(?<!more )(?<!less )(?<!fewer )(?<!greater )than|above|below)(?: the| that of| its| "
    r"their)?\s*$",
    re.IGNORECASE,
)
GROWTH_RATE = re.compile(
    WORDS.pattern(
        r"\bgrowth(?: rate)?s?\b(?:[^,;]|, (?:excluding|including|adjusted"
        r"|net of)\b[^,;]*,){0,90}\b(?:was|were|at|reached|stood at|came to|hit"
        r"|(?:{growth_rate})\w*(?: up)? to)"
        r"(?: (?:{hedge}|only))?\s*$"
    ),
    re.IGNORECASE,
)
#: The same where it is left for another: growth had eased from 6.1 to 5.8 percent.
GROWTH_LEFT = re.compile(
    WORDS.pattern(
        r"\bgrowth(?: rate)?s?\b[^,;]{0,40}\b(?:{growth_rate})\w*(?: \w+ly| back| up| down)?"
        r" from(?: [^,;]{1,70} to)?(?: (?:{hedge}|only))?\s*$"
    ),
    re.IGNORECASE,
)
PART = re.compile(r" of (?:the|all|its|their|our|such|these|those)\b", re.IGNORECASE)
CONDITION = re.compile(
    WORDS.pattern(r"\b(?:{condition})\s*$"),
    re.IGNORECASE,
)
