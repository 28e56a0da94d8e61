"""Words of English beside a figure that tell which phrase names it."""

import re

from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.en.accounts import ENDED_PART
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "subject words", "en")

CHANGE = WORDS["change"]
#: A figure that measures the change of what follows: a 5% increase in.
CHANGE_IN = re.compile(
    r" (?:(?!in |of |to |and )[\w-]+ ){0,3}?"
    rf"(?:{CHANGE}|jump|surge|cut|improvement|contraction|expansion|upturn|downturn|slump)s?"
    r"(?: \([^()]{0,40}\))? (?:in|of) (?!(?:(?:the )?(?:same|first|second|third|fourth|last|past"
    rf"|previous|year|month|quarter|19|20|{WHOLE_MONTH})|real|nominal|volume|value|total)\b|\d)"
)
#: The same with what it came to before what moved: a 5% increase to $30 million in.
CHANGE_TO_IN = re.compile(
    WORDS.pattern(
        rf" (?:(?!in |of |to |and )[\w-]+ ){{0,3}}?(?:{CHANGE}|jump|surge|improvement)s?"
        r" to (?:{hedge} |an? |a record )?[$€£¥]?\d[\d.,]*(?:%| ?bn| ?m)?(?: [a-z]+){0,2} in "
        r"(?!(?:(?:the )?(?:same|first|second|third|fourth|last|past|previous|year|month|quarter"
        r"|19|20|{whole_month}))\b|\d)",
        whole_month=WHOLE_MONTH,
    )
)
#: What moved between the figure and the word that says so: 12 percent net sales growth.
MOVED_BEHIND = re.compile(
    r" (?P<what>(?:(?!(?:in|of|to|and|or|but|from|on|the|for|by|as|than|while|when|because|since"
    r"|after|amid|with|despite|above|below|over|per) )[a-z][\w'’-]* ){1,5}?)"
    rf"(?:{CHANGE})(?![\w-])"
)
#: Before a figure of another place, and before the number of all of which it tells a part.
IN_ANOTHER = re.compile(r"[\s,;]*(?:(?:and|but|while) )?(?:in|across|among) (?:the )?[A-Z]")
OF_THE = re.compile(r"\s*of (?:the|its|our|their|all|these|those)\s*")
OF_CHANGE = re.compile(rf"\b(?:{CHANGE}) of(?: [a-z]+){{0,3}} $")
AMOUNT_OF = re.compile(
    r" (?:of|in|on|for) (?!an? [\w -]{1,40}\bbasis\b)(?!(?:the |its |last )*(?:year|month|quarter"
    r"|same|prior|previous|preceding|comparable|corresponding|fiscal|first|second|third|fourth"
    r"|half|which|whom|total|(?:19|20)\d\d)\b)"
)
#: What somebody did with things that are counted, or whose they are.
AMONG_OTHERS = re.compile(
    r"(?:[a-z] (?:with|among|across|between|against|covering|(?<!rose )(?<!up )(?<!down "
    r")(?<!fell )(?<!grew )from)"
    r"(?: the| its| their| our| all| these| those| some of the)?(?: other| remaining| first| top)?"
    r"|[A-Za-z]['’]s) $"
)
#: What somebody did to something, by how much: have been slashed by.
MOVED_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be) (?:\w+ly )?(?:slashed|cut|reduced|trimmed|raised"
    r"|lifted|increased"
    r"|boosted|lowered|hiked|decreased|narrowed|widened|halved|doubled|scaled back|pared) (?:by"
    r"|to|from)"
    r"(?: an?| about| around| over| nearly| some| just| almost| more than)*\s*$"
)
#: Words between two dashes, that name nothing of what stands around them.
DASHED = re.compile(r" (?:-|–|—|--) [^–—]{3,160}? (?:-|–|—|--) ")
#: Words that `and` joins to a longer name behind it: although Central and Eastern European sales.
IN_FRONT = re.compile(
    r"[\s,;]*(?:(?:although|while|whereas|but|and|though) )?(?:[A-Z][\w-]+ ?){1,2}\s*"
)
#: What moved to a level: a rise in the deficit to a record $29 billion.
RISEN = re.compile(
    WORDS.pattern(
        r"(?:[\w-]+ )?(?:{risen}) in (?:the |its )?"
        r"(?P<what>.+)"
    )
)
#: What a line of a list is of: - Total flights: 43,118, - Revenues: up 14% to £3.9bn.
LABEL = re.compile(
    r"[\s•●*–-]*(?P<label>[A-Z][\w/&'’-]*(?: [\w/&'’-]+){0,6})(?: \([^()]{1,30}\))?: "
    r"(?:(?:up|down|increased|decreased|rose|fell|grew|higher|lower)(?: by)?"
    r"(?: [£$€]?\d[\d.,]* ?(?:%|per ?cent|pp|points|mn?|bn|million|billion)?)?,? (?:to |at )?)?"
    r"(?:(?:about|over|nearly) )?\Z"
)
#: Right before what is counted and named by its own noun: records of all 1,200 patients.
OF_ALL = re.compile(WORDS.pattern(r" of(?: (?:{hedge}|all|the|these|its))*\s*$"))
#: Before a figure that is no end of a name: of sepsis among 41,870 patients.
LEADS_ON = re.compile(
    WORDS.pattern(r"\b(?:among|across|for|by|with|in|between)(?: (?:{hedge}|the|all))*\s*$")
)
#: One more thing, of so many: and a fleet of 214 aircraft.
AND_ONE_OF = re.compile(
    WORDS.pattern(r"\band (?:an?|its|the|our) [a-z ]{2,30} of(?: (?:{hedge}))? $")
)
#: Right before what is counted and what another noun belongs to: the cost to the 150 schools.
OF_OTHERS = re.compile(
    r"[a-z] (?:to|for|by|from|among|across|between|against|on|at)"
    r" (?:the|its|their|our|all|these|those|some of the)(?: other| remaining| first| top)? $"
)
OF_PART = re.compile(r" of (?!(?:which|whom|it|them|these|those|\d|all\b)\b)")
#: People by no other name than what they do: people living in poverty.
PERSONS = re.compile(
    WORDS.pattern(r"(?:[\w'’-]+ )*(?:{persons})"),
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"\s*(?:(?P<which>(?:in|of|below|under|aged|over) [^.,;:()]{1,60}?) )?"
    r"(?:is|are|was|were|have been|has been|had been)(?: (?:now|still|currently|also))? "
    r"(?P<told>(?!in (?:19|20)\d|by (?:19|20)\d)[a-z][^.,;:()]{1,60})"
)
#: The same without a verb of being: people living in poverty.
BESIDE = re.compile(r"\s*(?P<told>(?!in (?:19|20)\d|by (?:19|20)\d)[a-z][^.,;:()]{1,60})")
AND = re.compile(r"(?:^|\s|,)(?:and|but|while|whereas|although|as|because)\s")
THAT_OF = re.compile(
    r"\W*(?:(?:and|while|with) )?(?:that|those) (?P<which>of|in|from|for|to) (?P<part>[^.,;:()]+)"
)
HEAD_OF = re.compile(r"(?P<head>.+? )(?:of|in|from|for|to) (?P<part>.+)")
RECORD_OF = re.compile(
    WORDS.pattern(
        r"(?:the |a |an |our |its )*(?:{record_of})\w*st "
        r"(?P<what>(?!since|on |in |ever|level|reading|figure|rate|value|number|growth"
        r"|increase|rise"
        r"|fall|pace"
        r"|for |annual |monthly )[a-z][\w -]{2,40}?) (?:since|in|on|ever)\b"
    )
)
ORDINAL_OF = re.compile(
    WORDS.pattern(
        r"(?:[Tt]he )?\w+ (?:{ordinal_of})s? of (?P<what>[A-Za-z][\w' -]{2,40}?)(?= "
        r"(?:was|were|is|are"
        r"|has|have|in)\b|[.,;])|(?:[Tt]he )?\w+ (?P<name>[A-Z][\w' -]{2,50}?)(?= (?:was"
        r"|were|is|are"
        r"|has|have|in)\b|[.,;])"
    )
)
#: The same thing by another measure, told behind it: and 13% in constant currency.
BY_MEASURE = re.compile(
    WORDS.pattern(
        r" (?:in|at) (?:{by_measure})"
        r"| (?:excluding|including)(?: (?!(?:and|or)\b)[a-z][\w'’-]*){1,6}(?=[.,;)]|$)"
    )
)
#: What a figure is compared with, by a name of its own.
COMPARED_NAME = re.compile(
    WORDS.pattern(
        r"\b(?:compare[sd]? (?:with|to)|against|versus|after)(?: an?| the)?"
        r"(?: (?:{of_year_before}))* (?P<what>[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,5}) of"
        r"(?: (?:{hedge}))?\s*$"
    )
)
COMPARED_TO = re.compile(r"\b(?:compared (?:with|to)|against|versus)(?: an?)? [^,;.\d]{2,60}$")
#: One more thing, told beside the first: , with headroom of.
WITH_OF = re.compile(
    WORDS.pattern(
        r"\W*with (?:an? |the |its )?(?P<what>[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,4}) of"
        r"(?: (?:{hedge}))?\s*"
    )
)
#: Behind an amount, what it is of each share.
PER_SHARE = re.compile(
    r",? \(?or [$€£]?[\d.]+ ?(?:cents|pence|p)?(?: (?:a|per) (?:diluted )?share|,)"
)
#: Words that set the figure behind them against the one before: a reversal from the, faster than.
CONTRASTED = re.compile(
    WORDS.pattern(
        r"[\s,;–-]*(?:(?:slightly|much|far|well|a|an|the|sharp|marked|slight|clear) )*"
        r"(?:(?:{contrasts}) (?:from|on|over|of)|(?:{paces}) than|(?:{outgoing})(?: from)?)"
        r"(?: (?:a|an|the|its))?(?: (?:revised|previous|earlier|upwardly|downwardly))*\s*$"
    ),
    re.IGNORECASE,
)
#: What is only said to be a gauge of something: broad money, a key indicator for policy, rose.
GAUGE = re.compile(
    WORDS.pattern(
        r"\W*(?P<what>[^,;.]{3,70}?), (?:an?|the|which (?:is|are)(?: an?| the)?) "
        r"(?P<gauge>(?:[\w-]+ ){0,3}?(?:{gauges}))\b"
    )
)
#: A measure with the figure that it is, where a sentence only points back: led to a margin of.
MEASURE_OF = re.compile(
    WORDS.pattern(
        r"\b(?:an?|the|its|their) (?P<what>(?:[a-z][\w-]* ){0,4}?(?:{measures}))"
        r" of(?: (?:{hedge}))?\s*$"
    )
)
#: How all that a sentence tells is measured: On a non-GAAP basis,.
ON_BASIS = re.compile(
    r"\W*(?P<basis>[Oo]n an? (?!(?:[\w'’-]+ )*(?:annual|monthly|quarterly|weekly|daily"
    r"|(?:year|quarter|month)(?:[- ](?:on|over)[- ]\w+|-to-(?:year|quarter|month))"
    r"|seasonally[- ]adjusted|\w*annuali[sz]ed)\b)"
    r"(?:[\w'’-]+ ){1,4}basis),"
)
#: Joins what is told of the same place to what was told before.
WHILE = re.compile(r"[^;]{0,40}, (?:while|whereas|with|and) (?!in\b)")
#: What grows at a rate: annual growth rate of loans.
GROWTH_OF = re.compile(
    r"(?:[\w-]+ )?(?:growth rate|rate of growth) (?:of|in) (?:the )?(?P<what>.+)"
)
#: The end of words that only qualify the growth behind them: economic, quarter-on-quarter.
QUALIFYING = re.compile(WORDS.pattern(r"(?:^|[\s-])(?:{qualifying})$"), re.IGNORECASE)
NUMERAL = re.compile(r"\d[\d.,' ]*(?<! )")
PARTICIPLE_LIKE = re.compile(WORDS["participle_like"])
#: Between two verbs, both of which tell: sold shops and lost, hired staff who were.
JOINED = re.compile(
    r"[,;]|\b(?:and|but|while|as|who|that|which|whose|because|if|when|whether|so)\b"
)
PARTICIPLE = re.compile(r"\W*(?:and )?(?:thus |thereby )?[a-z]+ing\s(?:in\s(?=an?\s))?")
#: All that stands before a figure in a clause that goes on with the subject of its sentence.
MOVING_ON = re.compile(WORDS.pattern(r"\s*(?:thus )?(?:{moving_on})ing(?: (?:by|to|{hedge}))*\s*"))
#: Participles behind which a figure is of something else: leaving 5 million in debt.
ELSEWHERE = re.compile(r"\b(?:leav|send|bring|mak|giv|tak|putt|includ|us|with|and)ing\b")
#: What leads to what something came to.
REACHING = re.compile(
    WORDS.pattern(
        r"\W*(?:thus |thereby )?(?:{reaching})"
        r"(?: (?:{hedge}|a|an|the|record|new|total|of|just))*\s*"
    ),
    re.IGNORECASE,
)
#: A second participle of a sentence's subject: overtaking a rival and accounting for.
JOINED_SHARE = re.compile(
    WORDS.pattern(r".+?,? and (?:thus |thereby )?(?:{joined_share})(?: (?:{hedge}))*\s*"),
    re.IGNORECASE,
)
PREPOSED = re.compile(
    WORDS.pattern(
        r"\s*(?:(?:(?:{broadly}) )?(?:{unchanged})(?= (?:from|at|on|compared|with|over)\b)"
        r"|pro forma|in|from|to|by|at|on|during|since|compared|versus|vs|than|below|above"
        r"|over(?= [A-Za-z])"
        r"|per|a year"
        r"|year|month|quarter|for|with|against|after|through|of|or|last|percent)\b"
    ),
    re.IGNORECASE,
)
#: Where and when a report was filed: ALDERTON, May 31 –.
DATELINE = re.compile(
    r"\W*[A-Z][A-Z .]{2,24}(?:, [A-Z][A-Za-z.]{1,14})?(?: \([^()]{1,20}\))?"
    r"(?:,? [A-Za-z]{3,9}\.? \d{1,2}(?:,? (?:19|20)\d\d)?)?"
    r"(?: \([^()]{1,20}\)| /[^/\n]{3,24}/)? ?(?:[–—-]+ |--)"
    r"|\W*[A-Z][A-Za-z.'’ ]{1,24}(?:, [A-Z][A-Za-z. ]{1,20})?(?:,| ?[–—-])"
    rf" ?(?:(?:{WHOLE_MONTH}) \d{{1,2}}|\d{{1,2}} (?:{WHOLE_MONTH})),? (?:19|20)\d\d"
    r" ?(?:[–—-]+ |--|: )"
)
LEADING_TIME = re.compile(
    WORDS.pattern(
        r"\W*(?:In|During|By|At|For|Over|As of|Since"
        r"|On) (?:the )?(?:[a-z]+ ){0,4}(?:(?:[A-Z][a-z]{2,8} )?"
        r"(?:19|20)\d\d|(?:{leading_time})(?: of (?:(?:19|20)\d\d|(?:this"
        r"|the) year))?|Q[1-4]"
        r"|(?:end-|mid-)?(?:{whole_month})),? (?=\S)"
        r"|\W*in (?:(?:{whole_month}) )?(?:19|20)\d\d,? (?=[a-z])"
        r"|\W*(?i:{ended_part}),? (?=\S)",
        ended_part=ENDED_PART,
        whole_month=WHOLE_MONTH,
    )
)
