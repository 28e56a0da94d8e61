"""Words of English beside a figure that tell which phrase names it."""

import re

from factcheck.draft.calendar import WHOLE_MONTH

CHANGE = "increase|decrease|rise|decline|drop|gain|reduction|growth|fall"
#: A figure that measures the change of what follows: a 5% increase in.
CHANGE_IN = re.compile(
    r" (?:(?!in |of |to )[\w-]+ ){0,3}?"
    rf"(?:{CHANGE}|jump|surge|cut|improvement|contraction|expansion|upturn|downturn|slump)s?"
    r"(?: \([^()]{0,40}\))? (?:in|of) (?!(?:(?:the )?(?:same|first|second|third|fourth|last|past"
    rf"|previous|year|month|quarter|19|20|{WHOLE_MONTH})|real|nominal|volume|value|total)\b|\d)"
)
OF_CHANGE = re.compile(rf"\b(?:{CHANGE}) of(?: [a-z]+){{0,3}} $")
AMOUNT_OF = re.compile(
    r" (?:of|in|on|for) (?!an? [\w -]{1,40}\bbasis\b)(?!(?:the )?(?:year|month|quarter|which"
    r"|whom|total|(?:19|20)\d\d)\b)"
)
#: Right before what is counted and named by its own noun: records of all 1,200 patients.
OF_ALL = re.compile(
    r" of(?: all| about| over| nearly| some| the| these| its| around| more than)*\s*$"
)
#: Before a figure that is no end of a name: of sepsis among 41,870 patients.
LEADS_ON = re.compile(
    r"\b(?:among|across|for|by|with|in|between)(?: the| some| about| over| nearly| all)*\s*$"
)
#: One more thing, of so many: and a fleet of 214 aircraft.
AND_ONE_OF = re.compile(r"\band (?:an?|its|the|our) [a-z ]{2,30} of(?: about| over| nearly)? $")
OF_PART = re.compile(r" of (?!(?:which|whom|it|them|these|those|\d|all\b)\b)")
#: People by no other name than what they do: people living in poverty.
PERSONS = re.compile(
    r"(?:[\w'’-]+ )*(?:people|persons|men|women|adults|children|households|families|residents"
    r"|workers"
    r"|americans|citizens|students|pupils|patients|passengers|respondents|individuals|others)",
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
    r"(?:the |a |an |our |its )*(?:high|low|larg|fast|bigg|strong|weak|slow|small|b|sharp|steep"
    r"|wor|mo)\w*st "
    r"(?P<what>(?!since|on |in |ever|level|reading|figure|rate|value|number|growth|increase|rise"
    r"|fall|pace"
    r"|for |annual |monthly )[a-z][\w -]{2,40}?) (?:since|in|on|ever)\b"
)
ORDINAL_OF = re.compile(
    r"(?:[Tt]he )?\w+ (?:batch|group|phase|round|tranche"
    r"|cohort)s? of (?P<what>[A-Za-z][\w' -]{2,40}?)(?= (?:was|were|is|are"
    r"|has|have|in)\b|[.,;])|(?:[Tt]he )?\w+ (?P<name>[A-Z][\w' -]{2,50}?)(?= (?:was|were|is|are"
    r"|has|have|in)\b|[.,;])"
)
#: The same thing by another measure, told behind it: and 13% in constant currency.
BY_MEASURE = re.compile(
    r" (?:in|at) (?:constant currenc(?:y|ies)|constant prices|current prices|real terms"
    r"|nominal terms"
    r"|local currenc(?:y|ies)|volume terms|value terms)"
)
NUMERAL = re.compile(r"\d[\d.,' ]*(?<! )")
PARTICIPLE_LIKE = re.compile(r"[a-z]{2,}ed|built|sold|held|spent|sent|made|paid|grown|bought")
#: Between two verbs, both of which tell: sold shops and lost, hired staff who were.
JOINED = re.compile(
    r"[,;]|\b(?:and|but|while|as|who|that|which|whose|because|if|when|whether|so)\b"
)
PARTICIPLE = re.compile(r"\W*(?:and )?(?:thus |thereby )?[a-z]+ing\s")
#: What leads to what something came to.
REACHING = re.compile(
    r"\W*(?:thus |thereby )?(?:reaching|hitting|totall?ing|topping|exceeding|surpassing|averaging"
    r"|amounting to|rising to|falling to|climbing to|bringing (?:the|its|their) (?:total"
    r"|number) to)"
    r"(?: (?:a|an|the|about|around|over|nearly|almost|some|record|new|total|of|more than"
    r"|just))*\s*",
    re.IGNORECASE,
)
PREPOSED = re.compile(
    r"\s*(?:(?:mostly |largely |broadly |roughly |virtually )?(?:flat|unchanged|stable|steady"
    r"|off)(?= (?:from|at|on|compared|with|over)\b)"
    r"|pro forma|in|from|to|by|at|on|during|since|compared|versus|vs|than|below|above|per|a year"
    r"|year|month|quarter|for|with|against|after|through|of|or|last|percent)\b",
    re.IGNORECASE,
)
#: Where and when a report was filed: ALDERTON, May 31 –.
DATELINE = re.compile(
    r"\W*[A-Z][A-Z .]{2,24}(?: \([^()]{1,20}\))?(?:, [A-Za-z]{3,9}\.? \d{1,2})?(?:"
    r" \([^()]{1,20}\))? ?[–—-]+ "
)
LEADING_TIME = re.compile(
    r"\W*(?:In|During|By|At|For|Over|As of|Since"
    r"|On) (?:the )?(?:[a-z]+ ){0,4}(?:(?:[A-Z][a-z]{2,8} )?"
    r"(?:19|20)\d\d|(?:year|quarter|months?|half|period)(?: of (?:(?:19|20)\d\d|(?:this"
    r"|the) year))?|Q[1-4]"
    rf"|{WHOLE_MONTH}),? (?=\S)"
    rf"|\W*in (?:(?:{WHOLE_MONTH}) )?(?:19|20)\d\d,? (?=[a-z])"
)
