"""Words of Chinese that tell one kind of claim from another."""

import re

from factcheck.draft.hedging import hedge_words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "beside", "zh")

#: Growth on the month, the quarter or the year before, in one word with its base: 年增, 月减.
UP = WORDS.pattern(r"{on}增(?:加|长)?|{on}成长|{rise}")
DOWN = WORDS.pattern(r"{on}减(?:少)?|{on}衰退|{fall}")
RATE_NOUN = WORDS["rate_noun"]
ADVERB = WORDS.pattern(
    r"了|均|都|各|也|又|仅|只|共计|共|平均|累计|同比|环比|实际|名义|合计|总计|分别"
    r"|一般|基本"
    r"|稳定|保持|在|、|和|及|与|高达|已|已经|再|还|将|可|(?<![产职功性智节动潜势])能"
    r"|总共|共有"
    r"|以上年同期口径|按可比价格?|可比口径|按不变价格?计算?|扣除价格因素,?|(?:比|较"
    r"|同)(?:{earlier})(?:同期|末|底)?|幅度"
    r"|力度|速度|比例| |的|得|近[0-9]年|大幅|小幅|进一步|有所|明显|持续|继续|首次|历史性"
    r"|成功|顺利"
    r"|也就|则|就|最新|目前|当前|现时|现在"
)
TO = WORDS["to"]

GOVERNOR = re.compile(
    rf"(?:(?P<noun>{RATE_NOUN})|(?P<up>{UP})"
    rf"|(?P<down>{DOWN}))?(?P<middle>(?:{ADVERB})*)(?P<to>{TO})?(?:{ADVERB})*"
    rf"(?!(?<=[^支输进产付流]出)超)(?P<hedge>{hedge_words('zh')})?(?:{ADVERB})*$"
)
#: Every sign that governing words may be made of, as the pattern names them one by one.
GOVERNING = "".join(sorted({*GOVERNOR.pattern, *"0123456789"}))
AVERAGED = re.compile(WORDS["averaged"])
CONTRIBUTED = re.compile(WORDS["contributed"])
SHARED = re.compile(WORDS["shared"])
RATED = re.compile(WORDS.pattern(r"(?:{rated})(?:[（(][^（）()]{0,20}[）)])?[^，,、]{0,4}$"))
AHEAD = re.compile(
    WORDS.pattern(
        r"(?P<verb>{ahead})(?P<partner>[^，,;；]{0,24}?)(?:约|近|了)?$"
        r"|(?<![占同环对])(?:比|较)(?![重例率值大快])(?P<than>[^，,;；比较]{2,24}?)"
        r"(?:{averages})?(?P<more>{more})(?:约|近|了)?$"
    )
)
#: How far something is from what is usual: 较常年偏少.
APART = re.compile(r"偏[多少高低大小](?:了|约|近)?$")
TIME_WORD = re.compile(WORDS.pattern(r"^(?:{time_word})"))
#: What was planned, which a rate is ahead of or behind.
PLANNED = re.compile(WORDS["planned"])
OVERDONE = re.compile(
    r"超(?:额|出)?(?:完成)?(?:[一-鿿]{0,6}(?:目标|任务|计划|预期))?(?:近|约|了)?$"
)
AFTER_SCOPE = re.compile(r"^[一-鿿](?<![的左右上下。])")
PER = re.compile(r"(?:每|每[涨跌升降增减][高低加少]?)$")
SCALED_TIME = re.compile(WORDS.pattern(r"(?:{scaled_time})[^，。；]{0,8}$"))
INDEXED = re.compile(WORDS.pattern(r"(?:{indexed})[^，。；]{0,8}$"))
ACHIEVED = re.compile(WORDS.pattern(r"(?:{achieved})[^，。；、]{0,16}$"))
SLOGAN = re.compile(WORDS.pattern(r"^(?:{slogan})"))
#: What is done again each year: over a span of years all of it is told, not that of the last.
ADDED = re.compile(
    WORDS.pattern(
        r"(?:{added})"
        r"(?:(?:(?![达到至为])[^，。；、]){0,14}|[^，。；]{2,40}等[^，。；、]{0,12}\d?[\d.万亿件人]*)$"
    )
)
