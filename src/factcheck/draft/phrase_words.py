"""Words that claim a place, a first, a record or a doubling, in Chinese and English."""

import re

from factcheck.draft.hedging import hedge_words
from factcheck.wording.multiple import multiple_words
from factcheck.wording.prose_numbers import SMALL_NUMBER
from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "phrases")

N = r"[一二三四五六七八九十百\d]{1,4}"
SCOPE = WORDS.pattern(r"(?:{zh.scope})")
STANDS = WORDS.pattern(r"(?:{zh.stands})")
CHINESE_RANK = re.compile(
    rf"第(?P<n>{N})(?:大(?=[一-鿿])|位|名)|第(?P<n2>{N})(?=[，。、；;,.！\s）)*”]|$|的|和|且"
    r"|[进升移降上下跃提前跌])"
    rf"|(?P<front>前列|首位(?!度)|榜首|上游|第一方阵|第一梯队|前(?P<n3>{N})(?:位|名"
    r"|强)?(?![个年大十季月天次\d.%％‰]|分之)|之首|领先地位)|名列前茅|(?P<top>[居夺][首冠](?!次[一-鿿])"
    r"|领跑全[国省市])"
)
SCOPE_BEFORE = re.compile(
    WORDS.pattern(
        r"(?P<scope>{scope})(?P<group>(?:(?!{zh.scope_before})[一-鿿]){0,5})$", scope=SCOPE
    )
)
#: Before a rank in a list of them: 分列全省第2和第4, 全国城市第4、计划单列市第2.
RANKED_IN_TURN = re.compile(
    rf"(?:分列|分居|分别)[^，。；]{{0,12}}第{N}[位名]?[和、及与]$"
    rf"|第{N}[位名]?[和、及与，,][一-鿿]{{2,10}}$"
)
STANDS_BEFORE = re.compile(rf"{STANDS}(?:了|在|于)?$")
#: Of whom a first place is, between it and the verb: 位居出口量榜首.
STANDS_APART = re.compile(WORDS.pattern(r"(?:{zh.stands_apart})[一-鿿]{1,8}$"))
CHINESE_ORDINAL = re.compile(
    WORDS.pattern(
        r"第(?P<n>{n})(?P<of>次|届|批)(?!性|元|产业)|(?P<first>首"
        r"(?:{zh.chinese_ordinal}))(?!次|付|贷)",
        n=N,
    )
)
CHINESE_RECORD = re.compile(
    WORDS.pattern(
        r"创(?:下|出)?(?:了)?近?(?P<near>{n}(?<!19\d\d)(?<!20\d\d))年(?:以?来"
        r"|内)?(?:的)?(?:同期)?(?:最[一-鿿]{0,4}|新[高低])"
        r"|历史性(?:地)?(?:{zh.historic})|(?:再?创(?:下|出"
        r"|造)?|[改缔]?写下?|缔造)(?:了)?(?:[一-鿿]{0,4}?)(?:{zh.kinds_of_record})?(?:来"
        r"|最)?(?:{zh.records})(?:水平|成绩|记录)?"
        r"|(?:创(?:下|出)?(?:了)?)?自?(?P<since>(?:19|20)\d\d年(?:\d{1,2}月"
        r"|[一二三四]季度)?)以?来"
        r"(?:的)?(?:历史)?(?:同期)?(?:的)?(?:最(?:{zh.most})[一-鿿]{0,3}|新[高低]"
        r"|[高低]位)"
        r"|(?:近|逾|超过?|自?)?(?P<years>(?<!\d){n}(?<!19\d\d)(?<!20\d\d))年(?:以?来|内|(?=新[高低]))(?:的)?(?:历史)?(?:同期)?(?:的)?"
        r"(?:{zh.firsts})[一-鿿]{0,4}"
        r"|(?:{zh.since})(?:同期)?(?:的)?(?:最(?:{zh.most_of_all})[一-鿿]{0,3}|新高|新低)"
        r"|连续(?:第)?(?P<streak>{n}|多)(?:个)?(?:{zh.times})"
        r"|[一二三四五六七八九十]{1,3}连(?:{zh.lasting})"
        r"|首次(?!{zh.no_first})|第一次(?={zh.reached})|刷新(?:了)?[一-鿿]{0,6}?[纪记]录"
        r"|历史(?:{zh.best})",
        n=N,
    )
)
CHINESE_MULTIPLE = re.compile(
    WORDS.pattern(
        r"翻了?(?P<hedge>{hedge_words})?(?P<twice>[一两二三四])番(?:(?P<behind>多|以上)"
        r"|半)?"
        r"|翻番(?!{zh.chinese_multiple})|翻了?一倍"
        r"|成倍增长|(?P<double>翻倍)",
        hedge_words=hedge_words("zh"),
    )
)
CHINESE_TARGET = re.compile(r"(?:提前|超额)(?:超额|圆满|全面)?完成(?![^，。]{0,12}\d)")

ORD = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
SUPER = WORDS.pattern(r"(?:{en.superlatives})")
ENGLISH_RANK = re.compile(
    WORDS.pattern(
        r"\b(?=[a-z\d])(?:"  # at the beginnings of words alone, for speed
        r"rank(?:ed|s|ing)?(?: (?:as|at|in|among|the|number|no\.|joint|equal"
        r"|it|them|us|(?-i:[A-Z][a-z]+))){0,3} "
        r"(?P<a>{ord}\b|\d{1,3}\b(?![.,]\d)|(?:one|two|three|four|five|six|seven|eight"
        r"|nine"
        r"|ten)\b)(?! (?:percent|quarter|half|of the year))"
        r"|(?:{en.placed})(?: "
        r"(?:as|at|in|among|the|joint|equal)){0,3} (?P<a4>{ord})\b(?! (?:{en.no_ranked}))"
        r"|(?:the )?(?P<b>{ord})[- ](?:most |fastest[- ]|best[- ])?{super}\b|no\. ?(?P<c>1"
        r"|one)\b|number (?P<c2>one)\b"
        r"|(?P<some>one of the (?:world's |country's |nation's )?(?:\w+ )?{super}[-\w]*)"
        r"|among the (?:world's )?(?:top (?P<top>\d{1,3}|five|ten|three|twenty)"
        r"|(?P<some2>{super}))\b"
        r"|(?:in the|the) top (?P<top2>\d{1,3}|three|five|ten"
        r"|twenty)\b(?! (?:{en.no_top}))|(?P<a2>{ord}) (?:place|position|rank)\b"
        r"|(?P<a3>first|second"
        r"|third) (?=in the (?:{en.areas})\b)"
        r"|(?P<sup>(?:{en.owners})'s {super})|(?P<sup2>the (?:{en.largest}) "
        r"(?:[\w-]+ ){0,4}(?:in the (?:{en.areas_of_most})|globally|worldwide))"
        r"|(?P<sup3>the (?:{en.highest}) (?:\w+ )?(?:{en.measures})s? (?:of|in|at)\b)"
        r"(?![^.;]{0,60}\b(?:{en.over_time}))"
        r"|(?=[1-9efnst])(?P<a5>(?<=[moe] ){ord})\b(?= (?:place|position|among|nationwide"
        r"|globally|worldwide|nationally|overall|in (?:the (?:{en.ranked_in})|Europe|Asia"
        r"|Africa|China)\b|to (?:the )?(?:\d|first"
        r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))))",
        ord=ORD,
        super=SUPER,
    ),
    re.IGNORECASE,
)
#: Before a place alone, and before a greatest number of whatever, that make it a rank.
MOVED_TO = re.compile(r"\b(?:from|to(?: the)?) $")
HELD = re.compile(WORDS.pattern(r"\b(?:{en.held}) $"))
#: A second place in a list: ranked third in Africa and 40th among 132 economies.
ENGLISH_RANK_AGAIN = re.compile(
    WORDS.pattern(r"[^.;,\d]{0,40}?,? and (?P<n>{ord})(?= (?:{en.english_rank_again})\b)", ord=ORD),
    re.IGNORECASE,
)
ENGLISH_ORDINAL = re.compile(
    WORDS.pattern(
        r"\b(?=[tfsen\d])(?:(?:the )?(?P<n>{ord})(?: (?:ever|such"
        r"|annual))? (?:(?-i:[A-Z])[\w-]+ ){0,5}?"
        r"(?:{en.counted_in_turn})\b|for the (?P<n2>{ord}) time\b(?<!first time))",
        ord=ORD,
    ),
    re.IGNORECASE,
)
ENGLISH_RECORD = re.compile(
    WORDS.pattern(
        r"\b(?=[a-z\d])(?:"  # at the beginnings of words alone, for speed
        r"(?<!below )(?<!above )(?:(?:a|an|another|new|the|its) )?"
        r"(?:{en.records})[- ](?:{en.record_of})s?\b"
        r"|(?:the )?(?:{en.most})\b(?: (?!{en.no_record})[\w-]+){0,5}? (?:since "
        r"(?:records began"
        r"|(?:\w+ ){1,5}(?:began|started)"
        r"|(?:\w+ )?\d{4}|the \w+)|on record|ever(?: recorded)?"
        r"|in (?:{en.so_many})? ?(?P<years>\w+)? ?(?:years|decades|history)"
        r"|in (?:company|our|its|(?:the )?[\w]+'s)(?: (?P<age>\d{1,3})-year)? history"
        r"|in (?:a|more than a|over a|the (?:past|last)) (?:decade|generation|century)"
        r"|in \d+ (?:years|months|quarters))"
        r"|(?:{en.reaching}) (?:a |another )?new "
        r"(?:historical |all-time )?(?:high|low|peak|record)s?\b"
        r"|(?:the|its|their|a) first (?:[a-z-]+ ){0,2}(?:{en.first_of})s? (?:since"
        r"|in) (?:(?:\w+ )?\d{4}"
        r"|(?:\w+ )?(?:years|quarters|months|decades)|a decade|more than)\b"
        r"|for the first time\b|(?P<ord>{ord})(?:[- ](?:consecutive|straight|successive)\b"
        r"| (?:year|quarter|month) (?:in a row|running)\b|(?: [a-z-]+){1,3} in a row\b)"
        r"|(?P<streak>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) "
        r"(?:(?:consecutive|straight|successive) (?:years?|quarters?|months?|seasons)"
        r"|(?:years|quarters|months) (?:in a row|running))|(?:{en.breaking}) (?:a "
        r"|another |an? all-time )(?:new )?records?\b(?! (?:of|the|and|high|low)\b)"
        r"|record (?=\$|[€£¥]|\d))",
        ord=ORD,
    ),
    re.IGNORECASE,
)
_MULTIPLES = multiple_words("en")
_OFTEN = ("twice", "thrice")  # times, unless what they are times of follows
_MOVED = any_of(word for word in _MULTIPLES if word.endswith(("ed", "ing")))
_BARE = any_of(
    word for word in _MULTIPLES if not word.endswith(("ed", "ing", "s")) and word not in _OFTEN
)
ENGLISH_MULTIPLE = re.compile(
    WORDS.pattern(
        r"\b(?=[a-z\d])(?:(?P<hedge>{hedge_words}) )?"
        r"(?:(?P<moved>(?!(?<=be )halved){moved})|(?P<often>{often}) (?:as|the|that)"
        r"|(?(hedge)|(?:to|will|has|have|had|and|than) )(?P<bare>{bare})(?!-| digit)"
        r"|(?P<bare_of>{bare})(?= (?:the|that|those)\b)"
        r"|a factor of (?P<factor>\d+(?:\.\d+)?|{number})"
        r"|(?P<fold>\d+(?:\.\d+)?|{number}|hundred)[- ]?fold)\b",
        hedge_words=hedge_words("en"),
        moved=f"(?:{_MOVED})",
        often="|".join(_OFTEN),
        bare=_BARE,
        number=SMALL_NUMBER,
    ),
    re.IGNORECASE,
)
ENGLISH_TIMES = re.compile(r"\b(?P<n>twice|thrice)\b(?! (?:as|the|that|a |per))", re.IGNORECASE)
ENGLISH_TARGET = re.compile(
    WORDS.pattern(
        r"\b(?:{en.met})(?: all)?(?: of)? (?:the |our |its "
        r"|their )?(?:(?:{en.kinds_of_target}) )?(?:targets?|guidance|goals?)\b"
    ),
    re.IGNORECASE,
)

# One of these words stands in everything that a pattern finds: a text without them is passed over.
COUNTED_IN_TURN = tuple(
    "batch group phase round edition expo fair festival forum games census tranche cohort"
    " championship biennale marathon time".split()
)
MOST = tuple(WORDS["en.most"].split("|"))
RECORDING = (
    *"record all-time histor -year decade post-crisis first consecutive straight successive"
    " running".split(),
    "new ",
    " row",
    *MOST,
)
NTH = tuple(f"{digit}{end}" for digit in range(10) for end in ("st", "nd", "rd", "th"))
RANKING = (
    *"rank first second third fourth fifth sixth seventh eighth ninth tenth eleventh".split(),
    "twelfth",
    *WORDS["en.largest"].replace(r" \w+", "").split("|"),
    *WORDS["en.highest"].split("|"),
    *("no. 1", "no. one", "number one", "one of the", "among the", "top ", "'s "),
    *NTH,
)
MULTIPLYING = (*words(section("en/multiples", "triggers")["words"]), "factor")
TWICE = ("twice", "thrice")
AIMED = ("target", "guidance", "goal")
